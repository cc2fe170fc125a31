//! The few kinds of controls that the questions are made of: native, labelled, reachable by keyboard.

use yew::prelude::*;

use super::OnTell;
use crate::page::{Dispatch, words};
use crate::session::Action;

#[derive(PartialEq, Properties)]
pub struct ChoiceProps {
    pub name: AttrValue,
    pub ask: AttrValue,
    pub why: AttrValue,
    pub options: Vec<AttrValue>,
    pub chosen: Option<usize>,
    pub on_tell: OnTell<Option<usize>>,
}

/// One of several answers, or none yet.
#[component]
pub fn Choice(props: &ChoiceProps) -> Html {
    let dispatch = use_context::<Dispatch>().expect("App provides it");
    let option = |index: Option<usize>, label: AttrValue| {
        let id = index.map_or_else(|| format!("{}-unknown", props.name), |index| format!("{}-{index}", props.name));
        let dispatch = dispatch.clone();
        let on_tell = props.on_tell.clone();
        let onchange = Callback::from(move |_: Event| dispatch.dispatch(Action::Tell(on_tell.answer(index))));
        html! {
            <span class="pill" key={id.clone()}>
                <input type="radio" name={props.name.clone()} id={id.clone()} checked={props.chosen == index} {onchange} />
                <label for={id}>{ label }</label>
            </span>
        }
    };
    let why_id = format!("{}-why", props.name);
    html! {
        <fieldset class="choice" aria-describedby={why_id.clone()}>
            <legend>{ props.ask.clone() }</legend>
            <div class="pills">
                { option(None, words::NOT_SURE.into()) }
                { for props.options.iter().enumerate().map(|(index, label)| option(Some(index), label.clone())) }
            </div>
            <p class="hint" id={why_id}>{ props.why.clone() }</p>
        </fieldset>
    }
}

#[derive(PartialEq, Properties)]
pub struct ToggleProps {
    pub id: AttrValue,
    pub label: AttrValue,
    pub hint: AttrValue,
    pub on: bool,
    pub on_tell: OnTell<bool>,
    #[prop_or_default]
    pub children: Html,
}

/// Something that applies or does not, perhaps with a picture.
#[component]
pub fn Toggle(props: &ToggleProps) -> Html {
    let dispatch = use_context::<Dispatch>().expect("App provides it");
    let onchange = {
        let on_tell = props.on_tell.clone();
        Callback::from(move |event: Event| {
            let on = event.target_unchecked_into::<web_sys::HtmlInputElement>().checked();
            dispatch.dispatch(Action::Tell(on_tell.answer(on)));
        })
    };
    html! {
        <span class="chip">
            <input type="checkbox" id={props.id.clone()} checked={props.on} {onchange} />
            <label for={props.id.clone()} title={props.hint.clone()}>
                { props.children.clone() }
                <span>{ props.label.clone() }</span>
            </label>
        </span>
    }
}

#[derive(PartialEq, Properties)]
pub struct NumberFieldProps {
    pub id: AttrValue,
    pub label: AttrValue,
    pub unit: AttrValue,
    pub from: f64,
    pub to: f64,
    pub decimals: u32,
    pub value: Option<f64>,
    pub on_tell: OnTell<Option<f64>>,
    #[prop_or_default]
    pub placeholder: AttrValue,
}

/// A quantity that may be left empty. What is typed stays as it is; only a sound number is told.
#[component]
pub fn NumberField(props: &NumberFieldProps) -> Html {
    let dispatch = use_context::<Dispatch>().expect("App provides it");
    let typed = use_state(|| None::<String>);
    let told = props.value.map_or(String::new(), |value| shortest(value, props.decimals));
    let shown = typed.as_deref().unwrap_or(&told).to_owned();
    let wrong = typed.as_deref().is_some_and(|text| parse(text, props).is_err());
    let oninput = {
        let typed = typed.clone();
        let dispatch = dispatch.clone();
        let (from, to, on_tell) = (props.from, props.to, props.on_tell.clone());
        Callback::from(move |event: InputEvent| {
            let text = event.target_unchecked_into::<web_sys::HtmlInputElement>().value();
            if let Ok(number) = parse_within(&text, from, to) {
                dispatch.dispatch(Action::Tell(on_tell.answer(number)));
            }
            typed.set(Some(text));
        })
    };
    let onblur = {
        let typed = typed.clone();
        Callback::from(move |_: FocusEvent| {
            if !wrong {
                typed.set(None);
            }
        })
    };
    let error_id = format!("{}-error", props.id);
    let (from, to) = (words::decimal(props.from, 1), words::decimal(props.to, 0));
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

fn parse(text: &str, props: &NumberFieldProps) -> Result<Option<f64>, ()> {
    parse_within(text, props.from, props.to)
}

/// A number within a range, `None` for an empty field. A decimal comma is as good as a point.
fn parse_within(text: &str, from: f64, to: f64) -> Result<Option<f64>, ()> {
    let text = text.trim().replace(',', ".");
    if text.is_empty() {
        return Ok(None);
    }
    let number: f64 = text.parse().map_err(|_| ())?;
    if (from..=to).contains(&number) { Ok(Some(number)) } else { Err(()) }
}

/// With at most the given decimals, trailing zeros left out.
fn shortest(number: f64, decimals: u32) -> String {
    let text = words::decimal(number, decimals);
    if decimals == 0 { text } else { text.trim_end_matches('0').trim_end_matches('.').to_owned() }
}
