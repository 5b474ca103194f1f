//! Maps offsets in a text to offsets in its source file.

use std::ops::Range;

/// The mapping from a text to its source.
pub(super) enum Offsets {
    /// The text is a slice of the source that begins there.
    Shift(usize),
    /// The text was unfolded or unquoted: the source offset of each of its bytes, and of its end.
    Table(Vec<usize>),
}

impl Offsets {
    /// Aligns a YAML scalar with its source at `range`.
    ///
    /// Folding changes only white space, so the other characters correspond one by one. Escapes in double quotes do
    /// not; then all offsets map to the scalar's start.
    pub(super) fn of_scalar(text: &str, source: &str, range: &Range<usize>) -> Self {
        let written = source.get(range.clone()).unwrap_or_default();
        let escaped = written.starts_with('"') && written.contains('\\');
        let mut rest = written.char_indices().filter(|(_, c)| !escaped && !c.is_whitespace()).peekable();
        let mut table = Vec::with_capacity(text.len() + 1);
        let mut last = range.start;
        for c in text.chars() {
            if !c.is_whitespace() {
                // Skips the opening quote.
                while rest.next_if(|(_, other)| *other != c).is_some() {}
            }
            let at = match rest.peek() {
                Some((at, _)) if !c.is_whitespace() => {
                    let at = range.start + at;
                    rest.next();
                    at
                }
                _ => last,
            };
            last = at + if escaped || at == range.start && c.is_whitespace() { 0 } else { c.len_utf8() };
            table.extend(std::iter::repeat_n(at, c.len_utf8()));
        }
        table.push(last);
        Self::Table(table)
    }

    /// The mapping as a table, for a text of this length.
    pub(super) fn into_table(self) -> Vec<usize> {
        match self {
            Self::Table(table) => table,
            Self::Shift(_) => Vec::new(),
        }
    }

    /// The source range of a part of the text.
    pub(super) fn source(&self, range: Range<usize>) -> Range<usize> {
        match self {
            Self::Shift(base) => base + range.start..base + range.end,
            Self::Table(table) => {
                let at = |offset: usize| table.get(offset).or(table.last()).copied().unwrap_or_default();
                let start = at(range.start);
                // The end is after the last byte, as the next byte may be lines below.
                start..at(range.end.saturating_sub(1)).max(start) + 1
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Offsets;

    #[test]
    fn places_in_a_scalar_are_found_in_its_source() {
        for (source, text) in [
            ("foo [[bar\n    baz]] é [[x]]", "foo [[bar baz]] é [[x]]"),
            ("'it''s [[x]]'", "it's [[x]]"),
            ("\"so [[x]]\"", "so [[x]]"),
            ("plain [[x]]", "plain [[x]]"),
        ] {
            let offsets = Offsets::of_scalar(text, source, &(0..source.len()));
            let at = text.find("[[x]]").unwrap();
            let found = offsets.source(at..at + 5);
            assert_eq!(source.get(found), Some("[[x]]"), "{source}");
        }
        let escaped = "\"\\u2014 [[x]]\"";
        let offsets = Offsets::of_scalar("— [[x]]", escaped, &(0..escaped.len()));
        assert_eq!(offsets.source(4..9).start, 0);
    }
}
