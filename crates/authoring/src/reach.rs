//! Whether everything can matter: each gear type is recommended somewhere.

use std::collections::BTreeSet;

use super::Authored;
use advisor::knowledge::Knowledge;
use advisor::situation::{
    Activity, GearType, Headphones, Money, Neighbours, Noise, Owned, OwnedItem, Place, Problem, Room, Situation,
    SourceDevice, SourceKind, Treatment, Vocabulary,
};

/// Works through a grid of situations and reports every gear type that none of them recommends.
///
/// What is advised is asked of a function, because this module knows nothing of the advice.
#[must_use]
pub fn check_reach(
    authored: &Authored,
    advised_types: impl Fn(&Situation, &Knowledge) -> Vec<GearType>,
) -> Vec<Problem> {
    let mut reached: BTreeSet<GearType> = BTreeSet::new();
    for situation in grid() {
        if reached.len() == GearType::ALL.len() {
            break;
        }
        reached.extend(advised_types(&situation, &authored.knowledge));
    }
    let missing = GearType::ALL.iter().filter(|gear| !reached.contains(gear));
    let report = |gear: &GearType| {
        let place = authored.places.of("gear type", gear.name());
        let remedy = "write the rules under which it is the best choice, or remove it";
        Problem::new(place, "no situation recommends this type", remedy)
    };
    missing.map(report).collect()
}

/// Situations that differ in what matters most: work, room, noise, neighbours, money.
fn grid() -> impl Iterator<Item = Situation> {
    let rooms = [(3.0, 2.5, 2.4), (8.0, 6.0, 3.2), (14.0, 10.0, 4.5)];
    let budgets = [60, 80, 150, 400, 900, 2_500, 8_000, 60_000];
    let surroundings = [
        (Noise::VeryQuiet, Neighbours::None, Treatment::Full, false),
        (Noise::Quiet, Neighbours::Normal, Treatment::None, false),
        (Noise::VeryLoud, Neighbours::None, Treatment::None, false),
        (Noise::Loud, Neighbours::None, Treatment::None, true),
    ];
    let works = Activity::ALL.iter().copied();
    works.flat_map(move |activity| {
        rooms.into_iter().flat_map(move |(length_m, width_m, height_m)| {
            surroundings.into_iter().flat_map(move |(noise, neighbours, treatment, on_the_move)| {
                budgets.into_iter().flat_map(move |budget| {
                    [false, true].into_iter().map(move |owns_headphones| Situation {
                        work: [(activity, 1.0)].into(),
                        place: Place {
                            room: Room { length_m: Some(length_m), width_m: Some(width_m), height_m: Some(height_m) },
                            noise: Some(noise),
                            neighbours: Some(neighbours),
                            treatment: Some(treatment),
                            can_treat: Some(true),
                            on_the_move: Some(on_the_move),
                            ..Place::default()
                        },
                        source: if owns_headphones {
                            weak_source()
                        } else {
                            SourceDevice { kind: Some(SourceKind::Interface), ..SourceDevice::default() }
                        },
                        owned: if owns_headphones { vec![hungry_headphones()] } else { Vec::new() },
                        budget: Some(Money::from_units(budget)),
                        ..Situation::default()
                    })
                })
            })
        })
    })
}

/// Headphones that a laptop cannot drive: 300 Ω with 97 dB/mW, as a well-known open pair has.
fn hungry_headphones() -> Owned {
    let headphones =
        Headphones { sensitivity_db_per_mw: Some(97.0), impedance_ohms: Some(300.0), ..Headphones::default() };
    Owned { item: OwnedItem::Type(GearType::OpenOverEar), headphones, grade: None }
}

/// What those are plugged into.
fn weak_source() -> SourceDevice {
    SourceDevice { kind: Some(SourceKind::Laptop), max_volts_rms: Some(1.0), output_ohms: Some(10.0) }
}
