//! What waits for the rendered state: focus and selection.

use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement, HtmlTextAreaElement};

use super::app::App;
use super::state::Then;

impl App {
    /// Does what waits for the rendered state.
    pub(super) fn after_drawing(&mut self) {
        let by_id =
            |id: &str| web_sys::window()?.document()?.get_element_by_id(id)?.dyn_into::<HtmlElement>().ok();
        match self.then.take() {
            Some(Then::FocusMark) => {
                let mark = self.review.current.and_then(|index| by_id(&format!("mark-{index}")));
                mark.or_else(|| by_id("review")).iter().for_each(|element| drop(element.focus()));
            }
            // An article begins at its top.
            Some(Then::Focus(id)) if id == "review" => {
                let options = FocusOptions::new();
                options.set_prevent_scroll(true);
                by_id(&id).iter().for_each(|element| drop(element.focus_with_options(&options)));
            }
            Some(Then::Focus(id)) => {
                let Some(element) = by_id(&id) else {
                    // Not rendered yet: try again after the next render.
                    self.then = Some(Then::Focus(id));
                    return;
                };
                let field = element.query_selector("input, textarea").ok().flatten();
                let field = field.and_then(|field| field.dyn_into().ok()).unwrap_or(element);
                drop(field.focus());
            }
            Some(Then::Regain) => {
                let document = web_sys::window().and_then(|window| window.document());
                let is_lost = document.as_ref().is_some_and(|document| {
                    document.active_element().is_none_or(|at| at.tag_name() == "BODY")
                });
                let tab = || document?.query_selector(".tabs [aria-current]").ok()??.dyn_into().ok();
                if is_lost {
                    by_id("review").or_else(tab).iter().for_each(|element| drop(element.focus()));
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
