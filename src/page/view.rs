//! Which view of the site is open: the address says it, in the part behind the `#`.

use gloo::events::EventListener;
use yew::prelude::*;

/// A view of the site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum View {
    #[default]
    Advice,
    /// The catalogue, with the id of the model that is looked at, if any.
    Gear(String),
}

impl View {
    /// The view that a fragment names; anything else is a place within the advice.
    #[must_use]
    pub fn of(fragment: &str) -> Self {
        let fragment = fragment.trim_start_matches('#');
        let path = fragment.split('?').next().unwrap_or_default();
        match path.split_once('/') {
            Some(("gear", item)) => Self::Gear(item.to_owned()),
            None if path == "gear" => Self::Gear(String::new()),
            _ => Self::Advice,
        }
    }
}

fn current() -> View {
    View::of(&gloo::utils::window().location().hash().unwrap_or_default())
}

/// The open view; follows the address.
#[hook]
pub fn use_view() -> View {
    let view = use_state(current);
    {
        let view = view.clone();
        use_effect_with((), move |()| {
            let listener = EventListener::new(&gloo::utils::window(), "hashchange", move |_| view.set(current()));
            move || drop(listener)
        });
    }
    (*view).clone()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_within_the_advice_are_no_views_of_their_own() {
        for fragment in ["", "#", "#advice", "#questions", "#noise-question", "#gearbox"] {
            assert_eq!(View::of(fragment), View::Advice, "{fragment}");
        }
        assert_eq!(View::of("#gear"), View::Gear(String::new()));
        assert_eq!(View::of("#gear/sennheiser-hd-600"), View::Gear("sennheiser-hd-600".into()));
    }
}
