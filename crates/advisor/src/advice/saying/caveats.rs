//! What a reader has to keep in mind.

use super::models::priceless;
use super::words::{date_in_words, list, money};
use crate::advice::case::Case;
use crate::advice::judging::candidate::Standing;
use crate::advice::kit::KitSolution;
use crate::advice::kit::choose::Choice;
use crate::knowledge::{Fact, Family, Role, Share};

/// What a reader has to keep in mind.
pub fn caveats(case: &Case, choice: &Choice) -> Vec<String> {
    let situation = &case.situation;
    let about = &case.knowledge.about;
    let mut caveats = Vec::new();
    if situation.work.is_empty() {
        let usual = case.knowledge.activities.iter().filter(|entry| entry.prior != Share::ZERO);
        let usual: Vec<String> = usual.map(|entry| entry.doing.clone()).collect();
        caveats.push(format!("You haven't said what you do, so this assumes a typical home studio: {}.", list(&usual)));
    }
    if situation.budget.is_none() {
        let usual = money(about.usual_budget, case.knowledge.currency());
        caveats.push(format!(
            "You gave no budget, so nothing above {usual} is recommended; the list shows what more money would buy."
        ));
    }
    caveats.extend(priceless(situation, case.knowledge));
    if !case.covers_required(&choice.best_value) {
        caveats.push("Not everything that your work requires can be covered within these limits.".to_owned());
    }
    if case.facts.room.rt60_is_estimated {
        caveats.push("The reverberation time is typical for this much treatment, not measured.".to_owned());
    }
    let has_loudspeakers = |kit: &KitSolution| {
        let entries = case.types(kit).into_iter().map(|gear| case.knowledge.gear(gear));
        entries.into_iter().any(|entry| (entry.family, entry.role) == (Family::Loudspeakers, Role::Listen))
    };
    if has_loudspeakers(&choice.best_value) && !case.facts.is_known(Fact::RoomSize) {
        caveats.push("We don't know your room, and loudspeakers depend on it more than on anything else.".to_owned());
    }
    caveats.push(
        "Sources back what each rule says. How many points it is worth, and how likely each open answer is, is our \
         judgement."
            .to_owned(),
    );
    let types_in_kit = choice.best_value.items.iter().any(|&item| {
        let candidate = &case.lineup.candidates[item];
        candidate.is_new() && candidate.model.is_none()
    });
    if types_in_kit || !case.new_helpers[choice.best_value.state].is_empty() {
        caveats.push(format!(
            "Where no model is named, the price is a typical one in {}, as of {}.",
            about.currency,
            date_in_words(&about.prices_as_of)
        ));
    }
    if case.lineup.candidates.iter().any(|candidate| candidate.is_new() && candidate.model.is_some()) {
        caveats.push(
            "Prices were checked on the date shown; yours will differ. If we don't know a figure, we widen the range. We \
             never make one up."
                .to_owned(),
        );
    }
    if situation.budget.is_some_and(|budget| budget.cents() < picked_cost(case)) {
        caveats.push("The models you picked cost more than your budget.".to_owned());
    }
    caveats.push("Leakage and isolation are judged by the design, because hardly anyone measures them.".to_owned());
    caveats
}

/// What the models cost that the visitor insists on, in cents.
fn picked_cost(case: &Case) -> u64 {
    let all = case.lineup.candidates.iter().chain(&case.lineup.helpers);
    all.filter(|candidate| candidate.standing == Standing::Picked).map(|candidate| candidate.cost.cents()).sum()
}
