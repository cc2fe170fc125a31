//! Reading the authored files: only `build.rs` and tests use this, the program reads the packed form.
//!
//! Law: bad knowledge is reported with file, place and remedy, and all of it at once.

mod build;
mod check;
pub mod figures;
mod reach;

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;

use advisor::knowledge::{
    About, ActivityEntry, Brand, Catalogue, Claim, GearEntry, JobEntry, Knowledge, Library, ListeningStep, Product,
    Question, Rule, Source, Term, is_currency_code,
};
use advisor::situation::{Problem, Vocabulary};

pub use build::{Packed, build, pack};
pub use check::{check, may_select};
pub use reach::check_reach;

/// Texts of the files by path below `knowledge/`, with `/` between folders.
pub type Files = BTreeMap<String, String>;

/// Everything read, in its fixed order, with the file of each entry.
pub struct Authored {
    pub knowledge: Knowledge,
    pub library: Library,
    pub places: Places,
}

/// File and line of each entry, by kind and id.
#[derive(Default)]
pub struct Places(BTreeMap<(&'static str, String), String>);

impl Places {
    /// The position of an entry, e.g. `rules/noise.toml, line 12, rule open-cups-let-noise-in`.
    pub fn of(&self, kind: &'static str, id: &str) -> String {
        let file = self.0.get(&(kind, id.to_owned()));
        file.map_or_else(|| format!("{kind} {id}"), |file| format!("{file}, {kind} {id}"))
    }
}

/// Reads all files.
///
/// # Errors
/// Every entry that cannot be read, and every entry of a vocabulary that is missing.
pub fn read(files: &Files) -> Result<Authored, Vec<Problem>> {
    let mut reader = Reader { files, problems: Vec::new(), places: Places::default() };
    let about = reader.single("about.toml");
    let activities = reader.one_each("activities", "activity", |entry: &ActivityEntry| entry.id);
    let jobs = reader.one_each("jobs", "job", |entry: &JobEntry| entry.id);
    let gear = reader.one_each("gear", "gear type", |entry: &GearEntry| entry.id);
    let questions = reader.one_each("questions", "question", |entry: &Question| entry.id);
    let rules = reader.many("rules", "rule", |rule: &Rule| rule.id.clone());
    let sources = reader.many("sources", "source", |source: &Source| source.id.clone());
    let claims = reader.entries("claims", "claim", |claim: &Claim| claim.id.clone());
    let terms = reader.entries("terms", "term", |term: &Term| term.id.clone());
    let listening_test = reader.many_in("listening_test.toml", "step", |step: &ListeningStep| step.id.clone());
    let currency = about.as_ref().map(|about: &About| about.currency.clone()).unwrap_or_default();
    let catalogue = reader.catalogue(currency);
    let Reader { problems, places, .. } = reader;
    match about {
        Some(about) if problems.is_empty() => {
            let library = Library { claims, terms, listening_test, sources };
            let knowledge = Knowledge { about, activities, jobs, gear, questions, rules, catalogue };
            Ok(Authored { knowledge, library, places })
        }
        _ => Err(problems),
    }
}

struct Reader<'f> {
    files: &'f Files,
    problems: Vec<Problem>,
    places: Places,
}

impl Reader<'_> {
    fn report(&mut self, place: impl Into<String>, what: impl Into<String>, remedy: impl Into<String>) {
        self.problems.push(Problem::new(place, what, remedy));
    }

    fn single<T: DeserializeOwned>(&mut self, path: &str) -> Option<T> {
        let Some(text) = self.files.get(path) else {
            self.report(path, "this file is missing", "add it; its fields are described in src/knowledge/schema.rs");
            return None;
        };
        match toml::from_str(text) {
            Ok(entry) => Some(entry),
            Err(error) => {
                self.report(located(path, text, &error), error.message(), "see src/knowledge/schema.rs for the form");
                None
            }
        }
    }

    fn in_folder(&self, folder: &str) -> Vec<String> {
        let prefix = format!("{folder}/");
        self.files.keys().filter(|path| path.starts_with(&prefix)).cloned().collect()
    }

    /// One entry a file, named like it.
    fn entries<T: DeserializeOwned>(&mut self, folder: &str, kind: &'static str, id: impl Fn(&T) -> String) -> Vec<T> {
        let mut entries: Vec<T> = Vec::new();
        for path in self.in_folder(folder) {
            let Some(entry) = self.single::<T>(&path) else { continue };
            let named = path.rsplit('/').next().and_then(|name| name.strip_suffix(".toml"));
            let id = id(&entry);
            if named != Some(id.as_str()) {
                self.report(&path, format!("the {kind} in it is called `{id}`"), "give file and entry the same name");
            }
            self.places.0.insert((kind, id), path);
            entries.push(entry);
        }
        entries
    }

    /// One entry a file, one file for each member of a vocabulary, in the order of the vocabulary.
    fn one_each<T: DeserializeOwned, V: Vocabulary>(
        &mut self,
        folder: &str,
        kind: &'static str,
        id: impl Fn(&T) -> V,
    ) -> Vec<T> {
        let mut entries = self.entries(folder, kind, |entry: &T| id(entry).name().to_owned());
        entries.sort_by_key(|entry| id(entry).index());
        for member in V::ALL {
            let path = format!("{folder}/{}.toml", member.name());
            // A file that is there but cannot be read has been reported already.
            if !entries.iter().any(|entry| id(entry) == *member) && !self.files.contains_key(&path) {
                self.report(path, format!("this {kind} is missing"), "add the file");
            }
        }
        entries
    }

    /// One file a brand, and the sources of their figures.
    fn catalogue(&mut self, currency: String) -> Catalogue {
        const SOURCES: &str = "catalogue/_sources.toml";
        let mut products: Vec<Product> = Vec::new();
        for path in self.in_folder("catalogue").into_iter().filter(|path| path != SOURCES) {
            let Some(Brand { brand, products: of_brand }) = self.single(&path) else { continue };
            self.currency_of(&path, &currency);
            for mut product in of_brand {
                product.brand.clone_from(&brand);
                product.from_outside = false;
                if self.places.0.insert(("product", product.id.clone()), path.clone()).is_some() {
                    let what = format!("the product `{}` exists twice", product.id);
                    self.report(&path, what, "rename one of them; variants are products of their own");
                }
                products.push(product);
            }
        }
        products.sort_by(|one, other| one.id.cmp(&other.id));
        let sources = self.many_in(SOURCES, "source", |source: &Source| source.id.clone());
        Catalogue { name: None, currency, products, sources }
    }

    /// Reports prices in another currency than the base's, if that is known; which one it was is gone once a product
    /// has been read.
    fn currency_of(&mut self, path: &str, currency: &str) {
        let Some(table) = self.files.get(path).and_then(|text| toml::from_str::<toml::Table>(text).ok()) else {
            return;
        };
        let entries = |value: Option<&toml::Value>| value.and_then(toml::Value::as_array).cloned().unwrap_or_default();
        for product in entries(table.get("product")) {
            for figure in entries(product.get("figure")) {
                let unit = figure.get("unit").and_then(toml::Value::as_str).unwrap_or_default();
                if is_currency_code(unit) && unit != currency && !currency.is_empty() {
                    let id = product.get("id").and_then(toml::Value::as_str).unwrap_or_default();
                    let remedy = format!("convert it to {currency}, the currency of about.toml");
                    self.report(format!("{path}, product {id}"), format!("its price is given in {unit}"), remedy);
                }
            }
        }
    }

    /// Many entries a file, in arrays of tables called like their kind; by id.
    fn many<T: DeserializeOwned>(&mut self, folder: &str, kind: &'static str, id: impl Fn(&T) -> String) -> Vec<T> {
        let mut entries: Vec<T> = Vec::new();
        for path in self.in_folder(folder) {
            entries.extend(self.many_in(&path, kind, &id));
        }
        entries.sort_by_key(|entry| id(entry));
        entries
    }

    fn many_in<T: DeserializeOwned>(&mut self, path: &str, kind: &'static str, id: impl Fn(&T) -> String) -> Vec<T> {
        let Some(text) = self.files.get(path) else { return Vec::new() };
        let table = match toml::from_str::<toml::Table>(text) {
            Ok(table) => table,
            Err(error) => {
                self.report(located(path, text, &error), error.message(), "correct the syntax there");
                return Vec::new();
            }
        };
        let mut entries = Vec::new();
        for (key, value) in table {
            match value {
                toml::Value::Array(array) if key == kind => {
                    for (number, value) in array.into_iter().enumerate() {
                        entries.extend(self.one_of_many(path, number, kind, value, &id));
                    }
                }
                _ => self.report(path, format!("`{key}` does not belong here"), format!("write [[{kind}]] entries")),
            }
        }
        entries
    }

    fn one_of_many<T: DeserializeOwned>(
        &mut self,
        path: &str,
        number: usize,
        kind: &'static str,
        value: toml::Value,
        id: impl Fn(&T) -> String,
    ) -> Option<T> {
        let name = value.get("id").and_then(toml::Value::as_str).unwrap_or_default().to_owned();
        let place = match self.files.get(path).and_then(|text| line_of(text, &name)) {
            Some(line) => format!("{path}, line {line}"),
            None => format!("{path}, entry {}", number + 1),
        };
        match value.try_into::<T>() {
            Ok(entry) => {
                if self.places.0.insert((kind, id(&entry)), place.clone()).is_some() {
                    self.report(place, format!("the {kind} `{name}` exists twice"), "rename one of them");
                }
                Some(entry)
            }
            Err(error) => {
                let remedy = "see src/knowledge/schema.rs for the form";
                self.report(format!("{place}, {kind} {name}"), error.message(), remedy);
                None
            }
        }
    }
}

/// The line on which an entry names itself.
fn line_of(text: &str, id: &str) -> Option<usize> {
    let names_it = |line: &str| {
        let value = line.trim_start().strip_prefix("id").map(str::trim_start).and_then(|rest| rest.strip_prefix('='));
        value.is_some_and(|value| value.trim().trim_matches('"') == id)
    };
    text.lines().position(names_it).map(|index| index + 1)
}

fn located(path: &str, text: &str, error: &toml::de::Error) -> String {
    let Some(span) = error.span() else { return path.to_owned() };
    let before = text.get(..span.start).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().map_or(0, |line| line.chars().count()) + 1;
    format!("{path}, line {line}, column {column}")
}

#[cfg(test)]
mod tests;
