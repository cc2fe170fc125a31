//! Names as people type them: without case, accents, punctuation and the many ways to write a generation.

/// The parts of a text, for comparing names: `ATH-M50x` gives `ath`, `m`, `50`, `x`.
///
/// A part is a run of letters or a run of digits. Letters are small and without accents; roman numbers and words for a
/// version become what makers print most: `MKII`, `Mark 2` and `mk 2` all give `mk`, `2`.
pub fn parts(text: &str) -> Vec<String> {
    words(text).concat()
}

/// The same, word by word, separated by spaces and punctuation.
pub fn words(text: &str) -> Vec<Vec<String>> {
    let mut words: Vec<Vec<String>> = Vec::new();
    let mut word: Vec<String> = Vec::new();
    let mut part = String::new();
    for letter in text.chars() {
        if is_combining(letter) {
            continue;
        }
        let goes_on = is_of_a_name(letter);
        let is_digit = letter.is_ascii_digit();
        let changes_kind = part.chars().next_back().is_some_and(|last| last.is_ascii_digit() != is_digit);
        if !goes_on || changes_kind {
            push_part(&mut word, &mut part);
        }
        if goes_on {
            push_folded(&mut part, letter);
        } else if !word.is_empty() {
            words.push(core::mem::take(&mut word));
        }
    }
    push_part(&mut word, &mut part);
    if !word.is_empty() {
        words.push(word);
    }
    words
}

/// Whether a part is a number.
pub fn is_number(part: &str) -> bool {
    part.bytes().next().is_some_and(|byte| byte.is_ascii_digit())
}

fn push_part(word: &mut Vec<String>, part: &mut String) {
    let meant: &[&str] = match part.as_str() {
        "" => return,
        "ii" => &["2"],
        "iii" => &["3"],
        "iv" => &["4"],
        "mkii" => &["mk", "2"],
        "mkiii" => &["mk", "3"],
        "mkiv" => &["mk", "4"],
        "mark" => &["mk"],
        "gen" | "generation" => &["g"],
        _ => {
            word.push(core::mem::take(part));
            return;
        }
    };
    word.extend(meant.iter().map(|part| (*part).to_owned()));
    part.clear();
}

/// Letters and digits; beyond ASCII everything but signs and spaces, without the large tables an exact test needs.
fn is_of_a_name(letter: char) -> bool {
    let is_sign = matches!(letter, '×' | '÷' | '\u{2000}'..='\u{2bff}' | '\u{3000}'..='\u{303f}');
    letter.is_ascii_alphanumeric() || (letter >= 'À' && !is_sign)
}

/// Accents that follow their letter, as some systems store them.
fn is_combining(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter)
}

fn push_folded(part: &mut String, letter: char) {
    let folded = match letter {
        'à'..='å' | 'À'..='Å' | 'ā' | 'ă' | 'ą' => "a",
        'æ' | 'Æ' => "ae",
        'ç' | 'Ç' | 'ć' | 'č' | 'Ć' | 'Č' => "c",
        'è'..='ë' | 'È'..='Ë' | 'ē' | 'ę' | 'ě' => "e",
        'ì'..='ï' | 'Ì'..='Ï' | 'ī' | 'ı' => "i",
        'ñ' | 'Ñ' | 'ń' | 'ň' => "n",
        'ò'..='ö' | 'ø' | 'Ò'..='Ö' | 'Ø' | 'ō' | 'ő' => "o",
        'œ' | 'Œ' => "oe",
        'ß' => "ss",
        'ś' | 'š' | 'Ś' | 'Š' => "s",
        'ù'..='ü' | 'Ù'..='Ü' | 'ū' | 'ů' | 'ű' => "u",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' | 'Ź' | 'Ż' | 'Ž' => "z",
        'ł' | 'Ł' => "l",
        other => {
            part.push(other.to_ascii_lowercase());
            return;
        }
    };
    part.push_str(folded);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_accents_and_punctuation_make_no_difference() {
        assert_eq!(parts("Beyerdynamic DT-880"), ["beyerdynamic", "dt", "880"]);
        assert_eq!(parts("  bèyerdÿnamic dt880 "), parts("BEYERDYNAMIC, DT 880"));
        assert_eq!(parts("RØDE NTH-100"), parts("rode nth100"));
        assert_eq!(parts("Cafe\u{301}"), ["cafe"]);
        assert!(parts(" -/… ").is_empty());
    }

    #[test]
    fn generations_may_be_written_in_any_way() {
        for name in ["TH900 MKII", "th 900 mk2", "TH-900 Mark II", "th900 mk ii"] {
            assert_eq!(parts(name), ["th", "900", "mk", "2"], "{name}");
        }
        assert_eq!(parts("Rokit 5 Gen 3"), parts("rokit5 G3"));
    }

    #[test]
    fn words_keep_their_parts_together() {
        assert_eq!(words("ath-m50x bt2"), [vec!["ath"], vec!["m", "50", "x"], vec!["bt", "2"]]);
    }
}
