//! The asset pipeline: what trunk has built becomes the site. Trunk's `post_build` hook runs it.

mod compress;
mod csp;
mod embed;
mod examples;
mod finish;
mod headers;
mod html;
mod names;
mod offline;
mod page;
mod prerender;
mod problem;
mod project;
mod rules;
mod scripts;

pub use finish::finish;
pub use offline::write_worker;
pub use problem::{Problem, Result};
