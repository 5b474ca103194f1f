//! Links and periods in articles labelled by hand: `articles.txt` and `more_articles.txt`.
//!
//! Missed and wrong ones are in a snapshot, so a changed rule shows its effect.

use std::collections::BTreeMap;
use std::fmt::Write;

use article_explainer::annotate::{self, cross_references::CrossReferences, links::LinkPlace};
use article_explainer::story::date::Date;
use article_explainer::story::model::*;

use super::story::{event, heading, paragraph, story, term, text};

/// An article with its labels.
struct Labelled {
    story: Story,
    /// The half that it belongs to: the rules were developed on one of them.
    half: &'static str,
    /// For each passage its dates, each with its text and the id of its event.
    dates: Vec<Vec<(String, Option<String>)>>,
    /// For each passage its period.
    periods: Vec<Option<Date>>,
}

/// The articles of both files.
fn articles() -> Vec<Labelled> {
    let mut articles: Vec<Labelled> = Vec::new();
    let lines = include_str!("articles.txt").lines().chain(include_str!("more_articles.txt").lines());
    for line in lines.filter(|line| !line.starts_with("# ")) {
        let (key, rest) = line.split_once(' ').unwrap_or((line, ""));
        if key == "article" {
            let [language, half, published] = fields(rest);
            let mut story = story(language, Vec::new(), Vec::new(), Vec::new());
            story.article.published = Date::parse(published).ok();
            story.article.mentions = Mentions::All;
            articles.push(Labelled { story, half, dates: Vec::new(), periods: Vec::new() });
            continue;
        }
        let Some(article) = articles.last_mut() else { continue };
        match key {
            "" => {}
            "term" => article.story.terms.push(term(rest)),
            "event" => {
                let [id, date, title] = fields(rest);
                let (title, words) = title.split_once(" :: ").unwrap_or((title, ""));
                let mut event = event(date, title);
                id.clone_into(&mut event.id);
                event.text = text(words);
                article.story.events.push(event);
            }
            _ => article.passage(line),
        }
    }
    articles
}

/// The first fields of a line; the last one contains the rest.
fn fields<const N: usize>(line: &str) -> [&str; N] {
    line.splitn(N, ' ').collect::<Vec<_>>().try_into().expect("a line has all of its fields")
}

impl Labelled {
    fn passage(&mut self, line: &str) {
        let is_heading = line.starts_with("## ");
        let (period, marked) =
            line.trim_start_matches("## ").split_once("] ").expect("a passage has a period");
        let period = period.trim_start_matches('[');
        self.periods.push((!period.is_empty()).then(|| Date::parse(period).expect("a period")));
        let mut words = String::new();
        let mut dates = Vec::new();
        for piece in marked.split_inclusive('}') {
            let (before, date) =
                piece.strip_suffix('}').and_then(|piece| piece.split_once('{')).unwrap_or((piece, ""));
            words.push_str(before);
            if let Some((date, id)) = date.split_once('=') {
                words.push_str(date);
                let known = self.story.events.iter().any(|event| event.id == id);
                assert!(known || id.is_empty(), "no event is {id}");
                dates.push((date.to_owned(), known.then(|| id.to_owned())));
            }
        }
        self.dates.push(dates);
        self.story.article.body.push(if is_heading { heading(&words) } else { paragraph(&words) });
    }
}

/// The numbers of expected, found and correctly found links.
#[derive(Debug, Default)]
struct Score {
    pairs: usize,
    right: usize,
    found: usize,
    hits: usize,
}

impl Score {
    fn precision(&self) -> f64 {
        self.hits as f64 / self.found as f64
    }

    fn recall(&self) -> f64 {
        self.hits as f64 / self.right as f64
    }
}

#[test]
fn dates_lead_to_the_events_that_a_reader_would_name() {
    let mut scores: BTreeMap<&str, Score> = BTreeMap::new();
    let mut misses = String::new();
    for mut article in articles() {
        let found = annotate::annotate(&mut article.story).links;
        let score = scores.entry(article.half).or_default();
        for (index, labels) in article.dates.iter().enumerate() {
            let mut links: Vec<_> =
                found.iter().filter(|link| link.place == LinkPlace::Passage(PassageIndex(index))).collect();
            for (words, right) in labels {
                let link = links
                    .iter()
                    .position(|link| link.words.contains(words.as_str()) || words.contains(&link.words));
                let link = link.map(|place| links.remove(place));
                let id = link.and_then(|link| link.event).map(|event| &article.story.events[event.0].id);
                score.pairs += 1;
                score.right += usize::from(right.is_some());
                score.found += usize::from(id.is_some());
                score.hits += usize::from(id.is_some() && id == right.as_ref());
                if id != right.as_ref() {
                    let name = |id: Option<&String>| id.map_or("-", String::as_str).to_owned();
                    let (id, right, language) =
                        (name(id), name(right.as_ref()), &article.story.article.language);
                    let sentence = link.map_or(words.as_str(), |link| &link.sentence);
                    let points: Vec<_> = link
                        .into_iter()
                        .flat_map(|link| &link.candidates)
                        .map(|candidate| {
                            format!(
                                "{} {}: {}",
                                article.story.events[candidate.event.0].id,
                                candidate.points(),
                                candidate.shared.words.join(", ")
                            )
                        })
                        .collect();
                    writeln!(misses, "{language} {id} for {right}: {sentence} ({})", points.join("; "))
                        .unwrap();
                }
            }
            let others: Vec<_> =
                links.iter().filter(|link| link.event.is_some()).map(|link| &link.words).collect();
            assert!(
                others.is_empty(),
                "{others:?} is not labelled in {:?}",
                article.story.article.body[index]
            );
        }
    }
    for (half, score) in &scores {
        writeln!(misses, "{half}: {score:?} precision {:.3} recall {:.3}", score.precision(), score.recall())
            .unwrap();
    }
    insta::assert_snapshot!("links", misses);
    assert!(scores.values().map(|score| score.pairs).sum::<usize>() >= 300);
    for (half, score) in scores {
        assert!(score.precision() >= 0.98 && score.recall() >= 0.85, "{half}: {score:?}");
    }
}

#[test]
fn passages_are_about_the_period_that_a_reader_would_name() {
    let (mut all, mut wrong) = (0, String::new());
    for mut article in articles() {
        let findings = annotate::annotate(&mut article.story);
        let found = CrossReferences::new(&article.story, &findings).passage_periods;
        for ((block, period), right) in article.story.article.body.iter().zip(&found).zip(&article.periods) {
            all += 1;
            if period != right {
                let edtf = |period: &Option<Date>| period.as_ref().map_or("-", Date::edtf).to_owned();
                let (Block::Heading { text, .. } | Block::Paragraph(text)) = block else { continue };
                writeln!(wrong, "{} for {}: {}", edtf(period), edtf(right), text.text).unwrap();
            }
        }
    }
    writeln!(wrong, "{} of {all}", wrong.lines().count()).unwrap();
    insta::assert_snapshot!("periods", wrong);
    assert!(all >= 200 && wrong.lines().count() * 33 <= all, "of {all}:\n{wrong}");
}
