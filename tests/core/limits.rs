//! Texts that would cost without end: what is read of them, and what is said of the rest, stays small.

use advisor::advice::{advise, check_models};
use advisor::situation::{Problem, Situation, read, read_what_can_be_read};

use crate::support::knowledge;

/// A list of problems that a person could read, and a sum of the others at its end.
fn is_bounded(problems: &[Problem]) {
    let bytes: usize = problems.iter().map(|problem| problem.to_string().len()).sum();
    assert!((2..=101).contains(&problems.len()) && bytes < 50_000, "{} problems, {bytes} bytes", problems.len());
    let last = problems.last().expect("some");
    assert!(last.place == "the rest" && last.what.ends_with("more problems are not listed"), "{last}");
}

fn names(count: usize) -> String {
    let names: Vec<String> = (0..count).map(|index| format!("\"no-such-model-{index}\"")).collect();
    names.join(", ")
}

#[test]
fn of_many_misspelt_keys_the_first_hundred_are_explained_and_the_others_counted() {
    let keys: Vec<String> = (0..50_000).map(|index| format!("\"buget{index}\": 1")).collect();
    let problems = read(&format!("{{ {} }}", keys.join(", "))).expect_err("no key is known");
    is_bounded(&problems);
    assert_eq!(problems.last().expect("some").what, "49900 more problems are not listed");
}

#[test]
fn of_many_unknown_models_the_first_hundred_are_named_and_the_advice_says_how_many_there_are() {
    let (situation, problems) =
        read_what_can_be_read(&format!("{{ \"never\": [{}], \"picked\": [{}] }}", names(30_000), "\"x\""));
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert_eq!(problems[0].what, "only the first 10000 of 30000 entries are read");
    is_bounded(&check_models(&situation, knowledge()));
    let unknown = advise(&situation, knowledge()).unknown_models.expect("they are unknown");
    assert!(
        unknown.starts_with("10001 models named here are not in this catalogue") && unknown.len() < 200,
        "{unknown}"
    );
}

#[test]
fn owning_two_hundred_of_anything_changes_nothing_over_owning_two() {
    for kind in ["subwoofer", "open_over_ear", "headphone_amplifier", "near_field"] {
        let owned = |count: usize| vec![format!("{{ \"type\": \"{kind}\" }}"); count].join(", ");
        let advice = |count: usize| {
            let situation: Situation = read(&format!("{{ \"owned\": [{}] }}", owned(count))).expect("sound");
            advise(&situation, knowledge())
        };
        let (two, many) = (advice(2), advice(200));
        assert_eq!(two.headline, many.headline);
        assert_eq!(two.kits[0].cost, many.kits[0].cost);
        assert_eq!(two.kits[0].benefit, many.kits[0].benefit);
    }
}

#[test]
fn of_more_than_two_hundred_owned_things_the_first_are_read_and_that_is_said() {
    let owned = vec!["{ \"type\": \"subwoofer\" }"; 5_000].join(", ");
    let (situation, problems) = read_what_can_be_read(&format!("{{ \"owned\": [{owned}] }}"));
    assert_eq!(situation.owned.len(), 200);
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert_eq!(problems[0].what, "only the first 200 of 5000 entries are read");
}
