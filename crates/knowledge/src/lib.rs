//! The base that `build.rs` has checked and packed.

use std::sync::OnceLock;

use super::{Catalogue, Knowledge, Library};

static KNOWLEDGE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/knowledge.postcard"));

/// The packed products, which the page fetches as a file of its own.
pub static CATALOGUE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/catalogue.postcard"));

/// The packed [`Library`], another file of its own.
pub static LIBRARY: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/library.postcard"));

/// The knowledge that advice is made from, without products, decoded at the first call.
///
/// # Panics
/// Never with a finished build: `build.rs` reads back what it has written with the same types before it ends.
pub fn embedded() -> &'static Knowledge {
    static DECODED: OnceLock<Knowledge> = OnceLock::new();
    DECODED.get_or_init(|| with_catalogue(Catalogue::default()))
}

/// The embedded knowledge with a catalogue.
///
/// # Panics
/// Never with a finished build, see [`embedded`].
#[must_use]
pub fn with_catalogue(catalogue: Catalogue) -> Knowledge {
    // Decoding once more is quick, and takes no code beside what is there; copying would take several kilobytes of it.
    let decoded = postcard::from_bytes(KNOWLEDGE).expect("build.rs has read these bytes back");
    Knowledge { catalogue, ..decoded }
}

/// The same with the catalogue of products.
///
/// # Panics
/// Never with a finished build, see [`embedded`].
pub fn embedded_with_catalogue() -> &'static Knowledge {
    static DECODED: OnceLock<Knowledge> = OnceLock::new();
    DECODED.get_or_init(|| with_catalogue(unpack_catalogue(CATALOGUE).expect("build.rs has read these bytes back")))
}

static TAKEN: OnceLock<Library> = OnceLock::new();

/// Claims, terms and sources, decoded at the first call.
///
/// # Panics
/// Never with a finished build, see [`embedded`].
pub fn library() -> &'static Library {
    TAKEN.get_or_init(|| unpack_library(LIBRARY).expect("build.rs has read these bytes back"))
}

/// Takes a packed library that was fetched; false where the bytes are damaged or of another version.
pub fn take_library(packed: &[u8]) -> bool {
    unpack_library(packed).is_some_and(|library| TAKEN.set(library).is_ok())
}

/// The library if it has been taken.
pub fn library_so_far() -> Option<&'static Library> {
    TAKEN.get()
}

/// A catalogue from its packed form; `None` where the bytes are damaged or of another version.
#[must_use]
pub fn unpack_catalogue(packed: &[u8]) -> Option<Catalogue> {
    postcard::from_bytes(packed).ok()
}

/// A library from its packed form; `None` where the bytes are damaged or of another version.
#[must_use]
pub fn unpack_library(packed: &[u8]) -> Option<Library> {
    postcard::from_bytes(packed).ok()
}
