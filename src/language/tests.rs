use super::*;

#[test]
fn looked_up_by_tag() {
    for (tag, found) in [
        ("en", "en"),
        ("en-GB", "en"),
        ("en-US", "en-US"),
        ("EN-us", "en-US"),
        ("de-AT", "de"),
        ("DE", "de"),
        ("pt_BR", "en"),
        ("fr-CA", "fr"),
        ("es", "es"),
        ("nl", "nl"),
        ("it-CH", "it"),
        ("ar", "en"),
        ("", "en"),
    ] {
        assert_eq!(of(tag).tag, found, "{tag}");
    }
}

#[test]
fn years() {
    for (tag, year, text) in [
        ("en", 2018, "2018"),
        ("en", 476, "476"),
        ("en", 44, "44 CE"),
        ("en", 0, "1 BCE"),
        ("en", -43, "44 BCE"),
        ("en", -9_999, "10,000 BCE"),
        ("en", -13_000, "13,000 BCE"),
        ("en", -13_001, "13,002 BCE"),
        ("en", -66_000_000, "66 million years ago"),
        ("en", -4_540_000_000, "4540 million years ago"),
        ("en", -13_798_000_000, "13,798 million years ago"),
        ("en", -4_500_000, "4.5 million years ago"),
        ("en", 12_018, "12,018"),
        ("de", -1_000_000, "vor 1 Million Jahren"),
        ("de", -4_050_000, "vor 4,05 Millionen Jahren"),
        ("fr", -43, "44 av. J.-C."),
        ("es", -13_000, "13 000 a. C."),
    ] {
        assert_eq!(of(tag).year(year).replace('\u{a0}', " "), text);
    }
}

#[test]
fn centuries() {
    for (tag, century, text) in [
        ("en", 1, "the 1st century"),
        ("en", 11, "the 11th century"),
        ("en", 20, "the 20th century"),
        ("en", 21, "the 21st century"),
        ("en", 22, "the 22nd century"),
        ("de", 20, "20. Jahrhundert"),
        ("fr", 19, "XIXe siècle"),
        ("es", 4, "siglo IV"),
        ("nl", 18, "18e eeuw"),
        ("it", 14, "XIV secolo"),
    ] {
        assert_eq!(of(tag).century(century).replace('\u{a0}', " "), text);
    }
}

#[test]
fn patterns() {
    assert_eq!(fill("{n} of {of}", &[("n", "2"), ("of", "7")]), "2 of 7");
    assert_eq!(fill("since {}", &[("", "2018")]), "since 2018");
    assert_eq!(fill("{a}{b}", &[("b", "x")]), "x");
    assert_eq!(fill("no end {a", &[("a", "x")]), "no end x");
    assert_eq!(fill("", &[]), "");
}

/// A pattern that forgets a part of the date would be seen only by readers of that language.
#[test]
fn every_pattern_holds_its_parts() {
    for language in all() {
        let holds = |pattern: &str, names: &[&str]| {
            for name in names {
                assert!(pattern.contains(name), "{}: {pattern} lacks {name}", language.tag);
            }
            assert_eq!(pattern.matches('{').count(), names.len(), "{}: {pattern}", language.tag);
        };
        holds(language.day_month_year, &["{d}", "{m}", "{y}"]);
        holds(language.day_month, &["{d}", "{m}"]);
        holds(language.month_year, &["{m}", "{y}"]);
        holds(language.between, &["{a}", "{b}"]);
        holds(language.messages.mention, &["{n}", "{of}"]);
        for phrase in [language.about, language.since, language.until] {
            for pattern in
                [phrase.day, phrase.month, phrase.season, phrase.year, phrase.decade, phrase.century]
            {
                holds(pattern, &["{}"]);
            }
        }
        for pattern in [
            language.decade,
            language.century,
            language.before_common_era,
            language.common_era,
            language.circa,
            language.possibly,
            language.or_earlier,
            language.or_later,
            language.messages.only_events_with,
            language.messages.era_ends,
        ] {
            holds(pattern, &["{}"]);
        }
        language.million_years_ago.iter().for_each(|pattern| holds(pattern, &["{}"]));
        language.messages.event_count.iter().for_each(|pattern| holds(pattern, &["{n}"]));
    }
}

#[test]
fn kinds_stand_in_order() {
    assert_eq!(of("en").kind(TermKind::Person), "Person");
    assert_eq!(of("en").kind(TermKind::Claim), "Claim");
    assert_eq!(of("de").kind(TermKind::Law), "Gesetz");
    assert_eq!(of("en").kind_heading(TermKind::Person), "People");
    assert_eq!(of("en").kind_heading(TermKind::Concept), "Concepts");
}
