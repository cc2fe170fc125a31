//! A kit as it is shown, worked out once for every sentence about it.

use core::cmp::Reverse;

use super::case::Case;
use super::judging::candidate::{Candidate, Standing};
use super::judging::demand::DemandRow;
use super::judging::lineup::Matter;
use super::kit::KitSolution;
use super::order::{sort_short_by_key, unique};
use crate::knowledge::Share;
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
    /// For each row of the case, the candidate that does it best, with its fit.
    best: Vec<Option<(usize, Share)>>,
    /// For each activity the candidate that carries most of its weight, if any may be used for it.
    pub main: Vec<(Activity, Option<usize>)>,
}

impl<'c> Shown<'c> {
    pub fn new(case: &'c Case<'c>, kit: &'c KitSolution) -> Self {
        let best: Vec<Option<(usize, Share)>> = case.rows.iter().map(|row| case.best_for(row, kit)).collect();
        let main = main_activities(case, &best);
        let mut shown = Self { case, kit, items: Vec::new(), best, main };
        shown.items = shown.in_order();
        shown
    }

    /// Each row with the candidate that does it best, and its fit.
    pub fn rows(&self) -> impl Iterator<Item = (&'c DemandRow, Option<(usize, Share)>)> {
        self.case.rows.iter().zip(self.best.iter().copied())
    }

    /// The rows that a candidate does best.
    fn rows_of(&self, candidate: usize) -> impl Iterator<Item = &'c DemandRow> {
        self.rows().filter(move |(_, best)| best.is_some_and(|(best, _)| best == candidate)).map(|(row, _)| row)
    }

    /// Whether a candidate does some row.
    pub fn serves(&self, candidate: usize) -> bool {
        self.rows_of(candidate).next().is_some()
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
        let rows = self.rows().filter(|(row, best)| {
            let bench = &self.case.bench;
            best.is_some_and(|(candidate, _)| bench.mattering(candidate, Matter::Fit(row.job)).contains(helper))
        });
        unique(rows.map(|(row, _)| row.job))
    }

    fn in_order(&self) -> Vec<Behind> {
        let (case, kit) = (self.case, self.kit);
        let work = |candidate: usize| -> u64 { self.rows_of(candidate).map(|row| row.weight.max(1)).sum() };
        let mut working: Vec<(usize, u64)> = kit.items.iter().map(|&candidate| (candidate, work(candidate))).collect();
        // What the visitor insists on is shown even where it has nothing to do.
        working.retain(|&(candidate, work)| work > 0 || case.lineup.candidates[candidate].standing == Standing::Picked);
        sort_short_by_key(&mut working, |&(candidate, work)| (Reverse(work), candidate));
        let listened = working.iter().map(|&(candidate, _)| Behind::Candidate(candidate));
        let in_use = |helper: &Candidate| {
            let switched_on = !helper.is_new() && case.helper_sets[kit.state].contains(helper.gear);
            switched_on && !self.lifted_jobs(helper.gear).is_empty()
        };
        let owned = case.lineup.helpers.iter().enumerate().filter(|(_, helper)| in_use(helper)).map(|(index, _)| index);
        let new = case.new_helpers[kit.state].iter().copied();
        listened.chain(owned.chain(new).map(Behind::Helper)).collect()
    }
}

fn main_activities(case: &Case, best: &[Option<(usize, Share)>]) -> Vec<(Activity, Option<usize>)> {
    let activities = unique(case.rows.iter().map(|row| row.activity));
    let main = activities.into_iter().map(|activity| {
        let mut carried: Vec<(usize, u64)> = Vec::new();
        for (row, best) in case.rows.iter().zip(best).filter(|(row, _)| row.activity == activity) {
            let Some((candidate, _)) = *best else { continue };
            match carried.iter_mut().find(|(one, _)| *one == candidate) {
                Some((_, sum)) => *sum += row.weight,
                None => carried.push((candidate, row.weight)),
            }
        }
        let heaviest = carried.into_iter().max_by_key(|&(candidate, sum)| (sum, Reverse(candidate)));
        (activity, heaviest.map(|(candidate, _)| candidate))
    });
    main.collect()
}
