//! The fit of each candidate for each job: rules from the knowledge base, applied one after the other.
//!
//! A fit starts at the job's base. A gain closes a share of the gap to one, a loss takes a share of what is there, an
//! exclusion takes all. Gains come first, then losses, each in the order of rule ids; so a fit stays between zero and
//! one, and base plus effects is the fit, exactly. A rule whose condition is unknown moves the likely fit by its
//! likelihood and widens the range by the whole.

use super::candidate::{Candidate, HelperSet};
use super::demand::Row;
use super::facts::{Facts, Stretch};
use super::order::sort_short_by_key;
use crate::acoustics::headphone;
use crate::knowledge::{Condition, Fact, Figure, FigureTest, Knowledge, Rule, Share, Span};
use crate::situation::{Activity, GearType, Job, Vocabulary};

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

/// A rule that speaks to one candidate's fit for one job.
#[derive(Clone, Copy, Debug)]
struct Voice {
    rule: usize,
    with: Option<GearType>,
    effect: Span,
    likelihood: Share,
}

impl Voice {
    fn excludes(&self) -> bool {
        self.effect.likely.parts() == -Share::UNIT
    }

    fn is_certain(&self) -> bool {
        self.likelihood == Share::ONE
    }
}

/// All rules that speak, for every candidate and job of one situation.
#[derive(Clone, Debug)]
pub struct Bench<'k> {
    knowledge: &'k Knowledge,
    voices: Vec<Vec<Voice>>,
}

impl<'k> Bench<'k> {
    /// Collects for each candidate the rules that may apply to it here, for the jobs that are asked for.
    pub fn new(knowledge: &'k Knowledge, facts: &Facts, candidates: &[Candidate], rows: &[Row]) -> Self {
        let mut is_asked = [false; Job::ALL.len()];
        for row in rows {
            is_asked[row.job.index()] = true;
        }
        let open: Vec<(usize, &Rule, Share)> = knowledge
            .rules
            .iter()
            .enumerate()
            .filter(|(_, rule)| rule.demand.is_none() && rule.activities.is_empty())
            .filter(|(_, rule)| rule.jobs.iter().any(|job| is_asked[job.index()]))
            .filter_map(|(index, rule)| {
                let likelihood = situation_likelihood(rule, facts);
                (likelihood != Share::ZERO).then_some((index, rule, likelihood))
            })
            .collect();
        let mut voices = vec![Vec::new(); candidates.len() * Job::ALL.len()];
        for (place, candidate) in candidates.iter().enumerate() {
            for &(index, rule, likelihood) in &open {
                let likelihood = likelihood
                    .times(selection_likelihood(rule, candidate, knowledge))
                    .times(candidate_likelihood(rule, candidate, facts));
                // Nobody buys a remedy for what is probably not wrong; that is a question to ask first.
                let enough =
                    if rule.with.is_some() { Share::from_parts(Share::UNIT / 2) } else { Share::from_parts(1) };
                if likelihood < enough {
                    continue;
                }
                let effect = rule.effect.unwrap_or(Span::exactly(Share::from_parts(-Share::UNIT)));
                let voice = Voice { rule: index, with: rule.with, effect, likelihood };
                for job in rule.jobs.iter().filter(|job| is_asked[job.index()]) {
                    voices[place * Job::ALL.len() + job.index()].push(voice);
                }
            }
        }
        for list in &mut voices {
            sort_short_by_key(list, |voice| (voice.effect.likely < Share::ZERO, voice.excludes(), voice.rule));
        }
        Self { knowledge, voices }
    }

    fn voices(&self, candidate: usize, job: Job) -> &[Voice] {
        &self.voices[candidate * Job::ALL.len() + job.index()]
    }

    /// The helpers that would change this fit.
    pub fn mattering(&self, candidate: usize, job: Job) -> HelperSet {
        let helpers = self.voices(candidate, job).iter().filter_map(|voice| voice.with);
        helpers.fold(HelperSet::default(), HelperSet::with)
    }

    /// Whether a helper would change any fit of this candidate.
    pub fn helper_matters(&self, candidate: usize, helper: GearType) -> bool {
        Job::ALL.iter().any(|&job| self.mattering(candidate, job).contains(helper))
    }

    /// The rule that surely rules a candidate out for a job, if there is one.
    pub fn ruled_out_by(&self, candidate: usize, job: Job) -> Option<usize> {
        let mut voices = self.voices(candidate, job).iter();
        voices.find(|voice| voice.excludes() && voice.is_certain() && voice.with.is_none()).map(|voice| voice.rule)
    }

    /// The likely fit alone, for the search.
    pub fn likely(&self, candidate: usize, job: Job, helpers: HelperSet) -> Share {
        let start = self.knowledge.job(job).base.likely;
        let speaking = self.speaking(candidate, job, helpers);
        speaking.fold(start, |fit, voice| moved(fit, voice.effect.likely.times(voice.likelihood)))
    }

    /// The fit with its range and the contributions of all rules that moved it.
    pub fn judge(&self, candidate: usize, job: Job, helpers: HelperSet) -> Judgement {
        let base = self.knowledge.job(job).base;
        let mut fit = base;
        let mut contributions = Vec::new();
        for voice in self.speaking(candidate, job, helpers) {
            let before = fit.likely;
            fit.likely = moved(fit.likely, voice.effect.likely.times(voice.likelihood));
            let spared = |effect: Share, spares: bool| if voice.is_certain() || !spares { effect } else { Share::ZERO };
            let gains = voice.effect.likely >= Share::ZERO;
            fit.low = moved(fit.low, spared(voice.effect.low, gains)).min(fit.likely);
            fit.high = moved(fit.high, spared(voice.effect.high, !gains)).max(fit.likely);
            let effect = Share::from_parts(fit.likely.parts() - before.parts());
            if effect != Share::ZERO {
                contributions.push(Contribution { rule: voice.rule, effect, certain: voice.is_certain() });
            }
        }
        Judgement { base, fit, contributions }
    }

    fn speaking(&self, candidate: usize, job: Job, helpers: HelperSet) -> impl Iterator<Item = &Voice> {
        let voices = self.voices(candidate, job).iter();
        voices.filter(move |voice| voice.with.is_none_or(|helper| helpers.contains(helper)))
    }
}

/// A fit after one effect.
fn moved(fit: Share, effect: Share) -> Share {
    let room = if effect < Share::ZERO { fit } else { fit.complement() };
    Share::from_parts(fit.parts() + effect.times(room).parts())
}

/// How likely the conditions of a rule hold that are the same for all candidates.
pub fn situation_likelihood(rule: &Rule, facts: &Facts) -> Share {
    let shared = rule.when.0.iter().filter(|condition| !differs_by_candidate(condition.fact));
    shared.fold(Share::ONE, |likelihood, condition| {
        likelihood.times(facts.belief(condition.fact).allows(condition.allowed))
    })
}

fn differs_by_candidate(fact: Fact) -> bool {
    matches!(fact, Fact::Drive | Fact::Damping)
}

/// The rule that keeps a candidate from being used for an activity whatever its fits, if there is one.
pub fn unsuited_by(candidate: &Candidate, activity: Activity, facts: &Facts, knowledge: &Knowledge) -> Option<usize> {
    let mut rules = knowledge.rules.iter().enumerate();
    let bars = |rule: &Rule| {
        rule.activities.contains(&activity)
            && selection_likelihood(rule, candidate, knowledge) == Share::ONE
            && situation_likelihood(rule, facts) == Share::ONE
    };
    rules.find(|(_, rule)| bars(rule)).map(|(index, _)| index)
}

/// The rule that keeps a helper from being had at all in this situation, if there is one.
pub fn barred_by(helper: &Candidate, facts: &Facts, knowledge: &Knowledge) -> Option<usize> {
    let mut rules = knowledge.rules.iter().enumerate();
    let bars = |rule: &Rule| {
        rule.excludes
            && rule.activities.is_empty()
            && !rule.selects.types.is_empty()
            && selection_likelihood(rule, helper, knowledge) == Share::ONE
            && situation_likelihood(rule, facts) == Share::ONE
    };
    rules.find(|(_, rule)| bars(rule)).map(|(index, _)| index)
}

fn candidate_likelihood(rule: &Rule, candidate: &Candidate, facts: &Facts) -> Share {
    let own = rule.when.0.iter().filter(|condition| differs_by_candidate(condition.fact));
    own.fold(Share::ONE, |likelihood, condition| likelihood.times(own_likelihood(condition, candidate, facts)))
}

fn own_likelihood(condition: &Condition, candidate: &Candidate, facts: &Facts) -> Share {
    let good = match condition.fact {
        Fact::Drive => drive_likelihood(candidate, facts),
        _ => damping_likelihood(candidate, facts),
    };
    let Some(good) = good else { return facts.belief(condition.fact).allows(condition.allowed) };
    if condition.allowed & 0b10 != 0 { good } else { good.complement() }
}

/// How likely the source reaches the peak target with the customary margin; `None` where nothing is known of it.
fn drive_likelihood(candidate: &Candidate, facts: &Facts) -> Option<Share> {
    let sensitivity = candidate.figure(Figure::SensitivityDbPerV)?;
    let impedance = candidate.figure(Figure::ImpedanceOhms)?;
    let volts = facts.source_volts?;
    let ohms = facts.source_ohms.unwrap_or(Stretch::exactly(0.0));
    let reached = Stretch {
        from: headphone::max_spl_db(sensitivity.from, impedance.from, volts.from, ohms.to),
        to: headphone::max_spl_db(sensitivity.to, impedance.to, volts.to, ohms.from),
    };
    Some(share_above(reached, headphone::PEAK_TARGET_DB_SPL + headphone::UNIT_TOLERANCE_DB))
}

/// How likely the output impedance is at most an eighth of the headphones'.
fn damping_likelihood(candidate: &Candidate, facts: &Facts) -> Option<Share> {
    let impedance = candidate.figure(Figure::ImpedanceOhms)?;
    let output = facts.source_ohms?;
    let ratio = Stretch { from: impedance.from / output.to.max(0.01), to: impedance.to / output.from.max(0.01) };
    Some(share_above(ratio, 8.0))
}

/// The share of a stretch that lies at or above a threshold.
fn share_above(stretch: Stretch, threshold: f64) -> Share {
    let share = if stretch.from >= threshold {
        1.0
    } else if stretch.to < threshold || stretch.to <= stretch.from {
        0.0
    } else {
        (stretch.to - threshold) / (stretch.to - stretch.from)
    };
    #[expect(clippy::cast_possible_truncation, reason = "between zero and ten thousand")]
    Share::from_parts((share * f64::from(Share::UNIT)).round() as i32)
}

/// How likely a candidate is one of those that a rule is about.
pub fn selection_likelihood(rule: &Rule, candidate: &Candidate, knowledge: &Knowledge) -> Share {
    let selects = &rule.selects;
    let gear = knowledge.gear(candidate.gear);
    let among = |empty: bool, found: bool| empty || found;
    let plain = among(selects.types.is_empty(), selects.types.contains(&gear.id))
        && among(selects.family.is_empty(), selects.family.contains(&gear.family))
        && among(selects.enclosure.is_empty(), gear.enclosure.is_some_and(|it| selects.enclosure.contains(&it)))
        && among(selects.wearing.is_empty(), gear.wearing.is_some_and(|it| selects.wearing.contains(&it)));
    if !plain {
        return Share::ZERO;
    }
    let mut likelihood = Share::ONE;
    if !selects.principle.is_empty() {
        let shares = gear.principles.iter().filter(|part| selects.principle.contains(&part.principle));
        likelihood = likelihood.times(Share::from_parts(shares.map(|part| part.share.parts()).sum()));
    }
    if !selects.tier.is_empty() {
        likelihood = likelihood.times(match candidate.tier {
            Some(tier) if selects.tier.contains(&tier) => Share::ONE,
            Some(_) => Share::ZERO,
            None => Share::from_parts(Share::UNIT / 2),
        });
    }
    selects.figures.iter().fold(likelihood, |likelihood, test| likelihood.times(figure_likelihood(test, candidate)))
}

fn figure_likelihood(test: &FigureTest, candidate: &Candidate) -> Share {
    let Some(stretch) = candidate.figure(test.what) else { return Share::ZERO };
    let above = test.above.map_or(Share::ONE, |threshold| share_above(stretch, f64::from(threshold)));
    let below = test.below.map_or(Share::ONE, |threshold| share_above(stretch, f64::from(threshold)).complement());
    above.times(below)
}
