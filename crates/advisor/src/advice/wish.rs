//! What the visitor is thinking of, answered openly.

use super::applies::situation_likelihood;
use super::case::Case;
use super::demand::WHOLE_WEIGHT;
use super::explain::{out_of_hundred, stands_in};
use super::gear_set::GearSet;
use super::headline::main_activities;
use super::kit::Kit;
use super::kit::choose::Choice;
use super::kit::search::{Goal, search};
use super::lineup::Matter;
use super::outlook;
use super::report::{Answer, Wish};
use super::words::{money, subject};
use crate::knowledge::{Role, Share};
use crate::situation::{GearType, Money, Owned, Situation};

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
    let owned = case.lineup.candidates.iter().chain(&case.lineup.helpers).any(|one| !one.is_new() && one.gear == gear);
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
        let cost = money(Money::from_cents(choice.best_in_budget.cost), case.knowledge.currency());
        Some(format!("in the dearest of the kits, for {cost}"))
    } else {
        let change = outlook::change_for(situation, case, gear);
        change.or_else(|| helps_what_is_there(case, gear)).or_else(|| as_a_gift(situation, case, choice, gear))
    };
    let verdict = if would_need.is_some() { Answer::NotNow } else { Answer::No };
    Wish { gear, verdict, because, would_need }
}

/// Says so where a helper would do something for what is there, though not as much as what is recommended.
fn helps_what_is_there(case: &Case, gear: GearType) -> Option<String> {
    let items = &case.instance.items;
    let there: Vec<usize> = (0..items.len()).filter(|&item| !items[item].is_new).collect();
    let is_alone = |helpers: &Vec<usize>| matches!(helpers.as_slice(), [one] if case.lineup.helpers[*one].gear == gear);
    let with = case.new_helpers.iter().position(is_alone)?;
    let without = case.new_helpers.iter().position(Vec::is_empty)?;
    let benefit = |state: usize| case.share_of_perfect(case.instance.benefit(state, &there)).parts();
    (benefit(with) - benefit(without) >= WORTH_HAVING).then(|| "if you keep to what you have".to_owned())
}

/// What is missing if a type would be used only were it there already.
fn as_a_gift(situation: &Situation, case: &Case, choice: &Choice, gear: GearType) -> Option<String> {
    let mut gifted = situation.clone();
    gifted.owned.push(Owned::of_type(gear));
    let gifted = Case::new(&gifted, case.knowledge);
    let mut best = search(&gifted.instance, 0, Goal::MostBenefit { budget: gifted.budget })?;
    gifted.name_candidates(&mut best);
    let gain =
        gifted.share_of_perfect(best.benefit).parts() - case.share_of_perfect(choice.best_in_budget.benefit).parts();
    let is_used = stands_in(&gifted, &best, gear) && gain >= WORTH_HAVING;
    is_used.then(|| "at a lower price than the usual one".to_owned())
}

/// From this gain of benefit on, in ten-thousandths, a thing is worth having at all.
const WORTH_HAVING: i32 = 100;

/// The strongest thing that speaks against a type here.
fn obstacle(case: &Case, choice: &Choice, gear: GearType) -> String {
    let rule = |index: usize| case.knowledge.rules[index].because.clone();
    if case.knowledge.gear(gear).role == Role::Help {
        let helper = case.lineup.helpers.iter().find(|helper| helper.gear == gear);
        let barred = helper.and_then(|helper| super::applies::barred_by(helper, &case.facts, case.knowledge));
        return barred.map(rule).unwrap_or_else(|| helper_obstacle(case, choice, gear));
    }
    let places: Vec<usize> =
        (0..case.lineup.candidates.len()).filter(|&place| case.lineup.candidates[place].gear == gear).collect();
    let nowhere = places.iter().all(|&place| case.rows.iter().all(|row| !case.is_usable(row.activity, place)));
    let exclusion = case.rows.iter().find_map(|row| {
        places.iter().find_map(|&place| {
            let ruled_out = row.required.then(|| case.bench.ruled_out_by(place, Matter::Fit(row.job))).flatten();
            let unsuited = || case.unsuited_by(row.activity, place);
            ruled_out.or_else(unsuited)
        })
    });
    if let (true, Some(index)) = (nowhere, exclusion) {
        return rule(index);
    }
    transducer_obstacle(case, choice, &places).unwrap_or_else(|| price_obstacle(case, gear))
}

/// The row in which a type falls furthest behind, with the rule that surely costs it most there. Rows in which only an
/// open question speaks against it come last.
fn transducer_obstacle(case: &Case, choice: &Choice, places: &[usize]) -> Option<String> {
    let found = &choice.best_value;
    let helpers = case.helper_sets[found.state];
    // The best of its type speaks for it.
    let benefit = |place: &usize| -> u64 {
        let rows = case.rows.iter().filter(|row| case.is_usable(row.activity, *place));
        let fits =
            rows.map(|row| (row.weight, case.bench.judge(*place, row.job, helpers).fit.likely.parts().unsigned_abs()));
        fits.map(|(weight, fit)| weight * u64::from(fit)).sum()
    };
    let best_of_type = places.iter().copied().max_by_key(benefit);
    let rivals = case.rows.iter().filter_map(|row| Some((row, best_of_type?)));
    let behind = rivals.filter(|&(row, place)| case.is_usable(row.activity, place)).filter_map(|(row, place)| {
        let (best, fit) = case.best_for(row, found)?;
        let judgement = case.bench.judge(place, row.job, helpers);
        let points = fit.parts() - judgement.fit.likely.parts();
        let losses = judgement.contributions.iter().filter(|part| part.certain && part.effect < Share::ZERO);
        let worst = losses.min_by_key(|part| part.effect).map(|part| part.rule);
        let weighted = i64::from(points) * i64::try_from(row.weight).unwrap_or(0);
        (points > 0).then_some((worst.is_some(), weighted, row.job, best, judgement.fit.likely, fit, worst))
    });
    let (.., job, best, own, rival, worst) = behind.max_by_key(|&(is_certain, weighted, ..)| (is_certain, weighted))?;
    let (best, own_name) = (case.subject(best), case.subject(best_of_type?));
    let compared = format!(
        "To {}, {} {} {} of 100 here; {} {} {}.",
        case.knowledge.job(job).verb,
        own_name.0,
        if own_name.1 { "get" } else { "gets" },
        out_of_hundred(own),
        best.0,
        if best.1 { "get" } else { "gets" },
        out_of_hundred(rival),
    );
    Some(match worst {
        Some(rule) => format!("{} {compared}", case.knowledge.rules[rule].because),
        None => compared,
    })
}

/// What speaks against a helper: a rule by which it does harm, or that the kit has little use for it, though other gear
/// might have.
fn helper_obstacle(case: &Case, choice: &Choice, gear: GearType) -> String {
    let harms = case.knowledge.rules.iter().filter(|rule| {
        let does_harm = rule.effect.is_some_and(|effect| effect.likely < Share::ZERO);
        rule.with == Some(gear) && does_harm && situation_likelihood(rule, &case.facts) == Share::ONE
    });
    if let Some(rule) = harms.min_by_key(|rule| rule.effect.map_or(Share::ZERO, |effect| effect.likely)) {
        return rule.because.clone();
    }
    let entry = case.knowledge.gear(gear);
    let kit = &choice.best_value;
    let serves = kit.items.iter().any(|&item| case.serves(item, kit) && case.bench.helper_matters(item, gear));
    let obstacle = if serves {
        price_obstacle(case, gear)
    } else {
        format!("{} nothing for what is recommended here.", subject(entry, "change", "changes"))
    };
    match lifts_others(case, kit, gear) {
        Some(lift) => format!("{obstacle} {lift}"),
        None => obstacle,
    }
}

/// From this gain on, in points of a hundred, it is worth a word what a helper would do for other gear.
const WORTH_SAYING: i32 = 2;

/// What a helper would do for the gear within the budget that is best with it, where gear of other types carries the work.
fn lifts_others(case: &Case, kit: &Kit, gear: GearType) -> Option<String> {
    let without = case.helper_sets[kit.state];
    let reaches = |place: usize, helpers: GearSet| {
        let rows = case.rows.iter().filter(|row| case.is_usable(row.activity, place));
        rows.fold(0, |sum, row| {
            let fit = case.bench.likely(place, row.job, helpers).parts().unsigned_abs();
            sum + u64::from(fit) * row.weight
        })
    };
    let mut best = None;
    for (place, candidate) in case.lineup.candidates.iter().enumerate() {
        if candidate.cost.cents() <= case.budget && case.bench.helper_matters(place, gear) {
            best = best.max(Some((reaches(place, without.with(gear)), place)));
        }
    }
    let (with, best) = best?;
    let gain = with.saturating_sub(reaches(best, without)) / WHOLE_WEIGHT;
    let gain = out_of_hundred(Share::from_parts(i32::try_from(gain).unwrap_or(0)));
    let is_like_best = |main: usize| case.lineup.candidates[main].gear == case.lineup.candidates[best].gear;
    let carries = main_activities(case, kit).into_iter().any(|(_, main)| main.is_some_and(is_like_best));
    (gain >= WORTH_SAYING && !carries)
        .then(|| format!("Alone, {} would gain {gain} points of 100 from it.", case.subject(best).0))
}

fn price_obstacle(case: &Case, gear: GearType) -> String {
    let entry = case.knowledge.gear(gear);
    let all = case.lineup.candidates.iter().chain(&case.lineup.helpers);
    let cost = all.filter(|candidate| candidate.gear == gear).map(|candidate| candidate.cost).min().unwrap_or_default();
    let cost = money(cost, case.knowledge.currency());
    format!(
        "At about {cost}, {} {} little to the kit that is recommended.",
        entry.noun,
        if entry.plural { "add" } else { "adds" }
    )
}
