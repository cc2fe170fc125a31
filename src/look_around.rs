//! The advice, followed a moment later by what would change it.

use std::cell::RefCell;
use std::rc::Rc;

use advisor::advice::{Advice, LookAround, Outlook};
use advisor::situation::Situation;
use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::catalogue::Loaded;

/// Milliseconds without a new answer after which it is worked out what would change the advice.
const SETTLED_MS: u32 = 60;

/// The advice at once, and a moment later the same with what would change it. `first` is what would change the advice for
/// the situation that the program starts with, where it is known already.
#[hook]
pub fn use_look_around(
    situation: &Situation,
    loaded: Loaded,
    advice: Rc<Advice>,
    first: Option<&Outlook>,
) -> Rc<Advice> {
    let looked_around = {
        let (situation, advice, first) = (situation.clone(), advice.clone(), first.cloned());
        use_state(move || first.map(|outlook| (situation, loaded, Rc::new((*advice).clone().with(outlook)))))
    };
    let whole = match &*looked_around {
        Some((for_situation, from, whole)) if for_situation == situation && *from == loaded => Some(whole.clone()),
        _ => None,
    };
    {
        let looked_around = looked_around.clone();
        let (advice, is_known) = (advice.clone(), whole.is_some());
        use_effect_with((situation.clone(), loaded), move |(situation, loaded)| {
            let (situation, loaded) = (situation.clone(), *loaded);
            let timer: Timer = Rc::default();
            if !is_known {
                let next = timer.clone();
                let begin = move || {
                    let around = LookAround::new(&situation, loaded.knowledge());
                    let finish = move |around: LookAround<'static>| {
                        let whole = Rc::new((*advice).clone().with(around.outlook()));
                        looked_around.set(Some((situation, loaded, whole)));
                    };
                    go_on(next, around, Box::new(finish));
                };
                *timer.borrow_mut() = Some(Timeout::new(SETTLED_MS, begin));
            }
            move || drop(timer.take())
        });
    }
    whole.unwrap_or(advice)
}

/// What goes on in a moment; dropped, it does not.
type Timer = Rc<RefCell<Option<Timeout>>>;

/// Continues looking around, one situation at a time, so that typing never waits for it.
fn go_on(timer: Timer, mut around: LookAround<'static>, finish: Box<dyn FnOnce(LookAround<'static>)>) {
    if !around.step() {
        return finish(around);
    }
    let next = timer.clone();
    let timeout = Timeout::new(0, move || go_on(next, around, finish));
    *timer.borrow_mut() = Some(timeout);
}
