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
use crate::knowledge::{Condition, Fact, Figure, FigureTest, GearEntry, Knowledge, Rule, Selector, Share, Span};
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

/// A rule that may speak to candidates of one type, for one job.
#[derive(Clone, Copy, Debug)]
struct Voice {
    rule: usize,
    with: Option<GearType>,
    effect: Span,
    likelihood: Likelihood,
}

/// How likely the conditions of a rule hold.
#[derive(Clone, Copy, Debug)]
enum Likelihood {
    /// For all of a type alike.
    Alike(Share),
    /// For each candidate anew; place among what was worked out for it.
    Own(usize),
}

impl Voice {
    fn excludes(&self) -> bool {
        self.effect.likely.parts() == -Share::UNIT
    }

    /// From which likelihood on it is heard. Nobody buys a remedy for what is probably not wrong; that is a question to ask
    /// first.
    fn heard_from(&self) -> Share {
        if self.with.is_some() { Share::from_parts(Share::UNIT / 2) } else { Share::from_parts(1) }
    }
}

/// A voice with its likelihood for one candidate.
#[derive(Clone, Copy, Debug)]
struct Heard {
    voice: Voice,
    likelihood: Share,
}

impl Heard {
    fn is_certain(&self) -> bool {
        self.likelihood == Share::ONE
    }
}

/// What the rules say about one gear type in one situation.
#[derive(Clone, Debug, Default)]
struct TypeVoices {
    /// For each job, in the order in which they are applied.
    by_job: Vec<Vec<Voice>>,
    /// Rules whose likelihood differs by candidate, with that of the conditions that do not.
    own: Vec<(usize, Share)>,
}

/// All rules that speak, for every candidate and job of one situation.
#[derive(Clone, Debug)]
pub struct Bench<'k> {
    knowledge: &'k Knowledge,
    /// By gear type.
    types: Vec<TypeVoices>,
    /// For each candidate its type, and where its own likelihoods begin.
    candidates: Vec<(GearType, usize)>,
    own: Vec<Share>,
    /// For each candidate and job the helpers that would change the fit.
    mattering: Vec<HelperSet>,
}

impl<'k> Bench<'k> {
    /// Collects for each candidate the rules that may apply to it here, for the jobs that are asked for.
    pub fn new(knowledge: &'k Knowledge, facts: &Facts, candidates: &[Candidate], rows: &[Row]) -> Self {
        let mut is_asked = [false; Job::ALL.len()];
        for row in rows {
            is_asked[row.job.index()] = true;
        }
        let mut types = vec![TypeVoices::default(); GearType::ALL.len()];
        for candidate in candidates {
            let entry = knowledge.gear(candidate.gear);
            let voices = &mut types[entry.id.index()];
            if voices.by_job.is_empty() {
                *voices = type_voices(knowledge, facts, entry, &is_asked);
            }
        }
        let mut bench = Self {
            knowledge,
            types,
            candidates: Vec::with_capacity(candidates.len()),
            own: Vec::new(),
            mattering: Vec::new(),
        };
        for candidate in candidates {
            bench.candidates.push((candidate.gear, bench.own.len()));
            let drive = Driven::new(candidate, facts);
            for &(rule, alike) in &bench.types[candidate.gear.index()].own {
                let rule = &knowledge.rules[rule];
                let selected = own_selection(rule, candidate, knowledge);
                bench.own.push(alike.times(selected).times(drive.likelihood(rule, facts)));
            }
        }
        for candidate in 0..candidates.len() {
            for &job in Job::ALL {
                let helpers = bench.voices(candidate, job).filter_map(|heard| heard.voice.with);
                let mattering = helpers.fold(HelperSet::default(), HelperSet::with);
                bench.mattering.push(mattering);
            }
        }
        bench
    }

    /// The voices that are heard about a candidate, in the order in which they are applied.
    fn voices(&self, candidate: usize, job: Job) -> impl Iterator<Item = Heard> {
        let (gear, own) = self.candidates[candidate];
        let voices = self.types[gear.index()].by_job[job.index()].iter();
        voices.filter_map(move |voice| {
            let likelihood = match voice.likelihood {
                Likelihood::Alike(share) => share,
                Likelihood::Own(place) => self.own[own + place],
            };
            (likelihood >= voice.heard_from()).then_some(Heard { voice: *voice, likelihood })
        })
    }

    /// The helpers that would change this fit.
    pub fn mattering(&self, candidate: usize, job: Job) -> HelperSet {
        self.mattering[candidate * Job::ALL.len() + job.index()]
    }

    /// Whether a helper would change any fit of this candidate.
    pub fn helper_matters(&self, candidate: usize, helper: GearType) -> bool {
        Job::ALL.iter().any(|&job| self.mattering(candidate, job).contains(helper))
    }

    /// The rule that surely rules a candidate out for a job, if there is one.
    pub fn ruled_out_by(&self, candidate: usize, job: Job) -> Option<usize> {
        let mut voices = self.voices(candidate, job);
        let surely = |heard: &Heard| heard.voice.excludes() && heard.is_certain() && heard.voice.with.is_none();
        voices.find(surely).map(|heard| heard.voice.rule)
    }

    /// The likely fit alone, for the search.
    pub fn likely(&self, candidate: usize, job: Job, helpers: HelperSet) -> Share {
        let start = self.knowledge.job(job).base.likely;
        let speaking = self.speaking(candidate, job, helpers);
        speaking.fold(start, |fit, heard| moved(fit, heard.voice.effect.likely.times(heard.likelihood)))
    }

    /// The fit with its range and the contributions of all rules that moved it.
    pub fn judge(&self, candidate: usize, job: Job, helpers: HelperSet) -> Judgement {
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

    fn speaking(&self, candidate: usize, job: Job, helpers: HelperSet) -> impl Iterator<Item = Heard> {
        let voices = self.voices(candidate, job);
        voices.filter(move |heard| heard.voice.with.is_none_or(|helper| helpers.contains(helper)))
    }
}

/// Gains first, then losses, each in the order of rule ids.
fn type_voices(knowledge: &Knowledge, facts: &Facts, entry: &GearEntry, is_asked: &[bool]) -> TypeVoices {
    let mut voices = TypeVoices { by_job: vec![Vec::new(); Job::ALL.len()], own: Vec::new() };
    for (index, rule) in knowledge.rules.iter().enumerate() {
        let is_about_fits = rule.demand.is_none() && rule.activities.is_empty();
        if !is_about_fits || !rule.jobs.iter().any(|job| is_asked[job.index()]) || !selects_type(rule, entry) {
            continue;
        }
        let alike = situation_likelihood(rule, facts);
        if alike == Share::ZERO {
            continue;
        }
        let likelihood = if depends_on_candidate(rule) {
            voices.own.push((index, alike));
            Likelihood::Own(voices.own.len() - 1)
        } else {
            Likelihood::Alike(alike)
        };
        let effect = rule.effect.unwrap_or(Span::exactly(Share::from_parts(-Share::UNIT)));
        let voice = Voice { rule: index, with: rule.with, effect, likelihood };
        for job in rule.jobs.iter().filter(|job| is_asked[job.index()]) {
            voices.by_job[job.index()].push(voice);
        }
    }
    for list in &mut voices.by_job {
        sort_short_by_key(list, |voice| (voice.effect.likely < Share::ZERO, voice.excludes(), voice.rule));
    }
    voices
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

/// The rules that here keep some gear from being used for an activity whatever its fits.
pub fn barring(activity: Activity, facts: &Facts, knowledge: &Knowledge) -> Vec<usize> {
    let rules = knowledge.rules.iter().enumerate();
    let bars = |rule: &Rule| rule.activities.contains(&activity) && situation_likelihood(rule, facts) == Share::ONE;
    rules.filter(|(_, rule)| bars(rule)).map(|(index, _)| index).collect()
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

/// How well the source goes with a candidate; `None` where nothing is known of it.
struct Driven {
    /// How likely it is loud enough.
    drive: Option<Share>,
    /// How likely its output impedance is low enough.
    damping: Option<Share>,
}

impl Driven {
    fn new(candidate: &Candidate, facts: &Facts) -> Self {
        Self { drive: drive_likelihood(candidate, facts), damping: damping_likelihood(candidate, facts) }
    }

    /// How likely those conditions of a rule hold that differ by candidate.
    fn likelihood(&self, rule: &Rule, facts: &Facts) -> Share {
        let own = rule.when.0.iter().filter(|condition| differs_by_candidate(condition.fact));
        own.fold(Share::ONE, |likelihood, condition| likelihood.times(self.holds(condition, facts)))
    }

    fn holds(&self, condition: &Condition, facts: &Facts) -> Share {
        let good = if condition.fact == Fact::Drive { self.drive } else { self.damping };
        let Some(good) = good else { return facts.belief(condition.fact).allows(condition.allowed) };
        if condition.allowed & 0b10 != 0 { good } else { good.complement() }
    }
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
    if selects_type(rule, knowledge.gear(candidate.gear)) {
        own_selection(rule, candidate, knowledge)
    } else {
        Share::ZERO
    }
}

/// Whether a rule may be about gear of a type, apart from what differs by candidate.
fn selects_type(rule: &Rule, gear: &GearEntry) -> bool {
    let selects = &rule.selects;
    let among = |empty: bool, found: bool| empty || found;
    among(selects.types.is_empty(), selects.types.contains(&gear.id))
        && among(selects.family.is_empty(), selects.family.contains(&gear.family))
        && among(selects.enclosure.is_empty(), gear.enclosure.is_some_and(|it| selects.enclosure.contains(&it)))
        && among(selects.wearing.is_empty(), gear.wearing.is_some_and(|it| selects.wearing.contains(&it)))
}

/// Whether candidates of one type may differ in how a rule applies to them.
fn depends_on_candidate(rule: &Rule) -> bool {
    let Selector { types: _, family: _, enclosure: _, wearing: _, principle, tier, figures, unless_known, lacks } =
        &rule.selects;
    let selects = !principle.is_empty() || !tier.is_empty() || !figures.is_empty();
    let selects = selects || unless_known.is_some() || lacks.is_some();
    selects || rule.when.0.iter().any(|condition| differs_by_candidate(condition.fact))
}

/// How likely a candidate of a type that a rule is about is itself meant.
fn own_selection(rule: &Rule, candidate: &Candidate, knowledge: &Knowledge) -> Share {
    let selects = &rule.selects;
    if selects.unless_known.is_some_and(|figure| candidate.knows(figure)) {
        return Share::ZERO;
    }
    if selects.lacks.is_some_and(|figure| candidate.model.is_none() || !candidate.is_new() || candidate.knows(figure)) {
        return Share::ZERO;
    }
    let mut likelihood = Share::ONE;
    if !selects.principle.is_empty() {
        likelihood = likelihood.times(match candidate.principle {
            Some(principle) if selects.principle.contains(&principle) => Share::ONE,
            Some(_) => Share::ZERO,
            None => {
                let principles = knowledge.gear(candidate.gear).principles.iter();
                let shares = principles.filter(|part| selects.principle.contains(&part.principle));
                Share::from_parts(shares.map(|part| part.share.parts()).sum())
            }
        });
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
    let counts = !test.of_model || candidate.knows(test.what);
    let Some(stretch) = candidate.figure(test.what).filter(|_| counts) else { return Share::ZERO };
    let above = test.above.map_or(Share::ONE, |threshold| share_above(stretch, f64::from(threshold)));
    let below = test.below.map_or(Share::ONE, |threshold| share_above(stretch, f64::from(threshold)).complement());
    above.times(below)
}
