//! Branch and bound within one state.
//!
//! A part of the search is a set of chosen items and a list of items that may be added. It is set aside where its bound
//! shows that nothing better is in it. Else items go that no better kit can have, and the rest are chosen one after the
//! other, highest score first, each with only those after it as its list: so every set comes up once.

use super::bound::{Bound, PartialKit, Prices, ascend};
use super::incumbent::Incumbent;
use super::subproblem::{Subproblem, raise};
use crate::advice::order::sort_by_score;

/// Steps towards lower bounds for a part in which something is chosen.
const STEPS: u32 = 8;

/// Shorter lists are gone through faster than prices for them are found.
const SHORT_LIST: usize = 24;

/// The sets of new items of one state.
pub struct Branching<'a, 'h> {
    pub subproblem: &'a Subproblem,
    pub incumbent: &'a mut Incumbent<'h>,
    /// Places of the new items in the kit.
    pub chosen: Vec<usize>,
}

impl Branching<'_, '_> {
    /// Looks for better kits among those with what is chosen and some items of a list.
    pub fn visit(&mut self, part: &PartialKit, list: &[usize], prices: &Prices) {
        let (subproblem, have) = (self.subproblem, part.have);
        if part.slots == 1 {
            self.try_each(have, part.spent, list);
            return;
        }
        let most = subproblem.best_of(have, list);
        if self.incumbent.refutes(subproblem, subproblem.benefit(&most), 0, part.spent) {
            self.incumbent.nodes += 1;
            return;
        }
        let mut prices = prices.clone();
        for (threshold, most) in prices.thresholds.iter_mut().zip(&most) {
            *threshold = (*threshold).min(*most);
        }
        let mut bound = Bound::default();
        let steps = if list.len() <= SHORT_LIST { 0 } else { STEPS };
        if ascend(part, self.incumbent, list, &mut prices, &mut bound, steps) {
            return;
        }
        let order = self.in_order(part, list, &prices, &bound);
        for (index, &(score, position)) in order.iter().enumerate() {
            let highest: i64 = order[index..].iter().take(part.slots).map(|(score, _)| (*score).max(0)).sum();
            if self.incumbent.refutes(subproblem, bound.floor + highest + score.min(0), prices.rate, part.spent) {
                return;
            }
            let spent = part.spent + subproblem.costs[position];
            let Some(left) = self.incumbent.most_cost().checked_sub(spent) else { continue };
            let raised = subproblem.best_of(have, &[position]);
            if raised == have {
                continue;
            }
            self.chosen.push(position);
            self.incumbent.offer(subproblem, &self.chosen, subproblem.benefit(&raised), spent);
            // An item goes with this one only if the bound allows for the two and the best that may come on top.
            let others: i64 = order[index + 1..].iter().take(part.slots - 2).map(|(score, _)| (*score).max(0)).sum();
            let mut later: Vec<usize> = Vec::new();
            for &(other, later_position) in &order[index + 1..] {
                if self.incumbent.refutes(subproblem, bound.floor + score + other + others, prices.rate, part.spent) {
                    break;
                }
                if subproblem.costs[later_position] <= left && !subproblem.clashes(&[position], later_position) {
                    later.push(later_position);
                }
            }
            if part.slots == 2 {
                self.try_each(&raised, spent, &later);
            } else if !later.is_empty() {
                let mut prices = prices.clone();
                raise(&mut prices.thresholds, &raised);
                self.visit(&PartialKit { subproblem, have: &raised, spent, slots: part.slots - 1 }, &later, &prices);
            }
            self.chosen.pop();
        }
    }

    /// The items of a list that a better kit can have, with their scores, highest first.
    pub fn in_order(&mut self, part: &PartialKit, list: &[usize], prices: &Prices, bound: &Bound) -> Vec<(i64, usize)> {
        let mut order: Vec<(i64, usize)> = Vec::new();
        for (index, &position) in list.iter().enumerate() {
            if !self.incumbent.refutes(self.subproblem, bound.with(part, list, index), prices.rate, part.spent) {
                order.push((bound.scores[index], position));
            }
        }
        sort_by_score(&mut order);
        order
    }

    /// Offers every kit with what is chosen and one item of a list.
    pub fn try_each(&mut self, have: &[u16], spent: u64, list: &[usize]) {
        self.incumbent.nodes += 1;
        let benefit = self.subproblem.benefit(have);
        for &position in list {
            let cost = spent + self.subproblem.costs[position];
            let benefit = benefit + self.subproblem.gain(position, have);
            if self.incumbent.welcomes(benefit, cost) && !self.subproblem.clashes(&self.chosen, position) {
                self.chosen.push(position);
                self.incumbent.offer(self.subproblem, &self.chosen, benefit, cost);
                self.chosen.pop();
            }
        }
    }
}
