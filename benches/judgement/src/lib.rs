//! How good the advice is, measured from outside: real people's questions with what the best answers to them agree on, and a
//! grid of works, rooms and budgets on which bad judging shows as figures.
//!
//! The data are `tests/questions` and `tests/measures/grid.toml`.

pub mod grid;
pub mod questions;

use std::path::PathBuf;

/// A folder of the repository.
fn folder(path: &str) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).join(path)
}
