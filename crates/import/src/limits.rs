//! How large a file and its parts may be.

/// The largest file that is read, in bytes: ten thousand rows of four hundred characters.
pub const MAX_BYTES: usize = 4 << 20;
/// The most products of one file.
pub const MAX_PRODUCTS: usize = 10_000;
/// The longest brand, model or name of a shop, in characters.
pub const MAX_NAME: usize = 200;
/// The longest note, in characters.
pub const MAX_NOTE: usize = 500;
/// The longest link, in characters.
pub const MAX_LINK: usize = 2_000;
/// After so many findings reading ends: whoever wrote the file has seen what is wrong with it.
pub const MAX_FINDINGS: usize = 50_000;
