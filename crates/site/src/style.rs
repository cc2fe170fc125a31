//! The site's style for the widget: the same rules, for an element in somebody else's page.
//!
//! The page around has other ideas of the root's font size, of the window's width, and of colours. So lengths in `rem`
//! become lengths of the widget's own, what depends on the window's width depends on the widget's, and each token can be
//! set from outside.

/// The element that stands for the page in the widget's shadow root.
const ROOT: &str = ".sweetspot";
/// Pixels of a `rem` in conditions, which know no custom properties.
const REM_PX: f64 = 16.0;

/// A style sheet of the site as the widget wants it.
pub fn for_widget(css: &str) -> String {
    let css = without_comments(css).replace(":root", ROOT).replace("\nbody {", &format!("\n{ROOT} {{"));
    let mut style = String::with_capacity(css.len());
    let mut rest = css.as_str();
    while let Some(at) = rest.find("@media") {
        style += &declarations(&rest[..at]);
        let condition_ends = rest[at..].find('{').map_or(rest.len(), |found| at + found);
        style += &condition(&rest[at..condition_ends]);
        rest = &rest[condition_ends..];
    }
    settable(&(style + &declarations(rest)))
}

fn without_comments(css: &str) -> String {
    let mut kept = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(open) = rest.find("/*") {
        kept += &rest[..open];
        rest = rest[open..].find("*/").map_or("", |close| &rest[open + close + 2..]);
    }
    kept + rest
}

/// A condition on the window's width becomes one on the widget's; all others stay.
fn condition(media: &str) -> String {
    if !media.contains("width") {
        return media.to_owned();
    }
    let px = lengths(media, "rem", |number| format!("{}px", number * REM_PX));
    px.replacen("@media", "@container sweetspot", 1)
}

fn declarations(css: &str) -> String {
    let css = lengths(css, "rem", |number| format!("calc({number}*var(--rem))"));
    lengths(&css, "vw", |number| format!("{number}cqi"))
}

/// Replaces each number with a unit.
fn lengths(css: &str, unit: &str, written: impl Fn(f64) -> String) -> String {
    let mut replaced = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(at) = rest.find(unit) {
        let (before, after) = (&rest[..at], &rest[at + unit.len()..]);
        let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.').len();
        let signed = before[..before.len() - digits].ends_with('-');
        let start = before.len() - digits - usize::from(signed);
        let is_whole = !after.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-')
            && !before[..start].ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-');
        match before[start..].parse() {
            Ok(number) if is_whole => {
                replaced += &before[..start];
                replaced += &written(number);
            }
            _ => {
                replaced += before;
                replaced += unit;
            }
        }
        rest = after;
    }
    replaced + rest
}

/// The tokens, which are the first block of the root, can be set by the page around: `--ink` by `--sweetspot-ink`.
fn settable(css: &str) -> String {
    let Some(start) = css.find(&format!("{ROOT} {{\n  color-scheme")) else { return css.to_owned() };
    let end = css[start..].find('}').map_or(css.len(), |found| start + found);
    let block: String = css[start..end].split_inclusive('\n').map(token).collect();
    format!("{}{block}{}", &css[..start], &css[end..])
}

fn token(line: &str) -> String {
    let parts = line.strip_prefix("  --").and_then(|token| token.split_once(": "));
    match parts.and_then(|(name, value)| Some((name, value.trim_end().strip_suffix(';')?))) {
        Some((name, value)) => format!("  --{name}: var(--sweetspot-{name}, {value});\n"),
        None => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::for_widget;

    #[test]
    fn lengths_are_the_widgets_own() {
        let css = "a { margin: -0.75rem 1rem; gap: clamp(1rem, 1.1rem + 3vw, 2rem); width: calc(100vw - 2rem); }";
        assert_eq!(
            for_widget(css),
            "a { margin: calc(-0.75*var(--rem)) calc(1*var(--rem)); gap: clamp(calc(1*var(--rem)), calc(1.1*var(--rem)) \
             + 3cqi, calc(2*var(--rem))); width: calc(100cqi - calc(2*var(--rem))); }"
        );
    }

    #[test]
    fn what_depends_on_the_window_depends_on_the_widget() {
        let css = "@media (max-width: 61.99rem) { a { b: 1rem } }\n@media print { a { b: c } }";
        assert_eq!(
            for_widget(css),
            "@container sweetspot (max-width: 991.84px) { a { b: calc(1*var(--rem)) } }\n@media print { a { b: c } }"
        );
    }

    #[test]
    fn tokens_can_be_set_and_stand_on_the_widgets_root() {
        let css =
            ":root {\n  color-scheme: light dark;\n  --ink: light-dark(#000, #fff);\n}\n\nbody {\n  margin: 0;\n}\n";
        assert_eq!(
            for_widget(css),
            ".sweetspot {\n  color-scheme: light dark;\n  --ink: var(--sweetspot-ink, light-dark(#000, #fff));\n}\n\n\
             .sweetspot {\n  margin: 0;\n}\n"
        );
    }

    #[test]
    fn words_that_end_like_a_unit_stay() {
        for css in ["a.premium { --rem: 1px; c: var(--rem); }", ".viewvw { d: e }", "a { b: #1rema }"] {
            assert_eq!(for_widget(css), css);
        }
        assert_eq!(for_widget("/* a */b { c: d }"), "b { c: d }");
    }
}
