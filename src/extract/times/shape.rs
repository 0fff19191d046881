//! What a time expression says before it is resolved: shape, grain and offset from an anchor.

/// A stretch of the calendar, from the longest to the shortest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Grain {
    /// A thousand years.
    Millennium,
    /// A hundred years.
    Century,
    /// Ten years.
    Decade,
    /// A calendar year.
    Year,
    /// January to June, July to December.
    Half,
    /// Spring, summer, autumn, winter.
    Season,
    /// Three months.
    Quarter,
    /// A calendar month.
    Month,
    /// Two weeks.
    Fortnight,
    /// Monday to Sunday.
    Week,
    /// Saturday and Sunday.
    Weekend,
    /// A calendar day.
    Day,
    /// Sixty minutes.
    Hour,
    /// Sixty seconds.
    Minute,
    /// A second.
    Second,
}

/// What a relative time is counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum From {
    /// The day of publication: "two weeks ago".
    Publication,
    /// The last time that the text told: "two weeks later".
    Told,
}

/// Which of the days or months of a name is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Which {
    /// The bare name: the nearest one in the direction of the verb, backwards if it has none.
    Nearest,
    /// "last Friday": of the week before the running one; "last June": the June before this month.
    Last,
    /// "this Friday": of the running week or year.
    This,
    /// "next Friday": of the week after the running one.
    Next,
    /// "the past Friday": the nearest one before the day of publication.
    Past,
    /// "the coming Friday": the nearest one after the day of publication.
    Coming,
    /// "the following Friday": after the last time told.
    AfterTold,
    /// "the previous Friday": before the last time told.
    BeforeTold,
}

/// A season of the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Season {
    /// March to May.
    Spring,
    /// June to August.
    Summer,
    /// September to November.
    Autumn,
    /// December to February of the next year.
    Winter,
}

/// A part of the day, in the codes of TIMEX3.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DayPart {
    /// Morning.
    Morning,
    /// Around noon.
    Midday,
    /// Afternoon.
    Afternoon,
    /// Evening.
    Evening,
    /// Night.
    Night,
    /// Daylight.
    Daytime,
}

impl DayPart {
    /// The code behind the T of a TIMEX3 value.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Morning => "MO",
            Self::Midday => "MI",
            Self::Afternoon => "AF",
            Self::Evening => "EV",
            Self::Night => "NI",
            Self::Daytime => "DT",
        }
    }
}

/// A time of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Clock {
    /// Hour, minute and second on a 24-hour clock, as far as they are told.
    At {
        /// 0 to 24.
        hour: u8,
        /// 0 to 59.
        minute: Option<u8>,
        /// 0 to 59.
        second: Option<u8>,
    },
    /// A part of the day.
    Part(DayPart),
}

/// A named day and how it falls. Sources: civil calendars; Easter by Meeus, *Astronomical Algorithms*, ch. 8;
/// Islamic days by the tabular calendar (they can be a day off from the sighted ones).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Holiday {
    /// Month and day.
    Fixed(u8, u8),
    /// The nth weekday (Monday 1) of a month; -1 is the last.
    Nth {
        /// 1 to 12.
        month: u8,
        /// 1 to 7.
        weekday: u8,
        /// 1 to 5, or -1.
        nth: i8,
    },
    /// Days from Easter Sunday.
    Easter(i16),
    /// Month and day of the Islamic calendar, and how many days it lasts.
    Islamic {
        /// 1 to 12.
        month: u8,
        /// 1 to 30.
        day: u8,
        /// Days.
        length: u8,
    },
}

/// A place on the calendar, as the words give it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Point {
    /// Year, month, day, as far as they are told. A month without a year is looked for in the direction of the
    /// verb, a day without a month in the month told last.
    Calendar {
        /// The year.
        year: Option<i32>,
        /// 1 to 12.
        month: Option<u8>,
        /// 1 to 31.
        day: Option<u8>,
        /// "last June", "next March 3".
        which: Which,
    },
    /// A weekday (Monday 1).
    Weekday(u8, Which),
    /// A weekday (Monday 1) that is this day of its month: "Friday the 13th".
    WeekdayOfMonth(u8, u8),
    /// A season, of a year if one is told.
    Season(Season, Option<i32>, Which),
    /// A quarter (1 to 4), of a year if one is told.
    Quarter(u8, Option<i32>, Which),
    /// A half of a year, of a year if one is told.
    Half(u8, Option<i32>, Which),
    /// The decade that begins with this year; a number under 100 leaves the century open ("the '90s").
    Decade(i32),
    /// The nth century of our era.
    Century(i32),
    /// A week of a year by its ISO number.
    Week(u8, Option<i32>),
    /// A named day, of a year if one is told.
    Holiday(Holiday, Option<i32>, Which),
    /// So many units before or after the anchor; `by` 0 is the running unit.
    Relative {
        /// The unit counted.
        grain: Grain,
        /// How many, negative before.
        by: i32,
        /// The anchor.
        from: From,
    },
    /// So many units before or after a point: "two weeks before Christmas".
    Shifted {
        /// The unit counted.
        grain: Grain,
        /// How many, negative before.
        by: i32,
        /// The point.
        base: Box<Point>,
    },
    /// The nth stretch inside another: "the first week of 2015"; negative from its end; 0 is the one around it:
    /// "the week of May 5".
    Nth {
        /// From 1; from -1 backwards; 0 around.
        nth: i8,
        /// What is counted.
        grain: Grain,
        /// Inside what.
        of: Box<Point>,
    },
    /// The week, month or year so many before or after the one that a point lies in: "the year before 2015".
    Beside {
        /// The unit counted.
        grain: Grain,
        /// How many, negative before.
        by: i32,
        /// The point.
        of: Box<Point>,
    },
    /// What the first says, looked for inside the second: "July last year", "Wednesday next week".
    Within(Box<Point>, Box<Point>),
    /// The nth weekday inside a stretch: "the first Monday of May"; negative from its end.
    NthWeekday {
        /// From 1; from -1 backwards.
        nth: i8,
        /// Monday 1.
        weekday: u8,
        /// Inside what.
        of: Box<Point>,
    },
    /// The quarter, month or other period told last, a year before: "the same period last year".
    SamePeriod,
}

/// Whether a vague time lies before, at or after the moment of speaking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reference {
    /// "recently".
    Past,
    /// "now".
    Present,
    /// "soon".
    Future,
}

/// What a time expression says before it is resolved.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Shape {
    /// A place on the calendar.
    Point(Point),
    /// A time of the day, on a day if one is told.
    Clock {
        /// The day.
        on: Option<Point>,
        /// The time.
        clock: Clock,
    },
    /// A moment so many hours, minutes or seconds (as seconds) from the anchor.
    Moment {
        /// Negative before.
        seconds: i64,
        /// The anchor.
        from: From,
    },
    /// A length of time, as its TIMEX3 value.
    Duration(String),
    /// A length of time that ends or begins at the day of publication: "the past two years".
    Span {
        /// TIMEX3 value of the length.
        value: String,
        /// How many units.
        count: i32,
        /// The unit.
        grain: Grain,
        /// Whether it begins there.
        ahead: bool,
    },
    /// A length of time that begins with the first day of a point or ends with its last: "the year ended June 30".
    Anchored {
        /// TIMEX3 value of the length.
        value: String,
        /// How many units.
        count: i32,
        /// The unit.
        grain: Grain,
        /// Whether it begins there.
        ahead: bool,
        /// The point.
        base: Point,
    },
    /// A repeated time, as its TIMEX3 value.
    Set(String),
    /// A vague time.
    Reference(Reference),
    /// A TIMEX3 value that needs no anchor and is no place on the calendar.
    Absolute(String),
}

impl Point {
    /// Whether it is a day (and not a month or year), so that a time of the day can be on it.
    pub(super) fn is_day(&self) -> bool {
        match self {
            Self::Calendar { day, .. } => day.is_some(),
            Self::Weekday(..) | Self::WeekdayOfMonth(..) | Self::Holiday(..) | Self::NthWeekday { .. } => true,
            Self::Relative { grain, .. } | Self::Shifted { grain, .. } | Self::Nth { grain, .. } => *grain == Grain::Day,
            Self::Within(inner, _) => inner.is_day(),
            _ => false,
        }
    }

    /// Whether it is counted from the time told last.
    pub(super) fn is_told(&self) -> bool {
        matches!(self, Self::Relative { from: From::Told, .. } | Self::SamePeriod)
    }

    /// Whether it comes round again and again, so that the verb tells which one is meant.
    fn looks_around(&self) -> bool {
        match self {
            Self::Calendar { year, .. } | Self::Season(_, year, _) | Self::Quarter(_, year, _) | Self::Half(_, year, _) => year.is_none(),
            Self::Weekday(..) | Self::WeekdayOfMonth(..) => true,
            Self::Holiday(_, year, _) => year.is_none(),
            Self::Relative { grain, by, .. } => *grain == Grain::Weekend && *by == 0,
            Self::Shifted { base: point, .. }
            | Self::Nth { of: point, .. }
            | Self::Beside { of: point, .. }
            | Self::NthWeekday { of: point, .. } => point.looks_around(),
            Self::Within(what, of) => what.looks_around() || of.looks_around(),
            Self::Decade(_) | Self::Century(_) | Self::Week(..) | Self::SamePeriod => false,
        }
    }
}

impl Shape {
    /// Whether the verb beside it tells which one of several is meant.
    pub(super) fn looks_around(&self) -> bool {
        match self {
            Self::Point(point) | Self::Clock { on: Some(point), .. } | Self::Anchored { base: point, .. } => point.looks_around(),
            _ => false,
        }
    }
}

/// Where the verb of the clause points, seen from the moment of speaking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Direction {
    /// It does not say, or stands far off: news looks back.
    #[default]
    Unknown,
    /// To the past.
    Past,
    /// To the present: "opens Friday".
    Present,
    /// To the future: "will meet".
    Future,
}
