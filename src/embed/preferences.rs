//! The reader's preferences on this device: the terms that are known, and whether mentions are underlined.
//!
//! It is one for all elements of a page and all stories of a site, so that they agree: a term is known by its id
//! wherever it stands. It is kept in local storage under one key; where that is refused, until the page is left.
//!
//! # Why a style sheet, and no mark at the mentions?
//! A term may be mentioned thousands of times. A rule that names it takes away all underlines at once, and
//! reaches the mentions in a host's own article as well, without a look at any of them.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use web_sys::{CssStyleSheet, Element};

use super::control::Control;
use crate::browser::{storage, styles};
use crate::interaction::Action;
use crate::story::model::TermIndex;

/// The one key in local storage. In the first line stands whether underlines are left out, in each other one the id of a
/// known term.
pub(super) const KEY: &str = "article-explainer";

/// In the first line, where nothing is to be underlined.
const WITHOUT_UNDERLINES: &str = "without-underlines";

thread_local! {
    static PREFERENCES: RefCell<Option<Preferences>> = const { RefCell::new(None) };
}

struct Preferences {
    known: Vec<String>,
    without_underlines: bool,
    /// None where the browser makes none.
    sheet: Option<CssStyleSheet>,
    widgets: Vec<Weak<Control>>,
}

/// Does something with the preferences of the page, which are read when first needed.
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

/// A widget takes part: its tree gets the sheet, and it is told what is remembered, now and when that changes.
pub(super) fn join(control: &Rc<Control>) {
    with(|preferences| {
        preferences.widgets.push(Rc::downgrade(control));
        preferences.with_sheet(|sheet| styles::adopt(&control.root, sheet));
    });
    recall(control);
}

/// A widget takes part no longer.
pub(super) fn leave(root: &Element) {
    with(|preferences| {
        preferences.widgets.retain(|widget| widget.upgrade().is_some_and(|widget| widget.root != *root));
        preferences.with_sheet(|sheet| styles::release(root, sheet));
    });
}

/// A term is known from now on, or is not any longer.
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

/// Underlines are wanted or not.
pub(super) fn remember_underlines(without: bool) {
    with(|preferences| {
        preferences.without_underlines = without;
        preferences.write();
    });
    tell_all();
}

/// Another page of the site has changed what is stored.
pub(super) fn read_again() {
    with(Preferences::read);
    tell_all();
}

fn tell_all() {
    let widgets = with(|preferences| preferences.widgets.clone());
    widgets.iter().filter_map(Weak::upgrade).for_each(|control| recall(&control));
}

fn recall(control: &Rc<Control>) {
    let (known, without_underlines): (Vec<_>, _) = with(|preferences| {
        let terms = control.content.terms.iter().enumerate();
        let known = terms.filter(|(_, term)| preferences.known.iter().any(|id| term.id == id.as_str()));
        (known.map(|(index, _)| TermIndex(index)).collect(), preferences.without_underlines)
    });
    let state = control.state();
    if state.known != known || state.without_underlines != without_underlines {
        control.dispatch(Action::Recall(known, without_underlines));
    }
}

impl Preferences {
    /// What is stored; whatever else stands under the key counts as nothing.
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

    /// Takes the underlines away that are not wanted. What is pointed at keeps its own, to be found.
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
