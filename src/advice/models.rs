//! Models that a situation names and that advice must do without.

use super::order::unique;
use super::words::list;
use crate::knowledge::Knowledge;
use crate::situation::{OwnedItem, Problem, Situation, excerpt};

/// A model as a situation names it.
struct Named<'s> {
    place: String,
    id: &'s str,
    /// What to do where nothing alike is known.
    otherwise: &'static str,
}

fn named(situation: &Situation) -> Vec<Named<'_>> {
    let mut named: Vec<Named> = Vec::new();
    for (index, owned) in situation.owned.iter().enumerate() {
        if let OwnedItem::Model(id) = &owned.item {
            let place = format!("owned[{index}].model");
            named.push(Named { place, id, otherwise: "give its `type` instead" });
        }
    }
    for (key, ids) in [("picked", &situation.picked), ("never", &situation.never)] {
        let of_key = ids.iter().map(|id| Named { place: key.to_owned(), id, otherwise: "leave it out" });
        named.extend(of_key);
    }
    named
}

/// The models of a situation that the catalogue does not have, or that no kit can be reckoned with.
#[must_use]
pub fn check_models(situation: &Situation, knowledge: &Knowledge) -> Vec<Problem> {
    let catalogue = &knowledge.catalogue;
    let unknown = |Named { place, id, otherwise }: Named| {
        let remedy = catalogue.closest(id).map(|meant| format!("did you mean `{meant}`?"));
        let what = format!("the catalogue has no model `{}`", excerpt(id));
        Problem::new(place, what, remedy.unwrap_or_else(|| otherwise.to_owned()))
    };
    let unknown = named(situation).into_iter().filter(|named| catalogue.place(named.id).is_none()).map(unknown);
    let what = |id: &String| format!("nobody knows what `{id}` costs, so no kit can be reckoned with it");
    let priceless = without_price(situation, knowledge)
        .map(|id| Problem::new("picked", what(id), "say that you own it, or leave it out"));
    unknown.chain(priceless).collect()
}

/// Models that are wanted in the kit although nobody knows their price.
pub fn without_price<'s>(situation: &'s Situation, knowledge: &Knowledge) -> impl Iterator<Item = &'s String> {
    let is_free = |id: &&String| knowledge.catalogue.product(id).is_some_and(|product| product.cost().is_none());
    situation.picked.iter().filter(is_free)
}

/// Unknown models that are called by their ids.
const MOST_CALLED: usize = 3;

/// One sentence on models that the catalogue does not have, such as those of a link that was made with a shop's.
pub fn unknown(situation: &Situation, knowledge: &Knowledge) -> Option<String> {
    let ids = named(situation).into_iter().map(|named| named.id).filter(|id| knowledge.catalogue.place(id).is_none());
    let mut called: Vec<String> = unique(ids).into_iter().map(excerpt).collect();
    let count = called.len();
    if count > MOST_CALLED {
        called.truncate(MOST_CALLED);
        called.push(format!("{} more", count - MOST_CALLED));
    }
    let called = list(&called);
    match count {
        0 => None,
        1 => Some(format!("One model named here is not in this catalogue, so the advice goes without it: {called}.")),
        _ => Some(format!(
            "{count} models named here are not in this catalogue, so the advice goes without them: {called}."
        )),
    }
}
