//! Which questions are asked: all of them on the site, a few in somebody else's page.

use crate::situation::parts::{Group, Part};
use crate::situation::{Problem, unknown_among};

/// A set of questions, kept as a bit for each part that they ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked(u64);

const _: () = assert!(Part::ALL.len() <= u64::BITS as usize, "there are more parts than bits");

impl Asked {
    pub const ALL: Self = Self(u64::MAX);
    pub const NONE: Self = Self(0);

    /// Whether a part is asked for.
    #[must_use]
    pub fn has(self, part: Part) -> bool {
        self.0 & (1 << part as u64) != 0
    }

    /// Whether a part of a group is asked for.
    #[must_use]
    pub fn has_any(self, group: Group) -> bool {
        Part::ALL.iter().any(|part| part.row().group == group && self.has(*part))
    }

    /// Whether the question behind a path such as `place.noise` is asked.
    #[must_use]
    pub fn asks(self, path: &str) -> bool {
        self.0 & bits(last_part(path)) != 0
    }

    /// Reads names between spaces or commas, such as `work budget place.noise`; `all` and `none` for just that.
    ///
    /// Names that are unknown are left out and named in the problems.
    #[must_use]
    pub fn read(text: &str) -> (Self, Vec<Problem>) {
        let mut asked = Self::NONE;
        let mut problems = Vec::new();
        for name in text.split([' ', ',', '\n', '\t']).filter(|name| !name.is_empty()) {
            match bits(last_part(name)) {
                0 if name == "all" => return (Self::ALL, Vec::new()),
                0 if name == "none" => {}
                0 => {
                    let (what, remedy) = unknown_among("question", &names(), name);
                    problems.push(Problem::new("ask", what, remedy));
                }
                bits => asked.0 |= bits,
            }
        }
        (asked, problems)
    }
}

/// The names of all questions in the order of the page. A question may ask for several parts.
#[must_use]
pub fn names() -> Vec<&'static str> {
    let mut names: Vec<&str> = Vec::new();
    for part in Group::ALL.into_iter().flat_map(Group::parts) {
        let name = part.row().asked;
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// The parts for which a question asks.
fn bits(name: &str) -> u64 {
    let parts = Part::ALL.iter().filter(|part| part.row().asked == name);
    parts.fold(0, |bits, part| bits | 1 << *part as u64)
}

fn last_part(path: &str) -> &str {
    path.rsplit('.').next().unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_can_ask_a_few_questions_by_their_names_or_paths() {
        let (asked, problems) = Asked::read("work, budget place.noise");
        assert_eq!(problems, []);
        for part in Part::ALL {
            let wanted = matches!(part, Part::Work | Part::Budget | Part::Noise);
            assert_eq!(asked.has(*part), wanted, "{}", part.name());
        }
        assert!(asked.asks("place.noise") && !asked.asks("place.night"));
    }

    #[test]
    fn a_question_with_several_fields_asks_for_all_of_them() {
        let (asked, problems) = Asked::read("room source");
        assert_eq!(problems, []);
        for part in [Part::Length, Part::Rt60, Part::Seat, Part::Source, Part::Volts] {
            assert!(asked.has(part), "{}", part.name());
        }
        assert!(!asked.has(Part::Treatment));
    }

    #[test]
    fn all_none_and_nothing_are_what_they_say() {
        assert_eq!(Asked::read("all"), (Asked::ALL, Vec::new()));
        assert_eq!(Asked::read("none"), (Asked::NONE, Vec::new()));
        assert_eq!(Asked::read(" "), (Asked::NONE, Vec::new()));
    }

    #[test]
    fn an_unknown_name_is_named_with_the_likely_one() {
        let (asked, problems) = Asked::read("work budjet");
        assert!(asked.has(Part::Work));
        let said = problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
        assert!(said.contains("budjet") && said.contains("budget"), "{said}");
    }
}
