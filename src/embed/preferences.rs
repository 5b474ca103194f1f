//! The reader's preferences: known terms, and whether mentions are underlined.
//!
//! Preferences are shared by all elements of a page and all stories of an origin: a term is known by its id everywhere.
//! They are kept in local storage; without it they last until the page is left.
//!
//! # Why a style sheet instead of attributes on the mentions?
//! A term may be mentioned thousands of times. One rule with its id removes all underlines at once, also in a host's
//! article, without visiting any mention.

use std::cell::RefCell;
use std::rc::Rc;

use web_sys::{CssStyleSheet, Element, Node};

use crate::browser::{storage, styles};

/// The key in local storage. The first line says whether underlines are hidden, every other line is the id of a known
/// term.
const KEY: &str = "article-explainer";

/// The first line if underlines are hidden.
const WITHOUT_UNDERLINES: &str = "without-underlines";

/// Called with the ids of the known terms, and whether underlines are hidden.
pub(super) type Recall = Rc<dyn Fn(&[String], bool)>;

thread_local! {
    static PREFERENCES: RefCell<Option<Preferences>> = const { RefCell::new(None) };
}

struct Preferences {
    known: Vec<String>,
    without_underlines: bool,
    /// `None` if the browser cannot construct style sheets.
    sheet: Option<CssStyleSheet>,
    widgets: Vec<Subscription>,
}

/// A widget that uses the preferences.
struct Subscription {
    root: Element,
    /// The trees of its root and its host at the time of joining.
    trees: [Node; 2],
    recall: Recall,
}

/// Runs `work` with the preferences of the page, which are read on first use.
fn with<T>(work: impl FnOnce(&mut Preferences) -> T) -> T {
    PREFERENCES.with_borrow_mut(|preferences| {
        work(preferences.get_or_insert_with(|| {
            let mut preferences = Preferences {
                known: Vec::new(),
                without_underlines: false,
                sheet: CssStyleSheet::new().ok(),
                widgets: Vec::new(),
            };
            preferences.read();
            preferences
        }))
    })
}

/// Subscribes a widget: the trees of its root and its host adopt the sheet, and `recall` is called now and whenever the
/// preferences change.
pub(super) fn join(root: &Element, host: &Element, recall: Recall) {
    let trees = [root.get_root_node(), host.get_root_node()];
    with(|preferences| {
        preferences.with_sheet(|sheet| trees.iter().for_each(|tree| styles::adopt(tree, sheet)));
        preferences.widgets.push(Subscription { root: root.clone(), trees, recall: Rc::clone(&recall) });
    });
    tell(&[recall]);
}

/// Ends the subscription: a tree releases the sheet with its last widget.
pub(super) fn leave(root: &Element) {
    with(|preferences| {
        let Some(place) = preferences.widgets.iter().position(|widget| widget.root == *root) else { return };
        let left = preferences.widgets.swap_remove(place);
        let is_used = |tree: &&Node| preferences.widgets.iter().any(|widget| widget.trees.contains(tree));
        let unused = left.trees.iter().filter(|tree| !is_used(tree));
        preferences.with_sheet(|sheet| unused.clone().for_each(|tree| styles::release(tree, sheet)));
    });
}

/// Sets whether a term is known.
pub(super) fn remember_term(id: &str, known: bool) {
    with(|preferences| {
        preferences.known.retain(|own| own != id);
        if known {
            preferences.known.push(id.to_owned());
        }
        preferences.write();
    });
    tell_all();
}

/// Sets whether underlines are hidden.
pub(super) fn remember_underlines(without: bool) {
    with(|preferences| {
        preferences.without_underlines = without;
        preferences.write();
    });
    tell_all();
}

/// Another page of the site has changed the value of a key; `None` means all keys.
pub(super) fn stored(key: Option<String>) {
    if key.is_none_or(|key| key == KEY) {
        with(Preferences::read);
        tell_all();
    }
}

fn tell_all() {
    let all: Vec<_> =
        with(|preferences| preferences.widgets.iter().map(|widget| Rc::clone(&widget.recall)).collect());
    tell(&all);
}

/// Called after the borrow ends, because a subscriber may call back into this module.
fn tell(widgets: &[Recall]) {
    let (known, without) = with(|preferences| (preferences.known.clone(), preferences.without_underlines));
    widgets.iter().for_each(|recall| recall(&known, without));
}

impl Preferences {
    /// Reads the stored preferences; anything else under the key is ignored.
    fn read(&mut self) {
        let stored = storage::read(KEY).unwrap_or_default();
        let mut lines = stored.split('\n');
        self.without_underlines = lines.next() == Some(WITHOUT_UNDERLINES);
        self.known = lines.map(str::to_owned).collect();
        self.draw();
    }

    fn write(&self) {
        let mut text = String::new();
        if self.without_underlines {
            text.push_str(WITHOUT_UNDERLINES);
        }
        for id in &self.known {
            text.push('\n');
            text.push_str(id);
        }
        storage::write(KEY, &text);
        self.draw();
    }

    /// Writes the rules that hide underlines. A hovered mention keeps its own, so that it can be found.
    fn draw(&self) {
        let mut rules = String::new();
        let mut without = |terms: &str| {
            rules.push_str(terms);
            rules.push_str(":not(:hover,:focus-visible){text-decoration-line:none}");
        };
        if self.without_underlines {
            without("[data-term]");
            without("[data-event-mention]");
        }
        for id in &self.known {
            without(&["[data-term=\"", &crate::browser::escape(id), "\"]"].concat());
        }
        self.with_sheet(|sheet| drop(sheet.replace_sync(&rules)));
    }

    fn with_sheet(&self, work: impl FnOnce(&CssStyleSheet)) {
        if let Some(sheet) = &self.sheet {
            work(sheet);
        }
    }
}
