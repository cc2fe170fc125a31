//! The advice for somebody who has answered nothing, as the program draws it: the first answer is in the HTML.

use std::env;
use std::process::{Command, Stdio};

use crate::problem::{Problem, Result};
use crate::project;

/// The first answer.
pub struct First {
    /// The contents of the page's root element.
    pub html: String,
    /// What would change the advice, as JSON: the program need not work it out again.
    pub outlook: String,
}

/// Another program prints both, so that this crate does not depend on the one that it makes a site of.
pub fn first() -> Result<First> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let arguments = ["run", "--quiet", "--package", "sweetspot", "--example", "prerender"];
    let run = Command::new(cargo).args(arguments).current_dir(project::root()).stderr(Stdio::inherit()).output();
    let line = arguments.join(" ");
    let remedy = "Read the message above; examples/prerender.rs draws the page.";
    let output = run.map_err(|error| Problem::new(format!("`cargo {line}` cannot be started: {error}"), remedy))?;
    let printed = String::from_utf8_lossy(&output.stdout);
    match printed.trim().split_once('\n') {
        Some((outlook, html)) if output.status.success() && html.contains("class=\"headline\"") => {
            Ok(First { html: html.to_owned(), outlook: outlook.to_owned() })
        }
        _ => Err(Problem::new(format!("`cargo {line}` ended with {} and printed no headline", output.status), remedy)),
    }
}
