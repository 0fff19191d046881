//! Ranges and lists whose ends share what only one of them says: "5 to 6 p.m.", "Aug. 6 and 7", "2012–13".

use super::grammar::{Found, Grammar};
use super::shape::{Clock, DayPart, From, Point, Shape};
use super::words::Word;
use crate::model::TimeKind;
use crate::rule::Rule;
use crate::text::{Class, any_of};

pub(super) static CLOCK_RANGE: Rule = Rule {
    id: "time-clock-range",
    phenomenon: "The two ends of a stretch of clock time, which share a day and a half of the day: “from 7 to 9:30 p.m. on Tuesday”.",
    matches: &[
        ("It was shut between 2 and 4pm on Thursday.", "2 = 2025-09-25T14:00"),
        ("The gate was open from 10:30 to 3 on Thursday.", "3 on Thursday = 2025-09-25T15:00"),
        ("They met yesterday from 11 a.m. to 2.", "yesterday from 11 a.m. = 2025-09-25T11:00"),
        ("The hall was dark between 7 and 9:30 last night.", "9:30 last night = 2025-09-25T21:30"),
    ],
    rejects: &["It rose from 7 to 9 percent on Thursday.", "Between 2 and 4 men came yesterday."],
};

/// An hour as one end of a range gives it.
#[derive(Debug, Clone, Copy)]
struct Hour {
    hour: u8,
    minute: Option<u8>,
    second: Option<u8>,
    /// Whether it is p.m., if it says.
    pm: Option<bool>,
    /// Whether its form alone makes it a clock time.
    sure: bool,
    end: usize,
}

impl Hour {
    /// On the 24-hour clock, taken as before or after noon.
    fn half(self, pm: bool) -> u8 {
        self.hour % 12 + if pm { 12 } else { 0 }
    }
}

/// The day of a range of clock times and the part of it, where one is told.
pub(super) type OnDay = (Point, Option<DayPart>);

impl Grammar<'_> {
    /// An hour, with or without minutes and half of the day: "7", "7:30", "three thirty", "4pm", "0730", "noon".
    fn hour(&self, i: usize) -> Option<Hour> {
        let word = self.doc.word(i);
        let plain = |hour, minute, end| Hour { hour, minute, second: None, pm: None, sure: minute.is_some(), end };
        let mut found = match self.at(i) {
            Word::Clock(hour) => {
                return Some(Hour { hour: 12, minute: Some(0), second: None, pm: Some(hour == 12), sure: true, end: i + 1 });
            }
            Word::Number if self.has(i, Class::CLOCK) => {
                let mut parts = word.split(':').map(|part| part.parse::<u8>().ok());
                let (hour, minute, second) = (parts.next()??, parts.next()??, parts.next().flatten());
                Hour { second, ..plain(hour, Some(minute), i + 1) }
            }
            Word::Number => {
                let number = self.digits(i)?;
                match word.len() {
                    1 | 2 => plain(number as u8, None, i + 1),
                    4 if word.starts_with('0') => plain((number / 100) as u8, Some((number % 100) as u8), i + 1),
                    _ => return None,
                }
            }
            Word::Cardinal(hour @ 1..=12) => match self.below_hundred(self.skip_hyphen(i + 1)) {
                Some((minute @ 10..=59, end)) => plain(hour, Some(minute as u8), end),
                _ => plain(hour, None, i + 1),
            },
            _ => return None,
        };
        if found.hour > 24 || found.minute.is_some_and(|minute| minute > 59) {
            return None;
        }
        if matches!(self.at(found.end), Word::OClock) {
            (found.sure, found.end) = (true, found.end + 1);
        } else if let Some((pm, end)) = self.meridiem(found.end)
            && (1..=12).contains(&found.hour)
        {
            (found.pm, found.sure, found.end) = (Some(pm), true, end);
        }
        if found.pm.is_none() {
            (found.pm, found.end) = self.of_the_day(found.end);
            found.sure |= found.pm.is_some();
        }
        Some(found)
    }

    /// Whether a range of clock times may begin at a token.
    #[inline]
    pub fn begins_range(&self, i: usize) -> bool {
        matches!(self.at(i), Word::Number | Word::Cardinal(1..=12) | Word::Clock(_))
    }

    /// The ends of a range of clock times at a token; `day` is the day told before it.
    pub fn clock_range(&self, i: usize, day: Option<&OnDay>) -> Option<[Found; 2]> {
        if !self.begins_range(i) {
            return None;
        }
        let first = self.hour(i)?;
        let between = self.before(i, any_of!["between"]);
        let parted = self.hyphen(first.end)
            || self.is(first.end, any_of!["to", "until", "till", "through", "-", "–"])
            || (between && self.is(first.end, any_of!["and"]));
        if !parted {
            return None;
        }
        let from = first.end + 1;
        let second = self.hour(from)?;
        let end = self.zone(second.end);
        let behind = if day.is_none() { self.day_and_part_behind(end) } else { None };
        let end = behind.as_ref().map_or(end, |behind| behind.2);
        let on = day.cloned().or(behind.map(|(point, part, _)| (point, part)));
        let led = between || self.before(i, any_of!["from"]);
        let told = second.pm.is_some() && (1..=12).contains(&first.hour);
        let looks = (first.sure || second.sure) && (led || on.is_some());
        let counts = !second.sure
            && (self.doc.tag(second.end).is_noun()
                || self.doc.tag(second.end).is_adjective()
                || matches!(self.at(second.end), Word::Units(..) | Word::Unit(..) | Word::Scale(_) | Word::Month(..) | Word::Half)
                || self.is(second.end, any_of!["%", "percent", "per", "/", "-", "–", ".", ","]) && self.doc.glued(second.end + 1)
                || self.is(second.end, any_of!["%", "percent", "per"]));
        if !(told || looks || (led && day.is_some())) || (counts && !told) {
            return None;
        }
        let (from_hour, to_hour) = self.halves(first, second, on.as_ref().and_then(|on| on.1));
        let point = on.map(|on| on.0);
        // "the next evening from 7 to 9": both ends on the one day that is counted from the day told before.
        let same = match &point {
            Some(Point::Relative { grain, from: From::Told, .. }) => Some(Point::Relative { grain: *grain, by: 0, from: From::Told }),
            point => point.clone(),
        };
        let end_of = |start, end, hour, of: Hour, on: Option<Point>| Found {
            start,
            end,
            kind: TimeKind::Time,
            shape: Shape::Clock { on, clock: Clock::At { hour, minute: of.minute, second: of.second } },
            modifier: None,
            rule: CLOCK_RANGE.id,
            outer: None,
            direction: None,
        };
        Some([end_of(i, first.end, from_hour, first, point), end_of(from, end, to_hour, second, same)])
    }

    /// The hours of a range on the 24-hour clock: an end that does not say its half of the day takes the one that
    /// puts the ends in order.
    fn halves(&self, first: Hour, second: Hour, part: Option<DayPart>) -> (u8, u8) {
        match (first.pm, second.pm) {
            _ if first.hour > 12 || second.hour > 12 => (first.hour, second.hour),
            (Some(from), Some(to)) => (first.half(from), second.half(to)),
            (None, Some(to)) => {
                let to = second.half(to);
                let late = first.half(true);
                (if to >= 12 && (late, first.minute) < (to, second.minute) { late } else { first.half(false) }, to)
            }
            (Some(from), None) => {
                let from = first.half(from);
                let early = second.half(false);
                (from, if (early, second.minute) > (from, first.minute) { early } else { second.half(true) })
            }
            (None, None) if part.is_some_and(|part| matches!(part, DayPart::Afternoon | DayPart::Evening | DayPart::Night)) => {
                (first.half(true), second.half(true))
            }
            (None, None) if (second.hour, second.minute) <= (first.hour, first.minute) => (first.hour, second.half(true)),
            (None, None) => (first.hour, second.hour),
        }
    }

    /// A day and a range of clock times on it: "tomorrow from 7:00 to 8:00pm", "Monday 8-9am". `day` is the day as
    /// it was read; its end is the token behind it.
    pub fn day_and_range(&self, day: &Found) -> Option<[Found; 2]> {
        if self.is_over(day.end) {
            return None;
        }
        let at = self.comma(day.end);
        let at = if self.is(at, any_of!["from", "between", "at"]) { at + 1 } else { at };
        if !self.begins_range(at) {
            return None;
        }
        let on = match &day.shape {
            Shape::Point(point) if point.is_day() => (point.clone(), None),
            Shape::Clock { on: Some(point), clock: Clock::Part(part) } => (point.clone(), Some(*part)),
            _ => return None,
        };
        let [mut first, second] = self.clock_range(at, Some(&on))?;
        first.start = day.start;
        Some([first, second])
    }

    /// "18 and 19 June": the first day, and the token that the date itself begins at.
    pub fn list_before(&self, i: usize, date: impl FnOnce(usize) -> Option<Found>) -> Option<[Found; 2]> {
        let (day, next) = self.day_before_list(i)?;
        let date = date(next)?;
        let Shape::Point(Point::Calendar { year, month: Some(month), day: Some(last), which }) = date.shape else { return None };
        let mut first = date.clone();
        (first.start, first.end) = (i, next - 1);
        // "from the 27th to the 3rd of April": the month before.
        let (year, month) = match month {
            _ if day <= last || !self.is(next.saturating_sub(1), any_of!["to", "through", "until", "till", "-", "–", "the"]) => {
                (year, month)
            }
            1 => (year.map(|year| year - 1), 12),
            _ => (year, month - 1),
        };
        first.end = i + 1;
        first.shape = Shape::Point(Point::Calendar { year, month: Some(month), day: Some(day), which });
        Some([first, date])
    }

    /// The further days behind a date without a year: "Aug. 6 and 7", "Nov. 18-19, 2014". A year behind the last is
    /// that of all.
    pub fn list_behind(&self, found: &mut Vec<Found>) {
        let Some(model) = found.last() else { return };
        let Shape::Point(Point::Calendar { year: None, month: Some(month), day: Some(first), which }) = model.shape else { return };
        if self.more_days(model.end).is_none() {
            return;
        }
        let model = model.clone();
        let from = found.len() - 1;
        let direction = Some(self.direction_of(model.start, model.end));
        let mut before = first;
        let mut at = (month, model.end);
        while let Some((day, token, next)) = self.more_days(at.1) {
            let until = (at.1..token).any(|token| self.is(token, any_of!["to", "through", "until", "till", "-", "–"]));
            if day < before && until {
                at.0 = at.0 % 12 + 1;
            }
            let mut one = model.clone();
            (one.start, one.end, one.direction) = (token, next, direction);
            one.shape = Shape::Point(Point::Calendar { year: None, month: Some(at.0), day: Some(day), which });
            found.push(one);
            (at.1, before) = (next, day);
        }
        if at.1 == model.end {
            return;
        }
        if let Some(first) = found.get_mut(from) {
            first.direction = direction;
        }
        if let Some((year, behind)) = self.year_behind(at.1) {
            for one in found.iter_mut().skip(from) {
                if let Shape::Point(Point::Calendar { year: slot, .. }) = &mut one.shape {
                    *slot = Some(year);
                }
            }
            if let Some(last) = found.last_mut() {
                last.end = behind;
            }
        }
    }

    /// "2012–13", "1998-03": the second year of a pair.
    pub fn second_year(&self, first: &Found) -> Option<Found> {
        let Shape::Point(Point::Calendar { year: Some(year), month: None, day: None, which }) = first.shape else { return None };
        let at = first.end + 1;
        // "(1892 – 94)": blanks around the dash, where the brackets close behind.
        let spaced = self.is(first.end, any_of!["-", "–"]) && self.is(at + 1, any_of![")", ","]) && self.before(first.start, any_of!["("]);
        if !(self.hyphen(first.end) || spaced) || self.doc.word(at).len() != 2 || self.hyphen(at + 1) {
            return None;
        }
        let short = i32::try_from(self.digits(at)?).ok().filter(|short| *short > year % 100)?;
        let shape = Shape::Point(Point::Calendar { year: Some(year - year % 100 + short), month: None, day: None, which });
        Some(Found { start: at, end: at + 1, shape, ..first.clone() })
    }

    /// Whether the tokens between two times make them the ends of a range.
    pub fn closes_range(&self, between: std::ops::Range<usize>) -> bool {
        let head = self.is(between.start, any_of!["to", "-", "–", "—", "through", "until", "till"]);
        head && (between.len() == 1 || (between.len() == 2 && matches!(self.at(between.start + 1), Word::The)))
    }

    /// A year told at the second end of a range is that of the first too: "from May to October 2020".
    pub fn share_years(&self, found: &mut [Found]) {
        for at in (1..found.len()).rev() {
            let (left, right) = found.split_at_mut(at);
            let (Some(first), Some(second)) = (left.last_mut(), right.first()) else { continue };
            let between = first.end..second.start;
            let joined = between.len() <= 2
                && between.clone().any(|token| self.is(token, any_of!["to", "-", "–", "—", "through", "until", "till", "and", "or"]));
            if !joined {
                continue;
            }
            if let (
                Shape::Point(Point::Calendar { year: slot @ None, month: Some(from), day, which: super::Which::Nearest }),
                Shape::Point(Point::Calendar { year: Some(year), month: Some(to), day: last, .. }),
            ) = (&mut first.shape, &second.shape)
            {
                let wraps = (*from, day.unwrap_or(0)) > (*to, last.unwrap_or(31));
                *slot = Some(if wraps { year - 1 } else { *year });
            }
        }
    }
}
