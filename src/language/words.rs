//! Language data for finding dates in prose.

/// The words around dates in a language, and its conventions.
///
/// A string is a list separated by `|`: a third of the size of a slice of strings. An entry may consist of several
/// words (`at the end of`), with a space or a sign between them as in print.
#[derive(Clone, Copy, Debug)]
pub struct DateWords {
    /// Whether a day may follow its month ("April 12").
    pub month_first: bool,
    /// Whether the day always comes first in a numeric date with slashes or hyphens (04/05/2019).
    pub day_first_in_figures: bool,
    /// Whether a year needs no word before it ("2018 beschloss das Parlament").
    pub bare_years: bool,
    /// Whether "next" with an article is relative to the last date and not to publication ("the next month").
    pub article_changes: bool,
    /// Whether nouns are capitalised within a sentence.
    pub capital_nouns: bool,
    /// Whether the name of a month alone is a date.
    pub bare_months: bool,
    /// Suffixes of the number of a day ("12th").
    pub day_suffixes: &'static str,
    /// Suffixes of the first year of a decade ("1990s", "1990er").
    pub decade_suffixes: &'static str,
    /// Plural endings: a number before such a word is a count.
    pub plural_suffixes: &'static str,
    /// Words that mark a sentence as being about the past; an entry with a leading hyphen is an ending.
    pub past: &'static str,
    /// Endings of words that mark a sentence as being about the future.
    pub future_suffixes: &'static str,
    /// Phrases by their role in a date, with a number if the role has numbers.
    pub phrases: &'static [(Role, u16, &'static str)],
}

/// The possible roles of a phrase in a date, as a bit set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Role(u128);

impl Role {
    /// Whether any of these roles is in the set.
    #[must_use]
    pub const fn has(self, any: Self) -> bool {
        self.0 & any.0 != 0
    }

    /// The union of two sets.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl std::ops::BitOr for Role {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        self.or(other)
    }
}

impl std::ops::BitOrAssign for Role {
    fn bitor_assign(&mut self, other: Self) {
        *self = self.or(other);
    }
}

/// The roles, by the names of the entries in a language's file.
pub mod roles {
    use super::Role;

    macro_rules! roles {
        ($bit:expr; $(#[$doc:meta])* $name:ident $($rest:tt)*) => {
            $(#[$doc])*
            pub const $name: Role = Role(1 << $bit);
            roles!($bit + 1; $($rest)*);
        };
        ($bit:expr;) => {};
    }

    roles! { 0;
        /// The name of a month.
        MONTH
        /// An abbreviated month; a full stop may follow.
        SHORT_MONTH
        /// A season, by its number in EDTF: 21 spring to 24 winter.
        SEASON
        /// A day of the week, 1 being Monday.
        WEEKDAY
        /// A month whose name is also the name of a person.
        NAME
        /// Between day, month and year ("12 de abril de 2019").
        OF
        /// An article, alone or with its preposition.
        ARTICLE
        /// Shows that a single month name is a date, even if it is also the name of a person.
        WITHIN
        /// Shows that a single month name is a date, unless it is also the name of a person.
        BEFORE_MONTH
        /// Shows that a single number is a year.
        BEFORE_YEAR
        /// Approximately.
        ABOUT
        /// The first part of a period.
        EARLY
        /// The middle of a period.
        MIDDLE
        /// The last part of a period.
        LATE
        /// Before the first of two dates that [`AND`] joins to one period.
        BETWEEN
        /// Before the first of two dates that [`TO`] joins.
        FROM
        /// Between two dates.
        AND
        /// Between the first and the last date of a period.
        TO
        /// Before a decade ("les années 1990").
        DECADE_BEFORE
        /// After the first year of ten ("1990er Jahre").
        DECADE_AFTER
        /// A decade by the name of its tens ("nineties"), confirmed by [`DECADE_BEFORE`] or [`DECADE_AFTER`].
        DECADE
        /// A century.
        CENTURY
        /// After a year before the common era.
        BEFORE_COMMON_ERA
        /// After a year of the common era.
        COMMON_ERA
        /// The day of publication.
        TODAY
        /// The day before it.
        YESTERDAY
        /// The day after it.
        TOMORROW
        /// With a weekday, month, season or unit: the one before.
        LAST
        /// With a weekday, month, season or unit: the one after.
        NEXT
        /// With a weekday, month, season or unit: the present one.
        THIS
        /// Before a number and a unit in the past ("vor drei Tagen").
        AGO_BEFORE
        /// After a number and a unit in the past ("three days ago").
        AGO_AFTER
        /// A number in words.
        COUNT
        /// One day.
        DAY
        /// The plural.
        DAYS
        /// One week.
        WEEK
        /// The plural.
        WEEKS
        /// One month.
        MONTH_LONG
        /// The plural.
        MONTHS
        /// One year.
        YEAR
        /// The plural.
        YEARS
        /// A counted noun: the number before it is not a year.
        COUNTED
        /// Before a day.
        ON
        /// An ordinal number.
        ORDINAL
        /// Thousand, in a year in words ("two thousand eight").
        THOUSAND
        /// Three months.
        QUARTER
        /// Six months.
        HALF
        /// The abbreviation of a quarter ("Q3").
        QUARTER_SIGN
        /// The abbreviation of a half ("H1").
        HALF_SIGN
        /// A fiscal year: the number after it is a year.
        FISCAL
        /// Saturday and Sunday.
        WEEKEND
        /// A holiday, by its rule: `12-25`, `easter-2`, or `11-22 4`, the first Thursday from 22 November on.
        HOLIDAY
        /// The end of a month.
        MONTH_END
        /// The end of a year.
        YEAR_END
        /// After a number and a unit: that long after the last date.
        LATER
        /// After a number and a unit: that long before the last date.
        EARLIER
        /// The same as [`LATER`], but a reference may follow.
        AFTERWARDS
        /// The same as [`EARLIER`], but a reference may follow.
        BEFOREHAND
        /// With a unit: the one that contains the last date.
        SAME
        /// With a unit: the one after the last date's.
        FOLLOWING
        /// With a unit: the one before the last date's.
        PREVIOUS
        /// The day before yesterday.
        BEFORE_YESTERDAY
        /// The day after tomorrow.
        AFTER_TOMORROW
        /// The day after the last date.
        NEXT_DAY
        /// The day before the last date.
        DAY_BEFORE
        /// After a number and a unit: after publication ("two weeks from now").
        FROM_NOW
        /// Before something recurrent.
        EVERY
        /// Before a number that is a count.
        MORE_THAN
        /// A decade.
        DECADE_LONG
        /// The plural.
        DECADES_LONG
        /// After the possessive of today: changes its meaning to nowadays.
        GENERIC
        /// Before a two-digit decade: then it is a temperature or a score ("into the 50s").
        INTO
        /// Marks a sentence as being about the future.
        FUTURE
        /// Before a number and a unit in the future ("in three weeks").
        AHEAD
        /// The same, for a word that may also express a duration.
        AHEAD_PERHAPS
        /// The remaining part of a unit ("the rest of").
        REST
        /// The present, as the end of a period.
        NOW
        /// Shows that a single month name is a date, even if it is another word too; the start or end of a state.
        SINCE
        /// A phrase that is not a date, though it contains one.
        NO_DATE
        /// A month whose name in lower case is another word.
        WORD
        /// A year before the last date ("the year-earlier quarter").
        YEAR_BEFORE
        /// Half a year, by an unambiguous word ("semestre").
        HALF_YEAR
        /// After a unit: the one that contains the last date ("ce mois-là").
        THERE
        /// With a unit: the one before the last ("vorletztes").
        LAST_BUT_ONE
        /// With a unit: the one after the next ("übernächste").
        NEXT_BUT_ONE
        /// Before the start of a state that lasts.
        EVER_SINCE
        /// A numbered week ("KW 31").
        NUMBERED_WEEK
        /// After a week: a day in it follows ("the week beginning 4 May").
        WEEK_AROUND
        /// The part of a year that the text has mentioned ("the same period last year").
        PERIOD
        /// Between [`FUTURE`] and a participle, which then does not mean the past ("will be released").
        PASSIVE
        /// Before a start date ("à partir de").
        STARTING
        /// Before a date in the name of a street or a square ("rue du").
        STREET
        /// Two weeks: doubles the number of weeks.
        FORTNIGHT
        /// Between a time and the day with which it ends ("the week ended June 30").
        ENDED
        /// The start of a year.
        YEAR_START
        /// A part of a day ("that evening").
        DAY_PART
        /// Each year, in a word.
        YEARLY
        /// Half of the unit that follows ("vor einem halben Jahr").
        HALF_OF
    }
}
