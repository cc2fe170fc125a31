//! The page: Yew components that show a [`Session`] and the [`Advice`] for it.
//!
//! Law: no decision lives here. A component shows what the advice says and passes on what the visitor tells. A component
//! always returns at least one node, and there is no inline style: the content security policy forbids it.

pub(crate) mod ask;
pub(crate) mod door;
mod gear;
mod header;
pub mod later;
pub(crate) mod load;
mod pictures;
pub(crate) mod settled;
mod take;
pub(crate) mod tell;
mod view;
pub(crate) mod words;

use std::rc::Rc;

use web_sys::Storage;
use yew::prelude::*;

use crate::advice::{Advice, advise};
use crate::session::asked::Asked;
use crate::session::{Action, Session, Theme, restore, save};
use crate::situation::Problem;
use settled::use_settled;

/// Where the session is kept in the browser's storage.
const STORAGE_KEY: &str = "sweetspot";

impl Reducible for Session {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let next = self.after(action);
        if next == *self { self } else { Rc::new(next) }
    }
}

/// Passes actions on to the session.
pub type Dispatch = UseReducerDispatcher<Session>;

/// The whole page.
#[component]
pub fn App() -> Html {
    let kept = use_memo((), |()| load());
    let session = {
        let kept = kept.clone();
        use_reducer(move || kept.0.clone())
    };
    let dispatch = session.dispatcher();
    use_effect_with((*session).clone(), |session| {
        show_theme(session.theme);
        store(session);
    });
    let shelf = load::use_shelf();
    let view = view::use_view(&dispatch);
    view::use_address(&view, &session.situation);
    door::use_gear(&view, &session, &dispatch, &shelf);
    let advice = use_memo((session.situation.clone(), (*shelf).clone()), |(situation, shelf)| {
        shelf.knowledge().map(|knowledge| Rc::new(advise(situation, knowledge)))
    });
    let advice = use_settled(&session.situation, &shelf, (*advice).clone());
    let hidden = door::is_later(view.page);
    html! {
        <ContextProvider<Dispatch> context={dispatch}>
            <a class="skip" href="#advice">{ words::SKIP_TO_ADVICE }</a>
            <header::Header
                units={session.units} theme={session.theme} undo={session.before.is_some()} page={view.page}
            />
            <Kept problems={kept.1.clone()} />
            <main class="layout" {hidden}>
                <ask::Questions
                    key={session.turn} situation={Rc::new(session.situation.clone())} units={session.units}
                    shelf={(*shelf).clone()} asked={Asked::ALL}
                />
                if let Some(advice) = advice.clone() {
                    <tell::AdviceView {advice} units={session.units} />
                } else {
                    <section id="advice" class="advice coming" aria-busy="true" tabindex="-1">
                        <p class="headline">{ words::COMING }</p>
                    </section>
                }
            </main>
            { thumb_bar(advice.as_deref(), hidden) }
            <footer class="foot" {hidden}>
                <p>{ words::PRIVACY }</p>
                <p>{ words::versions(advice.as_deref()) }</p>
            </footer>
        </ContextProvider<Dispatch>>
    }
}

#[derive(PartialEq, Properties)]
struct KeptProps {
    problems: Vec<Problem>,
}

/// What of the last visit's answers could not be read.
#[component]
fn Kept(props: &KeptProps) -> Html {
    html! {
        <div class="notice-slot">
            if !props.problems.is_empty() {
                <div class="notice" role="status">
                    <p>{ words::SOME_ANSWERS_LOST }</p>
                    <ul>
                        for problem in &props.problems {
                            <li>{ problem.to_string() }</li>
                        }
                    </ul>
                </div>
            }
        </div>
    }
}

/// On a phone: the advice in reach of a thumb, and the way back to the questions.
fn thumb_bar(advice: Option<&Advice>, hidden: bool) -> Html {
    let kit = advice.and_then(|advice| advice.kits.first());
    let cost = kit.zip(advice).map(|(kit, advice)| words::price(kit.cost, &advice.currency)).unwrap_or_default();
    let items = kit.map(|kit| words::nouns(kit.items.iter().map(|item| item.gear))).unwrap_or_default();
    html! {
        <nav class="thumb-bar" aria-label={words::THUMB_BAR} {hidden}>
            <a class="thumb-advice" href="#advice">
                <span class="thumb-label">{ words::ADVICE }{ " · " }<strong>{ cost }</strong></span>
                <span class="thumb-headline">{ items }</span>
            </a>
            <a class="thumb-questions" href="#questions">{ words::QUESTIONS }</a>
        </nav>
    }
}

/// What was kept at the last visit, with the situation of the link that led here, if it tells one.
fn load() -> (Session, Vec<Problem>) {
    let kept = storage().and_then(|storage| storage.get_item(STORAGE_KEY).ok().flatten());
    let (session, mut problems) = kept.map_or_else(Default::default, |text| restore(&text));
    let link = view::current();
    problems.extend(link.problems);
    match link.situation {
        Some(situation) => (session.after(Action::Open(Box::new(situation))), problems),
        None => (session, problems),
    }
}

/// Keeps the session. Where storage is refused or full nothing is lost as long as the page is open.
fn store(session: &Session) {
    let Some(storage) = storage() else { return };
    let kept = if *session == Session::default() {
        storage.remove_item(STORAGE_KEY)
    } else {
        storage.set_item(STORAGE_KEY, &save(session))
    };
    drop(kept);
}

/// The browser's storage, unless it is refused.
fn storage() -> Option<Storage> {
    gloo::utils::window().local_storage().ok().flatten()
}

/// The style sheet follows the attribute; without it, the visitor's system.
fn show_theme(theme: Theme) {
    let Some(root) = gloo::utils::document().document_element() else { return };
    let changed = match theme {
        Theme::System => root.remove_attribute("data-theme"),
        Theme::Light => root.set_attribute("data-theme", "light"),
        Theme::Dark => root.set_attribute("data-theme", "dark"),
    };
    debug_assert!(changed.is_ok(), "setting an attribute with a fixed name cannot fail");
}
