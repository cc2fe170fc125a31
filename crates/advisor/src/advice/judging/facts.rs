//! From what the visitor has answered to what the rules may ask: every fact with how likely each of its values is.

use crate::acoustics::room;
use crate::knowledge::{Fact, Knowledge, Share};
use crate::situation::{Part, Situation, Vocabulary};

/// How likely each value of a fact is, in ten-thousandths that add up to one. A known fact has one sure value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Belief([u16; Fact::MOST_VALUES]);

impl Belief {
    pub fn sure(value: usize) -> Self {
        let mut parts = [0; Fact::MOST_VALUES];
        parts[value] = Self::WHOLE;
        Self(parts)
    }

    const WHOLE: u16 = 10_000;

    /// The likelihood that a condition's mask allows the value.
    pub fn allows(self, mask: u8) -> Share {
        let sum: i32 =
            (0..Fact::MOST_VALUES).filter(|value| mask & (1 << value) != 0).map(|v| i32::from(self.0[v])).sum();
        Share::from_parts(sum)
    }

    /// Evenly over a stretch of values.
    fn evenly(from: usize, to: usize) -> Self {
        let mut parts = [0; Fact::MOST_VALUES];
        #[expect(clippy::cast_possible_truncation, reason = "a fact has at most five values")]
        let count = (to - from + 1) as u16;
        for part in &mut parts[from..=to] {
            *part = Self::WHOLE / count;
        }
        parts[from] += Self::WHOLE % count;
        Self(parts)
    }
}

/// A stretch of a quantity that is not known exactly.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stretch {
    pub from: f64,
    pub to: f64,
}

impl Stretch {
    pub const fn exactly(value: f64) -> Self {
        Self { from: value, to: value }
    }
}

/// What follows from the room's dimensions and its reverberation.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct RoomFacts {
    pub size_m: Option<[f64; 3]>,
    pub volume_m3: Option<f64>,
    /// Measured, or estimated from the treatment.
    pub rt60_s: Option<f64>,
    pub rt60_is_estimated: bool,
    /// The longest stereo triangle that fits the floor plan.
    pub longest_seat_m: Option<f64>,
}

/// Everything that the rules may ask about a situation.
#[derive(Clone, Debug, PartialEq)]
pub struct Facts {
    beliefs: [Belief; Fact::ALL.len()],
    known: [bool; Fact::ALL.len()],
    pub room: RoomFacts,
    /// Highest output of what drives the headphones, in volts RMS, where anything is known of it.
    pub source_volts: Option<Stretch>,
    pub source_ohms: Option<Stretch>,
    /// From the seat to the loudspeakers, in metres: as given, or the longest that the floor plan leaves room for.
    pub seat_m: Option<f64>,
}

impl Facts {
    pub fn belief(&self, fact: Fact) -> Belief {
        self.beliefs[fact.index()]
    }

    pub fn is_known(&self, fact: Fact) -> bool {
        self.known[fact.index()]
    }

    /// The reference level at the seat in dB(C): that of the room, or of rooms from the smallest to a medium one.
    pub fn reference_level_dbc(&self) -> Stretch {
        const UNKNOWN_ROOM_M3: (f64, f64) = (20.0, 150.0);
        let level = |volume_m3: f64| f64::from(room::reference_level_dbc(volume_m3));
        let unknown = || Stretch { from: level(UNKNOWN_ROOM_M3.0), to: level(UNKNOWN_ROOM_M3.1) };
        self.room.volume_m3.map_or_else(unknown, |volume_m3| Stretch::exactly(level(volume_m3)))
    }

    fn set(&mut self, fact: Fact, value: Option<usize>) {
        if let Some(value) = value {
            self.beliefs[fact.index()] = Belief::sure(value);
            self.known[fact.index()] = true;
        }
    }
}

/// Works out the facts of a situation. What is unknown keeps the prior of its question.
pub fn facts(situation: &Situation, knowledge: &Knowledge) -> Facts {
    let mut facts = Facts {
        beliefs: core::array::from_fn(|index| prior(knowledge, Fact::ALL[index])),
        known: [false; Fact::ALL.len()],
        room: room_facts(situation, knowledge),
        source_volts: None,
        source_ohms: None,
        seat_m: None,
    };
    for &fact in Fact::ALL {
        if let Fact::Given(part) = fact {
            facts.set(fact, part.chosen(situation).or_else(|| proved(situation, knowledge, fact)));
        }
    }
    facts.set(Fact::ModesPileUp, facts.room.size_m.map(room::modes_pile_up).map(usize::from));
    room_bands(&mut facts, situation, knowledge);
    source_stretches(&mut facts, situation, knowledge);
    facts
}

/// The index of "yes", where something is owned that would not be there otherwise.
fn proved(situation: &Situation, knowledge: &Knowledge, fact: Fact) -> Option<usize> {
    let mut proofs = knowledge.gear.iter().filter(|entry| entry.proves.contains(&fact));
    proofs.any(|entry| situation.owns(entry.id)).then_some(1)
}

fn prior(knowledge: &Knowledge, fact: Fact) -> Belief {
    let mut parts = [0; Fact::MOST_VALUES];
    for (part, answer) in parts.iter_mut().zip(&knowledge.question(fact).answers) {
        *part = u16::try_from(answer.prior.parts()).unwrap_or(0);
    }
    Belief(parts)
}

fn room_facts(situation: &Situation, knowledge: &Knowledge) -> RoomFacts {
    let place = &situation.place;
    let size_m = match (place.room.length_m, place.room.width_m, place.room.height_m) {
        (Some(length), Some(width), Some(height)) => Some([length, width, height]),
        _ => None,
    };
    let estimated = place.treatment.and_then(|treatment| {
        knowledge.question(Fact::Given(Part::Treatment)).answers.get(treatment.index()).and_then(|answer| answer.rt60_s)
    });
    let floor = place.room.length_m.zip(place.room.width_m);
    RoomFacts {
        size_m,
        volume_m3: size_m.map(|[length, width, height]| room::volume_m3(length, width, height)),
        rt60_s: place.rt60_s.or(estimated.map(f64::from)),
        rt60_is_estimated: place.rt60_s.is_none() && estimated.is_some(),
        longest_seat_m: floor.map(|(length, width)| room::longest_listening_distance_m(length, width)),
    }
}

/// Lowest and highest ceiling reckoned with where only the floor is known, in metres.
const CEILINGS_M: (f64, f64) = (2.3, 3.0);

fn room_bands(facts: &mut Facts, situation: &Situation, knowledge: &Knowledge) {
    let place = &situation.place;
    let size_band = |volume_m3| band(knowledge, Fact::RoomSize, volume_m3);
    if let Some(volume_m3) = facts.room.volume_m3 {
        facts.set(Fact::RoomSize, Some(size_band(volume_m3)));
    } else if let (Some(length), Some(width)) = (place.room.length_m, place.room.width_m) {
        let low = size_band(room::volume_m3(length, width, CEILINGS_M.0));
        let high = size_band(room::volume_m3(length, width, CEILINGS_M.1));
        facts.beliefs[Fact::RoomSize.index()] = Belief::evenly(low, high);
        facts.known[Fact::RoomSize.index()] = low == high;
    }
    let seat_m = place.listening_distance_m.or(facts.room.longest_seat_m);
    facts.seat_m = seat_m;
    facts.set(Fact::SeatDistance, seat_m.map(|seat_m| band(knowledge, Fact::SeatDistance, seat_m)));
}

/// The band of a quantity: the last one that begins at or below it.
fn band(knowledge: &Knowledge, fact: Fact, quantity: f64) -> usize {
    let begins = knowledge.question(fact).answers.iter().map(|answer| answer.from.map_or(0.0, f64::from));
    begins.enumerate().filter(|(_, from)| *from <= quantity).map(|(index, _)| index).next_back().unwrap_or(0)
}

fn source_stretches(facts: &mut Facts, situation: &Situation, knowledge: &Knowledge) {
    let source = &situation.source;
    let usual = source.kind.and_then(|kind| knowledge.question(Fact::Given(Part::Source)).answers.get(kind.index()));
    let stretch = |range: [f32; 2]| Stretch { from: f64::from(range[0]), to: f64::from(range[1]) };
    facts.source_volts = source
        .max_volts_rms
        .map(Stretch::exactly)
        .or_else(|| usual.and_then(|answer| answer.max_volts_rms).map(stretch));
    facts.source_ohms =
        source.output_ohms.map(Stretch::exactly).or_else(|| usual.and_then(|answer| answer.output_ohms).map(stretch));
}
