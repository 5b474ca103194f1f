//! Suggestions as JSON, and known terms from a glossary as JSON, for the command line, Node and the browser.

use serde_json::{Value, json};

use super::{Certainty, KnownTerm, Place, Suggested, Suggestion};
use crate::story::model::TermKind;

impl Suggestion {
    /// The suggestion as an object with `id`, `term` or `event`, `reason`, `certainty` and `place`.
    #[must_use]
    pub fn to_json(&self) -> Value {
        let (what, value) = match &self.what {
            Suggested::Term { label, aliases, kind, definition, defined_at, mentions } => (
                "term",
                json!({
                    "label": label,
                    "aliases": aliases,
                    "kind": kind.map(TermKind::name),
                    "definition": definition,
                    "defined_at": defined_at.as_ref().map(place),
                    "mentions": mentions,
                }),
            ),
            Suggested::Event { title, date, text } => {
                ("event", json!({ "title": title, "date": date.edtf(), "text": text }))
            }
        };
        json!({
            "id": self.id,
            what: value,
            "reason": self.reason(),
            "certainty": match self.certainty {
                Certainty::Possible => "possible",
                Certainty::Likely => "likely",
                Certainty::Certain => "certain",
            },
            "place": place(&self.place),
        })
    }
}

fn place(place: &Place) -> Value {
    json!({ "passage": place.passage, "part": place.part, "start": place.range.start, "end": place.range.end })
}

impl KnownTerm {
    /// The terms of a YAML glossary, which must be a list.
    ///
    /// # Errors
    /// If it is not a list.
    pub fn of_yaml(text: &str) -> Result<Vec<Self>, String> {
        Self::of_list(&serde_saphyr::from_str(text).map_err(|error| format!("this is not YAML: {error}"))?)
    }

    /// The terms of a glossary, which must be a list.
    ///
    /// # Errors
    /// If it is not a list.
    pub fn of_list(terms: &Value) -> Result<Vec<Self>, String> {
        let items = terms.as_array().ok_or("a glossary must be a list of terms")?;
        Ok(items.iter().filter_map(Self::of_json).collect())
    }

    /// A term of a glossary; `None` without a label or a definition.
    #[must_use]
    pub fn of_json(term: &Value) -> Option<Self> {
        let text = |name: &str| term.get(name)?.as_str().map(str::trim).filter(|text| !text.is_empty());
        let aliases = term.get("aliases").and_then(Value::as_array).into_iter().flatten();
        Some(Self {
            label: text("label")?.to_owned(),
            aliases: aliases.filter_map(Value::as_str).map(str::to_owned).collect(),
            kind: text("kind").and_then(|name| TermKind::ALL.into_iter().find(|kind| kind.name() == name)),
            definition: text("definition")?.to_owned(),
        })
    }
}
