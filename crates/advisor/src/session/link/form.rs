//! The forms of values in a link, each a translation between a text and a part of the JSON tree.

use super::text;
use crate::situation::Json;

/// How a value is written.
pub enum Form {
    /// A name, `yes` or `no`, or a number with this unit.
    One(&'static str),
    /// Names separated by commas.
    Names,
    /// Names with their shares: `mix:3,listen`. A share of one is not written.
    Shares,
    /// Lengths in metres under these keys: `4x3x2.4m`, with `?` for what is not known.
    Lengths(Vec<&'static str>),
    /// A thing with its figures: `laptop:1V:10ohm`.
    Thing(Thing),
    /// Several of these, separated by commas.
    Things(Thing),
}

/// The keys of a thing.
pub struct Thing {
    /// The key of its name.
    pub name: &'static str,
    /// The key that names a model instead; those have a hyphen or an escaped letter, and other names have neither.
    pub model: Option<&'static str>,
    /// The key of how good it is, and the words for that.
    pub grade: Option<(&'static str, &'static [&'static str])>,
    /// The units of its figures and their keys.
    pub figures: Vec<(&'static str, &'static str)>,
}

impl Form {
    pub fn write(&self, value: &Json, text: &mut String) {
        match (self, value) {
            (Self::One(unit), value) => written(value, unit, text),
            (Self::Names, Json::List(names)) => {
                for (index, name) in names.iter().enumerate() {
                    separate(index, ',', text);
                    written(name, "", text);
                }
            }
            (Self::Shares, Json::Object(shares)) => {
                for (index, (name, share)) in shares.iter().enumerate() {
                    separate(index, ',', text);
                    text.push_str(name);
                    if let Json::Number(share) = share
                        && *share != 1.0
                    {
                        text.push(':');
                        digits(*share, text);
                    }
                }
            }
            (Self::Lengths(keys), lengths) => {
                for (index, key) in keys.iter().enumerate() {
                    separate(index, 'x', text);
                    match get(lengths, key) {
                        Some(length) => written(length, "", text),
                        None => text.push('?'),
                    }
                }
                text.push('m');
            }
            (Self::Thing(thing), value) => thing.write(value, text),
            (Self::Things(thing), Json::List(things)) => {
                for (index, value) in things.iter().enumerate() {
                    separate(index, ',', text);
                    thing.write(value, text);
                }
            }
            _ => {}
        }
    }

    pub fn read(&self, text: &str) -> Json {
        match self {
            Self::One(unit) => match text {
                "yes" | "true" => Json::Flag(true),
                "no" | "false" => Json::Flag(false),
                text => number_or_text(text, unit),
            },
            Self::Thing(thing) => thing.read(text),
            Self::Shares => Json::Object(text::parts(text, ',').into_iter().map(read_share).collect()),
            Self::Lengths(keys) => {
                let mut lengths = Vec::new();
                let written = text::parts(text.strip_suffix('m').unwrap_or(text), 'x');
                for (index, length) in written.into_iter().enumerate() {
                    if length != "?" {
                        let key = keys.get(index).copied().unwrap_or(length);
                        lengths.push((key.to_owned(), number_or_text(length, "")));
                    }
                }
                Json::Object(lengths)
            }
            Self::Names | Self::Things(_) => {
                let read = |text: &str| match self {
                    Self::Things(thing) => thing.read(text),
                    _ => Json::Text(text::unescaped(text)),
                };
                Json::List(text::parts(text, ',').into_iter().map(read).collect())
            }
        }
    }
}

impl Thing {
    fn write(&self, value: &Json, text: &mut String) {
        let start = text.len();
        if let Some(Json::Text(model)) = self.model.and_then(|key| get(value, key)) {
            text.push_str(&self.written_model(model));
        } else if let Some(name) = get(value, self.name) {
            written(name, "", text);
        }
        let mut is_named = get(value, self.name).is_some() || text.len() > start;
        if let Some(grade) = self.grade.and_then(|(key, _)| get(value, key)) {
            separate(usize::from(is_named), ':', text);
            is_named = true;
            written(grade, "", text);
        }
        for (unit, key) in &self.figures {
            if let Some(figure) = get(value, key) {
                separate(usize::from(is_named), ':', text);
                is_named = true;
                written(figure, unit, text);
            }
        }
    }

    /// A model, written so that it differs from a name and a figure.
    fn written_model(&self, model: &str) -> String {
        let text = text::escaped(model);
        let is_told_apart = is_model(&text) && self.figure(&text).is_none();
        if is_told_apart { text } else { text::escaped_from_the_first(model) }
    }

    fn read(&self, text: &str) -> Json {
        let mut entries = Vec::new();
        for (index, part) in text::parts(text, ':').into_iter().enumerate() {
            let (key, value) = match (self.figure(part), self.model) {
                (Some((key, number)), _) => (key, Json::Number(number)),
                (None, _) if index > 0 => match self.grade.filter(|(_, words)| words.contains(&part)) {
                    Some((key, _)) => (key, Json::Text(part.to_owned())),
                    None => (part, Json::Text(String::new())),
                },
                (None, Some(model)) if is_model(part) => (model, Json::Text(text::unescaped(part))),
                (None, _) => (self.name, Json::Text(part.to_owned())),
            };
            entries.push((key.to_owned(), value));
        }
        Json::Object(entries)
    }

    fn figure(&self, text: &str) -> Option<(&'static str, f64)> {
        let (number, found) = number_and_unit(text)?;
        let figure = self.figures.iter().find(|(unit, _)| found.eq_ignore_ascii_case(unit));
        figure.map(|(_, key)| (*key, number))
    }
}

/// Puts a letter between parts, before all but the first.
fn separate(index: usize, letter: char, text: &mut String) {
    if index > 0 {
        text.push(letter);
    }
}

fn is_model(name: &str) -> bool {
    name.bytes().any(|letter| matches!(letter, b'-' | b'~'))
}

fn read_share(text: &str) -> (String, Json) {
    let (name, share) = text::cut(text, ':').unwrap_or((text, "1"));
    (name.to_owned(), number_or_text(share, ""))
}

fn written(value: &Json, unit: &str, text: &mut String) {
    match value {
        Json::Number(number) => {
            digits(to_a_millionth(*number), text);
            text.push_str(unit);
        }
        Json::Flag(flag) => text.push_str(if *flag { "yes" } else { "no" }),
        Json::Text(name) => text.push_str(&text::escaped(name)),
        _ => {}
    }
}

/// Feet that became metres have sixteen digits, and nobody measures so well.
fn to_a_millionth(number: f64) -> f64 {
    (number * 1e6).round() / 1e6
}

/// Done by `serde_json`, which does this anyway: the standard library's formatting would weigh twenty kilobytes.
fn digits(number: f64, text: &mut String) {
    let mut digits = serde_json::to_string(&number).unwrap_or_default();
    digits.retain(|letter| letter != '+');
    text.push_str(digits.strip_suffix(".0").unwrap_or(&digits));
}

/// A number with its unit or without; a text is for the reader to complain of.
fn number_or_text(text: &str, unit: &str) -> Json {
    match number_and_unit(text) {
        Some((number, found)) if found.is_empty() || found.eq_ignore_ascii_case(unit) => Json::Number(number),
        _ => Json::Text(text.to_owned()),
    }
}

/// The number at the start of a text, and what is behind it.
pub fn number_and_unit(text: &str) -> Option<(f64, &str)> {
    let is_in_number = |letter: &u8| matches!(letter, b'0'..=b'9' | b'.' | b'e' | b'+' | b'-');
    let (number, unit) = text.split_at(text.bytes().take_while(is_in_number).count());
    Some((serde_json::from_str(number).ok()?, unit))
}

pub fn get<'a>(tree: &'a Json, key: &str) -> Option<&'a Json> {
    let Json::Object(entries) = tree else { return None };
    entries.iter().find(|(name, _)| name == key).map(|(_, value)| value)
}
