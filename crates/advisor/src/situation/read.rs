//! Foreign JSON becomes a [`Situation`], or the full list of what is wrong with it.

use std::collections::BTreeMap;

use super::json::Json;
use super::parts::{Kind, Limits, Measure, OwnedFigure, Row, SHARE, Value, rows};
use super::vocabulary::unknown_among;
use super::{
    Activity, GearType, Headphones, Money, NameSet, Owned, OwnedGrade, OwnedItem, Problem, Problems, Situation,
    Vocabulary, closest, excerpt,
};

/// The largest text that is read, in bytes. A full situation has about a thousand.
pub const MAX_BYTES: usize = 1 << 20;

/// Reads a situation in the form of the contract.
///
/// # Errors
/// Every problem at once, each with its path and a remedy: text that is no JSON (with line and column), unknown or
/// repeated keys, unknown names, values of the wrong kind, quantities outside their range or in another unit.
pub fn read(json: &str) -> Result<Situation, Vec<Problem>> {
    match read_what_can_be_read(json) {
        (situation, problems) if problems.is_empty() => Ok(situation),
        (_, problems) => Err(problems),
    }
}

/// Like [`read`], but keeps every part that is sound beside the problems of the others.
#[must_use]
pub fn read_what_can_be_read(json: &str) -> (Situation, Vec<Problem>) {
    match tree(json) {
        Ok(tree) => read_tree(&tree),
        Err(problem) => (Situation::default(), vec![problem]),
    }
}

/// Like [`read_what_can_be_read`], for what is a tree already.
pub(crate) fn read_tree(tree: &Json) -> (Situation, Vec<Problem>) {
    let mut reader = Reader::default();
    let situation = reader.situation(tree);
    (situation, reader.problems.list())
}

/// Reads a situation that is under a key of a larger object, as far as it can be read, with some texts beside it.
#[must_use]
pub fn read_beside<const N: usize>(
    json: &str,
    texts: [&str; N],
    key: &str,
) -> ([Option<String>; N], Situation, Vec<Problem>) {
    let entries = match tree(json) {
        Ok(Json::Object(entries)) => entries,
        Ok(_) => {
            let problem = Problem::new("the whole text", "this is not an object", "start over");
            return (texts.map(|_| None), Situation::default(), vec![problem]);
        }
        Err(problem) => return (texts.map(|_| None), Situation::default(), vec![problem]),
    };
    let value = |name: &str| entries.iter().find(|(key, _)| key == name).map(|(_, value)| value);
    let texts = texts.map(|name| match value(name) {
        Some(Json::Text(text)) => Some(text.clone()),
        _ => None,
    });
    let mut reader = Reader::default();
    let situation = value(key).map(|tree| reader.situation(tree)).unwrap_or_default();
    (texts, situation, reader.problems.list())
}

/// The tree of a text that is JSON, and not too long.
pub(crate) fn tree(json: &str) -> Result<Json, Problem> {
    if json.len() > MAX_BYTES {
        let what = format!("{} bytes are more than the {MAX_BYTES} a situation can have", json.len());
        return Err(Problem::new("the whole text", what, "send a single situation, without other data"));
    }
    let json = json.strip_prefix('\u{feff}').unwrap_or(json);
    serde_json::from_str(json).map_err(|error| {
        let place = format!("line {}, column {}", error.line(), error.column());
        let text = error.to_string();
        let what = text.split(" at line ").next().unwrap_or(&text);
        Problem::new(place, format!("not valid JSON: {}", excerpt(what)), "correct the text there")
    })
}

/// The most things that somebody owns: each is judged in each row.
const MOST_OWNED: usize = 200;

/// The most models in a list: as many as the largest catalogue has.
const MOST_MODELS: usize = 10_000;

/// Keys in units that a situation does not take: the key meant, the factor to its unit, and the unit given.
const OTHER_UNITS: &[(&str, &str, f64, &str)] = &[
    ("_feet", "_m", 0.3048, "feet"),
    ("_ft", "_m", 0.3048, "feet"),
    ("_inches", "_m", 0.0254, "inches"),
    ("_in", "_m", 0.0254, "inches"),
    ("_cm", "_m", 0.01, "centimetres"),
    ("_mm", "_m", 0.001, "millimetres"),
    ("_ms", "_s", 0.001, "milliseconds"),
    ("_mv", "_volts_rms", 0.001, "millivolts"),
    ("_kohms", "_ohms", 1000.0, "kilo-ohms"),
];

#[derive(Default)]
struct Reader {
    problems: Problems,
}

/// An object whose keys have been checked, with its path.
struct Object<'a> {
    path: String,
    entries: &'a [(String, Json)],
}

impl Object<'_> {
    fn path_to(&self, key: &str) -> String {
        let key = if key.trim().is_empty() { format!("\"{key}\"") } else { key.to_owned() };
        if self.path.is_empty() { key } else { format!("{}.{key}", self.path) }
    }

    /// The value of a key; absent and `null` both mean unknown.
    fn get(&self, key: &str) -> Option<&Json> {
        let value = self.entries.iter().find(|(name, _)| name == key).map(|(_, value)| value);
        value.filter(|value| **value != Json::Null)
    }
}

impl Reader {
    fn report(&mut self, place: impl Into<String>, what: impl Into<String>, remedy: impl Into<String>) {
        self.problems.add(|| Problem::new(place, what, remedy));
    }

    fn wrong_kind(&mut self, place: &str, found: &Json, wanted: &str) {
        let place = if place.is_empty() { "the whole text" } else { place };
        self.report(place, not_wanted(found, wanted), format!("write {wanted}"));
    }

    fn situation(&mut self, tree: &Json) -> Situation {
        let mut situation = Situation::default();
        if let Some(top) = self.object(tree, String::new(), &keys(rows(), 0)) {
            self.rows(&top, rows(), 0, &mut situation);
        }
        situation
    }

    /// Reads the rows of an object, the paths of which all have its own path in their first `start` bytes.
    fn rows(&mut self, object: &Object, rows: &[Row], start: usize, situation: &mut Situation) {
        for rows in by_key(rows, start) {
            let key = key(&rows[0], start);
            let inside = start + key.len() + 1;
            if rows[0].path.len() < inside {
                self.row(object, key, &rows[0], situation);
            } else if let Some(part) = self.part(object, key, &keys(rows, inside)) {
                self.rows(&part, rows, inside, situation);
            }
        }
    }

    fn row(&mut self, object: &Object, key: &str, row: &Row, situation: &mut Situation) {
        let value = match &row.kind {
            Kind::Flag => self.flag(object, key).map(Value::Flag),
            Kind::Word { called, names } => self.word(object, key, called, names).map(Value::Word),
            Kind::Number(limits) => self.number(object, key, limits).map(Value::Number),
            Kind::Money(limits) => self.money(object, key, limits).map(Value::Money),
            Kind::Count(limits) => self.count(object, key, limits).map(Value::Count),
            Kind::Shares => return situation.work = self.work(object, key),
            Kind::Owned => return situation.owned = self.owned(object, key),
            Kind::Types => return situation.wish = self.types(object, key),
            Kind::Models(list) => {
                let models = self.models(object, key, &situation.picked);
                *list(situation) = models;
                return;
            }
        };
        row.set(situation, value);
    }

    fn work(&mut self, parent: &Object, key: &str) -> BTreeMap<Activity, f64> {
        let Some(object) = self.part(parent, key, Activity::NAMES) else { return BTreeMap::new() };
        let shares = Activity::ALL.iter().filter_map(|&activity| {
            let share = self.number(&object, activity.name(), &SHARE)?;
            Some((activity, share))
        });
        shares.collect()
    }

    fn owned(&mut self, parent: &Object, key: &str) -> Vec<Owned> {
        let Some(items) = self.list(parent, key, MOST_OWNED) else { return Vec::new() };
        let numbered = items.iter().enumerate();
        numbered.filter_map(|(index, item)| self.owned_item(item, format!("{key}[{index}]"))).collect()
    }

    fn owned_item(&mut self, item: &Json, path: String) -> Option<Owned> {
        let mut keys = vec!["type", "model", "grade"];
        keys.extend(OwnedFigure::ALL.map(OwnedFigure::key));
        let object = self.object(item, path, &keys)?;
        let mut headphones = Headphones::default();
        for figure in OwnedFigure::ALL {
            *figure.of(&mut headphones) = self.number(&object, figure.key(), figure.limits());
        }
        if headphones.sensitivity_db_per_mw.is_some() && headphones.sensitivity_db_per_v.is_some() {
            self.report(
                object.path_to(OwnedFigure::SensitivityPerVolt.key()),
                "the sensitivity is given twice, per milliwatt and per volt",
                "keep the one on the data sheet",
            );
            // Per volt it needs no impedance to go with it.
            headphones.sensitivity_db_per_mw = None;
        }
        let item = match (object.get("type").is_some(), object.get("model")) {
            (true, None) => OwnedItem::Type(self.gear(object.get("type")?, &object.path_to("type"))?),
            (false, Some(Json::Text(model))) => OwnedItem::Model(model.clone()),
            (false, Some(other)) => {
                self.wrong_kind(&object.path_to("model"), other, "the id of a model");
                return None;
            }
            (true, Some(_)) => {
                self.report(object.path, "both `type` and `model` are given", "keep `model`; it implies the type");
                return None;
            }
            (false, None) => {
                self.report(object.path, "neither `type` nor `model` is given", "give one of them");
                return None;
            }
        };
        let grade = object.get("grade").and_then(|grade| {
            let index = self.name(grade, &object.path_to("grade"), OwnedGrade::KIND, OwnedGrade::NAMES)?;
            OwnedGrade::ALL.get(index).copied()
        });
        Some(Owned { item, headphones, grade })
    }

    fn types(&mut self, parent: &Object, key: &str) -> Vec<GearType> {
        let Some(items) = self.list(parent, key, GearType::ALL.len()) else { return Vec::new() };
        let numbered = items.iter().enumerate();
        numbered.filter_map(|(index, item)| self.gear(item, &format!("{key}[{index}]"))).collect()
    }

    fn gear(&mut self, value: &Json, path: &str) -> Option<GearType> {
        let index = self.name(value, path, GearType::KIND, GearType::NAMES)?;
        GearType::ALL.get(index).copied()
    }

    /// A list of ids of models that are not picked; the catalogue says later which of them it has.
    fn models(&mut self, parent: &Object, key: &str, picked: &[String]) -> Vec<String> {
        let Some(items) = self.list(parent, key, MOST_MODELS) else { return Vec::new() };
        let mut models: Vec<String> = Vec::new();
        let mut listed = NameSet::default();
        let picked: NameSet = picked.iter().collect();
        for (index, item) in items.iter().enumerate() {
            match item {
                Json::Text(model) if listed.add(model) > 1 => {
                    self.report(format!("{key}[{index}]"), "this model is listed twice", "keep one of them");
                }
                Json::Text(model) if picked.contains(model) => {
                    self.report(
                        format!("{key}[{index}]"),
                        "this model is also in `picked`",
                        "keep it in one of the two",
                    );
                }
                Json::Text(model) => models.push(model.clone()),
                other => self.wrong_kind(&format!("{key}[{index}]"), other, "the id of a model"),
            }
        }
        models
    }

    /// An object that is the value of a key.
    fn part<'a>(&mut self, parent: &Object<'a>, key: &str, known: &[&str]) -> Option<Object<'a>> {
        let path = parent.path_to(key);
        let entries = parent.entries;
        let value = entries.iter().find(|(name, value)| name == key && *value != Json::Null);
        value.and_then(|(_, value)| self.object(value, path, known))
    }

    /// An object with only known keys, each once; what is wrong with its keys is reported.
    fn object<'a>(&mut self, value: &'a Json, path: String, known: &[&str]) -> Option<Object<'a>> {
        let Json::Object(entries) = value else {
            self.wrong_kind(&path, value, "an object");
            return None;
        };
        let object = Object { path, entries };
        let mut seen = NameSet::default();
        for (key, value) in entries {
            let times = seen.add(key);
            if times == 2 {
                self.report(object.path_to(&excerpt(key)), "this key is given more than once", "keep one of them");
            } else if times == 1 && !known.contains(&key.as_str()) {
                self.unknown_key(&object, key, value, known);
            }
        }
        Some(object)
    }

    fn unknown_key(&mut self, object: &Object, key: &str, value: &Json, known: &[&str]) {
        let path = object.path_to(&excerpt(key));
        for (suffix, ours, factor, unit) in OTHER_UNITS {
            let Some(meant) = key.strip_suffix(suffix).map(|stem| format!("{stem}{ours}")) else { continue };
            if known.contains(&meant.as_str()) {
                let remedy = match value {
                    Json::Number(number) => format!("write `{meant}: {}`", rounded(number * factor)),
                    _ => format!("write `{meant}`"),
                };
                return self.report(path, format!("{unit} are not a unit of this key"), remedy);
            }
        }
        self.problems.add(|| {
            let remedy = match closest(key, known.iter().copied()) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => format!("known here: {}", known.join(", ")),
            };
            Problem::new(path, "unknown key", remedy)
        });
    }

    /// The first entries of a list, at most as many as this.
    fn list<'a>(&mut self, parent: &Object<'a>, key: &str, most: usize) -> Option<&'a [Json]> {
        match parent.entries.iter().find(|(name, _)| name == key).map(|(_, value)| value) {
            None | Some(Json::Null) => None,
            Some(Json::List(items)) if items.len() > most => {
                let what = format!("only the first {most} of {} entries are read", items.len());
                self.report(parent.path_to(key), what, "leave out what makes no difference");
                Some(&items[..most])
            }
            Some(Json::List(items)) => Some(items),
            Some(other) => {
                self.wrong_kind(&parent.path_to(key), other, "a list");
                None
            }
        }
    }

    fn flag(&mut self, parent: &Object, key: &str) -> Option<bool> {
        match parent.get(key)? {
            Json::Flag(flag) => Some(*flag),
            other => {
                self.wrong_kind(&parent.path_to(key), other, "true or false");
                None
            }
        }
    }

    fn word(&mut self, parent: &Object, key: &str, called: &str, names: &[&str]) -> Option<usize> {
        let value = parent.get(key)?;
        self.name(value, &parent.path_to(key), called, names)
    }

    /// The index of a name; `called` is what such a name is called in a message.
    fn name(&mut self, value: &Json, path: &str, called: &str, names: &[&str]) -> Option<usize> {
        let Json::Text(text) = value else {
            self.wrong_kind(path, value, &format!("one of {}", names.join(", ")));
            return None;
        };
        let index = names.iter().position(|name| name == text);
        if index.is_none() {
            self.problems.add(|| {
                let (what, remedy) = unknown_among(called, names, text);
                Problem::new(path, what, remedy)
            });
        }
        index
    }

    fn number(&mut self, parent: &Object, key: &str, limits: &Limits) -> Option<f64> {
        let path = parent.path_to(key);
        let Limits { measure, from, to, .. } = limits;
        let unit = measure.name();
        let number = match parent.get(key)? {
            Json::Number(number) => *number,
            other => {
                let (wanted, remedy) = match measure {
                    Measure::Currency => ("an amount".to_owned(), "write a number such as 600".to_owned()),
                    _ => (format!("a number of {unit}"), format!("write a plain number of {unit}")),
                };
                self.report(path, not_wanted(other, &wanted), remedy);
                return None;
            }
        };
        if (*from..=*to).contains(&number) {
            return Some(number);
        }
        let what = if *from == f64::MIN_POSITIVE {
            format!("{} {unit} is not more than zero", rounded(number))
        } else {
            format!("{} {unit} is outside {} to {}", rounded(number), rounded(*from), rounded(*to))
        };
        let in_other_units = measure
            .confused()
            .iter()
            .filter(|(_, factor)| number > *to && (*from..=*to).contains(&(number / factor)))
            .map(|(name, factor)| format!("if these are {name}, write {}", rounded(number / factor)));
        let in_other_units: Vec<String> = in_other_units.collect();
        let remedy = if !in_other_units.is_empty() {
            in_other_units.join("; ")
        } else if number < 0.0 {
            "this can't be negative; leave it out if you don't know it".to_owned()
        } else {
            "check the number and its unit, or leave it out if you don't know it".to_owned()
        };
        self.report(path, what, remedy);
        None
    }

    /// Whole cents, rounded down; a thousandth of a cent makes up for what a decimal fraction loses as a float.
    fn money(&mut self, parent: &Object, key: &str, limits: &Limits) -> Option<Money> {
        let units = self.number(parent, key, limits)?;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "range checked by `number`")]
        Some(Money::from_cents((units * 100.0 + 0.001).floor() as u64))
    }

    fn count(&mut self, parent: &Object, key: &str, limits: &Limits) -> Option<u32> {
        let number = self.number(parent, key, limits)?;
        if number.fract() != 0.0 {
            self.report(
                parent.path_to(key),
                format!("{} is not a whole number", rounded(number)),
                "write a whole number",
            );
            return None;
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "range checked by `number`")]
        Some(number as u32)
    }
}

/// What is wrong with a value of another kind than the wanted one.
fn not_wanted(found: &Json, wanted: &str) -> String {
    match found {
        Json::Text(text) => format!("`{}` is not {wanted}", excerpt(text)),
        found => format!("this is {}, not {wanted}", found.kind()),
    }
}

/// The key of a row in the object whose path its own path has in its first `start` bytes.
fn key(row: &Row, start: usize) -> &'static str {
    row.path[start..].split('.').next().unwrap_or_default()
}

/// Rows of the same key in an object.
fn by_key(rows: &[Row], start: usize) -> impl Iterator<Item = &[Row]> {
    rows.chunk_by(move |one, next| key(one, start) == key(next, start))
}

/// The keys that an object may have.
fn keys(rows: &[Row], start: usize) -> Vec<&'static str> {
    by_key(rows, start).map(|rows| key(&rows[0], start)).collect()
}

/// A number for a message, with at most three decimals.
///
/// Done with whole numbers: the standard library's float formatting would weigh some twenty kilobytes in the page.
pub fn rounded(number: f64) -> String {
    const LARGEST: f64 = 1e12;
    let sign = if number < 0.0 { "-" } else { "" };
    if number.abs() > LARGEST {
        return format!("{sign}1e12 or more");
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most 1e15, and not negative")]
    let thousandths = (number.abs() * 1000.0).round() as u64;
    if thousandths == 0 && number != 0.0 {
        return format!("{sign}0.001 or less");
    }
    let text = format!("{sign}{}.{:03}", thousandths / 1000, thousandths % 1000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
