//! The fit of each candidate for each job: rules from the knowledge base, applied one after the other.
//!
//! A fit starts at the job's base. A gain closes a share of the gap to one, a loss takes a share of what is there, an
//! exclusion takes all. Gains come first, then losses, each in the order of rule ids; so a fit stays between zero and
//! one, and base plus effects is the fit, exactly. A rule whose condition is unknown moves the likely fit by its
//! likelihood and widens the range by the whole.

use std::rc::Rc;

use super::applies::{Driven, own_selection, situation_likelihood};
use super::demand::DemandRow;
use super::facts::Facts;
use super::gear_set::GearSet;
use super::lineup::{Lineup, Matter, Voice};
use crate::knowledge::{Knowledge, Share, Span};
use crate::situation::{GearType, Job, Vocabulary};

/// What one rule did to one fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contribution {
    /// Place of the rule in [`Knowledge::rules`].
    pub rule: usize,
    /// By how much the likely fit moved.
    pub effect: Share,
    /// False where it is not known whether the rule applies.
    pub certain: bool,
}

/// A fit with everything that led to it: `base.likely` plus the effects is `fit.likely`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    pub base: Span,
    pub fit: Span,
    pub contributions: Vec<Contribution>,
}

/// A voice with its likelihood for one candidate.
#[derive(Clone, Copy, Debug)]
struct Heard<'b> {
    voice: &'b Voice,
    likelihood: Share,
}

impl Heard<'_> {
    fn is_certain(&self) -> bool {
        self.likelihood == Share::ONE
    }
}

/// All rules that speak, for every candidate and job of one situation.
#[derive(Debug)]
pub struct Bench<'k> {
    knowledge: &'k Knowledge,
    lineup: Rc<Lineup>,
    /// For each rule, how likely those of its conditions hold that are the same for all candidates; zero for rules about
    /// jobs that nobody asks for.
    alike: Vec<Share>,
    /// For each candidate, how likely those rules apply to it whose likelihood differs: see [`Lineup::begins`].
    own: Vec<Share>,
}

impl<'k> Bench<'k> {
    /// Finds out for each candidate how likely rules apply to it here, for the jobs that are asked for.
    pub fn new(knowledge: &'k Knowledge, facts: &Facts, lineup: Rc<Lineup>, rows: &[DemandRow]) -> Self {
        let mut is_asked = [false; Job::ALL.len()];
        for row in rows {
            is_asked[row.job.index()] = true;
        }
        let alike = knowledge.rules.iter().map(|rule| {
            let speaks = !rule.activities.is_empty() || rule.jobs.iter().any(|job| is_asked[job.index()]);
            if speaks { situation_likelihood(rule, facts) } else { Share::ZERO }
        });
        let alike: Vec<Share> = alike.collect();
        let mut own = Vec::new();
        for candidate in &lineup.candidates {
            let (driven, seated) = (Driven::new(candidate, facts), candidate.seated(facts, knowledge));
            for &index in &lineup.types[candidate.gear.index()].own {
                let mut likelihood = alike[index];
                if likelihood != Share::ZERO {
                    let rule = &knowledge.rules[index];
                    likelihood = likelihood.times(own_selection(rule, &seated, knowledge));
                    likelihood = likelihood.times(driven.likelihood(rule, facts));
                }
                own.push(likelihood);
            }
        }
        Self { knowledge, lineup, alike, own }
    }

    /// How likely those rules apply to a candidate whose likelihood differs, see [`super::lineup::TypeRules::own`].
    pub fn own(&self, candidate: usize) -> &[Share] {
        &self.own[self.lineup.begins[candidate]..self.lineup.begins[candidate + 1]]
    }

    /// The voices that are heard about a candidate, in the order in which they are applied.
    ///
    /// Nobody buys a remedy for what is probably not wrong; that is a question to ask first.
    fn voices(&self, candidate: usize, matter: Matter) -> impl Iterator<Item = Heard<'_>> {
        let own = self.own(candidate);
        self.lineup.voices(candidate, matter).iter().filter_map(move |voice| {
            let likelihood = voice.own.map_or(self.alike[voice.rule], |position| own[position]);
            let least = if voice.with.is_some() { Share::UNIT / 2 } else { 1 };
            (likelihood.parts() >= least).then_some(Heard { voice, likelihood })
        })
    }

    /// Whether all rules speak to two candidates of one type alike, for a job.
    pub fn speaks_alike(&self, one: usize, other: usize, job: Job) -> bool {
        let voices = self.lineup.voices(one, Matter::Fit(job));
        let (one, other) = (self.own(one), self.own(other));
        voices.iter().all(|voice| voice.own.is_none_or(|position| one[position] == other[position]))
    }

    /// The helpers that would make a difference to a candidate in a matter.
    pub fn mattering(&self, candidate: usize, matter: Matter) -> GearSet {
        let helpers = self.voices(candidate, matter).filter_map(|heard| heard.voice.with);
        helpers.fold(GearSet::default(), GearSet::with)
    }

    /// Whether a helper would change any fit of this candidate.
    pub fn helper_matters(&self, candidate: usize, helper: GearType) -> bool {
        self.mattering(candidate, Matter::Help).contains(helper)
    }

    /// The rule that surely rules a candidate out in a matter, if there is one.
    pub fn ruled_out_by(&self, candidate: usize, matter: Matter) -> Option<usize> {
        // Exclusions come last, and mostly there is none.
        self.lineup.voices(candidate, matter).last().filter(|voice| voice.excludes())?;
        let mut voices = self.voices(candidate, matter);
        let surely = |heard: &Heard| heard.voice.excludes() && heard.is_certain() && heard.voice.with.is_none();
        voices.find(surely).map(|heard| heard.voice.rule)
    }

    /// The likely fit alone, for the search.
    pub fn likely(&self, candidate: usize, job: Job, helpers: GearSet) -> Share {
        let start = self.knowledge.job(job).base.likely;
        let speaking = self.speaking(candidate, job, helpers);
        speaking.fold(start, |fit, heard| moved(fit, heard.voice.effect.likely.times(heard.likelihood)))
    }

    /// The fit with its range and the contributions of all rules that moved it.
    pub fn judge(&self, candidate: usize, job: Job, helpers: GearSet) -> Judgement {
        let base = self.knowledge.job(job).base;
        let mut fit = base;
        let mut contributions = Vec::new();
        for heard in self.speaking(candidate, job, helpers) {
            let before = fit.likely;
            let effect = heard.voice.effect;
            fit.likely = moved(fit.likely, effect.likely.times(heard.likelihood));
            let spared = |effect: Share, spares: bool| if heard.is_certain() || !spares { effect } else { Share::ZERO };
            let gains = effect.likely >= Share::ZERO;
            fit.low = moved(fit.low, spared(effect.low, gains)).min(fit.likely);
            fit.high = moved(fit.high, spared(effect.high, !gains)).max(fit.likely);
            let moved = Share::from_parts(fit.likely.parts() - before.parts());
            if moved != Share::ZERO {
                let certain = heard.is_certain();
                contributions.push(Contribution { rule: heard.voice.rule, effect: moved, certain });
            }
        }
        Judgement { base, fit, contributions }
    }

    fn speaking(&self, candidate: usize, job: Job, helpers: GearSet) -> impl Iterator<Item = Heard<'_>> {
        let voices = self.voices(candidate, Matter::Fit(job));
        voices.filter(move |heard| heard.voice.with.is_none_or(|helper| helpers.contains(helper)))
    }
}

/// A fit after one effect.
fn moved(fit: Share, effect: Share) -> Share {
    let room = if effect < Share::ZERO { fit } else { fit.complement() };
    Share::from_parts(fit.parts() + effect.times(room).parts())
}
