//! The base that `build.rs` has checked and packed.

use std::sync::OnceLock;

use super::{Catalogue, Knowledge, Library};

static KNOWLEDGE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/knowledge.postcard"));
static CATALOGUE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/catalogue.postcard"));
static LIBRARY: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/library.postcard"));

/// The knowledge that advice is made from, decoded at the first call.
///
/// # Panics
/// Never with a finished build: `build.rs` reads back what it has written with the same types before it ends.
pub fn embedded() -> &'static Knowledge {
    static DECODED: OnceLock<Knowledge> = OnceLock::new();
    DECODED.get_or_init(|| postcard::from_bytes(KNOWLEDGE).expect("build.rs has read these bytes back"))
}

/// The same with the catalogue of products.
///
/// # Panics
/// Never with a finished build, see [`embedded`].
pub fn embedded_with_catalogue() -> &'static Knowledge {
    static DECODED: OnceLock<Knowledge> = OnceLock::new();
    DECODED.get_or_init(|| {
        let catalogue: Catalogue = postcard::from_bytes(CATALOGUE).expect("build.rs has read these bytes back");
        Knowledge { catalogue, ..embedded().clone() }
    })
}

/// Claims and terms, decoded at the first call.
///
/// # Panics
/// Never with a finished build, see [`embedded`].
pub fn library() -> &'static Library {
    static DECODED: OnceLock<Library> = OnceLock::new();
    DECODED.get_or_init(|| postcard::from_bytes(LIBRARY).expect("build.rs has read these bytes back"))
}
