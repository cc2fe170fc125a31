//! The gear view: the catalogue to look through, compare and take into one's kit. A module of its own, see `door`.
//!
//! Law: no decision lives here. What is found, alike, better or derived comes from [`crate::browse`]; what a visitor says
//! about a model goes to the page, which tells the session that follows from it.

mod compared;
mod facets;
mod known;
mod list;
mod own;
mod sheet;
mod stock;

use std::rc::Rc;

use wasm_bindgen::JsValue;
use web_sys::Element;
use yew::prelude::*;

use super::words::gear as words;
use crate::browse::{MOST_COMPARED, Query, search};
use crate::session::{Session, restore};
use crate::situation::{OwnedItem, Situation};
use stock::{Stock, use_stock};

/// The view while it is open.
pub struct Opened {
    handle: yew::AppHandle<GearView>,
    act: Act,
}

impl Opened {
    /// Draws the view into an element.
    #[must_use]
    pub fn new(root: Element, told: &str, item: &str, act: js_sys::Function) -> Self {
        root.set_text_content(None);
        let act = Act(act);
        let props = props(told, item, &act);
        Self { handle: yew::Renderer::<GearView>::with_root_and_props(root, props).render(), act }
    }

    /// Shows another session or model.
    pub fn tell(&mut self, told: &str, item: &str) {
        self.handle.update(props(told, item, &self.act));
    }
}

fn props(told: &str, item: &str, act: &Act) -> GearViewProps {
    let (session, _) = restore(told);
    GearViewProps { session: Rc::new(session), item: item.to_owned(), act: act.clone() }
}

/// Passes an action on to the page: its name, and what it is about.
#[derive(Clone, PartialEq)]
pub struct Act(js_sys::Function);

impl Act {
    fn call(&self, name: &str, about: &JsValue) {
        // The page's function does not throw, and there is nobody to tell if it did.
        drop(self.0.call2(&JsValue::NULL, &JsValue::from_str(name), about));
    }

    fn on(&self, name: &'static str, model: &str) -> Callback<MouseEvent> {
        let (act, model) = (self.clone(), JsValue::from_str(model));
        Callback::from(move |_| act.call(name, &model))
    }
}

#[derive(Clone, PartialEq, Properties)]
pub struct GearViewProps {
    pub session: Rc<Session>,
    /// The id of the model that is looked at, or nothing.
    pub item: String,
    pub act: Act,
}

/// The whole view.
#[component]
pub fn GearView(props: &GearViewProps) -> Html {
    let stock = use_stock(&props.act);
    let query = use_state(Query::default);
    let compared = use_state(Vec::<String>::new);
    let Some(stock_in_use) = stock.stock.clone() else {
        let what = if stock.failed { words::UNREACHABLE } else { words::FETCHING };
        return html! { <main class="gear"><p class="headline" role="status">{ what }</p></main> };
    };
    let found = {
        let stock = stock_in_use.clone();
        use_memo(((*query).clone(), stock.clone()), move |(query, stock)| search(&stock.index, query))
    };
    let tick = {
        let compared = compared.clone();
        Callback::from(move |id: String| {
            let mut ids = (*compared).clone();
            match ids.iter().position(|one| *one == id) {
                Some(place) => drop(ids.remove(place)),
                None if ids.len() < MOST_COMPARED => ids.push(id),
                None => {}
            }
            compared.set(ids);
        })
    };
    let clear = {
        let compared = compared.clone();
        Callback::from(move |_: MouseEvent| compared.set(Vec::new()))
    };
    let ask = {
        let query = query.clone();
        Callback::from(move |asked: Query| query.set(asked))
    };
    html! {
        <main class="gear">
            <div class="gear-head">
                <h2>{ words::TITLE }</h2>
                <p class="lead">{ words::LEAD }</p>
                <own::OwnCatalogue stock={stock_in_use.clone()} take={stock.take.clone()} />
            </div>
            { sheet::sheet(&stock_in_use, props) }
            { compared::compared(&stock_in_use, &compared, &tick, &clear) }
            <div class="gear-sides">
                <facets::Facets stock={stock_in_use.clone()} query={(*query).clone()} found={found.clone()} ask={ask.clone()} />
                <div class="gear-list">
                    <list::List
                        stock={stock_in_use.clone()} query={(*query).clone()} {found} session={props.session.clone()}
                        compared={(*compared).clone()} {tick} {ask} act={props.act.clone()}
                    />
                    <known::Known stock={stock_in_use} />
                </div>
            </div>
        </main>
    }
}

/// What the visitor has said about a model: the name of the action that said it.
fn said(situation: &Situation, id: &str) -> Option<&'static str> {
    let owns = situation.owned.iter().any(|owned| matches!(&owned.item, OwnedItem::Model(model) if model == id));
    let among = |models: &[String]| models.iter().any(|model| model == id);
    if owns {
        Some("own")
    } else if among(&situation.picked) {
        Some("pick")
    } else {
        among(&situation.never).then_some("never")
    }
}

/// The three things that can be said about a model, as buttons that stay pressed.
fn sayings(act: &Act, situation: &Situation, id: &str, has_price: bool) -> Html {
    let said = said(situation, id);
    let button = |name: &'static str, label: &'static str, disabled: bool| {
        let pressed = said == Some(name);
        let onclick = act.on(if pressed { "forget" } else { name }, id);
        html! {
            <button type="button" class="quiet" aria-pressed={if pressed { "true" } else { "false" }} {onclick} {disabled}>
                { label }
            </button>
        }
    };
    html! {
        <div class="sayings">
            { button("pick", words::PICK, !has_price) }
            { button("own", words::OWN, false) }
            { button("never", words::NEVER, false) }
        </div>
    }
}

/// Brand and model.
fn name(stock: &Stock, place: usize) -> String {
    let product = &stock.knowledge.catalogue.products[place];
    format!("{} {}", product.brand, product.name)
}
