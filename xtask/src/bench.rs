//! `cargo xtask bench`: the kit search natively, as WebAssembly, and HiGHS, side by side in one run; then the whole advice
//! in Chromium.

use std::path::PathBuf;

use crate::browser::{self, Browser};
use crate::problem::{Problem, Result};
use crate::process;
use crate::project;
use crate::tools::{self, Toolbox};

const PACKAGE: &str = "kit-bench";
const TARGET: &str = "wasm32-unknown-unknown";
const REMEDY: &str = "Read the message above.";

/// Compiles the search twice, then lets `benches/kits/bench.mjs` measure and print.
pub fn bench() -> Result<()> {
    tools::wasm_target()?;
    browser::packages(&project::optimum_tests(), "solve kit problems for comparison")?;
    browser::packages(&project::browser_tests(), "drive Chromium")?;
    let browser = Browser::ensure()?;
    let toolbox = Toolbox::default();
    // The folder of cargo's `bench` profile is called `release`, too; so the native program goes first.
    let build = |arguments: &[&str]| {
        let mut command = toolbox.command("cargo");
        command.args(["build", "--package", PACKAGE]).args(arguments);
        process::run(&mut command, REMEDY)
    };
    build(&["--profile", "bench", "--bins"])?;
    build(&["--release", "--lib", "--target", TARGET])?;
    let target = target_folder(&toolbox)?;
    let native = target.join("release").join(format!("{PACKAGE}{}", std::env::consts::EXE_SUFFIX));
    let wasm = target.join(TARGET).join("release").join(format!("{}.wasm", PACKAGE.replace('-', "_")));
    let mut command = toolbox.command("node");
    command.arg(project::root().join("benches/kits/bench.mjs")).args([native, wasm]).env("CHROME", &browser.chromium);
    process::run(&mut command, REMEDY)
}

/// Where cargo puts what it compiles.
fn target_folder(toolbox: &Toolbox) -> Result<PathBuf> {
    let mut command = toolbox.command("cargo");
    command.args(["metadata", "--format-version", "1", "--no-deps"]);
    let told = process::answer(&mut command).unwrap_or_default();
    let metadata: serde_json::Value = serde_json::from_str(&told).unwrap_or_default();
    let folder = metadata["target_directory"].as_str().map(PathBuf::from);
    folder.ok_or_else(|| Problem::new("`cargo metadata` does not say where compiled files go", REMEDY))
}
