//! Exact search for the best kit.
//!
//! The states are gone through one after the other, each only if all that it offers together could be better than the best
//! kit so far. In a large one, prices are found for which the [bound](super::bound) is low; kits that look good at these
//! prices are made better by changing single items; items go that the bound rules out, then items that another one can
//! stand in for; and [branching](super::branch) goes through the rest.
//!
//! Asked for the most benefit, the search first looks for more benefit only. Where it sees that others may have just as
//! much, it looks for the best of those, now by cost: a bound on the benefit says little there.

use super::bound::{Bound, PartialKit, Prices, ascend};
use super::branch::Branching;
use super::heuristic::begin;
use super::incumbent::{Incumbent, RankedKit, Ties};
use super::subproblem::{Subproblem, most_benefit, raise};
use super::{Cover, Goal, Instance, KitSolution};
use crate::advice::order::sort_by_score;

/// Steps towards a lower bound before anything is chosen.
const ROUND_STEPS: u32 = 12;
const ROUNDS: u32 = 5;

/// An item is compared with so many others at most: where more of them matter, few are dominated.
const MOST_COMPARED: usize = 64;

/// A kit with what it took to find it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchReport {
    pub kit: Option<KitSolution>,
    /// Sets of items that were bounded with all that could be added to them.
    pub nodes: u64,
}

/// The best kit that covers all of `need`, or `None` if there is none.
#[must_use]
pub fn search(instance: &Instance, need: Cover, goal: Goal) -> Option<KitSolution> {
    solve(instance, need, goal, true).kit
}

/// The same with what it took.
#[must_use]
pub fn search_report(instance: &Instance, need: Cover, goal: Goal) -> SearchReport {
    solve(instance, need, goal, true)
}

/// The same; or, in about half the time, any of the kits with the most benefit, if that is what is asked for.
pub fn solve(instance: &Instance, need: Cover, goal: Goal, breaks_ties: bool) -> SearchReport {
    let mut nodes = 0;
    let mut run = |goal: Goal, ties: Ties, best: Option<RankedKit>| {
        let mut incumbent = Incumbent::new(instance, goal, ties, best);
        through_states(&mut incumbent, need);
        nodes += incumbent.nodes;
        incumbent
    };
    let mut goal = goal;
    if let Goal::LeastCost { benefit: 0, .. } = goal {
        // Only covering costs anything. For that little money the most benefit is what is left to ask for.
        match run(goal, Ties::Ignored, None).best {
            Some(cheapest) => goal = Goal::MostBenefit { budget: cheapest.cost },
            None => return SearchReport { kit: None, nodes },
        }
    }
    let ties = if matches!(goal, Goal::MostBenefit { .. }) { Ties::Noted } else { Ties::Broken };
    let mut incumbent = run(goal, ties, None);
    if let Some(best) = incumbent.best.take_if(|_| incumbent.is_tied && breaks_ties) {
        let goal = Goal::LeastCost { benefit: best.benefit.unsigned_abs(), budget: best.cost };
        incumbent = run(goal, Ties::Broken, Some(best));
    }
    SearchReport { kit: incumbent.best.map(|best| best.kit(instance)), nodes }
}

/// The lowest cost at which all of `need` can be covered, whatever the benefit.
#[must_use]
pub fn least_cost(instance: &Instance, need: Cover, budget: u64) -> Option<u64> {
    let mut incumbent = Incumbent::new(instance, Goal::LeastCost { benefit: 0, budget }, Ties::Ignored, None);
    through_states(&mut incumbent, need);
    incumbent.best.map(|best| best.cost)
}

/// Goes through the states: the most promising first, or as they are, by cost, where cost is what counts.
fn through_states(incumbent: &mut Incumbent, need: Cover) {
    let states = 0..incumbent.instance.states.len();
    let in_reach = states.filter(|&state| incumbent.instance.states[state].cost <= incumbent.most_cost());
    let by_cost = incumbent.is_for_cost();
    let promise =
        |state: usize| if by_cost { 0 } else { most_benefit(incumbent.instance, state, incumbent.most_cost()) };
    let mut order: Vec<(i64, usize)> = in_reach.map(|state| (promise(state), state)).collect();
    sort_by_score(&mut order);
    let mut prices = None;
    for (_, state) in order {
        let counts_benefit = incumbent.ties != Ties::Ignored;
        let Some(subproblem) = Subproblem::new(incumbent.instance, state, need, incumbent.most_cost(), counts_benefit)
        else {
            continue;
        };
        incumbent.offer(&subproblem, &[], subproblem.benefit(&subproblem.have), subproblem.cost);
        if !incumbent.refutes(&subproblem, subproblem.benefit(&subproblem.most), 0, subproblem.cost) {
            through_sets(incumbent, &subproblem, &mut prices);
        }
    }
}

/// Goes through the sets of new items of one state.
///
/// States differ little, so prices that are good in one mostly show of the next at once that it has nothing better: they
/// are handed on.
fn through_sets(incumbent: &mut Incumbent, subproblem: &Subproblem, known: &mut Option<(Prices, u32)>) {
    if subproblem.slots == 0 {
        return;
    }
    let part = PartialKit { subproblem, have: &subproblem.have, spent: subproblem.cost, slots: subproblem.slots };
    let mut prices = Prices { thresholds: subproblem.have.clone(), rate: 0 };
    if let Some((known, shift)) = known
        && known.thresholds.len() == subproblem.rows()
    {
        raise(&mut prices.thresholds, &known.thresholds);
        prices.rate = known.rate * i64::from(*shift == subproblem.shift);
    }
    let mut list: Vec<usize> = (0..subproblem.items.len()).collect();
    let mut bound = Bound::default();
    let mut branching = Branching { subproblem, incumbent, chosen: Vec::new() };
    if branching.incumbent.best.is_none() {
        begin(&mut branching, &list, 0);
    }
    for round in 0..ROUNDS {
        let is_refuted = ascend(&part, branching.incumbent, &list, &mut prices, &mut bound, ROUND_STEPS);
        *known = Some((prices.clone(), subproblem.shift));
        if is_refuted {
            return;
        }
        if round == 0 {
            begin(&mut branching, &list, prices.rate);
        }
        let order = branching.in_order(&part, &list, &prices, &bound);
        list = order.into_iter().map(|(_, position)| position).collect();
        if round == 0 {
            undominated(subproblem, branching.incumbent.instance, &mut list);
        }
        if list.len() <= 24 {
            break;
        }
    }
    branching.visit(&part, &list, &prices);
}

/// Keeps the items that no other one can stand in for in every kit.
///
/// In the total order of kits, one that is as good in each row, costs less or as much, is doubted no more, and is named
/// first where the cost is the same, always makes the better kit; if only it may stand in for the other, being of its kind
/// or of none.
fn undominated(subproblem: &Subproblem, instance: &Instance, list: &mut Vec<usize>) {
    let doubt = |position: usize| instance.items[subproblem.items[position]].doubt;
    // The cheapest first: only an earlier one can stand in for a later one.
    let cheap = |position: usize| -i64::try_from(subproblem.costs[position]).unwrap_or(i64::MAX);
    let mut order: Vec<(i64, usize)> = list.drain(..).map(|position| (cheap(position), position)).collect();
    sort_by_score(&mut order);
    let kept = list;
    for (_, position) in order {
        let beats = |&other: &usize| {
            let rows = subproblem.values(position).iter().zip(subproblem.values(other)).zip(&subproblem.have);
            doubt(other) <= doubt(position)
                && (subproblem.kinds[other].is_none() || subproblem.kinds[other] == subproblem.kinds[position])
                && rows.into_iter().all(|((value, other), have)| value <= other || value <= have)
        };
        if !kept.iter().take(MOST_COMPARED).any(beats) {
            kept.push(position);
        }
    }
}
