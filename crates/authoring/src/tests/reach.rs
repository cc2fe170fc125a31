//! Types that no situation recommends.

use super::*;
use advisor::advice::advised_types;
use advisor::knowledge::Catalogue;
use advisor::situation::{GearType, Job, Situation};

/// What is wrong with a base that can be read, by types alone as when it is built.
fn missing(base: &Base) -> Vec<Problem> {
    let mut authored = read(&base.0).unwrap_or_else(|problems| panic!("{}", list(&problems)));
    authored.knowledge.catalogue = Catalogue::default();
    check_reach(&authored, advised_types)
}

#[track_caller]
fn assert_missing(base: &Base, gear: GearType) {
    let place = format!("gear/{0}.toml, gear type {0}", gear.name());
    let problems = missing(base);
    assert!(problems.iter().any(|problem| problem.place == place), "{}", list(&problems));
}

#[test]
fn each_type_of_the_real_knowledge_base_is_recommended_somewhere() {
    let problems = missing(&Base::real());
    assert!(problems.is_empty(), "{}", list(&problems));
}

#[test]
fn a_type_that_no_situation_recommends_is_reported() {
    let authored = read(&Base::real().0).unwrap_or_else(|problems| panic!("{}", list(&problems)));
    let all_but_one = |_: &Situation, _: &Knowledge| {
        GearType::ALL.iter().copied().filter(|gear| *gear != GearType::MidField).collect()
    };
    let problems = check_reach(&authored, all_but_one);
    assert_eq!(problems.len(), 1, "{}", list(&problems));
    assert_eq!(problems[0].place, "gear/mid_field.toml, gear type mid_field");
    assert_eq!(problems[0].what, "no situation recommends this type");
    assert_eq!(problems[0].remedy, "write the rules under which it is the best choice, or remove it");
}

#[test]
fn a_type_that_a_rule_rules_out_everywhere_is_never_recommended() {
    let jobs: Vec<String> = Job::ALL.iter().map(|job| format!("\"{}\"", job.name())).collect();
    let jobs = format!("jobs = [{}]", jobs.join(", "));
    let base = Base::with_rule(&[
        (r#"family = "loudspeakers""#, r#"type = "mid_field""#),
        ("when = { night = true }\n", ""),
        (r#"jobs = ["judge_balance"]"#, &jobs),
        ("loss = 0.1", "excludes = true"),
    ]);
    assert_missing(&base, GearType::MidField);
}

#[test]
fn a_helper_that_changes_nothing_is_never_recommended() {
    let mut base = Base::real();
    for (path, text) in &mut base.0 {
        if path.starts_with("rules/") {
            *text = text.replace("with = \"measurement_microphone\"", "with = \"room_treatment\"");
        }
    }
    assert_missing(&base, GearType::MeasurementMicrophone);
}
