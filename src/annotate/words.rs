//! Splits text into words, and folds case and typography for comparison.
//!
//! A word is a run of letters and digits in a script that puts spaces between words; a single character with its marks
//! in a script that does not (Han, Kana, Thai, Lao, Khmer, Burmese); or a single sign of punctuation. White space is
//! not a word: it separates them.
//!
//! # Why words rather than characters?
//! A name is searched as a sequence of whole words, so the boundary that a Latin word needs and that a Han character
//! does not have is decided here, once: `Europe` is not found in `European`, but 欧州 in 欧州委員会. Punctuation is a separate
//! word so that `Commission` is found in `the Commission's` and `Union` in `l'Union`, while `European, Commission` is
//! not `European Commission`.
//!
//! # Why is each word folded by itself?
//! Folding changes lengths (`İ`, `ß`), so a folded copy of the text would have other offsets. Here ranges always refer
//! to the text as written and only the key is folded; no offset has to be mapped back.
//!
//! # Why a list of all words instead of an iterator?
//! Terms and dates are searched in the same words, and most words match neither. Separate loops for reading and for
//! looking up words are faster than one that does both, as the processor can then work on several words at once; and
//! looking ahead costs nothing.

use std::borrow::Cow;
use std::ops::Range;

use super::folding::{Class, Folding, class, compose, fold_char, fold_sign, is_optional};
use super::key::Key;
use super::letters::{self, Of};

/// A word of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// The start, in UTF-8 bytes.
    pub start: usize,
    /// The end.
    pub end: usize,
    /// The key of the folded word.
    pub(super) key: Key,
    /// Whether no space is before the word. Always true if one of the two words is of a script without spaces, where a
    /// space has no meaning.
    pub joined: bool,
    /// The first byte, as written.
    pub(super) first: u8,
}

impl Word {
    /// The range in the text.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }
}

/// The words of a text, in order.
#[derive(Clone, Copy, Debug)]
pub struct Words<'a> {
    text: &'a str,
    folding: Folding,
    words: &'a [Word],
}

impl<'a> Words<'a> {
    /// All words.
    #[must_use]
    pub fn all(self) -> &'a [Word] {
        self.words
    }

    /// The text.
    #[must_use]
    pub fn text(self) -> &'a str {
        self.text
    }

    /// A part of the text.
    pub(super) fn written(self, range: Range<usize>) -> &'a str {
        self.text.get(range).unwrap_or_default()
    }

    /// A word, folded.
    pub(super) fn folded(self, word: &Word) -> Cow<'a, str> {
        folded(self.written(word.range()), self.folding)
    }
}

/// Splits texts into words. Reuses its buffer from one text to the next.
#[derive(Clone, Debug, Default)]
pub struct WordReader {
    folding: Folding,
    /// The words of this text, followed by leftovers of a longer one.
    words: Vec<Word>,
    /// The number of words of this text.
    count: usize,
    /// The last word read by [`WordReader::read_any`], folded.
    folded: String,
}

/// A position in a text, after one of its words.
#[derive(Clone, Copy)]
struct Place {
    position: usize,
    after_unspaced: bool,
}

impl Place {
    const START: Self = Self { position: 0, after_unspaced: true };
}

impl WordReader {
    /// A reader with this folding.
    #[must_use]
    pub fn new(folding: Folding) -> Self {
        Self { folding, ..Self::default() }
    }

    pub(super) fn folding(&self) -> Folding {
        self.folding
    }

    /// The words of a text.
    pub fn read<'a>(&'a mut self, text: &'a str) -> Words<'a> {
        self.count = 0;
        let mut place = Place::START;
        let folding = self.folding;
        loop {
            // `keep` is called in each branch so that the word stays in registers.
            if let Some((word, after)) = read_letters(text, place, folding) {
                self.keep(word);
                place = after;
            } else if let Some((word, after)) = self.read_any(text, place) {
                self.keep(word);
                place = after;
            } else {
                break;
            }
        }
        Words { text, folding, words: self.words.get(..self.count).unwrap_or_default() }
    }

    #[inline(always)]
    fn keep(&mut self, word: Word) {
        match self.words.get_mut(self.count) {
            Some(place) => *place = word,
            None => self.words.push(word),
        }
        self.count += 1;
    }

    /// The next word of any kind.
    #[inline(never)]
    fn read_any(
        &mut self,
        text: &str,
        Place { mut position, after_unspaced }: Place,
    ) -> Option<(Word, Place)> {
        let mut joined = true;
        let (start, first, kind) = loop {
            let char = text.get(position..)?.chars().next()?;
            let start = position;
            position += char.len_utf8();
            match class(char) {
                Class::Space => joined = false,
                Class::Ignored => {}
                kind => break (start, char, kind),
            }
        };
        self.folded.clear();
        let mut pending = None;
        if kind == Class::Sign {
            self.folded.push(fold_sign(first));
        } else {
            pending = Some(first);
        }
        let mut end = position;
        for char in text.get(end..)?.chars() {
            match class(char) {
                Class::Letter if kind == Class::Letter || kind == Class::Mark => {
                    self.flush(&mut pending);
                    pending = Some(char);
                }
                Class::Mark => match pending.and_then(|base| compose(base, char)) {
                    Some(composed) => pending = Some(composed),
                    None => {
                        self.flush(&mut pending);
                        if !is_optional(char) {
                            self.folded.push(char);
                        }
                    }
                },
                Class::Ignored => {
                    position += char.len_utf8();
                    continue;
                }
                _ => break,
            }
            position += char.len_utf8();
            end = position;
        }
        self.flush(&mut pending);
        position = end;
        let unspaced = kind == Class::Unspaced;
        joined |= unspaced || after_unspaced;
        let first = text.as_bytes().get(start).copied()?;
        let word = Word { start, end, key: Key::of(self.folded.as_bytes()), joined, first };
        Some((word, Place { position, after_unspaced: unspaced }))
    }

    fn flush(&mut self, pending: &mut Option<char>) {
        if let Some(char) = pending.take() {
            fold_char(char, self.folding, &mut self.folded);
        }
    }
}

/// The next word, if it consists of ASCII letters and digits or is an ASCII sign.
#[inline(always)]
fn read_letters(text: &str, place: Place, folding: Folding) -> Option<(Word, Place)> {
    let bytes = text.as_bytes();
    let byte = |at: usize| bytes.get(at).copied();
    let mut start = place.position;
    let mut first = byte(start)?;
    while first == b' ' {
        start += 1;
        first = byte(start)?;
    }
    let fold = folding != Folding::None;
    let mut run = letters::run(bytes, start, Of::Letters, fold);
    let mut next = byte(run.end).unwrap_or(b' ');
    if next.is_ascii_digit() || next == b'_' {
        run = letters::run(bytes, start, Of::All, fold);
        next = byte(run.end).unwrap_or(b' ');
    }
    if run.end == start {
        if !first.is_ascii_punctuation() || first == b'`' {
            return None;
        }
        run = letters::sign(first, start);
        next = byte(run.end).unwrap_or(b' ');
    }
    // A letter or a mark may continue the word, and a Turkic I does not fold to ASCII.
    let has_capitals = || bytes.get(start..run.end).is_some_and(|run| run.iter().any(u8::is_ascii_uppercase));
    if !next.is_ascii() || folding == Folding::Turkic && has_capitals() {
        return None;
    }
    let joined = start == place.position || place.after_unspaced;
    let word = Word { start, end: run.end, key: run.key, joined, first };
    Some((word, Place { position: run.end, after_unspaced: false }))
}

/// A word, folded.
fn folded(word: &str, folding: Folding) -> Cow<'_, str> {
    if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Cow::Borrowed(word);
    }
    let mut reader = WordReader::new(folding);
    reader.read_any(word, Place::START);
    Cow::Owned(reader.folded)
}

/// Whether two texts have the same words, case-sensitive, ignoring typography.
#[must_use]
pub fn same_words(left: &str, right: &str) -> bool {
    let [mut reader, mut other] = [(); 2].map(|()| WordReader::new(Folding::None));
    let (left, right) = (reader.read(left), other.read(right));
    let same = |(a, b): (&Word, &Word)| {
        a.key == b.key && a.joined == b.joined && (!a.key.is_long() || left.folded(a) == right.folded(b))
    };
    left.words.len() == right.words.len() && left.words.iter().zip(right.words).all(same)
}
