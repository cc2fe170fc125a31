//! Parts of the sentences of an advice: lists, amounts, dates, agreement.

use crate::knowledge::{GearEntry, Share};
use crate::situation::Money;

pub const NOTHING_KNOWN: &str = "There is nothing to choose from: the knowledge base contains no gear.";
pub const TYPES_ONLY: &str = "types";

pub fn products(name: Option<&str>, count: usize) -> String {
    match name {
        Some(name) => format!("{name}: {count} products"),
        None => format!("{count} products"),
    }
}

/// `a`, `a and b`, `a, b and c`.
#[must_use]
pub fn list(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// Like [`list`], with a comma before the last where the parts have an `and` of their own.
pub fn clauses(parts: &[String]) -> String {
    match parts {
        [first @ .., last] if !first.is_empty() && first.iter().any(|part| part.contains(" and ")) => {
            format!("{}, and {last}", first.join(", "))
        }
        parts => list(parts),
    }
}

/// Verb phrases for a list, with `judge` said only once: `judge the balance`, `the low end`.
pub fn with_judge_once(phrases: Vec<String>) -> Vec<String> {
    const VERB: &str = "judge ";
    let mut follows = false;
    let shortened = phrases.into_iter().map(|phrase| {
        let object = phrase.strip_prefix(VERB);
        let shortened = if follows { object.unwrap_or(&phrase).to_owned() } else { phrase.clone() };
        follows = object.is_some();
        shortened
    });
    shortened.collect()
}

/// A noun as it appears after `your`.
#[must_use]
pub fn without_article(noun: &str) -> &str {
    noun.strip_prefix("an ").or_else(|| noun.strip_prefix("a ")).unwrap_or(noun)
}

/// A noun at the start of a sentence with the form of a verb that agrees with it.
pub fn subject(gear: &GearEntry, plural: &str, singular: &str) -> String {
    format!("{} {}", sentence_case(&gear.noun), if gear.plural { plural } else { singular })
}

/// The first letter in upper case, if it is one of the basic alphabet.
#[must_use]
pub fn sentence_case(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| core::iter::once(first.to_ascii_uppercase()).chain(letters).collect())
}

/// A share as it is shown: out of a hundred.
pub fn out_of_hundred(share: Share) -> i32 {
    (share.parts() + 50) / 100
}

/// An amount with its currency, rounded to whole units: `$349`, `349 CHF`.
#[must_use]
pub fn money(amount: Money, currency: &str) -> String {
    with_currency(grouped(amount.units()), currency)
}

/// An amount with its currency to the cent, if there are cents: `€79.90`, `$349`.
#[must_use]
pub fn exact_money(amount: Money, currency: &str) -> String {
    let mut digits = grouped(amount.cents() / 100);
    let cents = amount.cents() % 100;
    if cents > 0 {
        digits.push_str(if cents < 10 { ".0" } else { "." });
        digits.push_str(&cents.to_string());
    }
    with_currency(digits, currency)
}

/// A whole number with a comma between thousands.
fn grouped(number: u64) -> String {
    let mut digits = String::new();
    for (position, digit) in number.to_string().chars().rev().enumerate() {
        if position > 0 && position % 3 == 0 {
            digits.insert(0, ',');
        }
        digits.insert(0, digit);
    }
    digits
}

/// A date such as `2025-07` or `2025-07-14` as people write it: `July 2025`, `14 July 2025`. Other texts are returned as
/// they are.
#[must_use]
pub fn date_in_words(date: &str) -> String {
    const MONTHS: &str = "January February March April May June July August September October November December";
    let mut parts = date.split('-');
    let (Some(year), Some(month)) = (parts.next(), parts.next()) else { return date.to_owned() };
    let month = month.parse::<usize>().ok().and_then(|month| MONTHS.split(' ').nth(month.checked_sub(1)?));
    match (month, parts.next()) {
        (Some(month), None) => format!("{month} {year}"),
        (Some(month), Some(day)) => format!("{} {month} {year}", day.trim_start_matches('0')),
        (None, _) => date.to_owned(),
    }
}

fn with_currency(digits: String, currency: &str) -> String {
    match currency {
        "USD" => format!("${digits}"),
        "EUR" => format!("€{digits}"),
        "GBP" => format!("£{digits}"),
        other => format!("{digits} {other}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verb_is_not_said_twice() {
        let said = |phrases: [&str; 2]| list(&with_judge_once(phrases.map(str::to_owned).to_vec()));
        assert_eq!(said(["judge the balance", "judge the low end"]), "judge the balance and the low end");
        assert_eq!(said(["hear fine detail", "judge the low end"]), "hear fine detail and judge the low end");
    }

    #[test]
    fn dates_read_like_prose() {
        assert_eq!(date_in_words("2025-07"), "July 2025");
        assert_eq!(date_in_words("2026-11-02"), "2 November 2026");
        assert_eq!(date_in_words("2026"), "2026");
        assert_eq!(date_in_words("last week-end"), "last week-end");
    }

    #[test]
    fn amounts_and_lists_read_like_prose() {
        assert_eq!(money(Money::from_units(1_234_567), "USD"), "$1,234,567");
        assert_eq!(money(Money::from_units(49), "CHF"), "49 CHF");
        assert_eq!(money(Money::from_cents(9_990), "EUR"), "€100");
        assert_eq!(exact_money(Money::from_cents(9_990), "EUR"), "€99.90");
        assert_eq!(exact_money(Money::from_cents(123_405), "CHF"), "1,234.05 CHF");
        assert_eq!(exact_money(Money::from_units(349), "USD"), "$349");
        assert_eq!(list(&["a".into(), "b".into(), "c".into()]), "a, b and c");
        assert_eq!(sentence_case("near-field monitors"), "Near-field monitors");
    }
}
