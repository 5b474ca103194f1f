//! Lines before the text that only tell who wrote it and when it was published.

use super::Source;
use super::plain::credits;
use crate::annotate::dates::DateReader;
use crate::draft::vocabulary::Vocabulary;
use crate::language;
use crate::story::date::Precision;

/// The maximum number of characters in such a line.
const LONGEST: usize = 120;

/// Takes the authors and the day of publication from a line that holds nothing else. A line that is not understood as a
/// whole is left to the text.
pub(super) fn credit_line(source: &mut Source, line: &str, tag: &str) -> bool {
    let line = line.trim().trim_matches(['*', '_']).trim();
    if line.is_empty() || line.chars().count() > LONGEST || line.starts_with(['#', '>', '-', '!', '|']) {
        return false;
    }
    let words = Vocabulary::of(tag);
    let mentions = DateReader::new(language::of(tag), None).passage(line);
    let [mention] = mentions.as_slice() else {
        return mentions.is_empty() && credits(&mut source.authors, &mut source.published, line, tag);
    };
    let Ok(date) = &mention.date else { return false };
    let before = line.get(..mention.range.start).unwrap_or_default();
    let after = line.get(mention.range.end..).unwrap_or_default();
    // "Zaragoza, 24 de enero de 2025. Agencias"
    let agency = after.trim_start_matches('.').trim();
    let is_agency = after.starts_with('.') && !agency.contains(' ') && is_name(&words, agency);
    if date.precision() != Precision::Day || !is_agency && !is_time(after) {
        return false;
    }
    let (before, updated) = without_lead(&words, before);
    let mut authors: Vec<String> = is_agency.then(|| agency.to_owned()).into_iter().collect();
    if !before.is_empty()
        && !credits(&mut authors, &mut None, before, tag)
        && !places(&words, before, &mut authors)
    {
        return false;
    }
    let day = date.edtf().to_owned();
    let kept = match (&source.published, updated && source.updated.is_none()) {
        (Some(known), _) if *known == day => true,
        (Some(_), true) => {
            source.updated = Some(day);
            true
        }
        (Some(_), false) => false,
        (None, _) => {
            source.published = Some(day);
            true
        }
    };
    for author in authors.into_iter().filter(|_| kept) {
        if !source.authors.contains(&author) {
            source.authors.push(author);
        }
    }
    kept
}

/// Takes all lines of a paragraph, or none.
pub(super) fn credit_lines(source: &mut Source, lines: &[&str], tag: &str) -> bool {
    let mut taken = Source {
        authors: source.authors.clone(),
        published: source.published.clone(),
        updated: source.updated.clone(),
        ..Source::default()
    };
    let all = !lines.is_empty() && lines.iter().all(|line| credit_line(&mut taken, line, tag));
    if all {
        (source.authors, source.published, source.updated) = (taken.authors, taken.published, taken.updated);
    }
    all
}

/// The text before a date without the words that lead to it ("Published on"), and whether they tell of a change.
fn without_lead<'l>(words: &Vocabulary, before: &'l str) -> (&'l str, bool) {
    let mut updated = false;
    let mut rest = before.trim();
    loop {
        let bare = rest.trim_end_matches([',', ':', '|', '–', '—', '-', '·', '•', '/', '(', ' ']);
        let start = bare.rfind(char::is_whitespace).map_or(0, |at| at + 1);
        let last = bare.get(start..).unwrap_or_default().to_lowercase();
        let is_lead = words.has("drop_before_date", &last)
            || words.has("published", &last)
            || words.has("updated", &last)
            || words.has("not_names", last.trim_end_matches('.')) && start > 0;
        // A phrase of several words: "mis à jour".
        let phrase = words
            .all("updated")
            .find(|phrase| phrase.contains(' ') && bare.to_lowercase().ends_with(*phrase));
        if let Some(phrase) = phrase {
            updated = true;
            rest = bare.get(..bare.len().saturating_sub(phrase.len())).unwrap_or_default();
        } else if is_lead && !last.is_empty() {
            updated |= words.has("updated", &last);
            rest = bare.get(..start).unwrap_or_default().trim_end();
        } else {
            // The comma after a place stays: "LONDON, 6 February".
            return (if bare.is_empty() { bare } else { rest }, updated);
        }
    }
}

/// Parts between bars or dashes: the names of authors, then a place. "LONDON," is a place.
fn places(words: &Vocabulary, before: &str, authors: &mut Vec<String>) -> bool {
    let parts: Vec<&str> =
        before.split(['|', '·', '•']).map(str::trim).filter(|part| !part.is_empty()).collect();
    let is_place = |part: &str| {
        let place = part.trim_end_matches(',').trim_end();
        // "Kassel (ag)": the agency.
        let place = place
            .split_once(" (")
            .filter(|(_, rest)| rest.len() <= 8 && rest.ends_with(')'))
            .map_or(place, |(place, _)| place);
        is_name(words, place)
    };
    match parts.as_slice() {
        [place] => place.ends_with(',') && is_place(place),
        [author, rest @ ..] => {
            let fits =
                is_name(words, author) && author.contains(' ') && rest.iter().all(|part| is_place(part));
            if fits {
                authors.push((*author).to_owned());
            }
            fits
        }
        [] => true,
    }
}

/// Whether words have the form of a name: capitals, and the particles inside names.
fn is_name(words: &Vocabulary, part: &str) -> bool {
    (1..=5).contains(&part.split_whitespace().count())
        && part.chars().all(|c| c.is_alphabetic() || " .'’-".contains(c))
        && part.starts_with(char::is_uppercase)
        && part
            .split_whitespace()
            .all(|word| word.starts_with(char::is_uppercase) || words.has("inside_names", word))
}

/// Whether the text after a date is empty or a time of day: "3:21 PM PDT", "à 18h27".
fn is_time(after: &str) -> bool {
    let parts: Vec<&str> =
        after.split_whitespace().map(|part| part.trim_matches([',', '.', '|', '-', '–', ')'])).collect();
    parts.len() <= 5
        && (parts.iter().all(|part| part.is_empty())
            || parts.iter().any(|part| part.contains(|c: char| c.is_ascii_digit())))
        && parts.iter().all(|part| part.chars().count() <= 5)
}
