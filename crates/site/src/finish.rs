//! The last step of a build, as trunk's `post_build` hook: what trunk has made becomes the site.

use std::env;
use std::path::{Path, PathBuf};

use crate::compress;
use crate::csp;
use crate::embed::{self, Embedded, Program};
use crate::examples;
use crate::headers;
use crate::names;
use crate::offline;
use crate::page::Page;
use crate::prerender;
use crate::problem::{Problem, Result};
use crate::project;
use crate::rules;
use crate::scripts::Scripts;

/// Finishes the site that trunk is about to publish. Only trunk's `post_build` hook calls this.
pub fn finish() -> Result<()> {
    let variable = |name: &str| {
        env::var_os(name).ok_or_else(|| {
            Problem::new(
                format!("site finish: {name} is not set"),
                "It is trunk's post_build hook (see Trunk.toml) and not meant to be run by hand: use `cargo xtask build`.",
            )
        })
    };
    let site = PathBuf::from(variable("TRUNK_STAGING_DIR")?);
    let program = Program::take(&site)?;
    let scripts = Scripts::build(project::scratch("scripts"), &program.script)?;
    let path = site.join("index.html");
    let mut page = Page::read(&path)?;
    page.take_out_start()?;
    let embedded = embed::write(&site, &program, &scripts)?;
    examples::write(&site)?;
    rules::write(&site, &embedded)?;
    // Trunk's own server puts a script into the page that reloads it, which no policy can name.
    let for_publishing = variable("TRUNK_PROFILE")? == "release" && !page.html.contains(csp::RELOAD_PLACEHOLDER);
    fill(&mut page, &site, &scripts, &embedded, for_publishing)?;
    if !for_publishing {
        offline::write_retired_worker(&site)?;
        println!("Development build: no content security policy, no service worker. Do not deploy it.");
        return page.write();
    }
    let policy = csp::policy_for(&page.html).map_err(|what| page.problem(what))?;
    page.html = csp::with_policy(&page.html, &policy).map_err(|what| page.problem(what))?;
    page.write()?;
    headers::write(&site, &policy)?;
    offline::write_worker(&site)?;
    compress::write_copies(&site)?;
    name_home(&site, &embedded);
    Ok(())
}

/// Fills in what index.html leaves to the build.
fn fill(page: &mut Page, site: &Path, scripts: &Scripts, embedded: &Embedded, for_publishing: bool) -> Result<()> {
    let start = names::keep(site, "start", "js", scripts.text("start.js")?.as_bytes())?;
    page.replace("site:start", &start)?;
    page.replace("site:style", &embedded.style)?;
    // Inline, so that nothing is painted before it has run.
    page.inline_script("site:first", scripts.text("first.js")?.trim())?;
    let first = prerender::first()?;
    page.add_attribute("app", "data-outlook", &first.outlook)?;
    page.replace("site:advice", &first.html)?;
    let mut named = vec![
        ("program", embedded.program.clone()),
        ("program-file", embedded.program_file.clone()),
        ("catalogue", embedded.catalogue.clone()),
        ("library", embedded.library.clone()),
    ];
    if for_publishing {
        named.push(("offline", names::keep(site, "offline", "js", scripts.text("offline.js")?.as_bytes())?));
    }
    page.name_files(&named)
}

/// Compiled code names files of the crates that it was made from, with their full paths.
fn name_home(site: &Path, embedded: &Embedded) {
    let Some(home) = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(env::home_dir()?.join(".cargo")))
    else {
        return;
    };
    let program = std::fs::read(site.join(&embedded.program_file)).unwrap_or_default();
    let home = home.to_string_lossy();
    if program.windows(home.len()).any(|bytes| bytes == home.as_bytes()) {
        println!(
            "note: the program names files below {home}. To publish it without, build with \
             RUSTFLAGS=\"--remap-path-prefix {home}=cargo\"."
        );
    }
}
