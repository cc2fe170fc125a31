//! The advice as files, and re-opening a saved file.

use std::rc::Rc;

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, HtmlInputElement, Url};
use yew::platform::spawn_local;
use yew::prelude::*;

use super::words;
use crate::catalogue::Loaded;
use crate::host::Host;
use advisor::advice::Advice;
use advisor::session::export::{file_json, markdown, plan_csv, read_file};
use advisor::session::link::{View, write};
use advisor::session::{Action, Session};
use advisor::situation::Situation;

#[derive(Clone, PartialEq, Properties)]
pub struct FilesPartProps {
    pub loaded: Loaded,
    pub host: Host,
    pub session: Rc<Session>,
    pub advice: Rc<Advice>,
    pub act: Callback<Action>,
}

#[component]
pub fn FilesPart(props: &FilesPartProps) -> Html {
    let said = use_state(Vec::<String>::new);
    let save = |ending: &'static str, kind: &'static str, text: fn(&FilesPartProps) -> String, label: &'static str| {
        let props = props.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            // A browser that refuses a download says so itself.
            drop(download(&format!("{}.{ending}", words::FILE_NAME), kind, &text(&props)));
        });
        html! { <button type="button" class="quiet" {onclick}>{ label }</button> }
    };
    let onchange = {
        let (act, said) = (props.act.clone(), said.clone());
        Callback::from(move |event: Event| {
            let input = event.target_unchecked_into::<HtmlInputElement>();
            let file = input.files().and_then(|files| files.get(0));
            input.set_value("");
            let Some(file) = file else { return };
            let (act, said) = (act.clone(), said.clone());
            spawn_local(async move {
                let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string()).unwrap_or_default();
                said.set(open(&text, &act));
            });
        })
    };
    html! {
        <section aria-labelledby="files-title">
            <h3 id="files-title">{ words::FILES }</h3>
            <p class="own-acts">
                { save("md", "text/markdown", text_file, words::MARKDOWN) }
                { save("csv", "text/csv", |props| plan_csv(&props.advice, props.loaded.knowledge()), words::PLAN) }
                { save("json", "application/json", json_file, words::JSON) }
            </p>
            <p class="own-acts">
                <label class="quiet" for="saved-file">{ words::IMPORT }</label>
                <input id="saved-file" class="visually-hidden" type="file" accept=".json,application/json" {onchange} />
            </p>
            <ul role="status" class="findings-list">
                for line in &*said {
                    <li>{ line.as_str() }</li>
                }
            </ul>
        </section>
    }
}

/// The advice with what would change it, which takes a moment.
fn whole(props: &FilesPartProps) -> Advice {
    if props.advice.confidence.is_some() {
        return (*props.advice).clone();
    }
    (*props.advice).clone().look_around(&props.session.situation, props.loaded.knowledge())
}

fn text_file(props: &FilesPartProps) -> String {
    let situation = &props.session.situation;
    let link = props.host.site.as_ref().map(|site| format!("{site}#{}", write(&View::default(), situation)));
    markdown(
        situation,
        &whole(props),
        props.loaded.knowledge(),
        props.loaded.library(),
        props.session.units,
        link.as_deref(),
    )
}

fn json_file(props: &FilesPartProps) -> String {
    file_json(&props.session.situation, &whole(props))
}

/// Opens a saved file in the page; returns the message about it.
fn open(text: &str, act: &Callback<Action>) -> Vec<String> {
    let (situation, problems) = read_file(text);
    let mut said: Vec<String> = problems.iter().map(ToString::to_string).collect();
    if situation == Situation::default() && !problems.is_empty() {
        said.insert(0, words::NOT_IMPORTED.to_owned());
        return said;
    }
    act.emit(Action::Open(Box::new(situation)));
    said.insert(0, if problems.is_empty() { words::IMPORTED } else { words::PARTLY_IMPORTED }.to_owned());
    said
}

fn download(name: &str, kind: &str, text: &str) -> Result<(), JsValue> {
    let settings = BlobPropertyBag::new();
    settings.set_type(kind);
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let url = Url::create_object_url_with_blob(&Blob::new_with_str_sequence_and_options(&parts, &settings)?)?;
    let anchor: HtmlAnchorElement = gloo::utils::document().create_element("a")?.unchecked_into();
    anchor.set_href(&url);
    anchor.set_download(name);
    anchor.click();
    Url::revoke_object_url(&url)
}
