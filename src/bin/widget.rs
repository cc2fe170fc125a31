//! The widget, started in other people's pages by `static/embed/sweet-spot.js`: the Rust side of `<sweet-spot>`.

use sweetspot::embed::{self, Opened, Say};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

/// Smaller and faster in the page than the standard library's allocator.
#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

fn main() {}

/// Takes over the packed catalogue and library that come with the script, once for all widgets of a page.
#[wasm_bindgen]
pub fn stock(catalogue: &[u8], library: &[u8]) {
    embed::stock(catalogue, library);
}

/// Takes a page's own catalogue under a name: JSON of whether it was taken, and of its problems.
#[wasm_bindgen(js_name = takeCatalogue)]
pub fn take_catalogue(name: &str, file: &str, bytes: &[u8], currency: Option<String>, mode: Option<String>) -> String {
    let (taken, problems) = embed::take_catalogue(name, file, bytes, currency.as_deref(), mode.as_deref());
    format!("{{\"taken\":{taken},\"problems\":{}}}", embed::problems_json(&problems))
}

/// Reads a situation in JSON or as a link tells it: JSON of all that can be read.
#[wasm_bindgen(js_name = readSituation)]
pub fn read_situation(text: &str) -> String {
    serde_json::to_string(&embed::read_situation(text).0).unwrap_or_default()
}

/// JSON of what cannot be read of a situation.
#[wasm_bindgen(js_name = situationProblems)]
pub fn situation_problems(text: &str) -> String {
    embed::problems_json(&embed::read_situation(text).1)
}

/// A situation in JSON as the part of a link behind the `#`.
#[wasm_bindgen]
pub fn fragment(situation: &str) -> String {
    embed::fragment(situation)
}

/// A widget while it is open.
#[wasm_bindgen]
pub struct Widget(Opened);

#[wasm_bindgen]
impl Widget {
    /// Draws the widget at the end of an element. `say` is called with the name of an event and its JSON; it gives false where
    /// the page takes over what would follow.
    #[wasm_bindgen(constructor)]
    pub fn new(
        parent: &web_sys::Element,
        settings: &str,
        situation: &str,
        catalogue: &str,
        say: js_sys::Function,
    ) -> Widget {
        let say = Say::from(move |name: &str, json: String| {
            let said = say.call2(&JsValue::NULL, &JsValue::from_str(name), &JsValue::from_str(&json));
            // A page whose own listener fails gets what it would get without one.
            said.map_or(true, |goes_on| goes_on.as_bool().unwrap_or(true))
        });
        Widget(Opened::new(parent, settings, situation, catalogue, say))
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
