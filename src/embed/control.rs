//! Owns a widget on a page: connects its parts, carries out effects, and cleans up.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsValue;
use web_sys::HtmlElement;
use yew::Callback;

use super::beside::Beside;
use super::cards::Cards;
use super::mount::{Markup, Mount};
use super::navigation::Navigation;
use super::preferences;
use super::print::PrintSheet;
use super::scene::{CARD, Scene};
use super::scroll_spy::ScrollSpy;
use super::selecting::Selecting;
use super::store::Store;
use super::swipe::Swipe;
use super::timeline::Timeline;
use crate::browser;
use crate::components::{CARDS_PER_CHUNK, Content, WidgetProps};
use crate::interaction::{Action, Effect, Trigger};
use crate::story::model::{PassageIndex, TermIndex};

/// How a widget is rendered.
pub(super) struct Options {
    pub(super) markup: Markup,
    pub(super) without_timeline: bool,
    pub(super) without_index: bool,
    /// The blocks of the passages in a host's article, in which mentions are marked.
    pub(super) hosted: Option<Vec<HtmlElement>>,
}

pub(super) struct Control {
    pub(super) scene: Rc<Scene>,
    pub(super) store: Rc<Store>,
    pub(super) cards: Rc<Cards>,
    pub(super) timeline: Rc<Timeline>,
    pub(super) navigation: Navigation,
    pub(super) selecting: Selecting,
    pub(super) swipe: Swipe,
    wait: RefCell<Option<Timeout>>,
    after_rendering: RefCell<Option<Timeout>>,
    scroll_spy: RefCell<Option<ScrollSpy>>,
    /// Only for a host's article.
    print_sheet: RefCell<Option<PrintSheet>>,
    /// Only for a host's article.
    beside: RefCell<Option<Beside>>,
    destroyed: Cell<bool>,
}

impl Control {
    pub(super) fn mount(
        host: HtmlElement,
        root: HtmlElement,
        content: Content,
        options: Options,
    ) -> Rc<Self> {
        let control = Rc::new_cyclic(|weak: &Weak<Self>| {
            let weak = weak.clone();
            let dispatch = Callback::from(move |action| {
                if let Some(control) = weak.upgrade() {
                    control.dispatch(action);
                }
            });
            let props = WidgetProps {
                content: content.clone(),
                state: Rc::default(),
                dispatch: dispatch.clone(),
                without_timeline: options.without_timeline,
                without_index: options.without_index,
                // A prerendered page contains all of them.
                drawn_cards: if options.markup == Markup::Empty { CARDS_PER_CHUNK } else { usize::MAX },
                parts: Vec::new(),
                hosted: options.hosted.is_some(),
                idle: false,
            };
            let store = Rc::new(Store::new(Mount::new(&root, options.markup, props)));
            let scene = Rc::new(Scene::new(host, root, content, options.hosted));
            let cards = Rc::new(Cards::new(&scene, &store));
            let timeline = Rc::new(Timeline::new(&scene, &store));
            let navigation = Navigation::new(&scene, &cards, &timeline, &dispatch);
            Self {
                scene,
                store,
                cards,
                timeline,
                navigation,
                selecting: Selecting::default(),
                swipe: Swipe::default(),
                wait: RefCell::default(),
                after_rendering: RefCell::default(),
                scroll_spy: RefCell::default(),
                print_sheet: RefCell::default(),
                beside: RefCell::default(),
                destroyed: Cell::new(false),
            }
        });
        let weak = Rc::downgrade(&control);
        // Yew renders in a microtask; the passages exist only afterwards.
        control.after_rendering.replace(Some(browser::after(0, move || {
            if let Some(control) = weak.upgrade() {
                control.start();
            }
        })));
        control
    }

    fn start(self: &Rc<Self>) {
        self.timeline.start();
        self.spy();
        if self.scene.is_hosted() {
            self.print_sheet.replace(PrintSheet::new(&self.scene));
            self.beside.replace(Some(Beside::new(&self.scene)));
        }
        self.tell_closed();
        self.take_over_open_cards();
        let weak = Rc::downgrade(self);
        preferences::join(
            &self.scene.root,
            &self.scene.host,
            Rc::new(move |known, without_underlines| {
                if let Some(control) = weak.upgrade() {
                    control.recall(known, without_underlines);
                }
            }),
        );
        self.navigation.follow_address(true);
        self.draw_more_cards();
    }

    fn spy(self: &Rc<Self>) {
        let weak = Rc::downgrade(self);
        self.scroll_spy.replace(ScrollSpy::new(self.scene.passages(), move |passage| {
            if let Some(control) = weak.upgrade() {
                control.read(passage);
            }
        }));
    }

    /// Replaces the content after the article has changed.
    pub(super) fn update(self: &Rc<Self>, content: Content, passages: Vec<HtmlElement>) {
        let is_hosted = self.scene.is_hosted();
        let parts = WidgetProps::parts_of(&content);
        let mut is_first = false;
        self.store.mount.update(|props| {
            let before = std::mem::replace(&mut props.content, content.clone());
            if !is_hosted {
                is_first = props.parts.is_empty();
                props.parts.resize(parts, before);
            }
        });
        if self.scene.update(content, passages) {
            self.spy();
        }
        // Otherwise the parts are being updated already.
        if is_first {
            self.update_parts();
        }
        self.cards.hide_orphans();
        if let Some(sheet) = &*self.print_sheet.borrow() {
            sheet.update(&self.scene);
        }
        if let Some(beside) = &*self.beside.borrow() {
            beside.update();
        }
    }

    /// Updates cards, timeline and index to the new content, one part per frame.
    fn update_parts(self: &Rc<Self>) {
        let control = Rc::downgrade(self);
        browser::after_paint(move || {
            let Some(control) = control.upgrade() else { return };
            // Yew has rendered the mentions by now.
            control.tell_closed();
            let mut left = false;
            control.store.mount.update(|props| {
                let content = props.content.clone();
                match props.parts.iter_mut().find(|part| **part != content) {
                    Some(part) => (*part, left) = (content, true),
                    None => props.parts.clear(),
                }
            });
            if left {
                control.update_parts();
            }
        });
    }

    /// Marks all mentions as closed: without script a mention is a link and has no state.
    fn tell_closed(&self) {
        let new = ".explainer-article a[data-term]:not([aria-expanded])";
        for mention in browser::find_all(&self.scene.root, new) {
            browser::set_flag(&mention, "aria-expanded", Some("false"));
        }
    }

    /// Adopts cards that were opened before the widget was loaded.
    fn take_over_open_cards(self: &Rc<Self>) {
        for card in browser::find_all(&self.scene.root, &[CARD, ":popover-open"].concat()) {
            if let Some(term) = self.scene.term_of_card(&card.id()) {
                self.dispatch(Action::Shown(Trigger::of(term)));
            }
        }
    }

    /// Reduces an action, renders the new state and carries out the effect. Returns whether the default action of the
    /// event should go ahead.
    pub(super) fn dispatch(self: &Rc<Self>, action: Action) -> bool {
        if self.destroyed.get() {
            return true;
        }
        match self.store.dispatch(action) {
            Some(Effect::Wait(token, milliseconds)) => {
                let control = Rc::downgrade(self);
                self.wait.replace(Some(browser::after(milliseconds, move || {
                    if let Some(control) = control.upgrade() {
                        control.dispatch(Action::Elapsed(token));
                    }
                })));
            }
            Some(Effect::ShowCard(term)) => self.cards.show_at_pointer(term),
            Some(Effect::HideCard(term)) => {
                self.cards.hide(term);
                return false;
            }
            Some(Effect::KeepCard) => return false,
            Some(Effect::GoToMention(term, mention)) => self.navigation.go_to_mention(term, mention),
            Some(Effect::ShowTimeline) => self.timeline.show(),
            Some(Effect::KeepFocusInTimeline) => self.timeline.keep_focus(),
            Some(Effect::RememberTerm(term)) => {
                let known = self.store.state().known.contains(&term);
                preferences::remember_term(&self.scene.term_id(term), known);
            }
            Some(Effect::RememberUnderlines) => {
                preferences::remember_underlines(self.store.state().without_underlines);
            }
            None => {}
        }
        true
    }

    /// Called when another passage is being read, or none any more.
    fn read(self: &Rc<Self>, passage: Option<PassageIndex>) {
        if self.store.state().reading == passage {
            return;
        }
        self.dispatch(Action::Read(passage));
        if let Some(PassageIndex(index)) = passage {
            self.scene.send("explainer-progress", "passage", &JsValue::from_f64(index as f64 + 1.0));
        }
        self.timeline.follow(passage);
    }

    /// Applies the stored preferences of the reader.
    fn recall(self: &Rc<Self>, known: &[String], without_underlines: bool) {
        let content = self.scene.content();
        let terms = (0..).map(TermIndex).zip(&content.terms);
        let known = terms.filter(|(_, term)| known.iter().any(|id| term.id == id.as_str()));
        let known: Vec<_> = known.map(|(index, _)| index).collect();
        let state = self.store.state();
        if state.known != known || state.without_underlines != without_underlines {
            self.dispatch(Action::Recall(known, without_underlines));
        }
    }

    /// Renders all card bodies: printed, they are notes.
    pub(super) fn draw_all_cards(&self) {
        // An open card would be printed over the text instead of among the notes.
        self.cards.hide_all();
        self.store.mount.update(|props| props.drawn_cards = usize::MAX);
    }

    /// Renders the next card bodies after the previous ones have been painted.
    fn draw_more_cards(self: &Rc<Self>) {
        let control = Rc::downgrade(self);
        browser::after_paint(move || {
            let Some(control) = control.upgrade() else { return };
            let all = control.scene.content().terms.len();
            let mut left = false;
            control.store.mount.update(|props| {
                props.drawn_cards = props.drawn_cards.saturating_add(CARDS_PER_CHUNK);
                left = props.drawn_cards < all;
            });
            if left {
                control.draw_more_cards();
            }
        });
    }

    pub(super) fn destroy(&self) {
        self.destroyed.set(true);
        self.scroll_spy.take();
        self.print_sheet.take();
        self.beside.take();
        self.selecting.end();
        self.timeline.stop();
        self.wait.take();
        self.after_rendering.take();
        self.navigation.unmark();
        self.cards.clear();
        preferences::leave(&self.scene.root);
        self.store.mount.release();
    }
}
