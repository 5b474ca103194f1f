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
        "2018-01",
        "2018",
        "2018?",
        "2018~",
        "2018/2019",
        "2018/",
        "2018/..",
        "2018-01-02",
    ];
    let mut sorted: Vec<Date> = ordered.iter().rev().map(|edtf| date(edtf)).collect();
    sorted.sort();
    let mut expected = ordered.to_vec();
    // "19XX-12-31/.." begins in 1900, before 1990.
    let early = expected.remove(6);
    expected.insert(4, early);
    assert_eq!(sorted.iter().map(Date::edtf).collect::<Vec<_>>(), expected);
}
