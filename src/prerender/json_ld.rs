//! JSON-LD metadata of a page: the article, and its glossary as a `DefinedTermSet`.

use serde_json::{Map, Value, json};

use crate::components::ids::{card_id, link_to};
use crate::story::date::Date;
use crate::story::model::{RichText, Story, Term};
use crate::view_model::ViewModel;

/// The script element.
pub(super) fn script(story: &Story, view: &ViewModel) -> String {
    // Without `<` the data cannot end the script element.
    let data = graph(story, view).to_string().replace('<', "\\u003c");
    format!("<script type=\"application/ld+json\">{data}</script>")
}

fn graph(story: &Story, view: &ViewModel) -> Value {
    let article = &story.article;
    let base = article.url.clone().unwrap_or_default();
    let id = |term: &Term| [&*base, &link_to(&card_id(&term.id))].concat();
    let summary = &article.summary.text;
    let lead = format!("{} {summary}", article.title).to_lowercase();
    // Terms in the title or summary are `about`, other linked terms are `mentions`.
    let mentioned = story.terms.iter().zip(&view.terms);
    let (about, mentions): (Vec<&Term>, Vec<&Term>) = mentioned
        .filter(|(_, explained)| !explained.mentions.is_empty())
        .map(|(term, _)| term)
        .partition(|term| lead.contains(&term.label.to_lowercase()));
    let references = |terms: Vec<&Term>| -> Vec<Value> {
        terms.into_iter().map(|term| json!({ "@id": id(term) })).collect()
    };
    let authors: Vec<_> = article
        .authors
        .iter()
        .map(|author| {
            fields([("name", Value::from(author.name.as_str())), ("url", Value::from(author.url.as_deref()))])
        })
        .collect();

    let mut graph = vec![fields([
        ("@type", Value::from("NewsArticle")),
        ("headline", Value::from(article.title.as_str())),
        ("description", text(&article.summary)),
        ("inLanguage", Value::from(article.language.as_str())),
        ("url", Value::from(article.url.as_deref())),
        ("datePublished", date(article.published.as_ref())),
        ("dateModified", date(article.updated.as_ref())),
        ("author", Value::from(authors)),
        ("about", Value::from(references(about))),
        ("mentions", Value::from(references(mentions))),
    ])];
    if !story.terms.is_empty() {
        let set = format!("{base}#glossary");
        let terms: Vec<_> = story
            .terms
            .iter()
            .map(|term| {
                fields([
                    ("@type", Value::from("DefinedTerm")),
                    ("@id", Value::from(id(term))),
                    ("name", Value::from(term.label.as_str())),
                    ("alternateName", Value::from(term.aliases.clone())),
                    ("description", text(&term.definition)),
                    ("inDefinedTermSet", json!({ "@id": set })),
                ])
            })
            .collect();
        graph.push(json!({ "@type": "DefinedTermSet", "@id": set, "inLanguage": article.language, "hasDefinedTerm": terms }));
    }
    json!({ "@context": "https://schema.org", "@graph": graph })
}

/// An object without empty fields.
fn fields<const N: usize>(fields: [(&str, Value); N]) -> Value {
    let says_something = |(_, value): &(&str, Value)| match value {
        Value::Null => false,
        Value::Array(items) => !items.is_empty(),
        _ => true,
    };
    let fields = fields.into_iter().filter(says_something);
    Value::Object(fields.map(|(name, value)| (name.to_owned(), value)).collect::<Map<_, _>>())
}

fn text(text: &RichText) -> Value {
    if text.is_empty() { Value::Null } else { Value::from(text.text.as_str()) }
}

/// A date, if it is valid in ISO 8601 as well.
fn date(date: Option<&Date>) -> Value {
    Value::from(date.and_then(Date::datetime))
}
