//! What other people's pages take: `embed/`, which is a folder for a static host and a package for a bundler at once.
//!
//! Only `sweet-spot.js`, `frame.js` and `frame.html` keep their names, because pages name them. They lead to all other
//! files by names with a hash.

use std::fs;
use std::path::{Path, PathBuf};

use advisor::session::export::claims_json;
use knowledge::{CATALOGUE, LIBRARY, library};

use crate::csp;
use crate::names;
use crate::problem::{Problem, Result};
use crate::project;
use crate::style;

/// The folder below the site.
pub const FOLDER: &str = "embed";
/// The widget's module as wasm-bindgen calls it.
const PROGRAM: (&str, &str) = ("widget.js", "widget_bg.wasm");
/// The sheets of the site that the widget needs, and its own.
const SHEETS: [&str; 4] = ["style.css", "pictures.css", "gear.css", "embed/widget.css"];
/// Files that go along as they are.
const KEPT: [&str; 7] =
    ["frame.js", "package.json", "sweet-spot.d.ts", "contract.d.ts", "react.d.ts", "vue.d.ts", "frame.d.ts"];
/// What Yew calls its marks on elements. Programs of Yew that are one inside the other read each other's marks and take
/// each other's clicks, unless they have names of their own.
const YEW_MARK: &str = "__yew_";

/// Makes the folder from what trunk has built.
pub fn write(site: &Path) -> Result<()> {
    let folder = site.join(FOLDER);
    fs::create_dir_all(&folder).map_err(|error| Problem::file("create", &folder, &error))?;
    let named = [
        ("./widget.js", program(site, &folder)?),
        ("./widget.css", names::keep(&folder, "widget", "css", sheet()?.as_bytes())?),
        ("./catalogue.postcard", names::keep(&folder, "catalogue", "postcard", CATALOGUE)?),
        ("./library.postcard", names::keep(&folder, "library", "postcard", LIBRARY)?),
        ("./claims.json", names::keep(&folder, "claims", "json", claims_json(library()).as_bytes())?),
    ];
    let script = with_names("sweet-spot.js", &named)?;
    project::write(&folder.join("sweet-spot.js"), &script)?;
    let inside = names::keep(&folder, "inside", "js", source("inside.js")?.as_bytes())?;
    let style = names::keep(&folder, "frame", "css", source("frame.css")?.as_bytes())?;
    let page = with_names("frame.html", &[("./inside.js", inside), ("./frame.css", style)])?;
    let page = csp::own_policy(&page)
        .map_err(|what| Problem::new(format!("{}: {what}", path("frame.html").display()), "Mend that page."))?;
    project::write(&folder.join("frame.html"), &page)?;
    for name in KEPT {
        project::write(&folder.join(name), &source(name)?)?;
    }
    let guide = project::root().join("docs").join("embed.md");
    project::write(&folder.join("README.md"), &project::read(&guide)?)
}

fn source(name: &str) -> Result<String> {
    project::read(&path(name))
}

fn path(name: &str) -> PathBuf {
    project::root().join("static").join("embed").join(name)
}

/// A file of ours with the names of those that it leads to.
fn with_names(name: &str, named: &[(&str, String)]) -> Result<String> {
    let mut text = source(name)?;
    for (placeholder, file) in named {
        let quoted = format!("\"{placeholder}\"");
        if text.matches(&quoted).count() != 1 {
            return Err(Problem::new(
                format!("{} does not name {placeholder} just once", path(name).display()),
                "Mend it, or xtask/src/embed.rs.",
            ));
        }
        text = text.replace(&quoted, &format!("\"./{file}\""));
    }
    Ok(text)
}

/// Moves the program here; the name of its script.
fn program(site: &Path, folder: &Path) -> Result<String> {
    let read = |name: &str| {
        let path = site.join(name);
        let bytes = fs::read(&path).map_err(|error| Problem::file("read", &path, &error))?;
        fs::remove_file(&path).map_err(|error| Problem::file("remove", &path, &error))?;
        Ok::<_, Problem>(bytes)
    };
    let wasm = names::keep(folder, "widget", "wasm", &read(PROGRAM.1)?)?;
    let script = String::from_utf8_lossy(&read(PROGRAM.0)?).replace(PROGRAM.1, &wasm);
    names::keep(folder, "widget", "js", with_own_marks(&script)?.as_bytes())
}

fn with_own_marks(script: &str) -> Result<String> {
    if !script.contains(YEW_MARK) {
        return Err(Problem::new(
            format!("the widget's script has no {YEW_MARK}… any more"),
            "Look at how Yew marks elements now (dom_bundle/subtree_root.rs), and mend xtask/src/embed.rs.",
        ));
    }
    let version = &names::short_hash(script.as_bytes())[..8];
    Ok(script.replace(YEW_MARK, &format!("__sweetspot_{version}_")))
}

fn sheet() -> Result<String> {
    let folder = project::root().join("static");
    SHEETS.iter().map(|name| Ok(style::for_widget(&project::read(&folder.join(name))?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_versions_mark_elements_differently() {
        let one = with_own_marks("a.__yew_subtree_id = 1; b.__yew_listener_id").unwrap();
        let other = with_own_marks("a.__yew_subtree_id = 1; b.__yew_listener_id;").unwrap();
        assert!(!one.contains("__yew_") && one.matches("__sweetspot_").count() == 2);
        assert_ne!(one.split('.').nth(1), other.split('.').nth(1));
        assert!(with_own_marks("nothing").is_err());
    }

    #[test]
    fn every_file_that_the_script_leads_to_is_named_once() {
        let named = ["./widget.js", "./widget.css", "./catalogue.postcard", "./library.postcard", "./claims.json"];
        let named = named.map(|name| (name, "a-0123456789abcdef.x".to_owned()));
        assert_eq!(with_names("sweet-spot.js", &named).unwrap().matches("\"./a-0123456789abcdef.x\"").count(), 5);
    }

    #[test]
    fn the_package_has_the_version_of_the_site() {
        let package: serde_json::Value = serde_json::from_str(&source("package.json").unwrap()).unwrap();
        assert_eq!(package["version"], env!("CARGO_PKG_VERSION"));
    }
}
