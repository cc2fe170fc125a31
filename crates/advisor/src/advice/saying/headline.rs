//! A kit in one sentence that a friend would say.

use super::words::{clauses, list, money, without_article};
use crate::advice::case::Case;
use crate::advice::judging::candidate::Candidate;
use crate::advice::kit::Pair;
use crate::advice::limits::LeastThatWorks;
use crate::advice::shown::{Behind, Shown};
use crate::situation::Money;

/// Most items of a headline that are named with what they are for.
const WITH_PURPOSE: usize = 2;

/// A kit in one sentence; where it is empty, `least` is what would do without limits.
pub fn headline(shown: &Shown, least: Option<&LeastThatWorks>) -> String {
    let Shown { case, kit, .. } = *shown;
    if shown.items.is_empty() {
        return out_of_reach(case, least);
    }
    let (mut keep, mut buy, mut keep_too, mut extras) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for &one in &shown.items {
        let purpose = match one {
            Behind::Candidate(index) => doing(shown, Some(index)),
            Behind::Helper(_) => None,
        };
        let candidate = shown.candidate(one);
        let name = case.name(candidate);
        match (candidate.is_new(), purpose) {
            (true, Some(doing)) if buy.len() < WITH_PURPOSE => {
                buy.push(format!("{name} for {doing}{}", instead(candidate)));
            }
            (true, _) => extras.push(format!("{name}{}", instead(candidate))),
            (false, Some(doing)) if keep.len() < WITH_PURPOSE => {
                keep.push(format!("{} for {doing}", without_article(&name)));
            }
            (false, _) => keep_too.push(without_article(&name).to_owned()),
        }
    }
    let cost = money(Money::from_cents(kit.cost), case.knowledge.currency());
    let plus =
        |list_of: &[String]| if list_of.is_empty() { String::new() } else { format!(", plus {}", list(list_of)) };
    let kept = if keep.is_empty() { list(&keep_too) } else { format!("{}{}", clauses(&keep), plus(&keep_too)) };
    let bought = if buy.is_empty() { list(&extras) } else { format!("{}{}", clauses(&buy), plus(&extras)) };
    let kit = match (kept.is_empty(), bought.is_empty()) {
        (true, _) => format!("Get {bought}: about {cost}."),
        (false, true) => format!("Buy nothing: use your {kept}."),
        (false, false) => format!("Keep your {kept}. Add {bought}: about {cost}."),
    };
    match doing(shown, None) {
        Some(left) => format!("{kit} Not covered: {left}."),
        None => kit,
    }
}

fn instead(candidate: &Candidate) -> &'static str {
    if candidate.replaces { " in place of your own" } else { "" }
}

fn out_of_reach(case: &Case, least: Option<&LeastThatWorks>) -> String {
    match least {
        Some(LeastThatWorks { names, cost }) => {
            let names = list(names);
            let currency = case.knowledge.currency();
            let budget = case.situation.budget.filter(|budget| budget < cost);
            let cost = money(*cost, currency);
            match budget {
                Some(budget) => {
                    let budget = money(budget, currency);
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
fn doing(shown: &Shown, carries: Option<usize>) -> Option<String> {
    let knowledge = shown.case.knowledge;
    let main = |pair: Option<Pair>| pair.map(|pair| pair.main);
    let carried = shown.pairs.iter().filter(|(_, pair)| main(*pair) == carries).map(|(activity, _)| *activity);
    let carried: Vec<String> = carried.map(|activity| knowledge.activity(activity).doing.clone()).collect();
    match carried.as_slice() {
        [] => None,
        [first, second, _, _, ..] => Some(format!("{first}, {second} and more")),
        few => Some(list(few)),
    }
}
