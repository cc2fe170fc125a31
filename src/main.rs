//! The page, started in the browser.

/// Smaller and faster in the page than the standard library's allocator.
#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

fn main() {
    let root = gloo::utils::document().get_element_by_id("app").expect("index.html has a place for the app");
    yew::Renderer::<sweetspot::page::App>::with_root(root).render();
}
