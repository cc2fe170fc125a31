//! How well names and kinds fit what somebody typed.

use super::fold::{is_number, words};
use super::index::{Entry, Index};
use super::kind::Kind;
use super::size::take_sizes;
use super::word::{Cost, Word, letters, near_cost};

/// How well one product fits; less is better in each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Fit {
    /// What had to be forgiven: letters that differ, words that are missing.
    pub forgiven: u16,
    /// Words that match only the beginning, or the inside, of another.
    pub inexact: u16,
    /// Words that are not in the name but say of what kind it is.
    pub by_kind: u8,
    /// Of names that fit alike the shortest is meant; zero where only the kind fits.
    pub name_parts: u8,
}

/// For each product how well it fits, `None` where it does not; and whether mistakes had to be forgiven.
///
/// As long as something fits as typed, only that counts. Where nothing does, those fit that need the least forgiving; but
/// of a kind that is named as it is and has no product, none fits.
pub(super) fn fits(index: &Index, text: &str) -> (Vec<Option<Fit>>, bool) {
    let asked = TypedText::new(text);
    if asked.parts.is_empty() && asked.woofers.is_empty() {
        let all = Fit { forgiven: 0, by_kind: 0, inexact: 0, name_parts: 0 };
        return (vec![Some(all); index.entries.len()], false);
    }
    let exact = asked.fits(index, false);
    if exact.iter().any(Option::is_some) || asked.is_a_kind(index) {
        return (exact, false);
    }
    let mut near = asked.fits(index, true);
    let least = near.iter().flatten().map(|fit| fit.forgiven).min();
    for fit in &mut near {
        *fit = fit.filter(|fit| Some(fit.forgiven) == least);
    }
    (near, true)
}

/// Longer texts are no names.
const MOST_PARTS: usize = 16;
/// A missing word weighs as much as this many wrong letters.
const MISSING: u16 = 5;
/// A size weighs as much as a word of so many letters.
const SIZE_LETTERS: usize = 2;
/// Fewer letters than these are inside half the names anyway.
const SHORTEST_INSIDE: usize = 3;
struct TypedText {
    parts: Vec<String>,
    /// Words of several parts, joined: `dt880`.
    joined: Vec<String>,
    /// In tenths of an inch.
    woofers: Vec<u16>,
}

/// What a part costs, word by word and kind by kind.
struct Costs {
    words: Vec<Cost>,
    kinds: Vec<Cost>,
}

impl TypedText {
    fn new(text: &str) -> Self {
        let (mut woofers, text) = take_sizes(text);
        woofers.truncate(MOST_PARTS);
        let words = words(&text);
        let joined = words.iter().filter(|word| word.len() > 1).map(|word| word.concat()).collect();
        let mut parts = words.concat();
        parts.truncate(MOST_PARTS);
        Self { parts, joined, woofers }
    }

    fn fits(&self, index: &Index, forgiving: bool) -> Vec<Option<Fit>> {
        let costs = |part: &String| Costs {
            words: words_cost(index, part, forgiving),
            kinds: index.kinds.iter().map(|kind| kind.cost(part, forgiving)).collect(),
        };
        let costs: Vec<Costs> = self.parts.iter().map(costs).collect();
        index.entries.iter().map(|entry| self.fit(entry, &costs, forgiving)).collect()
    }

    /// Whether it is the name of a kind and nothing else.
    fn is_a_kind(&self, index: &Index) -> bool {
        let is_it = |kind: &Kind| self.parts.iter().all(|part| kind.cost(part, false).is_some());
        !self.parts.is_empty() && index.kinds.iter().any(is_it)
    }

    fn fit(&self, entry: &Entry, costs: &[Costs], forgiving: bool) -> Option<Fit> {
        let mut fit = Fit { forgiven: 0, by_kind: 0, inexact: 0, name_parts: entry.name_parts };
        let mut found = 0;
        let mut asked = 0;
        for (part, costs) in self.parts.iter().zip(costs) {
            asked += part.len();
            let in_name =
                entry.words.iter().filter_map(|word| costs.words.get(*word as usize).copied().flatten()).min();
            let of_kind = costs.kinds.get(entry.kind).copied().flatten();
            let is_kind = of_kind.is_some_and(|(kind, _)| in_name.is_none_or(|(name, _)| kind < name));
            match if is_kind { of_kind } else { in_name } {
                Some((forgiven, inexact)) => {
                    fit.forgiven += forgiven;
                    fit.inexact += inexact;
                    fit.by_kind += u8::from(is_kind);
                    found += part.len();
                }
                None if forgiving => fit.forgiven += MISSING,
                // One word may run over what the name keeps apart.
                None if self.joined.iter().any(|word| word.contains(part.as_str())) => fit.inexact += 1,
                None => return None,
            }
        }
        for &wanted in &self.woofers {
            // Sizes are rounded as makers like.
            asked += SIZE_LETTERS;
            match entry.woofer {
                Some(woofer) if woofer.abs_diff(wanted) <= 1 => {
                    fit.by_kind += 1;
                    found += SIZE_LETTERS;
                }
                _ if forgiving => fit.forgiven += MISSING,
                _ => return None,
            }
        }
        if usize::from(fit.by_kind) == self.parts.len() + self.woofers.len() {
            fit.name_parts = 0;
        }
        let holds_together = forgiving || self.joined.iter().all(|word| entry.joined.contains(word.as_str()));
        (holds_together && found * 2 >= asked).then_some(fit)
    }
}

/// For each word of the catalogue what it costs to read a part as it.
fn words_cost(index: &Index, part: &str, forgiving: bool) -> Vec<Cost> {
    let asked = letters(part);
    let cost = |word: &Word| {
        let plain = plain_cost(part, &word.text).map(|inexact| (0, inexact));
        plain.or_else(|| if forgiving { near_cost(part, asked, word) } else { None })
    };
    index.words.iter().map(cost).collect()
}

fn plain_cost(part: &str, word: &str) -> Option<u16> {
    if !word.starts_with(part) {
        let inside = !is_number(part) && part.len() >= SHORTEST_INSIDE && word.contains(part);
        return inside.then_some(3);
    }
    Some(u16::from(word.len() > part.len()))
}
