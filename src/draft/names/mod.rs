//! Finds names: people, organisations, places, laws, projects, events, acronyms.
//!
//! A name is a row of capitalised words, joined by the small words that names hold (`Ministry of Transport`,
//! `Ursula von der Leyen`). In Romance languages the name of an institution goes on in small letters (`Agence
//! nationale de sécurité sanitaire`): an adjective by its ending, or a noun after a preposition. Where nouns are
//! capitalised, a single one is a name only by other signs.

mod row;

use std::ops::Range;

use self::row::row;
use super::article::{Article, Position, Sentence};
use super::headline::dateline;
use super::text::Token;
use crate::story::model::TermKind;

/// A name where it stands.
#[derive(Clone, Debug)]
pub(super) struct Name {
    pub(super) passage: usize,
    pub(super) part: usize,
    /// In bytes of the text.
    pub(super) range: Range<usize>,
    pub(super) words: String,
    pub(super) kind: Option<TermKind>,
    /// It is one word, and nothing but its capital at the start of a sentence shows it to be a name.
    pub(super) doubtful: bool,
}

/// The kinds that words inside a name tell.
const KINDS: [(&str, TermKind); 5] = [
    ("law", TermKind::Law),
    ("organisation", TermKind::Organisation),
    ("event", TermKind::Event),
    ("project", TermKind::Project),
    ("place", TermKind::Place),
];

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

/// Takes titles off, tells the kind, and refuses what is no name.
fn refine(
    article: &Article,
    sentence: &Sentence,
    span: Range<usize>,
) -> Option<(Range<usize>, Option<TermKind>, bool)> {
    let words = &article.vocabulary;
    let tokens = &sentence.tokens;
    let mut start = span.start;
    let mut end = span.end;
    let mut titled = false;
    let title = |token: &Token| {
        let lower = token.lower();
        words.has_form("titles", &lower) || words.has("honorifics", &lower)
    };
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
        && tokens.get(start).is_some_and(|token| title(token) && !acts(start) || token.text == ".")
    {
        titled = true;
        start += 1;
    }
    // "Zimbabwe President Robert Mugabe": the name begins behind the title.
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
    // "Schriftstellerin Monika Maron": a noun for a person by its ending, before two words that tell no kind.
    let first = tokens.get(start);
    let rest = tokens.get(start + 1..end).unwrap_or_default();
    if !titled
        && (2..=3).contains(&rest.len())
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
    // "der Verband Naturschutzbund": what it is stands before its name.
    while !titled
        && end - start > 1
        && tokens.get(start).is_some_and(|token| words.has("generic", &token.lower()))
        && tokens.get(start + 1).is_some_and(|next| next.is_capitalised())
    {
        start += 1;
    }
    // "Minister of Transport": an office.
    if titled && tokens.get(start).is_some_and(|token| !token.is_capitalised()) {
        let rest = tokens.get(start..end)?.iter().position(Token::is_capitalised)?;
        // "ministre de l’Environnement Anne Dubois"
        let after = start + rest + 1;
        if end.saturating_sub(after) < 2
            || tokens.get(after..end)?.iter().any(|token| !token.is_capitalised())
        {
            // "Vorsitzende der Wirtschaftsstrafkammer": where that is.
            let institution = tokens.get(after - 1)?;
            let acts = kind_of(article, institution) == Some(TermKind::Organisation);
            if !acts || kind_is_bare(article, institution) || end != after || !article.capitalises_nouns() {
                return None;
            }
            start = after - 1;
            titled = false;
        } else {
            start = after;
        }
    }
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
            && tokens.get(back - 1).is_some_and(title)
            && tokens.get(start..end)?.iter().all(Token::is_capitalised)
        {
            start += 1;
            titled = true;
        }
    }
    let before = start.checked_sub(1).and_then(|before| tokens.get(before));
    // "a former British minister": what tells where somebody is from.
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
    // A first word that is capitalised only because it begins a sentence.
    let begins = is_beginning(tokens, start);
    let mut doubtful = false;
    if begins && !titled {
        let first = tokens.get(start)?;
        // A month is one in small letters: "Julio Prats".
        let month = words.has("not_names", &first.lower());
        // "NatureScot"
        let inner = first.text.chars().skip(1).any(char::is_uppercase) && !first.text.contains('-');
        let known = article.keeps_capital(first.text) || first.is_acronym() || month || inner;
        let lone = end - start == 1;
        let common = article.is_common(first.text);
        if lone && !known {
            let lower = first.lower();
            let ends = |key: &str| words.all(key).any(|ending| lower.ends_with(ending));
            // "Construction began", but "Cateura, el mayor vertedero"
            let explained = tokens.get(end).is_some_and(|next| next.text == ",");
            if common || ends("not_nouns") || ends("deverbal") && !explained {
                return None;
            }
            doubtful = true;
        } else if !lone && !known {
            let second = tokens.get(start + 1)?;
            let names_act = words.all("deverbal").any(|ending| first.lower().ends_with(ending));
            // "Ocean Harvest Fund": what heads the name belongs to it.
            let heads = tokens.get(end - 1).and_then(|last| kind_of(article, last));
            let headed = end - start > 2
                && matches!(heads, Some(TermKind::Organisation | TermKind::Law))
                && !words.has("connectives", &first.lower());
            // "New York", "National Grid"
            let opens = words.has("name_starts", &first.lower());
            if common && !kind_word(article, first) && second.is_capitalised() && !headed && !opens {
                start += 1;
            } else if !second.is_capitalised() && !kind_word(article, first) && (common || names_act) {
                // "Construction of the Hall": what comes after the connector.
                let rest = tokens.get(start + 1..end)?.iter().position(Token::is_capitalised)?;
                start += 1 + rest;
            }
        }
    }
    // "The company’s": what is left of an ending.
    while end > start
        && tokens
            .get(end - 1)
            .is_some_and(|token| !token.is_word() && !token.text.starts_with(|c: char| c.is_numeric()))
    {
        end -= 1;
    }
    let inside = tokens.get(start..end).filter(|inside| !inside.is_empty())?;
    let single = inside.len() == 1;
    let kind = kind(article, tokens, start..end, titled);
    if single {
        let only = inside.first()?;
        if only.text.chars().count() < 2 {
            return None;
        }
        // "the Court": perhaps, where a capital says something.
        if !only.is_acronym() && kind_is_bare(article, only) {
            if begins || article.capitalises_nouns() {
                return None;
            }
            doubtful = true;
        }
        if article.capitalises_nouns()
            && !only.is_acronym()
            && !titled
            && !is_bare_name(article, only, before, kind)
        {
            return None;
        }
    } else if article.capitalises_nouns()
        && before.is_some_and(|token| token.text.starts_with(|c: char| c.is_numeric()))
    {
        return None;
    }
    Some((start..end, kind, doubtful))
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

/// The kind that a word inside a name tells.
fn kind_of(article: &Article, token: &Token) -> Option<TermKind> {
    let lower = token.lower();
    KINDS.iter().find(|(key, _)| article.vocabulary.has_form(key, &lower)).map(|(_, kind)| *kind)
}

fn kind_word(article: &Article, token: &Token) -> bool {
    kind_of(article, token).is_some()
}

/// Whether a single word is only the word for its kind (`Ministry`, `Council`).
fn kind_is_bare(article: &Article, token: &Token) -> bool {
    let lower = token.lower();
    KINDS.iter().any(|(key, _)| article.vocabulary.has_inflected(key, &lower))
}

/// Whether a single noun is a name where all nouns are capitalised.
fn is_bare_name(article: &Article, token: &Token, before: Option<&Token>, kind: Option<TermKind>) -> bool {
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
fn kind(article: &Article, tokens: &[Token], span: Range<usize>, titled: bool) -> Option<TermKind> {
    let words = &article.vocabulary;
    let inside = tokens.get(span.clone())?;
    if titled && inside.iter().all(|token| !words.has("organisation", &token.lower())) {
        return Some(TermKind::Person);
    }
    // The word that heads the name: the last before a connector.
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
