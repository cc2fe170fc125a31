//! Wording of the widget in other people's pages. Messages shown before the program has loaded are in
//! `static/widget/src`.

pub use super::*;

pub const BACK: &str = "← Back";
pub const WHOLE_SITE: &str = "Open Sweetspot ↗";
