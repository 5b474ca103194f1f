//! Finds acronyms and their long forms.
//!
//! After A. Schwartz and M. Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text",
//! Pacific Symposium on Biocomputing 2003: a short form in brackets is matched, letter by letter from its end, against
//! the words before it; its first letter must begin a word. Here the reverse order (`EPA (Environmental Protection
//! Agency)`) is matched as well, and two checks exclude people with their party (`Claudia Dumont (CDU)`).

use std::ops::Range;

use super::text::tokens;
use super::vocabulary::Vocabulary;

/// An acronym with its long form, as byte ranges of the text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Acronym {
    pub(super) short: Range<usize>,
    pub(super) long: Range<usize>,
}

/// The acronyms that a text explains.
pub(super) fn acronyms(text: &str, vocabulary: &Vocabulary) -> Vec<Acronym> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(open) = text.get(from..).and_then(|rest| rest.find('(')).map(|at| from + at) {
        from = open + 1;
        let Some(close) = text.get(from..).and_then(|rest| rest.find(')')).map(|at| from + at) else { break };
        let inner = text.get(from..close).unwrap_or_default();
        let short_end = inner.find([',', ';', ':']).unwrap_or(inner.len());
        let short = trimmed(text, from..from + short_end);
        if is_short_form(text.get(short.clone()).unwrap_or_default()) {
            found.extend(long_form(text, &short, open, vocabulary).map(|long| Acronym { short, long }));
        } else if let Some(short) = short_before(text, open) {
            let long = trimmed(text, from..close);
            found.extend(fitting(text, &short, long, vocabulary).map(|long| Acronym { short, long }));
        }
        from = close;
    }
    found
}

/// A range without leading and trailing space, quotation marks and introducing words.
fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let inner = text.get(range.clone()).unwrap_or_default();
    let is_edge = |c: char| c.is_whitespace() || "“”„\"«»‘’'".contains(c);
    let mut start = range.start + (inner.len() - inner.trim_start_matches(is_edge).len());
    let end = range.start + inner.trim_end_matches(is_edge).len();
    // "(kurz: UBA)", "(en abrégé ANR)", "(or UBA)": the last word is the short form.
    let words = text.get(start..end).unwrap_or_default();
    if let Some(last) = words.rsplit([' ', '\u{a0}', '“', '„', '«']).next()
        && words.split_whitespace().count() <= 4
        && last.chars().filter(|c| c.is_uppercase()).count() >= 2
        && words
            .strip_suffix(last)
            .is_some_and(|lead| !lead.is_empty() && lead.chars().all(|c| !c.is_uppercase()))
    {
        start = end - last.len();
    }
    start..end.max(start)
}

/// Two to ten characters in one or two words, most of whose letters are capitals.
fn is_short_form(text: &str) -> bool {
    let letters: Vec<char> = text.chars().filter(|c| c.is_alphabetic()).collect();
    let capitals = letters.iter().filter(|c| c.is_uppercase()).count();
    (2..=10).contains(&text.chars().count())
        && text.split_whitespace().count() <= 2
        && text.chars().next().is_some_and(char::is_alphanumeric)
        && text.chars().all(|c| c.is_alphanumeric() || "-./& ’'".contains(c))
        && capitals >= 2
        && capitals * 2 >= letters.len()
}

/// The short form before a bracket.
fn short_before(text: &str, open: usize) -> Option<Range<usize>> {
    let before = text.get(..open)?.trim_end();
    let start = before
        .rfind([' ', '\u{a0}', '\n', '“', '„', '«', '’', '\'', '('])
        .map_or(0, |at| at + before.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8));
    let range = trimmed(text, start..before.len());
    is_short_form(text.get(range.clone())?).then_some(range)
}

/// The long form among the words before a bracket.
fn long_form(text: &str, short: &Range<usize>, open: usize, vocabulary: &Vocabulary) -> Option<Range<usize>> {
    let letters = text.get(short.clone())?.chars().filter(|c| c.is_alphanumeric()).count();
    let before = text.get(..open)?;
    // Not across a sentence or another bracket.
    let floor = before.rfind([';', ')', '(', '“', '„', '«']).map_or(0, |at| {
        let sign = before.get(at..).and_then(|rest| rest.chars().next());
        if matches!(sign, Some('“' | '„' | '«')) && at + 60 > open {
            at + sign.map_or(1, char::len_utf8)
        } else {
            at + 1
        }
    });
    let words = tokens(before.get(floor..)?);
    let limit = (letters + 5).min(letters * 2) * 2;
    let mut count = 0;
    let mut start = open;
    for token in words.iter().rev() {
        if matches!(token.text, "," | "." | "!" | "?" | ":") && count > 0 {
            break;
        }
        count += usize::from(token.text.chars().any(char::is_alphanumeric));
        if count > limit {
            break;
        }
        start = floor + token.range.start;
    }
    fitting(text, short, trimmed(text, start..open), vocabulary)
}

/// The shortest end of a range that matches a short form: by the initials of its words if possible, otherwise letter by
/// letter.
fn fitting(
    text: &str,
    short: &Range<usize>,
    window: Range<usize>,
    vocabulary: &Vocabulary,
) -> Option<Range<usize>> {
    let form: Vec<char> = fold(text.get(short.clone())?).filter(|c| c.is_alphanumeric()).collect();
    let words = text.get(window.clone())?;
    let start = by_initials(words, &form, vocabulary).or_else(|| by_letters(words, &form, vocabulary))?;
    let long = trimmed(text, window.start + start..window.end);
    let phrase = text.get(long.clone())?;
    let list: Vec<&str> =
        phrase.split([' ', '\u{a0}', '-', '’', '\'']).filter(|word| !word.is_empty()).collect();
    let carrying: Vec<&str> = list.iter().copied().filter(|word| !is_small(word, vocabulary)).collect();
    let initials = carrying.iter().filter_map(|word| fold(word).next()).filter(|c| form.contains(c)).count();
    let is_compound = carrying.len() == 1 && phrase.chars().count() >= 8;
    let before = text
        .get(..long.start)
        .and_then(|before| before.split([' ', '’', '\'']).rfind(|word| !word.is_empty()));
    let acts = |word: &str| {
        let kinds = ["organisation", "law", "project", "event", "place"];
        kinds.iter().any(|key| vocabulary.has_form(key, &word.to_lowercase()))
    };
    // Two or three capitalised words, without the name of an institution: a person and a party.
    let is_person = (2..=3).contains(&carrying.len())
        && list.len() == carrying.len()
        && carrying
            .iter()
            .all(|word| word.starts_with(char::is_uppercase) && word.chars().count() < 14 && !acts(word))
        && !before.is_some_and(|before| {
            let before = before.to_lowercase();
            vocabulary.has("articles", &before)
                || vocabulary.has("generic", &before)
                || vocabulary.has_form("organisation", &before)
        });
    (phrase.chars().count() > form.len()
        && !phrase.contains(['(', '['])
        && (is_compound || carrying.len() >= 2 && initials * 2 >= carrying.len() && !is_person)
        && list.len() <= (form.len() + 5).min(form.len() * 2).max(3) + 2)
        .then_some(long)
}

/// Whether a word is a connector, which gives no letter to an acronym.
fn is_small(word: &str, vocabulary: &Vocabulary) -> bool {
    let lower = word.to_lowercase();
    ["connectors", "and", "articles"].iter().any(|key| vocabulary.has(key, &lower))
}

/// The start of the last words whose initials are the short form.
fn by_initials(words: &str, form: &[char], vocabulary: &Vocabulary) -> Option<usize> {
    let carrying =
        tokens(words).into_iter().filter(|token| token.is_word() && !is_small(token.text, vocabulary));
    let carrying: Vec<_> = carrying.collect();
    let last = carrying.get(carrying.len().checked_sub(form.len())?..)?;
    let fits = last.iter().zip(form).all(|(token, letter)| fold(token.text).next() == Some(*letter));
    fits.then(|| last.first().map(|token| token.range.start))?
}

/// The start of the shortest end that contains the letters of the short form, the first at the start of a word.
fn by_letters(words: &str, form: &[char], vocabulary: &Vocabulary) -> Option<usize> {
    let chars: Vec<(usize, char)> =
        words.char_indices().flat_map(|(at, c)| fold_one(c).map(move |c| (at, c))).collect();
    let begins = |place: usize| {
        let Some(&(at, _)) = chars.get(place) else { return false };
        let before = words.get(..at).and_then(|before| before.chars().next_back());
        let word = words.get(at..).unwrap_or_default();
        let word = word.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        before.is_none_or(|before| before.is_whitespace() || "’'“„«\"".contains(before))
            && !is_small(word, vocabulary)
    };
    let mut at = chars.len();
    for (place, &wanted) in form.iter().enumerate().rev() {
        loop {
            at = at.checked_sub(1)?;
            let (_, found) = *chars.get(at)?;
            if found == wanted && (place > 0 || begins(at)) {
                break;
            }
        }
    }
    chars.get(at).map(|(start, _)| *start)
}

fn fold(text: &str) -> impl Iterator<Item = char> {
    text.chars().flat_map(fold_one)
}

/// A letter in lower case without its accent.
fn fold_one(c: char) -> impl Iterator<Item = char> {
    let base = match c {
        'À'..='Å' | 'à'..='å' => 'a',
        'È'..='Ë' | 'è'..='ë' => 'e',
        'Ì'..='Ï' | 'ì'..='ï' => 'i',
        'Ò'..='Ö' | 'ò'..='ö' => 'o',
        'Ù'..='Ü' | 'ù'..='ü' => 'u',
        'Ç' | 'ç' => 'c',
        'Ñ' | 'ñ' => 'n',
        c => c,
    };
    base.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_acronym_has_the_long_form_beside_it() {
        for (language, text, expected) in [
            (
                "en",
                "The Environmental Protection Agency (EPA) acted.",
                Some("Environmental Protection Agency"),
            ),
            (
                "en",
                "The EPA (Environmental Protection Agency) acted.",
                Some("Environmental Protection Agency"),
            ),
            ("de", "Das Umweltbundesamt (UBA) warnt.", Some("Umweltbundesamt")),
            (
                "fr",
                "L’Agence nationale de la recherche (ANR) finance.",
                Some("Agence nationale de la recherche"),
            ),
            ("de", "Claudia Dumont (CDU) sprach.", None),
            ("en", "Costs rose (2015) again.", None),
            ("en", "He left the town (USA) early.", None),
        ] {
            let found = acronyms(text, &Vocabulary::of(language));
            assert_eq!(found.first().and_then(|found| text.get(found.long.clone())), expected, "{text}");
        }
    }
}
