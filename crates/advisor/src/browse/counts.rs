//! How much is known: products by type, and what each figure rests on.

use super::figures::ProductTrait;
use crate::knowledge::{Basis, Catalogue, Product, Quantity};
use crate::situation::{GearType, Vocabulary};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counts {
    pub products: usize,
    /// The types that have any product, in the order of [`GearType`].
    pub types: Vec<TypeCounts>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypeCounts {
    pub gear: GearType,
    pub products: usize,
    /// The traits known of any product of the type.
    pub traits: Vec<TraitCounts>,
    /// The quantities that any product of the type has a figure of; one that no product has does not count as missing.
    pub quantities: Vec<QuantityCounts>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TraitCounts {
    pub what: ProductTrait,
    pub sourced: usize,
    pub unconfirmed: usize,
    pub unknown: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuantityCounts {
    pub what: Quantity,
    /// Products by the basis of their figure, in the order of [`Basis`].
    pub by_basis: [usize; Basis::ALL.len()],
    pub unknown: usize,
}

/// Counts the products by type, and for each type what is known of its products and how well.
#[must_use]
pub fn counts(catalogue: &Catalogue) -> Counts {
    let of_type = |&gear: &GearType| {
        let products: Vec<&Product> = catalogue.products.iter().filter(|product| product.gear == gear).collect();
        let traits = ProductTrait::ALL.iter().map(|&what| trait_counts(what, &products));
        let quantities = Quantity::ALL.iter().map(|&what| quantity_counts(what, &products));
        TypeCounts {
            gear,
            products: products.len(),
            traits: traits.filter(|counts| counts.unknown < products.len()).collect(),
            quantities: quantities.filter(|counts| counts.unknown < products.len()).collect(),
        }
    };
    let types = GearType::ALL.iter().map(of_type).filter(|counts| counts.products > 0).collect();
    Counts { products: catalogue.products.len(), types }
}

fn trait_counts(what: ProductTrait, products: &[&Product]) -> TraitCounts {
    let mut counts = TraitCounts { what, sourced: 0, unconfirmed: 0, unknown: 0 };
    for product in products {
        match (what.of(product), what.is_unconfirmed(product)) {
            (None, _) => counts.unknown += 1,
            (Some(_), true) => counts.unconfirmed += 1,
            (Some(_), false) => counts.sourced += 1,
        }
    }
    counts
}

fn quantity_counts(what: Quantity, products: &[&Product]) -> QuantityCounts {
    let mut counts = QuantityCounts { what, by_basis: [0; Basis::ALL.len()], unknown: 0 };
    for product in products {
        match product.figure(what) {
            Some(figure) => counts.by_basis[figure.basis.index()] += 1,
            None => counts.unknown += 1,
        }
    }
    counts
}
