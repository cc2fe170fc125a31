//! What other people's pages take: `embed/`, which is a folder for a static host and a package for a bundler at once.
//!
//! The program, the style and the data lie here for the page as well, so page and widget of one origin fetch them once.
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
use crate::scripts::Scripts;

/// The folder below the site.
pub const FOLDER: &str = "embed";
/// What Yew calls its marks on elements. Programs of Yew that are one inside the other read each other's marks and take
/// each other's clicks, unless they have names of their own.
const YEW_MARK: &str = "__yew_";

/// The files that page and widget share, as paths from the page.
pub struct Embedded {
    pub program: String,
    pub program_file: String,
    pub style: String,
    pub catalogue: String,
    pub library: String,
}

/// The program as trunk has built it.
pub struct Program {
    /// The path of its script, which is not part of the site.
    pub script: PathBuf,
    wasm: Vec<u8>,
}

impl Program {
    /// Takes the program out of the site, where trunk has put it beside the page.
    pub fn take(site: &Path) -> Result<Self> {
        let files = project::files(site)?;
        let take = |ending: &str| {
            let is_it = |path: &&String| path.starts_with("sweetspot") && path.ends_with(ending) && !path.contains('/');
            let name = files.iter().find(is_it).ok_or_else(|| {
                Problem::new(
                    format!("{} has no sweetspot….{ending}", site.display()),
                    "Look at how trunk names the program's files now, and fix crates/site/src/embed.rs.",
                )
            })?;
            let path = site.join(name);
            let bytes = fs::read(&path).map_err(|error| Problem::file("read", &path, &error))?;
            fs::remove_file(&path).map_err(|error| Problem::file("remove", &path, &error))?;
            Ok::<_, Problem>(bytes)
        };
        let script = project::scratch("program.js");
        project::write(&script, &String::from_utf8_lossy(&take("js")?))?;
        Ok(Self { script, wasm: take("wasm")? })
    }
}

/// Makes the folder from what trunk and the bundler have built.
pub fn write(site: &Path, program: &Program, scripts: &Scripts) -> Result<Embedded> {
    let folder = site.join(FOLDER);
    fs::create_dir_all(&folder).map_err(|error| Problem::file("create", &folder, &error))?;
    let program_file = names::keep(&folder, "sweetspot", "wasm", &program.wasm)?;
    let script = with_own_marks(&scripts.text("sweetspot.js")?)?;
    let program = names::keep(&folder, "sweetspot", "js", script.as_bytes())?;
    let style = names::keep(&folder, "style", "css", scripts.text("style.css")?.as_bytes())?;
    let catalogue = names::keep(&folder, "catalogue", "postcard", CATALOGUE)?;
    let library_file = names::keep(&folder, "library", "postcard", LIBRARY)?;
    let claims = names::keep(&folder, "claims", "json", claims_json(library()).as_bytes())?;
    let named = [
        ("./sweetspot.js", &program),
        ("./sweetspot_bg.wasm", &program_file),
        ("./style.css", &style),
        ("./catalogue.postcard", &catalogue),
        ("./library.postcard", &library_file),
        ("./claims.json", &claims),
    ];
    let script = with_names(&scripts.text("sweet-spot.js")?, "static/widget/src/internal/addresses.ts", &named)?;
    project::write(&folder.join("sweet-spot.js"), &script)?;
    frame(&folder, scripts)?;
    project::write(&folder.join("frame.js"), &scripts.text("frame.js")?)?;
    for name in scripts.declarations()? {
        project::write(&folder.join(&name), &scripts.text(&name)?)?;
    }
    project::write(&folder.join("package.json"), &source("package.json")?)?;
    let guide = project::root().join("docs").join("embed.md");
    project::write(&folder.join("README.md"), &project::read(&guide)?)?;
    let below = |name: String| format!("{FOLDER}/{name}");
    Ok(Embedded {
        program: below(program),
        program_file: below(program_file),
        style: below(style),
        catalogue: below(catalogue),
        library: below(library_file),
    })
}

/// The page inside the frame.
fn frame(folder: &Path, scripts: &Scripts) -> Result<()> {
    let start = names::keep(folder, "frame-start", "js", scripts.text("frame-start.js")?.as_bytes())?;
    let inside = names::keep(folder, "inside", "js", scripts.text("inside.js")?.as_bytes())?;
    let style = names::keep(folder, "frame", "css", source("frame.css")?.as_bytes())?;
    let named = [("./frame-start.js", &start), ("./inside.js", &inside), ("./frame.css", &style)];
    let page = with_names(&source("frame.html")?, "static/embed/frame.html", &named)?;
    let page = csp::own_policy(&page)
        .map_err(|what| Problem::new(format!("static/embed/frame.html: {what}"), "Fix that page."))?;
    project::write(&folder.join("frame.html"), &page)
}

fn source(name: &str) -> Result<String> {
    project::read(&path(name))
}

fn path(name: &str) -> PathBuf {
    project::root().join("static").join("embed").join(name)
}

/// A text with the names of the files that it leads to.
fn with_names(text: &str, source: &str, named: &[(&str, &String)]) -> Result<String> {
    let mut text = text.to_owned();
    for (placeholder, file) in named {
        let quoted = format!("\"{placeholder}\"");
        if !text.contains(&quoted) {
            return Err(Problem::new(
                format!("{source} does not name {placeholder}"),
                "Fix it, or crates/site/src/embed.rs.",
            ));
        }
        text = text.replace(&quoted, &format!("\"./{file}\""));
    }
    Ok(text)
}

fn with_own_marks(script: &str) -> Result<String> {
    if !script.contains(YEW_MARK) {
        return Err(Problem::new(
            format!("the program's script has no {YEW_MARK}… any more"),
            "Look at how Yew marks elements now (dom_bundle/subtree_root.rs), and fix crates/site/src/embed.rs.",
        ));
    }
    let version = &names::short_hash(script.as_bytes())[..8];
    Ok(script.replace(YEW_MARK, &format!("__sweetspot_{version}_")))
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
    fn a_file_that_is_led_to_is_named() {
        let file = "a-0123456789abcdef.js".to_owned();
        assert_eq!(with_names("x(\"./a.js\")", "x", &[("./a.js", &file)]).unwrap(), format!("x(\"./{file}\")"));
        assert!(with_names("x", "x", &[("./a.js", &file)]).is_err());
    }

    #[test]
    fn the_package_has_the_version_of_the_site() {
        let package: serde_json::Value = serde_json::from_str(&source("package.json").unwrap()).unwrap();
        assert_eq!(package["version"], env!("CARGO_PKG_VERSION"));
    }
}
