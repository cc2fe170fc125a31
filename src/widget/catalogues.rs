//! The catalogues of a page's widgets. Each is decoded once, however many widgets use it and however often they come
//! and go.

use std::cell::RefCell;

use advisor::situation::{Problem, Vocabulary};
use import::{Mode, read_in};

use crate::catalogue::Loaded;

/// A catalogue by the name under which it was taken; the embedded one has none.
type Named = (String, Loaded);

thread_local! {
    static CATALOGUES: RefCell<Vec<Named>> = const { RefCell::new(Vec::new()) };
}

/// The name of the embedded catalogue.
const EMBEDDED: &str = "";

/// Loads what comes with the script, packed; false where any of it is damaged or of another version.
pub fn stock(catalogue: &[u8], library: &[u8]) -> bool {
    let loaded = Loaded::unpack(catalogue, library);
    if let Some(loaded) = loaded {
        keep(EMBEDDED, loaded);
    }
    loaded.is_some()
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
    let Some(embedded) = named(EMBEDDED) else {
        let what = "the embedded catalogue, which it is read beside, has not arrived";
        return (false, vec![Problem::new("catalogue", what, "reload the page")]);
    };
    let known = embedded.knowledge();
    let reading = read_in(file, bytes, known, currency);
    let taken = reading.outside.map(|mut outside| {
        outside.mode = mode.and_then(Mode::from_name).unwrap_or(outside.mode);
        keep(name, embedded.with(outside.over(known)));
    });
    let place = |problem: Problem| Problem { place: format!("catalogue, {}", problem.place), ..problem };
    (taken.is_some(), reading.findings.into_iter().map(|finding| place(finding.problem)).collect())
}

/// A catalogue by its name, or the embedded one where there is none of that name; nothing before [`stock`].
pub fn named_or_embedded(name: &str) -> Option<Loaded> {
    named(name).or_else(|| named(EMBEDDED))
}

fn named(name: &str) -> Option<Loaded> {
    CATALOGUES.with_borrow(|catalogues| catalogues.iter().find(|named| named.0 == name).map(|named| named.1))
}

fn keep(name: &str, loaded: Loaded) {
    CATALOGUES.with_borrow_mut(|catalogues| {
        catalogues.retain(|named| named.0 != name);
        catalogues.push((name.to_owned(), loaded));
    });
}
