//! What a reader has to bear in mind.

use super::models::priceless;
use super::words::list;
use crate::advice::case::Case;
use crate::advice::judging::candidate::Standing;
use crate::advice::kit::KitSolution;
use crate::advice::kit::choose::Choice;
use crate::knowledge::{Fact, Family, Role, Share};

/// What a reader has to bear in mind.
pub fn caveats(case: &Case, choice: &Choice) -> Vec<String> {
    let situation = &case.situation;
    let about = &case.knowledge.about;
    let mut caveats = Vec::new();
    if situation.work.is_empty() {
        let usual = case.knowledge.activities.iter().filter(|entry| entry.prior != Share::ZERO);
        let usual: Vec<String> = usual.map(|entry| entry.doing.clone()).collect();
        caveats.push(format!("You have not said what you do, so this is for a usual home studio: {}.", list(&usual)));
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
    let has_loudspeakers = |kit: &KitSolution| {
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
