use yew::prelude::*;

use super::{Evidence, accent};
use crate::advice::{Answer, NotChosen, RuledOut, Wish};
use crate::knowledge::embedded;
use crate::page::pictures::{gear, line::LineArt};
use crate::page::words;
use crate::situation::Vocabulary;

#[derive(PartialEq, Properties)]
pub struct WishesProps {
    pub wishes: Vec<Wish>,
}

/// What the visitor is thinking of, answered openly.
#[component]
pub fn Wishes(props: &WishesProps) -> Html {
    html! {
        <div class="wishes-slot">
            if !props.wishes.is_empty() {
                <section class="wishes" aria-labelledby="wishes-title">
                    <h3 id="wishes-title">{ words::WISHES }</h3>
                    <ul class="wish-list">
                        for wish in &props.wishes {
                            <li class={classes!("wish", accent(wish.gear))} key={wish.gear.name()}>
                                <LineArt strokes={gear::strokes(wish.gear)} view_box={gear::VIEW_BOX} class="thumb" />
                                <div>
                                    <h4>
                                        { &embedded().gear(wish.gear).label }
                                        <span class={classes!("verdict", verdict_class(wish.verdict))}>
                                            { words::verdict(wish.verdict) }
                                        </span>
                                    </h4>
                                    <p>{ &wish.because }</p>
                                    if let Some(need) = &wish.would_need {
                                        <p class="need">{ words::WOULD_NEED }{ need }{ "." }</p>
                                    }
                                </div>
                            </li>
                        }
                    </ul>
                </section>
            }
        </div>
    }
}

fn verdict_class(verdict: Answer) -> &'static str {
    match verdict {
        Answer::Yes => "verdict-yes",
        Answer::NotNow => "verdict-not-now",
        Answer::No => "verdict-no",
    }
}

#[derive(PartialEq, Properties)]
pub struct WhyNotProps {
    pub ruled_out: Vec<RuledOut>,
    pub not_chosen: Vec<NotChosen>,
}

/// For each type left out: the rule that ruled it out, or the job where it lost.
#[component]
pub fn WhyNot(props: &WhyNotProps) -> Html {
    html! {
        <section class="why-not" aria-labelledby="why-not-title">
            <h3 id="why-not-title">{ words::WHY_NOT }</h3>
            if !props.ruled_out.is_empty() {
                <details>
                    <summary>{ words::RULED_OUT }<span class="count">{ props.ruled_out.len() }</span></summary>
                    <ul class="reasons">
                        for out in &props.ruled_out {
                            <li class={accent(out.gear)} key={format!("{}-{}", out.gear.name(), out.rule)}>
                                <strong>{ &embedded().gear(out.gear).label }</strong>
                                <span class="for-job">{ words::for_job(&embedded().job(out.job).verb) }</span>
                                <span>{ &out.because }</span>
                                <Evidence grade={out.grade} sources={out.sources.clone()} />
                            </li>
                        }
                    </ul>
                </details>
            }
            if !props.not_chosen.is_empty() {
                <details>
                    <summary>{ words::LOST }<span class="count">{ props.not_chosen.len() }</span></summary>
                    <ul class="reasons">
                        for left_out in &props.not_chosen {
                            <li class={accent(left_out.gear)} key={left_out.gear.name()}>
                                <strong>{ &embedded().gear(left_out.gear).label }</strong>
                                <span>{ &left_out.because }</span>
                            </li>
                        }
                    </ul>
                </details>
            }
        </section>
    }
}
