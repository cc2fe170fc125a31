//! The widget in other people's pages: the Rust side of `<sweet-spot>`.

use sweetspot::widget::{self, Events, Opened};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsError, JsValue};

/// Loads the packed catalogue and library that come with the script, once for all widgets of a page; false where either
/// is damaged or of another version.
#[wasm_bindgen]
pub fn stock(catalogue: &[u8], library: &[u8]) -> bool {
    widget::stock(catalogue, library)
}

/// Takes a page's own catalogue under a name: JSON of whether it was taken, and of its problems.
#[wasm_bindgen(js_name = takeCatalogue)]
pub fn take_catalogue(name: &str, file: &str, bytes: &[u8], currency: Option<String>, mode: Option<String>) -> String {
    let (taken, problems) = widget::take_catalogue(name, file, bytes, currency.as_deref(), mode.as_deref());
    format!("{{\"taken\":{taken},\"problems\":{}}}", widget::problems_json(&problems))
}

/// Reads a situation in JSON or from a link, as far as it can be read, and returns it as JSON.
#[wasm_bindgen(js_name = readSituation)]
pub fn read_situation(text: &str) -> String {
    serde_json::to_string(&widget::read_situation(text).0).unwrap_or_default()
}

/// The problems of a situation, as JSON.
#[wasm_bindgen(js_name = situationProblems)]
pub fn situation_problems(text: &str) -> String {
    widget::problems_json(&widget::read_situation(text).1)
}

/// A situation in JSON as the part of a link after the `#`.
#[wasm_bindgen]
pub fn fragment(situation: &str) -> String {
    widget::fragment(situation)
}

/// A widget while it is open.
#[wasm_bindgen]
pub struct Widget(Opened);

#[wasm_bindgen]
impl Widget {
    /// Draws the widget at the end of an element. `say` is called with the name of an event and its JSON; it returns
    /// false where the page handles the consequence itself.
    ///
    /// # Errors
    /// Before `stock` was called.
    #[wasm_bindgen(constructor)]
    pub fn new(
        parent: &web_sys::Element,
        settings: &str,
        situation: &str,
        catalogue: &str,
        say: js_sys::Function,
    ) -> Result<Widget, JsError> {
        let say = Events::from(move |name: &str, json: String| {
            let said = say.call2(&JsValue::NULL, &JsValue::from_str(name), &JsValue::from_str(&json));
            // A page whose own listener fails gets what it would get without one.
            said.map_or(true, |goes_on| goes_on.as_bool().unwrap_or(true))
        });
        let opened = Opened::new(parent, settings, situation, catalogue, say);
        opened.map(Widget).ok_or_else(|| JsError::new("there is no catalogue yet: call stock first"))
    }

    /// Follows the element's attributes.
    pub fn set(&mut self, settings: &str, catalogue: &str) {
        self.0.set(settings, catalogue);
    }

    /// Takes over a situation.
    pub fn tell(&mut self, situation: &str) {
        self.0.tell(situation);
    }

    /// Takes everything away that was drawn.
    pub fn close(self) {
        self.0.close();
    }
}
