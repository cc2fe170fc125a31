//! How far a figure carries: what it may be compared with, how exact it is, and which way is better.

use crate::knowledge::{About, Availability, Basis, Family, Product, ProductFigure, Quantity};
use crate::situation::Vocabulary;
use crate::vocabulary;

vocabulary!(
    /// What a product is, beside its figures.
    ProductTrait, "trait", {
        Type = "type",
        Availability = "availability",
        Transducer = "transducer",
        DetachableCable = "detachable_cable",
        Wireless = "wireless",
    }
);

impl ProductTrait {
    /// The name of its value in the catalogue, `yes` and `no` included; `None` where it is unknown.
    #[must_use]
    pub fn of(self, product: &Product) -> Option<&'static str> {
        let yes_or_no = |answer: bool| if answer { "yes" } else { "no" };
        match self {
            Self::Type => Some(product.gear.name()),
            Self::Availability => match product.availability {
                Availability::Unknown => None,
                known => Some(known.name()),
            },
            Self::Transducer => product.transducer.map(Vocabulary::name),
            Self::DetachableCable => product.detachable_cable.map(yes_or_no),
            Self::Wireless => product.wireless.map(yes_or_no),
        }
    }

    /// Whether it rests on general knowledge only.
    #[must_use]
    pub fn is_unconfirmed(self, product: &Product) -> bool {
        product.unconfirmed.iter().any(|field| field == self.name())
    }
}

/// How deep a loudspeaker goes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Extension {
    pub hz: f32,
    /// [`Quantity::F6`], or [`Quantity::F3`]: then the 6 dB corner lies at most there.
    pub what: Quantity,
}

/// The lower corner at −6 dB; where only the one at −3 dB is known, that one, because it lies no lower.
/// A maker's corner without a tolerance says nothing that could be compared.
#[must_use]
pub fn extension(product: &Product) -> Option<Extension> {
    [Quantity::F6, Quantity::F3].into_iter().find_map(|what| value(product, what).map(|hz| Extension { hz, what }))
}

/// What a preference score was measured on: scores are comparable within one only.
/// `None` for figures that depend on no rig.
#[must_use]
pub fn score_rig(figure: &ProductFigure) -> Option<&str> {
    let depends =
        matches!(figure.what, Quantity::PreferenceScore | Quantity::PreferenceErrorSd | Quantity::PreferenceSlope);
    depends.then(|| first_part(figure))
}

/// A figure that can be used in computations.
pub(super) fn value(product: &Product, what: Quantity) -> Option<f32> {
    product.figure(what).map(|figure| figure.value).filter(|value| value.is_finite())
}

/// The range of the true value, as far as the figure says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct ValueRange {
    pub from: f32,
    pub to: f32,
}

impl ValueRange {
    pub fn overlaps(self, other: Self) -> bool {
        self.from <= other.to && other.from <= self.to
    }
}

/// How far a maker's corner frequency may be off, as a share: the standard deviation of 27 claims against published
/// curves is 0.21 octaves.
pub(super) const CLAIMED_CORNER_TOLERANCE: f32 = 0.15;

/// How far a nominal impedance may be off, as a share: the standard deviation of 39 against the bench at 1 kHz is 0.15
/// octaves.
const NOMINAL_IMPEDANCE_TOLERANCE: f32 = 0.1;

/// How far what was recalled may be off, as a share. Our own judgement.
const RECALLED_TOLERANCE: f32 = 0.1;

/// How far two calculations of a loudspeaker's score differ, in points (`own-cea2034-calculation`).
const SCORE_TOLERANCE_POINTS: f32 = 0.2;

/// Where a product's figure lies, sensitivities in dB/V so that they can be compared.
pub(super) fn stretch(about: &About, product: &Product, figure: &ProductFigure) -> Option<ValueRange> {
    let value = Some(figure.value).filter(|value| value.is_finite())?;
    let around = |tolerance: f32| ValueRange { from: value - tolerance, to: value + tolerance };
    if figure.what == Quantity::Sensitivity {
        return claimed_sensitivity(about, product, figure);
    }
    if figure.basis == Basis::Measured {
        return Some(around(0.0));
    }
    let share = match figure.what {
        Quantity::OliveScore | Quantity::OliveScoreWithSub => return Some(around(SCORE_TOLERANCE_POINTS)),
        Quantity::F3 | Quantity::F6 | Quantity::F10OrUnspecified if figure.basis != Basis::Computed => {
            CLAIMED_CORNER_TOLERANCE
        }
        Quantity::Impedance => NOMINAL_IMPEDANCE_TOLERANCE,
        _ if matches!(figure.basis, Basis::Unconfirmed | Basis::Typical) => RECALLED_TOLERANCE,
        _ => 0.0,
    };
    Some(around(value.abs() * share))
}

fn claimed_sensitivity(about: &About, product: &Product, figure: &ProductFigure) -> Option<ValueRange> {
    let (from, to) = about.claimed_sensitivity_db_per_v(product, figure)?;
    #[expect(clippy::cast_possible_truncation, reason = "a level in dB")]
    Some(ValueRange { from: from as f32, to: to as f32 }).filter(|ends| ends.from.is_finite() && ends.to.is_finite())
}

/// Under which terms a figure was had: two of one kind may be compared only where these are alike.
pub(super) fn terms(figure: &ProductFigure) -> &str {
    let condition = figure.condition.as_deref().unwrap_or_default();
    match figure.what {
        Quantity::PreferenceScore | Quantity::PreferenceErrorSd | Quantity::PreferenceSlope => first_part(figure),
        // Independent measurers agree; vendors' curves flatter by a point or more.
        Quantity::OliveScore | Quantity::OliveScoreWithSub | Quantity::Lfx | Quantity::OnaxisBand => {
            if condition.contains("independent") { "independent" } else { condition }
        }
        // Each maker measures these in a way of its own.
        Quantity::MaxSpl | Quantity::Isolation | Quantity::ResponseTolerance | Quantity::OutputVolts => condition,
        _ => "",
    }
}

fn first_part(figure: &ProductFigure) -> &str {
    let condition = figure.condition.as_deref().unwrap_or_default();
    condition.split(';').next().unwrap_or_default().trim()
}

/// Which way a quantity is better, if that can be said without knowing what it is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Better {
    Lower,
    Higher,
}

pub(super) fn better(what: Quantity, family: Family) -> Option<Better> {
    match what {
        Quantity::Price
        | Quantity::F3
        | Quantity::F6
        | Quantity::Lfx
        | Quantity::OnaxisBand
        | Quantity::PreferenceErrorSd
        | Quantity::ResponseTolerance
        | Quantity::SelfNoise
        | Quantity::OutputImpedance => Some(Better::Lower),
        // What is worn is better light; a loudspeaker is not.
        Quantity::Weight if family == Family::Headphones => Some(Better::Lower),
        Quantity::Isolation
        | Quantity::PreferenceScore
        | Quantity::OliveScore
        | Quantity::OliveScoreWithSub
        | Quantity::MaxSpl
        | Quantity::OutputVolts
        | Quantity::Power16Ohm
        | Quantity::Power32Ohm
        | Quantity::Power64Ohm
        | Quantity::Power300Ohm
        | Quantity::Power600Ohm
        | Quantity::PowerTotal => Some(Better::Higher),
        _ => None,
    }
}
