//! The kit search and the whole advice for a benchmark: `cargo xtask bench` compiles this for the machine and as
//! WebAssembly.
//!
//! The problems are dense: twelve rows, every value and every cost drawn evenly, at most four new items, and half the money
//! that four items cost on average. Nothing can be left out of them at a glance, which makes them harder than real ones.

pub mod random_kits;

use std::cell::RefCell;

use advisor::advice::advise;
use advisor::advice::kit::Goal;
use advisor::advice::kit::search::{SearchReport, search_report};
use advisor::knowledge::{Knowledge, Quantity};
use advisor::situation::read;
use knowledge::{embedded_with_catalogue, with_catalogue};
pub use random_kits::Problem;
use random_kits::{Shape, problem};

/// A dense problem with so many items.
#[must_use]
pub fn dense(items: usize, seed: u64) -> Problem {
    let shape = Shape {
        items,
        rows: 12,
        states: 1,
        owned: 0,
        limit: 4,
        grades: 10_000,
        required: 0,
        kinds: 0,
        budget_percent: 50,
    };
    problem(shape, seed)
}

/// The kit with the most benefit.
#[must_use]
pub fn solve(problem: &Problem) -> SearchReport {
    search_report(&problem.instance, problem.need, Goal::MostBenefit { budget: problem.budget })
}

thread_local! {
    static PREPARED: RefCell<Option<Problem>> = const { RefCell::new(None) };
}

/// From JavaScript: makes a problem ready for [`solve_prepared`].
#[unsafe(no_mangle)]
pub extern "C" fn prepare(items: u32, seed: u32) {
    PREPARED.set(Some(dense(items as usize, u64::from(seed))));
}

/// From JavaScript: solves the prepared problem; the benefit, or −1 if there is nothing to solve.
#[unsafe(no_mangle)]
pub extern "C" fn solve_prepared() -> f64 {
    PREPARED.with_borrow(|problem| {
        let kit = problem.as_ref().and_then(|problem| solve(problem).kit);
        kit.map_or(-1.0, |kit| kit.benefit as f64)
    })
}

/// Situations from the simplest to the hardest, with their names; `benches/advise.rs` has them in its own words.
const SITUATIONS: [(&str, &str); 4] = [
    ("nothing answered", "{}"),
    ("records and mixes at home", include_str!("../../../tests/contract/situation.json")),
    (
        "mixes and masters in a treated room",
        r#"{ "work": { "mix": 3, "master": 1 }, "place": { "room": { "length_m": 8, "width_m": 6, "height_m": 3.2 },
             "treatment": "some", "can_treat": true, "noise": "quiet", "neighbours": "none" }, "budget": 20000 }"#,
    ),
    (
        "does everything there is",
        r#"{ "work": { "record_at_mic": 1, "monitor_take": 1, "record_drums": 1, "sequence": 1, "sound_design": 1, "mix": 1,
             "master": 1, "perform_live": 1, "dj": 1, "practise": 1, "listen": 1 } }"#,
    ),
];

thread_local! {
    static KNOWLEDGE: RefCell<Option<Knowledge>> = const { RefCell::new(None) };
}

/// From JavaScript: how many situations there are.
#[unsafe(no_mangle)]
pub extern "C" fn situations() -> usize {
    SITUATIONS.len()
}

/// From JavaScript: where the name of a situation stands.
#[unsafe(no_mangle)]
pub extern "C" fn name(situation: usize) -> *const u8 {
    SITUATIONS[situation].0.as_ptr()
}

/// From JavaScript: how many bytes that name has.
#[unsafe(no_mangle)]
pub extern "C" fn name_length(situation: usize) -> usize {
    SITUATIONS[situation].0.len()
}

/// From JavaScript: takes the embedded catalogue, made larger to so many products by copies whose prices and scores differ.
#[unsafe(no_mangle)]
pub extern "C" fn stock(products: usize) {
    let mut catalogue = embedded_with_catalogue().catalogue.clone();
    let mut random = random_kits::Random::new(1);
    let originals = catalogue.products.clone();
    let mut copies = originals.iter().cycle().skip(originals.len());
    while catalogue.products.len() < products {
        let Some(mut copy) = copies.next().cloned() else { break };
        copy.id = format!("{}-{:05}", copy.id, catalogue.products.len());
        for figure in &mut copy.figures {
            let percent = random.below(40) as f32 - 20.0;
            match figure.what {
                Quantity::Price => figure.value *= 1.0 + percent / 100.0,
                Quantity::PreferenceScore => figure.value += percent / 5.0,
                _ => {}
            }
        }
        catalogue.products.push(copy);
    }
    catalogue.products.sort_by(|one, other| one.id.cmp(&other.id));
    KNOWLEDGE.set(Some(with_catalogue(catalogue)));
}

/// From JavaScript: the whole advice of a situation; the number of its kits.
#[unsafe(no_mangle)]
pub extern "C" fn advise_on(situation: usize) -> usize {
    let situation = read(SITUATIONS[situation].1).unwrap_or_default();
    KNOWLEDGE
        .with_borrow(|knowledge| knowledge.as_ref().map_or(0, |knowledge| advise(&situation, knowledge).kits.len()))
}
