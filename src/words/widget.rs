//! Wording of the widget in other people's pages. What is said before the program has arrived is in
//! `static/embed/sweet-spot.js`.

pub use super::*;

pub const BACK: &str = "← Back";
pub const WHOLE_SITE: &str = "Open Sweetspot ↗";
