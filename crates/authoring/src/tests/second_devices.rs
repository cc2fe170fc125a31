//! Rules about a second device: what it loses by being one, and what it tells beside the main one.

use super::*;

const JOBS: &str = r#"["judge_balance"]"#;

/// A loss where a second device is in use.
fn with_second(line: &str, job: &str) -> Base {
    Base::with_rule(&[("loss", &format!("{line}\nloss")), (JOBS, &format!("[\"{job}\"]"))])
}

#[test]
fn a_rule_about_a_second_device_is_fine_where_there_can_be_one() {
    for (line, job) in
        [("second = true", "judge_balance"), (r#"beside = { family = "headphones" }"#, "check_translation")]
    {
        let problems = with_second(line, job).problems();
        assert!(problems.is_empty(), "{}", list(&problems));
    }
}

#[test]
fn a_rule_about_a_second_device_is_about_a_job_for_which_there_is_one() {
    let base = with_second("second = true", "loud_enough");
    let what = "it speaks of `second`, and no second device counts for its jobs";
    assert_only(&base, RULE_PLACE, what, "done_on \"either\", and asked for by an activity that is checked");
    let base = with_second(r#"beside = { family = "headphones" }"#, "judge_balance");
    assert_only(&base, RULE_PLACE, "it speaks of `beside`, and no second device counts", "done_on \"both\"");
}

#[test]
fn a_second_device_is_never_used_where_no_activity_is_checked_on_one() {
    let mut base = with_second("second = true", "judge_balance");
    for (path, text) in &mut base.0 {
        if path.starts_with("activities/") {
            *text = text.replace("checked_on_a_second = true\n", "");
        }
    }
    assert_told(&base, RULE_PLACE, "no second device counts for its jobs", "an activity that is checked");
}

#[test]
fn a_second_device_that_does_not_exist_is_reported() {
    let base = with_second(r#"beside = { family = "loudspeakers", wearing = "in_ear" }"#, "check_translation");
    assert_only(&base, RULE_PLACE, "no gear type matches its `beside`, so it can never fire", "widen `beside`");
    let base = with_second(r#"beside = { type = "subwoofer" }"#, "check_translation");
    assert_only(&base, RULE_PLACE, "no gear type matches its `beside`, so it can never fire", "widen `beside`");
}

#[test]
fn a_second_device_is_asked_for_its_kind_only() {
    let what = "its `beside` asks for more than a second device is asked for";
    for test in [r#"tier = "high""#, r#"principle = "dynamic""#, r#"unless_known = "weight_g""#] {
        let beside = format!(r#"beside = {{ family = "headphones", {test} }}"#);
        let remedy = "give `type`, `family`, `enclosure` and `wearing` only";
        assert_only(&with_second(&beside, "check_translation"), RULE_PLACE, what, remedy);
    }
}

#[test]
fn a_device_is_the_second_one_or_has_one_beside_it() {
    let lines = "second = true\nbeside = { family = \"headphones\" }";
    let base =
        Base::with_rule(&[("loss", &format!("{lines}\nloss")), (JOBS, r#"["judge_balance", "check_translation"]"#)]);
    let what = "a device is the second one or has one beside it, and never both, so it can never fire";
    assert_only(&base, RULE_PLACE, what, "keep one of `second` and `beside`");
}

#[test]
fn what_excludes_does_not_ask_for_a_second_device() {
    let base = Base::with_rule(&[("loss = 0.1", "second = true\nexcludes = true")]);
    let what = "what excludes does so however the gear is used";
    assert_only(&base, RULE_PLACE, what, "use a `loss`, or remove `second` and `beside`");
}
