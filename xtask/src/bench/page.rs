//! Benchmarks in a page in Chromium: serves it, opens it and waits for its figures.
//!
//! # Why no WebDriver?
//! The page needs no interaction. It runs the measurements and sends the figures to the server. It also asks the server
//! to run the same work natively, so that both alternate.

use super::figures::Figures;
use super::parts::Parts;
use super::served::{self, PROFILES};
use super::threads;
use crate::process::{self, Failure, command};
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Stdio};
use std::time::{Duration, Instant};
use tiny_http::{Method, Response, Server};

/// Timeout for messages from the page.
const SILENCE: Duration = Duration::from_secs(600);

/// Measures everything that needs a browser.
pub(crate) fn measure(parts: Parts, name: Option<&str>, figures: &mut Figures) -> Result<(), Failure> {
    let folder = process::root().join("target/bench");
    served::make(&folder, parts)?;
    let server = Server::http("127.0.0.1:0").map_err(|error| Failure::new(format!("no server: {error}")))?;
    let port = server.server_addr().to_ip().map_or(0, |address| address.port());
    let mut natives = if parts.engine { PROFILES.map(Native::start).into() } else { Vec::new() };
    let address = format!("http://127.0.0.1:{port}/?{}only={}", parts.query(), name.unwrap_or_default());
    let mut browser = open(&folder, &address)?;

    let mut heard = Instant::now();
    while heard.elapsed() < SILENCE {
        if let Ok(Some(status)) = browser.0.try_wait() {
            return Err(Failure::new(format!("Chromium has ended ({status})")));
        }
        let Ok(Some(mut request)) = server.recv_timeout(Duration::from_secs(1)) else { continue };
        heard = Instant::now();
        let mut body = String::new();
        // An unreadable request counts as empty.
        drop(request.as_reader().read_to_string(&mut body));
        let path = request.url().split('?').next().unwrap_or_default().trim_start_matches('/').to_owned();
        if *request.method() == Method::Get {
            served::send(request, &folder, &path);
            continue;
        }
        let mut answer = String::new();
        match path.as_str() {
            "progress" => println!("  in the browser: {body}"),
            "weight" => answer = served::weight(&folder, &body)?.to_string(),
            "thread" => answer = threads::main_threads(browser.0.id()).to_string(),
            "failed" => return Err(Failure::new(format!("the page says: {body}"))),
            "figures" => {
                let unread = |error| Failure::new(format!("the page's figures cannot be read: {error}"));
                return figures.read_page(&body).map_err(unread);
            }
            _ => {
                let index =
                    PROFILES.iter().position(|profile| path.strip_prefix("native/") == Some(*profile));
                let Some(native) = index.and_then(|index| natives.get_mut(index)) else { continue };
                answer = native.as_mut().map_err(|failure| Failure::new(failure.to_string()))?.ask(&body)?;
            }
        }
        drop(request.respond(Response::from_string(answer)));
    }
    Err(Failure::new("the page has been silent for ten minutes"))
}

/// A program that is killed when this is dropped.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

/// Opens a page in Chromium, with a fresh profile and without network services.
fn open(folder: &Path, address: &str) -> Result<Running, Failure> {
    let profile = folder.join("profile");
    // Remove the profile of an earlier run, if there is one.
    drop(fs::remove_dir_all(&profile));
    let mut chromium = command("chromium");
    chromium.args(["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]);
    chromium.args(["--disable-background-networking", "--disable-component-update", "--disable-sync"]);
    // Without the limit of the display's refresh rate, so that waiting for it is not measured.
    chromium.args(["--window-size=1280,900", "--disable-frame-rate-limit", "--disable-gpu-vsync"]);
    chromium.args(["--disable-dev-shm-usage", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]);
    chromium.arg(format!("--user-data-dir={}", profile.display())).arg(address);
    let child = chromium.stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    let failed =
        |error| Failure::new(format!("Chromium cannot be started: {error}")).mend("cargo xtask setup");
    child.map(Running).map_err(failed)
}

/// The program `native`, which runs the same work natively.
struct Native {
    _running: Running,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Native {
    fn start(profile: &str) -> Result<Self, Failure> {
        let path = process::root().join("target").join(profile).join("native");
        let failed = || Failure::new(format!("{} cannot be started", path.display()));
        let child = command(&path.to_string_lossy()).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
        let mut child = child.map_err(|_| failed())?;
        let (input, output) = (child.stdin.take(), child.stdout.take());
        let (Some(input), Some(output)) = (input, output) else { return Err(failed()) };
        Ok(Self { _running: Running(child), input, output: BufReader::new(output) })
    }

    /// The response to a command: the seconds that it took.
    fn ask(&mut self, command: &str) -> Result<String, Failure> {
        let mut answer = String::new();
        writeln!(self.input, "{command}")
            .and_then(|()| self.output.read_line(&mut answer))
            .map_err(|error| Failure::new(format!("the works outside of the browser have ended: {error}")))?;
        Ok(answer)
    }
}
