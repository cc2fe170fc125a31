//! Names that follow contents: what a page fetches is never mistaken for another version's.
//!
//! Trunk names the page's script and WebAssembly after what wasm-bindgen was given, not after what the last tool made
//! of it, and our own JavaScript in `snippets/` after the crate alone. A browser that has such a file from an older
//! version would mix the two.

use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::problem::{Problem, Result};
use crate::project;

/// What the names of the page's script and WebAssembly begin with.
const MAIN: &str = "sweetspot";
/// The module of the gear view as wasm-bindgen calls it.
const GEAR: (&str, &str) = ("gear.js", "gear_bg.wasm");
const SNIPPETS: &str = "snippets/";

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

/// Gives every script and WebAssembly its name, in the page too, and gives the name of the gear view's module.
pub fn settle(site: &Path, page: &mut String) -> Result<String> {
    snippets(site, page)?;
    main_module(site, page)?;
    gear(site)
}

/// Moves our own JavaScript beside the page.
fn snippets(site: &Path, page: &mut String) -> Result<()> {
    let files = project::files(site)?;
    let scripts: Vec<_> = files.iter().filter(|path| !path.contains('/') && path.ends_with(".js")).collect();
    for old in files.iter().filter(|path| path.starts_with(SNIPPETS)) {
        let stem = old.rsplit('/').next().and_then(|name| name.strip_suffix(".js")).unwrap_or("snippet");
        let new = renamed(site, old, stem, "js")?;
        *page = page.replace(old.as_str(), &new);
        for script in &scripts {
            let path = site.join(script);
            project::write(&path, &project::read(&path)?.replace(old.as_str(), &new))?;
        }
    }
    for script in scripts {
        let path = site.join(script);
        if project::read(&path)?.contains(SNIPPETS) {
            return Err(Problem::new(
                format!("{} still names a file in {SNIPPETS}", path.display()),
                "Look at how wasm-bindgen names these files now, and mend xtask/src/names.rs.",
            ));
        }
    }
    let folder = site.join(SNIPPETS);
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|error| Problem::file("remove", &folder, &error))?;
    }
    Ok(())
}

/// The page names both the script and the WebAssembly.
fn main_module(site: &Path, page: &mut String) -> Result<()> {
    for ending in ["wasm", "js"] {
        let files = project::files(site)?;
        let found = files.iter().find(|path| path.starts_with(MAIN) && path.ends_with(ending));
        let old = found.ok_or_else(|| {
            Problem::new(
                format!("{} has no {MAIN}….{ending}", site.display()),
                "Look at how trunk names the page's files now, and mend xtask/src/names.rs.",
            )
        })?;
        let new = renamed(site, old, MAIN, ending)?;
        *page = page.replace(old.as_str(), &new);
    }
    Ok(())
}

/// The script of the gear view names its WebAssembly, so that comes first.
fn gear(site: &Path) -> Result<String> {
    let wasm = renamed(site, GEAR.1, "gear", "wasm")?;
    let script = site.join(GEAR.0);
    project::write(&script, &project::read(&script)?.replace(GEAR.1, &wasm))?;
    renamed(site, GEAR.0, "gear", "js")
}

/// Gives a file of the site a name with a hash of its contents, beside the page.
fn renamed(site: &Path, old: &str, stem: &str, ending: &str) -> Result<String> {
    let path = site.join(old);
    let bytes = fs::read(&path).map_err(|error| Problem::file("read", &path, &error))?;
    fs::remove_file(&path).map_err(|error| Problem::file("remove", &path, &error))?;
    keep(site, stem, ending, &bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_follows_the_contents_and_everybody_knows_the_new_one() {
        let site = std::env::temp_dir().join(format!("sweetspot-names-{}", std::process::id()));
        let file = |path: &str, text: &str| project::write(&site.join(path), text).unwrap();
        file("sweetspot-0123456789abcdef.js", "import {a} from './snippets/s-1/static/load.js';");
        file("sweetspot-0123456789abcdef_bg.wasm", "wasm");
        file("snippets/s-1/static/load.js", "export const a = 1;");
        file("gear.js", "new URL('gear_bg.wasm', import.meta.url)");
        file("gear_bg.wasm", "gear");
        let mut page =
            "./sweetspot-0123456789abcdef.js ./snippets/s-1/static/load.js ./sweetspot-0123456789abcdef_bg.wasm"
                .to_owned();
        let gear = settle(&site, &mut page);
        let files: Vec<_> = project::files(&site).unwrap().into_iter().collect();
        let texts: Vec<_> = files.iter().map(|path| project::read(&site.join(path)).unwrap()).collect();
        fs::remove_dir_all(&site).unwrap();

        assert!(files.iter().all(|name| has_hash(name)), "{files:?}");
        assert_eq!(files.len(), 5);
        for (name, text) in files.iter().zip(&texts) {
            assert!(name.contains(&short_hash(text.as_bytes())), "{name}");
        }
        let named = |part: &str| files.iter().find(|name| name.starts_with(part)).unwrap().as_str();
        let script = files.iter().position(|name| name.starts_with("sweetspot") && name.ends_with("js")).unwrap();
        assert_eq!(texts[script], format!("import {{a}} from './{}';", named("load")));
        assert_eq!(page, format!("./{} ./{} ./{}", files[script], named("load"), files[script + 1]));
        assert!(gear.unwrap().starts_with("gear-"));
    }

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
