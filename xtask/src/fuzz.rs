//! `cargo xtask fuzz`: many more inputs for the fuzz targets of `tests/fuzz.rs` than the ordinary tests try.

use std::process::Command;

use crate::problem::Result;
use crate::process;
use crate::project;

/// Tries so many inputs on each target, beginning with the one of this seed.
pub fn run(runs: u64, seed: u64) -> Result<()> {
    println!("Trying {runs} inputs on each target, from seed {seed}. A million takes about three minutes.");
    let mut command = Command::new("cargo");
    // The profile of tests optimises the core and keeps its checks for overflow.
    command
        .args(["test", "--quiet", "--workspace", "--exclude", "sweetspot", "--test", "core", "--manifest-path"])
        .arg(project::root().join("Cargo.toml"))
        .args(["--", "fuzz::"])
        .env("SWEETSPOT_FUZZ_RUNS", runs.to_string())
        .env("SWEETSPOT_FUZZ_SEED", seed.to_string());
    process::run(&mut command, "Fix the reader, and keep the input that is shown above as an example in its folder.")
}
