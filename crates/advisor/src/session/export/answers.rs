//! The visitor's answers, one line for each.

use super::full_name;
use crate::advice::money;
use crate::knowledge::{Fact, Knowledge};
use crate::session::{Units, words};
use crate::situation::parts::{Group, Kind, Part, Value};
use crate::situation::{OwnedItem, Situation, excerpt};

/// Every answer as a heading and what was answered.
pub fn answers(situation: &Situation, knowledge: &Knowledge, units: Units) -> Vec<(String, String)> {
    let mut answers = Vec::new();
    push(&mut answers, words::WORK, work(situation, knowledge));
    push(&mut answers, words::ROOM, room(situation, units));
    // What was measured in the room comes together, before what was chosen from lists.
    let is_measured = |part: &&Part| part.row().group == Group::Room && part.answers().is_empty();
    let measured = Part::ALL.iter().filter(is_measured);
    for &part in measured.chain(Part::ALL.iter().filter(|part| !is_measured(part))) {
        match part.row().kind {
            Kind::Owned => push(&mut answers, words::OWNED, owned(situation, knowledge)),
            Kind::Types => {
                let labels = situation.wish.iter().map(|gear| knowledge.gear(*gear).label.clone());
                push(&mut answers, words::WISHES, labels.collect());
            }
            _ => answers.extend(answer(part, situation, knowledge, units)),
        }
    }
    answers
}

fn push(answers: &mut Vec<(String, String)>, heading: &str, parts: Vec<String>) {
    if !parts.is_empty() {
        answers.push((heading.to_owned(), parts.join(", ")));
    }
}

fn work(situation: &Situation, knowledge: &Knowledge) -> Vec<String> {
    let whole: f64 = situation.work.values().sum();
    let work = situation.work.iter().map(|(activity, share)| {
        let label = &knowledge.activity(*activity).label;
        if situation.work.len() == 1 { label.clone() } else { words::share_of_time(label, share / whole) }
    });
    work.collect()
}

/// The dimensions of the room in one line.
fn room(situation: &Situation, units: Units) -> Vec<String> {
    let dimensions = Part::ALL.iter().filter(|part| is_dimension(**part)).map(|part| part.get(situation));
    let dimensions: Vec<Option<Value>> = dimensions.collect();
    if dimensions.iter().all(Option::is_none) {
        return Vec::new();
    }
    let written = dimensions.into_iter().map(|value| match value {
        Some(Value::Number(metres)) => words::length(metres, units),
        _ => "?".to_owned(),
    });
    vec![written.collect::<Vec<_>>().join(" × ")]
}

fn is_dimension(part: Part) -> bool {
    part.row().link == Part::Length.row().link
}

fn owned(situation: &Situation, knowledge: &Knowledge) -> Vec<String> {
    let owned = situation.owned.iter().map(|owned| match &owned.item {
        OwnedItem::Type(gear) => knowledge.gear(*gear).label.clone(),
        OwnedItem::Model(id) => knowledge.catalogue.product(id).map_or_else(|| excerpt(id), full_name),
    });
    owned.collect()
}

/// A single answer: a number with its label, or what was chosen, in the words of the question.
fn answer(part: Part, situation: &Situation, knowledge: &Knowledge, units: Units) -> Option<(String, String)> {
    if is_dimension(part) {
        return None;
    }
    let row = part.row();
    let written = match part.get(situation)? {
        Value::Number(number) => words::measured(number, row.limits()?.measure, units),
        Value::Money(amount) => money(amount, &knowledge.about.currency),
        Value::Count(count) => count.to_string(),
        Value::Flag(_) | Value::Word(_) => {
            let question = knowledge.question(Fact::Given(part));
            return Some((question.label.clone(), question.answers.get(part.chosen(situation)?)?.label.clone()));
        }
    };
    Some((row.label.to_owned(), written))
}
