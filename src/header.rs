use yew::prelude::*;

use crate::app::Dispatch;
use crate::words;
use advisor::session::link::{Page, View};
use advisor::session::{Action, Theme, Units};

use crate::views::VIEWS;

#[derive(PartialEq, Properties)]
pub struct HeaderProps {
    pub units: Units,
    pub theme: Theme,
    /// Whether starting over can be undone.
    pub undo: bool,
    pub page: Page,
}

/// Name, settings, and starting over.
#[component]
pub fn Header(props: &HeaderProps) -> Html {
    let dispatch = use_context::<Dispatch>().expect("App provides it");
    let on = |action: Action| {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(action.clone()))
    };
    let (units_label, other_units) = match props.units {
        Units::Metric => (words::METRIC, Units::Imperial),
        Units::Imperial => (words::IMPERIAL, Units::Metric),
    };
    let (theme_label, next_theme) = match props.theme {
        Theme::System => (words::THEME_SYSTEM, Theme::Light),
        Theme::Light => (words::THEME_LIGHT, Theme::Dark),
        Theme::Dark => (words::THEME_DARK, Theme::System),
    };
    html! {
        <header class="head">
            <div class="brand">
                <svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
                    <path class="mark-left" d="M4 6a22 22 0 0 1 12 20" />
                    <path class="mark-right" d="M28 6a22 22 0 0 0-12 20" />
                    <circle class="mark-spot" cx="16" cy="26" r="2.6" />
                </svg>
                <div>
                    <h1>{ words::NAME }</h1>
                    <p class="tagline">{ words::TAGLINE }</p>
                </div>
            </div>
            <nav class="views" aria-label={words::VIEWS}>
                for view in &VIEWS {
                    <a
                        href={format!("#{}", View::from(view.page))}
                        aria-current={(view.page == props.page).then_some("page")}
                    >
                        { view.label }
                    </a>
                }
            </nav>
            <div class="settings">
                <button type="button" class="quiet" onclick={on(Action::ShowUnits(other_units))}>
                    { words::UNITS }<strong>{ units_label }</strong>
                </button>
                <button type="button" class="quiet" onclick={on(Action::ShowTheme(next_theme))}>
                    { words::COLOURS }<strong>{ theme_label }</strong>
                </button>
                <button type="button" class="quiet" onclick={on(Action::StartOver)}>{ words::START_OVER }</button>
                <span role="status" class="undo-slot">
                    if props.undo {
                        <span class="visually-hidden">{ words::CHANGED_AT_ONCE }</span>
                        <button type="button" class="undo" onclick={on(Action::Undo)}>
                            { words::UNDO }
                        </button>
                    }
                </span>
            </div>
        </header>
    }
}
