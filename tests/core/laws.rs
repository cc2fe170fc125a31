//! The laws of docs/architecture.md that can be read off the source: what is absent, and what the knowledge base must have.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::rust_files;
use advisor::knowledge::{Fact, Role};
use advisor::situation::{Activity, GearType, Job, Neighbours, Noise, SourceKind, Treatment, Vocabulary};
use knowledge::{embedded, library};

fn root() -> &'static Path {
    Path::new(crate::support::ROOT)
}

/// Whether a crate's name is one of those that only make sense in a browser.
fn is_for_browsers(name: &str) -> bool {
    let families = ["yew", "gloo", "wasm-bindgen", "web-sys", "js-sys"];
    families.iter().any(|family| name == *family || name.starts_with(&format!("{family}-")))
}

fn crates_of(selection: &[&str]) -> BTreeSet<String> {
    let tree = [&["tree"], selection, &["--edges", "normal,build,dev", "--prefix", "none", "--offline"]].concat();
    let output = Command::new(env!("CARGO")).args(tree).current_dir(root()).output().expect("cargo can be started");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("cargo prints UTF-8");
    text.lines().filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

#[test]
fn everything_but_the_program_is_built_without_a_single_web_crate() {
    let crates = crates_of(&["--workspace", "--exclude", "sweetspot"]);
    assert!(crates.contains("advisor") && crates.contains("serde"), "not a tree: {crates:?}");
    let web: Vec<&String> = crates.iter().filter(|name| is_for_browsers(name)).collect();
    assert!(web.is_empty(), "there are {web:?}");
}

/// The folders that know no browser, clock, randomness or I/O.
const PURE: [&str; 6] = ["situation", "knowledge", "acoustics", "browse", "advice", "session"];

#[test]
fn the_core_knows_no_browser_clock_chance_file_or_network() {
    let forbidden = [
        "yew",
        "gloo",
        "web_sys",
        "js_sys",
        "wasm_bindgen",
        "std::time",
        "Instant",
        "SystemTime",
        "rand::",
        "random(",
        "std::fs",
        "std::net",
        "std::env",
        "std::process",
        "std::thread",
        "println!",
        "eprintln!",
        "dbg!",
        "HashMap",
        "HashSet",
        "unsafe",
    ];
    let mut files = Vec::new();
    for folder in PURE {
        rust_files(&root().join("crates/advisor/src").join(folder), &mut files);
    }
    assert!(files.len() > 20, "only {} files of the core were found", files.len());
    let mut complaints = Vec::new();
    for path in files.iter() {
        let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let program = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        for (number, line) in program.lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            let words = forbidden.iter().filter(|word| code.contains(**word));
            complaints.extend(words.map(|word| format!("{}:{}: {word}", path.display(), number + 1)));
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn the_core_never_unwraps_what_came_from_outside() {
    let mut files = Vec::new();
    for folder in PURE {
        rust_files(&root().join("crates/advisor/src").join(folder), &mut files);
    }
    let mut complaints = Vec::new();
    for path in files {
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let program = text.split("#[cfg(test)]").next().unwrap_or_default();
        for (number, line) in program.lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            let panics = [".unwrap()", ".expect(", "panic!(", "unreachable!(", "todo!(", "unimplemented!("];
            if panics.iter().any(|word| code.contains(word)) {
                complaints.push(format!("{}:{}: {}", path.display(), number + 1, line.trim()));
            }
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}

#[test]
fn looking_through_the_catalogue_needs_no_advice_and_no_page() {
    let mut files = Vec::new();
    rust_files(&root().join("crates/advisor/src/browse"), &mut files);
    assert!(!files.is_empty(), "there is nothing to look at");
    for path in files {
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        for module in ["crate::advice", "crate::session", "crate::page"] {
            assert!(!text.contains(module), "{} uses {module}", path.display());
        }
    }
}

#[test]
fn the_words_of_the_contract_are_all_there_and_no_others() {
    fn names<V: Vocabulary>() -> Vec<&'static str> {
        V::ALL.iter().map(|member| member.name()).collect()
    }
    assert_eq!(
        names::<Activity>(),
        [
            "record_at_mic",
            "monitor_take",
            "record_drums",
            "sequence",
            "sound_design",
            "mix",
            "master",
            "perform_live",
            "dj",
            "practise",
            "listen",
        ]
    );
    assert_eq!(
        names::<Job>(),
        [
            "cue_without_bleed",
            "hear_over_noise",
            "hear_over_the_band",
            "cue_with_one_ear",
            "judge_low_end",
            "judge_stereo_image",
            "judge_balance",
            "hear_fine_detail",
            "check_translation",
            "work_for_hours",
            "disturb_nobody",
            "carry_along",
            "play_in_time",
            "loud_enough",
        ]
    );
    assert_eq!(names::<Treatment>(), ["none", "some", "full"]);
    assert_eq!(names::<Noise>(), ["very_quiet", "quiet", "moderate", "loud", "very_loud"]);
    assert_eq!(names::<Neighbours>(), ["none", "normal", "thin_walls"]);
    assert_eq!(names::<SourceKind>(), ["laptop", "phone", "interface", "amplifier", "mixer"]);
}

/// A sentence or more: long enough to say something, and ended.
#[track_caller]
fn assert_described(what: &str, text: &str) {
    let is_sentence = text.len() >= 20 && text.ends_with(['.', '?', '!', ')', '»', '”']) && text.trim() == text;
    assert!(is_sentence, "{what} is described as {text:?}");
}

#[test]
fn every_word_of_the_contract_has_an_entry_that_a_beginner_can_read() {
    let knowledge = embedded();
    for &activity in Activity::ALL {
        let entry = knowledge.activity(activity);
        assert_eq!(entry.id, activity);
        assert_described(activity.name(), &entry.says);
        assert!(!entry.label.is_empty() && !entry.doing.is_empty() && !entry.needs.is_empty(), "{}", activity.name());
    }
    for &job in Job::ALL {
        let entry = knowledge.job(job);
        assert_eq!(entry.id, job);
        assert_described(job.name(), &entry.says);
        assert!(!entry.label.is_empty() && !entry.verb.is_empty(), "{}", job.name());
    }
    for &gear in GearType::ALL {
        let entry = knowledge.gear(gear);
        assert_eq!(entry.id, gear);
        assert_described(gear.name(), &entry.says);
        assert!(!entry.label.is_empty() && !entry.noun.is_empty() && !entry.offers.is_empty(), "{}", gear.name());
    }
    for &fact in Fact::ALL {
        let question = knowledge.question(fact);
        assert_eq!(question.id, fact);
        assert_described(fact.name(), &question.why);
        assert!(!question.label.is_empty() && question.ask.ends_with('?'), "{}: {}", fact.name(), question.ask);
        for answer in &question.answers {
            assert!(!answer.label.is_empty() && !answer.clause.is_empty(), "{}: {}", fact.name(), answer.value);
        }
    }
}

#[test]
fn every_job_is_asked_for_by_some_activity_or_situation() {
    let knowledge = embedded();
    let needs = knowledge.activities.iter().flat_map(|entry| entry.needs.iter().map(|need| need.job));
    let demands = knowledge.rules.iter().filter_map(|rule| rule.demand.as_ref().map(|demand| demand.job));
    let asked: BTreeSet<Job> = needs.chain(demands).collect();
    let unasked: Vec<&Job> = Job::ALL.iter().filter(|job| !asked.contains(job)).collect();
    assert!(unasked.is_empty(), "nobody needs {unasked:?}");
}

#[test]
fn the_knowledge_base_has_at_least_eighty_rules_and_twenty_five_audited_claims() {
    let rules = &embedded().rules;
    assert!(rules.len() >= 80, "{} rules", rules.len());
    for rule in rules {
        assert!(!rule.sources.is_empty(), "{} has no source", rule.id);
        assert_described(&rule.id, &rule.because);
    }
    let claims = &library().claims;
    assert!(claims.len() >= 25, "{} claims", claims.len());
    for claim in claims {
        assert!(claim.verdict.is_some(), "{} has no verdict", claim.id);
        assert!(!claim.sources.is_empty(), "{} has no source", claim.id);
        assert_described(&claim.id, &claim.because);
        assert_described(&claim.id, &claim.instead);
        for source in claim.sources.iter().chain(&claim.claimed_by) {
            assert!(library().source(source).is_some(), "{} cites {source}", claim.id);
        }
    }
}

#[test]
fn rules_and_sources_can_be_found_by_their_names() {
    let knowledge = embedded();
    assert!(knowledge.rules.is_sorted_by(|one, other| one.id < other.id), "rules stand by id, each once");
    assert!(library().sources.is_sorted_by(|one, other| one.id < other.id), "sources stand by id, each once");
    for source in &library().sources {
        assert_eq!(library().source(&source.id).map(|found| &found.id), Some(&source.id));
        assert!(!source.title.is_empty() && !source.by.is_empty(), "{} has no title or author", source.id);
    }
}

#[test]
fn every_price_has_a_band_a_source_and_the_base_a_date() {
    let knowledge = embedded();
    let month = knowledge.about.prices_as_of.as_bytes();
    assert!(month.len() == 7 && month[4] == b'-', "prices are from {}", knowledge.about.prices_as_of);
    for entry in &knowledge.gear {
        for offer in &entry.offers {
            assert!(offer.from <= offer.cost && offer.cost <= offer.to, "{}", entry.label);
            assert!(library().source(&offer.source).is_some(), "{} cites {}", entry.label, offer.source);
        }
        for figure in &entry.figures {
            assert!(figure.low <= figure.likely && figure.likely <= figure.high, "{}", entry.label);
            assert!(library().source(&figure.source).is_some(), "{} cites {}", entry.label, figure.source);
        }
    }
}

#[test]
fn every_helper_is_good_for_something() {
    let knowledge = embedded();
    let mut helped: BTreeMap<GearType, usize> = BTreeMap::new();
    for rule in &knowledge.rules {
        if let Some(helper) = rule.with {
            *helped.entry(helper).or_default() += usize::from(!rule.repairs.is_empty());
        }
    }
    for entry in knowledge.gear.iter().filter(|entry| entry.role == Role::Help) {
        assert!(helped.get(&entry.id).is_some_and(|rules| *rules > 0), "no rule says what {} is good for", entry.noun);
    }
}

#[test]
fn the_shop_card_finds_the_terms_that_explain_its_figures() {
    for term in ["sensitivity", "output_impedance", "headroom", "passive_isolation"] {
        let found = library().terms.iter().find(|entry| entry.id == term);
        assert!(found.is_some_and(|entry| !entry.sources.is_empty()), "no term {term}");
    }
}
