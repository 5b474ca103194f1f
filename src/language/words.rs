//! Words by which dates are found in prose.

/// The words around dates in a language, and its customs.
///
/// A string is a list with `|` between its entries: a third of the weight of a slice of strings. An entry may be
/// several words (`at the end of`), with a space or a sign between them as in print.
#[derive(Clone, Copy, Debug)]
pub struct DateWords {
    /// A day may follow its month ("April 12").
    pub month_first: bool,
    /// In a date of figures with strokes or hyphens (04/05/2019) the day always stands first.
    pub day_first_in_figures: bool,
    /// A year needs no word before it ("2018 beschloss das Parlament").
    pub bare_years: bool,
    /// With an article "next" counts from the last date and not from publication ("the next month").
    pub article_changes: bool,
    /// Nouns have a capital in the middle of a sentence, too.
    pub capital_nouns: bool,
    /// Names of months alone show that a month is meant.
    pub bare_months: bool,
    /// What may follow the number of a day, joined to it ("12th").
    pub day_suffixes: &'static str,
    /// After the first year of ten, joined to it ("1990s", "1990er").
    pub decade_suffixes: &'static str,
    /// How words end that name several things: a number before one counts them.
    pub plural_suffixes: &'static str,
    /// Words that tell that a sentence is about what was; an entry that begins with a hyphen is an ending.
    pub past: &'static str,
    /// Endings of words that tell that a sentence is about what is to come.
    pub future_suffixes: &'static str,
    /// Phrases by the role that they play in a date, with their number where the role has numbers.
    pub phrases: &'static [(Role, u16, &'static str)],
}

/// Roles that a phrase may play in a date: a set of bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Role(u128);

impl Role {
    /// Whether one of these is among them.
    #[must_use]
    pub const fn has(self, any: Self) -> bool {
        self.0 & any.0 != 0
    }

    /// These and those.
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
        /// A month, abbreviated; a full stop may follow.
        SHORT_MONTH
        /// A season, by its number in EDTF: 21 spring to 24 winter.
        SEASON
        /// A day of the week, 1 being Monday.
        WEEKDAY
        /// A month whose name is as well one of people.
        NAME
        /// Between day, month and year ("12 de abril de 2019").
        OF
        /// An article, alone or with its preposition.
        ARTICLE
        /// Shows that a month that stands alone is one, even if it is as well the name of a person.
        WITHIN
        /// Shows that a month that stands alone is one, if it is no name of a person.
        BEFORE_MONTH
        /// Shows that a number that stands alone is a year.
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
        /// Before ten years ("les années 1990").
        DECADE_BEFORE
        /// After the first year of ten ("1990er Jahre").
        DECADE_AFTER
        /// Ten years by the name of their tens ("nineties"), which [`DECADE_BEFORE`] or [`DECADE_AFTER`] must show to be such.
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
        /// Several.
        DAYS
        /// One week.
        WEEK
        /// Several.
        WEEKS
        /// One month.
        MONTH_LONG
        /// Several.
        MONTHS
        /// One year.
        YEAR
        /// Several.
        YEARS
        /// What is counted: the number before it is no year.
        COUNTED
        /// Before a day.
        ON
        /// A number for a place in a row.
        ORDINAL
        /// Thousand in a year in words ("two thousand eight").
        THOUSAND
        /// Three months.
        QUARTER
        /// Six months.
        HALF
        /// A quarter by its sign ("Q3").
        QUARTER_SIGN
        /// A half by its sign ("H1").
        HALF_SIGN
        /// A year for accounts: the number after it is one.
        FISCAL
        /// Saturday and Sunday.
        WEEKEND
        /// A day that a calendar has, by its rule: `12-25`, `easter-2`, or `11-22 4`, the first Thursday from
        /// 22 November on.
        HOLIDAY
        /// The end of a month.
        MONTH_END
        /// The end of a year.
        YEAR_END
        /// After a number and a unit: after the last date.
        LATER
        /// After a number and a unit: before the last date.
        EARLIER
        /// The same as [`LATER`], but it may go on to say after what.
        AFTERWARDS
        /// The same as [`EARLIER`], but it may go on to say before what.
        BEFOREHAND
        /// With a unit: that of the last date.
        SAME
        /// With a unit: the one after that of the last date.
        FOLLOWING
        /// With a unit: the one before that of the last date.
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
        /// Before what comes again and again.
        EVERY
        /// Before a number that counts something.
        MORE_THAN
        /// Ten years.
        DECADE_LONG
        /// Several.
        DECADES_LONG
        /// After the possessive of today: what makes it mean nowadays.
        GENERIC
        /// After a decade of two digits' preposition: a temperature or a score ("into the 50s").
        INTO
        /// Tells that a sentence is about what is to come.
        FUTURE
        /// Before a number and a unit of what is to come ("in three weeks").
        AHEAD
        /// The same, of a word that may as well say how long something took.
        AHEAD_PERHAPS
        /// What is left of a unit ("the rest of").
        REST
        /// The present, as the end of a period.
        NOW
        /// Shows that a month that stands alone is one, whatever else it may be; from when or until when something is.
        SINCE
        /// Words that are no date, though one seems to stand in them.
        NO_DATE
        /// A month whose name in small letters is another word.
        WORD
        /// What is a year before the last date ("the year-earlier quarter").
        YEAR_BEFORE
        /// Half a year, by a word that means nothing else ("semestre").
        HALF_YEAR
        /// A unit with a word that makes it that of the last date ("ce mois-là").
        THERE
        /// With a unit: the one before the last ("vorletztes").
        LAST_BUT_ONE
        /// With a unit: the one after the next ("übernächste").
        NEXT_BUT_ONE
        /// Before when something began that goes on.
        EVER_SINCE
        /// A week that is known by its number ("KW 31").
        NUMBERED_WEEK
        /// After a week: a day follows that is in it ("the week beginning 4 May").
        WEEK_AROUND
        /// Some part of a year, that the text has named ("the same period last year").
        PERIOD
        /// Between [`FUTURE`] and a participle, which then tells of no past ("will be released").
        PASSIVE
        /// Before a day on which something begins ("à partir de").
        STARTING
        /// Before a date that is the name of a street or a square ("rue du").
        STREET
        /// Two weeks: so many of them are twice as many weeks.
        FORTNIGHT
    }
}
