//! The fit of each candidate for each job: rules from the knowledge base, each of which takes its share.
//!
//! A fit starts at one: what the best of all gear could do in the best place. Each rule that applies takes a share of what is
//! there, so the order of rules makes no difference, and ten per cent worse is ten per cent worse in any room. Helpers, and a
//! second device, give back shares of what named rules take. So `fit = Π (1 − loss · Π (1 − share given back))`, rounded
//! once. What each rule did is told as running differences in one fixed order, repairs last: start and effects are the fit,
//! exactly. A rule whose condition is unknown takes its share times its likelihood, and widens the range by the whole.

use std::rc::Rc;

use super::applies::{Effect, Situated, fixed_span, situation_likelihood};
use super::demand::DemandRow;
use super::facts::Facts;
use super::gear_set::GearSet;
use super::lineup::{Lineup, Matter, Voice, Voices};
use crate::knowledge::{Knowledge, Share, Span};
use crate::situation::{GearType, Job, Vocabulary};

/// How a device is used for an activity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Used {
    pub helpers: GearSet,
    /// Not as the main device, but as one to check with.
    pub second: bool,
    /// The device that one checks with, if there is one.
    pub beside: Option<Beside>,
    /// Something that costs nothing and is done, as the place of its rule in [`Knowledge::rules`].
    pub done: Option<usize>,
}

/// A device that one checks with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Beside {
    pub gear: GearType,
    /// How good it is: its fit for the job that `about.toml` names.
    pub quality: Share,
}

/// What one rule did to one fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contribution {
    /// Place of the rule in [`Knowledge::rules`].
    pub rule: usize,
    /// The share that it takes, below zero, or gives back.
    pub share: Share,
    /// By how much the likely fit moved.
    pub effect: Share,
    /// False where it is not known whether the rule applies.
    pub certain: bool,
}

/// A fit with everything that led to it: one plus the effects is `fit.likely`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    pub fit: Span,
    pub contributions: Vec<Contribution>,
}

/// What one is here: fine enough that some twenty factors, each rounded down, practically never move a ten-thousandth.
const ONE: u64 = 10_000_000_000;

/// What one is among losses.
const WHOLE_LOSS: u64 = 100_000_000;

const UNIT: u64 = 10_000;

/// Where in their ranges the figures of a gear type's models are: 0 where curves take most, 1 where they take least.
pub type WhereInRange<'a> = &'a dyn Fn(GearType) -> Share;

/// The losses and repairs of every rule for every candidate and job of one situation.
#[derive(Debug)]
pub struct Bench {
    lineup: Rc<Lineup>,
    /// For each rule, what it does to everything that it is about; nothing for rules about jobs that nobody asks for.
    alike: Vec<Effect>,
    /// For each candidate, what those rules do to it whose effect differs: see [`Lineup::begins`].
    own: Vec<Effect>,
}

impl Bench {
    /// Finds out for each candidate what rules do to it here, for the jobs that are asked for; where its figures are only
    /// known to be in a range, on average over that, or at some point of it.
    pub fn new(
        knowledge: &Knowledge,
        facts: &Facts,
        lineup: Rc<Lineup>,
        rows: &[DemandRow],
        where_in_range: Option<WhereInRange>,
    ) -> Self {
        let mut is_asked = [false; Job::ALL.len()];
        is_asked[knowledge.about.checks_by.index()] = true;
        for row in rows {
            is_asked[row.job.index()] = true;
        }
        let likelihoods = knowledge.rules.iter().map(|rule| {
            let speaks = !rule.activities.is_empty() || rule.jobs.iter().any(|job| is_asked[job.index()]);
            let speaks = speaks || !rule.repairs.is_empty();
            if speaks { situation_likelihood(rule, facts) } else { Share::ZERO }
        });
        let likelihoods: Vec<Share> = likelihoods.collect();
        let alike = knowledge.rules.iter().zip(&likelihoods);
        let alike = alike.map(|(rule, likelihood)| Effect::of(fixed_span(rule), *likelihood)).collect();
        let mut own = Vec::new();
        for candidate in &lineup.candidates {
            let seated = candidate.seated(facts, knowledge);
            let situated = Situated::new(&seated, facts);
            let at = where_in_range.map(|where_in_range| where_in_range(candidate.gear));
            for &index in &lineup.types[candidate.gear.index()].own {
                let rule = &knowledge.rules[index];
                let effect = situated.effect(rule, likelihoods[index], facts, knowledge);
                own.push(at.filter(|_| rule.curve.is_some()).map_or(effect, |at| effect.at(at)));
            }
        }
        Self { lineup, alike, own }
    }

    pub fn gear(&self, candidate: usize) -> GearType {
        self.lineup.candidates[candidate].gear
    }

    /// What those rules do to a candidate whose effect differs, see [`super::lineup::TypeRules::own`].
    pub fn own(&self, candidate: usize) -> &[Effect] {
        &self.own[self.lineup.begins[candidate]..self.lineup.begins[candidate + 1]]
    }

    /// Whether each of those rules gives back.
    pub fn gives_back(&self, candidate: usize) -> &[bool] {
        &self.lineup.types[self.lineup.candidates[candidate].gear.index()].gives_back
    }

    fn effect(&self, candidate: usize, voice: &Voice) -> Effect {
        voice.own.map_or(self.alike[voice.rule], |position| self.own[self.lineup.begins[candidate] + position])
    }

    /// Whether all candidates of its type have the same fits for a job.
    pub fn is_shared(&self, candidate: usize, job: Job) -> bool {
        self.lineup.voices(candidate, Matter::Fit(job)).are_shared
    }

    /// The helpers that rules name which speak to a candidate's fit for a job.
    pub fn helpers(&self, candidate: usize, job: Job) -> GearSet {
        self.lineup.voices(candidate, Matter::Fit(job)).helpers
    }

    /// The helpers that would make a difference to a candidate in a matter.
    pub fn mattering(&self, candidate: usize, matter: Matter) -> GearSet {
        let Voices { losses, repairs, .. } = self.lineup.voices(candidate, matter);
        let heard = losses.iter().chain(repairs).filter(|voice| self.effect(candidate, voice).most > 0);
        heard.filter_map(|voice| voice.with).fold(GearSet::default(), GearSet::with)
    }

    /// Whether a helper would change any fit of this candidate.
    pub fn helper_matters(&self, candidate: usize, helper: GearType) -> bool {
        self.mattering(candidate, Matter::Help).contains(helper)
    }

    /// The rule that surely rules a candidate out in a matter, if there is one.
    pub fn ruled_out_by(&self, candidate: usize, matter: Matter) -> Option<usize> {
        let losses = self.lineup.voices(candidate, matter).losses.iter().rev();
        // Exclusions come last, and mostly there is none.
        let mut exclusions = losses.take_while(|voice| voice.excludes);
        let surely = |voice: &&Voice| voice.with.is_none() && self.effect(candidate, voice).certain;
        exclusions.find(surely).map(|voice| voice.rule)
    }

    /// The likely fit alone, for the search.
    pub fn likely(&self, candidate: usize, job: Job, used: Used) -> Share {
        let voices = self.lineup.voices(candidate, Matter::Fit(job));
        let lost = |loss: &Voice| {
            let repairs = loss.repaired_by.iter().map(|&place| &voices.repairs[place]);
            let repairs = repairs.filter(|repair| is_heard(repair, used));
            let effect = self.effect(candidate, loss);
            left_of(effect.likely, effect.curable, used, repairs.map(|one| (one, self.effect(candidate, one).likely)))
        };
        let losses = voices.losses.iter().filter(|loss| is_heard(loss, used));
        rounded(losses.fold(ONE, |fit, loss| less(fit, lost(loss))))
    }

    /// The fit with its range and the contributions of all rules that moved it.
    pub fn judge(&self, candidate: usize, job: Job, used: Used) -> Judgement {
        let voices = self.lineup.voices(candidate, Matter::Fit(job));
        let losses: Vec<&Voice> = voices.losses.iter().filter(|loss| is_heard(loss, used)).collect();
        let repairs: Vec<usize> =
            (0..voices.repairs.len()).filter(|&place| is_heard(&voices.repairs[place], used)).collect();
        let effect = |voice: &Voice| self.effect(candidate, voice);
        // The fit with the first so many of the repairs; the ends of a range take the most and give back the least.
        let with = |count: usize, take: fn(Effect) -> i32, give: fn(Effect) -> i32| {
            losses.iter().fold(ONE, |fit, loss| {
                let given = repairs[..count].iter().filter(|place| loss.repaired_by.contains(place));
                let given = given.map(|&place| (&voices.repairs[place], give(effect(&voices.repairs[place]))));
                less(fit, left_of(take(effect(loss)), effect(loss).curable, used, given))
            })
        };
        let likely = |effect: Effect| effect.likely;
        let (least, most) = (|effect: Effect| effect.least, |effect: Effect| effect.most);
        let all = repairs.len();
        let mut contributions = Vec::new();
        let mut add = |voice: &Voice, before: Share, after: Share, gives: bool| {
            let Effect { likely, certain, .. } = effect(voice);
            let share = Share::from_parts(if gives { given(likely, voice, used) } else { -likely });
            let moved = Share::from_parts(after.parts() - before.parts());
            if moved != Share::ZERO {
                contributions.push(Contribution { rule: voice.rule, share, effect: moved, certain });
            }
        };
        let mut fit = ONE;
        for loss in &losses {
            let after = less(fit, left_of(effect(loss).likely, 0, used, core::iter::empty()));
            add(loss, rounded(fit), rounded(after), false);
            fit = after;
        }
        for (count, &place) in repairs.iter().enumerate() {
            let (before, after) = (with(count, likely, likely), with(count + 1, likely, likely));
            add(&voices.repairs[place], rounded(before), rounded(after), true);
        }
        let likely = rounded(with(all, likely, likely));
        let low = rounded(with(all, most, least)).min(likely);
        let high = rounded(with(all, least, most)).max(likely);
        Judgement { fit: Span { low, likely, high }, contributions }
    }
}

/// Whether a rule speaks to a device that is used like this.
fn is_heard(voice: &Voice, used: Used) -> bool {
    voice.with.is_none_or(|helper| used.helpers.contains(helper))
        && (voice.beside == GearSet::default() || used.beside.is_some_and(|beside| voice.beside.contains(beside.gear)))
        && (!voice.second || used.second)
        && (!voice.is_done || used.done == Some(voice.rule))
}

/// The share that a repair gives back: a second device no more of it than it is good.
fn given(share: i32, repair: &Voice, used: Used) -> i32 {
    match used.beside {
        Some(beside) if repair.beside != GearSet::default() => Share::from_parts(share).times(beside.quality).parts(),
        _ => share,
    }
}

/// What is left of a loss, of [`WHOLE_LOSS`], where these rules give back these shares of it; helpers of what is curable only.
fn left_of<'v>(loss: i32, curable: i32, used: Used, given_back: impl Iterator<Item = (&'v Voice, i32)>) -> u64 {
    let curable = u64::from(curable.min(loss).unsigned_abs()) * UNIT;
    let rest = u64::from(loss.unsigned_abs()) * UNIT - curable;
    let (mut by_helpers, mut by_others) = (curable, WHOLE_LOSS);
    for (repair, share) in given_back {
        let left = UNIT - u64::from(given(share, repair, used).unsigned_abs());
        let what = if repair.with.is_some() { &mut by_helpers } else { &mut by_others };
        *what = *what * left / UNIT;
    }
    (rest + by_helpers) * by_others / WHOLE_LOSS
}

fn less(fit: u64, loss: u64) -> u64 {
    fit * (WHOLE_LOSS - loss) / WHOLE_LOSS
}

fn rounded(fit: u64) -> Share {
    Share::from_parts(i32::try_from((fit + ONE / UNIT / 2) / (ONE / UNIT)).unwrap_or(Share::UNIT))
}
