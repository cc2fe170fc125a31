//! Just enough reading of HTML for a page that we wrote and trunk packed: its start tags and its scripts' text.

/// A start tag, its attributes and where it stands.
#[derive(Debug, PartialEq)]
pub struct Element<'a> {
    /// In lower case.
    pub name: String,
    attributes: Vec<(String, &'a str)>,
    /// The place just behind the start tag, in bytes.
    pub end: usize,
    /// What stands between the tags of a `script` or `style`; empty for every other element.
    pub text: &'a str,
}

impl Element<'_> {
    /// An attribute's value; an attribute without one has the empty value.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| *value)
    }

    /// Whether a `link` has this among its relations.
    pub fn has_rel(&self, rel: &str) -> bool {
        self.attribute("rel").is_some_and(|rels| rels.split_ascii_whitespace().any(|known| known == rel))
    }
}

/// Every start tag of a page, in order; comments and what stands inside scripts and styles are not searched.
pub fn elements(html: &str) -> Vec<Element<'_>> {
    let mut elements = Vec::new();
    let mut at = 0;
    while let Some(open) = html[at..].find('<').map(|found| at + found) {
        let rest = &html[open..];
        if rest.starts_with("<!--") {
            at = rest.find("-->").map_or(html.len(), |found| open + found + 3);
        } else if rest[1..].starts_with(|first: char| first.is_ascii_alphabetic()) {
            let element = start_tag(html, open + 1);
            at = element.end + element.text.len();
            elements.push(element);
        } else {
            at = open + 1;
        }
    }
    elements
}

/// Reads the start tag whose name begins at `at`.
fn start_tag(html: &str, at: usize) -> Element<'_> {
    let mut reader = Reader { html, at };
    let name = reader.take_while(|c| !c.is_ascii_whitespace() && !matches!(c, '>' | '/')).to_ascii_lowercase();
    let mut attributes = Vec::new();
    loop {
        reader.take_while(|c| c.is_ascii_whitespace() || c == '/');
        let attribute = reader.take_while(|c| !c.is_ascii_whitespace() && !matches!(c, '>' | '/' | '='));
        if attribute.is_empty() {
            break;
        }
        attributes.push((attribute.to_ascii_lowercase(), reader.value()));
    }
    reader.skip('>');
    let end = reader.at;
    let text = match name.as_str() {
        "script" | "style" => {
            let close = format!("</{name}");
            // ASCII lower case keeps every byte's place.
            let length = html[end..].to_ascii_lowercase().find(&close).unwrap_or(html.len() - end);
            &html[end..end + length]
        }
        _ => "",
    };
    Element { name, attributes, end, text }
}

struct Reader<'a> {
    html: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn take_while(&mut self, wanted: impl Fn(char) -> bool) -> &'a str {
        let rest = &self.html[self.at..];
        let taken = &rest[..rest.find(|c| !wanted(c)).unwrap_or(rest.len())];
        self.at += taken.len();
        taken
    }

    fn skip(&mut self, wanted: char) -> bool {
        let found = self.html[self.at..].starts_with(wanted);
        if found {
            self.at += wanted.len_utf8();
        }
        found
    }

    /// The `= value` behind an attribute's name, with or without quotes.
    fn value(&mut self) -> &'a str {
        self.take_while(|c| c.is_ascii_whitespace());
        if !self.skip('=') {
            return "";
        }
        self.take_while(|c| c.is_ascii_whitespace());
        for quote in ['"', '\''] {
            if self.skip(quote) {
                let value = self.take_while(|c| c != quote);
                self.skip(quote);
                return value;
            }
        }
        self.take_while(|c| !c.is_ascii_whitespace() && c != '>')
    }
}

/// A text as HTML, in elements and in quoted attributes.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn start_tags_are_read_with_and_without_quotes() {
        let html = "<!doctype html><html lang=en><META Charset='utf-8'/><link rel=\"preload icon\" href=./a.svg crossorigin>é<b>";
        let found = elements(html);
        let names: Vec<_> = found.iter().map(|element| element.name.as_str()).collect();
        assert_eq!(names, ["html", "meta", "link", "b"]);
        assert_eq!(found[0].attribute("lang"), Some("en"));
        assert_eq!(found[1].attribute("charset"), Some("utf-8"));
        assert_eq!(&html[found[1].end - 2..found[1].end], "/>");
        assert_eq!(found[2].attribute("href"), Some("./a.svg"));
        assert_eq!(found[2].attribute("crossorigin"), Some(""));
        assert_eq!(found[2].attribute("as"), None);
        assert!(found[2].has_rel("icon") && !found[2].has_rel("load"));
    }

    #[test]
    fn comments_and_script_text_are_not_searched() {
        let found = elements("<!-- <i> --><script type=module>if (1<b) '<u>'</SCRIPT><style>a>b{}</style><p>");
        let names: Vec<_> = found.iter().map(|element| (element.name.as_str(), element.text)).collect();
        assert_eq!(names, [("script", "if (1<b) '<u>'"), ("style", "a>b{}"), ("p", "")]);
    }

    #[test]
    fn broken_pages_end_the_search_and_nothing_else() {
        for html in ["<", "<a", "<a href", "<a href=", "<a href='x", "<script>", "<!--", "< p>", "</p"] {
            elements(html);
        }
    }
}
