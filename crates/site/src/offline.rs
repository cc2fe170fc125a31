//! The service worker, which keeps the site for visits without a network: `static/sw.js` with the list of all files.

use std::fs;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::compress;
use crate::headers;
use crate::names;
use crate::problem::{Problem, Result};
use crate::project;

/// The worker's name never changes: by it the browser finds the next version.
pub const WORKER: &str = "sw.js";
/// The lines of `static/sw.js` that the build fills in.
const BLANKS: [&str; 2] = ["const VERSION = \"\";", "const FILES = [];"];

/// Writes the worker for the site in a folder, which must be finished otherwise.
pub fn write_worker(site: &Path) -> Result<()> {
    let template = project::root().join("static").join(WORKER);
    let text = project::read(&template)?;
    let filled = filled(&text, &listed(site)?).ok_or_else(|| {
        Problem::new(
            format!("{} lacks a line that the build fills in", template.display()),
            format!("Both have to be there, each alone on its line: `{}`.", BLANKS.join("` and `")),
        )
    })?;
    project::write(&site.join(WORKER), &filled)
}

/// Writes in its place the worker that ends itself and all that an earlier one has kept.
pub fn write_retired_worker(site: &Path) -> Result<()> {
    let text = project::read(&project::root().join("static").join("sw-retired.js"))?;
    project::write(&site.join(WORKER), &text)
}

/// A file of the site as the worker knows it.
struct Listed {
    address: String,
    /// As a browser wants it in `integrity`.
    hash: String,
}

/// Every file that a visit may need; in order, so that the same site gives the same worker.
fn listed(site: &Path) -> Result<Vec<Listed>> {
    let mut listed = Vec::new();
    for path in project::files(site)?.into_iter().filter(|path| is_kept(path)) {
        let file = site.join(&path);
        let bytes = fs::read(&file).map_err(|error| Problem::file("read", &file, &error))?;
        // A host may send whoever asks for index.html on to the folder, and no page can be shown from such an answer.
        let address = if path == "index.html" { "./".to_owned() } else { path };
        listed.push(Listed { address, hash: format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes))) });
    }
    Ok(listed)
}

/// Not what a host reads or sends in place of another file, not the pictures of app/, which a browser fetches by itself
/// while it installs the site, and not what is for other people's pages.
fn is_kept(path: &str) -> bool {
    !path.starts_with('.')
        && path != WORKER
        && path != headers::FILE
        && !path.starts_with("app/")
        && (!path.starts_with("embed/") || is_of_the_page(path))
        && !path.starts_with("examples/")
        && !compress::is_copy(path)
}

/// What the page fetches from the folder that it shares with the widget.
fn is_of_the_page(path: &str) -> bool {
    const PARTS: [&str; 4] = ["sweetspot-", "style-", "catalogue-", "library-"];
    path.strip_prefix("embed/").is_some_and(|name| PARTS.iter().any(|part| name.starts_with(part)))
}

fn filled(template: &str, files: &[Listed]) -> Option<String> {
    let entries: Vec<_> = files.iter().map(|file| format!("  {}", json!([file.address, file.hash]))).collect();
    let list = format!("const FILES = [\n{}\n];", entries.join(",\n"));
    // Another worker is another version too.
    let version = names::short_hash(format!("{template}{list}").as_bytes());
    let filled = replaced(template, BLANKS[0], &format!("const VERSION = \"{version}\";"))?;
    replaced(&filled, BLANKS[1], &list)
}

fn replaced(text: &str, line: &str, by: &str) -> Option<String> {
    text.lines().any(|known| known == line).then(|| text.replacen(line, by, 1))
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    fn statics(name: &str) -> std::path::PathBuf {
        project::root().join("static").join(name)
    }

    fn file(address: &str, hash: &str) -> Listed {
        Listed { address: address.to_owned(), hash: hash.to_owned() }
    }

    #[test]
    fn the_version_follows_names_contents_and_the_worker_itself() {
        let template = project::read(&statics(WORKER)).unwrap();
        let base = filled(&template, &[file("./", "sha256-a")]).unwrap();
        let version = |text: &str| text.lines().find(|line| line.starts_with("const VERSION")).unwrap().to_owned();
        assert_eq!(base, filled(&template, &[file("./", "sha256-a")]).unwrap());
        assert!(base.contains("const FILES = [\n  [\"./\",\"sha256-a\"]\n];\n"), "{base}");
        for other in [
            filled(&template, &[file("./", "sha256-b")]),
            filled(&template, &[file("a", "sha256-a")]),
            filled(&format!("{template}\n"), &[file("./", "sha256-a")]),
        ] {
            assert_ne!(version(&base), version(&other.unwrap()));
        }
        assert!(filled("const FILES = [];", &[]).is_none());
    }

    #[test]
    fn all_that_a_visit_may_need_is_kept_and_nothing_else() {
        for path in ["index.html", "embed/sweetspot-1.wasm", "embed/style-1.css", "icon.svg", "manifest.webmanifest"] {
            assert!(is_kept(path), "{path}");
        }
        for path in [
            "sw.js",
            "_headers",
            ".trunk-lock",
            "index.html.br",
            "a-1.wasm.gz",
            "app/icon-192.png",
            "embed/sweet-spot.js",
            "embed/claims-1.json",
            "examples/index.html",
        ] {
            assert!(!is_kept(path), "{path}");
        }
    }

    #[test]
    fn both_workers_call_their_caches_alike() {
        for name in [WORKER, "sw-retired.js"] {
            assert!(project::read(&statics(name)).unwrap().contains("`sweetspot-site ${"), "{name}");
        }
    }

    #[test]
    fn the_manifest_names_pictures_that_are_there_in_the_size_it_says() {
        let manifest: Value = serde_json::from_str(&project::read(&statics("manifest.webmanifest")).unwrap()).unwrap();
        for icon in manifest["icons"].as_array().unwrap().iter().filter(|icon| icon["type"] == "image/png") {
            let bytes = fs::read(statics(icon["src"].as_str().unwrap())).unwrap();
            let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
            // Width and height in a PNG's first chunk.
            assert_eq!(icon["sizes"], format!("{}x{}", number(16), number(20)), "{icon}");
        }
        for picture in manifest["screenshots"].as_array().unwrap() {
            assert!(statics(picture["src"].as_str().unwrap()).is_file(), "{picture}");
        }
        for key in ["id", "start_url", "scope"] {
            assert_eq!(manifest[key], "./", "{key} works below any path");
        }
    }

    #[test]
    fn the_manifest_has_the_colours_of_the_page() {
        let manifest: Value = serde_json::from_str(&project::read(&statics("manifest.webmanifest")).unwrap()).unwrap();
        let ground = manifest["background_color"].as_str().unwrap();
        assert_eq!(manifest["theme_color"], ground);
        assert!(project::read(&statics("styles/tokens.css")).unwrap().contains(&format!("var(--light, {ground})")));
        assert!(project::read(&project::root().join("index.html")).unwrap().contains(&format!("content=\"{ground}\"")));
    }
}
