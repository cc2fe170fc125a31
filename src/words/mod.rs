//! All wording that the page adds to the advice.

pub mod gear;
mod problems;
pub mod share;
pub mod widget;

use advisor::advice::date_in_words;
use advisor::knowledge::{Basis, Product, Share, Tier};
use advisor::session::Units;
pub use advisor::session::words::*;
use advisor::situation::parts::Measure;
use advisor::situation::{GearType, Money};
pub use problems::problem;

pub const NAME: &str = "Sweetspot";
pub const TAGLINE: &str = "What to listen on, for your work, your room and your budget. And why.";
pub const SKIP_TO_ADVICE: &str = "Skip to the advice";
pub const PRIVACY: &str = "Everything runs in your browser. No account, no cookies; nobody sees your answers.";
pub const SOME_ANSWERS_LOST: &str =
    "We couldn't read part of this link or of your saved answers. Everything else is here.";
pub const ANSWER_BAR: &str = "Advice and questions";
pub const ADVICE: &str = "Advice";
pub const QUESTIONS: &str = "Questions";

pub const UNITS: &str = "Units: ";
pub const METRIC: &str = "metres";
pub const IMPERIAL: &str = "feet";
pub const COLOURS: &str = "Colours: ";
pub const THEME_SYSTEM: &str = "auto";
pub const THEME_LIGHT: &str = "light";
pub const THEME_DARK: &str = "dark";
pub const START_OVER: &str = "Start over";
pub const CHANGED_AT_ONCE: &str = "Your answers have changed.";
pub const UNDO: &str = "Undo";

pub const ASK_TITLE: &str = "Your set-up";
pub const ASK_LEAD: &str = "Answer as much or as little as you like. The advice updates as you go.";
pub const NOT_SURE: &str = "Not sure";
pub const WORK_HINT: &str = "Pick all that apply.";
pub const HOW_OFTEN: &str = "How much of the time?";
pub const SHARES: [(&str, f64); 3] = [("now and then", 1.0), ("often", 2.0), ("most of the time", 4.0)];
pub const MONEY: &str = "What's your budget?";
pub const NO_LIMIT: &str = "No limit";
pub const OWNED_HINT: &str =
    "What you own comes first; we suggest something in its place only where that brings much more.";
pub const SENSITIVITY: &str = "Sensitivity";
pub const IMPEDANCE: &str = "Impedance";
pub const WISH: &str = "Thinking of something?";
pub const WISH_HINT: &str = "You'll get an honest answer: yes, not now, or no.";
pub const AROUND: &str = "Around you";
pub const YOU: &str = "You";
pub const ROOM_WHY: &str = "Your room's size decides where bass booms or disappears, and how far back you can sit.";

pub const KITS: &str = "Kits to choose from";
pub const YOUR_KIT: &str = "The kit";
pub const NOTHING_TO_LISTEN_ON: &str = "This kit has nothing to listen on.";
pub const DOES: &str = "Use it to";
pub const HELPS: &str = "It helps you";
pub const PLAN_LEAD: &str = "What to use for each part of your work. 100 is the best there is in the best place; the bar shows how certain the score is.";
pub const STARTS_AT: &str = "Any gear starts at";
pub const ENDS_AT: &str = "In this situation";
pub const DO_FIRST_LEAD: &str = "With what you have, and with what you may buy: what helps most comes first.";
pub const FLIPS_LEAD: &str = "Tap one to see how the advice changes.";
pub const ASK_NEXT_LEAD: &str = "These unanswered questions could change the advice most.";
pub const TERMS: &str = "Words";
pub const TERMS_LEAD: &str =
    "Closed or open, dynamic or planar, sensitivity, leakage: what the words mean and why they matter";
pub const VIEWS: &str = "Views";
pub const GEAR: &str = "Gear";
pub const SHARE: &str = "Share & save";
pub const TITLE: &str = "Sweetspot — what to listen on, and why";
pub const SHOP: &str = "See it in the shop";
pub const DETAILS: &str = "All figures";
pub const OWNED_MODELS: &str = "Models you have";
pub const PICKED_MODELS: &str = "Models you want in the kit";
pub const NEVER_MODELS: &str = "Models we should never suggest";
pub const FIND_MODEL: &str = "Find your model in the catalogue";
pub const WORKING: &str = "Checking…";

pub fn versions(advice: Option<&advisor::advice::Advice>) -> String {
    advice.map_or(String::new(), |advice| {
        format!("Knowledge base {}, catalogue: {}", advice.knowledge.version, advice.knowledge.catalogue)
    })
}

/// Brand and model.
pub fn full_name(product: &Product) -> String {
    format!("{} {}", product.brand, product.name)
}

/// The document's title while one thing is open.
pub fn titled(what: &str) -> String {
    format!("{what} — {NAME}")
}

/// The unit beside a number, lengths in the visitor's.
pub fn unit(measure: Measure, units: Units, currency: &str) -> String {
    let unit = match (measure, units) {
        (Measure::Metres, Units::Metric) => "m",
        (Measure::Metres, Units::Imperial) => "ft",
        (Measure::Seconds, _) => "s",
        (Measure::VoltsRms, _) => "V RMS",
        (Measure::Ohms, _) => "Ω",
        (Measure::Currency, _) => currency,
        (Measure::Items | Measure::Parts, _) => "",
        (measure, _) => measure.name(),
    };
    unit.to_owned()
}

/// An amount in a currency.
pub fn price(amount: Money, currency: &str) -> String {
    advisor::advice::exact_money(amount, currency)
}

pub fn at_price(amount: Money, currency: &str) -> String {
    format!(" · {}", price(amount, currency))
}

/// What follows after the start of a score, by whether some rules take from it, and some give back.
pub const fn steps_follow(take: bool, give: bool) -> &'static str {
    match (take, give) {
        (true, true) => ". First what costs points, then what gives some of them back:",
        (true, false) => ". What costs points:",
        (false, _) => ".",
    }
}

/// When a price was checked.
pub fn price_seen(basis: Basis, date: Option<&str>, pair: bool) -> String {
    let seen = match date {
        Some(date) if basis == Basis::Unconfirmed => format!("price unconfirmed, {}", date_in_words(date)),
        Some(date) => format!("price checked {}", date_in_words(date)),
        None if basis == Basis::Unconfirmed => "price unconfirmed".to_owned(),
        None => String::new(),
    };
    match (pair, seen.is_empty()) {
        (true, true) => "for a pair".to_owned(),
        (true, false) => format!("for a pair, {seen}"),
        (false, _) => seen,
    }
}

pub fn price_band(tier: Tier, from: Money, to: Money, currency: &str) -> String {
    let class = match tier {
        Tier::Entry => "entry level",
        Tier::Solid => "mid-range",
        Tier::High => "high end",
    };
    format!("{class}, {}", usual_prices(from, to, currency))
}

pub fn remove(name: &str) -> String {
    format!("Remove {name}")
}

/// Gear types as they appear in a sentence.
pub fn nouns(gear: impl Iterator<Item = GearType>) -> String {
    let mut nouns: Vec<String> = Vec::new();
    for gear in gear {
        let noun = &::knowledge::embedded().gear(gear).noun;
        if !nouns.contains(noun) {
            nouns.push(noun.clone());
        }
    }
    advisor::advice::list(&nouns)
}

pub fn fit_in_words(low: Share, likely: Share, high: Share) -> String {
    format!("{} of 100, between {} and {}", of_hundred(likely), of_hundred(low), of_hundred(high))
}

pub fn out_of_range(from: &str, to: &str, unit: &str) -> String {
    {
        let range = format!("{from} to {to} {unit}");
        format!("Please enter a number from {}, or leave this empty.", range.trim_end())
    }
}

pub fn share_of_work(share: f64) -> String {
    format!("Counts for {} % of the score.", decimal(share * 100.0, 0))
}

pub const NO_FIGURES: &str = "Enter the size of your room or the figures of your headphones to see numbers here.";
pub const VOLUME_SAYS: &str = "The air in the room.";
pub const RT60_SAYS: &str = "How long a sound takes to fade by 60 dB.";
pub const SCHROEDER_SAYS: &str = "Below this, individual room resonances dominate.";
pub const MODES_SAYS: &str = "Along the length, width and height of the room.";
pub const CRITICAL_SAYS: &str =
    "Farther back than this, the room is louder than the loudspeaker. Only a rough guide in small rooms.";
pub const LONGEST_SEAT_SAYS: &str = "The largest stereo triangle that fits in the room.";
pub const REFERENCE_SAYS: &str =
    "The level at your seat to set up with: noise at −20 dBFS from one loudspeaker, meter set to C.";

/// A clause such as `if it is loud around you` as a sentence of its own.
pub fn sentence(clause: &str) -> String {
    advisor::advice::sentence_case(clause)
}

pub fn benefit(share: Share) -> String {
    format!("{} of 100", of_hundred(share))
}

pub fn between(low: Share, high: Share) -> String {
    format!(", probably between {} and {}.", of_hundred(low), of_hundred(high))
}

pub fn drive_says(max_spl_db: Option<f64>, enough: Option<bool>) -> String {
    match (max_spl_db, enough) {
        (Some(level), Some(true)) => format!("Your source reaches {} dB: enough.", decimal(level, 0)),
        (Some(level), _) => {
            format!("Your source reaches {} dB; 113 dB would be enough with the usual margin.", decimal(level, 0))
        }
        _ => "Enter the voltage and impedance of your source to see whether it is enough.".to_owned(),
    }
}

pub fn specs_of(label: &str) -> String {
    format!("{label}: figures from the data sheet, if you have them")
}

pub const SOURCE_FIGURES: &str = "Figures for that output, if you have them";
