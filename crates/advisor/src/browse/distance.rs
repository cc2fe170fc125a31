//! Whether a monitor is for near, middle or far seats, from its own figures.
//!
//! What is usual of each type is read from the knowledge base; here is only how a model is held against it.

use super::figures::{CLAIMED_CORNER_TOLERANCE, extension, value};
use crate::acoustics::loudspeaker::{PAIR_GAIN_DB, diameter_of_same_area, level_at_db_spl, peak_needed_db_spl};
use crate::acoustics::room::reference_level_dbc;
use crate::knowledge::{Figure, Knowledge, Product, Quantity};
use crate::situation::GearType;

/// The types from near to far.
const FIELDS: [GearType; 3] = [GearType::NearField, GearType::MidField, GearType::FarField];

/// The nearest seats of each type in metres, as the types describe themselves.
const NEAREST_SEAT_M: [f64; 3] = [1.0, 2.0, 3.0];

/// The room whose reference level is asked for, in m³: the one step of the ladder that was read in its source.
const REFERENCE_ROOM_M3: f64 = 60.0;

/// How a monitor's field was found.
#[derive(Clone, Debug, PartialEq)]
pub struct ListeningField {
    pub gear: GearType,
    pub settled: Settled,
    /// What each figure admits, in a fixed order.
    pub because: Vec<Admits>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settled {
    /// More figures admit this field than any other.
    ByFigures,
    /// The figures admit several equally, the catalogue's own type among them.
    ByCatalogueAmongEqual,
    /// Fewer than two figures exclude anything, so the type in the catalogue applies.
    ByCatalogueForWant,
}

/// The fields that a figure admits, from near to far.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Admits {
    pub evidence: Evidence,
    pub from: GearType,
    pub to: GearType,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Evidence {
    /// Diameter in inches of one cone with the area of all that play the bass, and how many those are.
    Woofer { inches: f64, count: u32 },
    /// Lower corner in hertz; whether it is the one at −6 dB, or only an upper limit of that.
    Extension { hz: f64, is_f6: bool },
    /// Level in dB SPL of the pair at 1, 2 and 3 m, and the peak that is needed there.
    Level { db_spl: [f64; 3], needed_db_spl: f64 },
    /// Distance in metres that the maker recommends.
    Recommended { from_m: f64, to_m: f64 },
}

/// Works out whether a monitor is near-, mid- or far-field. `None` for anything but monitors.
///
/// Each figure admits the types whose usual range (`knowledge/gear/*.toml`) holds it, with the tolerance of a maker's
/// claim at either end; the level admits the seats at which a pair still carries peaks of 20 dB above the reference
/// level. The field that most figures admit is it. Weight has no say, because the types give no usual weight.
#[must_use]
pub fn field(knowledge: &Knowledge, product: &Product) -> Option<ListeningField> {
    let claimed = FIELDS.iter().position(|gear| *gear == product.gear)?;
    let votes: Vec<(Evidence, [bool; 3])> =
        [woofer(knowledge, product), lowest(knowledge, product), level(product), recommended(product)]
            .into_iter()
            .flatten()
            .collect();
    let because = votes.iter().filter_map(|(evidence, admitted)| {
        let from = admitted.iter().position(|is| *is)?;
        let to = admitted.iter().rposition(|is| *is)?;
        Some(Admits { evidence: *evidence, from: FIELDS[from], to: FIELDS[to] })
    });
    let because: Vec<Admits> = because.collect();
    let admit = |field: usize| votes.iter().filter(|(_, admitted)| admitted[field]).count();
    let counts = [admit(0), admit(1), admit(2)];
    let most = counts.into_iter().max().unwrap_or_default();
    let equal = counts.into_iter().filter(|count| *count == most).count();
    let telling = votes.iter().filter(|(_, admitted)| *admitted != [true; 3]).count();
    let (field, settled) = if telling < 2 {
        (claimed, Settled::ByCatalogueForWant)
    } else if equal > 1 && counts[claimed] == most {
        (claimed, Settled::ByCatalogueAmongEqual)
    } else {
        // Of equal ones the nearer: it asks less of a room.
        (counts.iter().position(|count| *count == most).unwrap_or(claimed), Settled::ByFigures)
    };
    Some(ListeningField { gear: FIELDS[field], settled, because })
}

type Vote = (Evidence, [bool; 3]);

/// Which types usually have such a figure; below the smallest and above the largest range the last one has it too.
fn usual(knowledge: &Knowledge, what: Figure, value: f64) -> [bool; 3] {
    let tolerance = 1.0 + f64::from(CLAIMED_CORNER_TOLERANCE);
    let mut admitted = [false; 3];
    let mut lowest: Option<(f64, usize)> = None;
    let mut highest: Option<(f64, usize)> = None;
    for (field, gear) in FIELDS.iter().enumerate() {
        let Some(figure) = knowledge.gear(*gear).figure(what) else { continue };
        let (low, high) = (f64::from(figure.low) / tolerance, f64::from(figure.high) * tolerance);
        admitted[field] = low <= value && value <= high;
        lowest = lowest.filter(|(least, _)| *least <= low).or(Some((low, field)));
        highest = highest.filter(|(most, _)| *most >= high).or(Some((high, field)));
    }
    if let Some((_, field)) = lowest.filter(|(least, _)| value < *least) {
        admitted[field] = true;
    }
    if let Some((_, field)) = highest.filter(|(most, _)| value > *most) {
        admitted[field] = true;
    }
    admitted
}

fn woofer(knowledge: &Knowledge, product: &Product) -> Option<Vote> {
    let diameter = f64::from(value(product, Quantity::Woofer)?);
    let count = woofers(product);
    let inches = diameter_of_same_area(diameter, count);
    Some((Evidence::Woofer { inches, count }, usual(knowledge, Figure::WooferIn, inches)))
}

/// How many cones of the woofer's diameter play towards the listener.
///
/// Oval ones are given by their longer axis, and two have about the area of one round cone; those of a cardioid
/// cabinet cancel what goes backwards and add nothing in front.
fn woofers(product: &Product) -> u32 {
    let condition = product.figure(Quantity::Woofer).and_then(|figure| figure.condition.as_deref()).unwrap_or_default();
    match condition.split(' ').next() {
        _ if !condition.contains("per cabinet") || condition.contains("oval") || condition.contains("cardioid") => 1,
        Some("two") => 2,
        Some("three") => 3,
        Some("four") => 4,
        _ => 1,
    }
}

fn lowest(knowledge: &Knowledge, product: &Product) -> Option<Vote> {
    let corner = extension(product)?;
    let hz = f64::from(corner.hz);
    Some((Evidence::Extension { hz, is_f6: corner.what == Quantity::F6 }, usual(knowledge, Figure::LowestHz, hz)))
}

fn level(product: &Product) -> Option<Vote> {
    let figure = product.figure(Quantity::MaxSpl).filter(|figure| figure.value.is_finite())?;
    let claimed = f64::from(figure.value);
    let is_pair = figure.condition.as_deref().is_some_and(|condition| condition.contains("per pair"));
    let single = if is_pair { claimed - PAIR_GAIN_DB } else { claimed };
    let levels = NEAREST_SEAT_M.map(|metres| level_at_db_spl(single, metres));
    let needed_db_spl = peak_needed_db_spl(f64::from(reference_level_dbc(REFERENCE_ROOM_M3)));
    let [_, middle, far] = levels.map(|level| level >= needed_db_spl);
    // Too little for the nearest seats is no argument for a farther one.
    Some((Evidence::Level { db_spl: levels, needed_db_spl }, [true, middle, far]))
}

fn recommended(product: &Product) -> Option<Vote> {
    let from_m = f64::from(value(product, Quantity::RecommendedDistanceMin)?);
    let to_m = f64::from(value(product, Quantity::RecommendedDistanceMax)?);
    let [_, middle, far] = NEAREST_SEAT_M;
    let admitted = [from_m < middle, from_m < far && to_m > middle, to_m > far];
    Some((Evidence::Recommended { from_m, to_m }, admitted))
}
