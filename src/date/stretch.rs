//! Stretches of the calendar: their first and last day and their TIMEX3 value.

use jiff::Span;
use jiff::civil::{Date, ISOWeekDate, Weekday};

use crate::extract::times::{Grain, Season};

/// A stretch of whole days on the calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stretch {
    /// How long it is.
    pub grain: Grain,
    /// First day.
    pub first: Date,
    /// Last day.
    pub last: Date,
    /// TIMEX3 value.
    pub value: String,
}

impl Stretch {
    fn new(grain: Grain, first: Date, last: Date, value: String) -> Self {
        Self { grain, first, last, value }
    }

    pub fn day(day: Date) -> Self {
        Self::new(Grain::Day, day, day, day.to_string())
    }

    /// The ISO week around a day.
    pub fn week(day: Date) -> Option<Self> {
        let week = day.iso_week_date();
        let first = ISOWeekDate::new(week.year(), week.week(), Weekday::Monday).ok()?.date();
        Some(Self::new(Grain::Week, first, add_days(first, 6)?, format!("{:04}-W{:02}", week.year(), week.week())))
    }

    /// The week of a year by its ISO number.
    pub fn week_of_year(year: i32, week: u8) -> Option<Self> {
        let monday = ISOWeekDate::new(year.try_into().ok()?, week.try_into().ok()?, Weekday::Monday).ok()?;
        Self::week(monday.date())
    }

    /// Saturday and Sunday of the ISO week around a day.
    pub fn weekend(day: Date) -> Option<Self> {
        let week = Self::week(day)?;
        Some(Self::new(Grain::Weekend, add_days(week.first, 5)?, week.last, format!("{}-WE", week.value)))
    }

    pub fn month(year: i32, month: u8) -> Option<Self> {
        let first = civil(year, month, 1)?;
        Some(Self::new(Grain::Month, first, first.last_of_month(), format!("{year:04}-{month:02}")))
    }

    pub fn quarter(year: i32, quarter: u8) -> Option<Self> {
        let first = civil(year, quarter.checked_mul(3)?.checked_sub(2)?, 1)?;
        let last = civil(year, quarter * 3, 1)?.last_of_month();
        Some(Self::new(Grain::Quarter, first, last, format!("{year:04}-Q{quarter}")))
    }

    pub fn half(year: i32, half: u8) -> Option<Self> {
        let first = civil(year, half.checked_mul(6)?.checked_sub(5)?, 1)?;
        let last = civil(year, half * 6, 1)?.last_of_month();
        Some(Self::new(Grain::Half, first, last, format!("{year:04}-H{half}")))
    }

    pub fn season(year: i32, season: Season) -> Option<Self> {
        let month = season_month(season);
        let first = civil(year, month, 1)?;
        let last = first.checked_add(Span::new().months(2)).ok()?.last_of_month();
        Some(Self::new(Grain::Season, first, last, format!("{year:04}-{}", season_code(season))))
    }

    pub fn year(year: i32) -> Option<Self> {
        Some(Self::new(Grain::Year, civil(year, 1, 1)?, civil(year, 12, 31)?, format!("{year:04}")))
    }

    /// The ten years around a year.
    pub fn decade(year: i32) -> Option<Self> {
        let first = year.div_euclid(10);
        Some(Self::new(Grain::Decade, civil(first * 10, 1, 1)?, civil(first * 10 + 9, 12, 31)?, format!("{first:03}")))
    }

    /// The nth century of our era, counted like its name: the 20th is 1900 to 1999.
    pub fn century(nth: i32) -> Option<Self> {
        let first = nth - 1;
        Some(Self::new(Grain::Century, civil((first * 100).max(1), 1, 1)?, civil(first * 100 + 99, 12, 31)?, format!("{first:02}")))
    }

    /// The stretch of this grain around a day.
    pub fn around(grain: Grain, day: Date) -> Option<Self> {
        let (year, month) = (i32::from(day.year()), day.month() as u8);
        match grain {
            Grain::Millennium | Grain::Century => Self::century(year.div_euclid(100) + 1),
            Grain::Decade => Self::decade(year),
            Grain::Year => Self::year(year),
            Grain::Half => Self::half(year, (month - 1) / 6 + 1),
            Grain::Season => {
                let season = match month {
                    3..=5 => Season::Spring,
                    6..=8 => Season::Summer,
                    9..=11 => Season::Autumn,
                    _ => Season::Winter,
                };
                Self::season(if month < 3 { year - 1 } else { year }, season)
            }
            Grain::Quarter => Self::quarter(year, (month - 1) / 3 + 1),
            Grain::Month => Self::month(year, month),
            Grain::Fortnight | Grain::Week => Self::week(day),
            Grain::Weekend => Self::weekend(day),
            Grain::Day | Grain::Hour | Grain::Minute | Grain::Second => Some(Self::day(day)),
        }
    }

    /// The stretch of this grain so many steps from the one around a day.
    pub fn stepped(grain: Grain, day: Date, by: i32) -> Option<Self> {
        let months = |n: i32| day.first_of_month().checked_add(Span::new().try_months(n).ok()?).ok();
        let moved = match grain {
            Grain::Millennium => civil(i32::from(day.year()).checked_add(by.checked_mul(1000)?)?, 1, 1)?,
            Grain::Century => civil(i32::from(day.year()).checked_add(by.checked_mul(100)?)?, 1, 1)?,
            Grain::Decade => civil(i32::from(day.year()).checked_add(by.checked_mul(10)?)?, 1, 1)?,
            Grain::Year => civil(i32::from(day.year()).checked_add(by)?, 1, 1)?,
            Grain::Half => months(by.checked_mul(6)?)?,
            Grain::Season | Grain::Quarter => months(by.checked_mul(3)?)?,
            Grain::Month => months(by)?,
            Grain::Fortnight => add_days(day, by.checked_mul(14)?)?,
            Grain::Week | Grain::Weekend => add_days(day, by.checked_mul(7)?)?,
            _ => add_days(day, by)?,
        };
        Self::around(grain, moved)
    }

    /// A day so many units from a day: "two months after May 5".
    pub fn moved_day(grain: Grain, day: Date, by: i32) -> Option<Date> {
        let span = match grain {
            Grain::Day => return add_days(day, by),
            Grain::Week | Grain::Weekend => return add_days(day, by.checked_mul(7)?),
            Grain::Fortnight => return add_days(day, by.checked_mul(14)?),
            Grain::Month => Span::new().try_months(by).ok()?,
            Grain::Quarter | Grain::Season => Span::new().try_months(by.checked_mul(3)?).ok()?,
            Grain::Half => Span::new().try_months(by.checked_mul(6)?).ok()?,
            Grain::Year => Span::new().try_years(by).ok()?,
            Grain::Decade => Span::new().try_years(by.checked_mul(10)?).ok()?,
            Grain::Century => Span::new().try_years(by.checked_mul(100)?).ok()?,
            Grain::Millennium => Span::new().try_years(by.checked_mul(1000)?).ok()?,
            Grain::Hour | Grain::Minute | Grain::Second => return Some(day),
        };
        day.checked_add(span).ok()
    }
}

/// A civil date, if there is one.
pub(super) fn civil(year: i32, month: u8, day: u8) -> Option<Date> {
    Date::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?).ok()
}

/// So many days on.
pub(super) fn add_days(day: Date, by: i32) -> Option<Date> {
    day.checked_add(Span::new().try_days(by).ok()?).ok()
}

/// Monday 1 to Sunday 7.
pub(super) fn weekday_number(day: Date) -> u8 {
    day.weekday().to_monday_one_offset() as u8
}

/// First month of a season.
pub(super) fn season_month(season: Season) -> u8 {
    match season {
        Season::Spring => 3,
        Season::Summer => 6,
        Season::Autumn => 9,
        Season::Winter => 12,
    }
}

/// TIMEX3 code of a season.
pub(super) fn season_code(season: Season) -> &'static str {
    match season {
        Season::Spring => "SP",
        Season::Summer => "SU",
        Season::Autumn => "FA",
        Season::Winter => "WI",
    }
}
