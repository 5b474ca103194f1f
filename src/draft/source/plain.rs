//! Reads plain text: a headline, perhaps a byline and a date, paragraphs separated by empty lines.

use super::credits::credit_lines;
use super::{Input, Source, language_of};
use crate::annotate::dates::{DateMention, DateReader};
use crate::draft::story_file::escape;
use crate::draft::vocabulary::Vocabulary;
use crate::language;
use crate::story::markdown::line_end::between;

/// Reads plain text.
pub(super) fn read(text: &str, input: &Input) -> Source {
    let tag = input.language.map_or_else(|| language_of(text), str::to_owned);
    let mut source = Source::default();
    // The byline and the date are before the text, in any order, each on a line or in a paragraph of its own.
    let blank = text.trim().lines().any(|line| line.trim().is_empty());
    let text = headed(&mut source, text.trim(), &tag, blank);
    let paragraphs = paragraphs(text, blank);
    let count = paragraphs.len();
    let mut body = String::new();
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let heading = index + 1 < count && is_heading(paragraph);
        let item = paragraph.strip_prefix(['-', '*', '•']).filter(|rest| rest.starts_with(' '));
        match item {
            _ if heading => body.push_str(&format!("## {}\n\n", escape(paragraph))),
            Some(item) => body.push_str(&format!("- {}\n\n", escape(item.trim()))),
            None => body.push_str(&format!("{}\n\n", escape(paragraph))),
        }
    }
    source.body = body;
    source.language = tag;
    source
}

/// Takes the headline and the credits from the start of a text, and returns the rest. `blank`: whether empty lines
/// separate its paragraphs.
pub(super) fn headed<'t>(source: &mut Source, text: &'t str, tag: &str, blank: bool) -> &'t str {
    let mut rest = text;
    if source.title.is_empty()
        && let Some((first, after)) = blocks(rest, blank)
        && !after.is_empty()
    {
        let (headline, credits) = first.split_once('\n').unwrap_or((first, ""));
        let joined = first.split_whitespace().collect::<Vec<_>>().join(" ");
        let lines: Vec<&str> = credits.lines().collect();
        if is_headline(headline.trim()) && (lines.is_empty() || credit_lines(source, &lines, tag)) {
            source.title = headline.split_whitespace().collect::<Vec<_>>().join(" ");
            rest = after;
        } else if is_headline(&joined) {
            source.title = joined;
            rest = after;
        }
    }
    while let Some((first, after)) = blocks(rest, blank).filter(|(_, after)| !after.is_empty()) {
        let lines: Vec<&str> = first.lines().collect();
        let joined = lines.join(" ");
        if !credit_lines(source, &lines, tag) && !credit_lines(source, &[&joined], tag) {
            break;
        }
        rest = after;
    }
    rest
}

/// The first paragraph and the rest; without empty lines each line is a paragraph.
fn blocks(text: &str, blank: bool) -> Option<(&str, &str)> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.trim().is_empty() && at > 0 {
            return Some((text.get(..at)?.trim_end(), text.get(at..)?.trim_start()));
        }
        at += line.len();
    }
    text.split_once('\n').filter(|_| !blank).map(|(first, rest)| (first.trim_end(), rest.trim_start()))
}

/// The paragraphs, each on one line. Without empty lines each line is one.
fn paragraphs(text: &str, blank: bool) -> Vec<String> {
    let mut paragraphs: Vec<String> = Vec::new();
    let mut open = false;
    for line in text.lines() {
        let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
        if line.is_empty() {
            open = false;
            continue;
        }
        let item = line.starts_with("- ") || line.starts_with("* ") || line.starts_with("• ");
        match paragraphs.last_mut().filter(|_| open && blank && !item) {
            Some(last) => {
                last.push_str(between(last, &line));
                last.push_str(&line);
            }
            None => paragraphs.push(line),
        }
        open = true;
    }
    paragraphs
}

pub(super) fn is_headline(line: &str) -> bool {
    line.chars().count() <= 160 && !line.ends_with(['.', ';', ','])
}

fn is_heading(line: &str) -> bool {
    let short = line.chars().count() <= 60 && line.split_whitespace().count() <= 9;
    short
        && !line.ends_with(['.', '!', ';', ',', ':', '”', '"', '»', '…'])
        && line.chars().next().is_some_and(char::is_uppercase)
        && line.split_whitespace().count() > 1
}

/// Parses a line that contains only the authors or the date of publication.
pub(super) fn credits(
    authors: &mut Vec<String>,
    published: &mut Option<String>,
    line: &str,
    tag: &str,
) -> bool {
    if line.chars().count() > 100 || line.starts_with(['#', '>', '-', '!']) {
        return false;
    }
    let vocabulary = Vocabulary::of(tag);
    // "By Joan Fairley, Ann Field, 14 May 2019", "Par Anne Petit – Publié le 3 mai 2021": the last sign before the date
    // parts it from the names. A date may contain such a sign.
    let begin = only_date(line, tag).map_or(0, |mention| mention.range.start);
    let parted = [", ", " – ", " — ", " | ", " - "]
        .iter()
        .flat_map(|sign| line.get(..begin).unwrap_or_default().match_indices(sign))
        .filter_map(|(at, sign)| {
            let names = byline(line.get(..at)?, &vocabulary)?;
            Some((at, names, date_line(line.get(at + sign.len()..)?, tag)?))
        })
        .max_by_key(|(at, ..)| *at);
    let (names, date) = match parted {
        Some((_, names, date)) => (Some(names), Some(date)),
        // Or one of them alone. "LONDON, 6 February 2024": a place before the date.
        None => (byline(line, &vocabulary), date_line(line, tag)),
    };
    let found = names.is_some() || date.is_some();
    authors.extend(names.unwrap_or_default());
    *published = published.take().or(date);
    found
}

/// The names of a byline.
fn byline(line: &str, vocabulary: &Vocabulary) -> Option<Vec<String>> {
    let rest = vocabulary.all("byline").find_map(|word| {
        let (first, rest) = line.split_at_checked(word.len())?;
        (first.to_lowercase() == word && rest.starts_with([' ', ':'])).then_some(rest)
    })?;
    let rest = rest.trim_start_matches(':').trim();
    let names: Vec<String> = rest
        .split([',', ';', '&'])
        .flat_map(|part| {
            vocabulary.all("and").fold(vec![part.to_owned()], |parts, and| {
                parts
                    .iter()
                    .flat_map(|part| part.split(&format!(" {and} ")).map(str::to_owned).collect::<Vec<_>>())
                    .collect()
            })
        })
        .map(|name| name.trim().to_owned())
        .filter(|name| !name.is_empty())
        .collect();
    let is_name = |name: &String| {
        name.chars().next().is_some_and(char::is_uppercase)
            && name.split_whitespace().count() <= 5
            && !name.ends_with('.')
    };
    (!names.is_empty() && names.iter().all(is_name)).then_some(names)
}

/// The date in a line that contains little else.
fn date_line(line: &str, tag: &str) -> Option<String> {
    if crate::story::date::Date::parse(line).is_ok() {
        return Some(line.to_owned());
    }
    let mention = only_date(line, tag)?;
    let rest = line.len() - mention.range.len();
    let date = mention.date.ok()?;
    (rest <= 30 && !line.ends_with('.')).then(|| date.edtf().to_owned())
}

/// The date in a line with one date.
fn only_date(line: &str, tag: &str) -> Option<DateMention> {
    let mentions = DateReader::new(language::of(tag), None).passage(line);
    <[DateMention; 1]>::try_from(mentions).ok().map(|[mention]| mention)
}

#[cfg(test)]
mod tests {
    use super::credits;

    #[test]
    fn a_line_of_credits_names_all_authors_and_the_day() {
        for (tag, line, names, day) in [
            ("en", "By Joan Fairley, 14 May 2019", &["Joan Fairley"][..], "2019-05-14"),
            ("en", "By Joan Fairley, Ann Field, 14 May 2019", &["Joan Fairley", "Ann Field"], "2019-05-14"),
            ("en", "By Joan Fairley, Ann Field, May 14, 2019", &["Joan Fairley", "Ann Field"], "2019-05-14"),
            (
                "en",
                "By Joan Fairley and Ann Field – Tuesday, 14 May 2019",
                &["Joan Fairley", "Ann Field"],
                "2019-05-14",
            ),
            ("en", "By Joan Fairley, Ann Field | 2019-05-14", &["Joan Fairley", "Ann Field"], "2019-05-14"),
            (
                "fr",
                "Par Anne Petit, Luc Roy – Publié le 3 mai 2021",
                &["Anne Petit", "Luc Roy"],
                "2021-05-03",
            ),
            ("de", "Von Anna Lang, Max Weber, 3. Mai 2021", &["Anna Lang", "Max Weber"], "2021-05-03"),
            ("en", "LONDON, 6 February 2024", &[], "2024-02-06"),
            ("en", "By Joan Fairley, Ann Field", &["Joan Fairley", "Ann Field"], ""),
        ] {
            let (mut authors, mut published) = (Vec::new(), None);
            assert!(credits(&mut authors, &mut published, line, tag), "{line}");
            assert_eq!(authors, names, "{line}");
            assert_eq!(published.unwrap_or_default(), day, "{line}");
        }
    }
}
