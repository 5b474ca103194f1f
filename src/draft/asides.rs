//! Texts of a page that are not part of its story: credits, notices, links to other pages, lists of sources.
//!
//! They stay in the article, but are ignored by suggestions.

use super::article::{Position, Text};
use super::vocabulary::Vocabulary;

/// The maximum number of words in a notice.
const NOTICE: usize = 40;
/// The maximum number of words after the sign of a credit.
const CREDIT: usize = 10;

/// How many bytes of each text are part of the story.
pub(super) fn ends(texts: &[Text], vocabulary: &Vocabulary) -> Vec<usize> {
    let mut over = false;
    let end = |text: &Text| {
        let lower = text.words.to_lowercase();
        let is_title = vocabulary.has("end_matter", lower.trim_matches(|c: char| !c.is_alphabetic()));
        if text.position == Position::Head {
            over = is_title;
        } else if over || is_title || is_notice(vocabulary, &lower) {
            return 0;
        }
        credit(vocabulary, &text.words).unwrap_or(text.words.len())
    };
    texts.iter().map(end).collect()
}

/// Whether a short text has the form of a notice.
fn is_notice(vocabulary: &Vocabulary, lower: &str) -> bool {
    let start = lower.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '©');
    // A single word begins ordinary sentences as well ("Images of the flood").
    let begins = |phrase: &str| {
        start.strip_prefix(phrase).is_some_and(|rest| {
            let rest = rest.trim_start();
            rest.is_empty()
                || rest.starts_with([':', '©', '/', '|'])
                || phrase.contains(' ')
                    && !start.get(phrase.len()..).unwrap_or_default().starts_with(char::is_alphanumeric)
        })
    };
    lower.split_whitespace().count() <= NOTICE
        // "^ Martin, Ann (2005)": the back link of a reference.
        && (start.starts_with('©')
            || lower.trim_start().starts_with(['^', '↑'])
            || vocabulary.all("notice_starts").any(begins)
            || vocabulary.all("notices").any(|phrase| lower.contains(phrase)))
}

/// The start of a picture credit at the end of a text: "(Foto: …)".
fn credit(vocabulary: &Vocabulary, words: &str) -> Option<usize> {
    let (at, sign) = words.rmatch_indices([':', '©']).next()?;
    let rest = words.get(at..)?;
    if rest.split_whitespace().count() > CREDIT {
        return None;
    }
    if sign == "©" {
        return Some(at);
    }
    let before = words.get(..at)?;
    let start = before
        .rfind(|c: char| !c.is_alphabetic())
        .map_or(0, |at| at + before.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8));
    let word = before.get(start..)?.to_lowercase();
    vocabulary.has("credits", &word).then_some(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_part_of_the_story_is_set_aside() {
        let text = |position, words: &str| Text { passage: 0, part: 0, position, words: words.to_owned() };
        let texts = [
            text(Position::Body, "The barrier holds."),
            text(Position::Body, "A gate. (Photo: Ann Field/Coast Pictures)"),
            text(Position::Body, "Read more: Ten gates of the world"),
            text(Position::Body, "Images of it are rare."),
            text(Position::Body, "We use cookies. Accept all"),
            text(Position::Body, "^ Field, Ann (29 August 2005). Gates. Retrieved 2010-01-25."),
            text(Position::Head, "References"),
            text(Position::Body, "Field, Ann (2009). Gates."),
            text(Position::Head, "What comes next"),
            text(Position::Body, "Nobody knows."),
        ];
        let kept: Vec<&str> = texts
            .iter()
            .zip(ends(&texts, &Vocabulary::of("en")))
            .filter_map(|(text, end)| text.words.get(..end))
            .filter(|words| !words.is_empty())
            .collect();
        assert_eq!(
            kept,
            [
                "The barrier holds.",
                "A gate. (",
                "Images of it are rare.",
                "References",
                "What comes next",
                "Nobody knows."
            ]
        );
    }
}
