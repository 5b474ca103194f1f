//! Words by which dates are found in prose, language by language.

/// Words around dates, in lower case, each list with the commonest first. Names of months stand in
/// [`super::Language`]. A word may be several (`"at the end of"`), with single spaces.
#[derive(Clone, Copy, Debug)]
pub struct DateWords {
    /// Days of the week from Monday.
    pub weekdays: [&'static str; 7],
    /// Other spellings of months and seasons, each with what it means: 1 to 12 a month, 21 to 24
    /// spring to winter, as in EDTF.
    pub other_names: &'static [(&'static str, u8)],
    /// What may follow the number of a day ("12th").
    pub day_suffixes: &'static [&'static str],
    /// What may stand between day, month and year ("12 de abril de 2019").
    pub of: &'static [&'static str],
    /// Approximately.
    pub about: &'static [&'static str],
    /// The first part of a period.
    pub early: &'static [&'static str],
    /// The middle of a period. One that ends in a hyphen is joined to what follows.
    pub middle: &'static [&'static str],
    /// The last part of a period.
    pub late: &'static [&'static str],
    /// From a date on, still so.
    pub since: &'static [&'static str],
    /// Up to a date.
    pub until: &'static [&'static str],
    /// Before a date.
    pub before: &'static [&'static str],
    /// After a date.
    pub after: &'static [&'static str],
    /// Before the first of two dates that [`Self::between_and`] joins.
    pub between: &'static [&'static str],
    /// Between the two.
    pub between_and: &'static [&'static str],
    /// Before the first of two dates that [`Self::to`] joins.
    pub from: &'static [&'static str],
    /// Between the two.
    pub to: &'static [&'static str],
    /// Before the first year of ten ("die 1990er" has none, "les années 1990" has).
    pub decade_before: &'static [&'static str],
    /// After the first year of ten, joined to it or by a space ("1990s", "1990er Jahre").
    pub decade_after: &'static [&'static str],
    /// A century.
    pub century: &'static [&'static str],
    /// After a year before the common era.
    pub before_common_era: &'static [&'static str],
    /// After a year of the common era.
    pub common_era: &'static [&'static str],
    /// The day of publication.
    pub today: &'static [&'static str],
    /// The day before it.
    pub yesterday: &'static [&'static str],
    /// The day after it.
    pub tomorrow: &'static [&'static str],
    /// Before a weekday, month or unit: the one before.
    pub last: &'static [&'static str],
    /// Before a weekday, month or unit: the one after.
    pub next: &'static [&'static str],
    /// Before a month, a season or a unit: the present one.
    pub this: &'static [&'static str],
    /// Before a number and a unit in the past ("vor drei Tagen"); empty where it follows.
    pub ago_before: &'static [&'static str],
    /// After a number and a unit in the past ("three days ago"); empty where it precedes.
    pub ago_after: &'static [&'static str],
    /// One to twelve.
    pub numbers: [&'static str; 12],
}
