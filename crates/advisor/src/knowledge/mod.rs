//! The knowledge base: what is known about activities, gear and rooms, each with its source.
//!
//! Law: no fact about gear and no rule lives in Rust. The files in `knowledge/` are read and checked by `build.rs` with
//! the very types of [`schema`], and arrive here as one compact binary that is decoded once.

#[cfg(test)]
mod author;
mod catalogue;
mod embedded;
mod fact;
pub mod outside;
mod schema;
mod share;
mod traits;

pub use catalogue::*;
pub use embedded::{
    CATALOGUE, LIBRARY, embedded, embedded_with_catalogue, library, library_so_far, take_library, unpack_catalogue,
    unpack_library, with_catalogue,
};
pub use fact::{Condition, Conditions, Fact, TellsFact, Test};
pub use schema::*;
pub use share::{Share, Span};
pub use traits::*;
