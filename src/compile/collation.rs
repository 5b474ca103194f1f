//! Alphabetical order in a language: `Ä` beside `A` in German, after `Z` in Swedish.
//!
//! Natively by ICU4X with compiled-in data. Browsers and Node have `Intl.Collator`, so no data is downloaded.

use std::cmp::Ordering;

use crate::language::lower_case;

/// Entries by their initial letter; empty for entries that begin with no letter.
pub(super) type Letters<T> = Vec<(String, Vec<T>)>;

/// Sorts entries by their labels in the order of the language with this BCP 47 tag, and groups them by initial letter.
/// Letters that differ only in accents are one group, unless the language separates them.
pub(super) fn dictionary<T>(tag: &str, mut entries: Vec<(String, T)>) -> Letters<T> {
    // Labels that compare as equal keep this order.
    entries.sort_by_cached_key(|(label, _)| lower_case(label));
    let order = Collator::new(tag, Strength::Tertiary);
    entries.sort_by(|(a, _), (b, _)| order.compare(a, b));

    let base = Collator::new(tag, Strength::Primary);
    let mut letters: Letters<T> = Vec::new();
    for (label, entry) in entries {
        let letter = label.chars().next().filter(|letter| letter.is_alphabetic());
        let letter = letter.map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
        match letters.last_mut().filter(|(before, _)| is_same(&base, before, &letter)) {
            Some((_, entries)) => entries.push(entry),
            None => letters.push((letter, vec![entry])),
        }
    }
    letters
}

/// The empty letter, of labels that begin with none, equals only itself.
fn is_same(base: &Collator, a: &str, b: &str) -> bool {
    a == b || (!a.is_empty() && !b.is_empty() && base.compare(a, b).is_eq())
}

/// The strength of a comparison.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Strength {
    /// Base letters only.
    Primary,
    /// Base letters, then accents, then case.
    Tertiary,
}

#[cfg(not(target_arch = "wasm32"))]
struct Collator(Option<icu_collator::CollatorBorrowed<'static>>);

#[cfg(not(target_arch = "wasm32"))]
impl Collator {
    fn new(tag: &str, strength: Strength) -> Self {
        use icu_collator::{Collator, options};
        use icu_locale_core::Locale;

        let locale = tag.parse::<Locale>().unwrap_or(Locale::UNKNOWN);
        let mut wanted = options::CollatorOptions::default();
        wanted.strength = Some(match strength {
            Strength::Primary => options::Strength::Primary,
            Strength::Tertiary => options::Strength::Tertiary,
        });
        Self(Collator::try_new(locale.into(), wanted).ok())
    }

    fn compare(&self, a: &str, b: &str) -> Ordering {
        self.0.as_ref().map_or(Ordering::Equal, |collator| collator.compare(a, b))
    }
}

#[cfg(all(target_arch = "wasm32", any(feature = "browser", feature = "node")))]
struct Collator(js_sys::Function);

#[cfg(all(target_arch = "wasm32", any(feature = "browser", feature = "node")))]
impl Collator {
    fn new(tag: &str, strength: Strength) -> Self {
        use js_sys::Intl::{CollatorOptions, CollatorSensitivity};
        use js_sys::{Array, Intl, JsString};

        // `Intl.Collator` throws on an invalid tag; its primary subtag alone is always valid.
        let primary = tag.split('-').next().unwrap_or_default();
        let is_tag =
            (2..=3).contains(&primary.len()) && primary.bytes().all(|byte| byte.is_ascii_alphabetic());
        let locales = if is_tag { Array::of1(&JsString::from(primary)) } else { Array::new() };
        let options = CollatorOptions::new();
        options.set_sensitivity(match strength {
            Strength::Primary => CollatorSensitivity::Base,
            Strength::Tertiary => CollatorSensitivity::Variant,
        });
        Self(Intl::Collator::new(&locales, &options).compare())
    }

    fn compare(&self, a: &str, b: &str) -> Ordering {
        use js_sys::JsString;

        let order = self.0.call2(&self.0, &JsString::from(a), &JsString::from(b));
        order.ok().and_then(|order| order.as_f64()).unwrap_or_default().total_cmp(&0.0)
    }
}

/// Without either there is no collation.
#[cfg(all(target_arch = "wasm32", not(any(feature = "browser", feature = "node"))))]
struct Collator;

#[cfg(all(target_arch = "wasm32", not(any(feature = "browser", feature = "node"))))]
impl Collator {
    fn new(_: &str, _: Strength) -> Self {
        Self
    }

    fn compare(&self, _: &str, _: &str) -> Ordering {
        Ordering::Equal
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::dictionary;

    /// The labels in alphabetical order, each letter before its group.
    fn sorted(tag: &str, labels: &str) -> String {
        let entries = labels.split(' ').map(|label| (label.to_owned(), label)).collect();
        let letters = dictionary(tag, entries).into_iter();
        letters
            .map(|(letter, labels)| format!("{letter}: {}", labels.join(" ")))
            .collect::<Vec<_>>()
            .join(", ")
    }

    #[test]
    fn words_stand_as_in_a_dictionary_of_their_language() {
        assert_eq!(
            sorted("de", "Zoll Ärzte Amt adel Ökologie Ort"),
            "A: adel Amt Ärzte, Ö: Ökologie Ort, Z: Zoll"
        );
        assert_eq!(sorted("sv", "Zon Ärende Ålder Adel Öde"), "A: Adel, Z: Zon, Å: Ålder, Ä: Ärende, Ö: Öde");
        assert_eq!(sorted("es", "nube ñandú nada oso"), "N: nada nube, Ñ: ñandú, O: oso");
        assert_eq!(sorted("fr-CA", "Élection Zone État Eau"), "E: Eau Élection État, Z: Zone");
        assert_eq!(sorted("no such tag", "b a"), "A: a, B: b");
    }

    #[test]
    fn what_begins_with_no_letter_stands_together_without_one() {
        assert_eq!(sorted("en", "5G 3D-print Act"), ": 3D-print 5G, A: Act");
        assert_eq!(sorted("ja", "自由 委員会"), "委: 委員会, 自: 自由");
    }
}
