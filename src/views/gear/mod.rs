//! The gear view: the catalogue to look through, compare and take into one's kit.
//!
//! Law: no decision lives here. What is found, alike, better or derived comes from [`crate::browse`]; what a visitor says
//! about a model goes to the page, which tells the session that follows from it.

mod compared;
mod facets;
mod glossary;
mod known;
mod list;
mod own;
mod sheet;

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{DocumentFragment, HtmlElement};
use yew::prelude::*;

use super::later::stock::{Stock, Take};
use super::later::{Act, Place};
use super::words::gear as words;
use crate::browse::{MOST_COMPARED, Query, search};
use crate::knowledge::Product;
use crate::session::Session;
use crate::situation::{OwnedItem, Situation};

#[derive(Clone, PartialEq, Properties)]
pub struct GearViewProps {
    pub stock: Stock,
    /// Takes another stock, where a visitor may bring one.
    pub take: Option<Callback<Rc<Take>>>,
    pub place: Place,
    pub session: Rc<Session>,
    /// The id of the model that is looked at, or nothing.
    pub item: String,
    pub act: Act,
}

/// The whole view.
#[component]
pub fn GearView(props: &GearViewProps) -> Html {
    let stock = &props.stock;
    let query = use_state(Query::default);
    let compared = use_state(Vec::<String>::new);
    let root = use_node_ref();
    use_focus(&root, &props.item, props.place.was_opened);
    let found = use_memo(((*query).clone(), stock.clone()), |(query, stock)| search(&stock.index, query));
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
        <@{props.place.element()} class="gear" ref={root.clone()}>
            <div class="gear-head">
                <h2>{ words::TITLE }</h2>
                <p class="lead">{ words::LEAD }</p>
                if let Some(take) = &props.take {
                    <own::OwnCatalogue stock={stock.clone()} {take} />
                }
            </div>
            { sheet::sheet(stock, props) }
            { compared::compared(stock, &compared, &root, &tick, &clear) }
            <div class="gear-sides">
                <facets::Facets stock={stock.clone()} query={(*query).clone()} found={found.clone()} ask={ask.clone()} />
                <div class="gear-list">
                    <list::List
                        stock={stock.clone()} query={(*query).clone()} {found} session={props.session.clone()}
                        compared={(*compared).clone()} {tick} {ask} act={props.act.clone()}
                    />
                    <known::Known stock={stock.clone()} />
                    <glossary::Glossary />
                </div>
            </div>
        </@>
    }
}

/// A sheet has the focus when it opens, and the list has it back where it was left.
#[hook]
fn use_focus(root: &NodeRef, item: &str, was_opened: bool) {
    let looked_at = use_mut_ref(String::new);
    let root = root.clone();
    use_effect_with(item.to_owned(), move |item| {
        let left = looked_at.replace(item.clone());
        if !was_opened {
            return;
        }
        if !item.is_empty() {
            focus(&root, sheet::TITLE);
        } else if !left.is_empty() && !focus(&root, &list::link_id(&left)) {
            focus(&root, facets::SEARCH);
        }
    });
}

/// Gives the focus to an element of the view, and says whether it is there.
fn focus(root: &NodeRef, id: &str) -> bool {
    // The document, or the shadow root in somebody else's page: both look up ids alike.
    let tree = root.get().map(|root| root.get_root_node().unchecked_into::<DocumentFragment>());
    let element = tree.and_then(|tree| tree.get_element_by_id(id));
    let focused = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()).map(|element| element.focus());
    focused.is_some_and(|outcome| outcome.is_ok())
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

/// The three things that can be said about a model, as buttons that stay pressed. `place` keeps apart what stands twice
/// on the page; `without_price` is why a model without a price cannot be picked.
fn sayings(
    act: &Act,
    situation: &Situation,
    product: &Product,
    place: &'static str,
    without_price: &'static str,
) -> Html {
    let said = said(situation, &product.id);
    // What was wanted before its price went can be taken back.
    let why_not =
        (product.cost().is_none() && said != Some("pick")).then(|| format!("{place}-no-price-{}", product.id));
    let button = |name: &'static str, label: &'static str, why_not: Option<&String>| {
        let pressed = said == Some(name);
        let onclick = act.on(if pressed { "forget" } else { name }, &product.id);
        html! {
            <button
                type="button" class="quiet" aria-pressed={if pressed { "true" } else { "false" }} {onclick}
                disabled={why_not.is_some()} aria-describedby={why_not.cloned()}
            >
                { label }
            </button>
        }
    };
    html! {
        <div class="sayings">
            { button("pick", words::PICK, why_not.as_ref()) }
            { button("own", words::OWN, None) }
            { button("never", words::NEVER, None) }
            if let Some(id) = why_not {
                <p class="hint" {id}>{ without_price }</p>
            }
        </div>
    }
}

/// Brand and model.
fn name(stock: &Stock, place: usize) -> String {
    let product = &stock.knowledge.catalogue.products[place];
    format!("{} {}", product.brand, product.name)
}
