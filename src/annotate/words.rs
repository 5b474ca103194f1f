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

use std::ops::Range;

use super::folding::{Class, Folding, class, compose, fold_char, fold_sign, is_optional};
use super::letters;
use super::table::hash;

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word<'a> {
    /// Where it stands, in UTF-8 bytes.
    pub range: Range<usize>,
    /// The word, folded: what is compared.
    pub folded: &'a str,
    /// No space parts it from the word before. Where one of the two is of a script without spaces, a space
    /// says nothing, and this is true.
    pub joined: bool,
    /// The hash of the folded word.
    pub(super) hash: u64,
}

/// The words of a text, in order.
///
/// Not an [`Iterator`], as a folded word lies in a buffer that the next one overwrites.
#[derive(Clone, Debug)]
pub struct Words<'t> {
    text: &'t str,
    folding: Folding,
    position: usize,
    after_unspaced: bool,
    folded: String,
}

/// A place in a text, after one of its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// In UTF-8 bytes.
    pub(super) position: usize,
    after_unspaced: bool,
}

impl Place {
    /// Where a text begins.
    pub(super) const START: Self = Self { position: 0, after_unspaced: true };
}

impl<'t> Words<'t> {
    /// The words of `text`.
    #[must_use]
    pub fn new(text: &'t str, folding: Folding) -> Self {
        Self { text, folding, position: 0, after_unspaced: true, folded: String::new() }
    }

    /// The next word, if there is one.
    #[inline(always)]
    pub fn advance(&mut self) -> Option<Word<'_>> {
        let bytes = self.text.as_bytes();
        let mut start = self.position;
        while *bytes.get(start)? == b' ' {
            start += 1;
        }
        let mut run = letters::run(bytes, start, self.folding != Folding::None);
        if run.end == start
            && bytes.get(start).is_some_and(|&sign| sign.is_ascii_punctuation() && sign != b'`')
        {
            run = letters::sign(bytes, start);
        }
        let next = bytes.get(run.end);
        if run.end == start || next.is_some_and(|byte| !byte.is_ascii()) {
            return self.advance_any();
        }
        let joined = start == self.position || self.after_unspaced;
        let range = start..run.end;
        self.position = run.end;
        self.after_unspaced = false;
        if run.capitals && self.folding != Folding::None {
            return self.fold(range, joined, run.hash);
        }
        let folded = self.text.get(range.clone())?;
        Some(Word { range, folded, joined, hash: run.hash })
    }

    /// The word of ASCII letters at a range, folded.
    #[inline(never)]
    fn fold(&mut self, range: Range<usize>, joined: bool, mut hash: u64) -> Option<Word<'_>> {
        let written = self.text.get(range.clone())?;
        self.folded.clear();
        if self.folding == Folding::Turkic {
            written.chars().for_each(|char| fold_char(char, self.folding, &mut self.folded));
            hash = self::hash(self.folded.as_bytes());
        } else {
            self.folded.push_str(written);
            self.folded.make_ascii_lowercase();
        }
        Some(Word { range, folded: &self.folded, joined, hash })
    }

    /// A piece of the text.
    pub(super) fn text(&self, range: Range<usize>) -> &'t str {
        self.text.get(range).unwrap_or_default()
    }

    /// Where one is in the text.
    pub(super) fn place(&self) -> Place {
        Place { position: self.position, after_unspaced: self.after_unspaced }
    }

    /// Goes back to where one was, or forward.
    pub(super) fn resume(&mut self, place: Place) {
        Place { position: self.position, after_unspaced: self.after_unspaced } = place;
    }

    /// The next word, whatever it begins with and consists of.
    #[inline(never)]
    fn advance_any(&mut self) -> Option<Word<'_>> {
        let mut joined = true;
        let (start, first, kind) = loop {
            let char = self.text.get(self.position..)?.chars().next()?;
            let start = self.position;
            self.position += char.len_utf8();
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
        let mut end = self.position;
        for char in self.text.get(end..)?.chars() {
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
                    self.position += char.len_utf8();
                    continue;
                }
                _ => break,
            }
            self.position += char.len_utf8();
            end = self.position;
        }
        self.flush(&mut pending);
        self.position = end;
        let unspaced = kind == Class::Unspaced;
        joined |= unspaced || self.after_unspaced;
        self.after_unspaced = unspaced;
        let hash = hash(self.folded.as_bytes());
        Some(Word { range: start..end, folded: &self.folded, joined, hash })
    }

    fn flush(&mut self, pending: &mut Option<char>) {
        if let Some(char) = pending.take() {
            fold_char(char, self.folding, &mut self.folded);
        }
    }
}

/// Whether two texts are the same words, capitals and all, whatever their typography.
#[must_use]
pub fn same_words(left: &str, right: &str) -> bool {
    let (mut left, mut right) = (Words::new(left, Folding::None), Words::new(right, Folding::None));
    loop {
        match (left.advance(), right.advance()) {
            (None, None) => return true,
            (Some(a), Some(b)) if a.folded == b.folded && a.joined == b.joined => {}
            _ => return false,
        }
    }
}
