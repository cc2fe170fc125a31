//! The closest product that is closed, cheaper, lighter, …

use std::collections::BinaryHeap;

use super::figures::{extension, terms, value};
use super::index::Index;
use crate::knowledge::{Enclosure, Family, Product, Quantity, Role};
use crate::vocabulary;

vocabulary!(
    /// What an alternative must be.
    Wish, "wish", {
        Closed = "closed",
        Open = "open",
        Cheaper = "cheaper",
        Lighter = "lighter",
        /// Plays lower.
        Deeper = "deeper",
        /// Surely louder from the same voltage.
        EasierToDrive = "easier_to_drive",
    }
);

impl Wish {
    /// Whether gear of a family can differ in this at all: no loudspeaker is closed or open as headphones are.
    #[must_use]
    pub const fn applies_to(self, family: Family) -> bool {
        match self {
            Self::Cheaper => true,
            Self::Closed | Self::Open | Self::EasierToDrive => matches!(family, Family::Headphones),
            Self::Lighter => matches!(family, Family::Headphones | Family::Loudspeakers),
            Self::Deeper => matches!(family, Family::Loudspeakers),
        }
    }
}

/// A product like another one.
#[derive(Clone, Debug, PartialEq)]
pub struct Alternative {
    /// Place in the catalogue.
    pub product: usize,
    /// How unlike the two are: the root of the mean square of all steps, each in standard deviations of its kind, what
    /// is unknown at what it would be on average; and one more for every trait that differs.
    pub distance: f64,
    /// What was compared, in a fixed order.
    pub steps: Vec<Step>,
    /// What is known of the first product only: the two may differ there by anything.
    pub unknown: Vec<Quantity>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    pub what: Quantity,
    /// In the unit of the catalogue, sensitivities in dB/V.
    pub from: f64,
    pub to: f64,
    /// The difference in standard deviations among products of the family; of frequencies, prices, impedances and
    /// powers that of their logarithms.
    pub deviations: f64,
}

/// What makes products alike, and whether its ratios count rather than its differences.
const COMPARED: [(Quantity, bool); 12] = [
    (Quantity::Price, true),
    (Quantity::Impedance, true),
    (Quantity::Sensitivity, false),
    (Quantity::Weight, true),
    (Quantity::PreferenceScore, false),
    (Quantity::PreferenceSlope, false),
    (Quantity::Woofer, true),
    (Quantity::F6, true),
    (Quantity::OliveScore, false),
    (Quantity::MaxSpl, false),
    (Quantity::OutputVolts, true),
    (Quantity::Power32Ohm, true),
];

/// The alternatives to a product that fulfil a wish, closest first, at most `most`.
///
/// They are of its family, and helpers of its type. Unavailable products are left out, and those that share no known
/// figure with the product: nothing would say that the two are alike. A step too small to notice does not count: cheaper
/// means at least 15 % less, lighter and deeper 10 %.
#[must_use]
pub fn alternatives(index: &Index, product: usize, wish: Wish, most: usize) -> Vec<Alternative> {
    let Some(base) = index.products().get(product) else { return Vec::new() };
    let family = |position: &usize| is_alike(index, base, &index.products()[*position]);
    let family: Vec<usize> = (0..index.products().len()).filter(family).collect();
    let scales: Vec<Scale> = COMPARED
        .iter()
        .filter(|(what, _)| Some(*what) != wished_quantity(wish))
        .filter_map(|&(what, ratios)| Scale::new(index, &family, base, what, ratios))
        .collect();
    let is_candidate = |position: &usize| {
        let other = &index.products()[*position];
        *position != product && other.availability.is_available() && fulfils(index, base, other, wish)
    };
    let found: Vec<Alternative> = family
        .iter()
        .filter(|position| is_candidate(position))
        .map(|&position| alternative(index, base, position, wish, &scales))
        .filter(|found| !found.steps.is_empty())
        .collect();
    // Distances are never negative, so their bits have the same order; equally close ones go by their names.
    let order = found.iter().enumerate().map(|(position, one)| (one.distance.to_bits(), position));
    let order = BinaryHeap::from(order.collect::<Vec<_>>()).into_sorted_vec();
    order.into_iter().take(most).map(|(_, position)| found[position].clone()).collect()
}

/// Whether one could replace the other.
fn is_alike(index: &Index, base: &Product, other: &Product) -> bool {
    let (entry, other_entry) = (index.knowledge.gear(base.gear), index.knowledge.gear(other.gear));
    let needs_same_type = [entry, other_entry].iter().any(|entry| entry.role == Role::Help);
    entry.family == other_entry.family && (!needs_same_type || base.gear == other.gear)
}

fn fulfils(index: &Index, base: &Product, other: &Product, wish: Wish) -> bool {
    let enclosure = index.knowledge.gear(other.gear).enclosure;
    let shrinks = |own: Option<f32>, other: Option<f32>, share: f32| {
        own.zip(other).is_some_and(|(own, other)| other <= own * share)
    };
    let known = |what: Quantity| (value(base, what), value(other, what));
    match wish {
        Wish::Closed => enclosure == Some(Enclosure::Closed),
        Wish::Open => enclosure == Some(Enclosure::Open),
        Wish::Cheaper => {
            let (own, other) = known(Quantity::Price);
            shrinks(own, other, 0.85)
        }
        Wish::Lighter => {
            let (own, other) = known(Quantity::Weight);
            shrinks(own, other, 0.9)
        }
        Wish::Deeper => {
            let corner = |product| extension(product).map(|corner| corner.hz);
            shrinks(corner(base), corner(other), 0.9)
        }
        Wish::EasierToDrive => {
            let about = &index.knowledge.about;
            let sensitivities = about.sensitivity_db_per_v(base).zip(about.sensitivity_db_per_v(other));
            sensitivities.is_some_and(|(own, other)| own.1 < other.0)
        }
    }
}

/// The figure that is meant to differ, and so makes nothing unlike.
const fn wished_quantity(wish: Wish) -> Option<Quantity> {
    match wish {
        Wish::Closed | Wish::Open => None,
        Wish::Cheaper => Some(Quantity::Price),
        Wish::Lighter => Some(Quantity::Weight),
        Wish::Deeper => Some(Quantity::F6),
        Wish::EasierToDrive => Some(Quantity::Sensitivity),
    }
}

/// One figure on the scale of what is usual.
struct Scale<'a> {
    what: Quantity,
    ratios: bool,
    /// Of the first product.
    value: f64,
    terms: &'a str,
    mean: f64,
    deviation: f64,
}

impl<'a> Scale<'a> {
    /// `None` where nothing can be compared: the first product has no such figure, or too few others do.
    fn new(index: &Index, family: &[usize], base: &'a Product, what: Quantity, ratios: bool) -> Option<Self> {
        let value = reckoned(index, base, what)?;
        let all = family.iter().filter_map(|position| reckoned(index, &index.products()[*position], what));
        let all: Vec<f64> = all.map(|value| on_scale(value, ratios)).filter(|value| value.is_finite()).collect();
        let count = u32::try_from(all.len()).map_or(f64::INFINITY, f64::from);
        let mean = all.iter().sum::<f64>() / count;
        let deviation = (all.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>() / count).sqrt();
        let is_usable = all.len() > 2 && deviation > 1e-6 && on_scale(value, ratios).is_finite();
        let terms = base.figure(what).map_or("", terms);
        is_usable.then_some(Self { what, ratios, value, terms, mean, deviation })
    }

    fn in_deviations(&self, value: f64) -> f64 {
        (on_scale(value, self.ratios) - self.mean) / self.deviation
    }
}

fn on_scale(value: f64, ratios: bool) -> f64 {
    if ratios { libm::log10(value) } else { value }
}

/// A figure in one unit for all products.
fn reckoned(index: &Index, product: &Product, what: Quantity) -> Option<f64> {
    match what {
        Quantity::Sensitivity => {
            let (from, to) = index.knowledge.about.sensitivity_db_per_v(product)?;
            Some(f64::midpoint(from, to)).filter(|middle| middle.is_finite())
        }
        Quantity::F6 => extension(product).map(|corner| f64::from(corner.hz)),
        _ => value(product, what).map(f64::from),
    }
}

fn alternative(index: &Index, base: &Product, position: usize, wish: Wish, scales: &[Scale]) -> Alternative {
    let other = &index.products()[position];
    let mut squares = 0.0;
    let mut steps = Vec::new();
    let mut unknown = Vec::new();
    for scale in scales {
        let own = scale.in_deviations(scale.value);
        let same_terms = other.figure(scale.what).is_none_or(|figure| terms(figure) == scale.terms);
        let value = reckoned(index, other, scale.what).filter(|_| same_terms);
        match value.filter(|value| scale.in_deviations(*value).is_finite()) {
            Some(value) => {
                let deviations = scale.in_deviations(value) - own;
                squares += deviations * deviations;
                steps.push(Step { what: scale.what, from: scale.value, to: value, deviations });
            }
            None => {
                // The mean square of the distance to a member of the family taken by chance.
                squares += 1.0 + own * own;
                unknown.push(scale.what);
            }
        }
    }
    let count = u32::try_from(scales.len()).map_or(1.0, f64::from).max(1.0);
    let distance = (squares / count).sqrt() + f64::from(unlike_traits(index, base, other, wish));
    Alternative { product: position, distance, steps, unknown }
}

/// How many traits differ that nobody wished to differ.
fn unlike_traits(index: &Index, base: &Product, other: &Product, wish: Wish) -> u32 {
    let (own, entry) = (index.knowledge.gear(base.gear), index.knowledge.gear(other.gear));
    let enclosure = own.enclosure != entry.enclosure && !matches!(wish, Wish::Closed | Wish::Open);
    let kind = own.family == Family::Loudspeakers && base.gear != other.gear;
    let wireless = base.wireless.is_some() && other.wireless.is_some() && base.wireless != other.wireless;
    [enclosure, own.wearing != entry.wearing, kind, wireless].into_iter().map(u32::from).sum()
}
