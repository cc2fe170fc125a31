//! Reads situations and prints advice: one JSON object a line for each file, `-` for standard input.
//!
//! Problems go to standard error with the name of the file, and the exit code is 1 if there is any.

use std::io::Read;
use std::process::ExitCode;

use advisor::advice::{advise, check_models};
use advisor::situation::{Problem, read_what_can_be_read};
use knowledge::embedded_with_catalogue;

const USAGE: &str = "usage: cargo run --example advise -- [--pretty] FILE…   (- reads standard input)";

fn main() -> ExitCode {
    let mut arguments: Vec<String> = std::env::args().skip(1).collect();
    let pretty = arguments.iter().position(|argument| argument == "--pretty");
    if let Some(place) = pretty {
        arguments.remove(place);
    }
    if arguments.iter().any(|argument| argument == "--help" || argument == "-h") {
        println!("{USAGE}");
        return ExitCode::SUCCESS;
    }
    if arguments.is_empty() {
        eprintln!("{USAGE}");
        return ExitCode::FAILURE;
    }
    let mut problems = 0_usize;
    for file in &arguments {
        match answer(file, pretty.is_some()) {
            Ok(json) => println!("{json}"),
            Err(found) => {
                problems += found.len();
                for problem in found {
                    eprintln!("{file}: {problem}");
                }
            }
        }
    }
    if problems == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn answer(file: &str, pretty: bool) -> Result<String, Vec<Problem>> {
    let bytes = load(file).map_err(|error| vec![Problem::new("the file", error.to_string(), "check its name")])?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let place = format!("byte {}", error.utf8_error().valid_up_to());
        vec![Problem::new(place, "this is not UTF-8 text", "save the file as UTF-8")]
    })?;
    let knowledge = embedded_with_catalogue();
    let (situation, mut problems) = read_what_can_be_read(&text);
    // Items that cannot be read are left out, so the places of the others would be off.
    if !problems.iter().any(|problem| problem.place.starts_with("owned[")) {
        problems.extend(check_models(&situation, knowledge));
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let advice = advise(&situation, knowledge).look_around(&situation, knowledge);
    let json = if pretty { serde_json::to_string_pretty(&advice) } else { serde_json::to_string(&advice) };
    json.map_err(|error| vec![Problem::new("the advice", error.to_string(), "please report this")])
}

fn load(file: &str) -> std::io::Result<Vec<u8>> {
    if file != "-" {
        return std::fs::read(file);
    }
    let mut bytes = Vec::new();
    std::io::stdin().read_to_end(&mut bytes)?;
    Ok(bytes)
}
