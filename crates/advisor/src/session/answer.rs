use crate::situation::parts::{Kind, Limits, OwnedFigure, Value};
use crate::situation::{Activity, GearType, Headphones, Money, Owned, OwnedItem, Part, Situation};

/// One answer of the visitor.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// What a part of the situation is, for all but lists; `None` takes it back.
    Set(Part, Option<Value>),
    /// An activity with its share of the time.
    Work(Activity, Option<f64>),
    /// Whether one item of a type is owned.
    Owns(GearType, bool),
    /// A figure of the first owned item of a type.
    OwnedFigure(GearType, OwnedFigure, Option<f64>),
    Wishes(GearType, bool),
    /// Whether a model of the catalogue, by its id, is owned.
    OwnsModel(String, bool),
    /// Whether a model is to be in the kit.
    Picks(String, bool),
    /// Whether a model is never to be suggested.
    Never(String, bool),
}

impl Answer {
    /// The situation with this answer in it.
    #[must_use]
    pub fn applied_to(self, situation: &Situation) -> Situation {
        let mut next = situation.clone();
        match self {
            Self::Set(part, value) => part.set(&mut next, value),
            Self::Work(activity, Some(share)) => {
                next.work.insert(activity, share);
            }
            Self::Work(activity, None) => {
                next.work.remove(&activity);
            }
            Self::Owns(gear, true) if !next.owns(gear) => next.owned.push(Owned::of_type(gear)),
            Self::Owns(_, true) => {}
            Self::Owns(gear, false) => next.owned.retain(|owned| !owned.is_type(gear)),
            Self::OwnedFigure(gear, figure, value) => {
                if let Some(owned) = next.owned.iter_mut().find(|owned| owned.is_type(gear)) {
                    // A sensitivity has one form or the other.
                    match figure {
                        OwnedFigure::SensitivityPerMilliwatt => owned.headphones.sensitivity_db_per_v = None,
                        OwnedFigure::SensitivityPerVolt => owned.headphones.sensitivity_db_per_mw = None,
                        OwnedFigure::Impedance => {}
                    }
                    *figure.of(&mut owned.headphones) = value;
                }
            }
            Self::Wishes(gear, true) if !next.wish.contains(&gear) => next.wish.push(gear),
            Self::Wishes(_, true) => {}
            Self::Wishes(gear, false) => next.wish.retain(|wish| *wish != gear),
            // A model is one of these at most: owned, picked, or never wanted.
            Self::OwnsModel(model, yes) => {
                forget(&mut next, &model);
                if yes {
                    let item = OwnedItem::Model(model);
                    next.owned.push(Owned { item, headphones: Headphones::default(), grade: None });
                }
            }
            Self::Picks(model, yes) => {
                forget(&mut next, &model);
                if yes {
                    next.picked.push(model);
                }
            }
            Self::Never(model, yes) => {
                forget(&mut next, &model);
                if yes {
                    next.never.push(model);
                }
            }
        }
        next
    }
}

/// Takes back every answer about a model.
fn forget(situation: &mut Situation, model: &str) {
    situation.owned.retain(|owned| !matches!(&owned.item, OwnedItem::Model(id) if id == model));
    situation.picked.retain(|id| id != model);
    situation.never.retain(|id| id != model);
}

/// A number that the visitor types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typed {
    /// A part of the situation that is a number.
    Part(Part),
    /// A figure of the first owned item of a type.
    Owned(GearType, OwnedFigure),
}

impl Typed {
    /// Its unit and range; `None` for a part that is not a number.
    #[must_use]
    pub const fn limits(self) -> Option<&'static Limits> {
        match self {
            Self::Part(part) => part.row().limits(),
            Self::Owned(_, figure) => Some(figure.limits()),
        }
    }

    /// What a situation says now, in the unit of its limits.
    #[must_use]
    pub fn value(self, situation: &Situation) -> Option<f64> {
        match self {
            Self::Part(part) => match part.get(situation)? {
                Value::Number(number) => Some(number),
                #[expect(clippy::cast_precision_loss, reason = "amounts are far below 2^53")]
                Value::Money(money) => Some(money.units() as f64),
                Value::Count(count) => Some(f64::from(count)),
                Value::Flag(_) | Value::Word(_) => None,
            },
            Self::Owned(gear, figure) => {
                let owned = situation.owned.iter().find(|owned| owned.is_type(gear))?;
                *figure.of(&mut owned.headphones.clone())
            }
        }
    }

    /// Whether only whole numbers can be typed.
    const fn is_whole(self) -> bool {
        matches!(self, Self::Part(part) if matches!(part.row().kind, Kind::Money(_) | Kind::Count(_)))
    }

    /// What was typed as a number within the range times a scale; `None` for an empty text.
    ///
    /// Currency signs, units behind the number and marks between thousands are taken as they are meant. A comma is a
    /// decimal comma, except before just three digits of a whole number.
    ///
    /// # Errors
    /// Where the text is not a number, is out of range, or has decimals where whole numbers are wanted.
    pub fn parse(self, typed: &str, scale: f64) -> Result<Option<f64>, NotANumber> {
        let mut text: String = typed.chars().filter(|letter| !letter.is_whitespace()).collect();
        text = text.trim_matches(|letter: char| !letter.is_ascii_digit() && !".,-".contains(letter)).to_owned();
        if text.is_empty() {
            return if typed.bytes().any(|letter| letter.is_ascii_alphanumeric()) { Err(NotANumber) } else { Ok(None) };
        }
        let groups: Vec<&str> = text.split([',', '.']).collect();
        let thousands = groups.len() > 1 && groups[1..].iter().all(|group| group.len() == 3) && groups[0].len() <= 3;
        let plain = if self.is_whole() && thousands { groups.concat() } else { text.replace(',', ".") };
        let plain = plain.trim_end_matches('.').trim_start_matches('0');
        let plain = if plain.is_empty() || plain.starts_with('.') { format!("0{plain}") } else { plain.to_owned() };
        // serde_json reads numbers anyway; the standard library's parser would weigh another twenty kilobytes.
        let number: f64 = serde_json::from_str(&plain).map_err(|_| NotANumber)?;
        let limits = self.limits().ok_or(NotANumber)?;
        let fits = (limits.from * scale..=limits.to * scale).contains(&number);
        if fits && !(self.is_whole() && number.fract() != 0.0) { Ok(Some(number)) } else { Err(NotANumber) }
    }

    /// The answer that a number within the range gives; an empty field takes the answer back.
    #[must_use]
    pub fn answer(self, number: Option<f64>) -> Answer {
        match self {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "amounts within the range")]
            Self::Part(part) => {
                let value = |number: f64| match part.row().kind {
                    Kind::Money(_) => Value::Money(Money::from_units(number as u64)),
                    Kind::Count(_) => Value::Count(number as u32),
                    _ => Value::Number(number),
                };
                Answer::Set(part, number.map(value))
            }
            Self::Owned(gear, figure) => Answer::OwnedFigure(gear, figure, number),
        }
    }
}

/// A text that is not a number as it is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotANumber;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_understood_as_people_type_it() {
        for typed in ["1200", "1,200", "1.200", "$1200", "1 200", "1200 USD", " $1,200 "] {
            assert_eq!(Typed::Part(Part::Budget).parse(typed, 1.0), Ok(Some(1200.0)), "{typed}");
        }
        assert_eq!(Typed::Part(Part::Budget).parse("", 1.0), Ok(None));
        assert_eq!(Typed::Part(Part::Budget).parse("0", 1.0), Ok(Some(0.0)));
        for typed in ["12,5", "1.5", "-3", "2e9", "a lot of 3 and 4"] {
            assert_eq!(Typed::Part(Part::Budget).parse(typed, 1.0), Err(NotANumber), "{typed}");
        }
    }

    #[test]
    fn a_budget_has_the_same_range_typed_and_read() {
        let largest = crate::situation::read(r#"{ "budget": 1000000000 }"#).expect("the largest budget");
        let typed = Typed::Part(Part::Budget);
        let number = typed.parse("1,000,000,000", 1.0).expect("it is within the range");
        assert_eq!(typed.answer(number).applied_to(&Situation::default()), largest);
        assert_eq!(typed.parse("1000000001", 1.0), Err(NotANumber));
    }

    #[test]
    fn lengths_are_understood_while_they_are_typed() {
        for (typed, metres) in [("4", 4.0), ("4.", 4.0), ("04", 4.0), ("4,5", 4.5), ("4.5 m", 4.5), ("13'", 13.0)] {
            assert_eq!(Typed::Part(Part::Length).parse(typed, 1.0), Ok(Some(metres)), "{typed}");
        }
        assert_eq!(Typed::Part(Part::Length).parse("900", 1.0), Err(NotANumber));
        assert_eq!(Typed::Part(Part::Length).parse("13.1", 1.0 / 0.3048), Ok(Some(13.1)));
        assert_eq!(Typed::Part(Part::MaxNewItems).parse("1.5", 1.0), Err(NotANumber));
    }
}
