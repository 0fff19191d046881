//! Weekdays, named days, and days seen from here or from the day told last.

use super::grammar::{Grammar, Read};
use super::shape::{From, Grain, Point, Which};
use super::words::{self, Step, Word};
use crate::rule::Rule;
use crate::text::{Class, any_of};

pub(super) static WEEKDAY: Rule = Rule {
    id: "time-weekday",
    phenomenon: "A weekday, seen from the day of publication: the nearest one in the direction of the verb, backwards by default; on its own day that day; “last” and “next” count weeks.",
    matches: &[
        ("The council met on Thursday.", "Thursday = 2025-09-25"),
        ("The council met on Friday.", "Friday = 2025-09-26"),
        ("The council will meet on Thursday.", "Thursday = 2025-10-02"),
        ("The hall is open next Monday to Friday.", "Friday = 2025-10-03"),
        ("The council met last Tuesday.", "last Tuesday = 2025-09-16"),
        ("The council plans to meet next Tuesday.", "next Tuesday = 2025-09-30"),
        ("The shops open on Monday.", "Monday = 2025-09-29"),
    ],
    rejects: &["Robinson met Man in the sun.", "They sat down."],
};

pub(super) static WEEKDAY_OF_WEEK: Rule = Rule {
    id: "time-weekday-of-week",
    phenomenon: "A weekday of a week named beside it: “Monday of last week”, “Wednesday next week”.",
    matches: &[
        ("The mine shut on Monday of last week.", "Monday of last week = 2025-09-15"),
        ("Talks resume Wednesday next week.", "Wednesday next week = 2025-10-01"),
    ],
    rejects: &[],
};

pub(super) static TODAY: Rule = Rule {
    id: "time-today",
    phenomenon: "Today, yesterday and tomorrow, and the days next to them.",
    matches: &[
        ("The dam broke yesterday.", "yesterday = 2025-09-25"),
        ("They leave the day after tomorrow.", "the day after tomorrow = 2025-09-28"),
    ],
    rejects: &[],
};

pub(super) static NEXT_DAY: Rule = Rule {
    id: "time-following-day",
    phenomenon: "A day seen from the day told last: “the following day”, “that day”, “the day before”.",
    matches: &[
        ("The dam broke on Sept. 3. The following day the town was empty.", "The following day = 2025-09-04"),
        ("The dam broke on Sept. 3. That day it had rained.", "That day = 2025-09-03"),
        ("The dam broke on Sept. 3. The day before, it had rained.", "The day before = 2025-09-02"),
    ],
    rejects: &["He wrote it the day before his trial."],
};

pub(super) static HOLIDAY: Rule = Rule {
    id: "time-holiday",
    phenomenon: "A named day of the calendar, found by its rule (fixed, nth weekday, by Easter, Islamic), with or without a year.",
    matches: &[
        ("The truce began on Christmas Eve 2014.", "Christmas Eve 2014 = 2014-12-24"),
        ("Shops shut on Easter Monday.", "Easter Monday = 2025-04-21"),
        ("Shops will shut on Thanksgiving.", "Thanksgiving = 2025-11-27"),
        ("Roads jammed over the Labor Day weekend.", "the Labor Day weekend = 2025-W35-WE"),
    ],
    rejects: &["The new year began well.", "It is all good."],
};

impl Grammar<'_> {
    /// A weekday, with or without "last", "next" and a week beside it.
    pub fn weekday(&self, i: usize) -> Option<Read> {
        let (which, at) = match self.at(i) {
            Word::Step(step) => {
                let both = step == Step::This && matches!(self.at(i + 1), Word::Step(Step::Coming | Step::Past | Step::Next));
                let (step, at) = match self.at(i + 1) {
                    Word::Step(second) if both => (second, i + 2),
                    _ => (step, i + 1),
                };
                let which = match step {
                    Step::This => Which::This,
                    Step::Last => Which::Last,
                    Step::Past => Which::Past,
                    Step::Previous => Which::Last,
                    Step::Next => Which::Next,
                    Step::Coming => Which::Coming,
                    Step::Following => Which::AfterTold,
                    Step::Same | Step::That => Which::BeforeTold,
                };
                (which, at)
            }
            _ => (Which::Nearest, i),
        };
        let Word::Weekday(day, short) = self.at(at) else {
            // "next week Wednesday", "previous week - Monday"
            if matches!(self.at(at), Word::Unit(Grain::Week, false)) && at > i {
                let week = self.step_unit(i)?;
                let next = if self.is(week.end, any_of!["-", "–", "on", "'s", "’s"]) { week.end + 1 } else { week.end };
                if let Word::Weekday(day, _) = self.at(next) {
                    let point = Point::Within(Box::new(Point::Weekday(day, Which::Nearest)), Box::new(week.point));
                    return Read::new(point, next + 1, &WEEKDAY_OF_WEEK);
                }
            }
            return None;
        };
        if short
            && !self.has(at + 1, Class::NUMBER)
            && which == Which::Nearest
            && !(self.has(at, Class::CAPITAL) && matches!(self.at(at + 1), Word::Part(_)))
        {
            let listed = self.is(at, any_of!["mon", "wed", "thu", "fri", "mon.", "fri."]) && self.has(at, Class::CAPITAL);
            if !listed {
                return None;
            }
        }
        // "on a Monday": some Monday.
        if which == Which::Nearest && self.indefinite(i) {
            return None;
        }
        // Days with a name of their own, and clubs.
        if which == Which::Nearest && self.before(i, any_of!["black", "bloody", "super", "cyber", "ruby", "sheffield"]) {
            return None;
        }
        if which == Which::BeforeTold && !self.is(i, any_of!["that", "same"]) {
            return None;
        }
        if self.is_over(at + 1) {
            return Read::new(Point::Weekday(day, which), at + 1, &WEEKDAY);
        }
        // "Friday the 13th", "Monday 21"
        if which == Which::Nearest {
            let number = self.the(at + 1);
            let spelled = if number > at + 1 { self.month_day(number) } else { self.day_digits(number) };
            if let Some((of_month, end)) = spelled
                && (self.has(number, Class::ORDINAL) || number > at + 1 || self.closes(end))
                && !self.is(end, any_of!["-", "–", ":", "/", "percent", "%"])
                && !matches!(self.at(end), Word::Month(..) | Word::Meridiem(_) | Word::Units(..) | Word::OClock)
            {
                return Read::new(Point::WeekdayOfMonth(day, of_month), end, &WEEKDAY);
            }
        }
        if which == Which::Nearest {
            let next = if self.is(at + 1, any_of!["of", ","]) { at + 2 } else { at + 1 };
            let next = if matches!(self.at(next), Word::The) { next + 1 } else { next };
            if let Some(week) = self.step_unit(next)
                && matches!(week.point, Point::Relative { grain: Grain::Week, .. })
            {
                return Read::new(
                    Point::Within(Box::new(Point::Weekday(day, Which::Nearest)), Box::new(week.point)),
                    week.end,
                    &WEEKDAY_OF_WEEK,
                );
            }
        }
        Read::new(Point::Weekday(day, which), at + 1, &WEEKDAY)
    }

    /// Whether a weekday is any of its name: "on a Monday", "one Friday" — not "a Monday meeting".
    pub fn indefinite(&self, i: usize) -> bool {
        self.before(i, any_of!["a"])
            && matches!(self.at(i), Word::Weekday(_, false))
            && !self.doc.tag(i + 1).is_noun()
            && self.at(i + 1).is_plain()
            && !self.hyphen(i + 1)
    }

    /// "yesterday", "the day before yesterday", "the following day", "that day".
    pub fn day_word(&self, i: usize) -> Option<Read> {
        let day = |by: i32, from: From, end: usize, rule| Read::new(Point::Relative { grain: Grain::Day, by, from }, end, rule);
        match self.at(i) {
            Word::Day(by) => day(by.into(), From::Publication, i + 1, &TODAY),
            Word::Unit(Grain::Day, _) if self.follows_the(i) => {
                let after = self.is(i + 1, any_of!["after"]);
                if !after && !self.is(i + 1, any_of!["before", "earlier"]) {
                    return None;
                }
                let sign = if after { 1 } else { -1 };
                if let Word::Day(by) = self.at(i + 2) {
                    return day(i32::from(by) + sign, From::Publication, i + 3, &TODAY);
                }
                if let Some(read) = self.weekday(i + 2).or_else(|| self.calendar(i + 2)).or_else(|| self.holiday(i + 2)) {
                    return Read::new(Point::Shifted { grain: Grain::Day, by: sign, base: Box::new(read.point) }, read.end, &NEXT_DAY);
                }
                self.closes(i + 2).then(|| day(sign, From::Told, i + 2, &NEXT_DAY)).flatten()
            }
            Word::Step(step) if matches!(self.at(i + 1), Word::Unit(Grain::Day, false)) => {
                if self.is(i + 2, any_of!["-", "of"]) && step != Step::That && step != Step::This {
                    return None;
                }
                let by = match step {
                    Step::Next | Step::Following => 1,
                    Step::Previous => -1,
                    Step::Same | Step::That | Step::This => 0,
                    _ => return None,
                };
                let from = if step == Step::This { From::Publication } else { From::Told };
                day(by, from, i + 2, &NEXT_DAY)
            }
            Word::Step(Step::That)
                if matches!(self.at(i + 1), Word::Step(Step::Same)) && matches!(self.at(i + 2), Word::Unit(Grain::Day, false)) =>
            {
                day(0, From::Told, i + 3, &NEXT_DAY)
            }
            _ => None,
        }
    }

    /// Whether nothing follows that a "before" or "after" could govern: the end, a comma, a conjunction, a
    /// clause's subject that is set off.
    pub fn closes(&self, i: usize) -> bool {
        i >= self.to()
            || self.doc.tag(i).is_punctuation()
            || self.is(i, any_of!["and", "but", "or", "in", "at", "on", "by", "to", "with", "when", "that", "from", "for"])
            || self.doc.tag(i).is_finite()
    }

    /// A named day, with or without a year or "last", "next".
    pub fn holiday(&self, i: usize) -> Option<Read> {
        let (which, at) = match self.at(i) {
            Word::Step(Step::Last | Step::Previous | Step::Past) => (Which::Last, i + 1),
            Word::Step(Step::This) => (Which::This, i + 1),
            Word::Step(Step::Next | Step::Coming | Step::Following) => (Which::Next, i + 1),
            _ => (Which::Nearest, i),
        };
        if !matches!(self.at(at), Word::Named | Word::Month(..)) {
            return None;
        }
        let (len, day) = words::holiday_at(self.doc, at, self.to())?;
        // A name of the calendar is written with capitals, unless everything is small.
        let capital = self.has(at, Class::CAPITAL);
        let shouts = self.doc.word(at).len() > 3
            && !self.is(at, any_of!["good", "independence", "memorial", "international", "president", "father", "mother"]);
        if !capital && !shouts && len < 2 {
            return None;
        }
        let end = at + len;
        // "Labor Day weekend"
        if matches!(self.at(end), Word::Unit(Grain::Weekend, false)) {
            let of = Box::new(Point::Holiday(day, None, which));
            return Read::new(Point::Nth { nth: 0, grain: Grain::Weekend, of }, end + 1, &HOLIDAY);
        }
        if which == Which::Nearest {
            if let Some((year, end)) = self.year_behind(end) {
                let point = Point::Holiday(day, Some(year), which);
                if matches!(self.at(end), Word::Unit(Grain::Weekend, false)) {
                    return Read::new(Point::Nth { nth: 0, grain: Grain::Weekend, of: Box::new(point) }, end + 1, &HOLIDAY);
                }
                return Read::new(point, end, &HOLIDAY);
            }
            let next = if self.is(end, any_of!["of"]) { end + 1 } else { end };
            if let Some(year) = self.step_unit(next)
                && matches!(year.point, Point::Relative { grain: Grain::Year, .. })
            {
                return Read::new(Point::Within(Box::new(Point::Holiday(day, None, which)), Box::new(year.point)), year.end, &HOLIDAY);
            }
        }
        Read::new(Point::Holiday(day, None, which), end, &HOLIDAY)
    }
}
