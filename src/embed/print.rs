//! Print styles for a host's own article: note numbers at its terms, and no notes for terms it does not mention.
//!
//! # Why a generated style sheet?
//! Numbers in the markup of each mention would cost every reader bytes. One rule per mentioned term covers all its
//! mentions, and it also works in browsers that print without firing `beforeprint`.

use web_sys::{CssStyleSheet, Node};

use super::scene::Scene;
use crate::browser::{escape, styles};

/// The sheet of a widget, adopted by the trees of its host and its cards until it is dropped.
pub(super) struct PrintSheet {
    sheet: CssStyleSheet,
    trees: [Node; 2],
}

impl PrintSheet {
    /// `None` if the browser cannot construct style sheets.
    pub(super) fn new(scene: &Scene) -> Option<Self> {
        let sheet = CssStyleSheet::new().ok()?;
        let trees = [scene.host.get_root_node(), scene.root.get_root_node()];
        trees.iter().for_each(|tree| styles::adopt(tree, &sheet));
        let own = Self { sheet, trees };
        own.update(scene);
        Some(own)
    }

    /// Updates the rules: the article may mention other terms, or in another order.
    pub(super) fn update(&self, scene: &Scene) {
        let mut rules = String::from("@media print{");
        for term in &scene.content().terms {
            let id = escape(&term.id);
            if term.mentions.is_empty() {
                rules.extend(["#term-", &id, "{display:none}"]);
            } else {
                // After the last part of a mention; in brackets, as the page may have numbered notes of its own.
                let number = term.note.to_string();
                rules.extend(["explainer-mention:is([data-term=\"", &id, "\"]:not([aria-label]),"]);
                rules.extend(["[data-term-rest=\"", &id, "\"])::after{content:\"\\2060 (", &number, ")\";"]);
                rules.push_str("font-size:.62em;vertical-align:super}");
            }
        }
        rules.push('}');
        drop(self.sheet.replace_sync(&rules));
    }
}

impl Drop for PrintSheet {
    fn drop(&mut self) {
        self.trees.iter().for_each(|tree| styles::release(tree, &self.sheet));
    }
}
