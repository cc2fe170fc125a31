//! What the advice counts with.

use super::*;

#[track_caller]
fn assert_bad_about(start: &str, by: &str, what: &str, remedy: &str) {
    assert_told(&Base::real().line("about.toml", start, by), "about.toml", what, remedy);
}

#[test]
fn shares_are_not_below_zero() {
    for key in
        ["enough", "short_of_required", "gets_by", "compromise", "worth_doing", "still_holds_within", "doubtful_price"]
    {
        let by = format!("{key} = -0.1");
        assert_bad_about(&format!("{key} = "), &by, &format!("{key} is below zero"), "give a share from 0 to 1");
    }
}

#[test]
fn money_has_a_unit_and_a_price_in_points() {
    assert_bad_about("unit = ", "unit = 0", "the unit of money is 0", "give a sum above zero");
    let what = "the points for a doubling of the money are out of order";
    for by in ["doubling_no_regrets = 900", "doubling_no_regrets = -0.1", "doubling_no_regrets = nan"] {
        assert_bad_about("doubling_no_regrets = ", by, what, "ask least of it for `no_regrets`");
    }
    assert_bad_about("thing = ", "thing = -1", "the points for a thing are -1", "give zero or more");
    assert_bad_about("replacement = ", "replacement = -1", "the points for a replacement are -1", "give zero or more");
}

#[test]
fn who_sets_no_limit_may_buy_something() {
    for (start, by) in [("usual_budget = ", "usual_budget = 0"), ("most_new_items = ", "most_new_items = 0")] {
        assert_bad_about(start, by, "somebody who sets no limit may buy nothing", "be above zero");
    }
}

#[test]
fn a_tolerance_has_no_sign() {
    assert_bad_about("minus = ", "minus = -5", "the tolerance of preference_score is below zero", "without a sign");
}

#[test]
fn what_it_refers_to_is_there() {
    let what = "the type near_field that wireless gear is like has no latency_ms";
    assert_bad_about("wireless_like = ", "wireless_like = \"near_field\"", what, "name a type that has");
    let what = "no preference score was measured on the oratory rig";
    let remedy = "write preference_rig as the conditions of the scores begin";
    assert_bad_about("preference_rig = ", "preference_rig = \"oratory rig\"", what, remedy);
}

#[test]
fn a_job_that_nobody_asks_for_never_matters() {
    let mut base = Base::real();
    for (path, text) in &mut base.0 {
        if path.starts_with("activities/") {
            *text = text.replace("job = \"check_translation\"", "job = \"judge_balance\"");
        }
    }
    let what = "no activity and no demand asks for this job, so it never matters";
    assert_told(
        &base,
        "jobs/check_translation.toml, job check_translation",
        what,
        "add it to the needs of an activity",
    );
}
