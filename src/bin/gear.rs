//! The gear view, started in the browser by the page's `static/load.js`.

use sweetspot::page::later::Opened;
use wasm_bindgen::prelude::wasm_bindgen;

/// Smaller and faster in the page than the standard library's allocator.
#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

fn main() {}

/// The view while it is open.
#[wasm_bindgen]
pub struct Gear(Opened);

/// Draws the view into an element.
///
/// `told` is a session as the page keeps it, `view` what is looked at, as in a link. `act` is called with the
/// name of an action and what it is about.
#[wasm_bindgen]
pub fn open(root: web_sys::Element, told: &str, view: &str, act: js_sys::Function) -> Gear {
    Gear(Opened::new(root, told, view, act))
}

#[wasm_bindgen]
impl Gear {
    /// Shows another session or view.
    pub fn tell(&mut self, told: &str, view: &str) {
        self.0.tell(told, view);
    }
}
