//! What the core promises. The cases are data files beside this folder.

mod support;

mod bad_input;
mod browse;
mod browse_compare;
mod cases;
mod catalogues;
mod circles;
mod contract;
mod exports;
mod fuzz;
mod kit_search;
mod kit_search_large;
mod laws;
mod limits;
mod links;
mod measures;
mod models;
mod optimum;
mod parts;
mod properties;
mod shop_advice;
