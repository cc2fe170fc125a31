//! What a kind of gear is called: the words of its type beside those of a product's name.

use super::fold::{is_number, parts};
use super::word::{Cost, Word, letters, near_cost, with_pairs};
use crate::knowledge::{Family, GearEntry};
use crate::situation::Vocabulary;

/// The words by which a type is known.
#[derive(Clone, Debug)]
pub(super) struct Kind {
    /// What it is: the last word of its label and the name of its family.
    heads: Vec<Word>,
    /// What else its label and its noun say: a headphone amplifier has to do with headphones, but is none.
    others: Vec<Word>,
}

/// A beginning with fewer letters does not match a type yet.
const SHORTEST_BEGUN: usize = 3;
/// Fewer letters than these inside a word are chance: there is an ear in near.
const SHORTEST_INSIDE: usize = 5;
/// Of fewer letters than these, every one counts.
const SHORTEST_FORGIVEN: usize = 4;

impl Kind {
    pub fn new(entry: &GearEntry) -> Self {
        let label = parts(&entry.label);
        let mut heads: Vec<String> = label.last().cloned().into_iter().collect();
        if entry.family != Family::Measure {
            heads.push(entry.family.name().to_owned());
        }
        let others = with_pairs([label, parts(&entry.noun)].concat());
        let all = |words: Vec<String>| words.iter().map(|word| Word::new(singular(word).to_owned())).collect();
        Self { heads: all(heads), others: all(others) }
    }

    /// What it costs to read a part as one of its words, in one or many.
    pub fn cost(&self, part: &str, forgiving: bool) -> Cost {
        if is_number(part) {
            return None;
        }
        let part = singular(part);
        let head = self.heads.iter().filter_map(|word| cost(part, word, forgiving));
        let other = self.others.iter().filter_map(|word| cost(part, word, forgiving));
        head.chain(other.map(|(forgiven, inexact)| (forgiven, inexact + 1))).min()
    }
}

fn cost(part: &str, word: &Word, forgiving: bool) -> Cost {
    let is_begun = part.len() >= SHORTEST_BEGUN && word.text.starts_with(part);
    let is_inside = part.len() >= SHORTEST_INSIDE && word.text.contains(part);
    if word.text == part || is_begun || is_inside {
        return Some((0, 0));
    }
    if forgiving && part.len() >= SHORTEST_FORGIVEN { near_cost(part, letters(part), word) } else { None }
}

/// `ears` and `ear` are one word.
fn singular(word: &str) -> &str {
    word.strip_suffix('s').filter(|word| word.len() >= SHORTEST_BEGUN).unwrap_or(word)
}
