//! The cheapest kit with which every activity gets by.

use super::{Instance, KitSolution};
use crate::advice::order::{sort_by_score, sort_short_by_key};

/// The cheapest kit in which each activity is worth at least so much on a main device that covers what it requires; of equal
/// ones the one worth most, then the one with fewer things, of the earlier helpers and of the items named first. `None` where
/// there is none.
pub fn least(instance: &Instance, thresholds: &[u64]) -> Option<KitSolution> {
    let mut by_cost: Vec<usize> = (0..instance.items.len()).filter(|&item| instance.items[item].is_new).collect();
    let cheap = |item: usize| -i64::try_from(instance.items[item].cost).unwrap_or(i64::MAX);
    let mut order: Vec<(i64, usize)> = by_cost.iter().map(|&item| (cheap(item), item)).collect();
    sort_by_score(&mut order);
    by_cost = order.into_iter().map(|(_, item)| item).collect();
    let mut search = Search { instance, thresholds, by_cost, best: None };
    for state in 0..instance.states.len() {
        let helpers = &instance.states[state];
        let Some(slots) = instance.limit.checked_sub(helpers.new_items) else { continue };
        search.complete(state, &mut instance.fixed(), helpers.cost, slots);
    }
    let (cost, Best { state, items, benefit }) = search.best?;
    let new = items.iter().filter(|&&item| instance.items[item].is_new);
    let counted = new.clone().map(|&item| instance.items[item].counted).sum::<u64>() + instance.states[state].counted;
    let new_items = instance.states[state].new_items + u32::try_from(new.count()).unwrap_or(u32::MAX);
    let fixed = instance.fixed();
    let new: Vec<usize> = items.iter().copied().filter(|&item| instance.items[item].is_new).collect();
    let net = instance.net(benefit, instance.states[state].toll + instance.toll(&fixed, &new));
    Some(KitSolution { state, items, cost, counted, new_items, benefit, net })
}

/// Whether an activity is worth so much on a main device that covers what it requires.
fn does(instance: &Instance, state: usize, activity: usize, items: &[usize], threshold: u64) -> bool {
    let pair = instance.pair(state, activity, items);
    pair.is_some_and(|(worth, pair)| worth >= threshold && instance.covers_required(state, pair.main, activity))
}

struct Search<'a> {
    instance: &'a Instance,
    thresholds: &'a [u64],
    /// New items, the cheapest first.
    by_cost: Vec<usize>,
    /// By cost.
    best: Option<(u64, Best)>,
}

struct Best {
    state: usize,
    items: Vec<usize>,
    benefit: u64,
}

impl Search<'_> {
    fn gets_by(&self, state: usize, activity: usize, items: &[usize]) -> bool {
        does(self.instance, state, activity, items, self.thresholds[activity])
    }

    /// Adds what the first activity needs that does not get by yet, then what the next one needs.
    fn complete(&mut self, state: usize, items: &mut Vec<usize>, cost: u64, slots: u32) {
        if self.is_too_much(cost) {
            return;
        }
        let missing = (0..self.thresholds.len()).find(|&activity| !self.gets_by(state, activity, items));
        if missing.is_none() {
            self.offer(state, items, cost);
        }
        if slots == 0 {
            return;
        }
        let Some(activity) = missing else { return self.add_free(state, items, cost, slots) };
        for one in self.new_items(items, activity) {
            let with_one = cost + self.instance.items[one].cost;
            if self.is_too_much(with_one) {
                return;
            }
            items.push(one);
            if self.gets_by(state, activity, items) {
                self.complete(state, items, with_one, slots - 1);
            } else if slots > 1 && self.instance.activities[activity].is_checked {
                for other in self.new_items(items, activity) {
                    let with_both = with_one + self.instance.items[other].cost;
                    if self.is_too_much(with_both) {
                        break;
                    }
                    items.push(other);
                    if self.gets_by(state, activity, items) {
                        self.complete(state, items, with_both, slots - 2);
                    }
                    items.pop();
                }
            }
            items.pop();
        }
    }

    fn is_too_much(&self, cost: u64) -> bool {
        self.best.as_ref().is_some_and(|(known, _)| cost > *known)
    }

    /// What costs nothing may make a kit worth more with which every activity gets by already.
    fn add_free(&mut self, state: usize, items: &mut Vec<usize>, cost: u64, slots: u32) {
        let free: Vec<usize> = (0..self.thresholds.len())
            .flat_map(|activity| self.new_items(items, activity))
            .filter(|&item| self.instance.items[item].cost == 0)
            .collect();
        for item in free {
            items.push(item);
            self.complete(state, items, cost, slots - 1);
            items.pop();
        }
    }

    /// The new items that an activity may use and a set does not have, none of a kind that it has.
    fn new_items(&self, items: &[usize], activity: usize) -> Vec<usize> {
        let instance = self.instance;
        let is_free = |item: usize| {
            let mut new = items.iter().filter(|&&other| instance.items[other].is_new);
            new.all(|&other| instance.items[other].kind != instance.items[item].kind)
        };
        let usable = self.by_cost.iter().copied().filter(|&item| instance.is_usable(item, activity));
        usable.filter(|&item| is_free(item)).collect()
    }

    fn offer(&mut self, state: usize, items: &[usize], cost: u64) {
        let mut items = items.to_vec();
        sort_short_by_key(&mut items, |item| *item);
        let benefit = self.instance.worths(state, &items).iter().sum();
        let things = |found: &Best| {
            let helpers = usize::try_from(self.instance.states[found.state].new_items).unwrap_or(usize::MAX);
            helpers.saturating_add(found.items.len())
        };
        let rank =
            |cost: u64, found: &Best| (cost, u64::MAX - found.benefit, things(found), found.state, found.items.clone());
        let found = Best { state, items, benefit };
        if self.best.as_ref().is_none_or(|(known, best)| rank(cost, &found) < rank(*known, best)) {
            self.best = Some((cost, found));
        }
    }
}
