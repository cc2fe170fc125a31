//! Finding the tools that build the site, and installing the missing ones.
//!
//! A suitable version on PATH is used as it is. Otherwise the tool is installed once per user into
//! `$CARGO_HOME/sweetspot-tools/<name>-<version>/`, whose folder is put in front of PATH for every child.

use std::env;
use std::fs;
use std::iter;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use crate::problem::{Problem, Result};
use crate::process;
use crate::project;

/// The oldest trunk that builds the page, and the one that is installed: newer ones may need a newer Rust.
const TRUNK: &str = "0.21.14";
/// The wasm-opt that the page is built with; Trunk.toml names the same one, and trunk takes no other.
const WASM_OPT: &str = "132";
/// The oldest Node that the journeys and wasm-opt run on.
const NODE: u64 = 20;
const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// A lighter build of the tools that come as source: trunk's own settings (one codegen unit, fat LTO) take minutes.
const LIGHT_BUILD: [(&str, &str); 3] = [
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "0"),
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
];

/// Variables that a person may have set for the site and that would send `cargo install` astray.
const MEANT_FOR_THE_SITE: [&str; 4] =
    ["CARGO_BUILD_TARGET", "CARGO_ENCODED_RUSTFLAGS", "CARGO_TARGET_DIR", "RUSTFLAGS"];

/// The folders with our own tools, and the programs found in them or on PATH.
#[derive(Default)]
pub struct Toolbox {
    folders: Vec<PathBuf>,
}

impl Toolbox {
    /// What compiling, packing and serving the page needs, except for wasm-opt.
    pub fn for_the_page() -> Result<Self> {
        wasm_target()?;
        let mut toolbox = Self::default();
        toolbox.trunk()?;
        toolbox.wasm_bindgen()?;
        Ok(toolbox)
    }

    /// Makes sure of a trunk.
    pub fn trunk(&mut self) -> Result<()> {
        self.ensure(&Tool {
            name: "trunk",
            version: TRUNK,
            fits: at_least,
            programs: &["trunk"],
            why: "packs the page and serves it",
            takes: "three to six minutes on two cores",
            // It mostly waits for files and for other programs.
            source: Source::Cargo { locked: true, opt_level: "0" },
        })
    }

    /// Makes sure of the wasm-bindgen programs whose version is the crate's, as they refuse any other.
    pub fn wasm_bindgen(&mut self) -> Result<()> {
        let path = project::root().join("Cargo.lock");
        let lock = project::read(&path)?;
        let version = locked_version(&lock, "wasm-bindgen").ok_or_else(|| {
            Problem::new(format!("{} names no wasm-bindgen", path.display()), "Restore the file from the repository.")
        })?;
        self.ensure(&Tool {
            name: "wasm-bindgen-cli",
            version,
            fits: |found, wanted| found == wanted,
            programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
            why: "joins the compiled page to the browser, and runs the component tests",
            takes: "one to two minutes on two cores",
            // Its own lock file names crate versions that a registry mirror may lack.
            source: Source::Cargo { locked: false, opt_level: "1" },
        })
    }

    /// Makes sure of wasm-opt, which makes the release page about a third smaller.
    pub fn wasm_opt(&mut self) -> Result<()> {
        self.ensure(&Tool {
            name: "binaryen",
            version: WASM_OPT,
            fits: |found, wanted| found == wanted,
            programs: &["wasm-opt"],
            why: "its wasm-opt makes the page smaller",
            takes: "a few seconds",
            source: Source::Npm,
        })
    }

    /// A command for one of the programs, run at the repository's root with our folders in front of PATH.
    pub fn command(&self, program: &str) -> Command {
        let found = find_in(program, self.search_path()).unwrap_or_else(|| PathBuf::from(program));
        let mut command = Command::new(found);
        command.current_dir(project::root());
        if let Ok(path) = env::join_paths(self.search_path()) {
            command.env("PATH", path);
        }
        command
    }

    fn search_path(&self) -> impl Iterator<Item = PathBuf> {
        self.folders.iter().cloned().chain(path_folders())
    }

    fn ensure(&mut self, tool: &Tool) -> Result<()> {
        if tool.is_in(path_folders()) {
            return Ok(());
        }
        let home = cache()?.join(format!("{}-{}", tool.name, tool.full_version()));
        let folder = tool.source.programs_folder(&home);
        if !tool.is_in([folder.clone()]) {
            tool.install(&home)?;
            if !tool.is_in([folder.clone()]) {
                return Err(Problem::new(
                    format!(
                        "{} {} was installed into {} but does not run from there",
                        tool.name,
                        tool.version,
                        folder.display()
                    ),
                    "Delete that folder and try again; if it stays so, put the tool on PATH yourself.",
                ));
            }
        }
        self.folders.push(folder);
        Ok(())
    }
}

/// One tool: what it is called, which version fits and where it comes from.
struct Tool<'a> {
    name: &'a str,
    version: &'a str,
    /// Whether a found version (first) does for the wanted one (second).
    fits: fn(&str, &str) -> bool,
    /// The programs that have to be there; the first is asked for the version.
    programs: &'a [&'a str],
    why: &'a str,
    takes: &'a str,
    source: Source,
}

/// Where a tool is installed from.
enum Source {
    Cargo { locked: bool, opt_level: &'static str },
    Npm,
}

impl Source {
    fn programs_folder(&self, home: &Path) -> PathBuf {
        match self {
            Self::Cargo { .. } => home.join("bin"),
            Self::Npm => home.join("node_modules").join(".bin"),
        }
    }
}

impl Tool<'_> {
    /// npm numbers binaryen's release 132 as 132.0.0.
    fn full_version(&self) -> String {
        match self.source {
            Source::Cargo { .. } => self.version.to_owned(),
            Source::Npm => format!("{}.0.0", self.version),
        }
    }

    fn is_in(&self, folders: impl IntoIterator<Item = PathBuf> + Clone) -> bool {
        let mut found = self.programs.iter().map(|program| find_in(program, folders.clone()));
        let Some(Some(first)) = found.next() else { return false };
        found.all(|program| program.is_some())
            && version_of(&first).is_some_and(|version| (self.fits)(&version, self.version))
    }

    fn install(&self, home: &Path) -> Result<()> {
        let version = self.full_version();
        let mut command = match self.source {
            Source::Cargo { locked, opt_level } => {
                let mut command = Command::new("cargo");
                command.args(["install", self.name, "--version", &version, "--root"]).arg(home);
                if locked {
                    command.arg("--locked");
                }
                // Else cargo advises to put the folder on PATH, which nobody needs to.
                let folders = iter::once(self.source.programs_folder(home)).chain(path_folders());
                if let Ok(path) = env::join_paths(folders) {
                    command.env("PATH", path);
                }
                for variable in MEANT_FOR_THE_SITE {
                    command.env_remove(variable);
                }
                command.envs(LIGHT_BUILD).env("CARGO_PROFILE_RELEASE_OPT_LEVEL", opt_level);
                command
            }
            Source::Npm => {
                let mut command = Command::new(npm(&format!("to install {} {version}", self.name))?);
                command.args(["install", "--no-fund", "--no-audit", "--save-exact", "--prefix"]).arg(home);
                command.arg(format!("{}@{version}", self.name));
                command
            }
        };
        println!(
            "Installing {} {version}: {}. Once per user, into {}; takes {}.",
            self.name,
            self.why,
            home.display(),
            self.takes
        );
        fs::create_dir_all(home).map_err(|error| Problem::file("create", home, &error))?;
        // Outside the repository, so that its settings and lock file play no part.
        command.current_dir(home);
        let remedy = "Read the message above. Without a network, install it where there is one and put it on PATH.";
        let started = Instant::now();
        process::run(&mut command, remedy)?;
        println!("Installed {} {version} in {} s.", self.name, started.elapsed().as_secs());
        Ok(())
    }
}

/// The npm on PATH, beside a Node.js that is new enough; `purpose` ends the sentence "Node.js is needed …".
pub fn npm(purpose: &str) -> Result<PathBuf> {
    let remedy = format!(
        "Install Node.js {NODE} or newer with npm, from its own site or your system's packages, then try again."
    );
    let (Some(node), Some(npm)) = (find("node"), find("npm")) else {
        return Err(Problem::new(format!("Node.js and npm are needed {purpose}, but not both are on PATH"), remedy));
    };
    let version = version_of(&node).unwrap_or_default();
    if numbers(&version).first().is_none_or(|major| *major < NODE) {
        return Err(Problem::new(
            format!("Node.js {NODE} or newer is needed {purpose}, but {} is {version:?}", node.display()),
            remedy,
        ));
    }
    Ok(npm)
}

/// Makes sure that the compiler in use can compile for the browser.
pub fn wasm_target() -> Result<()> {
    if has_wasm_target() {
        return Ok(());
    }
    let remedy = format!(
        "Install the standard library for {WASM_TARGET} into the Rust toolchain that you use: with rustup \
         `rustup target add {WASM_TARGET}`, with a system's Rust its package for WebAssembly."
    );
    let Some(rustup) = find("rustup") else {
        return Err(Problem::new(
            format!("this Rust toolchain cannot compile for {WASM_TARGET}, and there is no rustup to add that"),
            remedy,
        ));
    };
    println!("Installing the Rust target {WASM_TARGET}: compiles the page for the browser; takes a few seconds.");
    process::run(Command::new(rustup).args(["target", "add", WASM_TARGET]), &remedy)?;
    if has_wasm_target() {
        return Ok(());
    }
    Err(Problem::new(
        format!("rustup added {WASM_TARGET}, but the `rustc` on PATH still cannot compile for it"),
        format!("That `rustc` is probably not rustup's: put rustup's folder first on PATH. {remedy}"),
    ))
}

fn has_wasm_target() -> bool {
    process::answer(Command::new("rustc").args(["--print", "target-libdir", "--target", WASM_TARGET]))
        .is_some_and(|folder| Path::new(folder.trim()).is_dir())
}

/// Makes sure of a part of the Rust toolchain that minimal installs lack, such as clippy.
pub fn rust_component(name: &str, program: &str) -> Result<()> {
    if process::answer(Command::new("cargo").args([program, "--version"])).is_some() {
        return Ok(());
    }
    let remedy = format!("Add {name} to the Rust toolchain that you use: with rustup `rustup component add {name}`.");
    let Some(rustup) = find("rustup") else {
        return Err(Problem::new(format!("`cargo {program}` is missing, and there is no rustup to add it"), remedy));
    };
    println!("Installing {name}: `cargo {program}` is one of the checks; takes a few seconds.");
    process::run(Command::new(rustup).args(["component", "add", name]), &remedy)
}

/// The first program of this name on PATH.
pub fn find(program: &str) -> Option<PathBuf> {
    find_in(program, path_folders())
}

/// The first program of this name in these folders.
pub fn find_in(program: &str, folders: impl IntoIterator<Item = PathBuf>) -> Option<PathBuf> {
    let endings: &[&str] = if cfg!(windows) { &[".exe", ".cmd"] } else { &[""] };
    folders
        .into_iter()
        .flat_map(|folder| endings.iter().map(move |ending| folder.join(format!("{program}{ending}"))))
        .find(|path| path.is_file())
}

fn path_folders() -> impl Iterator<Item = PathBuf> + Clone {
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path).collect::<Vec<_>>().into_iter()
}

fn cache() -> Result<PathBuf> {
    let cargo_home = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(env::home_dir()?.join(".cargo")))
        .ok_or_else(|| Problem::new("there is no home folder to install tools into", "Set CARGO_HOME to a folder."))?;
    Ok(cargo_home.join("sweetspot-tools"))
}

fn version_of(program: &Path) -> Option<String> {
    version_in(&process::answer(Command::new(program).arg("--version"))?)
}

/// The first word of a `--version` answer that looks like a version, without a leading `v`.
fn version_in(answer: &str) -> Option<String> {
    answer
        .split_whitespace()
        .map(|word| word.strip_prefix('v').unwrap_or(word))
        .find(|word| word.starts_with(|first: char| first.is_ascii_digit()))
        .map(str::to_owned)
}

fn numbers(version: &str) -> Vec<u64> {
    version.split('.').map_while(|part| part.parse().ok()).collect()
}

/// Whether `found` is `wanted` or newer; versions that are not three numbers do not count.
fn at_least(found: &str, wanted: &str) -> bool {
    let (found, wanted) = (numbers(found), numbers(wanted));
    found.len() == 3 && found >= wanted
}

/// The version of a package in the text of a Cargo.lock.
fn locked_version<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    let (_, entry) = lock.split_once(&format!("\nname = \"{package}\"\nversion = \""))?;
    entry.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_from_what_the_tools_answer() {
        for (answer, version) in [
            ("trunk 0.21.14\n", "0.21.14"),
            ("wasm-bindgen 0.2.130\n", "0.2.130"),
            ("wasm-opt version 132 (version_132)\n", "132"),
            ("v20.20.2\n", "20.20.2"),
        ] {
            assert_eq!(version_in(answer).as_deref(), Some(version), "{answer:?}");
        }
        assert_eq!(version_in("no version here"), None);
    }

    #[test]
    fn a_newer_trunk_will_do() {
        for found in ["0.21.14", "0.21.20", "0.22.0", "1.0.0"] {
            assert!(at_least(found, "0.21.14"), "{found}");
        }
        for found in ["0.21.13", "0.20.99", "0.21", "0.22.0-beta.1"] {
            assert!(!at_least(found, "0.21.14"), "{found}");
        }
    }

    #[test]
    fn the_lock_file_gives_the_version_of_a_package() {
        let lock = "version = 4\n\n[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.1.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked_version(lock, "yew"), None);
    }

    #[test]
    fn this_repositorys_lock_file_has_a_wasm_bindgen() {
        let lock = project::read(&project::root().join("Cargo.lock")).unwrap();
        assert!(locked_version(&lock, "wasm-bindgen").is_some());
    }

    #[test]
    fn trunk_asks_for_the_tools_that_are_installed() {
        let settings = project::read(&project::root().join("Trunk.toml")).unwrap();
        assert!(settings.contains(&format!("\nwasm_opt = \"version_{WASM_OPT}\"\n")), "{settings}");
        assert!(settings.contains(&format!("\ntrunk-version = \">={TRUNK}\"\n")), "{settings}");
    }

    #[test]
    fn programs_are_found_on_the_path() {
        assert!(find("cargo").is_some());
        assert_eq!(find("sweetspot-no-such-program"), None);
    }
}
