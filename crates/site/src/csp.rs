//! The content security policy of the release page.
//!
//! Most static hosts send no headers of ours, so the policy stands in the page (and in `_headers` for those that do).
//! It names the hash of the one inline script, `static/page/first.ts`.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::html::{self, Element};

/// What trunk's own server replaces in the script that reloads the page, which changes the script's hash.
pub const RELOAD_PLACEHOLDER: &str = "{{__TRUNK_ADDRESS__}}";

/// The policy that a finished page can live with.
pub fn policy_for(page: &str) -> Result<String, &'static str> {
    let elements = html::elements(page);
    if elements.iter().any(|element| element.name == "style" || element.attribute("style").is_some()) {
        return Err("an inline style, which the content security policy forbids: move it to static/styles");
    }
    let hashes: Vec<_> = elements.iter().filter(|element| is_inline_script(element)).map(script_hash).collect();
    Ok(policy(&hashes))
}

/// The page with a policy right behind its `<meta charset>`, before anything that it rules over.
pub fn with_policy(page: &str, policy: &str) -> Result<String, &'static str> {
    let elements = html::elements(page);
    let charset = elements
        .iter()
        .find(|element| element.name == "meta" && element.attribute("charset").is_some())
        .ok_or("no <meta charset>, behind which the content security policy belongs")?;
    let (head, rest) = page.split_at(charset.end);
    Ok(format!("{head}<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">{rest}"))
}

/// The page with the policy that it can live with.
pub fn own_policy(page: &str) -> Result<String, &'static str> {
    with_policy(page, &policy_for(page)?)
}

/// The one policy of Trusted Types is that of static/page/offline.ts, which gives the service worker's address.
fn policy(hashes: &[String]) -> String {
    let hashes: String = hashes.iter().map(|hash| format!(" 'sha256-{hash}'")).collect();
    format!(
        "default-src 'none'; script-src 'self'{hashes} 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; \
         img-src 'self' data:; font-src 'self'; frame-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'self'; \
         form-action 'none'; require-trusted-types-for 'script'; trusted-types sweetspot"
    )
}

/// Scripts that run; data in a `<script type="application/json">` needs no leave.
fn is_inline_script(element: &Element) -> bool {
    let runs = matches!(element.attribute("type"), None | Some("" | "module" | "text/javascript" | "importmap"));
    element.name == "script" && element.attribute("src").is_none() && runs
}

fn script_hash(element: &Element) -> String {
    // A browser turns Windows line ends into plain ones before it hashes.
    let text = element.text.replace("\r\n", "\n");
    STANDARD.encode(Sha256::digest(text.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// From `printf 'alert(1)' | openssl dgst -sha256 -binary | base64`.
    const ALERT: &str = "bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI=";

    #[test]
    fn the_policy_follows_the_charset_and_names_the_inline_script() {
        let page =
            "<!doctype html><html lang=en><meta charset=utf-8><title>t</title><script type=module>alert(1)</script>";
        let finished = with_policy(page, &policy_for(page).unwrap()).unwrap();
        let start = "<!doctype html><html lang=en><meta charset=utf-8><meta http-equiv=\"Content-Security-Policy\" \
                     content=\"default-src 'none'; script-src 'self' 'sha256-";
        assert!(finished.starts_with(&format!("{start}{ALERT}' 'wasm-unsafe-eval'; ")), "{finished}");
        assert!(finished.ends_with("trusted-types sweetspot\"><title>t</title><script type=module>alert(1)</script>"));
    }

    #[test]
    fn only_inline_scripts_that_run_are_hashed() {
        let page = "<meta charset=utf-8><script src=a.js></script><script type=application/json>{}</script>";
        assert!(policy_for(page).unwrap().contains("script-src 'self' 'wasm-unsafe-eval'"));
    }

    #[test]
    fn windows_line_ends_hash_like_plain_ones() {
        let hash = |page| script_hash(&html::elements(page)[0]);
        assert_eq!(hash("<script>a\r\nb</script>"), hash("<script>a\nb</script>"));
    }

    #[test]
    fn pages_that_the_policy_would_break_are_refused() {
        assert!(with_policy("<title>t</title>", "").unwrap_err().contains("charset"));
        assert!(policy_for("<meta charset=utf-8><p style='color:red'>").unwrap_err().contains("inline style"));
        assert!(policy_for("<meta charset=utf-8><style>p{}</style>").unwrap_err().contains("inline style"));
    }
}
