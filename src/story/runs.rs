//! Flattens the spans of a text, which may overlap, into runs, which do not.
//!
//! A run is the longest piece of text with the same marks. What a reader can activate (a link or a
//! mention) is never split: it holds the stressed pieces inside it, and a stress that begins outside it
//! and ends inside it is told twice.

use std::ops::Range;

use super::model::{self, Mark, RichText};

/// A piece of text with one set of marks.
#[derive(Clone, Debug, PartialEq)]
pub struct Run<'a> {
    /// The words.
    pub text: &'a str,
    /// Important.
    pub strong: bool,
    /// Stressed.
    pub emphasis: bool,
    /// Code.
    pub code: bool,
}

impl Run<'_> {
    fn is_plain(&self) -> bool {
        !(self.strong || self.emphasis || self.code)
    }
}

/// Consecutive runs that are activated together, or not at all.
#[derive(Clone, Debug, PartialEq)]
pub struct Span<'a> {
    /// The link or mention; `None` is plain text.
    pub mark: Option<&'a Mark>,
    /// At least one run.
    pub runs: Vec<Run<'a>>,
    /// For a mention of a term, the plain characters that touch it: a quotation mark before it, a comma
    /// after it. They belong on its line.
    pub touching: (&'a str, &'a str),
}

/// The text as spans of runs, in order and without a gap.
#[must_use]
pub fn spans(text: &RichText) -> Vec<Span<'_>> {
    let mut spans = Vec::new();
    let mut end = 0;
    for model::Span { range, mark } in &text.spans {
        if range.start < end || !is_active(mark) {
            continue; // lowering and annotating keep active marks apart
        }
        push(&mut spans, text, end..range.start, None);
        push(&mut spans, text, range.clone(), Some(mark));
        end = range.end;
    }
    push(&mut spans, text, end..text.text.len(), None);
    for index in 0..spans.len() {
        join(&mut spans, index);
    }
    spans
}

/// Moves what touches a mention from the spans beside it to the mention.
fn join(spans: &mut [Span], index: usize) {
    let (before, rest) = spans.split_at_mut(index);
    let Some((mention, after)) = rest.split_first_mut() else { return };
    if !matches!(mention.mark, Some(Mark::Term(_))) {
        return;
    }
    if let Some(run) = before.last_mut().filter(|span| span.mark.is_none()).and_then(plain_last) {
        let words = run.text.trim_end_matches(|c: char| !c.is_whitespace()).len();
        (run.text, mention.touching.0) = run.text.split_at(words);
    }
    if let Some(run) = after.first_mut().filter(|span| span.mark.is_none()).and_then(plain_first) {
        let touching = run.text.len() - run.text.trim_start_matches(|c: char| !c.is_whitespace()).len();
        (mention.touching.1, run.text) = run.text.split_at(touching);
    }
}

fn plain_last<'a, 'b>(span: &'b mut Span<'a>) -> Option<&'b mut Run<'a>> {
    span.runs.last_mut().filter(|run| run.is_plain())
}

fn plain_first<'a, 'b>(span: &'b mut Span<'a>) -> Option<&'b mut Run<'a>> {
    span.runs.first_mut().filter(|run| run.is_plain())
}

fn is_active(mark: &Mark) -> bool {
    !matches!(mark, Mark::Emphasis | Mark::Strong | Mark::Code)
}

fn push<'a>(spans: &mut Vec<Span<'a>>, text: &'a RichText, range: Range<usize>, mark: Option<&'a Mark>) {
    let runs = runs(text, range);
    if !runs.is_empty() {
        spans.push(Span { mark, runs, touching: ("", "") });
    }
}

fn runs(text: &RichText, within: Range<usize>) -> Vec<Run<'_>> {
    if within.is_empty() {
        return Vec::new();
    }
    let mut cuts = vec![within.start, within.end];
    let passive = || text.spans.iter().filter(|span| !is_active(&span.mark));
    for cut in passive().flat_map(|span| [span.range.start, span.range.end]) {
        if let Err(place) = cuts.binary_search(&cut)
            && within.contains(&cut)
        {
            cuts.insert(place, cut);
        }
    }
    let has = |at: usize, mark: &Mark| passive().any(|span| span.range.contains(&at) && span.mark == *mark);
    cuts.iter()
        .zip(cuts.iter().skip(1))
        .filter_map(|(&start, &end)| {
            Some(Run {
                text: text.text.get(start..end)?,
                strong: has(start, &Mark::Strong),
                emphasis: has(start, &Mark::Emphasis),
                code: has(start, &Mark::Code),
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::model::{Mark, Origin, RichText, Span, TermIndex, TermMention};
    use super::spans;

    fn told(text: &RichText) -> String {
        let mut told = String::new();
        for span in spans(text) {
            let bracket = if span.mark.is_some() { ("[", "]") } else { ("", "") };
            told.push_str(span.touching.0);
            told.push_str(bracket.0);
            for run in span.runs {
                let star = if run.emphasis { "*" } else { "" };
                told.push_str(&format!("{star}{}{star}", run.text));
            }
            told.push_str(bracket.1);
            told.push_str(span.touching.1);
        }
        told
    }

    fn mention() -> Mark {
        Mark::Term(TermMention { term: TermIndex(0), origin: Origin::Found })
    }

    #[test]
    fn a_mention_that_begins_before_a_stress_stays_whole() {
        let text = RichText {
            text: "The European Commission has replied".into(),
            spans: vec![Span { range: 4..23, mark: mention() }, Span { range: 13..27, mark: Mark::Emphasis }],
        };
        assert_eq!(told(&text), "The [European *Commission*]* has* replied");
    }

    #[test]
    fn plain_text_is_one_run_and_no_text_is_none() {
        let plain = RichText { text: "Words".into(), spans: vec![] };
        assert_eq!(told(&plain), "Words");
        assert!(spans(&RichText::default()).is_empty());
    }

    #[test]
    fn what_touches_a_mention_goes_with_it_and_no_more() {
        let text = RichText {
            text: "by (some) “Europol”, it said".into(),
            spans: vec![Span { range: 13..20, mark: mention() }],
        };
        let all = spans(&text);
        let touching: Vec<_> = all.iter().map(|span| span.touching).collect();
        assert_eq!(touching, [("", ""), ("“", "”,"), ("", "")]);
        assert_eq!(told(&text), "by (some) “[Europol]”, it said");
    }

    #[test]
    fn a_stress_around_a_mention_is_split_at_its_edges() {
        let text = RichText {
            text: "aXb".into(),
            spans: vec![Span { range: 0..3, mark: Mark::Emphasis }, Span { range: 1..2, mark: mention() }],
        };
        assert_eq!(told(&text), "*a*[*X*]*b*");
    }
}
