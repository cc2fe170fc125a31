//! The advice as files: Markdown for people, CSV for spreadsheets, JSON for programs and for a later visit.
//!
//! Law: plain text made of an [`Advice`](crate::advice::Advice), by nothing that decides. The first screen needs none of
//! this, and calls none of it.

mod answers;
mod claims;
mod csv;
mod file;
mod markdown;
mod qr;

pub use claims::claims_json;
pub use csv::plan_csv;
pub use file::{file_json, read_file};
pub use markdown::markdown;
pub use qr::qr;

use crate::advice::Item;
use crate::knowledge::{Knowledge, Product};

/// What an item is called: brand and model where it is known which one it is, and its type otherwise.
fn name_of(item: &Item, knowledge: &Knowledge) -> String {
    let product = item.model.as_deref().and_then(|id| knowledge.catalogue.product(id));
    product.map_or_else(|| knowledge.gear(item.gear).label.clone(), full_name)
}

fn full_name(product: &Product) -> String {
    format!("{} {}", product.brand, product.name)
}
