//! The places that widgets are drawn in. Yew never takes back what it has listening on the root of an app, so a place
//! that a widget leaves is kept for the next one: a page that puts widgets in and out all day has as many places as it
//! ever showed widgets at once.

use std::cell::RefCell;

use web_sys::Element;
use yew::prelude::*;

use super::view::{Widget, WidgetProps};

thread_local! {
    static FREE: RefCell<Vec<PooledRoot>> = const { RefCell::new(Vec::new()) };
}

/// An element with an app in it, wherever on the page that is just now.
pub struct PooledRoot {
    root: Element,
    handle: AppHandle<Shown>,
    turn: u32,
}

impl PooledRoot {
    /// A place at the end of an element, with a widget that has not been there before.
    pub fn inside(parent: &Element, widget: WidgetProps) -> Self {
        let free = FREE.with_borrow_mut(Vec::pop);
        let mut place = free.unwrap_or_else(|| {
            let root = gloo::utils::document().create_element("div").expect("a page can have a div");
            let handle = yew::Renderer::<Shown>::with_root(root.clone()).render();
            Self { root, handle, turn: 0 }
        });
        place.turn += 1;
        place.show(widget);
        // Only a document cannot be put into another node, and an element can take any other that is not around it.
        drop(parent.append_child(&place.root));
        place
    }

    /// Shows the same widget with other properties.
    pub fn show(&mut self, widget: WidgetProps) {
        self.handle.update(ShownProps { turn: self.turn, widget: Some(widget) });
    }

    /// Takes the widget away, and the place out of the page.
    pub fn leave(mut self) {
        self.handle.update(ShownProps { turn: self.turn, widget: None });
        self.root.remove();
        FREE.with_borrow_mut(|free| free.push(self));
    }
}

#[derive(Clone, Default, PartialEq, Properties)]
struct ShownProps {
    /// Incremented for each widget, so that none inherits the state of another.
    turn: u32,
    widget: Option<WidgetProps>,
}

#[component]
fn Shown(props: &ShownProps) -> Html {
    match &props.widget {
        Some(widget) => html! { <Widget key={props.turn} ..widget.clone() /> },
        None => html! { <div /> },
    }
}
