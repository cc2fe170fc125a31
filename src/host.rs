//! Where the program is shown: on its own site, or as a guest in somebody else's page.

use yew::prelude::*;

#[derive(Clone, Debug, PartialEq)]
pub struct Host {
    /// The address of the whole site, without a fragment; none where it is not known.
    pub site: Option<AttrValue>,
    /// Whether this is somebody else's page, of which the views are but a part.
    pub is_guest: bool,
    /// Whether the visitor came to this view by themselves, so that the focus may come along.
    pub was_opened: bool,
}

impl Host {
    /// The element that a view is: a page has one main part.
    #[must_use]
    pub fn element(&self) -> &'static str {
        if self.is_guest { "section" } else { "main" }
    }
}
