//! Words of names, and how far a mistyped one is from them.

use strsim::damerau_levenshtein;

use super::fold::is_number;

#[derive(Clone, Debug)]
pub(super) struct Word {
    pub text: String,
    /// A bit for each letter that occurs, to see quickly that two words are not alike.
    pub letters: u32,
}

impl Word {
    pub fn new(text: String) -> Self {
        Self { letters: letters(&text), text }
    }
}

/// A bit for each letter or digit of a text.
pub(super) fn letters(text: &str) -> u32 {
    text.bytes().fold(0, |letters, byte| letters | 1 << (byte % 32))
}

/// Also every two neighbouring runs of letters as one, as they may be typed: `nearfield`.
pub(super) fn with_pairs(mut names: Vec<String>) -> Vec<String> {
    for position in 1..names.len() {
        if !is_number(&names[position - 1]) && !is_number(&names[position]) {
            let both = [names[position - 1].as_str(), names[position].as_str()].concat();
            names.push(both);
        }
    }
    names
}

/// What it costs to read a part as something: what is forgiven, and how inexact it is.
pub(super) type Cost = Option<(u16, u16)>;

/// A wrong digit is another model more often than a slip.
const WRONG_DIGIT: u16 = 2;
/// Of fewer letters than these, every one counts.
const SHORTEST_FORGIVEN: usize = 3;

/// A third of the letters may differ, or one digit of a number of the same length.
pub(super) fn near_cost(part: &str, asked: u32, word: &Word) -> Cost {
    let most = if is_number(part) { 1 } else { part.len().div_ceil(3) };
    let unalike = (asked & !word.letters).count_ones() as usize;
    let too_short = part.len() < SHORTEST_FORGIVEN || word.text.len() + most < part.len();
    if too_short || unalike > most || is_number(part) != is_number(&word.text) {
        return None;
    }
    if is_number(part) {
        let is_near = word.text.len() == part.len() && damerau_levenshtein(part, &word.text) == most;
        return is_near.then_some((WRONG_DIGIT, 0));
    }
    // Somebody still typing has begun a longer word: its beginning is what to compare with.
    let beginnings = [part.len(), part.len() + 1, word.text.len()];
    let distances = beginnings.into_iter().filter_map(|end| {
        let beginning = word.text.get(..end)?;
        let distance = damerau_levenshtein(part, beginning);
        let inexact = u16::from(end < word.text.len());
        (distance <= most).then_some((u16::try_from(distance).unwrap_or(u16::MAX), inexact))
    });
    distances.min()
}
