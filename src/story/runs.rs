//! Flattens the spans of a text, which may overlap, into runs, which do not.
//!
//! A run is a maximal piece of text with the same marks. A link or a mention, which can be activated, is never split:
//! emphasis inside it is nested in it, and emphasis that begins outside and ends inside is split at its edge.

use std::ops::Range;

use super::model::{self, Looks, Mark, RichText};

/// A piece of text with uniform looks.
#[derive(Clone, Debug, PartialEq)]
pub struct Run<'a> {
    /// The text; a line break is a separate run.
    pub text: &'a str,
    /// The looks.
    pub looks: Looks,
}

/// Consecutive runs that are activated as a whole, or not at all.
#[derive(Clone, Debug, PartialEq)]
pub struct Span<'a> {
    /// The link or mention; `None` is plain text.
    pub mark: Option<&'a Mark>,
    /// At least one run.
    pub runs: Vec<Run<'a>>,
    /// For a mention of a term, the plain characters that touch it: a quotation mark before it, a comma after it. They
    /// must not be separated by a line break.
    pub touching: (&'a str, &'a str),
}

/// The text as contiguous spans of runs.
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

/// Moves the characters that touch a mention from its neighbours to the mention.
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
    span.runs.last_mut().filter(|run| run.looks.is_empty())
}

fn plain_first<'a, 'b>(span: &'b mut Span<'a>) -> Option<&'b mut Run<'a>> {
    span.runs.first_mut().filter(|run| run.looks.is_empty())
}

fn is_active(mark: &Mark) -> bool {
    mark.look().is_none()
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
    let set = || text.spans.iter().filter_map(|span| Some((&span.range, span.mark.look()?)));
    let breaks = text.text.match_indices('\n').map(|(at, _)| [at, at + 1]);
    for cut in set().map(|(range, _)| [range.start, range.end]).chain(breaks).flatten() {
        if let Err(place) = cuts.binary_search(&cut)
            && within.contains(&cut)
        {
            cuts.insert(place, cut);
        }
    }
    let looks = |at: usize| {
        let mut looks = Looks::default();
        set().filter(|(range, _)| range.contains(&at)).for_each(|(_, look)| looks.insert(look));
        looks
    };
    cuts.iter()
        .zip(cuts.iter().skip(1))
        .filter_map(|(&start, &end)| {
            let text = text.text.get(start..end)?;
            Some(Run { text, looks: if text == "\n" { Looks::default() } else { looks(start) } })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::model::{Look, Mark, Origin, RichText, Span, TermIndex, TermMention};
    use super::spans;

    fn told(text: &RichText) -> String {
        let mut told = String::new();
        for span in spans(text) {
            let bracket = if span.mark.is_some() { ("[", "]") } else { ("", "") };
            told.push_str(span.touching.0);
            told.push_str(bracket.0);
            for run in span.runs {
                let star = if run.looks.contains(Look::Emphasis) { "*" } else { "" };
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
    fn a_line_break_is_a_run_of_its_own_inside_any_mark() {
        let text = RichText {
            text: "a b\nc d".into(),
            spans: vec![Span { range: 2..5, mark: mention() }, Span { range: 2..7, mark: Mark::Emphasis }],
        };
        assert_eq!(told(&text), "a [*b*\n*c*]* d*");
        let runs: Vec<_> = spans(&text).into_iter().flat_map(|span| span.runs).map(|run| run.text).collect();
        assert_eq!(runs, ["a ", "b", "\n", "c", " d"]);
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
