//! Rules whose loss follows a figure.

use super::*;

const GEAR: &str = r#"family = "loudspeakers""#;

/// A rule with a curve over a figure of loudspeakers.
#[track_caller]
fn assert_bad_curve(over: &str, points: &str, what: &str, remedy: &str) {
    let curve = format!(r#"curve = {{ over = "{over}", at = {points} }}"#);
    assert_bad_rule(&[("loss = 0.1", &curve)], what, remedy);
}

#[track_caller]
fn assert_good_curve(gear: &str, over: &str, points: &str) {
    let curve = format!(r#"curve = {{ over = "{over}", at = {points} }}"#);
    let problems = Base::with_rule(&[(GEAR, gear), ("loss = 0.1", &curve)]).problems();
    assert!(problems.is_empty(), "{}", list(&problems));
}

#[test]
fn a_curve_may_rise_or_fall() {
    assert_good_curve(GEAR, "lowest_hz", "[[30.0, 0.0], [50.0, 0.2], [60.0, 0.2], [80.0, 0.4]]");
    assert_good_curve(GEAR, "olive_points", "[[1.0, 0.5], [7.0, 0.0]]");
}

#[test]
fn a_curve_has_two_points_at_least() {
    let what = "its curve needs points with rising figures";
    assert_bad_curve("lowest_hz", "[[40.0, 0.2]]", what, "give at least two, in their order");
    let none = [("loss = 0.1", r#"curve = { over = "lowest_hz", at = [] }"#)];
    assert_told(&Base::with_rule(&none), RULE_PLACE, what, "give at least two, in their order");
}

#[test]
fn the_figures_of_a_curve_rise() {
    for points in ["[[60.0, 0.1], [40.0, 0.2]]", "[[40.0, 0.1], [40.0, 0.2]]", "[[40.0, 0.1], [inf, 0.2]]"] {
        assert_bad_curve("lowest_hz", points, "its curve needs points with rising figures", "in their order");
    }
}

#[test]
fn a_curve_does_not_go_up_and_down() {
    let points = "[[30.0, 0.0], [50.0, 0.2], [80.0, 0.1]]";
    assert_bad_curve("lowest_hz", points, "its curve goes up and down", "let the loss rise or fall throughout");
}

#[test]
fn a_curve_takes_something_and_never_gives() {
    let what = "its curve takes nothing, or less";
    let remedy = "give losses from 0 to 1, not all of them zero";
    assert_bad_curve("lowest_hz", "[[30.0, 0.0], [60.0, 0.0]]", what, remedy);
    assert_bad_curve("lowest_hz", "[[30.0, -0.1], [60.0, 0.2]]", what, remedy);
}

#[test]
fn a_curve_is_over_a_figure_that_there_is() {
    let points = "[[10.0, 0.3], [30.0, 0.0]]";
    let what = "unknown figure `isolation`; did you mean `isolation_db`?";
    assert_bad_curve("isolation", points, what, "schema.rs");
    let what = "the isolation_db is known of no gear that its `for` selects, so it can never fire";
    assert_bad_curve("isolation_db", points, what, "widen `for`, or take another figure");
}

#[test]
fn a_curve_beyond_all_gear_can_never_fire() {
    let what = "its curve is zero over the lowest_hz of all that its `for` selects, from ";
    let remedy = "let it begin within, or remove the rule";
    assert_bad_curve("lowest_hz", "[[500.0, 0.0], [900.0, 0.3]]", what, remedy);
    assert_bad_curve("lowest_hz", "[[1.0, 0.3], [2.0, 0.0]]", what, remedy);
    // On the weakest source the least sensitive pair still reaches more.
    let quiet = r#"curve = { over = "reached_db", at = [[10.0, 0.5], [20.0, 0.0]] }"#;
    let base = Base::with_rule(&[(GEAR, r#"family = "headphones""#), ("loss = 0.1", quiet)]);
    assert_only(&base, RULE_PLACE, "its curve is zero over the reached_db", remedy);
}

#[test]
fn a_curve_that_is_level_over_all_gear_is_a_loss() {
    let what = "its curve is level over the lowest_hz of all that its `for` selects, from ";
    let remedy = "let it rise or fall within, or write a `loss`";
    assert_bad_curve("lowest_hz", "[[1.0, 0.0], [2.0, 0.3]]", what, remedy);
    assert_bad_curve("lowest_hz", "[[500.0, 0.3], [900.0, 0.0]]", what, remedy);
    assert_bad_curve("lowest_hz", "[[20.0, 0.3], [60.0, 0.3]]", what, remedy);
}

#[test]
fn models_count_where_they_lie_beyond_their_type() {
    assert_good_curve(r#"type = "near_field""#, "lowest_hz", "[[75.0, 0.0], [100.0, 0.3]]");
}

#[test]
fn what_depends_on_the_situation_can_be_followed() {
    assert_good_curve(GEAR, "headroom_db", "[[-20.0, 0.8], [0.0, 0.0]]");
    assert_good_curve(GEAR, "named_by", "[[0.0, 0.1], [2.0, 0.0]]");
    assert_good_curve(GEAR, "unknown_things", "[[0.0, 0.0], [8.0, 0.1]]");
    assert_good_curve(r#"family = "headphones""#, "reached_db", "[[90.0, 0.8], [110.0, 0.0]]");
}
