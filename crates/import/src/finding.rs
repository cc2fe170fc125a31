use core::fmt;

use crate::limits::MAX_FINDINGS;
use advisor::situation::Problem;

/// What a finding does to the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The file is refused.
    Error,
    /// The file is taken, without the figure that the finding is about.
    Warning,
}

/// Something that is wrong with a catalogue, or that is probably not meant.
///
/// The place is line and path in JSON, `line 12, products[3].price`, and line and column in CSV, `line 4, column price`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub severity: Severity,
    pub problem: Problem,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        write!(f, "{kind}: {}", self.problem)
    }
}

/// The list as it grows, up to [`MAX_FINDINGS`].
///
/// Plain references for texts: a generic `Into<String>` would make the same code at a hundred places of the page.
#[derive(Default)]
pub(super) struct Findings(Vec<Finding>);

impl Findings {
    pub fn error(&mut self, place: &str, what: &str, remedy: &str) {
        self.add(Severity::Error, Problem::new(place, what, remedy));
    }

    pub fn warning(&mut self, place: &str, what: &str, remedy: &str) {
        self.add(Severity::Warning, Problem::new(place, what, remedy));
    }

    fn add(&mut self, severity: Severity, problem: Problem) {
        if !self.is_full() {
            self.0.push(Finding { severity, problem });
        }
    }

    /// Forgets what has been found, where it turns out to come from one larger mistake.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|finding| finding.severity == Severity::Error)
    }

    /// Whether reading on is of no use.
    pub fn is_full(&self) -> bool {
        self.0.len() >= MAX_FINDINGS
    }

    pub fn list(mut self) -> Vec<Finding> {
        if self.is_full() {
            let what = format!("there are more than {MAX_FINDINGS} problems; the rest was not read");
            let problem = Problem::new("the whole file", what, "fix these first");
            self.0.push(Finding { severity: Severity::Error, problem });
        }
        self.0
    }
}
