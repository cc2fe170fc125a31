//! Models that a situation names and that the advice cannot use.

use super::words::list;
use crate::knowledge::Knowledge;
use crate::situation::{NameSet, OwnedItem, Problem, Problems, Situation, excerpt};

/// The models of a situation that the catalogue does not have, or that have no price, so that no kit can include them.
#[must_use]
pub fn check_models(situation: &Situation, knowledge: &Knowledge) -> Vec<Problem> {
    let mut named: Vec<(String, &str, &str)> = Vec::new();
    for (index, owned) in situation.owned.iter().enumerate() {
        if let OwnedItem::Model(id) = &owned.item {
            named.push((format!("owned[{index}].model"), id, "give its `type` instead"));
        }
    }
    for (key, ids) in [("picked", &situation.picked), ("never", &situation.never)] {
        named.extend(ids.iter().map(|id| (key.to_owned(), id.as_str(), "leave it out")));
    }
    let catalogue = &knowledge.catalogue;
    let mut problems = Problems::default();
    let mut guesses = 0..MOST_GUESSED;
    for (place, id, otherwise) in named {
        match catalogue.product(id) {
            None => problems.add(|| {
                let meant = guesses.next().and_then(|_| catalogue.closest(id));
                let remedy = meant.map_or_else(|| otherwise.to_owned(), |meant| format!("did you mean `{meant}`?"));
                Problem::new(place, format!("the catalogue has no model `{}`", excerpt(id)), remedy)
            }),
            Some(product) if place == "picked" && knowledge.cost(product).is_none() => {
                problems.add(|| Problem::new(place, without_price(id), "mark it as owned, or leave it out"));
            }
            Some(_) => {}
        }
    }
    problems.list()
}

/// For at most this many unknown models one of a similar name is looked for, which goes through the whole catalogue.
const MOST_GUESSED: usize = 10;

fn without_price(id: &str) -> String {
    format!("`{id}` has no price, so it can't be part of a kit")
}

/// A sentence on each model that is wanted in the kit although it has no price.
pub fn priceless(situation: &Situation, knowledge: &Knowledge) -> impl Iterator<Item = String> {
    let is_free =
        |id: &&String| knowledge.catalogue.product(id).is_some_and(|product| knowledge.cost(product).is_none());
    situation.picked.iter().filter(is_free).map(|id| format!("Left out: {}.", without_price(id)))
}

/// At most this many unknown models are named, by their ids.
const MOST_CALLED: usize = 3;

/// One sentence on models that the catalogue does not have, such as those of a link that was made with a shop's.
pub fn unknown(situation: &Situation, knowledge: &Knowledge) -> Option<String> {
    let owned = situation.owned.iter().filter_map(|owned| match &owned.item {
        OwnedItem::Model(id) => Some(id),
        OwnedItem::Type(_) => None,
    });
    let mut seen = NameSet::default();
    let named = owned.chain(&situation.picked).chain(&situation.never);
    let unknown: Vec<&String> =
        named.filter(|id| seen.add(id) == 1 && knowledge.catalogue.place(id).is_none()).collect();
    let mut called: Vec<String> = unknown.iter().take(MOST_CALLED).map(|id| excerpt(id)).collect();
    if unknown.len() > MOST_CALLED {
        called.push(format!("{} more", unknown.len() - MOST_CALLED));
    }
    let models = if unknown.len() == 1 { "model named here is" } else { "models named here are" };
    let say = || {
        format!("{} {models} not in this catalogue, so the advice leaves them out: {}.", unknown.len(), list(&called))
    };
    (!unknown.is_empty()).then(say)
}
