//! `cargo xtask test`: every check, in the order in which a failure costs least to find.

use std::fmt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use clap::builder::{PossibleValue, PossibleValuesParser};

use crate::browser::{self, CHROMIUM, Engine, FIREFOX, WEBKIT};
use crate::problem::{Problem, Result};
use crate::process;
use crate::project;
use crate::site;
use crate::size;
use crate::tools::{self, Toolbox};

/// One step of the tests.
struct Check {
    name: &'static str,
    about: &'static str,
    needs: &'static [Need],
    run: Run,
    /// What to do about a failure.
    remedy: &'static str,
}

/// What has to be there before a step can run, in the order in which it is set up.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Need {
    Rustfmt,
    Clippy,
    WasmTarget,
    Trunk,
    WasmBindgen,
    WasmOpt,
    Browser(Engine),
    /// The npm packages of the journeys.
    Journeys,
    /// The npm packages with which kits are solved once more.
    OtherSolver,
}

enum Run {
    /// A command, its words separated by spaces, and the folder that it runs in.
    Command(&'static str, &'static str),
    /// The release site, as `cargo xtask build` makes it.
    Build,
    /// The bounds of the built site's weight.
    Size,
}

const ROOT: &str = "";
const FIX_TEST: &str = "Fix what makes the test named above fail.";
const FIX_LINT: &str = "Fix what clippy names above.";
const FIX_JOURNEY: &str = "Fix what makes the journey named above fail.";

const CHECKS: [Check; 13] = [
    Check {
        name: "fmt",
        about: "Formatting",
        needs: &[Need::Rustfmt],
        run: Run::Command(ROOT, "cargo fmt --all --check"),
        remedy: "Run `cargo fmt --all`.",
    },
    Check {
        name: "lint-native",
        about: "Lints of everything, as compiled for this machine",
        needs: &[Need::Clippy],
        run: Run::Command(ROOT, "cargo clippy --workspace --all-targets -- -D warnings"),
        remedy: FIX_LINT,
    },
    Check {
        name: "lint-wasm",
        about: "Lints of the program, as compiled for the browser",
        needs: &[Need::Clippy, Need::WasmTarget],
        run: Run::Command(
            ROOT,
            "cargo clippy --package sweetspot --target wasm32-unknown-unknown --bins --test components -- -D warnings",
        ),
        remedy: FIX_LINT,
    },
    Check {
        name: "core",
        about: "Tests of everything but the program; compiles no web crate",
        needs: &[],
        run: Run::Command(ROOT, "cargo test --workspace --exclude sweetspot"),
        remedy: FIX_TEST,
    },
    Check {
        name: "native",
        about: "Tests of the program that need no browser",
        needs: &[],
        run: Run::Command(ROOT, "cargo test --package sweetspot"),
        remedy: FIX_TEST,
    },
    Check {
        name: "optimum",
        about: "Kits compared with those of another solver, HiGHS",
        needs: &[Need::OtherSolver],
        run: Run::Command(ROOT, "cargo test --workspace --exclude sweetspot --test core -- --ignored optimum::"),
        remedy: "The kit search and HiGHS differ on the problem named above: find out which of them is right.",
    },
    Check {
        name: "components",
        about: "Component tests in headless Chromium",
        needs: &[Need::WasmTarget, Need::WasmBindgen, Need::Browser(CHROMIUM)],
        run: Run::Command(ROOT, "cargo test --package sweetspot --target wasm32-unknown-unknown --test components"),
        remedy: FIX_TEST,
    },
    Check {
        name: "build",
        about: "The release site, built into dist/",
        needs: &[Need::WasmTarget, Need::Trunk, Need::WasmBindgen, Need::WasmOpt],
        run: Run::Build,
        remedy: "Fix what trunk reports above.",
    },
    Check {
        name: "size",
        about: "The weight of the site in dist/, against its bounds",
        needs: &[],
        run: Run::Size,
        remedy: "",
    },
    Check {
        name: "journeys",
        about: "Journeys in headless Chromium through the site in dist/",
        needs: &[Need::Browser(CHROMIUM), Need::Journeys],
        run: Run::Command(project::JOURNEYS, "npm run journeys"),
        remedy: FIX_JOURNEY,
    },
    Check {
        name: "chromium",
        about: "The journeys that all engines make, in Chromium",
        needs: &[Need::Browser(CHROMIUM), Need::Journeys],
        run: Run::Command(project::JOURNEYS, "npm run engines:chromium"),
        remedy: FIX_JOURNEY,
    },
    Check {
        name: "firefox",
        about: "The same in Firefox",
        needs: &[Need::Browser(FIREFOX), Need::Journeys],
        run: Run::Command(project::JOURNEYS, "npm run engines:firefox"),
        remedy: FIX_JOURNEY,
    },
    Check {
        name: "webkit",
        about: "The same in WebKitGTK",
        needs: &[Need::Browser(WEBKIT), Need::Journeys],
        run: Run::Command(project::JOURNEYS, "npm run engines:webkit"),
        remedy: FIX_JOURNEY,
    },
];

/// The names that `--only` takes.
pub fn names() -> PossibleValuesParser {
    CHECKS.iter().map(|check| PossibleValue::new(check.name).help(check.about)).collect::<Vec<_>>().into()
}

/// Sets up what the steps need, then runs them until one fails. No names are all steps.
pub fn test(only: &[String]) -> Result<()> {
    let checks = || CHECKS.iter().filter(|check| only.is_empty() || only.iter().any(|name| name == check.name));
    let started = Instant::now();
    let mut table = Table::default();
    let kit = table.timed("set-up", || Kit::set_up(checks()))?;
    for check in checks() {
        println!("\n=== {} ===", check.name);
        if let Some(engine) = kit.missing.iter().find(|engine| check.needs.contains(&Need::Browser(**engine))) {
            println!("--- {}: skipped, as {} was not found", check.name, engine.name);
            table.0.push((check.name, "skipped", Duration::ZERO));
            continue;
        }
        if let Err(problem) = table.timed(check.name, || kit.run(check)) {
            println!("\n{table}");
            return Err(problem.in_step(check.name));
        }
    }
    println!("\n{table}\nNo step failed, in {}.", Seconds(started.elapsed()));
    Ok(())
}

/// What the wanted steps need, found or installed before the first of them starts.
#[derive(Default)]
struct Kit {
    toolbox: Toolbox,
    /// Where the programs are that tests start.
    environment: Vec<(&'static str, PathBuf)>,
    /// Engines that steps have to do without.
    missing: Vec<Engine>,
}

impl Kit {
    fn set_up<'a>(checks: impl Iterator<Item = &'a Check>) -> Result<Self> {
        let needs: Vec<Need> = checks.flat_map(|check| check.needs).copied().collect();
        let needed = |need| needs.contains(&need);
        let mut kit = Self::default();
        if needed(Need::Rustfmt) {
            tools::rust_component("rustfmt", "fmt")?;
        }
        if needed(Need::Clippy) {
            tools::rust_component("clippy", "clippy")?;
        }
        if needed(Need::WasmTarget) {
            tools::wasm_target()?;
        }
        let engines = [CHROMIUM, FIREFOX, WEBKIT].into_iter().filter(|engine| needed(Need::Browser(*engine)));
        (kit.environment, kit.missing) = browser::ensure(&engines.collect::<Vec<_>>())?;
        kit.environment.extend(browser::component_tests(&kit.environment)?);
        if needed(Need::Journeys) {
            browser::packages(&project::root().join(project::JOURNEYS), "drive the journeys")?;
        }
        if needed(Need::OtherSolver) {
            browser::packages(&project::root().join(project::OTHER_SOLVER), "solve kit problems for comparison")?;
        }
        if needed(Need::WasmOpt) {
            kit.toolbox.wasm_opt()?;
        }
        if needed(Need::WasmBindgen) {
            kit.toolbox.wasm_bindgen()?;
        }
        if needed(Need::Trunk) {
            kit.toolbox.trunk()?;
        }
        Ok(kit)
    }

    fn run(&self, check: &Check) -> Result<()> {
        match check.run {
            Run::Command(folder, line) => self.command(folder, line, check.remedy),
            Run::Build => site::build_release(&self.toolbox),
            Run::Size => size::check(&project::dist()),
        }
    }

    fn command(&self, folder: &str, line: &str, remedy: &str) -> Result<()> {
        if folder == project::JOURNEYS {
            require_site(&project::dist())?;
        }
        println!("$ {line}");
        let mut words = line.split_whitespace();
        let mut command = self.toolbox.command(words.next().unwrap_or_default());
        command.args(words).current_dir(project::root().join(folder)).envs(self.environment.iter().cloned());
        process::run(&mut command, remedy)
    }
}

fn require_site(site: &Path) -> Result<()> {
    let page = site.join("index.html");
    if page.is_file() {
        return Ok(());
    }
    Err(Problem::new(
        format!("there is no site to test: {} does not exist", page.display()),
        "Run `cargo xtask build` first, or the step `build` along with this one.",
    ))
}

/// How the steps so far ended, and how long each took.
#[derive(Default)]
struct Table(Vec<(&'static str, &'static str, Duration)>);

impl Table {
    fn timed<T>(&mut self, name: &'static str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        let started = Instant::now();
        let outcome = work();
        let word = if outcome.is_ok() { "passed" } else { "FAILED" };
        println!("--- {name}: {word} in {}", Seconds(started.elapsed()));
        self.0.push((name, word, started.elapsed()));
        outcome
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|(name, word, took)| writeln!(f, "  {name:<14}{word:<10}{:>10}", Seconds(*took)))
    }
}

struct Seconds(Duration);

impl fmt::Display for Seconds {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{:.1} s", self.0.as_secs_f64()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_steps_have_the_names_that_the_documentation_gives_them() {
        let names = CHECKS.map(|check| check.name);
        assert_eq!(
            names.join(" "),
            "fmt lint-native lint-wasm core native optimum components build size journeys chromium firefox webkit"
        );
    }

    #[test]
    fn a_failed_step_is_in_the_table_with_those_before_it() {
        let mut table = Table::default();
        table.timed("fmt", || Ok(())).unwrap();
        table.timed("core", || Err::<(), _>(Problem::new("a test failed", "Fix it."))).unwrap_err();
        let text = table.to_string();
        let words: Vec<Vec<&str>> = text.lines().map(|line| line.split_whitespace().take(2).collect()).collect();
        assert_eq!(words, [["fmt", "passed"], ["core", "FAILED"]]);
    }
}
