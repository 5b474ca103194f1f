//! Key phrases: recurring, quoted, or introduced as a name.

use std::borrow::Cow;
use std::ops::Range;

use yake_rust::{Config, get_n_best};

use super::article::{Article, Parsed, Position};
use super::text::Token;
use super::vocabulary::Vocabulary;

/// A candidate phrase.
pub(super) struct Phrase {
    pub(super) words: String,
    pub(super) passage: usize,
    pub(super) part: usize,
    pub(super) range: Range<usize>,
    pub(super) why: Why,
}

impl Phrase {
    /// The phrase at a range of a text.
    fn of(parsed: &Parsed, range: Range<usize>, why: Why) -> Self {
        let words = parsed.words.get(range.clone()).unwrap_or_default().to_owned();
        Self { words, passage: parsed.text.passage, part: parsed.text.part, range, why }
    }
}

/// The evidence for a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Why {
    /// It follows "called" or "known as".
    Named,
    /// It is in quotation marks.
    Quoted,
    /// A definition or an acronym may follow it; without one it counts as any other noun phrase.
    Explained,
    /// It recurs.
    Recurs,
    /// It is a long compound noun, or a noun with a qualifier.
    Compound,
    /// It is a noun, if there are no better candidates.
    Noun,
}

/// The key phrases of YAKE with their scores, best first.
pub(super) fn yake(text: &str, vocabulary: &Vocabulary, number: usize) -> Vec<(String, f64)> {
    let config = Config { ngrams: 3, ..Config::default() };
    let found = get_n_best(number, &bounded(text), &vocabulary.stop_words, &config);
    found.into_iter().map(|item| (item.keyword, item.score)).collect()
}

/// The maximum length of a word, and of a sentence in words, that is given to YAKE.
const WORD: usize = 80;
const SENTENCE: usize = 250;
/// At most this many brackets and bars are text; more are a drawing or a damaged file.
const SIGNS: usize = 200;

/// The text for YAKE, whose sentence splitter panics where its regular expressions backtrack too often: without words
/// and rows of signs that are too long, and with a full stop in sentences that are too long.
fn bounded(text: &str) -> Cow<'_, str> {
    let is_sign = |c: char| "[](){}|<>\\/*_~^=#-".contains(c);
    let long_word = |word: &str| word.chars().nth(WORD).is_some();
    let ends = |word: &str| word.ends_with(['.', '!', '?', '…']);
    let mut length = 0;
    let mut long_sentence = |word: &str| {
        length = if ends(word) { 0 } else { length + 1 };
        length > SENTENCE
    };
    if text.matches(is_sign).nth(SIGNS).is_none()
        && !text.split_whitespace().any(|word| long_word(word) || long_sentence(word))
    {
        return Cow::Borrowed(text);
    }
    let crowded = text.matches(is_sign).count() * 20 > text.len();
    let mut bounded = String::new();
    for line in text.lines() {
        let mut length = 0;
        for word in line.split_whitespace().filter(|word| !long_word(word)) {
            length = if ends(word) { 0 } else { length + 1 };
            bounded.extend(word.chars().filter(|c| !crowded || !is_sign(*c)));
            bounded.push_str(if length > SENTENCE { ".\n" } else { " " });
            if length > SENTENCE {
                length = 0;
            }
        }
        bounded.push('\n');
    }
    Cow::Owned(bounded)
}

/// The phrases of an article, without names.
pub(super) fn phrases(article: &Article) -> Vec<Phrase> {
    let mut phrases = quoted(article);
    phrases.extend(nouns(article));
    phrases.extend(explained(article));
    phrases
}

/// The phrases between a determiner and the sign that begins an explanation: `a software bill of materials, a list`,
/// `un vehículo operado a distancia (ROV), un robot`. In languages that capitalise nouns, they are found as nouns.
fn explained(article: &Article) -> Vec<Phrase> {
    let words = &article.vocabulary;
    let mut phrases = Vec::new();
    if article.capitalises_nouns() {
        return phrases;
    }
    for (parsed, sentence) in article.sentences().filter(|(parsed, _)| parsed.text.position == Position::Body)
    {
        let tokens = &sentence.tokens;
        let is = |at: usize, keys: &[&str]| {
            tokens.get(at).is_some_and(|token| keys.iter().any(|key| words.has(key, &token.lower())))
        };
        for (sign, token) in tokens.iter().enumerate() {
            let brackets = token.text == "(" && tokens.get(sign + 1).is_some_and(Token::is_acronym);
            let explains =
                matches!(token.text, "," | "–" | "—" | "(") && is(sign + 1, &["indefinite", "definite"]);
            if !brackets && !explains {
                continue;
            }
            // Back to the determiner, and past "of the" to the one before it.
            let mut start = sign;
            while start > 0 && sign - start < 7 {
                let before = start - 1;
                let determines = is(before, &["articles"])
                    && !is(before, &["genitive"])
                    && !(before > 0 && is(before - 1, &["linking", "connectors"]));
                let acts = is(before, &["copula", "verbs"]) && !(before > 0 && is(before - 1, &["articles"]));
                if determines || acts {
                    break;
                }
                if tokens.get(before).is_none_or(|token| !token.is_word() || token.is_capitalised()) {
                    start = sign;
                    break;
                }
                start = before;
            }
            let inside = tokens.get(start..sign).unwrap_or_default();
            let carrying = inside.iter().filter(|token| !words.is_stop_word(&token.lower())).count();
            let determined = start > 0 && is(start - 1, &["articles", "copula", "verbs"]);
            let (Some(first), Some(last)) = (inside.first(), inside.last()) else { continue };
            let edges = [first, last].iter().all(|token| !words.is_stop_word(&token.lower()));
            let bare = !(start > 0 && is(start - 1, &["articles"]))
                && (start..sign).any(|at| is(at, &["prepositions"]) && !is(at, &["genitive"]));
            let acts = bare
                || inside.iter().skip(1).any(|token| {
                    ["copula", "speech", "subordinate", "verbs", "and", "relative"]
                        .iter()
                        .any(|key| words.has(key, &token.lower()))
                });
            if determined && inside.len() >= 2 && edges && !acts && (2..=4).contains(&carrying) {
                phrases.push(Phrase::of(parsed, first.range.start..last.range.end, Why::Explained));
            }
        }
    }
    phrases
}

/// Up to five words in quotation marks that are not a sentence.
fn quoted(article: &Article) -> Vec<Phrase> {
    let mut phrases = Vec::new();
    for (parsed, sentence) in article.sentences().filter(|(parsed, _)| parsed.text.position == Position::Body)
    {
        let tokens = &sentence.tokens;
        for (open, token) in tokens.iter().enumerate() {
            if !matches!(token.text, "“" | "„" | "«" | "\"" | "‘") || !token.spaced {
                continue;
            }
            let closes =
                |at: &usize| tokens.get(*at).is_some_and(|t| matches!(t.text, "”" | "“" | "»" | "\"" | "’"));
            let Some(close) = (open + 1..tokens.len().min(open + 8)).find(closes) else { continue };
            let inside = tokens.get(open + 1..close).unwrap_or_default();
            let carries = |token: &Token| token.is_word() && !article.vocabulary.is_stop_word(&token.lower());
            let is_phrase = (1..=5).contains(&inside.len())
                && inside.iter().all(|token| token.is_word() || matches!(token.text, "’" | "'"))
                && inside.last().is_some_and(carries)
                && inside.iter().filter(|token| carries(token)).count() * 2 > inside.len().min(3)
                && !inside.iter().any(|token| article.vocabulary.has("copula", &token.lower()));
            let (Some(first), Some(last)) = (inside.first(), inside.last()) else { continue };
            if is_phrase {
                phrases.push(Phrase::of(parsed, first.range.start..last.range.end, Why::Quoted));
            }
        }
    }
    phrases
}

/// Noun phrases: sequences of words between stop words and signs.
fn nouns(article: &Article) -> Vec<Phrase> {
    let words = &article.vocabulary;
    let mut phrases = Vec::new();
    for (parsed, sentence) in article.sentences().filter(|(parsed, _)| parsed.text.position == Position::Body)
    {
        let tokens = &sentence.tokens;
        let mut at = 0;
        while at < tokens.len() {
            let carries = |at: usize| {
                tokens.get(at).is_some_and(|token| {
                    let lower = token.lower();
                    token.is_word()
                        && token.text.chars().count() > 2
                        && !words.is_stop_word(&lower)
                        && !words.has("not_names", &lower)
                        && !words.has("speech", &lower)
                        && !words.has("copula", &lower)
                        && !words.has("named", &lower)
                        && (article.capitalises_nouns() || !token.is_capitalised())
                })
            };
            if !carries(at) {
                at += 1;
                continue;
            }
            let start = at;
            while carries(at) && (at == start || tokens.get(at).is_some_and(|token| token.spaced)) {
                at += 1;
            }
            let named = start > 0
                && (1..=2).any(|back| {
                    start
                        .checked_sub(back)
                        .and_then(|at| tokens.get(at))
                        .is_some_and(|token| words.has("named", &token.lower()))
                });
            // A sequence of capitalised nouns and the adjectives before them; in other languages up to three words.
            let determined = start.checked_sub(1).and_then(|at| tokens.get(at)).is_some_and(|token| {
                words.has("articles", &token.lower()) || words.has("connectors", token.text)
            });
            let mut end = at.min(start + 4);
            if !article.capitalises_nouns() && !determined {
                end = end.min(start + 3);
            }
            let linked = (start + 1 == at && determined)
                .then(|| linked(article, tokens, start))
                .flatten()
                .map(|end| (start, end));
            for (from, to) in windows(article, tokens, start, end).into_iter().chain(linked) {
                let (Some(first), Some(last)) = (tokens.get(from), tokens.get(to - 1)) else { continue };
                let range = first.range.start..last.range.end;
                let long = last.text.chars().count() >= 13;
                let why = if named && from == start {
                    Why::Named
                } else if to - from > 1 && determined && from == start || long {
                    Why::Compound
                } else {
                    Why::Recurs
                };
                phrases.push(Phrase::of(parsed, range, why));
            }
        }
    }
    phrases
}

/// The end of a noun phrase with a preposition that begins at `start`: `balsa de residuos`, `jaunisse de la betterave`.
fn linked(article: &Article, tokens: &[Token], start: usize) -> Option<usize> {
    let words = &article.vocabulary;
    words.all("adjectives").next()?;
    let carries = |at: usize| {
        tokens.get(at).is_some_and(|token| {
            token.is_word()
                && !token.is_capitalised()
                && token.text.chars().count() > 2
                && !words.is_stop_word(token.text)
                && !words.has("not_names", token.text)
        })
    };
    let joint = tokens.get(start + 1).filter(|token| words.has("genitive", token.text))?;
    let noun = (start + 2..start + 5).find(|&at| {
        tokens
            .get(at)
            .is_none_or(|token| !words.has("articles", token.text) && !matches!(token.text, "’" | "'"))
    })?;
    (joint.spaced && carries(noun)).then_some(noun + 1)
}

/// The parts of a sequence that may be a noun phrase.
fn windows(article: &Article, tokens: &[Token], start: usize, end: usize) -> Vec<(usize, usize)> {
    let mut windows = Vec::new();
    for from in start..end {
        for to in from + 1..=end {
            let inside = tokens.get(from..to).unwrap_or_default();
            // A noun is not followed by an article: "the court suspended the".
            let before_article =
                tokens.get(to).is_some_and(|next| article.vocabulary.has("articles", &next.lower()));
            let ends_in_noun = inside.last().is_some_and(|last| {
                if article.capitalises_nouns() {
                    let before = inside.get(..inside.len() - 1).unwrap_or_default();
                    let declined = |token: &Token| {
                        token.is_capitalised()
                            || article.vocabulary.without_ending("declined_endings", token.text).is_some()
                    };
                    last.is_capitalised() && before.iter().all(declined)
                } else {
                    let romance = article.vocabulary.all("adjectives").next().is_some();
                    let acts = |token: &Token| is_verbal(article, token);
                    let begins_with_verb = romance && inside.first().is_some_and(acts);
                    !before_article
                        && !begins_with_verb
                        && !acts(last)
                        && inside.iter().all(|token| !article.vocabulary.has("verbs", &token.lower()))
                }
            });
            if ends_in_noun && inside.len() <= 3 {
                windows.push((from, to));
            }
        }
    }
    windows
}

/// Whether a word has the ending of a verb or adverb, which cannot end a noun phrase.
fn is_verbal(article: &Article, token: &Token) -> bool {
    let lower = token.lower();
    let past = article.vocabulary.all("adjectives").next().is_some()
        && article
            .vocabulary
            .without_ending("past_endings", &lower)
            .is_some_and(|stem| stem.chars().count() >= 2);
    past || article.vocabulary.has("verbs", &lower)
        || article
            .vocabulary
            .all("not_nouns")
            .any(|ending| lower.ends_with(ending) && lower.chars().count() > ending.chars().count() + 2)
}
