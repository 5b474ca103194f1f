//! A short title for an event: the clause that reports it, without its date.

use std::ops::Range;

use super::article::{Article, Sentence};
use super::subordinate::is_verb;
use super::text::Token;

/// The maximum number of characters in a title.
const LIMIT: usize = 90;

/// The title of an event in a clause of a sentence, and whether it is the whole sentence, as the clause alone says too
/// little. `words` is the text that contains both.
pub(super) fn headline(
    article: &Article,
    sentence: &Sentence,
    date: &Range<usize>,
    clause: Range<usize>,
    words: &str,
) -> (String, bool) {
    let tokens: Vec<&Token> = sentence
        .tokens
        .iter()
        .skip(dateline(article, &sentence.tokens))
        .filter(|token| clause.start <= token.range.start && token.range.end <= clause.end)
        .collect();
    let first = tokens.iter().position(|token| token.range.start >= date.start).unwrap_or(0);
    let after = tokens.iter().position(|token| token.range.start >= date.end).unwrap_or(tokens.len());
    let (from, after) = around(article, &tokens, first, after);
    let leads = tokens
        .get(..from)
        .unwrap_or_default()
        .iter()
        .all(|token| !token.is_word() || article.vocabulary.has("connectives", &token.lower()));
    let verb_second = article.vocabulary.has("compounds", "yes");
    let mut kept: Vec<&Token> = Vec::new();
    if leads && verb_second && tokens.get(after).is_some_and(|next| next.is_word() && !next.is_capitalised())
    {
        // "Am 3. Mai beschloss der Rat …": the subject is moved before the verb if it can be recognised.
        let rest = tokens.get(after..).unwrap_or_default();
        match subject(article, rest) {
            Some(end) => {
                kept.extend(rest.get(1..end).unwrap_or_default());
                kept.extend(rest.first());
                kept.extend(rest.get(end..).unwrap_or_default());
            }
            None => kept.extend(tokens.get(from..).unwrap_or_default()),
        }
    } else {
        kept.extend(tokens.get(..from).unwrap_or_default());
        let rest = tokens.get(after..).unwrap_or_default();
        loosen(article, &mut kept, rest.first().copied());
        // "La Ley de Aguas, de 1985, obliga …": the date was an aside.
        let aside = kept.last().is_some_and(|sign| sign.text == ",")
            && rest.first().is_some_and(|sign| matches!(sign.text, "," | "."));
        if aside {
            kept.pop();
        }
        kept.extend(rest.get(usize::from(aside)..).unwrap_or_default());
    }
    let short = trimmed(article, &kept);
    let (told, is_whole) = told(article, sentence, &tokens, &short);
    let title = shortened(join(&told), told.len() != short.len());
    let mut chars = title.chars();
    let title = match chars.next() {
        Some(first) => first.to_uppercase().collect::<String>() + chars.as_str(),
        None => words.get(sentence.range.clone()).unwrap_or_default().chars().take(LIMIT).collect(),
    };
    (title, is_whole)
}

/// Removes the preposition of a date that is gone, before another or at the end: "a stir over | with the revelation".
fn loosen(article: &Article, kept: &mut Vec<&Token>, next: Option<&Token>) {
    let words = &article.vocabulary;
    let leads = |token: &Token| {
        let lower = token.lower();
        words.has("prepositions", &lower) || words.has("place_prepositions", &lower)
    };
    if next.is_none_or(|next| leads(next) || !next.is_word())
        && kept.len() > 2
        && kept.last().is_some_and(|last| leads(last))
    {
        kept.pop();
    }
}

/// The tokens to remove with the date at `first..after`: the words that lead to it, and the part of the day after it. A
/// date in the genitive ("Wednesday’s attack") stays.
fn around(article: &Article, tokens: &[&Token], first: usize, after: usize) -> (usize, usize) {
    let words = &article.vocabulary;
    let has = |at: usize, key: &str| tokens.get(at).is_some_and(|token| words.has(key, &token.lower()));
    if tokens.get(after).is_some_and(|token| matches!(token.text, "’" | "'") && !token.spaced) {
        return (after, after);
    }
    let mut from = first;
    while from > 0 && has(from - 1, "drop_before_date") {
        from -= 1;
    }
    // "Wednesday afternoon", "el lunes por la tarde".
    let part = (after..after + 3).find(|&at| !has(at, "prepositions") && !has(at, "articles"));
    let after = part.filter(|&at| has(at, "day_parts")).map_or(after, |at| at + 1);
    (from, after)
}

/// The number of tokens of a dateline: `PARIS – `, `Kassel (ag), 3. Mai – `.
pub(super) fn dateline(article: &Article, tokens: &[Token]) -> usize {
    let Some(dash) = tokens.iter().take(14).position(|token| matches!(token.text, "–" | "—" | "-"))
    else {
        return 0;
    };
    let before = tokens.get(..dash).unwrap_or_default();
    let fits = |token: &Token| {
        !token.is_word() || token.is_capitalised() || article.vocabulary.has("not_names", &token.lower())
    };
    let inner = before.iter().filter(|token| !fits(token)).count();
    let capital = before.first().is_some_and(|first| {
        first.text.chars().count() > 2 && first.text.chars().all(char::is_uppercase) || before.len() <= 3
    });
    if dash > 0
        && capital
        && before.iter().all(|token| !article.vocabulary.has("articles", &token.lower()))
        && inner <= 1
    {
        dash + 1
    } else {
        0
    }
}

/// The tokens of a title: the clause if it is informative, otherwise the sentence, and whether it is that. "It did not" and "The attack" say
/// too little alone; "which was closed" lacks its subject.
fn told<'a, 't>(
    article: &Article,
    sentence: &'a Sentence<'t>,
    clause: &[&'a Token<'t>],
    short: &[&'a Token<'t>],
) -> (Vec<&'a Token<'t>>, bool) {
    let words = &article.vocabulary;
    let telling = short.iter().filter(|token| {
        token.is_word() && !words.is_stop_word(&token.lower()) || token.text.chars().any(char::is_numeric)
    });
    let is_small = |token: &&&Token| !token.is_capitalised();
    let hangs = clause.iter().find(|token| token.is_word()).is_some_and(|first| {
        let lower = first.lower();
        is_small(&first)
            && clause.first().is_some_and(|first| first.range.start > sentence.range.start)
            && (words.has("relative", &lower) || words.has("subordinate", &lower))
    });
    if lacks_verb(article, sentence, short) {
        let start = dateline(article, &sentence.tokens);
        return (without_end(sentence.tokens.get(start..).unwrap_or_default()), hangs);
    }
    if telling.take(2).count() == 2 && !hangs {
        return (short.to_vec(), false);
    }
    let start = dateline(article, &sentence.tokens);
    (without_end(sentence.tokens.get(start..).unwrap_or_default()), true)
}

/// Whether a title ends right before its verb ("Another team of scientists, from the university"), or is an addition to
/// the sentence ("as the actor Kern").
fn lacks_verb(article: &Article, sentence: &Sentence, short: &[&Token]) -> bool {
    let words = &article.vocabulary;
    let (Some(first), Some(last)) = (short.first(), short.last()) else { return false };
    let rest = || sentence.tokens.iter().filter(|token| token.range.start >= last.range.end);
    let verb_follows = rest().find(|token| token.is_word()).is_some_and(|next| is_verb(article, next))
        && rest().next().is_some_and(|sign| sign.text == ",");
    let lower = first.lower();
    let adds =
        sentence.tokens.iter().take_while(|token| token.range.start < first.range.start).any(Token::is_word)
            && ["prepositions", "subordinate"].iter().any(|key| words.has(key, &lower));
    (verb_follows || adds) && !short.iter().any(|token| is_verb(article, token))
}

/// The number of tokens of a verb and the subject after it, if both can be recognised.
fn subject(article: &Article, tokens: &[&Token]) -> Option<usize> {
    let words = &article.vocabulary;
    let mut at = 1;
    let first = tokens.get(at)?;
    if words.has("articles", &first.lower()) {
        at += 1;
        if article.capitalises_nouns() {
            while tokens.get(at).is_some_and(|token| {
                token.is_word() && !token.is_capitalised() && !words.is_stop_word(&token.lower())
            }) {
                at += 1;
            }
        } else {
            tokens.get(at).filter(|token| token.is_word())?;
            at += 1;
        }
    }
    let start = at;
    while tokens.get(at).is_some_and(|token| token.is_capitalised() && token.spaced) {
        at += 1;
    }
    if article.capitalises_nouns() && at == start {
        return None;
    }
    if at == 1 {
        return None;
    }
    let next = tokens.get(at)?;
    // Further parts of the subject.
    let goes_on = words.has("subject_goes_on", &next.lower()) || next.is_capitalised() || next.text == ",";
    (!goes_on).then_some(at)
}

/// Removes leading connectives, asides, and trailing additions to the clause.
fn trimmed<'a, 't>(article: &Article, tokens: &[&'a Token<'t>]) -> Vec<&'a Token<'t>> {
    let words = &article.vocabulary;
    let starts = |token: &Token| {
        (token.is_word() || token.text.starts_with(|c: char| c.is_numeric()))
            && !words.has("connectives", &token.lower())
            || matches!(token.text, "“" | "„" | "«" | "\"")
    };
    let start = tokens.iter().position(|token| starts(token)).unwrap_or(tokens.len());
    let tokens = tokens.get(start..).unwrap_or_default();
    let mut kept: Vec<&Token> = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let next = tokens.get(at + 1).map(|next| next.lower()).unwrap_or_default();
        let has = |key| words.has(key, &next);
        if matches!(token.text, ";" | "–" | "—" | ":" | "!" | "?") && !kept.is_empty() {
            break;
        }
        if matches!(token.text, "," | "(") {
            let closing = if token.text == "(" { ")" } else { "," };
            let close =
                (at + 1..tokens.len()).find(|&at| tokens.get(at).is_some_and(|token| token.text == closing));
            let aside = close.map(|close| tokens.get(at + 1..close).unwrap_or_default());
            let says = |aside: &[&Token]| {
                aside.len() <= 6 && aside.iter().any(|token| words.has("speech", &token.lower()))
            };
            let lists = aside.is_some_and(|aside| aside.iter().any(|token| words.has("and", token.text)));
            let is_aside = token.text == "("
                || has("articles") && !lists
                || has("titles")
                || has("attribution")
                || has("subordinate")
                || aside.is_some_and(says);
            match close.filter(|_| is_aside) {
                Some(close) => {
                    at = close + 1;
                    continue;
                }
                None if kept.len() >= 3 && (is_aside || has("clauses") || has("speech") || has("and")) => {
                    break;
                }
                None => {}
            }
        }
        kept.push(token);
        at += 1;
    }
    // "lehnte … ab", "haalde … op": a separable verb ends its clause.
    let verb_end =
        tokens.iter().rev().find(|token| token.is_word()).filter(|_| words.has("compounds", "yes"));
    while let Some(last) = kept.last() {
        if verb_end.is_some_and(|end| end.range == last.range) && kept.len() > 2 {
            break;
        }
        if last.is_word()
            && !words.has("articles", last.text)
            && !words.has("and", last.text)
            && !words.has("drop_before_date", last.text)
            || last.text.starts_with(|c: char| c.is_numeric() || "”»%€$)".contains(c))
        {
            break;
        }
        kept.pop();
    }
    kept
}

/// A sentence without its final punctuation.
fn without_end<'a, 't>(tokens: &'a [Token<'t>]) -> Vec<&'a Token<'t>> {
    let end = tokens
        .iter()
        .rposition(|token| !matches!(token.text, "." | "!" | "?" | "…"))
        .map_or(0, |end| end + 1);
    tokens.iter().take(end).collect()
}

/// The text of tokens, with the original spaces.
fn join(tokens: &[&Token]) -> String {
    let mut text = String::new();
    for token in tokens {
        if token.spaced && !text.is_empty() {
            text.push(' ');
        }
        text.push_str(token.text);
    }
    text
}

/// A title that is too long, cut at a comma, or at a word if it is the `whole` sentence, whose verb may come late.
fn shortened(title: String, whole: bool) -> String {
    if title.chars().count() <= LIMIT {
        return title;
    }
    let cut: String = title.chars().take(LIMIT).collect();
    let end = cut.rfind(", ").filter(|end| *end > LIMIT / 2 && !whole);
    match end {
        Some(end) => cut.get(..end).unwrap_or(&cut).to_owned(),
        None => {
            cut.get(..cut.rfind(' ').unwrap_or(cut.len()))
                .unwrap_or(&cut)
                .trim_end_matches([',', ' '])
                .to_owned()
                + " …"
        }
    }
}
