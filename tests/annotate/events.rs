//! Dates that are linked to events.

use article_explainer::annotate;
use article_explainer::annotate::links::{Agreement, DateLink, Doubt, LinkPlace};
use article_explainer::story::model::*;

use super::story::*;

/// A paragraph with its links, in a story with these events. Terms: Twitter, Europol.
fn line(events: &[(&str, &str)], words: &str) -> String {
    annotated(with(events, vec![paragraph(words)])).concat()
}

fn with(events: &[(&str, &str)], body: Vec<Block>) -> Story {
    let mut terms = vec![term("Twitter"), term("Europol")];
    // Recognised but not linked: these tests are about events.
    terms.iter_mut().for_each(|term| term.mentions = Some(Mentions::Never));
    let events = events.iter().map(|(date, title)| event(date, title)).collect();
    story("en", terms, events, body)
}

/// The text with its links, in a story with one event.
fn lead(date: &str, title: &str, words: &str) -> String {
    line(&[(date, title)], words)
}

#[test]
fn a_date_leads_to_the_event_of_its_day() {
    for (date, words, expected) in [
        ("2018-06-13", "On 13 June 2018.", "On [13 June 2018|0]."),
        ("2018-06-13", "On 14 June 2018, in July 2018.", "On 14 June 2018, in July 2018."),
        // So are the days on which an interval begins and ends, and those between.
        (
            "2018-06-13/2018-06-20",
            "On 13 June 2018, on 20 June 2018.",
            "On [13 June 2018|0], on [20 June 2018|0].",
        ),
        ("2018-06-13/2018-06-20", "From 13 June to 20 June 2018.", "[From 13 June to 20 June 2018|0]."),
        ("2018-06-13/..", "On 13 June 2018, on 14 June 2018.", "On [13 June 2018|0], on 14 June 2018."),
        ("2018", "On 13 June 2018.", "On 13 June 2018."),
        ("", "On 13 June 2018.", "On 13 June 2018."),
        // Nothing is guessed.
        ("2019-05-04", "On 04/05/2019.", "On 04/05/2019."),
    ] {
        let mut story = with(&[(date, "It happens")], vec![paragraph(words)]);
        story.article.mentions = Mentions::All;
        assert_eq!(annotated(story), [expected], "{date}");
    }
}

#[test]
fn a_month_leads_to_an_event_that_its_sentence_names() {
    for date in ["2018-06", "2018-06-13", "2018-06/2018-09", "2018-06-13/.."] {
        assert_eq!(
            lead(date, "Europol is left", "In June 2018 it left Europol."),
            "In [June 2018|0] it left Europol."
        );
        assert_eq!(lead(date, "The reply comes", "In June 2018 it replied."), "In [June 2018|0] it replied.");
        assert_eq!(lead(date, "The reply comes", "In June 2018 it rained."), "In June 2018 it rained.");
        assert_eq!(lead(date, "The reply comes", "In July 2018 it replied."), "In July 2018 it replied.");
    }
}

#[test]
fn a_coarser_date_needs_a_sentence_that_tells_more() {
    let murder = ("2013", "Murder of Anna Kolb in Vienna");
    for (words, expected) in [
        ("The gross domestic product in 2013.", "The gross domestic product in 2013."),
        ("In Vienna it rained in 2013.", "In Vienna it rained in 2013."),
        ("Kolb was found in Vienna in 2013.", "Kolb was found in Vienna in [2013|0]."),
        // The word directly before the date says what the date is of.
        ("Since the murder of 2013 nobody sings.", "Since the murder of [2013|0] nobody sings."),
        ("Kolb was found in Vienna. It rained in 2013.", "Kolb was found in Vienna. It rained in 2013."),
    ] {
        assert_eq!(lead(murder.0, murder.1, words), expected);
    }
    for (date, words, expected) in [
        ("2018-06-13", "In 2018 Europol lost the vote.", "In [2018|0] Europol lost the vote."),
        ("2018~", "Around 2018 Europol lost the vote.", "[Around 2018|0] Europol lost the vote."),
        (
            "2017/2018",
            "Between 2017 and 2018 Europol lost the vote.",
            "[Between 2017 and 2018|0] Europol lost the vote.",
        ),
        ("2017/2018", "In March 2018 Europol lost the vote.", "In [March 2018|0] Europol lost the vote."),
        ("199X", "In the 1990s Europol lost the vote.", "In the [1990s|0] Europol lost the vote."),
        // Too little evidence for a single event, whatever is shared.
        ("1994", "In the 1990s Europol lost the vote.", "In the 1990s Europol lost the vote."),
        (
            "2017-05",
            "Between 2017 and 2018 Europol lost the vote.",
            "Between 2017 and 2018 Europol lost the vote.",
        ),
        ("2018-06/..", "In July 2018 Europol lost the vote.", "In July 2018 Europol lost the vote."),
    ] {
        assert_eq!(lead(date, "Europol loses a vote", words), expected, "{date}");
        assert_eq!(lead(date, "Snow", words), words, "{date}");
    }
}

#[test]
fn what_the_sentence_names_tells_which_of_several_events_is_meant() {
    let june = [("2018-06-13", "Europol is left"), ("2018-06-20", "Twitter sends a letter")];
    for (words, expected) in [
        ("In June 2018 something happened.", "In June 2018 something happened."),
        ("In June 2018 Twitter wrote.", "In [June 2018|1] Twitter wrote."),
        ("In June 2018 Twitter met Europol.", "In June 2018 Twitter met Europol."),
        (
            "In June 2018 Twitter wrote. It left Europol in June 2018.",
            "In [June 2018|1] Twitter wrote. It left Europol in [June 2018|0].",
        ),
    ] {
        assert_eq!(line(&june, words), expected);
    }
    let day = [("2018-06-13", "The vote"), ("2018-06-13", "Europol is left")];
    assert_eq!(line(&day, "On 13 June 2018."), "On 13 June 2018.");
    assert_eq!(line(&day, "On 13 June 2018 it left Europol."), "On [13 June 2018|1] it left Europol.");
    let month = [("2018-06", "The votes"), ("2018-06-13", "The vote")];
    assert_eq!(line(&month, "On 13 June 2018 they voted."), "On [13 June 2018|1] they voted.");
}

#[test]
fn a_full_stop_in_a_sentence_does_not_end_it() {
    let mut story = with(
        &[("2018-06", "Europol is left")],
        vec![paragraph("Europol sah Dr. Weiß am 3. Mai und im Juni 2018.")],
    );
    story.article.language = "de".to_owned();
    assert_eq!(annotated(story), ["Europol sah Dr. Weiß am 3. Mai und im [Juni 2018|0]."]);
}

#[test]
fn each_link_tells_its_reason_and_each_unclear_date_why() {
    let events = [("2018-06-13", "The vote"), ("2018-06-20", "Twitter sends a letter"), ("2019", "Snow")];
    let body = vec![paragraph(
        "In 1999. In June 2018 Twitter sent letters. In June 2018 it rained. On 13 June 2018.",
    )];
    let mut story = with(&events, body);
    story.article.mentions = Mentions::First;
    story.terms[0].definition = text("Since 2019.");
    let links = annotate::annotate(&mut story).links;
    let told: Vec<_> = links
        .iter()
        .map(|link| (link.words.as_str(), link.event.map(|event| event.0), link.doubt(), link.linked))
        .collect();
    assert_eq!(
        told,
        [
            ("June 2018", Some(1), None, true),
            ("June 2018", None, Some(Doubt::LittleShared), false),
            ("13 June 2018", Some(0), None, true),
            ("2019", None, Some(Doubt::LittleShared), false),
        ]
    );
    assert_eq!(links[0].sentence, "In June 2018 Twitter sent letters.");
    let reason = &links[0].candidates[1];
    assert_eq!((reason.event, reason.agreement), (EventIndex(1), Agreement::Month));
    assert_eq!(
        (reason.shared.terms.as_slice(), &reason.shared.words[..]),
        (&[TermIndex(0)][..], &["letters".to_owned()][..])
    );
    assert_eq!(
        (links[2].candidates[0].agreement, links[2].place),
        (Agreement::Day, LinkPlace::Passage(PassageIndex(0)))
    );
    assert_eq!(links[3].place, LinkPlace::Term(TermIndex(0)));
    let mut alike =
        with(&[("2018-06-13", "Rain"), ("2018-06-13", "Snow")], vec![paragraph("On 13 June 2018.")]);
    let doubts: Vec<_> = annotate::annotate(&mut alike).links.iter().map(DateLink::doubt).collect();
    assert_eq!(doubts, [Some(Doubt::SeveralAlike)]);
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
    let body = || {
        vec![
            paragraph("Vote in June 2018; vote in June 2018."),
            heading("Then"),
            paragraph("Vote in June 2018."),
        ]
    };
    for (rule, expected) in [
        (Mentions::First, ["Vote in [June 2018|0]; vote in June 2018.", "Then", "Vote in June 2018."]),
        (Mentions::Section, ["Vote in [June 2018|0]; vote in June 2018.", "Then", "Vote in [June 2018|0]."]),
        (Mentions::All, ["Vote in [June 2018|0]; vote in [June 2018|0].", "Then", "Vote in [June 2018|0]."]),
        (Mentions::Never, ["Vote in June 2018; vote in June 2018.", "Then", "Vote in June 2018."]),
    ] {
        let mut story = with(&events, body());
        story.article.mentions = rule;
        assert_eq!(annotated(story), expected, "{rule:?}");
    }
}

#[test]
fn a_term_takes_the_words_of_a_date() {
    let mut story =
        with(&[("2030", "The goal")], vec![paragraph("The Agenda of 2030, and the goal of 2030.")]);
    story.terms.push(term("Agenda of 2030"));
    assert_eq!(annotated(story), ["The [Agenda of 2030], and the goal of [2030|0]."]);
}

#[test]
fn dates_in_cards_lead_to_other_events() {
    let mut story = with(&[("2018-06-13", "The vote"), ("2018-09", "The suit")], Vec::new());
    story.terms[0].definition = text("The suit of September 2018.");
    // The year is that of the event.
    story.events[0].text = text("On 13 June 2018 they voted; the suit came in September.");
    annotate::annotate(&mut story);
    assert_eq!(shown(&story.terms[0].definition), "The suit of [September 2018|1].");
    assert_eq!(shown(&story.events[0].text), "On 13 June 2018 they voted; the suit came in [September|1].");
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
