//! The advice, followed a moment later by what would change it.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::load::Shelf;
use crate::advice::{Advice, LookAround};
use crate::situation::Situation;

/// Milliseconds without a new answer after which it is worked out what would change the advice.
const SETTLED_MS: u32 = 60;

/// The advice at once, and a moment later the same with what would change it.
#[hook]
pub fn use_settled(situation: &Situation, shelf: &Shelf, advice: Option<Rc<Advice>>) -> Option<Rc<Advice>> {
    let looked_around = use_state(|| None::<(Situation, Shelf, Rc<Advice>)>);
    {
        let looked_around = looked_around.clone();
        let advice = advice.clone();
        use_effect_with((situation.clone(), shelf.clone()), move |(situation, shelf)| {
            let (situation, shelf) = (situation.clone(), shelf.clone());
            let timer: Timer = Rc::default();
            if let (Some(advice), Some(knowledge)) = (advice, shelf.knowledge()) {
                let next = timer.clone();
                let begin = move || {
                    let around = LookAround::new(&situation, knowledge);
                    let told = move |around: LookAround<'static>| {
                        let whole = Rc::new(around.told((*advice).clone()));
                        looked_around.set(Some((situation, shelf, whole)));
                    };
                    go_on(next, around, Box::new(told));
                };
                *timer.borrow_mut() = Some(Timeout::new(SETTLED_MS, begin));
            }
            move || drop(timer.take())
        });
    }
    match &*looked_around {
        Some((for_situation, from_shelf, whole)) if for_situation == situation && from_shelf == shelf => {
            Some(whole.clone())
        }
        _ => advice,
    }
}

/// What will go on in a moment; dropped, it does not.
type Timer = Rc<RefCell<Option<Timeout>>>;

/// Situations that are worked out before the browser gets its turn.
const STEPS_AT_ONCE: usize = 1;

/// Goes on looking around, a little at a time, so that typing never waits for it.
fn go_on(timer: Timer, mut around: LookAround<'static>, told: Box<dyn FnOnce(LookAround<'static>)>) {
    for _ in 0..STEPS_AT_ONCE {
        if !around.step() {
            return told(around);
        }
    }
    let next = timer.clone();
    let timeout = Timeout::new(0, move || go_on(next, around, told));
    *timer.borrow_mut() = Some(timeout);
}
