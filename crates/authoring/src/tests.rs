//! Each check with a broken copy of the real knowledge base: it names the file, the place, what is wrong and the remedy.

use std::path::Path;
use std::sync::OnceLock;

use super::*;
use advisor::knowledge::Fact;
use advisor::situation::Job;
use advisor::situation::Part;

/// A copy of the knowledge base that can be broken.
#[derive(Clone)]
struct Base(Files);

/// A rule in a file of its own that is fine until one of its lines is replaced.
const RULE: &str = r#"[[rule]]
id = "a-rule-under-test"
for = { family = "loudspeakers" }
when = { night = true }
jobs = ["judge_balance"]
effect = 0.1
because = "Because of the test."
grade = "physics"
sources = ["SOURCE"]
"#;

const RULE_FILE: &str = "rules/under-test.toml";
const RULE_PLACE: &str = "rules/under-test.toml, line 2, rule a-rule-under-test";

impl Base {
    fn real() -> Self {
        static REAL: OnceLock<Files> = OnceLock::new();
        let load = || {
            let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../knowledge");
            let mut files = Files::new();
            collect(&root, &root, &mut files);
            files
        };
        Self(REAL.get_or_init(load).clone())
    }

    /// With [`RULE`], some of its lines replaced by others.
    fn with_rule(changes: &[(&str, &str)]) -> Self {
        let base = Self::real();
        let mut rule = RULE.replace("SOURCE", &base.some_source());
        for (from, to) in changes {
            assert!(rule.contains(from), "the rule has no line {from}");
            rule = rule.replacen(from, to, 1);
        }
        base.with(RULE_FILE, &rule)
    }

    fn with(mut self, path: &str, text: &str) -> Self {
        self.0.insert(path.to_owned(), text.to_owned());
        self
    }

    fn without(mut self, path: &str) -> Self {
        assert!(self.0.remove(path).is_some(), "there is no file {path}");
        self
    }

    /// With the first line that starts like this replaced.
    fn line(mut self, path: &str, start: &str, by: &str) -> Self {
        let text = self.0.get_mut(path).unwrap_or_else(|| panic!("there is no file {path}"));
        let line = text.lines().find(|line| line.starts_with(start)).map(str::to_owned);
        let line = line.unwrap_or_else(|| panic!("{path} has no line that starts with {start}"));
        *text = text.replacen(&line, by, 1);
        self
    }

    fn text(&self, path: &str) -> &str {
        self.0.get(path).unwrap_or_else(|| panic!("there is no file {path}"))
    }

    fn some_source(&self) -> String {
        self.first_source_below("sources/")
    }

    fn first_source_below(&self, start: &str) -> String {
        let mut sources = self.0.iter().filter(|(path, text)| path.starts_with(start) && text.contains("[[source]]"));
        let table: toml::Table =
            toml::from_str(sources.next().expect("a file of sources").1).expect("it is the real one");
        table["source"][0]["id"].as_str().expect("an id").to_owned()
    }

    /// A claim with this verdict, by its id.
    fn claim_with(&self, verdict: &str) -> String {
        let line = format!("verdict = \"{verdict}\"");
        let mut claims = self.0.iter().filter(|(path, _)| path.starts_with("claims/"));
        let (path, _) =
            claims.find(|(_, text)| text.contains(&line)).unwrap_or_else(|| panic!("no claim is {verdict}"));
        path.trim_start_matches("claims/").trim_end_matches(".toml").to_owned()
    }

    /// What is wrong with it, without a search for types that nothing recommends.
    fn problems(&self) -> Vec<Problem> {
        match read(&self.0) {
            Ok(authored) => check(&authored),
            Err(problems) => problems,
        }
    }
}

fn collect(root: &Path, folder: &Path, files: &mut Files) {
    for entry in std::fs::read_dir(folder).expect("a readable folder") {
        let path = entry.expect("a readable entry").path();
        if path.is_dir() {
            collect(root, &path, files);
        } else if path.extension().is_some_and(|ending| ending == "toml") {
            let below = path.strip_prefix(root).expect("it was found there");
            let name: Vec<_> = below.components().map(|part| part.as_os_str().to_string_lossy()).collect();
            files.insert(name.join("/"), std::fs::read_to_string(&path).expect("a readable file"));
        }
    }
}

/// One problem is at this place and speaks of these things.
#[track_caller]
fn assert_told(base: &Base, place: &str, what: &str, remedy: &str) {
    let problems = base.problems();
    let is_meant =
        |problem: &Problem| problem.place == place && problem.what.contains(what) && problem.remedy.contains(remedy);
    assert_eq!(
        problems.iter().filter(|problem| is_meant(problem)).count(),
        1,
        "{place}: {what}; {remedy}\n{}",
        list(&problems)
    );
}

/// This is the only problem.
#[track_caller]
fn assert_only(base: &Base, place: &str, what: &str, remedy: &str) {
    assert_told(base, place, what, remedy);
    let problems = base.problems();
    assert_eq!(problems.len(), 1, "{}", list(&problems));
}

fn list(problems: &[Problem]) -> String {
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    format!("{} problems\n{}", lines.len(), lines.join("\n"))
}

/// A rule with some lines changed has this problem and no other.
#[track_caller]
fn assert_bad_rule(changes: &[(&str, &str)], what: &str, remedy: &str) {
    assert_only(&Base::with_rule(changes), RULE_PLACE, what, remedy);
}

#[test]
fn the_real_knowledge_base_is_sound() {
    let authored = read(&Base::real().0).unwrap_or_else(|problems| panic!("{}", list(&problems)));
    let mut problems = check(&authored);
    problems.extend(check_reach(&authored, advisor::advice::advised_types));
    assert!(problems.is_empty(), "{}", list(&problems));
    let problems = Base::with_rule(&[]).problems();
    assert!(problems.is_empty(), "the rule of these tests is fine by itself: {}", list(&problems));
}

mod names {
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
        assert_bad_rule(&[("effect", "with = \"treatment\"\neffect")], "did you mean `room_treatment`?", "schema.rs");
    }

    #[test]
    fn an_unknown_fact_is_reported_with_the_one_meant() {
        assert_bad_rule(
            &[("night = true", "nigth = true")],
            "unknown fact `nigth`; did you mean `night`?",
            "schema.rs",
        );
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
}

mod files {
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
        assert_bad_rule(&[("effect", "efect = 0.2\neffect")], "unknown field `efect`", "schema.rs");
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
        let base = Base::with_rule(&[("effect = 0.1", "effect = = 0.1")]);
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
        assert_bad_rule(&[("effect = 0.1", "effect = 1.5")], "1.5 is not a share from -1 to 1", "schema.rs");
        assert_bad_rule(&[("effect = 0.1", "effect = [0.3, 0.2, 0.4]")], "ascending order", "schema.rs");
    }
}

mod rules_that_cannot_matter {
    use super::*;

    #[test]
    fn a_rule_whose_gear_does_not_exist_can_never_fire() {
        let nothing = r#"type = "subwoofer", enclosure = "open""#;
        assert_bad_rule(&[(r#"family = "loudspeakers""#, nothing)], "no gear type matches its `for`", "widen `for`");
        let nothing = r#"type = "near_field", figures = { what = "weight_g", above = 1.0 }"#;
        assert_bad_rule(&[(r#"family = "loudspeakers""#, nothing)], "can never fire", "widen `for`");
        let nothing = r#"family = "loudspeakers", principle = "electrostatic""#;
        assert_bad_rule(&[(r#"family = "loudspeakers""#, nothing)], "can never fire", "widen `for`");
    }

    #[test]
    fn a_rule_about_no_job_can_never_fire() {
        assert_bad_rule(&[(r#"["judge_balance"]"#, "[]")], "it names no job, so it can never fire", "list the jobs");
        assert_bad_rule(
            &[("jobs = [\"judge_balance\"]\n", "")],
            "it names no job, so it can never fire",
            "list the jobs",
        );
    }

    #[test]
    fn a_rule_with_something_that_is_no_helper_can_never_fire() {
        let what = "`near_field` is not a helper, so it can never fire";
        assert_bad_rule(&[("effect", "with = \"near_field\"\neffect")], what, "name a type with role help");
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
        let rules_out =
            RULE.replace("SOURCE", &Base::real().some_source()).replace("a-rule-under-test", "another-rule");
        let rules_out = rules_out.replace("effect = 0.1", "excludes = true");
        let what = "another rule rules the gear out anyway, so it never matters";
        let remedy = "narrow the other rule, or remove this one";
        let base = Base::with_rule(&[]).with("rules/another.toml", &rules_out);
        assert_told(&base, RULE_PLACE, what, remedy);
        let narrow = Base::with_rule(&[("night = true", "night = true, glasses = true")]);
        assert_told(&narrow.with("rules/another.toml", &rules_out), RULE_PLACE, what, remedy);
        let wide = Base::with_rule(&[("when = { night = true }\n", "")]);
        let wide = wide.with("rules/another.toml", &rules_out);
        let is_shadowed = |problem: &Problem| problem.place == RULE_PLACE;
        assert!(!wide.problems().iter().any(is_shadowed), "by day it still matters: {}", list(&wide.problems()));
    }

    #[test]
    fn of_two_rules_that_rule_out_the_same_one_is_reported() {
        let twin = RULE.replace("SOURCE", &Base::real().some_source()).replace("a-rule-under-test", "another-rule");
        let twin = twin.replace("effect = 0.1", "excludes = true");
        let base = Base::with_rule(&[("effect = 0.1", "excludes = true")]).with("rules/another.toml", &twin);
        let problems = base.problems();
        let twins = ["rules/another.toml, line 2, rule another-rule", RULE_PLACE];
        let named = problems.iter().filter(|problem| twins.contains(&problem.place.as_str())).count();
        assert_eq!(named, 1, "{}", list(&problems));
    }

    #[test]
    fn an_effect_of_zero_can_never_matter() {
        assert_bad_rule(&[("effect = 0.1", "effect = 0.0")], "its effect is zero", "give it an effect");
        assert_bad_rule(&[("effect = 0.1", "effect = [0.0, 0.0, 0.2]")], "its effect is zero", "give it an effect");
    }

    #[test]
    fn an_effect_is_a_gain_or_a_loss_and_not_both() {
        let what = "its effect may be a gain or a loss";
        assert_bad_rule(&[("effect = 0.1", "effect = [-0.1, 0.1, 0.2]")], what, "one side of zero");
    }

    #[test]
    fn a_rule_does_exactly_one_thing() {
        let what = "it needs exactly one of `effect`, `excludes` and `demand`";
        assert_bad_rule(&[("effect = 0.1\n", "")], what, "keep the one meant");
        assert_bad_rule(&[("effect", "excludes = true\neffect")], what, "keep the one meant");
    }

    #[test]
    fn a_demand_asks_for_something_and_names_no_gear() {
        let gear = "for = { family = \"loudspeakers\" }\n";
        let jobs = "jobs = [\"judge_balance\"]\n";
        let demand = |demand: &'static str| [(gear, ""), (jobs, ""), ("effect = 0.1", demand)];
        let nothing = r#"demand = { job = "loud_enough" }"#;
        assert_bad_rule(&demand(nothing), "its demand adds nothing", "give a positive weight, or `required = true`");
        let less = r#"demand = { job = "loud_enough", weight = -0.1 }"#;
        assert_bad_rule(&demand(less), "its demand adds nothing", "give a positive weight");
        let demand = r#"demand = { job = "loud_enough", weight = 0.1 }"#;
        let what = "a demand is about activities, not gear";
        assert_bad_rule(&[("effect = 0.1", demand)], what, "remove `for`, `jobs` and `with`");
    }

    #[test]
    fn a_type_that_a_rule_rules_out_everywhere_is_never_recommended() {
        let jobs: Vec<String> = Job::ALL.iter().map(|job| format!("\"{}\"", job.name())).collect();
        let jobs = format!("jobs = [{}]", jobs.join(", "));
        let base = Base::with_rule(&[
            (r#"family = "loudspeakers""#, r#"type = "mid_field""#),
            ("when = { night = true }\n", ""),
            (r#"jobs = ["judge_balance"]"#, &jobs),
            ("effect = 0.1", "excludes = true"),
        ]);
        let authored = read(&base.0).unwrap_or_else(|problems| panic!("{}", list(&problems)));
        let problems = check_reach(&authored, advisor::advice::advised_types);
        assert_eq!(problems.len(), 1, "{}", list(&problems));
        assert_eq!(problems[0].place, "gear/mid_field.toml, gear type mid_field");
        assert_eq!(problems[0].what, "no situation recommends this type");
        assert_eq!(problems[0].remedy, "write the rules under which it is the best choice, or remove it");
    }

    #[test]
    fn a_helper_that_changes_nothing_is_never_recommended() {
        let mut base = Base::real();
        for (path, text) in &mut base.0 {
            if path.starts_with("rules/") {
                *text = text.replace("with = \"measurement_microphone\"", "with = \"room_treatment\"");
            }
        }
        let authored = read(&base.0).unwrap_or_else(|problems| panic!("{}", list(&problems)));
        let problems = check_reach(&authored, advisor::advice::advised_types);
        assert_eq!(problems.len(), 1, "{}", list(&problems));
        assert_eq!(problems[0].place, "gear/measurement_microphone.toml, gear type measurement_microphone");
    }
}

mod evidence {
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
}

mod questions_and_gear {
    use super::*;

    #[test]
    fn priors_that_do_not_add_up_to_one_are_reported() {
        let base = Base::real().line("questions/night.toml", "prior = ", "prior = 0.9999");
        let problems = base.problems();
        assert_eq!(problems.len(), 1, "{}", list(&problems));
        assert_eq!(problems[0].place, "questions/night.toml, question night");
        assert!(problems[0].what.starts_with("the priors add up to 1."), "{}", problems[0]);
        assert_eq!(problems[0].remedy, "make them add up to 1");
    }

    #[test]
    fn the_answers_of_a_question_are_the_values_of_its_fact() {
        let base = Base::real().line("questions/night.toml", "value = ", "value = \"never\"");
        let place = "questions/night.toml, question night";
        assert_only(&base, place, "its answers are never, yes", "write no, yes");
    }

    #[test]
    fn a_question_that_no_rule_asks_for_never_matters() {
        for fact in [Fact::ModesPileUp, Fact::Given(Part::Glasses)] {
            let mut base = Base::real();
            let name = fact.name();
            for (path, text) in &mut base.0 {
                if path.starts_with("rules/") {
                    let lines = text.lines().filter(|line| !(line.starts_with("when = ") && line.contains(name)));
                    *text = lines.map(|line| format!("{line}\n")).collect();
                }
            }
            let place = format!("questions/{name}.toml, question {name}");
            let what = "no rule asks for it, so the question never matters";
            assert_told(&base, &place, what, "write a rule that depends on it, or remove the fact");
        }
    }

    #[test]
    fn a_listening_test_is_there_and_takes_five_minutes_at_most() {
        let long = Base::real().line("listening_test.toml", "seconds = ", "seconds = 200");
        assert_told(&long, "listening_test.toml", "the steps for headphones take", "300 seconds at most");
        let none = Base::real().without("listening_test.toml");
        assert_told(&none, "listening_test.toml", "the steps for loudspeakers take 0 seconds", "some time");
    }

    #[test]
    fn a_price_outside_its_band_is_reported() {
        let base = Base::real().line("gear/subwoofer.toml", "from = ", "from = 100000");
        let place = "gear/subwoofer.toml, gear type subwoofer";
        assert_only(&base, place, "the cost of tier solid lies outside its band", "order them: from, cost, to");
    }

    #[test]
    fn a_figure_out_of_order_is_reported() {
        let base = Base::real().line("gear/subwoofer.toml", "low = ", "low = 1000");
        let place = "gear/subwoofer.toml, gear type subwoofer";
        assert_told(&base, place, "the figure lowest_hz is out of order", "order it: low, likely, high");
    }

    #[test]
    fn what_a_type_says_of_itself_makes_sense() {
        for (name, start, by, what) in [
            ("near_field", "doubt_figures", "", "it has 0 doubt_figures"),
            ("near_field", "accent", "accent = \"headphones\"", "its accent is headphones"),
            ("open_over_ear", "accent", "accent = \"headphones\"\nused_in_pairs = true", "it is used in pairs"),
            ("near_field", "used_in_pairs", "drives_headphones = true", "it drives headphones and is listened on"),
            ("room_treatment", "proves", "proves = [\"noise\"]", "it proves noise"),
            ("subwoofer", "  { what = \"woofer\"", "  { what = \"woofer\", from = 9, to = 5 },", "of woofer is empty"),
        ] {
            let path = format!("gear/{name}.toml");
            let place = format!("{path}, gear type {name}");
            assert_told(&Base::real().line(&path, start, by), &place, what, "");
        }
    }

    #[test]
    fn a_helper_has_exactly_one_offer_and_other_gear_at_least_one() {
        let base = Base::real();
        let offer_from = base.text("gear/subwoofer.toml").find("[[offer]]").expect("an offer");
        let text = base.text("gear/subwoofer.toml");
        let twice = format!("{text}\n{}", &text[offer_from..]);
        let place = "gear/subwoofer.toml, gear type subwoofer";
        let remedy = "give a helper exactly one offer, and other gear at least one";
        assert_told(&base.clone().with("gear/subwoofer.toml", &twice), place, "it has 2 offers", remedy);
        let path = "gear/near_field.toml";
        let text = base.text(path);
        let none = format!("offer = []\n{}", &text[..text.find("[[offer]]").expect("an offer")]);
        assert_told(
            &base.clone().with(path, &none),
            "gear/near_field.toml, gear type near_field",
            "it has 0 offers",
            remedy,
        );
    }
}

mod products {
    use super::*;

    const PRODUCT: &str = r#"brand = "Under Test"

[[product]]
id = "under-test-one"
name = "One"
type = "closed_over_ear"
availability = "current"
figure = [
  { what = "impedance", value = 32.0, unit = "ohm", basis = "claimed", source = "SOURCE" },
  { what = "price", value = 99.0, unit = "USD", basis = "claimed", source = "SOURCE", date = "2025-07" },
]
"#;
    const FILE: &str = "catalogue/under-test.toml";
    const PLACE: &str = "catalogue/under-test.toml, product under-test-one";

    fn with_product(from: &str, to: &str) -> Base {
        let base = Base::real();
        let product = PRODUCT.replace("SOURCE", &base.first_source_below("catalogue/"));
        assert!(product.contains(from), "the product has no {from}");
        base.with(FILE, &product.replacen(from, to, 1))
    }

    #[test]
    fn a_figure_in_a_unit_of_another_kind_is_reported() {
        let sound = with_product("Under Test", "Under Test").problems();
        assert!(sound.is_empty(), "the product of these tests is fine by itself: {}", list(&sound));
        let base = with_product(r#"unit = "ohm""#, r#"unit = "dB""#);
        assert_only(&base, PLACE, "its impedance is given in dB", "give it in ohm");
    }

    #[test]
    fn a_figure_with_an_unknown_source_is_reported_with_the_one_meant() {
        let source = Base::real().first_source_below("catalogue/");
        let base = with_product(&source, &format!("{source}s"));
        let what = format!("its impedance has the unknown source `{source}s`");
        assert_only(&base, PLACE, &what, &format!("did you mean `{source}`?"));
        let base = with_product(&source, "zzzz");
        assert_only(&base, PLACE, "its impedance has the unknown source `zzzz`", "add it to catalogue/_sources.toml");
    }

    #[test]
    fn a_price_without_a_date_is_reported() {
        let base = with_product(r#", date = "2025-07""#, "");
        assert_only(&base, PLACE, "its price has no date", "say when it was seen");
    }

    #[test]
    fn a_price_in_another_currency_or_no_currency_at_all_is_reported() {
        let base = with_product(r#"unit = "USD""#, r#"unit = "EUR""#);
        assert_only(&base, PLACE, "its price is given in EUR", "convert it to USD, the currency of about.toml");
        let base = with_product(r#"unit = "USD""#, r#"unit = "g""#);
        assert_only(&base, PLACE, "its price is given in g", "give it in USD");
        let base = with_product(r#"unit = "ohm""#, r#"unit = "USD""#);
        assert_only(&base, PLACE, "its impedance is given in USD", "give it in ohm");
    }

    #[test]
    fn a_link_to_a_shop_does_not_belong_into_the_base() {
        let base = with_product("availability =", "link = \"https://shop.example/one\"\navailability =");
        assert_only(&base, PLACE, "it has a link", "only a shop's own catalogue sells");
    }

    #[test]
    fn unknown_words_of_a_product_are_reported_with_their_line() {
        let base = with_product(r#""closed_over_ear""#, r#""closed-over-ear""#);
        let place = "catalogue/under-test.toml, line 6, column 8";
        assert_only(&base, place, "unknown gear type `closed-over-ear`; did you mean `closed_over_ear`?", "schema.rs");
        let base = with_product("impedance", "impedence");
        let problems = base.problems();
        assert_eq!(problems.len(), 1, "{}", list(&problems));
        assert!(problems[0].what.contains("unknown figure `impedence`; did you mean `impedance`?"), "{}", problems[0]);
        assert!(problems[0].place.starts_with(FILE), "{}", problems[0]);
    }

    #[test]
    fn two_products_of_one_name_are_reported() {
        let base = with_product("Under Test", "Under Test");
        let copy = base.text(FILE).to_owned();
        let what = "the product `under-test-one` exists twice";
        assert_only(&base.with("catalogue/zzz.toml", &copy), "catalogue/zzz.toml", what, "rename one of them");
    }

    #[test]
    fn a_source_that_no_figure_cites_is_reported() {
        let path = "catalogue/_sources.toml";
        let source = "[[source]]\nid = \"nobody-reads-me\"\ntitle = \"T\"\nby = \"B\"\nkind = \"web\"\nconfirmed = true\nnote = \"N\"\n";
        let text = format!("{source}\n{}", Base::real().text(path));
        let place = "catalogue/_sources.toml, line 2, source nobody-reads-me";
        assert_only(&Base::real().with(path, &text), place, "no figure cites this source", "cite it where it is used");
    }
}

#[test]
fn several_broken_files_give_all_their_problems_at_once() {
    let source = Base::real().some_source();
    let unreadable = Base::with_rule(&[(r#""judge_balance""#, r#""judge_balanse""#)])
        .line("gear/subwoofer.toml", "role = ", "role = \"halp\"")
        .without("jobs/loud_enough.toml")
        .with("rules/broken.toml", "[[rule]\n");
    let problems = unreadable.problems();
    let places: Vec<&str> = problems.iter().map(|problem| problem.place.as_str()).collect();
    assert!(places.contains(&RULE_PLACE), "{places:?}");
    assert!(places.contains(&"jobs/loud_enough.toml"), "{places:?}");
    assert!(places.iter().any(|place| place.starts_with("gear/subwoofer.toml, line ")), "{places:?}");
    assert!(places.iter().any(|place| place.starts_with("rules/broken.toml, line 1")), "{places:?}");
    let senseless = Base::with_rule(&[("effect = 0.1", "with = \"near_field\"\neffect = 0.0"), (&source, "zzzz")])
        .line("questions/night.toml", "prior = ", "prior = 0.0")
        .line("gear/subwoofer.toml", "low = ", "low = 1000");
    let problems = senseless.problems();
    let places: Vec<&str> = problems.iter().map(|problem| problem.place.as_str()).collect();
    assert_eq!(places.iter().filter(|place| **place == RULE_PLACE).count(), 3, "{}", list(&problems));
    assert!(places.contains(&"questions/night.toml, question night"), "{}", list(&problems));
    assert!(places.contains(&"gear/subwoofer.toml, gear type subwoofer"), "{}", list(&problems));
}

#[test]
fn a_problem_reads_as_place_fault_and_remedy() {
    let problems = Base::with_rule(&[("effect = 0.1", "effect = 0.0")]).problems();
    let text = problems[0].to_string();
    assert_eq!(
        text,
        "rules/under-test.toml, line 2, rule a-rule-under-test: its effect is zero, so it can never matter; give it an effect, \
         or remove the rule"
    );
}
