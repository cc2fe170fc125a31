//! Wording of the gear view.

use super::{decimal, price};
use advisor::browse::{Evidence, Facet, Origin, ProductTrait, Settled, Sort, Wish};
use advisor::knowledge::{
    Availability, Enclosure, Knowledge, Product, ProductFigure, Quantity, Transducer, Unit, Wearing,
};
use advisor::situation::{GearType, Money, Vocabulary};
use knowledge::embedded;

pub const TITLE: &str = "Gear";
pub const LEAD: &str = "Every figure shows where it comes from. What we don't know, we leave blank.";
pub const SEARCH: &str = "Find a model";
pub const SEARCH_HINT: &str = "Brand, model or type: hd 600, closed headphones, subwoofer 10 inch. Typos are fine.";
pub const NARROW: &str = "Filters";
pub const RESET: &str = "Clear all filters";
pub const SORT: &str = "Sort by";
pub const NOTHING_FOUND: &str = "No product matches all of these filters. Remove one, or clear them all.";
pub const MORE: &str = "Show more";
pub const COMPARE: &str = "Compare";
pub const COMPARED: &str = "Side by side";
pub const CLEAR: &str = "Clear";
pub const CLEAR_COMPARED: &str = "Clear the comparison";
pub const FIGURE: &str = "Figure";
pub const BEST: &str = "best";
pub const UNKNOWN: &str = "unknown";
pub const UNCONFIRMED: &str = "unconfirmed";
pub const CLOSE: &str = "Back to the list";
pub const OWN: &str = "I own this";
pub const PICK: &str = "Use in my kit";
pub const NEVER: &str = "Never suggest this";
pub const NO_PRICE: &str = "price unknown";
pub const NO_PRICE_NO_KIT: &str = "Without a price it can't be part of a kit.";
pub const NO_PRICE_OWN_IT: &str =
    "We have no price for it, so it can't be part of a kit you buy. If you own it, add it to your gear.";
pub const NO_SUCH_MODEL: &str = "This model is not in the catalogue in use.";
pub const FIGURES: &str = "Figures";
pub const ALTERNATIVES: &str = "Closest alternative that is…";
pub const NO_ALTERNATIVE: &str = "none known";
pub const FIELD: &str = "Near, mid or far?";
pub const DOCUMENT: &str = "Gear — Sweetspot";
pub const SKIP: &str = "Skip to the products";
pub const OWN_CATALOGUE: &str = "Your own catalogue";
pub const OWN_CATALOGUE_LEAD: &str =
    "A list from a shop or of your own, as JSON or CSV: drop it here or choose a file. It stays on this device.";
pub const CHOOSE_FILE: &str = "Choose a file";
pub const BUILT_IN: &str = "Go back to the built-in catalogue";
pub const FORMAT: &str = "File format";
pub const FORMAT_SAYS: &str = "A CSV, separated by commas, semicolons or tabs, adds its products to ours. brand, model and \
    type are required. Optional: price with currency, price_for (one or pair), price_date, link (https), availability, \
    impedance_ohms, sensitivity_db_per_mw or sensitivity_db_per_v, weight_g, isolation_db, lowest_hz, max_spl_db, woofer_in.";
pub const SAMPLE_CSV: &str = "\
brand,model,type,price,currency,price_for,link,availability
Sennheiser,HD 600,open_over_ear,289,EUR,one,https://shop.example/hd-600,current
Yamaha,HS5,near_field,358,EUR,pair,https://shop.example/hs5,current";
pub const FORMAT_JSON: &str = "JSON uses the same names; with \"mode\": \"replace\" its products replace ours.";
pub const SAMPLE_JSON: &str = r#"{ "sweetspot_catalogue": 1, "name": "Example Sound", "currency": "EUR", "mode": "replace",
  "products": [ { "brand": "Sennheiser", "model": "HD 600", "type": "open_over_ear", "price": 289 } ] }"#;
pub const TYPES: &str = "Types: ";
pub const AVAILABILITIES: &str = "Availability: ";
pub const COUNTS: &str = "What we know, and how well";
pub const COUNTS_LEAD: &str = "Percentage of the products of each type whose figure is measured, claimed by the manufacturer, computed \
    from measurements, unconfirmed, or unknown.";
pub const PRODUCTS: &str = "Products";
pub const FROM: &str = "from";
pub const TO: &str = "to";

pub fn found(count: usize, all: usize) -> String {
    match count {
        1 => format!("1 of {all} products"),
        _ => format!("{count} of {all} products"),
    }
}

pub fn forgiven(text: &str) -> String {
    format!("Nothing is called “{text}”. Closest matches:")
}

pub fn left_out(count: usize) -> String {
    match count {
        1 => "One more product might match, but we don't know the figures you filter by.".to_owned(),
        _ => format!("{count} more products might match, but we don't know the figures you filter by."),
    }
}

pub fn built_in_in_use(products: usize) -> String {
    format!("In use: the built-in catalogue, {products} products.")
}

pub fn own_in_use(name: &str, products: usize, currency: &str) -> String {
    format!("In use: {name}, {products} products in all, prices in {currency}.")
}

pub fn refused(errors: usize) -> String {
    let problems = if errors == 1 { "1 problem".to_owned() } else { format!("{errors} problems") };
    format!("Import failed ({problems}). Your current catalogue is unchanged.")
}

pub fn taken(products: usize, warnings: usize) -> String {
    let imported = if products == 1 { "1 product".to_owned() } else { format!("{products} products") };
    match warnings {
        0 => format!("{imported} imported."),
        1 => format!("{imported} imported. One figure looked wrong and was left out:"),
        _ => format!("{imported} imported. {warnings} figures looked wrong and were left out:"),
    }
}

pub fn and_more(count: usize) -> String {
    format!("… and {count} more.")
}

pub fn facet(facet: Facet) -> &'static str {
    match facet {
        Facet::Origin => "Only from",
        Facet::Type => "Type",
        Facet::Enclosure => "Design",
        Facet::Wearing => "Fit",
        Facet::Transducer => "Transducer",
        Facet::Availability => "Availability",
        Facet::Price => "Price of one",
        Facet::Impedance => "Impedance, Ω",
        Facet::Isolation => "Isolation, dB",
        Facet::LowestHz => "Plays down to, Hz",
    }
}

/// The catalogue a product comes from; the visitor's own goes by its name.
pub fn origin(origin: Origin, own_name: Option<&str>) -> String {
    match origin {
        Origin::Outside => own_name.unwrap_or_default().to_owned(),
        Origin::BuiltIn => "the built-in catalogue".to_owned(),
    }
}

pub fn sort(sort: Sort) -> &'static str {
    match sort {
        Sort::Relevance => "best match",
        Sort::Name => "name",
        Sort::Price => "price",
        Sort::Preference => "measured preference",
        Sort::Extension => "deepest first",
        Sort::Weight => "lightest first",
        Sort::Impedance => "impedance",
    }
}

pub fn enclosure(enclosure: Enclosure) -> &'static str {
    match enclosure {
        Enclosure::Closed => "closed",
        Enclosure::SemiOpen => "semi-open",
        Enclosure::Open => "open",
        Enclosure::Sealed => "sealed",
    }
}

pub fn wearing(wearing: Wearing) -> &'static str {
    match wearing {
        Wearing::OverEar => "over the ear",
        Wearing::OnEar => "on the ear",
        Wearing::InEar => "in the ear",
    }
}

pub fn transducer(transducer: Transducer) -> &'static str {
    match transducer {
        Transducer::Dynamic => "dynamic",
        Transducer::PlanarMagnetic => "planar",
        Transducer::Electrostatic => "electrostatic",
        Transducer::BalancedArmature => "balanced armature",
        Transducer::Hybrid => "hybrid",
        Transducer::AirMotion => "air motion",
    }
}

pub fn availability(availability: Availability) -> &'static str {
    match availability {
        Availability::Current => "on sale",
        Availability::Discontinued => "no longer made",
        Availability::SoldOut => "sold out",
        Availability::ToOrder => "made to order",
        Availability::Unknown => "availability unknown",
    }
}

pub fn wish(wish: Wish) -> &'static str {
    match wish {
        Wish::Closed => "closed",
        Wish::Open => "open",
        Wish::Cheaper => "cheaper",
        Wish::Lighter => "lighter",
        Wish::Deeper => "deeper",
        Wish::EasierToDrive => "easier to drive",
    }
}

pub fn product_trait(what: ProductTrait) -> &'static str {
    match what {
        ProductTrait::Type => "Type",
        ProductTrait::Availability => "Availability",
        ProductTrait::Transducer => "Transducer",
        ProductTrait::DetachableCable => "Detachable cable",
        ProductTrait::Wireless => "Wireless",
    }
}

/// The value of a trait, from its name in the catalogue.
pub fn trait_value(what: ProductTrait, value: &'static str) -> &'static str {
    match what {
        ProductTrait::Type => said(value, |gear: GearType| embedded().gear(gear).label.as_str()),
        ProductTrait::Availability => said(value, availability),
        ProductTrait::Transducer => said(value, transducer),
        ProductTrait::DetachableCable | ProductTrait::Wireless => value,
    }
}

fn said<V: Vocabulary>(name: &'static str, say: fn(V) -> &'static str) -> &'static str {
    V::ALL.iter().find(|value| value.name() == name).map_or(name, |value| say(*value))
}

pub fn quantity(what: Quantity) -> &'static str {
    match what {
        Quantity::Price => "Price of one",
        Quantity::Impedance => "Impedance",
        Quantity::Sensitivity => "Sensitivity",
        Quantity::MeasuredSensitivity => "Sensitivity, measured",
        Quantity::MeasuredImpedance1khz => "Impedance at 1 kHz, measured",
        Quantity::Weight => "Weight",
        Quantity::Isolation => "Isolation",
        Quantity::PreferenceScore => "Preference score",
        Quantity::PreferenceErrorSd => "Deviation from the target",
        Quantity::PreferenceSlope => "Tilt relative to the target",
        Quantity::Woofer => "Woofer",
        Quantity::Ways => "Ways",
        Quantity::F3 => "Bass limit at −3 dB",
        Quantity::F6 => "Bass limit at −6 dB",
        Quantity::F10OrUnspecified => "Bass limit, −10 dB or not stated",
        Quantity::MaxSpl => "Maximum level",
        Quantity::RecommendedDistanceMin => "Recommended distance from",
        Quantity::RecommendedDistanceMax => "Recommended distance to",
        Quantity::Height => "Height",
        Quantity::Width => "Width",
        Quantity::Depth => "Depth",
        Quantity::OliveScore => "Olive score",
        Quantity::OliveScoreWithSub => "Olive score with a subwoofer",
        Quantity::Lfx => "Low-frequency extension (LFX)",
        Quantity::OnaxisBand => "Narrow-band deviation, on axis",
        Quantity::OutputVolts => "Output voltage",
        Quantity::OutputImpedance => "Output impedance",
        Quantity::Power16Ohm => "Power into 16 Ω",
        Quantity::Power32Ohm => "Power into 32 Ω",
        Quantity::Power64Ohm => "Power into 64 Ω",
        Quantity::Power300Ohm => "Power into 300 Ω",
        Quantity::Power600Ohm => "Power into 600 Ω",
        Quantity::PowerTotal => "Total power",
        Quantity::ResponseTolerance => "Tolerance of the response",
        Quantity::SelfNoise => "Self-noise",
        Quantity::Panels => "Panels",
        Quantity::PanelThickness => "Panel thickness",
    }
}

fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Ohm => "Ω",
        Unit::DbPerMw => "dB/mW",
        Unit::DbPerV => "dB/V",
        Unit::DbPer100V => "dB/100 V",
        Unit::Db => "dB",
        Unit::DbPerOctave => "dB/octave",
        Unit::Points => "points",
        Unit::Gram => "g",
        Unit::Millimetre => "mm",
        Unit::Metre => "m",
        Unit::Inch => "in",
        Unit::Hertz => "Hz",
        Unit::Milliwatt => "mW",
        Unit::VoltRms => "V RMS",
        Unit::Count | Unit::Money => "",
    }
}

/// A number with at most two decimals, its sign included.
pub fn number(value: f64) -> String {
    let sign = if value < 0.0 { "−" } else { "" };
    let text = decimal(value.abs(), 2);
    let text = text.trim_end_matches('0').trim_end_matches('.');
    format!("{sign}{text}")
}

/// A figure with its unit.
pub fn figure(figure: &ProductFigure, currency: &str) -> String {
    if figure.unit == Unit::Money {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "prices are small, and it saturates"
        )]
        return price(Money::from_cents((f64::from(figure.value) * 100.0).round() as u64), currency);
    }
    format!("{} {}", number(f64::from(figure.value)), unit(figure.unit)).trim_end().to_owned()
}

/// What a product costs to use.
pub fn cost(knowledge: &Knowledge, product: &Product, currency: &str) -> String {
    match knowledge.cost(product) {
        Some(cost) if knowledge.gear(product.gear).used_in_pairs => format!("{} a pair", price(cost, currency)),
        Some(cost) => price(cost, currency),
        None => NO_PRICE.to_owned(),
    }
}

pub fn with_date(source: &str, date: Option<&str>) -> String {
    date.map_or_else(|| source.to_owned(), |date| format!("{source}, {date}"))
}

pub fn settled(settled: Settled, noun: &str) -> String {
    match settled {
        Settled::ByFigures => format!("Going by the figures, these are {noun}."),
        Settled::ByCatalogueAmongEqual => {
            format!("The figures allow several types; the tables we follow list this as {noun}.")
        }
        Settled::ByCatalogueForWant => {
            format!("We know too little to work it out; the tables we follow list this as {noun}.")
        }
    }
}

pub fn evidence(evidence: Evidence, from: &str, to: &str) -> String {
    let admits =
        if from == to { format!("points to {from}") } else { format!("could be anything from {from} to {to}") };
    let what = match evidence {
        Evidence::Woofer { inches, count: 1 } => format!("{}-inch woofer", number(inches)),
        Evidence::Woofer { inches, count } => {
            format!("{count} woofers, together as large as one of {} inches", number((inches * 10.0).round() / 10.0))
        }
        Evidence::Extension { hz, is_f6: true } => format!("plays down to {} Hz at −6 dB", number(hz)),
        Evidence::Extension { hz, is_f6: false } => format!("plays down to at least {} Hz (−3 dB)", number(hz)),
        Evidence::Level { db_spl: [near, mid, far], needed_db_spl } => format!(
            "one loudspeaker reaches {}, {} and {} dB at 1, 2 and 3 m, and peaks need {} dB",
            decimal(near, 0),
            decimal(mid, 0),
            decimal(far, 0),
            decimal(needed_db_spl, 0)
        ),
        Evidence::Recommended { from_m, to_m } => {
            format!("the manufacturer recommends {} to {} m", number(from_m), number(to_m))
        }
    };
    format!("{}: {admits}", advisor::advice::sentence_case(&what))
}

pub fn compared_so_far(name: &str) -> String {
    format!("{name} selected. Choose another to compare; up to four fit side by side.")
}

pub fn compared_count(count: usize) -> String {
    format!("{count} to compare")
}

pub fn percent(part: usize, of: usize) -> String {
    match (part * 100 + of / 2).checked_div(of) {
        None | Some(0) => "·".to_owned(),
        Some(share) => share.to_string(),
    }
}

pub fn remove_from_comparison(name: &str) -> String {
    format!("Remove {name} from the comparison")
}
