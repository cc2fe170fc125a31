//! The site's weight as brotli sends it, which the copies beside its files have, and the bounds for it.

use std::fs;
use std::path::Path;

use crate::problem::{Problem, Result};
use crate::project;

/// A part of the site that visitors wait for.
struct Part {
    name: &'static str,
    /// What it may weigh, in bytes.
    bound: u64,
    contains: fn(&Site, &str) -> bool,
    /// An ending that one of its files must have, as a part without files would always be light enough.
    essential: &'static str,
}

const PARTS: [Part; 3] = [
    Part {
        name: "First paint: the page and its style",
        bound: 30_720,
        contains: |site, path| path == PAGE || path.ends_with(".css") && site.is_linked(path),
        essential: ".css",
    },
    Part {
        name: "The program with its glue",
        bound: 358_400,
        contains: |site, path| (path.ends_with(".wasm") || path.ends_with(".js")) && site.is_linked(path),
        essential: ".wasm",
    },
    Part {
        name: "Everything that is kept for offline",
        bound: 700_000,
        contains: |site, path| path == PAGE || site.worker.contains(&format!("\"{path}\"")),
        essential: ".wasm",
    },
];
const PAGE: &str = "index.html";
const WORKER: &str = "sw.js";

/// Prints what weighs how much; a problem names the parts that are too heavy.
pub fn check(site: &Path) -> Result<()> {
    let (table, too_heavy) = weigh(site)?;
    println!("{table}");
    if too_heavy.is_empty() {
        return Ok(());
    }
    Err(Problem::new(
        too_heavy.join("; "),
        "Look for what grew in the table above; a new dependency of the program is the usual cause \
         (`cargo tree --edges normal`).",
    ))
}

/// The table for `cargo xtask build`, which keeps to no bound.
pub fn table(site: &Path) -> Result<String> {
    Ok(weigh(site)?.0)
}

/// The table, and a sentence for each part that is too heavy.
fn weigh(folder: &Path) -> Result<(String, Vec<String>)> {
    let site = Site::read(folder)?;
    let mut table = format!("{:<58}{:>12}{:>12}\n", "", "bytes", "brotli");
    let mut too_heavy = Vec::new();
    for part in &PARTS {
        let files: Vec<&File> = site.files.iter().filter(|file| (part.contains)(&site, &file.path)).collect();
        if !files.iter().any(|file| file.path.ends_with(part.essential)) {
            return Err(Problem::new(
                format!("{:?} has no {} file in {}", part.name, part.essential, folder.display()),
                "Check index.html at the root, and xtask/src/size.rs for how it finds the files.",
            ));
        }
        let brotli = files.iter().map(|file| file.brotli).sum();
        table += &row(part.name, files.iter().map(|file| file.bytes).sum(), brotli);
        for file in &files {
            table += &row(&format!("  {}", file.path), file.bytes, file.brotli);
        }
        if brotli > part.bound {
            let [weight, over, bound] = [brotli, brotli - part.bound, part.bound].map(grouped);
            let name = part.name;
            too_heavy.push(format!("{name:?} weighs {weight} bytes with brotli, {over} more than the {bound} allowed"));
        }
    }
    Ok((table, too_heavy))
}

struct Site {
    files: Vec<File>,
    /// The page's `<link …>` elements.
    links: Vec<String>,
    /// The service worker, which names what it keeps.
    worker: String,
}

struct File {
    path: String,
    bytes: u64,
    /// As brotli sends it, or the same as `bytes` where that gains nothing.
    brotli: u64,
}

impl Site {
    fn read(folder: &Path) -> Result<Self> {
        let page = project::read(&folder.join(PAGE))?;
        let size = |path: &str| fs::metadata(folder.join(path)).map(|data| data.len());
        let paths = project::files(folder)?;
        if !paths.contains(&format!("{PAGE}.br")) {
            return Err(Problem::new(
                format!("{} has no compressed copies to weigh", folder.display()),
                "Run `cargo xtask build` first, or the step `build` along with `size`.",
            ));
        }
        let mut files = Vec::new();
        for path in paths.into_iter().filter(|path| !path.ends_with(".br") && !path.ends_with(".gz")) {
            let bytes = size(&path).map_err(|error| Problem::file("read", &folder.join(&path), &error))?;
            let brotli = size(&format!("{path}.br")).unwrap_or(bytes);
            files.push(File { path, bytes, brotli });
        }
        let links = page.split('<').filter(|element| element.starts_with("link ")).map(str::to_owned).collect();
        Ok(Self { files, links, worker: project::read(&folder.join(WORKER))? })
    }

    /// Whether the page has the browser fetch this file at once. A name holds a hash, so no other text looks like one.
    fn is_linked(&self, path: &str) -> bool {
        self.links.iter().any(|link| link.contains(path))
    }
}

fn row(name: &str, bytes: u64, brotli: u64) -> String {
    format!("{name:<58}{:>12}{:>12}\n", grouped(bytes), grouped(brotli))
}

/// 1234567 as `1,234,567`.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let groups: Vec<_> = digits.as_bytes().rchunks(3).rev().map(String::from_utf8_lossy).collect();
    groups.join(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_by_thousands() {
        assert_eq!([0, 12, 999, 1000, 1_234_567].map(grouped).join(" "), "0 12 999 1,000 1,234,567");
    }

    #[test]
    fn each_part_is_weighed_compressed_and_the_heavy_one_is_named() {
        let folder = std::env::temp_dir().join(format!("sweetspot-size-{}", std::process::id()));
        let file = |path: &str, bytes: usize| project::write(&folder.join(path), &"x".repeat(bytes)).unwrap();
        project::write(
            &folder.join(PAGE),
            "<meta name=later content=later-2.js><link rel=stylesheet href=./style-1.css>\
             <link rel=modulepreload href=./program-1.js><link rel=preload href=./program-1.wasm>",
        )
        .unwrap();
        file("index.html.br", 10_000);
        file("style-1.css", 20_720);
        file("program-1.js", 500);
        file("program-1.js.br", 100);
        file("program-1.wasm", 900_000);
        file("program-1.wasm.br", 358_301);
        file("later-2.js", 1_000);
        project::write(
            &folder.join(WORKER),
            r#"[["./"], ["style-1.css"], ["program-1.js"], ["program-1.wasm"], ["later-2.js"]]"#,
        )
        .unwrap();
        let weighed = weigh(&folder);
        fs::remove_dir_all(&folder).unwrap();
        let (table, too_heavy) = weighed.unwrap();
        let parts = table.lines().filter(|line| !line.starts_with(' '));
        let sums: Vec<&str> = parts.filter_map(|line| line.split_whitespace().last()).collect();
        assert_eq!(sums, ["30,720", "358,401", "390,121"]);
        assert_eq!(
            too_heavy,
            ["\"The program with its glue\" weighs 358,401 bytes with brotli, 1 more than the 358,400 allowed"]
        );
    }
}
