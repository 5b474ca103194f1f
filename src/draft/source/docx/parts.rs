//! The parts of a Word document: files in a zip, in XML.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use roxmltree::{Document, Node};
use zip::ZipArchive;

/// The maximum size of a part, in bytes.
const LIMIT: u64 = 64 << 20;
/// The maximum depth of elements, which would otherwise exhaust the stack.
pub(super) const DEPTH: usize = 400;

/// The files inside the document.
pub(super) struct Parts<'a>(pub(super) ZipArchive<Cursor<&'a [u8]>>);

impl Parts<'_> {
    pub(super) fn bytes(&mut self, name: &str) -> Option<Vec<u8>> {
        let file = self.0.by_name(name).ok()?;
        let mut bytes = Vec::new();
        file.take(LIMIT).read_to_end(&mut bytes).ok()?;
        Some(bytes)
    }

    pub(super) fn text(&mut self, name: &str) -> Option<String> {
        String::from_utf8(self.bytes(name)?).ok()
    }
}

pub(super) fn is(node: Node, name: &str) -> bool {
    node.tag_name().name() == name
}

pub(super) fn child<'a>(node: Node<'a, 'a>, name: &str) -> Option<Node<'a, 'a>> {
    node.children().find(|child| is(*child, name))
}

/// An attribute by its local name, in any namespace.
pub(super) fn attribute<'a>(node: Node<'a, 'a>, name: &str) -> Option<&'a str> {
    node.attributes().find(|attribute| attribute.name() == name).map(|attribute| attribute.value())
}

pub(super) fn styles(xml: &str) -> HashMap<String, String> {
    let Some(document) = parsed(xml) else { return HashMap::new() };
    let styles = document.descendants().filter(|node| is(*node, "style"));
    styles
        .filter_map(|style| {
            let name = attribute(child(style, "name")?, "val")?.to_lowercase();
            Some((attribute(style, "styleId")?.to_owned(), name))
        })
        .collect()
}

pub(super) fn links(xml: &str) -> HashMap<String, String> {
    let Some(document) = parsed(xml) else { return HashMap::new() };
    let all = document.descendants().filter(|node| is(*node, "Relationship"));
    all.filter_map(|link| Some((attribute(link, "Id")?.to_owned(), attribute(link, "Target")?.to_owned())))
        .collect()
}

pub(super) fn numbered(xml: &str) -> HashMap<(String, String), bool> {
    let Some(document) = parsed(xml) else { return HashMap::new() };
    let mut lists = HashMap::new();
    for list in document.descendants().filter(|node| is(*node, "num")) {
        let shape = child(list, "abstractNumId").and_then(|shape| attribute(shape, "val"));
        let of_shape = |node: &Node| {
            is(*node, "abstractNum")
                && node.attributes().any(|a| a.name() == "abstractNumId" && Some(a.value()) == shape)
        };
        let Some(shape) = document.descendants().find(of_shape) else { continue };
        for level in shape.children().filter(|node| is(*node, "lvl")) {
            let format = child(level, "numFmt").and_then(|format| attribute(format, "val"));
            let key = (
                attribute(list, "numId").unwrap_or_default().to_owned(),
                attribute(level, "ilvl").unwrap_or("0").to_owned(),
            );
            lists.insert(key, !matches!(format, Some("bullet" | "none") | None));
        }
    }
    lists
}

/// A part, unless it is damaged or nests its elements too deeply for the parser.
pub(super) fn parsed(xml: &str) -> Option<Document<'_>> {
    if depth(xml) > DEPTH { None } else { Document::parse(xml).ok() }
}

/// The maximum depth of elements, from their tags: the parser exhausts the stack before it could tell.
pub(super) fn depth(xml: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    for tag in xml.split('<').skip(1) {
        let is_empty = tag.split('>').next().is_some_and(|tag| tag.ends_with('/'));
        if tag.starts_with('/') {
            depth = depth.saturating_sub(1);
        } else if !tag.starts_with(['?', '!']) && !is_empty {
            depth += 1;
            deepest = deepest.max(depth);
        }
    }
    deepest
}
