//! The kits with their items and plans, read off what is shown.

use core::cmp::Reverse;

use super::figures::figure;
use super::headline::headline;
use super::why_not::uncovered;
use super::words::{list, money, with_judge_once};
use crate::advice::case::{Case, Doer};
use crate::advice::contract::{Effect, Item, ItemAction, Kit, Label, PlanRow, Price, PriceBand};
use crate::advice::judging::candidate::Candidate;
use crate::advice::judging::demand::WHOLE_WEIGHT;
use crate::advice::kit::KitSolution;
use crate::advice::kit::choose::Choice;
use crate::advice::limits::least_that_works;
use crate::advice::order::sort_short_by_key;
use crate::advice::shown::{Behind, Shown};
use crate::knowledge::{Availability, ProductFigure, Quantity, Share};
use crate::situation::{Job, Money, Vocabulary};

/// The different kits of a choice: the recommendation first, the others by cost.
pub fn kits(case: &Case, choice: &Choice) -> Vec<Kit> {
    // What no budget reaches is named in the headline and is no kit to show.
    let least = choice.least.as_ref().filter(|least| least.cost <= case.budget);
    let labelled = [(Label::BestValue, Some(&choice.best_value)), (Label::Least, least)];
    let labelled = labelled.into_iter().chain([(Label::BestInBudget, Some(&choice.best_in_budget))]);
    let labelled = labelled.filter_map(|(label, kit)| Some((label, kit?)));
    let mut different: Vec<(Label, Vec<Label>, &KitSolution)> = Vec::new();
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
    let shown: Vec<Shown> = different.iter().map(|(.., found)| Shown::new(case, found)).collect();
    let kits = different.iter().zip(&shown).map(|((label, also, found), shown_kit)| {
        let cheaper = shown.iter().filter(|other| other.kit.cost < found.cost).max_by_key(|other| other.kit.cost);
        let adds = cheaper.and_then(|cheaper| adds(cheaper, shown_kit));
        kit(choice, *label, also.clone(), shown_kit, adds)
    });
    kits.collect()
}

fn kit(choice: &Choice, label: Label, also: Vec<Label>, shown: &Shown, adds: Option<String>) -> Kit {
    let Shown { case, kit, .. } = *shown;
    Kit {
        label,
        also,
        headline: headline(shown, least_that_works(shown, choice).as_ref()),
        cost: Money::from_cents(kit.cost),
        covers_required: case.covers_required(kit),
        benefit: case.share_of_perfect(shown.benefit()),
        items: shown.items.iter().map(|&one| item(shown, one)).collect(),
        uncovered: uncovered(shown),
        plan: plan(shown),
        adds,
    }
}

fn item(shown: &Shown, behind: Behind) -> Item {
    let Shown { case, .. } = *shown;
    let candidate = shown.candidate(behind);
    let offers = &case.knowledge.gear(candidate.gear).offers;
    let stands_in = candidate.tier.filter(|_| candidate.model.is_none() && candidate.is_new());
    let offer = stands_in.and_then(|tier| offers.iter().find(|offer| offer.tier == tier));
    let product = candidate.model.map(|position| &case.knowledge.catalogue.products[position]);
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
        action: action(candidate),
        replaces: candidate.replaces.then(|| replaced(case, candidate)).flatten(),
        cost: candidate.cost,
        availability: availability.filter(|availability| *availability != Availability::Unknown),
        price: figure.map(price),
        link: product.and_then(|product| product.link.clone()),
        price_band: offer.map(|offer| PriceBand { tier: offer.tier, from: offer.from, to: offer.to }),
        jobs: shown.jobs(behind),
    }
}

fn action(candidate: &Candidate) -> ItemAction {
    match (candidate.is_new(), candidate.replaces) {
        (false, _) => ItemAction::UseOwned,
        (true, false) => ItemAction::Buy,
        (true, true) => ItemAction::Replace,
    }
}

/// What is owned of the type of something that takes its place: the model's id, or the type's name.
fn replaced(case: &Case, candidate: &Candidate) -> Option<String> {
    let owned = case.lineup.candidates.iter().find(|other| !other.is_new() && other.gear == candidate.gear)?;
    let model = owned.model.map(|position| case.knowledge.catalogue.products[position].id.clone());
    Some(model.unwrap_or_else(|| owned.gear.name().to_owned()))
}

fn plan(shown: &Shown) -> Vec<PlanRow> {
    let case = shown.case;
    let rows = shown.rows().filter_map(|(row, doer)| {
        let doer = doer?;
        let item = shown.position(doer.candidate)?;
        let judgement = case.judge(doer, row.job);
        let candidate = &case.lineup.candidates[doer.candidate];
        let effects = judgement.contributions.iter().map(|part| Effect {
            rule: case.knowledge.rules[part.rule].id.clone(),
            effect: part.effect,
            certain: part.certain,
            figure: figure(&case.knowledge.rules[part.rule], candidate, case),
        });
        Some(PlanRow {
            activity: row.activity,
            job: row.job,
            weight: share_of_work(row.weight),
            required: row.required,
            item,
            fit: judgement.fit,
            base: Share::ONE,
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

/// The jobs that gain most from a more expensive kit, in words.
fn adds(cheaper: &Shown, dearer: &Shown) -> Option<String> {
    let case = dearer.case;
    let fit = |doer: Option<Doer>| doer.map_or(0, |doer| doer.fit.parts());
    let mut gains: Vec<(Job, i64)> = Vec::new();
    for ((row, dearer), (_, cheaper)) in dearer.rows().zip(cheaper.rows()) {
        let gain = i64::from(fit(dearer) - fit(cheaper)) * i64::try_from(row.weight).unwrap_or(0);
        match gains.iter_mut().find(|(job, _)| *job == row.job) {
            Some((_, sum)) => *sum += gain,
            None => gains.push((row.job, gain)),
        }
    }
    gains.retain(|(_, gain)| *gain > 0);
    sort_short_by_key(&mut gains, |&(job, gain)| (Reverse(gain), job));
    let verbs: Vec<String> = gains.iter().take(2).map(|(job, _)| case.knowledge.job(*job).verb.clone()).collect();
    let extra = Money::from_cents(dearer.kit.cost - cheaper.kit.cost);
    let extra = money(extra, case.knowledge.currency());
    let verbs = with_judge_once(verbs);
    (!verbs.is_empty()).then(|| format!("For {extra} more it is easier to {}.", list(&verbs)))
}
