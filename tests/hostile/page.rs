//! A page as parsed by a browser.

use scraper::{Html, Node};
use url::Url;

/// Attributes that hold an address.
const ADDRESSES: [&str; 16] = [
    "href",
    "src",
    "action",
    "formaction",
    "xlink:href",
    "data",
    "poster",
    "cite",
    "srcset",
    "ping",
    "background",
    "longdesc",
    "manifest",
    "codebase",
    "classid",
    "srcdoc",
];

/// The structure of a page.
pub(crate) struct Outline {
    /// Each element with the names of its attributes, in document order.
    pub(crate) elements: Vec<String>,
    /// Attributes with addresses: `a href=https://example.org/`.
    pub(crate) addresses: Vec<(String, String)>,
    /// The texts of scripts.
    pub(crate) scripts: Vec<String>,
}

impl Outline {
    pub(crate) fn of(html: &str) -> Self {
        let document = Html::parse_document(html);
        let mut outline = Self { elements: Vec::new(), addresses: Vec::new(), scripts: Vec::new() };
        for node in document.tree.nodes() {
            let Node::Element(element) = node.value() else { continue };
            let mut names: Vec<&str> = element.attrs().map(|(name, _)| name).collect();
            names.sort_unstable();
            outline.elements.push(format!("{} {}", element.name(), names.join(" ")));
            for (name, value) in element.attrs().filter(|(name, _)| ADDRESSES.contains(name)) {
                outline.addresses.push((format!("{} {name}", element.name()), value.to_owned()));
            }
            if element.name() == "script" {
                let text = node.children().filter_map(|child| child.value().as_text().map(|text| &**text));
                outline.scripts.push(text.collect());
            }
        }
        outline
    }

    /// Addresses whose scheme is forbidden in a story, as a browser parses them.
    pub(crate) fn forbidden(&self) -> Vec<String> {
        let base = Url::parse("https://example.org/story/").unwrap();
        let is_forbidden = |(place, address): &&(String, String)| match base.join(address) {
            Ok(url) if place == "a href" => !["http", "https", "mailto"].contains(&url.scheme()),
            Ok(url) => !["http", "https"].contains(&url.scheme()),
            // An invalid address is harmless.
            Err(_) => false,
        };
        let forbidden = self.addresses.iter().filter(is_forbidden);
        forbidden.map(|(place, address)| format!("{place}={address}")).collect()
    }
}
