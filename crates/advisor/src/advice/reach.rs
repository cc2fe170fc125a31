//! How near the types that the visitor is thinking of are to being in the kit: worked out before anything is said.

use super::outlook;
use super::shown::Shown;
use crate::situation::GearType;

/// How near a type that the visitor is thinking of is to being in the kit.
pub enum Reach {
    Owned,
    InKit,
    /// Under these circumstances, in words that follow «if» or «with».
    If(String),
    Never,
}

/// The types that the visitor is thinking of, each once, with how near they are.
pub fn wished(shown: &Shown) -> Vec<(GearType, Reach)> {
    let mut wished: Vec<(GearType, Reach)> = Vec::new();
    for &gear in &shown.case.situation.wish {
        if wished.iter().all(|(known, _)| *known != gear) {
            wished.push((gear, reach(shown, gear)));
        }
    }
    wished
}

fn reach(shown: &Shown, gear: GearType) -> Reach {
    let case = shown.case;
    let is_bought = shown.items.iter().any(|&one| {
        let candidate = shown.candidate(one);
        candidate.gear == gear && candidate.is_new()
    });
    if is_bought {
        return Reach::InKit;
    }
    if case.lineup.candidates.iter().chain(&case.lineup.helpers).any(|one| !one.is_new() && one.gear == gear) {
        return Reach::Owned;
    }
    outlook::change_for(&case.situation, case, gear).map_or(Reach::Never, Reach::If)
}
