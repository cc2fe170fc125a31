//! `cargo xtask bench`: measuring, with scripts in `benches/` that print what they find.

use std::path::PathBuf;

use clap::ValueEnum;

use crate::browser::{self, CHROMIUM};
use crate::problem::{Problem, Result};
use crate::process;
use crate::project;
use crate::site;
use crate::tools::{self, Toolbox};

/// What can be measured.
#[derive(Clone, Copy, PartialEq, ValueEnum)]
pub enum Subject {
    /// The kit search natively, as WebAssembly and beside HiGHS; the whole advice in Chromium
    Kits,
    /// The built site from navigation to advice, as on a slow phone
    Start,
}

const KIT_BENCH: &str = "kit-bench";
const WASM: &str = "wasm32-unknown-unknown";
const REMEDY: &str = "Read the message above.";

/// Measures one subject, or all of them.
pub fn bench(only: Option<Subject>) -> Result<()> {
    browser::packages(&project::root().join(project::JOURNEYS), "drive Chromium")?;
    let (programs, _) = browser::ensure(&[CHROMIUM])?;
    let wanted = |subject| only.is_none_or(|only| only == subject);
    if wanted(Subject::Kits) {
        kits(&programs)?;
    }
    if wanted(Subject::Start) {
        start(&programs)?;
    }
    Ok(())
}

/// Compiles the search twice, then lets `benches/kits/bench.mjs` measure and print.
fn kits(programs: &[(&str, PathBuf)]) -> Result<()> {
    tools::wasm_target()?;
    browser::packages(&project::root().join(project::OTHER_SOLVER), "solve kit problems for comparison")?;
    let toolbox = Toolbox::default();
    // The folder of cargo's `bench` profile is called `release`, too; so the native program goes first.
    let build = |arguments: &[&str]| {
        let mut command = toolbox.command("cargo");
        command.args(["build", "--package", KIT_BENCH]).args(arguments);
        process::run(&mut command, REMEDY)
    };
    build(&["--profile", "bench", "--bins"])?;
    build(&["--release", "--lib", "--target", WASM])?;
    let target = target_folder(&toolbox)?;
    let native = target.join("release").join(format!("{KIT_BENCH}{}", std::env::consts::EXE_SUFFIX));
    let wasm = target.join(WASM).join("release").join(format!("{}.wasm", KIT_BENCH.replace('-', "_")));
    let mut command = toolbox.command("node");
    command.arg("benches/kits/bench.mjs").args([native, wasm]).envs(programs.iter().cloned());
    process::run(&mut command, REMEDY)
}

/// Lets `benches/start/bench.mjs` open the site in dist/, built first if it is not there.
fn start(programs: &[(&str, PathBuf)]) -> Result<()> {
    if !project::dist().join("index.html").is_file() {
        site::build()?;
    }
    let mut command = Toolbox::default().command("node");
    command.arg("benches/start/bench.mjs").envs(programs.iter().cloned());
    process::run(&mut command, REMEDY)
}

/// Where cargo puts what it compiles.
fn target_folder(toolbox: &Toolbox) -> Result<PathBuf> {
    let mut command = toolbox.command("cargo");
    command.args(["metadata", "--format-version", "1", "--no-deps"]);
    let answer = process::answer(&mut command).unwrap_or_default();
    let metadata: serde_json::Value = serde_json::from_str(&answer).unwrap_or_default();
    let folder = metadata["target_directory"].as_str().map(PathBuf::from);
    folder.ok_or_else(|| Problem::new("`cargo metadata` does not say where compiled files go", REMEDY))
}
