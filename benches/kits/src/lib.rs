//! The kit search for a benchmark: `cargo xtask bench` compiles this for the machine and as WebAssembly.
//!
//! The problems are dense: twelve rows, every value and every cost drawn evenly, at most four new items, and half the money
//! that four items cost on average. Nothing can be left out of them at a glance, which makes them harder than real ones.

#[path = "../../../tests/support/random_kits.rs"]
mod random_kits;

use std::cell::RefCell;

pub use random_kits::Problem;
use random_kits::{Shape, problem};
use sweetspot::advice::kit::search::{Goal, SearchReport, search_report};

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
