//! All wording that the page adds to the advice, in one place, ready for another language.

pub mod gear;
pub mod share;
pub mod widget;

use advisor::knowledge::{Basis, Product, Share, Tier};
use advisor::session::Units;
pub use advisor::session::words::*;
use advisor::situation::parts::Measure;
use advisor::situation::{GearType, Money};

pub const NAME: &str = "Sweetspot";
pub const TAGLINE: &str = "What to listen on, for your work, in your room, for your money. And why.";
pub const SKIP_TO_ADVICE: &str = "Skip to the advice";
pub const PRIVACY: &str = "Everything is worked out in your browser. No account, no cookies, nobody sees your answers.";
pub const SOME_ANSWERS_LOST: &str =
    "Some of what your last visit or the link told could not be read. Everything else is here.";
pub const THUMB_BAR: &str = "Advice and questions";
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
pub const CHANGED_AT_ONCE: &str = "Several answers have changed.";
pub const UNDO: &str = "Undo";

pub const ASK_TITLE: &str = "Tell us about your setup";
pub const ASK_LEAD: &str = "Nothing is compulsory. The advice is there already, and follows every answer.";
pub const NOT_SURE: &str = "Not sure";
pub const WORK_HINT: &str = "Pick all that apply.";
pub const HOW_OFTEN: &str = "How much of the time?";
pub const SHARES: [(&str, f64); 3] = [("now and then", 1.0), ("often", 2.0), ("most of the time", 4.0)];
pub const MONEY: &str = "What may it cost?";
pub const NO_LIMIT: &str = "No limit";
pub const OWNED_HINT: &str = "It costs nothing and comes first.";
pub const SENSITIVITY: &str = "Sensitivity";
pub const IMPEDANCE: &str = "Impedance";
pub const WISH: &str = "Thinking of something?";
pub const WISH_HINT: &str = "You get an honest answer: yes, not now, or no.";
pub const AROUND: &str = "Around you";
pub const YOU: &str = "You";
pub const ROOM_WHY: &str = "It decides where bass booms and vanishes, how far away you can sit, and how loud is loud.";

pub const KITS: &str = "Three sizes of the answer";
pub const YOUR_KIT: &str = "The kit";
pub const NOTHING_TO_LISTEN_ON: &str = "There is nothing in this kit to listen on.";
pub const DOES: &str = "It is there to";
pub const HELPS: &str = "It helps to";
pub const PLAN_LEAD: &str =
    "What to use for which part of the work. 100 would be perfect. The bar shows how sure the score is.";
pub const STARTS_AT: &str = "Any gear starts at";
pub const ENDS_AT: &str = "In this situation";
pub const FLIPS_LEAD: &str = "Each of these has been tried. Press one to see it.";
pub const ASK_NEXT_LEAD: &str = "Of all you have not told, these answers matter most.";
pub const TERMS: &str = "Words";
pub const TERMS_LEAD: &str = "Closed or open, dynamic or planar, sensitivity, leakage: what the words mean and decide";
pub const VIEWS: &str = "Views";
pub const GEAR: &str = "Gear";
pub const SHARE: &str = "Share & save";
pub const TITLE: &str = "Sweetspot — what to listen on, and why";
pub const SHOP: &str = "See it in the shop";
pub const DETAILS: &str = "All figures";
pub const OWNED_MODELS: &str = "Models you have";
pub const PICKED_MODELS: &str = "Models you want in the kit";
pub const NEVER_MODELS: &str = "Models never to suggest";
pub const FIND_MODEL: &str = "Find your model in the catalogue";
pub const WORKING: &str = "Looking around…";

pub fn versions(advice: Option<&advisor::advice::Advice>) -> String {
    advice.map_or(String::new(), |advice| {
        format!("Knowledge base {}, catalogue: {}", advice.knowledge.version, advice.knowledge.catalogue)
    })
}

/// Brand and model.
pub fn full_name(product: &Product) -> String {
    format!("{} {}", product.brand, product.name)
}

/// What the document is called while one thing is looked at.
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

/// Where a price comes from, behind it.
pub fn price_seen(basis: Basis, date: Option<&str>, pair: bool) -> String {
    let seen = match date {
        Some(date) if basis == Basis::Unconfirmed => format!("price unconfirmed, {date}"),
        Some(date) => format!("price seen {date}"),
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
        Tier::Entry => "entry class",
        Tier::Solid => "middle class",
        Tier::High => "top class",
    };
    format!("{class}, usually {} to {}", price(from, currency), price(to, currency))
}

pub fn remove(name: &str) -> String {
    format!("Take {name} back")
}

/// Gear types as they stand in a sentence.
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
    format!("Please give a number from {from} to {to} {unit}, or leave it empty.")
}

pub fn share_of_work(share: f64) -> String {
    format!("Counts for {} % of the score.", decimal(share * 100.0, 0))
}

pub const NO_FIGURES: &str = "Give the size of your room, or the figures of your headphones, and they appear here.";
pub const VOLUME_SAYS: &str = "The air in the room.";
pub const RT60_SAYS: &str = "How long a sound takes to die away by 60 dB.";
pub const SCHROEDER_SAYS: &str = "Below it single resonances of the room rule.";
pub const MODES_SAYS: &str = "Along length, width and height.";
pub const CRITICAL_SAYS: &str =
    "Farther away, the room is louder than the loudspeaker. Only a rough guide in small rooms.";
pub const LONGEST_SEAT_SAYS: &str = "The largest stereo triangle that the floor leaves room for.";
pub const REFERENCE_SAYS: &str = "At your seat, C-weighted, for −20 dBFS noise from one loudspeaker.";

/// A clause such as `if it is loud around you` as a sentence of its own.
pub fn sentence(clause: &str) -> String {
    advisor::advice::sentence_case(clause)
}

pub fn benefit(share: Share) -> String {
    format!("{} of 100", of_hundred(share))
}

pub fn between(low: Share, high: Share) -> String {
    format!(", somewhere between {} and {}.", of_hundred(low), of_hundred(high))
}

pub fn drive_says(max_spl_db: Option<f64>, enough: Option<bool>) -> String {
    match (max_spl_db, enough) {
        (Some(level), Some(true)) => format!("Your source reaches {} dB: enough.", decimal(level, 0)),
        (Some(level), _) => {
            format!("Your source reaches {} dB; 113 dB would leave the usual margin.", decimal(level, 0))
        }
        _ => "Tell the voltage and impedance of your source to see whether it is enough.".to_owned(),
    }
}

pub fn specs_of(label: &str) -> String {
    format!("{label}: figures from the box, if you have them")
}

pub const SOURCE_FIGURES: &str = "Figures of that output, if you have them";
