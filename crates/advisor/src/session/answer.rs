use crate::situation::{
    Activity, GearType, Headphones, Money, Neighbours, Noise, Owned, OwnedItem, Situation, SourceKind, Treatment,
};

/// One answer of the visitor; `None` takes it back.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// An activity with its share of the time.
    Work(Activity, Option<f64>),
    LengthM(Option<f64>),
    WidthM(Option<f64>),
    HeightM(Option<f64>),
    ListeningDistanceM(Option<f64>),
    Rt60S(Option<f64>),
    Treatment(Option<Treatment>),
    CanTreat(Option<bool>),
    Noise(Option<Noise>),
    Neighbours(Option<Neighbours>),
    OthersInRoom(Option<bool>),
    Night(Option<bool>),
    OnTheMove(Option<bool>),
    Glasses(Option<bool>),
    LongHours(Option<bool>),
    Source(Option<SourceKind>),
    SourceVoltsRms(Option<f64>),
    SourceOhms(Option<f64>),
    /// Whether one item of a type is owned.
    Owns(GearType, bool),
    /// The sensitivity in dB/mW of the first owned item of a type.
    OwnedSensitivity(GearType, Option<f64>),
    OwnedImpedance(GearType, Option<f64>),
    Wishes(GearType, bool),
    /// Whether a model of the catalogue, by its id, is owned.
    OwnsModel(String, bool),
    /// Whether a model is to be in the kit.
    Picks(String, bool),
    /// Whether a model is never to be suggested.
    Never(String, bool),
    Budget(Option<Money>),
    MaxNewItems(Option<u32>),
}

impl Answer {
    /// The situation with this answer in it.
    #[must_use]
    pub fn told_to(self, situation: &Situation) -> Situation {
        let mut told = situation.clone();
        let place = &mut told.place;
        match self {
            Self::Work(activity, Some(share)) => {
                told.work.insert(activity, share);
            }
            Self::Work(activity, None) => {
                told.work.remove(&activity);
            }
            Self::LengthM(length) => place.room.length_m = length,
            Self::WidthM(width) => place.room.width_m = width,
            Self::HeightM(height) => place.room.height_m = height,
            Self::ListeningDistanceM(distance) => place.listening_distance_m = distance,
            Self::Rt60S(rt60_s) => place.rt60_s = rt60_s,
            Self::Treatment(treatment) => place.treatment = treatment,
            Self::CanTreat(can) => place.can_treat = can,
            Self::Noise(noise) => place.noise = noise,
            Self::Neighbours(neighbours) => place.neighbours = neighbours,
            Self::OthersInRoom(others) => place.others_in_room = others,
            Self::Night(night) => place.night = night,
            Self::OnTheMove(moving) => place.on_the_move = moving,
            Self::Glasses(glasses) => told.listener.glasses = glasses,
            Self::LongHours(long) => told.listener.long_hours = long,
            Self::Source(kind) => told.source.kind = kind,
            Self::SourceVoltsRms(volts) => told.source.max_volts_rms = volts,
            Self::SourceOhms(ohms) => told.source.output_ohms = ohms,
            Self::Owns(gear, true) if !told.owns(gear) => told.owned.push(Owned::of_type(gear)),
            Self::Owns(_, true) => {}
            Self::Owns(gear, false) => told.owned.retain(|owned| !owned.is_type(gear)),
            Self::OwnedSensitivity(gear, sensitivity) => {
                if let Some(owned) = told.owned.iter_mut().find(|owned| owned.is_type(gear)) {
                    owned.headphones.sensitivity_db_per_mw = sensitivity;
                    owned.headphones.sensitivity_db_per_v = None;
                }
            }
            Self::OwnedImpedance(gear, impedance) => {
                if let Some(owned) = told.owned.iter_mut().find(|owned| owned.is_type(gear)) {
                    owned.headphones.impedance_ohms = impedance;
                }
            }
            Self::Wishes(gear, true) if !told.wish.contains(&gear) => told.wish.push(gear),
            Self::Wishes(_, true) => {}
            Self::Wishes(gear, false) => told.wish.retain(|wish| *wish != gear),
            // A model is one of these at most: owned, picked, or never wanted.
            Self::OwnsModel(model, yes) => {
                forget(&mut told, &model);
                if yes {
                    let item = OwnedItem::Model(model);
                    told.owned.push(Owned { item, headphones: Headphones::default() });
                }
            }
            Self::Picks(model, yes) => {
                forget(&mut told, &model);
                if yes {
                    told.picked.push(model);
                }
            }
            Self::Never(model, yes) => {
                forget(&mut told, &model);
                if yes {
                    told.never.push(model);
                }
            }
            Self::Budget(budget) => told.budget = budget,
            Self::MaxNewItems(items) => told.max_new_items = items,
        }
        told
    }
}

/// Takes back whatever was told about a model.
fn forget(told: &mut Situation, model: &str) {
    told.owned.retain(|owned| !matches!(&owned.item, OwnedItem::Model(id) if id == model));
    told.picked.retain(|id| id != model);
    told.never.retain(|id| id != model);
}

/// A quantity that the visitor types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantity {
    LengthM,
    WidthM,
    HeightM,
    ListeningDistanceM,
    Rt60S,
    SourceVoltsRms,
    SourceOhms,
    /// In the catalogue's currency.
    Budget,
    MaxNewItems,
    /// In dB/mW, of the first owned item of a type.
    Sensitivity(GearType),
    ImpedanceOhms(GearType),
}

impl Quantity {
    /// Smallest and largest sensible value.
    #[must_use]
    pub const fn range(self) -> (f64, f64) {
        match self {
            Self::LengthM | Self::WidthM | Self::HeightM => (1.0, 100.0),
            Self::ListeningDistanceM => (0.2, 20.0),
            Self::Rt60S => (0.05, 10.0),
            Self::SourceVoltsRms => (0.01, 100.0),
            Self::SourceOhms => (0.0, 1000.0),
            Self::Budget => (0.0, 1e6),
            Self::MaxNewItems => (0.0, 100.0),
            Self::Sensitivity(_) => (60.0, 140.0),
            Self::ImpedanceOhms(_) => (4.0, 2000.0),
        }
    }

    /// Whether it comes in whole numbers only.
    #[must_use]
    pub const fn is_whole(self) -> bool {
        matches!(self, Self::Budget | Self::MaxNewItems)
    }

    /// What was typed as a number of this quantity within its range times a scale; `None` for an empty text.
    ///
    /// Currency signs, units behind the number and marks between thousands are taken as they are meant. A comma is a
    /// decimal comma, except before just three digits of a whole quantity.
    ///
    /// # Errors
    /// Where the text is no number, is out of range, or has decimals that the quantity cannot have.
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
        let (from, to) = self.range();
        let fits = (from * scale..=to * scale).contains(&number) && !(self.is_whole() && number.fract() != 0.0);
        if fits { Ok(Some(number)) } else { Err(NotANumber) }
    }

    /// The answer that a number within the range gives; an empty field takes the answer back.
    #[must_use]
    pub fn answer(self, number: Option<f64>) -> Answer {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "amounts within the range")]
        match self {
            Self::LengthM => Answer::LengthM(number),
            Self::WidthM => Answer::WidthM(number),
            Self::HeightM => Answer::HeightM(number),
            Self::ListeningDistanceM => Answer::ListeningDistanceM(number),
            Self::Rt60S => Answer::Rt60S(number),
            Self::SourceVoltsRms => Answer::SourceVoltsRms(number),
            Self::SourceOhms => Answer::SourceOhms(number),
            Self::Budget => Answer::Budget(number.map(|units| Money::from_units(units as u64))),
            Self::MaxNewItems => Answer::MaxNewItems(number.map(|items| items as u32)),
            Self::Sensitivity(gear) => Answer::OwnedSensitivity(gear, number),
            Self::ImpedanceOhms(gear) => Answer::OwnedImpedance(gear, number),
        }
    }
}

/// A text that is no number of the quantity asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotANumber;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_understood_as_people_type_it() {
        for typed in ["1200", "1,200", "1.200", "$1200", "1 200", "1200 USD", " $1,200 "] {
            assert_eq!(Quantity::Budget.parse(typed, 1.0), Ok(Some(1200.0)), "{typed}");
        }
        assert_eq!(Quantity::Budget.parse("", 1.0), Ok(None));
        assert_eq!(Quantity::Budget.parse("0", 1.0), Ok(Some(0.0)));
        for typed in ["12,5", "1.5", "-3", "1e9", "a lot of 3 and 4"] {
            assert_eq!(Quantity::Budget.parse(typed, 1.0), Err(NotANumber), "{typed}");
        }
    }

    #[test]
    fn lengths_are_understood_while_they_are_typed() {
        for (typed, metres) in [("4", 4.0), ("4.", 4.0), ("04", 4.0), ("4,5", 4.5), ("4.5 m", 4.5), ("13'", 13.0)] {
            assert_eq!(Quantity::LengthM.parse(typed, 1.0), Ok(Some(metres)), "{typed}");
        }
        assert_eq!(Quantity::LengthM.parse("900", 1.0), Err(NotANumber));
        assert_eq!(Quantity::LengthM.parse("13.1", 1.0 / 0.3048), Ok(Some(13.1)));
        assert_eq!(Quantity::MaxNewItems.parse("1.5", 1.0), Err(NotANumber));
    }
}
