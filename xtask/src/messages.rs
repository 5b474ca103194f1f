//! The error messages of the shell: a separate file, because other readers do not need it.

use crate::files::{read_text, unusable};
use crate::process::Failure;
use serde_json::json;
use std::fs;
use std::path::Path;

/// Language data, one file per language.
const LANGUAGES: &str = "src/language/data";
/// The fallback language.
const REFERENCE: &str = "en";

/// The messages as JSON: for each language its tag, the message and the label of the button; English first.
///
/// # Errors
/// If a language's file cannot be read.
pub(crate) fn json(root: &Path) -> Result<Vec<u8>, Failure> {
    let folder = root.join(LANGUAGES);
    let mut messages = Vec::new();
    for entry in fs::read_dir(&folder).map_err(|error| unusable(&folder, &error))? {
        let path = entry.map_err(|error| unusable(&folder, &error))?.path();
        let Some(tag) = path.file_stem().filter(|_| path.extension().is_some_and(|ending| ending == "toml"))
        else {
            continue;
        };
        let language: toml::Table = read_text(&path)?
            .parse()
            .map_err(|error: toml::de::Error| Failure::new(format!("{}: {error}", path.display())))?;
        // A language without UI text has none, and one that inherits it uses those of the other.
        if let Some(failure) = language.get("failure") {
            let text = |name| failure.get(name).and_then(toml::Value::as_str);
            messages.push((
                tag.to_string_lossy().into_owned(),
                json!([tag.to_str(), text("message"), text("try_again")]),
            ));
        }
    }
    messages.sort_by_key(|(tag, _)| (tag != REFERENCE, tag.clone()));
    let messages: Vec<_> = messages.into_iter().map(|(_, message)| message).collect();
    Ok(json!(messages).to_string().into_bytes())
}
