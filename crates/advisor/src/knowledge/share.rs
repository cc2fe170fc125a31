//! Shares and spans in fixed point, so that sums are exact and the same on every machine.

use core::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A number from −1 to 1 in ten-thousandths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Share(i16);

impl Share {
    pub const ZERO: Self = Self(0);
    pub const ONE: Self = Self::from_parts(Self::UNIT);
    /// How many parts make one.
    pub const UNIT: i32 = 10_000;

    /// A share from ten-thousandths, held to −1 to 1.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "clamped to the range of i16 first")]
    pub const fn from_parts(parts: i32) -> Self {
        let held = if parts > Self::UNIT {
            Self::UNIT
        } else if parts < -Self::UNIT {
            -Self::UNIT
        } else {
            parts
        };
        Self(held as i16)
    }

    /// A share from a number, rounded to ten-thousandths; `None` outside −1 to 1.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "range checked first")]
    pub fn from_f64(number: f64) -> Option<Self> {
        let is_share = (-1.0..=1.0).contains(&number);
        is_share.then(|| Self((number * f64::from(Self::UNIT)).round() as i16))
    }

    #[must_use]
    pub const fn parts(self) -> i32 {
        self.0 as i32
    }

    #[must_use]
    pub fn as_f64(self) -> f64 {
        f64::from(self.0) / f64::from(Self::UNIT)
    }

    /// The product of two shares, rounded to the nearest ten-thousandth, away from zero at the half.
    #[must_use]
    pub const fn times(self, other: Self) -> Self {
        let product = self.parts() * other.parts();
        let half = if product < 0 { -(Self::UNIT / 2) } else { Self::UNIT / 2 };
        Self::from_parts((product + half) / Self::UNIT)
    }

    /// One minus this.
    #[must_use]
    pub const fn complement(self) -> Self {
        Self::from_parts(Self::UNIT - self.parts())
    }
}

impl Serialize for Share {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            serializer.serialize_f64(self.as_f64())
        } else {
            serializer.serialize_i16(self.0)
        }
    }
}

impl<'de> Deserialize<'de> for Share {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            share_of(f64::deserialize(deserializer)?)
        } else {
            i16::deserialize(deserializer).map(Self)
        }
    }
}

fn share_of<E: de::Error>(number: f64) -> Result<Share, E> {
    Share::from_f64(number).ok_or_else(|| E::custom(format!("{number} is not a share from -1 to 1")))
}

/// A low, a likely and a high share, in that order. In the knowledge base a single number means all three.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Span {
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub low: Share,
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub likely: Share,
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub high: Share,
}

impl Span {
    #[must_use]
    pub const fn exactly(share: Share) -> Self {
        Self { low: share, likely: share, high: share }
    }
}

impl<'de> Deserialize<'de> for Span {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct OneOrThree;

        impl<'de> de::Visitor<'de> for OneOrThree {
            type Value = Span;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a share, or a list of the low, the likely and the high share")
            }

            fn visit_f64<E: de::Error>(self, number: f64) -> Result<Span, E> {
                share_of(number).map(Span::exactly)
            }

            fn visit_i64<E: de::Error>(self, number: i64) -> Result<Span, E> {
                #[expect(clippy::cast_precision_loss, reason = "only -1, 0 and 1 are accepted anyway")]
                share_of(number as f64).map(Span::exactly)
            }

            fn visit_seq<A: de::SeqAccess<'de>>(self, mut list: A) -> Result<Span, A::Error> {
                let mut next = || list.next_element::<Share>();
                match (next()?, next()?, next()?) {
                    (Some(low), Some(likely), Some(high)) if low <= likely && likely <= high => {
                        Ok(Span { low, likely, high })
                    }
                    _ => Err(de::Error::custom("a range needs three shares in ascending order: low, likely, high")),
                }
            }
        }

        if deserializer.is_human_readable() {
            deserializer.deserialize_any(OneOrThree)
        } else {
            let (low, likely, high) = Deserialize::deserialize(deserializer)?;
            Ok(Self { low, likely, high })
        }
    }
}
