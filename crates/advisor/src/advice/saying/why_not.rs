//! Why not: what is ruled out, what lost, and where a kit compromises.

use core::cmp::Reverse;

use super::words::{money, out_of_hundred};
use crate::advice::case::Case;
use crate::advice::contract::{NotChosen, RuledOut, Uncovered};
use crate::advice::judging::applies::barred_by;
use crate::advice::judging::demand::DemandRow;
use crate::advice::judging::lineup::Matter;
use crate::advice::kit::KitSolution;
use crate::advice::order::unique;
use crate::advice::shown::Shown;
use crate::knowledge::{Role, Share};
use crate::situation::{Activity, GearType, Job};

/// A compromise is worth a line where the row is at least one in this many parts of its activity.
const WORTH_NAMING: u64 = 10;

/// Required jobs that the kit does not manage, and jobs that another type would do clearly better.
///
/// Where the visitor's limit on items is what binds, a smaller gap counts too: with one more thing it need not be there.
pub fn uncovered(shown: &Shown) -> Vec<Uncovered> {
    let Shown { case, kit, .. } = *shown;
    let compromise = case.knowledge.about.compromise;
    let named = shortfalls(shown, compromise);
    let limit_binds = case.situation.max_new_items.is_some_and(|limit| kit.new_items >= limit);
    if named.is_empty() && limit_binds {
        return shortfalls(shown, Share::from_parts(compromise.parts() / 3));
    }
    named
}

fn shortfalls(shown: &Shown, compromise: Share) -> Vec<Uncovered> {
    let Shown { case, kit, .. } = *shown;
    let of_activity = |activity: Activity| -> u64 {
        case.rows.iter().filter(|row| row.activity == activity).map(|row| row.weight).sum()
    };
    let rows = shown.rows().filter_map(|(row, doer)| {
        let best = doer.map(|doer| (doer.candidate, doer.fit));
        let fit = best.map_or(Share::ZERO, |(_, fit)| fit);
        let rival = rival(case, row, kit, fit.parts() + compromise.parts());
        let fails = row.required && fit < case.knowledge.about.enough;
        let matters = row.weight > 0 && row.weight * WORTH_NAMING >= of_activity(row.activity);
        (fails || best.is_none() || rival.is_some() && matters).then(|| Uncovered {
            activity: row.activity,
            job: row.job,
            required: row.required,
            because: shortfall(shown, row, best, rival),
        })
    });
    rows.collect()
}

/// The cheapest candidate whose fit for a row, with the helpers of this kit, is at least so many ten-thousandths.
fn rival(case: &Case, row: &DemandRow, kit: &KitSolution, wanted: i32) -> Option<(usize, Share)> {
    // What is not a contender has one beside it that costs no more and is no worse.
    let fits = case.contenders.iter().filter_map(|&candidate| Some((candidate, case.fit(candidate, row, kit)?)));
    let better = fits.filter(|(_, fit)| fit.parts() >= wanted);
    better.min_by_key(|&(candidate, fit)| (case.lineup.candidates[candidate].cost, Reverse(fit)))
}

fn shortfall(shown: &Shown, row: &DemandRow, best: Option<(usize, Share)>, rival: Option<(usize, Share)>) -> String {
    let case = shown.case;
    let verb = &case.knowledge.job(row.job).verb;
    let doing = &case.knowledge.activity(row.activity).doing;
    let now = match best {
        Some((candidate, fit)) => {
            let (name, plural) = case.subject(candidate);
            let get = if plural { "get" } else { "gets" };
            format!("To {verb} while {doing}, {name} {get} {} of 100", out_of_hundred(fit))
        }
        None => format!("For {doing}, nothing in this kit lets you {verb}"),
    };
    match rival {
        Some((candidate, fit)) if best.is_none_or(|(_, have)| fit > have) => {
            let better = format!("{} would get {}", case.subject(candidate).0, out_of_hundred(fit));
            format!("{now}; {better}, but {}.", obstacle(case, candidate, shown.kit))
        }
        _ => format!("{now}, and nothing we know of does better in your situation."),
    }
}

/// What keeps a better candidate out of a kit.
fn obstacle(case: &Case, candidate: usize, kit: &KitSolution) -> String {
    let is_plural = case.subject(candidate).1;
    let candidate = &case.lineup.candidates[candidate];
    let currency = case.knowledge.currency();
    let cost = money(candidate.cost, currency);
    let total = kit.cost.saturating_add(candidate.cost.cents());
    if total > case.budget {
        let budget = money(case.situation.budget.unwrap_or_default(), currency);
        let takes = match (candidate.cost.cents() > case.budget, is_plural) {
            (true, true) => "they go",
            (true, false) => "it goes",
            (false, true) => "they take the kit",
            (false, false) => "it takes the kit",
        };
        format!("at about {cost} {takes} beyond your budget of {budget}")
    } else if kit.new_items >= case.instance.limit {
        match case.instance.limit {
            0 => "you don't want to buy anything".to_owned(),
            1 => "you want to buy only one thing".to_owned(),
            limit => format!("you want to buy at most {limit} things"),
        }
    } else {
        format!("for about {cost} more that isn't worth it for your work as a whole")
    }
}

/// Types that a rule certainly rules out for a job that is needed, and helpers that are not an option.
pub fn ruled_out(case: &Case) -> Vec<RuledOut> {
    let explain = |gear: GearType, job: Job, rule: usize| {
        let rule = &case.knowledge.rules[rule];
        RuledOut {
            gear,
            job,
            rule: rule.id.clone(),
            because: rule.because.clone(),
            grade: rule.grade,
            sources: rule.sources.clone(),
        }
    };
    let jobs = unique(case.rows.iter().map(|row| row.job));
    let listened = case.lineup.candidates.iter().enumerate().flat_map(|(position, candidate)| {
        jobs.iter()
            .filter_map(move |&job| Some((candidate.gear, job, case.bench.ruled_out_by(position, Matter::Fit(job))?)))
    });
    let barred = case.lineup.helpers.iter().filter(|helper| helper.is_new()).filter_map(|helper| {
        let rule = barred_by(helper, &case.facts, case.knowledge)?;
        let job = case.knowledge.rules[rule].jobs.first().copied()?;
        Some((helper.gear, job, rule))
    });
    let unsuited = case.lineup.candidates.iter().enumerate().flat_map(|(position, candidate)| {
        case.rows.iter().filter_map(move |row| {
            let rule = case.unsuited_by(row.activity, position)?;
            case.knowledge.rules[rule].jobs.contains(&row.job).then_some((candidate.gear, row.job, rule))
        })
    });
    let all = unique(listened.chain(barred).chain(unsuited));
    all.into_iter().map(|(gear, job, rule)| explain(gear, job, rule)).collect()
}

/// Types that could be used but are not in the recommendation, with the job where they lose.
pub fn not_chosen(shown: &Shown) -> Vec<NotChosen> {
    let case = shown.case;
    let chosen = case.types(shown.kit);
    let left_out = case.knowledge.gear.iter().filter(|entry| entry.role == Role::Listen && !chosen.contains(&entry.id));
    left_out.filter_map(|entry| loss(shown, entry.id)).collect()
}

fn loss(shown: &Shown, gear: GearType) -> Option<NotChosen> {
    let case = shown.case;
    let own = |row: &DemandRow| {
        let offers = case.contenders.iter().filter(|&&position| case.lineup.candidates[position].gear == gear);
        offers.filter_map(|&position| case.fit(position, row, shown.kit)).max()
    };
    let rivals = shown.rows().filter_map(|(row, doer)| {
        let fit = own(row)?;
        let doer = doer?;
        Some((row, doer.candidate, doer.fit.parts() - fit.parts()))
    });
    let rivals: Vec<(&DemandRow, usize, i32)> = rivals.collect();
    let weighted =
        |&(row, _, behind): &(&DemandRow, usize, i32)| i64::from(behind) * i64::try_from(row.weight).unwrap_or(0);
    let (row, best, behind) = *rivals.iter().max_by_key(|rival| weighted(rival))?;
    let entry = case.knowledge.gear(gear);
    if behind <= 0 {
        let costs =
            case.lineup.candidates.iter().filter(|candidate| candidate.gear == gear).map(|candidate| candidate.cost);
        let cost = costs.min().unwrap_or_default();
        let cost = money(cost, case.knowledge.currency());
        let because = format!(
            "Nothing here would get worse, but from {cost} {} {} too little for the money.",
            entry.noun,
            if entry.plural { "add" } else { "adds" }
        );
        return Some(NotChosen { gear, job: None, behind: Share::ZERO, because });
    }
    let rival = case.subject(best).0;
    let verb = &case.knowledge.job(row.job).verb;
    let lost = out_of_hundred(Share::from_parts(behind));
    let are = if entry.plural { "are" } else { "is" };
    let because = format!("To {verb}, {} {are} {lost} points out of 100 behind {rival} here.", entry.noun);
    Some(NotChosen { gear, job: Some(row.job), behind: Share::from_parts(behind), because })
}
