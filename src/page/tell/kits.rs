use yew::prelude::*;

use super::accent;
use crate::advice::{Action, Item, Kit, Label, sort_short_by_key};
use crate::knowledge::{Role, embedded};
use crate::page::pictures::{fit::benefit_bar, gear_picture, job_icon};
use crate::page::words;
use crate::situation::Vocabulary;

/// The kits to choose from, and the drawn cards of the one that is looked at.
pub fn kits(kits: &[Kit], shown: &Kit, on_look: &Callback<Label>) -> Html {
    let mut by_cost: Vec<&Kit> = kits.iter().collect();
    sort_short_by_key(&mut by_cost, |kit| kit.cost);
    let sizes = by_cost.into_iter().map(|kit| {
        let label = kit.label;
        let onclick = on_look.reform(move |_: MouseEvent| label);
        let is_shown = kit.label == shown.label;
        html! {
            <button
                type="button" class="size" aria-pressed={if is_shown { "true" } else { "false" }} {onclick}
                key={words::label(kit.label)}
            >
                <span class="size-label">{ words::label(kit.label) }</span>
                <span class="size-cost">{ words::price(kit.cost) }</span>
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
                <ul class="cards">{ for shown.items.iter().map(card) }</ul>
            }
        </div>
    }
}

fn card(item: &Item) -> Html {
    let entry = embedded().gear(item.gear);
    let does = if entry.role == Role::Help { words::HELPS } else { words::DOES };
    let band = item.price_band.map(|band| words::price_band(band.tier, band.from, band.to));
    html! {
        <li class={classes!("card", accent(item.gear))}>
            <div class="card-picture">{ gear_picture(item.gear, "") }</div>
            <div class="card-text">
                <p class="card-action">
                    <strong>{ words::action(item.action) }</strong>
                    if item.action == Action::Buy {
                        { words::at_price(item.cost) }
                    }
                    <span class="band">{ band.unwrap_or_default() }</span>
                </p>
                <h4>{ entry.label.as_str() }</h4>
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
