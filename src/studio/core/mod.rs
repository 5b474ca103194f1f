//! The core of the studio's worker: it opens files, drafts, checks, previews and exports. Input and output are maps of
//! files and plain data.

mod dates;
mod export;
mod findings;
mod open;
mod preview;
mod story_md;
mod suggest;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod translation_tests;

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::document::Document;

/// Files by their paths.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Answers a question of the page:
///
/// - `open`: converts files to a document; for a glossary, one with its terms, which the page adds to the open story
/// - `suggest`: the suggestions for the text of `document`
/// - `preview`: the story of `document` as a file for the element, and its findings
/// - `date`: parses `text` as a date, in the `language` and relative to the day `published`
/// - `export`: the file of `document` in a `form`
///
/// # Errors
/// A message for people in English if there is no answer, and perhaps a hint on the next line.
pub fn answer(question: &str, given: &Value, files: Files) -> Result<(Value, Files), String> {
    let text = |name: &str| given.get(name).and_then(Value::as_str).unwrap_or_default();
    let document = || Document::of_json(given.get("document").unwrap_or(&Value::Null));
    match question {
        "open" => {
            let opened = open::open(files)?;
            let mut answer = json!({
                "document": opened.document.to_json(),
                "notes": opened.notes,
                "isGlossary": opened.is_glossary,
            });
            if let (Some(suggested), Some(answer)) = (opened.suggested, answer.as_object_mut()) {
                answer.insert("suggested".to_owned(), suggested.to_json());
            }
            Ok((answer, opened.files))
        }
        "suggest" => Ok((suggest::suggest(&document())?.to_json(), Files::new())),
        "preview" => Ok(preview::preview(&document(), files)),
        "date" => Ok((dates::read(text("text"), text("language"), text("published")), Files::new())),
        "export" => {
            let exported = export::export(&document(), files, text("form"), text("widget"))?;
            Ok((json!({ "name": exported.0 }), Files::from([(exported.0, exported.1)])))
        }
        question => Err(format!("the studio's core knows no question \"{question}\"")),
    }
}
