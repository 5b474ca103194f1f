//! The forms of a term that a text has: label, aliases and inflected forms, as the preview finds them.

use std::collections::BTreeMap;
use std::rc::Rc;

use serde_json::Value;

use super::document::Entry;
use super::entry::{text, texts};
use crate::annotate::matcher::Matcher;
use crate::passage::Text;
use crate::story::model::{Case, RichText, Term, TermIndex, TermKind};

/// Each form of the term with this id, and how often it is in the texts. A name inside a longer name of another term is
/// not one.
#[must_use]
pub fn found(terms: &[Entry], id: &str, language: &str, passages: &[Rc<Text>]) -> BTreeMap<String, usize> {
    let is_it = |term: &&Entry| text(term, "id") == id;
    // Of terms with the same name the first is found: here it is the one that is asked for.
    let ordered = terms.iter().filter(is_it).chain(terms.iter().filter(|term| !is_it(term)));
    let matcher = Matcher::of_terms_and_forms(&ordered.map(|term| named(term)).collect::<Vec<_>>(), language);
    let mut found = BTreeMap::new();
    for passage in passages {
        let matches = matcher.matches(&passage.words, &[]).into_iter();
        for range in matches.filter(|found| found.value == TermIndex(0)).map(|found| found.range) {
            let form = passage.words.get(range).unwrap_or_default();
            *found.entry(form.to_owned()).or_insert(0) += 1;
        }
    }
    found
}

/// The names of a term.
fn named(entry: &Value) -> Term {
    let is = |name: &str, wanted: &str| text(entry, name) == wanted;
    let case = if is("case", "sensitive") {
        Case::Sensitive
    } else if is("case", "insensitive") {
        Case::Insensitive
    } else {
        Case::Auto
    };
    Term {
        id: String::new(),
        label: text(entry, "label").to_owned(),
        aliases: texts(entry, "aliases").map(str::to_owned).collect(),
        kind: TermKind::default(),
        definition: RichText::default(),
        details: Vec::new(),
        at: Vec::new(),
        see_also: Vec::new(),
        image: None,
        sources: Vec::new(),
        case,
        exact: is("exact", "true") || entry.get("exact") == Some(&Value::Bool(true)),
        mentions: None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn forms_are_those_that_the_preview_links() {
        let terms = [
            json!({ "id": "board", "label": "Board" }),
            json!({ "id": "harbour", "label": "Harbour Board" }),
            json!({ "id": "lorry", "label": "lorry", "aliases": ["truck"] }),
            json!({ "id": "exact", "label": "quay", "exact": "true" }),
        ]
        .map(Rc::new);
        let words =
            "Lorries and trucks left the quays. The Harbour Board sold the lorries on board; the Board knew.";
        let passages = [Rc::new(Text { words: words.into(), ..Text::default() })];
        let told = |id: &str| {
            let found = found(&terms, id, "en", &passages);
            found.iter().map(|(form, count)| format!("{form} {count}")).collect::<Vec<_>>().join(", ")
        };
        assert_eq!(told("lorry"), "Lorries 1, lorries 1, trucks 1");
        assert_eq!(told("board"), "Board 1, board 1");
        assert_eq!(told("exact"), "");
    }
}
