//! Every automatic link of a story with its reason, and all unclear candidates.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::source::Source;
use crate::annotate::annotate;
use crate::annotate::links::{Agreement, Candidate, DateLink, Doubt, LinkPlace, sentence};
use crate::files::{Files, Unreadable};
use crate::story::model::{EventIndex, Mark, Origin, PassageIndex, RichText, Story, Term, TermIndex};

/// A found link, or an unclear candidate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The passage, counted from 1 like its id in the page (`p3`), the card (`term-<id>`, `event-<id>`), or `summary`,
    /// with the key points.
    pub place: String,
    /// The index of the text: the items of a list, the cells of a table and the key points are separate texts.
    pub text: usize,
    /// The range in that text, in characters.
    pub range: (usize, usize),
    /// The linked text.
    pub words: String,
    /// Its sentence.
    pub sentence: String,
    /// `term-<id>` or `event-<id>`; `None` if it is unclear.
    pub target: Option<String>,
    /// The meaning of a date, as EDTF.
    pub edtf: Option<String>,
    /// Why it is linked, or why not.
    pub reason: String,
}

impl Link {
    /// The same as plain data.
    #[must_use]
    pub fn plain(&self) -> Value {
        let Self { place, text, range, words, sentence, target, edtf, reason } = self;
        json!({
            "place": place, "text": text, "start": range.0, "end": range.1, "words": words,
            "sentence": sentence, "target": target, "edtf": edtf, "reason": reason,
        })
    }

    /// The same in two lines of text.
    #[must_use]
    pub fn for_people(&self) -> String {
        let Self { place, words, sentence, target, edtf, reason, .. } = self;
        let date = edtf.iter().map(|edtf| format!(" ({edtf})")).collect::<String>();
        let target = target.as_deref().unwrap_or("unclear");
        format!("{place}: \"{words}\"{date} -> {target}: {reason}\n    {sentence}\n")
    }
}

/// The links of a story, in the order of its texts.
///
/// # Errors
/// If its file cannot be read.
pub fn links(files: &dyn Files, path: &str) -> Result<Vec<Link>, Unreadable> {
    let Some(mut lowered) = Source::read(files, path)?.lower() else { return Ok(Vec::new()) };
    let findings = annotate(&mut lowered.story);
    let story = &lowered.story;
    let mut list = List { story, dates: HashMap::new(), links: Vec::new() };
    for date in &findings.links {
        list.dates.entry((date.place, date.text)).or_default().push(date);
    }
    let mut texts = vec![&story.article.summary];
    texts.extend(&story.article.key_points);
    // Its dates are not linked.
    list.read("summary", None, &texts);
    for (index, block) in story.article.body.iter().enumerate() {
        let mut texts = Vec::new();
        block.each_text(&mut |text| texts.push(text));
        list.read(&format!("p{}", index + 1), Some(LinkPlace::Passage(PassageIndex(index))), &texts);
    }
    for (index, term) in story.terms.iter().enumerate() {
        let mut texts = Vec::new();
        term.each_text(&mut |text| texts.push(text));
        list.read(&format!("term-{}", term.id), Some(LinkPlace::Term(TermIndex(index))), &texts);
    }
    for (index, event) in story.events.iter().enumerate() {
        let mut texts = Vec::new();
        event.each_text(&mut |text| texts.push(text));
        list.read(&format!("event-{}", event.id), Some(LinkPlace::Event(EventIndex(index))), &texts);
    }
    Ok(list.links)
}

/// The links read so far.
struct List<'a> {
    story: &'a Story,
    /// The dates by their texts.
    dates: HashMap<(LinkPlace, usize), Vec<&'a DateLink>>,
    links: Vec<Link>,
}

impl List<'_> {
    /// Appends the links of one place. Without a link place only terms are linked there.
    fn read(&mut self, named: &str, place: Option<LinkPlace>, texts: &[&RichText]) {
        let story = self.story;
        for (number, text) in texts.iter().enumerate() {
            let mut here: Vec<(usize, Link)> = Vec::new();
            let link = |range: &std::ops::Range<usize>| Link {
                place: named.to_owned(),
                text: number,
                range: (characters(&text.text, range.start), characters(&text.text, range.end)),
                words: text.text.get(range.clone()).unwrap_or_default().to_owned(),
                sentence: String::new(),
                target: None,
                edtf: None,
                reason: String::new(),
            };
            for span in &text.spans {
                let Mark::Term(mention) = span.mark else { continue };
                let Some(term) = story.terms.get(mention.term.0).filter(|_| mention.origin == Origin::Found)
                else {
                    continue;
                };
                let link = link(&span.range);
                let sentence =
                    text.text.get(sentence(&text.text, &span.range)).unwrap_or_default().trim().to_owned();
                let reason = term_reason(term, &link.words);
                let target = Some(format!("term-{}", term.id));
                here.push((span.range.start, Link { sentence, target, reason, ..link }));
            }
            let dates = place.and_then(|place| self.dates.get(&(place, number)));
            here.extend(dates.into_iter().flatten().map(|date| {
                let link = Link {
                    sentence: date.sentence.clone(),
                    target: date.event.map(|event| event_id(story, event)),
                    edtf: Some(date.date.edtf().to_owned()),
                    reason: date_reason(story, date),
                    ..link(&date.range)
                };
                (date.range.start, link)
            }));
            here.sort_by_key(|(start, _)| *start);
            self.links.extend(here.into_iter().map(|(_, link)| link));
        }
    }
}

fn event_id(story: &Story, event: EventIndex) -> String {
    story.events.get(event.0).map(|event| format!("event-{}", event.id)).unwrap_or_default()
}

fn characters(text: &str, byte: usize) -> usize {
    text.char_indices().take_while(|(at, _)| *at < byte).count()
}

fn term_reason(term: &Term, words: &str) -> String {
    if words == term.label {
        return "its label".to_owned();
    }
    match term.aliases.iter().find(|alias| *alias == words) {
        Some(_) => "an alias".to_owned(),
        None => format!("a form of \"{}\"", term.label),
    }
}

fn date_reason(story: &Story, date: &DateLink) -> String {
    let title = |event: EventIndex| story.events.get(event.0).map_or("", |event| event.title.as_str());
    if let Some(found) =
        date.event.and_then(|event| date.candidates.iter().find(|other| other.event == event))
    {
        let place = if date.linked { "" } else { "; linked elsewhere" };
        return format!("{}{}{place}", agreement(found), shared(story, found));
    }
    let titles: Vec<_> =
        date.candidates.iter().map(|candidate| format!("\"{}\"", title(candidate.event))).collect();
    match date.doubt() {
        Some(Doubt::SeveralAlike) => format!("as much speaks for each of {}", titles.join(", ")),
        _ => format!("the sentence and {} have too little in common", titles.join(" or ")),
    }
}

fn agreement(candidate: &Candidate) -> &'static str {
    match candidate.agreement {
        Agreement::Day => "both say the same day",
        Agreement::Month => "both say the same month",
        Agreement::Coarser => "one date lies in the other",
    }
}

/// What a sentence and an event both name.
fn shared(story: &Story, candidate: &Candidate) -> String {
    let terms = candidate.shared.terms.iter().filter_map(|term| story.terms.get(term.0));
    let words = candidate.shared.words.iter().map(String::as_str);
    let names: Vec<_> = terms.map(|term| term.label.as_str()).chain(words).collect();
    if names.is_empty() { String::new() } else { format!(", and name {}", names.join(", ")) }
}
