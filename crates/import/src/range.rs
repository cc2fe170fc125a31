//! How large a figure can be, for each kind of gear, and the units that people mistake for ours.
//!
//! The ranges hold what is on the market with room to spare; a figure outside is a slip or another unit.

use crate::row::Column;
use advisor::knowledge::{Family, GearEntry, Quantity};

/// Range and unit of a column.
#[derive(Clone, Copy)]
pub(super) struct Range {
    pub from: f64,
    pub to: f64,
    pub unit: &'static str,
    /// Other units in which it is often given: name, and how many of ours make one of them.
    pub confused: Confused,
}

/// Units that are taken for another: name, and how many of ours make one of them.
type Confused = &'static [(&'static str, f64)];

/// What the size of a figure depends on.
#[derive(Clone, Copy)]
pub(super) struct GearKind<'k> {
    pub entry: &'k GearEntry,
    pub electrostatic: bool,
    /// Whether the author vouches for figures that look doubtful.
    pub checked: bool,
}

/// Who has a figure like this, as a remedy says it.
pub(super) const fn belongs_to(column: Column) -> &'static str {
    match column {
        Column::ImpedanceOhms | Column::SensitivityDbPerMw | Column::SensitivityDbPerV | Column::IsolationDb => {
            "headphones"
        }
        Column::LowestHz | Column::WooferIn => "loudspeakers",
        Column::MaxSplDb => "loudspeakers and microphones",
        Column::OutputVoltsRms | Column::OutputOhms => "amplifiers and interfaces",
        _ => "any gear",
    }
}

/// The range of a column; none where this gear has no such figure. What a type says itself goes before what its family
/// has.
///
/// Electrostatic headphones are apart: their impedance is that of a capacitor, a hundred kilo-ohms and more.
pub(super) fn range(column: Column, kind: GearKind) -> Option<Range> {
    const WEIGHTS: &[(&str, f64)] = &[("kilograms", 1000.0), ("pounds", 453.592), ("ounces", 28.349_5)];
    const LENGTHS: &[(&str, f64)] = &[("inches", 25.4), ("centimetres", 10.0), ("metres", 1000.0)];
    const CONES: &[(&str, f64)] = &[("millimetres", 1.0 / 25.4), ("centimetres", 1.0 / 2.54)];
    let entry = kind.entry;
    let (headphones, loudspeaker) = (entry.family == Family::Headphones, entry.family == Family::Loudspeakers);
    let drives = entry.drives_headphones;
    let (usual, unit, confused): (Option<(f64, f64)>, &str, Confused) = match column {
        Column::Price => (Some((0.01, 1e8)), "units of the currency", &[]),
        Column::ImpedanceOhms => {
            let most = if kind.electrostatic { 500_000.0 } else { 1000.0 };
            (headphones.then_some((4.0, most)), "ohms", &[("kilo-ohms", 1000.0)])
        }
        Column::SensitivityDbPerMw => (headphones.then_some((70.0, 130.0)), "dB/mW", &[]),
        Column::SensitivityDbPerV => (headphones.then_some((80.0, 145.0)), "dB/V", &[]),
        Column::IsolationDb => (headphones.then_some((0.0, 60.0)), "dB", &[]),
        Column::WeightG => {
            let usual = match entry.family {
                Family::Headphones => (40.0, 1500.0),
                Family::Loudspeakers => (300.0, 200_000.0),
                Family::Measure => (5.0, 100_000.0),
            };
            (Some(entry.plausible(Quantity::Weight).unwrap_or(usual)), "grams", WEIGHTS)
        }
        Column::LowestHz => (loudspeaker.then_some((8.0, 300.0)), "hertz", &[("kilohertz", 1000.0)]),
        Column::MaxSplDb => (entry.plausible(Quantity::MaxSpl).or(loudspeaker.then_some((80.0, 150.0))), "dB", &[]),
        Column::WooferIn => (entry.plausible(Quantity::Woofer), "inches", CONES),
        Column::HeightMm | Column::WidthMm | Column::DepthMm => {
            (Some((if loudspeaker { 75.0 } else { 5.0 }, 3000.0)), "millimetres", LENGTHS)
        }
        Column::OutputVoltsRms => (drives.then_some((0.1, 50.0)), "volts RMS", &[("millivolts", 0.001)]),
        Column::OutputOhms => (drives.then_some((0.0, 300.0)), "ohms", &[]),
        _ => return None,
    };
    usual.map(|(from, to)| Range { from, to, unit, confused })
}
