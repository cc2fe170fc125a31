//! The page's components in a real browser: `cargo xtask test --only components`.

#![cfg(target_arch = "wasm32")]

use std::rc::Rc;

use advisor::session::link::View;
use knowledge::{CATALOGUE, LIBRARY};
use sweetspot::app::{App, AppProps, Start};
use sweetspot::catalogue::Loaded;
use sweetspot::storage::kept_session;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Element, Event, HtmlElement, Storage};
use yew::Callback;

wasm_bindgen_test_configure!(run_in_browser);

/// Draws the page into an element of its own, as on a visit without a link.
async fn page() -> Element {
    let document = gloo::utils::document();
    let root = document.create_element("div").expect("a div");
    document.body().expect("a body").append_child(&root).expect("it is appended");
    let embedded = Loaded::unpack(CATALOGUE, LIBRARY).expect("the packed files are sound");
    let (session, problems) = kept_session();
    let start = Start {
        session,
        problems,
        view: View::default(),
        embedded,
        loaded: embedded,
        outlook: None,
        site: "https://a.example/".into(),
        keep_file: Callback::noop(),
    };
    yew::Renderer::<App>::with_root_and_props(root.clone(), AppProps { start: Rc::new(start) }).render();
    yew::scheduler::flush().await;
    root
}

fn storage() -> Storage {
    gloo::utils::window().local_storage().expect("it is allowed").expect("it is there")
}

fn text(root: &Element, selector: &str) -> String {
    let found = root.query_selector(selector).expect("a sound selector");
    found.and_then(|element| element.text_content()).unwrap_or_default()
}

async fn press(root: &Element, selector: &str) {
    let element = root.query_selector(selector).expect("a sound selector").expect("it is there");
    element.unchecked_into::<HtmlElement>().click();
    yew::scheduler::flush().await;
}

#[wasm_bindgen_test]
async fn the_advice_is_there_before_any_answer() {
    storage().clear().expect("storage is there");
    let root = page().await;
    assert!(text(&root, ".headline").contains('$'), "{}", text(&root, ".headline"));
    assert!(root.query_selector(".card svg path").expect("a sound selector").is_some(), "the kit is drawn");
}

#[wasm_bindgen_test]
async fn every_question_can_be_left_open() {
    storage().clear().expect("storage is there");
    let root = page().await;
    let choices = root.query_selector_all("fieldset.choice").expect("a sound selector").length();
    let open = root.query_selector_all("fieldset.choice .pill:first-child input:checked").expect("a sound selector");
    assert!(choices >= 10, "only {choices} questions");
    assert_eq!(open.length(), choices, "no question is answered for the visitor");
}

#[wasm_bindgen_test]
async fn an_answer_changes_the_advice_and_is_kept() {
    storage().clear().expect("storage is there");
    let root = page().await;
    let before = text(&root, ".headline");
    press(&root, "#work-dj").await;
    assert_ne!(text(&root, ".headline"), before);
    let kept = storage().get_item("sweetspot").expect("storage is there").unwrap_or_default();
    assert!(kept.contains("\"dj\""), "kept: {kept}");
}

#[wasm_bindgen_test]
async fn a_row_of_the_plan_opens_to_its_rules_with_sources() {
    storage().clear().expect("storage is there");
    let root = page().await;
    // As the browser does it once a row has been opened.
    let row = root.query_selector(".row details").expect("a sound selector").expect("the plan has rows");
    row.set_attribute("open", "").expect("it opens");
    row.dispatch_event(&Event::new("toggle").expect("an event")).expect("it is heard");
    yew::scheduler::flush().await;
    assert!(text(&root, ".steps").len() > 40, "the rules are there");
    assert!(!text(&root, ".steps .grade").is_empty(), "with their grade");
    assert!(!text(&root, ".steps .source").is_empty(), "and their source");
}
