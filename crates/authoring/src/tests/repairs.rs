//! Rules that give back what others take.

use super::*;

/// A repair by room treatment of the loss that [`Base::and_rule`] adds.
const REPAIR: (&str, &str) =
    ("jobs = [\"judge_balance\"]\nloss = 0.1", "with = \"room_treatment\"\nrepairs = [\"another-rule\"]\nshare = 0.5");

const HELPER: (&str, &str) = ("with = \"room_treatment\"\n", "");

fn with_repair(repair: &[(&str, &str)], loss: &[(&str, &str)]) -> Base {
    Base::with_rule(&[&[REPAIR], repair].concat()).and_rule(loss)
}

#[test]
fn a_repair_and_its_loss_go_together() {
    let problems = with_repair(&[], &[]).problems();
    assert!(problems.is_empty(), "the repair of these tests is fine by itself: {}", list(&problems));
    let curve = ("loss = 0.1", r#"curve = { over = "lowest_hz", at = [[30.0, 0.0], [60.0, 0.1]] }"#);
    let problems = with_repair(&[], &[curve]).problems();
    assert!(problems.is_empty(), "a curve can be repaired, too: {}", list(&problems));
}

#[test]
fn a_repair_says_how_much_it_gives_back() {
    let what = "`repairs` and `share` belong together";
    let remedy = "say in `share` how much of the losses in `repairs` it gives back";
    assert_only(&with_repair(&[("share = 0.5\n", "")], &[]), RULE_PLACE, what, remedy);
    assert_bad_rule(&[("loss", "share = 0.5\nloss")], what, remedy);
}

#[test]
fn a_repair_gives_something_back() {
    let what = "it takes or gives back nothing, or less";
    for share in ["share = 0", "share = -0.2", "share = [-0.1, 0.1, 0.2]"] {
        assert_only(&with_repair(&[("share = 0.5", share)], &[]), RULE_PLACE, what, "give shares above zero");
    }
}

#[test]
fn an_unknown_repaired_rule_is_reported_with_the_one_meant() {
    let base = with_repair(&[("another-rule", "another-rules")], &[]);
    assert_only(&base, RULE_PLACE, "it repairs the unknown rule `another-rules`", "did you mean `another-rule`?");
    let base = with_repair(&[("another-rule", "zzzz")], &[]);
    let remedy = "name a rule with a `loss` or a `curve`";
    assert_only(&base, RULE_PLACE, "it repairs the unknown rule `zzzz`", remedy);
}

#[test]
fn only_losses_can_be_repaired() {
    let what = "it repairs `another-rule`, which is no loss";
    let remedy = "name a rule with a `loss` or a `curve`";
    assert_told(&with_repair(&[], &[("loss = 0.1", "excludes = true")]), RULE_PLACE, what, remedy);
    let itself = with_repair(&[("another-rule", "a-rule-under-test")], &[]);
    assert_only(&itself, RULE_PLACE, "it repairs `a-rule-under-test`, which is no loss", remedy);
}

#[test]
fn a_loss_is_repaired_once_by_a_rule() {
    let base = with_repair(&[("[\"another-rule\"]", "[\"another-rule\", \"another-rule\"]")], &[]);
    assert_only(&base, RULE_PLACE, "it repairs `another-rule` twice", "name it once");
}

#[test]
fn a_repair_of_everything_always_is_no_repair() {
    let what = "it repairs `another-rule` for all that loses by it, always";
    let remedy = "make the loss smaller, or narrow `for`";
    assert_only(&with_repair(&[HELPER], &[]), RULE_PLACE, what, remedy);
    let gear = ("for = { family = \"loudspeakers\" }\n", "");
    let when = ("when = { night = true }\n", "");
    assert_only(&with_repair(&[HELPER, gear], &[]), RULE_PLACE, what, remedy);
    assert_only(&with_repair(&[HELPER, gear, when], &[]), RULE_PLACE, what, remedy);
    for narrow in [
        ("family = \"loudspeakers\"", "type = \"far_field\""),
        ("night = true", "night = true, long_hours = true"),
        ("loudspeakers\"", "loudspeakers\", figures = { what = \"woofer_in\", above = 6.0 }"),
    ] {
        let problems = with_repair(&[HELPER, narrow], &[]).problems();
        assert!(problems.is_empty(), "{}", list(&problems));
    }
}

#[test]
fn a_repair_that_never_meets_its_loss_is_reported() {
    let remedy = "let both hold in some case, or take it out of `repairs`";
    let told = |repair: &[(&str, &str)], loss: &[(&str, &str)], reason: &str| {
        let what = format!("it can never meet `another-rule`: {reason}");
        assert_only(&with_repair(repair, loss), RULE_PLACE, &what, remedy);
    };
    told(&[("share", "jobs = [\"loud_enough\"]\nshare")], &[], "they are about different jobs");
    told(&[("loudspeakers", "headphones")], &[], "no gear type matches the `for` of both");
    let (quiet, loud) = (r#"noise = { at_most = "quiet" }"#, r#"noise = { at_least = "loud" }"#);
    told(&[("night = true", quiet)], &[("night = true", loud)], "no value of `noise` satisfies both");
    let second = ("loss = 0.1", "second = true\nloss = 0.1");
    let translation = ("[\"judge_balance\"]", "[\"check_translation\", \"judge_balance\"]");
    let beside = ("with = \"room_treatment\"", "beside = { family = \"headphones\" }");
    told(&[beside], &[translation, second], "one is about the second device");
}

#[test]
fn what_is_done_first_gives_something_back_by_itself() {
    let what = "what is to be done first has to give something back by itself";
    let remedy = "name in `repairs` what it gives back, without `with` and `beside`";
    let first = ("share = 0.5", "share = 0.5\ndo_first = \"Move it.\"");
    assert_told(&with_repair(&[first], &[]), RULE_PLACE, what, remedy);
    let empty = with_repair(&[HELPER, ("share = 0.5", "share = 0.5\ndo_first = \" \"")], &[]);
    assert_told(&empty, RULE_PLACE, "it does not say what to do first", "write an instruction");
    assert_eq!(with_repair(&[HELPER, first], &[]).problems().len(), 0, "by itself it is fine");
}
