//! Starting a browser engine through its WebDriver.

use serde_json::{Map, Value, json};
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use thirtyfour::{Capabilities, WebDriver};

/// A browser engine that the tests can drive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium by chromedriver.
    Chromium,
}

/// The driver's process; it is killed when this is dropped.
pub(crate) struct DriverProcess(Child);

impl Drop for DriverProcess {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

impl Engine {
    /// Starts the driver at a port of its choice, and by it a browser with a fresh profile.
    pub(crate) async fn start(self) -> (DriverProcess, WebDriver) {
        let (process, port) = self.start_driver();
        let capabilities: Capabilities = serde_json::from_value::<Map<_, _>>(self.capabilities())
            .expect("capabilities are an object")
            .into();
        let driver = WebDriver::builder(format!("http://127.0.0.1:{port}"), capabilities).connect().await;
        (process, driver.expect("the browser starts"))
    }

    /// Its port must be free for IPv4 and for IPv6. The driver tries a single one and ends when another
    /// program has it, which happens on a busy machine: then it is asked again.
    fn start_driver(self) -> (DriverProcess, u16) {
        let mut said = String::new();
        for _ in 0..5 {
            match self.try_driver() {
                Ok(started) => return started,
                Err(output) => said += &output,
            }
        }
        panic!("chromedriver does not tell its port. It says: {said}");
    }

    /// The driver and its port, or what it said before it ended.
    fn try_driver(self) -> Result<(DriverProcess, u16), String> {
        let Self::Chromium = self;
        let mut child = Command::new("chromedriver")
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver starts: run `cargo xtask setup`");
        let output = child.stdout.take().expect("the driver's output");
        let process = DriverProcess(child);
        let mut lines = BufReader::new(output).lines().map_while(Result::ok);
        let mut said = String::new();
        for line in lines.by_ref() {
            let port = line.split("on port ").nth(1).and_then(|rest| rest.trim_end_matches('.').parse().ok());
            // It first repeats that it was asked for port 0.
            if let Some(port) = port.filter(|port| *port != 0) {
                // Else the driver would block once the pipe is full.
                std::thread::spawn(move || lines.for_each(drop));
                return Ok((process, port));
            }
            said += &line;
            said.push('\n');
        }
        Err(said)
    }

    fn capabilities(self) -> Value {
        json!({
            "browserName": "chrome",
            "goog:chromeOptions": {
                "args": [
                    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                    "--disable-background-networking", "--disable-component-update", "--disable-sync",
                    "--disable-dev-shm-usage", "--window-size=1440,900",
                    // Whoever asks for another host gets an error, which the tests then see.
                    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                ],
            },
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
            "timeouts": { "script": 60_000, "pageLoad": 30_000 },
        })
    }
}
