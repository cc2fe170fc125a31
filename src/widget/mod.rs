//! Sweetspot inside somebody else's page: what `<sweet-spot>` draws, in a shadow root of its own.
//!
//! Law: a guest takes nothing and leaves nothing. It reads no address and no storage of the page it is in, changes
//! nothing outside its element, and talks to the page through `static/widget` alone.
//! Everything it shows comes from `views`.

mod catalogues;
mod events;
mod root_pool;
mod settings;
mod view;

use std::rc::Rc;

use web_sys::Element;

pub use catalogues::{stock, take_catalogue};
pub use events::{Events, problems_json};

use advisor::session::link::{View, read, write};
use advisor::situation::{Problem, Situation, read_what_can_be_read};
use root_pool::PooledRoot;
use settings::Settings;
use view::{Given, WidgetProps};

/// A widget while it is open.
pub struct Opened {
    root: PooledRoot,
    props: WidgetProps,
}

impl Opened {
    /// Draws the widget at the end of an element of its shadow root.
    ///
    /// `settings` are the element's attributes as a JSON object of texts, `situation` holds the initial answers, and
    /// `catalogue` names one that was taken before, or nothing for the embedded one. `None` before [`stock`] was called.
    #[must_use]
    pub fn new(parent: &Element, settings: &str, situation: &str, catalogue: &str, events: Events) -> Option<Self> {
        let (settings, problems) = Settings::read(settings);
        events.problems(&problems);
        let (situation, _) = read_situation(situation);
        let given = Given { turn: 0, situation: Rc::new(situation) };
        let loaded = catalogues::named_or_embedded(catalogue)?;
        let props = WidgetProps { settings: Rc::new(settings), given, loaded, events };
        Some(Self { root: PooledRoot::inside(parent, props.clone()), props })
    }

    /// Follows the element's attributes.
    pub fn set(&mut self, settings: &str, catalogue: &str) {
        let (settings, problems) = Settings::read(settings);
        self.props.events.problems(&problems);
        self.props.settings = Rc::new(settings);
        self.props.loaded = catalogues::named_or_embedded(catalogue).unwrap_or(self.props.loaded);
        self.root.show(self.props.clone());
    }

    /// Replaces the situation. Fires no `answer`, which is for answers of the visitor.
    pub fn tell(&mut self, situation: &str) {
        let (situation, _) = read_situation(situation);
        self.props.given = Given { turn: self.props.given.turn + 1, situation: Rc::new(situation) };
        self.root.show(self.props.clone());
    }

    /// Takes everything away that was drawn.
    pub fn close(self) {
        self.root.leave();
    }
}

/// Reads a situation in the contract's JSON or from a link, as far as possible, with the problems.
#[must_use]
pub fn read_situation(text: &str) -> (Situation, Vec<Problem>) {
    let text = text.trim();
    if text.is_empty() {
        return Default::default();
    }
    if text.starts_with('{') {
        return read_what_can_be_read(text);
    }
    let link = read(text);
    let Some(situation) = link.situation else {
        let remedy = "give the JSON of docs/contract.md, or the part of a Sweetspot link behind the #";
        let what = "this is neither JSON nor a link with answers";
        return (Situation::default(), vec![Problem::new("situation", what, remedy)]);
    };
    (situation, link.problems)
}

/// A situation as the part of a link behind the `#`.
#[must_use]
pub fn fragment(situation: &str) -> String {
    write(&View::default(), &read_situation(situation).0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_situation_can_be_told_as_json_or_as_a_link() {
        let (json, problems) = read_situation(r#" {"budget": 300, "place": {"night": true}}"#);
        assert_eq!(problems, []);
        let (link, problems) = read_situation(&fragment(r#"{"budget": 300, "place": {"night": true}}"#));
        assert_eq!(problems, []);
        assert_eq!(json, link);
        assert_eq!(read_situation("  "), Default::default());
    }

    #[test]
    fn what_is_neither_is_named_with_a_remedy_and_nothing_is_told() {
        let (situation, problems) = read_situation("[object Object]");
        assert_eq!(situation, Situation::default());
        assert_eq!(problems.iter().map(|problem| problem.place.as_str()).collect::<Vec<_>>(), ["situation"]);
        let (situation, problems) = read_situation(r#"{"budget": 300, "plaice": {}}"#);
        assert!(situation.budget.is_some(), "what can be read is kept");
        assert!(problems[0].to_string().contains("place"), "{problems:?}");
    }
}
