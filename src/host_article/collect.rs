//! Reads the text of a page's tree, passage by passage.

use wasm_bindgen::JsCast;
use web_sys::{Element, Node, Text};

use super::{Kind, Passage, Words};

/// Elements that stand within a line; every other parts passages.
const INLINE: [&str; 35] = [
    "A", "ABBR", "B", "BDI", "BDO", "BIG", "BUTTON", "CITE", "CODE", "DATA", "DEL", "DFN", "EM", "FONT", "I",
    "IMG", "INS", "KBD", "LABEL", "MARK", "OUTPUT", "Q", "RUBY", "S", "SAMP", "SMALL", "SPAN", "STRONG",
    "SUB", "SUP", "TIME", "TT", "U", "VAR", "WBR",
];
/// Elements whose words count, and in which nothing is linked.
const SKIPPED: [&str; 10] = ["A", "BUTTON", "CODE", "KBD", "LABEL", "PRE", "Q", "SAMP", "TT", "VAR"];
/// Blocks in which nothing is linked.
const SILENT: [&str; 8] = ["BLOCKQUOTE", "CAPTION", "FIGCAPTION", "FORM", "MENU", "NAV", "PRE", "TH"];
/// Elements that hold no words of the article.
const FOREIGN: [&str; 21] = [
    "ARTICLE-EXPLAINER",
    "AUDIO",
    "CANVAS",
    "DATALIST",
    "DIALOG",
    "EMBED",
    "IFRAME",
    "INPUT",
    "MATH",
    "METER",
    "NOSCRIPT",
    "OBJECT",
    "PROGRESS",
    "RT",
    "SCRIPT",
    "SELECT",
    "STYLE",
    "SVG",
    "TEMPLATE",
    "TEXTAREA",
    "VIDEO",
];
/// What a host puts on an element that is to be left alone.
const OPT_OUT: &str = "data-explainer-skip";

/// The passages inside an element.
pub(super) fn passages(element: &Element) -> Vec<Passage> {
    let mut collector = Collector { passages: Vec::new(), open: Vec::new() };
    let around = Around { block: element, kind: Kind::Prose, skipped: false };
    collector.children(element, around);
    collector.close(around);
    collector.passages
}

struct Collector {
    passages: Vec<Passage>,
    /// The words of the passage that is being read.
    open: Vec<Words>,
}

/// What a node stands in.
#[derive(Clone, Copy)]
struct Around<'a> {
    block: &'a Element,
    kind: Kind,
    skipped: bool,
}

impl Collector {
    fn children(&mut self, node: &Node, around: Around) {
        let mut next = node.first_child();
        while let Some(child) = next {
            next = child.next_sibling();
            if let Some(text) = child.dyn_ref::<Text>() {
                let words = Words { text: text.data(), node: Some(text.clone()), skipped: around.skipped };
                self.open.push(words);
            } else if let Some(element) = child.dyn_ref::<Element>() {
                self.element(element, around);
            }
        }
    }

    fn element(&mut self, element: &Element, around: Around) {
        let name = element.tag_name().to_ascii_uppercase();
        let is_one_of = |names: &[&str]| names.contains(&name.as_str());
        if is_one_of(&FOREIGN) || element.has_attribute("hidden") || element.has_attribute("contenteditable")
        {
            return;
        }
        let skipped = around.skipped || is_one_of(&SKIPPED) || element.has_attribute(OPT_OUT);
        if name == "BR" {
            self.open.push(Words { text: "\n".to_owned(), node: None, skipped });
        } else if is_one_of(&INLINE) {
            self.children(element, Around { skipped, ..around });
        } else {
            self.close(around);
            let inside = Around { block: element, kind: kind(&name, around.kind), skipped };
            self.children(element, inside);
            self.close(inside);
        }
    }

    /// The passage ends where a block begins or ends.
    fn close(&mut self, around: Around) {
        let words = std::mem::take(&mut self.open);
        if words.iter().any(|words| words.text.chars().any(|char| !char.is_whitespace())) {
            self.passages.push(Passage { element: around.block.clone(), kind: around.kind, words });
        }
    }
}

/// What a block is to the rules: silent inside of what is silent.
fn kind(name: &str, around: Kind) -> Kind {
    let level = name.strip_prefix('H').and_then(|level| level.parse::<u8>().ok());
    match level {
        _ if around == Kind::Silent || SILENT.contains(&name) => Kind::Silent,
        Some(level @ 1..=6) => Kind::Heading(level.max(2)),
        _ => Kind::Prose,
    }
}
