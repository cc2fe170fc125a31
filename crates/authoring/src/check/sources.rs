//! Whether every citation has a source, every source a citation, and every claim a verdict that rules may rely on.

use std::collections::{BTreeMap, BTreeSet};

use advisor::knowledge::Verdict;
use advisor::situation::{Problem, Vocabulary, closest};

use crate::Authored;

/// All citations: kind and id of the citing entry, and the sources it names.
fn citations(authored: &Authored) -> Vec<(&'static str, String, &[String])> {
    let knowledge = &authored.knowledge;
    let mut all: Vec<(&'static str, String, &[String])> = Vec::new();
    all.extend(knowledge.activities.iter().map(|it| ("activity", it.id.name().to_owned(), it.sources.as_slice())));
    all.extend(knowledge.jobs.iter().map(|it| ("job", it.id.name().to_owned(), it.sources.as_slice())));
    all.extend(knowledge.gear.iter().map(|it| ("gear type", it.id.name().to_owned(), it.sources.as_slice())));
    all.extend(knowledge.questions.iter().map(|it| ("question", it.id.name().to_owned(), it.sources.as_slice())));
    all.extend(knowledge.rules.iter().map(|it| ("rule", it.id.clone(), it.sources.as_slice())));
    all.extend(authored.library.claims.iter().map(|it| ("claim", it.id.clone(), it.sources.as_slice())));
    all.extend(
        knowledge.about.tolerances.iter().map(|it| ("tolerance", it.what.name().to_owned(), it.sources.as_slice())),
    );
    all.extend(authored.library.terms.iter().map(|it| ("term", it.id.clone(), it.sources.as_slice())));
    all.extend(authored.library.listening_test.iter().map(|it| ("step", it.id.clone(), it.sources.as_slice())));
    all
}

pub fn check_sources(authored: &Authored, problems: &mut Vec<Problem>) {
    let known: BTreeSet<&str> = authored.library.sources.iter().map(|source| source.id.as_str()).collect();
    let mut cited: BTreeSet<&str> = BTreeSet::new();
    let cite = |place: String, source: &'_ str, problems: &mut Vec<Problem>| {
        if !known.contains(source) {
            let remedy = match closest(source, known.iter().copied()) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => "add it to knowledge/sources/".to_owned(),
            };
            problems.push(Problem::new(place, format!("unknown source `{source}`"), remedy));
        }
    };
    for (kind, id, sources) in citations(authored) {
        if sources.is_empty() {
            problems.push(Problem::new(authored.places.of(kind, &id), "it has no source", "name at least one"));
        }
        for source in sources {
            cite(authored.places.of(kind, &id), source, problems);
            cited.insert(source);
        }
    }
    for claim in &authored.library.claims {
        for source in &claim.claimed_by {
            cite(authored.places.of("claim", &claim.id), source, problems);
            cited.insert(source);
        }
    }
    for entry in &authored.knowledge.gear {
        let place = || authored.places.of("gear type", entry.id.name());
        let figures = entry.figures.iter().map(|figure| &figure.source);
        for source in figures.chain(entry.offers.iter().map(|offer| &offer.source)) {
            cite(place(), source, problems);
            cited.insert(source);
        }
    }
    for source in known.difference(&cited) {
        let place = authored.places.of("source", source);
        problems.push(Problem::new(place, "nobody cites this source", "cite it where it is used, or remove it"));
    }
}

pub fn check_claims(authored: &Authored, problems: &mut Vec<Problem>) {
    let mut verdicts: BTreeMap<&str, Option<Verdict>> = BTreeMap::new();
    for claim in &authored.library.claims {
        verdicts.insert(&claim.id, claim.verdict);
        if claim.verdict.is_none() {
            let place = authored.places.of("claim", &claim.id);
            let verdicts: Vec<&str> = Verdict::ALL.iter().map(|verdict| verdict.name()).collect();
            problems.push(Problem::new(place, "it has no verdict", format!("give one of {}", verdicts.join(", "))));
        }
    }
    for rule in &authored.knowledge.rules {
        for claim in &rule.claims {
            let place = || authored.places.of("rule", &rule.id);
            match verdicts.get(claim.as_str()) {
                None => {
                    let remedy = closest(claim, verdicts.keys().copied())
                        .map_or("remove it".to_owned(), |meant| format!("did you mean `{meant}`?"));
                    problems.push(Problem::new(place(), format!("unknown claim `{claim}`"), remedy));
                }
                Some(Some(Verdict::True | Verdict::HalfTrue) | None) => {}
                Some(Some(verdict)) => {
                    let what = format!("it relies on the claim `{claim}`, whose verdict is {}", verdict.name());
                    problems.push(Problem::new(place(), what, "let the rule follow the evidence instead"));
                }
            }
        }
    }
}
