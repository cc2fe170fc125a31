//! The kits in words and rows: plan, reasons, what is ruled out, what remains a compromise. Everything here is read off
//! the case; nothing is decided.

use core::cmp::Reverse;

use super::candidate::Candidate;
use super::case::Case;
use super::demand::{Row, WHOLE_WEIGHT};
use super::kit::Kit as Found;
use super::kit::choose::Choice;
use super::order::{sort_short_by_key, unique};
use super::report::{Action, Effect, Item, Kit, Label, NotChosen, PlanRow, PriceBand, Reason, RuledOut, Uncovered};
use super::words::{clauses, list, money, without_article};
use crate::knowledge::{Fact, Role, Share};
use crate::situation::{Activity, GearType, Job, Situation};

/// Which candidate or helper stands behind each item of a kit that is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Behind {
    Candidate(usize),
    Helper(usize),
}

/// The different kits of a choice: the recommendation first, the others by cost.
pub fn kits(situation: &Situation, case: &Case, choice: &Choice) -> Vec<Kit> {
    let labelled = [
        (Label::BestValue, &choice.best_value),
        (Label::Least, &choice.least),
        (Label::BestInBudget, &choice.best_in_budget),
    ];
    let mut different: Vec<(Label, Vec<Label>, &Found)> = Vec::new();
    for (label, found) in labelled {
        let same = different.iter_mut().find(|(_, _, kit)| {
            kit.cost == found.cost && (kit.benefit == found.benefit || case.types(kit) == case.types(found))
        });
        match same {
            Some((_, also, _)) => also.push(label),
            None => different.push((label, Vec::new(), found)),
        }
    }
    if let [_, others @ ..] = different.as_mut_slice() {
        sort_short_by_key(others, |(_, _, kit)| kit.cost);
    }
    let costs: Vec<(u64, &Found)> = different.iter().map(|(_, _, kit)| (kit.cost, *kit)).collect();
    let shown = different.iter().map(|(label, also, found)| {
        let cheaper = costs.iter().filter(|(cost, _)| *cost < found.cost).max_by_key(|(cost, _)| *cost);
        let adds = cheaper.and_then(|(_, cheaper)| adds(case, cheaper, found));
        kit(situation, case, choice, *label, also.clone(), found, adds)
    });
    shown.collect()
}

fn kit(
    situation: &Situation,
    case: &Case,
    choice: &Choice,
    label: Label,
    also: Vec<Label>,
    found: &Found,
    adds: Option<String>,
) -> Kit {
    let behind = behind(case, found);
    let plan = plan(case, found, &behind);
    Kit {
        label,
        also,
        headline: headline(situation, case, found),
        cost: crate::situation::Money::from_cents(found.cost),
        covers_required: choice.need == case.required,
        benefit: case.share_of_perfect(found.benefit),
        items: behind.iter().map(|&one| item(case, found, one)).collect(),
        uncovered: uncovered(situation, case, found),
        plan,
        adds,
    }
}

/// Whether a kit that is shown has an item of this type, bought or owned.
pub fn stands_in(case: &Case, found: &Found, gear: GearType) -> bool {
    behind(case, found).into_iter().any(|one| match one {
        Behind::Candidate(place) => case.candidates[place].gear == gear,
        Behind::Helper(place) => case.helpers[place].gear == gear,
    })
}

/// Items in the order in which they are shown: by the weight of the work they do, helpers last.
fn behind(case: &Case, found: &Found) -> Vec<Behind> {
    let work = |candidate: usize| -> u64 {
        let rows = case.rows.iter().filter(|row| case.best_for(row, found).is_some_and(|(best, _)| best == candidate));
        rows.map(|row| row.weight.max(1)).sum()
    };
    let mut working: Vec<(usize, u64)> =
        found.items.iter().map(|&candidate| (candidate, work(candidate))).filter(|(_, work)| *work > 0).collect();
    sort_short_by_key(&mut working, |&(candidate, work)| (Reverse(work), candidate));
    let listened = working.iter().map(|&(candidate, _)| Behind::Candidate(candidate));
    let in_use = |helper: &Candidate| {
        let switched_on = !helper.is_new() && case.helper_sets[found.state].contains(helper.gear);
        switched_on && !lifted_jobs(case, found, helper.gear).is_empty()
    };
    let owned = case.helpers.iter().enumerate().filter(|(_, helper)| in_use(helper)).map(|(place, _)| place);
    let new = case.new_helpers[found.state].iter().copied();
    listened.chain(owned.chain(new).map(Behind::Helper)).collect()
}

fn item(case: &Case, found: &Found, behind: Behind) -> Item {
    let candidate = match behind {
        Behind::Candidate(place) => &case.candidates[place],
        Behind::Helper(place) => &case.helpers[place],
    };
    let jobs = match behind {
        Behind::Candidate(place) => done_jobs(case, found, place),
        Behind::Helper(_) => lifted_jobs(case, found, candidate.gear),
    };
    let offers = &case.knowledge.gear(candidate.gear).offers;
    let offer = candidate.tier.and_then(|tier| offers.iter().find(|offer| offer.tier == tier));
    Item {
        gear: candidate.gear,
        model: candidate.model.clone(),
        action: if candidate.is_new() { Action::Buy } else { Action::UseOwned },
        cost: candidate.cost,
        price_band: offer.map(|offer| PriceBand { tier: offer.tier, from: offer.from, to: offer.to }),
        jobs,
    }
}

fn done_jobs(case: &Case, found: &Found, candidate: usize) -> Vec<Job> {
    let rows = case.rows.iter().filter(|row| case.best_for(row, found).is_some_and(|(best, _)| best == candidate));
    unique(rows.map(|row| row.job))
}

/// The jobs in the plan that a helper changes.
fn lifted_jobs(case: &Case, found: &Found, helper: GearType) -> Vec<Job> {
    let rows = case.rows.iter().filter(|row| {
        let best = case.best_for(row, found);
        best.is_some_and(|(candidate, _)| case.bench.mattering(candidate, row.job).contains(helper))
    });
    unique(rows.map(|row| row.job))
}

fn plan(case: &Case, found: &Found, behind: &[Behind]) -> Vec<PlanRow> {
    let rows = case.rows.iter().filter_map(|row| {
        let (candidate, _) = case.best_for(row, found)?;
        let item = behind.iter().position(|one| *one == Behind::Candidate(candidate))?;
        let judgement = case.judge(candidate, row.job, found);
        let effects = judgement.contributions.iter().map(|part| Effect {
            rule: case.knowledge.rules[part.rule].id.clone(),
            effect: part.effect,
            certain: part.certain,
        });
        Some(PlanRow {
            activity: row.activity,
            job: row.job,
            weight: share_of_work(row.weight),
            required: row.required,
            item,
            fit: judgement.fit,
            base: judgement.base.likely,
            effects: effects.collect(),
        })
    });
    rows.collect()
}

/// Millionths as a number from 0 to 1 with four decimals.
fn share_of_work(weight: u64) -> f64 {
    let parts = u32::try_from((weight * 10_000 + WHOLE_WEIGHT / 2) / WHOLE_WEIGHT).unwrap_or(u32::MAX);
    f64::from(parts) / 10_000.0
}

/// The least weight of a row, in millionths, at which a compromise is worth a line.
const WORTH_NAMING: u64 = WHOLE_WEIGHT / 40;

/// Required jobs that the kit does not manage, and jobs that another type would do clearly better.
fn uncovered(situation: &Situation, case: &Case, found: &Found) -> Vec<Uncovered> {
    let about = &case.knowledge.about;
    let rows = case.rows.iter().filter_map(|row| {
        let best = case.best_for(row, found);
        let fit = best.map_or(Share::ZERO, |(_, fit)| fit);
        let rival = rival(case, row, found, fit);
        let fails = row.required && fit < about.enough;
        let compromise = rival.is_some() && row.weight >= WORTH_NAMING;
        (fails || compromise || best.is_none()).then(|| Uncovered {
            activity: row.activity,
            job: row.job,
            required: row.required,
            because: shortfall(situation, case, row, found, best, rival),
        })
    });
    rows.collect()
}

/// The cheapest candidate that would do a row clearly better with the helpers of this kit.
fn rival(case: &Case, row: &Row, found: &Found, have: Share) -> Option<(usize, Share)> {
    let helpers = case.helper_sets[found.state];
    let usable = (0..case.candidates.len()).filter(|&candidate| case.is_usable(row.activity, candidate));
    let fits = usable.map(|candidate| (candidate, case.bench.likely(candidate, row.job, helpers)));
    let better = fits.filter(|(_, fit)| fit.parts() - have.parts() >= case.knowledge.about.compromise.parts());
    better.min_by_key(|&(candidate, fit)| (case.candidates[candidate].cost, Reverse(fit)))
}

fn shortfall(
    situation: &Situation,
    case: &Case,
    row: &Row,
    found: &Found,
    best: Option<(usize, Share)>,
    rival: Option<(usize, Share)>,
) -> String {
    let noun = |candidate: usize| case.knowledge.gear(case.candidates[candidate].gear).noun.as_str();
    let verb = &case.knowledge.job(row.job).verb;
    let doing = &case.knowledge.activity(row.activity).doing;
    let now = match best {
        Some((candidate, fit)) => {
            format!("To {verb} while {doing}, {} get {} of 100", noun(candidate), out_of_hundred(fit))
        }
        None => format!("For {doing}, nothing in this kit can be used to {verb}"),
    };
    match rival {
        Some((candidate, fit)) if best.is_none_or(|(_, have)| fit > have) => {
            let better = format!("{} would get {}", noun(candidate), out_of_hundred(fit));
            format!("{now}; {better}, but {}.", obstacle(situation, case, candidate, found))
        }
        _ => format!("{now}, and nothing known here does it better in this situation."),
    }
}

/// What keeps a better candidate out of a kit.
fn obstacle(situation: &Situation, case: &Case, candidate: usize, found: &Found) -> String {
    let candidate = &case.candidates[candidate];
    let currency = &case.knowledge.about.currency;
    let cost = money(candidate.cost, currency);
    let total = found.cost.saturating_add(candidate.cost.cents());
    if total > case.budget {
        let budget = situation.budget.unwrap_or_default();
        format!("at about {cost} they go beyond the {} you gave", money(budget, currency))
    } else if found.new_items >= case.instance.limit {
        match case.instance.limit {
            0 => "you want to buy nothing".to_owned(),
            1 => "you want to buy one thing only".to_owned(),
            limit => format!("you want to buy {limit} things at most"),
        }
    } else {
        format!("for about {cost} more that is not worth it for the work as a whole")
    }
}

/// A share as it is shown: out of a hundred.
pub fn out_of_hundred(share: Share) -> i32 {
    (share.parts() + 50) / 100
}

/// The job that gains most from a dearer kit, in words.
fn adds(case: &Case, cheaper: &Found, dearer: &Found) -> Option<String> {
    let fit = |row: &Row, kit: &Found| case.best_for(row, kit).map_or(0, |(_, fit)| fit.parts());
    let mut gains: Vec<(Job, i64)> = Vec::new();
    for row in &case.rows {
        let gain = i64::from(fit(row, dearer) - fit(row, cheaper)) * i64::try_from(row.weight).unwrap_or(0);
        match gains.iter_mut().find(|(job, _)| *job == row.job) {
            Some((_, sum)) => *sum += gain,
            None => gains.push((row.job, gain)),
        }
    }
    gains.retain(|(_, gain)| *gain > 0);
    sort_short_by_key(&mut gains, |&(job, gain)| (Reverse(gain), job));
    let verbs: Vec<String> = gains.iter().take(2).map(|(job, _)| case.knowledge.job(*job).verb.clone()).collect();
    let extra = crate::situation::Money::from_cents(dearer.cost - cheaper.cost);
    let extra = money(extra, &case.knowledge.about.currency);
    (!verbs.is_empty()).then(|| format!("{extra} more lets you {} better.", list(&verbs)))
}

/// Every rule that moved a fit in the plan of the recommendation, by item and job.
pub fn reasons(case: &Case, found: &Found) -> Vec<Reason> {
    let behind = behind(case, found);
    let mut told = Vec::new();
    for row in &case.rows {
        let Some((candidate, _)) = case.best_for(row, found) else { continue };
        if !told.contains(&(candidate, row.job)) {
            told.push((candidate, row.job));
        }
    }
    let reasons = told.into_iter().flat_map(|(candidate, job)| {
        let item = behind.iter().position(|one| *one == Behind::Candidate(candidate)).unwrap_or_default();
        let judgement = case.judge(candidate, job, found);
        let gear = case.candidates[candidate].gear;
        judgement.contributions.into_iter().map(move |part| {
            let rule = &case.knowledge.rules[part.rule];
            Reason {
                item,
                gear,
                job,
                rule: rule.id.clone(),
                effect: part.effect,
                certain: part.certain,
                because: rule.because.clone(),
                grade: rule.grade,
                sources: rule.sources.clone(),
            }
        })
    });
    let mut reasons: Vec<Reason> = reasons.collect();
    sort_short_by_key(&mut reasons, |reason| (reason.item, reason.job));
    reasons
}

/// Types that a rule surely rules out for a job that is asked for, and helpers that cannot be had.
pub fn ruled_out(case: &Case) -> Vec<RuledOut> {
    let told = |gear: GearType, job: Job, rule: usize| {
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
    let listened = case.candidates.iter().enumerate().flat_map(|(place, candidate)| {
        jobs.iter().filter_map(move |&job| Some((candidate.gear, job, case.bench.ruled_out_by(place, job)?)))
    });
    let barred = case.helpers.iter().filter(|helper| helper.is_new()).filter_map(|helper| {
        let rule = super::judge::barred_by(helper, &case.facts, case.knowledge)?;
        let job = case.knowledge.rules[rule].jobs.first().copied()?;
        Some((helper.gear, job, rule))
    });
    let unsuited = case.candidates.iter().flat_map(|candidate| {
        case.rows.iter().filter_map(move |row| {
            let rule = super::judge::unsuited_by(candidate, row.activity, &case.facts, case.knowledge)?;
            case.knowledge.rules[rule].jobs.contains(&row.job).then_some((candidate.gear, row.job, rule))
        })
    });
    let all = unique(listened.chain(barred).chain(unsuited));
    all.into_iter().map(|(gear, job, rule)| told(gear, job, rule)).collect()
}

/// Types that could be used but are not in the recommendation, with the job where they lose.
pub fn not_chosen(case: &Case, choice: &Choice) -> Vec<NotChosen> {
    let found = &choice.best_value;
    let chosen = case.types(found);
    let left_out = case.knowledge.gear.iter().filter(|entry| entry.role == Role::Listen && !chosen.contains(&entry.id));
    left_out.filter_map(|entry| loss(case, found, entry.id)).collect()
}

fn loss(case: &Case, found: &Found, gear: GearType) -> Option<NotChosen> {
    let helpers = case.helper_sets[found.state];
    let own = |row: &Row| {
        let offers = (0..case.candidates.len()).filter(|&place| case.candidates[place].gear == gear);
        let usable = offers.filter(|&place| case.is_usable(row.activity, place));
        usable.map(|place| case.bench.likely(place, row.job, helpers)).max()
    };
    let rivals = case.rows.iter().filter_map(|row| {
        let fit = own(row)?;
        let (best, best_fit) = case.best_for(row, found)?;
        Some((row, best, best_fit.parts() - fit.parts()))
    });
    let rivals: Vec<(&Row, usize, i32)> = rivals.collect();
    let weighted = |&(row, _, behind): &(&Row, usize, i32)| i64::from(behind) * i64::try_from(row.weight).unwrap_or(0);
    let (row, best, behind) = *rivals.iter().max_by_key(|rival| weighted(rival))?;
    let entry = case.knowledge.gear(gear);
    if behind <= 0 {
        let cost = entry.offers.iter().map(|offer| offer.cost).min().unwrap_or_default();
        let cost = money(cost, &case.knowledge.about.currency);
        let because = format!(
            "No job here would be done worse, but from {cost} {} {} too little for the money.",
            entry.noun,
            if entry.plural { "add" } else { "adds" }
        );
        return Some(NotChosen { gear, job: None, behind: Share::ZERO, because });
    }
    let rival = &case.knowledge.gear(case.candidates[best].gear).noun;
    let verb = &case.knowledge.job(row.job).verb;
    let lost = (behind + 50) / 100;
    let because = format!("To {verb}, {} are {lost} points of 100 behind {rival} here.", entry.noun);
    Some(NotChosen { gear, job: Some(row.job), behind: Share::from_parts(behind), because })
}

/// Most items of a headline that are named with what they are for.
const WITH_PURPOSE: usize = 2;

/// A kit in one sentence.
pub fn headline(situation: &Situation, case: &Case, found: &Found) -> String {
    let behind = behind(case, found);
    if behind.is_empty() {
        return out_of_reach(situation, case);
    }
    let main = main_activities(case, found);
    let (mut keep, mut buy, mut keep_too, mut extras) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for &one in &behind {
        let (candidate, purpose) = match one {
            Behind::Candidate(place) => (&case.candidates[place], doing(case, &main, place)),
            Behind::Helper(place) => (&case.helpers[place], None),
        };
        let name = case.name(candidate);
        match (candidate.is_new(), purpose) {
            (true, Some(doing)) if buy.len() < WITH_PURPOSE => buy.push(format!("{name} for {doing}")),
            (true, _) => extras.push(name),
            (false, Some(doing)) if keep.len() < WITH_PURPOSE => {
                keep.push(format!("{} for {doing}", without_article(&name)));
            }
            (false, _) => keep_too.push(without_article(&name).to_owned()),
        }
    }
    let cost = money(crate::situation::Money::from_cents(found.cost), &case.knowledge.about.currency);
    let plus =
        |list_of: &[String]| if list_of.is_empty() { String::new() } else { format!(", plus {}", list(list_of)) };
    let kept = if keep.is_empty() { list(&keep_too) } else { format!("{}{}", clauses(&keep), plus(&keep_too)) };
    let bought = if buy.is_empty() { list(&extras) } else { format!("{}{}", clauses(&buy), plus(&extras)) };
    match (kept.is_empty(), bought.is_empty()) {
        (true, _) => format!("Get {bought}: about {cost}."),
        (false, true) => format!("Buy nothing: use your {kept}."),
        (false, false) => format!("Keep your {kept}. Add {bought}: about {cost}."),
    }
}

/// What to say where the limits leave nothing to listen on: the least that would do.
fn out_of_reach(situation: &Situation, case: &Case) -> String {
    let unlimited = Situation { budget: None, max_new_items: None, ..situation.clone() };
    let unlimited = Case::new(&unlimited, case.knowledge);
    let least = unlimited.choose().map(|choice| choice.least);
    match least.filter(|least| least.new_items > 0) {
        Some(least) => {
            let names: Vec<String> = behind(&unlimited, &least)
                .into_iter()
                .map(|one| match one {
                    Behind::Candidate(place) => unlimited.name(&unlimited.candidates[place]),
                    Behind::Helper(place) => unlimited.name(&unlimited.helpers[place]),
                })
                .collect();
            let cost = money(crate::situation::Money::from_cents(least.cost), &case.knowledge.about.currency);
            format!("This is not within your limits yet. The least that works: {}, about {cost}.", list(&names))
        }
        None => "Nothing that is known here does this work; see where it falls short below.".to_owned(),
    }
}

/// The activities that a candidate carries, in words; at most three by name.
fn doing(case: &Case, main: &[(Activity, usize)], candidate: usize) -> Option<String> {
    let carried = main.iter().filter(|(_, one)| *one == candidate).map(|(activity, _)| *activity);
    let carried: Vec<String> = carried.map(|activity| case.knowledge.activity(activity).doing.clone()).collect();
    match carried.as_slice() {
        [] => None,
        [first, second, _, _, ..] => Some(format!("{first}, {second} and more")),
        few => Some(list(few)),
    }
}

/// For each activity the candidate that carries most of its weight.
fn main_activities(case: &Case, found: &Found) -> Vec<(Activity, usize)> {
    let activities = unique(case.rows.iter().map(|row| row.activity));
    let main = activities.into_iter().filter_map(|activity| {
        let mut carried: Vec<(usize, u64)> = Vec::new();
        for row in case.rows.iter().filter(|row| row.activity == activity) {
            let Some((candidate, _)) = case.best_for(row, found) else { continue };
            match carried.iter_mut().find(|(one, _)| *one == candidate) {
                Some((_, sum)) => *sum += row.weight,
                None => carried.push((candidate, row.weight)),
            }
        }
        let heaviest = carried.into_iter().max_by_key(|&(candidate, sum)| (sum, Reverse(candidate)))?;
        Some((activity, heaviest.0))
    });
    main.collect()
}

/// What a reader has to bear in mind.
pub fn caveats(situation: &Situation, case: &Case, choice: &Choice) -> Vec<String> {
    let about = &case.knowledge.about;
    let mut caveats = Vec::new();
    if situation.work.is_empty() {
        caveats.push(
            "You have not said what you do, so this is for the usual home studio: singing and mixing.".to_owned(),
        );
    }
    if situation.budget.is_none() {
        caveats.push("You gave no budget, so the list shows what each step of money buys.".to_owned());
    }
    if choice.need != case.required {
        caveats.push("Not everything that the work requires can be covered within these limits.".to_owned());
    }
    if case.facts.room.rt60_is_estimated {
        caveats.push("The reverberation time is the usual one for this degree of treatment, not measured.".to_owned());
    }
    let listens = |entry: &Found| {
        case.types(entry).iter().any(|gear| *gear >= GearType::NearField && *gear <= GearType::FarField)
    };
    if listens(&choice.best_value) && !case.facts.is_known(Fact::RoomSize) {
        caveats.push("The room is not known; loudspeakers depend on it more than on anything else.".to_owned());
    }
    caveats.push(format!(
        "Prices are usual ones in {} as of {}, for types and not for single models; leakage and isolation rest on the \
         design, because hardly anybody measures them.",
        about.currency, about.prices_as_of
    ));
    caveats
}
