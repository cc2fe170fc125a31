//! What makes sense only as a whole: names that must exist, rules that must be able to matter.

mod about;
mod entries;
mod matching;
mod products;
mod rules;
mod sources;

use super::Authored;
use advisor::situation::Problem;

pub use matching::may_select;

/// Every problem of a knowledge base that could be read.
#[must_use]
pub fn check(authored: &Authored) -> Vec<Problem> {
    let mut problems = Vec::new();
    about::check_about(authored, &mut problems);
    sources::check_sources(authored, &mut problems);
    entries::check_questions(authored, &mut problems);
    entries::check_gear(authored, &mut problems);
    sources::check_claims(authored, &mut problems);
    products::check_catalogue(authored, &mut problems);
    entries::check_listening_test(authored, &mut problems);
    for rule in &authored.knowledge.rules {
        rules::check_rule(authored, rule, &mut problems);
    }
    problems
}
