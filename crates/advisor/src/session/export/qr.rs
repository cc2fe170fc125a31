use qrcodegen::{QrCode, QrCodeEcc};

/// The largest code that phones read from paper without trouble, in modules on a side without the margin: version 20.
const LARGEST: i32 = 97;

/// A QR code of a text, row by row; true is dark. Around it belongs a light margin of four modules.
///
/// None where the text is too long for a code that phones read easily, at about 850 bytes: give the address in print
/// then, and only a shorter one as a code.
///
/// Error correction is of level L, or higher where that costs no size.
#[must_use]
pub fn qr(text: &str) -> Option<Vec<Vec<bool>>> {
    let code = QrCode::encode_text(text, QrCodeEcc::Low).ok().filter(|code| code.size() <= LARGEST)?;
    let side = 0..code.size();
    Some(side.clone().map(|y| side.clone().map(|x| code.get_module(x, y)).collect()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_a_square_with_its_three_marks() {
        let code = qr("https://example.org/#advice?work=mix&v=1").expect("a short text");
        let side = code.len();
        assert!(code.iter().all(|row| row.len() == side));
        for (x, y) in [(0, 0), (side - 7, 0), (0, side - 7)] {
            let is_mark = (0..7).all(|step| code[y][x + step] && code[y + 6][x + step] && code[y + step][x]);
            assert!(is_mark, "no mark at {x}, {y}");
            assert!(!code[y + 1][x + 1] && code[y + 3][x + 3]);
        }
    }

    #[test]
    fn a_long_link_has_no_code() {
        assert!(qr(&"a".repeat(800)).is_some());
        assert_eq!(qr(&"a".repeat(900)), None);
        assert_eq!(qr(&"a".repeat(100_000)), None);
    }
}
