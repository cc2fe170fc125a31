//! The questions: what the visitor may tell, in their words.

mod controls;

use std::rc::Rc;

use yew::prelude::*;

use crate::app::Dispatch;
use crate::catalogue::Loaded;
use crate::pictures::gear_picture;
use crate::words;
use advisor::knowledge::{Family, Knowledge};
use advisor::session::asked::Asked;
use advisor::session::{Action, Answer, Typed, Units};
use advisor::situation::parts::{Group, OwnedFigure};
use advisor::situation::{Activity, GearType, OwnedItem, Part, Situation, Vocabulary};
use controls::{NumberField, choice, number, toggle};
use knowledge::embedded;

#[derive(PartialEq, Properties)]
pub struct QuestionsProps {
    pub situation: Rc<Situation>,
    pub units: Units,
    pub loaded: Loaded,
    /// The others are left out, and groups with nothing left.
    pub asked: Asked,
}

#[component]
pub fn Questions(props: &QuestionsProps) -> Html {
    let dispatch = &use_context::<Dispatch>().expect("App provides it");
    let (situation, asked) = (&*props.situation, props.asked);
    let knowledge = props.loaded.knowledge();
    let drawn = |group: Group| {
        let ask = Ask { group, situation, asked, units: props.units, currency: knowledge.currency(), dispatch };
        match group {
            Group::Work => work(situation, dispatch),
            Group::Money => money(&ask),
            Group::Room => room(&ask),
            Group::Around => around(&ask),
            Group::You => listener(&ask),
            Group::Owned => owned(situation, knowledge, dispatch),
            Group::Wish => wishes(situation, dispatch),
        }
    };
    html! {
        <section id="questions" class="questions" aria-labelledby="questions-title" tabindex="-1">
            <h2 id="questions-title">{ words::ASK_TITLE }</h2>
            <p class="lead">{ words::ASK_LEAD }</p>
            { for Group::ALL.into_iter().filter(|group| asked.has_any(*group)).map(drawn) }
        </section>
    }
}

fn work(situation: &Situation, dispatch: &Dispatch) -> Html {
    let chips = Activity::ALL.iter().map(|&activity| {
        let entry = embedded().activity(activity);
        let dispatch = dispatch.clone();
        let tell = Callback::from(move |on: bool| {
            dispatch.dispatch(Action::Answer(Answer::Work(activity, on.then_some(words::SHARES[1].1))));
        });
        let id = format!("work-{}", activity.name());
        toggle(id, &entry.label, &entry.says, situation.work.contains_key(&activity), html! {}, tell)
    });
    let shares = situation.work.iter().map(|(&activity, &share)| {
        let dispatch = dispatch.clone();
        let onchange = Callback::from(move |event: Event| {
            let select = event.target_unchecked_into::<web_sys::HtmlSelectElement>();
            let picked = usize::try_from(select.selected_index()).ok().and_then(|index| words::SHARES.get(index));
            if let Some((_, share)) = picked {
                dispatch.dispatch(Action::Answer(Answer::Work(activity, Some(*share))));
            }
        });
        let id = format!("share-{}", activity.name());
        html! {
            <li key={activity.name()}>
                <label for={id.clone()}>{ embedded().activity(activity).label.as_str() }</label>
                <select {id} {onchange}>
                    for (name, value) in words::SHARES {
                        <option selected={(share - value).abs() < 0.5}>{ name }</option>
                    }
                </select>
            </li>
        }
    });
    html! {
        <fieldset class="group">
            <legend>{ words::WORK }</legend>
            <p class="hint">{ words::WORK_HINT }</p>
            <div class="chips">{ for chips }</div>
            if situation.work.len() > 1 {
                <p class="ask-line">{ words::HOW_OFTEN }</p>
                <ul class="shares">{ for shares }</ul>
            }
        </fieldset>
    }
}

/// A group of questions, and everything that its controls need.
struct Ask<'a> {
    group: Group,
    situation: &'a Situation,
    asked: Asked,
    units: Units,
    currency: &'a str,
    dispatch: &'a Dispatch,
}

impl Ask<'_> {
    fn parts(&self) -> impl Iterator<Item = Part> {
        self.group.parts().into_iter().filter(|part| self.asked.has(*part))
    }

    /// Questions with answers to choose from.
    fn choices(&self) -> Html {
        let parts = self.parts().filter(|part| !part.answers().is_empty());
        parts.map(|part| choice(part, self.situation, self.dispatch)).collect()
    }

    fn numbers(&self) -> Html {
        let fields = self.parts().map(|part| number(part, self.situation, self.units, self.currency));
        html! { <div class="fields">{ for fields }</div> }
    }
}

fn money(ask: &Ask) -> Html {
    html! {
        <fieldset class="group">
            <legend>{ words::MONEY }</legend>
            { ask.numbers() }
            { ask.choices() }
        </fieldset>
    }
}

fn room(ask: &Ask) -> Html {
    html! {
        <fieldset class="group">
            <legend id="room-question" tabindex="-1">{ words::ROOM }</legend>
            if ask.asked.has(Part::Length) {
                <p class="hint">{ words::ROOM_WHY }</p>
                { ask.numbers() }
            }
            { ask.choices() }
        </fieldset>
    }
}

fn around(ask: &Ask) -> Html {
    html! {
        <fieldset class="group">
            <legend>{ words::AROUND }</legend>
            { ask.choices() }
        </fieldset>
    }
}

fn listener(ask: &Ask) -> Html {
    let is_known = |part: Part| part.row().limits().is_some() && part.get(ask.situation).is_some();
    html! {
        <fieldset class="group">
            <legend>{ words::YOU }</legend>
            { ask.choices() }
            if ask.asked.has(Part::Source) {
                <details class="specs" open={ask.parts().any(is_known)}>
                    <summary>{ words::SOURCE_FIGURES }</summary>
                    { ask.numbers() }
                </details>
            }
        </fieldset>
    }
}

fn owned(situation: &Situation, knowledge: &Knowledge, dispatch: &Dispatch) -> Html {
    let figure = |id: &str, label: &'static str, gear: GearType, figure: OwnedFigure| {
        let (typed, limits) = (Typed::Owned(gear, figure), figure.limits());
        html! {
            <NumberField
                id={format!("{id}-{}", gear.name())} {label} unit={words::unit(limits.measure, Units::Metric, "")}
                {typed} decimals={limits.decimals} value={typed.value(situation)}
            />
        }
    };
    let headphones = situation.owned.iter().filter_map(|owned| {
        let gear = GearType::ALL.iter().copied().find(|&gear| owned.is_type(gear))?;
        let entry = embedded().gear(gear);
        (entry.family == Family::Headphones).then(|| {
            html! {
                <details class="specs" key={gear.name()}>
                    <summary>{ words::specs_of(&entry.label) }</summary>
                    <div class="fields">
                        { figure("sensitivity", words::SENSITIVITY, gear, OwnedFigure::SensitivityPerMilliwatt) }
                        { figure("impedance", words::IMPEDANCE, gear, OwnedFigure::Impedance) }
                    </div>
                </details>
            }
        })
    });
    let owned_models = situation.owned.iter().filter_map(|owned| match &owned.item {
        OwnedItem::Model(id) => Some(id.clone()),
        OwnedItem::Type(_) => None,
    });
    let owned_models: Vec<String> = owned_models.collect();
    html! {
        <fieldset class="group">
            <legend>{ words::OWNED }</legend>
            <p class="hint">{ words::OWNED_HINT }</p>
            { gear_toggles("owned", dispatch, |gear| situation.owns(gear), Answer::Owns) }
            { for headphones }
            { models(words::OWNED_MODELS, &owned_models, knowledge, dispatch) }
            { models(words::PICKED_MODELS, &situation.picked, knowledge, dispatch) }
            { models(words::NEVER_MODELS, &situation.never, knowledge, dispatch) }
            <p><a class="find-model" href="#gear">{ words::FIND_MODEL }</a></p>
        </fieldset>
    }
}

/// What was answered about models of the catalogue, each with a way to take it back.
fn models(title: &'static str, ids: &[String], knowledge: &Knowledge, dispatch: &Dispatch) -> Html {
    let rows = ids.iter().map(|id| {
        let product = knowledge.catalogue.product(id);
        let name = product.map_or_else(|| id.clone(), words::full_name);
        let (dispatch, model) = (dispatch.clone(), id.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            dispatch.dispatch(Action::Answer(Answer::OwnsModel(model.clone(), false)));
        });
        html! {
            <li key={id.clone()}>
                <a href={format!("#gear/{id}")}>{ name.clone() }</a>
                <button type="button" class="quiet" aria-label={words::remove(&name)} {onclick}>{ "✕" }</button>
            </li>
        }
    });
    html! {
        <div class="models">
            if !ids.is_empty() {
                <p class="ask-line">{ title }</p>
                <ul>{ for rows }</ul>
            }
        </div>
    }
}

fn wishes(situation: &Situation, dispatch: &Dispatch) -> Html {
    html! {
        <fieldset class="group">
            <legend>{ words::WISH }</legend>
            <p class="hint">{ words::WISH_HINT }</p>
            { gear_toggles("wish", dispatch, |gear| situation.wish.contains(&gear), Answer::Wishes) }
        </fieldset>
    }
}

fn gear_toggles(
    kind: &str,
    dispatch: &Dispatch,
    is_on: impl Fn(GearType) -> bool,
    answer: fn(GearType, bool) -> Answer,
) -> Html {
    let chips = GearType::ALL.iter().map(|&gear| {
        let entry = embedded().gear(gear);
        let dispatch = dispatch.clone();
        let tell = Callback::from(move |on: bool| dispatch.dispatch(Action::Answer(answer(gear, on))));
        let picture = gear_picture(gear, crate::views::advice::accent(gear));
        toggle(format!("{kind}-{}", gear.name()), &entry.label, &entry.says, is_on(gear), picture, tell)
    });
    html! { <div class="gear-chips">{ for chips }</div> }
}
