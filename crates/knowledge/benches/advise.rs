//! How long an advice takes: `cargo bench -p knowledge`.

use advisor::advice::kit::Goal;
use advisor::advice::kit::choose::choose;
use advisor::advice::kit::search::search;
use advisor::advice::kit::{Instance, KitItem, State};
use advisor::advice::{advise, advised_types};
use advisor::knowledge::Share;
use advisor::situation::{Situation, read};
use divan::{Bencher, black_box};
use knowledge::embedded;

fn main() {
    let _ = embedded();
    divan::main();
}

/// Situations from the simplest to the hardest to solve, with their names.
const SITUATIONS: [(&str, &str); 6] = [
    ("nothing answered", "{}"),
    ("sings in a bedroom", r#"{ "work": { "record_at_mic": 1 }, "place": { "noise": "quiet" }, "budget": 200 }"#),
    ("records and mixes at home", include_str!("../../../tests/contract/situation.json")),
    (
        "mixes in a treated room for plenty of money",
        r#"{ "work": { "mix": 3, "master": 1 }, "place": { "room": { "length_m": 8, "width_m": 6, "height_m": 3.2 },
             "treatment": "some", "can_treat": true, "noise": "quiet", "neighbours": "none" }, "budget": 20000 }"#,
    ),
    (
        "wishes for mains in a bedroom",
        r#"{ "work": { "mix": 1 }, "place": { "neighbours": "thin_walls", "night": true }, "wish": ["far_field"], "budget": 900 }"#,
    ),
    (
        "does everything without a limit",
        r#"{ "work": { "record_at_mic": 1, "monitor_take": 1, "record_drums": 1, "sequence": 1, "sound_design": 1, "mix": 1,
             "master": 1, "perform_live": 1, "dj": 1, "practise": 1, "listen": 1 }, "max_new_items": 100 }"#,
    ),
];

fn names() -> impl Iterator<Item = &'static str> {
    SITUATIONS.iter().map(|(name, _)| *name)
}

fn situation(name: &str) -> Situation {
    let (_, text) = SITUATIONS.iter().find(|(known, _)| *known == name).expect("a name of the list");
    read(text).expect("a sound situation")
}

/// The whole advice, as at every keystroke.
#[divan::bench(args = names())]
fn whole_advice(bencher: Bencher, name: &str) {
    let situation = situation(name);
    bencher.bench(|| advise(black_box(&situation), embedded()));
}

/// Facts, fits and kits, without a word of explanation.
#[divan::bench(args = names())]
fn up_to_the_kits(bencher: Bencher, name: &str) {
    let situation = situation(name);
    bencher.bench(|| advised_types(black_box(&situation), embedded()));
}

/// What would change the advice, what to ask and how sure it is.
#[divan::bench(args = names(), sample_count = 20)]
fn look_around(bencher: Bencher, name: &str) {
    let situation = situation(name);
    let advice = advise(&situation, embedded());
    bencher.with_inputs(|| advice.clone()).bench_values(|advice| advice.look_around(black_box(&situation), embedded()));
}

/// Reading the JSON.
#[divan::bench]
fn reading() -> Result<Situation, Vec<advisor::situation::Problem>> {
    read(black_box(SITUATIONS[2].1))
}

/// An instance as large as the real ones: 16 rows, 30 items of which 2 are owned, 16 states.
fn instance() -> Instance {
    let mut state = 0x5EE7_5B07_u64;
    let mut draw = |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let (rows, items) = (16, 30);
    let weights = (0..rows).map(|_| 1 + draw(100_000)).collect();
    let list = (0..items).map(|item| KitItem {
        cost: if item < 2 { 0 } else { 4_000 + draw(300_000) },
        is_new: item >= 2,
        doubt: 0,
        kind: None,
    });
    let list: Vec<KitItem> = list.collect();
    let values: Vec<u16> = (0..rows * items).map(|_| u16::try_from(draw(10_000)).unwrap_or(0)).collect();
    let covers: Vec<u64> = (0..items).map(|_| draw(1 << 5)).collect();
    let states = (0..16_u32).map(|helpers| {
        let lifted = values.iter().map(|value| (value + u16::try_from(helpers).unwrap_or(0) * 60).min(10_000));
        State {
            cost: u64::from(helpers) * 9_000,
            new_items: helpers.count_ones(),
            values: lifted.collect(),
            covers: covers.clone(),
        }
    });
    Instance { weights, items: list, states: states.collect(), limit: 4 }
}

/// The search alone, for budgets in cents.
#[divan::bench(args = [20_000, 100_000, 1_000_000])]
fn search_for_most_benefit(bencher: Bencher, budget: u64) {
    let instance = instance();
    bencher.bench(|| search(black_box(&instance), 0b1_1111, Goal::MostBenefit { budget }));
}

/// All three kits of an advice.
#[divan::bench(args = [20_000, 100_000, 1_000_000])]
fn choice_of_three_kits(bencher: Bencher, budget: u64) {
    let instance = instance();
    bencher.bench(|| choose(black_box(&instance), 0b1_1111, budget, Share::from_parts(9_500)));
}
