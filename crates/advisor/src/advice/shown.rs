//! A kit as it is shown, worked out once for every sentence about it.

use core::cmp::Reverse;

use super::case::{Case, Doer};
use super::judging::candidate::{Candidate, Standing};
use super::judging::demand::DemandRow;
use super::judging::lineup::Matter;
use super::kit::{KitSolution, Pair};
use super::order::{sort_short_by_key, unique};
use crate::situation::{Activity, GearType, Job};

/// Which candidate or helper is behind an item of a kit, by its index in the lineup.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Behind {
    Candidate(usize),
    Helper(usize),
}

/// A kit with what is said about it again and again.
pub struct Shown<'c> {
    pub case: &'c Case<'c>,
    pub kit: &'c KitSolution,
    /// In the order in which they are shown: by the weight of the work they do, helpers last.
    pub items: Vec<Behind>,
    /// For each row of the case, what does it.
    doers: Vec<Option<Doer>>,
    /// For each activity the devices that it is done on, if any may be used for it.
    pub pairs: Vec<(Activity, Option<Pair>)>,
}

impl<'c> Shown<'c> {
    pub fn new(case: &'c Case<'c>, kit: &'c KitSolution) -> Self {
        let pairs = case.activities.iter().enumerate().map(|(place, activity)| (*activity, case.pair(place, kit)));
        let pairs: Vec<(Activity, Option<Pair>)> = pairs.collect();
        let doers = case.doers(kit, &pairs);
        let mut shown = Self { case, kit, items: Vec::new(), doers, pairs };
        shown.items = shown.in_order();
        shown
    }

    /// Each row with what does it.
    pub fn rows(&self) -> impl Iterator<Item = (&'c DemandRow, Option<Doer>)> {
        self.case.rows.iter().zip(self.doers.iter().copied())
    }

    fn pair(&self, activity: Activity) -> Option<Pair> {
        self.pairs.iter().find(|(known, _)| *known == activity).and_then(|(_, pair)| *pair)
    }

    /// The rows that a candidate does, alone or as the second device.
    fn rows_of(&self, candidate: usize) -> impl Iterator<Item = &'c DemandRow> {
        let does = move |&(row, doer): &(&DemandRow, Option<Doer>)| {
            let checks = |doer: Doer| {
                doer.used.beside.is_some() && self.pair(row.activity).is_some_and(|pair| pair.second == Some(candidate))
            };
            doer.is_some_and(|doer| doer.candidate == candidate || checks(doer))
        };
        self.rows().filter(does).map(|(row, _)| row)
    }

    /// The weighted sum of the fits of all rows.
    pub fn benefit(&self) -> u64 {
        let rows = self.rows().filter_map(|(row, doer)| Some((row.weight, doer?.fit)));
        rows.map(|(weight, fit)| weight * u64::from(fit.parts().unsigned_abs())).sum()
    }

    /// Whether a candidate does some row.
    pub fn serves(&self, candidate: usize) -> bool {
        self.pairs
            .iter()
            .filter_map(|(_, pair)| *pair)
            .any(|pair| pair.main == candidate || pair.second == Some(candidate))
    }

    /// Where a candidate is among the items.
    pub fn position(&self, candidate: usize) -> Option<usize> {
        self.items.iter().position(|one| *one == Behind::Candidate(candidate))
    }

    pub fn candidate(&self, behind: Behind) -> &'c Candidate {
        match behind {
            Behind::Candidate(index) => &self.case.lineup.candidates[index],
            Behind::Helper(index) => &self.case.lineup.helpers[index],
        }
    }

    /// Whether some item is of this type, bought or owned.
    pub fn has(&self, gear: GearType) -> bool {
        self.items.iter().any(|one| self.candidate(*one).gear == gear)
    }

    /// The jobs that an item does, or that a helper changes.
    pub fn jobs(&self, behind: Behind) -> Vec<Job> {
        match behind {
            Behind::Candidate(index) => unique(self.rows_of(index).map(|row| row.job)),
            Behind::Helper(index) => self.lifted_jobs(self.case.lineup.helpers[index].gear),
        }
    }

    fn lifted_jobs(&self, helper: GearType) -> Vec<Job> {
        let Case { bench, knowledge, .. } = self.case;
        let changes = |candidate: usize, job: Job| bench.mattering(candidate, Matter::Fit(job)).contains(helper);
        let rows = self.rows().filter(|(row, doer)| {
            doer.is_some_and(|doer| {
                // What is done on both is done the better, the better the second device is.
                let second =
                    self.pair(row.activity).and_then(|pair| pair.second).filter(|_| doer.used.beside.is_some());
                changes(doer.candidate, row.job)
                    || second.is_some_and(|second| changes(second, knowledge.about.checks_by))
            })
        });
        unique(rows.map(|(row, _)| row.job))
    }

    fn in_order(&self) -> Vec<Behind> {
        let (case, kit) = (self.case, self.kit);
        let work = |candidate: usize| -> u64 { self.rows_of(candidate).map(|row| row.weight.max(1)).sum() };
        let mut working: Vec<(usize, u64)> = kit.items.iter().map(|&candidate| (candidate, work(candidate))).collect();
        // What the visitor insists on is shown even where it has nothing to do.
        working.retain(|&(candidate, _)| {
            self.serves(candidate) || case.lineup.candidates[candidate].standing == Standing::Picked
        });
        sort_short_by_key(&mut working, |&(candidate, work)| (Reverse(work), candidate));
        let listened = working.iter().map(|&(candidate, _)| Behind::Candidate(candidate));
        let in_use = |helper: &Candidate| {
            let switched_on = !helper.is_new() && case.helper_sets[kit.state].contains(helper.gear);
            switched_on && !self.lifted_jobs(helper.gear).is_empty()
        };
        // A second one of a type does nothing that the first does not.
        let is_first = |index: usize| {
            let gear = case.lineup.helpers[index].gear;
            case.lineup.helpers[..index].iter().all(|other| other.gear != gear)
        };
        let owned = case.lineup.helpers.iter().enumerate();
        let owned = owned.filter(|&(index, helper)| in_use(helper) && is_first(index)).map(|(index, _)| index);
        let new = case.new_helpers[kit.state].iter().copied();
        listened.chain(owned.chain(new).map(Behind::Helper)).collect()
    }
}
