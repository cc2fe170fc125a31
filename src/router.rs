//! Which view of the site is open, and which situation a link tells: the address says both, in the part behind the `#`.

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsValue;
use yew::prelude::*;

use super::Dispatch;
use crate::session::Action;
use crate::session::link::{Link, Page, View, read, write};
use crate::situation::Situation;

/// Milliseconds without a new answer after which the address follows.
const SETTLED_MS: u32 = 400;

/// What the address says now.
pub fn current() -> Link {
    read(&fragment())
}

fn fragment() -> String {
    gloo::utils::window().location().hash().unwrap_or_default()
}

/// The open view; follows the address, and opens the situation of a link that is followed later.
#[hook]
pub fn use_view(dispatch: &Dispatch) -> View {
    let view = use_state(|| current().view);
    {
        let (view, dispatch) = (view.clone(), dispatch.clone());
        use_effect_with((), move |()| {
            let listener = EventListener::new(&gloo::utils::window(), "hashchange", move |_| {
                let Link { view: now, situation, .. } = current();
                if let Some(situation) = situation {
                    dispatch.dispatch(Action::Open(Box::new(situation)));
                }
                view.set(now);
            });
            move || drop(listener)
        });
    }
    (*view).clone()
}

/// The address tells the situation while the advice is looked at, so that it can be copied from there.
#[hook]
pub fn use_address(view: &View, situation: &Situation) {
    use_effect_with((view.page, situation.clone()), |(page, situation)| {
        let tells = *page == Page::Advice && (*situation != Situation::default() || fragment().contains('?'));
        let link = format!("#{}", write(&View::default(), situation));
        let timeout = tells.then(|| {
            Timeout::new(SETTLED_MS, move || {
                if let Ok(history) = gloo::utils::window().history() {
                    // Where the browser refuses, the address stays as it is; nothing else depends on it.
                    drop(history.replace_state_with_url(&JsValue::NULL, "", Some(&link)));
                }
            })
        });
        move || drop(timeout)
    });
}
