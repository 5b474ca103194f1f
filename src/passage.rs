//! The texts of an article and places in them as data: a draft contains them, and the studio marks suggestions there.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A text of the article without its markup.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// The index of the block.
    pub passage: usize,
    /// The index of the text in the block.
    pub part: usize,
    /// The kind.
    pub position: Position,
    /// The text.
    pub words: String,
}

/// The kind of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Position {
    /// The headline, the summary, a heading.
    Head,
    /// A paragraph, an item of a list, a caption.
    #[default]
    Body,
    /// The words of somebody else.
    Quotation,
    /// A table cell, which is not a sentence.
    Cell,
}

/// A place in a text of the article.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The block of the body, counted from 0.
    pub passage: usize,
    /// Which of the block's texts, counted from 0: lists, tables and quotations have several.
    pub part: usize,
    /// UTF-8 bytes of that text: `start` and `end` in JSON.
    #[serde(flatten)]
    pub range: Range<usize>,
}

impl Place {
    /// A key by which places are in the order of the text.
    #[must_use]
    pub fn order(&self) -> (usize, usize, usize, usize) {
        (self.passage, self.part, self.range.start, self.range.end)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{from_value, json, to_value};

    use super::{Place, Position, Text};

    #[test]
    fn texts_and_places_are_flat_in_json() {
        let place = Place { passage: 3, part: 1, range: 5..9 };
        let json = json!({ "passage": 3, "part": 1, "start": 5, "end": 9 });
        assert_eq!(to_value(&place).unwrap(), json);
        assert_eq!(from_value::<Place>(json).unwrap(), place);
        let text = Text { passage: 3, part: 1, position: Position::Quotation, words: "They met.".to_owned() };
        let json = json!({ "passage": 3, "part": 1, "position": "quotation", "words": "They met." });
        assert_eq!(to_value(&text).unwrap(), json);
        assert_eq!(from_value::<Text>(json).unwrap(), text);
    }
}
