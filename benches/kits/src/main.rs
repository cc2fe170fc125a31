//! `kit-bench ITEMS SEED`: a dense kit problem, how long its solution takes here, and the problem itself, as JSON.

use std::time::Instant;

use kit_bench::{dense, solve};

/// Runs of which the median counts.
const RUNS: usize = 15;

fn main() {
    let numbers: Vec<u64> = std::env::args().skip(1).filter_map(|argument| argument.parse().ok()).collect();
    let [items, seed] = numbers[..] else {
        eprintln!("usage: kit-bench ITEMS SEED");
        std::process::exit(2);
    };
    let problem = dense(usize::try_from(items).expect("few enough to count"), seed);
    let mut milliseconds: Vec<f64> = (0..RUNS)
        .map(|_| {
            let started = Instant::now();
            std::hint::black_box(solve(std::hint::black_box(&problem)));
            started.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    milliseconds.sort_by(f64::total_cmp);
    let report = solve(&problem);
    let instance = &problem.instance;
    let costs: Vec<u64> = instance.items.iter().map(|item| item.cost).collect();
    let values: Vec<&[u16]> = (0..instance.items.len()).map(|item| instance.values(0, item)).collect();
    // Lists of numbers look the same in Rust and in JSON.
    println!(
        r#"{{"milliseconds":{},"nodes":{},"benefit":{},"program":{{"weights":{:?},"have":{:?},"costs":{costs:?},"values":{values:?},"covers":{:?},"missing":[],"slots":{},"budget":{},"benefit":null}}}}"#,
        milliseconds[RUNS / 2],
        report.nodes,
        report.kit.map_or(0, |kit| kit.benefit),
        instance.weights,
        vec![0; instance.rows()],
        vec![[0; 0]; instance.items.len()],
        instance.limit,
        problem.budget,
    );
}
