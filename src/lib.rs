//! Sweetspot in the browser: the page, its views and the widget for other people's pages, in one program.
//!
//! Law: no decision lives here. A component shows what an [`advisor::advice::Advice`] says and passes on what the visitor
//! answers.

pub mod app;
pub mod catalogue;
mod header;
pub mod host;
mod look_around;
mod pictures;
pub mod router;
pub mod storage;
pub mod views;
pub mod widget;
pub mod words;
