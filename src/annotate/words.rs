//! Text as words: where they begin and end, and what each is when capitals and typography are left aside.
//!
//! A word is a run of letters and digits in a script that puts spaces between words; a single character,
//! with the marks upon it, in a script that does not (Han, Kana, Thai, Lao, Khmer, Burmese); or a single
//! sign of punctuation. White space makes no word: it parts them.
//!
//! # Why words rather than characters?
//! A name is looked for as a sequence of whole words, so the boundary that a Latin edge needs and that a Han
//! edge does not have is settled here, once, and by nobody else: `Europe` is not in `European`, 欧州 is in
//! 欧州委員会. Punctuation is a word of its own because then `Commission` is found in `the Commission's`
//! and `Union` in `l'Union`, while `European, Commission` is no `European Commission`.
//!
//! # Why is each word folded by itself?
//! Folding changes lengths (`İ`, `ß`), so a folded copy of the text has other offsets than the text. Here the
//! range always is that of the text as written and only the key is folded; nothing has to be mapped back.
//!
//! # Why a list of all words, rather than one word after another?
//! Terms and dates are looked for in the same words, and most words are of interest to neither. A loop that only reads
//! words and one that only asks for them are each faster than one that does both, as the processor may then work at
//! several words at a time; and a look ahead costs nothing.

use std::borrow::Cow;
use std::ops::Range;

use super::folding::{Class, Folding, class, compose, fold_char, fold_sign, is_optional};
use super::key::Key;
use super::letters::{self, Of};

/// A word of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it begins, in UTF-8 bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// What it is, folded.
    pub(super) key: Key,
    /// No space parts it from the word before. Where one of the two is of a script without spaces, a space
    /// says nothing, and this is true.
    pub joined: bool,
    /// Its first byte, as it is written.
    pub(super) first: u8,
}

impl Word {
    /// Where it stands.
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
    /// All of them.
    #[must_use]
    pub fn all(self) -> &'a [Word] {
        self.words
    }

    /// The text.
    #[must_use]
    pub fn text(self) -> &'a str {
        self.text
    }

    /// A piece of the text.
    pub(super) fn written(self, range: Range<usize>) -> &'a str {
        self.text.get(range).unwrap_or_default()
    }

    /// One of the words, folded.
    pub(super) fn folded(self, word: &Word) -> Cow<'a, str> {
        folded(self.written(word.range()), self.folding)
    }
}

/// Reads texts into words. It keeps the room for the words from one text to the next.
#[derive(Clone, Debug, Default)]
pub struct WordReader {
    folding: Folding,
    /// The words of this text, and behind them those that a longer one had.
    words: Vec<Word>,
    /// How many are of this text.
    count: usize,
    /// The last word that [`WordReader::read_any`] has read, folded.
    folded: String,
}

/// A place in a text, after one of its words.
#[derive(Clone, Copy)]
struct Place {
    position: usize,
    after_unspaced: bool,
}

impl Place {
    const START: Self = Self { position: 0, after_unspaced: true };
}

impl WordReader {
    /// A reader with a folding.
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
            // Each way has a place of its own where the word is kept: one for both would pass through memory.
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

    /// The next word, whatever it begins with and consists of.
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

/// The next word, if it is one of ASCII letters and digits or a sign of ASCII.
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
    // A letter or a mark may go on with the word, and a Turkic I is folded to no ASCII.
    let has_capitals = || bytes.get(start..run.end).is_some_and(|run| run.iter().any(u8::is_ascii_uppercase));
    if !next.is_ascii() || folding == Folding::Turkic && has_capitals() {
        return None;
    }
    let joined = start == place.position || place.after_unspaced;
    let word = Word { start, end: run.end, key: run.key, joined, first };
    Some((word, Place { position: run.end, after_unspaced: false }))
}

/// A word, folded: what is compared.
fn folded(word: &str, folding: Folding) -> Cow<'_, str> {
    if word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Cow::Borrowed(word);
    }
    let mut reader = WordReader::new(folding);
    reader.read_any(word, Place::START);
    Cow::Owned(reader.folded)
}

/// Whether two texts are the same words, capitals and all, whatever their typography.
#[must_use]
pub fn same_words(left: &str, right: &str) -> bool {
    let [mut reader, mut other] = [(); 2].map(|()| WordReader::new(Folding::None));
    let (left, right) = (reader.read(left), other.read(right));
    let same = |(a, b): (&Word, &Word)| {
        a.key == b.key && a.joined == b.joined && (!a.key.is_long() || left.folded(a) == right.folded(b))
    };
    left.words.len() == right.words.len() && left.words.iter().zip(right.words).all(same)
}
