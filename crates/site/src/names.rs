//! Names that follow contents: what a page fetches is never mistaken for another version's.
//!
//! Trunk names the program after what wasm-bindgen was given, not after what the last tool made of it. A browser that has
//! such a file from an older version would mix the two.

use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::problem::{Problem, Result};

/// The first 16 hexadecimal digits of a hash.
pub fn short_hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// Whether a name carries such a hash, so that the file behind it never changes.
pub fn has_hash(name: &str) -> bool {
    name.split('-').skip(1).any(|part| {
        let hash = part.split('.').next().unwrap_or_default();
        hash.len() == 16 && hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    })
}

/// Writes a file under a name with a hash of its contents, and gives that name.
pub fn keep(site: &Path, stem: &str, ending: &str, bytes: &[u8]) -> Result<String> {
    let name = format!("{stem}-{}.{ending}", short_hash(bytes));
    let path = site.join(&name);
    fs::write(&path, bytes).map_err(|error| Problem::file("write", &path, &error))?;
    Ok(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_whole_hash_counts() {
        assert!(has_hash("style-43c65aabaada1157.css"));
        for name in
            ["index.html", "icon-192.png", "a-43c65aabaada115.css", "a-43C65aabaada1157.css", "43c65aabaada1157.css"]
        {
            assert!(!has_hash(name), "{name}");
        }
    }
}
