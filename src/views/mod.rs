//! The views, each declared once: everything that lists them walks over [`VIEWS`].

pub mod advice;
pub mod gear;
pub mod questions;
pub mod share;

use std::rc::Rc;

use advisor::advice::Advice;
use advisor::session::link::Page;
use advisor::session::{Action, Session};
use yew::prelude::*;

use crate::catalogue::{ImportRequest, Loaded};
use crate::host::Host;

/// Everything a view is drawn from.
#[derive(Clone, PartialEq)]
pub struct ViewContext {
    pub session: Rc<Session>,
    pub loaded: Loaded,
    pub advice: Rc<Advice>,
    /// The one item that is open, such as the id of a model, or nothing.
    pub item: String,
    pub host: Host,
    pub act: Callback<Action>,
    /// Uses another catalogue, where a visitor may bring one.
    pub import: Option<Callback<Rc<ImportRequest>>>,
    /// Whether another view is open.
    pub hidden: bool,
}

/// One view.
pub struct ViewEntry {
    /// Its name in links.
    pub page: Page,
    /// Its label in the navigation.
    pub label: &'static str,
    /// The title of the document while it is open.
    pub title: &'static str,
    /// The text of the link that skips to its contents, and their id.
    pub skip: (&'static str, &'static str),
    /// Draws it; first called when it is opened.
    pub draw: fn(&ViewContext) -> Html,
}

/// All views, in the order in which they are offered.
pub const VIEWS: [ViewEntry; 3] = [advice::VIEW, gear::VIEW, share::VIEW];

/// The view that shows a page.
#[must_use]
pub fn view_of(page: Page) -> &'static ViewEntry {
    const ENTRIES: &[ViewEntry] = &VIEWS;
    ENTRIES.iter().find(|entry| entry.page == page).unwrap_or(&ENTRIES[0])
}
