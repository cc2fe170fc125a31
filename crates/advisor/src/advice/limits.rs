//! What would do without limits, for a kit with nothing in it: worked out before anything is said.

use super::shown::Shown;
use crate::situation::{Money, Situation};

/// The least that would do without a limit on money or things, where the limits leave nothing to listen on.
pub struct LeastThatWorks {
    /// What its items are called.
    pub names: Vec<String>,
    pub cost: Money,
}

/// The least that would do without limits; `None` where the kit has something, or where nothing would do.
pub fn least_that_works(shown: &Shown) -> Option<LeastThatWorks> {
    if !shown.items.is_empty() {
        return None;
    }
    let unlimited = Situation { budget: None, max_new_items: None, ..shown.case.situation.clone() };
    let unlimited = shown.case.elsewhere(unlimited, &[], None);
    let least = unlimited.choose()?.least;
    (least.new_items > 0).then(|| {
        let least = Shown::new(&unlimited, &least);
        let names = least.items.iter().map(|&one| unlimited.name(least.candidate(one))).collect();
        LeastThatWorks { names, cost: Money::from_cents(least.kit.cost) }
    })
}
