//! The figures of a situation, rounded for reading.

use super::contract::{HeadphoneDrive, Numbers};
use super::judging::candidate::{Candidate, Standing};
use super::judging::facts::Facts;
use crate::acoustics::{headphone, room};
use crate::knowledge::{Basis, Figure};
use crate::situation::{OwnedItem, Situation, Vocabulary};

pub fn numbers(situation: &Situation, facts: &Facts, candidates: &[Candidate]) -> Numbers {
    let room = &facts.room;
    let reverberant = room.volume_m3.zip(room.rt60_s);
    Numbers {
        volume_m3: room.volume_m3.map(|volume| rounded(volume, 1)),
        rt60_s: room.rt60_s.map(|rt60_s| rounded(rt60_s, 2)),
        rt60_basis: room.rt60_s.map(|_| if room.rt60_is_estimated { Basis::Typical } else { Basis::Measured }),
        schroeder_hz: reverberant.map(|(volume, rt60_s)| rounded(room::schroeder_hz(rt60_s, volume), 0)),
        axial_modes_hz: room.size_m.map(|size_m| room::first_axial_modes_hz(size_m).map(|mode| rounded(mode, 1))),
        critical_distance_m: reverberant
            .map(|(volume, rt60_s)| rounded(room::critical_distance_m(room::MONITOR_DIRECTIVITY, volume, rt60_s), 2)),
        reference_level_dbc: room.volume_m3.map(room::reference_level_dbc),
        longest_listening_distance_m: room.longest_seat_m.map(|distance| rounded(distance, 2)),
        headphone_drive: drives(situation, candidates),
        bleed_db: None,
        safe_hours_per_week: None,
    }
}

/// The drive of every owned pair whose sensitivity and impedance are known.
fn drives(situation: &Situation, candidates: &[Candidate]) -> Vec<HeadphoneDrive> {
    let volts = situation.source.max_volts_rms;
    let ohms = situation.source.output_ohms;
    let known = candidates.iter().filter_map(|candidate| {
        let Standing::Owned(owned) = candidate.standing else { return None };
        let owned = &situation.owned[owned];
        let sensitivity = exact(candidate, Figure::SensitivityDbPerV)?;
        let impedance = exact(candidate, Figure::ImpedanceOhms);
        let reached = volts
            .zip(ohms)
            .zip(impedance)
            .map(|((volts, ohms), impedance)| headphone::max_spl_db(sensitivity, impedance, volts, ohms));
        let item = match &owned.item {
            OwnedItem::Model(id) => id.clone(),
            OwnedItem::Type(gear) => gear.name().to_owned(),
        };
        Some(HeadphoneDrive {
            item,
            volts_for_110_db: rounded(headphone::volts_rms(headphone::PEAK_TARGET_DB_SPL, sensitivity), 2),
            max_spl_db: reached.map(|level| rounded(level, 1)),
            enough: reached.map(|level| level >= headphone::PEAK_TARGET_DB_SPL + headphone::UNIT_TOLERANCE_DB),
        })
    });
    known.collect()
}

fn exact(candidate: &Candidate, what: Figure) -> Option<f64> {
    let stretch = candidate.figure(what)?;
    (stretch.to - stretch.from < 1e-9).then_some(stretch.from)
}

fn rounded(number: f64, decimals: i32) -> f64 {
    let scale = 10_f64.powi(decimals);
    (number * scale).round() / scale
}
