//! What was told, as one line for each answer.

use super::full_name;
use crate::advice::money;
use crate::knowledge::{Fact, Knowledge};
use crate::session::{Units, words};
use crate::situation::{OwnedItem, Situation, Vocabulary, excerpt};

/// Every answer as a heading and what was answered.
pub fn told(situation: &Situation, knowledge: &Knowledge, units: Units) -> Vec<(String, String)> {
    let mut told = Vec::new();
    let whole: f64 = situation.work.values().sum();
    let work = situation.work.iter().map(|(activity, share)| {
        let label = &knowledge.activity(*activity).label;
        if situation.work.len() == 1 { label.clone() } else { words::share_of_time(label, share / whole) }
    });
    push(&mut told, words::WORK, work.collect());
    let place = &situation.place;
    let room = [place.room.length_m, place.room.width_m, place.room.height_m];
    if room.iter().any(Option::is_some) {
        let room = room.map(|metres| metres.map_or("?".to_owned(), |metres| words::length(metres, units)));
        told.push((words::ROOM.to_owned(), room.join(" × ")));
    }
    told.extend(place.rt60_s.map(|seconds| (words::RT60.to_owned(), words::seconds(seconds))));
    told.extend(place.listening_distance_m.map(|metres| (words::SEAT.to_owned(), words::length(metres, units))));
    told.extend(answers(situation, knowledge));
    told.extend(situation.source.max_volts_rms.map(|volts| (words::SOURCE_VOLTS.to_owned(), words::volts(volts))));
    told.extend(situation.source.output_ohms.map(|ohms| (words::SOURCE_OHMS.to_owned(), words::ohms(ohms))));
    let owned = situation.owned.iter().map(|owned| match &owned.item {
        OwnedItem::Type(gear) => knowledge.gear(*gear).label.clone(),
        OwnedItem::Model(id) => knowledge.catalogue.product(id).map_or_else(|| excerpt(id), full_name),
    });
    push(&mut told, words::OWNED, owned.collect());
    let wish = situation.wish.iter().map(|gear| knowledge.gear(*gear).label.clone());
    push(&mut told, words::WISHES, wish.collect());
    told.extend(situation.budget.map(|budget| (words::BUDGET.to_owned(), money(budget, &knowledge.about.currency))));
    told.extend(situation.max_new_items.map(|items| (words::MOST_ITEMS.to_owned(), items.to_string())));
    told
}

fn push(told: &mut Vec<(String, String)>, heading: &str, parts: Vec<String>) {
    if !parts.is_empty() {
        told.push((heading.to_owned(), parts.join(", ")));
    }
}

/// The answers that were picked from a list, in the words of the questions.
fn answers(situation: &Situation, knowledge: &Knowledge) -> Vec<(String, String)> {
    let (place, listener) = (&situation.place, &situation.listener);
    let flag = |answer: Option<bool>| answer.map(usize::from);
    let picked = [
        (Fact::Treatment, place.treatment.map(Vocabulary::index)),
        (Fact::CanTreat, flag(place.can_treat)),
        (Fact::Noise, place.noise.map(Vocabulary::index)),
        (Fact::Neighbours, place.neighbours.map(Vocabulary::index)),
        (Fact::OthersInRoom, flag(place.others_in_room)),
        (Fact::Night, flag(place.night)),
        (Fact::OnTheMove, flag(place.on_the_move)),
        (Fact::Glasses, flag(listener.glasses)),
        (Fact::LongHours, flag(listener.long_hours)),
        (Fact::Source, situation.source.kind.map(Vocabulary::index)),
    ];
    let picked = picked.into_iter().filter_map(|(fact, answer)| {
        let question = knowledge.question(fact);
        Some((question.label.clone(), question.answers.get(answer?)?.label.clone()))
    });
    picked.collect()
}
