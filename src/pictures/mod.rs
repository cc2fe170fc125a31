//! Drawings in SVG. Colours come from the style sheet, positions from attributes; there is always a text beside them.

pub mod fit;
mod gear;
mod jobs;
mod line;

use yew::Html;

use advisor::situation::{GearType, Job};

/// The drawing of a gear type.
pub fn gear_picture(gear: GearType, class: &'static str) -> Html {
    line::line_art(gear::strokes(gear), gear::VIEW_BOX, class)
}

/// The icon of a listening job.
pub fn job_icon(job: Job) -> Html {
    line::line_art(jobs::strokes(job), jobs::VIEW_BOX, jobs::ICON_CLASS)
}
