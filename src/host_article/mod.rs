//! The host's own article: its text out of the page's tree, and the mentions found in it into that tree.
//!
//! ```text
//! the element's content -> collect (passages of text, and the nodes they come from)
//!                       -> a story with this text as its body -> the engine, as for any story
//!                       -> wrap (mentions around the words, in place) -> restore (the tree as it was, to the node)
//! ```
//!
//! # Why through a story?
//! So that every rule holds for a host's article as for one of our own, and is kept in one place: a link of the
//! host is a link, its quotation a quotation, and what must not be touched is code.
//!
//! # Why is a text node never moved?
//! The host's scripts may hold it. It keeps its place and the words before the first mention; what follows it is
//! inserted after it, and taken away again when its old words are put back.

mod collect;
mod mention;
mod wrap;

use js_sys::Array;
use serde_json::{Value, json};
use wasm_bindgen::prelude::*;
use web_sys::{Element, Text};

use self::wrap::Change;

/// The article inside an element.
#[wasm_bindgen]
#[derive(Debug)]
pub struct HostArticle {
    element: Element,
    passages: Vec<Passage>,
    changes: Vec<Change>,
}

/// A run of text within one block of the page.
#[derive(Debug)]
struct Passage {
    /// The block.
    element: Element,
    kind: Kind,
    words: Vec<Words>,
}

/// What a passage is to the rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Heading(u8),
    Prose,
    /// Nothing is linked in it.
    Silent,
}

/// Words of a passage, and the node that holds them; none for a line break.
#[derive(Debug)]
struct Words {
    text: String,
    node: Option<Text>,
    /// A link, code or the like, where nothing is linked.
    skipped: bool,
}

#[wasm_bindgen]
impl HostArticle {
    /// Reads the text inside an element.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(element: Element) -> Self {
        wrap::unwrap_copies(&element);
        let passages = collect::passages(&element);
        Self { element, passages, changes: Vec::new() }
    }

    /// The story file with this text as the body of its article; as it is where it cannot be read.
    #[must_use]
    pub fn story(&self, file: String) -> String {
        let Ok(Value::Object(mut story)) = serde_json::from_str(&file) else { return file };
        let article = story.entry("article").or_insert_with(|| json!({}));
        let Some(article) = article.as_object_mut() else { return file };
        article.insert("body".to_owned(), self.passages.iter().map(Passage::block).collect());
        article.entry("title").or_insert_with(|| Value::from(self.title()));
        if let Some(language) = self.language() {
            article.entry("language").or_insert_with(|| Value::from(language));
        }
        story.remove("view");
        Value::Object(story).to_string()
    }

    /// Puts the mentions around their words that the view model in a story file tells. Returns the blocks of the
    /// passages, in their order.
    pub fn wrap(&mut self, file: &str) -> Array {
        self.changes = wrap::wrap(&self.passages, file);
        self.passages.iter().map(|passage| JsValue::from(&passage.element)).collect()
    }

    /// Puts the tree back as it was.
    pub fn restore(self) {
        self.changes.into_iter().rev().for_each(Change::undo);
    }

    fn title(&self) -> String {
        let heading = self.passages.iter().find(|passage| matches!(passage.kind, Kind::Heading(_)));
        heading.map_or_else(String::new, |passage| passage.text().trim().to_owned())
    }

    fn language(&self) -> Option<String> {
        self.element.closest("[lang]").ok()??.get_attribute("lang").filter(|tag| !tag.is_empty())
    }
}

impl Passage {
    fn text(&self) -> String {
        self.words.iter().map(|words| words.text.as_str()).collect()
    }

    /// The passage as a block of a story.
    fn block(&self) -> Value {
        let inline = |words: &Words| {
            if words.skipped { json!({ "code": words.text }) } else { Value::from(words.text.as_str()) }
        };
        let text: Vec<Value> = self.words.iter().map(inline).collect();
        match self.kind {
            Kind::Heading(level) => json!({ "heading": { "level": level, "text": text } }),
            Kind::Prose => json!({ "paragraph": text }),
            Kind::Silent => json!({ "quotation": { "body": [{ "paragraph": text }] } }),
        }
    }
}
