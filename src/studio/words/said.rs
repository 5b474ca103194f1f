//! Translates the core's English messages into the author's language.
//!
//! # Why are messages matched by their English text?
//! The command line, Node and the engine report each diagnostic in English. Its values are parsed back from the text,
//! so that diagnostics carry none, and what readers load does not depend on the studio. The files in `data/said` have
//! a pattern for each message; a test of the core compares them with its messages.

include!(concat!(env!("OUT_DIR"), "/studio_said.rs"));

/// The placeholder for another message of the core.
const SENTENCE: &str = "detail";
/// Placeholders for one word, such as a date in EDTF: their patterns are so short that they would match too much.
const WORDS: [&str; 2] = ["date", "word"];

/// A part of a translated message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) text: String,
    /// It has no translation, such as the message of a JSON parser.
    pub(crate) is_english: bool,
}

/// Translates a message of the core into the language of a tag.
pub(crate) fn said(tag: &str, english: &str) -> Vec<Piece> {
    let patterns = SAID.iter().find(|(known, _)| *known == tag).map_or(&HEARD, |(_, patterns)| patterns);
    let read = heard(english).and_then(|(place, values)| Some((patterns.get(place)?, values)));
    let Some((pattern, values)) = read else {
        return vec![Piece { text: english.to_owned(), is_english: tag != "en" }];
    };
    let mut pieces = Vec::new();
    let mut add = |piece: Piece| match pieces.last_mut() {
        Some(Piece { text, is_english }) if *is_english == piece.is_english => text.push_str(&piece.text),
        _ => pieces.push(piece),
    };
    let plain = |text: &str| Piece { text: text.to_owned(), is_english: false };
    let (lead, holes) = taken_apart(pattern);
    add(plain(lead));
    for (name, after) in holes {
        let value = values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value);
        if name == SENTENCE {
            said(tag, value).into_iter().for_each(&mut add);
        } else {
            add(plain(value));
        }
        add(plain(after));
    }
    pieces.retain(|piece| !piece.text.is_empty());
    pieces
}

/// The index in [`HEARD`] of the pattern that a message matches, and its values.
pub(crate) fn heard(english: &str) -> Option<(usize, Vec<(&'static str, &str)>)> {
    let read = HEARD.iter().enumerate().filter_map(|(place, heard)| {
        let values = values(heard, english)?;
        Some((fixed(heard), place, values))
    });
    // Several patterns may match: the one with the most fixed text counts.
    let (_, place, values) = read.max_by_key(|(fixed, ..)| *fixed)?;
    Some((place, values))
}

/// Splits a pattern into the text before the first placeholder, and each placeholder with the text after it.
fn taken_apart(pattern: &str) -> (&str, Vec<(&str, &str)>) {
    let mut parts = pattern.split('{');
    let lead = parts.next().unwrap_or_default();
    (lead, parts.map(|part| part.split_once('}').unwrap_or((part, ""))).collect())
}

/// The number of bytes of a pattern's fixed text.
fn fixed(pattern: &str) -> usize {
    let (lead, holes) = taken_apart(pattern);
    lead.len() + holes.iter().map(|(_, after)| after.len()).sum::<usize>()
}

/// The values in a message by placeholder, if it matches the pattern.
fn values<'p, 's>(pattern: &'p str, sentence: &'s str) -> Option<Vec<(&'p str, &'s str)>> {
    let (lead, mut holes) = taken_apart(pattern);
    let Some((last, end)) = holes.pop() else { return (sentence == lead).then(Vec::new) };
    let mut rest = sentence.strip_prefix(lead)?;
    let mut values = Vec::new();
    for (name, after) in holes {
        let (value, more) = rest.split_once(after)?;
        values.push((name, value));
        rest = more;
    }
    values.push((last, rest.strip_suffix(end)?));
    let is_whole = |(name, value): &(&str, &str)| !WORDS.contains(name) || !value.contains(' ');
    values.iter().all(is_whole).then_some(values)
}

#[cfg(test)]
mod tests {
    use super::{HEARD, Piece, SAID, said};

    fn whole(tag: &str, english: &str) -> String {
        said(tag, english).into_iter().map(|Piece { text, .. }| text).collect()
    }

    #[test]
    fn values_stay_where_the_sentence_is_another() {
        let told = "no term is called \"a \"b\"; c\"; the words stay";
        assert_eq!(whole("de", told), "kein Begriff heißt „a \"b\"; c“; die Wörter bleiben stehen");
        assert_eq!(whole("en", told), told);
    }

    #[test]
    fn a_sentence_in_a_sentence_is_said_too() {
        let told = "there is no such month; the event \"The vote\" is shown without a date";
        let pieces = said("de", told);
        assert!(pieces.iter().all(|piece| !piece.is_english), "{pieces:?}");
        assert!(!whole("de", told).contains("month"), "{pieces:?}");
    }

    #[test]
    fn what_has_no_other_words_stays_english_after_a_sentence_that_is_not() {
        let pieces = said("fr", "this is not JSON: EOF while parsing a string at line 1 column 4");
        let english: Vec<_> =
            pieces.iter().filter(|piece| piece.is_english).map(|piece| &piece.text).collect();
        assert_eq!(english, ["EOF while parsing a string at line 1 column 4"]);
        assert!(!pieces[0].is_english && pieces[0].text.len() > 30, "{pieces:?}");
        assert!(said("fr", "write your own words").iter().all(|piece| piece.is_english));
    }

    #[test]
    fn no_value_follows_another_at_once() {
        for (tag, patterns) in &SAID {
            for pattern in patterns.iter().chain(&HEARD) {
                assert!(!pattern.contains("}{"), "{tag}: {pattern}");
            }
        }
    }
}
