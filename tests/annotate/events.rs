//! Dates that lead to events.

use article_explainer::annotate;
use article_explainer::story::model::*;

use super::story::*;

/// A paragraph with these events, as it is linked. Terms: Twitter, Europol.
fn line(events: &[(&str, &str)], words: &str) -> String {
    annotated(with(events, vec![paragraph(words)])).concat()
}

fn with(events: &[(&str, &str)], body: Vec<Block>) -> Story {
    let mut terms = vec![term("Twitter"), term("Europol")];
    // Seen, not shown: these tests are about events.
    terms.iter_mut().for_each(|term| term.mentions = Some(Mentions::Never));
    let events = events.iter().map(|(date, title)| event(date, title)).collect();
    story("en", terms, events, body)
}

#[test]
fn a_date_leads_to_the_event_of_its_days() {
    for (date, words, expected) in [
        ("2018-06-13", "On 13 June 2018.", "On [13 June 2018|0]."),
        ("2018-06-13", "In June 2018.", "In [June 2018|0]."),
        ("2018-06-13", "In 2018.", "In [2018|0]."),
        ("2018-06-13", "On 14 June 2018, in July 2018.", "On 14 June 2018, in July 2018."),
        ("2018-06", "In June 2018.", "In [June 2018|0]."),
        ("2018~", "Around 2018.", "[Around 2018|0]."),
        ("2017/2018", "Between 2017 and 2018.", "[Between 2017 and 2018|0]."),
        ("199X", "In the 1990s.", "In the [1990s|0]."),
        // What says too little about one event.
        ("1994", "In the 1990s.", "In the 1990s."),
        ("2017-05", "Between 2017 and 2018.", "Between 2017 and 2018."),
        // A coarse event may be anything on that day.
        ("2018", "On 13 June 2018.", "On 13 June 2018."),
        ("2018-06/..", "On 13 July 2018.", "On 13 July 2018."),
        ("", "In 2018.", "In 2018."),
        // Nothing is guessed.
        ("2019-05-04", "On 04/05/2019.", "On 04/05/2019."),
    ] {
        assert_eq!(line(&[(date, "It happens")], words), expected, "{date}");
    }
}

#[test]
fn terms_tell_which_of_several_events_is_meant() {
    let june = [("2018-06-13", "Europol is left"), ("2018-06-20", "Twitter sends a letter")];
    assert_eq!(line(&june, "In June 2018 something happened."), "In June 2018 something happened.");
    assert_eq!(line(&june, "In June 2018 Twitter wrote."), "In [June 2018|1] Twitter wrote.");
    assert_eq!(
        line(&june, "In June 2018 Twitter wrote. It left Europol in June 2018."),
        "In [June 2018|1] Twitter wrote. It left Europol in [June 2018|0]."
    );
    let years = [("2017", "It begins"), ("2017/2018", "Twitter bans it")];
    assert_eq!(line(&years, "In March 2018 Twitter wrote."), "In [March 2018|1] Twitter wrote.");
    assert_eq!(line(&years, "In March 2018 it wrote."), "In March 2018 it wrote.");
    assert_eq!(line(&years, "In 2017 Twitter wrote."), "In [2017|0] Twitter wrote.");
}

#[test]
fn of_events_on_one_day_the_first_is_taken_unless_terms_tell() {
    let day = [("2018-06-13", "The vote"), ("2018-06-13", "Europol is left")];
    assert_eq!(line(&day, "On 13 June 2018."), "On [13 June 2018|0].");
    assert_eq!(line(&day, "On 13 June 2018 it left Europol."), "On [13 June 2018|1] it left Europol.");
}

#[test]
fn the_author_s_link_wins_and_counts() {
    let events = [("2018-06", "The vote"), ("2018-06-13", "The count")];
    let body = vec![
        Block::Paragraph(marked("In June 2018 they met.", "In June 2018", event_mark(1))),
        paragraph("On 13 June 2018 they counted."),
        paragraph("In June 2018 they voted."),
    ];
    assert_eq!(
        annotated(with(&events, body)),
        ["In June 2018 they met.", "On 13 June 2018 they counted.", "In [June 2018|0] they voted."]
    );
}

#[test]
fn an_event_is_linked_as_often_as_the_article_says() {
    let events = [("2018-06", "The vote")];
    let body = || vec![paragraph("In June 2018; in June 2018."), heading("Then"), paragraph("In June 2018.")];
    for (rule, expected) in [
        (Mentions::First, ["In [June 2018|0]; in June 2018.", "Then", "In June 2018."]),
        (Mentions::Section, ["In [June 2018|0]; in June 2018.", "Then", "In [June 2018|0]."]),
        (Mentions::All, ["In [June 2018|0]; in [June 2018|0].", "Then", "In [June 2018|0]."]),
        (Mentions::Never, ["In June 2018; in June 2018.", "Then", "In June 2018."]),
    ] {
        let mut story = with(&events, body());
        story.article.mentions = rule;
        assert_eq!(annotated(story), expected, "{rule:?}");
    }
}

#[test]
fn a_term_takes_the_words_of_a_date() {
    let mut story = with(&[("2030", "The goal")], vec![paragraph("The Agenda of 2030, and in 2030.")]);
    story.terms.push(term("Agenda of 2030"));
    assert_eq!(annotated(story), ["The [Agenda of 2030], and in [2030|0]."]);
}

#[test]
fn dates_in_cards_lead_to_other_events() {
    let mut story = with(&[("2018-06-13", "The vote"), ("2018-09", "The suit")], Vec::new());
    story.terms[0].definition = text("Asked in September 2018.");
    // The year is that of the event.
    story.events[0].text = text("On 13 June 2018 they voted; in September it sued.");
    annotate::annotate(&mut story);
    assert_eq!(shown(&story.terms[0].definition), "Asked in [September 2018|1].");
    assert_eq!(shown(&story.events[0].text), "On 13 June 2018 they voted; in [September|1] it sued.");
}

#[test]
fn unclear_dates_are_reported() {
    let mut story = with(&[], vec![paragraph("One."), paragraph("On 04/05/2019.")]);
    let findings = annotate::annotate(&mut story);
    let [unclear] = &findings.unclear_dates[..] else { panic!("one is unclear") };
    assert_eq!((unclear.passage, unclear.words.as_str()), (PassageIndex(1), "04/05/2019"));
    assert_eq!(
        unclear.diagnostic("$.article.body[1]").to_string(),
        "warning: $.article.body[1]: `04/05/2019` may mean 2019-05-04 or 2019-04-05 (help: write the year, and the month as a word)"
    );
}
