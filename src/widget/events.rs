//! The events that a widget fires in the page around it, and their JSON.

use std::rc::Rc;

use serde::Serialize;

use advisor::advice::Advice;
use advisor::knowledge::Product;
use advisor::situation::{GearType, Problem, Situation};

type Speaker = dyn Fn(&str, String) -> bool;

/// Fires events in the page around the widget.
#[derive(Clone)]
pub struct Events(Rc<Speaker>);

impl PartialEq for Events {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<F: Fn(&str, String) -> bool + 'static> From<F> for Events {
    /// A function of an event's name and its JSON; it gives false where the page takes over what would follow.
    fn from(speaker: F) -> Self {
        Self(Rc::new(speaker))
    }
}

impl Events {
    pub fn advice(&self, advice: &Advice) {
        self.event("advice", advice);
    }

    pub fn answer(&self, situation: &Situation) {
        self.event("answer", situation);
    }

    pub fn problems(&self, problems: &[Problem]) {
        if !problems.is_empty() {
            (self.0)("problem", problems_json(problems));
        }
    }

    /// Whether the widget is to go on as it would.
    pub fn select(&self, selected: &Selected) -> bool {
        self.event("select", selected)
    }

    fn event(&self, name: &str, what: &impl Serialize) -> bool {
        // All of this is plain data with text for keys, so writing it cannot fail.
        serde_json::to_string(what).is_ok_and(|json| (self.0)(name, json))
    }
}

/// An action of the visitor on a model.
#[derive(Serialize)]
pub struct Selected<'a> {
    /// `look`, `own`, `pick`, `never`, `forget` or `shop`.
    pub action: &'static str,
    pub model: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub gear: Option<GearType>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<&'a str>,
}

impl<'a> Selected<'a> {
    pub fn new(action: &'static str, model: &'a str, product: Option<&'a Product>) -> Self {
        Self {
            action,
            model,
            name: product.map(|product| format!("{} {}", product.brand, product.name)),
            gear: product.map(|product| product.gear),
            link: product.and_then(|product| product.link.as_deref()),
        }
    }
}

#[derive(Serialize)]
struct Listed<'a> {
    path: &'a str,
    what: &'a str,
    remedy: &'a str,
}

/// Problems as a JSON list.
#[must_use]
pub fn problems_json(problems: &[Problem]) -> String {
    let listed =
        problems.iter().map(|problem| Listed { path: &problem.place, what: &problem.what, remedy: &problem.remedy });
    serde_json::to_string(&listed.collect::<Vec<_>>()).unwrap_or_default()
}
