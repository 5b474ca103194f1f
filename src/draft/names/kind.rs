//! The kind of a name, by the words in it and before it.

use std::ops::Range;

use crate::draft::article::Article;
use crate::draft::text::Token;
use crate::story::model::TermKind;

/// The kinds indicated by words inside a name.
const KINDS: [(&str, TermKind); 5] = [
    ("law", TermKind::Law),
    ("organisation", TermKind::Organisation),
    ("event", TermKind::Event),
    ("project", TermKind::Project),
    ("place", TermKind::Place),
];

/// The kind indicated by a word inside a name.
pub(super) fn kind_of(article: &Article, token: &Token) -> Option<TermKind> {
    let lower = token.lower();
    KINDS.iter().find(|(key, _)| article.vocabulary.has_form(key, &lower)).map(|(_, kind)| *kind)
}

pub(super) fn kind_word(article: &Article, token: &Token) -> bool {
    kind_of(article, token).is_some()
}

/// Whether a single word is just a word for a kind (`Ministry`, `Council`).
pub(super) fn kind_is_bare(article: &Article, token: &Token) -> bool {
    let lower = token.lower();
    KINDS.iter().any(|(key, _)| article.vocabulary.has_inflected(key, &lower))
}

/// Whether a single noun is a name, in a language that capitalises all nouns.
pub(super) fn is_bare_name(
    article: &Article,
    token: &Token,
    before: Option<&Token>,
    kind: Option<TermKind>,
) -> bool {
    let words = &article.vocabulary;
    if kind.is_some_and(|kind| kind != TermKind::Place) {
        return true;
    }
    if token.text.contains('-')
        && token.text.split('-').any(|part| part.len() >= 2 && part.chars().all(char::is_uppercase))
    {
        return true;
    }
    // "Hildesheim brannte"
    if words.all("town_endings").any(|ending| token.text.ends_with(ending))
        && !article.is_determined(token.text)
        && !article.is_common(token.text)
    {
        return true;
    }
    let Some(before) = before else { return false };
    words.has("place_prepositions", before.text) && !article.texts.iter().flat_map(|p| &p.sentences).any(|sentence| {
        sentence.tokens.windows(2).any(|pair| {
            matches!(pair, [determiner, noun] if noun.text == token.text
                && (words.has("articles", &determiner.lower()) || determiner.text.len() > 3 && !determiner.is_capitalised() && ["e", "en", "er", "es", "em"].iter().any(|e| determiner.text.ends_with(e)) && !words.is_stop_word(&determiner.lower())))
        })
    })
}

/// The kind of a name, by the words in it and before it.
pub(super) fn kind(
    article: &Article,
    tokens: &[Token],
    span: Range<usize>,
    titled: bool,
) -> Option<TermKind> {
    let words = &article.vocabulary;
    let inside = tokens.get(span.clone())?;
    if titled && inside.iter().all(|token| !words.has("organisation", &token.lower())) {
        return Some(TermKind::Person);
    }
    // The head of the name: the last word before a connector.
    let head_end = inside
        .iter()
        .position(|token| words.has("connectors", token.text) || matches!(token.text, "’" | "'"))
        .unwrap_or(inside.len());
    let head = inside.get(..head_end).unwrap_or_default();
    let order: Vec<&Token> = if words.all("adjectives").next().is_some() {
        head.iter().collect()
    } else {
        head.iter().rev().collect()
    };
    let romance = words.all("adjectives").next().is_some();
    for (at, token) in order.iter().enumerate() {
        if let Some(kind) = kind_of(article, token) {
            // "Bill Clinton" is no bill, "Greta Thunberg" no hill.
            let compound = kind == TermKind::Place && !words.has_inflected("place", &token.lower());
            if head.len() > 1 && !romance && (kind == TermKind::Law && at > 0 || compound) {
                continue;
            }
            return Some(kind);
        }
    }
    let before = span.start.checked_sub(1).and_then(|at| tokens.get(at))?;
    let lower = before.lower();
    if before.is_word() && !before.is_capitalised() {
        for (key, kind) in KINDS {
            if words.has(key, &lower) {
                return Some(kind);
            }
        }
    }
    let all_capital = inside.iter().all(|token| token.is_capitalised() && !token.is_acronym());
    if all_capital && (2..=3).contains(&inside.len()) {
        let after = tokens.get(span.end);
        let speaks =
            after.is_some_and(|token| words.has("speech", &token.lower())) || words.has("speech", &lower);
        let aged = after.is_some_and(|token| matches!(token.text, "," | "("))
            && tokens
                .get(span.end + 1)
                .is_some_and(|token| token.text.len() == 2 && token.text.bytes().all(|b| b.is_ascii_digit()));
        if speaks || aged {
            return Some(TermKind::Person);
        }
    }
    None
}
