use yew::prelude::*;

use super::{Evidence, accent};
use crate::pictures::gear_picture;
use crate::words;
use advisor::advice::{Advice, Kit, NotChosen, RuledOut, Wish, WishVerdict};
use advisor::situation::{GearType, Vocabulary};
use knowledge::embedded;

/// Honest answers about the gear that the visitor is thinking of.
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
                                        { embedded().gear(wish.gear).label.as_str() }{ " " }
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

fn verdict_class(verdict: WishVerdict) -> &'static str {
    match verdict {
        WishVerdict::Yes => "verdict-yes",
        WishVerdict::NotNow => "verdict-not-now",
        WishVerdict::No => "verdict-no",
    }
}

/// For each type left out: the rule that ruled it out, or the job where it lost.
pub fn why_not(advice: &Advice, kit: &Kit) -> Html {
    let in_kit = |gear: GearType| kit.items.iter().any(|item| item.gear == gear);
    let ruled_out: Vec<&RuledOut> = advice.ruled_out.iter().filter(|out| !in_kit(out.gear)).collect();
    let lost: Vec<&NotChosen> = advice.not_chosen.iter().filter(|left_out| !in_kit(left_out.gear)).collect();
    let mut rules: Vec<&RuledOut> = Vec::new();
    for out in ruled_out.iter().copied() {
        if rules.iter().all(|shown| shown.rule != out.rule) {
            rules.push(out);
        }
    }
    let by_rule = rules.into_iter().map(|rule| {
        let same = ruled_out.iter().filter(|out| out.rule == rule.rule && out.job == rule.job);
        html! {
            <li class={accent(rule.gear)}>
                <strong>{ words::sentence(&words::nouns(same.map(|out| out.gear))) }</strong>
                <span class="for-job">{ words::not_for(&embedded().job(rule.job).verb) }</span>
                <span>{ rule.because.as_str() }</span>
                <Evidence grade={rule.grade} sources={rule.sources.clone()} />
            </li>
        }
    });
    html! {
        <section class="why-not" aria-labelledby="why-not-title">
            <h3 id="why-not-title">{ words::WHY_NOT }</h3>
            if !ruled_out.is_empty() {
                <details>
                    <summary>{ words::RULED_OUT }</summary>
                    <ul class="reasons">{ for by_rule }</ul>
                </details>
            }
            if !lost.is_empty() {
                <details>
                    <summary>{ words::LOST }</summary>
                    <ul class="reasons">
                        for left_out in lost {
                            <li class={accent(left_out.gear)}>
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
