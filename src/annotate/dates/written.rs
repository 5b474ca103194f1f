//! The result of parsing: a date as written, in which much may be left open.

/// A parsed expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// One date.
    Point(Point),
    /// A range of two dates.
    Period(Point, Point),
    /// An ambiguous date: one of two.
    Either(Point, Point),
    /// A number of units after a day.
    Offset(Point, Unit, i64),
    /// A number of units that begin with a day; with a negative number they end with it.
    Stretch(Point, Unit, i64),
    /// The week around a day.
    Week(Point),
    /// Words of dates that are no date: a recurring day, a temperature, a name.
    Nothing,
    /// A phrase such as `every year`, which makes the dates of its sentence recurring.
    Yearly,
}

/// A date as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Point {
    pub(super) time: Time,
    /// The day of the week that is written with it, Monday being 0.
    pub(super) weekday: Option<u8>,
    /// It is approximate.
    pub(super) about: bool,
    /// The part of it that is meant, as EDTF numbers thirds of a year: 37 early, 38 middle, 39 late; or 0.
    pub(super) third: u8,
}

/// The time of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Time {
    /// A year, or its part as EDTF numbers them: 0 the whole, 1 to 12 a month, 21 to 24 a season, 33 to 36 a quarter,
    /// 40 and 41 a half.
    Part(Year, u8),
    /// A day of a month.
    Day(Month, u8),
    /// A range of two years.
    Years(i64, i64),
    /// The ten years that begin with this one.
    Decade(i64),
    /// The hundred years that begin with this one.
    Century(i64),
    /// The unit that is a number of units after the one around a base.
    Shift(Base, Unit, i64),
    /// The day that is a number of months and days after a base.
    Apart(Base, i32, i32),
    /// A number of units from a base on; with a negative number back from it.
    Span(Base, Unit, i64),
    /// A number of units after publication, if the sentence is about the future.
    Ahead(Unit, i64),
    /// The rest of the unit around the day of publication.
    Rest(Unit),
    /// A day of the week.
    Weekday(u8, Which),
    /// The week of a number in a month or, if the month is 0, in a year; -1 is the last.
    Week(Month, i8),
    /// A day of the week in a month, and which of them.
    WeekdayOf(Month, u8, u8),
    /// The last day of a month or, if the month is 0, of a year.
    LastDay(Month),
    /// A holiday, by the number of its rule; and the weekend around it.
    Holiday(Year, u16),
    HolidayWeekend(Year, u16),
    /// The part of the year of the last date in another year; the whole year if the last date has no such unit.
    Same(Year, Unit),
    /// A number of units at the start of a month or, if the month is 0, of a year; with a negative number at its end.
    Edge(Month, Unit, i8),
}

/// How a year is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    /// By its number; 0 is 1 BCE.
    Of(i64),
    /// As a number of years after that of publication.
    After(i64),
    /// As a number of years after that of the last date.
    Scene(i64),
    /// The year of the nearest occurrence before, around or after the day of publication.
    On(Side),
    /// The year of the nearest occurrence before, around or after the last date.
    SceneOn(Side),
    /// Not given: see [`super::resolve`].
    Unsaid,
}

/// How a month is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Month {
    /// By its year and number; 0 is the whole year.
    Of(Year, u8),
    /// As a number of months after that of a base.
    After(Base, i64),
    /// Not given: that of the date before, or of the date that it is joined to.
    Unsaid,
}

/// The date that another is relative to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Base {
    /// The day of publication.
    Publication,
    /// The last date; in news the day of publication if there is none.
    Scene,
    /// The last date only.
    Told,
    /// The day of publication in news, the last date in a history.
    Now,
}

/// A unit of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Week,
    Weekend,
    Month,
    Quarter,
    Half,
    Year,
    Decade,
    Century,
}

/// Which of the days with the name of a weekday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    /// Not specified: the last one in news.
    Alone,
    /// Something lasts until it or begins then: the next one, unless the sentence is about the past.
    Until,
    /// The one on a side of the day of publication.
    On(Side),
    /// The one on a side of the last date.
    SceneOn(Side),
    /// That of the week which is a number of weeks after that of publication.
    OfWeek(i64),
}

/// The time of a sentence, as its words indicate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
    #[default]
    Unknown,
}

/// A position relative to a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// The nearest before it.
    Last,
    /// The one around it.
    This,
    /// The nearest after it.
    Next,
}

impl Side {
    /// The distance in steps.
    pub(super) fn steps(self) -> i64 {
        match self {
            Self::Last => -1,
            Self::This => 0,
            Self::Next => 1,
        }
    }
}

impl From<Time> for Point {
    fn from(time: Time) -> Self {
        Self { time, weekday: None, about: false, third: 0 }
    }
}

impl Written {
    /// Whether no word says which year is meant.
    pub(super) fn is_of_any_year(self) -> bool {
        match self {
            Self::Point(point) | Self::Week(point) => point.is_of_any_year(),
            Self::Period(first, last) | Self::Either(first, last) => {
                first.is_of_any_year() && last.is_of_any_year()
            }
            Self::Offset(..) | Self::Stretch(..) | Self::Nothing | Self::Yearly => false,
        }
    }
}

impl Point {
    /// Whether its year is given by number.
    pub(super) fn says_year(mut self) -> bool {
        matches!(self.time.year_mut(), Some(Year::Of(_)))
    }

    fn is_of_any_year(mut self) -> bool {
        // A holiday without a year may be of this year.
        let named = matches!(self.time, Time::Holiday(..) | Time::HolidayWeekend(..));
        !named && matches!(self.time.year_mut(), Some(Year::Unsaid))
    }

    /// The same date with its open year replaced.
    pub(super) fn in_year(mut self, year: i64) -> Self {
        if let Some(unsaid) = self.time.year_mut() {
            *unsaid = Year::Of(year);
        }
        self
    }
}

impl Time {
    /// A year.
    pub(super) fn year(year: i64) -> Self {
        Self::Part(Year::Of(year), 0)
    }

    /// The year, given or open.
    pub(super) fn year_mut(&mut self) -> Option<&mut Year> {
        match self {
            Self::Part(year, _) | Self::Day(Month::Of(year, _), _) | Self::Week(Month::Of(year, _), _) => {
                Some(year)
            }
            Self::WeekdayOf(Month::Of(year, _), ..) | Self::LastDay(Month::Of(year, _)) => Some(year),
            Self::Holiday(year, _) | Self::HolidayWeekend(year, _) | Self::Same(year, _) => Some(year),
            Self::Edge(Month::Of(year, _), ..) => Some(year),
            _ => None,
        }
    }
}
