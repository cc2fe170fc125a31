//! All rules of thumb with their evidence, as a plain page for those without scripts.

use std::path::Path;

use advisor::advice::{sentence, strength};
use advisor::knowledge::Rule;
use advisor::session::words;
use knowledge::{embedded, library};

use crate::csp;
use crate::embed::Embedded;
use crate::html::escaped;
use crate::problem::{Problem, Result};
use crate::project;

/// The page's name beside index.html.
pub const PAGE: &str = "rules.html";

/// Writes the page.
pub fn write(site: &Path, embedded: &Embedded) -> Result<()> {
    let style = &embedded.style;
    let page = format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <title>Rules of thumb — Sweetspot</title><link rel=\"stylesheet\" href=\"{style}\"></head>\
         <body><main class=\"rules\"><h1>Rules of thumb</h1>\
         <p>What Sweetspot weighs, each with how well it is known and who says so. A score starts at 100 of 100; a rule takes \
         a share of what is left, or gives back a share of what others take. Sources back what a rule says; how large the \
         share is, is our judgement.</p><p><a href=\"./\">The advice</a></p><ul>{}</ul></main></body></html>",
        embedded_rules()
    );
    let page = csp::own_policy(&page).map_err(|what| Problem::new(format!("{PAGE}: {what}"), "Fix crates/site."))?;
    project::write(&site.join(PAGE), &page)
}

fn embedded_rules() -> String {
    embedded().rules.iter().map(entry).collect()
}

fn entry(rule: &Rule) -> String {
    let sources = rule.sources.iter().filter_map(|id| library().source(id)).map(|source| match &source.url {
        Some(url) => format!("<a href=\"{}\">{}</a>", escaped(url), escaped(&source.title)),
        None => format!("<cite>{}</cite>", escaped(&source.title)),
    });
    let sources = sources.collect::<Vec<_>>().join("; ");
    let strength = strength(rule).map_or(String::new(), |says| format!("<p>{}</p>", escaped(&says)));
    let first = rule.do_first.as_ref().map_or(String::new(), |say| format!("<p>{}</p>", escaped(say)));
    format!(
        "<li id=\"{}\">{first}<p>{}</p>{strength}<p><strong>{}</strong>: {sources}</p></li>",
        rule.id,
        escaped(&sentence(rule, None)),
        words::grade(rule.grade)
    )
}
