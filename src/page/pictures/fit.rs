use yew::prelude::*;

use crate::knowledge::{Share, Span};

#[derive(PartialEq, Properties)]
pub struct FitBarProps {
    pub fit: Span,
}

/// How well something does a job: a dot for the likely fit in a bar for its range. The numbers stand beside it as text.
#[component]
pub fn FitBar(props: &FitBarProps) -> Html {
    let x = |share: Share| tenths(share.parts());
    let FitBarProps { fit } = props;
    let width = tenths((fit.high.parts() - fit.low.parts()).max(100));
    html! {
        <svg class="fit-bar" viewBox="0 0 1000 100" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <rect class="fit-track" x="0" y="44" width="1000" height="12" rx="6" />
            <rect class="fit-range" x={x(fit.low)} y="26" width={width} height="48" rx="14" />
            <rect class="fit-likely" x={tenths(fit.likely.parts() - 80)} y="10" width="16" height="80" rx="8" />
        </svg>
    }
}

#[derive(PartialEq, Properties)]
pub struct EffectBarProps {
    /// Where the fit stood before.
    pub from: Share,
    /// By how much it moved.
    pub effect: Share,
}

/// A step of a fit: from where to where one rule moved it.
#[component]
pub fn EffectBar(props: &EffectBarProps) -> Html {
    let (from, to) = (props.from.parts(), props.from.parts() + props.effect.parts());
    let class = if props.effect < Share::ZERO { "effect-loss" } else { "effect-gain" };
    html! {
        <svg class="effect-bar" viewBox="0 0 1000 100" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <rect class="fit-track" x="0" y="44" width="1000" height="12" rx="6" />
            <rect {class} x={tenths(from.min(to))} y="20" width={tenths((to - from).abs().max(60))} height="60" />
        </svg>
    }
}

/// Ten-thousandths on an axis of a thousand.
fn tenths(parts: i32) -> String {
    (parts / 10).to_string()
}
