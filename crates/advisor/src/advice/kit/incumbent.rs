//! The best kit so far, and what a better one would have to be.
//!
//! Kits are in a total order, so which one is best depends neither on the way to it nor on items that are not in it. For
//! the most benefit: more benefit, less cost, less doubt, fewer new items, the earlier state, and of two lists of new
//! items the one that comes first. For the least cost: less cost, more benefit, then the same.

use super::subproblem::Subproblem;
use super::{Cover, Goal, Instance, KitSolution};
use crate::advice::order::sort_short_by_key;

/// A kit by what its rank depends on.
#[derive(Clone)]
pub struct RankedKit {
    pub benefit: i64,
    pub cost: u64,
    /// Sum over the new items.
    doubt: u64,
    new_items: u32,
    state: usize,
    /// New ones, ascending.
    items: Vec<usize>,
}

impl RankedKit {
    /// The kit with everything that is said of it.
    pub fn kit(&self, instance: &Instance) -> KitSolution {
        let mut new = self.items.iter().peekable();
        let is_in = |item: &usize| !instance.items[*item].is_new || new.next_if_eq(&item).is_some();
        let items: Vec<usize> = (0..instance.items.len()).filter(is_in).collect();
        let covers = &instance.states[self.state].covers;
        KitSolution {
            state: self.state,
            cost: self.cost,
            new_items: self.new_items,
            benefit: instance.benefit(self.state, &items),
            covers: items.iter().fold(0, |all: Cover, &item| all | covers[item]),
            items,
        }
    }
}

/// That there is a kit with at least this benefit for at most this cost.
#[derive(Clone, Copy)]
struct Target {
    benefit: i64,
    cost: u64,
}

/// What to do about kits that equal the best one in what the goal asks for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Ties {
    /// Nothing: any kit will do. Benefit does not count at all, only covering.
    Ignored,
    /// Notice that there may be one.
    Noted,
    /// Find the one that is best by all that follows.
    Broken,
}

/// A search under way.
pub struct Incumbent<'a> {
    pub instance: &'a Instance,
    goal: Goal,
    pub ties: Ties,
    pub best: Option<RankedKit>,
    /// A kit that is better in cost and benefit makes this true.
    better: Option<Target>,
    /// A kit that wins by anything else makes this true.
    equal: Option<Target>,
    /// Whether a part was set aside in which `equal` may be true.
    pub is_tied: bool,
    /// Parts that were bounded.
    pub nodes: u64,
}

impl<'a> Incumbent<'a> {
    pub fn new(instance: &'a Instance, goal: Goal, ties: Ties, best: Option<RankedKit>) -> Self {
        let (better, equal) = (None, None);
        let mut incumbent = Self { instance, goal, ties, best, better, equal, is_tied: false, nodes: 0 };
        incumbent.claim();
        incumbent
    }

    fn claim(&mut self) {
        let best = self.best.as_ref().map(|best| Target { benefit: best.benefit, cost: best.cost });
        self.equal = best;
        self.better = match (self.goal, best) {
            (Goal::MostBenefit { budget }, None) => Some(Target { benefit: 0, cost: budget }),
            (Goal::MostBenefit { budget }, Some(best)) => Some(Target { benefit: best.benefit + 1, cost: budget }),
            (Goal::LeastCost { benefit, budget }, None) => Some(Target { benefit: whole(benefit), cost: budget }),
            (Goal::LeastCost { benefit, .. }, Some(best)) => {
                best.cost.checked_sub(1).map(|cost| Target { benefit: whole(benefit), cost })
            }
        };
    }

    /// Whether the goal is the least cost.
    pub fn is_for_cost(&self) -> bool {
        matches!(self.goal, Goal::LeastCost { .. })
    }

    /// The most that a better kit may cost.
    pub fn most_cost(&self) -> u64 {
        let cost = |claim: Option<Target>| claim.map_or(0, |claim| claim.cost);
        cost(self.better).max(cost(self.equal))
    }

    /// How far a bound is from showing that there is no better kit in a part; negative where it shows that.
    ///
    /// `bound` is on the benefit less the price of what is added, at this price of cost, where so much is spent already.
    pub fn excess(&self, subproblem: &Subproblem, bound: i64, rate: i64, spent: u64) -> i64 {
        let of = |claim: Option<Target>| {
            let claim = claim?;
            let left = claim.cost.checked_sub(spent)?;
            Some(bound - claim.benefit + subproblem.price(rate, subproblem.scaled(left)))
        };
        let better = of(self.better).unwrap_or(i64::MIN);
        if self.ties == Ties::Broken { better.max(of(self.equal).unwrap_or(i64::MIN)) } else { better }
    }

    /// Whether a bound shows that there is no better kit in a part.
    pub fn refutes(&mut self, subproblem: &Subproblem, bound: i64, rate: i64, spent: u64) -> bool {
        if self.excess(subproblem, bound, rate, spent) >= 0 {
            return false;
        }
        if let Some(Target { benefit, cost }) = self.equal
            && self.ties == Ties::Noted
            && !self.is_tied
            && cost >= spent
        {
            self.is_tied = bound - benefit + subproblem.price(rate, subproblem.scaled(cost - spent)) >= 0;
        }
        true
    }

    /// The indices of the best kit's new items; empty if it is of another state.
    pub fn indices(&self, subproblem: &Subproblem) -> Vec<usize> {
        let items = self.best.iter().filter(|best| best.state == subproblem.state).flat_map(|best| &best.items);
        items.filter_map(|item| subproblem.items.binary_search(item).ok()).collect()
    }

    /// Whether a kit with this benefit and cost could be better than the best.
    pub fn welcomes(&self, benefit: i64, cost: u64) -> bool {
        let holds = |claim: Option<Target>| claim.is_some_and(|claim| benefit >= claim.benefit && cost <= claim.cost);
        benefit >= 0 && (holds(self.better) || holds(self.equal))
    }

    /// Takes a kit in if it is better than the best one.
    pub fn offer(&mut self, subproblem: &Subproblem, indices: &[usize], benefit: i64, cost: u64) {
        if !self.welcomes(benefit, cost) {
            return;
        }
        let mut items: Vec<usize> = indices.iter().map(|&position| subproblem.items[position]).collect();
        sort_short_by_key(&mut items, |item| *item);
        let doubts = items.iter().map(|&item| u64::from(self.instance.items[item].doubt));
        let new_items = subproblem.new_items.saturating_add(u32::try_from(items.len()).unwrap_or(u32::MAX));
        let offered = RankedKit { benefit, cost, doubt: doubts.sum(), new_items, state: subproblem.state, items };
        if let Some(best) = &self.best {
            let first = |found: &RankedKit| match self.goal {
                Goal::MostBenefit { .. } => (u64::MAX - found.benefit.unsigned_abs(), found.cost),
                Goal::LeastCost { .. } => (found.cost, u64::MAX - found.benefit.unsigned_abs()),
            };
            let rest = |found: &RankedKit| (found.doubt, found.new_items, found.state);
            let (one, other) = ((first(&offered), rest(&offered)), (first(best), rest(best)));
            if (one, &offered.items) >= (other, &best.items) {
                return;
            }
            self.is_tied &= offered.benefit == best.benefit;
        }
        self.best = Some(offered);
        self.claim();
    }
}

fn whole(benefit: u64) -> i64 {
    // Half of the range leaves room for sums, and is more than any benefit.
    i64::try_from(benefit).unwrap_or(i64::MAX).min(i64::MAX / 2)
}
