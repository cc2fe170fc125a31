//! What there is to choose from, and the rules that may speak about it.
//!
//! It depends on what is done, owned, picked and never wanted, but not on place, listener, source or money. Looking around
//! changes only these, so a hundred situations share one lineup.

use super::applies::{depends_on_candidate, selects_type};
use super::candidate::{Candidate, Standing, candidates};
use super::gear_set::GearSet;
use crate::advice::order::{sort_by_score, sort_short_by_key};
use crate::knowledge::{Knowledge, Role, Rule};
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
    /// For each candidate, where its effects begin in a list with one for each of its type's [`TypeRules::own`].
    pub begins: Vec<usize>,
}

/// The rules about one gear type.
#[derive(Clone, Debug, Default)]
pub struct TypeRules {
    /// By [`Matter::index`].
    pub voices: Vec<Voices>,
    /// Rules whose effect differs by candidate.
    pub own: Vec<usize>,
    /// For each of those, whether it gives back what others take.
    pub gives_back: Vec<bool>,
}

/// The rules that may speak to candidates of one type in one matter.
#[derive(Clone, Debug, Default)]
pub struct Voices {
    /// What takes, in the order in which it is told: fixed losses, curves, what only a second device loses, exclusions; each
    /// in the order of rule ids.
    pub losses: Vec<Voice>,
    /// What gives back, in the order of rule ids.
    pub repairs: Vec<Voice>,
    /// The helpers that they name.
    pub helpers: GearSet,
    /// Whether they treat all candidates of the type alike.
    pub are_shared: bool,
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
#[derive(Clone, Debug)]
pub struct Voice {
    /// Place of the rule in [`Knowledge::rules`].
    pub rule: usize,
    pub with: Option<GearType>,
    /// The types of second devices that it is about; empty where it is about none.
    pub beside: GearSet,
    /// Only where something is done that costs nothing.
    pub is_done: bool,
    /// Only for a second device.
    pub second: bool,
    pub excludes: bool,
    /// Place in [`TypeRules::own`], if it is there.
    pub own: Option<usize>,
    /// For a loss, the places of the repairs that give some of it back.
    pub repaired_by: Vec<usize>,
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

    /// The rules that may speak about a candidate.
    pub fn voices(&self, candidate: usize, matter: Matter) -> &Voices {
        &self.types[self.candidates[candidate].gear.index()].voices[matter.index()]
    }
}

fn type_rules(gear: GearType, knowledge: &Knowledge) -> TypeRules {
    let mut rules = TypeRules { voices: vec![Voices::default(); Matter::COUNT], ..TypeRules::default() };
    for (index, rule) in knowledge.rules.iter().enumerate() {
        if rule.demand.is_some() || !selects_type(&rule.selects, knowledge.gear(gear)) {
            continue;
        }
        let own = depends_on_candidate(rule).then_some(rules.own.len());
        if own.is_some() {
            rules.own.push(index);
            rules.gives_back.push(!rule.repairs.is_empty());
        }
        let voice = Voice {
            rule: index,
            with: rule.with,
            beside: beside(rule, knowledge),
            is_done: rule.do_first.is_some(),
            second: rule.second,
            excludes: rule.excludes,
            own,
            repaired_by: Vec::new(),
        };
        let mut add = |matter: Matter| {
            let voices = &mut rules.voices[matter.index()];
            if rule.repairs.is_empty() { voices.losses.push(voice.clone()) } else { voices.repairs.push(voice.clone()) }
        };
        if voice.with.is_some() {
            add(Matter::Help);
        }
        // The jobs of a rule about activities only say where it is explained.
        for &activity in &rule.activities {
            add(Matter::Use(activity));
        }
        for &job in Job::ALL.iter().filter(|job| rule.activities.is_empty() && speaks_to(rule, **job, knowledge)) {
            add(Matter::Fit(job));
        }
    }
    for voices in &mut rules.voices {
        let kind = |voice: &Voice| (voice.excludes, voice.second, knowledge.rules[voice.rule].curve.is_some());
        sort_short_by_key(&mut voices.losses, |voice| (kind(voice), voice.rule));
        let all = || voices.losses.iter().chain(&voices.repairs);
        voices.helpers = all().filter_map(|voice| voice.with).fold(GearSet::default(), GearSet::with);
        voices.are_shared = all().all(|voice| voice.own.is_none());
        for loss in &mut voices.losses {
            let id = &knowledge.rules[loss.rule].id;
            let repairs = voices.repairs.iter().enumerate();
            let repairs = repairs.filter(|(_, repair)| knowledge.rules[repair.rule].repairs.contains(id));
            loss.repaired_by = repairs.map(|(place, _)| place).collect();
        }
    }
    rules
}

/// Whether a rule about gear is about a job: what repairs and names no job is about those of the losses that it repairs.
fn speaks_to(rule: &Rule, job: Job, knowledge: &Knowledge) -> bool {
    let repaired = || rule.repairs.iter().filter_map(|id| knowledge.rule(id));
    rule.jobs.contains(&job) || rule.jobs.is_empty() && repaired().any(|loss| loss.jobs.contains(&job))
}

/// The types of second devices that a rule is about.
fn beside(rule: &Rule, knowledge: &Knowledge) -> GearSet {
    let Some(selects) = &rule.beside else { return GearSet::default() };
    let meant = knowledge.gear.iter().filter(|entry| selects_type(selects, entry));
    meant.fold(GearSet::default(), |set, entry| set.with(entry.id))
}
