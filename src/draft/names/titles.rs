//! Removes titles, offices and common nouns before a name.

use std::ops::Range;

use super::{kind_is_bare, kind_of};
use crate::draft::article::Article;
use crate::draft::text::Token;
use crate::story::model::TermKind;

/// The start of the name in a sequence, and whether a title is before it; `None` if the sequence is an office.
pub(super) fn bare_name(article: &Article, tokens: &[Token], row: Range<usize>) -> Option<(usize, bool)> {
    let words = &article.vocabulary;
    let end = row.end;
    let (start, titled) = without_title(article, tokens, row);
    let (start, titled) = if titled { (start, titled) } else { without_noun(article, tokens, start..end) };
    let (mut start, mut titled) = without_office(article, tokens, start..end, titled)?;
    if start >= end {
        return None;
    }
    // The same office in small letters before the name.
    if !titled && end - start >= 3 {
        let mut back = start;
        while back > 0
            && tokens
                .get(back - 1)
                .is_some_and(|token| words.has("connectors", token.text) || matches!(token.text, "’" | "'"))
        {
            back -= 1;
        }
        if back < start
            && back > 0
            && tokens.get(back - 1).is_some_and(|token| is_title(article, token))
            && tokens.get(start..end)?.iter().all(Token::is_capitalised)
        {
            start += 1;
            titled = true;
        }
    }
    let before = start.checked_sub(1).and_then(|before| tokens.get(before));
    // "a former British minister": an adjective of origin.
    let qualifies = end - start == 1
        && tokens
            .get(end)
            .is_some_and(|next| !next.is_capitalised() && words.has_form("titles", &next.lower()));
    titled |= before.is_some_and(|token| token.is_word() && words.has_form("titles", &token.lower()))
        && !qualifies
        || before.is_some_and(|token| token.text == ".")
            && start
                .checked_sub(2)
                .and_then(|before| tokens.get(before))
                .is_some_and(|token| words.has("honorifics", &token.lower()));
    Some((start, titled))
}

fn is_title(article: &Article, token: &Token) -> bool {
    let lower = token.lower();
    article.vocabulary.has_form("titles", &lower) || article.vocabulary.has("honorifics", &lower)
}

/// "Dr. Weber", "Prime Minister Weber", "Zimbabwe President Robert Mugabe".
fn without_title(article: &Article, tokens: &[Token], row: Range<usize>) -> (usize, bool) {
    let words = &article.vocabulary;
    let Range { mut start, end } = row;
    let mut titled = false;
    // "General Court" is no general.
    let acts = |from: usize| {
        let rest = tokens.get(from + 1..end).unwrap_or_default();
        rest.iter().enumerate().any(|(at, token)| match kind_of(article, token) {
            Some(TermKind::Organisation) => true,
            // "President Bill Clinton"
            Some(TermKind::Law) => at + 1 == rest.len(),
            _ => false,
        })
    };
    while start < end
        && tokens
            .get(start)
            .is_some_and(|token| is_title(article, token) && !acts(start) || token.text == ".")
    {
        titled = true;
        start += 1;
    }
    // "Zimbabwe President Robert Mugabe": the name begins after the title.
    let inner = tokens
        .get(start..end)
        .unwrap_or_default()
        .iter()
        .rposition(|token| token.is_capitalised() && words.has("titles", &token.lower()));
    if let Some(at) = inner.map(|at| start + at).filter(|at| *at > start && end - at > 2)
        && tokens.get(start..end).unwrap_or_default().iter().all(Token::is_capitalised)
        && !acts(at)
    {
        titled = true;
        start = at + 1;
    }
    (start, titled)
}

/// In languages that capitalise nouns, skips a noun that describes the name after it.
fn without_noun(article: &Article, tokens: &[Token], row: Range<usize>) -> (usize, bool) {
    let words = &article.vocabulary;
    let Range { mut start, end } = row;
    let mut titled = false;
    // "Schriftstellerin Monika Maron": a noun for a person by its ending, before two words without a kind.
    let first = tokens.get(start);
    let rest = tokens.get(start + 1..end).unwrap_or_default();
    if (2..=3).contains(&rest.len())
        && article.capitalises_nouns()
        && first.is_some_and(|first| {
            first.text.chars().count() > 7
                && words.all("agent_endings").any(|ending| first.text.ends_with(ending))
        })
        && rest.iter().all(|token| token.is_capitalised() && kind_of(article, token).is_none())
    {
        titled = true;
        start += 1;
    }
    // "das Instrument Orgelbau Weidmann & Sohn": a noun with its article before a name.
    let first = tokens.get(start);
    let rest = tokens.get(start + 1..end).unwrap_or_default();
    if !titled
        && article.capitalises_nouns()
        && rest.iter().filter(|token| token.is_word()).count() >= 2
        && rest.iter().all(|token| token.is_capitalised() || token.text == "&")
        && start
            .checked_sub(1)
            .and_then(|at| tokens.get(at))
            .is_some_and(|before| words.has("definite", before.text) || words.has("indefinite", before.text))
        && first.is_some_and(|first| {
            !first.is_acronym()
                && !first.text.contains('-')
                && kind_of(article, first).is_none()
                && words.without_ending("declined_endings", first.text).is_none()
        })
    {
        start += 1;
    }
    // "der Verband Naturschutzbund": a kind before the name.
    while !titled
        && end - start > 1
        && tokens.get(start).is_some_and(|token| words.has("generic", &token.lower()))
        && tokens.get(start + 1).is_some_and(|next| next.is_capitalised())
    {
        start += 1;
    }
    (start, titled)
}

/// An office is not a name; the text after it may be one.
fn without_office(
    article: &Article,
    tokens: &[Token],
    row: Range<usize>,
    titled: bool,
) -> Option<(usize, bool)> {
    let Range { start, end } = row;
    // "Minister of Transport": an office.
    if titled && tokens.get(start).is_some_and(|token| !token.is_capitalised()) {
        let rest = tokens.get(start..end)?.iter().position(Token::is_capitalised)?;
        // "ministre de l’Environnement Anne Dubois"
        let after = start + rest + 1;
        if end.saturating_sub(after) < 2
            || tokens.get(after..end)?.iter().any(|token| !token.is_capitalised())
        {
            // "Vorsitzende der Wirtschaftsstrafkammer": an office with its institution.
            let institution = tokens.get(after - 1)?;
            let acts = kind_of(article, institution) == Some(TermKind::Organisation);
            if !acts || kind_is_bare(article, institution) || end != after || !article.capitalises_nouns() {
                return None;
            }
            return Some((after - 1, false));
        }
        return Some((after, true));
    }
    Some((start, titled))
}
