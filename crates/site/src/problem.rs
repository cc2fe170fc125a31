//! The one kind of error: what is wrong and where, and what the reader can do about it.

use std::fmt;
use std::path::Path;

/// What every fallible function of xtask gives.
pub type Result<T> = std::result::Result<T, Problem>;

/// Something that stops a command, said so that the reader can act.
#[derive(Debug)]
pub struct Problem {
    what: String,
    remedy: String,
}

impl Problem {
    /// `what` names the thing and its place; `remedy` is a full sentence.
    pub fn new(what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { what: what.into(), remedy: remedy.into() }
    }

    /// The same problem, as the end of a step of the tests.
    pub fn in_step(self, step: &str) -> Self {
        Self { what: format!("step {step} failed: {}", self.what), ..self }
    }

    /// A file or folder could not be read or written.
    pub fn file(action: &str, path: &Path, error: &std::io::Error) -> Self {
        Self::new(
            format!("cannot {action} {}: {error}", path.display()),
            "Check that it exists and that you may read and write there.",
        )
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}\n  remedy: {}", self.what, self.remedy)
    }
}
