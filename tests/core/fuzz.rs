//! Nothing that anybody sends makes the core panic or give something unsound.
//!
//! A few thousand inputs belong to the ordinary tests, the same ones in every run; `cargo xtask fuzz` tries a million.
//! Each input is made from a seed of its own, which a failure prints. A new text format is one more [`Target`].

pub mod links;

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use advisor::situation::{GearType, Vocabulary, read_what_can_be_read};
use fastrand::Rng;
use import::{self, Column, MAX_PRODUCTS};
use knowledge::embedded_with_catalogue;
use serde_json::Value;

/// A format that is fuzzed.
struct Target {
    name: &'static str,
    /// Folders of good and bad examples, and the ending of their names.
    examples: &'static [(&'static str, &'static str)],
    /// Examples that are no files.
    texts: &'static [&'static str],
    /// Reads an input, and panics if what comes out is not sound.
    read: fn(&[u8]),
}

const TARGETS: [Target; 4] = [
    Target {
        name: "catalogue in JSON",
        examples: &[("tests/catalogues/good", "json"), ("tests/catalogues/bad", "json")],
        texts: &[],
        read: catalogue,
    },
    Target {
        name: "catalogue in CSV",
        examples: &[("tests/catalogues/good", "csv"), ("tests/catalogues/bad", "csv")],
        texts: &[],
        read: catalogue,
    },
    Target {
        name: "situation",
        examples: &[("tests/contract", "json"), ("tests/bad-input", "json")],
        texts: &[],
        read: |bytes| {
            let (situation, problems) = read_what_can_be_read(&String::from_utf8_lossy(bytes));
            assert!(problems.iter().all(|problem| !problem.place.is_empty() && !problem.remedy.is_empty()));
            assert!(situation.owned.len() <= bytes.len());
        },
    },
    Target {
        name: "link",
        examples: &[("tests/links", "txt")],
        texts: links::SEEDS,
        read: |bytes| links::check(&String::from_utf8_lossy(bytes)),
    },
];

fn catalogue(bytes: &[u8]) {
    let known = embedded_with_catalogue();
    let reading = import::read("fuzz", bytes, known);
    assert_eq!(reading.outside.is_none(), reading.errors() > 0, "a file is refused for a reason, and only then");
    for finding in &reading.findings {
        let text = finding.to_string();
        assert!(text.len() < 1_000 && !text.chars().any(char::is_control), "{text}");
    }
    let Some(outside) = reading.outside else { return };
    let products = &outside.catalogue.products;
    assert!((1..=MAX_PRODUCTS).contains(&products.len()));
    assert!(products.windows(2).all(|pair| pair[0].id < pair[1].id), "ids are different and in order");
    for product in products {
        assert!(!product.id.is_empty() && !product.brand.is_empty() && !product.name.is_empty());
        assert!(product.link.as_deref().is_none_or(|link| link[..8].eq_ignore_ascii_case("https://")));
        assert!(product.figures.iter().all(|figure| figure.value.is_finite() && figure.value >= 0.0));
    }
    let merged = outside.over(known);
    assert!(merged.products.windows(2).all(|pair| pair[0].id < pair[1].id));
    assert!(merged.products.len() >= products.len());
}

/// The examples of a target by folder, each in order; those that are no files come last.
type Examples = Vec<Vec<Vec<u8>>>;

fn examples(target: &Target) -> Examples {
    let of_folder = |(folder, ending): &(&str, &str)| {
        let folder = Path::new(crate::support::ROOT).join(folder);
        let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
        let found = entries.map(|entry| entry.expect("an entry").path());
        let mut paths: Vec<_> = found.filter(|path| path.extension().is_some_and(|it| it == *ending)).collect();
        assert!(!paths.is_empty(), "{} has no examples", folder.display());
        paths.sort();
        paths.into_iter().map(|path| fs::read(path).expect("a readable example")).collect()
    };
    let texts = target.texts.iter().map(|text| text.as_bytes().to_vec()).collect();
    let all = target.examples.iter().map(of_folder).chain([texts]);
    all.filter(|of_folder: &Vec<Vec<u8>>| !of_folder.is_empty()).collect()
}

/// Good and bad examples come equally often, however many there are of each.
fn example<'e>(examples: &'e Examples, rng: &mut Rng) -> &'e [u8] {
    let folder = &examples[rng.usize(..examples.len())];
    &folder[rng.usize(..folder.len())]
}

/// Pieces that readers trip over.
const PIECES: &[&str] = &[
    "\"",
    "\"\"",
    ",",
    ";",
    "\t",
    "\n",
    "\r\n",
    "\r",
    "{",
    "}",
    "[",
    "]",
    ":",
    "null",
    "true",
    "1e999",
    "1e308",
    "-0",
    "-1",
    "0",
    "0.0000001",
    "99999999999999999999",
    "NaN",
    "1,5",
    "1.299",
    "\\u0000",
    "\\ud800",
    "\\u202e",
    "\\",
    "\u{0}",
    "\u{202e}",
    "\u{feff}",
    "\u{fffd}",
    "é",
    "品",
    "🎧",
    "€",
    "javascript:alert(1)",
    "https://",
    "https://a.b/",
    "<script>",
    "sep=;\n",
    "x_",
    "products",
    "sweetspot_catalogue",
    "EUR",
    "pair",
    "2026-13",
    "//",
    "/*",
    "=1+1",
    " ",
];

fn piece(rng: &mut Rng) -> String {
    match rng.u8(..10) {
        0 => Column::ALL[rng.usize(..Column::ALL.len())].name().to_owned(),
        1 => GearType::ALL[rng.usize(..GearType::ALL.len())].name().to_owned(),
        2 => format!("{}", rng.f64() * 10_f64.powi(rng.i32(-3..7))),
        3 => PIECES[rng.usize(..PIECES.len())].repeat(rng.usize(1..300)),
        _ => PIECES[rng.usize(..PIECES.len())].to_owned(),
    }
}

/// The input that a seed stands for.
fn input(examples: &Examples, seed: u64) -> Vec<u8> {
    let mut rng = Rng::with_seed(seed);
    if rng.u8(..20) == 0 {
        return (0..rng.usize(..400)).map(|_| rng.u8(..)).collect();
    }
    let mut bytes = example(examples, &mut rng).to_vec();
    if rng.u8(..4) > 0
        && let Ok(mut tree) = serde_json::from_slice::<Value>(&bytes)
    {
        for _ in 0..rng.usize(1..4) {
            change_tree(&mut tree, &mut rng);
        }
        bytes = tree.to_string().into_bytes();
        if rng.u8(..4) > 0 {
            return bytes;
        }
    }
    for _ in 0..rng.usize(1..4) {
        change_bytes(&mut bytes, examples, &mut rng);
    }
    bytes
}

/// Puts something else into some place of a tree.
fn change_tree(tree: &mut Value, rng: &mut Rng) {
    match tree {
        Value::Array(items) if !items.is_empty() && rng.u8(..5) > 0 => {
            let index = rng.usize(..items.len());
            match rng.u8(..6) {
                0 => drop(items.remove(index)),
                1 => items.push(items[index].clone()),
                _ => change_tree(&mut items[index], rng),
            }
        }
        Value::Object(entries) if !entries.is_empty() && rng.u8(..6) > 0 => {
            let key = entries.keys().nth(rng.usize(..entries.len())).cloned().unwrap_or_default();
            match rng.u8(..8) {
                0 => drop(entries.remove(&key)),
                1 => drop(entries.insert(piece(rng), Value::from(rng.i32(-10..1000)))),
                2 => {
                    let value = entries.remove(&key).unwrap_or_default();
                    entries.insert(piece(rng), value);
                }
                _ => change_tree(entries.entry(key).or_insert(Value::Null), rng),
            }
        }
        Value::Number(number) if rng.u8(..5) > 0 => {
            *tree = Value::from(number.as_f64().unwrap_or_default() * 10_f64.powi(rng.i32(-4..4)));
        }
        Value::String(text) if rng.bool() => text.push_str(&piece(rng)),
        _ => {
            *tree = match rng.u8(..7) {
                0 => Value::Null,
                1 => Value::from(rng.bool()),
                2 => Value::from(rng.f64() * 10_f64.powi(rng.i32(-5..12))),
                3 => Value::from(-rng.f64() * 1000.0),
                4 => Value::Array(vec![tree.clone()]),
                5 => Value::Object([(piece(rng), tree.clone())].into_iter().collect()),
                _ => Value::from(piece(rng)),
            };
        }
    }
}

/// Changes some bytes, with no regard for what they mean.
fn change_bytes(bytes: &mut Vec<u8>, examples: &Examples, rng: &mut Rng) {
    let place = rng.usize(..=bytes.len());
    let end = (place + rng.usize(..40)).min(bytes.len());
    match rng.u8(..8) {
        0 => bytes.truncate(place),
        1 => drop(bytes.drain(place..end)),
        2 => {
            let copied = bytes[place..end].to_vec();
            let to = rng.usize(..=bytes.len());
            bytes.splice(to..to, copied);
        }
        3 => {
            let other = example(examples, rng);
            let from = rng.usize(..=other.len());
            bytes.splice(place..end, other[from..].iter().copied().take(200));
        }
        4 if place < bytes.len() => bytes[place] = rng.u8(..),
        5 => drop(bytes.splice(place..end, piece(rng).into_bytes())),
        _ => drop(bytes.splice(place..place, piece(rng).into_bytes())),
    }
}

/// Tries the inputs of so many seeds in a row on a target.
#[track_caller]
fn fuzz(target: &Target, first_seed: u64, runs: u64) {
    let examples = examples(target);
    for seed in (0..runs).map(|run| first_seed.wrapping_add(run)) {
        let input = input(&examples, seed);
        if catch_unwind(AssertUnwindSafe(|| (target.read)(&input))).is_err() {
            let shown = String::from_utf8_lossy(&input);
            panic!("{}: seed {seed} fails (cargo xtask fuzz --seed {seed} --runs 1):\n{shown}", target.name);
        }
    }
}

/// A number from the environment, where `cargo xtask fuzz` puts it.
fn from_environment(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(otherwise)
}

#[test]
fn no_input_makes_a_reader_panic_or_give_something_unsound() {
    let (seed, runs) = (from_environment("SWEETSPOT_FUZZ_SEED", 1), from_environment("SWEETSPOT_FUZZ_RUNS", 7_000));
    // One thread each, so that a million does not take four times as long.
    std::thread::scope(|scope| {
        let running: Vec<_> = TARGETS.iter().map(|target| scope.spawn(move || fuzz(target, seed, runs))).collect();
        let failed = running.into_iter().filter_map(|thread| thread.join().err()).count();
        assert_eq!(failed, 0, "the messages above say for what");
    });
}

#[test]
fn changed_examples_reach_deep_into_the_readers() {
    let taken = |target: &Target| {
        let examples = examples(target);
        let known = embedded_with_catalogue();
        let readings = (0..500).map(|seed| import::read("fuzz", &input(&examples, seed), known));
        readings.filter(|reading| reading.outside.is_some()).count()
    };
    assert!(taken(&TARGETS[0]) > 10, "only {} of 500 in JSON are taken", taken(&TARGETS[0]));
    assert!(taken(&TARGETS[1]) > 10, "only {} of 500 in CSV are taken", taken(&TARGETS[1]));
}
