//! Which kits an advice shows: the least that does, the best value, the best the budget buys.

use core::cmp::Reverse;

use super::frontier::frontier;
use super::least::least;
use super::value::Price;
use super::{FULL, Instance, KitSolution};
use crate::knowledge::Share;

/// The kits of an advice. Any two may be the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The cheapest kit with which every activity gets by, whatever it costs; `None` where none does.
    pub least: Option<KitSolution>,
    /// The kit that is most worth its money.
    pub best_value: KitSolution,
    /// The kit that is worth most.
    pub best_in_budget: KitSolution,
    /// No less than each activity is worth with any kit, whatever it costs.
    pub best_possible: Vec<u64>,
    /// Every kit that none beats in cost and worth, by cost, whatever the budget.
    pub frontier: Vec<KitSolution>,
}

impl Choice {
    pub fn kits_mut(&mut self) -> impl Iterator<Item = &mut KitSolution> {
        self.least.iter_mut().chain([&mut self.best_value, &mut self.best_in_budget]).chain(&mut self.frontier)
    }
}

/// Chooses within a budget in cents, and what is most worth its money below a usual one. `None` only for an instance without
/// states.
#[must_use]
pub fn choose(instance: &Instance, budget: u64, usual: u64, price: Price, gets_by: Share) -> Option<Choice> {
    let (frontier, best_possible) = frontier(instance);
    let threshold = |worth: &u64| (worth * u64::from(gets_by.parts().unsigned_abs())).div_ceil(FULL);
    let thresholds: Vec<u64> = best_possible.iter().map(threshold).collect();
    let least = least(instance, &thresholds);
    let affordable = |most: u64| frontier.iter().filter(move |kit| kit.cost <= most);
    let best_value = most_worth(&frontier, usual.min(budget), price)?.clone();
    let best_in_budget = affordable(budget).min_by_key(|kit| Reverse(kit.net))?.clone();
    Some(Choice { least, best_value, best_in_budget, best_possible, frontier })
}

/// The kit for so much money at most that is most worth it, as [`super::frontier::most_worth`] finds it alone.
fn most_worth(frontier: &[KitSolution], most: u64, price: Price) -> Option<&KitSolution> {
    frontier.iter().filter(|kit| kit.cost <= most).min_by_key(|kit| Reverse(price.value(kit)))
}
