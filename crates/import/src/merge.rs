//! A catalogue from outside meets the embedded one.

use std::collections::BTreeMap;

use crate::known::{Known, sorted_by_id};
use crate::{Mode, Outside};
use advisor::knowledge::{Availability, Basis, Catalogue, Family, Knowledge, Product, Quantity};

impl Outside {
    /// A catalogue with the products of this file over that of `knowledge`, in the currency of the file.
    ///
    /// A product is the same as one that is known if it has its id, or its brand and model in any spelling. It keeps what the
    /// file says of it, and takes over the figures that the file does not give and all that were measured or computed:
    /// a shop wants our figures under its prices. A price is never taken over.
    ///
    /// [`Mode::Replace`] leaves only the products of the file, [`Mode::Extend`] all; the products that are not in the
    /// file keep their prices only where both catalogues have the same currency.
    #[must_use]
    pub fn over(&self, knowledge: &Knowledge) -> Catalogue {
        let Self { mode, catalogue: file } = self;
        let base = &knowledge.catalogue;
        let known = Known::of(knowledge);
        let are_headphones = |product: &Product| knowledge.gear(product.gear).family == Family::Headphones;
        let mut replaced: BTreeMap<String, usize> = BTreeMap::new();
        let mut products: Vec<Product> = Vec::new();
        for (index, product) in file.products.iter().enumerate() {
            let counterpart = known.counterpart(&product.id, &product.brand, &product.name);
            let same = counterpart.filter(|known| are_headphones(known) == are_headphones(product));
            if let Some(known) = counterpart {
                replaced.insert(known.id.clone(), index);
            }
            products.push(same.map_or_else(|| product.clone(), |known| merged(product, known)));
        }
        if *mode == Mode::Extend {
            for product in base.products.iter().filter(|product| !replaced.contains_key(&product.id)) {
                let mut product = product.clone();
                if base.currency != file.currency {
                    product.figures.retain(|figure| figure.what != Quantity::Price);
                }
                products.push(product);
            }
        }
        let ours = base.sources.iter().filter(|source| file.sources.iter().all(|of_file| of_file.id != source.id));
        Catalogue {
            name: file.name.clone(),
            currency: file.currency.clone(),
            products: sorted_by_id(products),
            sources: ours.chain(&file.sources).cloned().collect(),
        }
    }
}

/// What a file says of a product, over what is known of it.
fn merged(claimed: &Product, known: &Product) -> Product {
    let is_found = |basis: Basis| matches!(basis, Basis::Measured | Basis::Computed);
    let mut figures = claimed.figures.clone();
    for figure in known.figures.iter().filter(|figure| figure.what != Quantity::Price) {
        if is_found(figure.basis) {
            figures.retain(|theirs| theirs.what != figure.what || is_found(theirs.basis));
        }
        if is_found(figure.basis) || !claimed.figures.iter().any(|theirs| theirs.what == figure.what) {
            figures.push(figure.clone());
        }
    }
    let said = |field: &str| match field {
        "type" => true,
        "availability" => claimed.availability != Availability::Unknown,
        "transducer" => claimed.transducer.is_some(),
        "detachable_cable" => claimed.detachable_cable.is_some(),
        "wireless" => claimed.wireless.is_some(),
        _ => false,
    };
    Product {
        availability: if claimed.availability == Availability::Unknown {
            known.availability
        } else {
            claimed.availability
        },
        transducer: claimed.transducer.or(known.transducer),
        detachable_cable: claimed.detachable_cable.or(known.detachable_cable),
        wireless: claimed.wireless.or(known.wireless),
        unconfirmed: known.unconfirmed.iter().filter(|field| !said(field)).cloned().collect(),
        made_for: known.made_for.clone(),
        named_by: known.named_by.clone(),
        note: claimed.note.clone().or_else(|| known.note.clone()),
        figures,
        ..claimed.clone()
    }
}
