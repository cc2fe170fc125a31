//! Compressed copies beside the site's files, for hosts that send those where a browser takes them.

use std::fs;
use std::io::Write;
use std::path::Path;

use brotli::enc::BrotliEncoderParams;
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::problem::{Problem, Result};
use crate::project;

/// Files that are text or WebAssembly or pack their contents loosely; pictures are compressed already.
const ENDINGS: [&str; 8] = ["css", "html", "js", "json", "postcard", "svg", "wasm", "webmanifest"];

/// Whether a path is that of a compressed copy.
pub fn is_copy(path: &str) -> bool {
    path.ends_with(".br") || path.ends_with(".gz")
}

/// Writes `.br` and `.gz` beside every file of the site that gains by it.
pub fn write_copies(site: &Path) -> Result<()> {
    for path in project::files(site)? {
        if !ENDINGS.iter().any(|ending| path.rsplit('.').next() == Some(ending)) {
            continue;
        }
        let file = site.join(&path);
        let content = fs::read(&file).map_err(|error| Problem::file("read", &file, &error))?;
        let failed = |error| Problem::file("compress", &file, &error);
        for (ending, copy) in [("br", brotli(&content).map_err(failed)?), ("gz", gzip(&content).map_err(failed)?)] {
            if copy.len() < content.len() {
                let beside = site.join(format!("{path}.{ending}"));
                fs::write(&beside, copy).map_err(|error| Problem::file("write", &beside, &error))?;
            }
        }
    }
    Ok(())
}

/// Bytes at brotli's highest quality.
pub fn brotli(content: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut compressed = Vec::new();
    let highest_quality = BrotliEncoderParams { quality: 11, size_hint: content.len(), ..Default::default() };
    brotli::BrotliCompress(&mut &*content, &mut compressed, &highest_quality)?;
    Ok(compressed)
}

fn gzip(content: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    encoder.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_stand_beside_what_gains_by_them() {
        let site = std::env::temp_dir().join(format!("sweetspot-compress-{}", std::process::id()));
        let file = |path: &str, text: &str| project::write(&site.join(path), text).unwrap();
        file("a.css", &"p { margin: 0 }\n".repeat(100));
        file("tiny.js", "1");
        file("app/icon.png", &"picture".repeat(100));
        let written = write_copies(&site);
        let files = project::files(&site);
        fs::remove_dir_all(&site).unwrap();
        written.unwrap();
        let files: Vec<_> = files.unwrap().into_iter().collect();
        assert_eq!(files, ["a.css", "a.css.br", "a.css.gz", "app/icon.png", "tiny.js"]);
    }
}
