//! Untrusted text: names, links, dates, codes. Each check returns what is wrong and what to do.

use crate::limits::MAX_LINK;
use advisor::knowledge::is_currency_code;
use advisor::situation::excerpt;

pub(super) const SAVE_AS_UTF8: &str = "save the file as UTF-8, in a spreadsheet as «CSV UTF-8»";

/// What is wrong, and the remedy.
pub(super) type Wrong = (String, String);

fn wrong(what: impl Into<String>, remedy: impl Into<String>) -> Result<(), Wrong> {
    Err((what.into(), remedy.into()))
}

/// A name or a note: of some length, and without characters that hide or turn others.
pub(super) fn check_name(text: &str, longest: usize) -> Result<(), Wrong> {
    // Counting stops soon: a text may be megabytes long.
    if text.chars().nth(longest).is_some() {
        return wrong(format!("it has more than the {longest} characters it may have"), "shorten it");
    }
    match text.chars().find(|character| is_hidden(*character)) {
        None => Ok(()),
        Some('\u{fffd}') => wrong("it has a replacement character, U+FFFD: a letter was lost", SAVE_AS_UTF8),
        Some(character) => {
            let what = format!("it has the invisible character U+{:04X}", u32::from(character));
            wrong(what, "remove it, by typing the text anew if you cannot see it")
        }
    }
}

/// Control characters, those that change the direction of text, those without width, and the replacement character.
fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
                | '\u{feff}' | '\u{fffd}'
        )
}

/// A link that a visitor can follow without harm: `https`, a host, nobody's password.
pub(super) fn check_link(link: &str) -> Result<(), Wrong> {
    const SCHEME: &str = "https://";
    if link.len() > MAX_LINK {
        return wrong(format!("the link has more than {MAX_LINK} characters"), "shorten it, or leave it out");
    }
    if !link.bytes().all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'"' | b'<' | b'>' | b'\\' | b'`')) {
        return wrong("the link has characters that no address has", "encode them with %, a host in punycode");
    }
    if link.get(..SCHEME.len()).is_none_or(|start| !start.eq_ignore_ascii_case(SCHEME)) {
        let what = "the link does not begin with https://";
        return match link.split_once(':') {
            Some((scheme, rest)) if scheme.eq_ignore_ascii_case("http") => {
                wrong(what, format!("try https:{}", excerpt(rest)))
            }
            Some(_) if !link.contains("://") => wrong(what, "give the address of a page, https://…"),
            Some(_) => wrong(what, "links of other kinds are not taken"),
            None => wrong(what, format!("did you mean https://{}?", excerpt(link.trim_start_matches('/')))),
        };
    }
    let authority = link.get(SCHEME.len()..).and_then(|rest| rest.split(['/', '?', '#']).next()).unwrap_or_default();
    if authority.contains('@') {
        return wrong("the link has a user name before its host", "remove everything up to the @");
    }
    let (host, port) = authority.split_once(':').unwrap_or((authority, "443"));
    let is_label = |label: &str| {
        !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
    };
    let port_is_number = (1..=5).contains(&port.len()) && port.bytes().all(|byte| byte.is_ascii_digit());
    if !host.contains('.') || !host.split('.').all(is_label) || !port_is_number {
        return wrong("the link has no host such as shop.example", "give the whole address of the page");
    }
    Ok(())
}

/// A month `YYYY-MM` or a day `YYYY-MM-DD`.
pub(super) fn check_date(date: &str) -> Result<(), Wrong> {
    let bytes = date.as_bytes();
    let form = (bytes.len() == 7 || bytes.len() == 10)
        && bytes.iter().enumerate().all(|(place, byte)| match place {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    let two = |place: usize| match bytes.get(place..place + 2) {
        Some(&[tens, ones]) => (tens.wrapping_sub(b'0')) * 10 + ones.wrapping_sub(b'0'),
        _ => 1,
    };
    if form && (1..=12).contains(&two(5)) && (1..=31).contains(&two(8)) {
        return Ok(());
    }
    wrong("this is not a date", "write a month as 2026-11 or a day as 2026-11-21")
}

/// An ISO 4217 code.
pub(super) fn check_currency(code: &str) -> Result<(), Wrong> {
    if is_currency_code(code) {
        return Ok(());
    }
    let upper = code.to_ascii_uppercase();
    let remedy = match code {
        "€" => "write EUR".to_owned(),
        "$" | "US$" => "write USD".to_owned(),
        "£" => "write GBP".to_owned(),
        "¥" => "write JPY or CNY".to_owned(),
        _ if is_currency_code(&upper) => format!("write {upper}"),
        _ => "write its code of three letters, such as EUR (ISO 4217)".to_owned(),
    };
    wrong("this is not the code of a currency", remedy)
}

/// An id as the embedded catalogue has them: lower-case letters, digits, single hyphens between them.
pub(super) fn check_id(id: &str) -> Result<(), Wrong> {
    const LONGEST: usize = 100;
    let good =
        |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    if id.len() <= LONGEST && id.split('-').all(good) {
        return Ok(());
    }
    let suggested = slug(id);
    let remedy = if suggested.is_empty() || suggested.len() > LONGEST {
        "leave it out, and one is made from brand and model".to_owned()
    } else {
        format!("write `{suggested}`, or leave it out")
    };
    wrong("an id has lower-case letters and digits with hyphens between, a hundred characters at most", remedy)
}

/// Letters and digits in lower case, anything else as hyphens; `+` is a difference that names make.
pub(super) fn slug(text: &str) -> String {
    const LONGEST: usize = 80;
    let mut slug = String::new();
    let mut gap = false;
    for character in text.chars() {
        if slug.len() >= LONGEST {
            break;
        }
        let plus = character == '+';
        if !character.is_ascii_alphanumeric() && !plus {
            gap = true;
            continue;
        }
        if (gap || plus) && !slug.is_empty() {
            slug.push('-');
        }
        gap = plus;
        if plus {
            slug.push_str("plus");
        } else {
            slug.push(character.to_ascii_lowercase());
        }
    }
    slug
}

/// Brand and model as one word that spelling does not change: no case, no spaces, no punctuation but `+`.
pub(super) fn folded(brand: &str, model: &str) -> String {
    let letters = brand.chars().chain(model.chars());
    let kept =
        letters.filter(|character| character.is_ascii_alphanumeric() || *character == '+' || !character.is_ascii());
    kept.map(|character| character.to_ascii_lowercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_links_that_a_visitor_can_follow_without_harm_are_taken() {
        for link in [
            "https://shop.example",
            "https://shop.example/a?b=c#d",
            "HTTPS://shop.example:8443/%C3%BC",
            "https://xn--mxaa.example/@user",
        ] {
            assert_eq!(check_link(link), Ok(()), "{link}");
        }
        for link in [
            "",
            "http://shop.example/",
            "//shop.example/",
            "shop.example/one",
            "javascript:alert(1)",
            "data:text/html,x",
            "https:shop.example",
            "https://",
            "https:///one",
            "https://shop",
            "https://user:word@shop.example/",
            "https://shop.example\u{202e}/",
            "https://shop.example/a b",
            "https://shop.example/\"><script>",
            "https://shop..example/",
            "https://shop.example:port/",
            " https://shop.example/",
            "https:\\\\shop.example",
        ] {
            assert!(check_link(link).is_err(), "{link} is taken");
        }
    }

    #[test]
    fn a_name_becomes_an_id_and_keeps_what_tells_it_apart() {
        assert_eq!(slug("Sennheiser HD 25"), "sennheiser-hd-25");
        assert_eq!(slug("Sennheiser HD 25+"), "sennheiser-hd-25-plus");
        assert_eq!(slug("A+B  (2nd)"), "a-plus-b-2nd");
        assert_eq!(slug("森海塞尔"), "");
        assert_eq!(folded("Beyerdynamic", "DT-770 Pro / 80Ω"), folded("beyer dynamic", "DT 770 PRO 80Ω"));
        assert_ne!(folded("Sennheiser", "HD 25"), folded("Sennheiser", "HD 25+"));
    }

    #[test]
    fn dates_are_months_or_days() {
        for date in ["2026-11", "2026-11-21"] {
            assert_eq!(check_date(date), Ok(()), "{date}");
        }
        for date in ["", "2026", "11/2026", "2026-13", "2026-00", "2026-11-32", "21.11.2026", "2026-11-2", "2026-1١"] {
            assert!(check_date(date).is_err(), "{date} is taken");
        }
    }
}
