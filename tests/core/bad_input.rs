//! Bad input of every kind is answered with all of its problems, each with its path and a remedy, and never with a panic.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use crate::support::{Answers, Outcome, any_of, for_all, json, knowledge, situations, sound_advice, wishless};
use advisor::advice::{advise, check_models};
use advisor::situation::parts::OwnedFigure;
use advisor::situation::{
    Activity, GearType, MAX_BYTES, Money, Noise, Part, Problem, Situation, Treatment, Vocabulary, read, read_beside,
    read_what_can_be_read,
};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde::Deserialize;
use serde_json::Value;

/// Place, a part of what is wrong, a part of the remedy.
type Expected = (String, String, String);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Answer {
    problems: Vec<Expected>,
}

fn folder() -> PathBuf {
    Path::new(crate::support::ROOT).join("tests/bad-input")
}

/// All files by name, with what they are answered with.
fn files() -> BTreeMap<String, Answer> {
    let text = fs::read_to_string(folder().join("expected.toml")).expect("the table of answers");
    let answers: BTreeMap<String, Answer> = toml::from_str(&text).unwrap_or_else(|error| panic!("{error}"));
    let entries = fs::read_dir(folder()).expect("the folder of bad input").map(|entry| entry.expect("an entry").path());
    for path in entries.filter(|path| path.extension().is_some_and(|ending| ending == "json")) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        assert!(answers.contains_key(&name), "expected.toml says nothing about {name}");
    }
    answers
}

/// Differences between the problems that were expected and those found; none if they match one to one.
fn differences(expected: &[Expected], found: &[Problem]) -> Vec<String> {
    let mut left: Vec<&Problem> = found.iter().collect();
    let mut differences = Vec::new();
    for (place, what, remedy) in expected {
        let is_meant = |problem: &&Problem| {
            problem.place == *place && problem.what.contains(what) && problem.remedy.contains(remedy)
        };
        match left.iter().position(is_meant) {
            Some(index) => {
                left.remove(index);
            }
            None => differences.push(format!("not reported: {place}: {what}; {remedy}")),
        }
    }
    differences.extend(left.iter().map(|problem| format!("not expected: {problem}")));
    differences
}

/// What is wrong with a text, models that the catalogue does not have included.
fn problems_of(text: &str) -> Vec<Problem> {
    let (situation, mut problems) = read_what_can_be_read(text);
    problems.extend(check_models(&situation, knowledge()));
    problems
}

#[test]
fn every_problem_of_a_bad_file_is_named_at_once_with_its_path_and_a_remedy() {
    let mut complaints = Vec::new();
    for (name, answer) in files() {
        let bytes = fs::read(folder().join(&name)).unwrap_or_else(|error| panic!("{name}: {error}"));
        let Ok(text) = String::from_utf8(bytes) else { continue };
        let found = differences(&answer.problems, &problems_of(&text));
        complaints.extend(found.into_iter().map(|difference| format!("{name}: {difference}")));
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn null_means_unknown_everywhere() {
    for name in ["null-everywhere.json", "null-parts.json"] {
        let text = fs::read_to_string(folder().join(name)).expect("a readable file");
        assert_eq!(read(&text), Ok(Situation::default()), "{name}");
    }
    assert_eq!(read("{}"), Ok(Situation::default()));
}

#[test]
fn unknown_and_zero_are_different_things() {
    let nothing =
        read(r#"{ "budget": 0, "max_new_items": 0, "source": { "output_ohms": 0 } }"#).expect("zeros are fine");
    assert_eq!(nothing.budget, Some(Money::ZERO));
    assert_eq!(nothing.max_new_items, Some(0));
    assert_eq!(nothing.source.output_ohms, Some(0.0));
    assert_ne!(advise(&nothing, knowledge()).kits, advise(&Situation::default(), knowledge()).kits);
}

#[test]
fn cents_of_a_budget_are_neither_lost_nor_invented() {
    for cents in (0..2_000).chain([1_999_999, 4_999_999, 123_456_789]) {
        let text = format!(r#"{{ "budget": {}.{:02} }}"#, cents / 100, cents % 100);
        assert_eq!(read(&text).map(|situation| situation.budget), Ok(Some(Money::from_cents(cents))), "{text}");
    }
    let budget = |text: &str| read(text).expect("a budget").budget;
    assert_eq!(budget(r#"{ "budget": 19.999 }"#), Some(Money::from_cents(1_999)), "a budget is never rounded up");
}

#[test]
fn a_text_that_is_too_long_is_not_even_parsed() {
    for text in ["[".repeat(MAX_BYTES + 1), format!("{{ \"wish\": [] }}{}", " ".repeat(MAX_BYTES))] {
        let problems = problems_of(&text);
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert_eq!(problems[0].place, "the whole text");
        assert!(problems[0].what.contains("bytes are more than the 1048576"), "{}", problems[0]);
    }
    let longest = format!("{{}}{}", " ".repeat(MAX_BYTES - 2));
    assert_eq!(read(&longest), Ok(Situation::default()), "the longest text allowed");
}

#[test]
fn a_file_with_a_hundred_problems_gets_all_of_them() {
    let keys: Vec<String> = (0..100).map(|number| format!("\"nonsense-{number}\": {number}")).collect();
    let problems = problems_of(&format!("{{ {} }}", keys.join(", ")));
    assert!(problems.len() == 100 && problems.iter().all(|problem| problem.what == "unknown key"));
}

#[test]
fn a_problem_quotes_only_harmless_and_short_pieces_of_the_input() {
    let texts = [
        "{ \"a\\u202eb\\u0000c\\n\": 1, \"wish\": [\"\\u2066x\\u2069\\r\\n\"] }".to_owned(),
        format!("{{ \"{}\": 1, \"wish\": [\"{}\"] }}", "k".repeat(10_000), "v".repeat(10_000)),
        format!("{{ \"wish\": {} }}", "9".repeat(10_000)),
        "{ \"budget\": \u{202e} }".to_owned(),
    ];
    for text in texts {
        let problems = problems_of(&text);
        assert!(!problems.is_empty());
        for problem in problems {
            let message = problem.to_string();
            let is_harmless = |character: char| {
                !character.is_control()
                    && !('\u{202a}'..='\u{202e}').contains(&character)
                    && !('\u{2066}'..='\u{2069}').contains(&character)
            };
            assert!(message.chars().all(is_harmless), "{message:?}");
            assert!(message.len() < 1_000, "{} bytes: {message}", message.len());
        }
    }
}

/// Reading goes well and so does the advice, or every problem has a place, says what is wrong and what to do.
fn check_reading(text: &str) -> Outcome {
    let (kept, problems) = read_what_can_be_read(text);
    prop_assert_eq!(read(text), if problems.is_empty() { Ok(kept.clone()) } else { Err(problems) });
    prop_assert!(read(&json(&kept)).is_ok(), "the sound parts are sound: {kept:?}");
    match read(text) {
        Ok(situation) => sound_advice(&situation).map(|_| ()),
        Err(problems) => {
            prop_assert!(!problems.is_empty(), "refused without a reason");
            for Problem { place, what, remedy } in &problems {
                let is_full = [place, what, remedy].into_iter().all(|part| !part.trim().is_empty());
                prop_assert!(is_full, "{place:?}: {what:?}; {remedy:?}");
            }
            let mut different = problems.clone();
            different.sort();
            different.dedup();
            prop_assert_eq!(different.len(), problems.len(), "a problem is reported twice");
            Ok(())
        }
    }
}

/// Keys and texts of the contract, some of them slightly wrong, and some that are anything.
fn words() -> impl Strategy<Value = String> {
    let keys = Part::ALL.iter().flat_map(|part| part.row().path.split('.'));
    let keys = keys.chain(OwnedFigure::ALL.map(OwnedFigure::key));
    let keys = keys.chain(["type", "model", "length_ft", "rt60_ms", ""]);
    fn names<V: Vocabulary>() -> impl Iterator<Item = &'static str> {
        V::ALL.iter().map(|member| member.name())
    }
    let values = names::<Activity>().chain(names::<GearType>());
    let values = values.chain(Part::ALL.iter().flat_map(|part| part.answers().iter().copied()));
    let known: Vec<&str> = keys.chain(values).collect();
    prop_oneof![
        6 => select(known).prop_map(str::to_owned),
        1 => "\\PC{0,8}",
        1 => any::<String>(),
    ]
}

/// JSON text of any shape; objects may repeat keys.
fn trees() -> impl Strategy<Value = String> {
    let number = prop_oneof![
        3 => (0_u32..200).prop_map(|number| number.to_string()),
        2 => any::<f64>().prop_filter("JSON has no word for it", |number| number.is_finite()).prop_map(|number| number.to_string()),
        1 => any::<i64>().prop_map(|number| number.to_string()),
        1 => select(&["1e999", "-0", "1e-400", "18446744073709551616", "0.1e1", "1E+2"][..]).prop_map(str::to_owned),
    ];
    let text = |word: String| Value::String(word).to_string();
    let leaf = prop_oneof![
        1 => Just("null".to_owned()),
        2 => any::<bool>().prop_map(|flag| flag.to_string()),
        3 => number,
        3 => words().prop_map(text),
    ];
    leaf.prop_recursive(6, 48, 6, move |inner| {
        let entry = (words(), inner.clone()).prop_map(move |(key, value)| format!("{}:{value}", text(key)));
        prop_oneof![
            1 => prop::collection::vec(inner, 0..5).prop_map(|items| format!("[{}]", items.join(","))),
            3 => prop::collection::vec(entry, 0..6).prop_map(|entries| format!("{{{}}}", entries.join(","))),
        ]
    })
}

#[test]
fn any_json_is_read_or_refused_without_a_panic() {
    for_all(4_000, trees(), |text| check_reading(&text));
}

#[test]
fn any_text_is_read_or_refused_without_a_panic() {
    let texts = prop_oneof![any::<String>(), "[\\[\\]{}:,\"a-z0-9. \\\\-]{0,60}"];
    for_all(4_000, texts, |text| check_reading(&text));
}

/// Something done to a JSON text or to a value in it.
#[derive(Clone, Debug)]
enum Damage {
    Cut(Index),
    Drop(Index),
    Insert(Index, char),
    Repeat(Index, Index),
    Replace(Index, String),
    Rename(Index, String),
    Remove(Index),
}

fn damages() -> impl Strategy<Value = Damage> {
    let place = any::<Index>;
    let sign =
        select(&['"', '{', '}', '[', ']', ',', ':', '-', '0', '9', '.', 'e', ' ', '\\', '\u{202e}', '\u{0}'][..]);
    prop_oneof![
        1 => place().prop_map(Damage::Cut),
        1 => place().prop_map(Damage::Drop),
        2 => (place(), sign).prop_map(|(place, sign)| Damage::Insert(place, sign)),
        1 => (place(), place()).prop_map(|(from, to)| Damage::Repeat(from, to)),
        4 => (place(), trees()).prop_map(|(place, tree)| Damage::Replace(place, tree)),
        3 => (place(), words()).prop_map(|(place, word)| Damage::Rename(place, word)),
        2 => place().prop_map(Damage::Remove),
    ]
}

/// The pointers of all values in a tree.
fn pointers(value: &Value, here: &str, all: &mut Vec<String>) {
    all.push(here.to_owned());
    match value {
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, item)| pointers(item, &format!("{here}/{index}"), all));
        }
        Value::Object(entries) => entries.iter().for_each(|(key, item)| pointers(item, &format!("{here}/{key}"), all)),
        _ => {}
    }
}

fn damaged(text: &str, damage: &Damage) -> String {
    let mut signs: Vec<char> = text.chars().collect();
    let mut tree: Value = serde_json::from_str(text).unwrap_or_default();
    let mut places = Vec::new();
    pointers(&tree, "", &mut places);
    match damage {
        Damage::Cut(place) => signs.truncate(place.index(signs.len().max(1))),
        Damage::Drop(place) if !signs.is_empty() => {
            signs.remove(place.index(signs.len()));
        }
        Damage::Drop(_) => {}
        Damage::Insert(place, sign) => signs.insert(place.index(signs.len() + 1), *sign),
        Damage::Repeat(from, to) => {
            let (from, to) = (from.index(signs.len() + 1), to.index(signs.len() + 1));
            let part = signs[from.min(to)..from.max(to)].to_vec();
            signs.splice(from.min(to)..from.min(to), part);
        }
        Damage::Replace(place, by) => {
            if let Some(value) = tree.pointer_mut(place.get::<String>(&places)) {
                *value = serde_json::from_str(by).unwrap_or(Value::Null);
            }
            return tree.to_string();
        }
        Damage::Rename(place, name) => {
            if let Some(Value::Object(entries)) = tree.pointer_mut(place.get::<String>(&places))
                && let Some(key) = entries.keys().next().cloned()
                && let Some(value) = entries.remove(&key)
            {
                entries.insert(name.clone(), value);
            }
            return tree.to_string();
        }
        Damage::Remove(place) => {
            if let Some(Value::Object(entries)) = tree.pointer_mut(place.get::<String>(&places))
                && let Some(key) = entries.keys().next().cloned()
            {
                entries.remove(&key);
            }
            return tree.to_string();
        }
    }
    signs.into_iter().collect()
}

#[test]
fn a_damaged_situation_is_read_or_refused_without_a_panic() {
    for_all(2_000, (wishless(), prop::collection::vec(damages(), 1..=3)), |(answers, damages)| {
        let text = damages.iter().fold(json(&answers), |text, damage| damaged(&text, damage));
        check_reading(&text)
    });
}

#[test]
fn a_situation_that_is_written_and_read_again_is_the_same() {
    for_all(4_000, situations(), |answers| {
        let again = read(&json(&answers)).map_err(|problems| TestCaseError::fail(format!("{problems:?}")))?;
        prop_assert_eq!(&Answers(again), &answers);
        let pretty = serde_json::to_string_pretty(&answers.0).expect("every situation can be written");
        prop_assert_eq!(read(&pretty), Ok(answers.0.clone()));
        Ok(())
    });
}

#[test]
fn the_sound_parts_are_kept_beside_the_problems_of_the_others() {
    for_all(500, situations(), |answers| {
        let mut value: Value = serde_json::from_str(&json(&answers)).expect("it was just written");
        value["colour"] = Value::from("red");
        let (kept, problems) = read_what_can_be_read(&value.to_string());
        prop_assert_eq!(kept, answers.0.clone());
        prop_assert_eq!(problems.len(), 1);
        let without_budget = answers.with(|changed| changed.budget = None);
        let mut value: Value = serde_json::from_str(&json(&without_budget)).expect("it was just written");
        value["budget"] = Value::from("plenty");
        prop_assert_eq!(read_what_can_be_read(&value.to_string()).0, without_budget.0);
        Ok(())
    });
}

#[test]
fn a_situation_is_read_from_within_a_larger_object_too() {
    for_all(500, (situations(), any::<String>()), |(answers, note)| {
        let value = serde_json::json!({ "note": note, "number": 5, "answers": serde_json::to_value(&answers.0).expect("JSON") });
        let ([found, number, absent], situation, problems) =
            read_beside(&value.to_string(), ["note", "number", "absent"], "answers");
        prop_assert_eq!((found, number, absent), (Some(note), None, None));
        prop_assert_eq!((situation, problems), (answers.0.clone(), Vec::new()));
        Ok(())
    });
    for_all(1_000, trees(), |text| {
        let (_, situation, _) = read_beside(&text, ["work"], "place");
        sound_advice(&situation).map(|_| ())
    });
}

#[test]
fn a_second_wrong_word_does_not_hide_the_first() {
    let wrong = |word: &str| format!("no-{word}-at-all");
    for_all(500, (any_of::<Noise>(), any_of::<Treatment>(), any_of::<GearType>()), |(noise, treatment, gear)| {
        let place = format!(r#"{{ "noise": "{}", "treatment": "{}" }}"#, wrong(noise.name()), wrong(treatment.name()));
        let text = format!(r#"{{ "place": {place}, "wish": ["{}"], "budget": -1 }}"#, wrong(gear.name()));
        let mut places: Vec<String> = problems_of(&text).into_iter().map(|problem| problem.place).collect();
        places.sort();
        prop_assert_eq!(places, ["budget", "place.noise", "place.treatment", "wish[0]"]);
        Ok(())
    });
}

/// Runs the example as this test program was built, so that nothing is compiled a second time.
fn advise_example(arguments: &[&str], input: &[u8]) -> Output {
    let mut command = Command::new(env!("CARGO"));
    command.args(["run", "--quiet", "--offline", "--profile", "test", "--package", "knowledge", "--example", "advise"]);
    command.arg("--").args(arguments).current_dir(crate::support::ROOT);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut running = command.spawn().expect("cargo can be started");
    let mut standard_input = running.stdin.take().expect("a pipe");
    std::io::Write::write_all(&mut standard_input, input).expect("the example reads its input");
    drop(standard_input);
    running.wait_with_output().expect("the example ends")
}

fn lines(bytes: &[u8]) -> Vec<String> {
    String::from_utf8_lossy(bytes).lines().map(str::to_owned).collect()
}

#[test]
fn the_example_prints_advice_for_good_files_and_all_problems_of_bad_ones() {
    let answers = files();
    let paths: Vec<String> = answers.keys().map(|name| format!("tests/bad-input/{name}")).collect();
    let arguments: Vec<&str> = paths.iter().map(String::as_str).chain(["tests/bad-input/no-such-file.json"]).collect();
    let output = advise_example(&arguments, b"");
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    let mut reported = lines(&output.stderr);
    let mut complaints = Vec::new();
    for (name, answer) in &answers {
        for (place, what, remedy) in &answer.problems {
            let start = format!("tests/bad-input/{name}: {place}: ");
            let is_meant = |line: &String| line.starts_with(&start) && line.contains(what) && line.contains(remedy);
            match reported.iter().position(is_meant) {
                Some(index) => drop(reported.remove(index)),
                None => complaints.push(format!("not reported: {start}{what}; {remedy}")),
            }
        }
    }
    assert!(complaints.is_empty(), "{}\nleft: {}", complaints.join("\n"), reported.join("\n"));
    assert_eq!(reported.len(), 1, "{}", reported.join("\n"));
    assert!(reported[0].starts_with("tests/bad-input/no-such-file.json: the file: "), "{}", reported[0]);
    let advices = lines(&output.stdout);
    assert_eq!(advices.len(), answers.values().filter(|answer| answer.problems.is_empty()).count());
    for advice in advices {
        let advice: Value = serde_json::from_str(&advice).expect("one JSON object a line");
        assert!(advice["kits"][0]["items"].is_array(), "{advice}");
    }
}

#[test]
fn the_example_reads_standard_input_and_ends_well() {
    let output = advise_example(&["-"], br#"{ "work": { "mix": 1 }, "budget": 600 }"#);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    let advice: Value = serde_json::from_slice(&output.stdout).expect("the advice is JSON");
    assert!(advice["confidence"].is_number() && advice["headline"].is_string(), "{advice}");
    let pretty = advise_example(&["--pretty", "-"], br#"{ "work": { "mix": 1 }, "budget": 600 }"#);
    assert_eq!(serde_json::from_slice::<Value>(&pretty.stdout).expect("the same advice"), advice);
    assert!(lines(&pretty.stdout).len() > 20, "one line a value");
}

#[test]
fn the_example_without_a_file_says_how_it_is_used() {
    let output = advise_example(&[], b"");
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).starts_with("usage: "), "{output:?}");
    let help = advise_example(&["--help"], b"");
    assert_eq!(help.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&help.stdout).starts_with("usage: "), "{help:?}");
}
