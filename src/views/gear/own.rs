//! A visitor's own catalogue: dropped or chosen, with all its problems at once.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DragEvent, File, HtmlInputElement};
use yew::platform::spawn_local;
use yew::prelude::*;

use super::words;
use crate::catalogue::{ImportOutcome, ImportRequest, Loaded, OwnFile};
use advisor::knowledge::Availability;
use advisor::situation::{GearType, Vocabulary};
use import::MAX_BYTES;

/// At most this many findings are listed.
const LISTED: usize = 100;

#[derive(PartialEq, Properties)]
pub struct OwnCatalogueProps {
    pub loaded: Loaded,
    pub import: Callback<Rc<ImportRequest>>,
}

#[component]
pub fn OwnCatalogue(props: &OwnCatalogueProps) -> Html {
    let outcome = use_state(|| None::<ImportOutcome>);
    let over = use_state(|| false);
    let done = {
        let outcome = outcome.clone();
        Callback::from(move |done: ImportOutcome| outcome.set(Some(done)))
    };
    let take_file = {
        let (import, done) = (props.import.clone(), done.clone());
        Callback::from(move |file: Option<File>| {
            let Some(file) = file else { return };
            let (import, done) = (import.clone(), done.clone());
            spawn_local(async move {
                let name = file.name();
                let bytes = beginning(&file).await;
                import.emit(Rc::new(ImportRequest { file: Some(OwnFile { name, bytes }), done }));
            });
        })
    };
    let onchange = take_file.reform(|event: Event| {
        let input = event.target_unchecked_into::<HtmlInputElement>();
        let file = input.files().and_then(|files| files.get(0));
        // So that the same file can be chosen again once it is fixed. This empties the list of files.
        input.set_value("");
        file
    });
    let ondrop = {
        let over = over.clone();
        take_file.reform(move |event: DragEvent| {
            event.prevent_default();
            over.set(false);
            event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0))
        })
    };
    let dragging = |is_over: bool| {
        let over = over.clone();
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            over.set(is_over);
        })
    };
    let built_in = {
        let (import, done) = (props.import.clone(), done);
        Callback::from(move |_: MouseEvent| import.emit(Rc::new(ImportRequest { file: None, done: done.clone() })))
    };
    let catalogue = &props.loaded.knowledge().catalogue;
    let own_name = props.loaded.own_name();
    let is_own = own_name.is_some();
    let in_use = match own_name {
        Some(name) => words::own_in_use(name, catalogue.products.len(), &catalogue.currency),
        None => words::built_in_in_use(catalogue.products.len()),
    };
    html! {
        <details
            class={classes!("own-catalogue", over.then_some("over"))} open={is_own || outcome.is_some()}
            ondragover={dragging(true)} ondragleave={dragging(false)} {ondrop}
        >
            <summary>{ words::OWN_CATALOGUE }</summary>
            <p>{ words::OWN_CATALOGUE_LEAD }</p>
            <p class="hint">{ in_use }</p>
            <p class="own-acts">
                <label class="quiet" for="own-file">{ words::CHOOSE_FILE }</label>
                <input
                    id="own-file" class="visually-hidden" type="file" {onchange}
                    accept=".json,.csv,.tsv,.txt,application/json,text/csv"
                />
                if is_own {
                    <button type="button" class="quiet" onclick={built_in}>{ words::BUILT_IN }</button>
                }
            </p>
            <div role="status">{ findings(outcome.as_ref()) }</div>
            <details>
                <summary>{ words::FORMAT }</summary>
                <p>{ words::FORMAT_SAYS }</p>
                <pre class="sample" tabindex="0">{ words::SAMPLE_CSV }</pre>
                <p>{ words::FORMAT_JSON }</p>
                <pre class="sample" tabindex="0">{ words::SAMPLE_JSON }</pre>
                <p>{ words::TYPES }{ names::<GearType>() }{ "." }</p>
                <p>{ words::AVAILABILITIES }{ names::<Availability>() }{ "." }</p>
            </details>
        </details>
    }
}

/// The words that a column takes.
fn names<V: Vocabulary>() -> String {
    V::ALL.iter().map(|member| member.name()).collect::<Vec<_>>().join(", ")
}

/// The result of the import, with every finding.
fn findings(outcome: Option<&ImportOutcome>) -> Html {
    let Some(outcome) = outcome.filter(|outcome| outcome.products.is_some() || !outcome.findings.is_empty()) else {
        return html! { <div /> };
    };
    let all = outcome.findings.len();
    let says = match outcome.products {
        Some(products) => words::taken(products, all),
        None => words::refused(all),
    };
    html! {
        <div class={classes!("findings", outcome.products.is_none().then_some("refused"))}>
            <p><strong>{ says }</strong></p>
            <ul>
                for finding in outcome.findings.iter().take(LISTED) {
                    <li>{ finding.problem.to_string() }</li>
                }
            </ul>
            if all > LISTED {
                <p>{ words::and_more(all - LISTED) }</p>
            }
        </div>
    }
}

/// The bytes of a file; of one that is too large only enough to see that it is.
async fn beginning(file: &File) -> Vec<u8> {
    #[expect(clippy::cast_precision_loss, reason = "some four million")]
    let end = (MAX_BYTES + 1) as f64;
    let Ok(part) = file.slice_with_f64_and_f64(0.0, end) else { return Vec::new() };
    let read = JsFuture::from(part.array_buffer()).await;
    read.ok()
        .and_then(|buffer| buffer.dyn_into::<js_sys::ArrayBuffer>().ok())
        .map_or_else(Vec::new, |buffer| js_sys::Uint8Array::new(&buffer).to_vec())
}
