//! The browsers that tests run in, their drivers, and the npm packages of tests.

use std::env;
use std::fs;
use std::iter;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::json;

use crate::problem::{Problem, Result};
use crate::process;
use crate::project;
use crate::tools;

/// For a run without a window, as root, in a container with little shared memory, and without asking the network for
/// updates. tests/browser/browser.mjs has the same ones.
const FLAGS: [&str; 9] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// A browser engine: the programs that tests start, and where Debian has them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Engine {
    pub name: &'static str,
    /// Each with the variable that may name it, and that tests find it by.
    programs: &'static [(&'static str, &'static [&'static str])],
    debian_packages: &'static [&'static str],
    /// What to install where there is no apt.
    remedy: &'static str,
    /// Whether tests outside CI may go on without it.
    optional: bool,
}

/// What every test in a browser runs in.
pub const CHROMIUM: Engine = Engine {
    name: "Chromium",
    programs: &[
        ("CHROME", &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]),
        ("CHROMEDRIVER", &["chromedriver"]),
    ],
    debian_packages: &["chromium", "chromium-driver"],
    remedy: "Install Chromium or Chrome and the chromedriver of the same version",
    optional: false,
};

/// An engine of the journeys.
pub const FIREFOX: Engine = Engine {
    name: "Firefox",
    programs: &[("FIREFOX", &["firefox-esr", "firefox"])],
    debian_packages: &["firefox-esr"],
    remedy: "Install Firefox or Firefox ESR",
    optional: true,
};

/// An engine of the journeys, the nearest to Safari that runs on Linux.
pub const WEBKIT: Engine = Engine {
    name: "WebKitGTK",
    programs: &[
        ("WEBKIT_DRIVER", &["WebKitWebDriver"]),
        ("MINIBROWSER", &["MiniBrowser"]),
        // It has no mode without a window.
        ("XVFB", &["Xvfb"]),
    ],
    debian_packages: &["webkit2gtk-driver", "xvfb", "xauth"],
    remedy: "Install WebKitGTK's WebKitWebDriver and MiniBrowser, and Xvfb",
    optional: true,
};

/// Programs by the variable that names them, and the engines that are missing.
pub type Found = (Vec<(&'static str, PathBuf)>, Vec<Engine>);

/// Finds the engines' programs, installing them first where that needs no question. In CI none may be missing.
pub fn ensure(engines: &[Engine]) -> Result<Found> {
    let mut missing = Vec::new();
    for engine in engines {
        if engine.find()?.is_none() {
            missing.push(engine);
        }
    }
    if !missing.is_empty() && may_use_apt() {
        install(&missing)?;
    }
    let (mut programs, mut without) = (Vec::new(), Vec::new());
    for engine in engines {
        match engine.find()? {
            Some(found) => programs.extend(found),
            None if engine.optional && !is_ci() => {
                println!("note: {}", engine.missing());
                without.push(*engine);
            }
            None => return Err(engine.missing()),
        }
    }
    Ok((programs, without))
}

impl Engine {
    /// Its programs, or nothing unless all of them are there.
    fn find(&self) -> Result<Option<Vec<(&'static str, PathBuf)>>> {
        self.programs
            .iter()
            .map(|(variable, names)| Ok(named_or_found(variable, names)?.map(|path| (*variable, path))))
            .collect()
    }

    fn missing(&self) -> Problem {
        let programs = self.programs.iter().map(|(_, names)| names[0]).collect::<Vec<_>>().join(", ");
        let variables = self.programs.iter().map(|(variable, _)| *variable).collect::<Vec<_>>().join(", ");
        Problem::new(
            format!("{} was not found, or not all of it ({programs})", self.name),
            format!("{} and put the programs on PATH, or name them in {variables}.", self.remedy),
        )
    }
}

fn install(engines: &[&Engine]) -> Result<()> {
    let packages: Vec<&str> = engines.iter().flat_map(|engine| engine.debian_packages).copied().collect();
    println!("Installing Debian's {}: tests run in them; takes about a minute.", packages.join(", "));
    let apt = |arguments: &[&str]| {
        let mut command = Command::new("apt-get");
        command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
        process::run(&mut command, "Read apt-get's message above, or install the packages yourself.")
    };
    apt(&["update"])?;
    apt(&[&["install", "--yes", "--no-install-recommends"][..], &packages].concat())
}

/// The program that a variable names, else the first of these on PATH or where WebKitGTK keeps its browser.
fn named_or_found(variable: &str, programs: &[&str]) -> Result<Option<PathBuf>> {
    let Some(named) = env::var_os(variable).filter(|named| !named.is_empty()).map(PathBuf::from) else {
        let found = |program: &&str| tools::find(program).or_else(|| tools::find_in(program, webkit_folders()));
        return Ok(programs.iter().find_map(found));
    };
    if named.is_file() {
        return Ok(Some(named));
    }
    Err(Problem::new(
        format!("the variable {variable} names {}, which is not a file", named.display()),
        format!("Give {variable} the full path of the program, or unset it to have PATH searched."),
    ))
}

/// Folders such as `/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1`, newest first.
fn webkit_folders() -> Vec<PathBuf> {
    let list = |folder: PathBuf| fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let is_webkit =
        |path: &PathBuf| path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"webkit2gtk-"));
    // Debian has a folder for each architecture below the first one.
    let parents = list("/usr/lib".into()).chain(iter::once("/usr/libexec".into()));
    let mut folders: Vec<PathBuf> = parents.flat_map(list).filter(is_webkit).collect();
    folders.sort();
    folders.reverse();
    folders
}

/// Only as root on Debian: elsewhere the packages have other names, or `chromium` is a snap.
fn may_use_apt() -> bool {
    let debian = fs::read_to_string("/etc/os-release").is_ok_and(|text| text.lines().any(|line| line == "ID=debian"));
    let root = process::answer(Command::new("id").arg("-u")).is_some_and(|id| id.trim() == "0");
    debian && root && tools::find("apt-get").is_some()
}

/// Whether this is a run that nobody watches, by the variable that every CI service sets.
fn is_ci() -> bool {
    env::var("CI").is_ok_and(|value| !matches!(value.as_str(), "" | "0" | "false"))
}

/// The environment in which cargo runs component tests in the Chromium that was found; empty without one.
pub fn component_tests(programs: &[(&'static str, PathBuf)]) -> Result<Vec<(&'static str, PathBuf)>> {
    let Some((_, chromium)) = programs.iter().find(|(variable, _)| *variable == CHROMIUM.programs[0].0) else {
        return Ok(Vec::new());
    };
    let path = project::scratch("webdriver.json");
    let settings = json!({ "goog:chromeOptions": { "binary": chromium, "args": FLAGS } });
    project::write(&path, &format!("{settings:#}\n"))?;
    Ok(vec![
        ("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner".into()),
        ("WASM_BINDGEN_TEST_WEBDRIVER_JSON", path),
        // An unoptimised page takes a while to load on a slow machine; the runner's own 20 s are for small ones.
        ("WASM_BINDGEN_TEST_TIMEOUT", "120".into()),
    ])
}

/// Makes sure that the packages of a folder are installed as its lock file says; `purpose` is what they do.
pub fn packages(folder: &Path, purpose: &str) -> Result<()> {
    let npm = tools::npm(&format!("for the packages of {}", folder.display()))?;
    let lock = folder.join("package-lock.json");
    if is_installed(&lock, &folder.join("node_modules").join(".package-lock.json")) {
        return Ok(());
    }
    println!("Installing the packages of {}: they {purpose}; takes a few seconds.", folder.display());
    let mut command = Command::new(npm);
    command.args(["ci", "--no-fund", "--no-audit"]).current_dir(folder);
    process::run(&mut command, "Read npm's message above; it needs a network the first time.")
}

/// npm writes the second file last, so a newer one means a finished install of this very lock file.
fn is_installed(lock: &Path, installed: &Path) -> bool {
    let changed = |path: &Path| fs::metadata(path).and_then(|data| data.modified()).ok();
    matches!((changed(lock), changed(installed)), (Some(lock), Some(installed)) if installed >= lock)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_journeys_start_the_browser_with_the_same_flags() {
        let helper = project::read(&project::root().join(project::JOURNEYS).join("browser.mjs")).unwrap();
        for flag in FLAGS {
            assert!(helper.contains(&format!("'{flag}'")), "tests/browser/browser.mjs lacks {flag}");
        }
    }

    #[test]
    fn a_missing_engine_is_named_with_its_programs_and_the_remedy() {
        let text = WEBKIT.missing().to_string();
        assert!(
            text.starts_with("WebKitGTK was not found, or not all of it (WebKitWebDriver, MiniBrowser, Xvfb)\n"),
            "{text}"
        );
        assert!(text.ends_with("or name them in WEBKIT_DRIVER, MINIBROWSER, XVFB."), "{text}");
    }
}
