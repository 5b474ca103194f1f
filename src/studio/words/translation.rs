//! Translates the core's English messages into the author's language.
//!
//! # Why are messages matched by their English text?
//! The command line, Node and the engine report each diagnostic in English. Its values are parsed back from the text,
//! so that diagnostics carry none, and what readers load does not depend on the studio. The files in `data/translations` have
//! a pattern for each message; a test of the core compares them with its messages.

include!(concat!(env!("OUT_DIR"), "/studio_translations.rs"));

/// The placeholder for another message of the core.
const SENTENCE: &str = "detail";
/// Placeholders for one word, such as a date in EDTF: their patterns are so short that they would match too much.
const SINGLE_WORDS: [&str; 2] = ["date", "word"];

/// A part of a translated message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) text: String,
    /// It has no translation, such as the message of a JSON parser.
    pub(crate) is_english: bool,
}

/// Translates a message of the core into the language of a tag.
pub(crate) fn translate(tag: &str, english: &str) -> Vec<Piece> {
    let patterns =
        TRANSLATIONS.iter().find(|(known, _)| *known == tag).map_or(&PATTERNS, |(_, patterns)| patterns);
    let read = matched(english).and_then(|(place, values)| Some((patterns.get(place)?, values)));
    let Some((pattern, values)) = read else {
        return vec![Piece { text: english.to_owned(), is_english: tag != "en" }];
    };
    let mut pieces = Vec::new();
    let mut add = |piece: Piece| match pieces.last_mut() {
        Some(Piece { text, is_english }) if *is_english == piece.is_english => text.push_str(&piece.text),
        _ => pieces.push(piece),
    };
    let plain = |text: &str| Piece { text: text.to_owned(), is_english: false };
    let (lead, placeholders) = split_placeholders(pattern);
    add(plain(lead));
    for (name, after) in placeholders {
        let value = values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value);
        if name == SENTENCE {
            translate(tag, value).into_iter().for_each(&mut add);
        } else {
            add(plain(value));
        }
        add(plain(after));
    }
    pieces.retain(|piece| !piece.text.is_empty());
    pieces
}

/// The index in [`PATTERNS`] of the pattern that a message matches, and its values.
pub(crate) fn matched(english: &str) -> Option<(usize, Vec<(&'static str, &str)>)> {
    let read = PATTERNS.iter().enumerate().filter_map(|(place, pattern)| {
        let values = values(pattern, english)?;
        Some((fixed_length(pattern), place, values))
    });
    // Several patterns may match: the one with the most fixed text counts.
    let (_, place, values) = read.max_by_key(|(length, ..)| *length)?;
    Some((place, values))
}

/// Splits a pattern into the text before the first placeholder, and each placeholder with the text after it.
fn split_placeholders(pattern: &str) -> (&str, Vec<(&str, &str)>) {
    let mut parts = pattern.split('{');
    let lead = parts.next().unwrap_or_default();
    (lead, parts.map(|part| part.split_once('}').unwrap_or((part, ""))).collect())
}

/// The number of bytes of a pattern's fixed text.
fn fixed_length(pattern: &str) -> usize {
    let (lead, placeholders) = split_placeholders(pattern);
    lead.len() + placeholders.iter().map(|(_, after)| after.len()).sum::<usize>()
}

/// The values in a message by placeholder, if it matches the pattern.
fn values<'p, 's>(pattern: &'p str, sentence: &'s str) -> Option<Vec<(&'p str, &'s str)>> {
    let (lead, mut placeholders) = split_placeholders(pattern);
    let Some((last, end)) = placeholders.pop() else { return (sentence == lead).then(Vec::new) };
    let mut rest = sentence.strip_prefix(lead)?;
    let mut values = Vec::new();
    for (name, after) in placeholders {
        let (value, more) = rest.split_once(after)?;
        values.push((name, value));
        rest = more;
    }
    values.push((last, rest.strip_suffix(end)?));
    let is_whole = |(name, value): &(&str, &str)| !SINGLE_WORDS.contains(name) || !value.contains(' ');
    values.iter().all(is_whole).then_some(values)
}

#[cfg(test)]
mod tests {
    use super::{PATTERNS, Piece, TRANSLATIONS, translate};

    fn whole(tag: &str, english: &str) -> String {
        translate(tag, english).into_iter().map(|Piece { text, .. }| text).collect()
    }

    #[test]
    fn values_stay_where_the_sentence_is_another() {
        let message = "no term is called \"a \"b\"; c\"; the words stay";
        assert_eq!(whole("de", message), "kein Begriff heißt „a \"b\"; c“; die Wörter bleiben stehen");
        assert_eq!(whole("en", message), message);
    }

    #[test]
    fn a_sentence_in_a_sentence_is_said_too() {
        let message = "there is no such month; the event \"The vote\" is shown without a date";
        let pieces = translate("de", message);
        assert!(pieces.iter().all(|piece| !piece.is_english), "{pieces:?}");
        assert!(!whole("de", message).contains("month"), "{pieces:?}");
    }

    #[test]
    fn what_has_no_other_words_stays_english_after_a_sentence_that_is_not() {
        let pieces = translate("fr", "this is not JSON: EOF while parsing a string at line 1 column 4");
        let english: Vec<_> =
            pieces.iter().filter(|piece| piece.is_english).map(|piece| &piece.text).collect();
        assert_eq!(english, ["EOF while parsing a string at line 1 column 4"]);
        assert!(!pieces[0].is_english && pieces[0].text.len() > 30, "{pieces:?}");
        assert!(translate("fr", "write your own words").iter().all(|piece| piece.is_english));
    }

    #[test]
    fn no_value_follows_another_at_once() {
        for (tag, patterns) in &TRANSLATIONS {
            for pattern in patterns.iter().chain(&PATTERNS) {
                assert!(!pattern.contains("}{"), "{tag}: {pattern}");
            }
        }
    }
}
