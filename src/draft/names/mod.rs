//! Finds names: people, organisations, places, laws, projects, events, acronyms.
//!
//! A name is a sequence of capitalised words, joined by the small words that names contain (`Ministry of Transport`,
//! `Ursula von der Leyen`). In Romance languages the name of an institution continues in lower case (`Agence nationale
//! de sécurité sanitaire`): an adjective by its ending, or a noun after a preposition. In languages that capitalise
//! nouns, a single one is a name only with other evidence.

mod kind;
mod row;
mod titles;

use std::ops::Range;

use self::kind::{is_bare_name, kind, kind_is_bare, kind_of, kind_word};
use self::row::row;
use self::titles::bare_name;
use super::article::{Article, Position, Sentence};
use super::headline::dateline;
use super::text::Token;
use crate::story::model::TermKind;

/// An occurrence of a name.
#[derive(Clone, Debug)]
pub(super) struct Name {
    pub(super) passage: usize,
    pub(super) part: usize,
    /// The byte range in the text.
    pub(super) range: Range<usize>,
    pub(super) words: String,
    pub(super) kind: Option<TermKind>,
    /// A single word whose only evidence is its capital at the start of a sentence.
    pub(super) doubtful: bool,
}

/// The names of an article, in the order of the text.
pub(super) fn names(article: &Article) -> Vec<Name> {
    let mut names = Vec::new();
    // Headlines may capitalise every word.
    let prose = article
        .sentences()
        .filter(|(parsed, _)| matches!(parsed.text.position, Position::Body | Position::Quotation));
    for (parsed, sentence) in prose {
        let mut at = dateline(article, &sentence.tokens);
        while at < sentence.tokens.len() {
            let Some(span) = row(article, &sentence.tokens, at) else {
                at += 1;
                continue;
            };
            at = span.end;
            if let Some((span, kind, doubtful)) = refine(article, sentence, span) {
                let tokens = sentence.tokens.get(span).unwrap_or_default();
                let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { continue };
                let range = first.range.start..last.range.end;
                let words = parsed.words.get(range.clone()).unwrap_or_default().to_owned();
                let (passage, part) = (parsed.text.passage, parsed.text.part);
                names.push(Name { passage, part, range, words, kind, doubtful });
            }
        }
    }
    names
}

/// Removes titles, determines the kind, and rejects what is not a name.
fn refine(
    article: &Article,
    sentence: &Sentence,
    span: Range<usize>,
) -> Option<(Range<usize>, Option<TermKind>, bool)> {
    let tokens = &sentence.tokens;
    let (start, titled) = bare_name(article, tokens, span.clone())?;
    let before = start.checked_sub(1).and_then(|before| tokens.get(before));
    let begins = is_beginning(tokens, start);
    let (start, doubtful) =
        if begins && !titled { at_beginning(article, tokens, start..span.end)? } else { (start, false) };
    let is_figure = |token: &Token| token.text.starts_with(|c: char| c.is_numeric());
    // "The company’s": remove the rest of an ending.
    let last = tokens.get(start..span.end)?.iter().rposition(|token| token.is_word() || is_figure(token))?;
    let name = start..start + last + 1;
    let inside = tokens.get(name.clone())?;
    let kind = kind(article, tokens, name.clone(), titled);
    let [only] = inside else {
        let is_counted = article.capitalises_nouns() && before.is_some_and(is_figure);
        return (!is_counted).then_some((name, kind, doubtful));
    };
    if only.text.chars().count() < 2 {
        return None;
    }
    // "the Court": uncertain, in languages where capitals indicate names.
    let is_bare_kind = !only.is_acronym() && kind_is_bare(article, only);
    if is_bare_kind && (begins || article.capitalises_nouns()) {
        return None;
    }
    let is_noun = article.capitalises_nouns()
        && !only.is_acronym()
        && !titled
        && !is_bare_name(article, only, before, kind);
    (!is_noun).then_some((name, kind, doubtful || is_bare_kind))
}

/// The start of a name whose first word may be capitalised only because it begins a sentence, and whether that is the
/// only evidence for the name.
fn at_beginning(article: &Article, tokens: &[Token], span: Range<usize>) -> Option<(usize, bool)> {
    let words = &article.vocabulary;
    let Range { start, end } = span;
    let first = tokens.get(start)?;
    // A month is one in small letters: "Julio Prats".
    let month = words.has("not_names", &first.lower());
    // "NatureScot"
    let inner = first.text.chars().skip(1).any(char::is_uppercase) && !first.text.contains('-');
    if article.keeps_capital(first.text) || first.is_acronym() || month || inner {
        return Some((start, false));
    }
    let common = article.is_common(first.text);
    let lower = first.lower();
    let ends = |key: &str| words.all(key).any(|ending| lower.ends_with(ending));
    if end - start == 1 {
        // "Construction began", but "Cateura, el mayor vertedero"
        let explained = tokens.get(end).is_some_and(|next| next.text == ",");
        let is_noun = common || ends("not_nouns") || ends("deverbal") && !explained;
        return (!is_noun).then_some((start, true));
    }
    let second = tokens.get(start + 1)?;
    // "Ocean Harvest Fund": the head of the name belongs to it.
    let heads = tokens.get(end - 1).and_then(|last| kind_of(article, last));
    let headed = end - start > 2
        && matches!(heads, Some(TermKind::Organisation | TermKind::Law))
        && !words.has("connectives", &lower);
    // "New York", "National Grid"
    let opens = words.has("name_starts", &lower);
    if common && !kind_word(article, first) && second.is_capitalised() && !headed && !opens {
        return Some((start + 1, false));
    }
    if !second.is_capitalised() && !kind_word(article, first) && (common || ends("deverbal")) {
        // "Construction of the Hall": the part after the connector.
        let rest = tokens.get(start + 1..end)?.iter().position(Token::is_capitalised)?;
        return Some((start + 1 + rest, false));
    }
    Some((start, false))
}

/// Whether a sentence, a quotation or a clause after a colon begins here.
fn is_beginning(tokens: &[Token], at: usize) -> bool {
    tokens.get(..at).is_none_or(|before| {
        before
            .iter()
            .rev()
            .take_while(|t| !matches!(t.text, ":" | "–" | "—" | "“" | "\"" | "„" | "«"))
            .all(|token| !token.is_word())
    })
}
