//! The catalogues of a page's widgets. Each is decoded once, however many widgets use it and however often they come
//! and go.

use std::cell::RefCell;

use crate::knowledge::outside::{Mode, read_in};
use crate::knowledge::{Catalogue, Knowledge, take_library};
use crate::page::load::Shelf;
use crate::situation::{Problem, Vocabulary};

/// A catalogue by the name under which it was taken; the embedded one has none.
type Named = (String, Shelf);

thread_local! {
    static STOCK: RefCell<Vec<Named>> = const { RefCell::new(Vec::new()) };
}

/// The name of the embedded catalogue.
const EMBEDDED: &str = "";

/// Takes over what comes with the script, packed; whatever is damaged is done without.
pub fn stock(catalogue: &[u8], library: &[u8]) {
    take_library(library);
    keep(EMBEDDED, Shelf::of(catalogue));
}

/// Takes a page's own catalogue under a name; every problem that it has, and whether it was taken.
///
/// `currency` is that of its prices where it does not say one itself, `mode` goes before what it says of the embedded
/// catalogue.
pub fn take_catalogue(
    name: &str,
    file: &str,
    bytes: &[u8],
    currency: Option<&str>,
    mode: Option<&str>,
) -> (bool, Vec<Problem>) {
    let Some(embedded) = known() else {
        let what = "the embedded catalogue, which it is read beside, has not arrived";
        return (false, vec![Problem::new("catalogue", what, "reload the page")]);
    };
    let reading = read_in(file, bytes, &embedded.catalogue, currency);
    let taken = reading.outside.map(|mut outside| {
        outside.mode = mode.and_then(Mode::from_name).unwrap_or(outside.mode);
        keep(name, Shelf::with(embedded.catalogue.with_outside(&outside)));
    });
    let place = |problem: Problem| Problem { place: format!("catalogue, {}", problem.place), ..problem };
    (taken.is_some(), reading.findings.into_iter().map(|finding| place(finding.problem)).collect())
}

/// A catalogue by its name, or the embedded one where there is none of that name.
pub fn shelf(name: &str) -> Shelf {
    named(name).or_else(|| named(EMBEDDED)).unwrap_or(Shelf::TypesOnly)
}

fn known() -> Option<&'static Knowledge> {
    named(EMBEDDED)?.knowledge().filter(|knowledge| knowledge.catalogue != Catalogue::default())
}

fn named(name: &str) -> Option<Shelf> {
    STOCK.with_borrow(|stock| stock.iter().find(|named| named.0 == name).map(|named| named.1.clone()))
}

fn keep(name: &str, shelf: Shelf) {
    STOCK.with_borrow_mut(|stock| {
        stock.retain(|named| named.0 != name);
        stock.push((name.to_owned(), shelf));
    });
}
