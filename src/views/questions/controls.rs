//! The few kinds of controls that the questions are made of: native, labelled, reachable by keyboard.

use yew::prelude::*;

use crate::app::Dispatch;
use crate::words;
use advisor::knowledge::Fact;
use advisor::session::{Action, Answer, Typed, Units};
use advisor::situation::parts::{Kind, Measure};
use advisor::situation::{Part, Situation};
use knowledge::embedded;

/// One of several answers, or none yet.
pub fn choice(part: Part, situation: &Situation, dispatch: &Dispatch) -> Html {
    let name = part.name();
    let chosen = part.chosen(situation);
    let question = embedded().question(Fact::Given(part));
    let option = |index: Option<usize>, label: &'static str| {
        let id = index.map_or_else(|| format!("{name}-unknown"), |index| format!("{name}-{index}"));
        let dispatch = dispatch.clone();
        let onchange = Callback::from(move |_: Event| {
            dispatch.dispatch(Action::Answer(Answer::Set(part, index.map(|index| part.choice(index)))));
        });
        html! {
            <span class="pill" key={id.clone()}>
                <input type="radio" {name} id={id.clone()} checked={chosen == index} {onchange} />
                <label for={id}>{ label }</label>
            </span>
        }
    };
    let why_id = format!("{name}-why");
    let answers = question.answers.iter().enumerate();
    html! {
        <fieldset class="choice" id={format!("{name}-question")} tabindex="-1" aria-describedby={why_id.clone()}>
            <legend>{ question.ask.as_str() }</legend>
            <div class="pills">
                { option(None, words::NOT_SURE) }
                { for answers.map(|(index, answer)| option(Some(index), answer.label.as_str())) }
            </div>
            <p class="hint" id={why_id}>{ question.why.as_str() }</p>
        </fieldset>
    }
}

/// A part that is a number, in the visitor's units; nothing for other parts.
pub fn number(part: Part, situation: &Situation, units: Units, currency: &str) -> Html {
    let row = part.row();
    let Some(limits) = row.limits() else { return html! {} };
    let (scale, decimals) = match (limits.measure, units) {
        (Measure::Metres, Units::Imperial) => (1.0 / words::METRES_PER_FOOT, 1),
        _ => (1.0, limits.decimals),
    };
    let placeholder = if matches!(row.kind, Kind::Number(_)) { "" } else { words::NO_LIMIT };
    let typed = Typed::Part(part);
    html! {
        <NumberField
            id={part.name().replace('_', "-")} label={row.label} unit={words::unit(limits.measure, units, currency)}
            {typed} {decimals} value={typed.value(situation)} {scale} {placeholder}
        />
    }
}

/// Something that applies or does not, perhaps with a picture.
pub fn toggle(
    id: String,
    label: &'static str,
    hint: &'static str,
    on: bool,
    picture: Html,
    tell: Callback<bool>,
) -> Html {
    let onchange = Callback::from(move |event: Event| {
        tell.emit(event.target_unchecked_into::<web_sys::HtmlInputElement>().checked());
    });
    html! {
        <span class="chip" key={id.clone()}>
            <input type="checkbox" id={id.clone()} title={hint} checked={on} {onchange} />
            <label for={id}>{ picture }<span>{ label }</span></label>
        </span>
    }
}

#[derive(PartialEq, Properties)]
pub struct NumberFieldProps {
    pub id: AttrValue,
    pub label: AttrValue,
    pub unit: AttrValue,
    pub typed: Typed,
    pub decimals: u32,
    pub value: Option<f64>,
    /// What is shown is this many times the answer, for other units.
    #[prop_or(1.0)]
    pub scale: f64,
    #[prop_or_default]
    pub placeholder: AttrValue,
}

/// A number that may be left empty. What is typed stays as it is; only a sound number becomes an answer.
#[component]
pub fn NumberField(props: &NumberFieldProps) -> Html {
    let dispatch = use_context::<Dispatch>().expect("App provides it");
    let (typed, scale) = (props.typed, props.scale);
    let text = use_state(|| None::<String>);
    let given = props.value.map_or(String::new(), |value| shortest(value * scale, props.decimals));
    let shown = text.as_deref().unwrap_or(&given).to_owned();
    let left = use_state(|| true);
    let wrong = *left && text.as_deref().is_some_and(|text| typed.parse(text, scale).is_err());
    let oninput = {
        let left = left.clone();
        let text = text.clone();
        let dispatch = dispatch.clone();
        Callback::from(move |event: InputEvent| {
            let now = event.target_unchecked_into::<web_sys::HtmlInputElement>().value();
            if let Ok(number) = typed.parse(&now, scale) {
                dispatch.dispatch(Action::Answer(typed.answer(number.map(|number| number / scale))));
            }
            text.set(Some(now));
            left.set(false);
        })
    };
    let onblur = {
        let text = text.clone();
        Callback::from(move |_: FocusEvent| {
            left.set(true);
            if text.as_deref().is_some_and(|text| typed.parse(text, scale).is_ok()) {
                text.set(None);
            }
        })
    };
    let error_id = format!("{}-error", props.id);
    let (from, to) = typed.limits().map_or((0.0, 0.0), |limits| (limits.from, limits.to));
    let (from, to) = (shortest(from * scale, 1), shortest(to * scale, 0));
    html! {
        <div class="field">
            <label for={props.id.clone()}>{ props.label.clone() }</label>
            <span class="with-unit">
                <input
                    id={props.id.clone()} type="text" inputmode="decimal" autocomplete="off" value={shown}
                    placeholder={props.placeholder.clone()} {oninput} {onblur}
                    aria-invalid={wrong.then_some("true")} aria-describedby={wrong.then(|| error_id.clone())}
                />
                <span class="unit">{ props.unit.clone() }</span>
            </span>
            if wrong {
                <p class="error" id={error_id}>{ words::out_of_range(&from, &to, &props.unit) }</p>
            }
        </div>
    }
}

/// With at most the given decimals, trailing zeros left out.
fn shortest(number: f64, decimals: u32) -> String {
    let text = words::decimal(number, decimals);
    if decimals == 0 { text } else { text.trim_end_matches('0').trim_end_matches('.').to_owned() }
}
