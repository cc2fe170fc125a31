//! Foreign JSON becomes a [`Situation`], or the full list of what is wrong with it.

use std::collections::BTreeMap;

use super::json::Json;
use super::{
    Activity, GearType, Headphones, Listener, Money, Owned, OwnedItem, Place, Problem, Room, Situation, Source,
    Vocabulary, closest, excerpt, unknown_name,
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
    (situation, reader.problems)
}

/// Reads a situation that stands under a key of a larger object, as far as it can be read, with some texts beside it.
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
    (texts, situation, reader.problems)
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

/// The range of a quantity, and the units that people confuse with it.
struct Quantity {
    unit: &'static str,
    from: f64,
    to: f64,
    /// Other units in which the same thing is often given: name, and how many of them make one of ours.
    confused: &'static [(&'static str, f64)],
}

const ROOM_LENGTH: Quantity = Quantity { unit: "metres", from: 1.0, to: 100.0, confused: LENGTHS };
const SEAT_DISTANCE: Quantity = Quantity { unit: "metres", from: 0.2, to: 20.0, confused: LENGTHS };
const LENGTHS: &[(&str, f64)] = &[("centimetres", 100.0), ("millimetres", 1000.0)];
const RT60: Quantity = Quantity { unit: "seconds", from: 0.05, to: 10.0, confused: &[("milliseconds", 1000.0)] };
const VOLTS: Quantity = Quantity { unit: "volts RMS", from: 0.01, to: 100.0, confused: &[("millivolts", 1000.0)] };
const OUTPUT_OHMS: Quantity = Quantity { unit: "ohms", from: 0.0, to: 1000.0, confused: &[] };
const IMPEDANCE: Quantity = Quantity { unit: "ohms", from: 4.0, to: 2000.0, confused: &[] };
const DB_PER_MW: Quantity = Quantity { unit: "dB/mW", from: 60.0, to: 140.0, confused: &[] };
const DB_PER_V: Quantity = Quantity { unit: "dB/V", from: 60.0, to: 150.0, confused: &[] };
const BUDGET: Quantity = Quantity { unit: CURRENCY_UNITS, from: 0.0, to: 1e9, confused: &[] };
const CURRENCY_UNITS: &str = "units of the currency";
const SHARE: Quantity = Quantity { unit: "parts", from: f64::MIN_POSITIVE, to: f64::MAX, confused: &[] };
const NEW_ITEMS: Quantity = Quantity { unit: "items", from: 0.0, to: 100.0, confused: &[] };

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
    problems: Vec<Problem>,
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
        self.problems.push(Problem::new(place, what, remedy));
    }

    fn wrong_kind(&mut self, place: &str, found: &Json, wanted: &str) {
        let place = if place.is_empty() { "the whole text" } else { place };
        self.report(place, not_wanted(found, wanted), format!("write {wanted}"));
    }

    fn situation(&mut self, tree: &Json) -> Situation {
        let keys =
            ["work", "place", "listener", "source", "owned", "wish", "picked", "never", "budget", "max_new_items"];
        let Some(top) = self.object(tree, String::new(), &keys) else { return Situation::default() };
        let work = self.work(&top);
        let place = self.place(&top);
        let listener = self.listener(&top);
        let source = self.source(&top);
        let owned = self.owned(&top);
        let wish = self.wish(&top);
        let picked = self.models(&top, "picked", &[]);
        let never = self.models(&top, "never", &picked);
        // Whole cents, rounded down; a thousandth of a cent makes up for what a decimal fraction loses as a float.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "range checked by `number`")]
        let budget =
            self.number(&top, "budget", &BUDGET).map(|units| Money::from_cents((units * 100.0 + 0.001).floor() as u64));
        let max_new_items = self.count(&top, "max_new_items", &NEW_ITEMS);
        Situation { work, place, listener, source, owned, wish, picked, never, budget, max_new_items }
    }

    fn work(&mut self, top: &Object) -> BTreeMap<Activity, f64> {
        let names: Vec<&str> = Activity::ALL.iter().map(|activity| activity.name()).collect();
        let Some(object) = self.part(top, "work", &names) else { return BTreeMap::new() };
        let shares = Activity::ALL.iter().filter_map(|&activity| {
            let share = self.number(&object, activity.name(), &SHARE)?;
            Some((activity, share))
        });
        shares.collect()
    }

    fn place(&mut self, top: &Object) -> Place {
        let keys = [
            "room",
            "rt60_s",
            "treatment",
            "can_treat",
            "listening_distance_m",
            "noise",
            "neighbours",
            "others_in_room",
            "night",
            "on_the_move",
        ];
        let Some(place) = self.part(top, "place", &keys) else { return Place::default() };
        Place {
            room: self.room(&place),
            rt60_s: self.number(&place, "rt60_s", &RT60),
            treatment: self.word(&place, "treatment"),
            can_treat: self.flag(&place, "can_treat"),
            listening_distance_m: self.number(&place, "listening_distance_m", &SEAT_DISTANCE),
            noise: self.word(&place, "noise"),
            neighbours: self.word(&place, "neighbours"),
            others_in_room: self.flag(&place, "others_in_room"),
            night: self.flag(&place, "night"),
            on_the_move: self.flag(&place, "on_the_move"),
        }
    }

    fn room(&mut self, place: &Object) -> Room {
        let keys = ["length_m", "width_m", "height_m"];
        let Some(room) = self.part(place, "room", &keys) else { return Room::default() };
        Room {
            length_m: self.number(&room, "length_m", &ROOM_LENGTH),
            width_m: self.number(&room, "width_m", &ROOM_LENGTH),
            height_m: self.number(&room, "height_m", &ROOM_LENGTH),
        }
    }

    fn listener(&mut self, top: &Object) -> Listener {
        let keys = ["glasses", "long_hours"];
        let Some(listener) = self.part(top, "listener", &keys) else { return Listener::default() };
        Listener { glasses: self.flag(&listener, "glasses"), long_hours: self.flag(&listener, "long_hours") }
    }

    fn source(&mut self, top: &Object) -> Source {
        let keys = ["kind", "max_volts_rms", "output_ohms"];
        let Some(source) = self.part(top, "source", &keys) else { return Source::default() };
        Source {
            kind: self.word(&source, "kind"),
            max_volts_rms: self.number(&source, "max_volts_rms", &VOLTS),
            output_ohms: self.number(&source, "output_ohms", &OUTPUT_OHMS),
        }
    }

    fn owned(&mut self, top: &Object) -> Vec<Owned> {
        let Some(items) = self.list(top, "owned") else { return Vec::new() };
        let numbered = items.iter().enumerate();
        numbered.filter_map(|(index, item)| self.owned_item(item, format!("owned[{index}]"))).collect()
    }

    fn owned_item(&mut self, item: &Json, path: String) -> Option<Owned> {
        let keys = ["type", "model", "sensitivity_db_per_mw", "sensitivity_db_per_v", "impedance_ohms"];
        let object = self.object(item, path, &keys)?;
        let mut headphones = Headphones {
            sensitivity_db_per_mw: self.number(&object, "sensitivity_db_per_mw", &DB_PER_MW),
            sensitivity_db_per_v: self.number(&object, "sensitivity_db_per_v", &DB_PER_V),
            impedance_ohms: self.number(&object, "impedance_ohms", &IMPEDANCE),
        };
        if headphones.sensitivity_db_per_mw.is_some() && headphones.sensitivity_db_per_v.is_some() {
            self.report(
                object.path_to("sensitivity_db_per_v"),
                "the sensitivity is given twice, per milliwatt and per volt",
                "keep the one on the data sheet",
            );
            // Per volt it needs no impedance to go with it.
            headphones.sensitivity_db_per_mw = None;
        }
        let item = match (object.get("type").is_some(), object.get("model")) {
            (true, None) => OwnedItem::Type(self.word(&object, "type")?),
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
        Some(Owned { item, headphones })
    }

    fn wish(&mut self, top: &Object) -> Vec<GearType> {
        let Some(items) = self.list(top, "wish") else { return Vec::new() };
        let numbered = items.iter().enumerate();
        numbered.filter_map(|(index, item)| self.name(item, &format!("wish[{index}]"))).collect()
    }

    /// A list of ids of models that are not picked; the catalogue says later which of them it has.
    fn models(&mut self, top: &Object, key: &str, picked: &[String]) -> Vec<String> {
        let Some(items) = self.list(top, key) else { return Vec::new() };
        let mut models: Vec<String> = Vec::new();
        for (index, item) in items.iter().enumerate() {
            match item {
                Json::Text(model) if models.contains(model) => {
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
        let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
        for (key, value) in entries {
            let times = seen.entry(key).or_default();
            *times += 1;
            if *times == 2 {
                self.report(object.path_to(&excerpt(key)), "this key is given more than once", "keep one of them");
            } else if *times == 1 && !known.contains(&key.as_str()) {
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
        let remedy = match closest(key, known.iter().copied()) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("known here: {}", known.join(", ")),
        };
        self.report(path, "unknown key", remedy);
    }

    fn list<'a>(&mut self, parent: &Object<'a>, key: &str) -> Option<&'a [Json]> {
        match parent.entries.iter().find(|(name, _)| name == key).map(|(_, value)| value) {
            None | Some(Json::Null) => None,
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

    fn word<V: Vocabulary>(&mut self, parent: &Object, key: &str) -> Option<V> {
        let value = parent.get(key)?;
        self.name(value, &parent.path_to(key))
    }

    fn name<V: Vocabulary>(&mut self, value: &Json, path: &str) -> Option<V> {
        let names = || V::ALL.iter().map(|member| member.name());
        let Json::Text(text) = value else {
            let wanted = format!("one of {}", names().collect::<Vec<_>>().join(", "));
            self.wrong_kind(path, value, &wanted);
            return None;
        };
        let member = V::from_name(text);
        if member.is_none() {
            let told = unknown_name::<V>(text);
            let (what, remedy) = told.split_once("; ").unwrap_or((&told, "leave it out"));
            self.report(path, what, remedy);
        }
        member
    }

    fn number(&mut self, parent: &Object, key: &str, quantity: &Quantity) -> Option<f64> {
        let path = parent.path_to(key);
        let Quantity { unit, from, to, confused } = quantity;
        let number = match parent.get(key)? {
            Json::Number(number) => *number,
            other => {
                let (wanted, remedy) = match *unit {
                    CURRENCY_UNITS => ("an amount".to_owned(), "write a number such as 600".to_owned()),
                    unit => (format!("a number of {unit}"), format!("write a plain number of {unit}")),
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
        let in_other_units = confused
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

    fn count(&mut self, parent: &Object, key: &str, quantity: &Quantity) -> Option<u32> {
        let number = self.number(parent, key, quantity)?;
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
