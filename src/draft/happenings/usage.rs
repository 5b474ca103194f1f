//! The function of a date in its sentence: whether it is the time of an event.

use crate::annotate::dates::DateMention;
use crate::draft::article::{Article, Sentence};

/// The function of a date in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    /// It is the time of the event.
    Dates,
    /// It may only qualify a noun.
    Qualifies,
    /// Something is compared with that time.
    Compares,
}

/// The function of a date in its sentence, by the words around it.
pub(super) fn usage(article: &Article, sentence: &Sentence, mention: &DateMention) -> Use {
    let words = &article.vocabulary;
    let tokens = &sentence.tokens;
    let Some(at) = tokens.iter().position(|token| token.range.start >= mention.range.start) else {
        return Use::Dates;
    };
    let before = |back: usize| at.checked_sub(back).and_then(|at| tokens.get(at));
    // "than in 2017", "compared with 2017".
    if (1..=3).any(|back| {
        // "Als am 3. Mai …" begins a clause.
        before(back).is_some_and(|token| words.has("compared", token.text))
            && (1..back).all(|nearer| {
                before(nearer).is_some_and(|token| {
                    words.is_stop_word(&token.lower()) || words.has("drop_before_date", &token.lower())
                })
            })
    }) {
        return Use::Compares;
    }
    let after = tokens.iter().position(|token| token.range.start >= mention.range.end);
    // "the June 2018 report"
    if before(1).is_some_and(|token| words.has("articles", &token.lower()))
        && words.has("dates_qualify", "yes")
        && after.and_then(|at| tokens.get(at)).is_some_and(|token| {
            token.is_word() && !token.is_capitalised() && !words.is_stop_word(&token.lower())
        })
    {
        return Use::Qualifies;
    }
    // ", a group founded in 1998,": an apposition to the name before it.
    let comma = tokens.get(..at).and_then(|before| before.iter().rposition(|token| token.text == ","));
    let closed = after
        .is_some_and(|after| tokens.get(after..).unwrap_or_default().iter().any(|token| token.text == ","));
    if closed
        && comma
            .and_then(|comma| tokens.get(comma + 1))
            .is_some_and(|first| words.has("indefinite", &first.lower()))
    {
        return Use::Qualifies;
    }
    let of = before(1).filter(|token| words.has("of_date", &token.lower()));
    if of.is_some()
        && before(2).is_some_and(|token| {
            token.is_word()
                && !words.is_stop_word(&token.lower())
                && (token.is_capitalised() || KINDS.iter().any(|key| words.has_form(key, &token.lower())))
        })
    {
        return Use::Qualifies;
    }
    Use::Dates
}

/// The vocabulary of nouns that a date may qualify.
const KINDS: [&str; 3] = ["law", "project", "event"];
