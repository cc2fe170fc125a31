//! Random kit problems, the same ones from the same seeds on every machine.

use advisor::advice::kit::{Cover, Instance, KitItem, State};

/// Random numbers: SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014).
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A whole number below another one, which is small enough that the bias does not matter.
    pub fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % end
    }

    fn value(&mut self, end: u64) -> u16 {
        u16::try_from(self.below(end)).expect("values end at ten thousand")
    }
}

/// What a random problem is like.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    pub items: usize,
    pub rows: usize,
    pub states: usize,
    /// Items that are owned.
    pub owned: usize,
    /// New items, helpers included.
    pub limit: u32,
    /// Different values, weights and costs: few make many ties.
    pub grades: u64,
    /// Required rows.
    pub required: u32,
    /// Kinds of items; some items have none.
    pub kinds: u16,
    /// Of what as many items as may be had cost on average, in per cent.
    pub budget_percent: u64,
}

/// A problem: an instance, the rows that must be covered, and a budget in cents.
#[derive(Clone, Debug)]
pub struct Problem {
    pub instance: Instance,
    pub need: Cover,
    pub budget: u64,
}

/// All values and costs are drawn evenly and independently. Each further state lifts some items a little.
pub fn problem(shape: Shape, seed: u64) -> Problem {
    let mut random = Random::new(seed);
    let Shape { items, rows, grades, .. } = shape;
    let weights = (0..rows).map(|_| (1 + random.below(grades)) * (100_000 / grades)).collect();
    let mut sum = 0;
    let mut list = Vec::new();
    for item in 0..items {
        let is_new = item >= shape.owned;
        let cost = if is_new { 4_000 + random.below(grades) * (300_000 / grades) } else { 0 };
        sum += cost;
        let doubt = u32::try_from(random.below(3)).expect("below three");
        let kind = if shape.kinds == 0 { 0 } else { random.value(u64::from(shape.kinds) + 1) };
        list.push(KitItem { cost, is_new, doubt, kind: kind.checked_sub(1) });
    }
    let step = u16::try_from(10_000 / grades).expect("at most ten thousand");
    let values: Vec<u16> = (0..items * rows).map(|_| random.value(grades + 1) * step).collect();
    let required = (1 << shape.required) - 1;
    // A required row is covered by about every fifth item.
    let covers: Vec<Cover> = (0..items)
        .map(|_| (0..shape.required).filter(|_| random.below(5) == 0).fold(0, |covers, bit| covers | 1 << bit))
        .collect();
    let states = (0..shape.states).map(|state| {
        let helpers = u32::try_from(state).expect("few states").count_ones();
        let lifted = values.iter().map(|value| match (state, random.below(3)) {
            (0, _) | (_, 0) => *value,
            _ => value.saturating_add(random.value(6) * step.min(300)).min(10_000),
        });
        State { cost: 9_000 * state as u64, new_items: helpers, values: lifted.collect(), covers: covers.clone() }
    });
    let states = states.collect();
    let budget = sum / items.max(1) as u64 * u64::from(shape.limit) * shape.budget_percent / 100;
    Problem { instance: Instance { weights, items: list, states, limit: shape.limit }, need: required, budget }
}
