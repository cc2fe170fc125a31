//! A catalogue from outside: a shop's or a visitor's own file, read with every problem at once.
//!
//! Law: nothing that a file says can harm. It is text until every part of it has been checked, and it stays text after.
//!
//! What is wrong in its *form* refuses the whole file, so that what was loaded before stays: an unknown key, a missing
//! name, a link that is none. What is odd in its *size* is a suspicion: the product is taken, the figure is left out
//! (unknown stays unknown), and the finding says what was probably meant. `docs/own-catalogue.md` explains the same to
//! those who write such a file.

// Foreign text never makes it panic.
#![cfg_attr(not(test), warn(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod csv;
mod doubt;
mod figures;
mod finding;
mod json;
mod known;
mod limits;
mod lines;
mod merge;
mod number;
mod product;
mod range;
mod row;
#[cfg(feature = "schema")]
mod schema;
mod sheet;
mod text;
mod values;

pub use finding::{Finding, Severity};
pub use limits::{MAX_BYTES, MAX_FINDINGS, MAX_LINK, MAX_NAME, MAX_NOTE, MAX_PRODUCTS};
pub use product::SOURCE;
pub use row::Column;
#[cfg(feature = "schema")]
pub use schema::CatalogueFile;
pub use sheet::Mode;

use advisor::knowledge::{Catalogue, Knowledge, Source, SourceType};
use advisor::situation::excerpt;
use finding::Findings;
use known::Known;
use product::Reader;
use sheet::Sheet;

/// A catalogue as a file gives it, before it meets the embedded one in [`Outside::over`].
#[derive(Clone, Debug, PartialEq)]
pub struct Outside {
    /// What the file says; always [`Mode::Extend`] for CSV, which has no place to say it.
    pub mode: Mode,
    /// Products by id, with the one source that the file is.
    pub catalogue: Catalogue,
}

/// What reading a file gave.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The catalogue; none where the file is refused.
    pub outside: Option<Outside>,
    /// Everything that is wrong or odd, in the order of the file.
    pub findings: Vec<Finding>,
}

impl Reading {
    /// How many findings refuse the file.
    #[must_use]
    pub fn errors(&self) -> usize {
        self.findings.iter().filter(|finding| finding.severity == Severity::Error).count()
    }
}

/// Reads a file in JSON or CSV: JSON begins with `{` or `[`, or is called `.json`.
///
/// `file` is the file's name, which the source of its figures has too. `known` is the embedded knowledge with
/// its catalogue: its products lend their ids to the same products of the file, and its prices and sensitivities show up
/// mistakes.
#[must_use]
pub fn read(file: &str, bytes: &[u8], known: &Knowledge) -> Reading {
    read_in(file, bytes, known, None)
}

/// The same for a page that says in which currency prices are where the file does not: an ISO 4217 code.
#[must_use]
pub fn read_in(file: &str, bytes: &[u8], known: &Knowledge, currency: Option<&str>) -> Reading {
    let mut findings = Findings::default();
    let currency = currency.filter(|currency| match text::check_currency(currency) {
        Ok(()) => true,
        Err((what, remedy)) => {
            findings.warning("the currency asked for", &what, &remedy);
            false
        }
    });
    let outside = text(bytes, &mut findings).and_then(|text| {
        let mut reader = Reader::new(Known::of(known), &mut findings);
        reader.assumed_currency = currency.map(str::to_owned);
        let is_json = text.trim_start().starts_with(['{', '[']) || file.to_ascii_lowercase().ends_with(".json");
        let sheet = if is_json { json::read(text, reader) } else { csv::read(text, reader) };
        sheet.map(|sheet| finish(sheet, file, &known.catalogue))
    });
    let findings = findings.list();
    let refused = findings.iter().any(|finding| finding.severity == Severity::Error);
    Reading { outside: outside.filter(|_| !refused), findings }
}

fn text<'b>(bytes: &'b [u8], findings: &mut Findings) -> Option<&'b str> {
    if bytes.len() > MAX_BYTES {
        let what = format!("{} bytes are more than the {MAX_BYTES} a catalogue can have", bytes.len());
        findings.error("the whole file", &what, "leave out products that are not for monitoring, or shorten notes");
        return None;
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        findings.error("the whole file", "this is UTF-16 text", text::SAVE_AS_UTF8);
        return None;
    }
    match core::str::from_utf8(bytes).map(|text| text.strip_prefix('\u{feff}').unwrap_or(text)) {
        Ok(text) if text.trim().is_empty() => {
            findings.error("the whole file", "it is empty", "see the documentation for an example");
            None
        }
        Ok(text) if text.trim_start().starts_with('<') => {
            findings.error("the whole file", "this is a web page or other markup", "choose a JSON or CSV file");
            None
        }
        Ok(text) => Some(text),
        Err(error) => {
            let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
            findings.error(&format!("line {line}"), "this is not UTF-8 text", text::SAVE_AS_UTF8);
            None
        }
    }
}

/// The catalogue of a file, with the file as the source of every figure.
fn finish(sheet: Sheet, file: &str, known: &Catalogue) -> Outside {
    let Sheet { name, mode, currency, products } = sheet;
    let source = Source {
        id: SOURCE.to_owned(),
        title: excerpt(file),
        by: name.clone().unwrap_or_else(|| "its author".to_owned()),
        year: None,
        kind: SourceType::Web,
        url: None,
        confirmed: true,
        note: "An external catalogue: figures as claimed by its author.".to_owned(),
    };
    let currency = currency.unwrap_or_else(|| known.currency.clone());
    Outside { mode, catalogue: Catalogue { name, currency, products, sources: vec![source] } }
}
