//! The texts of a Markdown body, by block in the numbering of the story's passages.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::draft::article::{Position, Text};
use crate::story::markdown::line_end::line_end;

/// The texts of a body, without markup and code.
pub(super) fn texts(body: &str) -> Vec<Text> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_WIKILINKS;
    let mut state = State::default();
    let events: Vec<Event> = Parser::new_ext(body, options).collect();
    for (at, event) in events.iter().enumerate() {
        let (before, after) = events.split_at_checked(at).unwrap_or_default();
        match event {
            Event::SoftBreak => state.words.push_str(line_end(before.iter().rev(), after.iter())),
            event => state.take(event.clone()),
        }
    }
    state.flush();
    state.texts
}

#[derive(Default)]
struct State {
    texts: Vec<Text>,
    passage: usize,
    part: usize,
    depth: usize,
    quotations: usize,
    heading: bool,
    cell: bool,
    /// Nesting depth in code, alternative text or HTML, whose text is not prose.
    silent: usize,
    words: String,
    /// Whether the block has content.
    filled: bool,
    /// The start of superscript text.
    raised: Option<usize>,
}

impl State {
    fn take(&mut self, event: Event) {
        match event {
            Event::Start(tag) => {
                let block = is_block(&tag);
                if block {
                    self.flush();
                    self.depth += 1;
                }
                match tag {
                    Tag::Heading { .. } => self.heading = true,
                    Tag::TableCell => self.cell = true,
                    Tag::BlockQuote(_) => self.quotations += 1,
                    Tag::CodeBlock(_) => {
                        self.silent += 1;
                        self.filled = true;
                    }
                    Tag::HtmlBlock => self.silent += 1,
                    Tag::Image { title, .. } => {
                        self.silent += 1;
                        self.filled = true;
                        self.words.push_str(&title);
                    }
                    _ => {}
                }
            }
            Event::End(end) => {
                match end {
                    TagEnd::Image | TagEnd::CodeBlock | TagEnd::HtmlBlock => {
                        self.silent = self.silent.saturating_sub(1)
                    }
                    _ => {}
                }
                if !matches!(
                    end,
                    TagEnd::Emphasis
                        | TagEnd::Strong
                        | TagEnd::Link
                        | TagEnd::Image
                        | TagEnd::Strikethrough
                        | TagEnd::Superscript
                        | TagEnd::Subscript
                ) {
                    self.flush();
                    self.depth = self.depth.saturating_sub(1);
                    match end {
                        TagEnd::Heading(_) => self.heading = false,
                        TagEnd::TableCell => self.cell = false,
                        TagEnd::BlockQuote(_) => self.quotations = self.quotations.saturating_sub(1),
                        _ => {}
                    }
                    if self.depth == 0 && std::mem::take(&mut self.filled) {
                        self.passage += 1;
                        self.part = 0;
                    }
                }
            }
            Event::Text(text) if self.silent == 0 => self.words.push_str(&text),
            Event::Code(text) if self.silent == 0 => self.words.push_str(&text),
            Event::Text(_) | Event::Html(_) => self.filled = true,
            Event::HardBreak => self.words.push(' '),
            Event::InlineHtml(tag) if tag.starts_with("<br") => self.words.push(' '),
            Event::InlineHtml(tag) if tag.starts_with("<sup") => self.raised = Some(self.words.len()),
            Event::InlineHtml(tag) if tag.starts_with("</sup") => {
                if let Some(start) = self.raised.take().filter(|start| is_mark(&self.words, *start)) {
                    self.words.truncate(start);
                }
            }
            _ => {}
        }
    }

    /// Ends a text.
    fn flush(&mut self) {
        self.raised = None;
        let words = std::mem::take(&mut self.words);
        if words.trim().is_empty() {
            return;
        }
        let position = match (self.heading, self.quotations) {
            (true, _) => Position::Head,
            _ if self.cell => Position::Cell,
            (false, 0) => Position::Body,
            _ => Position::Quotation,
        };
        self.texts.push(Text { passage: self.passage, part: self.part, position, words });
        self.part += 1;
        self.filled = true;
    }
}

/// Whether superscript text at the end is a note mark, which would join the word or the number before it; a power
/// (`km<sup>2</sup>`, `10<sup>6</sup>`) and an ordinal (`1<sup>er</sup>`) are not.
fn is_mark(words: &str, start: usize) -> bool {
    let (Some(before), Some(raised)) = (words.get(..start), words.get(start..)) else { return false };
    let raised = raised.trim();
    let word: String = before.chars().rev().take_while(|c| c.is_alphanumeric()).collect();
    let is_number = raised.chars().all(|c| c.is_ascii_digit() || ", ".contains(c));
    let is_base = word.is_empty() && before.ends_with([')', ']']) || word == "01" || word == "2";
    let is_unit = !word.is_empty() && word.chars().all(char::is_alphabetic) && word.chars().count() <= 3;
    !raised.is_empty()
        && (raised.starts_with('[') && raised.ends_with(']')
            || raised.chars().all(|c| "*†‡§".contains(c))
            || is_number && !is_base && !is_unit)
}

fn is_block(tag: &Tag) -> bool {
    !matches!(
        tag,
        Tag::Emphasis
            | Tag::Strong
            | Tag::Link { .. }
            | Tag::Image { .. }
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
    )
}

#[cfg(test)]
mod tests {
    use super::texts;

    #[test]
    fn a_line_end_is_a_space_where_the_script_has_some() {
        for (body, expected) in [
            ("The board\nmet.", "The board met."),
            ("市議会は\n**水門**を\n閉じた。\n次に", "市議会は水門を閉じた。次に"),
            ("市議会は EU\n法を", "市議会は EU 法を"),
            ("위원회가\n모였다", "위원회가 모였다"),
        ] {
            let found: Vec<_> = texts(body).into_iter().map(|text| text.words).collect();
            assert_eq!(found, [expected], "{body}");
        }
    }

    #[test]
    fn the_mark_of_a_note_joins_no_word_and_no_number() {
        for (body, expected) in [
            ("It opened in 2019<sup>1</sup>.", "It opened in 2019."),
            ("The board<sup>2, 3</sup> met.<sup>4</sup>", "The board met."),
            ("It fell.<sup>\\[201\\]</sup> It stood.<sup>*</sup>", "It fell. It stood."),
            ("It has 3 km<sup>2</sup>, 10<sup>6</sup> reeds.", "It has 3 km2, 106 reeds."),
            ("Le 1<sup>er</sup> juin", "Le 1er juin"),
        ] {
            let found: Vec<_> = texts(body).into_iter().map(|text| text.words).collect();
            assert_eq!(found, [expected], "{body}");
        }
    }
}
