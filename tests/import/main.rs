//! Imports of timelines and glossaries: results and diagnostics.
#![cfg(feature = "cli")]
#![allow(clippy::unwrap_used, reason = "a test may end here")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use article_explainer::import::{FieldOrder, Imported, import};
use tempfile::TempDir;

const TIMELINE: &str = r##"{
  "title": {"text": {"headline": "The <i>barrier</i>", "text": "<p>How a <b>wall</b> of steel came about.</p>"},
            "media": {"url": "https://example.org/gate.jpg", "caption": "The gate", "credit": "A. Lind", "alt": "A steel gate"}},
  "events": [
    {"start_date": {"year": "2013", "month": "12", "day": "5", "hour": 14, "minute": 30},
     "text": {"headline": "The flood", "text": "It came at <a href=\"https://example.org/flood\">high tide</a>.<br>Two died &amp; many fled."},
     "media": {"url": "https://example.org/flood.png", "caption": "<em>Water</em> in the street", "credit": "Town archive", "alt": "A flooded street", "thumbnail": "t.png"},
     "group": "Nature", "unique_id": "flood"},
    {"start_date": {"year": 2015}, "end_date": {"year": 2016, "month": 11}, "display_date": "the planning years",
     "text": {"headline": "Three designs", "text": ""}, "group": "Town", "background": {"color": "#fff"}},
    {"start_date": {"year": -44, "month": 3, "day": 15}, "text": {"headline": "Caesar dies"},
     "media": {"url": "https://www.youtube.com/watch?v=abc", "caption": "A play", "credit": "BBC"}},
    {"start_date": {"year": 2018, "month": 2, "day": 30}, "text": {"headline": "No such day"}}
  ],
  "eras": [{"start_date": {"year": 2013}, "end_date": {"year": 2019}, "text": {"headline": "The barrier years"}}],
  "scale": "human"
}"##;

fn imported(text: &str, order: Option<FieldOrder>) -> Imported {
    import(text.as_bytes(), order).unwrap()
}

/// The diagnostics, one per line.
fn told(imported: &Imported) -> String {
    imported.diagnostics.iter().map(|diagnostic| format!("{diagnostic}\n")).collect()
}

fn explainer(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_explainer")).current_dir(folder).args(arguments).output().unwrap()
}

#[test]
fn a_timeline_in_json_is_kept_or_told_field_by_field() {
    let imported = imported(TIMELINE, None);
    insta::assert_snapshot!(format!("{}\n{}", imported.text, told(&imported)));
}

#[test]
fn import_export_import_gives_the_same() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("timeline.json"), TIMELINE).unwrap();
    explainer(folder.path(), &["import", "timeline.json", "-o", "first.md"]);
    let first = fs::read_to_string(folder.path().join("first.md")).unwrap();
    let exported = explainer(folder.path(), &["export", "first.md"]);
    fs::write(folder.path().join("exported.json"), &exported.stdout).unwrap();
    explainer(folder.path(), &["import", "exported.json", "-o", "second.md"]);
    let second = fs::read_to_string(folder.path().join("second.md")).unwrap();
    // The first import reports an impossible date, and lists the events in the order of the file.
    let lines = |text: &str| {
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        lines.sort();
        lines
    };
    assert_eq!(lines(&first), lines(&second));
}

#[test]
fn every_exported_date_has_a_year() {
    let folder = TempDir::new().unwrap();
    for (date, start, end) in [
        ("2018", 2018, None),
        ("2018/..", 2018, None),
        ("../2018", 2018, None),
        ("2016/2018", 2016, Some(2018)),
        ("[2016,2018]", 2016, Some(2018)),
        ("1950S2", 1900, Some(1999)),
        ("185X", 1850, None),
        ("2018-22", 2018, None),
        ("2018-06~", 2018, None),
    ] {
        let story = format!(
            "---\ntitle: A\ntimeline:\n  events:\n    - {{ id: a, title: B, date: \"{date}\" }}\n---\nC.\n"
        );
        fs::write(folder.path().join("story.md"), story).unwrap();
        let exported = explainer(folder.path(), &["export", "story.md"]);
        let exported: serde_json::Value = serde_json::from_slice(&exported.stdout).unwrap();
        let year = |name: &str| {
            exported.pointer(&format!("/events/0/{name}/year")).and_then(serde_json::Value::as_i64)
        };
        assert_eq!((year("start_date"), year("end_date")), (Some(start), end), "{date}: {exported}");
    }
}

#[test]
fn an_imported_story_is_one_that_check_accepts() {
    let folder = TempDir::new().unwrap();
    fs::write(
        folder.path().join("timeline.csv"),
        "Year,Month,Day,Headline,Text\n2018,6,13,The act passes,By *one* vote\n",
    )
    .unwrap();
    let output = explainer(folder.path(), &["import", "timeline.csv", "-o", "story.md"]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let checked = explainer(folder.path(), &["check", "story.md"]);
    assert_eq!(String::from_utf8_lossy(&checked.stdout), "");
    assert!(checked.status.success());
}

#[test]
fn a_spreadsheet_is_told_by_row_and_column() {
    let csv = "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Media Credit,\
        Media Caption,Media Thumbnail,Alt Text,Type,Group,Background,Mood\n\
        ,,,,,,,,,The barrier,All about it,,,,,,title,,,\n\
        \"2,013\",12,5,2:30 pm,,,,,,The flood,It came <u>fast</u>,https://example.org/a.jpg,Archive,Water,t.jpg,A street,,Nature,#ccc,sad\n\
        \n\
        2018,,13,,,,,,,Half a date,,,,,,,,,,\n\
        2018,13,,,,,,,,No such month,,,,,,,,,,\n\
        2019,,,,2021,,,,,The building,,https://vimeo.com/1,,,,,era,,,\n";
    let imported = imported(csv, None);
    insta::assert_snapshot!(format!("{}\n{}", imported.text, told(&imported)));
}

#[test]
fn events_of_one_id_are_both_imported() {
    let json = r#"{"events": [
        {"unique_id": "vote", "start_date": {"year": 2018}, "text": {"headline": "One"}},
        {"unique_id": "vote", "start_date": {"year": 2019}, "text": {"headline": "Two"}}
    ]}"#;
    let imported = imported(json, None);
    assert!(
        imported.text.contains("id: \"vote\"") && imported.text.contains("id: \"two\""),
        "{}",
        imported.text
    );
    assert!(told(&imported).contains("another entry has the id \"vote\""), "{}", told(&imported));
}

#[test]
fn a_period_keeps_its_days_without_the_time() {
    let csv = "Year,Month,Day,Time,End Year,End Month,End Day,Headline\n2018,6,13,14:30,2018,6,20,One\n";
    let period = imported(csv, None);
    assert!(period.text.contains("2018-06-13/2018-06-20"), "{}", period.text);
    assert!(told(&period).contains("row 2, column \"Time\""), "{}", told(&period));
    let csv = "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Headline\n2018,6,13,14:30,2018,6,13,16:00,One\n";
    let day = imported(csv, None);
    assert!(day.text.contains("date: \"2018-06-13\"") && day.diagnostics.len() == 1, "{}", day.text);
}

#[test]
fn a_date_that_may_be_two_is_asked_for() {
    let csv = "Date;Title;Description\n03/04/2018;One;x\n13/04/2018;Two;x\n2018-05-06;Three;x\n";
    let asked = imported(csv, None);
    assert!(told(&asked).contains("row 2, column \"Date\""), "{}", told(&asked));
    assert!(told(&asked).contains("--day-first"));
    assert_eq!(asked.diagnostics.len(), 1);
    for (order, date) in [(FieldOrder::DayFirst, "2018-04-03"), (FieldOrder::MonthFirst, "2018-03-04")] {
        let imported = imported(csv, Some(order));
        assert!(imported.text.contains(date), "{}", imported.text);
        assert!(imported.text.contains("2018-04-13") && imported.text.contains("2018-05-06"));
        assert!(imported.diagnostics.is_empty());
    }
}

#[test]
fn a_glossary_has_its_columns_in_any_order() {
    let csv = "Bedeutung;Begriff;Synonyme;Farbe;Art\n\
        Das Amt für den Schutz der Küste;Landesbetrieb;LKS, Betrieb;blau;Organisation\n\
        ;Deich;;;Ding\nein Wort;;;;\n";
    let imported = imported(csv, None);
    insta::assert_snapshot!(format!("{}\n{}", imported.text, told(&imported)));
}

#[test]
fn ids_given_in_the_file_are_given_to_no_other_part() {
    let csv = "term,id,definition,see also\nUN,,One,Union\nUnion,un,Two,UN\nMore,un,Three,\nOdd,a b,Four,\n";
    let imported = imported(csv, None);
    let parts: Vec<_> = imported
        .text
        .lines()
        .filter(|line| line.contains("id:") || line.contains("see_also"))
        .map(|line| line.trim_start_matches(['-', ' ']))
        .collect();
    let expected = [
        "id: \"un-2\"",
        "see_also: [\"un\"]",
        "id: \"un\"",
        "see_also: [\"un-2\"]",
        "id: \"more\"",
        "id: \"odd\"",
    ];
    assert_eq!(parts, expected);
    let told = told(&imported);
    assert!(told.contains("row 4, column \"id\": another entry has the id"), "{told}");
    assert!(told.contains("row 5, column \"id\": \"a b\" cannot be an id"), "{told}");

    let event = |id: &str, headline: &str| {
        format!("{{\"start_date\": {{\"year\": 2019}}, \"text\": {{\"headline\": \"{headline}\"}}{id}}}")
    };
    let events = [event("", "Vote"), event(", \"unique_id\": \"vote\"", "Other")].join(",");
    let imported = import(format!("{{\"events\": [{events}]}}").as_bytes(), None).unwrap();
    let ids: Vec<_> = imported.text.lines().filter(|line| line.contains("- id:")).map(str::trim).collect();
    assert_eq!(ids, ["- id: \"vote-2\"", "- id: \"vote\""]);
}

#[test]
fn what_is_neither_is_told() {
    for (text, words) in [
        ("a,b\n1,2\n", "no column is known to hold terms"),
        ("{\"x\": 1}", "no timeline"),
        ("{", "not JSON"),
        ("", "no heads"),
    ] {
        let fault = import(text.as_bytes(), None).unwrap_err();
        assert!(fault.message.contains(words), "{text}: {fault}");
    }
}
