//! Running other programs: their output is always shown, and a failure always names the command.

use std::path::Path;
use std::process::{Command, ExitStatus};

use crate::problem::{Problem, Result};

/// Runs a command to its end; anything but success is a problem with this remedy.
pub fn run(command: &mut Command, remedy: &str) -> Result<()> {
    let status = command.status().map_err(|error| cannot_start(command, &error))?;
    if status.success() {
        return Ok(());
    }
    Err(Problem::new(format!("`{}` {}", line(command), ending(status)), remedy))
}

/// What the command printed on standard output, or nothing if it could not run or failed.
///
/// Meant for questions such as `--version`, where "no answer" is an answer.
pub fn answer(command: &mut Command) -> Option<String> {
    let output = command.output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The problem of a command that could not even be started.
pub fn cannot_start(command: &Command, error: &std::io::Error) -> Problem {
    Problem::new(
        format!("cannot start `{}`: {error}", line(command)),
        format!("Check that {} is installed and on PATH.", command.get_program().display()),
    )
}

/// A command as one would type it, with the program's folder left out.
pub fn line(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_stem().unwrap_or(command.get_program());
    let mut line = name.to_string_lossy().into_owned();
    for argument in command.get_args() {
        line.push(' ');
        line.push_str(&argument.to_string_lossy());
    }
    line
}

/// How a child ended, as the end of a sentence.
pub fn ending(status: ExitStatus) -> String {
    match status.code() {
        Some(code) => format!("ended with exit code {code}"),
        None => "was ended by a signal".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_shows_the_program_without_its_folder() {
        let mut command = Command::new("/somewhere/bin/trunk");
        command.args(["build", "--release"]);
        assert_eq!(line(&command), "trunk build --release");
    }

    #[test]
    fn no_answer_from_a_program_that_does_not_exist() {
        assert_eq!(answer(&mut Command::new("sweetspot-no-such-program")), None);
    }
}
