//! Sequences of tokens that may be a name.

use std::ops::Range;

use super::{is_beginning, kind_of};
use crate::draft::article::Article;
use crate::draft::text::Token;
use crate::story::model::TermKind;

/// Whether a token may be part of a name by its capital: at the start of a sentence not a stop word, inside one not an
/// article or connector.
pub(super) fn fits(article: &Article, tokens: &[Token], at: usize) -> bool {
    let words = &article.vocabulary;
    let Some(token) = tokens.get(at).filter(|token| token.is_capitalised()) else { return false };
    let lower = token.lower();
    if words.has("not_names", &lower) {
        // "Julio Prats": in languages with months in lower case.
        return words.has("small_months", "yes") && is_capital_run(tokens, at);
    }
    // "Art Loss Register", but not "Photo" or "Read".
    if words.has("captions", &lower) && (is_beginning(tokens, at) || !is_capital_run(tokens, at)) {
        return false;
    }
    let small = words.has("articles", &lower) || words.has("connectors", &lower) || words.has("and", &lower);
    // "New York", where "new" is a stop word.
    let opens = words.has("name_starts", &lower) && is_capital_run(tokens, at);
    token.is_acronym() || !small && (!words.is_stop_word(&lower) || opens || !is_beginning(tokens, at))
}

/// Whether a capitalised word is before or after the token.
fn is_capital_run(tokens: &[Token], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| tokens.get(at));
    tokens.get(at + 1).is_some_and(|next| next.spaced && next.is_capitalised())
        || before.is_some_and(|before| before.is_capitalised() && !is_beginning(tokens, at - 1))
}

/// The sequence that begins at a token.
pub(super) fn row(article: &Article, tokens: &[Token], at: usize) -> Option<Range<usize>> {
    let first = tokens.get(at)?;
    if let Some(end) = named_thing(article, tokens, at) {
        return Some(at..extended(article, tokens, at, end));
    }
    // "Los Angeles", "De Grote Waard": the article is capitalised inside a sentence.
    let with_article = first.is_capitalised()
        && article.vocabulary.has("articles", &first.lower())
        && !is_beginning(tokens, at)
        && fits(article, tokens, at + 1);
    if !with_article && !fits(article, tokens, at) {
        return None;
    }
    let mut end = extended(article, tokens, at, if with_article { at + 2 } else { at + 1 });
    // "Kestrel fever", repeatedly; "the Oort cloud, a shell".
    if end == at + 1
        && !article.capitalises_nouns()
        && tokens.get(end).is_some_and(|next| {
            article.is_pair(first, next)
                || is_plain(article, next) && is_explained(article, tokens, at, end + 1)
        })
    {
        end += 1;
    }
    Some(at..end)
}

/// Whether the tokens from `at` to `end` are between an article and an apposition.
fn is_explained(article: &Article, tokens: &[Token], at: usize, end: usize) -> bool {
    let words = &article.vocabulary;
    let before = at.checked_sub(1).and_then(|at| tokens.get(at));
    before.is_some_and(|before| words.has("articles", &before.lower()))
        && tokens.get(end).is_some_and(|sign| matches!(sign.text, "," | "(" | "–" | "—"))
        && tokens.get(end + 1).is_some_and(|next| words.has("indefinite", &next.lower()))
}

/// Extends the sequence from `end`.
fn extended(article: &Article, tokens: &[Token], at: usize, mut end: usize) -> usize {
    let words = &article.vocabulary;
    while let (Some(last), Some(next)) = (tokens.get(end - 1), tokens.get(end)) {
        let initial = last.text.chars().count() == 1 && last.is_capitalised();
        let further = fits(article, tokens, end + 1);
        if next.spaced && fits(article, tokens, end) {
            end += 1;
        } else if further
            && (next.text == "&" || initial && !next.spaced && matches!(next.text, "." | "’" | "'"))
        {
            // "Marks & Spencer", "J. Weber", "O’Brien".
            end += 2;
        } else if further && next.is_capitalised() && next.is_word() && !words.has("not_names", &next.lower())
        {
            // "Save Our Shelves".
            end += 2;
        } else if at + 1 < tokens.len()
            && !next.spaced
            && matches!(next.text, "’" | "'")
            && goes_on(tokens, end)
        {
            // "Tau’alupe".
            end += 2;
        } else if is_number(article, tokens, end) && !is_beginning(tokens, at) {
            // "Top 14", "Apollo 11".
            end += 1;
        } else if is_year(next) && last.is_capitalised() && words.has("law", &last.lower()) {
            // "Public Libraries Act 1964".
            end += 1;
        } else if last.is_capitalised()
            && words.has("law", &last.lower())
            && words.has("small_laws", "yes")
            && is_plain(article, next)
        {
            // "Wet natuurbescherming".
            end += 1;
        } else if let Some(after) = joined(article, tokens, at, end) {
            end = after;
        } else if let Some(after) =
            institution(article, tokens, at).then(|| small_letters(article, tokens, at, end)).flatten()
        {
            end = after;
        } else {
            break;
        }
    }
    end
}

/// Whether a word continues in lower case after the apostrophe at `at`, with more than an ending ("board’s", "we’ll").
fn goes_on(tokens: &[Token], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| tokens.get(at));
    before.is_some_and(|before| before.text.chars().count() >= 3)
        && tokens.get(at + 1).is_some_and(|next| {
            next.is_word() && !next.spaced && !next.is_capitalised() && next.text.chars().count() >= 3
        })
}

/// Whether a small number at `at` belongs to the name before it: there is nothing after it to count.
fn is_number(article: &Article, tokens: &[Token], at: usize) -> bool {
    let is_small = tokens.get(at).is_some_and(|token| {
        token.spaced && token.text.len() <= 3 && token.text.bytes().all(|byte| byte.is_ascii_digit())
    });
    let words = &article.vocabulary;
    let before = at.checked_sub(1).and_then(|at| tokens.get(at));
    is_small
        && before.is_some_and(|before| before.is_word() && before.is_capitalised())
        && tokens.get(at + 1).is_none_or(|next| {
            matches!(next.text, "," | "." | ";" | "!" | "?" | ")" | "’")
                || words.has("copula", &next.lower())
                || words.has("subordinate", &next.lower())
        })
}

/// Whether a word in lower case is a content word.
fn is_plain(article: &Article, token: &Token) -> bool {
    token.spaced
        && token.is_word()
        && !token.is_capitalised()
        && !article.vocabulary.is_stop_word(&token.lower())
}

fn is_year(token: &Token) -> bool {
    token.spaced && token.text.len() == 4 && token.text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Skips connectors up to the next capitalised token; returns the index after it.
fn joined(article: &Article, tokens: &[Token], at: usize, end: usize) -> Option<usize> {
    let words = &article.vocabulary;
    let inside = tokens.get(at..end)?;
    let mut coordinates = false;
    let mut free = true;
    // Whether there is a connector after the "and" as well.
    let mut repeats = false;
    // "Villanueva y Ríos", but not "de Guindos y Nadia Calviño".
    let particle = inside.iter().any(|token| words.has("inside_names", token.text));
    let surname = |ahead: usize| {
        particle
            && words.has("inside_names", tokens.get(end).map_or("", |and| and.text))
            && ahead == end + 1
            && !tokens.get(ahead + 1).is_some_and(|next| next.spaced && next.is_capitalised())
    };
    for ahead in end..end + 4 {
        let token = tokens.get(ahead)?;
        if ahead > end && fits(article, tokens, ahead) {
            let heads = inside.iter().any(|token| kind_of(article, token).is_some());
            // "Ministry of Health and Welfare", but not "Berlin and Paris".
            let connected = inside.iter().any(|token| words.has("connectors", token.text));
            // "Wildlife and Countryside Act": the head that both qualify comes last.
            let after = (ahead + 1..ahead + 4)
                .take_while(|&at| tokens.get(at).is_some_and(|t| t.spaced) && fits(article, tokens, at))
                .last();
            let qualifies = after.and_then(|at| tokens.get(at)).is_some_and(|token| {
                words.all("adjectives").next().is_none()
                    && inside.len() <= 2
                    && matches!(kind_of(article, token), Some(TermKind::Law | TermKind::Organisation))
            });
            // "Conseil d’État et de la Cour de cassation": two of them.
            let another = tokens.get(ahead).is_some_and(|token| kind_of(article, token).is_some());
            let allowed = if coordinates {
                heads && connected && !(another && repeats) || qualifies || surname(ahead)
            } else if article.capitalises_nouns() {
                heads || free && is_particle_name(article, tokens, at, end..ahead)
            } else {
                free || heads
            };
            return allowed.then_some(ahead + 1);
        }
        let lower = token.lower();
        let elides = ahead > end && !token.spaced && matches!(token.text, "’" | "'");
        // "Friends of the Estuary".
        let article_inside = ahead > end && words.has("articles", &lower);
        let connects = words.has("connectors", &lower) || words.has("and", &lower) || article_inside;
        if token.is_capitalised() || !elides && !connects {
            return None;
        }
        repeats |= coordinates;
        coordinates |= words.has("and", &lower);
        free &= elides || article_inside || words.has("inside_names", &lower);
    }
    None
}

/// In languages that capitalise nouns, whether a particle may join the name of a person: `Ursula von der Leyen`, but
/// neither `eine Karawane von Migranten` nor `Zahl der Felder`.
fn is_particle_name(article: &Article, tokens: &[Token], at: usize, particles: Range<usize>) -> bool {
    let end = particles.start;
    let words = &article.vocabulary;
    let before = at.checked_sub(1).and_then(|at| tokens.get(at)).map(Token::lower).unwrap_or_default();
    // "ehemalige Kaserne am Stadtrand", but "sagte Susanne von der Tann"
    let qualified = ["e", "en", "er", "es", "em"].iter().any(|ending| before.ends_with(ending))
        && !["te", "ten"].iter().any(|ending| before.ends_with(ending))
        && before.len() > 4
        && !words.has("speech", &before);
    let determined = words.has("articles", &before) || qualified;
    let is_noun = |at: usize| tokens.get(at).is_some_and(|noun| article.is_determined(noun.text));
    // "Formen von Stress", "Angst von Kindern": of a plural, or of a noun that has an article elsewhere in the text.
    let of_things = end == at + 1
        && particles.len() == 1
        && (is_noun(particles.end) || tokens.get(at).is_some_and(|first| first.text.ends_with("en")));
    // "in Frankfurt am Main", and "Theodor zu Guttenberg" after a title or another name; "Wirkung der Wahl" and
    // "Angebote zu Reisen" are not names.
    let titled = words.has_form("titles", &before) || words.has("honorifics", &before);
    let located = |particle: &Token| match particle.text {
        "am" | "an" => words.has("place_prepositions", &before),
        "zu" => titled || end > at + 1,
        "von" => titled || !of_things,
        "der" | "den" => false,
        _ => true,
    };
    let particles = tokens.get(particles).unwrap_or_default();
    particles.iter().all(|particle| words.has("inside_names", particle.text))
        && particles.first().is_some_and(located)
        && (!determined || end > at + 1)
        && !is_noun(at)
}

/// Whether the name that begins at `at` may continue in lower case: in Romance languages that of an institution, or any
/// that is capitalised inside a sentence.
fn institution(article: &Article, tokens: &[Token], at: usize) -> bool {
    let words = &article.vocabulary;
    words.has("small_months", "yes")
        && words.all("adjectives").next().is_some()
        && tokens.get(at).is_some_and(|first| {
            kind_of(article, first).is_some()
                || words.has_form("titles", &first.lower())
                || first.is_capitalised() && !first.is_acronym() && !is_beginning(tokens, at)
        })
}

/// The end of an adjective in lower case.
fn small_adjective(article: &Article, tokens: &[Token], at: usize) -> Option<usize> {
    let words = &article.vocabulary;
    let token = tokens.get(at)?;
    let lower = token.lower();
    let ends = |ending: &str| {
        lower == ending || lower.ends_with(ending) && lower.chars().count() > ending.chars().count() + 2
    };
    (token.spaced && !token.is_capitalised() && carries(article, token) && words.all("adjectives").any(ends))
        .then_some(at + 1)
}

/// Whether a word may be a part of a name.
fn carries(article: &Article, token: &Token) -> bool {
    let lower = token.lower();
    let words = &article.vocabulary;
    token.is_word() && !words.is_stop_word(&lower) && !words.has("not_names", &lower)
}

/// Continues in lower case: an adjective, or a connector and a noun. A name without a known kind continues with "of"
/// only ("Donald Trump para la reelección" ends with the name).
fn small_letters(article: &Article, tokens: &[Token], at: usize, end: usize) -> Option<usize> {
    let words = &article.vocabulary;
    if let Some(end) = small_adjective(article, tokens, end) {
        return Some(end);
    }
    let first = tokens.get(end)?;
    if !words.has("linking", first.text)
        && !words.all("linking").any(|link| link.split(' ').next() == Some(first.text))
    {
        return None;
    }
    let acts = tokens.get(at).is_some_and(|token| {
        kind_of(article, token).is_some()
            || words.has_form("titles", &token.lower())
            || !token.is_capitalised()
    });
    if !acts && !words.has("genitive", first.text) {
        return None;
    }
    let noun = (end + 1..end + 5).find(|&at| {
        tokens.get(at).is_none_or(|token| {
            let elides = !token.spaced && matches!(token.text, "’" | "'");
            !elides && !words.has("connectors", token.text) && !words.has("articles", token.text)
        })
    })?;
    let token = tokens.get(noun)?;
    // "le ministre de la Santé de démissionner"
    let lower = token.lower();
    let is_verb =
        words.has("verbs", &lower) || words.all("infinitives").any(|ending| lower.ends_with(ending));
    (carries(article, token) && !is_verb && token.text.chars().count() > 2).then_some(noun + 1)
}

/// The end of a name that begins with its kind in lower case: `loi Littoral`, `barrage de Vézac`, `loi d’orientation
/// des mobilités`.
fn named_thing(article: &Article, tokens: &[Token], at: usize) -> Option<usize> {
    let words = &article.vocabulary;
    let first = tokens.get(at).filter(|first| first.is_word() && !first.is_capitalised())?;
    let lower = first.lower();
    let is_law =
        words.has("law", &lower) || lower.split('-').next().is_some_and(|head| words.has("law", head));
    if is_law && tokens.get(at + 1).is_some_and(|next| next.spaced) && fits(article, tokens, at + 1) {
        return Some(at + 2);
    }
    if !words.has("small_months", "yes") || words.all("adjectives").next().is_none() {
        return None;
    }
    let definite = at.checked_sub(1).and_then(|before| tokens.get(before)).is_some_and(|before| {
        let lower = before.lower();
        words.has("definite", &lower) || words.has("connectors", &lower) || matches!(before.text, "’" | "'")
    });
    if is_law {
        // "la loi sur l’eau", but not "un accord sur les salaires".
        return definite.then(|| small_letters(article, tokens, at, at + 1)).flatten();
    }
    let is_thing = words.has("institutions", &lower)
        || ["place", "project"].iter().any(|key| words.has(key, &lower)) && !words.has("settlements", &lower);
    if !is_thing || !definite && at > 0 {
        return None;
    }
    if tokens.get(at + 1).is_some_and(|next| next.spaced) && fits(article, tokens, at + 1) {
        return Some(at + 2);
    }
    // "tribunal judiciaire de Nancy"
    let from = small_adjective(article, tokens, at + 1).filter(|_| words.has("institutions", &lower));
    let from = from.unwrap_or(at + 1);
    for ahead in from..from + 3 {
        let token = tokens.get(ahead)?;
        if ahead > from && fits(article, tokens, ahead) {
            return Some(ahead + 1);
        }
        let elides = !token.spaced && matches!(token.text, "’" | "'");
        if !elides && !words.has("inside_names", token.text) {
            return None;
        }
    }
    None
}
