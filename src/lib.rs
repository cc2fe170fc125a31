//! Sweetspot: what to listen on, for which part of the work, in this room, for this money, and why.
//!
//! ```text
//! Situation ──▶ Facts ──▶ Judgements ──▶ Kits ──▶ Advice ──▶ page · widget · link · file
//! ```
//!
//! One way, no back-flow: [`advice::advise`] is the whole core, a function from plain data to plain data.
//!
//! The laws, most of them of absence:
//! 1. [`situation`], [`knowledge`], [`acoustics`], [`browse`], [`advice`] and [`session`] know no browser, clock, randomness
//!    or I/O.
//! 2. No decision lives in `page`: a component shows what an [`advice::Advice`] says.
//! 3. No fact about gear and no rule lives in Rust: knowledge is in `knowledge/`, physics in [`acoustics`].
//! 4. Every claim that a visitor can read has a source and an evidence grade.
//! 5. Every number has a unit, a basis and, where it is a price, a date.
//! 6. Bad knowledge fails the build; bad input gets every problem at once and loses nothing.
//! 7. The core never panics on data; unknown and zero differ; the same situation always gives the same advice.
//! 8. All wording that the page adds is in one place.

#![forbid(unsafe_code)]

pub mod acoustics;
pub mod advice;
pub mod browse;
#[cfg(feature = "page")]
pub mod embed;
pub mod knowledge;
#[cfg(feature = "page")]
pub mod page;
pub mod session;
pub mod situation;
