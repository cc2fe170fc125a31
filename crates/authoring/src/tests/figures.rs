//! Rules that test a figure: what types usually have, and what models have for themselves.

use super::*;
use crate::figures::of_model;
use advisor::advice::kit_problem;
use advisor::knowledge::{
    ActivityNeed, Catalogue, Conditions, Curve, DoneOn, Family, Figure, Quantity, Role, Selector, Share,
};
use advisor::situation::{Activity, Job, Situation};

const GEAR: &str = r#"family = "loudspeakers""#;

fn with_test(gear: &str, test: &str) -> Base {
    Base::with_rule(&[(GEAR, &format!("{gear}, figures = {{ {test} }}"))])
}

#[test]
fn a_rule_about_a_figure_that_no_gear_has_can_never_fire() {
    let base = with_test(r#"type = "near_field""#, r#"what = "isolation_db", above = 1.0"#);
    let what = "no gear that its `for` selects passes its test of isolation_db, so it can never fire";
    assert_only(&base, RULE_PLACE, what, "it is known of none of them");
}

#[test]
fn a_rule_about_a_figure_that_lies_beyond_all_gear_can_never_fire() {
    let what = "no gear that its `for` selects passes its test of lowest_hz, so it can never fire";
    let base = with_test(GEAR, r#"what = "lowest_hz", above = 5000.0"#);
    assert_only(&base, RULE_PLACE, what, "ask for that, or widen `for`");
    assert_only(&with_test(GEAR, r#"what = "lowest_hz", below = 2.0"#), RULE_PLACE, what, "it goes from ");
    let of_model = with_test(GEAR, r#"what = "lowest_hz", above = 5000.0, of_model = true"#);
    assert_only(&of_model, RULE_PLACE, "no model that its `for` selects passes its test of lowest_hz", "it goes from ");
}

#[test]
fn models_count_where_they_have_more_or_less_than_types_usually_have() {
    // A near-field usually plays down to 72 Hz at least; some models do not.
    let test = r#"what = "lowest_hz", above = 75.0"#;
    let problems = with_test(r#"type = "near_field""#, test).problems();
    assert!(problems.is_empty(), "{}", list(&problems));
    let mut types_only = with_test(r#"type = "near_field""#, test);
    types_only.0.retain(|path, _| !path.starts_with("catalogue/"));
    let problems = types_only.problems();
    let is_told = |problem: &Problem| problem.place == RULE_PLACE && problem.what.contains("it can never fire");
    assert!(problems.iter().any(is_told), "{}", list(&problems));
}

#[test]
fn transducers_of_models_count_beside_what_their_type_says() {
    let drivers = r#"type = "in_ear_monitor", principle = "balanced_armature""#;
    let problems = Base::with_rule(&[(GEAR, drivers)]).problems();
    assert!(problems.is_empty(), "no type says so, but models do: {}", list(&problems));
}

#[test]
fn a_test_of_what_depends_on_the_source_can_never_fire() {
    let base = with_test(r#"family = "headphones""#, r#"what = "reached_db", below = 100.0"#);
    assert_only(&base, RULE_PLACE, "reached_db, which depends on the source, so it can never fire", "use a curve");
}

#[test]
fn a_rule_does_not_give_way_to_the_figure_that_it_tests() {
    let test = r#"figures = { what = "woofer_in", below = 4.0, of_model = true }, unless_known = "woofer_in""#;
    let base = Base::with_rule(&[(GEAR, &format!("{GEAR}, {test}"))]);
    let what = "it tests the woofer_in of the very model, and gives way where that is known";
    assert_only(&base, RULE_PLACE, what, "remove `of_model` or `unless_known`");
}

/// Figures that are known of models, and how large they get for the test of all of them.
const KNOWN_OF_MODELS: [(Figure, f32); 12] = [
    (Figure::IsolationDb, 100.0),
    (Figure::WeightG, 50_000.0),
    (Figure::SensitivityDbPerV, 200.0),
    (Figure::ImpedanceOhms, 2_000.0),
    (Figure::LowestHz, 500.0),
    (Figure::MaxSplDb, 200.0),
    (Figure::WooferIn, 30.0),
    (Figure::PreferencePoints, 200.0),
    (Figure::OlivePoints, 20.0),
    (Figure::UnknownThings, 20.0),
    (Figure::NamedBy, 20.0),
    (Figure::CableComesOff, 2.0),
];

/// A knowledge base whose activities ask for every job alike, with one curve for each figure and nothing else: the fit for
/// the job of the same number says what the advice takes the figure to be. The job after them is the measure of one.
fn with_a_curve_for_each_figure() -> Knowledge {
    let mut knowledge = read(&Base::real().0).unwrap_or_else(|problems| panic!("{}", list(&problems))).knowledge;
    let example = knowledge.rules.iter().find(|rule| rule.curve.is_some()).expect("a rule with a curve").clone();
    let rules = KNOWN_OF_MODELS.iter().zip(Job::ALL).enumerate().map(|(number, ((over, most), job))| Rule {
        id: format!("rule-{number:02}"),
        selects: Selector { family: vec![Family::Headphones, Family::Loudspeakers], ..Selector::default() },
        when: Conditions::default(),
        jobs: vec![*job],
        curve: Some(Curve { over: *over, at: vec![(-50.0, Share::ZERO), (*most, Share::ONE)] }),
        ..example.clone()
    });
    knowledge.rules = rules.collect();
    for job in &mut knowledge.jobs {
        job.done_on = DoneOn::Either;
    }
    for activity in &mut knowledge.activities {
        let needs = Job::ALL.iter().map(|job| ActivityNeed { job: *job, weight: Share::ONE, required: false });
        activity.needs = needs.collect();
    }
    knowledge
}

/// What is worked out here without a situation is what the advice works out in one.
#[test]
fn the_figures_of_models_are_those_that_the_advice_takes() {
    let mut knowledge = with_a_curve_for_each_figure();
    let products = std::mem::take(&mut knowledge.catalogue.products);
    let listened = products.iter().filter(|product| knowledge.gear[product.gear.index()].role == Role::Listen);
    let priced: Vec<Product> = listened.filter(|product| product.figure(Quantity::Price).is_some()).cloned().collect();
    assert!(priced.len() > 200, "{} models", priced.len());
    let all_work = Activity::ALL.iter().map(|activity| (*activity, 1.0)).collect();
    let mut situation = Situation { work: all_work, ..Situation::default() };
    let mut compared = [0; KNOWN_OF_MODELS.len()];
    for product in priced {
        situation.picked = vec![product.id.clone()];
        knowledge.catalogue = Catalogue { products: vec![product], ..knowledge.catalogue };
        let instance = kit_problem(&situation, &knowledge).instance;
        let product = &knowledge.catalogue.products[0];
        let item =
            instance.items.iter().position(|item| !item.is_new && usize::from(item.kind) == product.gear.index());
        let sheet = instance.states[0].sheets[item.expect("what is picked is there")] as usize;
        let fits = &instance.worths.either[sheet * instance.rows()..][..Job::ALL.len()];
        for (number, (what, _)) in KNOWN_OF_MODELS.into_iter().enumerate() {
            let (rule, fit) = (&knowledge.rules[number], fits[number]);
            let (Some(curve), Some(reach)) = (&rule.curve, of_model(what, product, &knowledge)) else { continue };
            compared[number] += 1;
            let expected = curve.mean(reach.from, reach.to).complement().parts().unsigned_abs();
            let fit = fit * 10_000 / fits[KNOWN_OF_MODELS.len()];
            assert!(fit.abs_diff(u64::from(expected)) <= 1, "{} of {}: {fit}, not {expected}", what.name(), product.id);
        }
    }
    assert!(
        compared.iter().all(|count| *count > 20),
        "of each figure, so many models have been compared: {compared:?}"
    );
}
