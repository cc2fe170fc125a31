//! The weight of the first screen: every file that the page needs before it can be used, as brotli sends it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::compress;
use crate::html;
use crate::problem::{Problem, Result};
use crate::project;

/// What the first screen may weigh, in bytes.
const BUDGET: usize = 200_000;

/// One file of the site and what it weighs.
struct Weight {
    path: String,
    raw: usize,
    brotli: usize,
}

/// The site's files, weighed.
pub struct Weights {
    first_screen: Vec<Weight>,
    later: Vec<Weight>,
}

impl Weights {
    /// Weighs the site in a folder: the files that its page leads to, and all others.
    pub fn of(site: &Path) -> Result<Self> {
        let page = site.join("index.html");
        if !page.is_file() {
            return Err(Problem::new(
                format!("there is no site to weigh: {} does not exist", page.display()),
                "Run `cargo xtask build` first, or the step `build` along with `size`.",
            ));
        }
        let first = first_screen(site)?;
        if !first.iter().any(|path| path.ends_with(".wasm")) {
            return Err(Problem::new(
                format!("{} leads to no .wasm file, so its weight cannot be right", page.display()),
                "Check index.html at the root, and xtask/src/size.rs for how it finds the page's files.",
            ));
        }
        let others: Vec<_> = project::files(site)?
            .into_iter()
            .filter(|path| !first.contains(path) && !compress::is_copy(path))
            .collect();
        let weigh = |path: String| weigh(site, path);
        Ok(Self {
            first_screen: first.iter().cloned().map(weigh).collect::<Result<_>>()?,
            later: others.into_iter().map(weigh).collect::<Result<_>>()?,
        })
    }

    /// The first screen's weight as brotli sends it, in bytes.
    fn sum(&self) -> usize {
        self.first_screen.iter().map(|weight| weight.brotli).sum()
    }

    /// The table that `build` and `test` print.
    pub fn table(&self) -> String {
        let mut table = format!("{:<44}{:>12}{:>12}\n", "The first screen needs", "bytes", "brotli");
        for weight in &self.first_screen {
            table += &row(&weight.path, weight.raw, weight.brotli);
        }
        table += &row("in all", self.first_screen.iter().map(|weight| weight.raw).sum(), self.sum());
        if !self.later.is_empty() {
            table += "Fetched later or never\n";
            for weight in &self.later {
                table += &row(&weight.path, weight.raw, weight.brotli);
            }
        }
        table
    }

    /// A problem if the first screen weighs too much, else a line that says how much room is left.
    pub fn verdict(&self) -> Result<String> {
        let sum = self.sum();
        match BUDGET.checked_sub(sum) {
            Some(left) => Ok(format!(
                "The first screen weighs {} of {} bytes: {} to spare.",
                grouped(sum),
                grouped(BUDGET),
                grouped(left)
            )),
            None => Err(Problem::new(
                format!(
                    "the first screen weighs {} bytes with brotli, {} more than the {} allowed (table above)",
                    grouped(sum),
                    grouped(sum - BUDGET),
                    grouped(BUDGET)
                ),
                "Look for what grew; a new dependency of the page is the usual cause (`cargo tree -e normal`).",
            )),
        }
    }
}

fn row(name: &str, raw: usize, brotli: usize) -> String {
    format!("  {name:<42}{:>12}{:>12}\n", grouped(raw), grouped(brotli))
}

/// 1234567 as `1,234,567`.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

fn weigh(site: &Path, path: String) -> Result<Weight> {
    let file = site.join(&path);
    let content = fs::read(&file).map_err(|error| Problem::file("read", &file, &error))?;
    let compressed = compress::brotli(&content).map_err(|error| Problem::file("compress", &file, &error))?;
    Ok(Weight { path, raw: content.len(), brotli: compressed.len() })
}

/// The files that a browser fetches for the page: what it names, and what those name in turn.
fn first_screen(site: &Path) -> Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    let mut waiting = vec!["index.html".to_owned()];
    while let Some(path) = waiting.pop() {
        if !found.insert(path.clone()) {
            continue;
        }
        let file = site.join(&path);
        let references = match file.extension().and_then(|ending| ending.to_str()) {
            Some("html") => page_references(&project::read(&file)?),
            Some("css") => style_references(&project::read(&file)?),
            Some("js") => script_references(&project::read(&file)?),
            _ => Vec::new(),
        };
        for Reference { address, certain } in references {
            match resolve(&path, &address) {
                Some(target) if site.join(&target).is_file() => waiting.push(target),
                Some(_) if certain => {
                    return Err(Problem::new(
                        format!("{} names {address:?}, which the site does not have", file.display()),
                        "Mend the address, or have trunk copy the file (a data-trunk link in index.html).",
                    ));
                }
                _ => {}
            }
        }
    }
    Ok(found)
}

/// An address in a file; a string in a script is one only if it names a file.
#[derive(Debug, PartialEq)]
struct Reference {
    address: String,
    certain: bool,
}

impl Reference {
    fn certain(address: &str) -> Self {
        Self { address: address.to_owned(), certain: true }
    }
}

fn page_references(page: &str) -> Vec<Reference> {
    // Not the manifest and its pictures: a browser asks for them once the page stands, or when it installs the site.
    const FETCHED: [&str; 4] = ["stylesheet", "icon", "preload", "modulepreload"];
    let mut references = Vec::new();
    for element in html::elements(page) {
        let address = match element.name.as_str() {
            "link" if FETCHED.iter().any(|rel| element.has_rel(rel)) => element.attribute("href"),
            "script" | "img" => element.attribute("src"),
            _ => None,
        };
        references.extend(address.map(Reference::certain));
        references.extend(match element.name.as_str() {
            "script" => script_references(element.text),
            "style" => style_references(element.text),
            _ => Vec::new(),
        });
    }
    references
}

/// What a style sheet names in `url(…)` and in `@import "…"`.
fn style_references(style: &str) -> Vec<Reference> {
    let urls = style.split("url(").skip(1).filter_map(|rest| rest.split(')').next());
    let imports = style.split("@import").skip(1).filter_map(|rest| quoted(rest.trim_start()));
    urls.chain(imports).map(|address| Reference::certain(address.trim().trim_matches(['"', '\'']))).collect()
}

fn quoted(text: &str) -> Option<&str> {
    let quote = text.chars().next().filter(|first| matches!(first, '"' | '\''))?;
    text[1..].split(quote).next()
}

/// Every string of a script, as it may be the address of a module, of the wasm or of data.
fn script_references(script: &str) -> Vec<Reference> {
    let pieces = |quote: char| script.split(quote).skip(1);
    ['"', '\'', '`']
        .into_iter()
        .flat_map(pieces)
        .filter(|piece| !piece.is_empty() && !piece.contains(char::is_whitespace))
        .map(|piece| Reference { address: piece.to_owned(), certain: false })
        .collect()
}

/// An address as a path from the site's root; nothing for another origin, `data:` or a mere `#part`.
fn resolve(from: &str, address: &str) -> Option<String> {
    let address = address.split(['?', '#']).next().filter(|address| !address.is_empty())?;
    if address.contains(':') || address.starts_with("//") {
        return None;
    }
    let mut parts: Vec<&str> = match address.starts_with('/') {
        true => Vec::new(),
        false => from.split('/').rev().skip(1).collect::<Vec<_>>().into_iter().rev().collect(),
    };
    for part in address.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    let path: PathBuf = parts.iter().collect();
    (!path.as_os_str().is_empty()).then(|| parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn addresses(references: Vec<Reference>) -> Vec<String> {
        references.into_iter().map(|reference| reference.address).collect()
    }

    #[test]
    fn a_page_names_what_the_browser_fetches() {
        let page = "<link rel=stylesheet href=./a.css><link rel=canonical href=./no><link rel=modulepreload href='./a.js'>\
                    <link rel=preload as=fetch href=./a.wasm><link rel=icon href=i.svg>\
                    <link rel=manifest href=m><link rel=apple-touch-icon href=t.png>\
                    <script type=module>import a from`./b.js`</script>";
        assert_eq!(addresses(page_references(page)), ["./a.css", "./a.js", "./a.wasm", "i.svg", "./b.js"]);
    }

    #[test]
    fn a_style_sheet_names_fonts_pictures_and_imports() {
        let style = "@import \"b.css\";a{background:url('x.png')}b{src:url(y.woff2) format(\"woff2\")}";
        assert_eq!(addresses(style_references(style)), ["x.png", "y.woff2", "b.css"]);
    }

    #[test]
    fn addresses_resolve_against_the_file_that_names_them() {
        assert_eq!(resolve("index.html", "./a.js").as_deref(), Some("a.js"));
        assert_eq!(resolve("snippets/x/inline.js", "../../a.js?v=1").as_deref(), Some("a.js"));
        assert_eq!(resolve("css/a.css", "/b.css#c").as_deref(), Some("b.css"));
        assert_eq!(resolve("css/a.css", "b.css").as_deref(), Some("css/b.css"));
        for elsewhere in
            ["data:image/png;base64,AA", "https://example.org/a.js", "//example.org/a.js", "#a", "../a", "./"]
        {
            assert_eq!(resolve("index.html", elsewhere), None, "{elsewhere}");
        }
    }

    #[test]
    fn numbers_are_grouped_by_thousands() {
        assert_eq!(
            ["0", "12", "999", "1,000", "200,000", "1,234,567"],
            [0, 12, 999, 1000, 200_000, 1_234_567].map(grouped).each_ref().map(String::as_str)
        );
    }

    fn weights(brotli: usize) -> Weights {
        let weight = |path: &str, brotli| Weight { path: path.to_owned(), raw: 3 * brotli, brotli };
        Weights {
            first_screen: vec![weight("index.html", 1_000), weight("a.wasm", brotli)],
            later: vec![weight("sw.js", 5)],
        }
    }

    #[test]
    fn the_table_sums_the_first_screen_only() {
        let table = weights(1_500).table();
        let lines: Vec<Vec<&str>> = table.lines().map(|line| line.split_whitespace().collect()).collect();
        assert_eq!(lines[1], ["index.html", "3,000", "1,000"]);
        assert_eq!(lines[3], ["in", "all", "7,500", "2,500"]);
        assert_eq!(lines[5], ["sw.js", "15", "5"]);
    }

    #[test]
    fn the_budget_is_kept_to_the_byte() {
        assert!(weights(199_000).verdict().unwrap().ends_with("200,000 of 200,000 bytes: 0 to spare."));
        assert!(weights(199_001).verdict().unwrap_err().to_string().contains("200,001 bytes with brotli, 1 more than"));
    }

    #[test]
    fn a_site_is_weighed_with_all_that_its_page_leads_to() {
        let site = std::env::temp_dir().join(format!("sweetspot-size-{}", std::process::id()));
        let file = |path: &str, text: &str| project::write(&site.join(path), text).unwrap();
        file("index.html", "<meta charset=utf-8><link rel=modulepreload href=./a.js><link rel=preload href=./a.wasm>");
        file("a.js", "import {x} from './snippets/s.js'; const no = 'missing.js';");
        file("snippets/s.js", "export const x = 1;");
        file("a.wasm", "wasm");
        file("sw.js", "later");
        file("a.js.br", "a compressed copy");
        let weighed = Weights::of(&site);
        file("index.html", "<link rel=icon href=gone.svg>");
        let broken = Weights::of(&site);
        fs::remove_dir_all(&site).unwrap();
        let paths = |weights: &[Weight]| weights.iter().map(|weight| weight.path.clone()).collect::<Vec<_>>();
        let weighed = weighed.unwrap();
        assert_eq!(paths(&weighed.first_screen), ["a.js", "a.wasm", "index.html", "snippets/s.js"]);
        assert_eq!(paths(&weighed.later), ["sw.js"]);
        assert!(broken.err().unwrap().to_string().contains("gone.svg"));
    }
}
