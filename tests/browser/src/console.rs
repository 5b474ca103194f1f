//! The console of the page, its errors, and the events of the element.
//!
//! There are two sources: [watch.js](../src/watch.js), which the site inserts into each page, the same for all engines;
//! and the browser's own log, which WebKit's driver does not provide.

use crate::engine::Engine;
use crate::page::Page;
use http::Method;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// A line of the console.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct Message {
    /// `SEVERE` for errors, `WARNING`, `INFO`, `DEBUG`.
    pub level: String,
    /// The source, and the text.
    #[serde(rename = "message")]
    pub text: String,
}

impl Page {
    /// The lines since the last call; they count as expected. Messages in both sources are returned twice.
    pub async fn console(&self) -> Vec<Message> {
        let watched = "return globalThis.watched?.takeLines() ?? []";
        let mut lines: Vec<Message> = self.script(watched).await;
        lines.extend(self.log_of_browser().await);
        lines
    }

    /// Discards the browser's log of earlier tests.
    pub(crate) async fn forget_logs(&self) {
        if self.engine == Engine::Chromium {
            drop(self.log::<Value>("browser").await);
            drop(self.log::<Value>("performance").await);
        } else {
            drop(self.log_of_browser().await);
        }
    }

    async fn log_of_browser(&self) -> Vec<Message> {
        match self.engine {
            Engine::Chromium => {
                let mut lines: Vec<Message> = self.log("browser").await;
                // `beforeunload` asks for no confirmation without user activation, as in tests by script.
                lines.retain(|line| !line.text.contains("'beforeunload' confirmation panel"));
                lines
            }
            // It reports that the site forbids scripts.
            Engine::Firefox if self.site.forbids_scripts() => Vec::new(),
            Engine::Firefox => self.in_firefox(LOG_OF_FIREFOX, json!(self.site.origin())).await,
            Engine::WebKit => Vec::new(),
        }
    }

    /// Chromium's log since the last call.
    async fn log<T: DeserializeOwned>(&self, kind: &str) -> Vec<T> {
        let log = self.command(Method::POST, "se/log", json!({ "type": kind })).await;
        serde_json::from_value(log).expect("lines of the log")
    }

    pub(crate) async fn expect_quiet_console(&self) {
        let mut lines = self.console().await;
        lines.retain(|line| matches!(line.level.as_str(), "SEVERE" | "WARNING"));
        assert!(lines.is_empty(), "the console is not quiet: {lines:#?}");
    }

    /// The details of the events with this name that the element has sent since its page was opened, such as
    /// `explainer-error`.
    pub async fn told(&self, event: &str) -> Vec<Value> {
        let script = "return watched.told.filter(({ type }) => type === given).map(({ detail }) => detail)";
        self.script_with(script, event).await
    }

    /// The addresses of all requests of the page, to any host; in Chromium including those of earlier pages of the
    /// test.
    pub async fn addresses(&self) -> Vec<String> {
        #[derive(Deserialize)]
        struct Entry {
            message: String,
        }
        if self.engine != Engine::Chromium {
            let script = "return performance.getEntriesByType('resource').map(({ name }) => name)";
            return self.script(script).await;
        }
        let address = |entry: Entry| {
            let event: Value = serde_json::from_str(&entry.message).ok()?;
            let message = event.get("message")?;
            let sent = message.get("method")? == "Network.requestWillBeSent";
            sent.then(|| message.pointer("/params/request/url")?.as_str().map(str::to_owned)).flatten()
        };
        self.log("performance").await.into_iter().filter_map(address).collect()
    }
}

/// Firefox's log about pages of the origin `given` since the last call.
const LOG_OF_FIREFOX: &str = r#"
const entries = Services.console.getMessageArray().filter((entry) => entry instanceof Ci.nsIScriptError);
Services.console.reset();
// The hash of an empty file: a preload was cancelled when the page was left.
const isCutOff = ({ errorMessage }) => errorMessage.includes("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
// The studio has stored unsaved changes elsewhere when it was left (src/studio/scripts/store.js).
const isLeft = ({ errorMessage }) => errorMessage.endsWith("has been aborted due to page navigation.");
// A test measures before the page has loaded.
const isEarly = ({ errorMessage }) => errorMessage.startsWith("Layout was forced before the page was fully loaded");
const isOurs = (entry) => entry.sourceName.startsWith(given) && !isCutOff(entry) && !isLeft(entry) && !isEarly(entry);
return entries.filter(isOurs).map((entry) => ({
    level: entry.flags & Ci.nsIScriptError.warningFlag ? "WARNING" : "SEVERE",
    message: `${entry.sourceName}:${entry.lineNumber}: ${entry.errorMessage}`,
}));
"#;
