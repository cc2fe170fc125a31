//! The public JSON keeps to its schema, and the schema that is published is the one of the types.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::{Answers, any_of, for_all, json, knowledge, situations};
use advisor::advice::{Advice, advise};
use advisor::situation::{GearType, Situation, read};
use import::{self, CatalogueFile};
use proptest::prelude::*;
use schemars::{JsonSchema, schema_for};
use serde_json::Value;

fn at(path: &str) -> PathBuf {
    Path::new(crate::support::ROOT).join(path)
}

/// Compares a file with what it should be, or writes it where `UPDATE_EXPECT=1` is set.
#[track_caller]
fn assert_file(path: &str, expected: &str) {
    if std::env::var_os("UPDATE_EXPECT").is_some_and(|value| value == "1") {
        fs::create_dir_all(at(path).parent().expect("a folder")).expect("the folder can be made");
        fs::write(at(path), expected).unwrap_or_else(|error| panic!("{path}: {error}"));
    }
    let found = fs::read_to_string(at(path)).unwrap_or_default();
    let remedy = "run `UPDATE_EXPECT=1 cargo test -p core-tests contract::` and look at the difference";
    assert!(found == expected, "{path} is not the schema of the types; if the change is meant, {remedy}");
}

fn schema_of<T: JsonSchema>() -> Value {
    schema_for!(T).to_value()
}

fn pretty(schema: &Value) -> String {
    format!("{}\n", serde_json::to_string_pretty(schema).expect("a schema is JSON"))
}

fn validator<T: JsonSchema>() -> jsonschema::Validator {
    jsonschema::validator_for(&schema_of::<T>()).expect("a valid schema")
}

fn complaints(validator: &jsonschema::Validator, value: &Value) -> Vec<String> {
    validator.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

fn example() -> (Situation, Value) {
    let text = fs::read_to_string(at("tests/contract/situation.json")).expect("the example of the contract");
    let situation = read(&text).unwrap_or_else(|problems| panic!("{problems:?}"));
    (situation, serde_json::from_str(&text).expect("it has just been read"))
}

fn full_advice(situation: &Situation) -> Value {
    let advice = advise(situation, knowledge()).look_around(situation, knowledge());
    serde_json::to_value(advice).expect("an advice can be written")
}

#[test]
fn the_published_schema_of_a_situation_is_that_of_the_types() {
    assert_file("schema/situation.schema.json", &pretty(&schema_of::<Situation>()));
}

#[test]
fn the_published_schema_of_an_advice_is_that_of_the_types() {
    assert_file("schema/advice.schema.json", &pretty(&schema_of::<Advice>()));
}

#[test]
fn the_published_schema_of_a_catalogue_is_that_of_its_columns() {
    assert_file("schema/catalogue.schema.json", &pretty(&schema_of::<CatalogueFile>()));
}

#[test]
fn the_schema_of_a_catalogue_takes_what_the_reader_takes_and_refuses_what_has_another_form() {
    let schema = validator::<CatalogueFile>();
    let verdicts = |of: &str| {
        let entries = fs::read_dir(at(&format!("tests/catalogues/{of}"))).expect("the folder");
        let paths = entries.map(|entry| entry.expect("an entry").path());
        let catalogues = paths.filter_map(|path| Some((path.clone(), fs::read_to_string(path).ok()?)));
        catalogues.filter_map(|(path, text)| {
            let value: Value = serde_json::from_str(&text).ok()?;
            let reading = import::read("x", text.as_bytes(), knowledge());
            Some((path, complaints(&schema, &value), reading))
        })
    };
    for (path, complaints, _) in verdicts("good") {
        assert_eq!(complaints, Vec::<String>::new(), "{}", path.display());
    }
    for (path, complaints, reading) in verdicts("bad") {
        if reading.outside.is_some() {
            assert_eq!(complaints, Vec::<String>::new(), "{}", path.display());
        } else if complaints.is_empty() {
            // What no schema can say: characters, repetitions, and what one value means beside another.
            let findings: Vec<String> = reading.findings.iter().map(ToString::to_string).collect();
            let beyond = [
                "invisible character",
                "replacement character",
                "more than once",
                "is on line",
                "is that of line",
                "no currency",
                "where line",
                "in pairs",
                "the link",
                "not a date",
            ];
            assert!(
                findings.iter().any(|finding| beyond.iter().any(|word| finding.contains(word))),
                "{}: {findings:?}",
                path.display()
            );
        }
    }
}

#[test]
fn the_example_of_the_contract_is_read_and_keeps_to_the_schema() {
    let (situation, value) = example();
    assert_eq!(complaints(&validator::<Situation>(), &value), Vec::<String>::new());
    let again: Value = serde_json::from_str(&json(&situation)).expect("a situation is written as JSON");
    let rounded = |value: &Value| value.to_string().replace(".0,", ",").replace(".0}", "}");
    assert_eq!(rounded(&again), rounded(&value), "nothing of it is lost or added");
}

#[test]
fn the_advice_for_the_example_keeps_to_the_schema_and_has_every_part_of_the_contract() {
    let (situation, _) = example();
    let advice = full_advice(&situation);
    assert_eq!(complaints(&validator::<Advice>(), &advice), Vec::<String>::new());
    let parts = [
        "/knowledge/version",
        "/knowledge/catalogue",
        "/headline",
        "/kits/0/label",
        "/kits/0/cost",
        "/kits/0/covers_required",
        "/kits/0/benefit",
        "/kits/0/items/0/type",
        "/kits/0/items/0/action",
        "/kits/0/items/0/cost",
        "/kits/0/items/0/jobs/0",
        "/kits/0/plan/0/activity",
        "/kits/0/plan/0/job",
        "/kits/0/plan/0/weight",
        "/kits/0/plan/0/required",
        "/kits/0/plan/0/item",
        "/kits/0/plan/0/fit/low",
        "/kits/0/plan/0/fit/likely",
        "/kits/0/plan/0/fit/high",
        "/kits/0/uncovered",
        "/ruled_out/0/type",
        "/ruled_out/0/job",
        "/ruled_out/0/rule",
        "/ruled_out/0/because",
        "/ruled_out/0/grade",
        "/ruled_out/0/sources/0",
        "/reasons/0/type",
        "/reasons/0/job",
        "/reasons/0/rule",
        "/reasons/0/effect",
        "/reasons/0/because",
        "/reasons/0/grade",
        "/reasons/0/sources/0",
        "/wishes/0/type",
        "/wishes/0/verdict",
        "/wishes/0/because",
        "/flips/0/change",
        "/flips/0/say",
        "/flips/0/then",
        "/ask_next",
        "/confidence",
        "/numbers/schroeder_hz",
        "/numbers/axial_modes_hz/2",
        "/numbers/critical_distance_m",
        "/numbers/reference_level_dbc",
        "/numbers/headphone_drive/0/item",
        "/numbers/headphone_drive/0/volts_for_110_db",
        "/numbers/headphone_drive/0/max_spl_db",
        "/numbers/headphone_drive/0/enough",
        "/numbers/bleed_db",
        "/numbers/safe_hours_per_week",
        "/caveats/0",
    ];
    let missing: Vec<&str> = parts.into_iter().filter(|part| advice.pointer(part).is_none()).collect();
    assert_eq!(missing, Vec::<&str>::new(), "{advice:#}");
}

/// `docs/contract.md` shows these figures for its example; its Schroeder frequency is for 0.4 s, as the golden vectors are.
#[test]
fn the_figures_for_the_example_are_those_of_the_contract() {
    let (mut situation, _) = example();
    let drive = &advise(&situation, knowledge()).numbers.headphone_drive[0];
    assert_eq!((drive.volts_for_110_db, drive.max_spl_db, drive.enough), (2.45, Some(101.9), Some(false)));
    situation.place.rt60_s = Some(0.4);
    let numbers = advise(&situation, knowledge()).numbers;
    assert_eq!(numbers.axial_modes_hz, Some([42.9, 57.2, 71.5]));
    assert_eq!(numbers.critical_distance_m, Some(1.08));
    assert_eq!(numbers.schroeder_hz, Some(236.0));
    assert_eq!(numbers.reference_level_dbc, Some(74), "28.8 m³ are 1,017 cubic feet");
}

#[test]
fn every_situation_and_its_advice_keep_to_the_schemas() {
    let (situation_schema, advice_schema) = (validator::<Situation>(), validator::<Advice>());
    for_all(150, situations(), |answers| {
        let value: Value = serde_json::from_str(&json(&answers)).expect("a situation is written as JSON");
        prop_assert_eq!(complaints(&situation_schema, &value), Vec::<String>::new());
        prop_assert_eq!(complaints(&advice_schema, &full_advice(&answers)), Vec::<String>::new());
        Ok(())
    });
}

#[test]
fn a_flip_is_told_in_the_form_of_a_situation() {
    let schema = validator::<Situation>();
    for_all(100, (situations(), any_of::<GearType>()), |(answers, wish)| {
        let answers = Answers(Situation { wish: vec![wish], ..answers.0 });
        let advice = advise(&answers, knowledge()).look_around(&answers, knowledge());
        for flip in &advice.flips {
            let value: Value = serde_json::from_str(&json(&flip.change)).expect("a situation is written as JSON");
            prop_assert_eq!(complaints(&schema, &value), Vec::<String>::new());
            prop_assert!(read(&json(&flip.change)).is_ok(), "{} is not read", json(&flip.change));
        }
        Ok(())
    });
}

#[test]
fn what_the_reader_refuses_for_its_form_the_schema_refuses_too() {
    let schema = validator::<Situation>();
    for text in [
        r#"{ "colour": "red" }"#,
        r#"{ "work": { "knitting": 1 } }"#,
        r#"{ "place": { "noise": "lound" } }"#,
        r#"{ "place": { "room": { "length_ft": 4 } } }"#,
        r#"{ "place": { "night": "no" } }"#,
        r#"{ "owned": [ { "type": "interface", "model": "x" } ] }"#,
        r#"{ "owned": [ {} ] }"#,
        r#"{ "owned": [ { "type": "interface", "colour": "red" } ] }"#,
        r#"{ "wish": "subwoofer" }"#,
        r#"{ "budget": -1 }"#,
        r#"{ "max_new_items": 1.5 }"#,
        "[]",
    ] {
        assert!(read(text).is_err(), "{text} is read");
        let value: Value = serde_json::from_str(text).expect("JSON");
        assert!(!schema.is_valid(&value), "the schema allows {text}");
    }
}

#[test]
fn what_the_reader_takes_the_schema_allows() {
    let schema = validator::<Situation>();
    for text in [
        "{}",
        r#"{ "budget": 0, "max_new_items": 0, "work": {}, "owned": [], "wish": [] }"#,
        r#"{ "budget": 149.5, "place": { "room": { "length_m": 4 } } }"#,
        r#"{ "budget": null, "place": { "noise": null, "night": null }, "source": { "kind": null } }"#,
        r#"{ "owned": [ { "model": "sennheiser-hd-600" }, { "type": "in_ear_monitor", "impedance_ohms": 16 } ] }"#,
    ] {
        assert!(read(text).is_ok(), "{text} is not read");
        let value: Value = serde_json::from_str(text).expect("JSON");
        assert_eq!(complaints(&schema, &value), Vec::<String>::new(), "{text}");
    }
}

/// The fenced blocks of docs/contract.md that say what they are: `json situation` or `json advice`.
fn documented(kind: &str) -> Vec<Value> {
    let text = fs::read_to_string(at("docs/contract.md")).expect("docs/contract.md");
    let opening = format!("```json {kind}\n");
    let blocks = text.split(&opening).skip(1).filter_map(|rest| rest.split("```").next());
    blocks.map(|block| serde_json::from_str(block).unwrap_or_else(|error| panic!("{error} in {block}"))).collect()
}

#[test]
fn the_examples_of_the_documentation_keep_to_the_schemas() {
    let (situations, advices) = (documented("situation"), documented("advice"));
    assert!(situations.len() >= 3 && advices.len() >= 3, "{} and {}", situations.len(), advices.len());
    let schema = validator::<Situation>();
    for situation in situations {
        assert_eq!(complaints(&schema, &situation), Vec::<String>::new(), "{situation:#}");
        read(&situation.to_string()).unwrap_or_else(|problems| panic!("{problems:?}"));
    }
    // Each is an object of some whole fields.
    let mut schema = schema_of::<Advice>();
    schema.as_object_mut().expect("a schema is an object").remove("required");
    let schema = jsonschema::validator_for(&schema).expect("a sound schema");
    for advice in advices {
        assert_eq!(complaints(&schema, &advice), Vec::<String>::new(), "{advice:#}");
    }
}

/// Where an excerpt says something else than the whole: it may leave out fields of objects and members of lists.
fn missing_from(whole: &Value, excerpt: &Value, path: &str) -> Option<String> {
    match (whole, excerpt) {
        (Value::Object(whole), Value::Object(excerpt)) => excerpt.iter().find_map(|(key, excerpt)| {
            missing_from(whole.get(key).unwrap_or(&Value::Null), excerpt, &format!("{path}/{key}"))
        }),
        (Value::Array(whole), Value::Array(excerpt)) => excerpt.iter().enumerate().find_map(|(index, excerpt)| {
            let path = format!("{path}/{index}");
            // What is most like it says best what is wrong.
            let misses = whole.iter().map(|whole| missing_from(whole, excerpt, &path)).collect::<Option<Vec<String>>>();
            misses.map(|misses| misses.into_iter().max_by_key(String::len).unwrap_or(path))
        }),
        (whole, excerpt) if whole.as_f64().is_some() && whole.as_f64() == excerpt.as_f64() => None,
        (whole, excerpt) => (whole != excerpt).then(|| format!("{path} is {whole}, not {excerpt}")),
    }
}

#[test]
fn the_examples_of_the_documentation_are_excerpts_of_real_advice() {
    let less = read(r#"{ "work": { "mix": 3, "record_at_mic": 2 }, "budget": 600 }"#).expect("sound");
    let real = [full_advice(&example().0), full_advice(&less)];
    for excerpt in documented("advice").iter().flat_map(|block| block.as_object().expect("an object")) {
        let (key, excerpt) = excerpt;
        let misses =
            real.iter().map(|advice| missing_from(&advice[key], excerpt, key)).collect::<Option<Vec<String>>>();
        assert_eq!(misses, None, "docs/contract.md has {key} of no advice");
    }
}
