use proptest::prelude::*;

use super::*;
use crate::language;
use crate::story::model::RichText;

/// Events of these dates, `-` for none, in the order given.
pub(super) fn events(dates: &[&str]) -> Vec<Event> {
    dates.iter().map(|edtf| event((*edtf != "-").then(|| Date::parse(edtf).unwrap()))).collect()
}

fn event(date: Option<Date>) -> Event {
    Event {
        id: String::new(),
        date,
        display_date: None,
        title: String::new(),
        text: RichText::default(),
        groups: Vec::new(),
        image: None,
        sources: Vec::new(),
    }
}

pub(super) fn eras(dates: &[&str]) -> Vec<Era> {
    dates.iter().map(|edtf| Era { label: String::new(), date: Date::parse(edtf).unwrap() }).collect()
}

#[test]
fn events_in_order() {
    let mut events = events(&[
        "-",
        "2018",
        "2018-04",
        "2018-04-12",
        "2018-01-01",
        "../2018",
        "-0043",
        "2017/2018",
        "2017",
    ]);
    events.sort_by(order);
    let dates: Vec<&str> = events.iter().map(|e| e.date.as_ref().map_or("-", Date::edtf)).collect();
    assert_eq!(
        dates,
        ["../2018", "-0043", "2017", "2017/2018", "2018-01-01", "2018", "2018-04-12", "2018-04", "-"]
    );
}

#[test]
fn marks_show_how_much_is_known() {
    for (edtf, shape, ends) in [
        ("2018-06-13", Shape::Point, ""),
        ("2018-06-13~", Shape::Point, "()"),
        ("2018-06", Shape::Short, ""),
        ("2018-22", Shape::Short, ""),
        ("2018", Shape::Long, ""),
        ("199X?", Shape::Long, "()"),
        ("2017/2018", Shape::Range, ""),
        ("2017~/2018", Shape::Range, "("),
        ("2017/", Shape::Range, ")"),
        ("2017/..", Shape::Range, ">"),
        ("../2017", Shape::Range, "<"),
        ("[2017,2018]", Shape::Range, ""),
    ] {
        let mark = layout(&events(&[edtf]), &[]).rows[0].mark.unwrap();
        let ends_of = |ends: Ends| {
            [(ends.open_start, '<'), (ends.soft_start, '('), (ends.soft_end, ')'), (ends.open_end, '>')]
                .into_iter()
                .filter_map(|(holds, sign)| holds.then_some(sign))
                .collect::<String>()
        };
        assert_eq!((mark.shape, ends_of(mark.ends).as_str()), (shape, ends), "{edtf}");
    }
}

#[test]
fn the_demo_story() {
    let dates = [
        "2017",
        "2017/2018",
        "2017/2018",
        "2017-09",
        "2017-12",
        "2018",
        "2018",
        "2018",
        "2018-01",
        "2018-04-20",
        "2018-05",
        "2018-06-13",
        "2018-06-13",
        "2019-03",
        "2019-04",
        "2019-04-12",
    ];
    let layout = layout(&events(&dates), &eras(&["2017-09/2018-06", "2025/.."]));
    let en = language::of("en");
    let drawn: Vec<String> = layout
        .arrange(|_| true)
        .iter()
        .map(|row| {
            let tick = row.heading.and_then(|row| layout.rows[row].tick);
            let tick = tick.map_or(String::new(), |tick| tick.text(en));
            let folded = row.gap.folded.map_or(String::new(), |duration| duration.text(&en.messages));
            let bars = row.lanes.iter().flatten().count();
            format!("{tick}|{}{folded}|{bars}|{}", row.gap.steps, row.eras.len()).replace('\u{a0}', " ")
        })
        .collect();
    assert_eq!(
        drawn,
        [
            "2017|0|0|0",
            "|0|1|0",
            "|0|1|0",
            "|6|1|1",
            "|2|1|0",
            "2018|1|1|0",
            "|0|1|0",
            "|0|1|0",
            "|0|1|0",
            "|3|1|0",
            "|0|1|0",
            "|1|1|0",
            "|0|1|1",
            "2019|6|0|0",
            "|1|0|0",
            "|0|0|1",
        ]
    );
    assert_eq!(layout.eras[1].rows, 16..16);
}

#[test]
fn undated_events_come_last_and_bare() {
    let layout = layout(&events(&["2018", "2019", "-", "-"]), &[]);
    assert_eq!((layout.dated, layout.rows.len()), (2, 4));
    let row = &layout.rows[3];
    assert_eq!((row.event, row.day, row.mark, row.tick), (EventIndex(3), None, None, None));
    assert_eq!(layout.arrange(|_| true)[3], Arranged { shown: true, ..Arranged::default() });
    assert_eq!(super::layout(&[], &[]), Layout::default());
}

#[test]
fn dates_without_a_start_stand_where_they_end() {
    let layout = layout(&events(&["../1900", "../2018", "2017", "2018-06"]), &[]);
    let day = |edtf| Date::parse(edtf).unwrap();
    assert_eq!(layout.rows[0].day, day("1900").latest());
    assert_eq!(layout.rows[1].day, day("2017").earliest());
}

#[test]
fn an_era_spans_the_rows_that_begin_in_it() {
    let eras = eras(&["2016/2017", "2018", "2014", "../2015", "2018-03/.."]);
    let layout = layout(&events(&["2015", "2016", "2017", "2018", "-"]), &eras);
    let spans: Vec<Range<usize>> = layout.eras.iter().map(|span| span.rows.clone()).collect();
    assert_eq!(spans, [1..3, 3..4, 0..0, 0..1, 4..4]);
}

#[test]
fn deep_time_and_far_future() {
    let dates = ["Y-13798000000", "Y-66000000", "-0043", "2018", "Y9000000000000000000"];
    let layout = layout(&events(&dates), &[]);
    assert_eq!(layout.rows.len(), 5);
    assert!(layout.rows.is_sorted_by_key(|row| row.day));
    assert!(layout.arrange(|_| true).iter().all(|row| row.gap.steps <= MAX_STEPS));
}

#[test]
fn five_thousand_events() {
    let dates: Vec<String> = (0..5_000).map(|n| format!("{}", 1000 + n / 5)).collect();
    let dates: Vec<&str> = dates.iter().map(String::as_str).collect();
    let layout = layout(&events(&dates), &[]);
    assert_eq!(layout.rows.len(), 5_000);
    let left = layout.arrange(|row| row % 50 == 0);
    assert_eq!(left.iter().filter(|row| row.shown).count(), 100);
}

proptest! {
    #[test]
    fn whatever_the_dates(
        years in prop::collection::vec((-5_000..5_000_i64, 0..7_u8, 0..100_i64), 0..80),
    ) {
        let year = |year: i64| if year < 0 { format!("-{:04}", -year) } else { format!("{year:04}") };
        let edtf = |(start, form, length): (i64, u8, i64)| match form {
            0 => year(start),
            1 => year(start) + "-06-13",
            2 => year(start) + "~",
            3 => year(start) + "/..",
            4 => String::from("../") + &year(start),
            5 => String::from("-"),
            _ => year(start) + "/" + &year(start + length),
        };
        let dates: Vec<String> = years.into_iter().map(edtf).collect();
        let mut events = events(&dates.iter().map(String::as_str).collect::<Vec<_>>());
        events.sort_by(order);
        let layout = layout(&events, &[]);
        let shown: Vec<usize> = layout.rows.iter().map(|row| row.event.0).collect();
        prop_assert_eq!(shown, (0..events.len()).collect::<Vec<_>>());
        for (number, row) in layout.rows.iter().enumerate() {
            prop_assert_eq!(row.mark.is_some(), number < layout.dated);
            prop_assert_eq!(row.day.is_some(), number < layout.dated);
        }
        prop_assert!(layout.rows[..layout.dated].is_sorted_by_key(|row| row.day));
        prop_assert!(layout.clusters.windows(2).all(|pair| pair[0].rows.end <= pair[1].rows.start));
    }

    #[test]
    fn what_is_left_is_arranged_as_if_it_were_all(
        days in prop::collection::vec((0..3_000_i64, any::<bool>()), 0..60),
    ) {
        let standing = |(day, shown): &(i64, bool)| Standing { day: Some(Day(*day)), end: None, headed: day % 7 == 0, shown: *shown };
        let mut days = days;
        days.sort_unstable();
        let rows: Vec<Standing> = days.iter().map(standing).collect();
        let left: Vec<Standing> = rows.iter().copied().filter(|row| row.shown).collect();
        let arranged: Vec<Gap> =
            arrange(&rows, &[], &[]).iter().filter(|row| row.shown).map(|row| row.gap).collect();
        let expected: Vec<Gap> = arrange(&left, &[], &[]).iter().map(|row| row.gap).collect();
        prop_assert_eq!(arranged, expected);
    }
}
