//! Splits text into sentences and words, with their places.

use std::ops::Range;

use super::vocabulary::Vocabulary;

/// A word, a number or a sign.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Token<'t> {
    pub(super) text: &'t str,
    /// The range in UTF-8 bytes.
    pub(super) range: Range<usize>,
    /// Whether white space is before it.
    pub(super) spaced: bool,
}

impl Token<'_> {
    /// Whether it begins with a letter.
    pub(super) fn is_word(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_alphabetic)
    }

    /// Whether it begins with a capital letter.
    pub(super) fn is_capitalised(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether it consists of capitals, or capitals and digits (`NATO`, `G7`, `PM10`).
    pub(super) fn is_acronym(&self) -> bool {
        let capitals = self.text.chars().filter(|c| c.is_uppercase()).count();
        let letters = self.text.chars().filter(|c| c.is_alphabetic()).count();
        self.is_capitalised()
            && self.text.chars().count() >= 2
            && (capitals >= 2 && capitals * 2 >= letters
                || letters == 1 && self.text.chars().any(char::is_numeric))
    }

    pub(super) fn lower(&self) -> String {
        self.text.to_lowercase()
    }
}

/// The tokens of a text. Hyphens are part of words; an apostrophe separates them (`l’Agence`, `board’s`).
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut chars = text.char_indices().peekable();
    let mut spaced = true;
    while let Some((start, first)) = chars.next() {
        if first.is_whitespace() {
            spaced = true;
            continue;
        }
        let mut end = start + first.len_utf8();
        if first.is_alphanumeric() {
            while let Some(&(at, c)) = chars.peek() {
                let next = text.get(at + c.len_utf8()..).and_then(|rest| rest.chars().next());
                let joins = c.is_alphanumeric() && !is_raised(c)
                    || matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{ad}')
                        && next.is_some_and(char::is_alphanumeric)
                    || matches!(c, '.' | ',')
                        && text
                            .get(..at)
                            .is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit()))
                        && next.is_some_and(|c| c.is_ascii_digit());
                if !joins {
                    break;
                }
                chars.next();
                end = at + c.len_utf8();
            }
        }
        // "U.S.": capitals with full stops are one word.
        while first.is_uppercase()
            && text.get(start..end).is_some_and(is_dotted)
            && text.get(end..).is_some_and(|rest| {
                let mut rest = rest.chars();
                rest.next() == Some('.')
                    && (text.get(start..end).is_some_and(|word| word.contains('.'))
                        || rest.next().is_some_and(char::is_uppercase) && rest.next() == Some('.'))
            })
        {
            chars.next();
            end += 1;
            while let Some((at, c)) = chars.next_if(|(_, c)| c.is_uppercase()) {
                end = at + c.len_utf8();
            }
        }
        tokens.push(Token { text: text.get(start..end).unwrap_or_default(), range: start..end, spaced });
        spaced = false;
    }
    tokens
}

/// Whether a word is a capital, or capitals separated by full stops.
fn is_dotted(word: &str) -> bool {
    word.split('.').all(|part| part.chars().count() == 1 && part.chars().all(char::is_uppercase))
}

/// Whether a digit is superscript, as in a note mark.
fn is_raised(c: char) -> bool {
    matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')
}

/// The sentences of a paragraph, from its tokens.
///
/// A sentence ends at `.`, `!`, `?` or `…` before a space and a possible start of another: a capital, a digit or an
/// opening sign. A full stop after an abbreviation, an initial, or the number of a day does not end it.
pub(super) fn sentences(text: &str, tokens: &[Token], vocabulary: &Vocabulary) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for (index, token) in tokens.iter().enumerate() {
        if !matches!(token.text, "." | "!" | "?" | "…") {
            continue;
        }
        let mut after = index + 1;
        while tokens.get(after).is_some_and(|next| !next.spaced && is_closing(next.text)) {
            after += 1;
        }
        let Some(next) = tokens.get(after).filter(|next| next.spaced) else { continue };
        let begins = next.is_capitalised()
            || next.text.starts_with(|c: char| c.is_numeric() || "“\"„«‘'’(—–-¿¡".contains(c));
        let before = index.checked_sub(1).and_then(|index| tokens.get(index)).filter(|_| !token.spaced);
        let holds = token.text == "."
            && before.is_some_and(|before| {
                let initial = before.text.chars().count() == 1 && before.is_capitalised();
                // "12. März": a day, or the number of a list item, before a word in the same sentence.
                let ordinal = vocabulary.has("ordinal_stop", "yes")
                    && before.text.len() <= 2
                    && before.text.bytes().all(|b| b.is_ascii_digit())
                    && next.is_word();
                initial || ordinal || vocabulary.has("abbreviations", &before.lower())
            });
        if begins && !holds {
            let end = tokens.get(after - 1).map_or(text.len(), |last| last.range.end);
            sentences.push(start..end);
            start = next.range.start;
        }
    }
    let rest = text.get(start..).unwrap_or_default().trim_end().len();
    if rest > 0 {
        sentences.push(start..start + rest);
    }
    sentences
}

fn is_closing(text: &str) -> bool {
    matches!(text, "”" | "\"" | "“" | "»" | "’" | "'" | ")" | "]" | "." | "!" | "?" | "…")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_where_a_reader_ends_them() {
        for (language, text, expected) in [
            ("en", "Dr. J. Weber left. She returned.", &["Dr. J. Weber left.", "She returned."][..]),
            ("en", "“It fell.” Nobody saw it! 12 did?", &["“It fell.”", "Nobody saw it!", "12 did?"]),
            ("de", "Am 12. März 2019 fiel sie. Sie stand.", &["Am 12. März 2019 fiel sie.", "Sie stand."]),
            ("fr", "M. Petit part. Il revient.", &["M. Petit part.", "Il revient."]),
            ("en", "It cost 3.5 million", &["It cost 3.5 million"]),
        ] {
            let vocabulary = Vocabulary::of(language);
            let found: Vec<_> = sentences(text, &tokens(text), &vocabulary)
                .into_iter()
                .filter_map(|range| text.get(range))
                .collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn words_keep_hyphens_and_part_at_apostrophes() {
        let found: Vec<_> =
            tokens("l’Agence Jean-Luc’s 1,200.").into_iter().map(|token| token.text).collect();
        assert_eq!(found, ["l", "’", "Agence", "Jean-Luc", "’", "s", "1,200", "."]);
        let found: Vec<_> = tokens("The U.S. and J. Weber, 2019¹.").into_iter().map(|t| t.text).collect();
        assert_eq!(found, ["The", "U.S.", "and", "J", ".", "Weber", ",", "2019", "¹", "."]);
    }
}
