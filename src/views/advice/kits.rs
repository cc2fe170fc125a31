use yew::prelude::*;

use super::accent;
use crate::pictures::{fit::benefit_bar, gear_picture, job_icon};
use crate::words;
use advisor::advice::{Item, ItemAction, Kit, Label, sort_short_by_key};
use advisor::knowledge::{Knowledge, Role};
use advisor::situation::Vocabulary;
use knowledge::embedded;

/// The kits to choose from, and the cards of the one that is open.
pub fn kits(kits: &[Kit], shown: &Kit, currency: &str, knowledge: &Knowledge, on_look: &Callback<Label>) -> Html {
    let mut by_cost: Vec<&Kit> = kits.iter().collect();
    sort_short_by_key(&mut by_cost, |kit| kit.cost);
    let sizes = by_cost.into_iter().map(|kit| {
        let label = kit.label;
        let onclick = on_look.reform(move |_: MouseEvent| label);
        let is_shown = kit.label == shown.label;
        html! {
            <button
                type="button" class="size" aria-pressed={if is_shown { "true" } else { "false" }} {onclick}
                key={words::label(kit.label, true)}
            >
                <span class="size-label">{ words::label(kit.label, kit.covers_required) }</span>
                <span class="size-cost">{ words::price(kit.cost, currency) }</span>
                { benefit_bar(kit.benefit) }
                <span class="size-benefit">{ words::benefit(kit.benefit) }</span>
            </button>
        }
    });
    html! {
        <div class="kits">
            if kits.len() > 1 {
                <div class="sizes" role="group" aria-label={words::KITS}>{ for sizes }</div>
            }
            if let Some(adds) = &shown.adds {
                <p class="adds">{ adds.as_str() }</p>
            }
            <h3 class="visually-hidden">{ words::YOUR_KIT }</h3>
            if shown.items.is_empty() {
                <p class="empty">{ words::NOTHING_TO_LISTEN_ON }</p>
            } else {
                <ul class="cards">{ for shown.items.iter().map(|item| card(item, currency, knowledge)) }</ul>
            }
        </div>
    }
}

fn card(item: &Item, currency: &str, knowledge: &Knowledge) -> Html {
    let entry = embedded().gear(item.gear);
    // What it takes the place of stands below its name.
    let action = if item.action.is_bought() { ItemAction::Buy } else { item.action };
    let does = if entry.role == Role::Help { words::HELPS } else { words::DOES };
    let band = item.price_band.map(|band| words::price_band(band.tier, band.from, band.to, currency));
    let seen =
        item.price.as_ref().map(|price| words::price_seen(price.basis, price.date.as_deref(), entry.used_in_pairs));
    html! {
        <li class={classes!("card", accent(item.gear))}>
            <div class="card-picture">{ gear_picture(item.gear, "") }</div>
            <div class="card-text">
                <p class="card-action">
                    <strong>{ words::action(action) }</strong>
                    if item.action.is_bought() {
                        { words::at_price(item.cost, currency) }
                    }
                    <span class="band">{ band.or(seen).unwrap_or_default() }</span>
                </p>
                <h4>{ item.name.as_deref().unwrap_or(&entry.label) }</h4>
                if let Some(model) = &item.model {
                    <p class="card-model">
                        { entry.label.as_str() }
                        { " · " }<a href={format!("#gear/{model}")}>{ words::DETAILS }</a>
                        if let Some(link) = &item.link {
                            { " · " }<a href={link.clone()} rel="noopener noreferrer nofollow" target="_blank">{ words::SHOP }</a>
                        }
                    </p>
                }
                if let Some(replaced) = &item.replaces {
                    <p class="hint">{ words::sentence(&words::in_place_of(replaced, knowledge)) }{ "." }</p>
                }
                if let Some(stock) = item.availability.and_then(words::stock) {
                    <p class="hint">{ words::sentence(stock) }{ "." }</p>
                }
                <p class="card-says">{ entry.says.as_str() }</p>
                <p class="card-does">{ does }</p>
                <ul class="jobs">
                    for job in item.jobs.iter().copied() {
                        <li key={job.name()}>
                            { job_icon(job) }
                            <span>{ embedded().job(job).verb.as_str() }</span>
                        </li>
                    }
                </ul>
            </div>
        </li>
    }
}
