//! Fits one after the other, for the search: what rules do not distinguish is judged once.

use super::gear_set::GearSet;
use super::judge::{Bench, Used};
use super::lineup::Matter;
use crate::situation::{GearType, Job, Vocabulary};

/// The fits of a situation.
pub struct Fits<'b> {
    bench: &'b Bench,
    /// For each gear type and job in which all candidates of the type are alike, what was judged.
    judged: Vec<Vec<(Used, u16)>>,
    /// The candidate that is being judged, and what was judged of it by job.
    current: usize,
    own: Vec<Vec<(Used, u16)>>,
}

impl<'b> Fits<'b> {
    pub fn new(bench: &'b Bench) -> Self {
        let judged = (0..GearType::ALL.len() * Job::ALL.len()).map(|_| Vec::new()).collect();
        let own = Job::ALL.iter().map(|_| Vec::new()).collect();
        Self { bench, judged, current: usize::MAX, own }
    }

    /// The helpers that would make a difference to a candidate.
    pub fn mattering(&self, candidate: usize) -> GearSet {
        self.bench.mattering(candidate, Matter::Help)
    }

    /// The fit of a candidate for a job in ten-thousandths.
    pub fn of(&mut self, candidate: usize, job: Job, used: Used) -> u16 {
        let gear = self.bench.gear(candidate);
        // Helpers that do not matter here do not change the fit.
        let used = Used { helpers: used.helpers.both(self.bench.helpers(candidate, job)), ..used };
        if candidate != self.current {
            self.current = candidate;
            self.own.iter_mut().for_each(Vec::clear);
        }
        let is_shared = self.bench.is_shared(candidate, job);
        let known = if is_shared {
            &mut self.judged[gear.index() * Job::ALL.len() + job.index()]
        } else {
            &mut self.own[job.index()]
        };
        if let Some((_, fit)) = known.iter().find(|(other, _)| *other == used) {
            return *fit;
        }
        let fit = u16::try_from(self.bench.likely(candidate, job, used).parts()).unwrap_or(0);
        known.push((used, fit));
        fit
    }
}
