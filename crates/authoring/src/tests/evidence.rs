//! Sources, and the verdicts of claims.

use super::*;

#[test]
fn a_rule_or_an_entry_without_a_source_is_reported() {
    let source = format!("[\"{}\"]", Base::real().some_source());
    assert_bad_rule(&[(&source, "[]")], "it has no source", "name at least one");
    let base = Base::real().line("jobs/loud_enough.toml", "sources = ", "sources = []");
    assert_told(&base, "jobs/loud_enough.toml, job loud_enough", "it has no source", "name at least one");
    let base = Base::real().line("questions/noise.toml", "sources = ", "sources = []");
    assert_told(&base, "questions/noise.toml, question noise", "it has no source", "name at least one");
}

#[test]
fn a_source_that_nobody_cites_is_reported() {
    let source = "[[source]]\nid = \"nobody-reads-me\"\ntitle = \"T\"\nby = \"B\"\nkind = \"web\"\nconfirmed = true\nnote = \"N\"\n";
    let base = Base::real().with("sources/under-test.toml", source);
    let place = "sources/under-test.toml, line 2, source nobody-reads-me";
    assert_only(&base, place, "nobody cites this source", "cite it where it is used, or remove it");
}

#[test]
fn a_claim_without_a_verdict_is_reported() {
    let claim = Base::real().claim_with("false");
    let path = format!("claims/{claim}.toml");
    let base = Base::real().line(&path, "verdict = ", "");
    let remedy = "give one of true, half_true, misleading, contradiction, false, unproven";
    assert_told(&base, &format!("{path}, claim {claim}"), "it has no verdict", remedy);
    let base = Base::real().line(&path, "verdict = ", "verdict = \"wrong\"");
    let problems = base.problems();
    assert!(problems[0].place.starts_with(&format!("{path}, line ")), "{}", list(&problems));
    assert!(problems[0].what.contains("unknown verdict `wrong`"), "{}", list(&problems));
}

#[test]
fn a_rule_does_not_rely_on_a_claim_that_was_found_wrong() {
    for verdict in ["false", "misleading", "contradiction", "unproven"] {
        let base = Base::real();
        let is_there = base.0.values().any(|text| text.contains(&format!("verdict = \"{verdict}\"")));
        if !is_there {
            continue;
        }
        let claim = base.claim_with(verdict);
        let line = format!("grade = \"physics\"\nclaims = [\"{claim}\"]");
        let what = format!("it relies on the claim `{claim}`, whose verdict is {verdict}");
        assert_bad_rule(&[(r#"grade = "physics""#, &line)], &what, "let the rule follow the evidence instead");
    }
}

#[test]
fn a_claim_that_turns_out_false_breaks_the_rules_that_rely_on_it() {
    let base = Base::real();
    let claim = base.claim_with("true");
    let line = format!("grade = \"physics\"\nclaims = [\"{claim}\"]");
    let base = Base::with_rule(&[(r#"grade = "physics""#, &line)]);
    let base = base.line(&format!("claims/{claim}.toml"), "verdict = ", "verdict = \"false\"");
    let what = format!("it relies on the claim `{claim}`, whose verdict is false");
    assert_told(&base, RULE_PLACE, &what, "let the rule follow the evidence instead");
}
