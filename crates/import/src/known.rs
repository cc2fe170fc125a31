//! Finding a product of a file among those that are known already.

use std::collections::BTreeMap;

use crate::text::folded;
use advisor::knowledge::{Catalogue, Knowledge, Product};

/// What is known already, with its products by their ids and their names.
pub(super) struct Known<'k> {
    pub knowledge: &'k Knowledge,
    by_name: BTreeMap<String, usize>,
}

impl<'k> Known<'k> {
    pub fn of(knowledge: &'k Knowledge) -> Self {
        // One by one: to collect them would bring in the standard library's sort.
        let mut by_name = BTreeMap::new();
        for (index, product) in knowledge.catalogue.products.iter().enumerate() {
            by_name.insert(folded(&product.brand, &product.name), index);
        }
        Self { knowledge, by_name }
    }

    pub fn catalogue(&self) -> &'k Catalogue {
        &self.knowledge.catalogue
    }

    /// The same product: the one with this id, else the one with this brand and model however they are spelt.
    pub fn counterpart(&self, id: &str, brand: &str, model: &str) -> Option<&'k Product> {
        self.catalogue().product(id).or_else(|| {
            let index = self.by_name.get(&folded(brand, model))?;
            self.catalogue().products.get(*index)
        })
    }
}

/// Products in the order that [`Catalogue::product`] counts on; of two with one id the later is left.
///
/// By way of a map that the reader has anyway: a sort of its own would weigh more in the page.
pub(super) fn sorted_by_id(products: Vec<Product>) -> Vec<Product> {
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for (index, product) in products.iter().enumerate() {
        places.insert(product.id.clone(), index);
    }
    let mut products: Vec<Option<Product>> = products.into_iter().map(Some).collect();
    places.into_values().filter_map(|index| products.get_mut(index).and_then(Option::take)).collect()
}
