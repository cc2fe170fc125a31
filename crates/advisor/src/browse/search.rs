//! Search: which products fit a query, in which order, and what each further choice would leave.

use std::collections::BinaryHeap;

use super::figures::{extension, value};
use super::index::{Entry, Index, Known};
use super::matching::{Fit, fits};
use super::query::{Bounds, Facet, Query, Sort};
use crate::knowledge::{Product, Quantity};
use crate::situation::Vocabulary;

/// What a search finds.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// Places in the catalogue, in the order asked for.
    pub products: Vec<usize>,
    /// No name fits as typed; these come nearest.
    pub forgiven: bool,
    /// Products left out only because something asked for is unknown of them.
    pub unknown: usize,
    /// One for each [`Facet`], in its order.
    pub facets: Vec<FacetCounts>,
}

impl Found {
    #[must_use]
    pub fn facet(&self, facet: Facet) -> &FacetCounts {
        &self.facets[facet.index()]
    }
}

/// What a facet would leave, given all that is asked beside it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FacetCounts {
    /// For a choice: how many products each of its values alone would leave, in the order of its vocabulary.
    pub values: Vec<usize>,
    /// For a figure: the lowest and the highest there are.
    pub ends: Option<(f32, f32)>,
    /// Products that any choice would leave out, because the value is unknown.
    pub unknown: usize,
}

/// Finds the products that fit a query.
///
/// A product whose figure is unknown is left out as soon as that figure is asked for, and counted in
/// [`Found::unknown`]. Kinds that have no such figure at all are left out uncounted: loudspeakers are not «of unknown
/// impedance».
#[must_use]
pub fn search(index: &Index, query: &Query) -> Found {
    let (fits, forgiven) = fits(index, &query.text);
    let asked: Vec<FacetQuery> = Facet::ALL.iter().map(|&facet| FacetQuery::new(query, facet)).collect();
    let empty = |facet: &Facet| FacetCounts { values: vec![0; facet.choices()], ..FacetCounts::default() };
    let mut facets: Vec<FacetCounts> = Facet::ALL.iter().map(empty).collect();
    let mut keys = Vec::new();
    let mut unknown = 0;
    for (position, (entry, fit)) in index.entries.iter().zip(&fits).enumerate() {
        let Some(fit) = fit else { continue };
        let mut failed = 0_u32;
        let mut only_unknown = true;
        for (facet, asked) in asked.iter().enumerate() {
            let known = entry.known[facet];
            if !asked.allows(known) {
                failed |= 1 << facet;
                only_unknown &= known == Known::Unknown;
            }
        }
        for (facet, counts) in facets.iter_mut().enumerate() {
            if failed & !(1 << facet) == 0 {
                counts.add(entry.known[facet]);
            }
        }
        if failed == 0 {
            keys.push(key(&index.products()[position], entry, *fit, query.sort) << POSITION_BITS | position as u64);
        }
        unknown += usize::from(failed != 0 && only_unknown);
    }
    // Keys differ by position at least; a heap sorts them in less code than the standard sort.
    let products = BinaryHeap::from(keys).into_sorted_vec().into_iter();
    let products = products.map(|key| (key & ((1 << POSITION_BITS) - 1)) as usize).collect();
    Found { products, forgiven, unknown, facets }
}

/// What a query asks of one facet.
struct FacetQuery {
    chosen: u32,
    bounds: Bounds,
}

impl FacetQuery {
    fn new(query: &Query, facet: Facet) -> Self {
        Self { chosen: query.chosen(facet), bounds: query.bounds(facet) }
    }

    fn allows(&self, known: Known) -> bool {
        let anything = self.chosen == 0 && self.bounds.is_open();
        anything
            || match known {
                Known::Choice(value) => self.chosen & (1 << value) != 0,
                Known::Figure(value) => self.bounds.contains(value),
                Known::Unknown | Known::NotApplicable => false,
            }
    }
}

impl FacetCounts {
    fn add(&mut self, known: Known) {
        match known {
            Known::Choice(value) => {
                if let Some(count) = self.values.get_mut(usize::from(value)) {
                    *count += 1;
                }
            }
            Known::Figure(value) => {
                let (lowest, highest) = self.ends.unwrap_or((value, value));
                self.ends = Some((lowest.min(value), highest.max(value)));
            }
            Known::Unknown => self.unknown += 1,
            Known::NotApplicable => {}
        }
    }
}

/// Room for sixteen million products.
const POSITION_BITS: u32 = 24;
/// Behind everything that is known: keys have forty bits.
const UNKNOWN_LAST: u64 = (1 << (64 - POSITION_BITS)) - 1;

/// Lower comes first.
fn key(product: &Product, entry: &Entry, fit: Fit, sort: Sort) -> u64 {
    let rising = |value: Option<f32>| value.map_or(UNKNOWN_LAST, |value| u64::from(in_order(value)));
    match sort {
        Sort::Relevance => {
            let name = u64::from(fit.inexact) << 9 | u64::from(fit.name_parts) << 1;
            u64::from(fit.by_kind) << 25 | name | u64::from(!product.from_outside)
        }
        Sort::Name => 0,
        Sort::Price => rising(value(product, Quantity::Price)),
        Sort::Extension => rising(extension(product).map(|corner| corner.hz)),
        Sort::Weight => rising(value(product, Quantity::Weight)),
        Sort::Impedance => rising(value(product, Quantity::Impedance)),
        Sort::Preference => {
            let best_first = |(rig, score): (u8, f32)| u64::from(rig) << 32 | u64::from(!in_order(score));
            entry.score.map_or(UNKNOWN_LAST, best_first)
        }
    }
}

/// Bits in the same order as the numbers.
fn in_order(value: f32) -> u32 {
    let bits = value.to_bits();
    if bits >> 31 == 0 { bits | 1 << 31 } else { !bits }
}
