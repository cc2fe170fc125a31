//! The advice as it is shown: nothing is decided here, everything comes from an [`Advice`].

mod first;
mod kits;
mod outlook;
mod plan;
mod why_not;

use std::rc::Rc;

use yew::prelude::*;

use crate::app::Dispatch;
use crate::catalogue::Loaded;
use crate::views::questions::Questions;
use crate::views::{ViewContext, ViewEntry};
use crate::words;
use advisor::advice::Advice;
use advisor::knowledge::{Accent, Grade};
use advisor::session::Units;
use advisor::session::asked::Asked;
use advisor::session::link::Page;
use advisor::situation::GearType;
use knowledge::embedded;

pub const VIEW: ViewEntry = ViewEntry {
    page: Page::Advice,
    label: words::ADVICE,
    title: words::TITLE,
    skip: (words::SKIP_TO_ADVICE, "advice"),
    draw,
};

/// Questions and advice side by side.
fn draw(context: &ViewContext) -> Html {
    let ViewContext { session, loaded, advice, hidden, .. } = context;
    html! {
        <main class="layout" hidden={*hidden}>
            <Questions
                key={session.turn} situation={Rc::new(session.situation.clone())} units={session.units}
                loaded={*loaded} asked={Asked::ALL}
            />
            <AdviceView advice={advice.clone()} units={session.units} />
        </main>
    }
}

#[derive(Properties)]
pub struct AdviceViewProps {
    pub advice: Rc<Advice>,
    pub units: Units,
}

impl PartialEq for AdviceViewProps {
    /// Compared by pointer: an advice is worked out once and shared.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.advice, &other.advice) && self.units == other.units
    }
}

/// The whole advice. Its only state is which of the kits is open.
#[component]
pub fn AdviceView(props: &AdviceViewProps) -> Html {
    let dispatch = use_context::<Dispatch>().expect("App provides it");
    let loaded = use_context::<Loaded>().expect("App provides it");
    let looked_at = use_state(|| None);
    {
        // Another situation has other kits: back to the recommendation.
        let looked_at = looked_at.clone();
        use_effect_with(props.advice.headline.clone(), move |_| looked_at.set(None));
    }
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
    let looked = advice.confidence.is_some();
    html! {
        <section id="advice" class="advice" aria-labelledby="advice-title" tabindex="-1">
            <h2 id="advice-title" class="visually-hidden">{ words::ADVICE }</h2>
            <p class="headline" role="status" tabindex="-1">{ kit.headline.as_str() }</p>
            if let Some(unknown) = &advice.unknown_models {
                <p class="hint">{ unknown.as_str() }</p>
            }
            { kits::kits(&advice.kits, kit, &advice.currency, loaded.knowledge(), &on_look) }
            { first::do_first(&advice.do_first) }
            { outlook::ask_next(&advice.ask_next, looked) }
            { plan::plan(kit) }
            { outlook::flips(&advice.flips, looked, &dispatch) }
            { why_not::wishes(&advice.wishes) }
            { why_not::why_not(advice, kit) }
            { outlook::sureness(advice) }
            { outlook::figures(&advice.numbers, loaded.knowledge(), props.units) }
        </section>
    }
}

/// The class that sets the accent: one for headphones, one for loudspeakers and their room.
pub fn accent(gear: GearType) -> &'static str {
    match embedded().gear(gear).accent {
        Accent::Headphones => "accent-headphones",
        Accent::Loudspeakers => "accent-loudspeakers",
    }
}

#[derive(PartialEq, Properties)]
pub struct EvidenceProps {
    pub grade: Grade,
    /// Ids of sources.
    pub sources: Vec<String>,
}

/// How well a statement is supported, and by whom.
#[component]
pub fn Evidence(props: &EvidenceProps) -> Html {
    let library = use_context::<Loaded>().expect("App provides it").library();
    let class = match props.grade {
        Grade::Measured | Grade::Standard | Grade::Physics => "grade-firm",
        Grade::Consensus => "grade-fair",
        Grade::RuleOfThumb | Grade::Unconfirmed => "grade-soft",
    };
    html! {
        <span class="evidence">
            <span class={classes!("grade", class)}>{ words::grade(props.grade) }</span>
            for source in props.sources.iter().filter_map(|id| library.source(id)) {
                <span class="source">
                    if let Some(url) = &source.url {
                        <a href={url.as_str()} rel="noopener noreferrer" target="_blank">{ source.title.as_str() }</a>
                    } else {
                        <cite>{ source.title.as_str() }</cite>
                    }
                    { words::by(&source.by, source.year, source.confirmed) }
                </span>
            }
        </span>
    }
}
