//! Exact search by branch and bound.
//!
//! Items that another one equals or beats in every respect are set aside first. Then each state's items are tried depth
//! first, most useful first; a branch is cut where even all remaining items together could not beat the best kit found.

use core::cmp::Reverse;

use super::{Cover, Instance, Kit};
use crate::advice::sort_short_by_key;

/// What to look for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// The highest benefit for at most this many cents; among equals the cheapest.
    MostBenefit { budget: u64 },
    /// The lowest cost for at least this benefit; among equals the most beneficial.
    LeastCost { benefit: u64, budget: u64 },
}

impl Goal {
    fn budget(self) -> u64 {
        match self {
            Self::MostBenefit { budget } | Self::LeastCost { budget, .. } => budget,
        }
    }

    /// Whether one outcome, as benefit, cost and number of new items, is better than another.
    fn prefers(self, one: (u64, u64, u32), other: (u64, u64, u32)) -> bool {
        let key = |(benefit, cost, new_items): (u64, u64, u32)| match self {
            Self::MostBenefit { .. } => (benefit, Reverse(cost), u64::MAX, Reverse(new_items)),
            Self::LeastCost { .. } => (u64::MAX - cost, Reverse(0), benefit, Reverse(new_items)),
        };
        key(one) > key(other)
    }
}

/// The best kit that covers all of `need`, or `None` if there is none.
#[must_use]
pub fn search(instance: &Instance, need: Cover, goal: Goal) -> Option<Kit> {
    let mut found: Option<Kit> = None;
    for state in 0..instance.states.len() {
        let helpers = &instance.states[state];
        if helpers.cost > goal.budget() || helpers.new_items > instance.limit {
            continue;
        }
        if let Some(kit) = &found
            && matches!(goal, Goal::LeastCost { .. })
            && helpers.cost > kit.cost
        {
            continue;
        }
        Branching::new(instance, state, need, goal, &mut found).run();
    }
    found
}

/// The search within one state.
struct Branching<'a> {
    instance: &'a Instance,
    state: usize,
    need: Cover,
    goal: Goal,
    found: &'a mut Option<Kit>,
    /// New items worth considering, most useful first.
    order: Vec<usize>,
    /// For each place in the order, row by row, the best value of this and all later items.
    later_best: Vec<u16>,
    later_covers: Vec<Cover>,
    /// Chosen new items, as places in the order.
    chosen: Vec<usize>,
    /// Row by row the best value of what is in the kit, one stretch for each depth.
    best: Vec<u16>,
}

impl<'a> Branching<'a> {
    fn new(instance: &'a Instance, state: usize, need: Cover, goal: Goal, found: &'a mut Option<Kit>) -> Self {
        let rows = instance.rows();
        let mut best = vec![0_u16; rows];
        for item in (0..instance.items.len()).filter(|&item| !instance.items[item].is_new) {
            raise(&mut best, instance.values(state, item));
        }
        let left = goal.budget() - instance.states[state].cost;
        let order = worth_considering(instance, state, need, left, &best);
        let mut later_best = vec![0_u16; (order.len() + 1) * rows];
        let mut later_covers = vec![0; order.len() + 1];
        for place in (0..order.len()).rev() {
            let (head, tail) = later_best.split_at_mut((place + 1) * rows);
            let here = &mut head[place * rows..];
            here.copy_from_slice(&tail[..rows]);
            raise(here, instance.values(state, order[place]));
            later_covers[place] = later_covers[place + 1] | instance.states[state].covers[order[place]];
        }
        Self { instance, state, need, goal, found, order, later_best, later_covers, chosen: Vec::new(), best }
    }

    fn run(&mut self) {
        let helpers = &self.instance.states[self.state];
        let owned = (0..self.instance.items.len()).filter(|&item| !self.instance.items[item].is_new);
        let covers = owned.fold(0, |covers, item| covers | helpers.covers[item]);
        self.visit(0, helpers.cost, helpers.new_items, covers);
    }

    fn visit(&mut self, place: usize, cost: u64, new_items: u32, covers: Cover) {
        let rows = self.instance.rows();
        let depth = self.chosen.len();
        let benefit = weighted(&self.instance.weights, &self.best[depth * rows..]);
        self.offer(benefit, cost, new_items, covers);
        if new_items == self.instance.limit {
            return;
        }
        for next in place..self.order.len() {
            if self.hopeless(next, depth, cost, new_items, covers) {
                return;
            }
            let item = self.order[next];
            let cost = cost + self.instance.items[item].cost;
            if cost > self.goal.budget() || self.too_dear(cost) {
                continue;
            }
            let values = self.instance.values(self.state, item);
            let here = &self.best[depth * rows..(depth + 1) * rows];
            let cover = self.instance.states[self.state].covers[item];
            if here.iter().zip(values).all(|(have, value)| have >= value) && covers | cover == covers {
                continue;
            }
            self.best.extend_from_within(depth * rows..(depth + 1) * rows);
            raise(&mut self.best[(depth + 1) * rows..], values);
            self.chosen.push(next);
            self.visit(next + 1, cost, new_items + 1, covers | cover);
            self.chosen.pop();
            self.best.truncate((depth + 1) * rows);
        }
    }

    /// Whether no choice among the items from `place` on can lead to a better kit.
    fn hopeless(&self, place: usize, depth: usize, cost: u64, new_items: u32, covers: Cover) -> bool {
        if (covers | self.later_covers[place]) & self.need != self.need {
            return true;
        }
        let rows = self.instance.rows();
        let have = &self.best[depth * rows..(depth + 1) * rows];
        let later = &self.later_best[place * rows..(place + 1) * rows];
        let weights = self.instance.weights.iter();
        let bound: u64 = weights
            .zip(have.iter().zip(later))
            .map(|(weight, (have, later))| weight * u64::from(*have.max(later)))
            .sum();
        if let Goal::LeastCost { benefit, .. } = self.goal
            && bound < benefit
        {
            return true;
        }
        self.found
            .as_ref()
            .is_some_and(|kit| !self.goal.prefers((bound, cost, new_items), (kit.benefit, kit.cost, kit.new_items)))
    }

    fn too_dear(&self, cost: u64) -> bool {
        matches!(self.goal, Goal::LeastCost { .. }) && self.found.as_ref().is_some_and(|kit| cost > kit.cost)
    }

    fn offer(&mut self, benefit: u64, cost: u64, new_items: u32, covers: Cover) {
        let enough = match self.goal {
            Goal::MostBenefit { .. } => true,
            Goal::LeastCost { benefit: least, .. } => benefit >= least,
        };
        if !enough || covers & self.need != self.need {
            return;
        }
        let is_better = self
            .found
            .as_ref()
            .is_none_or(|kit| self.goal.prefers((benefit, cost, new_items), (kit.benefit, kit.cost, kit.new_items)));
        if is_better {
            let owned = (0..self.instance.items.len()).filter(|&item| !self.instance.items[item].is_new);
            let mut items: Vec<usize> = owned.chain(self.chosen.iter().map(|&place| self.order[place])).collect();
            sort_short_by_key(&mut items, |item| *item);
            *self.found = Some(Kit { state: self.state, items, cost, new_items, benefit, covers });
        }
    }
}

/// New items that could serve: affordable, better than what is there for some row or cover, and not beaten in every
/// respect by another one. Most useful first.
fn worth_considering(instance: &Instance, state: usize, need: Cover, budget: u64, have: &[u16]) -> Vec<usize> {
    let covers = |item: usize| instance.states[state].covers[item] & need;
    let gain = |item: usize| -> u64 {
        let gains = instance.values(state, item).iter().zip(have).map(|(value, have)| value.saturating_sub(*have));
        gains.zip(&instance.weights).map(|(gain, weight)| weight * u64::from(gain)).sum()
    };
    let mut useful: Vec<(usize, u64)> = (0..instance.items.len())
        .filter(|&item| instance.items[item].is_new && instance.items[item].cost <= budget)
        .map(|item| (item, gain(item)))
        .filter(|&(item, gain)| gain > 0 || covers(item) != 0)
        .collect();
    let beats = |one: usize, other: usize| {
        let better_or_same = instance.items[one].cost <= instance.items[other].cost
            && covers(one) & covers(other) == covers(other)
            && instance
                .values(state, one)
                .iter()
                .zip(instance.values(state, other))
                .zip(have)
                .all(|((one, other), have)| one.max(have) >= other.max(have));
        let same = || {
            instance.items[one].cost == instance.items[other].cost
                && covers(one) == covers(other)
                && instance
                    .values(state, one)
                    .iter()
                    .zip(instance.values(state, other))
                    .zip(have)
                    .all(|((one, other), have)| one.max(have) == other.max(have))
        };
        better_or_same && (one < other || !same())
    };
    let all: Vec<usize> = useful.iter().map(|&(item, _)| item).collect();
    useful.retain(|&(item, _)| !all.iter().any(|&other| other != item && beats(other, item)));
    sort_short_by_key(&mut useful, |&(item, gain)| (Reverse(gain), instance.items[item].cost, item));
    useful.into_iter().map(|(item, _)| item).collect()
}

fn raise(best: &mut [u16], values: &[u16]) {
    for (best, value) in best.iter_mut().zip(values) {
        *best = (*best).max(*value);
    }
}

fn weighted(weights: &[u64], values: &[u16]) -> u64 {
    weights.iter().zip(values).map(|(weight, value)| weight * u64::from(*value)).sum()
}
