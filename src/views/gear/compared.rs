//! Up to four products side by side.

use yew::prelude::*;

use super::{focus, name, words};
use crate::catalogue::Loaded;
use crate::words as common;
use advisor::browse::{ComparisonRow, compare};
use advisor::knowledge::Product;
use advisor::situation::Vocabulary;

const TITLE: &str = "compared-title";

/// In reach from anywhere in the list: how many are ticked, and the way to the table.
fn bar(says: &str, show: Option<Callback<MouseEvent>>, clear: &Callback<MouseEvent>) -> Html {
    html! {
        <div class="compare-bar" role="status">
            <span>{ says }</span>
            if let Some(show) = show {
                <button type="button" class="quiet" onclick={show}>{ words::COMPARED }</button>
            }
            <button type="button" class="quiet" aria-label={words::CLEAR_COMPARED} onclick={clear}>{ words::CLEAR }</button>
        </div>
    }
}

/// The table of the products that are ticked; an empty element while there are fewer than two.
pub fn compared(
    loaded: Loaded,
    ids: &[String],
    root: &NodeRef,
    tick: &Callback<String>,
    clear: &Callback<MouseEvent>,
) -> Html {
    let catalogue = &loaded.knowledge().catalogue;
    let places: Vec<usize> = ids.iter().filter_map(|id| catalogue.place(id)).collect();
    if places.is_empty() {
        return html! { <div class="compared-slot" /> };
    }
    if places.len() == 1 {
        return html! {
            <div class="compared-slot">{ bar(&words::compared_so_far(&name(loaded, places[0])), None, clear) }</div>
        };
    }
    let root = root.clone();
    let show = Callback::from(move |_: MouseEvent| {
        focus(&root, TITLE);
    });
    let products: Vec<&Product> = places.iter().map(|place| &catalogue.products[*place]).collect();
    let table = compare(loaded.knowledge(), &products);
    let heads = places.iter().map(|&place| {
        let id = catalogue.products[place].id.clone();
        let name = name(loaded, place);
        let onclick = {
            let (tick, id) = (tick.clone(), id.clone());
            Callback::from(move |_: MouseEvent| tick.emit(id.clone()))
        };
        html! {
            <th scope="col" key={id.clone()}>
                <a href={format!("#gear/{id}")}>{ name.clone() }</a>
                <button type="button" class="quiet" aria-label={words::remove_from_comparison(&name)} {onclick}>{ "✕" }</button>
            </th>
        }
    });
    let traits = table.traits.iter().map(|row| {
        html! {
            <tr class={classes!(row.differs.then_some("differs"))} key={row.what.name()}>
                <th scope="row">{ words::product_trait(row.what) }</th>
                for cell in &row.cells {
                    <td>
                        if let Some((value, unconfirmed)) = cell {
                            { words::trait_value(row.what, value) }
                            if *unconfirmed {
                                <span class="basis">{ words::UNCONFIRMED }</span>
                            }
                        } else {
                            <span class="hint">{ words::UNKNOWN }</span>
                        }
                    </td>
                }
            </tr>
        }
    });
    html! {
        <div class="compared-slot">
            { bar(&words::compared_count(places.len()), Some(show), clear) }
            <section class="compared" aria-labelledby={TITLE}>
                <div class="found-head">
                    <h3 id={TITLE} tabindex="-1">{ words::COMPARED }</h3>
                    <button type="button" class="quiet" onclick={clear}>{ words::CLEAR_COMPARED }</button>
                </div>
                <div class="scroll" tabindex="0" role="region" aria-labelledby={TITLE}>
                    <table class="figures">
                        <thead><tr><th scope="col">{ words::FIGURE }</th>{ for heads }</tr></thead>
                        <tbody>
                            { for traits }
                            { for table.rows.iter().map(|row| figures(row, loaded.knowledge().currency())) }
                        </tbody>
                    </table>
                </div>
            </section>
        </div>
    }
}

fn figures(row: &ComparisonRow, currency: &str) -> Html {
    html! {
        <tr class={classes!(row.differs.then_some("differs"))} key={row.what.name()}>
            <th scope="row">{ words::quantity(row.what) }</th>
            for cell in &row.cells {
                <td class={classes!(cell.as_ref().is_some_and(|cell| cell.best).then_some("best"))}>
                    if let Some(cell) = cell {
                        { words::figure(cell.figure, currency) }
                        if cell.best {
                            <span class="best-mark">{ words::BEST }</span>
                        }
                        <span class="basis">{ common::basis(cell.figure.basis) }</span>
                    } else {
                        <span class="hint">{ words::UNKNOWN }</span>
                    }
                </td>
            }
        </tr>
    }
}
