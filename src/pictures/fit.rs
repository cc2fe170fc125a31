use yew::prelude::*;

use advisor::knowledge::{Share, Span};

/// How well something does a job: a dot for the likely fit in a bar for its range. The numbers are beside it as text.
pub fn fit_bar(fit: Span) -> Html {
    let x = |share: Share| tenths(share.parts());
    let width = tenths((fit.high.parts() - fit.low.parts()).max(100));
    html! {
        <svg class="fit-bar" viewBox="0 0 1000 100" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <rect class="fit-track" x="0" y="44" width="1000" height="12" rx="6" />
            <rect class="fit-range" x={x(fit.low)} y="26" width={width} height="48" rx="14" />
            <rect class="fit-likely" x={tenths(fit.likely.parts() - 80)} y="10" width="16" height="80" rx="8" />
        </svg>
    }
}

/// A step of a fit: from where to where one rule moved it.
pub fn effect_bar(from: Share, effect: Share) -> Html {
    let (from, to) = (from.parts(), from.parts() + effect.parts());
    let class = if effect < Share::ZERO { "effect-loss" } else { "effect-gain" };
    html! {
        <svg class="effect-bar" viewBox="0 0 1000 100" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <rect class="fit-track" x="0" y="44" width="1000" height="12" rx="6" />
            <rect {class} x={tenths(from.min(to))} y="20" width={tenths((to - from).abs().max(60))} height="60" />
        </svg>
    }
}

/// How much of the work is done well, as a bar.
pub fn benefit_bar(benefit: Share) -> Html {
    html! {
        <svg class="benefit" viewBox="0 0 1000 40" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <rect class="fit-track" x="0" y="0" width="1000" height="40" />
            <rect class="benefit-bar" x="0" y="0" width={tenths(benefit.parts())} height="40" />
        </svg>
    }
}

/// Ten-thousandths on an axis of a thousand.
fn tenths(parts: i32) -> String {
    (parts / 10).to_string()
}
