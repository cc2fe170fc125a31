//! How much is known: the basis of the figures, by type.

use yew::prelude::*;

use super::words;
use crate::catalogue::Loaded;
use crate::words as common;
use advisor::browse::{TypeCounts, counts};
use advisor::knowledge::Basis;
use advisor::situation::Vocabulary;

#[derive(PartialEq, Properties)]
pub struct KnownProps {
    pub loaded: Loaded,
}

/// Drawn when it is opened.
#[component]
pub fn Known(props: &KnownProps) -> Html {
    let opened = use_state(|| false);
    let ontoggle = {
        let opened = opened.clone();
        Callback::from(move |event: Event| {
            opened.set(event.target_unchecked_into::<web_sys::Element>().has_attribute("open"));
        })
    };
    html! {
        <section class="known" aria-labelledby="known-title">
            <h3 id="known-title">{ words::COUNTS }</h3>
            <details {ontoggle}>
                <summary>{ words::COUNTS_LEAD }</summary>
                if *opened {
                    { for counts(&props.loaded.knowledge().catalogue).types.iter().map(|one| of_type(props.loaded, one)) }
                }
            </details>
        </section>
    }
}

fn of_type(loaded: Loaded, counts: &TypeCounts) -> Html {
    let label = &loaded.knowledge().gear(counts.gear).label;
    let rows = counts.quantities.iter().map(|quantity| {
        html! {
            <tr key={quantity.what.name()}>
                <th scope="row">{ words::quantity(quantity.what) }</th>
                for count in quantity.by_basis {
                    <td>{ words::percent(count, counts.products) }</td>
                }
                <td>{ words::percent(quantity.unknown, counts.products) }</td>
            </tr>
        }
    });
    html! {
        <div class="scroll" key={counts.gear.name()} tabindex="0" role="region" aria-label={label.clone()}>
            <table class="figures shares">
                <caption>{ label.as_str() }{ ", " }{ counts.products }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ words::FIGURE }{ ", %" }</th>
                        for basis in Basis::ALL {
                            <th scope="col">{ common::basis(*basis) }</th>
                        }
                        <th scope="col">{ words::UNKNOWN }</th>
                    </tr>
                </thead>
                <tbody>{ for rows }</tbody>
            </table>
        </div>
    }
}
