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
