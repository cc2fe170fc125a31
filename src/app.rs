//! The page: Yew components that show a [`Session`] and the [`Advice`] for it.
//!
//! Law: no decision lives here. A component always returns at least one node, and there is no inline style: the content
//! security policy forbids it.

use std::rc::Rc;

use advisor::advice::{Advice, Outlook, advise};
use advisor::session::link::{Page, View};
use advisor::session::{Action, Session, Theme};
use advisor::situation::Problem;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::catalogue::{KeepFile, Loaded, use_catalogue};
use crate::header::Header;
use crate::host::Host;
use crate::look_around::use_look_around;
use crate::router::{use_address, use_route};
use crate::storage::keep_session;
use crate::views::{VIEWS, ViewContext, view_of};
use crate::words;

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let next = self.0.after(action);
        if next == self.0 { self } else { Rc::new(Self(next)) }
    }
}

/// The session as Yew keeps it.
#[derive(PartialEq)]
pub struct State(pub Session);

/// Passes actions on to the session.
pub type Dispatch = UseReducerDispatcher<State>;

/// What the program starts with.
pub struct Start {
    pub session: Session,
    /// The parts of the saved session and of the link that could not be read.
    pub problems: Vec<Problem>,
    pub view: View,
    /// The embedded catalogue.
    pub embedded: Loaded,
    /// The catalogue in use.
    pub loaded: Loaded,
    /// What would change the advice for the session, where that is known already.
    pub outlook: Option<Outlook>,
    /// The address of the site, without a fragment.
    pub site: AttrValue,
    pub keep_file: KeepFile,
}

#[derive(Clone, Properties)]
pub struct AppProps {
    pub start: Rc<Start>,
}

impl PartialEq for AppProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.start, &other.start)
    }
}

#[component]
pub fn App(props: &AppProps) -> Html {
    let start = &props.start;
    let state = {
        let session = start.session.clone();
        use_reducer(move || State(session))
    };
    let (session, dispatch) = (&state.0, state.dispatcher());
    use_effect_with(session.clone(), |session| {
        show_theme(session.theme);
        keep_session(session);
    });
    let (loaded, import) = use_catalogue(start.embedded, start.loaded, &start.keep_file);
    let route = use_route(&start.view, &start.problems, &dispatch);
    use_address(&route, &session.situation);
    let advice = use_memo((session.situation.clone(), loaded), |(situation, loaded)| {
        Rc::new(advise(situation, loaded.knowledge()))
    });
    let advice = use_look_around(&session.situation, loaded, (*advice).clone(), start.outlook.as_ref());
    let open = view_of(route.view.page);
    use_title(open.title, route.view.item.as_deref(), loaded);
    let context = ViewContext {
        session: Rc::new(session.clone()),
        loaded,
        advice: advice.clone(),
        item: route.view.item.clone().unwrap_or_default(),
        host: Host { site: Some(start.site.clone()), is_guest: false, was_opened: true },
        act: {
            let dispatch = dispatch.clone();
            Callback::from(move |action| dispatch.dispatch(action))
        },
        import: Some(import),
        hidden: false,
    };
    let opened = use_opened(open.page);
    let views = VIEWS.iter().filter(|view| opened.contains(&view.page)).map(|view| {
        let hidden = view.page != open.page;
        // A view that is not open keeps what it looked at.
        let item = if hidden { String::new() } else { context.item.clone() };
        (view.draw)(&ViewContext { hidden, item, ..context.clone() })
    });
    let is_elsewhere = open.page != Page::Advice;
    html! {
        <ContextProvider<Dispatch> context={dispatch}>
            <ContextProvider<Loaded> context={loaded}>
                <a class="skip" href="#advice" onclick={skip(open.skip.1)}>{ open.skip.0 }</a>
                <Header units={session.units} theme={session.theme} undo={session.before.is_some()} page={open.page} />
                <Unreadable problems={route.problems.clone()} />
                { answer_bar(&advice, is_elsewhere) }
                { for views }
                <footer class="foot">
                    <p>{ words::PRIVACY }</p>
                    <p>{ words::versions(Some(&advice)) }</p>
                </footer>
            </ContextProvider<Loaded>>
        </ContextProvider<Dispatch>>
    }
}

/// The views that have been opened so far: each stays as it was left.
#[hook]
fn use_opened(open: Page) -> Vec<Page> {
    // The advice is always there: what is half typed among the questions outlives a look at other views.
    let opened = use_mut_ref(|| vec![Page::Advice]);
    let mut opened = opened.borrow_mut();
    if !opened.contains(&open) {
        opened.push(open);
    }
    opened.clone()
}

/// Titles the document after the open view, and shows a newly opened one from its top.
#[hook]
fn use_title(title: &'static str, item: Option<&str>, loaded: Loaded) {
    let item = item.and_then(|id| loaded.knowledge().catalogue.product(id)).map(words::full_name);
    use_effect_with((title, item), |(title, item)| {
        gloo::utils::document().set_title(&item.as_deref().map_or((*title).to_owned(), words::titled));
    });
    let is_first = use_mut_ref(|| true);
    use_effect_with(title, move |_| {
        if !is_first.replace(false) {
            gloo::utils::window().scroll_to_with_x_and_y(0.0, 0.0);
        }
    });
}

/// Brings the contents of the open view into view, with the focus.
fn skip(to: &'static str) -> Callback<MouseEvent> {
    Callback::from(move |event: MouseEvent| {
        let contents = gloo::utils::document().get_element_by_id(to);
        let Some(contents) = contents.and_then(|found| found.dyn_into::<HtmlElement>().ok()) else { return };
        event.prevent_default();
        contents.scroll_into_view();
        // What cannot take the focus is in view all the same.
        drop(contents.focus());
    })
}

#[derive(PartialEq, Properties)]
struct UnreadableProps {
    problems: Vec<Problem>,
}

/// The parts of the saved answers, or of a link, that could not be read.
#[component]
fn Unreadable(props: &UnreadableProps) -> Html {
    html! {
        <div class="notice-slot">
            if !props.problems.is_empty() {
                <div class="notice" role="status">
                    <p>{ words::SOME_ANSWERS_LOST }</p>
                    <ul>
                        for problem in &props.problems {
                            <li>{ words::problem(problem) }</li>
                        }
                    </ul>
                </div>
            }
        </div>
    }
}

/// On a phone: the answer in sight, and the way back to the questions.
fn answer_bar(advice: &Advice, hidden: bool) -> Html {
    let kit = advice.kits.first();
    let cost = kit.map(|kit| words::price(kit.cost, &advice.currency)).unwrap_or_default();
    let items = kit.map(|kit| words::nouns(kit.items.iter().map(|item| item.gear))).unwrap_or_default();
    html! {
        <nav class="answer-bar" aria-label={words::ANSWER_BAR} {hidden}>
            <a class="answer-bar-advice" href="#advice">
                <span class="answer-bar-label">{ words::ADVICE }{ " · " }<strong>{ cost }</strong></span>
                <span class="answer-bar-headline">{ items }</span>
            </a>
            <a class="answer-bar-questions" href="#questions">{ words::QUESTIONS }</a>
        </nav>
    }
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
