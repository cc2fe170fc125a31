//! The way into the gear view, a WebAssembly module of its own beside the page's.
//!
//! The two share no memory: the page tells the session as text, the view answers with the name of an action and what it
//! is about. They draw into elements beside each other, because two Yew programs must not be nested.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::platform::spawn_local;
use yew::prelude::*;

use super::load::{OpenGear, Shelf, embedded_catalogue, keep_own_catalogue, open_gear, own_packed};
use super::{Dispatch, words};
use crate::session::link::{Page, View};
use crate::session::{Action, Answer, Session, save};
use crate::situation::read_what_can_be_read;

/// Where the gear view draws; index.html has the element.
const ROOT: &str = "gear";

type Opened = Rc<RefCell<Option<OpenGear>>>;

/// Shows the gear view while it is the open one, fetching it the first time.
#[hook]
pub fn use_gear(view: &View, session: &Session, dispatch: &Dispatch, shelf: &UseStateHandle<Shelf>) {
    let opened: Opened = use_mut_ref(|| None);
    let wanted = use_mut_ref(|| false);
    let latest = use_mut_ref(|| (String::new(), String::new()));
    let (dispatch, shelf) = (dispatch.clone(), shelf.clone());
    let told = save(session);
    use_effect_with((view.clone(), told), move |(view, told)| {
        let Some(root) = gloo::utils::document().get_element_by_id(ROOT) else { return };
        if !is_later(view.page) {
            set_hidden(&root, true);
            return;
        }
        let view = view.to_string();
        if root.has_attribute("hidden") {
            set_hidden(&root, false);
            // It is as long as it was left; whoever comes back begins at its top.
            gloo::utils::window().scroll_to_with_x_and_y(0.0, 0.0);
        }
        if let Some(gear) = &*opened.borrow() {
            gear.tell(told, &view);
            return;
        }
        latest.replace((told.clone(), view.clone()));
        if wanted.replace(true) {
            return;
        }
        root.set_text_content(Some(words::OPENING));
        let (told, latest) = (told.clone(), latest.clone());
        spawn_local(async move {
            let act = Closure::<dyn Fn(String, JsValue)>::new(move |name: String, about: JsValue| {
                act(&name, about, &dispatch, &shelf);
            });
            match open_gear(&root, &told, &view, act.as_ref()).await {
                Ok(gear) => {
                    // Something may have changed while it was fetched.
                    let (told, view) = latest.take();
                    gear.tell(&told, &view);
                    *opened.borrow_mut() = Some(gear);
                    // The view lives as long as the page, and calls this as long as it lives.
                    act.forget();
                }
                Err(_) => {
                    root.set_text_content(Some(words::UNREACHABLE));
                    *wanted.borrow_mut() = false;
                }
            }
        });
    });
}

fn set_hidden(element: &Element, hidden: bool) {
    let changed = if hidden { element.set_attribute("hidden", "") } else { element.remove_attribute("hidden") };
    debug_assert!(changed.is_ok(), "changing an attribute with a fixed name cannot fail");
}

/// Whether a page of the site is in the module that is fetched when it is opened.
pub fn is_later(page: Page) -> bool {
    matches!(page, Page::Gear | Page::Take)
}

/// Does what the gear view asks for.
fn act(name: &str, about: JsValue, dispatch: &Dispatch, shelf: &UseStateHandle<Shelf>) {
    if name == "catalogue" {
        return stock(about, shelf);
    }
    if let Some(action) = action(name, about) {
        dispatch.dispatch(action);
    }
}

/// The action behind a name and what it is about.
pub fn action(name: &str, about: JsValue) -> Option<Action> {
    let about = about.as_string()?;
    let answer = match name {
        "own" => Answer::OwnsModel(about, true),
        "pick" => Answer::Picks(about, true),
        "never" => Answer::Never(about, true),
        "forget" => Answer::OwnsModel(about, false),
        "open" => return Some(Action::Open(Box::new(read_what_can_be_read(&about).0))),
        _ => return None,
    };
    Some(Action::Tell(answer))
}

/// Takes over another catalogue, and keeps it for the next visit; without one, the embedded one.
fn stock(packed: JsValue, shelf: &UseStateHandle<Shelf>) {
    let shelf = shelf.clone();
    let packed = packed.dyn_into::<js_sys::Uint8Array>().ok();
    spawn_local(async move {
        match &packed {
            Some(packed) => shelf.set(Shelf::of(&packed.to_vec())),
            None => shelf.set(embedded_catalogue().await),
        }
        // Where the browser keeps nothing, the catalogue is there as long as the page is open.
        drop(keep_own_catalogue(&own_packed(), packed).await);
    });
}
