//! The pipeline of `cargo xtask test`: every check, in the order in which a failure costs least to find.

use std::env;
use std::ffi::OsString;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use clap::ValueEnum;

use crate::browser::{self, Browser};
use crate::problem::{Problem, Result};
use crate::process;
use crate::project;
use crate::site;
use crate::tools::{self, Toolbox};
use ::site::Weights;

/// One check. Their order here is the order in which they run.
#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
pub enum Step {
    /// Formatting
    Fmt,
    /// Lints of everything, as compiled for this machine
    LintNative,
    /// Lints of the core, without the page
    LintCore,
    /// Lints of the page, as compiled for the browser
    LintWasm,
    /// Tests of the core, without the page
    Core,
    /// All native tests
    Native,
    /// Kits compared with those of another solver, HiGHS
    Optimum,
    /// Component tests in headless Chromium
    Components,
    /// The release site, built into dist/
    Build,
    /// The weight of the first screen of the site in dist/
    Size,
    /// Journeys in headless Chromium through the site in dist/
    Journeys,
}

/// How a step that did not fail ended.
enum Outcome {
    Passed,
    Skipped(String),
}

/// `cargo xtask test`: sets up what the steps need, then runs them until one fails.
pub fn test(only: &[Step]) -> Result<()> {
    let started = Instant::now();
    let steps: Vec<Step> =
        Step::value_variants().iter().copied().filter(|step| only.is_empty() || only.contains(step)).collect();
    let kit = Kit::set_up(&steps)?;
    let mut table = String::new();
    for step in steps {
        println!("\n=== {} ===", step.name());
        let step_started = Instant::now();
        let outcome = kit.run(step);
        let took = seconds(step_started.elapsed());
        match &outcome {
            Ok(Outcome::Passed) => println!("--- {}: passed in {took}", step.name()),
            Ok(Outcome::Skipped(reason)) => println!("--- {}: skipped, {reason}", step.name()),
            Err(_) => {}
        }
        let word = match &outcome {
            Ok(Outcome::Passed) => "passed",
            Ok(Outcome::Skipped(_)) => "skipped",
            Err(_) => "FAILED",
        };
        table += &format!("  {:<14}{word:<10}{took:>10}\n", step.name());
        if let Err(problem) = outcome {
            println!("\n{table}");
            return Err(problem.in_step(&step.name()));
        }
    }
    println!("\n{table}\nEvery step passed, in {}.", seconds(started.elapsed()));
    Ok(())
}

impl Step {
    fn name(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }
}

fn seconds(duration: Duration) -> String {
    format!("{:.1} s", duration.as_secs_f64())
}

/// What the wanted steps need, found or installed before the first of them starts.
struct Kit {
    toolbox: Toolbox,
    browser: Option<Browser>,
}

impl Kit {
    fn set_up(steps: &[Step]) -> Result<Self> {
        let wanted = |of: &[Step]| of.iter().any(|step| steps.contains(step));
        let mut kit = Self { toolbox: Toolbox::default(), browser: None };
        if wanted(&[Step::Fmt]) {
            tools::rust_component("rustfmt", "fmt")?;
        }
        if wanted(&[Step::LintNative, Step::LintCore, Step::LintWasm]) {
            tools::rust_component("clippy", "clippy")?;
        }
        if wanted(&[Step::LintWasm, Step::Components, Step::Build]) {
            tools::wasm_target()?;
        }
        if wanted(&[Step::Components, Step::Build]) {
            kit.toolbox.wasm_bindgen()?;
        }
        if wanted(&[Step::Build]) {
            kit.toolbox.trunk()?;
            kit.toolbox.wasm_opt()?;
        }
        if wanted(&[Step::Components, Step::Journeys]) {
            kit.browser = Some(Browser::ensure()?);
        }
        if wanted(&[Step::Journeys]) {
            browser::packages(&project::browser_tests(), "drive the journeys")?;
        }
        if wanted(&[Step::Optimum]) {
            browser::packages(&project::optimum_tests(), "solve kit problems for comparison")?;
        }
        Ok(kit)
    }

    fn run(&self, step: Step) -> Result<Outcome> {
        match step {
            Step::Fmt => self.cargo(&["fmt", "--all", "--check"], "Run `cargo fmt --all`."),
            Step::LintNative => self.lint(&["--workspace", "--all-targets", "--features", "sweetspot/schema"]),
            Step::LintCore => self.lint(&["--no-default-features", "--all-targets"]),
            Step::LintWasm => {
                self.lint(&["--target", "wasm32-unknown-unknown", "--lib", "--bins", "--test", "components"])
            }
            Step::Core => self.cargo(&["test", "--no-default-features"], "Mend the test that is named above."),
            Step::Native => self.cargo(
                &["test", "--workspace", "--features", "sweetspot/schema"],
                "Mend the test that is named above.",
            ),
            Step::Optimum => self.cargo(
                &["test", "--no-default-features", "--test", "optimum", "--", "--ignored"],
                "The kit search and HiGHS differ on the problem that is named above: find out which of them is right.",
            ),
            Step::Components => self.components(),
            Step::Build => site::build_release(&self.toolbox).map(|()| Outcome::Passed),
            Step::Size => size(),
            Step::Journeys => self.journeys(),
        }
    }

    fn lint(&self, selection: &[&str]) -> Result<Outcome> {
        let arguments = [&["clippy"], selection, &["--", "-D", "warnings"]].concat();
        self.cargo(&arguments, "Mend what clippy names above.")
    }

    fn cargo(&self, arguments: &[&str], remedy: &str) -> Result<Outcome> {
        let mut command = self.toolbox.command("cargo");
        command.args(arguments);
        shown(&mut command, remedy)
    }

    fn components(&self) -> Result<Outcome> {
        let tests = project::root().join("tests").join("components.rs");
        if !tests.is_file() {
            return Ok(Outcome::Skipped(format!("as {} does not exist yet", tests.display())));
        }
        let browser = self.browser.as_ref().expect("the set-up found a browser for this step");
        let mut command = self.toolbox.command("cargo");
        command
            .args(["test", "--target", "wasm32-unknown-unknown", "--test", "components"])
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
            .env("CHROMEDRIVER", &browser.driver)
            .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", browser.driver_settings()?)
            // An unoptimised page takes a while to load on a slow machine; the runner's own 20 s are for small ones.
            .env("WASM_BINDGEN_TEST_TIMEOUT", "120");
        shown(&mut command, "Mend the test that is named above.")
    }

    fn journeys(&self) -> Result<Outcome> {
        let folder = project::browser_tests();
        let journeys = journeys_in(&folder)?;
        if journeys.is_empty() {
            return Ok(Outcome::Skipped(format!("as {} has no *.test.mjs yet", folder.display())));
        }
        let page = project::dist().join("index.html");
        if !page.is_file() {
            return Err(Problem::new(
                format!("there is no site to journey through: {} does not exist", page.display()),
                "Run `cargo xtask build` first, or the step `build` along with `journeys`.",
            ));
        }
        let browser = self.browser.as_ref().expect("the set-up found a browser for this step");
        let mut command = self.toolbox.command("node");
        command.args(["--test", "--test-reporter=spec"]).args(journeys).env("CHROME", &browser.chromium);
        // For the site's next version, which some journeys need.
        if let Ok(this_program) = env::current_exe() {
            command.env("XTASK", this_program);
        }
        shown(&mut command, "Mend the journey that is named above.")
    }
}

fn size() -> Result<Outcome> {
    let weights = Weights::of(&project::dist())?;
    println!("{}", weights.table());
    println!("{}", weights.verdict()?);
    Ok(Outcome::Passed)
}

/// Runs a command after showing what is run.
fn shown(command: &mut Command, remedy: &str) -> Result<Outcome> {
    println!("$ {}", process::line(command));
    process::run(command, remedy).map(|()| Outcome::Passed)
}

/// Node 20's test runner takes files, no patterns; in order, so that two runs can be compared.
fn journeys_in(folder: &Path) -> Result<Vec<OsString>> {
    let is_ours = |path: &&String| path.ends_with(".test.mjs") && !path.contains("node_modules/");
    Ok(project::files(folder)?.iter().filter(is_ours).map(|path| folder.join(path).into_os_string()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_steps_are_named_as_the_documentation_names_them() {
        let names: Vec<_> = Step::value_variants().iter().map(|step| step.name()).collect();
        assert_eq!(
            names,
            [
                "fmt",
                "lint-native",
                "lint-core",
                "lint-wasm",
                "core",
                "native",
                "optimum",
                "components",
                "build",
                "size",
                "journeys"
            ]
        );
    }
}
