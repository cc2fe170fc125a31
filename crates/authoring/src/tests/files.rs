//! Files and entries that cannot be read, or are not where they belong.

use super::*;

#[test]
fn a_missing_file_of_a_vocabulary_is_named() {
    for (path, kind) in [
        ("activities/mix.toml", "activity"),
        ("jobs/loud_enough.toml", "job"),
        ("gear/subwoofer.toml", "gear type"),
        ("questions/noise.toml", "question"),
    ] {
        let what = format!("this {kind} is missing");
        assert_only(&Base::real().without(path), path, &what, "add the file");
    }
    assert_only(&Base::real().without("about.toml"), "about.toml", "this file is missing", "add it");
}

#[test]
fn a_file_has_the_name_of_its_entry() {
    let text = Base::real().text("activities/mix.toml").to_owned();
    let base = Base::real().without("activities/mix.toml").with("activities/mixing.toml", &text);
    let remedy = "give file and entry the same name";
    assert_only(&base, "activities/mixing.toml", "the activity in it is called `mix`", remedy);
    let claim = Base::real().claim_with("true");
    let text = Base::real().text(&format!("claims/{claim}.toml")).to_owned();
    let what = format!("the claim in it is called `{claim}`");
    assert_only(&Base::real().with("claims/another.toml", &text), "claims/another.toml", &what, remedy);
}

#[test]
fn an_entry_of_no_vocabulary_is_reported_with_the_one_meant() {
    let base = Base::real().line("jobs/loud_enough.toml", "id = ", r#"id = "loud_enuff""#);
    let what = "unknown job `loud_enuff`; did you mean `loud_enough`?";
    assert_told(&base, "jobs/loud_enough.toml, line 1, column 6", what, "schema.rs");
}

#[test]
fn two_rules_or_sources_of_one_name_are_reported() {
    let base = Base::with_rule(&[]);
    let twice = base.text(RULE_FILE).repeat(2);
    let place = "rules/under-test.toml, line 2";
    let what = "the rule `a-rule-under-test` exists twice";
    assert_only(&base.clone().with(RULE_FILE, &twice), place, what, "rename one of them");
    let once = base.text(RULE_FILE).to_owned();
    assert_only(&base.with("rules/zzz.toml", &once), "rules/zzz.toml, line 2", what, "rename one of them");
}

#[test]
fn an_unknown_key_is_reported() {
    assert_bad_rule(&[("loss", "los = 0.2\nloss")], "unknown field `los`", "schema.rs");
    assert_bad_rule(&[("family =", "famly =")], "unknown field `famly`", "schema.rs");
    let base = Base::real().line("jobs/loud_enough.toml", "label = ", "labell = \"Loud\"");
    let place = "jobs/loud_enough.toml, line 2, column 1";
    assert_told(&base, place, "unknown field `labell`", "schema.rs");
}

#[test]
fn a_missing_key_is_reported() {
    assert_bad_rule(&[("because = \"Because of the test.\"\n", "")], "missing field `because`", "schema.rs");
}

#[test]
fn a_syntax_error_is_reported_with_its_line() {
    let base = Base::with_rule(&[("loss = 0.1", "effect = = 0.1")]);
    let problems = base.problems();
    assert_eq!(problems.len(), 1, "{}", list(&problems));
    assert!(problems[0].place.starts_with("rules/under-test.toml, line 6, column "), "{}", problems[0]);
    assert_eq!(problems[0].remedy, "correct the syntax there");
    let base = Base::real().line("gear/subwoofer.toml", "noun = ", "noun = \"a subwoofer");
    let problems = base.problems();
    let place = "gear/subwoofer.toml, line 3, column ";
    assert!(problems.iter().any(|problem| problem.place.starts_with(place)), "{}", list(&problems));
}

#[test]
fn a_file_that_cannot_be_read_is_not_called_missing() {
    let base = Base::real().line("gear/subwoofer.toml", "role = ", "role = \"halp\"");
    let problems = base.problems();
    assert_eq!(problems.len(), 1, "{}", list(&problems));
    assert!(problems[0].what.contains("unknown role `halp`; did you mean `help`?"), "{}", problems[0]);
}

#[test]
fn what_does_not_belong_into_a_file_is_reported() {
    let base = Base::with_rule(&[("[[rule]]", "[[rules]]")]);
    assert_only(&base, RULE_FILE, "`rules` does not belong here", "write [[rule]] entries");
    let base = Base::with_rule(&[("[[rule]]", "version = 1\n[[rule]]")]);
    assert_only(&base, RULE_FILE, "`version` does not belong here", "write [[rule]] entries");
}

#[test]
fn a_share_outside_its_range_is_reported() {
    assert_bad_rule(&[("loss = 0.1", "loss = 1.5")], "1.5 is not a share from -1 to 1", "schema.rs");
    assert_bad_rule(&[("loss = 0.1", "loss = [0.3, 0.2, 0.4]")], "ascending order", "schema.rs");
}
