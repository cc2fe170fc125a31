//! How long an advice takes: `cargo bench -p knowledge`.

use advisor::advice::kit::frontier::{frontier, most_worth};
use advisor::advice::{KitProblem, advise, advised_types, kit_problem};
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

/// Every kit that none beats, alone.
#[divan::bench(args = names())]
fn frontier_alone(bencher: Bencher, name: &str) {
    let KitProblem { instance, .. } = kit_problem(&situation(name), embedded());
    bencher.bench(|| frontier(black_box(&instance)));
}

/// The kit that is most worth its money, alone, as looking around asks for it.
#[divan::bench(args = names())]
fn most_worth_alone(bencher: Bencher, name: &str) {
    let KitProblem { instance, price, budget, usual_budget } = kit_problem(&situation(name), embedded());
    bencher.bench(|| most_worth(black_box(&instance), budget.min(usual_budget), price));
}
