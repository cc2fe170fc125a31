//! A kit in one sentence that a friend would say.

use core::cmp::Reverse;

use super::case::Case;
use super::explain::{Behind, behind};
use super::kit::Kit as Found;
use super::order::unique;
use super::words::{clauses, list, money, without_article};
use crate::situation::{Activity, Money, Situation};

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
            Behind::Candidate(place) => (&case.lineup.candidates[place], doing(case, &main, Some(place))),
            Behind::Helper(place) => (&case.lineup.helpers[place], None),
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
    let cost = money(Money::from_cents(found.cost), case.knowledge.currency());
    let plus =
        |list_of: &[String]| if list_of.is_empty() { String::new() } else { format!(", plus {}", list(list_of)) };
    let kept = if keep.is_empty() { list(&keep_too) } else { format!("{}{}", clauses(&keep), plus(&keep_too)) };
    let bought = if buy.is_empty() { list(&extras) } else { format!("{}{}", clauses(&buy), plus(&extras)) };
    let kit = match (kept.is_empty(), bought.is_empty()) {
        (true, _) => format!("Get {bought}: about {cost}."),
        (false, true) => format!("Buy nothing: use your {kept}."),
        (false, false) => format!("Keep your {kept}. Add {bought}: about {cost}."),
    };
    match doing(case, &main, None) {
        Some(left) => format!("{kit} Not covered: {left}."),
        None => kit,
    }
}

/// The headline where the limits leave nothing to listen on: the cheapest kit that would work.
fn out_of_reach(situation: &Situation, case: &Case) -> String {
    let unlimited = Situation { budget: None, max_new_items: None, ..situation.clone() };
    let unlimited = case.elsewhere(&unlimited, &[], None);
    let least = unlimited.choose().map(|choice| choice.least);
    match least.filter(|least| least.new_items > 0) {
        Some(least) => {
            let names: Vec<String> = behind(&unlimited, &least)
                .into_iter()
                .map(|one| match one {
                    Behind::Candidate(place) => unlimited.name(&unlimited.lineup.candidates[place]),
                    Behind::Helper(place) => unlimited.name(&unlimited.lineup.helpers[place]),
                })
                .collect();
            let cost = money(Money::from_cents(least.cost), case.knowledge.currency());
            let names = list(&names);
            match situation.budget.filter(|budget| budget.cents() < least.cost) {
                Some(budget) => {
                    let budget = money(budget, case.knowledge.currency());
                    format!("Nothing suitable for {budget}. The cheapest set-up that works costs {cost}: {names}.")
                }
                None => {
                    format!("Your limits leave nothing suitable. The cheapest set-up that works costs {cost}: {names}.")
                }
            }
        }
        None => "Nothing we know of can do this work; see below where it falls short.".to_owned(),
    }
}

/// The activities that a candidate carries, or that nothing may be used for, in words; at most three by name.
fn doing(case: &Case, main: &[(Activity, Option<usize>)], carries: Option<usize>) -> Option<String> {
    let carried = main.iter().filter(|(_, one)| *one == carries).map(|(activity, _)| *activity);
    let carried: Vec<String> = carried.map(|activity| case.knowledge.activity(activity).doing.clone()).collect();
    match carried.as_slice() {
        [] => None,
        [first, second, _, _, ..] => Some(format!("{first}, {second} and more")),
        few => Some(list(few)),
    }
}

/// For each activity the candidate that carries most of its weight, if any may be used for it.
pub fn main_activities(case: &Case, found: &Found) -> Vec<(Activity, Option<usize>)> {
    let activities = unique(case.rows.iter().map(|row| row.activity));
    let main = activities.into_iter().map(|activity| {
        let mut carried: Vec<(usize, u64)> = Vec::new();
        for row in case.rows.iter().filter(|row| row.activity == activity) {
            let Some((candidate, _)) = case.best_for(row, found) else { continue };
            match carried.iter_mut().find(|(one, _)| *one == candidate) {
                Some((_, sum)) => *sum += row.weight,
                None => carried.push((candidate, row.weight)),
            }
        }
        let heaviest = carried.into_iter().max_by_key(|&(candidate, sum)| (sum, Reverse(candidate)));
        (activity, heaviest.map(|(candidate, _)| candidate))
    });
    main.collect()
}
