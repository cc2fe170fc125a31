//! The answers as `key=value` pairs, translated to and from the tree of the JSON form.
//!
//! The reader of that form checks the tree, so links have the same ranges, names and suggestions.

use super::form::{Form, Thing, get, number_and_unit};
use super::text;
use crate::situation::parts::{Kind, OwnedFigure, Row, common_path, link_values};
use crate::situation::{Json, OwnedGrade, Problem, Problems, Situation, Vocabulary, closest, excerpt, read_tree, tree};

/// The version that is written. A change of meaning, and only that, raises it.
const VERSION: u32 = 1;
const VERSION_KEY: &str = "v";

/// The name of a value without a key in a message.
const NO_KEY: &str = "a value without a key";

/// A value in a link: its key, its path in JSON, and how it is written.
type Field = (&'static str, &'static str, Form);

/// Every value in its order.
fn fields() -> impl Iterator<Item = Field> {
    link_values().map(|rows| (rows[0].link, common_path(rows), form(rows)))
}

fn form(rows: &'static [Row]) -> Form {
    let measured = |row: &Row| row.limits().map_or("", |limits| limits.measure.in_link());
    match rows {
        [row] => match row.kind {
            Kind::Shares => Form::Shares,
            Kind::Owned => Form::Things(owned()),
            Kind::Types | Kind::Models(_) => Form::Names,
            _ => Form::One(measured(row)),
        },
        [Row { kind: Kind::Word { .. }, .. }, figures @ ..] => {
            let figures = figures.iter().map(|row| (measured(row), row.key())).collect();
            Form::Thing(Thing { name: rows[0].key(), model: None, grade: None, figures })
        }
        lengths => Form::Lengths(lengths.iter().map(Row::key).collect()),
    }
}

fn owned() -> Thing {
    let figures = OwnedFigure::ALL.map(|figure| (figure.limits().measure.in_link(), figure.key())).to_vec();
    Thing { name: "type", model: Some("model"), grade: Some(("grade", OwnedGrade::NAMES)), figures }
}

/// All answers, with the version at the end.
pub fn write(situation: &Situation) -> String {
    let json = serde_json::to_string(situation).unwrap_or_default();
    let mut text = String::new();
    if let Ok(tree) = tree(&json) {
        for (key, path, form) in fields() {
            let mut value = Some(&tree);
            for key in text::parts(path, '.') {
                value = value.and_then(|tree| get(tree, key));
            }
            if let Some(value) = value {
                text.push_str(key);
                text.push('=');
                form.write(value, &mut text);
                text.push('&');
            }
        }
    }
    text + &format!("{VERSION_KEY}={VERSION}")
}

/// Reads the answers as far as possible; none where there is nothing at all.
pub fn read(answers: &str, problems: &mut Problems) -> Option<Situation> {
    let mut tree = Json::Object(Vec::new());
    let mut version = None;
    let mut last = None;
    for pair in text::parts(answers, '&') {
        // HTML's name of `&`, where it was escaped twice.
        let pair = pair.strip_prefix("amp;").unwrap_or(pair);
        let (key, value) = text::cut(pair, '=').unwrap_or((pair, ""));
        if key == VERSION_KEY {
            version = number_and_unit(value).map(|(version, _)| version).or(version);
            continue;
        }
        if pair.is_empty() {
            continue;
        }
        let key = if key.is_empty() { NO_KEY } else { key };
        last = Some(key);
        match fields().find(|(known, ..)| *known == key) {
            Some((_, path, form)) if !value.is_empty() => put(&mut tree, path, form.read(value)),
            Some(_) => {
                problems.add(|| Problem::new(key, "the answer is missing", "compare with the original link"));
            }
            None => problems.add(|| unknown_key(key)),
        }
    }
    match version {
        None => {
            let remedy = "compare it with the whole original link";
            let what = "the link has lost its end, so this may be incomplete";
            problems.add(|| Problem::new(excerpt(last.unwrap_or("the end")), what, remedy));
        }
        Some(version) if version > f64::from(VERSION) => {
            let what = "a newer version of this site made the link, so parts of it may be missing here";
            problems.add(|| Problem::new(VERSION_KEY, what, "reload the page to get the latest version"));
        }
        Some(_) => {}
    }
    if last.is_none() && version.is_none() {
        return None;
    }
    let (situation, found) = read_tree(&tree);
    for mut problem in found {
        put_in_link(&mut problem.place);
        for (in_json, in_link) in
            [("true or false", "yes or no"), ("unknown key", "unknown name"), ("this key", "this")]
        {
            problem.what = problem.what.replace(in_json, in_link);
            problem.remedy = problem.remedy.replace(in_json, in_link);
        }
        problems.add(|| problem);
    }
    Some(situation)
}

fn unknown_key(key: &str) -> Problem {
    let remedy = match closest(key, fields().map(|(known, ..)| known)) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => "leave it out".to_owned(),
    };
    Problem::new(excerpt(key), "links have no such part", remedy)
}

/// Turns a path in JSON into the key in a link: `place.room.width_m` into `room.width_m`.
fn put_in_link(problem_path: &mut String) {
    for (key, path, _) in fields() {
        if let Some(rest) = problem_path.strip_prefix(path)
            && matches!(rest.as_bytes().first(), None | Some(b'.' | b'['))
        {
            *problem_path = [key, rest].concat();
            return;
        }
    }
}

/// Puts a value under a path. What is twice in the link is twice in the tree, and is reported there.
fn put(tree: &mut Json, path: &str, value: Json) {
    let Json::Object(entries) = tree else { return };
    let Some((part, rest)) = text::cut(path, '.') else { return entries.push((path.to_owned(), value)) };
    let index = entries.iter().position(|(name, _)| name == part).unwrap_or_else(|| {
        entries.push((part.to_owned(), Json::Object(Vec::new())));
        entries.len() - 1
    });
    put(&mut entries[index].1, rest, value);
}
