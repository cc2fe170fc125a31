//! `cargo xtask`: Sweetspot's automation.
//!
//! `serve` and `test` are the two commands that a newcomer needs; both set up what is missing first. The modules are
//! [`tools`] (finding and installing), [`browser`] (the engines and npm packages of tests), [`site`] (build and serve),
//! [`checks`] (the tests) with [`size`] (the weight of the site), [`bench`] (measuring), and [`catalogue`] and [`fuzz`]
//! (files of others). What makes the site out of what trunk has built is in `crates/site`.

mod bench;
mod browser;
mod catalogue;
mod checks;
mod fuzz;
mod problem;
mod process;
mod project;
mod site;
mod size;
mod tools;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Sweetspot's automation: `serve` shows the page, `test` checks everything, `build` makes the deployable site.
///
/// Each command sets up what it needs first, says what it installs and why, and installs it once per user into
/// `$CARGO_HOME/sweetspot-tools` (or uses a suitable version that is already on PATH).
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build the page, serve it on this machine and print its address
    ///
    /// Serves on 127.0.0.1 only and rebuilds when a source file changes. Needs the wasm32 target, trunk, wasm-bindgen
    /// and (for the small release page) wasm-opt; what is missing is installed first.
    Serve {
        /// Where to serve; the next free port is used if this one is taken
        #[arg(long, value_name = "N", default_value_t = 8080)]
        port: u16,
        /// Build unoptimised, which is faster, and let the open page reload itself after each change
        #[arg(long)]
        dev: bool,
    },
    /// Build the deployable site in dist/ and print its weights
    ///
    /// The site works below any path of any static host: all its addresses are relative. Plain `trunk build --release`
    /// with trunk, wasm-bindgen and wasm-opt on PATH gives the same files.
    Build,
    /// Run every check: formatting, lints, tests native and in the browser, the site's weight, the journeys
    ///
    /// Stops at the first step that fails. Installs what the tests need, browsers and their drivers included where that
    /// is possible. Without Firefox or WebKitGTK their tests are skipped, except where the variable CI is set.
    Test {
        /// Run only these steps, separated by commas, still in the usual order
        #[arg(long, value_name = "STEP", value_parser = checks::names(), value_delimiter = ',')]
        only: Vec<String>,
    },
    /// Check catalogues of your own, in JSON or CSV, as the page would read them
    ///
    /// Prints what is in each file and every finding with line, reason and remedy. The exit code is 1 if a file would
    /// be refused. The form is described in docs/own-catalogue.md.
    Catalogue {
        /// The files
        #[arg(value_name = "FILE", required = true)]
        files: Vec<PathBuf>,
    },
    /// Try a million inputs on each reader of foreign text; none may panic or give something unsound
    ///
    /// The inputs are made from seeds, so a failure can be repeated; it prints how.
    Fuzz {
        /// How many inputs for each reader
        #[arg(long, value_name = "N", default_value_t = 1_000_000)]
        runs: u64,
        /// The seed of the first input; the others follow
        #[arg(long, value_name = "N", default_value_t = 1)]
        seed: u64,
    },
    /// Measure the kit search, and how fast the built site starts on a slow phone
    ///
    /// `kits` compares the search natively, as WebAssembly in Node, and HiGHS on the same problems, and shows how time
    /// grows from 100 to 10,000 products. `start` opens the site in dist/ in a throttled Chromium, and in Lighthouse
    /// where npm can fetch that. Each takes a few minutes.
    Bench {
        /// Measure only this
        #[arg(long, value_name = "WHAT", value_enum)]
        only: Option<bench::Subject>,
    },
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Serve { port, dev } => site::serve(port, dev),
        Command::Build => site::build(),
        Command::Test { only } => checks::test(&only),
        Command::Catalogue { files } => catalogue::check(&files),
        Command::Fuzz { runs, seed } => fuzz::run(runs, seed),
        Command::Bench { only } => bench::bench(only),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("\nerror: {problem}");
            ExitCode::FAILURE
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::Arguments;

    #[test]
    fn the_command_line_is_consistent() {
        Arguments::command().debug_assert();
    }
}
