//! One state of an instance as the search sees it: only what can matter there, in compact form.
//!
//! What is owned is in every kit, so a row starts at the best value among it. A required row that nothing owned covers
//! becomes one more row: its values are nothing and full, its weight is more than all others together, and the benefit
//! starts lower by what such rows add when they are full. So a set covers everything exactly if its benefit here is not
//! negative, and then this is its true benefit. Bounds and gains need no word about covers.

use super::{Cover, Instance};

/// The value of something perfect, and of a required row that is covered.
pub const FULL: u16 = 10_000;

/// Scaled costs stay below this many bits.
const COST_BITS: u32 = 16;

/// A rate is the price of a scaled cost in benefit, times two to this power.
pub const RATE_BITS: u32 = 8;

/// The new items of one state that could serve, with their values. An item is named by its *index* here.
pub struct Subproblem {
    pub state: usize,
    /// Weight of each row that counts; required rows that are to be covered come last.
    pub weights: Vec<i64>,
    /// Row by row the best value of what is owned.
    pub have: Vec<u16>,
    /// Row by row more than any kit has.
    pub most: Vec<u16>,
    /// `values[index * rows + row]`.
    values: Vec<u16>,
    /// For each index the item of the instance, ascending.
    pub items: Vec<usize>,
    /// For each index, in cents.
    pub costs: Vec<u64>,
    /// For each index, see [`super::KitItem::kind`].
    pub kinds: Vec<Option<u16>>,
    /// Prices are reckoned with costs divided by two to this power and rounded down.
    pub shift: u32,
    /// Of the state's helpers.
    pub cost: u64,
    /// In the state's helpers.
    pub new_items: u32,
    /// New items that may be added.
    pub slots: usize,
    /// What required rows add when they are full.
    due: i64,
}

impl Subproblem {
    /// A state's part of an instance with items for at most this many cents, or `None` where even its helpers cost more, or
    /// are more things than the limit allows. Where benefit does not count, only covering does.
    pub fn new(instance: &Instance, state: usize, need: Cover, most_cost: u64, counts_benefit: bool) -> Option<Self> {
        let helpers = &instance.states[state];
        let left = most_cost.checked_sub(helpers.cost)?;
        let limit = instance.limit.checked_sub(helpers.new_items)?;
        let mut have = vec![0_u16; instance.rows()];
        let mut most = have.clone();
        let mut covers: Cover = 0;
        for (item, known) in instance.items.iter().enumerate() {
            if !known.is_new {
                raise(&mut have, instance.values(state, item));
                covers |= helpers.covers[item];
            } else if known.cost <= left && limit > 0 {
                raise(&mut most, instance.values(state, item));
            }
        }
        let missing = need & !covers;
        let rows = instance.weights.iter().enumerate().filter(|(_, weight)| counts_benefit && **weight > 0);
        let rows: Vec<usize> = rows.map(|(row, _)| row).collect();
        let bits: Vec<Cover> = (0..Cover::BITS).map(|bit| 1 << bit).filter(|bit| missing & bit != 0).collect();
        let weight = |&row: &usize| i64::try_from(instance.weights[row]).unwrap_or(i64::MAX);
        let mut weights: Vec<i64> = rows.iter().map(weight).collect();
        let heavy = weights.iter().sum::<i64>() + 1;
        weights.extend(bits.iter().map(|_| heavy));
        let covering = |value: u16| bits.iter().map(move |_| value);
        let new = new_items(instance, state, &rows, &bits, &have, left);
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        let slots = limit.min(weights.len()).min(new.items.len());
        // No kit costs more than its most expensive items together.
        let highest = new.costs.iter().copied().max().unwrap_or(0);
        let highest = highest.saturating_mul(u64::try_from(slots).unwrap_or(u64::MAX));
        Some(Self {
            state,
            due: covering(FULL).map(|full| heavy * i64::from(full)).sum(),
            most: rows.iter().map(|&row| most[row].max(have[row])).chain(covering(FULL)).collect(),
            have: rows.iter().map(|&row| have[row]).chain(covering(0)).collect(),
            weights,
            values: new.values,
            items: new.items,
            costs: new.costs,
            kinds: new.kinds,
            shift: (u64::BITS - left.min(highest).leading_zeros()).saturating_sub(COST_BITS),
            cost: helpers.cost,
            new_items: helpers.new_items,
            slots,
        })
    }

    pub fn rows(&self) -> usize {
        self.weights.len()
    }

    pub fn values(&self, index: usize) -> &[u16] {
        &self.values[index * self.rows()..(index + 1) * self.rows()]
    }

    /// Whether an item may not join some others because one of its kind is among them.
    pub fn clashes(&self, indices: &[usize], index: usize) -> bool {
        self.kinds[index].is_some() && indices.iter().any(|&other| self.kinds[other] == self.kinds[index])
    }

    /// Row by row the best of these values and those of some items.
    pub fn best_of(&self, have: &[u16], indices: &[usize]) -> Vec<u16> {
        let mut best = have.to_vec();
        for &index in indices {
            raise(&mut best, self.values(index));
        }
        best
    }

    /// The benefit of row values; negative where a required row is not covered.
    pub fn benefit(&self, have: &[u16]) -> i64 {
        let rows = self.weights.iter().zip(have);
        rows.map(|(weight, value)| weight * i64::from(*value)).sum::<i64>() - self.due
    }

    /// What an item adds above row values.
    pub fn gain(&self, index: usize, above: &[u16]) -> i64 {
        // A plain loop: this is what a search spends most of its time with, and where code is to be small, a chain of
        // iterators is a chain of calls.
        let values = &self.values(index)[..above.len()];
        let weights = &self.weights[..above.len()];
        let mut gain = 0;
        for row in 0..above.len() {
            if values[row] > above[row] {
                gain += weights[row] * i64::from(values[row] - above[row]);
            }
        }
        gain
    }

    /// What scaled costs are priced at by a rate, in benefit, rounded down. So the price of a set is never below the sum
    /// of its items' prices.
    pub fn price(&self, rate: i64, scaled: i64) -> i64 {
        (rate * scaled) >> RATE_BITS
    }

    /// A cost as prices are reckoned with.
    pub fn scaled(&self, cost: u64) -> i64 {
        // A cost above all that can be spent is as good as that.
        i64::try_from(cost >> self.shift).unwrap_or(i64::MAX).min(1 << (COST_BITS + 1))
    }
}

/// The new items of a state by index, see [`Subproblem`].
#[derive(Default)]
struct NewItems {
    values: Vec<u16>,
    items: Vec<usize>,
    costs: Vec<u64>,
    kinds: Vec<Option<u16>>,
}

/// The new items that can be paid and do something better than what is owned.
fn new_items(instance: &Instance, state: usize, rows: &[usize], bits: &[Cover], have: &[u16], left: u64) -> NewItems {
    let mut new = NewItems::default();
    for (item, known) in instance.items.iter().enumerate() {
        if !known.is_new || known.cost > left {
            continue;
        }
        let values = instance.values(state, item);
        let covers = instance.states[state].covers[item];
        let serves = rows.iter().any(|&row| values[row] > have[row]);
        if serves || bits.iter().any(|bit| covers & bit != 0) {
            new.values.extend(rows.iter().map(|&row| values[row]));
            new.values.extend(bits.iter().map(|bit| if covers & bit == 0 { 0 } else { FULL }));
            new.items.push(item);
            new.costs.push(known.cost);
            new.kinds.push(known.kind);
        }
    }
    new
}

/// The benefit of all that a state offers for at most this cost an item.
pub fn most_benefit(instance: &Instance, state: usize, most_cost: u64) -> i64 {
    let mut most = vec![0_u16; instance.rows()];
    for (item, known) in instance.items.iter().enumerate() {
        if known.cost <= most_cost {
            raise(&mut most, instance.values(state, item));
        }
    }
    let benefit: u64 = most.iter().zip(&instance.weights).map(|(value, weight)| weight * u64::from(*value)).sum();
    i64::try_from(benefit).unwrap_or(i64::MAX)
}

/// Raises each value to another one where that is higher.
pub fn raise(best: &mut [u16], values: &[u16]) {
    for (best, value) in best.iter_mut().zip(values) {
        *best = (*best).max(*value);
    }
}
