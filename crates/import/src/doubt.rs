//! Figures that are possible each by itself, and doubtful beside each other or beside what is known.

use advisor::acoustics::headphone::db_per_v;
use advisor::knowledge::{About, Family, GearEntry, Product, Quantity, Wearing};
use advisor::situation::{Vocabulary, rounded};

/// What is odd, and what was probably meant.
pub(super) type Doubt = (String, String);

/// Currencies in which shops ask much the same number for the same thing. In dollars of Canada or Australia the price of
/// one would look like that of a pair.
const ALIKE: [&str; 4] = ["USD", "EUR", "GBP", "CHF"];

/// The sensitivity of headphones as a file gives it.
#[derive(Clone, Copy)]
pub(super) struct Sensitivity {
    pub per_mw: Option<f64>,
    pub per_v: Option<f64>,
    /// From the file, else from the known product.
    pub ohms: Option<f64>,
}

/// Whether a sensitivity is given in the wrong unit.
///
/// With a known product the two readings are compared with its sensitivity, else with what headphones can be at all:
/// the bench has them between 92 and 124 dB/V and between 83 and 112 dB/mW.
pub(super) fn sensitivity(
    claimed: Sensitivity,
    entry: &GearEntry,
    known: Option<&Product>,
    about: &About,
) -> Option<Doubt> {
    const APART_DB: f64 = 3.5;
    const NEAR_DB: f64 = 2.0;
    let ohms = claimed.ohms?;
    let known = known.and_then(|known| about.sensitivity_db_per_v(known)).map(|(from, to)| f64::midpoint(from, to));
    let apart = |one: f64, other: f64| (one - other).abs() > APART_DB;
    let near = |one: f64, other: f64| (one - other).abs() < NEAR_DB;
    match (claimed.per_mw, claimed.per_v) {
        (Some(per_mw), Some(per_v)) => apart(db_per_v(per_mw, ohms), per_v).then(|| {
            let what = format!(
                "{} dB/mW at {} ohms are {} dB/V, not {}",
                rounded(per_mw),
                rounded(ohms),
                tenths(db_per_v(per_mw, ohms)),
                rounded(per_v)
            );
            let swapped = near(db_per_v(per_v, ohms), per_mw);
            let remedy = if swapped { "the two look swapped" } else { "keep the one that was measured" };
            (what, remedy.to_owned())
        }),
        (Some(per_mw), None) => {
            let meant = db_per_v(per_mw, ohms);
            let highest = if entry.wearing == Some(Wearing::InEar) { 138.0 } else { 128.0 };
            let mistaken = match known {
                Some(known) => apart(meant, known) && near(per_mw, known),
                None => meant > highest && per_mw > 100.0,
            };
            mistaken.then(|| {
                let what =
                    format!("{} dB/mW at {} ohms would be {} dB/V", rounded(per_mw), rounded(ohms), tenths(meant));
                (what, format!("if it is dB/V, write `sensitivity_db_per_v`: {}", rounded(per_mw)))
            })
        }
        (None, Some(per_v)) => {
            let meant = per_v - db_per_v(0.0, ohms);
            let mistaken = match known {
                Some(known) => apart(per_v, known) && near(db_per_v(per_v, ohms), known),
                None => meant < 83.0 && per_v < 112.0,
            };
            mistaken.then(|| {
                let what =
                    format!("{} dB/V at {} ohms would be {} dB/mW", rounded(per_v), rounded(ohms), tenths(meant));
                (what, format!("if it is dB/mW, write `sensitivity_db_per_mw`: {}", rounded(per_v)))
            })
        }
        (None, None) => None,
    }
}

fn tenths(number: f64) -> String {
    rounded((number * 10.0).round() / 10.0)
}

/// Whether a price is that of one where the pair's is said, of a pair where one's is said, or in cents.
///
/// `each` is the price of one piece as the file has it. Only where the known price is in a currency of about the same
/// worth; a price that fits as another thing within a quarter is doubted, a bargain or a markup is not.
pub(super) fn price(
    each: f64,
    pair: bool,
    currencies: [&str; 2],
    paired: bool,
    known: Option<&Product>,
) -> Option<Doubt> {
    if !currencies.iter().all(|currency| ALIKE.contains(currency)) {
        return None;
    }
    let usual = f64::from(known?.figure(Quantity::Price)?.value);
    let fits = |price: f64| usual > 0.0 && (usual * 0.8..=usual * 1.25).contains(&price);
    let claimed = if pair { each * 2.0 } else { each };
    let what = || {
        let [_, currency] = currencies;
        let of = if paired { "each" } else { "for it" };
        format!("{} is far from the {} {currency} {of} that we have", rounded(claimed), rounded(usual))
    };
    if fits(each / 100.0) {
        return Some((what(), format!("if this is cents, write {}", rounded(claimed / 100.0))));
    }
    if paired && pair && fits(claimed) {
        return Some((what(), "if this is the price of one, write `price_for`: one".to_owned()));
    }
    if paired && !pair && fits(each / 2.0) {
        return Some((what(), "if this is the price of a pair, write `price_for`: pair".to_owned()));
    }
    None
}

/// Whether a file calls a product something that headphones and loudspeakers cannot both be.
pub(super) fn kind(entry: &GearEntry, known: Option<&GearEntry>) -> Option<Doubt> {
    let are_headphones = |entry: &GearEntry| entry.family == Family::Headphones;
    let known = known.filter(|known| are_headphones(known) != are_headphones(entry))?;
    let what = "we list a product of this name as another type".to_owned();
    Some((what, format!("check the type; ours is `{}`", known.id.name())))
}
