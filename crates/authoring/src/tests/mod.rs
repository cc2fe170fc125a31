//! Each check with a broken copy of the real knowledge base: it names the file, the place, what is wrong and the remedy.

use std::path::Path;
use std::sync::OnceLock;

use super::*;

mod about;
mod curves;
mod entries;
mod evidence;
mod figures;
mod files;
mod names;
mod products;
mod reach;
mod repairs;
mod rules;
mod second_devices;

/// A copy of the knowledge base that can be broken.
#[derive(Clone)]
struct Base(Files);

/// A rule in a file of its own that is fine until one of its lines is replaced.
const RULE: &str = r#"[[rule]]
id = "a-rule-under-test"
for = { family = "loudspeakers" }
when = { night = true }
jobs = ["judge_balance"]
loss = 0.1
because = "Because of the test."
grade = "physics"
sources = ["SOURCE"]
"#;

/// The rule that [`Base::and_rule`] adds.
const OTHER: &str = "another-rule";

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

    /// With another rule like [`RULE`] beside it, see [`OTHER`], some of its lines replaced by others.
    fn and_rule(self, changes: &[(&str, &str)]) -> Self {
        let mut rule = RULE.replace("SOURCE", &self.some_source()).replace("a-rule-under-test", OTHER);
        for (from, to) in changes {
            assert!(rule.contains(from), "the other rule has no line {from}");
            rule = rule.replacen(from, to, 1);
        }
        self.with("rules/another.toml", &rule)
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
    let problems = check(&authored);
    assert!(problems.is_empty(), "{}", list(&problems));
    let problems = Base::with_rule(&[]).problems();
    assert!(problems.is_empty(), "the rule of these tests is fine by itself: {}", list(&problems));
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
    let senseless = Base::with_rule(&[("loss = 0.1", "with = \"near_field\"\nloss = 0.0"), (&source, "zzzz")])
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
    let problems = Base::with_rule(&[("loss = 0.1", "loss = 0.0")]).problems();
    let text = problems[0].to_string();
    assert_eq!(
        text,
        "rules/under-test.toml, line 2, rule a-rule-under-test: it takes or gives back nothing, or less; give shares above \
         zero, or remove the rule"
    );
}
