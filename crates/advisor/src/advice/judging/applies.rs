//! How likely a rule applies: in a situation, to a gear type, to one candidate.

use super::candidate::Candidate;
use super::facts::{Facts, Stretch};
use crate::acoustics::headphone;
use crate::knowledge::{Condition, Fact, Figure, FigureTest, GearEntry, Knowledge, Rule, Selector, Share};

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

/// The rule that keeps a helper from being had at all in this situation, if there is one.
pub fn barred_by(helper: &Candidate, facts: &Facts, knowledge: &Knowledge) -> Option<usize> {
    let mut rules = knowledge.rules.iter().enumerate();
    let bars = |rule: &Rule| {
        rule.excludes
            && rule.activities.is_empty()
            && !rule.selects.types.is_empty()
            && selects_type(rule, knowledge.gear(helper.gear))
            && own_selection(rule, helper, knowledge) == Share::ONE
            && situation_likelihood(rule, facts) == Share::ONE
    };
    rules.find(|(_, rule)| bars(rule)).map(|(index, _)| index)
}

/// How well the source goes with a candidate; `None` where nothing is known of it.
pub struct Driven {
    /// How likely it is loud enough.
    drive: Option<Share>,
    /// How likely its output impedance is low enough.
    damping: Option<Share>,
}

impl Driven {
    pub fn new(candidate: &Candidate, facts: &Facts) -> Self {
        Self { drive: drive_likelihood(candidate, facts), damping: damping_likelihood(candidate, facts) }
    }

    /// How likely those conditions of a rule hold that differ by candidate.
    pub fn likelihood(&self, rule: &Rule, facts: &Facts) -> Share {
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

/// Whether a rule may be about gear of a type, apart from what differs by candidate.
pub fn selects_type(rule: &Rule, gear: &GearEntry) -> bool {
    let selects = &rule.selects;
    let among = |empty: bool, found: bool| empty || found;
    among(selects.types.is_empty(), selects.types.contains(&gear.id))
        && among(selects.family.is_empty(), selects.family.contains(&gear.family))
        && among(selects.enclosure.is_empty(), gear.enclosure.is_some_and(|it| selects.enclosure.contains(&it)))
        && among(selects.wearing.is_empty(), gear.wearing.is_some_and(|it| selects.wearing.contains(&it)))
}

/// Whether candidates of one type may differ in how a rule applies to them.
pub fn depends_on_candidate(rule: &Rule) -> bool {
    let Selector { types: _, family: _, enclosure: _, wearing: _, principle, tier, figures, unless_known, lacks } =
        &rule.selects;
    let selects = !principle.is_empty() || !tier.is_empty() || !figures.is_empty();
    let selects = selects || unless_known.is_some() || lacks.is_some();
    selects || rule.when.0.iter().any(|condition| differs_by_candidate(condition.fact))
}

/// How likely a candidate of a type that a rule is about is itself meant.
pub fn own_selection(rule: &Rule, candidate: &Candidate, knowledge: &Knowledge) -> Share {
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
