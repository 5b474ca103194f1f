//! Owns a widget on a page: keeps the reading state, carries out effects, and leaves nothing behind.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsValue;
use web_sys::{Element, HtmlElement};
use yew::{AppHandle, Callback, Renderer};

use super::cards::Openers;
use super::mount;
use super::pointer::Listeners;
use super::preferences;
use super::scroll_spy::{ScrollSpy, passage_of};
use super::timeline::Line;
use crate::browser;
use crate::components::{Content, Widget, WidgetProps};
use crate::interaction::{Action, Effect, Interaction, State};
use crate::story::model::PassageIndex;

/// The blocks of an article that was drawn.
const PASSAGES: &str = ":is(.explainer-body, .explainer-chunk, .explainer-footnotes) > [id^=\"p\"]";

/// How many card bodies are rendered with the article: all of those of an ordinary story.
const FIRST_CARDS: usize = 100;
/// How many more are rendered per task afterwards: few enough for a slow phone.
const MORE_CARDS: usize = 25;

/// In so many frames what comes near is laid out.
const FRAMES: u32 = 3;

/// How a widget is drawn.
pub(super) struct Options {
    /// The root is part of a prerendered page.
    pub(super) prerendered: bool,
    /// Take over the markup in the root.
    pub(super) hydrate: bool,
    pub(super) without_timeline: bool,
    pub(super) without_index: bool,
    /// The host's own article: the blocks of its passages, in which mentions are marked.
    pub(super) hosted: Option<Vec<HtmlElement>>,
}

pub(super) struct Control {
    pub(super) host: HtmlElement,
    /// Holds the widget's markup.
    pub(super) root: Element,
    pub(super) content: Content,
    options: Options,
    interaction: RefCell<Interaction>,
    dispatch: Callback<Action>,
    app: RefCell<Option<AppHandle<Widget>>>,
    pub(super) openers: Openers,
    wait: RefCell<Option<Timeout>>,
    /// How many card bodies are rendered up front; each other one when its card opens.
    drawn_cards: Cell<usize>,
    pub(super) after_drawing: RefCell<Option<Timeout>>,
    listeners: RefCell<Option<Listeners>>,
    scroll_spy: RefCell<Option<ScrollSpy>>,
    pub(super) line: RefCell<Option<Line>>,
    /// The place that a link led to last.
    pub(super) marked: RefCell<Option<HtmlElement>>,
    destroyed: Cell<bool>,
}

impl Control {
    pub(super) fn mount(host: HtmlElement, root: Element, content: Content, options: Options) -> Rc<Self> {
        // A prerendered page holds them all.
        let drawn_cards = Cell::new(if options.prerendered { usize::MAX } else { FIRST_CARDS });
        let control = Rc::new_cyclic(|weak: &Weak<Self>| {
            let weak = weak.clone();
            let dispatch = Callback::from(move |action| {
                if let Some(control) = weak.upgrade() {
                    control.dispatch(action);
                }
            });
            Self {
                host,
                root,
                content,
                options,
                dispatch,
                interaction: RefCell::default(),
                app: RefCell::default(),
                openers: Openers::default(),
                wait: RefCell::default(),
                drawn_cards,
                after_drawing: RefCell::default(),
                listeners: RefCell::default(),
                scroll_spy: RefCell::default(),
                line: RefCell::default(),
                marked: RefCell::default(),
                destroyed: Cell::new(false),
            }
        });
        let app = if control.options.prerendered {
            let renderer = Renderer::<Widget>::with_root_and_props(control.root.clone(), control.props());
            if control.options.hydrate { renderer.hydrate() } else { renderer.render() }
        } else {
            mount::render(&control.root, control.props())
        };
        control.app.replace(Some(app));
        control.listeners.replace(Some(Listeners::new(&control)));
        let weak = Rc::downgrade(&control);
        // Yew draws in a microtask; the passages can be followed once they are there.
        control.after_drawing.replace(Some(browser::after(0, move || {
            if let Some(control) = weak.upgrade() {
                control.line.replace(Line::new(&control));
                control.scroll_spy.replace(ScrollSpy::new(&control));
                control.take_over_open_cards();
                preferences::join(&control);
                control.follow_address(true);
                control.draw_more_cards();
            }
        })));
        control
    }

    fn props(&self) -> WidgetProps {
        WidgetProps {
            content: self.content.clone(),
            state: self.state(),
            dispatch: self.dispatch.clone(),
            without_timeline: self.options.without_timeline,
            without_index: self.options.without_index,
            drawn_cards: self.drawn_cards.get(),
            hosted: self.is_hosted(),
            idle: false,
        }
    }

    /// Reduces an action, draws the new state and carries out the effect. Tells whether the platform's own
    /// reaction to the event is still wanted.
    pub(super) fn dispatch(self: &Rc<Self>, action: Action) -> bool {
        if self.destroyed.get() {
            return true;
        }
        let read = match action {
            Action::Read(passage) => Some(passage),
            _ => None,
        };
        let before = self.state();
        let effect = self.interaction.borrow_mut().reduce(action);
        if !Rc::ptr_eq(&before, self.interaction.borrow().state()) {
            self.draw();
        }
        if let Some(passage) = read {
            self.followed(passage);
        }
        match effect {
            Some(Effect::Wait(token, milliseconds)) => {
                let control = Rc::downgrade(self);
                self.wait.replace(Some(browser::after(milliseconds, move || {
                    if let Some(control) = control.upgrade() {
                        control.dispatch(Action::Elapsed(token));
                    }
                })));
            }
            Some(Effect::ShowCard(term)) => {
                let hovered = self.openers.hovered.borrow().clone();
                let opener = hovered.and_then(|button| Some((self.trigger(&button)?, button)));
                self.show_card(term, opener);
            }
            Some(Effect::HideCard(term)) => {
                self.hide_card(term);
                return false;
            }
            Some(Effect::KeepCard) => return false,
            Some(Effect::GoToMention(term, mention)) => self.go_to_mention(term, mention),
            Some(Effect::ShowTimeline) => self.show_timeline(),
            Some(Effect::RememberTerm(term)) => {
                if let Some(id) = self.content.terms.get(term.0).map(|term| &term.id) {
                    preferences::remember_term(id, self.state().known.contains(&term));
                }
            }
            Some(Effect::RememberUnderlines) => {
                preferences::remember_underlines(self.state().without_underlines)
            }
            None => {}
        }
        true
    }

    fn draw(&self) {
        if let Some(app) = self.app.borrow_mut().as_mut() {
            app.update(self.props());
        }
    }

    /// Draws the next cards once what was drawn before has been painted.
    fn draw_more_cards(self: &Rc<Self>) {
        if self.drawn_cards.get() >= self.content.terms.len() {
            return;
        }
        let control = Rc::downgrade(self);
        browser::after_paint(move || {
            if let Some(control) = control.upgrade().filter(|control| !control.destroyed.get()) {
                control.draw_cards(control.drawn_cards.get().saturating_add(MORE_CARDS));
                control.draw_more_cards();
            }
        });
    }

    /// Draws what so many cards hold.
    pub(super) fn draw_cards(&self, count: usize) {
        self.drawn_cards.set(count);
        self.draw();
    }

    /// Whether the article is the host's own.
    pub(super) fn is_hosted(&self) -> bool {
        self.options.hosted.is_some()
    }

    /// The passages and their blocks.
    pub(super) fn passages(&self) -> Vec<(PassageIndex, HtmlElement)> {
        if let Some(passages) = &self.options.hosted {
            return (0..).map(PassageIndex).zip(passages.iter().cloned()).collect();
        }
        // All at once: looking for each by its id would take a look at the whole page for each.
        let index = |passage: HtmlElement| Some((passage_of(&passage.id())?, passage));
        browser::find_all(&self.root, PASSAGES).into_iter().filter_map(index).collect()
    }

    /// Whether an element stands in the host's own article.
    pub(super) fn is_foreign(&self, element: &HtmlElement) -> bool {
        self.is_hosted() && self.host.contains(Some(element))
    }

    /// What a fragment names; the host's own article has no ids of ours.
    pub(super) fn target(&self, fragment: &str) -> Option<HtmlElement> {
        if let Some(passages) = &self.options.hosted {
            if let Some(PassageIndex(index)) = passage_of(fragment) {
                return passages.get(index).cloned();
            }
            if let Some((term, number)) =
                fragment.strip_prefix("mention-").and_then(|name| name.rsplit_once('-'))
            {
                let number = number.parse::<usize>().ok()?.checked_sub(1)?;
                return self.mention(self.term(term)?, number).map(|(_, button)| button);
            }
        }
        browser::by_id(&self.root, fragment)
    }

    /// Scrolls the page until the element stands where one reads.
    pub(super) fn bring_into_view(&self, target: &HtmlElement, at_once: bool) {
        if self.is_foreign(target) {
            browser::bring_foreign_into_view(target, at_once);
        } else if self.content.is_long() {
            browser::bring_from_afar(target.clone(), FRAMES);
        } else {
            browser::bring_into_view(target, at_once);
        }
    }

    pub(super) fn reading(&self) -> Option<PassageIndex> {
        self.state().reading
    }

    pub(super) fn state(&self) -> Rc<State> {
        Rc::clone(self.interaction.borrow().state())
    }

    /// Tells the host. Where the event is cancelable and was cancelled, the answer is false.
    pub(super) fn send(&self, kind: &str, key: &str, value: &JsValue) -> bool {
        browser::send(&self.host, kind, key, value)
    }

    pub(super) fn destroy(&self) {
        self.destroyed.set(true);
        self.scroll_spy.take();
        self.line.take();
        self.listeners.take();
        self.wait.take();
        self.after_drawing.take();
        self.unmark();
        self.openers.clear();
        preferences::leave(&self.root);
        let app = self.app.take();
        match app {
            Some(app) if self.options.prerendered => app.destroy(),
            Some(app) => mount::release(&self.root, app, self.props()),
            None => {}
        }
    }
}
