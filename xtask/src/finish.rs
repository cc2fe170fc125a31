//! The last step of a build, as trunk's `post_build` hook: what is fetched later gets its name, and the page its policy.
//!
//! A file that is fetched later carries a hash of its contents in its name, so that an old page never meets a new file.
//! Which names these are stands in `<meta name="sweetspot-…">` elements, where `static/load.js` looks them up.

use std::env;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::csp;
use crate::html;
use crate::problem::{Problem, Result};
use crate::project;

/// The module of the gear view as wasm-bindgen calls it.
const GEAR: (&str, &str) = ("gear.js", "gear_bg.wasm");

/// Finishes the site that trunk is about to publish. Only trunk's `post_build` hook calls this.
pub fn finish() -> Result<()> {
    let variable = |name: &str| {
        env::var_os(name).ok_or_else(|| {
            Problem::new(
                format!("`cargo xtask finish`: {name} is not set"),
                "It is trunk's post_build hook (see Trunk.toml) and not meant to be run by hand: use `cargo xtask build`.",
            )
        })
    };
    let site = PathBuf::from(variable("TRUNK_STAGING_DIR")?);
    let named = [
        ("catalogue", keep(&site, "catalogue", "postcard", sweetspot::knowledge::CATALOGUE)?),
        ("library", keep(&site, "library", "postcard", sweetspot::knowledge::LIBRARY)?),
        ("gear", gear(&site)?),
    ];
    let path = site.join("index.html");
    let page = with_names(&project::read(&path)?, &named)
        .map_err(|what| Problem::new(format!("{}: {what}", path.display()), "Mend index.html at the root."))?;
    if variable("TRUNK_PROFILE")? != "release" {
        return project::write(&path, &page);
    }
    if page.contains(csp::RELOAD_PLACEHOLDER) {
        println!("No content security policy: this page reloads itself and is not for publishing.");
        return project::write(&path, &page);
    }
    let page = csp::with_policy(&page)
        .map_err(|what| Problem::new(format!("{}: {what}", path.display()), "Mend index.html at the root."))?;
    project::write(&path, &page)
}

/// Writes a file under a name with a hash of its contents, and gives that name.
fn keep(site: &Path, stem: &str, ending: &str, bytes: &[u8]) -> Result<String> {
    let name = format!("{stem}-{}.{ending}", short_hash(bytes));
    let path = site.join(&name);
    std::fs::write(&path, bytes).map_err(|error| Problem::file("write", &path, &error))?;
    Ok(name)
}

/// Gives the module of the gear view its hashed names; the script names its WebAssembly, so that comes first.
fn gear(site: &Path) -> Result<String> {
    let (script, wasm) = (site.join(GEAR.0), site.join(GEAR.1));
    let bytes = std::fs::read(&wasm).map_err(|error| Problem::file("read", &wasm, &error))?;
    let wasm_name = keep(site, "gear", "wasm", &bytes)?;
    let text = project::read(&script)?.replace(GEAR.1, &wasm_name);
    let name = keep(site, "gear", "js", text.as_bytes())?;
    for old in [script, wasm] {
        std::fs::remove_file(&old).map_err(|error| Problem::file("remove", &old, &error))?;
    }
    Ok(name)
}

fn short_hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// The page with the names of the files behind its `<meta charset>`.
fn with_names(page: &str, named: &[(&str, String)]) -> std::result::Result<String, &'static str> {
    let elements = html::elements(page);
    let charset = elements
        .iter()
        .find(|element| element.name == "meta" && element.attribute("charset").is_some())
        .ok_or("no <meta charset> to put the names of the files behind")?;
    let metas: String =
        named.iter().map(|(part, file)| format!("<meta name=\"sweetspot-{part}\" content=\"{file}\">")).collect();
    let mut page = page.to_owned();
    page.insert_str(charset.end, &metas);
    Ok(page)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_names_the_files_that_it_fetches_later() {
        let page = "<head><meta charset=\"utf-8\"><title>x</title></head>";
        let named = with_names(page, &[("catalogue", "catalogue-12.postcard".to_owned())]);
        let wanted = "<meta charset=\"utf-8\"><meta name=\"sweetspot-catalogue\" content=\"catalogue-12.postcard\">";
        assert!(named.is_ok_and(|page| page.contains(wanted)));
        assert!(with_names("<head></head>", &[]).is_err());
    }
}
