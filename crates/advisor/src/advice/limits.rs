//! What would do without limits, for a kit with nothing in it: worked out before anything is said.

use super::case::Case;
use super::kit::KitSolution;
use super::kit::choose::Choice;
use super::shown::Shown;
use crate::situation::{Money, Situation};

/// The least that would do without a limit on money or things, where the limits leave nothing to listen on.
pub struct LeastThatWorks {
    /// What its items are called.
    pub names: Vec<String>,
    pub cost: Money,
}

/// The least that would do without limits; `None` where the kit has something, or where nothing would do.
pub fn least_that_works(shown: &Shown, choice: &Choice) -> Option<LeastThatWorks> {
    if !shown.items.is_empty() {
        return None;
    }
    let named = |case: &Case, least: &KitSolution| {
        let least = Shown::new(case, least);
        let names = least.items.iter().map(|&one| case.name(least.candidate(one))).collect();
        (least.kit.new_items > 0).then(|| LeastThatWorks { names, cost: Money::from_cents(least.kit.cost) })
    };
    if let Some(least) = &choice.least {
        return named(shown.case, least);
    }
    let unlimited = Situation { budget: None, max_new_items: None, ..shown.case.situation.clone() };
    let unlimited = shown.case.elsewhere(unlimited, &[], None);
    let least = unlimited.choose()?.least?;
    named(&unlimited, &least)
}
