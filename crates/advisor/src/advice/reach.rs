//! How near the types that the visitor is thinking of are to being in the kit: worked out before anything is said.

use super::case::Case;
use super::kit::Goal;
use super::kit::choose::Choice;
use super::kit::search::search;
use super::outlook;
use super::shown::Shown;
use crate::situation::{GearType, Owned};

/// How near a type that the visitor is thinking of is to being in the kit.
pub enum Reach {
    Owned,
    InKit,
    /// In the most expensive kit.
    InMostExpensiveKit,
    /// Under these circumstances, in words that follow «if» or «with».
    If(String),
    /// A helper that would do something for what is there, though not as much as what is recommended.
    KeepingToOwn,
    /// It would be used were it there already.
    AtLowerPrice,
    Never,
}

/// The types that the visitor is thinking of, each once, with how near they are.
pub fn wished(choice: &Choice, shown: &Shown) -> Vec<(GearType, Reach)> {
    let mut wished: Vec<(GearType, Reach)> = Vec::new();
    for &gear in &shown.case.situation.wish {
        if wished.iter().all(|(known, _)| *known != gear) {
            wished.push((gear, reach(choice, shown, gear)));
        }
    }
    wished
}

fn reach(choice: &Choice, shown: &Shown, gear: GearType) -> Reach {
    let case = shown.case;
    if case.lineup.candidates.iter().chain(&case.lineup.helpers).any(|one| !one.is_new() && one.gear == gear) {
        return Reach::Owned;
    }
    if shown.has(gear) {
        return Reach::InKit;
    }
    if case.types(&choice.best_in_budget).contains(&gear) {
        return Reach::InMostExpensiveKit;
    }
    if let Some(change) = outlook::change_for(&case.situation, case, gear) {
        return Reach::If(change);
    }
    if helps_what_is_there(case, gear) {
        return Reach::KeepingToOwn;
    }
    if is_used_as_a_gift(case, choice, gear) { Reach::AtLowerPrice } else { Reach::Never }
}

/// From this gain of benefit on, in ten-thousandths, a thing is worth having at all.
const WORTH_HAVING: i32 = 100;

fn helps_what_is_there(case: &Case, gear: GearType) -> bool {
    let items = &case.instance.items;
    let there: Vec<usize> = (0..items.len()).filter(|&item| !items[item].is_new).collect();
    let is_alone = |helpers: &Vec<usize>| matches!(helpers.as_slice(), [one] if case.lineup.helpers[*one].gear == gear);
    let with = case.new_helpers.iter().position(is_alone);
    let without = case.new_helpers.iter().position(Vec::is_empty);
    let benefit = |state: usize| case.share_of_perfect(case.instance.benefit(state, &there)).parts();
    with.zip(without).is_some_and(|(with, without)| benefit(with) - benefit(without) >= WORTH_HAVING)
}

/// Whether a type would be used were it there already.
fn is_used_as_a_gift(case: &Case, choice: &Choice, gear: GearType) -> bool {
    let mut gifted = case.situation.clone();
    gifted.owned.push(Owned::of_type(gear));
    let gifted = Case::new(&gifted, case.knowledge);
    let Some(mut best) = search(&gifted.instance, 0, Goal::MostBenefit { budget: gifted.budget }) else { return false };
    gifted.name_candidates(&mut best);
    let gain =
        gifted.share_of_perfect(best.benefit).parts() - case.share_of_perfect(choice.best_in_budget.benefit).parts();
    gain >= WORTH_HAVING && Shown::new(&gifted, &best).has(gear)
}
