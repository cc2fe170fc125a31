//! Honest answers about the gear that the visitor is thinking of.

use super::figures::because;
use super::words::{money, out_of_hundred, subject};
use crate::advice::case::Case;
use crate::advice::contract::{Wish, WishVerdict};
use crate::advice::judging::applies::{barred_by, situation_likelihood};
use crate::advice::judging::demand::WHOLE_WEIGHT;
use crate::advice::judging::gear_set::GearSet;
use crate::advice::judging::judge::Used;
use crate::advice::judging::lineup::Matter;
use crate::advice::reach::Reach;
use crate::advice::shown::Shown;
use crate::knowledge::{Role, Share};
use crate::situation::GearType;

/// Answers to the types that the visitor is thinking of.
pub fn wishes(shown: &Shown, wished: Vec<(GearType, Reach)>) -> Vec<Wish> {
    wished.into_iter().map(|(gear, reach)| answer(shown, gear, reach)).collect()
}

fn answer(shown: &Shown, gear: GearType, reach: Reach) -> Wish {
    let entry = shown.case.knowledge.gear(gear);
    let yes = |because: String| Wish { gear, verdict: WishVerdict::Yes, because, would_need: None };
    let would_need = match reach {
        Reach::Owned if shown.has(gear) => {
            let keep = if entry.plural { "Keep yours" } else { "Keep the one that you have" };
            let because = format!("{keep}: neither a better nor a second one would gain enough here.");
            return Wish { gear, verdict: WishVerdict::No, because, would_need: None };
        }
        Reach::InKit => return yes(format!("{} in the recommended kit.", subject(entry, "are", "is"))),
        Reach::If(change) => Some(change),
        Reach::Owned | Reach::Never => None,
    };
    let verdict = if would_need.is_some() { WishVerdict::NotNow } else { WishVerdict::No };
    Wish { gear, verdict, because: obstacle(shown, gear), would_need }
}

/// The strongest thing that speaks against a type here.
fn obstacle(shown: &Shown, gear: GearType) -> String {
    let case = shown.case;
    let rule = |index: usize| case.knowledge.rules[index].because.clone();
    if case.knowledge.gear(gear).role == Role::Help {
        let helper = case.lineup.helpers.iter().find(|helper| helper.gear == gear);
        let barred = helper.and_then(|helper| barred_by(helper, &case.facts, case.knowledge));
        return barred.map(rule).unwrap_or_else(|| helper_obstacle(shown, gear));
    }
    let candidates: Vec<usize> =
        (0..case.lineup.candidates.len()).filter(|&position| case.lineup.candidates[position].gear == gear).collect();
    let nowhere =
        candidates.iter().all(|&position| case.rows.iter().all(|row| !case.is_usable(row.activity, position)));
    let exclusion = case.rows.iter().find_map(|row| {
        candidates.iter().find_map(|&position| {
            let ruled_out = row.required.then(|| case.bench.ruled_out_by(position, Matter::Fit(row.job))).flatten();
            let unsuited = || case.unsuited_by(row.activity, position);
            ruled_out.or_else(unsuited)
        })
    });
    if let (true, Some(index)) = (nowhere, exclusion) {
        return rule(index);
    }
    transducer_obstacle(shown, &candidates).unwrap_or_else(|| price_obstacle(case, gear))
}

/// The row in which a type falls furthest behind, with the rule that surely costs it most there. Rows in which only an
/// open question speaks against it come last.
fn transducer_obstacle(shown: &Shown, candidates: &[usize]) -> Option<String> {
    let case = shown.case;
    let used = Used { helpers: case.helper_sets[shown.kit.state], ..Used::default() };
    // The best of its type speaks for it.
    let benefit = |position: &usize| -> u64 {
        let rows = case.rows.iter().filter(|row| case.is_usable(row.activity, *position));
        let fits = rows.map(|row| (row.weight, case.bench.likely(*position, row.job, used).parts().unsigned_abs()));
        fits.map(|(weight, fit)| weight * u64::from(fit)).sum()
    };
    let best_of_type = candidates.iter().copied().max_by_key(benefit);
    let behind = shown.rows().filter_map(|(row, doer)| {
        let position = best_of_type.filter(|&position| case.is_usable(row.activity, position))?;
        let (best, fit) = doer.map(|doer| (doer.candidate, doer.fit))?;
        let judgement = case.bench.judge(position, row.job, used);
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
        Some(rule) => {
            let candidate = &case.lineup.candidates[best_of_type?];
            format!("{} {compared}", because(&case.knowledge.rules[rule], candidate, case))
        }
        None => compared,
    })
}

/// What speaks against a helper: a rule by which it does harm, or that the kit has little use for it, though other gear
/// might have.
fn helper_obstacle(shown: &Shown, gear: GearType) -> String {
    let case = shown.case;
    let harms = case.knowledge.rules.iter().filter(|rule| {
        rule.with == Some(gear) && rule.loss.is_some() && situation_likelihood(rule, &case.facts) == Share::ONE
    });
    if let Some(rule) = harms.max_by_key(|rule| rule.loss.map_or(Share::ZERO, |loss| loss.likely)) {
        return rule.because.clone();
    }
    let entry = case.knowledge.gear(gear);
    let serves = shown.kit.items.iter().any(|&item| shown.serves(item) && case.bench.helper_matters(item, gear));
    let obstacle = if serves {
        price_obstacle(case, gear)
    } else {
        format!("{} nothing for the gear recommended here.", subject(entry, "do", "does"))
    };
    match lifts_others(shown, gear) {
        Some(lift) => format!("{obstacle} {lift}"),
        None => obstacle,
    }
}

/// From this gain on, in points of a hundred, it is worth a word what a helper would do for other gear.
const WORTH_SAYING: i32 = 2;

/// What a helper would do for the gear within the budget that is best with it, where gear of other types carries the work.
fn lifts_others(shown: &Shown, gear: GearType) -> Option<String> {
    let case = shown.case;
    let without = case.helper_sets[shown.kit.state];
    let reaches = |position: usize, helpers: GearSet| {
        let rows = case.rows.iter().filter(|row| case.is_usable(row.activity, position));
        rows.fold(0, |sum, row| {
            let fit = case.bench.likely(position, row.job, Used { helpers, ..Used::default() }).parts().unsigned_abs();
            sum + u64::from(fit) * row.weight
        })
    };
    let mut best = None;
    for (position, candidate) in case.lineup.candidates.iter().enumerate() {
        if candidate.cost.cents() <= case.budget && case.bench.helper_matters(position, gear) {
            best = best.max(Some((reaches(position, without.with(gear)), position)));
        }
    }
    let (with, best) = best?;
    let gain = with.saturating_sub(reaches(best, without)) / WHOLE_WEIGHT;
    let gain = out_of_hundred(Share::from_parts(i32::try_from(gain).unwrap_or(0)));
    let is_like_best = |main: usize| case.lineup.candidates[main].gear == case.lineup.candidates[best].gear;
    let carries = shown.pairs.iter().any(|(_, pair)| pair.is_some_and(|pair| is_like_best(pair.main)));
    (gain >= WORTH_SAYING && !carries)
        .then(|| format!("On its own, {} would gain {gain} points out of 100 from it.", case.subject(best).0))
}

fn price_obstacle(case: &Case, gear: GearType) -> String {
    let entry = case.knowledge.gear(gear);
    let all = case.lineup.candidates.iter().chain(&case.lineup.helpers);
    let cost = all.filter(|candidate| candidate.gear == gear).map(|candidate| candidate.cost).min().unwrap_or_default();
    let cost = money(cost, case.knowledge.currency());
    format!(
        "At about {cost}, {} {} little to the recommended kit.",
        entry.noun,
        if entry.plural { "add" } else { "adds" }
    )
}
