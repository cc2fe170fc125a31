//! The products that were found.

use std::rc::Rc;

use yew::prelude::*;

use super::{facets, name, sayings, words};
use crate::catalogue::Loaded;
use crate::pictures::gear_picture;
use crate::views::advice::accent;
use advisor::browse::{Found, MOST_COMPARED, Query};
use advisor::knowledge::{Family, Product, Quantity};
use advisor::session::{Action, Session};

/// Products that are drawn at first, and each time more are asked for.
const AT_ONCE: usize = 24;

/// The id of the section with the products.
pub const FOUND: &str = "found";

/// The id of the link to a product's sheet.
pub fn link_id(product: &str) -> String {
    format!("product-{product}")
}

#[derive(PartialEq, Properties)]
pub struct ListProps {
    pub loaded: Loaded,
    pub query: Query,
    pub found: Rc<Found>,
    pub session: Rc<Session>,
    /// Ids of the products that are compared.
    pub compared: Vec<String>,
    pub tick: Callback<String>,
    pub ask: Callback<Query>,
    pub act: Callback<Action>,
}

#[component]
pub fn List(props: &ListProps) -> Html {
    let ListProps { loaded, query, found, .. } = props;
    let shown = use_state(|| AT_ONCE);
    {
        // Another search begins at its top.
        let shown = shown.clone();
        use_effect_with(found.clone(), move |_| shown.set(AT_ONCE));
    }
    let more = {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| shown.set(*shown + AT_ONCE))
    };
    let products = &loaded.knowledge().catalogue.products;
    html! {
        <section class="found" id={FOUND} tabindex="-1" aria-label={words::PRODUCTS}>
            <div class="found-head">
                <p>{ words::found(found.products.len(), products.len()) }</p>
                { facets::sort(query, &props.ask) }
            </div>
            if found.forgiven {
                <p class="hint">{ words::forgiven(&query.text) }</p>
            }
            if found.unknown > 0 {
                <p class="hint">{ words::left_out(found.unknown) }</p>
            }
            if found.products.is_empty() {
                <p class="empty">{ words::NOTHING_FOUND }</p>
            }
            <ul class="products">
                { for found.products.iter().take(*shown).map(|&place| row(props, place)) }
            </ul>
            if found.products.len() > *shown {
                <button type="button" class="quiet" onclick={more}>{ words::MORE }</button>
            }
        </section>
    }
}

fn row(props: &ListProps, place: usize) -> Html {
    let loaded = props.loaded;
    let product = &loaded.knowledge().catalogue.products[place];
    let name = name(loaded, place);
    let entry = loaded.knowledge().gear(product.gear);
    let ticked = props.compared.contains(&product.id);
    let full = props.compared.len() >= MOST_COMPARED && !ticked;
    let onchange = {
        let (tick, id) = (props.tick.clone(), product.id.clone());
        Callback::from(move |_: Event| tick.emit(id.clone()))
    };
    let id = format!("compare-{}", product.id);
    let currency = loaded.knowledge().currency();
    html! {
        <li class={classes!("product", accent(product.gear))} key={product.id.clone()}>
            <div class="product-picture">{ gear_picture(product.gear, "") }</div>
            <div class="product-text">
                <h3><a id={link_id(&product.id)} href={format!("#gear/{}", product.id)}>{ name.clone() }</a></h3>
                <p class="product-type">
                    { entry.label.as_str() }{ " · " }{ words::availability(product.availability) }
                </p>
                <p class="product-figures">
                    <strong>{ words::cost(loaded.knowledge(), product, currency) }</strong>
                    for (what, text) in telling(product, entry.family, currency) {
                        <span><span class="what">{ what }</span>{ " " }{ text }</span>
                    }
                </p>
                <div class="product-acts">
                    <span class="compare">
                        <input type="checkbox" id={id.clone()} checked={ticked} disabled={full} {onchange} />
                        <label for={id}>{ words::COMPARE }<span class="visually-hidden">{ " " }{ name }</span></label>
                    </span>
                    { sayings(&props.act, &props.session.situation, loaded.knowledge(), product, "list", words::NO_PRICE_NO_KIT) }
                </div>
            </div>
        </li>
    }
}

/// The few figures that distinguish products of a family.
fn telling(product: &Product, family: Family, currency: &str) -> Vec<(&'static str, String)> {
    let telling: &[Quantity] = match family {
        Family::Headphones => &[Quantity::PreferenceScore, Quantity::Impedance, Quantity::Weight, Quantity::Isolation],
        Family::Loudspeakers => &[Quantity::OliveScore, Quantity::F6, Quantity::Woofer, Quantity::MaxSpl],
        Family::Measure => &[Quantity::OutputVolts, Quantity::OutputImpedance, Quantity::Power32Ohm],
    };
    let known = telling.iter().filter_map(|what| product.figure(*what));
    known.map(|figure| (words::quantity(figure.what), words::figure(figure, currency))).collect()
}
