//! Which kits an advice shows: the least that does the job, the best value, the best the budget buys.

use super::search::{least_cost, search, solve};
use super::{Cover, Goal, Instance, KitSolution};
use crate::knowledge::Share;

/// The kits of an advice. Any two may be the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The required rows that the budget can cover.
    pub need: Cover,
    /// The cheapest kit that covers them.
    pub least: KitSolution,
    /// The cheapest kit that reaches the given share of the best benefit.
    pub best_value: KitSolution,
    /// The highest benefit.
    pub best_in_budget: KitSolution,
}

/// Chooses within a budget in cents.
///
/// Where the budget or the item limit cannot cover all required rows, those are covered that [`coverable`] names.
/// `None` only for an instance without states.
#[must_use]
pub fn choose(instance: &Instance, required: Cover, budget: u64, best_value_share: Share) -> Option<Choice> {
    let (need, best_in_budget) = best_in_budget(instance, required, budget, true)?;
    let least = search(instance, need, Goal::LeastCost { benefit: 0, budget: best_in_budget.cost })?;
    let best_value = best_value(instance, need, &best_in_budget, best_value_share)?;
    Some(Choice { need, least, best_value, best_in_budget })
}

/// The highest benefit for a budget in cents, with the required rows that it covers: all, or those that [`coverable`] names.
///
/// Without breaking ties it is any of the kits with that benefit: enough where only the benefit counts, or what is cheapest
/// for a share of it.
#[must_use]
pub fn best_in_budget(
    instance: &Instance,
    required: Cover,
    budget: u64,
    breaks_ties: bool,
) -> Option<(Cover, KitSolution)> {
    let most = Goal::MostBenefit { budget };
    // Mostly everything can be covered, and then nothing needs to be known of what else could.
    if let Some(best) = solve(instance, required, most, breaks_ties).kit {
        return Some((required, best));
    }
    let need = coverable(instance, required, budget);
    Some((need, solve(instance, need, most, breaks_ties).kit?))
}

/// The cheapest kit that reaches a share of the best one's benefit.
pub fn best_value(instance: &Instance, need: Cover, best: &KitSolution, share: Share) -> Option<KitSolution> {
    let benefit = best.benefit.saturating_mul(u64::from(share.parts().unsigned_abs())).div_ceil(10_000);
    search(instance, need, Goal::LeastCost { benefit, budget: best.cost })
}

/// The required rows that a budget covers.
///
/// Rows are taken up one by one, each time the one that is cheapest to cover together with those before. This order does
/// not depend on the budget, so more money never gives up a row that less money covered.
#[must_use]
pub fn coverable(instance: &Instance, required: Cover, budget: u64) -> Cover {
    let cheapest = |need: Cover| least_cost(instance, need, budget);
    if required == 0 || cheapest(required).is_some() {
        return required;
    }
    let mut covered: Cover = 0;
    loop {
        let missing = (0..Cover::BITS).map(|bit| 1 << bit).filter(|bit| required & !covered & bit != 0);
        let next = missing.filter_map(|bit| Some((cheapest(covered | bit)?, bit))).min();
        match next {
            Some((_, bit)) => covered |= bit,
            None => return covered,
        }
    }
}
