//! The program as JavaScript sees it. Loading the module does nothing: `static/page/start.ts` starts the page,
//! `static/widget` opens widgets.

mod exports;

#[cfg(target_family = "wasm")]
mod allocator {
    /// Two kilobytes smaller than the standard library's allocator, and faster in the page.
    #[global_allocator]
    static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();
}

fn main() {}
