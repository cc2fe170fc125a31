//! Search and facets: what to look for.

use std::rc::Rc;

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::words;
use crate::catalogue::Loaded;
use crate::words as common;
use advisor::browse::{Bounds, Facet, Found, Origin, Query};
use advisor::knowledge::{Availability, Enclosure, Transducer, Wearing};
use advisor::situation::{GearType, Vocabulary};

/// The id of the search field.
pub const SEARCH: &str = "gear-text";

/// From this window width on, the facets are beside the list, as in `gear.css`.
const BESIDE_PX: f64 = 992.0;

#[derive(PartialEq, Properties)]
pub struct FacetsProps {
    pub loaded: Loaded,
    pub query: Query,
    pub found: Rc<Found>,
    pub ask: Callback<Query>,
}

#[component]
pub fn Facets(props: &FacetsProps) -> Html {
    let FacetsProps { loaded, query, found, ask } = props;
    let oninput = {
        let (query, ask) = (query.clone(), ask.clone());
        Callback::from(move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlInputElement>().value();
            ask.emit(Query { text, ..query.clone() });
        })
    };
    let reset = {
        let ask = ask.clone();
        Callback::from(move |_: MouseEvent| ask.emit(Query::default()))
    };
    // Where there is room beside the list, the facets are open; on a phone they would hide it.
    let open = use_memo((), |()| {
        let width = gloo::utils::window().inner_width().ok().and_then(|width| width.as_f64());
        width.is_none_or(|width| width >= BESIDE_PX)
    });
    let origin = |origin: Origin| words::origin(origin, loaded.own_name());
    let gear = |gear: GearType| loaded.knowledge().gear(gear).label.clone();
    html! {
        <section class="facets" aria-label={words::NARROW}>
            <div class="field">
                <label for={SEARCH}>{ words::SEARCH }</label>
                <input
                    id={SEARCH} type="search" autocomplete="off" spellcheck="false" value={query.text.clone()} {oninput}
                    aria-describedby="gear-text-hint"
                />
                <p class="hint" id="gear-text-hint">{ words::SEARCH_HINT }</p>
            </div>
            <details class="facet-groups" open={*open}>
                <summary>{ words::NARROW }</summary>
                if loaded.is_mixed() {
                    { choice(props, Facet::Origin, &query.origins, &origin, |query, origins| query.origins = origins) }
                }
                { choice(props, Facet::Type, &query.types, &gear, |query, types| query.types = types) }
                { choice(props, Facet::Enclosure, &query.enclosures, &|it: Enclosure| words::enclosure(it).to_owned(), |query, chosen| query.enclosures = chosen) }
                { choice(props, Facet::Wearing, &query.wearing, &|it: Wearing| words::wearing(it).to_owned(), |query, chosen| query.wearing = chosen) }
                { choice(props, Facet::Transducer, &query.transducers, &|it: Transducer| words::transducer(it).to_owned(), |query, chosen| query.transducers = chosen) }
                { bounds(props, Facet::Price, query.price, |query, bounds| query.price = bounds) }
                { bounds(props, Facet::Impedance, query.impedance_ohms, |query, bounds| query.impedance_ohms = bounds) }
                { bounds(props, Facet::Isolation, query.isolation_db, |query, bounds| query.isolation_db = bounds) }
                { bounds(props, Facet::LowestHz, query.lowest_hz, |query, bounds| query.lowest_hz = bounds) }
                { choice(props, Facet::Availability, &query.availability, &|it: Availability| words::availability(it).to_owned(), |query, chosen| query.availability = chosen) }
            </details>
            if *query != Query::default() {
                <button type="button" class="quiet" onclick={reset}>{ words::RESET }</button>
            }
            <p class="visually-hidden" role="status">
                { words::found(found.products.len(), loaded.knowledge().catalogue.products.len()) }
            </p>
        </section>
    }
}

/// A facet with values to choose from, each with the number of products that it would leave.
fn choice<V: Vocabulary>(
    props: &FacetsProps,
    facet: Facet,
    chosen: &[V],
    label: &dyn Fn(V) -> String,
    set: fn(&mut Query, Vec<V>),
) -> Html {
    let counts = props.found.facet(facet);
    let values = V::ALL.iter().enumerate().filter(|(place, value)| counts.values[*place] > 0 || chosen.contains(value));
    let boxes = values.map(|(place, &value)| {
        let (query, ask) = (props.query.clone(), props.ask.clone());
        let was: Vec<V> = chosen.to_vec();
        let onchange = Callback::from(move |_: Event| {
            let mut now = was.clone();
            match now.iter().position(|one| *one == value) {
                Some(at) => drop(now.remove(at)),
                None => now.push(value),
            }
            let mut query = query.clone();
            set(&mut query, now);
            ask.emit(query);
        });
        let id = format!("facet-{}-{}", facet.name(), value.name());
        html! {
            <li key={value.name()}>
                <input type="checkbox" id={id.clone()} checked={chosen.contains(&value)} {onchange} />
                <label for={id}>{ label(value) }<span class="count">{ counts.values[place] }</span></label>
            </li>
        }
    });
    html! {
        <fieldset class="facet">
            <legend>{ words::facet(facet) }</legend>
            <ul>{ for boxes }</ul>
        </fieldset>
    }
}

/// A facet that is a range of a figure.
fn bounds(props: &FacetsProps, facet: Facet, now: Bounds, set: fn(&mut Query, Bounds)) -> Html {
    let ends = props.found.facet(facet).ends;
    let field = |end: &'static str, label: &'static str, value: Option<f32>, hint: Option<f32>| {
        let (query, ask) = (props.query.clone(), props.ask.clone());
        let onchange = Callback::from(move |event: Event| {
            let input = event.target_unchecked_into::<HtmlInputElement>();
            let number = input.value_as_number();
            #[expect(clippy::cast_possible_truncation, reason = "what a facet asks for needs no more digits")]
            let typed = number.is_finite().then_some(number as f32);
            let bounds = if end == "from" { Bounds { from: typed, ..now } } else { Bounds { to: typed, ..now } };
            let mut query = query.clone();
            set(&mut query, bounds);
            ask.emit(query);
        });
        let id = format!("facet-{}-{end}", facet.name());
        let shown = value.map(|value| words::number(f64::from(value)));
        let placeholder = hint.map(|hint| common::decimal(f64::from(hint), 0));
        html! {
            <span class="end">
                <label for={id.clone()}>{ label }</label>
                <input {id} type="number" inputmode="decimal" step="any" min="0" value={shown.unwrap_or_default()} {placeholder} {onchange} />
            </span>
        }
    };
    html! {
        <fieldset class="facet bounds">
            <legend>{ words::facet(facet) }</legend>
            { field("from", words::FROM, now.from, ends.map(|(from, _)| from)) }
            { field("to", words::TO, now.to, ends.map(|(_, to)| to)) }
        </fieldset>
    }
}

/// The order of the list.
pub fn sort(query: &Query, ask: &Callback<Query>) -> Html {
    use advisor::browse::Sort;
    let onchange = {
        let (query, ask) = (query.clone(), ask.clone());
        Callback::from(move |event: Event| {
            let select = event.target_unchecked_into::<HtmlSelectElement>();
            let picked = usize::try_from(select.selected_index()).ok().and_then(|index| Sort::ALL.get(index));
            ask.emit(Query { sort: picked.copied().unwrap_or_default(), ..query.clone() });
        })
    };
    html! {
        <span class="sort">
            <label for="gear-sort">{ words::SORT }</label>
            <select id="gear-sort" {onchange}>
                for order in Sort::ALL {
                    <option selected={*order == query.sort}>{ words::sort(*order) }</option>
                }
            </select>
        </span>
    }
}
