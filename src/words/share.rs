//! Wording of the view that shares and saves the advice.

use advisor::advice::{Need, Quality};

use super::gear::number;

pub const DOCUMENT: &str = "Share & save — Sweetspot";
pub const SKIP: &str = "Skip to the contents";
pub const TITLE: &str = "Share & save";
pub const LEAD: &str = "As a link, as a file, on paper, for the shop. Nothing leaves your browser unless you send it.";
pub const LINK: &str = "As a link";
pub const LINK_SAYS: &str = "The link holds your answers. The part after # is never sent to a server.";
pub const COPY: &str = "Copy";
pub const COPIED: &str = "Copied.";
pub const NOT_COPIED: &str = "This browser won't let the page copy. Select the link and copy it yourself.";
pub const SHARE: &str = "Share…";
pub const QR: &str = "The link as a QR code";
pub const NO_QR: &str = "The link is too long for a QR code that a phone could read.";
pub const FILES: &str = "As a file";
pub const MARKDOWN: &str = "Text (Markdown)";
pub const PLAN: &str = "Plan (CSV)";
pub const JSON: &str = "Everything (JSON)";
pub const IMPORT: &str = "Open a saved file";
pub const IMPORTED: &str = "Opened. Undo brings your previous answers back.";
pub const NOT_IMPORTED: &str = "We couldn't read anything in this file. Your answers are unchanged:";
pub const PARTLY_IMPORTED: &str = "Opened, except for these parts:";
pub const CARD: &str = "For the shop";
pub const CARD_SAYS: &str =
    "What to ask for, whichever model it is. You'll find these figures on the box or the data sheet.";
pub const NOTHING_TO_BUY: &str = "You don't need to buy anything, so there is nothing to ask for.";
pub const NO_NEEDS: &str = "No data-sheet figure helps here. Trust the listening test below.";
pub const LISTENING: &str = "Five minutes of listening";
pub const PRINT: &str = "Print this";
pub const FILE_NAME: &str = "sweetspot";

pub fn quality(what: Quality) -> &'static str {
    match what {
        Quality::SensitivityDbPerV | Quality::SensitivityDbPerMw => "Sensitivity",
        Quality::ImpedanceOhms => "Impedance",
        Quality::IsolationDb => "Isolation",
        Quality::WeightG => "Weight",
        Quality::LatencyMs => "Delay",
        Quality::LowestHz => "Lowest frequency",
        Quality::MaxSplDb => "Maximum level of one, at 1 m",
        Quality::MaxVoltsRms => "Maximum output",
        Quality::OutputOhms => "Output impedance",
        Quality::WooferIn => "Woofer",
    }
}

/// The range that a figure has to be in: `at least 105 dB/V`.
pub fn need(need: &Need) -> String {
    let unit = match need.unit {
        "ohm" => "Ω",
        other => other,
    };
    let bound = match (need.at_least, need.at_most) {
        (Some(from), Some(to)) => format!("{} to {} {unit}", number(from), number(to)),
        (Some(from), None) => format!("at least {} {unit}", number(from)),
        (None, Some(to)) => format!("at most {} {unit}", number(to)),
        (None, None) => String::new(),
    };
    match need.at {
        Some(at) => format!("{bound} at {} {}", number(at.number), if at.unit == "ohm" { "Ω" } else { at.unit }),
        None => bound,
    }
}

pub fn seconds(seconds: u16) -> String {
    format!("{seconds} s")
}

pub const EMBED: &str = "In your own page";
pub const EMBED_SAYS: &str = "Two lines add the advisor to an article or a shop, starting with these answers.";
pub const EXAMPLES: &str = "Examples and the guide";
