//! The best kit for the money: a small set of candidates in which every job is done by the member that does it best.
//!
//! This is the budgeted facility-location problem, `maximise Σ_row weight · max_{item in kit} value`, with rows that
//! must be covered, a budget, a limit on new items, at most one new item of a kind, and *states*: sets of helpers that
//! change the values. [`search`] solves it exactly; [`choose`] asks it for the kits of an advice.

mod bound;
mod branch;
pub mod choose;
mod heuristic;
mod incumbent;
pub mod search;
mod subproblem;

/// Which rows must be covered; a bit for each.
pub type Cover = u64;

/// Something to put into a kit, apart from its values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KitItem {
    /// In cents; what is owned costs nothing.
    pub cost: u64,
    /// Counts towards the limit on new items. What is not new is always in the kit.
    pub is_new: bool,
    /// How little is known of it; less wins where benefit and cost are equal.
    pub doubt: u32,
    /// At most one new item of a kind is in a kit; without a kind there is no such limit.
    pub kind: Option<u16>,
}

/// A set of helpers in the kit, with what that costs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    pub cost: u64,
    pub new_items: u32,
    /// For each item the value of each row, in ten-thousandths: `values[item * rows + row]`.
    pub values: Vec<u16>,
    /// For each item the required rows that it covers.
    pub covers: Vec<Cover>,
}

/// An instance of the kit problem in plain numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instance {
    /// Weight of each row.
    pub weights: Vec<u64>,
    pub items: Vec<KitItem>,
    /// By cost; the first has no new helper.
    pub states: Vec<State>,
    /// Most new items, helpers included.
    pub limit: u32,
}

impl Instance {
    pub fn rows(&self) -> usize {
        self.weights.len()
    }

    pub fn values(&self, state: usize, item: usize) -> &[u16] {
        let rows = self.rows();
        &self.states[state].values[item * rows..(item + 1) * rows]
    }

    /// `Σ_row weight · max value` of a set of items.
    pub fn benefit(&self, state: usize, items: &[usize]) -> u64 {
        let best = |row: usize| items.iter().map(|&item| self.values(state, item)[row]).max().unwrap_or(0);
        self.weights.iter().enumerate().map(|(row, weight)| weight * u64::from(best(row))).sum()
    }
}

/// A kit found by the search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KitSolution {
    pub state: usize,
    /// Items in ascending order, those that are not new included.
    pub items: Vec<usize>,
    /// In cents.
    pub cost: u64,
    pub new_items: u32,
    /// Weighted sum of values.
    pub benefit: u64,
    pub covers: Cover,
}

/// What to look for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// The highest benefit for at most this many cents; among equals the cheapest.
    MostBenefit { budget: u64 },
    /// The lowest cost for at least this benefit; among equals the most beneficial.
    LeastCost { benefit: u64, budget: u64 },
}
