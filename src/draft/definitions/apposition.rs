//! Appositions: `X, a …,`, the text between a term and the next comma.

use std::ops::Range;

use super::{LONGEST, has_verb, links, span};
use crate::draft::article::Article;
use crate::draft::text::Token;
use crate::story::model::TermKind;

/// The range from the comma to the next one, or to the end of the sentence; and whether it shows that the term is a
/// person. `term` is the first token of the term, `comma` the token after it.
pub(super) fn apposition(
    article: &Article,
    tokens: &[Token],
    term: usize,
    comma: usize,
    kind: Option<TermKind>,
    phrase: bool,
) -> Option<(Range<usize>, bool)> {
    let start = comma + 1;
    let first = tokens.get(start)?;
    if continues_clause(article, first) {
        return None;
    }
    let end = candidate_end(article, tokens, start)?;
    let inside = tokens.get(start..end)?;
    let is = |key: &str| article.vocabulary.has(key, &first.lower());
    let candidate = Candidate {
        article,
        tokens,
        term,
        start,
        end,
        inside,
        first,
        kind,
        phrase,
        indefinite: is("indefinite"),
        definite: is("definite"),
        closed: tokens.get(end).is_some_and(|token| matches!(token.text, "," | "–" | "—" | ")")),
        ends_sentence: tokens
            .get(end)
            .is_none_or(|token| matches!(token.text, "." | "!" | "?" | ";" | "”" | "»")),
        has_verb: has_verb(article, inside),
    };
    if Candidate::FAULTS.iter().any(|fault| fault(&candidate)) {
        return None;
    }
    let end = with_relative(article, tokens, start, end).unwrap_or(end);
    Some((span(tokens, start..end)?, candidate.is_role() || candidate.is_bare()))
}

/// Whether the clause of the term continues with this word after the comma: "X, told reporters", "X, a assuré une
/// source", "X, habló de", "X, which".
fn continues_clause(article: &Article, first: &Token) -> bool {
    let words = &article.vocabulary;
    let lower = first.lower();
    let has = |keys: &[&str]| keys.iter().any(|key| words.has(key, &lower));
    let past = || {
        words.all("adjectives").next().is_some()
            && !first.is_capitalised()
            && words.without_ending("past_endings", &lower).is_some_and(|stem| stem.chars().count() >= 2)
    };
    let acts = || has(&["speech", "copula", "verbs"]) || past();
    has(&["subordinate", "and", "or"]) || !has(&["indefinite"]) && acts()
}

/// The index of the sign at which the text ends. It may contain a list: "a platform of fishers, farmers and
/// neighbours,".
fn candidate_end(article: &Article, tokens: &[Token], start: usize) -> Option<usize> {
    let words = &article.vocabulary;
    let end = closing(tokens, start)?;
    let indefinite = tokens.get(start).is_some_and(|first| words.has("indefinite", &first.lower()));
    if !indefinite || tokens.get(end).is_none_or(|token| token.text != ",") {
        return Some(end);
    }
    let next = closing(tokens, end + 1)?;
    let more = tokens.get(end + 1..next).unwrap_or_default();
    let lists = more.iter().any(|token| words.has("and", token.text))
        && more.first().is_some_and(|token| !words.is_stop_word(&token.lower()))
        && more.len() <= 4
        && !has_verb(article, more)
        && tokens.get(next).is_some_and(|token| token.text != "(");
    Some(if lists { next } else { end })
}

/// The text after the comma, which may be an apposition.
struct Candidate<'a> {
    article: &'a Article<'a>,
    /// The sentence.
    tokens: &'a [Token<'a>],
    /// The first token of the term.
    term: usize,
    /// The first token of the text, and the sign that ends it.
    start: usize,
    end: usize,
    /// The tokens between them.
    inside: &'a [Token<'a>],
    first: &'a Token<'a>,
    /// The kind of the term, and whether it is a phrase instead of a name.
    kind: Option<TermKind>,
    phrase: bool,
    /// The article that it begins with.
    indefinite: bool,
    definite: bool,
    /// Whether a comma, a dash or a bracket ends it.
    closed: bool,
    /// Whether it ends its sentence.
    ends_sentence: bool,
    has_verb: bool,
}

impl Candidate<'_> {
    /// What shows that it is no apposition.
    const FAULTS: [fn(&Self) -> bool; 9] = [
        Self::has_no_form,
        Self::has_no_content,
        Self::is_no_noun_phrase,
        Self::is_no_definite_phrase,
        Self::is_next_person,
        Self::is_list,
        Self::is_clause,
        Self::is_after_introduction,
        Self::is_after_aside,
    ];

    /// Whether it begins with the role of a person: "his wife, its director", "director of the port".
    fn is_role(&self) -> bool {
        let words = &self.article.vocabulary;
        let titled = |at: usize| {
            self.tokens.get(at).is_some_and(|token| {
                words.has_form("titles", &token.lower())
                    && (!token.is_capitalised() || self.article.capitalises_nouns())
            })
        };
        let possessed = || {
            titled(self.start + 1)
                || self.inside.iter().take(5).any(|token| matches!(token.text, "’" | "'"))
                    && (self.start..self.end).any(titled)
        };
        !self.phrase
            && self.kind.is_none_or(|kind| kind == TermKind::Person)
            && (titled(self.start) || possessed())
            && !self.has_verb
    }

    /// Whether it is short text after a name, without an article.
    fn is_plain(&self) -> bool {
        !self.phrase
            && self.inside.len() <= 8
            && self.begins_with_noun()
            && !self.article.vocabulary.is_stop_word(&self.first.lower())
    }

    fn begins_with_noun(&self) -> bool {
        !self.first.is_capitalised() || self.article.capitalises_nouns()
    }

    /// Whether it is other text after the name of a person: "midwife for twenty years".
    fn is_bare(&self) -> bool {
        let lower = self.first.lower();
        self.is_plain()
            && (self.closed || self.ends_sentence && !self.has_verb)
            && self.kind == Some(TermKind::Person)
            && (self.article.capitalises_nouns() || !self.inside.get(1).is_some_and(Token::is_capitalised))
            && !self.article.vocabulary.all("not_nouns").chain(["ing"]).any(|ending| lower.ends_with(ending))
    }

    /// Whether it names a relation: "filial de un grupo", a branch of.
    fn is_related(&self) -> bool {
        let words = &self.article.vocabulary;
        self.is_plain()
            && (self.closed || self.ends_sentence && !words.has("compounds", "yes") && !self.has_verb)
            && self.tokens.get(self.start + 1).is_some_and(|next| words.has("linking", next.text))
    }

    fn has_no_form(&self) -> bool {
        let least = if self.phrase && !self.article.capitalises_nouns() { 3 } else { 2 };
        let role = self.is_role();
        !(self.indefinite || self.definite || role || self.is_bare() || self.is_related())
            || self.inside.len() < least && !(self.definite || role)
            || self.inside.len() > LONGEST
    }

    fn has_no_content(&self) -> bool {
        let is_content =
            |token: &Token| token.is_word() && !self.article.vocabulary.is_stop_word(&token.lower());
        !self.inside.iter().any(is_content)
    }

    /// Whether it has a verb. Where nouns are capitalised, a relative clause ends with its verb, a noun phrase with a
    /// noun.
    fn is_no_noun_phrase(&self) -> bool {
        let Some(last) = self.inside.last() else { return true };
        if self.article.capitalises_nouns() {
            let ends_with_noun = last.is_capitalised()
                || last.text.starts_with(|c: char| c.is_numeric() || "”“\"»%".contains(c));
            !ends_with_noun || self.definite && !self.inside.iter().skip(1).any(Token::is_capitalised)
        } else {
            (self.definite || self.phrase) && self.has_verb
        }
    }

    fn is_no_definite_phrase(&self) -> bool {
        self.definite && !is_definite_phrase(self.article, self.inside, self.phrase)
    }

    /// Whether it is the next item in a list of people: "Bundespräsident Weber, Bundesratspräsident Kuhn".
    fn is_next_person(&self) -> bool {
        self.is_role()
            && self.article.capitalises_nouns()
            && self.inside.len() >= 2
            && self.inside.iter().all(|token| token.is_word() && token.is_capitalised())
    }

    fn is_list(&self) -> bool {
        is_list(self.article, self.tokens, self.term, self.start..self.end, self.phrase)
    }

    /// Whether a clause continues without another comma: "In Bremen, a court ruled that …". A subject comes first or
    /// after a preposition.
    fn is_clause(&self) -> bool {
        !self.closed && (!self.ends_sentence || self.has_verb)
    }

    /// Whether the term ends an introduction, and a clause follows: "In Tobago, the demand outstrips the supply, he
    /// said".
    fn is_after_introduction(&self) -> bool {
        let is_speech = |token: &Token| self.article.vocabulary.has("speech", &token.lower());
        let said = (self.end + 2..self.end + 4).any(|at| self.tokens.get(at).is_some_and(is_speech));
        let unsure =
            self.phrase || said || !self.closed && (self.definite || self.indefinite) || self.has_verb;
        unsure && opens(self.article, self.tokens, self.term, self.phrase, self.closed && !said)
    }

    /// Whether the term is in an aside, after which the sentence continues: ", a range on the coast of Huelva, the first
    /// rocket …".
    fn is_after_aside(&self) -> bool {
        let before = self.tokens.get(..self.term).unwrap_or_default();
        let aside =
            before.iter().rposition(|token| token.text == ",").and_then(|comma| before.get(comma + 1..));
        self.definite
            && !self.closed
            && aside.is_some_and(|aside| {
                aside.first().is_some_and(|first| self.article.vocabulary.has("articles", &first.lower()))
                    && !has_verb(self.article, aside)
            })
    }
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
