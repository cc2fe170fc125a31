//! Looking through the catalogue: search, facets, order, comparison, alternatives, counts, and how far a seat may be.
//!
//! Law: this module knows the knowledge base, situations and physics, but no advice and no page. It returns data, never
//! sentences. A figure is taken as far as its basis carries it, and what is unknown is never in the lead.

mod alternatives;
mod compare;
mod counts;
mod distance;
mod figures;
mod fold;
mod index;
mod kind;
mod matching;
mod query;
mod search;
mod size;
mod word;

pub use alternatives::{Alternative, Step, Wish, alternatives};
pub use compare::{Cell, ComparisonRow, MOST_COMPARED, Table, TraitRow, compare};
pub use counts::{Counts, QuantityCounts, TraitCounts, TypeCounts, counts};
pub use distance::{Admits, Evidence, ListeningField, Settled, field};
pub use figures::{Extension, ProductTrait, extension, score_rig};
pub use index::Index;
pub use query::{Bounds, Facet, Origin, Query, Sort};
pub use search::{FacetCounts, Found, search};
