//! An upper bound on the benefit of a kit by prices: the Lagrangian of the facility-location problem.
//!
//! Let each row have a *threshold* `t` at or above the value there already, let `w` be its weight, and let every cent
//! have a price. For any set `S` of items, row by row, `max(value) ≤ t + Σ_S max(0, value − t)`. So
//!
//! ```text
//! benefit(S) − price(S) ≤ Σ_row w·t + Σ_S score,   score(item) = Σ_row w·max(0, value − t) − price(item)
//! ```
//!
//! and as `S` has at most `k` items, at most one of a kind, the sum of the `k` highest positive scores of different kinds
//! bounds the right side. It holds for all
//! thresholds and prices, so nothing exact depends on how they are found: the bound is worked out in whole numbers, and a
//! subgradient method with Polyak's step, in floating point, only makes it low. Duals of this kind: Cornuéjols, Fisher, Nemhauser, "Location of bank
//! accounts to optimize float", Management Science 23 (1977); the step: Polyak, "Minimization of unsmooth functionals",
//! USSR Computational Mathematics 9 (1969).

use super::incumbent::Incumbent;
use super::subproblem::{FULL, RATE_BITS, Subproblem};

/// Steps that may fail before they are made half as long.
const PATIENCE: u32 = 3;

/// Shorter steps than this part of the first ones are not worth the time.
const SHORTEST: f64 = 0.02;

/// How much of a step's direction is kept in the next one.
const KEPT: f64 = 0.5;

/// Keeps prices far from what a number can hold.
const MOST_RATE: i64 = 1 << 44;

/// What the bound is made with.
#[derive(Clone)]
pub struct Prices {
    /// Row by row, in ten-thousandths.
    pub thresholds: Vec<u16>,
    /// The price of a scaled cost, see [`Subproblem::price`].
    pub rate: i64,
}

/// A part of the search: what is in the kit, and what may still be added.
pub struct PartialKit<'a> {
    pub subproblem: &'a Subproblem,
    /// Row by row the best value in the kit.
    pub have: &'a [u16],
    /// In cents.
    pub spent: u64,
    /// Most items to add.
    pub slots: usize,
}

/// The bound at some prices.
#[derive(Default)]
pub struct Bound {
    /// On the benefit less the price of what is added.
    pub value: i64,
    /// The sum over the rows, without any item.
    pub floor: i64,
    /// For each item of the list.
    pub scores: Vec<i64>,
    /// The highest positive scores with the items' indices in the list, highest first.
    pub top: Vec<(i64, usize)>,
}

impl Bound {
    /// Works out the bound for the items of a list.
    pub fn set(&mut self, part: &PartialKit, list: &[usize], prices: &Prices) {
        let subproblem = part.subproblem;
        self.floor = subproblem.benefit(&prices.thresholds);
        self.scores.clear();
        self.top.clear();
        let mut least = 0;
        for (index, &position) in list.iter().enumerate() {
            let price = subproblem.price(prices.rate, subproblem.scaled(subproblem.costs[position]));
            let score = subproblem.gain(position, &prices.thresholds) - price;
            self.scores.push(score);
            if score > least {
                // Of a kind only the highest counts.
                match self.same_kind(part, list, position) {
                    Some(at) if self.top[at].0 >= score => continue,
                    Some(at) => drop(self.top.remove(at)),
                    None if self.top.len() == part.slots => drop(self.top.pop()),
                    None => {}
                }
                let at = self.top.iter().position(|(other, _)| *other < score).unwrap_or(self.top.len());
                self.top.insert(at, (score, index));
                if self.top.len() == part.slots {
                    least = self.top[part.slots - 1].0;
                }
            }
        }
        self.value = self.floor + self.top.iter().map(|(score, _)| score).sum::<i64>();
    }

    /// Where among the highest scores one of an item's kind stands.
    fn same_kind(&self, part: &PartialKit, list: &[usize], position: usize) -> Option<usize> {
        let kind = part.subproblem.kinds[position];
        kind.and_then(|_| self.top.iter().position(|&(_, other)| part.subproblem.kinds[list[other]] == kind))
    }

    /// The bound on kits with an item of the list: the others are of other kinds.
    pub fn with(&self, part: &PartialKit, list: &[usize], index: usize) -> i64 {
        let replaced = match self.same_kind(part, list, list[index]) {
            Some(at) => self.top[at].0,
            None if self.top.len() == part.slots => self.top[part.slots - 1].0,
            None => 0,
        };
        self.value - replaced + self.scores[index].min(replaced)
    }
}

/// Lowers the bound step by step. True as soon as it shows that nothing better is in the part; else `prices` and `bound`
/// are the best ones found.
pub fn ascend(
    part: &PartialKit,
    incumbent: &mut Incumbent,
    list: &[usize],
    prices: &mut Prices,
    bound: &mut Bound,
    steps: u32,
) -> bool {
    incumbent.nodes += 1;
    bound.set(part, list, prices);
    if incumbent.refutes(part.subproblem, bound.value, prices.rate, part.spent) {
        return true;
    }
    let mut excess = incumbent.excess(part.subproblem, bound.value, prices.rate, part.spent);
    let mut best = (excess, prices.clone());
    let mut stretch = 1.0;
    let mut in_vain = 0;
    let mut heading = vec![0.0; part.subproblem.rows() + 1];
    for _ in 0..steps {
        if !step(part, incumbent, list, prices, bound, &mut heading, stretch * (excess + 1) as f64) {
            break;
        }
        bound.set(part, list, prices);
        if incumbent.refutes(part.subproblem, bound.value, prices.rate, part.spent) {
            return true;
        }
        excess = incumbent.excess(part.subproblem, bound.value, prices.rate, part.spent);
        if excess < best.0 {
            best = (excess, prices.clone());
            in_vain = 0;
            continue;
        }
        in_vain += 1;
        if in_vain == PATIENCE {
            in_vain = 0;
            stretch *= 0.5;
            if stretch < SHORTEST {
                break;
            }
        }
    }
    prices.clone_from(&best.1);
    if steps > 0 {
        bound.set(part, list, prices);
    }
    false
}

/// Moves the prices down the slope of the bound, as far as would bring it down by `way` if it were a plane. False where
/// it has no slope.
///
/// `heading` is where the last step went, rows first, then the price of cost: part of it is kept, as steps would go to and
/// fro between items that are nearly alike (Camerini, Fratta, Maffioli, "On improving relaxation methods by modified
/// gradient techniques", Mathematical Programming Study 3, 1975).
fn step(
    part: &PartialKit,
    incumbent: &Incumbent,
    list: &[usize],
    prices: &mut Prices,
    bound: &Bound,
    heading: &mut [f64],
    way: f64,
) -> bool {
    let subproblem = part.subproblem;
    let top = || bound.top.iter().map(|&(_, index)| list[index]);
    let rows = subproblem.rows();
    let mut norm = 0.0;
    for (row, heading) in heading[..rows].iter_mut().enumerate() {
        let threshold = prices.thresholds[row];
        let slope = 1.0 - top().filter(|&position| subproblem.values(position)[row] > threshold).count() as f64;
        *heading = KEPT * *heading + slope;
        if *heading > 0.0 && threshold == part.have[row] {
            *heading = 0.0;
        }
        norm += *heading * *heading;
    }
    // A price is measured by what all the money comes to, so that it weighs like a row.
    let most = incumbent.most_cost();
    let whole = subproblem.scaled(most - subproblem.cost).max(1) as f64;
    let left = subproblem.scaled(most - part.spent)
        - top().map(|position| subproblem.scaled(subproblem.costs[position])).sum::<i64>();
    heading[rows] = KEPT * heading[rows] + left as f64 / whole;
    if heading[rows] > 0.0 && prices.rate == 0 {
        heading[rows] = 0.0;
    }
    norm += heading[rows] * heading[rows];
    if norm == 0.0 {
        return false;
    }
    for (row, heading) in heading[..rows].iter().enumerate() {
        let moved = f64::from(prices.thresholds[row]) - way / norm * heading / subproblem.weights[row] as f64;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a conversion holds what is out of range to the nearest end, as is wanted"
        )]
        let rounded = (moved + 0.5) as u16;
        prices.thresholds[row] = rounded.min(FULL).max(part.have[row]);
    }
    let rate = prices.rate as f64 - way / norm * heading[rows] / whole * f64::from(1 << RATE_BITS);
    #[expect(clippy::cast_possible_truncation, reason = "clamped right away")]
    let rate = rate as i64;
    prices.rate = rate.clamp(0, MOST_RATE);
    true
}
