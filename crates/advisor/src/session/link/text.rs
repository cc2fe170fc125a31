//! Undoes what happens to the text of a link on its way.

use crate::situation::{Problem, Problems};

/// The longest link that is read, in bytes. What people answer takes a few hundred.
pub const MAX_BYTES: usize = 8192;

/// How often links are percent-encoded at most: by the sender's program, a redirect and the receiver's program.
const MOST_ENCODINGS: usize = 3;

/// The text as it was written: percent-encoding, line breaks and capitals undone, and not too long.
pub fn plain(link: &str, problems: &mut Problems) -> String {
    let mut kept = link.as_bytes();
    if kept.len() > MAX_BYTES {
        let what = format!("{} bytes are more than the {MAX_BYTES} a link can have", kept.len());
        problems.add(|| Problem::new("the whole link", what, "send a saved file instead"));
        kept = &kept[..MAX_BYTES];
    }
    let mut text = decoded(kept, b'%');
    for _ in 1..MOST_ENCODINGS {
        text = decoded(text.as_bytes(), b'%');
    }
    text.retain(is_seen);
    text.make_ascii_lowercase();
    text
}

/// Whether a letter is more than a space, a control, or a place where a program may break a long word.
fn is_seen(letter: char) -> bool {
    !matches!(
        letter,
        '\0'..=' '
            | '\u{7f}'..='\u{a0}'
            | '\u{ad}'
            | '\u{1680}'
            | '\u{2000}'..='\u{200f}'
            | '\u{2028}'..='\u{202f}'
            | '\u{205f}'..='\u{206f}'
            | '\u{3000}'
            | '\u{feff}'
    )
}

/// Without the punctuation that a sentence puts around a link.
pub fn without_marks(text: &str) -> &str {
    text.trim_matches(|letter: char| !letter.is_ascii_alphanumeric())
}

/// A name in which everything but small letters, digits, `-` and `_` is a `~` and two hexadecimal digits.
///
/// Not `%`: programs encode and decode that as they like. The last letter is never a mark: programs take those away. An
/// empty name is a lone `~`.
pub fn escaped(name: &str) -> String {
    let mut text = String::new();
    if name.is_empty() {
        text.push('~');
    }
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

/// The same with its first letter escaped in any case.
pub fn escaped_from_the_first(name: &str) -> String {
    let text = escaped(name);
    let mut marked = String::new();
    match text.bytes().next() {
        Some(first) if first != b'~' => {
            escape(first, &mut marked);
            marked.push_str(&text[1..]);
            marked
        }
        _ => text,
    }
}

fn escape(byte: u8, text: &mut String) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    text.push('~');
    text.push(char::from(DIGITS[usize::from(byte >> 4)]));
    text.push(char::from(DIGITS[usize::from(byte & 15)]));
}

/// A name as it was before [`escaped`].
pub fn unescaped(text: &str) -> String {
    if text == "~" { String::new() } else { decoded(text.as_bytes(), b'~') }
}

/// Every mark with two hexadecimal digits behind it becomes the byte that they name; other marks stay.
///
/// Where the result is not UTF-8, only its ASCII letters are kept.
fn decoded(mut text: &[u8], mark: u8) -> String {
    let mut bytes = Vec::new();
    while let [first, behind @ ..] = text {
        text = behind;
        let mut byte = *first;
        if byte == mark
            && let [high, low, rest @ ..] = behind
            && let (Some(high), Some(low)) = (digit(*high), digit(*low))
        {
            byte = high << 4 | low;
            text = rest;
        }
        bytes.push(byte);
    }
    String::from_utf8(bytes).unwrap_or_else(|error| {
        let plain = error.as_bytes().iter().filter(|byte| byte.is_ascii());
        plain.map(|byte| char::from(*byte)).collect()
    })
}

/// Cuts a text at the first place of a letter.
///
/// Not inlined, as the next: the library's own is some hundred bytes at each place where it is used.
#[inline(never)]
pub fn cut(text: &str, at: char) -> Option<(&str, &str)> {
    text.split_once(at)
}

#[inline(never)]
pub fn parts(text: &str, between: char) -> Vec<&str> {
    text.split(between).collect()
}

fn digit(letter: u8) -> Option<u8> {
    match letter {
        b'0'..=b'9' => Some(letter - b'0'),
        b'a'..=b'f' => Some(letter - b'a' + 10),
        b'A'..=b'F' => Some(letter - b'A' + 10),
        _ => None,
    }
}
