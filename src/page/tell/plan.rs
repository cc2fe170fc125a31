use yew::prelude::*;

use super::{Evidence, accent};
use crate::advice::{Kit, PlanRow};
use crate::knowledge::{Share, embedded};
use crate::page::pictures::fit::{EffectBar, FitBar};
use crate::page::pictures::{jobs, line::LineArt};
use crate::page::words;
use crate::situation::{Activity, Vocabulary};

#[derive(PartialEq, Properties)]
pub struct PlanProps {
    pub kit: Kit,
}

/// Jobs against kit members, by activity, each with the rules that led to its score.
#[component]
pub fn Plan(props: &PlanProps) -> Html {
    let kit = &props.kit;
    let mut activities: Vec<Activity> = kit.plan.iter().map(|row| row.activity).collect();
    activities.dedup();
    let parts = activities.into_iter().map(|activity| {
        let rows = kit.plan.iter().filter(|row| row.activity == activity);
        html! {
            <section class="plan-part" key={activity.name()}>
                <h4>{ &embedded().activity(activity).label }</h4>
                <ol class="rows">
                    for row in rows {
                        <Row kit={kit.clone()} row={row.clone()} key={row.job.name()} />
                    }
                </ol>
            </section>
        }
    });
    html! {
        <section class="plan" aria-labelledby="plan-title">
            <h3 id="plan-title">{ words::PLAN }</h3>
            <p class="lead">{ words::PLAN_LEAD }</p>
            { for parts }
            if !kit.uncovered.is_empty() {
                <h4>{ words::COMPROMISES }</h4>
                <ul class="compromises">
                    for row in &kit.uncovered {
                        <li key={format!("{}-{}", row.activity.name(), row.job.name())}>{ &row.because }</li>
                    }
                </ul>
            }
        </section>
    }
}

#[derive(PartialEq, Properties)]
struct RowProps {
    kit: Kit,
    row: PlanRow,
}

#[component]
fn Row(props: &RowProps) -> Html {
    let opened = use_state(|| false);
    let row = &props.row;
    let Some(item) = props.kit.items.get(row.item) else { return html! { <li /> } };
    let job = embedded().job(row.job);
    let ontoggle = {
        let opened = opened.clone();
        Callback::from(move |event: Event| {
            opened.set(event.target_unchecked_into::<web_sys::Element>().has_attribute("open"));
        })
    };
    html! {
        <li class={classes!("row", accent(item.gear))}>
            <details {ontoggle}>
                <summary>
                    <LineArt strokes={jobs::strokes(row.job)} view_box={jobs::VIEW_BOX} class={jobs::ICON_CLASS} />
                    <span class="row-job">
                        { &job.label }
                        if row.required {
                            <span class="must">{ words::REQUIRED }</span>
                        }
                    </span>
                    <span class="row-item">{ &embedded().gear(item.gear).label }</span>
                    <FitBar fit={row.fit} />
                    <span class="row-fit">
                        <span aria-hidden="true">{ words::of_hundred(row.fit.likely) }</span>
                        <span class="visually-hidden">
                            { words::fit_in_words(row.fit.low, row.fit.likely, row.fit.high) }
                        </span>
                    </span>
                </summary>
                if *opened {
                    <Steps row={row.clone()} />
                }
            </details>
        </li>
    }
}

#[derive(PartialEq, Properties)]
struct StepsProps {
    row: PlanRow,
}

/// From where any gear starts to the score shown: every rule that moved it, by how much, how well known, who says so.
#[component]
fn Steps(props: &StepsProps) -> Html {
    let row = &props.row;
    let job = embedded().job(row.job);
    let mut at = row.base;
    let steps = row.effects.iter().map(|effect| {
        let from = at;
        at = Share::from_parts(at.parts() + effect.effect.parts());
        let rule = embedded().rule(&effect.rule);
        html! {
            <li key={effect.rule.clone()}>
                <span class="step-points">{ words::points(effect.effect) }</span>
                <EffectBar {from} effect={effect.effect} />
                if let Some(rule) = rule {
                    <span class="step-because">{ &rule.because }</span>
                    <Evidence grade={rule.grade} sources={rule.sources.clone()} />
                }
            </li>
        }
    });
    let steps: Html = steps.collect();
    html! {
        <div class="steps-box">
            <p class="step-says">{ &job.says } { " " } <span class="hint">{ words::share_of_work(row.weight) }</span></p>
            <p>{ words::STARTS_AT } { " " } <strong>{ words::of_hundred(row.base) }</strong></p>
            <ol class="steps">{ steps }</ol>
            <p>
                { words::ENDS_AT } { " " } <strong>{ words::of_hundred(row.fit.likely) }</strong>
                { words::between(row.fit.low, row.fit.high) }
            </p>
        </div>
    }
}
