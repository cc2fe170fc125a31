//! Building the site and serving it while one works on it.

use std::fs;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddrV4, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use crate::problem::{Problem, Result};
use crate::process;
use crate::project;
use crate::size;
use crate::tools::Toolbox;

/// How often a starting or running server is looked after.
const BEAT: Duration = Duration::from_millis(200);
const FIX: &str = "Fix what trunk reports above.";
/// How many ports are tried when the wished one is taken.
const PORTS_TRIED: u16 = 100;

/// `cargo xtask build`: the deployable site in dist/, weighed.
pub fn build() -> Result<()> {
    let mut toolbox = Toolbox::for_the_page()?;
    toolbox.wasm_opt()?;
    build_release(&toolbox)?;
    println!("\n{}The site is in {}.", size::table(&project::dist())?, project::dist().display());
    Ok(())
}

/// Builds the release site into dist/ with tools that are already there, as a person would with trunk alone.
pub fn build_release(toolbox: &Toolbox) -> Result<()> {
    let mut trunk = toolbox.command("trunk");
    trunk.args(["build", "--release", "--skip-version-check"]);
    process::run(&mut trunk, FIX)
}

/// `cargo xtask serve`: builds, serves on this machine, prints the address once the page is there, and goes on until
/// stopped.
pub fn serve(wished_port: u16, dev: bool) -> Result<()> {
    let mut toolbox = Toolbox::for_the_page()?;
    let profile = if dev {
        Profile::Dev
    } else if let Err(problem) = toolbox.wasm_opt() {
        println!("note: {problem}\nServing goes on without wasm-opt: the page works the same but is bigger.");
        Profile::ReleaseUnpacked
    } else {
        Profile::Release
    };

    let port = free_port(wished_port)?;
    if port != wished_port && wished_port != 0 {
        println!("Port {wished_port} is taken; using {port}.");
    }
    // A folder of its own: dist/ stays the deployable site, and two servers do not step on each other.
    let folder = project::scratch(&format!("serve-{port}"));
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|error| Problem::file("empty", &folder, &error))?;
    }
    println!("Building the page; the first time takes a few minutes.");
    let mut command = trunk_serve(&toolbox, port, profile, &folder);
    let stop = stop_signal()?;
    let child = command.spawn().map_err(|error| process::cannot_start(&command, &error))?;
    attend(child, &stop, SocketAddrV4::new(Ipv4Addr::LOCALHOST, port))
}

#[derive(Clone, Copy, PartialEq)]
enum Profile {
    Release,
    /// As release, without the wasm-opt that could not be installed.
    ReleaseUnpacked,
    Dev,
}

fn trunk_serve(toolbox: &Toolbox, port: u16, profile: Profile, folder: &Path) -> Command {
    let mut trunk = toolbox.command("trunk");
    trunk.args(["serve", "--skip-version-check", "--address", "127.0.0.1"]);
    trunk.args(["--port", &port.to_string(), "--dist"]).arg(folder);
    match profile {
        Profile::Release => trunk.args(["--release", "--no-autoreload", "true"]),
        // Trunk runs wasm-opt only with `--release`, whatever cargo's profile is.
        Profile::ReleaseUnpacked => {
            trunk.args(["--cargo-profile", "release", "--minify", "true", "--no-autoreload", "true"])
        }
        Profile::Dev => &mut trunk,
    };
    // Changes there make no difference to the page. Trunk refuses to ignore what does not exist.
    for ignored in ["dist", "tests", "xtask", "benches", "examples"] {
        if project::root().join(ignored).exists() {
            trunk.args(["--ignore", ignored]);
        }
    }
    trunk
}

/// The wished port if it is free, else the next one that is; 0 lets the system choose.
fn free_port(wished: u16) -> Result<u16> {
    (wished..=wished.saturating_add(PORTS_TRIED))
        .find_map(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, port)).ok()?.local_addr().ok())
        .map(|address| address.port())
        .ok_or_else(|| {
            Problem::new(
                format!("no port is free on 127.0.0.1 from {wished} on"),
                "Name another one with `cargo xtask serve --port N`.",
            )
        })
}

/// Receives a message when the person, or the program that started us, wants the server to end.
fn stop_signal() -> Result<Receiver<()>> {
    let (sender, stop) = mpsc::channel();
    ctrlc::set_handler(move || {
        // Nobody listens any more once the server is being stopped.
        let _ = sender.send(());
    })
    .map_err(|error| Problem::new(format!("cannot listen for Ctrl-C: {error}"), "Try again in another terminal."))?;
    Ok(stop)
}

/// Stays with the server: prints the address when the page is there, ends it on a signal.
fn attend(mut server: Child, stop: &Receiver<()>, address: SocketAddrV4) -> Result<()> {
    let outcome = until_stopped(&mut server, stop, address);
    // The server may have ended by itself, at the same Ctrl-C.
    let _ = server.kill();
    let _ = server.wait();
    outcome
}

fn until_stopped(server: &mut Child, stop: &Receiver<()>, address: SocketAddrV4) -> Result<()> {
    let mut announced = false;
    while stop.recv_timeout(BEAT).is_err() {
        let ended = server.try_wait().map_err(|error| {
            Problem::new(format!("lost sight of `trunk serve`: {error}"), "Try again, and look for a stray trunk.")
        })?;
        if let Some(status) = ended {
            // A Ctrl-C reaches trunk first, which then ends well.
            return if announced && status.success() { Ok(()) } else { Err(server_ended(&process::ending(status))) };
        }
        if !announced {
            match page_at(address) {
                Answer::None => {}
                Answer::Page => {
                    announce(address);
                    announced = true;
                }
                Answer::Failure => return Err(first_build_failed()),
            }
        }
    }
    Ok(())
}

fn announce(address: SocketAddrV4) {
    println!("\nThe page is ready:\n\nhttp://{address}/\n");
    println!("It is built anew when a source file changes, and an open page then offers to reload. Ctrl-C stops it.");
}

fn server_ended(ending: &str) -> Problem {
    Problem::new(format!("`trunk serve` {ending}"), FIX)
}

fn first_build_failed() -> Problem {
    Problem::new("the page could not be built", "Fix what trunk reports above, then run `cargo xtask serve` again.")
}

enum Answer {
    /// Nobody serves there yet.
    None,
    Page,
    /// Trunk serves only once its first build is over: without a page that build has failed.
    Failure,
}

fn page_at(address: SocketAddrV4) -> Answer {
    match status_line(address) {
        Ok(line) if line.contains(" 200 ") => Answer::Page,
        Ok(line) if line.starts_with("HTTP/") => Answer::Failure,
        _ => Answer::None,
    }
}

fn status_line(address: SocketAddrV4) -> std::io::Result<String> {
    let mut stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(Duration::from_secs(5)))?;
    // In one piece: a server may answer and close as soon as it has read enough.
    stream.write_all(format!("GET / HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").as_bytes())?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    let line = answer.split(|byte| *byte == b'\r').next().unwrap_or_default();
    Ok(String::from_utf8_lossy(line).into_owned())
}

#[cfg(test)]
mod tests {
    use std::io::{BufRead, BufReader};

    use super::*;

    #[test]
    fn a_taken_port_leads_to_the_next_free_one() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        let found = free_port(port).unwrap();
        assert!(found > port, "{found} for {port}");
    }

    #[test]
    fn only_a_served_page_counts_as_ready() {
        for (status, ready) in [("200 OK", true), ("404 Not Found", false)] {
            let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
            let port = listener.local_addr().unwrap().port();
            let server = std::thread::spawn(move || {
                let (mut stream, _) = listener.accept().unwrap();
                let request = BufReader::new(&stream).lines().map_while(std::result::Result::ok);
                assert_eq!(request.take_while(|line| !line.is_empty()).count(), 3);
                let answer = format!("HTTP/1.1 {status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                stream.write_all(answer.as_bytes()).unwrap();
            });
            let answer = page_at(SocketAddrV4::new(Ipv4Addr::LOCALHOST, port));
            server.join().unwrap();
            assert_eq!(matches!(answer, Answer::Page), ready, "{status}");
            assert_eq!(matches!(answer, Answer::Failure), !ready, "{status}");
        }
    }

    #[test]
    fn nobody_serving_is_neither_ready_nor_failed() {
        // A port below 1024 that ordinary machines leave alone.
        assert!(matches!(page_at(SocketAddrV4::new(Ipv4Addr::LOCALHOST, 1)), Answer::None));
    }
}
