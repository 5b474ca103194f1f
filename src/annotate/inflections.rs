//! Inflected forms of terms: `Salafists`, `Gesetze`, `lanceurs d’alerte`, `leyes`.
//!
//! # Why generate forms of the label instead of stemming the text?
//! A stemmer conflates words that differ (`organ`, `organisation`), and every word of every text would have to be
//! stemmed. A term has few forms; they are found like any other spelling, and the author can see them all.
//!
//! # Which words are inflected?
//! A form has another ending in one of its words, or in all but the common ones: `courts of justice`, `leyes
//! orgánicas`, `punaisessa ristissä`. Not inflected are terms marked as `exact`, and names of people, places and
//! organisations in languages that do not decline them: `Williams` is not a form of `William`. An abbreviation in
//! capitals gets an `s` at most.

use std::collections::BTreeSet;

use crate::language::{self, Prose};
use crate::story::model::{Term, TermKind};

/// The minimum number of letters of an inflected word.
const SHORTEST: usize = 3;

/// The maximum number of forms in which several words are inflected. Above it only those are generated in which the
/// words agree, that is, have the same shared ending.
const COMBINED: usize = 128;

/// Within this number of letters from the end, a vowel decides the vowel harmony; further back it may belong to the
/// first part of a compound: `vaalipiiri`, from `vaali` and `piiri`.
const FAR: usize = 5;

/// A form of a word.
struct Form {
    word: String,
    /// The shared ending, if it has one: the digit of its list, and its index there.
    shared: Option<(char, usize)>,
}

/// Inflects terms in a language.
#[derive(Clone, Debug)]
pub struct Inflector {
    prose: &'static Prose,
    common: BTreeSet<&'static str>,
}

impl Inflector {
    /// An inflector for the language of a BCP 47 tag.
    #[must_use]
    pub fn new(language: &str) -> Self {
        let prose = language::prose(language);
        Self { prose, common: prose.common.split('|').filter(|word| !word.is_empty()).collect() }
    }

    /// The forms by which a term is found besides its label and aliases, each once.
    #[must_use]
    pub fn forms(&self, term: &Term) -> Vec<String> {
        let is_name = matches!(term.kind, TermKind::Person | TermKind::Place | TermKind::Organisation);
        if term.exact || is_name && !self.prose.names {
            return Vec::new();
        }
        let spellings = || std::iter::once(&term.label).chain(&term.aliases);
        let mut known: BTreeSet<String> = spellings().map(|spelling| spelling.to_lowercase()).collect();
        let all = spellings().flat_map(|spelling| self.forms_of(spelling));
        all.filter(|form| known.insert(form.to_lowercase())).collect()
    }

    fn forms_of(&self, spelling: &str) -> Vec<String> {
        let words: Vec<&str> = spelling.split(' ').collect();
        let forms: Vec<Vec<Form>> = words.iter().map(|word| self.forms_of_word(word)).collect();
        let mut all = Vec::new();
        for (index, forms) in forms.iter().enumerate() {
            for form in forms {
                let word = |(at, word): (usize, &&str)| {
                    if at == index { form.word.clone() } else { (*word).to_owned() }
                };
                all.push(words.iter().enumerate().map(word).collect::<Vec<_>>().join(" "));
            }
        }
        let inflected = || forms.iter().filter(|forms| !forms.is_empty());
        if inflected().count() < 2 {
            return all;
        }
        let some = |wanted: &dyn Fn(&Form) -> bool| -> Vec<Vec<String>> {
            let words = forms.iter().map(|forms| forms.iter().filter(|form| wanted(form)));
            words.map(|forms| forms.map(|form| form.word.clone()).collect()).collect()
        };
        if inflected().map(Vec::len).product::<usize>() <= COMBINED {
            all.extend(combined(&words, &some(&|_| true)));
            return all;
        }
        let shared: BTreeSet<_> = inflected().flatten().filter_map(|form| form.shared).collect();
        for ending in shared {
            let agreeing = some(&|form| form.shared == Some(ending));
            if forms.iter().zip(&agreeing).all(|(forms, agreeing)| forms.is_empty() == agreeing.is_empty()) {
                all.extend(combined(&words, &agreeing));
            }
        }
        all
    }

    /// The other forms of a word; empty if it has none, or is too common to be inflected.
    fn forms_of_word(&self, word: &str) -> Vec<Form> {
        // In `EU-Kommissar` the last part is inflected.
        let last = word.rsplit('-').next().unwrap_or(word);
        let capitals = last.chars().filter(|char| char.is_uppercase()).count();
        let lower = word.to_lowercase();
        let is_word =
            word.chars().all(|char| char.is_alphabetic() || char == '-') && lower.len() == word.len();
        if !is_word || letters(word) < SHORTEST || self.common.contains(lower.as_str()) {
            return Vec::new();
        }
        if capitals > 1 {
            let others = self.prose.inflections.last().map_or("", |(_, forms)| *forms);
            let plural = others
                .split('|')
                .any(|form| form == "s")
                .then(|| Form { word: [word, "s"].concat(), shared: None });
            return plural.into_iter().collect();
        }
        let found = self.prose.inflections.iter().find_map(|(ending, forms)| {
            Some((word.get(..self.stem(&lower, ending)?)?, *forms, ending.is_empty()))
        });
        let Some((stem, forms, any)) = found else { return Vec::new() };
        let forms = forms.split('|').filter(|form| !form.is_empty() || !any);
        let forms = forms.flat_map(|form| {
            self.sides(&lower).iter().flat_map(|second| self.written(stem, form, *second)).collect::<Vec<_>>()
        });
        // An ending may be a whole word: `Arzt`, `Ärzte`; `EU-Arzt`, `EU-Ärzte`.
        let whole = capitals > 0 && (stem.is_empty() || stem.ends_with('-'));
        let forms = forms.map(|form| match whole {
            true => Form { word: capitalised(&form.word, stem.len()), ..form },
            false => form,
        });
        let mut known = BTreeSet::from([lower.clone()]);
        forms
            .filter(|form| !self.common.contains(form.word.to_lowercase().as_str()))
            .filter(|form| known.insert(form.word.to_lowercase()))
            .collect()
    }

    /// The length of the stem of a word with this ending: without the part that the ending replaces.
    fn stem(&self, word: &str, ending: &str) -> Option<usize> {
        let (mut rest, mut stem) = (word, None);
        for expected in ending.chars().rev() {
            if expected == '|' {
                stem = Some(rest.len());
                continue;
            }
            let letter = rest.chars().next_back()?;
            rest = rest.strip_suffix(letter)?;
            if letter != expected && !self.letters(expected)?.contains(letter) {
                return None;
            }
        }
        Some(stem.unwrap_or(rest.len()))
    }

    /// Expands an entry to its forms, for a word that takes the second letters of pairs, or the first.
    fn written(&self, stem: &str, form: &str, second: bool) -> Vec<Form> {
        let last = form.chars().next_back().unwrap_or_default();
        let endings = of(self.prose.endings, last);
        let form = if endings.is_some() { form.strip_suffix(last).unwrap_or_default() } else { form };
        let mut rest = form.chars();
        let (stem, form) = match rest.next() {
            Some('¨') => (with_umlaut(stem), rest.as_str()),
            Some(mark) if of(self.prose.changes, mark).is_some() => (self.changed(stem, mark), rest.as_str()),
            _ => (Some(stem.to_owned()), form),
        };
        let Some(stem) = stem else { return Vec::new() };
        let own = |letter| {
            let pair = self.letters(letter).and_then(|pair| pair.chars().nth(usize::from(second)));
            pair.unwrap_or(letter)
        };
        let whole = |(at, ending): (usize, &str)| Form {
            word: stem.chars().chain(form.chars().chain(ending.chars()).map(own)).collect(),
            shared: endings.is_some().then_some((last, at)),
        };
        endings.unwrap_or_default().split('|').enumerate().map(whole).collect()
    }

    /// The stem with its end changed by the rule for a mark in the language's file.
    fn changed(&self, stem: &str, mark: char) -> Option<String> {
        let changes = of(self.prose.changes, mark)?;
        let changed = changes.iter().find_map(|(end, other)| Some([stem.strip_suffix(end)?, other].concat()));
        changed.or_else(|| Some(stem.to_owned()))
    }

    /// The letters that a capital stands for.
    fn letters(&self, capital: char) -> Option<&'static str> {
        of(self.prose.letters, capital)
    }

    /// Whether a word takes the first or second letters of pairs (vowel harmony): decided by its last letter that is in
    /// a pair; the second if there is none. If that letter is a first one and far from the end, the word may be a
    /// compound, and takes both.
    fn sides(&self, word: &str) -> &'static [bool] {
        let pairs = || self.prose.letters.iter().filter(|(_, letters)| letters.chars().count() == 2);
        let at = |letter| pairs().find_map(|(_, pair)| pair.chars().position(|other| other == letter));
        match word.chars().rev().enumerate().find_map(|(from_end, letter)| Some((from_end, at(letter)?))) {
            Some((0..FAR, 0)) => &[false],
            Some((_, 0)) => &[false, true],
            _ => &[true],
        }
    }
}

/// A word with the letter at `at` in upper case.
fn capitalised(word: &str, at: usize) -> String {
    let (before, after) = word.split_at_checked(at).unwrap_or_default();
    let mut chars = after.chars();
    let capital = chars.next().into_iter().flat_map(char::to_uppercase);
    before.chars().chain(capital).chain(chars).collect()
}

/// The value of a sign in a list.
fn of<T: Copy>(list: &[(char, T)], sign: char) -> Option<T> {
    list.iter().find(|(own, _)| *own == sign).map(|(_, value)| *value)
}

/// The number of letters of a word; a Hangul syllable has two or three and counts as two.
fn letters(word: &str) -> usize {
    word.chars().map(|char| if matches!(char, '가'..='힣') { 2 } else { 1 }).sum()
}

/// All combinations of the words' forms.
fn combined(words: &[&str], forms: &[Vec<String>]) -> Vec<String> {
    let mut all = vec![String::new()];
    for (word, forms) in words.iter().zip(forms) {
        let own = [(*word).to_owned()];
        let forms = if forms.is_empty() { &own } else { forms.as_slice() };
        let longer = |before: String| {
            let space = if before.is_empty() { "" } else { " " };
            forms.iter().map(move |form| [&before, space, form].concat()).collect::<Vec<_>>()
        };
        all = all.into_iter().flat_map(longer).collect();
    }
    all
}

/// A stem with an umlaut in its last vowel; `None` if there is no vowel, or it has one already.
fn with_umlaut(stem: &str) -> Option<String> {
    let (start, vowel) = stem.char_indices().rfind(|(_, char)| "aeiouäöüyAEIOUÄÖÜY".contains(*char))?;
    let (before, after) = stem.split_at_checked(start)?;
    let rest = after.get(vowel.len_utf8()..)?;
    // In `Haus` the `a` changes.
    let (before, vowel, rest) = match (vowel, before.char_indices().next_back()) {
        ('u', Some((start, first @ ('a' | 'A')))) => (before.get(..start)?, first, ["u", rest].concat()),
        _ => (before, vowel, rest.to_owned()),
    };
    let umlaut = match vowel {
        'a' => "ä",
        'o' => "ö",
        'u' => "ü",
        'A' => "Ä",
        'O' => "Ö",
        'U' => "Ü",
        _ => return None,
    };
    Some([before, umlaut, &rest].concat())
}
