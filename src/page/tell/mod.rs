//! The advice as it is shown: nothing here decides, everything is read off an [`Advice`].

mod kits;
mod outlook;
mod plan;
mod why_not;

use std::rc::Rc;

use yew::prelude::*;

use super::words;
use crate::advice::Advice;
use crate::knowledge::{Family, Grade, embedded};
use crate::session::Units;
use crate::situation::GearType;

#[derive(PartialEq, Properties)]
pub struct AdviceViewProps {
    pub advice: Rc<Advice>,
    pub units: Units,
}

/// The whole advice. Which of the kits is looked at is the only thing that it remembers itself.
#[component]
pub fn AdviceView(props: &AdviceViewProps) -> Html {
    let looked_at = use_state(|| None);
    let advice = &props.advice;
    let kit = advice.kits.iter().find(|kit| Some(kit.label) == *looked_at).or(advice.kits.first());
    let on_look = {
        let looked_at = looked_at.clone();
        Callback::from(move |label| looked_at.set(Some(label)))
    };
    let Some(kit) = kit else {
        return html! {
            <section id="advice" class="advice" tabindex="-1"><p class="headline">{ &advice.headline }</p></section>
        };
    };
    html! {
        <section id="advice" class="advice" aria-labelledby="advice-title" tabindex="-1">
            <h2 id="advice-title" class="visually-hidden">{ words::ADVICE }</h2>
            <p class="headline" role="status">{ &advice.headline }</p>
            <kits::Kits kits={advice.kits.clone()} shown={kit.label} {on_look} />
            <outlook::AskNext ask_next={advice.ask_next.clone()} looked={advice.confidence.is_some()} />
            <plan::Plan kit={kit.clone()} />
            <outlook::Flips flips={advice.flips.clone()} looked={advice.confidence.is_some()} />
            <why_not::Wishes wishes={advice.wishes.clone()} />
            <why_not::WhyNot ruled_out={advice.ruled_out.clone()} not_chosen={advice.not_chosen.clone()} />
            <outlook::Sureness confidence={advice.confidence} caveats={advice.caveats.clone()} />
            <outlook::Figures numbers={advice.numbers.clone()} units={props.units} />
        </section>
    }
}

/// The class that sets the accent: one for headphones, one for loudspeakers and their room, used for just that.
pub fn accent(gear: GearType) -> &'static str {
    let helps_headphones = matches!(gear, GearType::HeadphoneAmplifier | GearType::HeadphoneCorrection);
    match embedded().gear(gear).family {
        Family::Headphones => "accent-headphones",
        Family::Measure if helps_headphones => "accent-headphones",
        Family::Loudspeakers | Family::Measure => "accent-loudspeakers",
    }
}

#[derive(PartialEq, Properties)]
pub struct EvidenceProps {
    pub grade: Grade,
    pub sources: Vec<String>,
}

/// How well a sentence is known, and who says so.
#[component]
pub fn Evidence(props: &EvidenceProps) -> Html {
    let sources = props.sources.iter().filter_map(|id| embedded().source(id));
    html! {
        <span class="evidence">
            <span class={classes!("grade", props.grade_class())}>{ words::grade(props.grade) }</span>
            for source in sources {
                <span class="source">
                    if let Some(url) = &source.url {
                        <a href={url.clone()} rel="noopener noreferrer" target="_blank">{ &source.title }</a>
                    } else {
                        <cite>{ &source.title }</cite>
                    }
                    { format!(", {}", source.by) }
                    if let Some(year) = source.year {
                        { format!(" {year}") }
                    }
                    if !source.confirmed {
                        { words::UNCONFIRMED_SOURCE }
                    }
                </span>
            }
        </span>
    }
}

impl EvidenceProps {
    fn grade_class(&self) -> &'static str {
        match self.grade {
            Grade::Measured | Grade::Standard | Grade::Physics => "grade-firm",
            Grade::Consensus => "grade-fair",
            Grade::RuleOfThumb | Grade::Unconfirmed => "grade-soft",
        }
    }
}
