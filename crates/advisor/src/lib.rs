//! The pure core of Sweetspot: what to listen on, for which part of the work, in this room, for this money, and why.
//!
//! ```text
//! Situation ──▶ Facts ──▶ Judgements ──▶ Kits ──▶ Advice
//! ```
//!
//! One way, no back-flow: [`advice::advise`] is a function from plain data to plain data.
//!
//! ```
//! use advisor::advice::advise;
//! use advisor::situation::read;
//!
//! let situation = read(r#"{ "work": { "mix": 1 }, "budget": 300 }"#)?;
//! let advice = advise(&situation, knowledge::embedded_with_catalogue());
//! assert!(advice.kits[0].cost <= situation.budget.expect("it was given"));
//! println!("{}", advice.headline);
//! # Ok::<(), Vec<advisor::situation::Problem>>(())
//! ```
//!
//! The laws, most of them of absence:
//! 1. The core knows no browser, clock, randomness or I/O: this crate has no such dependency, and `clippy.toml` forbids
//!    what the standard library has of them.
//! 2. No fact about gear and no rule lives in Rust: knowledge is in the folder `knowledge/`, physics in [`acoustics`].
//! 3. Every number has a unit, a basis and, where it is a price, a date.
//! 4. Bad input gets every problem at once and loses nothing.
//! 5. The core never panics on data; unknown and zero differ; the same situation always gives the same advice.

// Law 5.
#![cfg_attr(not(test), warn(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

pub mod acoustics;
pub mod advice;
pub mod browse;
pub mod knowledge;
pub mod session;
pub mod situation;
