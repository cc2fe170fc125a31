//! Who says what.

use serde::{Deserialize, Serialize};

use super::vocabularies::SourceType;

/// One `[[source]]` of `knowledge/sources/*.toml`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    pub id: String,
    pub title: String,
    pub by: String,
    #[serde(default)]
    pub year: Option<u16>,
    pub kind: SourceType,
    #[serde(default)]
    pub url: Option<String>,
    /// False where it was only seen at second hand or recalled.
    pub confirmed: bool,
    pub note: String,
}
