//! Fits one after the other, for the search: what rules do not tell apart is judged once.

use super::gear_set::GearSet;
use super::judge::Bench;
use super::lineup::Matter;
use crate::knowledge::Share;
use crate::situation::{GearType, Job, Vocabulary};

/// Where in its range the fit of a gear type is taken: 0 the low end, 0.5 the likely, 1 the high.
pub type PositionInRange<'a> = &'a dyn Fn(GearType) -> Share;

/// Earlier candidates that one is compared with: where more of them differ, few are alike.
const MOST_COMPARED: usize = 16;

/// The fits of a situation, with each of some sets of helpers.
pub struct Fits<'b> {
    bench: &'b Bench<'b>,
    position_in_range: Option<PositionInRange<'b>>,
    sets: &'b [GearSet],
    /// For each gear type and job, the candidates that were judged, with their fits.
    judged: Vec<Vec<(usize, Vec<u16>)>>,
}

impl<'b> Fits<'b> {
    pub fn new(bench: &'b Bench<'b>, position_in_range: Option<PositionInRange<'b>>, sets: &'b [GearSet]) -> Self {
        let judged = (0..GearType::ALL.len() * Job::ALL.len()).map(|_| Vec::new()).collect();
        Self { bench, position_in_range, sets, judged }
    }

    /// How many sets of helpers there are.
    pub fn sets(&self) -> usize {
        self.sets.len()
    }

    /// The fits of a candidate of a type for a job in ten-thousandths, with each set of helpers.
    pub fn of(&mut self, gear: GearType, candidate: usize, job: Job) -> &[u16] {
        let known = gear.index() * Job::ALL.len() + job.index();
        let judged = &self.judged[known];
        let alike = |(other, _): &(usize, Vec<u16>)| self.bench.speaks_alike(candidate, *other, job);
        let position = judged.iter().take(MOST_COMPARED).position(alike).unwrap_or(judged.len());
        if position == judged.len() {
            // Helpers that do not matter here do not change the fit, so few sets need a fit of their own.
            let mattering = self.bench.mattering(candidate, Matter::Fit(job));
            let mut different: Vec<(GearSet, u16)> = Vec::new();
            let fits = self.sets.iter().map(|set| {
                let heard = set.both(mattering);
                if let Some((_, fit)) = different.iter().find(|(other, _)| *other == heard) {
                    return *fit;
                }
                let fit = self.fit(gear, candidate, job, heard);
                different.push((heard, fit));
                fit
            });
            let fits = fits.collect();
            self.judged[known].push((candidate, fits));
        }
        &self.judged[known][position].1
    }

    fn fit(&self, gear: GearType, candidate: usize, job: Job, helpers: GearSet) -> u16 {
        let fit = match self.position_in_range {
            None => self.bench.likely(candidate, job, helpers),
            Some(position) => self.bench.judge(candidate, job, helpers).fit.at(position(gear)),
        };
        u16::try_from(fit.parts()).unwrap_or(0)
    }
}
