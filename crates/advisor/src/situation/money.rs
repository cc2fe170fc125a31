use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// An amount in the catalogue's currency, kept in whole cents so that sums and comparisons are exact.
///
/// In JSON it is a plain number of currency units: an integer where the amount is whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Money {
    cents: u64,
}

impl Money {
    pub const ZERO: Self = Self { cents: 0 };

    #[must_use]
    pub const fn from_units(units: u64) -> Self {
        Self { cents: units.saturating_mul(100) }
    }

    #[must_use]
    pub const fn from_cents(cents: u64) -> Self {
        Self { cents }
    }

    #[must_use]
    pub const fn cents(self) -> u64 {
        self.cents
    }

    /// Whole currency units, rounded to the nearest.
    #[must_use]
    pub const fn units(self) -> u64 {
        self.cents.saturating_add(50) / 100
    }
}

impl core::ops::Add for Money {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { cents: self.cents.saturating_add(other.cents) }
    }
}

impl core::ops::Sub for Money {
    type Output = Self;

    /// Never below zero: a debt is not an amount one can spend.
    fn sub(self, other: Self) -> Self {
        Self { cents: self.cents.saturating_sub(other.cents) }
    }
}

impl core::iter::Sum for Money {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, |sum, amount| sum + amount)
    }
}

impl Serialize for Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if !serializer.is_human_readable() || self.cents.is_multiple_of(100) {
            let number = if serializer.is_human_readable() { self.cents / 100 } else { self.cents };
            serializer.serialize_u64(number)
        } else {
            #[expect(clippy::cast_precision_loss, reason = "amounts are far below 2^53 cents")]
            serializer.serialize_f64(self.cents as f64 / 100.0)
        }
    }
}

impl<'de> Deserialize<'de> for Money {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if !deserializer.is_human_readable() {
            return u64::deserialize(deserializer).map(Self::from_cents);
        }
        let units = f64::deserialize(deserializer)?;
        if !(0.0..=1e12).contains(&units) {
            return Err(de::Error::custom("an amount of money is a number from 0 to 1e12"));
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "range checked above")]
        Ok(Self::from_cents((units * 100.0).round() as u64))
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Money {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Money".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "number", "minimum": 0,
            "description": "An amount in the catalogue's currency.",
        })
    }
}
