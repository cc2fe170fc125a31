//! What goes on between a visitor and the advice: state, actions, what is kept for the next visit.
//!
//! Law: a reducer without a DOM. Every action turns one [`Session`] into the next; nothing here draws or stores.

mod answer;
pub mod asked;
pub mod export;
pub mod link;
mod saved;
pub mod words;

pub use answer::{Answer, Typed};
pub use saved::{restore, save};

use crate::situation::Situation;

/// How lengths are shown and typed. A situation itself is always metric.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Units {
    #[default]
    Metric,
    Imperial,
}

/// The colours of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the visitor's system has it.
    #[default]
    System,
    Light,
    Dark,
}

/// Everything that a visitor can change.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Session {
    pub situation: Situation,
    pub units: Units,
    pub theme: Theme,
    /// The answers before they were all replaced, or one was changed by a flip; until the next answer.
    pub before: Option<Situation>,
    /// Incremented when answers change by anything but typing, so that half-typed input is dropped.
    pub turn: u32,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    Answer(Answer),
    /// Takes over a part of a situation, such as the change that a flip proposes.
    Take(Box<Situation>),
    /// Takes over a whole situation, such as that of a link.
    Open(Box<Situation>),
    StartOver,
    Undo,
    ShowUnits(Units),
    ShowTheme(Theme),
}

impl Session {
    /// The session after an action.
    #[must_use]
    pub fn after(&self, action: Action) -> Self {
        let mut next = self.clone();
        match action {
            Action::Answer(answer) => {
                next.situation = answer.applied_to(&self.situation);
                next.before = None;
            }
            Action::Take(part) => {
                next.situation = self.situation.with(&part);
                next.before = Some(self.situation.clone());
                next.turn += 1;
            }
            Action::Open(situation) => {
                if *situation != self.situation {
                    let before = core::mem::replace(&mut next.situation, *situation);
                    next.before = (before != Situation::default()).then_some(before);
                    next.turn += 1;
                }
            }
            Action::StartOver => {
                next.before = Some(core::mem::take(&mut next.situation));
                next.turn += 1;
            }
            Action::Undo => {
                if let Some(before) = next.before.take() {
                    next.situation = before;
                    next.turn += 1;
                }
            }
            Action::ShowUnits(units) => next.units = units,
            Action::ShowTheme(theme) => next.theme = theme,
        }
        next
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::situation::parts::Value;
    use crate::situation::{Activity, Noise, Part, Vocabulary};

    fn noise(noise: Noise) -> Answer {
        Answer::Set(Part::Noise, Some(Value::Word(noise.index())))
    }

    #[test]
    fn starting_over_can_be_undone_until_something_new_is_told() {
        let answered = Session::default().after(Action::Answer(noise(Noise::Loud)));
        let over = answered.after(Action::StartOver);
        assert_eq!(over.situation, Situation::default());
        assert_eq!(over.after(Action::Undo).situation, answered.situation);
        let on = over.after(Action::Answer(Answer::Work(Activity::Mix, Some(1.0))));
        assert_eq!(on.after(Action::Undo).situation, on.situation, "a new answer is never overwritten");
    }

    #[test]
    fn following_a_link_can_be_undone() {
        let answered = Session::default().after(Action::Answer(noise(Noise::Loud)));
        let mut linked = Situation::default();
        linked.place.night = Some(true);
        let opened = answered.after(Action::Open(Box::new(linked.clone())));
        assert_eq!(opened.situation, linked, "nothing of the own answers is mixed in");
        assert_eq!(opened.after(Action::Undo).situation, answered.situation);
        assert_eq!(
            answered.after(Action::Open(Box::new(answered.situation.clone()))),
            answered,
            "one's own link changes nothing"
        );
    }

    #[test]
    fn every_part_is_answered_taken_over_and_taken_back() {
        for &part in Part::ALL {
            let value = match (part.answers().len(), part.row().limits().map(|limits| limits.to)) {
                (0, None) => continue,
                (0, Some(largest)) => Typed::Part(part).answer(Some(largest)),
                (answers, _) => Answer::Set(part, Some(part.choice(answers - 1))),
            };
            let given = Session::default().after(Action::Answer(value));
            assert!(part.get(&given.situation).is_some(), "{}", part.name());
            let taken = Session::default().after(Action::Take(Box::new(given.situation.clone())));
            assert_eq!(taken.situation, given.situation, "{}", part.name());
            let back = given.after(Action::Answer(Answer::Set(part, None)));
            assert_eq!(back.situation, Situation::default(), "{}", part.name());
        }
    }

    #[test]
    fn a_flip_changes_its_part_and_leaves_the_rest() {
        let answered = Session::default().after(Action::Answer(noise(Noise::Loud)));
        let mut part = Situation::default();
        part.place.night = Some(true);
        let taken = answered.after(Action::Take(Box::new(part)));
        assert_eq!(taken.situation.place.noise, Some(Noise::Loud));
        assert_eq!(taken.situation.place.night, Some(true));
    }
}
