//! The knowledge base: the files in `knowledge/`, checked and packed by the build script with the program's own types.

use std::sync::OnceLock;

use advisor::knowledge::{Catalogue, Knowledge, Library};

/// A packed [`Knowledge`] without products.
pub static KNOWLEDGE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/knowledge.postcard"));

/// The packed [`Catalogue`] of products, which the page fetches as a file of its own.
pub static CATALOGUE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/catalogue.postcard"));

/// The packed [`Library`] of claims, terms and sources, another file of its own.
pub static LIBRARY: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/library.postcard"));

/// The knowledge that advice is made from, without products, decoded at the first call.
///
/// # Panics
/// Never with a finished build: the build script reads back what it has written with the same types before it ends.
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
    let decoded = Knowledge::unpack(KNOWLEDGE).expect("the build script has read these bytes back");
    Knowledge { catalogue, ..decoded }
}

/// The embedded knowledge with the embedded catalogue, decoded at the first call.
///
/// # Panics
/// Never with a finished build, see [`embedded`].
pub fn embedded_with_catalogue() -> &'static Knowledge {
    static DECODED: OnceLock<Knowledge> = OnceLock::new();
    DECODED.get_or_init(|| {
        with_catalogue(Catalogue::unpack(CATALOGUE).expect("the build script has read these bytes back"))
    })
}

/// Claims, terms and sources, decoded at the first call.
///
/// # Panics
/// Never with a finished build, see [`embedded`].
pub fn library() -> &'static Library {
    static DECODED: OnceLock<Library> = OnceLock::new();
    DECODED.get_or_init(|| Library::unpack(LIBRARY).expect("the build script has read these bytes back"))
}
