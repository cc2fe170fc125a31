//! What there is to choose from, and the rules that may speak about it.
//!
//! It depends on what is done, owned, picked and never wanted, but not on place, listener, source or money. Looking around
//! changes only these, so a hundred situations share one lineup.

use super::applies::{depends_on_candidate, selects_type};
use super::candidate::{Candidate, Standing, candidates};
use crate::advice::order::{sort_by_score, sort_short_by_key};
use crate::knowledge::{Knowledge, Role, Share, Span};
use crate::situation::{Activity, GearType, Job, Situation, Vocabulary};

/// Everything that may be in a kit.
#[derive(Debug)]
pub struct Lineup {
    /// To listen on.
    pub candidates: Vec<Candidate>,
    /// To help: owned ones first.
    pub helpers: Vec<Candidate>,
    /// Candidates on offer by what they cost, in cents below zero: the cheapest first; of equal ones, the first.
    pub by_cost: Vec<(i64, usize)>,
    /// By gear type; empty where there is no candidate of it.
    pub types: Vec<TypeRules>,
    /// For each candidate, where its likelihoods begin in a list with one for each of its type's [`TypeRules::own`].
    pub begins: Vec<usize>,
}

/// The rules about one gear type.
#[derive(Clone, Debug, Default)]
pub struct TypeRules {
    /// By [`Matter::index`], in the order in which they are applied: gains first, then losses, exclusions last, each in the
    /// order of rule ids.
    pub voices: Vec<Vec<Voice>>,
    /// Rules whose likelihood differs by candidate.
    pub own: Vec<usize>,
}

/// What a rule about gear may speak to.
#[derive(Clone, Copy)]
pub enum Matter {
    /// The fit for a job.
    Fit(Job),
    /// Whether it is used for an activity at all.
    Use(Activity),
    /// What helpers do for any fit.
    Help,
}

impl Matter {
    const COUNT: usize = Job::ALL.len() + Activity::ALL.len() + 1;

    pub fn index(self) -> usize {
        match self {
            Self::Fit(job) => job.index(),
            Self::Use(activity) => Job::ALL.len() + activity.index(),
            Self::Help => Self::COUNT - 1,
        }
    }
}

/// A rule that may speak to candidates of one type.
#[derive(Clone, Copy, Debug)]
pub struct Voice {
    /// Place of the rule in [`Knowledge::rules`].
    pub rule: usize,
    pub with: Option<GearType>,
    pub effect: Span,
    /// Place in [`TypeRules::own`], if it is there.
    pub own: Option<usize>,
}

impl Voice {
    pub fn excludes(&self) -> bool {
        self.effect.likely.parts() == -Share::UNIT
    }
}

impl Lineup {
    pub fn new(situation: &Situation, knowledge: &Knowledge) -> Self {
        let candidates = candidates(situation, knowledge, Role::Listen);
        let mut by_cost: Vec<(i64, usize)> = Vec::new();
        let mut types = vec![TypeRules::default(); GearType::ALL.len()];
        let mut begins = vec![0];
        for (position, candidate) in candidates.iter().enumerate() {
            if candidate.standing == Standing::Offered {
                by_cost.push((-i64::try_from(candidate.cost.cents()).unwrap_or(i64::MAX), position));
            }
            let rules = &mut types[candidate.gear.index()];
            if rules.voices.is_empty() {
                *rules = type_rules(candidate.gear, knowledge);
            }
            begins.push(begins[position] + rules.own.len());
        }
        sort_by_score(&mut by_cost);
        Self { helpers: self::candidates(situation, knowledge, Role::Help), candidates, by_cost, types, begins }
    }

    /// The rules that may speak about a candidate, in the order in which they are applied.
    pub fn voices(&self, candidate: usize, matter: Matter) -> &[Voice] {
        &self.types[self.candidates[candidate].gear.index()].voices[matter.index()]
    }
}

/// What a rule does where it surely applies; none for those that change what an activity asks for.
pub fn effect(knowledge: &Knowledge, rule: usize) -> Span {
    knowledge.rules[rule].effect.unwrap_or(Span::exactly(Share::from_parts(-Share::UNIT)))
}

fn type_rules(gear: GearType, knowledge: &Knowledge) -> TypeRules {
    let mut rules = TypeRules { voices: vec![Vec::new(); Matter::COUNT], own: Vec::new() };
    for (index, rule) in knowledge.rules.iter().enumerate() {
        if rule.demand.is_some() || !selects_type(rule, knowledge.gear(gear)) {
            continue;
        }
        let mut voice = Voice { rule: index, with: rule.with, effect: effect(knowledge, index), own: None };
        if depends_on_candidate(rule) {
            voice.own = Some(rules.own.len());
            rules.own.push(index);
        }
        let mut add = |matter: Matter| rules.voices[matter.index()].push(voice);
        if voice.with.is_some() {
            add(Matter::Help);
        }
        // The jobs of a rule about activities only say where it is explained.
        for &activity in &rule.activities {
            add(Matter::Use(activity));
        }
        for &job in rule.jobs.iter().filter(|_| rule.activities.is_empty()) {
            add(Matter::Fit(job));
        }
    }
    for list in &mut rules.voices {
        sort_short_by_key(list, |voice| (voice.effect.likely < Share::ZERO, voice.excludes(), voice.rule));
    }
    rules
}
