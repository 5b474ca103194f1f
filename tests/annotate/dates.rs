//! Dates in prose, against the labelled set in `tests/dates.txt`.

use article_explainer::annotate::dates::DateReader;
use article_explainer::language;
use article_explainer::story::date::Date;

/// A mention: its range, and its EDTF or `?`.
type Mention = (std::ops::Range<usize>, String);

/// A labelled line without its labels, and the labels.
fn read(line: &str) -> (String, Vec<Mention>) {
    let mut text = String::new();
    let mut mentions = Vec::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('[') {
        let (label, after) = after.split_once(']').unwrap_or((after, ""));
        let (words, edtf) = label.split_once('|').unwrap_or((label, ""));
        text.push_str(before);
        mentions.push((text.len()..text.len() + words.len(), edtf.to_owned()));
        text.push_str(words);
        rest = after;
    }
    (text + rest, mentions)
}

#[test]
fn dates_are_found_as_labelled() {
    let (mut labelled, mut found, mut right) = (0, 0, 0);
    let mut misses = Vec::new();
    let mut reader = None;
    for line in include_str!("dates.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(head) = line.strip_prefix("@ ") {
            let (tag, day) = head.split_once(' ').expect("a language and a day");
            let published = Date::parse(day).expect("a day").earliest();
            reader = Some(DateReader::new(language::of(tag), published));
            continue;
        }
        let reader = reader.as_mut().expect("a language first");
        let (text, expected) = match line.strip_prefix("+ ") {
            Some(line) => read(line),
            None => {
                reader.begin_section(None);
                read(line)
            }
        };
        let mentions = reader.passage(&text);
        let mentions: Vec<Mention> = mentions
            .into_iter()
            .map(|mention| {
                (mention.range, mention.date.map_or("?".to_owned(), |date| date.edtf().to_owned()))
            })
            .collect();
        // A date that is reported as unclear is missed, but nothing wrong has been said.
        labelled += expected.len();
        found += mentions.iter().filter(|mention| mention.1 != "?" || expected.contains(mention)).count();
        right += mentions.iter().filter(|mention| expected.contains(mention)).count();
        let show =
            |(range, edtf): &Mention| format!("[{}|{edtf}]", text.get(range.clone()).unwrap_or_default());
        for missed in expected.iter().filter(|mention| !mentions.contains(mention)) {
            misses.push(format!("missed {} in {text}", show(missed)));
        }
        for wrong in mentions.iter().filter(|mention| !expected.contains(mention)) {
            misses.push(format!("wrong  {} in {text}", show(wrong)));
        }
    }
    let share = |part: usize, whole: usize| part as f64 / whole as f64;
    let (precision, recall) = (share(right, found), share(right, labelled));
    println!("{labelled} labelled, {found} found, precision {precision:.3}, recall {recall:.3}");
    misses.iter().for_each(|miss| println!("{miss}"));
    assert!(labelled >= 300);
    assert!(precision >= 0.98, "precision {precision:.3}:\n{}", misses.join("\n"));
    assert!(recall >= 0.95, "recall {recall:.3}:\n{}", misses.join("\n"));
}
