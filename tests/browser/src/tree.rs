//! The accessibility tree of a part of the page, as lines of text.

use crate::page::Page;
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::HashMap;

/// Roles without meaning for a screen reader. Text is part of the names of its ancestors.
const SILENT: [&str; 6] = ["none", "generic", "StaticText", "InlineTextBox", "LineBreak", "ListMarker"];
/// States that are printed even if they are false.
const SWITCHES: [&str; 3] = ["expanded", "checked", "pressed"];
/// States and properties that are printed if they are not false.
const SAID: [&str; 5] = ["level", "hasPopup", "modal", "disabled", "invalid"];
/// The maximum number of letters of a printed name.
const NAME: usize = 60;

/// A node of Chromium's protocol.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Node {
    node_id: String,
    ignored: bool,
    role: Option<Said>,
    name: Option<Said>,
    #[serde(default)]
    properties: Vec<Property>,
    #[serde(default)]
    child_ids: Vec<String>,
}

#[derive(Deserialize)]
struct Property {
    name: String,
    value: Said,
}

#[derive(Deserialize)]
struct Said {
    #[serde(default)]
    value: Value,
}

impl Node {
    fn role(&self) -> &str {
        self.role.as_ref().and_then(|role| role.value.as_str()).unwrap_or("none")
    }

    /// Name and states, each with a leading space.
    fn tells(&self) -> String {
        let name = self.name.as_ref().and_then(|name| name.value.as_str()).unwrap_or_default();
        let mut told = match name.char_indices().nth(NAME) {
            Some((end, _)) => format!(" \"{}…\"", &name[..end]),
            None if name.is_empty() => String::new(),
            None => format!(" \"{name}\""),
        };
        for Property { name, value } in &self.properties {
            let value = value.value.to_string().replace('"', "");
            let name = name.as_str();
            if SWITCHES.contains(&name) || (SAID.contains(&name) && value != "false") {
                told += &format!(" [{name}={value}]");
            }
        }
        told
    }
}

impl Page {
    /// The tree below the first node of a role (`RootWebArea` is the page): a line for each node, with role, name and
    /// states. Needs [`Ability::AccessibilityTree`](crate::Ability).
    pub async fn accessibility_tree(&self, role: &str) -> String {
        self.script::<Value>("await settle();").await;
        self.devtools("Accessibility.enable", json!({})).await;
        let mut tree = self.devtools("Accessibility.getFullAXTree", json!({})).await;
        let nodes: Vec<Node> = serde_json::from_value(tree["nodes"].take()).expect("nodes");
        let root = nodes.iter().find(|node| !node.ignored && node.role() == role);
        let root = root.unwrap_or_else(|| panic!("nothing on the page is a {role}"));
        let by_id = nodes.iter().map(|node| (node.node_id.as_str(), node)).collect();
        lines(root, &by_id, 0)
    }
}

fn lines(node: &Node, by_id: &HashMap<&str, &Node>, depth: usize) -> String {
    let silent = node.ignored || SILENT.contains(&node.role());
    let inner = if silent { depth } else { depth + 1 };
    let children = node.child_ids.iter().filter_map(|id| by_id.get(id.as_str()));
    let within: String = children.map(|child| lines(child, by_id, inner)).collect();
    let told = node.tells();
    if silent || (told.is_empty() && within.is_empty()) {
        return within;
    }
    format!("{}{}{told}\n{within}", "  ".repeat(depth), node.role())
}
