//! Facts that rules may ask about, and the tests they put to them.

use core::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::situation::{Part, Vocabulary, closest, deserialize_name, serialize_name, unknown_name};

/// One thing about a situation that a rule may depend on. Each has a short list of values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fact {
    /// What a part of the situation says, for parts with answers to choose from.
    Given(Part),
    /// From the volume of the room.
    RoomSize,
    /// Whether two dimensions of the room make its modes coincide.
    ModesPileUp,
    /// From the listener to the loudspeakers: the given distance, or where chairs usually are in such a room.
    SeatDistance,
    /// Whether a listener and a pair of loudspeakers have room for a triangle.
    RoomForAPair,
    /// How strong the direct sound of a loudspeaker is at the seat against what comes back from the room.
    DirectSound,
    /// Whether the source's output impedance is at most an eighth of the headphones'; differs by candidate.
    Damping,
}

/// The facts that follow from several answers.
const DERIVED: [Fact; 6] =
    [Fact::RoomSize, Fact::ModesPileUp, Fact::SeatDistance, Fact::RoomForAPair, Fact::DirectSound, Fact::Damping];

/// How many parts settle a fact by themselves.
const GIVEN: usize = {
    let (mut count, mut part) = (0, 0);
    while part < Part::ALL.len() {
        count += !Part::ALL[part].answers().is_empty() as usize;
        part += 1;
    }
    count
};

const COUNT: usize = GIVEN + DERIVED.len();

const ALL: [Fact; COUNT] = {
    let mut all = [Fact::Damping; COUNT];
    let (mut count, mut part) = (0, 0);
    while part < Part::ALL.len() {
        if !Part::ALL[part].answers().is_empty() {
            all[count] = Fact::Given(Part::ALL[part]);
            count += 1;
        }
        part += 1;
    }
    let mut derived = 0;
    while derived < DERIVED.len() {
        all[GIVEN + derived] = DERIVED[derived];
        derived += 1;
    }
    all
};

const NAMES: [&str; COUNT] = {
    let mut names = [""; COUNT];
    let mut fact = 0;
    while fact < COUNT {
        names[fact] = match ALL[fact] {
            Fact::Given(part) => part.name(),
            Fact::RoomSize => "room_size",
            Fact::ModesPileUp => "modes_pile_up",
            Fact::SeatDistance => "seat_distance",
            Fact::RoomForAPair => "room_for_a_pair",
            Fact::DirectSound => "direct_sound",
            Fact::Damping => "damping",
        };
        assert!(ALL[fact].values().len() <= Fact::MOST_VALUES, "a fact has more values than there is room for");
        fact += 1;
    }
    names
};

/// The index in [`ALL`] of what each part settles.
const INDEX: [u8; Part::ALL.len()] = {
    let mut index = [u8::MAX; Part::ALL.len()];
    let mut fact = 0_u8;
    while (fact as usize) < GIVEN {
        if let Fact::Given(part) = ALL[fact as usize] {
            index[part as usize] = fact;
        }
        fact += 1;
    }
    index
};

impl Vocabulary for Fact {
    const KIND: &'static str = "fact";
    const ALL: &'static [Self] = &ALL;
    const NAMES: &'static [&'static str] = &NAMES;

    fn index(self) -> usize {
        match self {
            Self::Given(part) => usize::from(INDEX[part as usize]),
            Self::RoomSize => GIVEN,
            Self::ModesPileUp => GIVEN + 1,
            Self::SeatDistance => GIVEN + 2,
            Self::RoomForAPair => GIVEN + 3,
            Self::DirectSound => GIVEN + 4,
            Self::Damping => GIVEN + 5,
        }
    }
}

impl Serialize for Fact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize_name(*self, serializer)
    }
}

impl<'de> Deserialize<'de> for Fact {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize_name(deserializer)
    }
}

impl Fact {
    /// Most values that a fact has.
    pub const MOST_VALUES: usize = 5;

    /// The names of its values, in ascending order where they have one.
    #[must_use]
    pub const fn values(self) -> &'static [&'static str] {
        match self {
            Self::Given(part) => part.answers(),
            Self::RoomSize => &["tiny", "small", "medium", "large", "huge"],
            Self::ModesPileUp | Self::RoomForAPair => &["no", "yes"],
            Self::SeatDistance => &["desk", "near", "mid", "far"],
            Self::DirectSound => &["weaker", "even", "stronger"],
            Self::Damping => &["poor", "good"],
        }
    }

    /// Whether its values have an order, so that `at_least` and `at_most` make sense.
    #[must_use]
    pub const fn is_ordered(self) -> bool {
        !matches!(self, Self::Given(Part::Source))
    }

    /// Index of a value in [`Fact::values`].
    #[must_use]
    pub fn value_index(self, value: &str) -> Option<usize> {
        self.values().iter().position(|name| *name == value)
    }
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
            let unknown = || {
                let (what, remedy) = unknown_name::<Fact>(name);
                format!("{what}; {remedy}")
            };
            test.on(Fact::from_name(name).ok_or_else(unknown)?)
        });
        conditions.collect::<Result<_, String>>().map(Self).map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_index_of_a_fact_is_where_it_is_among_all() {
        for (index, fact) in Fact::ALL.iter().enumerate() {
            assert_eq!(fact.index(), index, "{}", fact.name());
            assert_eq!(Fact::from_name(fact.name()), Some(*fact));
        }
    }
}
