//! The gear view: the catalogue to browse, compare and choose from.
//!
//! Law: no decision lives here. What is found, alike, better or derived comes from [`advisor::browse`]; what a visitor says
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

use crate::catalogue::{ImportRequest, Loaded};
use crate::host::Host;
use crate::views::{ViewContext, ViewEntry};
use crate::words as common;
use crate::words::gear as words;
use advisor::browse::{MOST_COMPARED, Query, search};
use advisor::knowledge::{Knowledge, Product};
use advisor::session::link::Page;
use advisor::session::{Action, Answer, Session};
use advisor::situation::{OwnedItem, Situation};

#[derive(Clone, PartialEq, Properties)]
pub struct GearViewProps {
    pub loaded: Loaded,
    /// Uses another catalogue, where a visitor may bring one.
    pub import: Option<Callback<Rc<ImportRequest>>>,
    pub host: Host,
    pub session: Rc<Session>,
    /// The id of the open model, or nothing.
    pub item: String,
    pub act: Callback<Action>,
    /// Whether another view is open.
    pub hidden: bool,
}

pub const VIEW: ViewEntry =
    ViewEntry { page: Page::Gear, label: common::GEAR, title: words::DOCUMENT, skip: (words::SKIP, list::FOUND), draw };

fn draw(context: &ViewContext) -> Html {
    let ViewContext { session, loaded, item, host, act, import, hidden, .. } = context.clone();
    html! { <GearView {session} {loaded} {item} {host} {act} {import} {hidden} /> }
}

/// The whole view.
#[component]
pub fn GearView(props: &GearViewProps) -> Html {
    let loaded = props.loaded;
    let query = use_state(Query::default);
    let compared = use_state(Vec::<String>::new);
    let root = use_node_ref();
    use_focus(&root, &props.item, props.host.was_opened);
    let found = use_memo(((*query).clone(), loaded), |(query, loaded)| search(loaded.index(), query));
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
        <@{props.host.element()} class="gear" ref={root.clone()} hidden={props.hidden}>
            <div class="gear-head">
                <h2>{ words::TITLE }</h2>
                <p class="lead">{ words::LEAD }</p>
                if let Some(import) = &props.import {
                    <own::OwnCatalogue {loaded} {import} />
                }
            </div>
            { sheet::sheet(props) }
            { compared::compared(loaded, &compared, &root, &tick, &clear) }
            <div class="gear-sides">
                <facets::Facets {loaded} query={(*query).clone()} found={found.clone()} ask={ask.clone()} />
                <div class="gear-list">
                    <list::List
                        {loaded} query={(*query).clone()} {found} session={props.session.clone()}
                        compared={(*compared).clone()} {tick} {ask} act={props.act.clone()}
                    />
                    <known::Known {loaded} />
                    <glossary::Glossary />
                </div>
            </div>
        </@>
    }
}

/// A sheet gets the focus when it opens; when it closes, the list gets it back where it was.
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

/// What can be answered about a model.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Saying {
    Own,
    Pick,
    Never,
}

impl Saying {
    /// The answer that says it, or takes it back.
    fn answer(self, id: &str, pressed: bool) -> Answer {
        let id = id.to_owned();
        match self {
            _ if pressed => Answer::OwnsModel(id, false),
            Self::Own => Answer::OwnsModel(id, true),
            Self::Pick => Answer::Picks(id, true),
            Self::Never => Answer::Never(id, true),
        }
    }
}

/// What the visitor has answered about a model.
fn said(situation: &Situation, id: &str) -> Option<Saying> {
    let owns = situation.owned.iter().any(|owned| matches!(&owned.item, OwnedItem::Model(model) if model == id));
    let among = |models: &[String]| models.iter().any(|model| model == id);
    if owns {
        Some(Saying::Own)
    } else if among(&situation.picked) {
        Some(Saying::Pick)
    } else {
        among(&situation.never).then_some(Saying::Never)
    }
}

/// The three things that can be said about a model, as buttons that stay pressed. `place` keeps apart what stands twice
/// on the page; `without_price` is why a model without a price cannot be picked.
fn sayings(
    act: &Callback<Action>,
    situation: &Situation,
    knowledge: &Knowledge,
    product: &Product,
    place: &'static str,
    without_price: &'static str,
) -> Html {
    let said = said(situation, &product.id);
    // What was wanted before its price went can be taken back.
    let why_not = (knowledge.cost(product).is_none() && said != Some(Saying::Pick))
        .then(|| format!("{place}-no-price-{}", product.id));
    let button = |saying: Saying, label: &'static str, why_not: Option<&String>| {
        let pressed = said == Some(saying);
        let answer = saying.answer(&product.id, pressed);
        let onclick = act.reform(move |_: MouseEvent| Action::Answer(answer.clone()));
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
            { button(Saying::Pick, words::PICK, why_not.as_ref()) }
            { button(Saying::Own, words::OWN, None) }
            { button(Saying::Never, words::NEVER, None) }
            if let Some(id) = why_not {
                <p class="hint" {id}>{ without_price }</p>
            }
        </div>
    }
}

fn name(loaded: Loaded, index: usize) -> String {
    common::full_name(&loaded.products()[index])
}
