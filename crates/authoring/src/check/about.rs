//! Whether `about.toml` sets what the advice can count with.

use advisor::knowledge::{Figure, Quantity, Share};
use advisor::situation::{Job, Money, Problem, Vocabulary};

use crate::Authored;

pub fn check_about(authored: &Authored, problems: &mut Vec<Problem>) {
    const PLACE: &str = "about.toml";
    let (knowledge, about) = (&authored.knowledge, &authored.knowledge.about);
    let mut report = |what: String, remedy: &str| problems.push(Problem::new(PLACE, what, remedy));
    for (key, share) in [
        ("enough", about.enough),
        ("short_of_required", about.short_of_required),
        ("gets_by", about.gets_by),
        ("compromise", about.compromise),
        ("worth_doing", about.worth_doing),
        ("still_holds_within", about.still_holds_within),
        ("doubtful_price", about.worth.doubtful_price),
    ] {
        if share < Share::ZERO {
            report(format!("{key} is below zero"), "give a share from 0 to 1");
        }
    }
    let worth = about.worth;
    if !(worth.unit > 0.0 && worth.unit.is_finite()) {
        report(format!("the unit of money is {}", worth.unit), "give a sum above zero");
    }
    let doublings = [worth.doubling_no_regrets, worth.doubling_sensible, worth.doubling_good_enough];
    if !(0.0 <= doublings[0] && doublings[0] <= doublings[1] && doublings[1] <= doublings[2]) {
        let what = "the points for a doubling of the money are out of order".to_owned();
        report(what, "ask least of it for `no_regrets` and most for `good_enough`, and never less than zero");
    }
    for (key, points) in [("thing", worth.thing), ("replacement", worth.replacement)] {
        if !(points >= 0.0 && points.is_finite()) {
            report(format!("the points for a {key} are {points}"), "give zero or more");
        }
    }
    if about.usual_budget == Money::ZERO || about.most_new_items == 0 {
        let what = "somebody who sets no limit may buy nothing".to_owned();
        report(what, "let usual_budget and most_new_items be above zero");
    }
    for tolerance in about.tolerances.iter().filter(|one| !(one.minus >= 0.0 && one.plus >= 0.0)) {
        let what = format!("the tolerance of {} is below zero", tolerance.what.name());
        report(what, "say in minus and plus how far off it may be, without a sign");
    }
    if knowledge.gear(about.wireless_like).figure(Figure::LatencyMs).is_none() {
        let what = format!("the type {} that wireless gear is like has no latency_ms", about.wireless_like.name());
        report(what, "name a type that has");
    }
    let scores = knowledge.catalogue.products.iter().filter_map(|it| it.figure(Quantity::PreferenceScore));
    let mut conditions = scores.filter_map(|score| score.condition.as_deref());
    if !conditions.any(|condition| condition.starts_with(&about.preference_rig)) {
        let what = format!("no preference score was measured on the {}", about.preference_rig);
        report(what, "write preference_rig as the conditions of the scores begin");
    }
    check_jobs_are_asked_for(authored, problems);
}

/// Whether each job is asked for: by an activity, or in some situation.
fn check_jobs_are_asked_for(authored: &Authored, problems: &mut Vec<Problem>) {
    let knowledge = &authored.knowledge;
    let needs = knowledge.activities.iter().flat_map(|activity| activity.needs.iter().map(|need| need.job));
    let demands = knowledge.rules.iter().filter_map(|rule| rule.demand.as_ref()).map(|demand| demand.job);
    let asked: Vec<Job> = needs.chain(demands).collect();
    for entry in knowledge.jobs.iter().filter(|entry| !asked.contains(&entry.id)) {
        let place = authored.places.of("job", entry.id.name());
        let what = "no activity and no demand asks for this job, so it never matters";
        problems.push(Problem::new(place, what, "add it to the needs of an activity"));
    }
}
