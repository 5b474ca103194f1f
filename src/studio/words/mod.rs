//! The studio's own texts, in the languages of `data`: one file each, checked at build time. Readers do not load them.
//!
//! # Why not in the widget's files?
//! Every build and every reader needs those. Texts for authors are separate, and a language of the widget may lack
//! them: then the studio uses English.

mod translation;

use crate::language::{fill, plural_form};
use crate::reason::{Evidence, Reason};
pub(crate) use translation::translate;
#[cfg(test)]
pub(crate) use translation::{PATTERNS, matched};

include!(concat!(env!("OUT_DIR"), "/studio_words.rs"));

/// A text with a number: a form for each plural category, separated by `|`.
#[derive(Debug)]
pub(crate) struct Counted {
    forms: &'static str,
    /// The plural rule, as in `language::Messages`.
    plurals: &'static str,
}

impl Counted {
    /// The text for a number.
    pub(crate) fn of(&self, count: usize) -> String {
        self.with(count, &[])
    }

    /// The text for a number and further values.
    pub(crate) fn with(&self, count: usize, values: &[(&str, &str)]) -> String {
        let form = plural_form(self.plurals, self.forms, count as u64);
        let number = count.to_string();
        let mut all = vec![("n", number.as_str())];
        all.extend_from_slice(values);
        fill(form, &all)
    }
}

/// The texts in the first of these languages (BCP 47 tags) that the studio has, otherwise in English.
pub(crate) fn of<'a>(tags: impl IntoIterator<Item = &'a str>) -> Spoken {
    let primary = |tag: &str| tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    let known = |tag: &str| WORDS.iter().find(|words| words.tag == primary(tag));
    Spoken(tags.into_iter().find_map(known).unwrap_or(&WORDS[0]))
}

/// The texts of one language, for components.
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
    /// The text for a reason.
    pub(crate) fn reason(&self, reason: &Reason) -> String {
        let words = &self.reasons;
        let words = match reason {
            Reason::InGlossary => words.in_glossary,
            Reason::Defined => words.defined,
            Reason::MayDefine => words.may_define,
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
            Evidence::CarriedYear => words.carried_year,
            Evidence::Qualifies => words.qualifies,
            Evidence::Habit => words.habit,
            Evidence::Quotation => words.quotation,
            Evidence::Coarse => words.coarse,
            Evidence::PartOfDay => words.part_of_day,
            Evidence::Remembered => words.remembered,
            Evidence::Dated => words.dated,
        }
    }

    /// The text for an error of the scripts around the module: its name, and a detail after a colon.
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
