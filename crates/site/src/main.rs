//! `site finish` is trunk's `post_build` hook. `site worker FOLDER` writes the service worker of a site that was changed after
//! its build, which journeys do.

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let outcome = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["finish"] => site::finish(),
        ["worker", folder] => site::write_worker(Path::new(folder)),
        _ => Err(site::Problem::new(
            "these are not arguments of this program",
            "Run `site finish` as trunk's hook, or `site worker FOLDER`.",
        )),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("\nerror: {problem}");
            ExitCode::FAILURE
        }
    }
}
