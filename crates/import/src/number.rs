//! Numbers in the cells of a table.
//!
//! Not with the standard library's parser, which would weigh as much in the page as the rest of this folder.

/// A number such as `149`, `0.5` or, where commas are decimal, `149,95`.
///
/// # Errors
/// What to write instead: a cell with a unit or a currency, with a separator for thousands, or one that could be read
/// in two ways.
pub(super) fn number(cell: &str, decimal_comma: bool) -> Result<f64, &'static str> {
    const MOST_DIGITS: usize = 15;
    let (negative, digits) = match cell.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (true, rest),
        None => (false, cell.strip_prefix('+').unwrap_or(cell)),
    };
    let is_separator = |character: char| matches!(character, '.' | ',');
    if digits.is_empty() || !digits.chars().all(|character| character.is_ascii_digit() || is_separator(character)) {
        return Err("write only the number, without unit, currency or spaces");
    }
    let (whole, fraction) = digits.split_once(is_separator).unwrap_or((digits, ""));
    if fraction.contains(is_separator) {
        return Err("write it without a thousands separator");
    }
    if digits.contains(',') && !decimal_comma {
        return Err("write a decimal point; a decimal comma is for files with semicolons or tabs");
    }
    let looks_grouped = fraction.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0');
    if decimal_comma && looks_grouped {
        return Err("this could be thousands or thousandths: write it without a thousands separator");
    }
    if whole.is_empty() || whole.len() + fraction.len() > MOST_DIGITS {
        return Err("write at most fifteen digits, at least one of them before the decimal point");
    }
    let (mut mantissa, mut scale) = (0.0_f64, 1.0_f64);
    for digit in whole.bytes() {
        mantissa = mantissa * 10.0 + f64::from(digit - b'0');
    }
    for digit in fraction.bytes() {
        mantissa = mantissa * 10.0 + f64::from(digit - b'0');
        scale *= 10.0;
    }
    // Both are whole and exact below 2^53, so the quotient is the nearest float.
    let number = mantissa / scale;
    Ok(if negative { -number } else { number })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_comma_is_decimal_only_where_it_does_not_separate_cells() {
        assert_eq!(number("149.95", false), Ok(149.95));
        assert_eq!(number("149,95", true), Ok(149.95));
        assert_eq!(number("149.95", true), Ok(149.95));
        assert!(number("149,95", false).is_err_and(|remedy| remedy.contains("decimal point")));
    }

    #[test]
    fn what_could_be_thousands_is_asked_about() {
        assert!(number("1.299", true).is_err_and(|remedy| remedy.contains("thousandths")));
        assert_eq!(number("1.299", false), Ok(1.299), "a comma separates cells, so the point is decimal");
        assert_eq!(number("0,125", true), Ok(0.125), "nobody writes thousands like that");
        assert!(number("1,299.00", false).is_err_and(|remedy| remedy.contains("thousands")));
    }

    #[test]
    fn units_and_other_words_are_no_part_of_a_number() {
        for cell in ["38 ohm", "€149", "149 EUR", "1e3", "NaN", "inf", "", "-", ".", ".5", "1 299", "0x10", "٣"] {
            assert!(number(cell, true).is_err(), "{cell} is read");
        }
    }

    proptest! {
        #[test]
        fn a_number_reads_like_the_standard_library_reads_it(whole in 0_u64..10_000_000, fraction in "[0-9]{0,6}") {
            let cell = if fraction.is_empty() { whole.to_string() } else { format!("{whole}.{fraction}") };
            prop_assert_eq!(number(&cell, false).ok(), cell.parse().ok());
            let negative = format!("-{cell}");
            prop_assert_eq!(number(&negative, false).ok(), negative.parse().ok());
        }
    }
}
