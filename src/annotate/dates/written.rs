//! A date as it stands written, of which much may be unsaid.

/// What stands written in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// One date.
    Point(Point),
    /// From one date to another.
    Period(Point, Point),
    /// One of two, and nobody can tell.
    Either(Point, Point),
    /// So many units after a day.
    Offset(Point, Unit, i64),
    /// So many units from a day on; those that end with it where the number is negative.
    Stretch(Point, Unit, i64),
    /// The week around a day.
    Week(Point),
    /// No date, though words of dates: what recurs, a temperature, a name.
    Nothing,
    /// What its sentence tells happens each year.
    Yearly,
}

/// A date as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Point {
    pub(super) time: Time,
    /// The day of the week that is written with it, Monday being 0.
    pub(super) weekday: Option<u8>,
    /// It is an estimate.
    pub(super) about: bool,
    /// The part of it that is meant, as EDTF numbers thirds of a year: 37 early, 38 middle, 39 late; or 0.
    pub(super) third: u8,
}

/// When.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Time {
    /// A year, or its part as EDTF numbers them: 0 the whole, 1 to 12 a month, 21 to 24 a season, 33 to 36 a quarter,
    /// 40 and 41 a half.
    Part(Year, u8),
    /// A day of a month.
    Day(Month, u8),
    /// From one year to another.
    Years(i64, i64),
    /// The ten years from this one.
    Decade(i64),
    /// The hundred years from this one.
    Century(i64),
    /// The unit so many units after the one around a base.
    Shift(Base, Unit, i64),
    /// So many months and days after a base.
    Apart(Base, i32, i32),
    /// So many units from a base on, or back from it where the number is negative.
    Span(Base, Unit, i64),
    /// So many units after publication, if the sentence is about what is to come.
    Ahead(Unit, i64),
    /// From publication to the end of the unit around it.
    Rest(Unit),
    /// A day of the week.
    Weekday(u8, Which),
    /// The week of that number in a month or, with 0 for the month, a year; -1 is the last.
    Week(Month, i8),
    /// The day of the week that comes in a month for that time.
    WeekdayOf(Month, u8, u8),
    /// The last day of a month or, with 0 for the month, a year.
    LastDay(Month),
    /// A day that the calendar of each year has, by the number of its rule; and the weekend around it.
    Holiday(Year, u16),
    HolidayWeekend(Year, u16),
    /// The part of a year that the last date is, in another year; of one that is no such unit the year.
    Same(Year, Unit),
    /// So many units from the start of a month or, with 0 for the month, a year on; to its end where the number is negative.
    Edge(Month, Unit, i8),
}

/// Which year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    /// This one; 0 is 1 BCE.
    Of(i64),
    /// So many after that of publication.
    After(i64),
    /// So many after that of the last date.
    Scene(i64),
    /// That of the occurrence on this side of the day of publication.
    On(Side),
    /// That of the occurrence on this side of the last date.
    SceneOn(Side),
    /// What the reader takes it to be.
    Unsaid,
}

/// Which month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Month {
    /// That of a year; 0 is the whole year.
    Of(Year, u8),
    /// So many months after that of a base.
    After(Base, i64),
    /// That of the date before, or of the one that it is joined to.
    Unsaid,
}

/// What a date counts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Base {
    /// The day of publication.
    Publication,
    /// The last date; in news also that of publication, where there is none before.
    Scene,
    /// The last date, and nothing where there is none.
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

/// Which of the days of the week of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    /// Nothing more is said: the last one in news.
    Alone,
    /// Something goes on until it or begins then: the next one, where the sentence does not tell of what was.
    Until,
    /// The one on a side of the day of publication.
    On(Side),
    /// The one on a side of the last date.
    SceneOn(Side),
    /// That of the week so many weeks after that of publication.
    OfWeek(i64),
}

/// When a sentence is set, as its words tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
    #[default]
    Unknown,
}

/// A side of a day.
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
    /// How many steps away.
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
    /// Whether its year is said.
    pub(super) fn says_year(mut self) -> bool {
        matches!(self.time.year_mut(), Some(Year::Of(_)))
    }

    fn is_of_any_year(mut self) -> bool {
        // A day by its name is one of this year, too.
        let named = matches!(self.time, Time::Holiday(..) | Time::HolidayWeekend(..));
        !named && matches!(self.time.year_mut(), Some(Year::Unsaid))
    }

    /// The same in a year.
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

    /// The year that is said, or is to be found out.
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
