//! Reads the language and the title of an article from its page.

use serde_json::{Value, json};
use web_sys::Element;

/// Adds the language and the title of the page to a story file that lacks them.
pub(super) fn complete(value: &mut Value, element: &Element) {
    let Some(story) = value.as_object_mut() else { return };
    story.remove("view");
    let Some(article) = story.entry("article").or_insert_with(|| json!({})).as_object_mut() else { return };
    article.remove("body");
    let heading = element.query_selector("h1, h2, h3, h4, h5, h6").ok().flatten();
    let title = heading.and_then(|heading| heading.text_content()).unwrap_or_default();
    article.entry("title").or_insert_with(|| Value::from(title.trim()));
    let around = element.closest("[lang]").ok().flatten();
    let language = around.and_then(|around| around.get_attribute("lang")).filter(|tag| !tag.is_empty());
    if let Some(language) = language {
        article.entry("language").or_insert_with(|| Value::from(language));
    }
}
