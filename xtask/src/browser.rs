//! The browser that tests run in, its driver, and the npm packages of tests.

use std::env;
use std::fs;
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

/// A Chromium and the driver that component tests steer it with.
pub struct Browser {
    /// The browser's program.
    pub chromium: PathBuf,
    /// The driver's program.
    pub driver: PathBuf,
}

impl Browser {
    /// Finds both, installing them first where that can be done without asking.
    pub fn ensure() -> Result<Self> {
        if let Some(browser) = Self::find()? {
            return Ok(browser);
        }
        let missing = "Chromium and its driver (chromedriver) are needed to test in a browser, but not both were found";
        let remedy = "Install Chromium or Chrome and the chromedriver of the same version and put both on PATH, or \
                      name them in the variables CHROME and CHROMEDRIVER.";
        if !may_use_apt() {
            return Err(Problem::new(missing, remedy));
        }
        println!("Installing Debian's chromium and chromium-driver: they run the browser tests; takes about a minute.");
        let apt = |arguments: &[&str]| {
            let mut command = Command::new("apt-get");
            command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
            process::run(&mut command, remedy)
        };
        apt(&["update"])?;
        apt(&["install", "--yes", "--no-install-recommends", "chromium", "chromium-driver"])?;
        Self::find()?.ok_or_else(|| Problem::new(format!("{missing}, even after apt-get installed them"), remedy))
    }

    fn find() -> Result<Option<Self>> {
        let chromium =
            named_or_found("CHROME", &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"])?;
        let driver = named_or_found("CHROMEDRIVER", &["chromedriver"])?;
        Ok(chromium.zip(driver).map(|(chromium, driver)| Self { chromium, driver }))
    }

    /// Writes the settings with which wasm-bindgen's test runner starts this browser.
    pub fn driver_settings(&self) -> Result<PathBuf> {
        let path = project::scratch("webdriver.json");
        let settings = json!({ "goog:chromeOptions": { "binary": self.chromium, "args": FLAGS } });
        project::write(&path, &format!("{settings:#}\n"))?;
        Ok(path)
    }
}

/// The program that a variable names, else the first of these on PATH.
fn named_or_found(variable: &str, programs: &[&str]) -> Result<Option<PathBuf>> {
    let Some(named) = env::var_os(variable).filter(|named| !named.is_empty()).map(PathBuf::from) else {
        return Ok(programs.iter().find_map(|program| tools::find(program)));
    };
    if named.is_file() {
        return Ok(Some(named));
    }
    Err(Problem::new(
        format!("the variable {variable} names {}, which is no file", named.display()),
        format!("Give {variable} the full path of the program, or unset it to have PATH searched."),
    ))
}

/// Only as root on Debian: elsewhere the packages are called otherwise, or `chromium` stands for a snap.
fn may_use_apt() -> bool {
    let debian = fs::read_to_string("/etc/os-release").is_ok_and(|text| text.lines().any(|line| line == "ID=debian"));
    let root = process::answer(Command::new("id").arg("-u")).is_some_and(|id| id.trim() == "0");
    debian && root && tools::find("apt-get").is_some()
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
        let helper = project::read(&project::browser_tests().join("browser.mjs")).unwrap();
        for flag in FLAGS {
            assert!(helper.contains(&format!("'{flag}'")), "tests/browser/browser.mjs lacks {flag}");
        }
    }
}
