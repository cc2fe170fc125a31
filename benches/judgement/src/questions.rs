//! Real public questions, each with what the best answers agree on.

use std::fs;

use advisor::advice::{Advice, Item, WishVerdict, advise};
use advisor::knowledge::{Family, Knowledge};
use advisor::situation::{GearType, read_what_can_be_read};
use serde::Deserialize;

/// A file of `tests/questions`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// What was asked, in our words.
    pub asks: String,
    /// What the best answers agree on, in our words.
    pub consensus: String,
    /// How much they agree: `high` or `medium`.
    pub certainty: String,
    /// Title and address of the thread.
    pub source: String,
    /// What was in the question that a situation cannot say.
    pub beyond: Vec<String>,
    /// JSON.
    pub situation: String,
    pub expect: Expect,
}

/// What the advice has to show.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Expect {
    /// The recommended kit holds one type of each group, bought or owned.
    pub must: Vec<Vec<GearType>>,
    /// It buys one type of each group.
    pub must_buy: Vec<Vec<GearType>>,
    /// It buys none of these.
    pub must_not_buy: Vec<GearType>,
    /// No kit uses one of these.
    pub must_not_use: Vec<GearType>,
    /// The wish for this type is not granted.
    pub wish_not: Option<GearType>,
    pub max_new_headphone_pairs: Option<usize>,
}

/// How a question was answered.
pub struct Answer {
    pub headline: String,
    /// What is missing or wrong; empty where the answer is right.
    pub complaints: Vec<String>,
    /// Parts of the situation that the advisor cannot read.
    pub unread: Vec<String>,
}

/// All questions by name.
///
/// # Panics
/// Where a file cannot be read: it is part of the repository.
#[must_use]
pub fn all() -> Vec<(String, Question)> {
    let folder = crate::folder("tests/questions");
    let mut files: Vec<_> = fs::read_dir(folder).expect("the folder of questions").flatten().collect();
    files.sort_by_key(fs::DirEntry::path);
    let question = |file: fs::DirEntry| {
        let name = file.path().file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let text = fs::read_to_string(file.path()).expect("a readable question");
        let question: Question = toml::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        (name, question)
    };
    files.into_iter().map(question).collect()
}

#[must_use]
pub fn answer(question: &Question, knowledge: &Knowledge) -> Answer {
    let (situation, problems) = read_what_can_be_read(&question.situation);
    let advice = advise(&situation, knowledge);
    Answer {
        complaints: complaints(&question.expect, &advice, knowledge),
        headline: advice.headline,
        unread: problems.iter().map(|problem| problem.place.clone()).collect(),
    }
}

fn complaints(expect: &Expect, advice: &Advice, knowledge: &Knowledge) -> Vec<String> {
    let mut complaints = Vec::new();
    let Some(kit) = advice.kits.first() else { return vec!["there is no kit".to_owned()] };
    let buys = |item: &&Item| item.action.is_bought();
    let bought: Vec<GearType> = kit.items.iter().filter(buys).map(|item| item.gear).collect();
    for group in &expect.must {
        if !kit.items.iter().any(|item| group.contains(&item.gear)) {
            complaints.push(format!("has none of {group:?}"));
        }
    }
    for group in &expect.must_buy {
        if !bought.iter().any(|gear| group.contains(gear)) {
            complaints.push(format!("buys none of {group:?}"));
        }
    }
    complaints
        .extend(bought.iter().filter(|gear| expect.must_not_buy.contains(gear)).map(|gear| format!("buys {gear:?}")));
    for gear in &expect.must_not_use {
        if advice.kits.iter().any(|kit| kit.items.iter().any(|item| item.gear == *gear)) {
            complaints.push(format!("uses {gear:?}"));
        }
    }
    let pairs = bought.iter().filter(|gear| knowledge.gear(**gear).family == Family::Headphones).count();
    if expect.max_new_headphone_pairs.is_some_and(|most| pairs > most) {
        complaints.push(format!("buys {pairs} pairs of headphones"));
    }
    let granted = advice.wishes.iter().find(|wish| Some(wish.gear) == expect.wish_not);
    if granted.is_none_or(|wish| wish.verdict == WishVerdict::Yes) && expect.wish_not.is_some() {
        complaints.push(format!("grants the wish for {:?}", expect.wish_not));
    }
    complaints
}
