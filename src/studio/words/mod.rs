//! What the studio says itself, in the languages of `data`: one file each, checked when it is compiled, which no reader
//! loads.
//!
//! # Why not in the widget's files?
//! Those are read by everybody who builds a story or reads one. What only authors see stands apart, and a language of the
//! widget can do without it: the studio then speaks English.

mod said;

use crate::language::fill;
use crate::reason::{Evidence, Reason};
pub(crate) use said::said;
#[cfg(test)]
pub(crate) use said::{HEARD, heard};

include!(concat!(env!("OUT_DIR"), "/studio_words.rs"));

/// A text with a number: a form for each plural category, with `|` between them.
#[derive(Debug)]
pub(crate) struct Counted {
    forms: &'static str,
    /// As those of `language::Messages`.
    plurals: &'static str,
}

impl Counted {
    /// The text for a number.
    pub(crate) fn of(&self, count: usize) -> String {
        self.with(count, &[])
    }

    /// The same with other things put in.
    pub(crate) fn with(&self, count: usize, values: &[(&str, &str)]) -> String {
        let place = if count < 200 { count } else { 100 + count % 100 };
        let digit = self.plurals.as_bytes().get(place).map(|digit| usize::from(digit - b'0'));
        let form = digit.and_then(|digit| self.forms.split('|').nth(digit));
        let form = form.or_else(|| self.forms.rsplit('|').next()).unwrap_or(self.forms);
        let number = count.to_string();
        let mut all = vec![("n", number.as_str())];
        all.extend_from_slice(values);
        fill(form, &all)
    }
}

/// The words for somebody who reads these languages (BCP 47 tags), the first that there is; else English.
pub(crate) fn of<'a>(tags: impl IntoIterator<Item = &'a str>) -> Spoken {
    let primary = |tag: &str| tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    let known = |tag: &str| WORDS.iter().find(|words| words.tag == primary(tag));
    Spoken(tags.into_iter().find_map(known).unwrap_or(&WORDS[0]))
}

/// The words of one language, for components.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spoken(&'static Words);

impl PartialEq for Spoken {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

impl std::ops::Deref for Spoken {
    type Target = &'static Words;

    fn deref(&self) -> &&'static Words {
        &self.0
    }
}

impl Words {
    /// Why something is suggested.
    pub(crate) fn reason(&self, reason: &Reason) -> String {
        let words = &self.reasons;
        let words = match reason {
            Reason::InGlossary => words.in_glossary,
            Reason::Defined => words.defined,
            Reason::LongForm => words.long_form,
            Reason::Name => words.name,
            Reason::Called => words.called,
            Reason::Quoted => words.quoted,
            Reason::Recurs => words.recurs,
            Reason::Noun => words.noun,
            Reason::NounPhrase => words.noun_phrase,
            Reason::Mentions(number) => return words.mentions.of(*number),
            Reason::Sentence(evidence, date) => {
                return fill(words.sentence, &[("evidence", self.evidence(*evidence)), ("date", date)]);
            }
            Reason::Unreached => words.unreached,
        };
        words.to_owned()
    }

    fn evidence(&self, evidence: Evidence) -> &'static str {
        let words = &self.reasons;
        match evidence {
            Evidence::Present => words.present,
            Evidence::Conditional => words.conditional,
            Evidence::FutureWithoutYear => words.future_without_year,
            Evidence::Future => words.future,
            Evidence::UnclearYear => words.unclear_year,
            Evidence::Qualifies => words.qualifies,
            Evidence::Habit => words.habit,
            Evidence::Quotation => words.quotation,
            Evidence::Coarse => words.coarse,
            Evidence::PartOfDay => words.part_of_day,
            Evidence::Remembered => words.remembered,
            Evidence::Dated => words.dated,
        }
    }

    /// A fault that the scripts around the module name, with what it is about after a colon.
    pub(crate) fn fault(&self, fault: &str) -> Option<String> {
        let (name, detail) = fault.split_once(':').unwrap_or((fault, ""));
        let faults = &self.faults;
        let known = match name {
            "storage-full" => faults.storage_full,
            "storage-refused" => faults.storage_refused,
            "storage-fails" => faults.storage_fails,
            "story-gone" => faults.story_gone,
            "core-missing" => faults.core_missing,
            "stopped" => faults.stopped,
            "too-much" => faults.too_much,
            "too-large" => faults.too_large,
            "nothing-to-open" => faults.nothing_to_open,
            "file-missing" => faults.file_missing,
            _ => return None,
        };
        Some(fill(known, &[("detail", detail)]))
    }
}

#[cfg(test)]
mod tests {
    use super::{WORDS, of};

    #[test]
    fn the_first_language_that_is_there_is_spoken() {
        for (tags, spoken) in [
            (&["nl-BE", "en"][..], "nl"),
            (&["sv", "de-AT"], "de"),
            (&["fr_CA"], "fr"),
            (&["ja"], "en"),
            (&[], "en"),
        ] {
            assert_eq!(of(tags.iter().copied()).tag, spoken, "{tags:?}");
        }
    }

    #[test]
    fn numbers_have_the_form_that_the_language_asks_for() {
        let problems = |tag: &'static str, count| of([tag]).desk.problems.of(count);
        assert_eq!([problems("en", 1), problems("en", 0)], ["1 problem", "0 problems"]);
        assert_eq!([problems("fr", 0), problems("fr", 2)], ["0 problème", "2 problèmes"]);
    }

    #[test]
    fn faults_are_told_in_words() {
        for words in &WORDS {
            let told = words.fault("too-large:50").unwrap();
            assert!(told.contains("50") && !told.contains("too-large"), "{}: {told}", words.tag);
        }
        assert_eq!(of(["de"]).fault("this is not JSON: at 3"), None);
    }
}
