//! The text of a line end within a paragraph: a space, except between characters of scripts without spaces.
//!
//! Source: CSS Text Module Level 3, section 4.1.3, "Segment Break Transformation Rules": a line end between two
//! characters of the East Asian Width F, W or H (Unicode Standard Annex 11) is removed, except beside Hangul.

use pulldown_cmark::Event;

/// The text of a line end, by the events before it (the nearest first) and after it.
pub(crate) fn line_end<'e>(
    before: impl Iterator<Item = &'e Event<'e>>,
    after: impl Iterator<Item = &'e Event<'e>>,
) -> &'static str {
    between(texts(before).next().unwrap_or_default(), texts(after).next().unwrap_or_default())
}

/// The text of a line end between two lines.
pub(crate) fn between(before: &str, after: &str) -> &'static str {
    if before.ends_with(is_wide) && after.starts_with(is_wide) { "" } else { " " }
}

fn texts<'e>(events: impl Iterator<Item = &'e Event<'e>>) -> impl Iterator<Item = &'e str> {
    events.filter_map(|event| match event {
        Event::Text(text) | Event::Code(text) => Some(&**text),
        _ => None,
    })
}

/// Whether a character is wide and not Hangul: ideographs, kana, and their punctuation.
fn is_wide(char: char) -> bool {
    matches!(char,
        '\u{2e80}'..='\u{312f}'
        | '\u{3190}'..='\u{a4cf}'
        | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe4f}'
        | '\u{ff01}'..='\u{ff9f}'
        | '\u{20000}'..='\u{3ffff}')
}
