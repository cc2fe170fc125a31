//! `kit-bench dense ITEMS SEED` or `kit-bench situation PLACE PRODUCTS`: how long the frontier of a dense instance takes here,
//! or that of a situation with so many products, as JSON; of a dense one also what another solver needs to find its best kit.

use std::time::Instant;

use advisor::advice::kit::Instance;
use advisor::advice::kit::frontier::frontier_report;
use kit_bench::program::Program;
use kit_bench::{SITUATIONS, dense, problem_of, stocked, sum_of_nets};

/// Runs of which the median counts.
const RUNS: usize = 5;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |place: usize| arguments.get(place)?.parse::<usize>().ok();
    match (arguments.first().map(String::as_str), number(1), number(2)) {
        (Some("dense"), Some(items), Some(seed)) => print(&dense(items, seed as u64), true),
        (Some("situation"), Some(place), Some(products)) if place < SITUATIONS.len() => {
            print(&problem_of(place, &stocked(products)), false);
        }
        _ => {
            eprintln!("usage: kit-bench dense ITEMS SEED, or kit-bench situation PLACE PRODUCTS");
            std::process::exit(2);
        }
    }
}

fn print(instance: &Instance, with_program: bool) {
    let mut milliseconds: Vec<f64> = (0..RUNS)
        .map(|_| {
            let started = Instant::now();
            std::hint::black_box(frontier_report(std::hint::black_box(instance)));
            started.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    milliseconds.sort_by(f64::total_cmp);
    let report = frontier_report(instance);
    let (kits, items) = (report.kits.len(), instance.items.len());
    let net = report.kits.iter().map(|kit| kit.net).max().unwrap_or(0);
    print!(r#"{{"milliseconds":{},"tried":{},"#, milliseconds[RUNS / 2], report.tried);
    print!(r#""items":{items},"kits":{kits},"sum":{},"net":{net}"#, sum_of_nets(&report));
    if with_program {
        let all: Vec<usize> = (0..items).collect();
        print!(r#","program":{}"#, Program { instance, state: 0, budget: u64::MAX, above: None, items: &all });
    }
    println!("}}");
}
