//! What the build script of the crate `knowledge` does.

use std::fs;
use std::path::Path;

use advisor::advice::advised_types;
use advisor::knowledge::{Catalogue, Knowledge, Library};
use advisor::situation::Problem;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::{Files, check, check_reach, read};

/// A checked knowledge base in the compact form that the program reads.
pub struct Packed {
    /// A [`Knowledge`] without products.
    pub knowledge: Vec<u8>,
    /// A [`Catalogue`].
    pub catalogue: Vec<u8>,
    /// A [`Library`].
    pub library: Vec<u8>,
}

/// Reads, checks and packs the files below `folder` and writes `knowledge.postcard`, `catalogue.postcard` and
/// `library.postcard` into `out`. Every problem is reported to cargo, and fails the build.
///
/// # Panics
/// Where a folder cannot be read or written; cargo shows the message.
pub fn build(folder: &Path, out: &Path) {
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files = Files::new();
    collect(folder, folder, &mut files);
    match pack(&files) {
        Ok(Packed { knowledge, catalogue, library }) => {
            for (name, bytes) in [("knowledge", knowledge), ("catalogue", catalogue), ("library", library)] {
                fs::write(out.join(format!("{name}.postcard")), bytes).expect("OUT_DIR can be written");
            }
        }
        Err(problems) => {
            for problem in problems {
                println!("cargo::error=knowledge/{problem}");
            }
            std::process::exit(1);
        }
    }
}

/// Checks authored files and packs them.
///
/// # Errors
/// Every problem of the files, each with file, place and remedy.
pub fn pack(files: &Files) -> Result<Packed, Vec<Problem>> {
    let mut authored = read(files)?;
    let mut problems = check(&authored);
    let library = packed::<Library>(&authored.library);
    let catalogue = packed::<Catalogue>(&authored.knowledge.catalogue);
    // Types stand in for models where there is no catalogue, so each must be worth recommending without one.
    authored.knowledge.catalogue = Catalogue::default();
    if problems.is_empty() {
        problems = check_reach(&authored, advised_types);
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let version = checksum(&[&packed::<Knowledge>(&authored.knowledge), &library, &catalogue]);
    authored.knowledge.about.version.push_str(&format!("+{version:08x}"));
    Ok(Packed { knowledge: packed::<Knowledge>(&authored.knowledge), catalogue, library })
}

fn collect(root: &Path, folder: &Path, files: &mut Files) {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for path in entries.map(|entry| entry.expect("a readable folder entry").path()) {
        if path.is_dir() {
            collect(root, &path, files);
        } else if path.extension().is_some_and(|ending| ending == "toml") {
            let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            let below = path.strip_prefix(root).expect("it was found there");
            let name = below.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/");
            files.insert(name, text);
        }
    }
}

/// The compact form, read back once to be sure that the program can read it.
fn packed<T: Serialize + DeserializeOwned + PartialEq>(value: &T) -> Vec<u8> {
    let bytes = postcard::to_allocvec(value).expect("every type of the schema can be packed");
    let again: T = postcard::from_bytes(&bytes).expect("what was packed can be read");
    assert!(again == *value, "what was packed reads back the same");
    bytes
}

/// A short name for the contents.
fn checksum(parts: &[&[u8]]) -> u32 {
    let mut hasher = crc32fast::Hasher::new();
    for part in parts {
        hasher.update(part);
    }
    hasher.finalize()
}
