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

    fn start_driver(self) -> (DriverProcess, u16) {
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
        // It first repeats that it was asked for port 0.
        let port = lines
            .by_ref()
            .filter_map(|line| line.split("on port ").nth(1)?.trim_end_matches('.').parse().ok())
            .find(|port| *port != 0)
            .expect("chromedriver tells its port");
        // Else the driver would block once the pipe is full.
        std::thread::spawn(move || lines.for_each(drop));
        (process, port)
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
