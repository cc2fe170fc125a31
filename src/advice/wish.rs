//! What the visitor is thinking of, answered openly.

use super::case::Case;
use super::explain::out_of_hundred;
use super::kit::choose::Choice;
use super::outlook;
use super::report::{Answer, Wish};
use super::words::{money, sentence_case};
use crate::knowledge::{Role, Share};
use crate::situation::{GearType, Situation};

pub fn wishes(situation: &Situation, case: &Case, choice: &Choice) -> Vec<Wish> {
    let mut wishes: Vec<Wish> = Vec::new();
    for &gear in &situation.wish {
        if wishes.iter().all(|wish| wish.gear != gear) {
            wishes.push(answer(situation, case, choice, gear));
        }
    }
    wishes
}

fn answer(situation: &Situation, case: &Case, choice: &Choice, gear: GearType) -> Wish {
    let entry = case.knowledge.gear(gear);
    let noun = sentence_case(&entry.noun);
    if case.types(&choice.best_value).contains(&gear) {
        let because = format!("{noun} are in the kit that is recommended.");
        return Wish { gear, verdict: Answer::Yes, because, would_need: None };
    }
    let because = obstacle(case, choice, gear);
    match outlook::change_for(situation, case.knowledge, gear) {
        Some(say) => Wish { gear, verdict: Answer::NotNow, because, would_need: Some(say) },
        None => Wish { gear, verdict: Answer::No, because, would_need: None },
    }
}

/// The strongest thing that speaks against a type here.
fn obstacle(case: &Case, choice: &Choice, gear: GearType) -> String {
    let rule = |index: usize| case.knowledge.rules[index].because.clone();
    if case.knowledge.gear(gear).role == Role::Help {
        let helper = case.helpers.iter().find(|helper| helper.gear == gear);
        let barred = helper.and_then(|helper| super::judge::barred_by(helper, &case.facts, case.knowledge));
        return barred.map(rule).unwrap_or_else(|| helper_obstacle(case, choice, gear));
    }
    let places: Vec<usize> =
        (0..case.candidates.len()).filter(|&place| case.candidates[place].gear == gear).collect();
    let exclusion = case.rows.iter().filter(|row| row.required).find_map(|row| {
        places.iter().find_map(|&place| case.bench.ruled_out_by(place, row.job))
    });
    if let Some(index) = exclusion {
        return rule(index);
    }
    transducer_obstacle(case, choice, &places).unwrap_or_else(|| price_obstacle(case, gear))
}

/// The rule that costs a type most in the row where it falls furthest behind.
fn transducer_obstacle(case: &Case, choice: &Choice, places: &[usize]) -> Option<String> {
    let found = &choice.best_value;
    let helpers = case.helper_sets[found.state];
    let furthest = case.rows.iter().flat_map(|row| places.iter().map(move |&place| (row, place)));
    let furthest = furthest.filter_map(|(row, place)| {
        let (best, fit) = case.best_for(row, found)?;
        let behind = fit.parts() - case.bench.likely(place, row.job, helpers).parts();
        Some((i64::from(behind) * i64::try_from(row.weight).unwrap_or(0), row, place, best, behind))
    });
    let (_, row, place, best, behind) = furthest.max_by_key(|(weighted, ..)| *weighted)?;
    if behind <= 0 {
        return None;
    }
    let judgement = case.bench.judge(place, row.job, helpers);
    let worst = judgement.contributions.iter().filter(|part| part.effect < Share::ZERO).min_by_key(|part| part.effect);
    let verb = &case.knowledge.job(row.job).verb;
    let compared = format!(
        "To {verb} here they get {} of 100, {} {}.",
        out_of_hundred(judgement.fit.likely),
        case.knowledge.gear(case.candidates[best].gear).noun,
        out_of_hundred(Share::from_parts(judgement.fit.likely.parts() + behind)),
    );
    Some(match worst {
        Some(part) => format!("{} {compared}", case.knowledge.rules[part.rule].because),
        None => compared,
    })
}

fn helper_obstacle(case: &Case, choice: &Choice, gear: GearType) -> String {
    let entry = case.knowledge.gear(gear);
    let noun = sentence_case(&entry.noun);
    let serves = choice.best_value.items.iter().any(|&item| {
        case.serves(item, &choice.best_value) && case.bench.helper_matters(item, gear)
    });
    if serves {
        price_obstacle(case, gear)
    } else {
        format!("{noun} would change nothing for what is recommended here.")
    }
}

fn price_obstacle(case: &Case, gear: GearType) -> String {
    let entry = case.knowledge.gear(gear);
    let cost = entry.offers.iter().map(|offer| offer.cost).min().unwrap_or_default();
    let cost = money(cost, &case.knowledge.about.currency);
    format!("{} cost about {cost} and add little to the kit that is recommended.", sentence_case(&entry.noun))
}
