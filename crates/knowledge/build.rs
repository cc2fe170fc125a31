//! Reads and checks the knowledge base with the program's own types, and packs it.

// The core is compiled into this script as it is, so what is checked here is what will run. Not all of it is used.
#![allow(dead_code, unused_imports)]

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

#[path = "src/acoustics/mod.rs"]
mod acoustics;
#[path = "src/advice/mod.rs"]
mod advice;
#[path = "src/situation/mod.rs"]
mod situation;

#[path = "src/knowledge"]
mod knowledge {
    pub mod author;
    mod catalogue;
    mod fact;
    mod schema;
    mod share;
    mod traits;

    pub use catalogue::*;
    pub use fact::{Condition, Conditions, Fact, TellsFact, Test};
    pub use schema::*;
    pub use share::{Share, Span};
    pub use traits::*;
}

use knowledge::author::{self, Files};
use situation::Problem;

fn main() {
    for path in ["knowledge", "src/acoustics", "src/advice", "src/knowledge", "src/situation"] {
        println!("cargo::rerun-if-changed={path}");
    }
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("knowledge");
    let mut files = Files::new();
    collect(&root, &root, &mut files);
    let mut authored = author::read(&files).unwrap_or_else(|problems| fail(&problems));
    let mut problems = author::check(&authored);
    let library = pack(&authored.library);
    let catalogue = pack(&authored.knowledge.catalogue);
    // Types stand in for the models where there is no catalogue, so each must be worth recommending without one.
    authored.knowledge.catalogue = knowledge::Catalogue::default();
    if problems.is_empty() {
        problems = author::check_reach(&authored, advice::advised_types);
    }
    if !problems.is_empty() {
        fail(&problems);
    }
    authored
        .knowledge
        .about
        .version
        .push_str(&format!("+{:08x}", checksum(&[&pack(&authored.knowledge), &library, &catalogue])));
    let knowledge = pack(&authored.knowledge);
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    fs::write(out.join("knowledge.postcard"), knowledge).expect("OUT_DIR can be written");
    fs::write(out.join("catalogue.postcard"), catalogue).expect("OUT_DIR can be written");
    fs::write(out.join("library.postcard"), library).expect("OUT_DIR can be written");
}

/// Tells all problems and ends the build.
fn fail(problems: &[Problem]) -> ! {
    for problem in problems {
        println!("cargo::error=knowledge/{problem}");
    }
    std::process::exit(1);
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
fn pack<T: serde::Serialize + serde::de::DeserializeOwned + PartialEq>(value: &T) -> Vec<u8> {
    let bytes = postcard::to_allocvec(value).expect("every type of the schema can be packed");
    let again: T = postcard::from_bytes(&bytes).expect("what was packed can be read");
    assert!(again == *value, "what was packed reads back the same");
    bytes
}

/// A short name for the contents.
fn checksum(packed: &[&[u8]]) -> u32 {
    let mut hasher = crc32fast::Hasher::new();
    for bytes in packed {
        hasher.update(bytes);
    }
    hasher.finalize()
}
