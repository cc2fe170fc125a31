//! JSON by the published schema.

use crate::limits::{MAX_NAME, MAX_PRODUCTS};
use crate::lines::lines;
use crate::product::Reader;
use crate::row::{Column, OWN, Row, Value, instead_of};
use crate::sheet::{Mode, Sheet};
use crate::text::{Wrong, check_currency, check_date, check_name};
use advisor::situation::{Json, Vocabulary, closest, excerpt};

/// The key that says what the file is, and the version of the form that is read here.
pub(super) const VERSION_KEY: &str = "sweetspot_catalogue";
pub(super) const VERSION: f64 = 1.0;

const KEYS: [&str; 6] = [VERSION_KEY, "name", "currency", "mode", "as_of", "products"];

/// The most keys of one object; nobody means more.
const MAX_KEYS: usize = 100;

pub(super) fn read(text: &str, mut reader: Reader) -> Option<Sheet> {
    let tree: Json = match serde_json::from_str(text) {
        Ok(tree) => tree,
        Err(error) => {
            let place = format!("line {}, column {}", error.line(), error.column());
            let text = error.to_string();
            let what = text.split(" at line ").next().unwrap_or(&text);
            reader.findings.error(&place, &format!("not valid JSON: {}", excerpt(what)), "correct the text there");
            return None;
        }
    };
    let Json::Object(entries) = &tree else {
        let remedy = format!("write {{ \"{VERSION_KEY}\": 1, \"products\": [ … ] }}");
        reader.findings.error("the whole file", &format!("this is {}, not an object", tree.kind()), &remedy);
        return None;
    };
    let lines = lines(text);
    let top = Top { entries, lines: &lines.top };
    top.check_keys(&mut reader);
    let name = top.text("name", &mut reader, |name| check_name(name, MAX_NAME)).map(str::to_owned);
    match top.text("currency", &mut reader, check_currency) {
        Some(currency) => reader.set_currency(currency, top.line("currency")),
        None => reader.currency_is_broken = top.get("currency").is_some(),
    }
    let mode = top.text("mode", &mut reader, |mode| match Mode::from_name(mode) {
        Some(_) => Ok(()),
        None => Err((format!("unknown mode `{}`", excerpt(mode)), "write replace or extend".to_owned())),
    });
    let mode = mode.and_then(Mode::from_name).unwrap_or(Mode::Extend);
    reader.as_of = top.text("as_of", &mut reader, check_date).map(str::to_owned);
    match top.get("products") {
        Some(Json::List(products)) if products.len() > MAX_PRODUCTS => {
            let what = format!("{} products are more than the {MAX_PRODUCTS} a catalogue can have", products.len());
            reader.findings.error(&top.place("products"), &what, "leave out products that are not for monitoring");
        }
        Some(Json::List(products)) => {
            for (index, product) in products.iter().enumerate() {
                if reader.findings.is_full() {
                    break;
                }
                let (line, lines) = lines.products.get(index).map_or((1, &[][..]), |(line, keys)| (*line, keys));
                one_product(product, index, line, lines, &mut reader);
            }
        }
        Some(other) => {
            let what = format!("this is {}, not a list", other.kind());
            reader.findings.error(&top.place("products"), &what, "write a list of products");
        }
        None => reader.findings.error("the whole file", "it has no `products`", "add a list of them"),
    }
    let (currency, products) = reader.finish("the whole file");
    Some(Sheet { name, mode, currency, products })
}

fn one_product(product: &Json, index: usize, line: usize, lines: &[usize], reader: &mut Reader) {
    let mut row = Row::of_json(index, line);
    let Json::Object(entries) = product else {
        let what = format!("this is {}, not an object", product.kind());
        return reader.findings.error(&row.place(), &what, "write { \"brand\": …, \"model\": …, \"type\": … }");
    };
    if too_many_keys(entries, row.place(), reader) {
        return;
    }
    for (number, (key, value)) in entries.iter().enumerate() {
        let line = lines.get(number).copied().unwrap_or(line);
        let place = || format!("line {line}, products[{index}].{}", excerpt(key));
        let is_repeated = entries.iter().take(number).any(|(earlier, _)| earlier == key);
        if is_repeated {
            reader.findings.error(&place(), "this key is given more than once", "keep one of them");
            continue;
        }
        match Column::from_name(key) {
            Some(column) if *value != Json::Null => row.set(column, Value::Json(value), line),
            Some(_) => {}
            None if key.starts_with(OWN) => {}
            None => {
                let number = if let Json::Number(number) = value { Some(*number) } else { None };
                let name = key.to_ascii_lowercase().replace([' ', '-'], "_");
                reader.findings.error(&place(), "unknown key", &instead_of(&name, number));
            }
        }
    }
    reader.product(&row);
}

fn too_many_keys(entries: &[(String, Json)], place: String, reader: &mut Reader) -> bool {
    let too_many = entries.len() > MAX_KEYS;
    if too_many {
        let what = format!("{} keys are more than the {MAX_KEYS} an object can have", entries.len());
        reader.findings.error(&place, &what, "remove the ones that are only for you");
    }
    too_many
}

/// The outermost object.
struct Top<'a> {
    entries: &'a [(String, Json)],
    lines: &'a [usize],
}

impl<'a> Top<'a> {
    fn get(&self, key: &str) -> Option<&'a Json> {
        let value = self.entries.iter().find(|(name, _)| name == key).map(|(_, value)| value);
        value.filter(|value| **value != Json::Null)
    }

    fn line(&self, key: &str) -> usize {
        let index = self.entries.iter().position(|(name, _)| name == key);
        index.and_then(|index| self.lines.get(index)).copied().unwrap_or(1)
    }

    fn place(&self, key: &str) -> String {
        format!("line {}, {key}", self.line(key))
    }

    /// Reports keys that are unknown or given twice, and a version that is another one or missing.
    fn check_keys(&self, reader: &mut Reader) {
        if too_many_keys(self.entries, "the whole file".to_owned(), reader) {
            return;
        }
        for (number, (key, _)) in self.entries.iter().enumerate() {
            let line = self.lines.get(number).copied().unwrap_or(1);
            let place = || format!("line {line}, {}", excerpt(key));
            if self.entries.iter().take(number).any(|(earlier, _)| earlier == key) {
                reader.findings.error(&place(), "this key is given more than once", "keep one of them");
            } else if !KEYS.contains(&key.as_str()) && !key.starts_with(OWN) {
                let remedy = match closest(key, KEYS) {
                    Some(meant) => format!("did you mean `{meant}`?"),
                    None => format!("known here: {}", KEYS.join(", ")),
                };
                reader.findings.error(&place(), "unknown key", &remedy);
            }
        }
        match self.get(VERSION_KEY) {
            Some(Json::Number(version)) if (version - VERSION).abs() < f64::EPSILON => {}
            Some(_) => reader.findings.error(&self.place(VERSION_KEY), "only version 1 can be read here", "write 1"),
            None => {
                let remedy = format!("add \"{VERSION_KEY}\": 1, so that the file can be recognised");
                reader.findings.error("the whole file", &format!("it has no `{VERSION_KEY}`"), &remedy);
            }
        }
    }

    /// A text that passes a check; anything else is reported.
    fn text(&self, key: &str, reader: &mut Reader, check: fn(&str) -> Result<(), Wrong>) -> Option<&'a str> {
        let outcome = match self.get(key)? {
            Json::Text(text) => check(text.trim()).map(|()| text.trim()),
            other => Err((format!("this is {}, not a text", other.kind()), "write a text".to_owned())),
        };
        match outcome {
            Ok(text) => Some(text),
            Err((what, remedy)) => {
                reader.findings.error(&self.place(key), &what, &remedy);
                None
            }
        }
    }
}
