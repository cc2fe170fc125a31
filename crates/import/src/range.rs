//! How large a figure can be, for each kind of gear, and the units that people mistake for ours.
//!
//! The ranges hold what is on the market with room to spare; a figure outside is a slip or another unit.

use crate::row::Column;
use advisor::situation::GearType;

/// Range and unit of a column.
#[derive(Clone, Copy)]
pub(super) struct Range {
    pub from: f64,
    pub to: f64,
    pub unit: &'static str,
    /// Other units in which it is often given: name, and how many of ours make one of them.
    pub confused: &'static [(&'static str, f64)],
}

pub(super) const fn is_headphones(gear: GearType) -> bool {
    matches!(
        gear,
        GearType::ClosedOverEar
            | GearType::ClosedOnEar
            | GearType::OpenOverEar
            | GearType::OpenOnEar
            | GearType::SemiOpenOverEar
            | GearType::InEarMonitor
            | GearType::NoiseCancelling
    )
}

pub(super) const fn is_loudspeaker(gear: GearType) -> bool {
    matches!(gear, GearType::NearField | GearType::MidField | GearType::FarField | GearType::Subwoofer)
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

/// The range of a column; none where this gear has no such figure.
///
/// Electrostatic headphones are apart: their impedance is that of a capacitor, a hundred kilo-ohms and more.
pub(super) const fn range(column: Column, gear: GearType, electrostatic: bool) -> Option<Range> {
    const WEIGHTS: &[(&str, f64)] = &[("kilograms", 1000.0), ("pounds", 453.592), ("ounces", 28.349_5)];
    const LENGTHS: &[(&str, f64)] = &[("inches", 25.4), ("centimetres", 10.0), ("metres", 1000.0)];
    const CONES: &[(&str, f64)] = &[("millimetres", 1.0 / 25.4), ("centimetres", 1.0 / 2.54)];
    let (headphones, loudspeaker) = (is_headphones(gear), is_loudspeaker(gear));
    let drives = matches!(gear, GearType::HeadphoneAmplifier | GearType::Interface);
    let (from, to, unit, confused): (f64, f64, &str, &[(&str, f64)]) = match column {
        Column::Price => (0.01, 1e8, "units of the currency", &[]),
        Column::ImpedanceOhms if headphones => {
            (4.0, if electrostatic { 500_000.0 } else { 1000.0 }, "ohms", &[("kilo-ohms", 1000.0)])
        }
        Column::SensitivityDbPerMw if headphones => (70.0, 130.0, "dB/mW", &[]),
        Column::SensitivityDbPerV if headphones => (80.0, 145.0, "dB/V", &[]),
        Column::IsolationDb if headphones => (0.0, 60.0, "dB", &[]),
        Column::WeightG if matches!(gear, GearType::InEarMonitor) => (1.0, 100.0, "grams", WEIGHTS),
        Column::WeightG if headphones => (40.0, 1500.0, "grams", WEIGHTS),
        Column::WeightG if loudspeaker => (300.0, 200_000.0, "grams", WEIGHTS),
        Column::WeightG => (5.0, 100_000.0, "grams", WEIGHTS),
        Column::LowestHz if loudspeaker => (8.0, 300.0, "hertz", &[("kilohertz", 1000.0)]),
        Column::MaxSplDb if loudspeaker || matches!(gear, GearType::MeasurementMicrophone) => (80.0, 150.0, "dB", &[]),
        Column::WooferIn => match gear {
            GearType::NearField => (1.0, 11.0, "inches", CONES),
            GearType::MidField => (4.0, 16.0, "inches", CONES),
            GearType::FarField => (5.0, 24.0, "inches", CONES),
            GearType::Subwoofer => (5.0, 24.0, "inches", CONES),
            _ => return None,
        },
        Column::HeightMm | Column::WidthMm | Column::DepthMm if loudspeaker => (75.0, 3000.0, "millimetres", LENGTHS),
        Column::HeightMm | Column::WidthMm | Column::DepthMm => (5.0, 3000.0, "millimetres", LENGTHS),
        Column::OutputVoltsRms if drives => (0.1, 50.0, "volts RMS", &[("millivolts", 0.001)]),
        Column::OutputOhms if drives => (0.0, 300.0, "ohms", &[]),
        _ => return None,
    };
    Some(Range { from, to, unit, confused })
}
