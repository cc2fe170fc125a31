//! `_headers`: what a host that reads this file (Cloudflare Pages, Netlify) sends along with the site's files.
//!
//! The policy is the page's own. It names no `frame-ancestors`, so that anybody may show the page in a frame. What is
//! for other people's pages may be fetched from there. A rule
//! for all files says nothing of caches: where two rules fit, hosts join their values.

use std::path::Path;

use crate::compress;
use crate::names;
use crate::problem::Result;
use crate::project;

/// The name under which hosts look for it, at the root of the site.
pub const FILE: &str = "_headers";

/// Files that change under the same name, and by which a browser learns of everything else.
const ASKED_ANEW: [&str; 7] =
    ["", "index.html", "manifest.webmanifest", "sw.js", "embed/sweet-spot.js", "embed/frame.js", "embed/frame.html"];

/// Writes the file for the finished site in a folder.
pub fn write(site: &Path, policy: &str) -> Result<()> {
    let files = project::files(site)?;
    let lasting = files.iter().map(String::as_str).filter(|path| names::has_hash(path) && !compress::is_copy(path));
    project::write(&site.join(FILE), &text(policy, lasting))
}

fn text<'a>(policy: &str, lasting: impl Iterator<Item = &'a str>) -> String {
    let mut text = format!(
        "# Read by hosts such as Cloudflare Pages and Netlify, if the site lies at the root of its host.\n\
         /*\n  \
           Content-Security-Policy: {policy}\n  \
           Cross-Origin-Opener-Policy: same-origin\n  \
           Referrer-Policy: no-referrer\n  \
           X-Content-Type-Options: nosniff\n"
    );
    text += "/embed/*\n  Access-Control-Allow-Origin: *\n  Cross-Origin-Resource-Policy: cross-origin\n";
    for path in ASKED_ANEW {
        text += &format!("/{path}\n  Cache-Control: no-cache\n");
    }
    for path in lasting {
        text += &format!("/{path}\n  Cache-Control: public, max-age=31536000, immutable\n");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_file_has_one_rule_for_caches_and_all_have_the_policy() {
        let text = text("default-src 'none'", ["a-0123456789abcdef.js"].into_iter());
        assert!(text.contains("\n/*\n  Content-Security-Policy: default-src 'none'\n"), "{text}");
        assert!(text.contains("\n/sw.js\n  Cache-Control: no-cache\n"));
        assert!(text.ends_with("/a-0123456789abcdef.js\n  Cache-Control: public, max-age=31536000, immutable\n"));
        assert_eq!(text.matches("Cache-Control").count(), ASKED_ANEW.len() + 1);
    }
}
