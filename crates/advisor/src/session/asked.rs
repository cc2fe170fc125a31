//! Which questions are asked: all of them on the site, a few in somebody else's page.

use crate::situation::{Problem, Vocabulary, unknown_name};
use crate::vocabulary;

vocabulary!(
    /// A question of the page, by the last part of its path in a situation.
    Question, "question", {
        Work = "work",
        Budget = "budget",
        MaxNewItems = "max_new_items",
        Room = "room",
        Treatment = "treatment",
        CanTreat = "can_treat",
        Noise = "noise",
        OthersInRoom = "others_in_room",
        Neighbours = "neighbours",
        Night = "night",
        OnTheMove = "on_the_move",
        LongHours = "long_hours",
        Glasses = "glasses",
        Source = "source",
        Owned = "owned",
        Wish = "wish",
    }
);

/// A set of questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked(u32);

impl Asked {
    pub const ALL: Self = Self(u32::MAX);
    pub const NONE: Self = Self(0);

    /// Whether a question is asked.
    #[must_use]
    pub fn has(self, question: Question) -> bool {
        self.0 & bit(question) != 0
    }

    /// Whether one of these is asked.
    #[must_use]
    pub fn has_any(self, questions: &[Question]) -> bool {
        questions.iter().any(|question| self.has(*question))
    }

    /// Whether the question behind a path such as `place.noise` is asked.
    #[must_use]
    pub fn asks(self, path: &str) -> bool {
        Question::from_name(last_part(path)).is_some_and(|question| self.has(question))
    }

    /// Reads names between spaces or commas, such as `work budget place.noise`; `all` and `none` for just that.
    ///
    /// Names that are unknown are left out and named in the problems.
    #[must_use]
    pub fn read(text: &str) -> (Self, Vec<Problem>) {
        let mut asked = Self::NONE;
        let mut problems = Vec::new();
        for name in text.split([' ', ',', '\n', '\t']).filter(|name| !name.is_empty()) {
            match Question::from_name(last_part(name)) {
                Some(question) => asked.0 |= bit(question),
                None if name == "all" => return (Self::ALL, Vec::new()),
                None if name == "none" => {}
                None => {
                    let told = unknown_name::<Question>(name);
                    let (what, remedy) = told.split_once("; ").unwrap_or((&told, "leave it out"));
                    problems.push(Problem::new("ask", what, remedy));
                }
            }
        }
        (asked, problems)
    }
}

fn bit(question: Question) -> u32 {
    1 << question.index()
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
        for question in Question::ALL {
            let wanted = matches!(question, Question::Work | Question::Budget | Question::Noise);
            assert_eq!(asked.has(*question), wanted, "{}", question.name());
        }
        assert!(asked.asks("place.noise") && !asked.asks("place.night"));
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
        assert!(asked.has(Question::Work));
        let said = problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
        assert!(said.contains("budjet") && said.contains("budget"), "{said}");
    }
}
