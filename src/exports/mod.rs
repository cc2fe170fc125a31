//! What the module exports.

mod page;
mod panic;
mod widget;
