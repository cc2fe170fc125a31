//! Maps parts of a JSON file to line numbers, which the parsed tree does not keep.

/// Lines of a catalogue in JSON, counted from one; all in the order of the file.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Lines {
    /// Of each key of the outermost object.
    pub top: Vec<usize>,
    /// Of each product, and of each key in it.
    pub products: Vec<(usize, Vec<usize>)>,
}

/// Goes once through a text that has already been parsed as JSON. Anything else gives fewer lines, never a failure.
pub(super) fn lines(text: &str) -> Lines {
    let mut lines = Lines::default();
    let (mut line, mut depth) = (1, 0_usize);
    let mut in_products = false;
    // Whether the next thing is an entry: the key of an object or an item of a list.
    let mut entry_next = false;
    let mut last_key = "";
    let mut rest = text;
    while let Some(first) = rest.bytes().next() {
        if entry_next && !first.is_ascii_whitespace() && !matches!(first, b']' | b'}') {
            entry_next = false;
            match (depth, in_products) {
                (1, _) => {
                    lines.top.push(line);
                    last_key = string(rest).unwrap_or_default();
                }
                (2, true) => lines.products.push((line, Vec::new())),
                (3, true) => {
                    if let Some((_, keys)) = lines.products.last_mut() {
                        keys.push(line);
                    }
                }
                _ => {}
            }
        }
        match first {
            b'\n' => line += 1,
            b'{' | b'[' => {
                in_products |= depth == 1 && first == b'[' && last_key == "products" && lines.products.is_empty();
                depth += 1;
                entry_next = true;
            }
            b'}' | b']' => {
                depth = depth.saturating_sub(1);
                in_products &= depth > 1;
                entry_next = false;
            }
            b',' => entry_next = true,
            _ => {}
        }
        let length = string(rest).map_or(1, |inside| inside.len() + 2);
        // Everything that matters is ASCII, so only strings have longer characters, and those are skipped as a whole.
        rest = rest.get(length..).unwrap_or_default();
    }
    lines
}

/// What is between the quotation marks of the string that a text begins with, escapes as they are.
fn string(text: &str) -> Option<&str> {
    let inside = text.strip_prefix('"')?;
    let mut escaped = false;
    let end = inside.bytes().position(|byte| {
        let ends = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        ends
    })?;
    inside.get(..end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_and_product_has_its_line() {
        let text = r#"{
  "name": "a \" [ { , b",
  "products": [
    { "brand": "x", "list": [1,
      2], "model": "y" },
    5,

    {
      "brand": "é"
    }
  ],
  "mode": "extend" }"#;
        let expected = Lines { top: vec![2, 3, 12], products: vec![(4, vec![4, 4, 5]), (6, vec![]), (8, vec![9])] };
        assert_eq!(lines(text), expected);
    }
}
