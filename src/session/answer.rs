use crate::situation::{Activity, GearType, Money, Neighbours, Noise, Owned, Situation, SourceKind, Treatment};

/// One answer of the visitor; `None` takes it back.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// An activity with its share of the time.
    Work(Activity, Option<f64>),
    LengthM(Option<f64>),
    WidthM(Option<f64>),
    HeightM(Option<f64>),
    ListeningDistanceM(Option<f64>),
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
    /// Whether one item of a type is owned.
    Owns(GearType, bool),
    /// The sensitivity in dB/mW of the first owned item of a type.
    OwnedSensitivity(GearType, Option<f64>),
    OwnedImpedance(GearType, Option<f64>),
    Wishes(GearType, bool),
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
            Self::Budget(budget) => told.budget = budget,
            Self::MaxNewItems(items) => told.max_new_items = items,
        }
        told
    }
}

/// A quantity that the visitor types.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantity {
    LengthM,
    WidthM,
    HeightM,
    ListeningDistanceM,
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
            Self::Budget => (0.0, 1e6),
            Self::MaxNewItems => (0.0, 100.0),
            Self::Sensitivity(_) => (60.0, 140.0),
            Self::ImpedanceOhms(_) => (4.0, 2000.0),
        }
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
            Self::Budget => Answer::Budget(number.map(|units| Money::from_units(units as u64))),
            Self::MaxNewItems => Answer::MaxNewItems(number.map(|items| items as u32)),
            Self::Sensitivity(gear) => Answer::OwnedSensitivity(gear, number),
            Self::ImpedanceOhms(gear) => Answer::OwnedImpedance(gear, number),
        }
    }
}
