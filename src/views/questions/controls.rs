//! The few kinds of controls that the questions are made of: native, labelled, reachable by keyboard.

use yew::prelude::*;

use crate::app::Dispatch;
use crate::words;
use advisor::knowledge::Fact;
use advisor::session::asked::Asked;
use advisor::session::{Action, Answer, Quantity};
use advisor::situation::Vocabulary;
use knowledge::embedded;

/// One of several answers, or none yet; nothing if it is not asked.
pub fn choice(
    asked: Asked,
    fact: Fact,
    chosen: Option<usize>,
    dispatch: &Dispatch,
    tell: fn(Option<usize>) -> Answer,
) -> Html {
    if !asked.asks(fact.name()) {
        return html! {};
    }
    let name = fact.name();
    let question = embedded().question(fact);
    let option = |index: Option<usize>, label: &'static str| {
        let id = index.map_or_else(|| format!("{name}-unknown"), |index| format!("{name}-{index}"));
        let dispatch = dispatch.clone();
        let onchange = Callback::from(move |_: Event| dispatch.dispatch(Action::Tell(tell(index))));
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
    pub quantity: Quantity,
    pub decimals: u32,
    pub value: Option<f64>,
    /// What is shown is this many times what is told, for other units.
    #[prop_or(1.0)]
    pub scale: f64,
    #[prop_or_default]
    pub placeholder: AttrValue,
}

/// A quantity that may be left empty. What is typed stays as it is; only a sound number is told.
#[component]
pub fn NumberField(props: &NumberFieldProps) -> Html {
    let dispatch = use_context::<Dispatch>().expect("App provides it");
    let typed = use_state(|| None::<String>);
    let told = props.value.map_or(String::new(), |value| shortest(value * props.scale, props.decimals));
    let shown = typed.as_deref().unwrap_or(&told).to_owned();
    let left = use_state(|| true);
    let wrong = *left && typed.as_deref().is_some_and(|text| props.quantity.parse(text, props.scale).is_err());
    let oninput = {
        let left = left.clone();
        let typed = typed.clone();
        let dispatch = dispatch.clone();
        let (quantity, scale) = (props.quantity, props.scale);
        Callback::from(move |event: InputEvent| {
            let text = event.target_unchecked_into::<web_sys::HtmlInputElement>().value();
            if let Ok(number) = quantity.parse(&text, scale) {
                dispatch.dispatch(Action::Tell(quantity.answer(number.map(|number| number / scale))));
            }
            typed.set(Some(text));
            left.set(false);
        })
    };
    let onblur = {
        let typed = typed.clone();
        let (quantity, scale) = (props.quantity, props.scale);
        Callback::from(move |_: FocusEvent| {
            left.set(true);
            if typed.as_deref().is_some_and(|text| quantity.parse(text, scale).is_ok()) {
                typed.set(None);
            }
        })
    };
    let error_id = format!("{}-error", props.id);
    let (from, to) = props.quantity.range();
    let (from, to) = (shortest(from * props.scale, 1), shortest(to * props.scale, 0));
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
