//! What the page writes to the console, what goes wrong in it, and what the element tells its host.
//!
//! Two witnesses: [watch.js](../src/watch.js), which the site puts into each page, so that all engines tell
//! the same; and the browser's own log, which WebKit's driver does not give.

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
    /// Where it comes from, and its text.
    #[serde(rename = "message")]
    pub text: String,
}

impl Page {
    /// The lines since the last call; they count as taken note of. What both witnesses tell is there twice.
    pub async fn console(&self) -> Vec<Message> {
        let watched = "return globalThis.watched?.takeLines() ?? []";
        let mut lines: Vec<Message> = self.script(watched).await;
        lines.extend(self.log_of_browser().await);
        lines
    }

    /// Takes note of what the browser has logged of the tests before.
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
                // Nobody asks whether to leave where nobody has pressed anything, as a script writes.
                lines.retain(|line| !line.text.contains("'beforeunload' confirmation panel"));
                lines
            }
            // It tells that the site forbids scripts.
            Engine::Firefox if self.site.forbids_scripts() => Vec::new(),
            Engine::Firefox => self.in_firefox(LOG_OF_FIREFOX, json!(self.site.origin())).await,
            Engine::WebKit => Vec::new(),
        }
    }

    /// What Chromium has logged since the last call.
    async fn log<T: DeserializeOwned>(&self, kind: &str) -> Vec<T> {
        let log = self.command(Method::POST, "se/log", json!({ "type": kind })).await;
        serde_json::from_value(log).expect("lines of the log")
    }

    pub(crate) async fn expect_quiet_console(&self) {
        let mut lines = self.console().await;
        lines.retain(|line| matches!(line.level.as_str(), "SEVERE" | "WARNING"));
        assert!(lines.is_empty(), "the console is not quiet: {lines:#?}");
    }

    /// The details of the events of this name that the element has sent since its page was opened, such as
    /// `explainer-error`.
    pub async fn told(&self, event: &str) -> Vec<Value> {
        let script = "return watched.told.filter(({ type }) => type === given).map(({ detail }) => detail)";
        self.script_with(script, event).await
    }

    /// All addresses that the page has asked for, whatever host they name; in Chromium those of earlier pages
    /// of the test too.
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

/// What Firefox has logged about pages of the origin `given` since the last call.
const LOG_OF_FIREFOX: &str = r#"
const entries = Services.console.getMessageArray().filter((entry) => entry instanceof Ci.nsIScriptError);
Services.console.reset();
// The hash of nothing: what was still to be preloaded when the page was left.
const isCutOff = ({ errorMessage }) => errorMessage.includes("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
// What the studio was about to write when it was left is elsewhere (src/studio/scripts/store.js).
const isLeft = ({ errorMessage }) => errorMessage.endsWith("has been aborted due to page navigation.");
// A test that looks for something before the page has loaded.
const isEarly = ({ errorMessage }) => errorMessage.startsWith("Layout was forced before the page was fully loaded");
const isOurs = (entry) => entry.sourceName.startsWith(given) && !isCutOff(entry) && !isLeft(entry) && !isEarly(entry);
return entries.filter(isOurs).map((entry) => ({
    level: entry.flags & Ci.nsIScriptError.warningFlag ? "WARNING" : "SEVERE",
    message: `${entry.sourceName}:${entry.lineNumber}: ${entry.errorMessage}`,
}));
"#;
