//! The browser engines, and how each is started through its WebDriver.
//!
//! # Why are browsers reused?
//! Starting one takes a core for a second or more, as long as most tests. A browser whose test has passed is kept for
//! the next one, which gets a fresh tab and its own origin by the port of its site; stored data are deleted, as a port
//! may be used again. A browser whose test has failed is ended.

use crate::device::{self, Preference};
use crate::program::Program;
use serde_json::{Map, Value, json};
use std::ffi::OsStr;
use std::fmt;
use std::net::{TcpListener, TcpStream};
use std::sync::Mutex;
use std::time::{Duration, Instant};
use thirtyfour::{Capabilities, WebDriver};

/// A browser engine that the tests can drive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium by chromedriver.
    Chromium,
    /// Firefox by geckodriver.
    Firefox,
    /// WebKitGTK by WebKitWebDriver, on a display of its own.
    WebKit,
}

/// A running browser and its programs, which end when this is dropped.
pub(crate) struct Browser {
    pub(crate) driver: WebDriver,
    /// In the order in which they have to end.
    _programs: Vec<Program>,
}

/// WebKit on Linux x86-64 sometimes traps in valid wasm modules, when compiled code takes over from its interpreter in
/// the middle of a loop (bugs.webkit.org 259441, met with Yew, and 289009): with this setting it does so between calls.
const WITHOUT_LOOP_OSR: (&str, &str) = ("JSC_useWasmIPIntLoopOSR", "0");

/// How often starting a driver is tried.
const ATTEMPTS: usize = 5;

/// Browsers whose tests have passed.
static KEPT: Mutex<Vec<Browser>> = Mutex::new(Vec::new());

impl fmt::Display for Engine {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::WebKit => "WebKit",
        })
    }
}

impl Engine {
    /// The engine in the environment variable `ENGINE`; Chromium by default.
    pub fn from_environment() -> Self {
        match std::env::var("ENGINE").as_deref() {
            Err(_) | Ok("" | "chromium") => Self::Chromium,
            Ok("firefox") => Self::Firefox,
            Ok("webkit") => Self::WebKit,
            Ok(other) => panic!("ENGINE is {other}, not chromium, firefox or webkit"),
        }
    }

    /// A fresh browser with these preferences.
    pub(crate) async fn open(self, preferences: &[Preference]) -> Browser {
        let kept = if self.can_be_kept(preferences) { KEPT.lock().unwrap().pop() } else { None };
        if let Some(kept) = kept {
            let (used, fresh) = (&kept.driver, kept.driver.new_tab().await.expect("a tab"));
            used.close_window().await.expect("the tab of the last test closes");
            used.switch_to_window(fresh).await.expect("the new tab is shown");
            return kept;
        }
        let (port, programs) = match self {
            Self::Chromium => start_driver(&["chromedriver", "--port=0"], "on port "),
            // Preferences, and windows narrower than Firefox's own buttons, are set inside the browser.
            Self::Firefox => start_driver(
                &["geckodriver", "--port=0", "--websocket-port=0", "--allow-system-access"],
                "Listening on 127.0.0.1:",
            ),
            Self::WebKit => start_webkit_driver(preferences),
        };
        let capabilities: Capabilities = serde_json::from_value::<Map<_, _>>(self.capabilities())
            .expect("capabilities are an object")
            .into();
        let driver = WebDriver::builder(format!("http://127.0.0.1:{port}"), capabilities).connect().await;
        let driver = driver.unwrap_or_else(|error| panic!("{self} does not start: {error}"));
        Browser { driver, _programs: programs }
    }

    /// After a test: keeps the browser for the next, or ends it.
    pub(crate) async fn close(self, browser: Browser, preferences: &[Preference], passed: bool) {
        let forget = "localStorage.clear(); sessionStorage.clear(); indexedDB.deleteDatabase('article-explainer-studio')";
        if passed && self.can_be_kept(preferences) && browser.driver.execute(forget, Vec::new()).await.is_ok()
        {
            KEPT.lock().unwrap().push(browser);
        } else {
            drop(browser.driver.quit().await);
        }
    }

    /// Whether a browser can be reused with other preferences. WebKit reads them at its start.
    fn can_be_kept(self, preferences: &[Preference]) -> bool {
        self != Self::WebKit || preferences.is_empty()
    }

    fn capabilities(self) -> Value {
        let mut capabilities = match self {
            Self::Chromium => json!({
                "browserName": "chrome",
                "goog:chromeOptions": { "args": [
                    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                    "--disable-background-networking", "--disable-component-update", "--disable-sync",
                    "--disable-dev-shm-usage",
                ] },
                "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
            }),
            Self::Firefox => json!({
                "browserName": "firefox",
                "moz:firefoxOptions": {
                    "args": ["-headless"],
                    "prefs": { "dom.w3c_touch_events.enabled": 1 },
                },
            }),
            Self::WebKit => json!({ "browserName": "MiniBrowser" }),
        };
        // Nothing listens there: requests to other hosts fail at once, which the tests see. Not in WebKit, which often
        // crashes at its start with hosts that bypass this proxy.
        if self != Self::WebKit {
            capabilities["proxy"] = json!({
                "proxyType": "manual",
                "httpProxy": "127.0.0.1:9",
                "sslProxy": "127.0.0.1:9",
                "noProxy": ["127.0.0.1"],
            });
        }
        capabilities["timeouts"] = json!({ "script": 60_000, "pageLoad": 30_000 });
        capabilities
    }
}

/// Starts a driver that selects a free port and prints it after the text `before`. It tries a single port and exits if
/// another program has it, which happens on a busy machine: then it is started again.
fn start_driver(command: &[&str], before: &str) -> (u16, Vec<Program>) {
    let port = |line: &str| {
        let rest = line.split(before).nth(1)?;
        // chromedriver first prints that port 0 was requested.
        rest.trim_end_matches('.').parse().ok().filter(|port| *port != 0)
    };
    let mut said = String::new();
    for _ in 0..ATTEMPTS {
        let mut program = Program::start(command, &[]);
        match program.printed(port) {
            Ok(port) => return (port, vec![program]),
            Err(output) => said += &output,
        }
    }
    panic!("no driver: run `cargo xtask setup`. {command:?} tells no port: {said}");
}

/// WebKit's driver takes the port as an argument, and prints nothing. Its browser needs its own display, because only
/// one window of a display has the focus.
fn start_webkit_driver(preferences: &[Preference]) -> (u16, Vec<Program>) {
    let mut display =
        Program::start(&["Xvfb", "-displayfd", "1", "-nolisten", "tcp", "-screen", "0", "1600x1200x24"], &[]);
    let number: Result<u32, _> = display.printed(|line| line.trim().parse().ok());
    let number =
        number.unwrap_or_else(|said| panic!("no display: run `cargo xtask setup`. Xvfb says: {said}"));
    device::configure_gtk(display.folder(), preferences);

    for _ in 0..ATTEMPTS {
        let free = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
        let port = free.expect("a free port").port();
        let number = format!(":{number}");
        let environment = [
            ("DISPLAY", OsStr::new(&number)),
            ("XDG_CONFIG_HOME", display.folder().as_os_str()),
            (WITHOUT_LOOP_OSR.0, OsStr::new(WITHOUT_LOOP_OSR.1)),
        ];
        let driver = Program::start(&["WebKitWebDriver", &format!("--port={port}")], &environment);
        let started = Instant::now();
        while started.elapsed() < Duration::from_secs(10) {
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return (port, vec![driver, display]);
            }
            std::thread::sleep(Duration::from_millis(5));
        }
    }
    panic!("no driver: run `cargo xtask setup`. WebKitWebDriver answers at none of {ATTEMPTS} free ports");
}
