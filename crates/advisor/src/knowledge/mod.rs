//! The knowledge base: what is known about activities, gear and rooms, each with its source.
//!
//! Law: no fact about gear and no rule lives in Rust. The files in the folder `knowledge/` are read and checked by the
//! crate `authoring` with the very types of this module, and arrive here packed.

mod catalogue;
mod fact;
mod packed;
mod schema;
mod share;
mod source;
mod vocabularies;

pub use catalogue::*;
pub use fact::{Condition, Conditions, Fact, Test};
pub use schema::*;
pub use share::{Share, Span};
pub use source::Source;
pub use vocabularies::*;
