//! What was told, as `key=value` pairs: a translation between these and the tree of the JSON form.
//!
//! The tree is checked by the reader of that form, so a link has the same ranges, names and suggestions.

use super::text;
use crate::situation::{Json, Problem, Situation, closest, excerpt, read_tree, tree};

/// The version that is written. A change of meaning, and only that, raises it.
const VERSION: u32 = 1;
const VERSION_KEY: &str = "v";

/// What a value without a key is called in a message.
const NO_KEY: &str = "a value without a key";

/// How a value is written.
enum Form {
    /// A name, `yes` or `no`, or a number with this unit.
    One(&'static str),
    /// Names separated by commas.
    Names,
    /// Names with their shares: `mix:3,listen`. A share of one is not written.
    Shares,
    /// Lengths in metres under these keys: `4x3x2.4m`, with `?` for what is not known.
    Lengths(&'static [&'static str]),
    /// A thing with its figures: `laptop:1V:10ohm`.
    Thing(&'static Thing),
    /// Several of these, separated by commas.
    Things(&'static Thing),
}

/// The keys of a thing.
struct Thing {
    /// The key of its name.
    name: &'static str,
    /// The key that names a model instead; those have a hyphen or an escaped letter, and other names have neither.
    model: Option<&'static str>,
    /// Its figures by their units.
    figures: &'static [(&'static str, &'static str)],
}

const SOURCE: Thing = Thing { name: "kind", model: None, figures: &[("V", "max_volts_rms"), ("ohm", "output_ohms")] };

const OWNED: Thing = Thing {
    name: "type",
    model: Some("model"),
    figures: &[("dB/mW", "sensitivity_db_per_mw"), ("dB/V", "sensitivity_db_per_v"), ("ohm", "impedance_ohms")],
};

/// Every part of a situation: its key in a link, its path in JSON, and how it is written.
const FIELDS: &[(&str, &str, Form)] = &[
    ("work", "work", Form::Shares),
    ("room", "place.room", Form::Lengths(&["length_m", "width_m", "height_m"])),
    ("rt60", "place.rt60_s", Form::One("s")),
    ("treatment", "place.treatment", Form::One("")),
    ("can_treat", "place.can_treat", Form::One("")),
    ("seat", "place.listening_distance_m", Form::One("m")),
    ("noise", "place.noise", Form::One("")),
    ("neighbours", "place.neighbours", Form::One("")),
    ("others", "place.others_in_room", Form::One("")),
    ("night", "place.night", Form::One("")),
    ("on_the_move", "place.on_the_move", Form::One("")),
    ("glasses", "listener.glasses", Form::One("")),
    ("long_hours", "listener.long_hours", Form::One("")),
    ("source", "source", Form::Thing(&SOURCE)),
    ("own", "owned", Form::Things(&OWNED)),
    ("wish", "wish", Form::Names),
    ("budget", "budget", Form::One("")),
    ("max_items", "max_new_items", Form::One("")),
];

/// All that is told, with the version at the end.
pub fn write(situation: &Situation) -> String {
    let json = serde_json::to_string(situation).unwrap_or_default();
    let mut text = String::new();
    if let Ok(tree) = tree(&json) {
        for (key, path, form) in FIELDS {
            if let Some(value) = path.split('.').try_fold(&tree, |tree, key| get(tree, key)) {
                text.push_str(key);
                text.push('=');
                text.push_str(&form.write(value));
                text.push('&');
            }
        }
    }
    text.push_str(VERSION_KEY);
    text.push_str("=1");
    text
}

/// Reads what is told as far as it can be read; none where there is nothing at all.
pub fn read(told: &str, problems: &mut Vec<Problem>) -> Option<Situation> {
    let mut tree = Json::Object(Vec::new());
    let mut version = None;
    let mut last = None;
    for pair in told.split('&') {
        // HTML's name of `&`, where it was escaped twice.
        let pair = pair.strip_prefix("amp;").unwrap_or(pair);
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        if key == VERSION_KEY {
            version = number_and_unit(value.trim_end_matches(|letter: char| !letter.is_ascii_digit())).or(version);
            continue;
        }
        if pair.is_empty() {
            continue;
        }
        let key = if key.is_empty() { NO_KEY } else { key };
        last = Some(key);
        match FIELDS.iter().find(|(known, ..)| *known == key) {
            Some((_, path, form)) if !value.is_empty() => put(&mut tree, path, form.read(value)),
            Some(_) => problems.push(Problem::new(key, "nothing is told here", "look it up in the original link")),
            None => problems.push(unknown_key(key)),
        }
    }
    match version {
        None => {
            let remedy = "compare it with the original link, all of it";
            let what = "the link ends without its version, so this may have been cut off";
            problems.push(Problem::new(excerpt(last.unwrap_or("the end")), what, remedy));
        }
        Some((version, _)) if version > f64::from(VERSION) => {
            let what = "a later version of this site has written the link; what is understood is here";
            problems.push(Problem::new(VERSION_KEY, what, "reload the page to get the latest version"));
        }
        Some(_) => {}
    }
    if last.is_none() && version.is_none() {
        return None;
    }
    let (situation, found) = read_tree(&tree);
    problems.extend(found.into_iter().map(|problem| Problem { place: place_in_link(&problem.place), ..problem }));
    Some(situation)
}

fn unknown_key(key: &str) -> Problem {
    let remedy = match closest(key, FIELDS.iter().map(|(known, ..)| *known)) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => "leave it out".to_owned(),
    };
    Problem::new(excerpt(key), "unknown key", remedy)
}

/// `room.width_m` for `place.room.width_m`: the key in a link for the path in JSON.
fn place_in_link(place: &str) -> String {
    let found = FIELDS.iter().find_map(|(key, path, _)| {
        let rest = place.strip_prefix(path)?;
        (rest.is_empty() || rest.starts_with(['.', '['])).then(|| format!("{key}{rest}"))
    });
    found.unwrap_or_else(|| place.to_owned())
}

impl Form {
    fn write(&self, value: &Json) -> String {
        match (self, value) {
            (Self::One(unit), value) => written(value, unit),
            (Self::Names, Json::List(names)) => joined(names.iter().map(|name| written(name, "")), ","),
            (Self::Shares, Json::Object(shares)) => joined(shares.iter().map(written_share), ","),
            (Self::Lengths(keys), lengths) => {
                let lengths = keys.iter().map(|key| get(lengths, key).map_or("?".to_owned(), |it| written(it, "")));
                joined(lengths, "x") + "m"
            }
            (Self::Thing(thing), value) => thing.write(value),
            (Self::Things(thing), Json::List(things)) => joined(things.iter().map(|it| thing.write(it)), ","),
            _ => String::new(),
        }
    }

    fn read(&self, text: &str) -> Json {
        match self {
            Self::One(unit) => number(text, unit).unwrap_or_else(|| match text {
                "yes" | "true" => Json::Flag(true),
                "no" | "false" => Json::Flag(false),
                text => Json::Text(text.to_owned()),
            }),
            Self::Names => Json::List(text.split(',').map(|name| Json::Text(text::unescaped(name))).collect()),
            Self::Shares => Json::Object(text.split(',').map(read_share).collect()),
            Self::Lengths(keys) => {
                let text = text.strip_suffix('m').unwrap_or(text);
                let told = text.split('x').enumerate().filter(|(_, length)| *length != "?");
                let told = told.map(|(place, length)| {
                    let value = number(length, "").unwrap_or_else(|| Json::Text(length.to_owned()));
                    (keys.get(place).copied().unwrap_or(length).to_owned(), value)
                });
                Json::Object(told.collect())
            }
            Self::Thing(thing) => thing.read(text),
            Self::Things(thing) => Json::List(text.split(',').map(|it| thing.read(it)).collect()),
        }
    }
}

impl Thing {
    fn write(&self, value: &Json) -> String {
        let model = match self.model.and_then(|key| get(value, key)) {
            Some(Json::Text(model)) => Some(self.written_model(model)),
            _ => None,
        };
        let name = get(value, self.name).map(|name| written(name, ""));
        let figures = self.figures.iter().filter_map(|(unit, key)| Some(written(get(value, key)?, unit)));
        joined(model.or(name).into_iter().chain(figures), ":")
    }

    /// A model so that it can be told from a name and a figure.
    fn written_model(&self, model: &str) -> String {
        let text = text::escaped(model);
        let is_told_apart = is_model(&text) && self.figure(&text).is_none();
        if is_told_apart { text } else { text::escaped_from_the_first(model) }
    }

    fn read(&self, text: &str) -> Json {
        let parts = text.split(':').enumerate().map(|(place, part)| match self.figure(part) {
            Some((key, number)) => (key.to_owned(), number),
            None if place > 0 => (part.to_owned(), Json::Text(String::new())),
            None => match self.model {
                Some(model) if is_model(part) => (model.to_owned(), Json::Text(text::unescaped(part))),
                _ => (self.name.to_owned(), Json::Text(part.to_owned())),
            },
        });
        Json::Object(parts.collect())
    }

    fn figure(&self, text: &str) -> Option<(&'static str, Json)> {
        self.figures.iter().find_map(|(unit, key)| {
            let (number, found) = number_and_unit(text)?;
            found.eq_ignore_ascii_case(unit).then_some((*key, Json::Number(number)))
        })
    }
}

fn is_model(name: &str) -> bool {
    name.contains(['-', '~'])
}

fn written_share((name, share): &(String, Json)) -> String {
    match share {
        Json::Number(1.0) => name.clone(),
        Json::Number(share) => format!("{name}:{}", digits(*share)),
        _ => String::new(),
    }
}

fn read_share(text: &str) -> (String, Json) {
    let (name, share) = text.split_once(':').unwrap_or((text, "1"));
    (name.to_owned(), number(share, "").unwrap_or_else(|| Json::Text(share.to_owned())))
}

fn written(value: &Json, unit: &str) -> String {
    match value {
        Json::Number(number) => format!("{}{unit}", digits(to_a_millionth(*number))),
        Json::Flag(true) => "yes".to_owned(),
        Json::Flag(false) => "no".to_owned(),
        Json::Text(text) => text::escaped(text),
        _ => String::new(),
    }
}

/// Feet that became metres have sixteen digits, and nobody measures so well.
fn to_a_millionth(number: f64) -> f64 {
    (number * 1e6).round() / 1e6
}

/// Done by `serde_json`, which does this anyway: the standard library's formatting would weigh twenty kilobytes.
fn digits(number: f64) -> String {
    let mut text = serde_json::to_string(&number).unwrap_or_default().replace('+', "");
    if text.ends_with(".0") {
        text.truncate(text.len() - 2);
    }
    text
}

fn number(text: &str, unit: &str) -> Option<Json> {
    let (number, found) = number_and_unit(text)?;
    (found.is_empty() || found.eq_ignore_ascii_case(unit)).then_some(Json::Number(number))
}

/// The number at the start of a text, and what is behind it.
fn number_and_unit(text: &str) -> Option<(f64, &str)> {
    let end = text.find(|letter: char| !letter.is_ascii_digit() && !"e.+-".contains(letter)).unwrap_or(text.len());
    Some((serde_json::from_str(&text[..end]).ok()?, &text[end..]))
}

fn joined(parts: impl Iterator<Item = String>, between: &str) -> String {
    parts.collect::<Vec<_>>().join(between)
}

fn get<'a>(tree: &'a Json, key: &str) -> Option<&'a Json> {
    let Json::Object(entries) = tree else { return None };
    entries.iter().find(|(name, _)| name == key).map(|(_, value)| value)
}

/// Puts a value under a path; what stands twice in the link stands twice in the tree, and is reported there.
fn put(tree: &mut Json, path: &str, value: Json) {
    let Json::Object(entries) = tree else { return };
    let Some((part, rest)) = path.split_once('.') else { return entries.push((path.to_owned(), value)) };
    let place = entries.iter().position(|(name, _)| name == part).unwrap_or_else(|| {
        entries.push((part.to_owned(), Json::Object(Vec::new())));
        entries.len() - 1
    });
    put(&mut entries[place].1, rest, value);
}
