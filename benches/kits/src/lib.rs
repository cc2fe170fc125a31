//! The kit search and the whole advice for a benchmark: `cargo xtask bench` compiles this for the machine and as
//! WebAssembly.
//!
//! The random instances are dense: every worth and every cost drawn evenly, three activities, twelve kinds of items, at most
//! four new ones. Little can be left out of them at a glance, which makes them harder than real ones.

pub mod program;
pub mod random_kits;

use std::cell::RefCell;

use advisor::advice::kit::Instance;
use advisor::advice::kit::frontier::{Report, frontier_report};
use advisor::advice::{advise, kit_problem};
use advisor::knowledge::{Knowledge, Quantity};
use advisor::situation::read;
use knowledge::{embedded_with_catalogue, with_catalogue};
use random_kits::{Random, Shape, instance};

/// A dense instance with so many items.
#[must_use]
pub fn dense(items: usize, seed: u64) -> Instance {
    let shape = Shape {
        items,
        activities: 3,
        rows: 2,
        levels: 3,
        kinds: 12,
        helpers: 0,
        owned: 0,
        limit: 4,
        grades: 10_000,
        unfit: 0,
    };
    instance(shape, seed)
}

/// The kit problem of one of the [`SITUATIONS`].
#[must_use]
pub fn problem_of(situation: usize, knowledge: &Knowledge) -> Instance {
    kit_problem(&read(SITUATIONS[situation].1).unwrap_or_default(), knowledge).instance
}

/// Something about a frontier by which two of them are told apart: the net worths of all kits.
#[must_use]
pub fn sum_of_nets(report: &Report) -> i64 {
    report.kits.iter().map(|kit| kit.net).sum()
}

thread_local! {
    static PREPARED: RefCell<Option<Instance>> = const { RefCell::new(None) };
}

/// From JavaScript: makes a dense instance ready for [`solve_prepared`].
#[unsafe(no_mangle)]
pub extern "C" fn prepare(items: u32, seed: u32) {
    PREPARED.set(Some(dense(items as usize, u64::from(seed))));
}

/// From JavaScript: makes the instance of a situation ready for [`solve_prepared`], with the catalogue of [`stock`].
#[unsafe(no_mangle)]
pub extern "C" fn prepare_situation(situation: usize) {
    let prepared = KNOWLEDGE.with_borrow(|knowledge| Some(problem_of(situation, knowledge.as_ref()?)));
    PREPARED.set(prepared);
}

/// From JavaScript: finds the frontier of what is prepared; [`sum_of_nets`], or −1 if nothing is.
#[unsafe(no_mangle)]
pub extern "C" fn solve_prepared() -> f64 {
    PREPARED.with_borrow(|instance| {
        instance.as_ref().map_or(-1.0, |instance| sum_of_nets(&frontier_report(instance)) as f64)
    })
}

/// Situations from the simplest to the hardest, with their names; `benches/advise.rs` has them in its own words.
pub const SITUATIONS: [(&str, &str); 4] = [
    ("nothing answered", "{}"),
    ("records and mixes at home", include_str!("../../../tests/contract/situation.json")),
    (
        "mixes and masters in a treated room",
        r#"{ "work": { "mix": 3, "master": 1 }, "place": { "room": { "length_m": 8, "width_m": 6, "height_m": 3.2 },
             "treatment": "some", "can_treat": true, "noise": "quiet", "neighbours": "none" }, "budget": 20000 }"#,
    ),
    (
        "does everything there is",
        r#"{ "work": { "record_at_mic": 1, "monitor_take": 1, "record_drums": 1, "sequence": 1, "sound_design": 1, "mix": 1,
             "master": 1, "perform_live": 1, "dj": 1, "practise": 1, "listen": 1 } }"#,
    ),
];

thread_local! {
    static KNOWLEDGE: RefCell<Option<Knowledge>> = const { RefCell::new(None) };
}

/// From JavaScript: how many situations there are.
#[unsafe(no_mangle)]
pub extern "C" fn situations() -> usize {
    SITUATIONS.len()
}

/// From JavaScript: where the name of a situation stands.
#[unsafe(no_mangle)]
pub extern "C" fn name(situation: usize) -> *const u8 {
    SITUATIONS[situation].0.as_ptr()
}

/// From JavaScript: how many bytes that name has.
#[unsafe(no_mangle)]
pub extern "C" fn name_length(situation: usize) -> usize {
    SITUATIONS[situation].0.len()
}

/// The embedded catalogue, made larger to so many products by copies whose prices and scores differ.
#[must_use]
pub fn stocked(products: usize) -> Knowledge {
    let mut catalogue = embedded_with_catalogue().catalogue.clone();
    let mut random = Random::new(1);
    let originals = catalogue.products.clone();
    let mut copies = originals.iter().cycle().skip(originals.len());
    while catalogue.products.len() < products {
        let Some(mut copy) = copies.next().cloned() else { break };
        copy.id = format!("{}-{:05}", copy.id, catalogue.products.len());
        for figure in &mut copy.figures {
            let percent = random.below(40) as f32 - 20.0;
            match figure.what {
                Quantity::Price => figure.value *= 1.0 + percent / 100.0,
                Quantity::PreferenceScore => figure.value += percent / 5.0,
                _ => {}
            }
        }
        catalogue.products.push(copy);
    }
    catalogue.products.sort_by(|one, other| one.id.cmp(&other.id));
    with_catalogue(catalogue)
}

/// From JavaScript: takes the embedded catalogue with so many products, see [`stocked`].
#[unsafe(no_mangle)]
pub extern "C" fn stock(products: usize) {
    KNOWLEDGE.set(Some(stocked(products)));
}

/// From JavaScript: the whole advice of a situation; the number of its kits.
#[unsafe(no_mangle)]
pub extern "C" fn advise_on(situation: usize) -> usize {
    let situation = read(SITUATIONS[situation].1).unwrap_or_default();
    KNOWLEDGE
        .with_borrow(|knowledge| knowledge.as_ref().map_or(0, |knowledge| advise(&situation, knowledge).kits.len()))
}
