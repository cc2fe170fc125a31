//! What a kit is worth its money.
//!
//! `value = points − doubling · log2(1 + money / unit)`, where `points` are less by what each thing beyond the first has to
//! bring. So each doubling of the money has to bring so many points. No product outside a kit moves its value, and of two
//! kits the one that was better with less money never comes back with more.

use super::KitSolution;

/// How much money has to bring, see [`crate::knowledge::Worth`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Price {
    /// In cents.
    pub unit: f64,
    /// Points of a hundred.
    pub doubling: f64,
}

impl Price {
    /// The value of a kit in ten-thousandths of a point.
    #[must_use]
    pub fn value(self, kit: &KitSolution) -> i64 {
        self.value_of(kit.net, kit.counted)
    }

    /// The value of so many hundredths of a point for what counts for so many cents.
    #[must_use]
    pub fn value_of(self, net: i64, counted: u64) -> i64 {
        #[expect(clippy::cast_precision_loss, reason = "sums of money are far below 2^53 cents")]
        let doublings = libm::log2(1.0 + counted as f64 / self.unit);
        #[expect(clippy::cast_possible_truncation, reason = "far inside the range")]
        let price = (self.doubling * doublings * 10_000.0).round() as i64;
        net * 100 - price
    }
}
