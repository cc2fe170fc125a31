//! Checks catalogues from outside as the page would: what is in each file, and every finding with its place.
//!
//! The exit code is 1 if a file is refused. `cargo xtask catalogue FILE` runs this.

use std::collections::BTreeMap;
use std::process::ExitCode;

use advisor::knowledge::{Catalogue, Knowledge, Quantity};
use advisor::situation::Vocabulary;
use import::{Outside, read};
use knowledge::embedded_with_catalogue;

const USAGE: &str = "usage: cargo xtask catalogue FILE…";

fn main() -> ExitCode {
    let files: Vec<String> = std::env::args().skip(1).collect();
    if files.is_empty() {
        eprintln!("{USAGE}");
        return ExitCode::FAILURE;
    }
    let mut refused = false;
    for file in &files {
        match std::fs::read(file) {
            Ok(bytes) => refused |= !check(file, &bytes),
            Err(error) => {
                eprintln!("{file}: {error}; check its name");
                refused = true;
            }
        }
    }
    if refused { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// Prints what is in a file and what is wrong with it; returns whether it would be accepted.
fn check(file: &str, bytes: &[u8]) -> bool {
    let known = embedded_with_catalogue();
    let reading = read(file, bytes, known);
    for finding in &reading.findings {
        eprintln!("{file}: {finding}");
    }
    let warnings = counted(reading.findings.len() - reading.errors(), "warning");
    match &reading.outside {
        Some(outside) => println!("{file}: taken with {warnings}; {}", contents(outside, known)),
        None => println!("{file}: refused with {} and {warnings}", counted(reading.errors(), "error")),
    }
    reading.outside.is_some()
}

fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

fn contents(outside: &Outside, known: &Knowledge) -> String {
    let Catalogue { products, currency, .. } = &outside.catalogue;
    let priced = products.iter().filter(|product| product.figure(Quantity::Price).is_some()).count();
    let linked = products.iter().filter(|product| product.link.is_some()).count();
    let after = outside.over(known).products.len();
    let types: BTreeMap<&str, usize> = products.iter().fold(BTreeMap::new(), |mut types, product| {
        *types.entry(product.gear.name()).or_default() += 1;
        types
    });
    let types: Vec<String> = types.into_iter().map(|(name, count)| format!("{count} {name}")).collect();
    format!(
        "{}: {}; {priced} with a price in {currency}, {linked} with a link; {after} in all after mode {}",
        counted(products.len(), "product"),
        types.join(", "),
        outside.mode.name()
    )
}
