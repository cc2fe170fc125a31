//! What happens to the text of a link on its way, undone.

use super::MAX_BYTES;
use crate::situation::Problem;

/// How often links are percent-encoded at most: by the sender's program, a redirect and the receiver's program.
const MOST_ENCODINGS: usize = 3;

/// The text as it was written: percent-encoding, line breaks and capitals undone, and not too long.
pub fn plain(link: &str, problems: &mut Vec<Problem>) -> String {
    let mut kept = link;
    if link.len() > MAX_BYTES {
        let what = format!("{} bytes are more than the {MAX_BYTES} that a link may have", link.len());
        problems.push(Problem::new("the whole link", what, "send a file instead"));
        let end = (0..=MAX_BYTES).rev().find(|&end| link.is_char_boundary(end));
        kept = &link[..end.unwrap_or_default()];
    }
    let mut text = kept.to_owned();
    for _ in 0..MOST_ENCODINGS {
        if text.contains('%') {
            text = decoded(&text, b'%');
        }
    }
    text.retain(|letter| !letter.is_whitespace() && !letter.is_control() && !is_invisible(letter));
    text.make_ascii_lowercase();
    text
}

/// Characters that programs put into long words so that these can be broken.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// Without the punctuation that a sentence puts around a link.
pub fn without_marks(text: &str) -> &str {
    text.trim_matches(|letter: char| !letter.is_ascii_alphanumeric())
}

/// A name in which everything but small letters, digits, `-` and `_` is a `~` and two hexadecimal digits.
///
/// Not `%`: programs encode and decode that as they like. The last letter is never a mark: programs take those away.
pub fn escaped(name: &str) -> String {
    let mut text = String::new();
    for (place, byte) in name.bytes().enumerate() {
        let is_inside = place + 1 < name.len();
        match byte {
            b'a'..=b'z' | b'0'..=b'9' => text.push(char::from(byte)),
            b'-' | b'_' if is_inside => text.push(char::from(byte)),
            _ => escape(byte, &mut text),
        }
    }
    text
}

/// The same with its first letter escaped in any case; an empty name is a lone `~`.
pub fn escaped_from_the_first(name: &str) -> String {
    let text = escaped(name);
    let mut marked = String::new();
    match text.bytes().next() {
        None => marked.push('~'),
        Some(b'~') => return text,
        Some(first) => {
            escape(first, &mut marked);
            marked.push_str(&text[1..]);
        }
    }
    marked
}

fn escape(byte: u8, text: &mut String) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    text.push('~');
    text.push(char::from(DIGITS[usize::from(byte >> 4)]));
    text.push(char::from(DIGITS[usize::from(byte & 15)]));
}

/// A name as it was before [`escaped`].
pub fn unescaped(text: &str) -> String {
    if text == "~" { String::new() } else { decoded(text, b'~') }
}

/// Every mark with two hexadecimal digits behind it becomes the byte that they name; other marks stay.
fn decoded(text: &str, mark: u8) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, behind)) = rest.split_first() {
        rest = behind;
        match behind {
            [high, low, tail @ ..] if first == mark => {
                if let (Some(high), Some(low)) = (digit(*high), digit(*low)) {
                    bytes.push(high << 4 | low);
                    rest = tail;
                } else {
                    bytes.push(first);
                }
            }
            _ => bytes.push(first),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn digit(letter: u8) -> Option<u8> {
    match letter {
        b'0'..=b'9' => Some(letter - b'0'),
        b'a'..=b'f' => Some(letter - b'a' + 10),
        b'A'..=b'F' => Some(letter - b'A' + 10),
        _ => None,
    }
}
