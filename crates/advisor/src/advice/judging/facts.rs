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

    fn is_sure(self) -> bool {
        self.0.contains(&Self::WHOLE)
    }

    /// What to believe where each of some beliefs is so likely; the likelihoods add up to one.
    fn mixed(beliefs: impl Iterator<Item = (Share, Self)>) -> Self {
        let mut sums = [0_u32; Fact::MOST_VALUES];
        for (likelihood, belief) in beliefs {
            for (sum, part) in sums.iter_mut().zip(belief.0) {
                *sum += likelihood.parts().unsigned_abs() * u32::from(part);
            }
        }
        let whole = u32::from(Self::WHOLE);
        let mut parts = sums.map(|sum| u16::try_from(sum / whole).unwrap_or(Self::WHOLE));
        let largest = (0..parts.len()).max_by_key(|&value| parts[value]).unwrap_or_default();
        parts[largest] += Self::WHOLE - parts.iter().sum::<u16>();
        Self(parts)
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

/// Something that may drive the headphones.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Source {
    pub likelihood: Share,
    /// Highest output in volts RMS.
    pub volts: Stretch,
    pub ohms: Stretch,
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
    /// What may drive the headphones: one, where that is answered.
    pub sources: Vec<Source>,
    /// Highest output of what drives the headphones, in volts RMS, where anything is known of it.
    pub source_volts: Option<Stretch>,
    pub source_ohms: Option<Stretch>,
    /// From the seat to the loudspeakers, in metres: answered, or where people sit in such a room.
    pub seat_m: Option<Stretch>,
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
        sources: Vec::new(),
        source_volts: None,
        source_ohms: None,
        seat_m: None,
    };
    for &fact in Fact::ALL {
        if let Fact::Given(part) = fact {
            let answered = part.chosen(situation).or_else(|| proved(situation, knowledge, fact));
            facts.set(fact, answered.or_else(|| owned_source(situation, knowledge, part)));
        }
    }
    facts.set(Fact::ModesPileUp, facts.room.size_m.map(room::modes_pile_up).map(usize::from));
    room_bands(&mut facts, situation, knowledge);
    facts.set(Fact::RoomForAPair, facts.room.longest_seat_m.map(|seat_m| usize::from(seat_m >= room::NEAREST_SEAT_M)));
    direct_sound(&mut facts, situation, knowledge);
    source_stretches(&mut facts, situation, knowledge);
    facts
}

/// The index of "yes", where something is owned that would not be there otherwise.
fn proved(situation: &Situation, knowledge: &Knowledge, fact: Fact) -> Option<usize> {
    let mut proofs = knowledge.gear.iter().filter(|entry| entry.proves.contains(&fact));
    proofs.any(|entry| situation.owns(entry.id)).then_some(1)
}

/// What drives the headphones of somebody who owns it and has not said otherwise: the strongest such thing.
fn owned_source(situation: &Situation, knowledge: &Knowledge, part: Part) -> Option<usize> {
    if part != Part::Source {
        return None;
    }
    let owned = knowledge.gear.iter().filter(|entry| situation.owns(entry.id));
    let kinds = owned.filter_map(|entry| entry.is_source).map(Vocabulary::index);
    let answers = &knowledge.question(Fact::Given(Part::Source)).answers;
    let volts = |kind: &usize| answers.get(*kind).and_then(|answer| answer.max_volts_rms).map_or(0.0, |[_, to]| to);
    kinds.max_by(|one, other| volts(one).total_cmp(&volts(other)))
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
    let volume_m3 = size_m.map(|[length, width, height]| room::volume_m3(length, width, height));
    let estimated =
        place.treatment.and_then(|treatment| usual_rt60_s(treatment.index(), volume_m3.unwrap_or(USUAL_M3), knowledge));
    let floor = place.room.length_m.zip(place.room.width_m);
    RoomFacts {
        size_m,
        volume_m3,
        rt60_s: place.rt60_s.or(estimated),
        rt60_is_estimated: place.rt60_s.is_none() && estimated.is_some(),
        longest_seat_m: floor.map(|(length, width)| room::longest_listening_distance_m(length, width)),
    }
}

/// The volume of a room whose reverberation time is to be estimated without its size, in cubic metres.
const USUAL_M3: f64 = 30.0;

/// The usual reverberation time with a degree of treatment, by its index.
fn usual_rt60_s(treatment: usize, volume_m3: f64, knowledge: &Knowledge) -> Option<f64> {
    let usual = knowledge.question(Fact::Given(Part::Treatment)).answers.get(treatment)?.rt60?;
    let seconds = room::rt60_s_at(f64::from(usual.seconds), f64::from(usual.volume_m3), volume_m3);
    Some(seconds.clamp(f64::from(usual.least), f64::from(usual.most)))
}

/// Lowest and highest ceiling assumed where only the floor is known, in metres.
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
    if let Some(seat_m) = place.listening_distance_m {
        facts.seat_m = Some(Stretch::exactly(seat_m));
        facts.set(Fact::SeatDistance, Some(band(knowledge, Fact::SeatDistance, seat_m)));
    } else if let (Some(length), Some(width)) = (place.room.length_m, place.room.width_m) {
        let (from, to) = room::usual_listening_distance_m(length, width);
        facts.seat_m = Some(Stretch { from, to });
        facts.beliefs[Fact::SeatDistance.index()] = spread(knowledge, Fact::SeatDistance, Stretch { from, to });
    }
}

/// The band of a quantity: the last one that begins at or below it.
fn band(knowledge: &Knowledge, fact: Fact, quantity: f64) -> usize {
    let begins = knowledge.question(fact).answers.iter().map(|answer| answer.from.map_or(0.0, f64::from));
    begins.enumerate().filter(|(_, from)| *from <= quantity).map(|(index, _)| index).next_back().unwrap_or(0)
}

/// How likely each band of a quantity is that lies anywhere in a stretch.
fn spread(knowledge: &Knowledge, fact: Fact, stretch: Stretch) -> Belief {
    if stretch.to <= stretch.from {
        return Belief::sure(band(knowledge, fact, stretch.from));
    }
    let begins: Vec<f64> =
        knowledge.question(fact).answers.iter().map(|answer| answer.from.map_or(0.0, f64::from)).collect();
    let below = |quantity: f64| ((quantity - stretch.from) / (stretch.to - stretch.from)).clamp(0.0, 1.0);
    let mut belief = Belief([0; Fact::MOST_VALUES]);
    // From the shares below each band's two ends, so that all of them add up to one.
    let ends = begins.iter().skip(1).map(|&begin| below(begin)).chain([1.0]);
    let mut before = 0;
    for (part, end) in belief.0.iter_mut().zip(ends) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 1")]
        let upto = (end * f64::from(Belief::WHOLE)).round() as u16;
        *part = upto - before;
        before = upto;
    }
    belief
}

/// How strong the direct sound is against the room, at any seat that is likely and with any treatment that is.
fn direct_sound(facts: &mut Facts, situation: &Situation, knowledge: &Knowledge) {
    let (Some(volume_m3), Some(seat_m)) = (facts.room.volume_m3, facts.seat_m) else { return };
    let band_of = |rt60_s: f64| {
        let critical_m = room::critical_distance_m(room::MONITOR_DIRECTIVITY, volume_m3, rt60_s);
        let at = |seat_m: f64| room::direct_to_reverberant_db(critical_m, seat_m);
        spread(knowledge, Fact::DirectSound, Stretch { from: at(seat_m.to), to: at(seat_m.from) })
    };
    let treatment = facts.belief(Fact::Given(Part::Treatment));
    let belief = match situation.place.rt60_s {
        Some(rt60_s) => band_of(rt60_s),
        None => Belief::mixed((0..Fact::MOST_VALUES).filter_map(|value| {
            let likelihood = treatment.allows(1 << value);
            let rt60_s = usual_rt60_s(value, volume_m3, knowledge).filter(|_| likelihood != Share::ZERO)?;
            Some((likelihood, band_of(rt60_s)))
        })),
    };
    facts.beliefs[Fact::DirectSound.index()] = belief;
    facts.known[Fact::DirectSound.index()] = belief.is_sure();
}

fn source_stretches(facts: &mut Facts, situation: &Situation, knowledge: &Knowledge) {
    let source = &situation.source;
    let stretch = |range: [f32; 2]| Stretch { from: f64::from(range[0]), to: f64::from(range[1]) };
    let belief = facts.belief(Fact::Given(Part::Source));
    let answers = knowledge.question(Fact::Given(Part::Source)).answers.iter().enumerate();
    let sources = answers.filter_map(|(index, answer)| {
        let volts = source.max_volts_rms.map(Stretch::exactly).or(answer.max_volts_rms.map(stretch))?;
        let ohms = source.output_ohms.map(Stretch::exactly).or(answer.output_ohms.map(stretch));
        let ohms = ohms.unwrap_or(Stretch::exactly(0.0));
        Some(Source { likelihood: belief.allows(1 << index), volts, ohms })
    });
    facts.sources = sources.filter(|source| source.likelihood != Share::ZERO).collect();
    let is_known = facts.is_known(Fact::Given(Part::Source));
    let known = facts.sources.first().filter(|_| is_known).copied();
    facts.source_volts = known.map(|source| source.volts).or(source.max_volts_rms.map(Stretch::exactly));
    facts.source_ohms = known.map(|source| source.ohms).or(source.output_ohms.map(Stretch::exactly));
}
