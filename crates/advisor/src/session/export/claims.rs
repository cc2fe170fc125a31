//! The claims as JSON by their ids, for notes in other people's articles.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::knowledge::{Claim, Library, Verdict};
use crate::session::words;
use crate::situation::Vocabulary;

#[derive(Serialize)]
struct Note<'a> {
    says: &'a str,
    verdict: &'static str,
    verdict_says: &'static str,
    because: &'a str,
    instead: &'a str,
    grade: &'static str,
    sources: Vec<Cited<'a>>,
}

#[derive(Serialize)]
struct Cited<'a> {
    title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

/// A JSON object with a note for each claim, under its id: what people say, the verdict as a name and in words, the
/// reason, what to go by instead, the grade in words, and the sources with their addresses.
#[must_use]
pub fn claims_json(library: &Library) -> String {
    let notes: BTreeMap<&str, Note> =
        library.claims.iter().filter_map(|claim| Some((claim.id.as_str(), note(claim, library)?))).collect();
    serde_json::to_string(&notes).unwrap_or_default()
}

fn note<'a>(claim: &'a Claim, library: &'a Library) -> Option<Note<'a>> {
    let verdict: Verdict = claim.verdict?;
    let sources = claim.sources.iter().filter_map(|id| library.source(id)).map(|source| Cited {
        title: format!("{}{}", source.title, words::by(&source.by, source.year, source.confirmed)),
        url: source.url.as_deref(),
    });
    Some(Note {
        says: &claim.says,
        verdict: verdict.name(),
        verdict_says: words::truth(verdict),
        because: &claim.because,
        instead: &claim.instead,
        grade: words::grade(claim.grade),
        sources: sources.collect(),
    })
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::knowledge::Library;

    #[test]
    fn every_claim_has_a_note_with_verdict_reason_and_source() {
        let library = Library::unpack(::knowledge::LIBRARY).expect("a packed library");
        let notes: Value = serde_json::from_str(&claims_json(&library)).unwrap();
        assert_eq!(notes.as_object().unwrap().len(), library.claims.len());
        for (id, note) in notes.as_object().unwrap() {
            for part in ["says", "verdict", "verdict_says", "because", "instead", "grade"] {
                assert!(note[part].as_str().is_some_and(|text| !text.is_empty()), "{id}: {part}");
            }
            let sources = note["sources"].as_array().unwrap();
            assert!(!sources.is_empty(), "{id}");
            for url in sources.iter().filter_map(|source| source["url"].as_str()) {
                assert!(url.starts_with("https://") || url.starts_with("http://"), "{id}: {url}");
            }
        }
    }
}
