//! What waits for the rendered state: focus and selection.

use wasm_bindgen::JsCast;
use web_sys::{Document, FocusOptions, HtmlElement, HtmlInputElement, HtmlTextAreaElement};

use super::app::App;
use super::state::Then;

fn page() -> Option<Document> {
    web_sys::window()?.document()
}

fn by_id(id: &str) -> Option<HtmlElement> {
    page()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Whether an element of the page has the focus.
pub(super) fn has_focus() -> bool {
    page().and_then(|page| page.active_element()).is_some_and(|at| at.tag_name() != "BODY")
}

/// Whether the focused element was disabled, such as "Undo" when nothing is left to undo: it gets no keys.
fn is_disabled() -> bool {
    let at = page().and_then(|page| page.active_element());
    at.is_some_and(|at| at.matches(":disabled").unwrap_or_default())
}

/// Moves the focus to the current view: the article under review, the tab of another part, or the field of the start page.
fn focus_view() {
    // An article begins at its top.
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let tab = || page()?.query_selector(".tabs [aria-current]").ok()??.dyn_into().ok();
    let view = by_id("review").or_else(tab).or_else(|| by_id("article"));
    view.iter().for_each(|element| drop(element.focus_with_options(&options)));
}

impl App {
    /// Does what waits for the rendered state. The focus is never lost: if its element was removed or disabled, the current
    /// view gets it.
    pub(super) fn after_drawing(&mut self) {
        self.do_what_waits();
        let is_lost = !has_focus() || self.story.id.is_some() && is_disabled();
        if std::mem::take(&mut self.had_focus) && is_lost {
            focus_view();
        }
    }

    fn do_what_waits(&mut self) {
        match self.then.take() {
            Some(Then::FocusMark) => {
                let mark = self.review.current.and_then(|index| by_id(&format!("mark-{index}")));
                match mark {
                    Some(mark) => drop(mark.focus()),
                    None => focus_view(),
                }
            }
            Some(Then::FocusView) => focus_view(),
            Some(Then::Focus(id)) => match by_id(&id) {
                Some(element) => drop(field_in(element).focus()),
                // Not rendered yet: try again after the next render.
                None => self.then = Some(Then::Focus(id)),
            },
            Some(Then::Select(id)) => {
                if let Some(field) = by_id(&id).map(field_in) {
                    drop(field.focus());
                    field.dyn_ref::<HtmlInputElement>().iter().for_each(|field| field.select());
                }
            }
            Some(Then::SelectBody(start, end)) => {
                if let Some(field) = self.body.cast::<HtmlTextAreaElement>() {
                    let units =
                        u32::try_from(self.document().body.encode_utf16().count()).unwrap_or(u32::MAX).max(1);
                    drop(field.focus());
                    drop(field.set_selection_range(start, end.max(start)));
                    // No API scrolls to a selection: estimate its position from its share of the text.
                    let share = f64::from(start) / f64::from(units) * f64::from(field.scroll_height());
                    #[expect(clippy::cast_possible_truncation, reason = "a place on a page")]
                    field.set_scroll_top((share as i32 - field.client_height() / 3).max(0));
                }
            }
            None => {}
        }
    }
}

/// The first field in an element, or itself.
fn field_in(element: HtmlElement) -> HtmlElement {
    let field = element.query_selector("input, textarea").ok().flatten();
    field.and_then(|field| field.dyn_into().ok()).unwrap_or(element)
}
