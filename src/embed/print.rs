//! What paper needs of a host's own article: the numbers of the notes at its terms, and no note of another term.
//!
//! # Why a generated style sheet?
//! A number in the markup of each mention would cost every reader its bytes. A rule per mentioned term reaches all
//! mentions, and a browser that prints without telling of it finds it too.

use web_sys::{CssStyleSheet, Node};

use super::scene::Scene;
use crate::browser::{escape, styles};

/// The sheet of a widget, in the trees of its host and of its cards; it leaves them with its drop.
pub(super) struct PrintSheet {
    sheet: CssStyleSheet,
    trees: [Node; 2],
}

impl PrintSheet {
    /// None where the browser makes no sheet.
    pub(super) fn new(scene: &Scene) -> Option<Self> {
        let sheet = CssStyleSheet::new().ok()?;
        let trees = [scene.host.get_root_node(), scene.root.get_root_node()];
        trees.iter().for_each(|tree| styles::adopt(tree, &sheet));
        let own = Self { sheet, trees };
        own.update(scene);
        Some(own)
    }

    /// The article mentions other terms, or in another order.
    pub(super) fn update(&self, scene: &Scene) {
        let mut rules = String::from("@media print{");
        for term in &scene.content().terms {
            let id = escape(&term.id);
            if term.mentions.is_empty() {
                rules.extend(["#term-", &id, "{display:none}"]);
            } else {
                let number = term.note.to_string();
                rules.extend(["explainer-mention[data-term=\"", &id, "\"]::after{content:\"\\2060"]);
                rules.extend([" ", &number, "\";font-size:.62em;vertical-align:super}"]);
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
