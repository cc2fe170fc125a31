use yew::prelude::*;

use super::accent;
use crate::advice::{Action, Item, Kit, Label};
use crate::knowledge::{Role, embedded};
use crate::page::pictures::{gear, jobs, line::LineArt};
use crate::page::words;

#[derive(PartialEq, Properties)]
pub struct KitsProps {
    pub kits: Vec<Kit>,
    pub shown: Label,
    pub on_look: Callback<Label>,
}

/// The kits to choose from, and the drawn cards of the one that is looked at.
#[component]
pub fn Kits(props: &KitsProps) -> Html {
    let currency = embedded().about.currency.as_str();
    let shown = props.kits.iter().find(|kit| kit.label == props.shown);
    let mut by_cost: Vec<&Kit> = props.kits.iter().collect();
    by_cost.sort_by_key(|kit| kit.cost);
    let sizes = by_cost.into_iter().map(|kit| {
        let onclick = props.on_look.reform({
            let label = kit.label;
            move |_: MouseEvent| label
        });
        let is_shown = kit.label == props.shown;
        html! {
            <button
                type="button" class="size" aria-pressed={if is_shown { "true" } else { "false" }} {onclick}
                key={format!("{:?}", kit.label)}
            >
                <span class="size-label">{ words::label(kit.label) }</span>
                <span class="size-cost">{ words::price(kit.cost, currency) }</span>
                <Benefit parts={kit.benefit.parts()} />
                <span class="size-benefit">{ words::benefit(kit.benefit) }</span>
            </button>
        }
    });
    html! {
        <div class="kits">
            if props.kits.len() > 1 {
                <div class="sizes" role="group" aria-label={words::KITS}>{ for sizes }</div>
            }
            if let Some(kit) = shown {
                if let Some(adds) = &kit.adds {
                    <p class="adds">{ adds }</p>
                }
                <h3 class="visually-hidden">{ words::YOUR_KIT }</h3>
                if kit.items.is_empty() {
                    <p class="empty">{ words::NOTHING_TO_LISTEN_ON }</p>
                } else {
                    <ul class="cards">
                        for (index, item) in kit.items.iter().enumerate() {
                            <Card item={item.clone()} key={index} />
                        }
                    </ul>
                }
            }
        </div>
    }
}

#[derive(PartialEq, Properties)]
struct BenefitProps {
    parts: i32,
}

/// How much of the work is done well, as a bar; the number stands beside it.
#[component]
fn Benefit(props: &BenefitProps) -> Html {
    let width = (props.parts / 10).to_string();
    html! {
        <svg class="benefit" viewBox="0 0 1000 40" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <rect class="fit-track" x="0" y="0" width="1000" height="40" />
            <rect class="benefit-bar" x="0" y="0" {width} height="40" />
        </svg>
    }
}

#[derive(PartialEq, Properties)]
struct CardProps {
    item: Item,
}

#[component]
fn Card(props: &CardProps) -> Html {
    let item = &props.item;
    let entry = embedded().gear(item.gear);
    let currency = embedded().about.currency.as_str();
    let does = if entry.role == Role::Help { words::HELPS } else { words::DOES };
    html! {
        <li class={classes!("card", accent(item.gear))}>
            <div class="card-picture">
                <LineArt strokes={gear::strokes(item.gear)} view_box={gear::VIEW_BOX} />
            </div>
            <div class="card-text">
                <p class="card-action">
                    <strong>{ words::action(item.action) }</strong>
                    if item.action == Action::Buy {
                        { format!(" · {}", words::price(item.cost, currency)) }
                    }
                    if let Some(band) = item.price_band {
                        <span class="band">{ words::price_band(band.from, band.to, currency) }</span>
                    }
                </p>
                <h4>{ &entry.label }</h4>
                <p class="card-says">{ &entry.says }</p>
                <p class="card-does">{ does }</p>
                <ul class="jobs">
                    for job in &item.jobs {
                        <li key={crate::situation::Vocabulary::name(*job)}>
                            <LineArt strokes={jobs::strokes(*job)} view_box={jobs::VIEW_BOX} class={jobs::ICON_CLASS} />
                            <span>{ &embedded().job(*job).verb }</span>
                        </li>
                    }
                </ul>
            </div>
        </li>
    }
}
