//! Words by which dates are found in prose, language by language.

/// Words around dates, in lower case. Names of months and seasons stand in [`super::Language`].
///
/// A field that holds a single string is a list with `|` between its entries: a third of the weight of a slice of
/// strings. An entry may be several words (`at the end of`), with a space or a sign between them as in print.
#[derive(Clone, Copy, Debug)]
pub struct DateWords {
    /// Days of the week from Monday.
    pub weekdays: [&'static str; 7],
    /// Other spellings of months and seasons, each with what it means: 1 to 12 a month, 21 to 24
    /// spring to winter, as in EDTF.
    pub other_names: &'static [(&'static str, u8)],
    /// Names of months that are as well names of people.
    pub names_of_people: &'static str,
    /// A day may follow its month ("April 12").
    pub month_first: bool,
    /// In a date of figures with strokes or hyphens (04/05/2019) the day always stands first.
    pub day_first_in_figures: bool,
    /// A year needs no word before it ("2018 beschloss das Parlament").
    pub bare_years: bool,
    /// An article makes a relative date another one ("the next month" is not "next month").
    pub article_changes: bool,
    /// What may follow the number of a day, joined to it ("12th").
    pub day_suffixes: &'static str,
    /// What may stand between day, month and year ("12 de abril de 2019").
    pub of: &'static str,
    /// Articles, alone or with their preposition.
    pub articles: &'static str,
    /// What shows that a month that stands alone is one, even if it is as well the name of a person.
    pub within: &'static str,
    /// What shows that a month that stands alone is one, if it is no name of a person.
    pub before_month: &'static str,
    /// What shows that a number that stands alone is a year.
    pub before_year: &'static str,
    /// Approximately.
    pub about: &'static str,
    /// The first part of a period.
    pub early: &'static str,
    /// The middle of a period.
    pub middle: &'static str,
    /// The last part of a period.
    pub late: &'static str,
    /// Before the first of two dates that [`Self::and`] joins to one period.
    pub between: &'static str,
    /// Before the first of two dates that [`Self::to`] joins.
    pub from: &'static str,
    /// Between two dates.
    pub and: &'static str,
    /// Between the first and the last date of a period.
    pub to: &'static str,
    /// Before ten years ("les années 1990").
    pub decade_before: &'static str,
    /// After the first year of ten, joined to it ("1990s", "1990er").
    pub decade_suffixes: &'static str,
    /// After those ("1990er Jahre").
    pub decade_after: &'static str,
    /// Ten years by the name of their tens ("nineties"), which [`Self::decade_before`] or
    /// [`Self::decade_after`] must show to be such.
    pub decades: &'static [(&'static str, u8)],
    /// A century.
    pub century: &'static str,
    /// After a year before the common era.
    pub before_common_era: &'static str,
    /// After a year of the common era.
    pub common_era: &'static str,
    /// The day of publication.
    pub today: &'static str,
    /// The day before it.
    pub yesterday: &'static str,
    /// The day after it.
    pub tomorrow: &'static str,
    /// With a weekday, month, season or unit: the one before.
    pub last: &'static str,
    /// With a weekday, month, season or unit: the one after.
    pub next: &'static str,
    /// With a weekday, month, season or unit: the present one.
    pub this: &'static str,
    /// Before a number and a unit in the past ("vor drei Tagen").
    pub ago_before: &'static str,
    /// After a number and a unit in the past ("three days ago").
    pub ago_after: &'static str,
    /// One to twelve.
    pub numbers: [&'static str; 12],
    /// Other forms of one.
    pub other_ones: &'static str,
    /// One day in all forms, and several.
    pub days: [&'static str; 2],
    /// One week, and several.
    pub weeks: [&'static str; 2],
    /// One month, and several.
    pub months: [&'static str; 2],
    /// One year, and several.
    pub years: [&'static str; 2],
    /// What is counted: the number before one of these is no year.
    pub counted: &'static str,
}
