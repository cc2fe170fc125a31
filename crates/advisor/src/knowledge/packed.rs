//! The packed form of the knowledge base, in which it travels to the browser.

use super::catalogue::Catalogue;
use super::schema::{Knowledge, Library};

impl Knowledge {
    /// Reads the packed form; `None` where the bytes are damaged or of another version.
    #[must_use]
    pub fn unpack(packed: &[u8]) -> Option<Self> {
        postcard::from_bytes(packed).ok()
    }
}

impl Catalogue {
    /// Reads the packed form; `None` where the bytes are damaged or of another version.
    #[must_use]
    pub fn unpack(packed: &[u8]) -> Option<Self> {
        postcard::from_bytes(packed).ok()
    }
}

impl Library {
    /// Reads the packed form; `None` where the bytes are damaged or of another version.
    #[must_use]
    pub fn unpack(packed: &[u8]) -> Option<Self> {
        postcard::from_bytes(packed).ok()
    }
}
