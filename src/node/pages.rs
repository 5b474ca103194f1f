//! A shared glossary and timeline for arbitrary pages. Offsets count UTF-16 code units, as in JavaScript.

use serde::Deserialize;
use serde_json::{Value, json};
use wasm_bindgen::prelude::*;

use super::{error, plain, read, told};
use crate::site::pages::{Mention, Shared, Text};
use crate::story::date::Date;

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Options {
    glossary: String,
    timeline: String,
    language: Option<String>,
    mentions: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct PageOptions {
    published: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct PageText {
    text: String,
    heading: bool,
    skip: Vec<(usize, usize)>,
}

/// A glossary and a timeline shared by pages.
#[wasm_bindgen]
pub struct Explainer {
    shared: Shared,
    report: JsValue,
    findings: JsValue,
}

#[wasm_bindgen]
impl Explainer {
    /// Parses a glossary and a timeline in YAML.
    ///
    /// # Errors
    /// An `Error` if nothing of them can be used.
    #[wasm_bindgen(constructor)]
    pub fn new(options: &JsValue) -> Result<Self, JsValue> {
        let Options { glossary, timeline, language, mentions } = read(options)?;
        let language = language.as_deref().unwrap_or("en");
        let shared = Shared::read(&glossary, &timeline, language, mentions.as_deref());
        let (shared, report) = shared.map_err(|why| error(&format!("the glossary cannot be used: {why}")))?;
        let told = told([&report]);
        let field = |name: &str| js_sys::Reflect::get(&told, &name.into()).unwrap_or_default();
        Ok(Self { shared, report: field("report"), findings: field("findings") })
    }

    /// The findings about the glossary and the timeline.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn findings(&self) -> JsValue {
        self.findings.clone()
    }

    /// The same as text.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn report(&self) -> JsValue {
        self.report.clone()
    }

    /// Finds the mentions in the texts of a page.
    ///
    /// # Errors
    /// An `Error` if the texts are invalid, or the day of publication is not a date.
    pub fn explain(&mut self, texts: &JsValue, options: &JsValue) -> Result<JsValue, JsValue> {
        let PageOptions { published } = read(options)?;
        let texts: Vec<Text> = read::<Vec<PageText>>(texts)?.into_iter().map(text).collect();
        let published = published.map(|date| {
            Date::parse(&date).map_err(|fault| error(&format!("published {date}: {fault}; {}", fault.hint)))
        });
        let explained = self.shared.explain(&texts, published.transpose()?.as_ref());
        let mentions: Vec<Value> = explained.mentions.iter().map(|mention| place(&texts, mention)).collect();
        Ok(plain(&json!({ "mentions": mentions, "notes": explained.notes })))
    }
}

fn text(PageText { text, heading, skip }: PageText) -> Text {
    let skip = skip.into_iter().map(|(start, end)| byte(&text, start)..byte(&text, end)).collect();
    Text { skip, text, heading }
}

fn place(texts: &[Text], Mention { text, range, note }: &Mention) -> Value {
    let words = texts.get(*text).map_or("", |text| text.text.as_str());
    let href = format!("#{note}");
    let attributes = match note.split_once('-') {
        Some(("term", id)) => json!({ "href": href, "data-term": id }),
        _ => json!({ "href": href, "data-event-mention": note.strip_prefix("event-") }),
    };
    json!({ "text": text, "start": unit(words, range.start), "end": unit(words, range.end), "attributes": attributes })
}

/// The byte offset of a UTF-16 code unit, or of the character that contains it.
fn byte(text: &str, unit: usize) -> usize {
    let mut units = 0;
    let at = text.char_indices().find(|(_, letter)| {
        units += letter.len_utf16();
        units > unit
    });
    at.map_or(text.len(), |(at, _)| at)
}

/// The UTF-16 offset of a byte.
fn unit(text: &str, byte: usize) -> usize {
    text.get(..byte).unwrap_or(text).encode_utf16().count()
}
