//! What was worked out, in sentences and as the public JSON. Nothing here decides or solves.

pub mod caveats;
pub mod do_first;
pub mod figures;
pub mod headline;
pub mod kits;
pub mod models;
pub mod reasons;
pub mod why_not;
pub mod wish;
pub mod words;
