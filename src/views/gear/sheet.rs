//! One product with everything that is known about it, and the source of each figure.

use yew::prelude::*;

use super::{GearViewProps, name, sayings, words};
use crate::catalogue::Loaded;
use crate::pictures::gear_picture;
use crate::views::advice::accent;
use crate::words as common;
use advisor::browse::{ListeningField, ProductTrait, Wish, alternatives, field};
use advisor::knowledge::{Product, ProductFigure};
use advisor::situation::Vocabulary;

/// The id of its heading, which has the focus when the sheet opens.
pub const TITLE: &str = "sheet-title";

/// At most this many alternatives are listed for each wish.
const ALTERNATIVES: usize = 3;

/// The sheet of the open product; an empty element if there is none.
pub fn sheet(props: &GearViewProps) -> Html {
    let loaded = props.loaded;
    if props.item.is_empty() {
        return html! { <div class="sheet-slot" /> };
    }
    let catalogue = &loaded.knowledge().catalogue;
    let Some(place) = catalogue.place(&props.item) else {
        return html! {
            <div class="sheet-slot">
                <p class="notice" role="status">
                    { words::NO_SUCH_MODEL }{ " " }<a href="#gear">{ words::CLOSE }</a>
                </p>
            </div>
        };
    };
    let product = &catalogue.products[place];
    let entry = loaded.knowledge().gear(product.gear);
    let currency = loaded.knowledge().currency();
    let wishes = Wish::ALL.iter().filter(|wish| wish.applies_to(entry.family));
    html! {
        <div class="sheet-slot">
            <article class={classes!("sheet", accent(product.gear))} aria-labelledby={TITLE} key={product.id.clone()}>
                <header class="sheet-head">
                    <div class="product-picture">{ gear_picture(product.gear, "") }</div>
                    <div>
                        <h3 id={TITLE} tabindex="-1">{ name(loaded, place) }</h3>
                        <p class="product-type">
                            { entry.label.as_str() }{ " · " }
                            <strong>{ words::cost(loaded.knowledge(), product, currency) }</strong>
                        </p>
                        <p class="card-says">{ entry.says.as_str() }</p>
                    </div>
                    <a class="quiet" href="#gear">{ words::CLOSE }</a>
                </header>
                if let Some(note) = &product.note {
                    <p class="hint">{ note.as_str() }</p>
                }
                if let Some(link) = &product.link {
                    <p><a href={link.clone()} rel="noopener noreferrer nofollow" target="_blank">{ common::SHOP }</a></p>
                }
                { sayings(&props.act, &props.session.situation, loaded.knowledge(), product, "sheet", words::NO_PRICE_OWN_IT) }
                <div class="sheet-sides">
                    <section aria-labelledby="sheet-figures">
                        <h4 id="sheet-figures">{ words::FIGURES }</h4>
                        { figures(loaded, product) }
                    </section>
                    <section aria-labelledby="sheet-others">
                        if let Some(field) = field(loaded.knowledge(), product) {
                            { derivation(loaded, &field) }
                        }
                        <h4 id="sheet-others">{ words::ALTERNATIVES }</h4>
                        <dl class="alternatives">{ for wishes.map(|wish| others(loaded, place, *wish)) }</dl>
                    </section>
                </div>
            </article>
        </div>
    }
}

/// Figures and traits, each with its basis, and its source on demand.
fn figures(loaded: Loaded, product: &Product) -> Html {
    let traits = ProductTrait::ALL.iter().filter(|what| !matches!(what, ProductTrait::Type)).filter_map(|what| {
        let value = what.of(product)?;
        let basis = if what.is_unconfirmed(product) { words::UNCONFIRMED } else { "" };
        Some(html! {
            <tr key={what.name()}>
                <th scope="row">{ words::product_trait(*what) }</th>
                <td>{ words::trait_value(*what, value) }</td>
                <td class="basis">{ basis }</td>
            </tr>
        })
    });
    html! {
        <table class="figures">
            <tbody>
                { for product.figures.iter().map(|figure| row(loaded, figure)) }
                { for traits }
            </tbody>
        </table>
    }
}

fn row(loaded: Loaded, figure: &ProductFigure) -> Html {
    let of_catalogue = loaded.knowledge().catalogue.sources.iter().find(|source| source.id == figure.source);
    let source = of_catalogue.or_else(|| loaded.library().source(&figure.source));
    let title = source.map_or(figure.source.as_str(), |source| source.title.as_str());
    html! {
        <tr key={figure.what.name()}>
            <th scope="row">{ words::quantity(figure.what) }</th>
            <td>{ words::figure(figure, loaded.knowledge().currency()) }</td>
            <td class="basis">
                <details>
                    <summary>{ common::basis(figure.basis) }</summary>
                    <p>
                        if let Some(url) = source.and_then(|source| source.url.as_ref()) {
                            <a href={url.clone()} rel="noopener noreferrer" target="_blank">{ title }</a>
                        } else {
                            <cite>{ title }</cite>
                        }
                        { words::with_date("", figure.date.as_deref()) }
                    </p>
                    <p>{ figure.condition.clone().unwrap_or_default() }</p>
                </details>
            </td>
        </tr>
    }
}

/// How we worked out whether a monitor is for near, middle or far seats.
fn derivation(loaded: Loaded, field: &ListeningField) -> Html {
    let noun = |gear| loaded.knowledge().gear(gear).noun.as_str();
    html! {
        <div class="derivation">
            <h4>{ words::FIELD }</h4>
            <p>{ words::settled(field.settled, noun(field.gear)) }</p>
            <ul>
                for admits in &field.because {
                    <li>{ words::evidence(admits.evidence, noun(admits.from), noun(admits.to)) }</li>
                }
            </ul>
        </div>
    }
}

fn others(loaded: Loaded, place: usize, wish: Wish) -> Html {
    let found = alternatives(loaded.index(), place, wish, ALTERNATIVES);
    let currency = loaded.knowledge().currency();
    html! {
        <div key={wish.name()}>
            <dt>{ words::wish(wish) }</dt>
            <dd>
                if found.is_empty() {
                    <span class="hint">{ words::NO_ALTERNATIVE }</span>
                }
                for other in &found {
                    <a href={format!("#gear/{}", loaded.knowledge().catalogue.products[other.product].id)}>
                        { name(loaded, other.product) }
                        <span class="hint">
                            { " " }{ cost(loaded, other.product, currency) }
                        </span>
                    </a>
                }
            </dd>
        </div>
    }
}

fn cost(loaded: Loaded, place: usize, currency: &str) -> String {
    let knowledge = loaded.knowledge();
    words::cost(knowledge, &knowledge.catalogue.products[place], currency)
}
