//! The last step of a build, as trunk's `post_build` hook: every file gets its name, the page its policy, and the site
//! its service worker.
//!
//! The names of what is fetched later stand in `<meta name="sweetspot-…">` elements, where `static/load.js` looks them
//! up.

use std::env;
use std::path::{Path, PathBuf};

use crate::csp;
use crate::embed;
use crate::examples;
use crate::headers;
use crate::html;
use crate::names;
use crate::offline;
use crate::problem::{Problem, Result};
use crate::project;

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
    embed::write(&site)?;
    examples::write(&site)?;
    let path = site.join("index.html");
    let mut page = project::read(&path)?;
    let style = project::read(&project::root().join("static").join("gear.css"))?;
    let mut named = vec![
        ("gear-style", names::keep(&site, "gear", "css", style.as_bytes())?),
        ("catalogue", names::keep(&site, "catalogue", "postcard", knowledge::CATALOGUE)?),
        ("library", names::keep(&site, "library", "postcard", knowledge::LIBRARY)?),
        ("gear", names::settle(&site, &mut page)?),
    ];
    let reloads_itself = page.contains(csp::RELOAD_PLACEHOLDER);
    let for_publishing = variable("TRUNK_PROFILE")? == "release" && !reloads_itself;
    if for_publishing {
        let script = project::read(&project::root().join("static").join("offline.js"))?;
        named.push(("offline", names::keep(&site, "offline", "js", script.as_bytes())?));
    } else {
        offline::write_retired_worker(&site)?;
        println!("Neither a content security policy nor a service worker: this page is not for publishing.");
    }
    let page = with_names(&page, &named).map_err(|what| in_page(&path, what))?;
    if !for_publishing {
        return project::write(&path, &page);
    }
    let policy = csp::policy_for(&page).map_err(|what| in_page(&path, what))?;
    let page = csp::with_policy(&page, &policy).map_err(|what| in_page(&path, what))?;
    project::write(&path, &page)?;
    headers::write(&site, &policy)?;
    offline::write_worker(&site)
}

fn in_page(path: &Path, what: &str) -> Problem {
    Problem::new(format!("{}: {what}", path.display()), "Mend index.html at the root.")
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
