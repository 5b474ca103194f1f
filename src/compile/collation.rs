//! The order of words in a language: `Ä` beside `A` in German, after `Z` in Swedish.
//!
//! Natively ICU4X knows it, with data that are compiled in. A browser and Node know it themselves (`Intl.Collator`), so that
//! nothing of it is downloaded.

use crate::language::lower_case;

/// Sorts entries by their labels as a dictionary in the language of a BCP 47 tag does.
pub(super) fn sort<T>(tag: &str, entries: &mut [(String, T)]) {
    // Labels that are the same but for capitals or accents of no weight keep this order.
    entries.sort_by_cached_key(|(label, _)| lower_case(label));
    collate(tag, entries);
}

#[cfg(not(target_arch = "wasm32"))]
fn collate<T>(tag: &str, entries: &mut [(String, T)]) {
    use icu_collator::{Collator, options::CollatorOptions};
    use icu_locale_core::Locale;

    let locale = tag.parse::<Locale>().unwrap_or(Locale::UNKNOWN);
    if let Ok(collator) = Collator::try_new(locale.into(), CollatorOptions::default()) {
        entries.sort_by(|(a, _), (b, _)| collator.compare(a, b));
    }
}

#[cfg(all(target_arch = "wasm32", any(feature = "browser", feature = "node")))]
fn collate<T>(tag: &str, entries: &mut [(String, T)]) {
    use js_sys::{Array, Intl, JsString, Object};

    // The host throws at a tag that is none; its primary subtag alone always is one.
    let primary = tag.split('-').next().unwrap_or_default();
    let is_tag = (2..=3).contains(&primary.len()) && primary.bytes().all(|byte| byte.is_ascii_alphabetic());
    let locales = if is_tag { Array::of1(&JsString::from(primary)) } else { Array::new() };
    let compare = Intl::Collator::new(&locales, &Object::new()).compare();
    entries.sort_by(|(a, _), (b, _)| {
        let order = compare.call2(&compare, &JsString::from(a.as_str()), &JsString::from(b.as_str()));
        let order = order.ok().and_then(|order| order.as_f64()).unwrap_or_default();
        order.total_cmp(&0.0)
    });
}

/// Nothing knows the order where neither does.
#[cfg(all(target_arch = "wasm32", not(any(feature = "browser", feature = "node"))))]
fn collate<T>(_: &str, _: &mut [(String, T)]) {}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::sort;

    fn sorted(tag: &str, labels: &str) -> String {
        let mut entries: Vec<_> = labels.split(' ').map(|label| (label.to_owned(), ())).collect();
        sort(tag, &mut entries);
        entries.into_iter().map(|(label, ())| label).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn words_stand_as_in_a_dictionary_of_their_language() {
        assert_eq!(sorted("de", "Zoll Ärzte Amt adel Ökologie Ort"), "adel Amt Ärzte Ökologie Ort Zoll");
        assert_eq!(sorted("sv", "Zon Ärende Ålder Adel Öde"), "Adel Zon Ålder Ärende Öde");
        assert_eq!(sorted("es", "nube ñandú nada oso"), "nada nube ñandú oso");
        assert_eq!(sorted("fr-CA", "Élection Zone État Eau"), "Eau Élection État Zone");
        assert_eq!(sorted("no such tag", "b a"), "a b");
    }
}
