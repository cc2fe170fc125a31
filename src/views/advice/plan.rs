use std::rc::Rc;

use yew::prelude::*;

use super::{Evidence, accent};
use crate::pictures::fit::{effect_bar, fit_bar};
use crate::pictures::job_icon;
use crate::words;
use advisor::advice::{Kit, PlanRow, sentence};
use advisor::knowledge::Share;
use advisor::situation::{Activity, GearType, Vocabulary};
use knowledge::embedded;

/// Jobs against kit members, by activity, each with the rules that led to its score.
pub fn plan(kit: &Kit) -> Html {
    let mut activities: Vec<Activity> = kit.plan.iter().map(|row| row.activity).collect();
    activities.dedup();
    let rows_of = |activity: Activity| {
        let rows = kit.plan.iter().filter(move |row| row.activity == activity);
        rows.map(|row| {
            let item = kit.items.get(row.item);
            let gear = item.map_or(GearType::ClosedOverEar, |item| item.gear);
            let name = item.and_then(|item| item.name.clone());
            html! { <Row {gear} {name} row={Rc::new(row.clone())} key={row.job.name()} /> }
        })
    };
    html! {
        <section class="plan" aria-labelledby="plan-title">
            <h3 id="plan-title">{ words::PLAN }</h3>
            <p class="lead">{ words::PLAN_LEAD }</p>
            for activity in activities {
                <section class="plan-part" key={activity.name()}>
                    <h4>{ embedded().activity(activity).label.as_str() }</h4>
                    <ol class="rows">{ for rows_of(activity) }</ol>
                </section>
            }
            if !kit.uncovered.is_empty() {
                <h4>{ words::COMPROMISES }</h4>
                <ul class="compromises">
                    for row in &kit.uncovered {
                        <li>{ row.because.as_str() }</li>
                    }
                </ul>
            }
        </section>
    }
}

#[derive(PartialEq, Properties)]
struct RowProps {
    gear: GearType,
    /// Brand and model, where it is known.
    name: Option<String>,
    row: Rc<PlanRow>,
}

/// One row of the plan. Its reasons are drawn when it is opened.
#[component]
fn Row(props: &RowProps) -> Html {
    let opened = use_state(|| false);
    let row = &props.row;
    let ontoggle = {
        let opened = opened.clone();
        Callback::from(move |event: Event| {
            opened.set(event.target_unchecked_into::<web_sys::Element>().has_attribute("open"));
        })
    };
    html! {
        <li class={classes!("row", accent(props.gear))}>
            <details {ontoggle}>
                <summary>
                    { job_icon(row.job) }
                    <span class="row-job">
                        { embedded().job(row.job).label.as_str() }
                        if row.required {
                            { " " }
                            <span class="must">{ words::REQUIRED }</span>
                        }
                    </span>
                    <span class="row-item">{ words::sentence(props.name.as_deref().unwrap_or(&embedded().gear(props.gear).noun)) }</span>
                    { fit_bar(row.fit) }
                    <span class="row-fit">
                        <span aria-hidden="true">{ words::of_hundred(row.fit.likely) }</span>
                        <span class="visually-hidden">
                            { words::fit_in_words(row.fit.low, row.fit.likely, row.fit.high) }
                        </span>
                    </span>
                </summary>
                if *opened {
                    { steps(row) }
                }
            </details>
        </li>
    }
}

/// From the hundred where any gear starts to the score shown: what each rule takes from it, then what gives some back, with
/// the evidence.
fn steps(row: &PlanRow) -> Html {
    let mut at = row.base;
    let steps = row.effects.iter().map(|effect| {
        let from = at;
        at = Share::from_parts(at.parts() + effect.effect.parts());
        let rule = embedded().rule(&effect.rule);
        html! {
            <li>
                <span class="step-points">{ words::points(effect.effect) }</span>
                { effect_bar(from, effect.effect) }
                if let Some(rule) = rule {
                    <span class="step-because">
                        if !effect.certain {
                            <span class="perhaps">{ words::PERHAPS }</span>
                        }
                        { sentence(rule, effect.figure.as_deref()) }
                    </span>
                    <Evidence grade={rule.grade} sources={rule.sources.clone()} />
                }
            </li>
        }
    });
    let steps: Html = steps.collect();
    let moves = |way: fn(Share) -> bool| row.effects.iter().any(|effect| way(effect.effect));
    let follows = words::steps_follow(moves(|effect| effect < Share::ZERO), moves(|effect| effect > Share::ZERO));
    html! {
        <div class="steps-box">
            <p>
                { embedded().job(row.job).says.as_str() }{ " " }
                <span class="hint">{ words::share_of_work(row.weight) }</span>
            </p>
            <p>
                { words::STARTS_AT }{ " " }<strong>{ words::of_hundred(row.base) }</strong>{ follows }
            </p>
            <ol class="steps">{ steps }</ol>
            <p>
                { words::ENDS_AT }{ " " }<strong>{ words::of_hundred(row.fit.likely) }</strong>
                { words::between(row.fit.low, row.fit.high) }
            </p>
        </div>
    }
}
