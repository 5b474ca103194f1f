//! Finds dates that belong to a part of a sentence, and not to what the sentence tells first: "which parliament passed
//! in 2021", "the firm that has run the ferry since 1934", "approved in 2000".

use std::ops::Range;

use super::article::{Article, Sentence};
use super::text::Token;

/// Whether a date at `date` is that of a relative clause, of a subordinate clause after the main one, or of an aside.
pub(super) fn is_subordinate(article: &Article, sentence: &Sentence, date: &Range<usize>) -> bool {
    let tokens = &sentence.tokens;
    let Some(at) = tokens.iter().position(|token| token.range.start >= date.start) else { return false };
    let after = tokens.iter().position(|token| token.range.start >= date.end).unwrap_or(tokens.len());
    in_clause(article, tokens, at, after) || in_aside(article, tokens, at, after)
}

/// Whether a token is a finite verb, as far as lists and endings show.
pub(super) fn is_verb(article: &Article, token: &Token) -> bool {
    let words = &article.vocabulary;
    let lower = token.lower();
    !token.is_capitalised()
        && (["copula", "speech", "verbs"].iter().any(|key| words.has(key, &lower))
            || words.without_ending("past_endings", &lower).is_some_and(|stem| stem.chars().count() >= 2))
}

/// Whether a clause begins after the main one and before the date, and has its verb.
fn in_clause(article: &Article, tokens: &[Token], at: usize, after: usize) -> bool {
    let words = &article.vocabulary;
    let verb_last = words.has("compounds", "yes");
    let before = tokens.get(..at).unwrap_or_default();
    // The last sign or joining word that may begin a clause; one that only leads to the date does not.
    let lead = before
        .iter()
        .rposition(|token| token.is_word() && !words.has("drop_before_date", &token.lower()))
        .map_or(0, |last| last + 1);
    let start = (0..lead).rev().find(|&at| {
        let lower = before.get(at).map(Token::lower).unwrap_or_default();
        let comma = at.checked_sub(1).and_then(|at| before.get(at)).is_some_and(|sign| sign.text == ",");
        // German and Dutch articles are relative pronouns, too, but not after a comma.
        (comma || !verb_last) && (words.has("relative", &lower) || words.has("subordinate", &lower))
    });
    let Some(start) = start else { return false };
    let main = before.get(..start).unwrap_or_default();
    if main.iter().filter(|token| token.is_word()).count() < 2 {
        return false;
    }
    // What somebody says is what the sentence tells: "said that …".
    let lower = tokens.get(start).map(Token::lower).unwrap_or_default();
    let reports = main.iter().rev().take(3).any(|token| words.has("speech", &token.lower()));
    if reports && words.has("subordinate", &lower) {
        return false;
    }
    if verb_last {
        // The clause ends with its verb.
        let end =
            tokens.iter().skip(after).position(|token| matches!(token.text, "," | "." | ";" | "!" | "?"));
        let end = end.map_or(tokens.len(), |end| after + end);
        let last = end.checked_sub(1).and_then(|last| tokens.get(last));
        let opens = before.get(start + 1..).unwrap_or_default().iter().all(|token| token.text != ",");
        return opens && last.is_some_and(|last| last.is_word() && !last.is_capitalised());
    }
    let clause = before.get(start + 1..).unwrap_or_default();
    // A comma ends the clause unless it goes on after an aside.
    clause.iter().all(|token| !matches!(token.text, "," | ";" | "–" | "—" | ")"))
        && clause.iter().any(|token| is_verb(article, token))
}

/// Whether the date is in an aside without a finite verb: "listed since 1994", "the captain for the past 19 years".
fn in_aside(article: &Article, tokens: &[Token], at: usize, after: usize) -> bool {
    let words = &article.vocabulary;
    let before = tokens.get(..at).unwrap_or_default();
    let sign = before.iter().rposition(|token| matches!(token.text, "," | "–" | "—" | "("));
    let start = sign.map_or(0, |sign| sign + 1);
    let aside = before.get(start..).unwrap_or_default();
    let Some(first) = aside.first() else { return false };
    let lower = first.lower();
    let participle =
        words.without_ending("participle_endings", &lower).is_some_and(|stem| stem.chars().count() >= 3);
    let lists =
        tokens.get(start..).unwrap_or_default().iter().take(6).any(|token| words.has("and", &token.lower()));
    if sign.is_none() {
        // "Born on 5 January 1975 in Pamplona, she …"
        return participle && tokens.iter().skip(after).any(|token| token.text == ",");
    }
    if participle && !first.is_capitalised() {
        return !lists;
    }
    let main = before.get(..start).unwrap_or_default();
    let named = ["definite", "indefinite"].iter().any(|key| words.has(key, &lower))
        || words.has_form("titles", &lower);
    named
        && main.iter().any(|token| is_verb(article, token))
        && !aside.iter().any(|token| is_verb(article, token))
}
