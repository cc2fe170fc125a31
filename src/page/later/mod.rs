//! The views that are fetched when they are opened: a WebAssembly module of its own, see `door`.

pub mod stock;

use std::rc::Rc;

use wasm_bindgen::JsValue;
use web_sys::Element;
use yew::prelude::*;

use super::gear::GearView;
use super::take::TakeView;
use super::words::gear as words;
use crate::session::link::{Page, View, read};
use crate::session::{Session, restore};
use stock::{Stock, Take, use_stock};

/// The views while they are open.
pub struct Opened {
    handle: yew::AppHandle<LaterView>,
    act: Act,
}

impl Opened {
    /// Draws a view into an element. `told` is a session as the page keeps it, `view` stands as in a link.
    #[must_use]
    pub fn new(root: Element, told: &str, view: &str, act: js_sys::Function) -> Self {
        root.set_text_content(None);
        let act = Act::from(move |name: &'static str, about: JsValue| {
            // The page's function does not throw, and there is nobody to tell if it did.
            drop(act.call2(&JsValue::NULL, &JsValue::from_str(name), &about));
        });
        let props = props(told, view, &act);
        Self { handle: yew::Renderer::<LaterView>::with_root_and_props(root, props).render(), act }
    }

    /// Shows another session or view.
    pub fn tell(&mut self, told: &str, view: &str) {
        self.handle.update(props(told, view, &self.act));
    }
}

fn props(told: &str, view: &str, act: &Act) -> LaterViewProps {
    let (session, _) = restore(told);
    LaterViewProps { session: Rc::new(session), view: read(view).view, act: act.clone() }
}

/// Passes an action on to the page: its name, and what it is about.
#[derive(Clone)]
pub struct Act(Rc<dyn Fn(&'static str, JsValue)>);

impl PartialEq for Act {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<F: Fn(&'static str, JsValue) + 'static> From<F> for Act {
    fn from(act: F) -> Self {
        Self(Rc::new(act))
    }
}

impl Act {
    pub fn call(&self, name: &'static str, about: JsValue) {
        (self.0)(name, about);
    }

    pub fn on(&self, name: &'static str, model: &str) -> Callback<MouseEvent> {
        let (act, model) = (self.clone(), JsValue::from_str(model));
        Callback::from(move |_| act.call(name, model.clone()))
    }
}

/// Where the views are shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// The address of the whole site, without a fragment; none where it is not known.
    pub site: Option<AttrValue>,
    /// Whether this is somebody else's page, of which the views are but a part.
    pub is_guest: bool,
    /// Whether the visitor has come to this view by themselves, so that the focus may come along.
    pub was_opened: bool,
}

impl Place {
    /// The site itself.
    fn at_home() -> Self {
        let href = gloo::utils::window().location().href().unwrap_or_default();
        let site = href.split('#').next().unwrap_or_default().to_owned();
        Self { site: Some(site.into()), is_guest: false, was_opened: true }
    }

    /// The element that a view is: a page has one main part.
    pub fn element(&self) -> &'static str {
        if self.is_guest { "section" } else { "main" }
    }
}

#[derive(Clone, PartialEq, Properties)]
pub struct LaterViewProps {
    pub session: Rc<Session>,
    pub view: View,
    pub act: Act,
}

/// The view that is open on the site, once there is a catalogue.
#[component]
pub fn LaterView(props: &LaterViewProps) -> Html {
    let LaterViewProps { session, view, act } = props.clone();
    let stock = use_stock(&act);
    let place = use_memo((), |()| Place::at_home());
    match (stock.stock, stock.failed) {
        (Some(in_use), _) => later_view(in_use, Some(stock.take), &place, &session, &view, &act),
        (None, failed) => waiting(if failed { words::UNREACHABLE } else { words::FETCHING }),
    }
}

/// Says that there is nothing yet.
pub fn waiting(says: &'static str) -> Html {
    html! { <div class="gear"><p class="headline" role="status">{ says }</p></div> }
}

/// A view of a catalogue; `take` takes another catalogue, where a visitor may bring one.
pub fn later_view(
    stock: Stock,
    take: Option<Callback<Rc<Take>>>,
    place: &Place,
    session: &Rc<Session>,
    view: &View,
    act: &Act,
) -> Html {
    let (place, session, act) = (place.clone(), session.clone(), act.clone());
    if view.page == Page::Take {
        return html! { <TakeView {stock} {place} {session} {act} /> };
    }
    let item = view.item.clone().unwrap_or_default();
    html! { <GearView {stock} {take} {place} {session} {item} {act} /> }
}
