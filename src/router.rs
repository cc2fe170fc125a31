//! Which view of the site is open, and which situation a link gives: the address holds both, in the part after the `#`.

use advisor::session::Action;
use advisor::session::link::{Link, View, read, write};
use advisor::situation::{Problem, Situation};
use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsValue;
use yew::prelude::*;

use crate::app::Dispatch;

/// Browsers limit how often the address may change: within this many milliseconds after one answer the next waits.
const SETTLED_MS: u32 = 400;

/// The contents of the current address.
#[must_use]
pub fn current() -> Link {
    read(&fragment())
}

fn fragment() -> String {
    gloo::utils::window().location().hash().unwrap_or_default()
}

/// The contents of the address, followed.
#[derive(Clone, PartialEq)]
pub struct Route {
    pub view: View,
    /// The parts of the last followed link that could not be read.
    pub problems: Vec<Problem>,
    /// Incremented whenever the address changes by anything but the program.
    turn: u32,
}

/// The open view; follows the address, and opens the situation of a link that is followed later.
#[hook]
pub fn use_route(first: &View, problems: &[Problem], dispatch: &Dispatch) -> Route {
    let route = use_state(|| Route { view: first.clone(), problems: problems.to_vec(), turn: 0 });
    {
        let (setter, dispatch) = (route.setter(), dispatch.clone());
        let turn = use_mut_ref(|| 0);
        use_effect_with((), move |()| {
            let listener = EventListener::new(&gloo::utils::window(), "hashchange", move |_| {
                let Link { view, situation, problems } = current();
                if let Some(situation) = situation {
                    dispatch.dispatch(Action::Open(Box::new(situation)));
                }
                let mut turn = turn.borrow_mut();
                *turn += 1;
                setter.set(Route { view, problems, turn: *turn });
            });
            move || drop(listener)
        });
    }
    (*route).clone()
}

/// The address always holds the open view and the whole situation, so that it can be copied from there. A link that
/// could not be read completely stays until the next answer.
#[hook]
pub fn use_address(route: &Route, situation: &Situation) {
    let arrived = use_mut_ref(|| None::<(u32, Situation)>);
    let written = use_mut_ref(|| 0.0_f64);
    use_effect_with((route.clone(), situation.clone()), move |(route, situation)| {
        let mut arrived = arrived.borrow_mut();
        let is_new = arrived.as_ref().is_none_or(|(turn, _)| *turn != route.turn);
        if is_new {
            *arrived = Some((route.turn, situation.clone()));
        }
        let is_untouched = arrived.as_ref().is_some_and(|(_, first)| first == situation);
        let keeps_damaged = !route.problems.is_empty() && is_untouched;
        let says_nothing = *situation == Situation::default() && !fragment().contains('?');
        let link = format!("#{}", write(&shown(&route.view), situation));
        let write = move || {
            if let Ok(history) = gloo::utils::window().history() {
                // Where the browser refuses, the address stays as it is; nothing else depends on it.
                drop(history.replace_state_with_url(&JsValue::NULL, "", Some(&link)));
            }
        };
        let now = js_sys::Date::now();
        let is_settled = now - written.replace(now) > f64::from(SETTLED_MS);
        let timeout = match (keeps_damaged || says_nothing, is_new || is_settled) {
            (true, _) => None,
            (false, true) => {
                // At once, so that a reload right after an answer still has it.
                write();
                None
            }
            (false, false) => Some(Timeout::new(SETTLED_MS, write)),
        };
        move || drop(timeout)
    });
}

/// The view without a part of the advice that was only scrolled to.
fn shown(view: &View) -> View {
    if view.page == advisor::session::link::Page::Advice { View::default() } else { view.clone() }
}
