use core::fmt;

/// Something wrong with data from outside: the thing, the place and the remedy.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// Where: a path such as `place.room.width_m`, a line and column, or a file and an entry.
    pub place: String,
    /// What is wrong, as a clause without a full stop.
    pub what: String,
    /// What to do about it, as a clause without a full stop.
    pub remedy: String,
}

impl Problem {
    pub fn new(place: impl Into<String>, what: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { place: place.into(), what: what.into(), remedy: remedy.into() }
    }
}

/// Problems as they are found. So that foreign text cannot make a list without end, the first hundred are listed and the
/// others counted.
#[derive(Debug, Default)]
pub struct Problems {
    listed: Vec<Problem>,
    unlisted: usize,
}

impl Problems {
    /// The most that are listed.
    const MOST: usize = 100;

    /// Adds a problem, which is put into words only if it is listed.
    pub fn add(&mut self, problem: impl FnOnce() -> Problem) {
        if self.listed.len() < Self::MOST { self.listed.push(problem()) } else { self.unlisted += 1 }
    }

    /// The list, with the number of the others at its end.
    #[must_use]
    pub fn list(mut self) -> Vec<Problem> {
        if self.unlisted > 0 {
            let what = format!("{} more problems are not listed", self.unlisted);
            self.listed.push(Problem::new("the rest", what, "fix the ones above first"));
        }
        self.listed
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}; {}", self.place, self.what, self.remedy)
    }
}

/// At most 60 characters of foreign text, control and direction characters escaped, for quoting in a message.
#[must_use]
pub fn excerpt(text: &str) -> String {
    const LONGEST: usize = 60;
    let mut quoted: String = text.chars().take(LONGEST).map(harmless).collect();
    if text.chars().nth(LONGEST).is_some() {
        quoted.push('…');
    }
    quoted
}

/// Characters that would break a line or turn its direction become visible replacements.
fn harmless(character: char) -> char {
    let turns_direction =
        matches!(character, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if character.is_control() || turns_direction { '\u{fffd}' } else { character }
}
