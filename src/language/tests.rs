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
        ("en", 1, "1st century"),
        ("en", 11, "11th century"),
        ("en", 20, "20th century"),
        ("en", 21, "21st century"),
        ("en", 22, "22nd century"),
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

#[test]
fn plural_forms() {
    for (tag, count, text) in [
        ("en", 0, "0 events"),
        ("en", 1, "1 event"),
        ("en", 2, "2 events"),
        ("en", 101, "101 events"),
        ("en", 1_001, "1001 events"),
        ("fr", 0, "0 événement"),
        ("fr", 1, "1 événement"),
        ("fr", 2, "2 événements"),
        ("de", 0, "0 Ereignisse"),
    ] {
        assert_eq!(of(tag).messages.events(count).replace('\u{a0}', " "), text);
    }
}
