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
use stock::use_stock;

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
        let act = Act(act);
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
#[derive(Clone, PartialEq)]
pub struct Act(js_sys::Function);

impl Act {
    pub fn call(&self, name: &str, about: &JsValue) {
        // The page's function does not throw, and there is nobody to tell if it did.
        drop(self.0.call2(&JsValue::NULL, &JsValue::from_str(name), about));
    }

    pub fn on(&self, name: &'static str, model: &str) -> Callback<MouseEvent> {
        let (act, model) = (self.clone(), JsValue::from_str(model));
        Callback::from(move |_| act.call(name, &model))
    }
}

#[derive(Clone, PartialEq, Properties)]
pub struct LaterViewProps {
    pub session: Rc<Session>,
    pub view: View,
    pub act: Act,
}

/// The view that is open, once there is a catalogue.
#[component]
pub fn LaterView(props: &LaterViewProps) -> Html {
    let stock = use_stock(&props.act);
    let Some(in_use) = stock.stock else {
        let what = if stock.failed { words::UNREACHABLE } else { words::FETCHING };
        return html! { <main class="gear"><p class="headline" role="status">{ what }</p></main> };
    };
    let (session, act) = (props.session.clone(), props.act.clone());
    if props.view.page == Page::Take {
        return html! { <TakeView stock={in_use} {session} {act} /> };
    }
    let item = props.view.item.clone().unwrap_or_default();
    html! { <GearView stock={in_use} take={stock.take} {session} {item} {act} /> }
}
