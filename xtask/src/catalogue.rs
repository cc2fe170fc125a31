//! `cargo xtask catalogue`: checks catalogues from outside with the code that the page reads them with.
//!
//! It runs an example of the package instead of linking the core, so that xtask itself stays quick to compile and
//! works where the knowledge base does not build.

use std::path::PathBuf;
use std::process::Command;

use crate::problem::Result;
use crate::process;
use crate::project;

/// Prints what is in the files and what is wrong with them; a problem if one would be refused.
pub fn check(files: &[PathBuf]) -> Result<()> {
    let mut command = Command::new("cargo");
    command
        .args(["run", "--quiet", "--package", "knowledge", "--example", "check_catalogue", "--manifest-path"])
        .arg(project::root().join("Cargo.toml"))
        .arg("--")
        .args(files);
    process::run(&mut command, "Fix what is called an error above; docs/own-catalogue.md describes the form.")
}
