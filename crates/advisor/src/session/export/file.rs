use serde::Serialize;

use crate::advice::Advice;
use crate::situation::{Json, Problem, Situation, read_tree, tree};

/// The form of file that is written.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct File<'a> {
    sweetspot: u32,
    situation: &'a Situation,
    advice: &'a Advice,
}

/// A situation and its advice as one JSON object, in the form of the contract, under `situation` and `advice`.
#[must_use]
pub fn file_json(situation: &Situation, advice: &Advice) -> String {
    let file = File { sweetspot: VERSION, situation, advice };
    serde_json::to_string_pretty(&file).unwrap_or_default()
}

/// The situation from a file: one of [`file_json`], a bare situation, or what is kept between visits.
///
/// Never fails: every part that cannot be read is among the problems, and the others are there. An advice in the file is
/// not read: it is worked out anew.
#[must_use]
pub fn read_file(text: &str) -> (Situation, Vec<Problem>) {
    let tree = match tree(text) {
        Ok(tree) => tree,
        Err(problem) => return (Situation::default(), vec![problem]),
    };
    let value = |key: &str| match &tree {
        Json::Object(entries) => entries.iter().find(|(name, _)| name == key).map(|(_, value)| value),
        _ => None,
    };
    let (situation, mut problems) = read_tree(value("situation").unwrap_or(&tree));
    for (key, written) in [("sweetspot", VERSION), ("v", crate::session::saved::VERSION)] {
        if let Some(Json::Number(version)) = value(key)
            && *version > f64::from(written)
        {
            let what = "a later version of this site has written the file, and what is understood is here";
            problems.push(Problem::new(key, what, "reload the page to get the latest version"));
        }
    }
    (situation, problems)
}
