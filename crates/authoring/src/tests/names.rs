//! Names that are in no list, and what was probably meant.

use super::*;

#[test]
fn an_unknown_job_is_reported_with_the_one_meant() {
    let what = "unknown job `judge_the_balance`; did you mean `judge_balance`?";
    assert_bad_rule(&[(r#""judge_balance""#, r#""judge_the_balance""#)], what, "schema.rs");
}

#[test]
fn an_unknown_type_is_reported_with_the_one_meant() {
    let what = "unknown gear type `nearfield`; did you mean `near_field`?";
    assert_bad_rule(&[(r#"family = "loudspeakers""#, r#"type = "nearfield""#)], what, "schema.rs");
    assert_bad_rule(&[("loss", "with = \"treatment\"\nloss")], "did you mean `room_treatment`?", "schema.rs");
}

#[test]
fn an_unknown_fact_is_reported_with_the_one_meant() {
    assert_bad_rule(&[("night = true", "nigth = true")], "unknown fact `nigth`; did you mean `night`?", "schema.rs");
}

#[test]
fn an_unknown_value_of_a_fact_is_reported_with_the_one_meant() {
    let what = "`laut` is not a value of `noise`; its values: very_quiet, quiet";
    assert_bad_rule(&[("night = true", r#"noise = "laut""#)], what, "schema.rs");
    let what = "`very-loud` is not a value of `noise`; did you mean `very_loud`?";
    assert_bad_rule(&[("night = true", r#"noise = { at_least = "very-loud" }"#)], what, "schema.rs");
    assert_bad_rule(&[("night = true", "noise = true")], "`yes` is not a value of `noise`", "schema.rs");
}

#[test]
fn an_unknown_word_of_any_list_is_reported_with_the_one_meant() {
    assert_bad_rule(&[("loudspeakers", "loudspeaker")], "did you mean `loudspeakers`?", "schema.rs");
    assert_bad_rule(
        &[(r#""physics""#, r#""fysics""#)],
        "unknown evidence grade `fysics`; did you mean `physics`?",
        "schema.rs",
    );
}

#[test]
fn an_unknown_source_is_reported_with_the_one_meant() {
    let source = Base::real().some_source();
    let misspelt = format!("{source}s");
    let what = format!("unknown source `{misspelt}`");
    assert_bad_rule(&[(&source, &misspelt)], &what, &format!("did you mean `{source}`?"));
    assert_bad_rule(&[(&source, "zzzz")], "unknown source `zzzz`", "add it to knowledge/sources/");
}

#[test]
fn unknown_sources_of_figures_and_claims_are_reported_too() {
    let base = Base::real().line("gear/subwoofer.toml", "source = ", r#"source = "zzzz""#);
    assert_told(&base, "gear/subwoofer.toml, gear type subwoofer", "unknown source `zzzz`", "knowledge/sources/");
    let claim = base.claim_with("false");
    let path = format!("claims/{claim}.toml");
    let base = Base::real().line(&path, "claimed_by = ", r#"claimed_by = ["zzzz"]"#);
    assert_told(&base, &format!("{path}, claim {claim}"), "unknown source `zzzz`", "knowledge/sources/");
}

#[test]
fn an_unknown_claim_is_reported_with_the_one_meant() {
    let claim = Base::real().claim_with("true");
    let line = format!("grade = \"physics\"\nclaims = [\"{claim}s\"]");
    let what = format!("unknown claim `{claim}s`");
    assert_bad_rule(&[(r#"grade = "physics""#, &line)], &what, &format!("did you mean `{claim}`?"));
    let line = "grade = \"physics\"\nclaims = [\"zzzz\"]";
    assert_bad_rule(&[(r#"grade = "physics""#, line)], "unknown claim `zzzz`", "remove it");
}
