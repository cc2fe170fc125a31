//! The widget itself: the site's views in one element.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{DocumentFragment, Element, HtmlElement};
use yew::prelude::*;

use super::events::{Events, Selected};
use super::settings::Settings;
use crate::app::{Dispatch, State};
use crate::catalogue::Loaded;
use crate::host::Host;
use crate::look_around::use_look_around;
use crate::views::advice::AdviceView;
use crate::views::questions::Questions;
use crate::views::{ViewContext, view_of};
use crate::words::widget as words;
use advisor::advice::{Advice, advise};
use advisor::session::asked::Asked;
use advisor::session::link::{Page, View, read, write};
use advisor::session::{Action, Answer, Session, Units};
use advisor::situation::{Situation, Vocabulary};

/// The situation given by the page around the widget.
#[derive(Clone, PartialEq)]
pub struct Given {
    /// Incremented whenever the page sets another.
    pub turn: u32,
    pub situation: Rc<Situation>,
}

#[derive(Clone, PartialEq, Properties)]
pub struct WidgetProps {
    pub settings: Rc<Settings>,
    pub given: Given,
    pub loaded: Loaded,
    pub events: Events,
}

/// A view of the site inside another page.
#[component]
pub fn Widget(props: &WidgetProps) -> Html {
    let WidgetProps { settings, given, loaded, events } = props;
    let state = {
        let (settings, given) = (settings.clone(), given.clone());
        use_reducer(move || {
            State(Session { situation: (*given.situation).clone(), units: settings.units, ..Session::default() })
        })
    };
    let (session, dispatch) = (&state.0, state.dispatcher());
    use_given(props, &state);
    let view = use_state(|| settings.view.clone());
    {
        let view = view.clone();
        use_effect_with(settings.view.clone(), move |wanted| view.set(wanted.clone()));
    }
    let advice = use_memo((session.situation.clone(), *loaded), |(situation, loaded)| {
        Rc::new(advise(situation, loaded.knowledge()))
    });
    let advice = use_look_around(&session.situation, *loaded, (*advice).clone(), None);
    let asks_less = hides_all(&advice, settings.asked);
    let advice = use_asked(advice, settings.asked, events);
    let act = use_act(props, &dispatch);
    let entry = view_of(view.page);
    let shared = Rc::new(session.clone());
    let shown = if entry.page == Page::Advice {
        html! { <Answered session={shared.clone()} loaded={*loaded} asked={settings.asked} {advice} /> }
    } else {
        // What the page around opens must not take its focus.
        let was_opened = *view != settings.view;
        (entry.draw)(&ViewContext {
            session: shared.clone(),
            loaded: *loaded,
            advice,
            item: view.item.clone().unwrap_or_default(),
            host: Host { site: settings.site.clone(), is_guest: true, was_opened },
            act,
            import: None,
            hidden: false,
        })
    };
    let root = use_node_ref();
    html! {
        <ContextProvider<Dispatch> context={dispatch.clone()}>
            <ContextProvider<Loaded> context={*loaded}>
            <div class={classes!("widget", asks_less.then_some("asks-less"))} ref={root.clone()} onclick={follow(props, &view, &root)}>
                <Bar settings={settings.clone()} session={shared} view={(*view).clone()} />
                <div class="widget-view" key={view.page.name()}>{ shown }</div>
            </div>
        </ContextProvider<Loaded>>
        </ContextProvider<Dispatch>>
    }
}

/// Takes over what the page gives, and says what the visitor answers.
#[hook]
fn use_given(props: &WidgetProps, state: &UseReducerHandle<State>) {
    let known = {
        let situation = props.given.situation.clone();
        use_mut_ref(move || (*situation).clone())
    };
    {
        let (dispatch, known, situation) = (state.dispatcher(), known.clone(), props.given.situation.clone());
        use_effect_with(props.given.turn, move |_| {
            known.replace((*situation).clone());
            dispatch.dispatch(Action::Open(Box::new((*situation).clone())));
        });
    }
    {
        let dispatch = state.dispatcher();
        use_effect_with(props.settings.units, move |units| dispatch.dispatch(Action::ShowUnits(*units)));
    }
    let events = props.events.clone();
    use_effect_with(state.0.situation.clone(), move |situation| {
        if *known.borrow() != *situation {
            known.replace(situation.clone());
            events.answer(situation);
        }
    });
}

/// The advice as it is shown, without the way to questions that are not asked here; what is whole is said.
#[hook]
fn use_asked(advice: Rc<Advice>, asked: Asked, events: &Events) -> Rc<Advice> {
    let whole = Some(advice.clone()).filter(|advice| advice.confidence.is_some());
    let events = events.clone();
    use_effect_with(Same(whole), move |Same(whole)| {
        if let Some(advice) = whole {
            events.advice(advice);
        }
    });
    let shown = use_memo((Same(Some(advice.clone())), asked), move |(_, asked)| {
        if advice.ask_next.iter().all(|ask| asked.asks(&ask.question)) {
            return advice;
        }
        let mut fewer = (*advice).clone();
        fewer.ask_next.retain(|ask| asked.asks(&ask.question));
        Rc::new(fewer)
    });
    (*shown).clone()
}

/// Whether there are questions that matter and none of them is asked here; that there are none would not be true then.
fn hides_all(advice: &Advice, asked: Asked) -> bool {
    !advice.ask_next.is_empty() && !advice.ask_next.iter().any(|ask| asked.asks(&ask.question))
}

/// Compared by pointer: an advice is worked out once and shared.
#[derive(Clone)]
struct Same(Option<Rc<Advice>>);

impl PartialEq for Same {
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Some(one), Some(other)) => Rc::ptr_eq(one, other),
            (one, other) => one.is_none() && other.is_none(),
        }
    }
}

/// Does what a view asks for, and says which model it was about.
#[hook]
fn use_act(props: &WidgetProps, dispatch: &Dispatch) -> Callback<Action> {
    let deps = (props.loaded, props.events.clone(), dispatch.clone());
    use_callback(deps, |action: Action, (loaded, events, dispatch)| {
        if model_of(&action).is_none_or(|(name, model)| selects(*loaded, events, name, model)) {
            dispatch.dispatch(action);
        }
    })
}

/// What an action does with which model, in the words of the event `select`.
fn model_of(action: &Action) -> Option<(&'static str, &str)> {
    let Action::Answer(answer) = action else { return None };
    match answer {
        Answer::OwnsModel(model, true) => Some(("own", model)),
        Answer::OwnsModel(model, false) => Some(("forget", model)),
        Answer::Picks(model, _) => Some(("pick", model)),
        Answer::Never(model, _) => Some(("never", model)),
        _ => None,
    }
}

/// Says what is done with a model; false where the page does something else instead.
fn selects(loaded: Loaded, events: &Events, action: &'static str, model: &str) -> bool {
    let product = loaded.knowledge().catalogue.product(model);
    events.select(&Selected::new(action, model, product))
}

/// Follows the site's own links inside the widget: the address belongs to the page around it.
fn follow(props: &WidgetProps, view: &UseStateHandle<View>, root: &NodeRef) -> Callback<MouseEvent> {
    let (loaded, events, view, root) = (props.loaded, props.events.clone(), view.clone(), root.clone());
    Callback::from(move |event: MouseEvent| {
        let pressed = event.target_dyn_into::<Element>();
        let Some(link) = pressed.and_then(|pressed| pressed.closest("a[href]").ok().flatten()) else { return };
        let href = link.get_attribute("href").unwrap_or_default();
        let Some(fragment) = href.strip_prefix('#') else {
            if sold_at(loaded, &href).is_some_and(|model| !selects(loaded, &events, "shop", model)) {
                event.prevent_default();
            }
            return;
        };
        event.prevent_default();
        let wanted = read(fragment).view;
        match (wanted.page, &wanted.item) {
            (Page::Advice, Some(anchor)) => show(&root, anchor),
            (Page::Advice, None) if view.page == Page::Advice => show(&root, "advice"),
            (Page::Gear, Some(model)) if !selects(loaded, &events, "look", model) => {}
            _ => view.set(wanted),
        }
    })
}

/// The model that a shop sells at an address.
fn sold_at(loaded: Loaded, address: &str) -> Option<&'static str> {
    let product = loaded.products().iter().find(|product| product.link.as_deref() == Some(address))?;
    Some(&product.id)
}

/// Brings a part of the widget into view, with the focus.
fn show(root: &NodeRef, id: &str) {
    let tree = root.get().map(|root| root.get_root_node().unchecked_into::<DocumentFragment>());
    let part = tree.and_then(|tree| tree.get_element_by_id(id)).and_then(|part| part.dyn_into::<HtmlElement>().ok());
    if let Some(part) = part {
        part.scroll_into_view();
        // A part that cannot take the focus is in view all the same.
        drop(part.focus());
    }
}

#[derive(PartialEq, Properties)]
struct BarProps {
    settings: Rc<Settings>,
    session: Rc<Session>,
    view: View,
}

/// The way back, units, undo, and the way to the whole site.
#[component]
fn Bar(props: &BarProps) -> Html {
    let dispatch = use_context::<Dispatch>().expect("the widget provides it");
    let BarProps { settings, session, view } = props;
    let on = |action: Action| {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(action.clone()))
    };
    let (units, other) = match session.units {
        Units::Metric => (words::METRIC, Units::Imperial),
        Units::Imperial => (words::IMPERIAL, Units::Metric),
    };
    let away = view.page != settings.view.page;
    html! {
        <div class="widget-bar">
            if away {
                <a class="quiet widget-back" href={format!("#{}", settings.view)}>{ words::BACK }</a>
            }
            <span role="status" class="undo-slot">
                if session.before.is_some() {
                    <span class="visually-hidden">{ words::CHANGED_AT_ONCE }</span>
                    <button type="button" class="undo" onclick={on(Action::Undo)}>{ words::UNDO }</button>
                }
            </span>
            <button type="button" class="quiet" onclick={on(Action::ShowUnits(other))}>
                { words::UNITS }<strong>{ units }</strong>
            </button>
            if let Some(site) = &settings.site {
                <a
                    class="quiet widget-site" target="_blank" rel="noopener"
                    href={format!("{site}#{}", write(&View::default(), &session.situation))}
                >
                    { words::WHOLE_SITE }
                </a>
            }
        </div>
    }
}

#[derive(PartialEq, Properties)]
struct AnsweredProps {
    session: Rc<Session>,
    loaded: Loaded,
    asked: Asked,
    advice: Rc<Advice>,
}

/// Questions and advice.
#[component]
fn Answered(props: &AnsweredProps) -> Html {
    let AnsweredProps { session, loaded, asked, advice } = props;
    let asks = *asked != Asked::NONE;
    html! {
        <>
            // Where the questions are above the advice, its changes have to be visible too.
            <p class="widget-answer">
                if let Some(kit) = advice.kits.first().filter(|_| asks) {
                    <a href="#advice">{ kit.headline.as_str() }</a>
                }
            </p>
            <div class={classes!("layout", (!asks).then_some("layout-alone"))}>
                if asks {
                    <Questions
                        key={session.turn} situation={Rc::new(session.situation.clone())} units={session.units}
                        loaded={*loaded} asked={*asked}
                    />
                }
                <AdviceView advice={advice.clone()} units={session.units} />
            </div>
            <div class="foot">
                <p>{ words::PRIVACY }</p>
                <p>{ words::versions(Some(advice)) }</p>
            </div>
        </>
    }
}
