//! Wording that the page and the files that leave it have in common.

use crate::acoustics::room::CUBIC_FEET_PER_CUBIC_METRE;
use crate::advice::{Action, Answer, Label};
use crate::knowledge::{Availability, Basis, Grade, Share, Verdict};
use crate::session::Units;
use crate::situation::parts::Measure;

pub const WORK: &str = "What do you do?";
pub const ROOM: &str = "Your room";
pub const OWNED: &str = "What do you have already?";

pub const TOLD: &str = "What you told";
pub const WHY: &str = "Why";
pub const SOURCES: &str = "Sources";
pub const FOR: &str = "For";
pub const JOB: &str = "Job";
pub const USE: &str = "Use";
pub const SCORE: &str = "Score out of 100";
pub const PLAN: &str = "The plan";
pub const REQUIRED: &str = "essential";
pub const COMPROMISES: &str = "Where it compromises";
pub const WHY_NOT: &str = "Why not something else?";
pub const RULED_OUT: &str = "Ruled out for this work";
pub const LOST: &str = "Possible, but behind";
pub const WISHES: &str = "What you were thinking of";
pub const FLIPS: &str = "What would change it";
pub const NO_FLIPS: &str = "No single change in reach gives another answer.";
pub const ASK_NEXT: &str = "What to tell next";
pub const NOTHING_TO_ASK: &str = "No open answer could make much of a difference.";
pub const CONFIDENCE: &str = "How sure is this?";
pub const NUMBERS: &str = "The figures behind it";
pub const NOT_KNOWN: &str = "What this does not know";
pub const PERHAPS: &str = "Perhaps: ";

pub const VOLUME: &str = "Volume";
pub const RT60: &str = "Reverberation time";
pub const SCHROEDER: &str = "Schroeder frequency";
pub const MODES: &str = "Lowest resonances";
pub const CRITICAL: &str = "Critical distance";
pub const LONGEST_SEAT: &str = "Longest listening distance";
pub const REFERENCE: &str = "Reference level";

/// By definition.
pub const METRES_PER_FOOT: f64 = 0.3048;

/// What a kit is called; one that leaves essential work undone does not work.
#[must_use]
pub fn label(label: Label, covers_required: bool) -> &'static str {
    match label {
        Label::Least if covers_required => "The least that works",
        Label::Least => "The least",
        Label::BestValue => "Best value",
        Label::BestInBudget => "The best it can be",
    }
}

#[must_use]
pub fn action(action: Action) -> &'static str {
    match action {
        Action::Buy => "Buy",
        Action::UseOwned => "You have it",
    }
}

/// What to say of a model that cannot be had at once.
#[must_use]
pub fn stock(availability: Availability) -> Option<&'static str> {
    match availability {
        Availability::Discontinued => Some("no longer made, look for a used one"),
        Availability::SoldOut => Some("sold out, ask when it comes again"),
        Availability::ToOrder => Some("has to be ordered, ask how long it takes"),
        Availability::Current | Availability::Unknown => None,
    }
}

#[must_use]
pub fn verdict(answer: Answer) -> &'static str {
    match answer {
        Answer::Yes => "Yes",
        Answer::NotNow => "Not now",
        Answer::No => "No",
    }
}

/// What is to be thought of a claim.
#[must_use]
pub fn truth(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::True => "True",
        Verdict::HalfTrue => "Half true",
        Verdict::Misleading => "Misleading",
        Verdict::Contradiction => "Contradicts itself",
        Verdict::False => "False",
        Verdict::Unproven => "Unproven",
    }
}

#[must_use]
pub fn grade(grade: Grade) -> &'static str {
    match grade {
        Grade::Measured => "measured",
        Grade::Standard => "standard",
        Grade::Physics => "physics",
        Grade::Consensus => "consensus",
        Grade::RuleOfThumb => "rule of thumb",
        Grade::Unconfirmed => "unconfirmed",
    }
}

#[must_use]
pub fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Measured => "measured",
        Basis::Claimed => "claimed",
        Basis::Computed => "computed",
        Basis::Typical => "typical",
        Basis::Unconfirmed => "unconfirmed",
    }
}

/// A share out of a hundred, without decimals.
#[must_use]
pub fn of_hundred(share: Share) -> String {
    ((share.parts() + 50) / 100).to_string()
}

/// A number with a fixed count of decimals, without the machinery of float formatting.
#[must_use]
pub fn decimal(number: f64, decimals: u32) -> String {
    let scale = 10_u64.pow(decimals);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "quantities of rooms are small")]
    let scaled = (number.max(0.0) * 10_f64.powi(decimals.cast_signed())).round() as u64;
    if decimals == 0 {
        return scaled.to_string();
    }
    let width = usize::try_from(decimals).unwrap_or_default();
    format!("{}.{:0width$}", scaled / scale, scaled % scale)
}

/// A change of a share in points of a hundred, with its sign.
#[must_use]
pub fn points(share: Share) -> String {
    let tenths = (share.parts().abs() + 5) / 10;
    let sign = if share < Share::ZERO { '−' } else { '+' };
    format!("{sign}{}.{}", tenths / 10, tenths % 10)
}

/// A length in the visitor's units.
#[must_use]
pub fn length(metres: f64, units: Units) -> String {
    match units {
        Units::Metric => format!("{} m", decimal(metres, 2)),
        Units::Imperial => format!("{} ft", decimal(metres / METRES_PER_FOOT, 1)),
    }
}

#[must_use]
pub fn volume(cubic_metres: f64, units: Units) -> String {
    match units {
        Units::Metric => format!("{} m³", decimal(cubic_metres, 1)),
        Units::Imperial => {
            format!("{} ft³", decimal(cubic_metres * CUBIC_FEET_PER_CUBIC_METRE, 0))
        }
    }
}

#[must_use]
pub fn confidence(share: Share) -> String {
    format!(
        "It stays a good choice in {} of 100 plausible cases: your open answers filled in as they usually are, and every \
         score anywhere in its range.",
        of_hundred(share)
    )
}

#[must_use]
pub fn would_need(need: &str) -> String {
    format!("It would make sense {need}.")
}

#[must_use]
pub fn drive_of(name: &str) -> String {
    format!("Voltage for 110 dB peaks: {name}")
}

#[must_use]
pub fn seconds(seconds: f64) -> String {
    format!("{} s", decimal(seconds, 2))
}

#[must_use]
pub fn volts(volts: f64) -> String {
    format!("{} V", decimal(volts, 2))
}

/// A number in its unit, lengths in the visitor's.
#[must_use]
pub fn measured(number: f64, measure: Measure, units: Units) -> String {
    match measure {
        Measure::Metres => length(number, units),
        Measure::Seconds => seconds(number),
        Measure::VoltsRms => volts(number),
        Measure::Ohms => format!("{} Ω", decimal(number, 1)),
        other => format!("{} {}", decimal(number, 1), other.name()),
    }
}

/// An activity with its share of the whole work, from 0 to 1.
#[must_use]
pub fn share_of_time(activity: &str, share: f64) -> String {
    format!("{activity} ({} %)", decimal(share * 100.0, 0))
}

#[must_use]
pub fn knowledge_version(version: &str) -> String {
    format!("Knowledge base {version}")
}

#[must_use]
pub fn not_for(verb: &str) -> String {
    format!("where it is to {verb}")
}

/// Who says it, and when.
#[must_use]
pub fn by(author: &str, year: Option<u16>, confirmed: bool) -> String {
    let year = year.map_or(String::new(), |year| format!(" {year}"));
    let doubt = if confirmed { "" } else { " (not confirmed)" };
    format!(", {author}{year}{doubt}")
}

/// A band of prices, each with its currency.
#[must_use]
pub fn usual_prices(from: &str, to: &str) -> String {
    format!("usually {from} to {to}")
}
