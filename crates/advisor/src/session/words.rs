//! Wording shared by the page and its exports.

use crate::acoustics::room::CUBIC_FEET_PER_CUBIC_METRE;
use crate::advice::{ItemAction, Label, WishVerdict, exact_money, without_article};
use crate::knowledge::{Availability, Basis, Grade, Knowledge, Share, Verdict};
use crate::session::Units;
use crate::situation::parts::Measure;
use crate::situation::{GearType, Money, Vocabulary};

pub const WORK: &str = "What do you do?";
pub const ROOM: &str = "Your room";
pub const OWNED: &str = "What do you already have?";

pub const ANSWERS: &str = "Your answers";
pub const DO_FIRST: &str = "Do these first: they cost nothing";
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
pub const RULED_OUT: &str = "Ruled out for what you do";
pub const LOST: &str = "Possible, but behind";
pub const WISHES: &str = "What you were thinking of";
pub const FLIPS: &str = "What would change it";
pub const NO_FLIPS: &str = "We tried changes to each of your answers; none alone changes the advice.";
pub const ASK_NEXT: &str = "Answer these next";
pub const NOTHING_TO_ASK: &str = "Nothing you left blank would change this much.";
pub const CONFIDENCE: &str = "How sure is this?";
pub const NUMBERS: &str = "The numbers behind it";
pub const NOT_KNOWN: &str = "What to keep in mind";
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

/// The label of a kit; one that does not cover the essential work does not "work".
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
pub fn action(action: ItemAction) -> &'static str {
    match action {
        ItemAction::Buy => "Buy",
        ItemAction::Replace => "Buy in place of yours",
        ItemAction::UseOwned => "You have it",
    }
}

/// What something takes the place of, by the id of its model or the name of its type: `in place of your Sennheiser HD 600`.
#[must_use]
pub fn in_place_of(replaced: &str, knowledge: &Knowledge) -> String {
    let noun = GearType::from_name(replaced).map(|gear| without_article(&knowledge.gear(gear).noun).to_owned());
    let model = || knowledge.catalogue.product(replaced).map(|product| format!("{} {}", product.brand, product.name));
    format!("in place of your {}", noun.or_else(model).unwrap_or_else(|| replaced.to_owned()))
}

/// The remark about a model that is not in stock.
#[must_use]
pub fn stock(availability: Availability) -> Option<&'static str> {
    match availability {
        Availability::Discontinued => Some("no longer made; look for a used one"),
        Availability::SoldOut => Some("sold out; ask when it will be back"),
        Availability::ToOrder => Some("made to order; ask how long it takes"),
        Availability::Current | Availability::Unknown => None,
    }
}

#[must_use]
pub fn verdict(answer: WishVerdict) -> &'static str {
    match answer {
        WishVerdict::Yes => "Yes",
        WishVerdict::NotNow => "Not now",
        WishVerdict::No => "No",
    }
}

/// The verdict on a claim.
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

/// A number with a fixed count of decimals; not by the standard library's float formatting, which is large.
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
        "We filled in your blanks with plausible answers and varied every figure that is not known: this stayed a good choice \
         in {} of 100 cases.",
        of_hundred(share)
    )
}

/// What something gives back of the whole work.
#[must_use]
pub fn gives_back(effect: Share) -> String {
    let tenths = (effect.parts() + 5) / 10;
    format!("Worth about {}.{} points of 100 by itself.", tenths / 10, tenths % 10)
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

/// An activity with its share of the whole work, which is 0 to 1.
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
    format!("when you need to {verb}")
}

/// The author and year of a source.
#[must_use]
pub fn by(author: &str, year: Option<u16>, confirmed: bool) -> String {
    let year = year.map_or(String::new(), |year| format!(" {year}"));
    let doubt = if confirmed { "" } else { " (not confirmed)" };
    format!(", {author}{year}{doubt}")
}

/// A band of prices in a currency.
#[must_use]
pub fn usual_prices(from: Money, to: Money, currency: &str) -> String {
    let to = exact_money(to, currency);
    if from == Money::ZERO {
        format!("usually up to {to}")
    } else {
        format!("usually {} to {to}", exact_money(from, currency))
    }
}
