//! Facts that rules may ask about, and the tests they put to them.

use core::fmt;

use serde::{Deserialize, Deserializer, Serialize, de};

use crate::situation::{Neighbours, Noise, SourceKind, Treatment, Vocabulary, closest, unknown_name};
use crate::vocabulary;

vocabulary!(
    /// One thing about a situation that a rule may depend on. Each has a short list of values.
    Fact, "fact", {
        Noise = "noise",
        Neighbours = "neighbours",
        Night = "night",
        OthersInRoom = "others_in_room",
        OnTheMove = "on_the_move",
        /// From the volume of the room.
        RoomSize = "room_size",
        /// Whether two dimensions of the room make its modes coincide.
        ModesPileUp = "modes_pile_up",
        Treatment = "treatment",
        CanTreat = "can_treat",
        /// Where the listener can sit: the given distance, or the longest that fits the floor plan.
        SeatDistance = "seat_distance",
        Glasses = "glasses",
        LongHours = "long_hours",
        Source = "source",
        /// Whether the source drives these headphones with the customary headroom; differs by candidate.
        Drive = "drive",
        /// Whether the source's output impedance is at most an eighth of the headphones'; differs by candidate.
        Damping = "damping",
    }
);

const YES_NO: &[&str] = &["no", "yes"];

impl Fact {
    /// Most values that a fact has.
    pub const MOST_VALUES: usize = 5;

    /// The names of its values, in ascending order where they have one.
    #[must_use]
    pub const fn values(self) -> &'static [&'static str] {
        match self {
            Self::Noise => &["very_quiet", "quiet", "moderate", "loud", "very_loud"],
            Self::Neighbours => &["none", "normal", "thin_walls"],
            Self::Treatment => &["none", "some", "full"],
            Self::RoomSize => &["tiny", "small", "medium", "large", "huge"],
            Self::SeatDistance => &["desk", "near", "mid", "far"],
            Self::Source => &["laptop", "phone", "interface", "amplifier", "mixer"],
            Self::Drive => &["short", "enough"],
            Self::Damping => &["poor", "good"],
            Self::Night
            | Self::OthersInRoom
            | Self::OnTheMove
            | Self::ModesPileUp
            | Self::CanTreat
            | Self::Glasses
            | Self::LongHours => YES_NO,
        }
    }

    /// Whether its values are ordered, so that `at_least` and `at_most` make sense.
    #[must_use]
    pub const fn is_ordered(self) -> bool {
        !matches!(self, Self::Source)
    }

    /// Place of a value in [`Fact::values`].
    #[must_use]
    pub fn value_index(self, value: &str) -> Option<usize> {
        self.values().iter().position(|name| *name == value)
    }
}

/// Ties the values of a fact to the contract's vocabulary of the same name.
pub trait TellsFact: Vocabulary {
    const FACT: Fact;
}

impl TellsFact for Noise {
    const FACT: Fact = Fact::Noise;
}

impl TellsFact for Neighbours {
    const FACT: Fact = Fact::Neighbours;
}

impl TellsFact for Treatment {
    const FACT: Fact = Fact::Treatment;
}

impl TellsFact for SourceKind {
    const FACT: Fact = Fact::Source;
}

/// A fact, and a bit for each of its values that satisfies the test.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Condition {
    pub fact: Fact,
    pub allowed: u8,
}

/// Tests that must all hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Conditions(pub Vec<Condition>);

/// How a condition is written: `night = true`, `source = "laptop"`, `noise = { at_least = "loud" }`, or a list of values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Test {
    Flag(bool),
    OneOf(Vec<String>),
    Between { at_least: Option<String>, at_most: Option<String> },
}

impl Test {
    /// # Errors
    /// A value that the fact does not have, with the one that was probably meant; a test that allows nothing or all.
    pub fn on(&self, fact: Fact) -> Result<Condition, String> {
        let values = fact.values();
        let index = |value: &str| {
            fact.value_index(value).ok_or_else(|| {
                let hint = match closest(value, values.iter().copied()) {
                    Some(meant) => format!("did you mean `{meant}`?"),
                    None => format!("its values: {}", values.join(", ")),
                };
                format!("`{value}` is not a value of `{}`; {hint}", fact.name())
            })
        };
        let mut allowed = 0_u8;
        match self {
            Self::Flag(flag) => allowed |= 1 << index(if *flag { "yes" } else { "no" })?,
            Self::OneOf(names) => {
                for name in names {
                    allowed |= 1 << index(name)?;
                }
            }
            Self::Between { at_least, at_most } => {
                if !fact.is_ordered() {
                    return Err(format!("the values of `{}` have no order; list those meant", fact.name()));
                }
                let from = at_least.as_deref().map_or(Ok(0), index)?;
                let to = at_most.as_deref().map_or(Ok(values.len() - 1), index)?;
                for value in from..=to {
                    allowed |= 1 << value;
                }
            }
        }
        let all = (1_u8 << values.len()) - 1;
        match allowed {
            0 => Err(format!("no value of `{}` satisfies this test, so the rule can never fire", fact.name())),
            mask if mask == all => Err(format!("every value of `{}` satisfies this test; leave it out", fact.name())),
            _ => Ok(Condition { fact, allowed }),
        }
    }
}

impl<'de> Deserialize<'de> for Test {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Forms;

        impl<'de> de::Visitor<'de> for Forms {
            type Value = Test;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("true, false, a value, a list of values, or { at_least, at_most }")
            }

            fn visit_bool<E>(self, flag: bool) -> Result<Test, E> {
                Ok(Test::Flag(flag))
            }

            fn visit_str<E>(self, name: &str) -> Result<Test, E> {
                Ok(Test::OneOf(vec![name.to_owned()]))
            }

            fn visit_seq<A: de::SeqAccess<'de>>(self, mut list: A) -> Result<Test, A::Error> {
                let mut names = Vec::new();
                while let Some(name) = list.next_element()? {
                    names.push(name);
                }
                Ok(Test::OneOf(names))
            }

            fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<Test, A::Error> {
                let (mut at_least, mut at_most) = (None, None);
                while let Some(key) = map.next_key::<String>()? {
                    match key.as_str() {
                        "at_least" => at_least = Some(map.next_value()?),
                        "at_most" => at_most = Some(map.next_value()?),
                        other => return Err(de::Error::unknown_field(other, &["at_least", "at_most"])),
                    }
                }
                Ok(Test::Between { at_least, at_most })
            }
        }

        deserializer.deserialize_any(Forms)
    }
}

impl<'de> Deserialize<'de> for Conditions {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if !deserializer.is_human_readable() {
            return Vec::deserialize(deserializer).map(Self);
        }
        let written = std::collections::BTreeMap::<String, Test>::deserialize(deserializer)?;
        let conditions = written.iter().map(|(name, test)| {
            let fact = Fact::from_name(name).ok_or_else(|| unknown_name::<Fact>(name))?;
            test.on(fact)
        });
        conditions.collect::<Result<_, String>>().map(Self).map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_told_by<V: TellsFact>() {
        let names: Vec<&str> = V::ALL.iter().map(|member| member.name()).collect();
        assert_eq!(names, V::FACT.values());
    }

    #[test]
    fn fact_values_are_the_words_of_the_contract() {
        assert_told_by::<Noise>();
        assert_told_by::<Neighbours>();
        assert_told_by::<Treatment>();
        assert_told_by::<SourceKind>();
    }
}
