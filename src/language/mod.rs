//! Language data: names of the calendar, date patterns, and the messages of the widget.
//!
//! # Why tables instead of the browser's `Intl`?
//! The prerenderer and the browser must produce the same text, or hydration breaks; and `Intl` has no words for
//! "about", "since" or "the 1990s". A table costs about 1 kB per language. Languages without a table fall back to
//! English.
//!
//! Patterns have placeholders in braces, which [`fill`] replaces: `"{d} {m} {y}"`. No-break spaces keep a day and its
//! month, or a number and its unit, on one line.

mod messages;
mod prose;
mod words;

pub use self::messages::Messages;
pub use self::prose::Prose;
pub use self::words::{DateWords, Role, roles};

/// The data of a language.
#[derive(Debug)]
pub struct Language {
    /// BCP 47 tag.
    pub tag: &'static str,
    /// Months from January, in the form used inside a sentence.
    pub months: [&'static str; 12],
    /// Abbreviated months, without a full stop.
    pub short_months: [&'static str; 12],
    /// Spring, summer, autumn, winter.
    pub seasons: [&'static str; 4],
    /// The suffix of the number of a day.
    pub day_suffix: &'static str,
    /// The number of the first day of a month.
    pub first_day: &'static str,
    /// Day, month and year: `{d}`, `{m}`, `{y}`.
    pub day_month_year: &'static str,
    /// Day and month: `{d}`, `{m}`.
    pub day_month: &'static str,
    /// Month and year, or season and year: `{m}`, `{y}`.
    pub month_year: &'static str,
    /// The decade from `{}`, without an article.
    pub decade: &'static str,
    /// The century of number `{}`, without an article; formatted like [`Self::first`].
    pub century: &'static str,
    /// The format of ordinal numbers, by the first one: `1st`, digits with another suffix, or Roman numerals.
    pub first: &'static str,
    /// The year `{}` before the common era.
    pub before_common_era: &'static str,
    /// The year `{}` of the common era.
    pub common_era: &'static str,
    /// `{}` million years before the present, in its plural forms.
    pub million_years_ago: &'static str,
    /// Between the year `{a}` and the year `{b}`.
    pub between: &'static str,
    /// About `{}`, for a single date.
    pub about: Phrase,
    /// About `{}` inside a range or after another word.
    pub circa: &'static str,
    /// Perhaps `{}`.
    pub possibly: &'static str,
    /// From `{}` on, with no end.
    pub since: Phrase,
    /// To the end of `{}`, with no start.
    pub until: Phrase,
    /// `{}` after [`Messages::story_time`], possibly with an article.
    pub reading_about: Phrase,
    /// An open period, formatted with [`Self::since`] or [`Self::until`], after [`Messages::story_time`].
    pub reading_about_open: &'static str,
    /// `{}` or some time before it.
    pub or_earlier: &'static str,
    /// `{}` or some time after it.
    pub or_later: &'static str,
    /// Before the last of several alternatives.
    pub or: &'static str,
    /// Before the last of several items.
    pub and: &'static str,
    /// The decimal separator.
    pub decimal: &'static str,
    /// The messages of the widget.
    pub messages: Messages,
    /// The words for finding dates in a text.
    pub words: DateWords,
}

/// A phrase around a date `{}`, by precision: articles and prepositions depend on it.
#[derive(Clone, Copy, Debug)]
pub struct Phrase {
    /// Around a day.
    pub day: &'static str,
    /// Around a month.
    pub month: &'static str,
    /// Around a season.
    pub season: &'static str,
    /// Around a year.
    pub year: &'static str,
    /// Around a decade.
    pub decade: &'static str,
    /// Around a century.
    pub century: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/languages.rs"));

/// The language for a BCP 47 tag: an exact match, otherwise by primary subtag, otherwise English.
#[must_use]
pub fn of(tag: &str) -> &'static Language {
    let primary = tag.split(['-', '_']).next().unwrap_or(tag);
    let find = |tag: &str| LANGUAGES.iter().find(|language| language.tag.eq_ignore_ascii_case(tag));
    find(tag).or_else(|| find(primary)).copied().unwrap_or(LANGUAGES[0])
}

/// The data for finding words in texts of a language, by BCP 47 tag; empty if it has no file.
#[must_use]
pub fn prose(tag: &str) -> &'static Prose {
    let primary = tag.split(['-', '_']).next().unwrap_or(tag);
    PROSE.iter().find(|prose| prose.tag.eq_ignore_ascii_case(primary)).unwrap_or(&Prose::UNKNOWN)
}

/// All languages, English first.
pub fn all() -> impl Iterator<Item = &'static Language> {
    LANGUAGES.iter().copied()
}

impl Language {
    /// Whether this is the language of a BCP 47 tag, in any region.
    #[must_use]
    pub fn is_of(&self, tag: &str) -> bool {
        let primary = |tag: &str| tag.split(['-', '_']).next().unwrap_or(tag).to_ascii_lowercase();
        primary(self.tag) == primary(tag)
    }

    /// The name of a month (1 to 12); empty for any other number.
    #[must_use]
    pub fn month(&self, month: u8) -> &'static str {
        usize::from(month).checked_sub(1).and_then(|index| self.months.get(index)).copied().unwrap_or("")
    }

    /// The number of a day of the month.
    #[must_use]
    pub fn day(&self, day: u8) -> String {
        if day == 1 { self.first_day.to_owned() } else { day.to_string() + self.day_suffix }
    }

    /// A year in astronomical numbering as in EDTF (0 is 1 BCE): `2018`, `44 BCE`, `44 CE`, `66 million years ago`.
    ///
    /// From 10,000 BCE back, whole thousands are round numbers and are not shifted by one.
    #[must_use]
    pub fn year(&self, year: i64) -> String {
        let before = if year <= -10_000 && year % 1_000 == 0 { 0_u64 } else { 1 } + year.unsigned_abs();
        match year {
            ..=-1_000_000 => {
                let years = year.unsigned_abs();
                // Decimals take the plural form of large numbers.
                let count = if years.is_multiple_of(1_000_000) { years / 1_000_000 } else { u64::MAX };
                fill(self.messages.form(self.million_years_ago, count), &[("", &self.millions(years))])
            }
            -999_999..=0 => fill(self.before_common_era, &[("", &self.number(before))]),
            1..100 => fill(self.common_era, &[("", &self.number(year.unsigned_abs()))]),
            _ => self.number(year.unsigned_abs()),
        }
    }

    /// The decade from `year` on.
    #[must_use]
    pub fn decade(&self, year: i64) -> String {
        fill(self.decade, &[("", &self.number(year.unsigned_abs()))])
    }

    /// The century with this number, from 1.
    #[must_use]
    pub fn century(&self, century: u32) -> String {
        let number = match (self.first, self.first.strip_prefix('I'), century % 100, century % 10) {
            (_, Some(ending), ..) => roman(century) + ending,
            ("1st", _, 11..=13, _) => century.to_string() + "th",
            ("1st", _, _, 1) => century.to_string() + "st",
            ("1st", _, _, 2) => century.to_string() + "nd",
            ("1st", _, _, 3) => century.to_string() + "rd",
            ("1st", ..) => century.to_string() + "th",
            (first, ..) => century.to_string() + first.strip_prefix('1').unwrap_or(first),
        };
        fill(self.century, &[("", &number)])
    }

    /// A number in digits, with thousands separators from 10,000 on.
    #[must_use]
    pub fn number(&self, number: u64) -> String {
        self.messages.number(number)
    }

    /// A number in millions: `66`, `13,798`, `4.5`.
    #[must_use]
    pub fn millions(&self, number: u64) -> String {
        let mut text = self.number(number / 1_000_000);
        let rest = number % 1_000_000;
        if rest > 0 {
            let digits = (1_000_000 + rest).to_string();
            text.push_str(self.decimal);
            text.push_str(digits.trim_start_matches('1').trim_end_matches('0'));
        }
        text
    }
}

/// Fills a pattern: `{name}` is replaced by the value of that name, `{}` by that of the empty name.
#[must_use]
pub fn fill(pattern: &str, values: &[(&str, &str)]) -> String {
    let mut text = String::with_capacity(pattern.len() + 16);
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        text.push_str(before);
        if let Some((_, value)) = values.iter().find(|(known, _)| *known == name) {
            text.push_str(value);
        }
        rest = after;
    }
    text.push_str(rest);
    text
}

/// The form of a text for a number: forms are separated by `|`, and `plurals` has the index of that of each number from 0
/// on, as a digit ([`Messages::plurals`]).
#[must_use]
pub fn plural_form<'a>(plurals: &str, forms: &'a str, count: u64) -> &'a str {
    let place = if count < 200 { count } else { 100 + count % 100 };
    let digit = usize::try_from(place).ok().and_then(|place| plurals.as_bytes().get(place));
    let form = digit.and_then(|digit| forms.split('|').nth(usize::from(digit - b'0')));
    form.or_else(|| forms.rsplit('|').next()).unwrap_or(forms)
}

/// A text in lower case, character by character: a final sigma is not special.
#[must_use]
pub fn lower_case(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).collect()
}

/// A number in Roman numerals.
fn roman(mut number: u32) -> String {
    let mut text = String::new();
    for (value, figure) in [
        (1_000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ] {
        while number >= value {
            number -= value;
            text.push_str(figure);
        }
    }
    text
}

#[cfg(test)]
mod tests;
