//! Properties that hold for every text, and the matcher compared with a naive one.

use std::ops::Range;

use article_explainer::annotate::cross_references::CrossReferences;
use article_explainer::annotate::dates::DateReader;
use article_explainer::annotate::matcher::{Match, Matcher, is_sensitive};
use article_explainer::annotate::{self, Progress};
use article_explainer::story::date::Date;
use article_explainer::story::model::*;
use proptest::prelude::*;

use super::story::*;

/// A character as the naive matcher compares it, with its place in the text.
#[derive(Clone, Debug)]
struct Cell {
    char: char,
    range: Range<usize>,
}

fn is_letter(char: char) -> bool {
    char.is_ascii_alphanumeric() || "éßж".contains(char.to_lowercase().next().unwrap_or(char))
}

fn is_han(char: char) -> bool {
    "欧州".contains(char)
}

/// A text with each run of white space as one space, and with none beside Han.
fn cells(text: &str) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::new();
    for (start, char) in text.char_indices() {
        let range = start..start + char.len_utf8();
        let char = if char.is_whitespace() { ' ' } else { char };
        let last = cells.last().map(|cell| cell.char);
        let fused = char == ' ' && last.is_none_or(|last| last == ' ' || is_han(last));
        if is_han(char) && last == Some(' ') {
            cells.pop();
        }
        if !fused {
            cells.push(Cell { char, range });
        }
    }
    while cells.last().is_some_and(|cell| cell.char == ' ') {
        cells.pop();
    }
    cells
}

/// Whether two characters are equal, optionally case-sensitive.
fn same(a: char, b: char, sensitive: bool) -> bool {
    a == b || !sensitive && a.to_lowercase().eq(b.to_lowercase())
}

/// Tries every spelling at every place: the reference for [`Matcher`].
fn naive(spellings: &[(String, Case)], text: &str) -> Vec<Match> {
    let cells = cells(text);
    let spellings: Vec<_> = spellings
        .iter()
        .map(|(spelling, case)| (self::cells(spelling), is_sensitive(spelling, *case)))
        .collect();
    let letter_at =
        |at: Option<usize>| at.and_then(|at| cells.get(at)).is_some_and(|cell| is_letter(cell.char));
    let fits = |at: usize, spelling: &[Cell], sensitive: bool| {
        let end = at + spelling.len();
        let inside = cells
            .get(at..end)
            .is_some_and(|cells| cells.iter().zip(spelling).all(|(a, b)| same(a.char, b.char, sensitive)));
        let cut =
            |inner: Option<&Cell>, outer| inner.is_some_and(|cell| is_letter(cell.char)) && letter_at(outer);
        inside && !cut(spelling.first(), at.checked_sub(1)) && !cut(spelling.last(), Some(end))
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < cells.len() {
        let fitting = spellings.iter().enumerate();
        let fitting = fitting
            .filter(|(_, (spelling, sensitive))| !spelling.is_empty() && fits(at, spelling, *sensitive));
        // The longest; of these a case-sensitive one; of these the first.
        let best = fitting
            .max_by_key(|(index, (spelling, sensitive))| (spelling.len(), *sensitive, usize::MAX - index));
        match best {
            Some((index, (spelling, _))) => {
                let end = at + spelling.len();
                let range = cells.get(at..end).unwrap_or_default();
                let start = range.first().map_or(0, |cell| cell.range.start);
                let end_of_last = range.last().map_or(0, |cell| cell.range.end);
                found.push(Match { range: start..end_of_last, value: TermIndex(index) });
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

fn found(spellings: &[(String, Case)], text: &str, skipped: &[Range<usize>]) -> Vec<Match> {
    let mut matcher = Matcher::new("en");
    for (index, (spelling, case)) in spellings.iter().enumerate() {
        matcher.insert(TermIndex(index), spelling, *case);
    }
    matcher.matches(text, skipped)
}

fn case() -> impl Strategy<Value = Case> {
    prop_oneof![Just(Case::Auto), Just(Case::Sensitive), Just(Case::Insensitive)]
}

fn spellings() -> impl Strategy<Value = Vec<(String, Case)>> {
    prop::collection::vec(("[aAbéÉж欧州 -]{1,6}", case()), 0..12)
}

/// A text of a story: words of terms and dates, and everything between.
fn prose() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-cA-C欧州é' .,-]{1,8}",
        2 => prop::sample::select(vec![
            "in ", "2018", "June ", "12", "between ", " and ", "1990s", "last ", "year", "early ", "\u{301}", "’",
            "04/05/2019", "–", "of ", "about ", "\u{a0}", "İ", "March", "since ", "ago", "two ", "19th century", "44 BC",
        ]).prop_map(str::to_owned),
        1 => "\\PC{0,4}",
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

fn mark() -> impl Strategy<Value = Mark> {
    prop_oneof![
        Just(Mark::Emphasis),
        Just(Mark::Strong),
        Just(Mark::Code),
        Just(Mark::Link(String::new())),
        Just(Mark::Footnote(String::new())),
        Just(term_mark(0)),
        Just(event_mark(0)),
    ]
}

/// Prose with nested marks of the author.
fn rich() -> impl Strategy<Value = RichText> {
    (
        prose(),
        prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), mark()), 0..4),
    )
        .prop_map(|(text, marks)| {
            let bounds: Vec<usize> =
                text.char_indices().map(|(at, _)| at).chain(std::iter::once(text.len())).collect();
            let mut spans: Vec<Span> = Vec::new();
            for (a, b, mark) in marks {
                let (a, b) = (*a.get(&bounds), *b.get(&bounds));
                let range = a.min(b)..a.max(b);
                let nests = spans.iter().all(|span| {
                    let (outer, inner) = (&span.range, &range);
                    outer.end <= inner.start
                        || inner.end <= outer.start
                        || outer.start <= inner.start && inner.end <= outer.end
                });
                if nests && !range.is_empty() {
                    spans.push(Span { range, mark });
                }
            }
            spans.sort_by_key(|span| (span.range.start, std::cmp::Reverse(span.range.end)));
            RichText { text, spans }
        })
}

fn any_story() -> impl Strategy<Value = Story> {
    let block = prop_oneof![
        6 => rich().prop_map(Block::Paragraph),
        1 => rich().prop_map(|text| Block::Heading { level: 2, text }),
        1 => rich().prop_map(|text| Block::Quotation { body: vec![Block::Paragraph(text)], attribution: RichText::default() }),
        1 => rich().prop_map(|text| Block::Footnote { label: String::new(), body: vec![Block::Paragraph(text)] }),
    ];
    let terms = prop::collection::vec("[a-cA-C欧州é' -]{1,6}", 1..8);
    let dates = prop::sample::select(vec![
        "",
        "2018",
        "2018-06",
        "2018-06-12",
        "199X",
        "2017/2018",
        "2018/..",
        "-0043",
    ]);
    let rule = prop::sample::select(vec![Mentions::First, Mentions::Section, Mentions::All, Mentions::Never]);
    let language = prop::sample::select(vec!["en", "de", "fr", "es", "nl", "it", "tr", "zh"]);
    (language, terms, prop::collection::vec(dates, 1..5), prop::collection::vec(block, 0..6), rule).prop_map(
        |(language, terms, dates, body, rule)| {
            let terms = terms.iter().map(|label| {
                let mut term = term(label);
                term.definition = text(label);
                term
            });
            let events = dates.iter().map(|date| event(date, "a b")).collect();
            let mut story = story(language, terms.collect(), events, body);
            story.article.mentions = rule;
            story
        },
    )
}

/// The period of each passage of the body, and its dates.
fn periods(mut story: Story) -> (Vec<Option<Date>>, Vec<Vec<Date>>) {
    let findings = annotate::annotate(&mut story);
    let periods = CrossReferences::new(&story, &findings).passage_periods;
    (periods, findings.passages.into_iter().map(|passage| passage.periods).collect())
}

fn every_text(story: &Story) -> Vec<&RichText> {
    let mut all = texts(&story.article.body);
    all.extend(story.terms.iter().map(|term| &term.definition));
    all.extend(story.events.iter().map(|event| &event.text));
    all
}

fn is_found(mark: &Mark) -> bool {
    match mark {
        Mark::Term(mention) => mention.origin == Origin::Found,
        Mark::Event(mention) => mention.origin == Origin::Found,
        _ => false,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn the_matcher_finds_what_a_naive_one_finds(
        spellings in spellings(),
        text in "[aAbBéÉжЖ欧州ß ,-]{0,40}",
    ) {
        prop_assert_eq!(found(&spellings, &text, &[]), naive(&spellings, &text));
    }

    /// Keys contain less of a word the longer it is.
    #[test]
    fn the_matcher_finds_long_words_as_a_naive_one_does(
        spellings in prop::collection::vec(("(aaaaaaa|Aaaaaaab|éé|b| ){1,6}", case()), 0..12),
        text in "(aaaaaaa|aaaaaaaB|éÉ|b| ){0,30}",
    ) {
        prop_assert_eq!(found(&spellings, &text, &[]), naive(&spellings, &text));
    }

    #[test]
    fn nothing_is_found_in_skipped_ranges(
        spellings in spellings(),
        text in "[aAb欧州 -]{0,40}",
        ranges in prop::collection::vec((0..60_usize, 0..10_usize), 0..5),
    ) {
        let mut skipped: Vec<_> = ranges.into_iter().map(|(start, length)| start..start + length).collect();
        skipped.sort_by_key(|range| range.start);
        for found in found(&spellings, &text, &skipped) {
            for range in skipped.iter().filter(|range| !range.is_empty()) {
                prop_assert!(found.range.end <= range.start || range.end <= found.range.start);
            }
        }
    }

    /// A passage is about its own dates or the earlier ones in its section. The year of a month without one may depend
    /// on the whole text, as histories are read differently from news: such texts are not compared.
    #[test]
    fn periods_come_from_no_later_passage_and_from_no_other_section(story in any_story(), cut in any::<prop::sample::Index>()) {
        let (whole, dates) = periods(story.clone());
        let body = &story.article.body;
        prop_assert_eq!(whole.len(), body.len());
        if body.is_empty() {
            return Ok(());
        }
        let cut = cut.index(body.len());
        let heading = (cut..body.len()).find(|&index| matches!(body[index], Block::Heading { .. })).unwrap_or(body.len());
        for part in [0..cut, heading..body.len()] {
            let article = Article { body: body[part.clone()].to_vec(), ..story.article.clone() };
            let (periods, read) = periods(Story { article, ..story.clone() });
            prop_assume!(read == dates[part.clone()]);
            prop_assert_eq!(&periods[..], &whole[part]);
        }
    }

    /// A period is displayed no more precisely than a date or an event of its section.
    #[test]
    fn periods_are_made_of_what_was_said(story in any_story()) {
        let mut story = story;
        let findings = annotate::annotate(&mut story);
        let all = CrossReferences::new(&story, &findings).passage_periods;
        let mut section: Vec<&Date> = Vec::new();
        for ((block, found), period) in story.article.body.iter().zip(&findings.passages).zip(&all) {
            if matches!(block, Block::Heading { .. }) {
                section.clear();
            }
            section.extend(&found.periods);
            let Some(period) = period else { continue };
            let ends = period.edtf().split('/');
            let said = |end: &str| section.iter().any(|date| date.edtf().split('/').any(|said| said == end));
            prop_assert!(ends.clone().count() < 3 && ends.clone().all(said), "{} of {section:?}", period.edtf());
        }
    }

    #[test]
    fn mentions_of_dates_lie_in_order_and_on_characters(
        language in prop::sample::select(vec!["en", "de", "fr", "es", "nl", "it"]),
        text in prop_oneof![prose(), ".{0,40}"],
    ) {
        let published = Date::parse("2019-04-20").ok().and_then(|date| date.earliest());
        let reader = DateReader::new(article_explainer::language::of(language), published);
        let mentions = reader.clone().passage(&text);
        let mut end = 0;
        for mention in &mentions {
            prop_assert!(end <= mention.range.start && mention.range.start < mention.range.end);
            prop_assert!(text.get(mention.range.clone()).is_some());
            end = mention.range.end;
            if let Ok(date) = &mention.date {
                prop_assert_eq!(&Date::parse(date.edtf()), &Ok(date.clone()));
            }
        }
        prop_assert_eq!(reader.clone().passage(&text), mentions);
    }

    #[test]
    fn annotation_only_adds_spans_that_lie_well(mut story in any_story()) {
        let before = story.clone();
        annotate::annotate(&mut story);
        for text in every_text(&story) {
            for span in &text.spans {
                prop_assert!(!span.range.is_empty());
                prop_assert!(text.text.is_char_boundary(span.range.start));
                prop_assert!(text.text.is_char_boundary(span.range.end));
            }
            for (index, span) in text.spans.iter().enumerate() {
                for other in text.spans.iter().skip(index + 1) {
                    let (a, b) = (&span.range, &other.range);
                    prop_assert!(a.start < b.start || a.start == b.start && a.end >= b.end, "outer first");
                    let apart = a.end <= b.start || b.end <= a.start;
                    let closed = |mark: &Mark| !matches!(mark, Mark::Emphasis | Mark::Strong);
                    let found = is_found(&span.mark) && closed(&other.mark)
                        || is_found(&other.mark) && closed(&span.mark);
                    prop_assert!(apart || !found, "{span:?} and {other:?} overlap");
                }
            }
        }
        // Without the found spans the story is the author's.
        let mut stripped = story.clone();
        strip(&mut stripped);
        prop_assert_eq!(stripped, before);
    }

    #[test]
    fn the_same_story_gives_the_same_result(story in any_story()) {
        let (mut once, mut again) = (story.clone(), story);
        prop_assert_eq!(annotate::annotate(&mut once), annotate::annotate(&mut again));
        prop_assert_eq!(&once, &again);
        // Spans found before are kept: they count as marked.
        let mut sliced = Progress::new(&again);
        while sliced.advance(&mut again) {}
        strip(&mut once);
        strip(&mut again);
        prop_assert_eq!(once, again);
    }
}

/// Removes found spans.
fn strip(story: &mut Story) {
    fn blocks(body: &mut [Block]) {
        for block in body {
            match block {
                Block::Heading { text, .. } | Block::Paragraph(text) => {
                    text.spans.retain(|span| !is_found(&span.mark));
                }
                Block::Quotation { body, .. } | Block::Footnote { body, .. } => blocks(body),
                _ => {}
            }
        }
    }
    blocks(&mut story.article.body);
    story.terms.iter_mut().for_each(|term| term.definition.spans.retain(|span| !is_found(&span.mark)));
    story.events.iter_mut().for_each(|event| event.text.spans.retain(|span| !is_found(&span.mark)));
}
