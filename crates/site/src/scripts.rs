//! Scripts and style, which the npm package in `static/widget` checks and bundles.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::problem::{Problem, Result};
use crate::project;

/// What the bundler has made, by the name of the file.
pub struct Scripts {
    folder: PathBuf,
}

impl Scripts {
    /// Bundles into a folder, which is emptied first; minifies the script of the program on the way.
    pub fn build(folder: PathBuf, program: &Path) -> Result<Self> {
        let package = project::root().join("static").join("widget");
        if !is_installed(&package) {
            npm(&package, &["ci", "--no-fund", "--no-audit"])?;
        }
        if folder.exists() {
            fs::remove_dir_all(&folder).map_err(|error| Problem::file("empty", &folder, &error))?;
        }
        let outdir = format!("--outdir={}", folder.display());
        let program = format!("--program={}", program.display());
        npm(&package, &["run", "--silent", "build", "--", &outdir, &program])?;
        Ok(Self { folder })
    }

    /// The text of one of the files.
    pub fn text(&self, name: &str) -> Result<String> {
        project::read(&self.folder.join(name))
    }

    /// The names of the declarations for owners of pages.
    pub fn declarations(&self) -> Result<Vec<String>> {
        Ok(project::files(&self.folder)?.into_iter().filter(|name| name.ends_with(".d.ts")).collect())
    }
}

/// npm writes the second file last, so a newer one means a finished install of this very lock file.
fn is_installed(package: &Path) -> bool {
    let changed = |path: PathBuf| fs::metadata(path).and_then(|data| data.modified()).ok();
    let (lock, installed) = (package.join("package-lock.json"), package.join("node_modules/.package-lock.json"));
    matches!((changed(lock), changed(installed)), (Some(lock), Some(installed)) if installed >= lock)
}

fn npm(package: &Path, arguments: &[&str]) -> Result<()> {
    let remedy = "Read npm's message above. It takes Node.js 20.19 or newer, and a network the first time.";
    let program = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let status = Command::new(program).args(arguments).current_dir(package).status();
    let line = arguments.join(" ");
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(Problem::new(format!("`npm {line}` in {} ended with {status}", package.display()), remedy)),
        Err(error) => Err(Problem::new(format!("`npm {line}` cannot be started: {error}"), remedy)),
    }
}
