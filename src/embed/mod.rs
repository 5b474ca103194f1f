//! The element on the page: `<article-explainer>`.
//!
//! `element.js` defines the element and loads this module; [`StoryFile`] is a parsed story file, [`Instance`] a rendered
//! one. A story that was never built first goes through the engine (`crate::engine`), a separate module: it is larger
//! than this one, and most readers never need it.
//!
//! | Attribute | Meaning |
//! | --- | --- |
//! | `src` | address of the story file |
//! | `theme` | `auto`, `light` or `dark` |
//! | `mentions` | `first`, `section` or `all`: how often a term is linked; default: as the story says |
//! | `without-timeline`, `without-index` | leave that part out |
//! | `without-images` | load no pictures; their alternative text is shown |
//!
//! | Event | Detail |
//! | --- | --- |
//! | `explainer-ready` | none |
//! | `explainer-error` | `fatal`, `message`, `diagnostics`: a list of `severity`, `path`, `message`, `hint` |
//! | `explainer-term-show` (cancelable), `explainer-term-hide` | `id` of the term |
//! | `explainer-event-select` | `id` of the event |
//! | `explainer-progress` | `passage`: the number of the passage being read, from 1 |
//!
//! # From an event to a redrawn card
//! ```text
//! pointer, key     listeners -- Action --> Control::dispatch
//!                                            |        ^
//!                          Store::dispatch <-+        | Elapsed, when a wait is over
//!                 (reduces, renders, gives an Effect) |
//!                                            |        |
//!                       Control carries out the Effect: waits, or calls Cards, Navigation, Timeline, preferences
//!                                            |
//!          Cards::show -> showPopover()      |   hidePopover() <- Cards::hide
//!                                            v
//! the platform     opens or closes the popover, also by itself (a press outside, Escape, a button with popovertarget)
//!                                            |
//!                    beforetoggle -> listeners -- Shown, Hidden --> Control::dispatch -> Store: the card is rendered
//!                    toggle       -> listeners -- explainer-term-hide --> the host
//! ```
//! The platform alone decides which cards are open: the state follows its `beforetoggle` events and never runs ahead.
//!
//! Each module imports only those before it: `scene`, `mount`, `scroll_spy`, `selecting` and `swipe`; `store`; `cards`,
//! `timeline` and `beside`; `navigation` and `tab_order`; `control`; `listeners`.

mod beside;
mod cards;
mod control;
mod keys;
mod listeners;
mod mount;
mod navigation;
mod preferences;
mod print;
mod scene;
mod scroll_spy;
mod selecting;
mod store;
mod swipe;
mod tab_order;
mod timeline;

use std::rc::Rc;

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

use crate::components::Content;
use crate::diagnostics::Diagnostic;
use crate::fingerprint::markup;
use crate::js_diagnostics::diagnostic;
use crate::view_model::file::{self, Found};
use control::{Control, Options};
use listeners::Listeners;
use mount::Markup;

/// An empty element for a shadow root, to render into.
#[wasm_bindgen(js_name = mountRoot)]
#[must_use]
pub fn mount_root() -> Option<HtmlElement> {
    mount::root()
}

/// A parsed story file, before it is rendered.
#[wasm_bindgen]
pub struct StoryFile {
    found: Found,
    version: String,
}

#[wasm_bindgen]
impl StoryFile {
    /// The version of the markup that will be rendered; existing markup of this version is hydrated.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn version(&self) -> String {
        self.version.clone()
    }

    /// Parses a story file. `None` if the file holds no view model: then the engine has to compile it.
    #[must_use]
    pub fn of(file: &str) -> Option<StoryFile> {
        Some(Self { found: file::find(file)?, version: markup(file) })
    }

    /// Renders the story into `root`, or hydrates its markup if that was rendered from the same story by the same
    /// version. Relative addresses in the story are resolved against `base`; `passages` are the blocks of a host's
    /// article, in which mentions are marked already. `None` if the view model is invalid.
    #[must_use]
    pub fn draw(
        self,
        host: HtmlElement,
        root: HtmlElement,
        base: &str,
        passages: Option<Array>,
    ) -> Option<Instance> {
        // Replaces Yew's hook, which formats the panic message for the console.
        #[cfg(not(debug_assertions))]
        yew::set_custom_panic_hook(Box::new(|_| ()));
        let prerendered = root.get_attribute("data-version");
        let hydrate = prerendered.as_ref().is_some_and(|found| *found == self.version);
        let (content, diagnostics) = self.content(&host, (!hydrate).then_some(base))?;
        let options = Options {
            markup: match prerendered {
                Some(_) if hydrate => Markup::Current,
                Some(_) => Markup::Stale,
                None => Markup::Empty,
            },
            without_timeline: host.has_attribute("without-timeline"),
            without_index: host.has_attribute("without-index"),
            hosted: passages.map(blocks),
        };
        let control = Control::mount(host, root, content, options);
        let listeners = Listeners::new(&control);
        Some(Instance { control, listeners, diagnostics })
    }
}

impl StoryFile {
    /// The content to render, with addresses resolved against `base`, and diagnostics about omitted parts of the story.
    fn content(self, host: &HtmlElement, base: Option<&str>) -> Option<(Content, Vec<Diagnostic>)> {
        let resolve = |address: &str| crate::browser::resolve(address, base.unwrap_or_default());
        let mut view = self.found.read(if base.is_some() { Some(&resolve) } else { None })?;
        let diagnostics = std::mem::take(&mut view.diagnostics);
        let content = Content::new(view);
        let content = if host.has_attribute("without-images") { content.without_images() } else { content };
        Some((content, diagnostics))
    }
}

/// The blocks of the passages in a host's article.
fn blocks(passages: Array) -> Vec<HtmlElement> {
    passages.iter().map(JsCast::unchecked_into).collect()
}

/// A story on a page.
#[wasm_bindgen]
pub struct Instance {
    control: Rc<Control>,
    listeners: Listeners,
    diagnostics: Vec<Diagnostic>,
}

#[wasm_bindgen]
impl Instance {
    /// Diagnostics about parts of the story that were omitted.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn diagnostics(&self) -> Vec<JsValue> {
        self.diagnostics.iter().map(diagnostic).collect()
    }

    /// Opens the card of a term at its first mention. Returns whether the term exists.
    #[wasm_bindgen(js_name = showTerm)]
    #[must_use]
    pub fn show_term(&self, id: &str) -> bool {
        self.control.navigation.show_term(id, true)
    }

    /// Closes the top card.
    #[wasm_bindgen(js_name = hideTerm)]
    pub fn hide_term(&self) {
        self.control.cards.hide_top();
    }

    /// Goes to an event on the timeline. Returns whether the event exists.
    #[wasm_bindgen(js_name = goToEvent)]
    #[must_use]
    pub fn go_to_event(&self, id: &str) -> bool {
        self.control.navigation.go_to_event(id)
    }

    /// Replaces the content after the article has changed; `passages` are the blocks of the host's article.
    pub fn update(&self, file: StoryFile, base: &str, passages: Array) {
        if let Some((content, _)) = file.content(&self.control.scene.host, Some(base)) {
            self.control.update(content, blocks(passages));
        }
    }

    /// Removes everything that the widget added to the page, including listeners and timers.
    pub fn destroy(self) {
        drop(self.listeners);
        self.control.destroy();
    }
}
