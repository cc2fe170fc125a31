//! How likely a rule applies, and by how much: in a situation, to a gear type, to one candidate.

use super::candidate::Candidate;
use super::facts::{Facts, Stretch};
use crate::acoustics::headphone;
use crate::knowledge::{Condition, Curve, Fact, Figure, FigureTest, GearEntry, Knowledge, Rule, Selector, Share, Span};

/// How likely the conditions of a rule hold that are the same for all candidates.
pub fn situation_likelihood(rule: &Rule, facts: &Facts) -> Share {
    let shared = rule.when.0.iter().filter(|condition| !differs_by_candidate(condition.fact));
    shared.fold(Share::ONE, |likelihood, condition| {
        likelihood.times(facts.belief(condition.fact).allows(condition.allowed))
    })
}

fn differs_by_candidate(fact: Fact) -> bool {
    matches!(fact, Fact::Damping)
}

/// The rule that keeps a helper from being had at all in this situation, if there is one.
pub fn barred_by(helper: &Candidate, facts: &Facts, knowledge: &Knowledge) -> Option<usize> {
    let mut rules = knowledge.rules.iter().enumerate();
    let bars = |rule: &Rule| {
        rule.excludes
            && rule.activities.is_empty()
            && !rule.selects.types.is_empty()
            && selects_type(&rule.selects, knowledge.gear(helper.gear))
            && own_selection(rule, helper, knowledge) == Share::ONE
            && situation_likelihood(rule, facts) == Share::ONE
    };
    rules.find(|(_, rule)| bars(rule)).map(|(index, _)| index)
}

/// What a rule takes, or gives back, in one case: ten-thousandths, from the least to the most that it may be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Effect {
    pub least: i32,
    pub likely: i32,
    pub most: i32,
    /// False where it is not known whether the rule applies.
    pub certain: bool,
    /// How much of what it likely takes a helper may give back. Nobody buys a remedy for what may not be wrong, that is a
    /// question to ask first: of a level that depends on the source it is what is missing at the better end of its range, and
    /// nothing of what probably does not apply.
    pub curable: i32,
}

impl Effect {
    pub fn of(span: Span, likelihood: Share) -> Self {
        if likelihood == Share::ZERO {
            return Self::default();
        }
        let is_sure = likelihood == Share::ONE;
        Self {
            least: if is_sure { span.low.parts() } else { 0 },
            likely: span.likely.times(likelihood).parts(),
            most: span.high.parts(),
            certain: is_sure,
            curable: if likelihood.parts() >= Share::UNIT / 2 { span.likely.times(likelihood).parts() } else { 0 },
        }
    }

    /// The same at one point of its range: 0 where it is most, 1 where it is least.
    pub fn at(self, position: Share) -> Self {
        let likely = self.most - Share::from_parts(self.most - self.least).times(position).parts();
        Self { likely, curable: self.curable.min(likely), ..self }
    }

    /// Whether it takes, or gives, no more than another one, whatever is not known.
    pub fn is_at_most(self, other: Self) -> bool {
        self.least <= other.least
            && self.likely <= other.likely
            && self.most <= other.most
            && self.likely - self.curable <= other.likely - other.curable
    }
}

/// What a rule does where it surely applies, apart from curves; none for those that change what an activity asks for.
pub fn fixed_span(rule: &Rule) -> Span {
    if rule.excludes { Span::exactly(Share::ONE) } else { rule.loss.or(rule.share).unwrap_or_default() }
}

/// A candidate in a situation: what its own conditions and curves look at.
pub struct Situated<'c> {
    candidate: &'c Candidate,
    /// How likely the output impedance of the source is low enough; `None` where nothing is known of it.
    damping: Option<Share>,
}

impl<'c> Situated<'c> {
    pub fn new(candidate: &'c Candidate, facts: &Facts) -> Self {
        Self { candidate, damping: damping_likelihood(candidate, facts) }
    }

    /// What a rule about its type does to it, where the conditions that it shares with others hold so likely.
    pub fn effect(&self, rule: &Rule, alike: Share, facts: &Facts, knowledge: &Knowledge) -> Effect {
        let own = rule.when.0.iter().filter(|condition| differs_by_candidate(condition.fact));
        let likelihood = own.fold(alike, |likelihood, condition| likelihood.times(self.holds(condition, facts)));
        let likelihood = likelihood.times(own_selection(rule, self.candidate, knowledge));
        match &rule.curve {
            None => Effect::of(fixed_span(rule), likelihood),
            Some(_) if likelihood == Share::ZERO => Effect::default(),
            Some(curve) => self.span(curve, facts).map_or(Effect::default(), |span| {
                let effect = Effect::of(span, likelihood);
                let curable = if curve.over == Figure::ReachedDb { effect.least } else { effect.curable };
                Effect { curable, ..effect }
            }),
        }
    }

    fn holds(&self, condition: &Condition, facts: &Facts) -> Share {
        let Some(good) = self.damping else { return facts.belief(condition.fact).allows(condition.allowed) };
        if condition.allowed & 0b10 != 0 { good } else { good.complement() }
    }

    /// What a curve takes: at the better end of the figure's range, on average over it, at its worse end.
    fn span(&self, curve: &Curve, facts: &Facts) -> Option<Span> {
        if curve.over == Figure::ReachedDb {
            let reached = reached_db(self.candidate, facts)?;
            let mut whole = Span { low: Share::ONE, likely: Share::ZERO, high: Share::ZERO };
            for (likelihood, stretch) in reached {
                let span = over(curve, stretch);
                whole.low = whole.low.min(span.low);
                whole.high = whole.high.max(span.high);
                whole.likely = Share::from_parts(whole.likely.parts() + span.likely.times(likelihood).parts());
            }
            return Some(whole);
        }
        Some(over(curve, self.candidate.figure(curve.over)?))
    }
}

fn over(curve: &Curve, stretch: Stretch) -> Span {
    let (one, other) = (curve.loss_at(stretch.from), curve.loss_at(stretch.to));
    Span { low: one.min(other), likely: curve.mean(stretch.from, stretch.to), high: one.max(other) }
}

/// The highest level of headphones on what may drive them, with how likely each source is; `None` where nothing is known of
/// the headphones, and for those without a cable, which have an amplifier of their own.
pub fn reached_db(candidate: &Candidate, facts: &Facts) -> Option<Vec<(Share, Stretch)>> {
    if candidate.figure(Figure::LatencyMs).is_some() {
        return None;
    }
    let sensitivity = candidate.figure(Figure::SensitivityDbPerV)?;
    let impedance = candidate.figure(Figure::ImpedanceOhms)?;
    let tenths = |level: f64| (level * 10.0).round() / 10.0;
    let reached = facts.sources.iter().map(|source| {
        let (volts, ohms) = (source.volts, source.ohms);
        let from = headphone::max_spl_db(sensitivity.from, impedance.from, volts.from, ohms.to);
        let to = headphone::max_spl_db(sensitivity.to, impedance.to, volts.to, ohms.from);
        (source.likelihood, Stretch { from: tenths(from), to: tenths(to) })
    });
    Some(reached.collect())
}

/// How likely the output impedance is at most an eighth of the headphones'.
fn damping_likelihood(candidate: &Candidate, facts: &Facts) -> Option<Share> {
    if candidate.figure(Figure::LatencyMs).is_some() {
        return Some(Share::ONE);
    }
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

/// Whether a selector may be about gear of a type, apart from what differs by candidate.
pub fn selects_type(selects: &Selector, gear: &GearEntry) -> bool {
    let among = |empty: bool, found: bool| empty || found;
    among(selects.types.is_empty(), selects.types.contains(&gear.id))
        && among(selects.family.is_empty(), selects.family.contains(&gear.family))
        && among(selects.enclosure.is_empty(), gear.enclosure.is_some_and(|it| selects.enclosure.contains(&it)))
        && among(selects.wearing.is_empty(), gear.wearing.is_some_and(|it| selects.wearing.contains(&it)))
}

/// Whether candidates of one type may differ in how a rule applies to them.
pub fn depends_on_candidate(rule: &Rule) -> bool {
    let Selector { types: _, family: _, enclosure: _, wearing: _, principle, tier, figures, unless_known } =
        &rule.selects;
    let selects = !principle.is_empty() || !tier.is_empty() || !figures.is_empty() || unless_known.is_some();
    selects || rule.curve.is_some() || rule.when.0.iter().any(|condition| differs_by_candidate(condition.fact))
}

/// How likely a candidate of a type that a rule is about is itself meant.
pub fn own_selection(rule: &Rule, candidate: &Candidate, knowledge: &Knowledge) -> Share {
    let selects = &rule.selects;
    if selects.unless_known.is_some_and(|figure| candidate.knows(figure)) {
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
