//! Decides which definitions are published without the author.
//!
//! An apposition after a common noun often belongs to the whole sentence or is the next item of a list, so little of it
//! is certain. After a name it is certain unless its head is a shell noun (`a move that …`): such a noun refers to a
//! clause (Schmid, *English Abstract Nouns as Conceptual Shells*, 2000).

use std::ops::Range;

use crate::draft::article::Article;
use crate::draft::text::Token;
use crate::story::model::TermKind;

/// The maximum number of words before the head of a noun phrase.
const HEAD: usize = 4;

/// Whether the head of a noun phrase that begins with an article is a shell noun.
pub(super) fn has_shell_head(article: &Article, inside: &[Token]) -> bool {
    let words = &article.vocabulary;
    let heads = head(article, inside);
    let is_shell = |token: &Token| words.has_inflected("shell_nouns", &token.lower());
    // The head comes last where adjectives come before it, and is among the first words elsewhere.
    if words.has("dates_qualify", "yes") || words.has("compounds", "yes") {
        heads.last().is_some_and(is_shell)
    } else {
        heads.iter().any(is_shell)
    }
}

/// The words of a noun phrase from its article to the first word that begins a further phrase.
fn head<'a, 't>(article: &Article, inside: &'a [Token<'t>]) -> &'a [Token<'t>] {
    let words = &article.vocabulary;
    let ends = |token: &Token| {
        let lower = token.lower();
        !token.is_word()
            || [
                "articles",
                "prepositions",
                "place_prepositions",
                "relative",
                "subordinate",
                "genitive",
                "and",
                "connectors",
            ]
            .iter()
            .any(|key| words.has(key, &lower))
    };
    let rest = inside.get(1..).unwrap_or_default();
    let end = rest.iter().take(HEAD).position(ends).unwrap_or(rest.len().min(HEAD));
    rest.get(..end).unwrap_or_default()
}

/// Whether a text after a definite article is a name: "the Pusan Perimeter", but not "the King of Norway".
pub(super) fn is_name(article: &Article, inside: &[Token]) -> bool {
    let words = &article.vocabulary;
    let heads = head(article, inside);
    words.has("definite", &inside.first().map(Token::lower).unwrap_or_default())
        && !article.capitalises_nouns()
        && !heads.is_empty()
        && heads.iter().all(|token| token.is_capitalised() && !words.has_form("titles", &token.lower()))
}

/// Whether an apposition of `tokens` to the term surely defines it.
pub(super) fn is_certain(
    article: &Article,
    tokens: &[Token],
    term: usize,
    inside: Range<usize>,
    kind: Option<TermKind>,
    phrase: bool,
) -> bool {
    let words = &article.vocabulary;
    let (before, inside) = (tokens.get(..term).unwrap_or_default(), tokens.get(inside).unwrap_or_default());
    let Some(first) = inside.first() else { return false };
    let thing = matches!(kind, Some(TermKind::Project | TermKind::Event | TermKind::Law));
    let (indefinite, definite) =
        (words.has("indefinite", &first.lower()), words.has("definite", &first.lower()));
    // "the county or a trust"
    let alternatives = definite && inside.iter().any(|token| words.has("or", &token.lower()));
    if alternatives
        || !is_balanced(inside)
        || (indefinite || definite) && !thing && has_shell_head(article, inside)
    {
        return false;
    }
    if phrase {
        // "…, seul, une fois …": the term is an aside itself. "con el anestesista, una trampa": what is known already
        // needs no definition, unless the sentence is about it.
        let last = before.last();
        let is_known = last.is_some_and(|last| words.has("definite", &last.lower()))
            && before.iter().filter(|token| token.is_word()).count() > 1;
        return indefinite && !is_known && last.is_none_or(|last| last.text != ",");
    }
    let is_person = kind == Some(TermKind::Person);
    // "élu en juin 2020", "west of the islands": without an article it is certain only for who acts.
    let dated = inside.iter().any(|token| token.text.starts_with(|c: char| c.is_numeric()));
    indefinite
        || definite
        || (is_person || kind == Some(TermKind::Organisation))
            && (!dated || words.has_form("titles", &first.lower()))
        || inside.iter().take(5).any(|token| words.has_form("titles", &token.lower()))
}

/// Whether every quotation mark is closed: otherwise the text ends inside a quotation.
fn is_balanced(inside: &[Token]) -> bool {
    let count = |sign: &str| inside.iter().filter(|token| token.text == sign).count();
    count("\"").is_multiple_of(2)
        && count("«") == count("»")
        && count("„") + count("”") <= 2 * count("“")
        && (count("„") > 0 || count("“") == count("”"))
}

/// Whether the sentence tells what the subject was, and not what it is.
pub(super) fn is_past(article: &Article, verb: &str) -> bool {
    article.language.words.past.split('|').any(|past| past == verb)
}
