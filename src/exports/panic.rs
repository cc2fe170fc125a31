//! A panic ends the program; JavaScript shows what happened and offers a way back.

use std::cell::RefCell;

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

thread_local! {
    static ON_PANIC: RefCell<Vec<js_sys::Function>> = const { RefCell::new(Vec::new()) };
}

/// Calls a function with the message of a panic, which it must not answer by calling the program again.
#[wasm_bindgen(js_name = onPanic)]
pub fn on_panic(function: js_sys::Function) {
    ON_PANIC.with_borrow_mut(|functions| {
        if functions.is_empty() {
            yew::set_custom_panic_hook(Box::new(|information| {
                let message = JsValue::from_str(&information.to_string());
                ON_PANIC.with(|functions| {
                    for function in functions.try_borrow().iter().flat_map(|functions| functions.iter()) {
                        // The program has ended: there is nobody left to handle what such a function throws.
                        drop(function.call1(&JsValue::NULL, &message));
                    }
                });
            }));
        }
        functions.push(function);
    });
}
