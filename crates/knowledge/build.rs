//! Checks and packs the data in `knowledge/`; what is wrong with it fails the build with file, place and remedy.

use std::env;
use std::path::PathBuf;

fn main() {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    authoring::build(&root.join("../../knowledge"), &out);
}
