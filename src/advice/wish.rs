//! What the visitor is thinking of, answered openly.

use super::case::Case;
use super::explain::{out_of_hundred, stands_in};
use super::judge::{situation_likelihood, unsuited_by};
use super::kit::choose::Choice;
use super::kit::search::{Goal, search};
use super::outlook;
use super::report::{Answer, Wish};
use super::words::{money, subject};
use crate::knowledge::{Role, Share};
use crate::situation::{GearType, Money, Situation};

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
    let owned = case.candidates.iter().chain(&case.helpers).any(|one| !one.is_new() && one.gear == gear);
    if owned {
        let because = format!("You have {} already.", if entry.plural { "them" } else { "it" });
        return Wish { gear, verdict: Answer::Yes, because, would_need: None };
    }
    if stands_in(case, &choice.best_value, gear) {
        let because = format!("{} in the kit that is recommended.", subject(entry, "are", "is"));
        return Wish { gear, verdict: Answer::Yes, because, would_need: None };
    }
    let because = obstacle(case, choice, gear);
    let in_dearer_kit = case.types(&choice.best_in_budget).contains(&gear);
    let would_need = if in_dearer_kit {
        let cost = money(Money::from_cents(choice.best_in_budget.cost), &case.knowledge.about.currency);
        Some(format!("in the dearest of the kits, for {cost}"))
    } else {
        outlook::change_for(situation, case.knowledge, gear).or_else(|| as_a_gift(case, gear))
    };
    let verdict = if would_need.is_some() { Answer::NotNow } else { Answer::No };
    Wish { gear, verdict, because, would_need }
}

/// What is missing if a type would be in the recommendation only were it free.
fn as_a_gift(case: &Case, gear: GearType) -> Option<String> {
    let mut instance = case.instance.clone();
    for (item, candidate) in instance.items.iter_mut().zip(&case.candidates) {
        if candidate.gear == gear {
            item.cost = 0;
        }
    }
    for (state, helpers) in instance.states.iter_mut().zip(&case.new_helpers) {
        for helper in helpers.iter().map(|&place| &case.helpers[place]).filter(|helper| helper.gear == gear) {
            state.cost -= helper.cost.cents();
        }
    }
    let best = search(&instance, 0, Goal::MostBenefit { budget: case.budget })?;
    case.types(&best).contains(&gear).then(|| "at a lower price than the usual one".to_owned())
}

/// The strongest thing that speaks against a type here.
fn obstacle(case: &Case, choice: &Choice, gear: GearType) -> String {
    let rule = |index: usize| case.knowledge.rules[index].because.clone();
    if case.knowledge.gear(gear).role == Role::Help {
        let helper = case.helpers.iter().find(|helper| helper.gear == gear);
        let barred = helper.and_then(|helper| super::judge::barred_by(helper, &case.facts, case.knowledge));
        return barred.map(rule).unwrap_or_else(|| helper_obstacle(case, choice, gear));
    }
    let places: Vec<usize> = (0..case.candidates.len()).filter(|&place| case.candidates[place].gear == gear).collect();
    let nowhere = places.iter().all(|&place| case.rows.iter().all(|row| !case.is_usable(row.activity, place)));
    let exclusion = case.rows.iter().find_map(|row| {
        places.iter().find_map(|&place| {
            let ruled_out = row.required.then(|| case.bench.ruled_out_by(place, row.job)).flatten();
            let unsuited = || unsuited_by(&case.candidates[place], row.activity, &case.facts, case.knowledge);
            ruled_out.or_else(unsuited)
        })
    });
    if let (true, Some(index)) = (nowhere, exclusion) {
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
        "To {verb}, the score here is {} of 100; {} get {}.",
        out_of_hundred(judgement.fit.likely),
        case.knowledge.gear(case.candidates[best].gear).noun,
        out_of_hundred(Share::from_parts(judgement.fit.likely.parts() + behind)),
    );
    Some(match worst {
        Some(part) => format!("{} {compared}", case.knowledge.rules[part.rule].because),
        None => compared,
    })
}

/// What speaks against a helper: a rule by which it does harm, or that nothing in the kit has a use for it.
fn helper_obstacle(case: &Case, choice: &Choice, gear: GearType) -> String {
    let harms = case.knowledge.rules.iter().filter(|rule| {
        let does_harm = rule.effect.is_some_and(|effect| effect.likely < Share::ZERO);
        rule.with == Some(gear) && does_harm && situation_likelihood(rule, &case.facts) == Share::ONE
    });
    if let Some(rule) = harms.min_by_key(|rule| rule.effect.map_or(Share::ZERO, |effect| effect.likely)) {
        return rule.because.clone();
    }
    let entry = case.knowledge.gear(gear);
    let serves = choice
        .best_value
        .items
        .iter()
        .any(|&item| case.serves(item, &choice.best_value) && case.bench.helper_matters(item, gear));
    if serves {
        price_obstacle(case, gear)
    } else {
        format!("{} nothing for what is recommended here.", subject(entry, "change", "changes"))
    }
}

fn price_obstacle(case: &Case, gear: GearType) -> String {
    let entry = case.knowledge.gear(gear);
    let cost = entry.offers.iter().map(|offer| offer.cost).min().unwrap_or_default();
    let cost = money(cost, &case.knowledge.about.currency);
    format!(
        "At about {cost}, {} {} little to the kit that is recommended.",
        entry.noun,
        if entry.plural { "add" } else { "adds" }
    )
}
