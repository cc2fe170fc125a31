use yew::prelude::*;

use super::{accent, evidence};
use crate::advice::{Answer, NotChosen, RuledOut, Wish};
use crate::knowledge::embedded;
use crate::page::pictures::gear_picture;
use crate::page::words;
use crate::situation::Vocabulary;

/// What the visitor is thinking of, answered openly.
pub fn wishes(wishes: &[Wish]) -> Html {
    html! {
        <div class="wishes-slot">
            if !wishes.is_empty() {
                <section class="wishes" aria-labelledby="wishes-title">
                    <h3 id="wishes-title">{ words::WISHES }</h3>
                    <ul class="wish-list">
                        for wish in wishes {
                            <li class={classes!("wish", accent(wish.gear))} key={wish.gear.name()}>
                                { gear_picture(wish.gear, "thumb") }
                                <div>
                                    <h4>
                                        { embedded().gear(wish.gear).label.as_str() }
                                        <span class={classes!("verdict", verdict_class(wish.verdict))}>
                                            { words::verdict(wish.verdict) }
                                        </span>
                                    </h4>
                                    <p>{ wish.because.as_str() }</p>
                                    if let Some(need) = &wish.would_need {
                                        <p class="need">{ words::would_need(need) }</p>
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

/// For each type left out: the rule that ruled it out, or the job where it lost.
pub fn why_not(ruled_out: &[RuledOut], not_chosen: &[NotChosen]) -> Html {
    html! {
        <section class="why-not" aria-labelledby="why-not-title">
            <h3 id="why-not-title">{ words::WHY_NOT }</h3>
            if !ruled_out.is_empty() {
                <details>
                    <summary>{ words::RULED_OUT }<span class="count">{ ruled_out.len() }</span></summary>
                    <ul class="reasons">
                        for out in ruled_out {
                            <li class={accent(out.gear)}>
                                <strong>{ embedded().gear(out.gear).label.as_str() }</strong>
                                <span class="for-job">{ words::for_job(&embedded().job(out.job).verb) }</span>
                                <span>{ out.because.as_str() }</span>
                                { evidence(out.grade, &out.sources) }
                            </li>
                        }
                    </ul>
                </details>
            }
            if !not_chosen.is_empty() {
                <details>
                    <summary>{ words::LOST }<span class="count">{ not_chosen.len() }</span></summary>
                    <ul class="reasons">
                        for left_out in not_chosen {
                            <li class={accent(left_out.gear)} key={left_out.gear.name()}>
                                <strong>{ embedded().gear(left_out.gear).label.as_str() }</strong>
                                <span>{ left_out.because.as_str() }</span>
                            </li>
                        }
                    </ul>
                </details>
            }
        </section>
    }
}
