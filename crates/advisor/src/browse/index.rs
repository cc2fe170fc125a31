//! What a search needs to know of each product, worked out once.

use super::figures::{extension, score_rig, value};
use super::fold::parts;
use super::kind::Kind;
use super::query::{Facet, Origin};
use super::size::tenths;
use super::word::{Word, with_pairs};
use crate::knowledge::{Family, Knowledge, Product, Quantity};
use crate::situation::{GearType, Vocabulary};

/// The catalogue made ready for looking through it. Products go by their position in the catalogue.
#[derive(Clone, Debug)]
pub struct Index<'a> {
    pub knowledge: &'a Knowledge,
    pub(super) entries: Vec<Entry>,
    /// Every different part of a name, and every two neighbouring runs of letters as one; in order.
    pub(super) words: Vec<Word>,
    /// What each type is called, by its position in the vocabulary.
    pub(super) kinds: Vec<Kind>,
}

/// What is known of a product for one facet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Known {
    /// Products of this kind have no such thing.
    NotApplicable,
    Unknown,
    Choice(u8),
    Figure(f32),
}

#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub known: [Known; Facet::ALL.len()],
    /// Place in [`Index::kinds`].
    pub kind: usize,
    /// Places in [`Index::words`].
    pub words: Vec<u32>,
    /// Brand and name without any gap.
    pub joined: String,
    /// Parts of the name without the brand.
    pub name_parts: u8,
    /// Tenths of an inch.
    pub woofer: Option<u16>,
    /// Which scores it can be compared with, and its own.
    pub score: Option<(u8, f32)>,
}

impl<'a> Index<'a> {
    #[must_use]
    pub fn new(knowledge: &'a Knowledge) -> Self {
        let products = &knowledge.catalogue.products;
        let names: Vec<Vec<String>> = products.iter().map(name_words).collect();
        let mut words: Vec<Word> = Vec::new();
        for name in names.iter().flatten() {
            if let Err(position) = find(&words, name) {
                words.insert(position, Word::new(name.clone()));
            }
        }
        let rigs = rigs(products);
        let kinds = kinds_with(knowledge);
        let entry = |(product, names): (&Product, Vec<String>)| {
            #[expect(clippy::cast_possible_truncation, reason = "there are far fewer words")]
            let position = |name: &String| find(&words, name).ok().map(|position| position as u32);
            Entry {
                known: core::array::from_fn(|facet| known(knowledge, product, Facet::ALL[facet], kinds[facet])),
                kind: product.gear.index(),
                words: names.iter().filter_map(position).collect(),
                joined: [parts(&product.brand), parts(&product.name)].concat().concat(),
                name_parts: u8::try_from(parts(&product.name).len()).unwrap_or(u8::MAX),
                woofer: value(product, Quantity::Woofer).map(tenths),
                score: score(product, &rigs),
            }
        };
        let entries = products.iter().zip(names).map(entry).collect();
        let kinds = GearType::ALL.iter().map(|&gear| Kind::new(knowledge.gear(gear))).collect();
        Self { knowledge, entries, words, kinds }
    }

    #[must_use]
    pub fn products(&self) -> &'a [Product] {
        &self.knowledge.catalogue.products
    }
}

fn find(words: &[Word], name: &str) -> Result<usize, usize> {
    words.binary_search_by(|word| word.text.as_str().cmp(name))
}

fn name_words(product: &Product) -> Vec<String> {
    let mut names = parts(&product.brand);
    names.extend(parts(&product.name));
    with_pairs(names)
}

/// For each facet the families any member of which has a value: in others it is not unknown, there is no such thing.
fn kinds_with(knowledge: &Knowledge) -> [[bool; Family::ALL.len()]; Facet::ALL.len()] {
    core::array::from_fn(|facet| {
        let mut has = [false; Family::ALL.len()];
        for product in &knowledge.catalogue.products {
            let family = knowledge.gear(product.gear).family.index();
            has[family] |= found(knowledge, product, Facet::ALL[facet]).is_some();
        }
        has
    })
}

fn known(knowledge: &Knowledge, product: &Product, facet: Facet, kinds: [bool; Family::ALL.len()]) -> Known {
    match found(knowledge, product, facet) {
        Some(known) => known,
        None if kinds[knowledge.gear(product.gear).family.index()] => Known::Unknown,
        None => Known::NotApplicable,
    }
}

#[expect(clippy::cast_possible_truncation, reason = "no vocabulary has more than 255 members")]
fn found(knowledge: &Knowledge, product: &Product, facet: Facet) -> Option<Known> {
    let entry = knowledge.gear(product.gear);
    let choice = |position: usize| Known::Choice(position as u8);
    let origin = if product.from_outside { Origin::Outside } else { Origin::BuiltIn };
    match facet {
        Facet::Origin => Some(choice(origin.index())),
        Facet::Type => Some(choice(product.gear.index())),
        Facet::Enclosure => entry.enclosure.map(|it| choice(it.index())),
        Facet::Wearing => entry.wearing.map(|it| choice(it.index())),
        Facet::Transducer => product.transducer.map(|it| choice(it.index())),
        Facet::Availability => Some(choice(product.availability.index())),
        Facet::Price => value(product, Quantity::Price).map(Known::Figure),
        Facet::Impedance => value(product, Quantity::Impedance).map(Known::Figure),
        Facet::Isolation => value(product, Quantity::Isolation).map(Known::Figure),
        Facet::LowestHz => extension(product).map(|corner| Known::Figure(corner.hz)),
    }
}

/// The rigs of headphone scores, most used first.
fn rigs(products: &[Product]) -> Vec<String> {
    let mut rigs: Vec<(usize, String)> = Vec::new();
    let scores = products.iter().filter_map(|product| product.figure(Quantity::PreferenceScore));
    for rig in scores.filter_map(score_rig) {
        match rigs.iter_mut().find(|(_, known)| known == rig) {
            Some((count, _)) => *count += 1,
            None => rigs.push((1, rig.to_owned())),
        }
    }
    let mut ordered = Vec::new();
    while let Some(most) = rigs.iter().map(|(count, _)| *count).max() {
        let position = rigs.iter().position(|(count, _)| *count == most).unwrap_or_default();
        ordered.push(rigs.remove(position).1);
    }
    ordered
}

/// A headphone's score with the position of its rig; a loudspeaker's, which comes after all rigs.
fn score(product: &Product, rigs: &[String]) -> Option<(u8, f32)> {
    let family = |position: usize| u8::try_from(position).unwrap_or(u8::MAX);
    if let Some(figure) = product.figure(Quantity::PreferenceScore).filter(|figure| figure.value.is_finite()) {
        let rig = score_rig(figure)?;
        return rigs.iter().position(|known| known == rig).map(|position| (family(position), figure.value));
    }
    let figure = product.figure(Quantity::OliveScore).filter(|figure| figure.value.is_finite())?;
    let flattered = usize::from(super::figures::terms(figure) != "independent");
    Some((family(rigs.len() + flattered), figure.value))
}
