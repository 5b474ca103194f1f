//! Finds what a text says a term is, in the text's own words.
//!
//! Three forms are read: an apposition (`X, a …,` and `X (a …)`), a sentence that begins with the term and goes on
//! with "is a", and, for people, the role after the name (`X, head of …,`). What is found is quoted as it stands.
//! A clause with its own verb (`X, der das Schiff steuerte,`), a list (`X, the Y and the Z`) and a place after a
//! place (`Springfield, Illinois`) are no definitions.

use std::ops::Range;

use super::article::{Article, Sentence};
use super::text::Token;
use crate::story::model::TermKind;

/// So many words a definition may have.
const LONGEST: usize = 30;

/// What a text says of the term at `term`, in bytes of the text, and whether that shows the term to be a person.
/// `phrase`: the term is no name.
pub(super) fn definition(
    article: &Article,
    sentence: &Sentence,
    term: &Range<usize>,
    kind: Option<TermKind>,
    phrase: bool,
) -> Option<(Range<usize>, bool)> {
    let tokens = &sentence.tokens;
    let first = tokens.iter().position(|token| token.range.start >= term.start)?;
    let mut after = tokens.iter().position(|token| token.range.start >= term.end)?;
    while tokens.get(after).is_some_and(|token| matches!(token.text, "”" | "\"" | "»" | "“")) {
        after += 1;
    }
    // "X (EPA), a …": the brackets belong to the term.
    if tokens.get(after).is_some_and(|token| token.text == "(") {
        if let Some(range) = bracketed(article, tokens, after) {
            return Some((range, false));
        }
        after = (after..after + 9).find(|&at| tokens.get(at).is_some_and(|token| token.text == ")"))? + 1;
    }
    match tokens.get(after)?.text {
        "," | "–" | "—" => apposition(article, tokens, first, after, kind, phrase),
        _ => predicate(article, tokens, first, after, phrase).map(|range| (range, false)),
    }
}

/// `X (a French association)`.
fn bracketed(article: &Article, tokens: &[Token], open: usize) -> Option<Range<usize>> {
    let words = &article.vocabulary;
    let start = open + 1;
    let close = (start..tokens.len())
        .find(|&at| tokens.get(at).is_some_and(|token| matches!(token.text, ")" | ";")))?;
    let first = tokens.get(start)?.lower();
    let is_phrase = words.has("indefinite", &first) || words.has("definite", &first);
    (is_phrase && close - start >= 2).then(|| span(tokens, start..close)).flatten()
}

/// `X, a …,`: from the comma to the next one, or to the end of the sentence.
fn apposition(
    article: &Article,
    tokens: &[Token],
    term: usize,
    comma: usize,
    kind: Option<TermKind>,
    phrase: bool,
) -> Option<(Range<usize>, bool)> {
    let words = &article.vocabulary;
    let start = comma + 1;
    let first = tokens.get(start)?;
    let lower = first.lower();
    if words.has("subordinate", &lower) {
        return None;
    }
    let indefinite = words.has("indefinite", &lower);
    let definite = words.has("definite", &lower);
    let may_be_person = !phrase && kind.is_none_or(|kind| kind == TermKind::Person);
    let closes = |at: usize| {
        tokens.get(at).is_none_or(|token| {
            matches!(token.text, "," | ";" | "." | ":" | "–" | "—" | ")" | "!" | "?" | "(")
        })
    };
    let mut end = (start..=tokens.len()).find(|&at| closes(at))?;
    // "a platform of fishers, farmers and neighbours,": a list inside.
    if tokens.get(end).is_some_and(|token| token.text == ",") && indefinite {
        let next = (end + 1..=tokens.len()).find(|&at| closes(at))?;
        let more = tokens.get(end + 1..next).unwrap_or_default();
        let lists = more.iter().any(|token| words.has("and", token.text))
            && more.first().is_some_and(|token| !words.is_stop_word(&token.lower()));
        if lists
            && more.len() <= 4
            && !has_verb(article, more)
            && tokens.get(next).is_some_and(|token| token.text != "(")
        {
            end = next;
        }
    }
    let inside = tokens.get(start..end)?;
    // "his wife, its director", "director of the port".
    let titled = |at: usize| {
        tokens.get(at).is_some_and(|token| {
            words.has_form("titles", &token.lower()) && !token.is_capitalised()
                || article.capitalises_nouns() && words.has_form("titles", &token.lower())
        })
    };
    let possessed = titled(start + 1)
        || inside.iter().take(5).any(|token| matches!(token.text, "’" | "'")) && (start..end).any(titled);
    let closed = tokens.get(end).is_some_and(|token| matches!(token.text, "," | "–" | "—" | ")"));
    let last_of_sentence =
        tokens.get(end).is_none_or(|token| matches!(token.text, "." | "!" | "?" | ";" | "”" | "»"));
    let role = may_be_person && (titled(start) || possessed);
    // What else may stand after the name of a person: "midwife for twenty years".
    let bare = kind == Some(TermKind::Person)
        && !phrase
        && closed
        && inside.len() <= 8
        && (!first.is_capitalised() || article.capitalises_nouns())
        && !words.is_stop_word(&lower)
        && !words.has("subordinate", &lower)
        && !words.has("speech", &lower)
        && !words.all("not_nouns").chain(["ing"]).any(|ending| lower.ends_with(ending));
    // "a branch of": "filial de un grupo".
    let related = !phrase
        && closed
        && inside.len() <= 8
        && !first.is_capitalised()
        && !words.is_stop_word(&lower)
        && tokens.get(start + 1).is_some_and(|next| words.has("linking", next.text));
    if !(indefinite || definite || role || bare || related)
        || inside.len() < 2 && !(definite || role)
        || inside.len() > LONGEST
    {
        return None;
    }
    let content = |token: &&Token| token.is_word() && !words.is_stop_word(&token.lower());
    if inside.iter().filter(content).count() == 0 {
        return None;
    }
    let last = inside.last()?;
    if article.capitalises_nouns() {
        // A relative clause ends with its verb; a noun phrase with a noun.
        let noun_last =
            last.is_capitalised() || last.text.starts_with(|c: char| c.is_numeric() || "”“\"»%".contains(c));
        if !noun_last || definite && !inside.iter().skip(1).any(Token::is_capitalised) {
            return None;
        }
    } else if definite && words.has("compounds", "yes") && has_verb(article, inside) {
        return None;
    }
    // "X, the Y and the Z": a list. "…, and": the sentence goes on.
    let joint = inside.iter().position(|token| words.has("and", &token.text.to_lowercase()));
    let lists =
        joint.and_then(|at| inside.get(at + 1)).is_some_and(|next| words.has("articles", &next.lower()));
    let goes_on = tokens.get(end).is_some_and(|token| token.text == ",")
        && tokens.get(end + 1).is_some_and(|next| words.has("and", &next.lower()));
    if definite && (lists || goes_on || has_verb(article, inside)) {
        return None;
    }
    // "In Bremen, a court ruled that …": the clause goes on without another comma. A subject stands first or
    // behind a preposition.
    if !closed && (!last_of_sentence || has_verb(article, inside)) {
        return None;
    }
    // "After the flood, the council met,": the term closes a phrase at the start of the sentence.
    let opens = term > 0
        && tokens.get(..term).is_some_and(|before| {
            before.iter().all(|token| {
                !token.is_word()
                    || words.has("articles", &token.lower())
                    || words.has("place_prepositions", &token.lower())
                    || words.has("drop_before_date", &token.lower())
            }) && before.iter().any(|token| token.is_word() && !words.has("articles", &token.lower()))
        });
    if opens && has_verb(article, inside) {
        return None;
    }
    // ", a range on the coast of Huelva, the first rocket …": the term stands in an aside, and the sentence goes on.
    let before = tokens.get(..term).unwrap_or_default();
    let aside = before.iter().rposition(|token| token.text == ",").and_then(|comma| before.get(comma + 1));
    if definite && !closed && aside.is_some_and(|first| words.has("articles", &first.lower())) {
        return None;
    }
    Some((span(tokens, start..end)?, role || bare))
}

/// A finite verb of the kind that tells a clause: a copula, a verb of speech or, in English, a past tense.
fn has_verb(article: &Article, inside: &[Token]) -> bool {
    let words = &article.vocabulary;
    // After "that" and "which" a verb belongs to the definition.
    let end =
        inside.iter().position(|token| words.has("subordinate", &token.lower())).unwrap_or(inside.len());
    let inside = inside.get(..end).unwrap_or_default();
    let follows = |at: usize| inside.get(at + 1).map(|next| next.lower()).unwrap_or_default();
    inside.iter().enumerate().any(|(at, token)| {
        let lower = token.lower();
        let past = at >= 2
            && words.without_ending("past_endings", &lower).is_some()
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
) -> Option<Range<usize>> {
    let words = &article.vocabulary;
    // The term is the subject: nothing but an article stands before it in the sentence.
    let before = tokens.get(..first)?;
    if before.iter().any(|token| token.is_word() && !words.has("articles", &token.lower())) {
        return None;
    }
    let verb = tokens.get(after)?.lower();
    let next = tokens.get(after + 1)?.lower();
    let third = tokens.get(after + 2);
    let names = words.has("indefinite", &next)
        || words.has("definite", &next)
            && third.is_some_and(|third| third.is_word() && !third.is_capitalised());
    // "Entscheidend war die …": what has no article and is no name is no subject.
    if phrase && before.is_empty() && words.has("definite", &next) {
        return None;
    }
    if !words.has("is", &verb) || !names {
        return None;
    }
    let start = after + 1;
    // "…, but …" and "…, and …" begin something else.
    let ends = |at: usize| {
        tokens.get(at).is_none_or(|token| {
            matches!(token.text, ";" | "." | "!" | "?" | "–" | "—")
                || token.text == ","
                    && tokens.get(at + 1).is_some_and(|next| words.has("clauses", &next.lower()))
        })
    };
    let end = (start..=tokens.len()).find(|&at| ends(at))?;
    (end - start >= 2).then(|| span(tokens, start..end)).flatten()
}

fn span(tokens: &[Token], range: Range<usize>) -> Option<Range<usize>> {
    Some(tokens.get(range.start)?.range.start..tokens.get(range.end.checked_sub(1)?)?.range.end)
}
