//! Where things are in the repository.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::problem::{Problem, Result};

/// The repository's root.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies inside the repository")
}

/// The deployable site.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// The folder of the journeys and their helpers.
pub const JOURNEYS: &str = "tests/browser";

/// The folder of what solves kit problems with HiGHS.
pub const OTHER_SOLVER: &str = "tests/optimum";

/// A file or folder of xtask's own that may be deleted at any time.
pub fn scratch(name: &str) -> PathBuf {
    root().join("target").join("xtask").join(name)
}

/// The text of a file.
pub fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(|error| Problem::file("read", path, &error))
}

/// Writes a file, and the folders above it.
pub fn write(path: &Path, text: &str) -> Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder).map_err(|error| Problem::file("create", folder, &error))?;
    fs::write(path, text).map_err(|error| Problem::file("write", path, &error))
}

/// All files below a folder, as paths from there with `/` between their parts, in order.
pub fn files(folder: &Path) -> Result<BTreeSet<String>> {
    let unreadable = |error| Problem::file("list", folder, &error);
    let mut found = BTreeSet::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() {
            found.extend(files(&entry.path())?.into_iter().map(|inside| format!("{name}/{inside}")));
        } else {
            found.insert(name);
        }
    }
    Ok(found)
}
