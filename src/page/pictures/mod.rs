//! Drawings in SVG. Colours come from the style sheet, positions from attributes; there is always a text beside them.

pub mod fit;
pub mod gear;
pub mod jobs;
pub mod line;
