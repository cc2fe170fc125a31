//! The pages that show the widget at work, with the guide for owners of pages: `examples/` of the site.

use std::path::{Path, PathBuf};

use advisor::knowledge::Claim;
use knowledge::library;
use pulldown_cmark::{Options, Parser};

use crate::csp;
use crate::html::escaped;
use crate::problem::{Problem, Result};
use crate::project;

/// The folder below the site.
pub const FOLDER: &str = "examples";
/// The place in a page where all claims are listed.
const CLAIMS_HERE: &str = "<!-- claims -->";
/// The page that the guides are put into, and the place.
const GUIDE: &str = "guide.html";
const TEXT_HERE: &str = "<!-- text -->";
/// Guides that are pages here, too, by their names in docs/.
const GUIDES: [(&str, &str); 2] = [("embed.md", GUIDE), ("own-catalogue.md", "own-catalogue.html")];

/// Writes all pages, each with the site's policy unless it has one of its own.
pub fn write(site: &Path) -> Result<()> {
    for name in project::files(&source())? {
        let text = project::read(&source().join(&name))?;
        if name == GUIDE {
            for (guide, page) in GUIDES {
                let guide = project::read(&project::root().join("docs").join(guide))?;
                keep(site, page, text.replace(TEXT_HERE, &html_of(&guide)))?;
            }
        } else {
            keep(site, &name, text.replace(CLAIMS_HERE, &claims()))?;
        }
    }
    Ok(())
}

fn source() -> PathBuf {
    project::root().join("static").join(FOLDER)
}

fn keep(site: &Path, name: &str, mut text: String) -> Result<()> {
    if name.ends_with(".html") && !text.contains("Content-Security-Policy") {
        text = csp::own_policy(&text).map_err(|what| {
            Problem::new(format!("static/{FOLDER}, for {name}: {what}"), "Mend the page there, or its guide in docs/.")
        })?;
    }
    project::write(&site.join(FOLDER).join(name), &text)
}

/// A guide as HTML, with its links to other guides.
fn html_of(guide: &str) -> String {
    let mut text = String::new();
    pulldown_cmark::html::push_html(&mut text, Parser::new_ext(guide, Options::ENABLE_TABLES));
    for (guide, page) in GUIDES {
        text = text.replace(&format!("href=\"{guide}\""), &format!("href=\"{page}\""));
    }
    text = text.replace("href=\"../static/examples/", "href=\"");
    // What may be too wide scrolls by keyboard, too.
    text.replace("<table>", "<table tabindex=\"0\">").replace("<pre>", "<pre tabindex=\"0\">")
}

fn claims() -> String {
    let entry =
        |claim: &Claim| format!("<div><dt><code>{}</code></dt><dd>{}</dd></div>", claim.id, escaped(&claim.says));
    library().claims.iter().map(entry).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guides_become_pages_that_lead_to_each_other() {
        let html = html_of("# A\n\n[b](own-catalogue.md) [e](../static/examples/claims.html)\n\n| c |\n|---|\n| d |\n");
        assert!(html.contains("href=\"claims.html\""), "{html}");
        assert!(html.contains("<h1>A</h1>") && html.contains("href=\"own-catalogue.html\""), "{html}");
        assert!(html.contains("<table tabindex=\"0\">"), "{html}");
    }

    #[test]
    fn every_claim_is_listed_by_its_name() {
        let listed = claims();
        for claim in &library().claims {
            assert!(listed.contains(&format!("<code>{}</code>", claim.id)), "{}", claim.id);
        }
        assert_eq!(escaped("<a> & b"), "&lt;a&gt; &amp; b");
    }
}
