//! Finds a place on the calendar from what the words say, the day of publication and the times told before.

use jiff::civil::{Date, Time};

use super::stretch::{Stretch, add_days, civil, season_code, season_month, weekday_number};
use super::{AnchoredTo, holiday};
use crate::extract::times::{Direction, From, Grain, Holiday, Point, Which};

/// What the words before a time have told.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// The last stretch and the index of its time.
    pub last: Option<(usize, Stretch)>,
    /// The last quarter: "a year earlier" in a report on one means that quarter.
    pub quarter: Option<(usize, Stretch)>,
    /// Its sentence.
    pub quarter_sentence: usize,
    /// Sentence of the last stretch.
    pub sentence: usize,
}

/// Where a time is seen from.
#[derive(Debug)]
pub(super) struct View<'a> {
    /// The day of publication.
    pub day: Option<Date>,
    /// Its time of the day, where that is known.
    pub hour: Option<Time>,
    /// What a time that needs that day is anchored to.
    pub published: AnchoredTo,
    pub told: &'a Told,
    pub direction: Direction,
    /// Whether the words count units ("a year ago") and do not name them ("last year").
    pub counted: bool,
    /// Whether most dates of the text lie years back: its months and days belong to the year told last.
    pub history: bool,
}

/// A place that was found, or the value that says what is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Place {
    Known(Stretch, AnchoredTo),
    Open(String),
}

impl Place {
    fn or_open(found: Option<Stretch>, anchor: AnchoredTo, open: impl FnOnce() -> String) -> Self {
        match found {
            Some(stretch) => Self::Known(stretch, anchor),
            None => Self::Open(open()),
        }
    }
}

/// Up to so many days ahead, a date without a year and without a past verb beside it is one to come.
const NEAR: i32 = 60;

/// Up to so many days ahead, it is so even with a past verb: nobody leaves the year out of a date a year ago.
const EDITION: i32 = 7;

impl View<'_> {
    /// Finds a point.
    pub fn find(&self, point: &Point) -> Place {
        let here = self.published;
        match point {
            Point::Calendar { year, month, day, which } => self.calendar(*year, *month, *day, *which),
            Point::Weekday(day, which) => self.weekday(*day, *which),
            Point::WeekdayOfMonth(weekday, of_month) => {
                let step = if matches!(self.direction, Direction::Past | Direction::Unknown) { -1 } else { 1 };
                let day = self.day.and_then(|day| {
                    // Within two years every weekday has fallen on every day of the month, but for a few 31sts.
                    (0..24).find_map(|n| {
                        let month = Stretch::stepped(Grain::Month, day, step * n)?.first;
                        let found = civil(month.year().into(), month.month() as u8, *of_month)?;
                        (weekday_number(found) == *weekday && (found - day).get_days() * step >= 0).then_some(found)
                    })
                });
                Place::or_open(day.map(Stretch::day), here, || format!("XXXX-XX-{of_month:02}"))
            }
            Point::Season(season, year, which) => {
                let open = || format!("XXXX-{}", season_code(*season));
                match year {
                    Some(year) => Place::or_open(Stretch::season(*year, *season), AnchoredTo::Nothing, open),
                    None => {
                        Place::or_open(self.repeating(season_month(*season), 3, *which, |year| Stretch::season(year, *season)), here, open)
                    }
                }
            }
            Point::Quarter(n, year, which) => {
                let open = || format!("XXXX-Q{n}");
                match year {
                    Some(year) => Place::or_open(Stretch::quarter(*year, *n), AnchoredTo::Nothing, open),
                    None => Place::or_open(
                        self.repeating(n.saturating_mul(3).saturating_sub(2), 3, *which, |year| Stretch::quarter(year, *n)),
                        here,
                        open,
                    ),
                }
            }
            Point::Half(n, year, which) => {
                let open = || format!("XXXX-H{n}");
                match year {
                    Some(year) => Place::or_open(Stretch::half(*year, *n), AnchoredTo::Nothing, open),
                    None => Place::or_open(
                        self.repeating(n.saturating_mul(6).saturating_sub(5), 6, *which, |year| Stretch::half(year, *n)),
                        here,
                        open,
                    ),
                }
            }
            Point::Decade(year) if *year >= 100 => Place::or_open(Stretch::decade(*year), AnchoredTo::Nothing, || "XXX".to_owned()),
            Point::Decade(short) => {
                // The latest such decade that has begun.
                let now = self.day.map_or(2029, |day| i32::from(day.year()));
                let mut year = now - now.rem_euclid(100) + short;
                if year > now {
                    year -= 100;
                }
                let anchor = if self.day.is_some() { here } else { AnchoredTo::Nothing };
                Place::or_open(Stretch::decade(year), anchor, || "XXX".to_owned())
            }
            Point::Century(nth) => Place::or_open(Stretch::century(*nth), AnchoredTo::Nothing, || "XX".to_owned()),
            Point::Week(n, Some(year)) => Place::or_open(Stretch::week_of_year(*year, *n), AnchoredTo::Nothing, || "XXXX-WXX".to_owned()),
            Point::Week(n, None) => {
                Place::or_open(self.day.and_then(|day| Stretch::week_of_year(day.year().into(), *n)), here, || format!("XXXX-W{n:02}"))
            }
            Point::Holiday(day, year, which) => self.holiday(*day, *year, *which),
            Point::Relative { grain, by, from } => self.relative(*grain, *by, *from),
            Point::Shifted { grain, by, base } => match self.find(base) {
                Place::Known(base, anchor) => {
                    let found = if base.grain <= Grain::Year && *grain > Grain::Year {
                        None
                    } else if *grain >= Grain::Week || base.grain >= Grain::Week {
                        Stretch::moved_day(*grain, if *by < 0 { base.first } else { base.last }, *by).map(Stretch::day)
                    } else {
                        Stretch::stepped(*grain, base.first, *by)
                    };
                    Place::or_open(found, anchor, || open(*grain))
                }
                Place::Open(_) => Place::Open(open(*grain)),
            },
            Point::Beside { grain, by, of } => match self.find(of) {
                Place::Known(of, anchor) => Place::or_open(Stretch::stepped(*grain, of.first, *by), anchor, || open(*grain)),
                Place::Open(_) => Place::Open(open(*grain)),
            },
            Point::Nth { nth, grain, of } => match self.find(of) {
                Place::Known(of, anchor) => Place::or_open(nth_in(*nth, *grain, &of), anchor, || open(*grain)),
                Place::Open(_) => Place::Open(open(*grain)),
            },
            Point::NthWeekday { nth, weekday, of } => match self.find(of) {
                Place::Known(of, anchor) => Place::or_open(nth_weekday_in(*nth, *weekday, &of), anchor, || format!("XXXX-WXX-{weekday}")),
                Place::Open(_) => Place::Open(format!("XXXX-WXX-{weekday}")),
            },
            Point::Within(what, of) => match self.find(of) {
                Place::Known(of, anchor) => Place::or_open(inside(what, &of), anchor, || "XXXX-XX-XX".to_owned()),
                Place::Open(_) => match self.find(what) {
                    Place::Open(value) => Place::Open(value),
                    Place::Known(stretch, _) => Place::Open(open(stretch.grain)),
                },
            },
            Point::SamePeriod => match self.told.quarter.as_ref().or(self.told.last.as_ref()) {
                Some((index, told)) => {
                    let back = match told.grain {
                        Grain::Quarter => -4,
                        Grain::Half => -2,
                        Grain::Month => -12,
                        Grain::Season | Grain::Year => -1,
                        _ => return self.relative(Grain::Year, -1, From::Publication),
                    };
                    Place::or_open(Stretch::stepped(told.grain, told.first, back), AnchoredTo::Time(*index), || open(told.grain))
                }
                None => self.relative(Grain::Year, -1, From::Publication),
            },
        }
    }

    fn calendar(&self, year: Option<i32>, month: Option<u8>, day: Option<u8>, which: Which) -> Place {
        let nothing = AnchoredTo::Nothing;
        match (year, month, day) {
            (Some(year), Some(month), Some(day)) => {
                Place::or_open(civil(year, month, day).map(Stretch::day), nothing, || format!("{year:04}-{month:02}-XX"))
            }
            (Some(year), Some(month), None) => Place::or_open(Stretch::month(year, month), nothing, || format!("{year:04}-XX")),
            (Some(year), None, _) => Place::or_open(Stretch::year(year), nothing, || "XXXX".to_owned()),
            (None, Some(month), Some(day)) => {
                let found = self.repeating(month, 0, which, |year| civil(year, month, day).map(Stretch::day));
                Place::or_open(found, self.published, || format!("XXXX-{month:02}-{day:02}"))
            }
            (None, Some(month), None) => {
                Place::or_open(self.repeating(month, 1, which, |year| Stretch::month(year, month)), self.published, || {
                    format!("XXXX-{month:02}")
                })
            }
            (None, None, Some(day)) => {
                let (base, anchor) = match &self.told.last {
                    Some((index, told)) if told.grain >= Grain::Month => (Some(told.first), AnchoredTo::Time(*index)),
                    _ => (self.day, self.published),
                };
                Place::or_open(base.and_then(|base| civil(base.year().into(), base.month() as u8, day)).map(Stretch::day), anchor, || {
                    format!("XXXX-XX-{day:02}")
                })
            }
            (None, None, None) => Place::Open("XXXX".to_owned()),
        }
    }

    /// Something that comes once a year: which year's is meant.
    fn repeating(&self, _month: u8, _months: u8, which: Which, make: impl Fn(i32) -> Option<Stretch>) -> Option<Stretch> {
        let today = self.day?;
        if which == Which::Nearest
            && self.direction != Direction::Future
            && self.history
            && let Some((_, told)) = &self.told.last
        {
            return make(told.first.year().into());
        }
        let year = i32::from(today.year());
        // 29 February is not in every year.
        let of = |from: i32, step: i32| (0..8).find_map(|n| make(from + n * step));
        let this = of(year, -1)?;
        let running = this.first <= today && today <= this.last;
        match which {
            Which::This => make(year).or(Some(this)),
            Which::Last | Which::Past | Which::BeforeTold => {
                if this.last < today {
                    Some(this)
                } else {
                    of(year - 1, -1)
                }
            }
            Which::Next | Which::Coming | Which::AfterTold => {
                let next = of(year, 1)?;
                if next.first > today { Some(next) } else { of(year + 1, 1) }
            }
            Which::Nearest if running => Some(this),
            Which::Nearest if this.first > today => {
                let within = |days: i32| add_days(today, days).is_some_and(|limit| this.first <= limit);
                let near = within(NEAR);
                match self.direction {
                    // "wrote in its leader of Monday, Oct. 26": tomorrow's paper.
                    Direction::Past if !within(EDITION) => of(year - 1, -1),
                    Direction::Unknown if !near => of(year - 1, -1),
                    _ => Some(this),
                }
            }
            Which::Nearest => {
                let long_gone = add_days(today, -90).is_some_and(|limit| this.last < limit);
                if self.direction == Direction::Future && long_gone { of(year + 1, 1) } else { Some(this) }
            }
        }
    }

    fn weekday(&self, weekday: u8, which: Which) -> Place {
        let open = || format!("XXXX-WXX-{weekday}");
        let by_told = matches!(which, Which::AfterTold | Which::BeforeTold);
        let (base, anchor) = match &self.told.last {
            Some((index, told)) if by_told && told.grain == Grain::Day => (Some(told.first), AnchoredTo::Time(*index)),
            _ => (self.day, self.published),
        };
        let Some(base) = base else { return Place::Open(open()) };
        let (today, wanted) = (i32::from(weekday_number(base)), i32::from(weekday));
        let back = (today - wanted).rem_euclid(7);
        let ahead = (wanted - today).rem_euclid(7);
        let days = match which {
            Which::Nearest if matches!(self.direction, Direction::Past | Direction::Unknown) => -back,
            Which::Nearest => ahead,
            Which::This => wanted - today,
            Which::Last => wanted - today - 7,
            Which::Next => wanted - today + 7,
            Which::Past => -(if back == 0 { 7 } else { back }),
            Which::Coming | Which::AfterTold => {
                if ahead == 0 {
                    7
                } else {
                    ahead
                }
            }
            Which::BeforeTold => -back,
        };
        Place::or_open(add_days(base, days).map(Stretch::day), anchor, open)
    }

    fn holiday(&self, day: Holiday, year: Option<i32>, which: Which) -> Place {
        let make = |year: i32| holiday::in_year(day, year).map(|(first, last)| spanned(first, last));
        let open = || match day {
            Holiday::Fixed(month, day) => format!("XXXX-{month:02}-{day:02}"),
            _ => "XXXX".to_owned(),
        };
        match year {
            Some(year) => Place::or_open(make(year), AnchoredTo::Nothing, open),
            None => Place::or_open(self.repeating(0, 0, which, make), self.published, open),
        }
    }

    fn relative(&self, grain: Grain, by: i32, from: From) -> Place {
        // A report on a quarter compares it with the same quarter a year ago.
        if grain == Grain::Year
            && by == -1
            && self.counted
            && let Some((index, quarter)) = &self.told.quarter
        {
            let found = Stretch::stepped(Grain::Quarter, quarter.first, -4);
            return Place::or_open(found, AnchoredTo::Time(*index), || open(grain));
        }
        if from == From::Told {
            if grain == Grain::Quarter {
                return match &self.told.quarter {
                    Some((index, quarter)) => {
                        Place::or_open(Stretch::stepped(grain, quarter.first, by), AnchoredTo::Time(*index), || open(grain))
                    }
                    // Reports are on the quarter that has ended.
                    None => Place::or_open(self.day.and_then(|day| Stretch::stepped(grain, day, by - 1)), self.published, || open(grain)),
                };
            }
            if let Some((index, told)) = &self.told.last {
                if told.grain < grain && told.grain < Grain::Week {
                    return Place::Open(open(grain));
                }
                let base = if by > 0 { told.last } else { told.first };
                return Place::or_open(Stretch::stepped(grain, base, by), AnchoredTo::Time(*index), || open(grain));
            }
        }
        // "over the weekend", said before it: the one before.
        let by = match self.day {
            Some(day)
                if grain == Grain::Weekend
                    && by == 0
                    && weekday_number(day) < 5
                    && matches!(self.direction, Direction::Past | Direction::Unknown) =>
            {
                -1
            }
            _ => by,
        };
        Place::or_open(self.day.and_then(|day| Stretch::stepped(grain, day, by)), self.published, || open(grain))
    }
}

/// The next time that what a point names comes round: the end of a range does not lie before its start.
pub(super) fn next_time(point: &Point, found: &Stretch) -> Option<Stretch> {
    let year = i32::from(found.first.year()) + 1;
    match point {
        Point::Weekday(_, Which::Nearest) => add_days(found.first, 7).map(Stretch::day),
        Point::Calendar { year: None, month: Some(month), day: Some(day), .. } => civil(year, *month, *day).map(Stretch::day),
        Point::Calendar { year: None, month: Some(month), day: None, .. } => Stretch::month(year, *month),
        _ => None,
    }
}

/// The value of a stretch that can't be placed.
fn open(grain: Grain) -> String {
    match grain {
        Grain::Millennium => "X",
        Grain::Century => "XX",
        Grain::Decade => "XXX",
        Grain::Year => "XXXX",
        Grain::Half => "XXXX-HX",
        Grain::Season => "XXXX-XX",
        Grain::Quarter => "XXXX-QX",
        Grain::Month => "XXXX-XX",
        Grain::Fortnight | Grain::Week => "XXXX-WXX",
        Grain::Weekend => "XXXX-WXX-WE",
        _ => "XXXX-XX-XX",
    }
    .to_owned()
}

/// A stretch of some days with the value of its first day's grain.
fn spanned(first: Date, last: Date) -> Stretch {
    let mut stretch = Stretch::day(first);
    if last > first {
        // TIMEX3 has no value for a run of days: the month it begins in.
        if let Some(month) = Stretch::around(Grain::Month, first) {
            stretch = month;
        }
        stretch.first = first;
        stretch.last = last;
    }
    stretch
}

/// The nth stretch of a grain inside another; 0 is the one around its first day.
fn nth_in(nth: i8, grain: Grain, of: &Stretch) -> Option<Stretch> {
    if nth == 0 && grain == Grain::Weekend {
        // The weekend beside a Monday or Tuesday is the one before it.
        let beside = if weekday_number(of.first) <= 2 { add_days(of.first, -2)? } else { of.first };
        return Stretch::weekend(beside);
    }
    if nth == 0 {
        return Stretch::around(grain, of.first);
    }
    if nth < 0 {
        let last = Stretch::around(grain, of.last)?;
        // The last week of a year is the last that has its Thursday in it.
        let whole = if grain == Grain::Week && add_days(last.first, 3)? > of.last { Stretch::stepped(grain, of.last, -1)? } else { last };
        return Stretch::stepped(grain, whole.first, i32::from(nth) + 1);
    }
    let first = Stretch::around(grain, of.first)?;
    let whole = if grain == Grain::Week && add_days(first.first, 3)? < of.first { Stretch::stepped(grain, of.first, 1)? } else { first };
    Stretch::stepped(grain, whole.first, i32::from(nth) - 1)
}

fn nth_weekday_in(nth: i8, weekday: u8, of: &Stretch) -> Option<Stretch> {
    let day = if nth < 0 {
        let back = (i32::from(weekday_number(of.last)) - i32::from(weekday)).rem_euclid(7);
        add_days(of.last, -back + 7 * (i32::from(nth) + 1))?
    } else {
        let ahead = (i32::from(weekday) - i32::from(weekday_number(of.first))).rem_euclid(7);
        add_days(of.first, ahead + 7 * (i32::from(nth) - 1))?
    };
    (of.first <= day && day <= of.last).then(|| Stretch::day(day))
}

/// What a point names inside a stretch: July of 2024, Monday of a week.
fn inside(what: &Point, of: &Stretch) -> Option<Stretch> {
    let year = i32::from(of.first.year());
    match what {
        Point::Calendar { month: Some(month), day: Some(day), .. } => civil(year, *month, *day).map(Stretch::day),
        Point::Calendar { month: Some(month), day: None, .. } => Stretch::month(year, *month),
        Point::Calendar { month: None, day: Some(day), .. } => civil(year, of.first.month() as u8, *day).map(Stretch::day),
        Point::Weekday(weekday, _) => nth_weekday_in(1, *weekday, of),
        Point::Season(season, ..) => Stretch::season(year, *season),
        Point::Quarter(n, ..) => Stretch::quarter(year, *n),
        Point::Half(n, ..) => Stretch::half(year, *n),
        Point::Week(n, _) => Stretch::week_of_year(year, *n),
        Point::Holiday(day, ..) => holiday::in_year(*day, year).map(|(first, last)| spanned(first, last)),
        _ => None,
    }
}
