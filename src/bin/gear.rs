//! The gear view, started in the browser by the page's `static/load.js`.

use sweetspot::page::gear::Opened;
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
/// `told` is a session as the page keeps it, `item` the id of the model to look at or nothing. `act` is called with the
/// name of an action and what it is about.
#[wasm_bindgen]
pub fn open(root: web_sys::Element, told: &str, item: &str, act: js_sys::Function) -> Gear {
    Gear(Opened::new(root, told, item, act))
}

#[wasm_bindgen]
impl Gear {
    /// Shows another session or model.
    pub fn tell(&mut self, told: &str, item: &str) {
        self.0.tell(told, item);
    }
}
