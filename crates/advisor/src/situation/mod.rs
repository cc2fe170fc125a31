//! What a visitor has answered: types, units, and the reading of foreign JSON.
//!
//! Law: this module knows no browser and no knowledge base.
//! Everything in a [`Situation`] may be left out, and left out means unknown: never zero, never a default.

mod json;
mod money;
mod name_set;
pub mod parts;
mod problem;
mod read;
mod suggest;
mod types;
mod vocabulary;

pub use json::Json;
pub use money::Money;
pub use name_set::NameSet;
pub use parts::Part;
pub use problem::{Problem, Problems, excerpt};
pub use read::{MAX_BYTES, read, read_beside, read_what_can_be_read, rounded};
pub(crate) use read::{read_tree, tree};
pub use suggest::closest;
pub use types::{Headphones, Listener, Owned, OwnedItem, Place, Room, Situation, SourceDevice};
pub use vocabulary::{
    Activity, Aim, GearType, Job, Neighbours, Noise, OwnedGrade, SourceKind, Treatment, Vocabulary, deserialize_name,
    serialize_name, unknown_among, unknown_name,
};
