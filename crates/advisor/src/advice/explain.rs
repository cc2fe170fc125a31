//! The kits in rows: items, plan and reasons. Everything here is read off the case; nothing is decided.

use core::cmp::Reverse;

use super::candidate::{Candidate, Standing};
use super::case::Case;
use super::demand::{Row, WHOLE_WEIGHT};
use super::headline::headline;
use super::kit::Kit as Found;
use super::kit::choose::Choice;
use super::left_out::uncovered;
use super::lineup::Matter;
use super::models::priceless;
use super::order::{sort_short_by_key, unique};
use super::report::{Action, Effect, Item, Kit, Label, PlanRow, Price, PriceBand, Reason};
use super::words::{list, money};
use crate::knowledge::{Availability, Fact, Family, ProductFigure, Quantity, Role, Share};
use crate::situation::{GearType, Job, Situation};

/// Which candidate or helper stands behind each item of a kit that is shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Behind {
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
        Behind::Candidate(place) => case.lineup.candidates[place].gear == gear,
        Behind::Helper(place) => case.lineup.helpers[place].gear == gear,
    })
}

/// Items in the order in which they are shown: by the weight of the work they do, helpers last.
pub fn behind(case: &Case, found: &Found) -> Vec<Behind> {
    let work = |candidate: usize| -> u64 {
        let rows = case.rows.iter().filter(|row| case.best_for(row, found).is_some_and(|(best, _)| best == candidate));
        rows.map(|row| row.weight.max(1)).sum()
    };
    let mut working: Vec<(usize, u64)> = found.items.iter().map(|&candidate| (candidate, work(candidate))).collect();
    // What the visitor insists on is shown even where it has nothing to do.
    working.retain(|&(candidate, work)| work > 0 || case.lineup.candidates[candidate].standing == Standing::Picked);
    sort_short_by_key(&mut working, |&(candidate, work)| (Reverse(work), candidate));
    let listened = working.iter().map(|&(candidate, _)| Behind::Candidate(candidate));
    let in_use = |helper: &Candidate| {
        let switched_on = !helper.is_new() && case.helper_sets[found.state].contains(helper.gear);
        switched_on && !lifted_jobs(case, found, helper.gear).is_empty()
    };
    let owned = case.lineup.helpers.iter().enumerate().filter(|(_, helper)| in_use(helper)).map(|(place, _)| place);
    let new = case.new_helpers[found.state].iter().copied();
    listened.chain(owned.chain(new).map(Behind::Helper)).collect()
}

fn item(case: &Case, found: &Found, behind: Behind) -> Item {
    let candidate = match behind {
        Behind::Candidate(place) => &case.lineup.candidates[place],
        Behind::Helper(place) => &case.lineup.helpers[place],
    };
    let jobs = match behind {
        Behind::Candidate(place) => done_jobs(case, found, place),
        Behind::Helper(_) => lifted_jobs(case, found, candidate.gear),
    };
    let offers = &case.knowledge.gear(candidate.gear).offers;
    let stands_in = candidate.model.is_none().then_some(candidate.tier).flatten();
    let offer = stands_in.and_then(|tier| offers.iter().find(|offer| offer.tier == tier));
    let product = candidate.model.map(|place| &case.knowledge.catalogue.products[place]);
    let bought = product.filter(|_| candidate.is_new());
    let figure = bought.and_then(|product| product.figure(Quantity::Price));
    let availability = bought.map(|product| product.availability);
    let price = |figure: &ProductFigure| Price {
        basis: figure.basis,
        source: figure.source.clone(),
        date: figure.date.clone(),
    };
    Item {
        gear: candidate.gear,
        model: product.map(|product| product.id.clone()),
        name: case.model(candidate),
        action: if candidate.is_new() { Action::Buy } else { Action::UseOwned },
        cost: candidate.cost,
        availability: availability.filter(|availability| *availability != Availability::Unknown),
        price: figure.map(price),
        link: product.and_then(|product| product.link.clone()),
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
        best.is_some_and(|(candidate, _)| case.bench.mattering(candidate, Matter::Fit(row.job)).contains(helper))
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
    let extra = money(extra, case.knowledge.currency());
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
        let gear = case.lineup.candidates[candidate].gear;
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
    caveats.extend(priceless(situation, case.knowledge));
    if choice.need != case.required {
        caveats.push("Not everything that the work requires can be covered within these limits.".to_owned());
    }
    if case.facts.room.rt60_is_estimated {
        caveats.push("The reverberation time is the usual one for this degree of treatment, not measured.".to_owned());
    }
    let has_loudspeakers = |kit: &Found| {
        let entries = case.types(kit).into_iter().map(|gear| case.knowledge.gear(gear));
        entries.into_iter().any(|entry| (entry.family, entry.role) == (Family::Loudspeakers, Role::Listen))
    };
    if has_loudspeakers(&choice.best_value) && !case.facts.is_known(Fact::RoomSize) {
        caveats.push("The room is not known; loudspeakers depend on it more than on anything else.".to_owned());
    }
    caveats.push(
        "How much each rule counts, and how likely an open answer is, is our own judgement: the sources stand behind what \
         a rule says, not behind its number."
            .to_owned(),
    );
    let types_in_kit = choice.best_value.items.iter().any(|&item| {
        let candidate = &case.lineup.candidates[item];
        candidate.is_new() && candidate.model.is_none()
    });
    if types_in_kit || !case.new_helpers[choice.best_value.state].is_empty() {
        caveats.push(format!(
            "Where no model is named, the price is what such a thing usually costs, in {} as of {}.",
            about.currency, about.prices_as_of
        ));
    }
    if case.lineup.candidates.iter().any(|candidate| candidate.is_new() && candidate.model.is_some()) {
        caveats.push(
            "Prices of models are what was seen on the day that stands beside them; yours will differ. A figure that is \
             not known of a model widens its range, it is never made up."
                .to_owned(),
        );
    }
    if situation.budget.is_some_and(|budget| budget.cents() < picked_cost(case)) {
        caveats.push("What you picked costs more than the budget you gave.".to_owned());
    }
    caveats.push("Leakage and isolation rest on the design, because hardly anybody measures them.".to_owned());
    caveats
}

/// What the models cost that the visitor insists on, in cents.
fn picked_cost(case: &Case) -> u64 {
    let all = case.lineup.candidates.iter().chain(&case.lineup.helpers);
    all.filter(|candidate| candidate.standing == Standing::Picked).map(|candidate| candidate.cost.cents()).sum()
}
