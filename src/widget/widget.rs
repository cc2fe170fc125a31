//! The widget itself: the site's views in one element.

use std::rc::Rc;

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DocumentFragment, Element, HtmlElement};
use yew::prelude::*;

use super::say::{Say, Selected};
use super::settings::Settings;
use crate::advice::{Advice, advise};
use crate::knowledge::Knowledge;
use crate::page::later::stock::Stock;
use crate::page::later::{Act, Place, later_view, waiting};
use crate::page::load::Shelf;
use crate::page::settled::use_settled;
use crate::page::words::embed as words;
use crate::page::{Dispatch, ask, door, tell};
use crate::session::asked::Asked;
use crate::session::link::{Page, View, read, write};
use crate::session::{Action, Session, Units};
use crate::situation::{Situation, Vocabulary};

/// What the page around the widget tells.
#[derive(Clone, PartialEq)]
pub struct Told {
    /// Goes up whenever the page tells something.
    pub turn: u32,
    pub situation: Rc<Situation>,
}

#[derive(Clone, PartialEq, Properties)]
pub struct WidgetProps {
    pub settings: Rc<Settings>,
    pub told: Told,
    pub shelf: Shelf,
    pub say: Say,
}

/// A view of the site as a part of somebody else's page.
#[component]
pub fn Widget(props: &WidgetProps) -> Html {
    let WidgetProps { settings, told, shelf, say } = props;
    let session = {
        let (settings, told) = (settings.clone(), told.clone());
        use_reducer(move || Session {
            situation: (*told.situation).clone(),
            units: settings.units,
            ..Session::default()
        })
    };
    let dispatch = session.dispatcher();
    use_told(props, &session);
    let view = use_state(|| settings.view.clone());
    {
        let view = view.clone();
        use_effect_with(settings.view.clone(), move |wanted| view.set(wanted.clone()));
    }
    let advice = use_memo((session.situation.clone(), shelf.clone()), |(situation, shelf)| {
        shelf.knowledge().map(|knowledge| Rc::new(advise(situation, knowledge)))
    });
    let advice = use_settled(&session.situation, shelf, (*advice).clone());
    let untold = advice.as_ref().is_some_and(|advice| hides_all(advice, settings.asked));
    let advice = use_asked(advice, settings.asked, say);
    let act = use_act(props, &dispatch);
    let later = door::is_later(view.page);
    let shown = if later {
        // What the page around opens must not take its focus.
        let was_opened = *view != settings.view;
        let place = Place { site: settings.site.clone(), is_guest: true, was_opened };
        html! { <Later shelf={shelf.clone()} {place} session={Rc::new((*session).clone())} view={(*view).clone()} {act} /> }
    } else {
        html! { <Answered session={Rc::new((*session).clone())} shelf={shelf.clone()} asked={settings.asked} {advice} /> }
    };
    let root = use_node_ref();
    html! {
        <ContextProvider<Dispatch> context={dispatch.clone()}>
            <div class={classes!("widget", untold.then_some("asks-less"))} ref={root.clone()} onclick={follow(props, &view, &root)}>
                <Bar settings={settings.clone()} session={Rc::new((*session).clone())} view={(*view).clone()} />
                <div class="widget-view" key={view.page.name()}>{ shown }</div>
            </div>
        </ContextProvider<Dispatch>>
    }
}

/// Takes over what the page tells, and says what the visitor tells.
#[hook]
fn use_told(props: &WidgetProps, session: &UseReducerHandle<Session>) {
    let known = {
        let situation = props.told.situation.clone();
        use_mut_ref(move || (*situation).clone())
    };
    {
        let (dispatch, known, situation) = (session.dispatcher(), known.clone(), props.told.situation.clone());
        use_effect_with(props.told.turn, move |_| {
            known.replace((*situation).clone());
            dispatch.dispatch(Action::Open(Box::new((*situation).clone())));
        });
    }
    {
        let dispatch = session.dispatcher();
        use_effect_with(props.settings.units, move |units| dispatch.dispatch(Action::ShowUnits(*units)));
    }
    let say = props.say.clone();
    use_effect_with(session.situation.clone(), move |situation| {
        if *known.borrow() != *situation {
            known.replace(situation.clone());
            say.answer(situation);
        }
    });
}

/// The advice as it is shown, without the way to questions that are not asked here; what is whole is said.
#[hook]
fn use_asked(advice: Option<Rc<Advice>>, asked: Asked, say: &Say) -> Option<Rc<Advice>> {
    let whole = advice.clone().filter(|advice| advice.confidence.is_some());
    let say = say.clone();
    use_effect_with(Same(whole), move |Same(whole)| {
        if let Some(advice) = whole {
            say.advice(advice);
        }
    });
    let shown = use_memo((Same(advice), asked), |(Same(advice), asked)| {
        let advice = advice.clone()?;
        if advice.ask_next.iter().all(|ask| asked.asks(&ask.question)) {
            return Some(advice);
        }
        let mut fewer = (*advice).clone();
        fewer.ask_next.retain(|ask| asked.asks(&ask.question));
        Some(Rc::new(fewer))
    });
    (*shown).clone()
}

/// Whether there are questions that matter and none of them is asked here; that there are none would not be true then.
fn hides_all(advice: &Advice, asked: Asked) -> bool {
    !advice.ask_next.is_empty() && !advice.ask_next.iter().any(|ask| asked.asks(&ask.question))
}

/// An advice is worked out once and shared, so the same one is in the same place.
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
fn use_act(props: &WidgetProps, dispatch: &Dispatch) -> Act {
    let deps = (props.shelf.clone(), props.say.clone(), dispatch.clone());
    let act = use_memo(deps, |(shelf, say, dispatch)| {
        let (shelf, say, dispatch) = (shelf.clone(), say.clone(), dispatch.clone());
        Act::from(move |name: &'static str, about: JsValue| {
            let model = about.as_string().filter(|_| name != "open");
            if model.is_some_and(|model| !selects(&shelf, &say, name, &model)) {
                return;
            }
            if let Some(action) = door::action(name, about) {
                dispatch.dispatch(action);
            }
        })
    });
    (*act).clone()
}

/// Says what is done with a model; false where the page does something else instead.
fn selects(shelf: &Shelf, say: &Say, action: &'static str, model: &str) -> bool {
    let product = shelf.knowledge().and_then(|knowledge| knowledge.catalogue.product(model));
    say.select(&Selected::new(action, model, product))
}

/// Follows the site's own links inside the widget: the address belongs to the page around it.
fn follow(props: &WidgetProps, view: &UseStateHandle<View>, root: &NodeRef) -> Callback<MouseEvent> {
    let (shelf, say, view, root) = (props.shelf.clone(), props.say.clone(), view.clone(), root.clone());
    Callback::from(move |event: MouseEvent| {
        let pressed = event.target_dyn_into::<Element>();
        let Some(link) = pressed.and_then(|pressed| pressed.closest("a[href]").ok().flatten()) else { return };
        let href = link.get_attribute("href").unwrap_or_default();
        let Some(fragment) = href.strip_prefix('#') else {
            if sold_at(&shelf, &href).is_some_and(|model| !selects(&shelf, &say, "shop", model)) {
                event.prevent_default();
            }
            return;
        };
        event.prevent_default();
        let wanted = read(fragment).view;
        match (wanted.page, &wanted.item) {
            (Page::Advice, Some(anchor)) => show(&root, anchor),
            (Page::Advice, None) if view.page == Page::Advice => show(&root, "advice"),
            (Page::Gear, Some(model)) if !selects(&shelf, &say, "look", model) => {}
            _ => view.set(wanted),
        }
    })
}

/// The model that a shop sells at an address.
fn sold_at(shelf: &Shelf, address: &str) -> Option<&'static str> {
    let knowledge: &'static Knowledge = shelf.knowledge()?;
    let product = knowledge.catalogue.products.iter().find(|product| product.link.as_deref() == Some(address))?;
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
    shelf: Shelf,
    asked: Asked,
    advice: Option<Rc<Advice>>,
}

/// Questions and advice.
#[component]
fn Answered(props: &AnsweredProps) -> Html {
    let AnsweredProps { session, shelf, asked, advice } = props;
    let asks = *asked != Asked::NONE;
    html! {
        <>
            // Where the questions stand above the advice, what follows from them is seen all the same.
            <p class="widget-answer">
                if let Some(kit) = advice.as_ref().and_then(|advice| advice.kits.first()).filter(|_| asks) {
                    <a href="#advice">{ kit.headline.as_str() }</a>
                }
            </p>
            <div class={classes!("layout", (!asks).then_some("layout-alone"))}>
                if asks {
                    <ask::Questions
                        key={session.turn} situation={Rc::new(session.situation.clone())} units={session.units}
                        shelf={shelf.clone()} asked={*asked}
                    />
                }
                if let Some(advice) = advice.clone() {
                    <tell::AdviceView {advice} units={session.units} />
                }
            </div>
            <div class="foot">
                <p>{ words::PRIVACY }</p>
                <p>{ words::versions(advice.as_deref()) }</p>
            </div>
        </>
    }
}

#[derive(PartialEq, Properties)]
struct LaterProps {
    shelf: Shelf,
    place: Place,
    session: Rc<Session>,
    view: View,
    act: Act,
}

/// The views of the catalogue, made ready when one is opened.
#[component]
fn Later(props: &LaterProps) -> Html {
    let stock = use_memo(props.shelf.clone(), |shelf| shelf.knowledge().map(Stock::over));
    match (*stock).clone() {
        Some(stock) => later_view(stock, None, &props.place, &props.session, &props.view, &props.act),
        None => waiting(words::UNREACHABLE),
    }
}
