//! Questions, gear and the listening test.

use super::*;
use advisor::knowledge::Fact;
use advisor::situation::Part;

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
        (
            "near_field",
            "doubt_figures",
            "doubt_figures = [\"distance_m\"]",
            "no model can have the doubt figure distance_m",
        ),
        ("room_treatment", "role", "role = \"help\"\nis_source = \"mixer\"", "it is a source and drives no headphones"),
        ("near_field", "what = ", "what = \"headroom_db\"", "the figure headroom_db is worked out"),
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

#[test]
fn answers_carry_the_figures_that_they_are_asked_for() {
    for (fact, start, key) in [
        ("treatment", "rt60 = ", "rt60"),
        ("source", "max_volts_rms = ", "max_volts_rms"),
        ("source", "output_ohms = ", "output_ohms"),
        ("room_size", "from = ", "from"),
    ] {
        let (path, place) = (format!("questions/{fact}.toml"), format!("questions/{fact}.toml, question {fact}"));
        assert_told(&Base::real().line(&path, start, ""), &place, &format!("gives no {key}"), "add it");
        let line = Base::real().text(&path).lines().find(|line| line.starts_with(start)).map(str::to_owned);
        let astray = format!("prior = 0.8\n{}", line.expect("a line with it"));
        let base = Base::real().line("questions/night.toml", "prior = ", &astray);
        let what = format!("gives {key}, which nothing heeds");
        assert_told(&base, "questions/night.toml, question night", &what, "remove it");
    }
}

#[test]
fn figures_of_answers_are_in_order() {
    for (fact, start, by, what) in [
        (
            "treatment",
            "rt60 = ",
            "rt60 = { seconds = 0.5, volume_m3 = 30, least = 0.6, most = 1.5 }",
            "the rt60 of `none` is out of order",
        ),
        (
            "treatment",
            "rt60 = ",
            "rt60 = { seconds = 0.5, volume_m3 = 30, least = 0.3, most = 0.4 }",
            "the rt60 of `none` is out of order",
        ),
        (
            "treatment",
            "rt60 = ",
            "rt60 = { seconds = 0.5, volume_m3 = 0, least = 0.3, most = 1.5 }",
            "the rt60 of `none` is out of order",
        ),
        ("source", "max_volts_rms = ", "max_volts_rms = [2.0, 1.0]", "the max_volts_rms of `laptop` are out of order"),
        ("source", "output_ohms = ", "output_ohms = [0.0, 1.0]", "the output_ohms of `laptop` are out of order"),
        ("seat_distance", "from = 1.0", "from = 2.5", "its bands are out of order"),
    ] {
        let path = format!("questions/{fact}.toml");
        let base = Base::real().line(&path, start, by);
        assert_only(&base, &format!("{path}, question {fact}"), what, "");
    }
}
