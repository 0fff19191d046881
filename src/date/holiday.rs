//! When named days fall.

use jiff::civil::Date;

use super::stretch::{add_days, civil};
use crate::extract::times::Holiday;

/// First and last day of a named day in a year. An Islamic day can fall twice in a civil year: the first time.
pub(super) fn in_year(holiday: Holiday, year: i32) -> Option<(Date, Date)> {
    let one = |day: Option<Date>| day.map(|day| (day, day));
    match holiday {
        Holiday::Fixed(month, day) => one(civil(year, month, day)),
        Holiday::Nth { month, weekday, nth } => one(nth_weekday(year, month, weekday, nth)),
        Holiday::Easter(days) => one(add_days(easter(year)?, days.into())),
        Holiday::Islamic { month, day, length } => {
            let first = civil(year, 1, 1)?;
            // Two Islamic years can begin in one of ours.
            let about = (year - 622) * 33 / 32;
            (about - 1..=about + 2)
                .filter_map(|hijri| islamic(hijri, month, day))
                .find(|day| *day >= first && i32::from(day.year()) == year)
                .and_then(|day| Some((day, add_days(day, i32::from(length) - 1)?)))
        }
    }
}

/// The nth weekday (Monday 1) of a month, or the last (-1).
pub(super) fn nth_weekday(year: i32, month: u8, weekday: u8, nth: i8) -> Option<Date> {
    let first = civil(year, month, 1)?;
    let weekday = jiff::civil::Weekday::from_monday_one_offset(i8::try_from(weekday).ok()?).ok()?;
    first.nth_weekday_of_month(nth, weekday).ok()
}

/// Easter Sunday of the Gregorian calendar (Meeus, *Astronomical Algorithms*, ch. 8).
fn easter(year: i32) -> Option<Date> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (b - (b + 8) / 25 + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    civil(year, u8::try_from(n / 31).ok()?, u8::try_from(n % 31 + 1).ok()?)
}

/// A day of the tabular Islamic calendar, civil epoch (Friday 16 July 622, Julian).
fn islamic(year: i32, month: u8, day: u8) -> Option<Date> {
    let (month, day) = (i32::from(month), i32::from(day));
    let since_epoch = day + (59 * (month - 1) + 1) / 2 + (year - 1) * 354 + (3 + 11 * year) / 30 - 1;
    // The epoch in the Gregorian calendar is 19 July 622.
    add_days(civil(622, 7, 19)?, since_epoch)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_days() {
        let on = |holiday, year| in_year(holiday, year).map(|(day, _)| day.to_string()).unwrap_or_default();
        assert_eq!(on(Holiday::Easter(0), 2018), "2018-04-01");
        assert_eq!(on(Holiday::Easter(0), 2025), "2025-04-20");
        assert_eq!(on(Holiday::Nth { month: 11, weekday: 4, nth: 4 }, 2025), "2025-11-27");
        assert_eq!(on(Holiday::Nth { month: 5, weekday: 1, nth: -1 }, 2024), "2024-05-27");
        assert_eq!(on(Holiday::Islamic { month: 9, day: 1, length: 30 }, 2025), "2025-03-01");
        assert_eq!(on(Holiday::Islamic { month: 10, day: 1, length: 1 }, 2022), "2022-05-03");
    }
}
