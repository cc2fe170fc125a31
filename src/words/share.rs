//! Wording of the view that takes the advice along.

use advisor::advice::{Need, Quality};

use super::gear::number;

pub const DOCUMENT: &str = "Share & save — Sweetspot";
pub const SKIP: &str = "Skip to the contents";
pub const TITLE: &str = "Take it along";
pub const LEAD: &str = "As a link, as a file, on paper, to the shop. Nothing is sent anywhere unless you send it.";
pub const LINK: &str = "As a link";
pub const LINK_SAYS: &str =
    "It holds all that you told, and no server sees it: what stands behind the # stays in the browser.";
pub const COPY: &str = "Copy";
pub const COPIED: &str = "Copied.";
pub const NOT_COPIED: &str = "This browser does not let the page copy; select the link and copy it by hand.";
pub const SHARE: &str = "Share…";
pub const QR: &str = "The link as a QR code";
pub const NO_QR: &str = "The link is too long for a QR code that a phone could read.";
pub const FILES: &str = "As a file";
pub const MARKDOWN: &str = "Text (Markdown)";
pub const PLAN: &str = "Plan (CSV)";
pub const JSON: &str = "Everything (JSON)";
pub const IMPORT: &str = "Open a saved file";
pub const IMPORTED: &str = "Opened. Your former answers can be had back with Undo.";
pub const NOT_IMPORTED: &str = "Nothing in this file could be read, so your answers stay as they are:";
pub const PARTLY_IMPORTED: &str = "Opened as far as it could be read:";
pub const CARD: &str = "For the shop";
pub const CARD_SAYS: &str = "What to ask for, whatever the model: read it off the box or the data sheet.";
pub const NOTHING_TO_BUY: &str = "There is nothing to buy, so there is nothing to ask for.";
pub const NO_NEEDS: &str = "No figure matters here that a data sheet would tell.";
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
        Quality::MaxSplDb => "Highest level of one at 1 m",
        Quality::MaxVoltsRms => "Highest output",
        Quality::OutputOhms => "Output impedance",
        Quality::WooferIn => "Woofer",
    }
}

/// What a figure has to be: `at least 105 dB/V`.
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
pub const EMBED_SAYS: &str = "Two lines put the advisor into an article or a shop, with these answers to begin with.";
pub const EXAMPLES: &str = "Examples and the guide";
