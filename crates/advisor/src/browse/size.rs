//! Sizes of woofers as people type them: `10 inch`, `6.5"`, `8-inch`, `10in`.

/// Tenths of an inch.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it saturates, and nothing is that large")]
pub(super) fn tenths(inches: f32) -> u16 {
    (inches * 10.0).round() as u16
}

/// The sizes in a text, in tenths of an inch, and the rest of it.
pub(super) fn take_sizes(text: &str) -> (Vec<u16>, String) {
    let mut sizes = Vec::new();
    let mut rest: Vec<&str> = Vec::new();
    for word in text.split_whitespace() {
        if is_unit(word) {
            // The number comes before it.
            if let Some(size) = rest.last().and_then(|number| size(number)) {
                sizes.push(size);
                rest.pop();
                continue;
            }
        } else if let Some(size) = with_unit(word) {
            sizes.push(size);
            continue;
        }
        rest.push(word);
    }
    (sizes, rest.join(" "))
}

/// How the unit is written. A lone `in` is more often the beginning of in-ear.
const UNITS: [&str; 7] = ["inches", "inch", "in", "\"", "″", "”", "''"];

fn is_unit(word: &str) -> bool {
    UNITS.iter().any(|unit| *unit != "in" && word.eq_ignore_ascii_case(unit))
}

fn with_unit(word: &str) -> Option<u16> {
    UNITS.iter().find_map(|unit| {
        let end = word.len().checked_sub(unit.len())?;
        let (number, ending) = word.split_at_checked(end)?;
        if ending.eq_ignore_ascii_case(unit) { size(number.trim_end_matches('-')) } else { None }
    })
}

/// Digits with at most one decimal that counts; nothing that plays is a hundred inches wide.
fn size(number: &str) -> Option<u16> {
    let (whole, decimals) = number.split_once(['.', ',']).unwrap_or((number, "0"));
    let are_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !are_digits(whole) || !are_digits(decimals) || whole.len() > 2 {
        return None;
    }
    let first = decimals.bytes().next().map_or(0, |digit| u16::from(digit - b'0'));
    whole.bytes().try_fold(0_u16, |sum, digit| Some(sum * 10 + u16::from(digit - b'0'))).map(|whole| whole * 10 + first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_taken_out_however_they_are_written() {
        for text in
            ["subwoofer 10 inch", "10\" subwoofer", "10-inch subwoofer", "subwoofer 10in", "subwoofer 10.0 Inches"]
        {
            assert_eq!(take_sizes(text), (vec![100], "subwoofer".to_owned()), "{text}");
        }
        assert_eq!(take_sizes("monitor 6,5 inch"), (vec![65], "monitor".to_owned()));
    }

    #[test]
    fn what_is_no_size_stays_where_it_is() {
        for text in ["hd 600", "shure in ear 215", "inch", "rokit 5 g3", "10 in", "1000 inch", "ten inch", "6. inch"] {
            assert_eq!(take_sizes(text), (vec![], text.to_owned()), "{text}");
        }
    }
}
