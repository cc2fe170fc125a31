//! Physics: one formula a function, its units in the names, its source in the doc comment.
//!
//! Law: no fact about a product and no rule lives here; everything takes plain numbers and returns plain numbers.

pub mod headphone;
pub mod loudspeaker;
pub mod room;
