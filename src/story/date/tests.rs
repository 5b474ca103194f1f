use super::*;

fn date(edtf: &str) -> Date {
    Date::parse(edtf).unwrap_or_else(|error| panic!("{edtf}: {error}"))
}

fn day(year: i64, month: u8, day: u8) -> Option<Day> {
    Some(Day::from_civil(year, month, day))
}

#[test]
fn bounds_and_precision() {
    use Precision::*;
    for (edtf, earliest, latest, precision) in [
        ("2019-04-12", day(2019, 4, 12), day(2019, 4, 12), Day),
        ("2019-04-12T23:20:30Z", day(2019, 4, 12), day(2019, 4, 12), Day),
        ("2018-06", day(2018, 6, 1), day(2018, 6, 30), Month),
        ("2020-02", day(2020, 2, 1), day(2020, 2, 29), Month),
        ("2018-22", day(2018, 6, 1), day(2018, 8, 31), Season),
        ("2018-24", day(2018, 12, 1), day(2019, 2, 28), Season),
        ("2018-33", day(2018, 1, 1), day(2018, 3, 31), Season),
        ("2018", day(2018, 1, 1), day(2018, 12, 31), Year),
        ("2018~", day(2018, 1, 1), day(2018, 12, 31), Year),
        ("2018-XX", day(2018, 1, 1), day(2018, 12, 31), Year),
        ("2018-06-XX", day(2018, 6, 1), day(2018, 6, 30), Month),
        ("2018-06-1X", day(2018, 6, 10), day(2018, 6, 19), Month),
        ("2018-XX-12", day(2018, 1, 12), day(2018, 12, 12), Year),
        ("199X", day(1990, 1, 1), day(1999, 12, 31), Decade),
        ("19XX", day(1900, 1, 1), day(1999, 12, 31), Century),
        ("1XXX", day(1000, 1, 1), day(1999, 12, 31), Millennium),
        ("1950S2", day(1900, 1, 1), day(1999, 12, 31), Century),
        ("-0043", day(-43, 1, 1), day(-43, 12, 31), Year),
        ("-0043-03-15", day(-43, 3, 15), day(-43, 3, 15), Day),
        ("Y-13000", day(-13_000, 1, 1), day(-13_000, 12, 31), Year),
        ("Y-13798000000", day(-13_798_000_000, 1, 1), day(-13_798_000_000, 12, 31), Year),
        ("2017/2018", day(2017, 1, 1), day(2018, 12, 31), Year),
        ("2017-09-13/2018", day(2017, 9, 13), day(2018, 12, 31), Year),
        ("2019-04/..", day(2019, 4, 1), None, Month),
        ("../2019-04", None, day(2019, 4, 30), Month),
        ("2019-04/", day(2019, 4, 1), None, Month),
        ("2018/2019..", day(2018, 1, 1), None, Year),
        ("[2016,2018-06]", day(2016, 1, 1), day(2018, 6, 30), Year),
        ("{2016..2018}", day(2016, 1, 1), day(2018, 12, 31), Year),
        ("[..2018]", None, day(2018, 12, 31), Year),
    ] {
        let date = date(edtf);
        assert_eq!(date.earliest(), earliest, "{edtf}");
        assert_eq!(date.latest(), latest, "{edtf}");
        assert_eq!(date.precision(), precision, "{edtf}");
        assert_eq!(date.edtf(), edtf);
    }
}

#[test]
fn html_values() {
    for (edtf, value) in [
        ("2019-04-12", Some("2019-04-12")),
        ("2019-04-12T23:20:30Z", Some("2019-04-12")),
        ("2018-06", Some("2018-06")),
        ("2018", Some("2018")),
        ("0044", Some("0044")),
        ("Y12018", Some("12018")),
        ("2018~", None),
        ("2018-06?", None),
        ("2018-22", None),
        ("201X", None),
        ("2018-XX", None),
        ("2018-06-XX", None),
        ("1950S2", None),
        ("0000", None),
        ("-0043-03-15", None),
        ("2017/2018", None),
        ("2017/..", None),
        ("[2017,2018]", None),
    ] {
        assert_eq!(date(edtf).datetime().as_deref(), value, "{edtf}");
    }
}

#[test]
fn what_is_open_soft_and_doubtful() {
    let flags = |edtf| {
        let date = date(edtf);
        let marks = [
            (date.is_range(), 'r'),
            (date.is_uncertain(), '?'),
            (date.is_approximate(), '~'),
            (date.starts_open(), '<'),
            (date.ends_open(), '>'),
            (date.starts_softly(), '('),
            (date.ends_softly(), ')'),
        ];
        marks.into_iter().filter_map(|(holds, mark)| holds.then_some(mark)).collect::<String>()
    };
    for (edtf, expected) in [
        ("2018", ""),
        ("2018?", "?()"),
        ("2018~", "~()"),
        ("2018%", "?~()"),
        ("2018-06~-11", "~()"),
        ("2017/2018", "r"),
        ("2017~/2018", "r~("),
        ("2017/2018?", "r?)"),
        ("2017/..", "r>"),
        ("../2017", "r<"),
        ("2017/", "r)"),
        ("/2017", "r("),
        ("2017/2018..", "r>"),
        ("..2017/2018", "r<"),
        ("[2017,2018]", "r"),
        ("{2017,2018?}", "r?()"),
        ("[2017..]", "r>"),
    ] {
        assert_eq!(flags(edtf), expected, "{edtf}");
    }
}

#[test]
fn containing_and_overlapping() {
    for (outer, inner, contains, overlaps) in [
        ("2018", "2018-06", true, true),
        ("2018-06", "2018", false, true),
        ("2017/2018", "2018", true, true),
        ("2017/2018", "2018/2019", false, true),
        ("2017", "2018", false, false),
        ("2014/..", "2018", true, true),
        ("2014/..", "2018/..", true, true),
        ("2014/2020", "2018/..", false, true),
        ("2014/..", "2013", false, false),
        ("../2014", "2013", true, true),
        ("../2014", "2015", false, false),
        ("2014/", "2018", false, true),
        ("2014/", "2014-05", true, true),
        ("/2014", "2014-05", true, true),
        ("/2014", "2013", false, true),
        ("2018", "2018-22", true, true),
    ] {
        assert_eq!(date(outer).contains(&date(inner)), contains, "{outer} contains {inner}");
        assert_eq!(date(outer).overlaps(&date(inner)), overlaps, "{outer} overlaps {inner}");
        assert_eq!(date(inner).overlaps(&date(outer)), overlaps, "{inner} overlaps {outer}");
    }
}

#[test]
fn in_order() {
    let ordered = [
        "../2018",
        "Y-13798000000",
        "-0043",
        "0000",
        "1990",
        "199X",
        "19XX-12-31/..",
        "2018-01-01",
        "2018",
        "2018?",
        "2018~",
        "2018/2019",
        "2018/",
        "2018/..",
        "2018-01-02",
        "2018-01-31",
        "2018-01",
        "2018-01/..",
        "2018-02-01",
    ];
    let mut sorted: Vec<Date> = ordered.iter().rev().map(|edtf| date(edtf)).collect();
    sorted.sort();
    let mut expected = ordered.to_vec();
    // "19XX-12-31/.." begins in 1900, before 1990.
    let early = expected.remove(6);
    expected.insert(4, early);
    assert_eq!(sorted.iter().map(Date::edtf).collect::<Vec<_>>(), expected);
}

/// In the tables below `_` stands for a no-break space.
fn text(edtf: &str, language: &str) -> String {
    date(edtf).text(crate::language::of(language)).replace(['\u{a0}', '\u{202f}'], "_")
}

#[test]
fn in_english() {
    for (edtf, expected) in [
        ("2019-04-12", "12_April 2019"),
        ("2019-04-12T10:00:00Z", "12_April 2019"),
        ("2018-06", "June 2018"),
        ("2018-06-XX", "June 2018"),
        ("2018-06-1X", "June 2018"),
        ("2018", "2018"),
        ("2018-XX", "2018"),
        ("2018-XX-XX", "2018"),
        ("2018-XX-12", "2018"),
        ("2018-22", "summer 2018"),
        ("2018-29", "spring 2018"),
        ("2018-33", "January–March 2018"),
        ("2018-41", "July–December 2018"),
        ("2018~", "about 2018"),
        ("2018-06~", "about June 2018"),
        ("2018?", "possibly 2018"),
        ("2018%", "possibly about 2018"),
        ("199X", "1990s"),
        ("199X~", "about the 1990s"),
        ("19XX", "20th_century"),
        ("00XX", "1st_century"),
        ("1XXX", "between 1000 and 1999"),
        ("19X5", "between 1905 and 1995"),
        ("201X-06", "2010s"),
        ("XXXX", "Date unknown"),
        ("1950S2", "about 1950"),
        ("-0043", "44_BCE"),
        ("-0043-03-15", "15_March 44_BCE"),
        ("0000", "1_BCE"),
        ("0079", "79_CE"),
        ("Y-66000000", "66_million years ago"),
        ("Y12018", "12,018"),
    ] {
        assert_eq!(text(edtf, "en"), expected, "{edtf}");
    }
}

#[test]
fn ranges_in_english() {
    for (edtf, expected) in [
        ("2017/2018", "2017–2018"),
        ("2018/2018", "2018"),
        ("2018-06/2019-03", "June 2018_– March 2019"),
        ("2018-06/2018-08", "June–August 2018"),
        ("2018-06/2018-06", "June 2018"),
        ("2019-04-12/2019-04-14", "12–14_April 2019"),
        ("2019-04-12/2019-05-03", "12_April_– 3_May 2019"),
        ("2018-12-31/2019-01-01", "31_December 2018_– 1_January 2019"),
        ("2018-12/2019", "December 2018_– 2019"),
        ("2018-21/2018-23", "spring–autumn 2018"),
        ("2018-XX/2018-06", "2018_– June 2018"),
        ("2017~/2018", "c._2017_– 2018"),
        ("2017/2018?", "2017–2018?"),
        ("199X/200X", "1990s–2000s"),
        ("2019-04/..", "since April 2019"),
        ("../2019-04-12", "until 12_April 2019"),
        ("2018~/..", "since c._2018"),
        ("199X/..", "since the 1990s"),
        ("2018/", "2018–?"),
        ("/2018-06", "?_– June 2018"),
        ("2018/2019..", "2018_– 2019 or later"),
        ("..2018/2019", "2018 or earlier_– 2019"),
        ("-0043/-0039", "44–40_BCE"),
        ("-0026/0476", "27_BCE_– 476_CE"),
        ("0030/0079", "30_CE_– 79_CE"),
        ("-0043-03/-0043-05", "March–May 44_BCE"),
        ("Y-66000000/Y-65000000", "66_million years ago_– 65_million years ago"),
        ("[2017,2018]", "2017 or 2018"),
        ("{1667,1668,1670..1672}", "1667, 1668 and 1670–1672"),
        ("[..1984]", "1984 or earlier"),
        ("[1984..]", "1984 or later"),
    ] {
        assert_eq!(text(edtf, "en"), expected, "{edtf}");
    }
}

#[test]
fn in_other_languages() {
    for (language, edtf, expected) in [
        ("en-US", "2019-04-12", "April_12, 2019"),
        ("en-US", "2019-04-12/2019-04-14", "April_12–14, 2019"),
        ("en-US", "2019-04-12/2019-05-03", "April_12_– May_3, 2019"),
        ("de", "2019-04-12", "12._April 2019"),
        ("de", "2019-04-12/2019-04-14", "12.–14._April 2019"),
        ("de", "2018-06/..", "seit Juni 2018"),
        ("de", "199X", "1990er-Jahre"),
        ("de", "199X/..", "seit den 1990er-Jahren"),
        ("de", "19XX/..", "seit dem 20._Jahrhundert"),
        ("de", "2018~", "um 2018"),
        ("de", "2018-06~", "etwa Juni 2018"),
        ("de", "-0043", "44_v._Chr."),
        ("fr", "2019-04-01", "1er_avril 2019"),
        ("fr", "2019-04-12~", "vers le 12_avril 2019"),
        ("fr", "199X/..", "depuis les années_1990"),
        ("fr", "../2019-04-12", "jusqu’au 12_avril 2019"),
        ("fr", "18XX", "XIXe_siècle"),
        ("es", "2019-04-12", "12_de_abril de 2019"),
        ("es", "2018-06", "junio de 2018"),
        ("es", "2018-06/2018-08", "junio–agosto de 2018"),
        ("es", "2018-06/..", "desde junio de 2018"),
        ("es", "2018-22", "verano de 2018"),
        ("nl", "2019-04-12", "12_april 2019"),
        ("nl", "199X/..", "sinds de jaren_1990"),
        ("nl", "2018-21", "lente 2018"),
        ("it", "2019-04-01", "1º_aprile 2019"),
        ("it", "2018-06~", "giugno 2018 circa"),
        ("it", "199X/..", "dagli anni_1990"),
        ("it", "2018?", "forse 2018"),
        ("xx", "2018-06", "June 2018"),
    ] {
        assert_eq!(text(edtf, language), expected, "{language} {edtf}");
    }
}

#[test]
fn what_is_refused_and_why() {
    for (written, offset, message, hint) in [
        ("", 0, "there is no date", "write one such as 2019-04-12, 2019-04 or 2019, or leave the date out"),
        ("2019-02-30", 8, "there is no such day", "February 2019 has 28 days"),
        ("2018/2019-04-31", 13, "there is no such day", "April 2019 has 30 days"),
        (
            "2019-00-01",
            5,
            "there is no such month",
            "months go from 01 to 12, seasons from 21 (spring) to 24 (winter)",
        ),
        ("2019-13-04", 5, "there is no such month", "write 2019-04-13"),
        ("2019/2018", 5, "the end lies before the start", "write 2018/2019"),
        (
            "12-04-2019",
            2,
            "the year comes first, with four digits",
            "write 2019-04-12, or 2019-12-04 if the month stood first",
        ),
        ("25.12.2018", 2, "the year comes first, with four digits", "write 2018-12-25"),
        ("12/25/2018", 5, "an interval has one `/`", "write 2018-12-25"),
        ("2019/04/12", 7, "an interval has one `/`", "write 2019-04-12"),
        ("2019-4-2", 6, "a month has two digits", "write 2019-04-02"),
        ("2019-04-2", 8, "a day has two digits", "write 2019-04-02"),
        ("20190412", 4, "a `-` stands before the month", "write 2019-04-12"),
        ("12018", 4, "a `-` stands before the month", "write Y12018"),
        ("2018-2019", 7, "a `-` stands before the day", "write 2018/2019"),
        ("2017–2018", 4, "a date has no such sign", "write 2017/2018"),
        ("2019-04-12 ", 10, "a date has no blanks", "write 2019-04-12"),
        ("12 April 2019", 2, "a date has no blanks", "write 2019-04-12"),
        ("April 12, 2019", 5, "a date has no blanks", "write 2019-04-12"),
        ("Sept. 2019", 5, "a date has no blanks", "write 2019-09"),
        ("1. März 2019", 4, "a date has no such sign", "write 2019-03-01"),
        ("12 de abril de 2019", 2, "a date has no blanks", "write 2019-04-12"),
        ("summer 2018", 6, "a date has no blanks", "write 2018-22"),
        ("circa 1850", 5, "a date has no blanks", "write 1850~"),
        ("c. June 2018", 2, "a date has no blanks", "write 2018-06~"),
        ("44 BC", 2, "a date has no blanks", "write -0043"),
        ("1990s", 4, "a `-` stands before the month", "write 199X"),
        ("199x", 3, "the year comes first, with four digits", "write 199X"),
        ("2018/open", 5, "the year comes first, with four digits", "write 2018/.."),
        ("unknown/2018", 0, "the year comes first, with four digits", "write /2018"),
        ("since 2018", 5, "a date has no blanks", "write 2018/.."),
        ("until 2018", 5, "a date has no blanks", "write ../2018"),
        (
            "yesterday",
            0,
            "the year comes first, with four digits",
            "write a date such as 2019-04-12, 2019-04 or 2019, an interval such as 2017/2018",
        ),
        ("Y17E100", 0, "the year is too far away", "years may have up to 18 digits"),
        (
            "../..",
            0,
            "interval needs at least one dated endpoint",
            "write a date such as 2019-04-12, 2019-04 or 2019, an interval such as 2017/2018",
        ),
    ] {
        let error = Date::parse(written).expect_err(written);
        let said = (error.offset, error.message.as_str(), error.hint.as_str());
        assert_eq!(said, (offset, message, hint), "{written}");
    }
}

/// Dates of every form, few enough that some are equal.
fn any_date() -> impl proptest::strategy::Strategy<Value = Date> {
    use proptest::strategy::Strategy;
    "(-?00[0-4][1-3]|20[01][0-3]|201X)(-(06|22|XX|06-1[0-9]))?[?~%]?(/(20[2-3][0-3])?|/\\.\\.)?|\\.\\./20[01][0-3]|/20[01][0-3]"
        .prop_filter_map("not every one is a date", |edtf| Date::parse(&edtf).ok())
}

#[test]
fn at_the_start_of_a_line_and_after_a_phrase() {
    for (edtf, language, title, reading_about) in [
        ("2019-04/..", "en", "Since April 2019", "the time since April 2019"),
        ("../2019", "en", "Until 2019", "the time until 2019"),
        ("18XX", "en", "19th_century", "the 19th_century"),
        ("199X", "en", "1990s", "the 1990s"),
        ("2018~", "en", "About 2018", "c._2018"),
        ("2019-04-12", "en", "12_April 2019", "12_April 2019"),
        ("2019-04/..", "de", "Seit April 2019", "die Zeit seit April 2019"),
        ("18XX", "de", "19._Jahrhundert", "das 19._Jahrhundert"),
        ("199X", "fr", "Années_1990", "années_1990"),
        ("2019-04/..", "fr", "Depuis avril 2019", "depuis avril 2019"),
    ] {
        let (date, language) = (date(edtf), crate::language::of(language));
        let shown = [date.title(language), date.reading_about(language)];
        assert_eq!(
            shown.map(|text| text.replace(['\u{a0}', '\u{202f}'], "_")),
            [title, reading_about],
            "{edtf}"
        );
    }
}

proptest::proptest! {
    #[test]
    fn order_is_total_and_agrees_with_equality(a in any_date(), b in any_date(), c in any_date()) {
        proptest::prop_assert_eq!(a.cmp(&b), b.cmp(&a).reverse());
        proptest::prop_assert_eq!(a.cmp(&b) == Ordering::Equal, a == b);
        if a <= b && b <= c {
            proptest::prop_assert!(a <= c);
        }
        let begins_in_month = |date: &Date| date.starts_by() != date.earliest();
        if let (Some(earlier), Some(later)) = (a.earliest(), b.earliest()) && earlier < later {
            proptest::prop_assert!(a < b || begins_in_month(&a));
        }
        let kinds = (a.precision(), a.is_range(), b.precision(), b.is_range());
        if kinds == (Precision::Day, false, Precision::Month, false) && b.contains(&a) {
            proptest::prop_assert!(a < b, "a day comes before the month that contains it");
        }
    }

    #[test]
    fn what_is_contained_overlaps(a in any_date(), b in any_date()) {
        proptest::prop_assert_eq!(a.overlaps(&b), b.overlaps(&a));
        if a.contains(&b) {
            proptest::prop_assert!(a.overlaps(&b));
        }
    }

    #[test]
    fn a_day_is_written_as_edtf(days in -4_000_000..4_000_000_i64) {
        let day = super::Day(days);
        if day.year().unsigned_abs() <= 9_999 {
            proptest::prop_assert_eq!(Date::parse(&day.edtf()).map(|date| date.earliest()), Ok(Some(day)));
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in "[0-9XYES~?%./,{}\\[\\]\\-–é T:a-z]{0,20}") {
        match Date::parse(&text) {
            Ok(date) => {
                if let (Some(earliest), Some(latest)) = (date.earliest(), date.latest()) {
                    proptest::prop_assert!(earliest <= latest);
                }
                for language in crate::language::all() {
                    proptest::prop_assert!(!date.text(language).is_empty());
                }
                proptest::prop_assert!(date.contains(&date));
            }
            Err(error) => {
                proptest::prop_assert!(text.is_char_boundary(error.offset));
                if let Some(suggested) = error.hint.strip_prefix("write ").and_then(|h| h.split([' ', ',']).next())
                    && suggested != "a" && suggested != "one"
                {
                    proptest::prop_assert!(Date::parse(suggested).is_ok(), "{}", suggested);
                }
            }
        }
    }
}
