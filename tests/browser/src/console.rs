//! What the page writes to the console, and what the browser writes there about it.

use crate::page::Page;
use http::Method;
use serde::Deserialize;
use serde_json::json;

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
    /// The lines since the last call; they count as taken note of.
    pub async fn console(&self) -> Vec<Message> {
        let log = self.command(Method::POST, "se/log", json!({ "type": "browser" })).await;
        serde_json::from_value(log).expect("lines of the console")
    }

    pub(crate) async fn expect_quiet_console(&self) {
        let mut lines = self.console().await;
        lines.retain(|line| matches!(line.level.as_str(), "SEVERE" | "WARNING"));
        assert!(lines.is_empty(), "the console is not quiet: {lines:#?}");
    }

    /// All addresses that the page has asked for, whatever host they name.
    pub async fn addresses(&self) -> Vec<String> {
        #[derive(Deserialize)]
        struct Entry {
            message: String,
        }
        let log = self.command(Method::POST, "se/log", json!({ "type": "performance" })).await;
        let entries: Vec<Entry> = serde_json::from_value(log).expect("entries of the network log");
        let address = |entry: &Entry| {
            let event: serde_json::Value = serde_json::from_str(&entry.message).ok()?;
            let message = event.get("message")?;
            let sent = message.get("method")? == "Network.requestWillBeSent";
            sent.then(|| message.pointer("/params/request/url")?.as_str().map(str::to_owned)).flatten()
        };
        entries.iter().filter_map(address).collect()
    }
}
