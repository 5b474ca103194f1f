//! Dates as text for people, at their precision and no more.

use edtf_core::{Edtf, Interval, IntervalEndpoint, Set, SetElement, SetKind};

use super::bounds::{bounds, precision};
use super::{Date, Precision, is_qualified};
use crate::language::{Language, Phrase, fill};

/// The months of the codes from 33 on: quarters, thirds and halves of a year.
const PARTS_OF_A_YEAR: [(u8, u8); 9] =
    [(1, 3), (4, 6), (7, 9), (10, 12), (1, 4), (5, 8), (9, 12), (1, 6), (7, 12)];

impl Date {
    /// The date as text: `12 April 2019`, `June 2018`, `about 2018`, `2017–2018`, `since April 2019`, `1990s`, `44
    /// BCE`.
    ///
    /// Day and month are joined by a no-break space; ranges have an en dash, with spaces around it if an end contains a
    /// space. An unknown end is `?`.
    #[must_use]
    pub fn text(&self, language: &Language) -> String {
        match &self.value {
            Edtf::Date(date) => alone(date, language),
            Edtf::DateTime(moment) => alone(&moment.date, language),
            Edtf::Interval(interval) => interval_text(interval, language),
            Edtf::Set(set) => set_text(set, language),
        }
    }

    /// The same at the start of a line: `Since April 2019`.
    #[must_use]
    pub fn title(&self, language: &Language) -> String {
        let text = self.text(language);
        let mut chars = text.chars();
        chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect()
    }

    /// The same within a sentence, after `You are reading about`: `the 1990s`, `c. 2018`, `the time since April 2019`.
    #[must_use]
    pub fn reading_about(&self, language: &Language) -> String {
        match &self.value {
            Edtf::Date(date) => around(&language.reading_about, date, &part(date, language)),
            Edtf::Interval(Interval { start: IntervalEndpoint::Date(_), end: IntervalEndpoint::Open })
            | Edtf::Interval(Interval { start: IntervalEndpoint::Open, end: IntervalEndpoint::Date(_) }) => {
                fill(language.reading_about_open, &[("", &self.text(language))])
            }
            _ => self.text(language),
        }
    }
}

/// A single date, with words for its qualifiers.
fn alone(date: &edtf_core::Date, language: &Language) -> String {
    let mut text = plain(date, language);
    if date.is_approximate() || date.year.significant_digits.is_some() {
        text = around(&language.about, date, &text);
    }
    if date.is_uncertain() {
        text = fill(language.possibly, &[("", &text)]);
    }
    text
}

/// A date as part of a range or set, with short signs for its qualifiers.
fn part(date: &edtf_core::Date, language: &Language) -> String {
    signed(plain(date, language), date, language)
}

fn signed(mut text: String, date: &edtf_core::Date, language: &Language) -> String {
    if date.is_approximate() || date.year.significant_digits.is_some() {
        text = fill(language.circa, &[("", &text)]);
    }
    if date.is_uncertain() {
        text.push('?');
    }
    text
}

/// A date without its qualifiers.
fn plain(date: &edtf_core::Date, language: &Language) -> String {
    let Some(year) = date.year.value() else {
        return unspecified_year(date, language);
    };
    dated(language, &day_number(date, language), month_name(date, language).as_deref(), &language.year(year))
}

/// Joins the parts that exist.
fn dated(language: &Language, day: &str, month: Option<&str>, year: &str) -> String {
    let Some(month) = month else {
        return year.to_owned();
    };
    let pattern = if day.is_empty() { language.month_year } else { language.day_month_year };
    fill(pattern, &[("d", day), ("m", month), ("y", year)])
}

/// The number of the day, or nothing if it is unknown.
fn day_number(date: &edtf_core::Date, language: &Language) -> String {
    match (precision(date), date.day.and_then(edtf_core::DateField::value)) {
        (Precision::Day, Some(day)) => language.day(day),
        _ => String::new(),
    }
}

/// The month or the season.
fn month_name(date: &edtf_core::Date, language: &Language) -> Option<String> {
    let code = date.month?.value()?;
    match code {
        ..=12 => Some(language.month(code).to_owned()),
        21..=32 => language.seasons.get(usize::from((code - 21) % 4)).map(|&name| name.to_owned()),
        _ => {
            let (first, last) = *PARTS_OF_A_YEAR.get(usize::from(code.checked_sub(33)?))?;
            Some(dash(language.month(first), language.month(last)))
        }
    }
}

/// A date whose year has unspecified digits: a decade, a century, or a range.
fn unspecified_year(date: &edtf_core::Date, language: &Language) -> String {
    let Some((first, last)) = bounds(date) else {
        return language.messages.date_unknown.to_owned();
    };
    let (first, last) = (first.year(), last.year());
    let century = u32::try_from(first / 100 + 1).unwrap_or(0);
    match (first % 10, last - first) {
        (_, 9_999) => language.messages.date_unknown.to_owned(),
        (0, 9) => language.decade(first),
        (0, 99) if first % 100 == 0 => language.century(century),
        _ => fill(language.between, &[("a", &language.year(first)), ("b", &language.year(last))]),
    }
}

/// Puts a date into the phrase for its qualifiers.
fn around(phrase: &Phrase, date: &edtf_core::Date, text: &str) -> String {
    let pattern = match precision(date) {
        _ if date.year.significant_digits.is_some() => phrase.year,
        Precision::Day => phrase.day,
        Precision::Month => phrase.month,
        Precision::Season => phrase.season,
        Precision::Year => phrase.year,
        Precision::Decade => phrase.decade,
        Precision::Century | Precision::Millennium => phrase.century,
    };
    fill(pattern, &[("", text)])
}

fn interval_text(interval: &Interval, language: &Language) -> String {
    use IntervalEndpoint::{Date, OnOrAfter, OnOrBefore, Open, Unknown};
    match (&interval.start, &interval.end) {
        (Date(start), Date(end)) => range(start, end, language),
        (Date(start), Open) => around(&language.since, start, &part(start, language)),
        (Open, Date(end)) => around(&language.until, end, &part(end, language)),
        (start, end) => {
            let end_text = |end: &IntervalEndpoint| match end {
                Date(date) => part(date, language),
                OnOrBefore(date) => fill(language.or_earlier, &[("", &part(date, language))]),
                OnOrAfter(date) => fill(language.or_later, &[("", &part(date, language))]),
                Open => "…".to_owned(),
                Unknown => "?".to_owned(),
            };
            dash(&end_text(start), &end_text(end))
        }
    }
}

/// A range of two dates. Common parts are written once, unless one of the dates is qualified.
fn range(start: &edtf_core::Date, end: &edtf_core::Date, language: &Language) -> String {
    if start == end {
        return alone(start, language);
    }
    if !is_qualified(start)
        && !is_qualified(end)
        && precision(start) == precision(end)
        && let (Some(first), Some(last)) = (start.year.value(), end.year.value())
        && let Some(text) = shared(start, end, first, last, language)
    {
        return text;
    }
    let mut last = plain(end, language);
    // "27 BCE – 476": needs an era, so that the second year is not read as one before the common era.
    if let (Some(..=0), Some(year @ 1..)) = (start.year.value(), end.year.value())
        && end.month.is_none()
    {
        last = fill(language.common_era, &[("", &language.number(year.unsigned_abs()))]);
    }
    dash(&part(start, language), &signed(last, end, language))
}

/// A range of two dates that share a month, a year or an era; `None` if they share nothing.
fn shared(
    start: &edtf_core::Date,
    end: &edtf_core::Date,
    first: i64,
    last: i64,
    language: &Language,
) -> Option<String> {
    if first != last {
        // Years without months may share their era.
        let (-999_999..=0, -999_999..=0, None) = (first, last, start.month) else { return None };
        let year = |year: i64| language.number((1 - year).unsigned_abs());
        return Some(fill(language.before_common_era, &[("", &dash(&year(first), &year(last)))]));
    }
    let year = language.year(first);
    let (first_month, last_month) = (month_name(start, language)?, month_name(end, language)?);
    let (first_day, last_day) = (day_number(start, language), day_number(end, language));
    if first_day.is_empty() || last_day.is_empty() {
        return (first_month != last_month)
            .then(|| dated(language, "", Some(&dash(&first_month, &last_month)), &year));
    }
    if first_month == last_month {
        return Some(dated(language, &dash(&first_day, &last_day), Some(&first_month), &year));
    }
    let first = fill(language.day_month, &[("d", &first_day), ("m", &first_month)]);
    Some(dash(&first, &dated(language, &last_day, Some(&last_month), &year)))
}

fn set_text(set: &Set, language: &Language) -> String {
    let mut text = String::new();
    for (index, element) in set.elements.iter().enumerate() {
        let last = index + 1 == set.elements.len();
        match (index, last) {
            (0, _) => {}
            (_, false) => text.push_str(", "),
            (_, true) => {
                text.push(' ');
                text.push_str(if set.kind == SetKind::OneMember { language.or } else { language.and });
                text.push(' ');
            }
        }
        text.push_str(&match element {
            SetElement::Date(date) => part(date, language),
            SetElement::OnOrBefore(date) => fill(language.or_earlier, &[("", &part(date, language))]),
            SetElement::OnOrAfter(date) => fill(language.or_later, &[("", &part(date, language))]),
            SetElement::Range(start, end) => range(start, end, language),
        });
    }
    text
}

/// Two texts joined by an en dash, with spaces around it if one of them contains a space.
fn dash(start: &str, end: &str) -> String {
    let wide = [start, end].iter().any(|text| text.contains([' ', '\u{a0}']));
    let dash = if wide { "\u{a0}– " } else { "–" };
    [start, dash, end].concat()
}
