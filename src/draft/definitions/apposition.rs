//! Appositions: `X, a …,`, the text between a term and the next comma.

use std::ops::Range;

use super::certain::{has_shell_head, is_certain, is_name};
use super::{Definition, LONGEST, has_verb, links, span};
use crate::draft::article::Article;
use crate::draft::text::Token;
use crate::story::model::TermKind;

/// The text from the comma to the next one, or to the end of the sentence. `term` is the first token of the term, `comma` the token after it.
pub(super) fn apposition(
    article: &Article,
    tokens: &[Token],
    term: usize,
    comma: usize,
    kind: Option<TermKind>,
    phrase: bool,
) -> Option<Definition> {
    let words = &article.vocabulary;
    let start = comma + 1;
    let first = tokens.get(start)?;
    let lower = first.lower();
    let indefinite = words.has("indefinite", &lower);
    let definite = words.has("definite", &lower);
    // "X, told reporters", "X, a assuré une source", "X, habló de".
    let past = words.all("adjectives").next().is_some()
        && !first.is_capitalised()
        && words.without_ending("past_endings", &lower).is_some_and(|stem| stem.chars().count() >= 2);
    let acts =
        !indefinite && (past || ["speech", "copula", "verbs"].iter().any(|key| words.has(key, &lower)));
    if acts || ["subordinate", "and", "or"].iter().any(|key| words.has(key, &lower)) {
        return None;
    }
    let mut end = closing(tokens, start)?;
    // "a platform of fishers, farmers and neighbours,": contains a list.
    if tokens.get(end).is_some_and(|token| token.text == ",") && indefinite {
        let next = closing(tokens, end + 1)?;
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
            words.has_form("titles", &token.lower())
                && (!token.is_capitalised() || article.capitalises_nouns())
        })
    };
    let possessed = titled(start + 1)
        || inside.iter().take(5).any(|token| matches!(token.text, "’" | "'")) && (start..end).any(titled);
    let closed = tokens.get(end).is_some_and(|token| matches!(token.text, "," | "–" | "—" | ")"));
    let last_of_sentence =
        tokens.get(end).is_none_or(|token| matches!(token.text, "." | "!" | "?" | ";" | "”" | "»"));
    let may_be_person = !phrase && kind.is_none_or(|kind| kind == TermKind::Person);
    let role = may_be_person && (titled(start) || possessed) && !has_verb(article, inside);
    let plain = !phrase
        && inside.len() <= 8
        && (!first.is_capitalised() || article.capitalises_nouns())
        && !words.is_stop_word(&lower);
    // Other text after the name of a person: "midwife for twenty years".
    let bare = plain
        && (closed || last_of_sentence && !has_verb(article, inside))
        && kind == Some(TermKind::Person)
        && (article.capitalises_nouns() || !inside.get(1).is_some_and(Token::is_capitalised))
        && !words.all("not_nouns").chain(["ing"]).any(|ending| lower.ends_with(ending));
    // "a branch of": "filial de un grupo".
    let related = plain
        && (closed || last_of_sentence && !words.has("compounds", "yes") && !has_verb(article, inside))
        && (!first.is_capitalised() || article.capitalises_nouns())
        && tokens.get(start + 1).is_some_and(|next| words.has("linking", next.text));
    let least = if phrase && !article.capitalises_nouns() { 3 } else { 2 };
    if !(indefinite || definite || role || bare || related)
        || inside.len() < least && !(definite || role)
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
        // A relative clause ends with its verb, a noun phrase with a noun.
        let noun_last =
            last.is_capitalised() || last.text.starts_with(|c: char| c.is_numeric() || "”“\"»%".contains(c));
        if !noun_last || definite && !inside.iter().skip(1).any(Token::is_capitalised) {
            return None;
        }
    } else if (definite || phrase) && has_verb(article, inside) {
        return None;
    }
    if definite && !is_definite_phrase(article, inside, phrase) {
        return None;
    }
    // "Bundespräsident Weber, Bundesratspräsident Kuhn": the next item in a list of people.
    if role
        && article.capitalises_nouns()
        && inside.len() >= 2
        && inside.iter().all(|token| token.is_word() && token.is_capitalised())
    {
        return None;
    }
    if is_list(article, tokens, term, start..end, phrase) || is_name(article, inside) {
        return None;
    }
    // "… on the tablet of Orchard, a move that …": it is about the whole sentence.
    let acts = matches!(kind, Some(TermKind::Person | TermKind::Place | TermKind::Organisation));
    if !phrase && acts && (indefinite || definite) && has_shell_head(article, inside) {
        return None;
    }
    // "In Bremen, a court ruled that …": the clause continues without another comma. A subject comes first or after a
    // preposition.
    if !closed && (!last_of_sentence || has_verb(article, inside)) {
        return None;
    }
    // "In Tobago, the demand outstrips the supply, he said": a clause.
    let said =
        (end + 2..end + 4).any(|at| tokens.get(at).is_some_and(|token| words.has("speech", &token.lower())));
    let unsure = phrase || said || !closed && (definite || indefinite) || has_verb(article, inside);
    if unsure && opens(article, tokens, term, phrase, closed && !said) {
        return None;
    }
    // ", a range on the coast of Huelva, the first rocket …": the term is in an aside, after which the sentence
    // continues.
    let before = tokens.get(..term).unwrap_or_default();
    let aside = before.iter().rposition(|token| token.text == ",").and_then(|comma| before.get(comma + 1..));
    if definite
        && !closed
        && aside.is_some_and(|aside| {
            aside.first().is_some_and(|first| words.has("articles", &first.lower()))
                && !has_verb(article, aside)
        })
    {
        return None;
    }
    let certain = is_certain(article, tokens, term, start..end, kind, phrase);
    let end = with_relative(article, tokens, start, end).unwrap_or(end);
    Some(Definition { range: span(tokens, start..end)?, person: role || bare, certain })
}

/// Whether a text that begins with a definite article can be a definition.
pub(super) fn is_definite_phrase(article: &Article, inside: &[Token], phrase: bool) -> bool {
    let words = &article.vocabulary;
    let Some(second) = inside.get(1) else { return false };
    // "mascarillas, las que llegaron", "Francia, i 20 gradi", "el próximo jueves".
    let dated = inside.len() <= 4 && inside.iter().any(|token| words.has("not_names", &token.lower()));
    // "das war die Forderung"
    let lower = second.lower();
    if ["copula", "verbs"].iter().any(|key| words.has(key, &lower)) && !second.is_capitalised() {
        return false;
    }
    if links(article, second) || second.text.starts_with(|c: char| c.is_numeric()) || dated {
        return false;
    }
    if !phrase {
        return true;
    }
    if article.capitalises_nouns() {
        // "den Skrupel"; "die der Hersteller nun benötigt für …".
        let verbal = |token: &Token| {
            !token.is_capitalised()
                && token.text.chars().count() >= 6
                && token.text.ends_with('t')
                && !words.is_stop_word(token.text)
        };
        return inside.len() >= 3 && !inside.iter().any(verbal);
    }
    // "its owner, the Bank of Scotland": the phrase refers to the name. A long text is a clause.
    !second.is_capitalised() && inside.len() <= 12
}

/// The index of the sign that ends the text from a token on, or of the end of the sentence.
fn closing(tokens: &[Token], start: usize) -> Option<usize> {
    (start..=tokens.len()).find(|&at| {
        tokens.get(at).is_none_or(|token| {
            matches!(token.text, "," | ";" | "." | ":" | "–" | "—" | ")" | "!" | "?" | "(")
        })
    })
}

/// Whether the text after the comma is the next item of a list: "X, the Y and the Z", "the X, the Y, the Z".
fn is_list(article: &Article, tokens: &[Token], term: usize, inside: Range<usize>, phrase: bool) -> bool {
    let words = &article.vocabulary;
    let is = |at: usize, key: &str| tokens.get(at).is_some_and(|token| words.has(key, &token.lower()));
    let joint = inside.clone().find(|&at| is(at, "and") || is(at, "or"));
    let definite = is(inside.start, "definite");
    let joined =
        joint.is_some_and(|at| is(at + 1, "definite") && definite || is(at + 1, "indefinite") && !definite);
    let comma = tokens.get(inside.end).is_some_and(|token| token.text == ",");
    let lead = tokens.get(..term).unwrap_or_default();
    let from = lead.iter().rposition(|token| matches!(token.text, "," | ":")).map(|sign| sign + 1);
    if definite {
        // "…, el servicio público, la continuidad": an item before it.
        let is_item = from.is_some_and(|from| {
            let segment = tokens.get(from..term).unwrap_or_default();
            tokens.get(from - 1).is_some_and(|sign| sign.text == ",")
                && !is(from, "clauses")
                && !has_verb(article, segment)
        });
        let again = tokens
            .get(inside.end + 1)
            .is_some_and(|next| tokens.get(inside.start).is_some_and(|first| next.text == first.text));
        let next = is(inside.end + 1, "and") || again || phrase && is(inside.end + 1, "articles");
        return joined || comma && next || phrase && is_item;
    }
    if !phrase || !is(inside.start, "indefinite") {
        return false;
    }
    // "una empresa nueva, un precio alto, una firma": the term is an item itself.
    let is_item = from.is_some_and(|from| from + 1 == term && is(from, "indefinite"));
    let ends = inside.end == tokens.len() || tokens.get(inside.end).is_some_and(|token| token.text == ".");
    joined || is(inside.start, "partitive") || comma && is(inside.end + 1, "indefinite") || is_item && ends
}

/// Whether the term ends an introductory phrase: "After the flood, the council met,". For a phrase as term, any start
/// without a verb is one.
fn opens(article: &Article, tokens: &[Token], term: usize, phrase: bool, closed: bool) -> bool {
    let words = &article.vocabulary;
    let before = tokens.get(..term).unwrap_or_default();
    let small = |token: &Token| {
        !token.is_word()
            || ["articles", "place_prepositions", "drop_before_date"]
                .iter()
                .any(|key| words.has(key, &token.lower()))
    };
    let leads = before.iter().all(small)
        && before.iter().any(|token| token.is_word() && !words.has("articles", &token.lower()));
    let Some(first) = before.iter().find(|token| token.is_word()) else {
        // "Finalmente, la tercera …": a word without an article.
        return phrase && !article.capitalises_nouns() && !closed;
    };
    let lower = first.lower();
    let adverbial = ["prepositions", "place_prepositions"].iter().any(|key| words.has(key, &lower))
        && before.iter().all(|token| !matches!(token.text, "," | ";" | ":"))
        && !has_verb(article, before)
        && before.iter().all(|token| words.without_ending("past_endings", &token.lower()).is_none());
    leads || (phrase || !closed) && !article.capitalises_nouns() && adverbial
}

/// The end of a relative clause after an indefinite noun: "ein Gerät, das Wärme weitergibt".
fn with_relative(article: &Article, tokens: &[Token], start: usize, end: usize) -> Option<usize> {
    let words = &article.vocabulary;
    tokens.get(start).filter(|first| words.has("indefinite", &first.lower()))?;
    tokens.get(end).filter(|sign| sign.text == ",")?;
    tokens.get(end + 1).filter(|next| words.has("relative", &next.lower()))?;
    let close = closing(tokens, end + 1)?;
    let is_end =
        tokens.get(close).is_none_or(|token| matches!(token.text, "," | "." | "–" | "—" | ")" | ";"));
    // German and Dutch clauses end with their verb; an article ("der", "die") begins another noun.
    let clause = tokens.get(end + 1..close)?;
    let verb_last = !words.has("compounds", "yes")
        || clause.last().is_some_and(|last| last.is_word() && !last.is_capitalised());
    (is_end && verb_last && clause.len() >= 3 && close - start <= LONGEST).then_some(close)
}
