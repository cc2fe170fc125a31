//! Rules that cannot be meant, or can never matter.

use super::*;

const GEAR: &str = r#"family = "loudspeakers""#;

#[test]
fn a_rule_whose_gear_does_not_exist_can_never_fire() {
    let what = "no gear type matches its `for`, so it can never fire";
    assert_bad_rule(&[(GEAR, r#"type = "subwoofer", enclosure = "open""#)], what, "widen `for`");
    assert_bad_rule(&[(GEAR, r#"family = "loudspeakers", principle = "electrostatic""#)], what, "widen `for`");
    assert_bad_rule(&[(GEAR, r#"type = "mid_field", tier = "entry""#)], what, "widen `for`");
    // A helper is not listened on, and only rules that exclude bar it.
    assert_bad_rule(&[(GEAR, r#"type = "room_treatment""#)], what, "widen `for`");
    let barred = [(GEAR, r#"type = "room_treatment""#), ("loss = 0.1", "excludes = true")];
    let problems = Base::with_rule(&barred).problems();
    assert!(problems.is_empty(), "{}", list(&problems));
}

#[test]
fn a_rule_about_a_figure_names_the_gear_whose_figure_it_is() {
    let heavy = r#"figures = { what = "weight_g", above = 400.0 }"#;
    assert_bad_rule(&[(GEAR, heavy)], "a figure of gear of any kind", "name the `family`");
    let curve = r#"curve = { over = "weight_g", at = [[200.0, 0.0], [400.0, 0.1]] }"#;
    let everything = [("for = { family = \"loudspeakers\" }\n", ""), ("loss = 0.1", curve)];
    assert_bad_rule(&everything, "what is heavy on a head is light on a desk", "name the `family`");
}

#[test]
fn a_rule_about_no_job_can_never_fire() {
    assert_bad_rule(&[(r#"["judge_balance"]"#, "[]")], "it names no job, so it can never fire", "list the jobs");
    assert_bad_rule(&[("jobs = [\"judge_balance\"]\n", "")], "it names no job, so it can never fire", "list the jobs");
}

#[test]
fn a_rule_with_something_that_is_no_helper_can_never_fire() {
    let what = "`near_field` is not a helper, so it can never fire";
    assert_bad_rule(&[("loss", "with = \"near_field\"\nloss")], what, "name a type with role help");
}

#[test]
fn a_rule_under_a_condition_that_nothing_meets_can_never_fire() {
    let what = "no value of `noise` satisfies this test, so the rule can never fire";
    let empty = r#"noise = { at_least = "loud", at_most = "quiet" }"#;
    assert_bad_rule(&[("night = true", empty)], what, "schema.rs");
    assert_bad_rule(&[("night = true", "noise = []")], what, "schema.rs");
}

#[test]
fn a_condition_that_everything_meets_is_no_condition() {
    let all = r#"noise = { at_least = "very_quiet" }"#;
    assert_bad_rule(&[("night = true", all)], "every value of `noise` satisfies this test", "schema.rs");
}

#[test]
fn values_without_an_order_cannot_be_compared() {
    let what = "the values of `source` have no order; list those meant";
    assert_bad_rule(&[("night = true", r#"source = { at_least = "phone" }"#)], what, "schema.rs");
}

#[test]
fn a_rule_about_what_is_ruled_out_anyway_is_shadowed() {
    let rules_out = ("loss = 0.1", "excludes = true");
    let what = "another rule rules the gear out anyway, so it never matters";
    let remedy = "narrow the other rule, or remove this one";
    assert_only(&Base::with_rule(&[]).and_rule(&[rules_out]), RULE_PLACE, what, remedy);
    let narrow = Base::with_rule(&[("night = true", "night = true, glasses = true")]);
    assert_only(&narrow.and_rule(&[rules_out]), RULE_PLACE, what, remedy);
    let problems = Base::with_rule(&[("when = { night = true }\n", "")]).and_rule(&[rules_out]).problems();
    assert!(problems.is_empty(), "by day it still matters: {}", list(&problems));
}

#[test]
fn a_rule_is_not_shadowed_by_one_about_some_models_only() {
    let excludes = ("loss = 0.1", "excludes = true");
    // Every type has such a woofer, but not every model.
    let usual = r#"family = "loudspeakers", figures = { what = "woofer_in", above = 3.2 }"#;
    let problems = Base::with_rule(&[]).and_rule(&[(GEAR, usual), excludes]).problems();
    assert!(problems.is_empty(), "{}", list(&problems));
    let any = r#"family = "loudspeakers", figures = { what = "woofer_in", above = 0.5 }"#;
    let what = "another rule rules the gear out anyway";
    assert_only(&Base::with_rule(&[]).and_rule(&[(GEAR, any), excludes]), RULE_PLACE, what, "narrow the other rule");
}

#[test]
fn of_two_rules_that_rule_out_the_same_one_is_reported() {
    let excludes = [("loss = 0.1", "excludes = true")];
    let problems = Base::with_rule(&excludes).and_rule(&excludes).problems();
    let twins = ["rules/another.toml, line 2, rule another-rule", RULE_PLACE];
    let named = problems.iter().filter(|problem| twins.contains(&problem.place.as_str())).count();
    assert_eq!(named, 1, "{}", list(&problems));
}

#[test]
fn a_loss_of_nothing_or_less_can_never_matter() {
    let what = "it takes or gives back nothing, or less";
    for loss in ["loss = 0.0", "loss = [0.0, 0.0, 0.2]", "loss = -0.1", "loss = [-0.1, 0.1, 0.2]"] {
        assert_bad_rule(&[("loss = 0.1", loss)], what, "give shares above zero, or remove the rule");
    }
}

#[test]
fn a_rule_does_exactly_one_thing() {
    let what = "it needs exactly one of `loss`, `curve`, `excludes`, `repairs` and `demand`";
    assert_bad_rule(&[("loss = 0.1\n", "")], what, "keep the one meant");
    for second in [
        "excludes = true",
        r#"curve = { over = "lowest_hz", at = [[30.0, 0.0], [60.0, 0.1]] }"#,
        r#"demand = { job = "loud_enough", weight = 0.1 }"#,
        "repairs = [\"headphones-exaggerate-width\"]\nshare = 0.1",
    ] {
        assert_bad_rule(&[("loss", &format!("{second}\nloss"))], what, "keep the one meant");
    }
}

#[test]
fn a_rule_about_activities_excludes() {
    let what = "it names activities but excludes nothing";
    assert_bad_rule(&[("loss", "activities = [\"mix\"]\nloss")], what, "use `excludes`");
}

#[test]
fn a_sentence_has_a_figure_only_where_there_is_a_curve() {
    let what = "its sentence has a {value}, and it has no curve";
    assert_bad_rule(&[("Because of", "It has {value} because of")], what, "write the number, or give it a curve");
}

#[test]
fn a_demand_asks_for_something_and_names_no_gear() {
    let gear = "for = { family = \"loudspeakers\" }\n";
    let jobs = "jobs = [\"judge_balance\"]\n";
    let demand = |demand: &'static str| [(gear, ""), (jobs, ""), ("loss = 0.1", demand)];
    let nothing = r#"demand = { job = "loud_enough" }"#;
    assert_bad_rule(&demand(nothing), "its demand adds nothing", "give a positive weight, or `required = true`");
    let less = r#"demand = { job = "loud_enough", weight = -0.1 }"#;
    assert_bad_rule(&demand(less), "its demand adds nothing", "give a positive weight");
    let demand = r#"demand = { job = "loud_enough", weight = 0.1 }"#;
    let what = "a demand is about activities, not gear";
    assert_bad_rule(&[("loss = 0.1", demand)], what, "remove `for`, `jobs`, `with`");
}

#[test]
fn a_demand_names_its_activities_itself() {
    let demand = r#"demand = { job = "loud_enough", weight = 0.1 }"#;
    let beside = "beside = { family = \"headphones\" }\nsecond = true";
    let only =
        [("for = { family = \"loudspeakers\" }\n", ""), ("jobs = [\"judge_balance\"]\n", ""), ("loss = 0.1", demand)];
    let with = |line: &'static str| [only.as_slice(), &[("because", line)]].concat();
    let problems = Base::with_rule(&only).problems();
    assert!(problems.is_empty(), "{}", list(&problems));
    let activities = "activities = [\"mix\"]\nbecause";
    assert_bad_rule(&with(activities), "it names activities beside its demand", "name them in `demand`");
    let beside = format!("{beside}\nbecause");
    let with_beside = [only.as_slice(), &[("because", beside.as_str())]].concat();
    assert_bad_rule(&with_beside, "a demand is about activities, not gear", "remove `for`");
}
