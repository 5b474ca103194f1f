//! Headlines, authors and days of publication, where newspapers print them.

use article_explainer::draft::{Format, Input, draft};

const REPORT: &str =
    "The council of Northport decided to close the mine, which had been open since 1954.\n\nIt was hard.";

#[test]
fn authors_and_day_are_found_where_newspapers_print_them() {
    for (language, head, author, day) in [
        ("de", "Von Jutta Hellwig\n3. November 2022", "Jutta Hellwig", "2022-11-03"),
        ("en", "By Martha Quill\nPublished 12 September 2023", "Martha Quill", "2023-09-12"),
        ("nl", "Door Marloes van den Berg\n12 april 2022", "Marloes van den Berg", "2022-04-12"),
        ("es", "Por Lucía Ferrández\nPublicado el 9 de octubre de 2022", "Lucía Ferrández", "2022-10-09"),
        ("fr", "Par Hélène Carpentier\nPublié le 21 mai 2024", "Hélène Carpentier", "2024-05-21"),
        ("es", "Lucía Ferrández | Valdehoz, 9 de octubre de 2022", "Lucía Ferrández", "2022-10-09"),
        ("en", "By Bryan Walsh Tuesday, Aug. 17, 2010", "Bryan Walsh", "2010-08-17"),
    ] {
        for (format, text) in [
            (Format::Plain, format!("The mine closes\n\n{head}\n\n{REPORT}")),
            (Format::Plain, format!("The mine closes\n{head}\n\n{REPORT}")),
            (Format::Markdown, format!("The mine closes\n\n{head}\n\n{REPORT}")),
            (Format::Markdown, format!("# The mine closes\n\n{head}\n\n{REPORT}")),
        ] {
            let input = Input {
                bytes: text.as_bytes(),
                format: Some(format),
                language: Some(language),
                ..Input::default()
            };
            let story = draft(&input).unwrap().story;
            for part in [
                "title: \"The mine closes\"".to_owned(),
                format!("name: \"{author}\""),
                format!("published: \"{day}\""),
            ] {
                assert!(story.contains(&part), "{part}: {text}\n{story}");
            }
            assert!(story.contains("\n---\n\nThe council of Northport"), "{text}\n{story}");
        }
    }
}

#[test]
fn a_line_that_is_not_understood_stays_in_the_text() {
    for line in ["By a narrow margin, 3 May 2019", "Lucy Ferris reports for us | second part, 9 October 2022"]
    {
        let text = format!("The mine closes\n\n{line}\n\n{REPORT}");
        let input = Input {
            bytes: text.as_bytes(),
            format: Some(Format::Plain),
            language: Some("en"),
            ..Input::default()
        };
        let story = draft(&input).unwrap().story;
        assert!(story.replace('\\', "").contains(line), "{story}");
    }
}

#[test]
fn a_paragraph_over_several_lines_stays_one() {
    let text = "The mine closes\n\nBy Friday\nthe council had closed\nthe mine of Northport.";
    for format in [Format::Plain, Format::Markdown] {
        let input = Input { bytes: text.as_bytes(), format: Some(format), ..Input::default() };
        let story = draft(&input).unwrap().story;
        let body = story.rsplit("---\n\n").next().unwrap().replace('\n', " ");
        assert_eq!(body.trim(), "By Friday the council had closed the mine of Northport.", "{story}");
    }
}

#[test]
fn a_title_after_other_lines_is_the_title() {
    let text = format!("A note before.\n\n# The mine closes\n\n{REPORT}");
    let input = Input { bytes: text.as_bytes(), format: Some(Format::Markdown), ..Input::default() };
    let story = draft(&input).unwrap().story;
    assert!(story.contains("title: \"The mine closes\"") && story.contains("A note before."), "{story}");
}
