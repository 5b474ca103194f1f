//! Decides whether the year of a date is certain.
//!
//! The date reader resolves "21 September" in a history by the date before it. That is right more often than not, but a
//! page of news that looks back may be taken for a history: so such a year waits for the author.

use super::article::{Article, Parsed, Sentence};
use super::happenings::phrases;
use crate::annotate::dates::{DateMention, DateReader};
use crate::language::roles;
use crate::story::date::{Date, Day};

/// A date without its year is usually at most this many days from the day of publication.
const NEAR: i64 = 366;

/// Whether the year of a date is taken from the text before its sentence, or from nothing; and the date that the sentence
/// alone gives where that lies ahead: "will vote on 21 September". `scene`: whether so is the year of the date before.
pub(super) fn carried(
    article: &Article,
    published: Option<Day>,
    parsed: &Parsed,
    sentence: &Sentence,
    mention: &DateMention,
    mentions: &[&DateMention],
    scene: &mut bool,
) -> Option<Option<Date>> {
    let date = mention.date.as_ref().ok()?;
    let words = |mention: &DateMention| parsed.words.get(mention.range.clone()).unwrap_or_default();
    let says_year = |mention: &DateMention| words(mention).bytes().filter(u8::is_ascii_digit).count() >= 3;
    let is_far = published.zip(date.earliest()).is_none_or(|(day, own)| (day.0 - own.0).abs() > NEAR);
    if mentions.iter().any(|mention| says_year(mention)) || !is_far {
        *scene = false;
        return None;
    }
    // "On the same day" is as certain as the date before it.
    if !is_of_calendar(article, words(mention)) {
        return scene.then_some(None);
    }
    *scene = true;
    let Some(day) = published else { return Some(None) };
    let alone = DateReader::new(article.language, published)
        .passage(parsed.words.get(sentence.range.clone()).unwrap_or_default());
    let ahead = alone.into_iter().find_map(|other| {
        let same = other.range.start + sentence.range.start == mention.range.start;
        other.date.ok().filter(|date| same && date.earliest().is_some_and(|own| day < own))
    });
    Some(ahead)
}

/// Whether words of a date name a month or a day of the week, or are figures: what is counted from another date is not.
fn is_of_calendar(article: &Article, date: &str) -> bool {
    let date = date.to_lowercase();
    let named =
        phrases(article, roles::SHORT_MONTH.or(roles::WEEKDAY)).map(|name| name.trim_end_matches('.'));
    let names: Vec<String> =
        article.language.months.into_iter().chain(named).map(str::to_lowercase).collect();
    date.split(|c: char| !c.is_alphanumeric()).any(|word| names.iter().any(|name| name == word))
        || date.chars().all(|c| c.is_ascii_digit() || "./- ".contains(c))
}
