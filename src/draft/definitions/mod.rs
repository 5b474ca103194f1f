//! Finds definitions of terms in a text, quoted verbatim.
//!
//! Three forms are recognised: an apposition (`X, a …,` and `X (a …)`), a sentence that begins with the term and
//! continues with "is a", and, for people, the role after the name (`X, head of …,`). Not recognised are clauses with
//! their own verb (`X, der das Schiff steuerte,`), lists (`X, the Y and the Z`) and a place after a place
//! (`Springfield, Illinois`), nor text after a part of a noun phrase: the term must begin with the phrase.

mod apposition;
mod certain;

use std::ops::Range;

use self::apposition::{apposition, is_definite_phrase};
use self::certain::{has_shell_head, is_past};
use super::article::{Article, Sentence};
use super::text::Token;
use crate::story::model::TermKind;

/// The maximum number of words in a definition.
const LONGEST: usize = 30;

/// A definition that the text gives.
pub(super) struct Definition {
    /// UTF-8 bytes of the text.
    pub(super) range: Range<usize>,
    /// Whether it shows that the term is a person.
    pub(super) person: bool,
    /// Whether it can be published without the author.
    pub(super) certain: bool,
}

/// The definition of the term at `term`. `phrase`: the term is not a name.
pub(super) fn definition(
    article: &Article,
    sentence: &Sentence,
    term: &Range<usize>,
    kind: Option<TermKind>,
    phrase: bool,
) -> Option<Definition> {
    let tokens = &sentence.tokens;
    let first = tokens.iter().position(|token| token.range.start >= term.start)?;
    let mut after = tokens.iter().position(|token| token.range.start >= term.end)?;
    if phrase && !is_whole(article, tokens, first) {
        return None;
    }
    while tokens.get(after).is_some_and(|token| matches!(token.text, "”" | "\"" | "»" | "“")) {
        after += 1;
    }
    // "X (EPA), a …": the brackets belong to the term.
    if tokens.get(after).is_some_and(|token| token.text == "(") {
        if let Some(range) = bracketed(article, tokens, after, phrase) {
            return Some(Definition { range, person: false, certain: true });
        }
        after = (after..after + 9).find(|&at| tokens.get(at).is_some_and(|token| token.text == ")"))? + 1;
    }
    match tokens.get(after)?.text {
        "," | "–" | "—" => apposition(article, tokens, first, after, kind, phrase),
        _ => predicate(article, tokens, first, after, phrase),
    }
}

/// Whether a noun phrase may begin at a token: no noun or adjective of the same phrase is before it.
fn is_whole(article: &Article, tokens: &[Token], first: usize) -> bool {
    let words = &article.vocabulary;
    let Some(before) = first.checked_sub(1).and_then(|at| tokens.get(at)) else { return true };
    if !before.is_word() {
        return !matches!(before.text, "’" | "'") || !tokens.get(first).is_some_and(|first| first.spaced);
    }
    let lower = before.lower();
    // "aceite de orujo": the second part.
    let noun = first
        .checked_sub(2)
        .and_then(|at| tokens.get(at))
        .is_some_and(|noun| noun.is_word() && !noun.is_capitalised() && !words.is_stop_word(&noun.lower()));
    // "900 mètres cubes de saumure"
    let measured = tokens.get(first.saturating_sub(4)..first).unwrap_or_default();
    let measured = measured.iter().any(|token| token.text.starts_with(|c: char| c.is_numeric()));
    // "a break fee": no verb after an article.
    let article_before = first.checked_sub(2).and_then(|at| tokens.get(at));
    let qualified = article_before.is_some_and(|token| words.has("articles", &token.lower()));
    if words.has("genitive", &lower) && noun && !measured || words.has("verbs", &lower) && qualified {
        return false;
    }
    let joins = [
        "articles",
        "connectors",
        "and",
        "drop_before_date",
        "place_prepositions",
        "prepositions",
        "verbs",
        "copula",
    ];
    joins.iter().any(|key| words.has(key, &lower))
        || words.without_ending("past_endings", &lower).is_some_and(|stem| stem.chars().count() >= 2)
        || words.is_stop_word(&lower)
        || article.capitalises_nouns() && !before.is_capitalised()
}

/// `X (a French association)`.
fn bracketed(article: &Article, tokens: &[Token], open: usize, phrase: bool) -> Option<Range<usize>> {
    let words = &article.vocabulary;
    let start = open + 1;
    let close = (start..tokens.len())
        .find(|&at| tokens.get(at).is_some_and(|token| matches!(token.text, ")" | ";")))?;
    let first = tokens.get(start)?.lower();
    let inside = tokens.get(start..close)?;
    let definite = words.has("definite", &first) && is_definite_phrase(article, inside, phrase);
    let is_phrase = (words.has("indefinite", &first) || definite) && !has_verb(article, inside);
    (is_phrase && close - start >= 2).then(|| span(tokens, start..close)).flatten()
}

/// Whether a word after an article only leads to a further phrase: "el de", "celui qui".
fn links(article: &Article, token: &Token) -> bool {
    let lower = token.lower();
    ["genitive", "relative", "subordinate", "connectors"]
        .iter()
        .any(|key| article.vocabulary.has(key, &lower))
}

/// Whether there is a finite verb that shows a clause: a copula, a verb of speech, or one with a verb ending.
fn has_verb(article: &Article, inside: &[Token]) -> bool {
    let words = &article.vocabulary;
    // A verb after "that" or "which" belongs to the definition.
    let end =
        inside.iter().position(|token| words.has("subordinate", &token.lower())).unwrap_or(inside.len());
    let inside = inside.get(..end).unwrap_or_default();
    let follows = |at: usize| inside.get(at + 1).map(|next| next.lower()).unwrap_or_default();
    inside.iter().enumerate().any(|(at, token)| {
        let lower = token.lower();
        let past = at >= 2
            && !token.is_capitalised()
            && words.without_ending("past_endings", &lower).is_some_and(|stem| stem.chars().count() >= 2)
            && !words.has("named", &lower)
            && !words.has("participle_before", &follows(at));
        past || at > 0
            && (words.has("copula", &lower)
                || words.has("speech", &lower)
                || words.has("verbs", &lower) && token.text == lower)
    })
}

/// `X is a …`: the rest of the sentence.
fn predicate(
    article: &Article,
    tokens: &[Token],
    first: usize,
    after: usize,
    phrase: bool,
) -> Option<Definition> {
    let words = &article.vocabulary;
    // The term must be the subject: only an article is before it in the sentence.
    let before = tokens.get(..first)?;
    if before.iter().any(|token| token.is_word() && !words.has("articles", &token.lower())) {
        return None;
    }
    let verb = tokens.get(after)?.lower();
    let next = tokens.get(after + 1)?.lower();
    let third = tokens.get(after + 2);
    let names = words.has("indefinite", &next)
        || words.has("definite", &next)
            && third.is_some_and(|third| third.is_word() && !third.is_capitalised() && !links(article, third))
        // "Vorteilsannahme ist die Annahme …", but not "… war die Idee"
        || article.capitalises_nouns() && phrase && words.has("definite", &next);
    // "Entscheidend war die …": a word without an article that is not a name is not a subject; a noun is one.
    let subject = tokens.get(first)?;
    let is_noun = article.capitalises_nouns()
        && after == first + 1
        && (article.keeps_capital(subject.text) || article.is_determined(subject.text));
    if phrase && before.is_empty() && words.has("definite", &next) && !is_noun {
        return None;
    }
    if !words.has("is", &verb) || !names {
        return None;
    }
    let start = after + 1;
    // "…, but …" and "…, and …" begin another clause.
    let ends = |at: usize| {
        tokens.get(at).is_none_or(|token| {
            matches!(token.text, ";" | ":" | "." | "!" | "?" | "–" | "—")
                || token.text == ","
                    && tokens.get(at + 1).is_some_and(|next| words.has("clauses", &next.lower()))
        })
    };
    let end = (start..=tokens.len()).find(|&at| ends(at))?;
    let end = before_next_verb(article, tokens, start..end);
    let inside = tokens.get(start..end).filter(|inside| inside.len() >= 2)?;
    // "The bridge was the idea of …": what is told of one thing.
    let shell = has_shell_head(article, inside);
    let certain = !(shell || phrase && is_past(article, &verb));
    (!(phrase && shell)).then_some(Definition { range: span(tokens, start..end)?, person: false, certain })
}

/// The end of a predicate before another verb of the same subject: "is the first … | and has written". A relative
/// clause may have several verbs.
fn before_next_verb(article: &Article, tokens: &[Token], inside: Range<usize>) -> usize {
    let words = &article.vocabulary;
    let is = |at: usize, key: &str| tokens.get(at).is_some_and(|token| words.has(key, &token.lower()));
    let relative =
        inside.clone().find(|&at| is(at, "relative") || is(at, "subordinate")).unwrap_or(inside.end);
    let joins =
        |at: &usize| is(*at, "and") && ["copula", "verbs", "speech"].iter().any(|key| is(*at + 1, key));
    (inside.start..relative.min(inside.end)).find(joins).unwrap_or(inside.end)
}

fn span(tokens: &[Token], range: Range<usize>) -> Option<Range<usize>> {
    Some(tokens.get(range.start)?.range.start..tokens.get(range.end.checked_sub(1)?)?.range.end)
}
