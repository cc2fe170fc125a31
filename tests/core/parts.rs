//! The table of the situation's parts is complete, and everything that lists the parts says what it says.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::support::knowledge;
use advisor::knowledge::Fact;
use advisor::session::export::markdown;
use advisor::session::{Units, asked};
use advisor::situation::parts::{Kind, Measure, Row, Value};
use advisor::situation::{Activity, Part, Situation, Vocabulary};
use knowledge::library;
use serde_json::Value as Json;

fn rows() -> Vec<&'static Row> {
    Part::ALL.iter().map(|part| part.row()).collect()
}

/// Whether what is equal is side by side.
fn is_grouped<T: Ord>(keys: impl Iterator<Item = T>) -> bool {
    let keys: Vec<T> = keys.collect();
    let runs = keys.chunk_by(|one, next| one == next).count();
    runs == keys.iter().collect::<BTreeSet<_>>().len()
}

fn object(row: &Row) -> &str {
    row.path.rsplit_once('.').map_or("", |(object, _)| object)
}

#[test]
fn each_part_has_a_name_and_a_path_of_its_own_and_objects_are_in_one_piece() {
    let rows = rows();
    assert_eq!(rows.iter().map(|row| row.name).collect::<BTreeSet<_>>().len(), rows.len());
    assert_eq!(rows.iter().map(|row| row.path).collect::<BTreeSet<_>>().len(), rows.len());
    assert!(is_grouped(rows.iter().map(|row| row.path.split('.').next())), "an object is in two pieces");
    assert!(is_grouped(rows.iter().map(|row| row.link)), "a value of a link is in two pieces");
    for row in rows {
        let of_its_question = Part::ALL.iter().filter(|part| part.row().asked == row.asked);
        assert!(of_its_question.clone().all(|part| part.row().group == row.group), "{} is in two groups", row.asked);
        let is_named = row.limits().is_none() || !row.label.is_empty();
        assert!(is_named, "{} has no label", row.name);
    }
}

#[test]
fn every_field_of_a_situation_has_a_row() {
    let schema = schemars::schema_for!(Situation).to_value();
    let mut fields = BTreeSet::new();
    collect_fields(&schema, &schema, "", &mut fields);
    let rows: BTreeSet<String> = rows().iter().map(|row| row.path.to_owned()).collect();
    assert_eq!(fields, rows);
}

/// The paths of everything in a schema that is not an object with named fields itself.
fn collect_fields(root: &Json, schema: &Json, path: &str, fields: &mut BTreeSet<String>) {
    if let Some(reference) = schema.get("$ref").and_then(Json::as_str) {
        let target = root.pointer(reference.trim_start_matches('#')).expect("a definition");
        return collect_fields(root, target, path, fields);
    }
    match schema.get("properties").and_then(Json::as_object) {
        Some(properties) => {
            for (key, schema) in properties {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                collect_fields(root, schema, &path, fields);
            }
        }
        None => drop(fields.insert(path.to_owned())),
    }
}

#[test]
fn a_yes_or_no_answer_works_in_json_links_and_exports_by_its_row_alone() {
    for &part in Part::ALL {
        let Kind::Flag = part.row().kind else { continue };
        for flag in [false, true] {
            let mut situation = Situation::default();
            part.set(&mut situation, Some(Value::Flag(flag)));
            let json = serde_json::to_string(&situation).expect("a situation is written as JSON");
            assert_eq!(advisor::situation::read(&json), Ok(situation.clone()), "{json}");
            let link = advisor::session::link::write(&Default::default(), &situation);
            assert_eq!(advisor::session::link::read(&link).situation, Some(situation.clone()), "{link}");
            let advice = advisor::advice::advise(&situation, knowledge());
            let markdown = markdown(&situation, &advice, knowledge(), library(), Units::Metric, None);
            let answer = &knowledge().question(Fact::Given(part)).answers[usize::from(flag)];
            assert!(markdown.contains(&answer.label), "{link}: {markdown}");
        }
    }
}

/// Compares what a document says between two texts, or writes it where `UPDATE_EXPECT=1` is set.
#[track_caller]
fn assert_says(document: &str, [start, end]: [&str; 2], expected: &str) {
    let path = Path::new(crate::support::ROOT).join(document);
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{document}: {error}"));
    let (before, rest) = text.split_once(start).unwrap_or_else(|| panic!("{document} has no {start:?}"));
    let (found, after) = rest.split_once(end).unwrap_or_else(|| panic!("{document} has no {end:?}"));
    if std::env::var_os("UPDATE_EXPECT").is_some_and(|value| value == "1") {
        let updated = [before, start, expected, end, after].concat();
        return fs::write(&path, updated).unwrap_or_else(|error| panic!("{document}: {error}"));
    }
    let remedy = "run `UPDATE_EXPECT=1 cargo test --package core-tests parts` and look at the difference";
    assert!(found == expected, "{document} says\n{found}\ninstead of\n{expected}\n{remedy}");
}

fn quoted<'a>(names: impl IntoIterator<Item = &'a str>, between: &str) -> String {
    names.into_iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(between)
}

#[test]
fn the_guide_for_page_owners_lists_every_question() {
    let ends = ["as names separated by spaces: ", "; or `all`, `none`"];
    assert_says("docs/embed.md", ends, &quoted(asked::names(), " "));
}

#[test]
fn the_guide_for_page_owners_lists_every_key_of_a_situation() {
    let rows = rows();
    let objects = rows.chunk_by(|one, next| !object(one).is_empty() && object(one) == object(next)).map(|rows| {
        if matches!(rows[0].kind, Kind::Shares) {
            return format!("`work` (shares of {})", quoted(Activity::NAMES.iter().copied(), ", "));
        }
        match object(rows[0]) {
            "" => quoted([rows[0].path], ""),
            object => format!("`{object}` ({})", quoted(rows.iter().map(|row| row.key()), ", ")),
        }
    });
    let keys: Vec<String> = objects.collect();
    assert_says(
        "docs/embed.md",
        ["The keys of a situation, all optional: ", ". Answer the questions"],
        &keys.join(", "),
    );
}

#[test]
fn the_guide_to_the_knowledge_lists_every_fact() {
    let facts = Fact::ALL.iter().map(|&fact| {
        let values = fact.values();
        let is_plain = matches!(fact, Fact::Given(_)) || values == ["no", "yes"];
        let values = if is_plain { String::new() } else { format!(" ({})", quoted(values.iter().copied(), ", ")) };
        format!("`{}`{values}", fact.name())
    });
    let facts: Vec<String> = facts.collect();
    assert_says("docs/knowledge.md", ["Facts are ", ". All but `source` are ordered."], &facts.join(", "));
}

/// What the contract has to say of the values of a part.
fn values(row: &Row, part: Part) -> String {
    match row.kind {
        Kind::Flag => "true, false".to_owned(),
        Kind::Word { .. } => quoted(part.answers().iter().copied(), ", "),
        Kind::Number(limits) => {
            let unit = limits.measure.name();
            format!("{} to {} {unit}", limits.from, thousands(limits.to))
        }
        Kind::Money(limits) | Kind::Count(limits) => format!("{} to {}", limits.from, thousands(limits.to)),
        Kind::Shares => "a number above 0".to_owned(),
        Kind::Owned => "a list".to_owned(),
        Kind::Types => "a list of [gear types]".to_owned(),
        Kind::Models(_) => "a list of model ids".to_owned(),
    }
}

fn thousands(number: f64) -> String {
    let digits = number.to_string();
    let groups: Vec<&str> = digits.as_bytes().rchunks(3).rev().filter_map(|group| str::from_utf8(group).ok()).collect();
    groups.join(",")
}

#[test]
fn the_contract_describes_every_part_with_its_values() {
    const ENDS: [&str; 2] = ["| field | meaning | values | where it is missing |\n| --- | --- | --- | --- |\n", "\n\n"];
    let path = Path::new(crate::support::ROOT).join("docs/contract.md");
    let text = fs::read_to_string(path).expect("the contract");
    let (_, table) = text.split_once(ENDS[0]).expect("the table of fields");
    let (table, _) = table.split_once(ENDS[1]).expect("its end");
    let parts = Part::ALL.chunk_by(|one, next| is_length(*one) && is_length(*next));
    let lines = parts.map(|parts| {
        let (part, row) = (parts[0], parts[0].row());
        let others = parts[1..].iter().map(|part| part.row().key());
        let name = quoted(core::iter::once(row.path).chain(others), ", ");
        let values = values(row, part);
        let line = table.lines().find(|line| line.starts_with(&format!("| {name} |")));
        if let Some(line) = line.filter(|line| line.contains(&values)) {
            return line.to_owned();
        }
        // The words are those of the question until somebody writes better ones.
        let ask = Fact::ALL.iter().find(|fact| **fact == Fact::Given(part));
        let meaning = ask.map_or(row.label, |fact| &knowledge().question(*fact).ask);
        let unknown = if part.answers().len() == 2 { "both are possible" } else { "each is possible" };
        format!("| {name} | {meaning} | {values} | {unknown} |")
    });
    let lines: Vec<String> = lines.collect();
    assert_says("docs/contract.md", ENDS, &lines.join("\n"));
}

fn is_length(part: Part) -> bool {
    let row = part.row();
    row.link == Part::Length.row().link && row.limits().is_some_and(|limits| limits.measure == Measure::Metres)
}
