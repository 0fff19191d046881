//! Clock times and parts of the day, on a day if one is told.

use super::grammar::{Found, Grammar};
use super::places::Place;
use super::shape::{Clock, DayPart, From, Grain, Point, Shape};
use super::words::{self, Step, Word};
use crate::model::TimeKind;
use crate::rule::Rule;
use crate::text::{Class, Tag, any_of};

pub(super) static CLOCK: Rule = Rule {
    id: "time-clock",
    phenomenon: "A clock time, with or without zone and day: “10:30 a.m. EST Tuesday”, “2200 GMT”, “noon on Friday”.",
    matches: &[
        ("The quake struck at 10:30 a.m. EST on Tuesday.", "10:30 a.m. EST on Tuesday = 2025-09-23T10:30"),
        ("Polls closed at 2200 GMT on Thursday.", "2200 GMT on Thursday = 2025-09-25T22:00"),
        ("The whistle blew at noon Monday.", "noon Monday = 2025-09-22T12:00"),
        ("The train left yesterday at 7pm.", "yesterday at 7pm = 2025-09-25T19:00"),
        ("The quake struck at 10:30 a.m. EST.", "10:30 a.m. EST = 2025-09-26T10:30"),
    ],
    rejects: &["The ratio was 4:3 in all.", "The Unit 2200 tower fell."],
};

pub(super) static PART_OF_DAY: Rule = Rule {
    id: "time-part-of-day",
    phenomenon: "A part of a day that is told or understood: “Thursday evening”, “last night”, “this morning”, “the night before”.",
    matches: &[
        ("The hall burned on Thursday evening.", "Thursday evening = 2025-09-25TEV"),
        ("The hall burned last night.", "last night = 2025-09-25TNI"),
        ("She left early Monday morning.", "early Monday morning = 2025-09-22TMO"),
        ("It broke on the night of May 4, 2020.", "the night of May 4, 2020 = 2020-05-04TNI"),
    ],
    rejects: &["A good night for all.", "Opera nights are dear."],
};

pub(super) static TONIGHT: Rule = Rule {
    id: "time-tonight",
    phenomenon: "The night around the day of publication: “tonight”, “overnight”.",
    matches: &[("They play tonight.", "tonight = 2025-09-26TNI"), ("Shells fell overnight on the port.", "overnight = 2025-09-25TNI")],
    rejects: &["An overnight train left."],
};

impl Grammar<'_> {
    /// "a.m.", "pm", "p . m ." at a token: whether it is pm, and the token behind.
    pub fn meridiem(&self, i: usize) -> Option<(bool, usize)> {
        if let Word::Meridiem(pm) = self.at(i) {
            // "I am": a verb unless a number stands before.
            return Some((pm, i + 1));
        }
        let pm = if self.is(i, any_of!["p"]) {
            true
        } else if self.is(i, any_of!["a"]) {
            false
        } else {
            return None;
        };
        if self.is(i + 1, any_of!["."]) && self.is(i + 2, any_of!["m"]) {
            return Some((pm, if self.is(i + 3, any_of!["."]) { i + 4 } else { i + 3 }));
        }
        (self.doc.glued(i) && !self.has(i, Class::CAPITAL) && !self.doc.tag(i + 1).is_noun()).then_some((pm, i + 1))
    }

    /// A time of the day at a token.
    fn clock_time(&self, i: usize) -> Option<(Clock, usize)> {
        if let Word::Clock(hour) = self.at(i) {
            return Some((at(hour, Some(0), None, None)?, i + 1));
        }
        if self.has(i, Class::CLOCK) {
            let mut parts = self.doc.word(i).split(':').map(|part| part.parse::<u8>().ok());
            let (hour, minute, second) = (parts.next()??, parts.next()??, parts.next().flatten());
            let (pm, end) = self.meridiem(i + 1).map_or((None, i + 1), |(pm, end)| (Some(pm), end));
            let (pm, end) = if pm.is_none() { self.of_the_day(end) } else { (pm, end) };
            return Some((at(hour, Some(minute), second, pm)?, end));
        }
        if matches!(self.at(i), Word::Number) {
            let word = self.doc.word(i);
            if let Some(number) = self.digits(i) {
                // 2200 GMT, 1140 a.m.
                if word.len() == 4 {
                    let (hour, minute) = ((number / 100) as u8, (number % 100) as u8);
                    let meridiem = self.meridiem(i + 1);
                    if matches!(self.at(i + 1), Word::Zone)
                        || self.is(i + 1, any_of!["hours", "hrs", "h"])
                        || (meridiem.is_some() && hour <= 12)
                    {
                        let (pm, end) = meridiem.map_or((None, i + 1), |(pm, end)| (Some(pm), end));
                        let end = if self.is(end, any_of!["hours", "hrs", "h"]) { end + 1 } else { end };
                        return Some((at(hour, Some(minute), None, pm)?, end));
                    }
                    return None;
                }
                if let Some((pm, end)) = self.meridiem(i + 1).filter(|_| (1..=12).contains(&number)) {
                    return Some((at(number as u8, None, None, Some(pm))?, end));
                }
                return self.spoken_hour(i, number as u8, i + 1).or_else(|| self.minutes_past(i));
            }
            // 8.30pm, 8.30 in the evening
            let (hour, minute) = word.split_once('.')?;
            if minute.len() != 2 {
                return None;
            }
            let (hour, minute) = (hour.parse().ok()?, minute.parse().ok()?);
            let (pm, end) = self.meridiem(i + 1)?;
            return Some((at(hour, Some(minute), None, Some(pm))?, end));
        }
        if let Word::Cardinal(hour @ 1..=12) = self.at(i) {
            if let Some((pm, end)) = self.meridiem(i + 1) {
                return Some((at(hour, None, None, Some(pm))?, end));
            }
            return self.spoken_hour(i, hour, i + 1).or_else(|| self.minutes_past(i));
        }
        if matches!(self.at(i), Word::Half) || self.is(i, any_of!["quarter"]) || matches!(self.at(i), Word::Cardinal(_)) {
            return self.minutes_past(i);
        }
        None
    }

    /// "seven o'clock", "4 in the morning".
    fn spoken_hour(&self, i: usize, hour: u8, next: usize) -> Option<(Clock, usize)> {
        if !(1..=12).contains(&hour) {
            return None;
        }
        if matches!(self.at(next), Word::OClock) {
            let (pm, end) = self.of_the_day(next + 1);
            return Some((at(hour, None, None, pm)?, end));
        }
        // "o" "'clock" may be cut
        if self.is(next, any_of!["o"]) && self.is(next + 2, any_of!["clock"]) {
            let (pm, end) = self.of_the_day(next + 3);
            return Some((at(hour, None, None, pm)?, end));
        }
        let (pm, end) = self.of_the_day(next);
        if pm.is_some()
            && self.before(i, any_of!["at", "by", "until", "till", "around", "about", "from", "since", "before", "after", "near", "past"])
        {
            return Some((at(hour, None, None, pm)?, end));
        }
        None
    }

    /// "half past nine", "twenty past eight", "ten to seven".
    fn minutes_past(&self, i: usize) -> Option<(Clock, usize)> {
        let (minute, mut next) = match self.at(i) {
            Word::Half => (30, i + 1),
            _ if self.is(i, any_of!["quarter"]) => (15, i + 1),
            Word::Number => (self.digits(i)?, i + 1),
            _ => self.below_hundred(i)?,
        };
        if matches!(self.at(next), Word::Units(Grain::Minute, _) | Word::Unit(Grain::Minute, _)) {
            next += 1;
        }
        let past = self.is(next, any_of!["past"]);
        if !past || minute >= 60 {
            return None;
        }
        let hour = match self.at(next + 1) {
            Word::Number => self.digits(next + 1)?,
            _ => self.below_hundred(next + 1)?.0,
        };
        let (pm, end) = self.meridiem(next + 2).map_or_else(|| self.of_the_day(next + 2), |(pm, end)| (Some(pm), end));
        (1..=12).contains(&hour).then(|| Some((at(hour as u8, Some(minute as u8), None, pm)?, end))).flatten()
    }

    /// "in the morning", "at night" behind an hour: whether that is pm.
    pub fn of_the_day(&self, i: usize) -> (Option<bool>, usize) {
        if self.is(i, any_of!["in"]) && matches!(self.at(i + 1), Word::The) {
            match self.at(i + 2) {
                Word::Part(DayPart::Morning) => return (Some(false), i + 3),
                Word::Part(DayPart::Afternoon | DayPart::Evening) => return (Some(true), i + 3),
                _ => {}
            }
        }
        if self.is(i, any_of!["at"]) && matches!(self.at(i + 1), Word::Part(DayPart::Night)) {
            return (Some(true), i + 2);
        }
        (None, i)
    }

    /// A time zone behind a clock time, in brackets or not: "EST", "local time", "Eastern time".
    pub fn zone(&self, i: usize) -> usize {
        if matches!(self.at(i), Word::Zone) || self.is_stopped_zone(i) {
            return i + 1;
        }
        if self.is(i, any_of!["local", "eastern", "pacific", "central", "mountain", "moscow", "beijing"]) {
            let at = if self.is(i + 1, any_of!["standard", "daylight"]) { i + 2 } else { i + 1 };
            if self.is(at, any_of!["time", "timezone"]) {
                return at + 1;
            }
        }
        i
    }

    /// "EST." at the end of a sentence: the zone has kept the full stop.
    fn is_stopped_zone(&self, i: usize) -> bool {
        self.has(i, Class::ABBREV.union(Class::CAPITAL))
            && i + 1 == self.to()
            && self.doc.word(i).strip_suffix('.').is_some_and(words::is_zone)
    }

    /// The day that a clock time or part of the day is on, behind it: "on Tuesday", ", Nov. 6", "of May 4".
    fn day_behind(&self, i: usize) -> Option<(Point, usize, Option<&'static str>)> {
        // "10:35 a.m. (0735 GMT) Friday"
        let i = if self.is(i, any_of!["("]) && matches!(self.at(i + 2), Word::Zone) && self.is(i + 3, any_of![")"]) { i + 4 } else { i };
        let at = self.comma(i);
        let at = if self.is(at, any_of!["on", "of", "the"]) { self.the(at + 1) } else { at };
        let place = self.place(at)?;
        place.read.point.is_day().then_some((place.read.point, place.read.end, place.modifier))
    }

    /// The day behind a clock time, with the part of it that is told: "tomorrow evening", "last night", "on Tuesday".
    pub fn day_and_part_behind(&self, i: usize) -> Option<(Point, Option<DayPart>, usize)> {
        let at = self.comma(i);
        let at = if self.is(at, any_of!["on"]) { at + 1 } else { at };
        if matches!(self.at(at), Word::Tonight) {
            return Some((Point::Relative { grain: Grain::Day, by: 0, from: From::Publication }, Some(DayPart::Night), at + 1));
        }
        if let Word::Step(step) = self.at(at)
            && let Word::Part(part) = self.at(at + 1)
        {
            return Some((day_of_step(step), Some(part), at + 2));
        }
        let (point, end, _) = self.day_behind(i)?;
        match self.at(end) {
            Word::Part(part) if !self.doc.tag(end + 1).is_noun() => Some((point, Some(part), end + 1)),
            _ => Some((point, None, end)),
        }
    }

    /// A clock time said inside a part of the day: "(last night) at 8", "(in the morning) 9 o'clock".
    fn clock_in(&self, part: DayPart, i: usize) -> Option<(Clock, usize)> {
        let at = if self.is(i, any_of!["at", "around", "about"]) { i + 1 } else { i };
        if let Some((clock, end)) = self.clock_time(at) {
            let halved = (at..end).any(|token| matches!(self.at(token), Word::Meridiem(_)));
            return Some((if halved { clock } else { in_part(clock, part) }, end));
        }
        let hour = match self.at(at) {
            Word::Number if self.doc.word(at).len() <= 2 => self.digits(at)?,
            Word::Cardinal(hour) => hour.into(),
            _ => return None,
        };
        let bare = at > i && (1..=12).contains(&hour) && self.closes(at + 1) && !self.is(at + 1, any_of!["-", "–", "/", "%"]);
        bare.then_some((in_part(Clock::At { hour: hour as u8, minute: None, second: None }, part), at + 1))
    }

    /// A clock time at a token, alone or with its day behind it.
    pub fn clock_found(&self, i: usize) -> Option<Found> {
        if matches!(self.at(i), Word::Unit(grain, _) if grain != Grain::Quarter) {
            return None;
        }
        let (_, at) = match self.at(i) {
            Word::Approx | Word::Nearly => self.qualifier(i),
            _ => (None, i),
        };
        let (clock, end) = self.clock_time(at)?;
        // "10:30" as a score or verse: needs a hint, unless a real time of day stands around.
        let digits_only = self.has(at, Class::CLOCK) && end == at + 1;
        let end = self.zone(end);
        let zoned = end > at + 1;
        let led = self.before(
            i,
            any_of![
                "at", "by", "until", "till", "from", "since", "around", "about", "to", "before", "after", "between", "and", "-", "–",
                "for", "(",
            ],
        );
        let minutes = self.doc.word(at).rsplit(':').next().map_or(0, str::len);
        if digits_only && !zoned && !(led && minutes == 2) && self.day_behind(end).is_none() {
            return None;
        }
        let halved = (at..end).any(|token| matches!(self.at(token), Word::Meridiem(_)));
        let (on, clock, end) = match self.day_and_part_behind(end) {
            Some((point, Some(part), end)) if !halved => (Some(point), in_part(clock, part), end),
            Some((point, _, end)) => (Some(point), clock, end),
            None => (None, clock, end),
        };
        Some(found(at, end, Shape::Clock { on, clock }, None, &CLOCK))
    }

    /// A day and the clock time or part of the day behind it, or, `alone`, a part of the day by itself.
    pub fn part_found(&self, i: usize, place: Option<&Place>, alone: bool) -> Option<Found> {
        if let Some(found) = place.and_then(|place| self.day_and_clock(i, place)) {
            return Some(found);
        }
        let begins = alone
            && matches!(
                self.at(self.the(i)),
                Word::Step(_) | Word::Mod(_) | Word::Earlier | Word::Later | Word::Part(_) | Word::Tonight | Word::Overnight
            );
        begins.then(|| self.step_part(i).or_else(|| self.part_of_day(i)).or_else(|| self.tonight(i))).flatten()
    }

    /// "Tuesday at 10 a.m.", "early Friday morning", "tomorrow night".
    fn day_and_clock(&self, i: usize, place: &Place) -> Option<Found> {
        let mut next = place.read.end;
        if self.is_over(next) || !place.read.point.is_day() {
            return None;
        }
        let start = if matches!(self.at(i), Word::The) { i + 1 } else { i };
        // "in the morning", "early morning"
        let in_the = if self.is(next, any_of!["in"]) && matches!(self.at(next + 1), Word::The) { next + 2 } else { next };
        let (inner, part_at) = match self.at(in_the) {
            Word::Mod(modifier) => (Some(modifier.get()), self.skip_hyphen(in_the + 1)),
            _ => (None, in_the),
        };
        if let Word::Part(part) = self.at(part_at) {
            let name = self.doc.tag(part_at).is_proper() && self.has(part_at, Class::CAPITAL) && self.doc.tag(part_at + 1).is_proper();
            if !name {
                // "Tuesday morning at 8:00"
                if let Some((clock, end)) = self.clock_in(part, part_at + 1) {
                    return Some(found(start, self.zone(end), Shape::Clock { on: Some(place.read.point.clone()), clock }, None, &CLOCK));
                }
                let modifier = inner.or(place.modifier);
                let (point, end) = self.week_behind(&place.read.point, part_at + 1);
                return Some(found(start, end, Shape::Clock { on: Some(point), clock: Clock::Part(part) }, modifier, &PART_OF_DAY));
            }
        }
        next = self.comma(next);
        let next =
            if self.is(next, any_of!["at", "around", "about", "by", "before", "after", "until", "till", "for"]) { next + 1 } else { next };
        let (clock, end) = self.clock_time(next)?;
        Some(found(start, self.zone(end), Shape::Clock { on: Some(place.read.point.clone()), clock }, place.modifier, &CLOCK))
    }

    /// The week told behind the part of a weekday: "Wednesday evening next week".
    fn week_behind(&self, day: &Point, i: usize) -> (Point, usize) {
        let at = self.the(if self.is(i, any_of!["of"]) { i + 1 } else { i });
        match (day, self.step_unit(at)) {
            (Point::Weekday(..), Some(week)) if matches!(week.point, Point::Relative { grain: Grain::Week, .. }) => {
                (Point::Within(Box::new(day.clone()), Box::new(week.point)), week.end)
            }
            _ => (day.clone(), i),
        }
    }

    /// "last night", "this morning", "the previous evening", "that same night".
    fn step_part(&self, i: usize) -> Option<Found> {
        let at = self.the(i);
        let (modifier, at) = match self.at(at) {
            Word::Mod(modifier) => (Some(modifier.get()), at + 1),
            Word::Earlier => (Some("START"), at + 1),
            Word::Later => (Some("END"), at + 1),
            _ => (None, at),
        };
        let Word::Step(step) = self.at(at) else { return None };
        let part_at = if matches!(self.at(at + 1), Word::Step(_) | Word::Mod(_)) { at + 2 } else { at + 1 };
        let Word::Part(part) = self.at(part_at) else { return None };
        let on = Some(day_of_step(step));
        let (clock, end) = self.clock_in(part, part_at + 1).unwrap_or((Clock::Part(part), part_at + 1));
        Some(found(i, end, Shape::Clock { on, clock }, modifier, &PART_OF_DAY))
    }

    /// "the night of May 4", "the night before", "the morning", "early evening".
    fn part_of_day(&self, i: usize) -> Option<Found> {
        let at = self.the(i);
        let (modifier, part_at) = match self.at(at) {
            Word::Mod(modifier) => (Some(modifier.get()), self.skip_hyphen(at + 1)),
            _ => (None, at),
        };
        let Word::Part(part) = self.at(part_at) else { return None };
        // "in the night-time"
        let next = if self.hyphen(part_at + 1) && self.is(part_at + 2, any_of!["time", "hours"]) { part_at + 3 } else { part_at + 1 };
        if self.is(next, any_of!["of"])
            && let Some(place) = self.place(next + 1)
            && place.read.point.is_day()
        {
            return Some(found(
                i,
                place.read.end,
                Shape::Clock { on: Some(place.read.point), clock: Clock::Part(part) },
                modifier,
                &PART_OF_DAY,
            ));
        }
        if at > i && self.is(next, any_of!["before", "after"]) && self.closes(next + 1) {
            let by = if self.is(next, any_of!["before"]) { -1 } else { 1 };
            let on = Some(Point::Relative { grain: Grain::Day, by, from: From::Told });
            return Some(found(i, next + 1, Shape::Clock { on, clock: Clock::Part(part) }, modifier, &PART_OF_DAY));
        }
        // Bare: "in the morning", "early evening", "by dawn", "morning yesterday".
        if let Some((on, end, inner)) = self.day_behind(next)
            && !self.is(next, any_of![",", "of"])
        {
            return Some(found(
                part_at.min(if modifier.is_some() { at } else { part_at }),
                end,
                Shape::Clock { on: Some(on), clock: Clock::Part(part) },
                modifier.or(inner),
                &PART_OF_DAY,
            ));
        }
        let led = self.before(
            i,
            any_of!["in", "during", "by", "until", "till", "before", "after", "since", "throughout", "at", "around", "from", "to"],
        );
        let noun = self.doc.tag(next).is_noun() || self.hyphen(next) || self.is(next, any_of!["'s", "’s", "of"]);
        let alone = self.is(part_at, any_of!["dawn", "dusk", "sunset", "sunrise", "nightfall", "daybreak", "night", "lunchtime"]);
        let whole = led && (at > i || modifier.is_some() || alone);
        if whole && let Some((clock, end)) = self.clock_in(part, next) {
            return Some(found(i, end, Shape::Clock { on: None, clock }, None, &CLOCK));
        }
        (whole && !noun).then(|| found(i, next, Shape::Clock { on: None, clock: Clock::Part(part) }, modifier, &PART_OF_DAY))
    }

    /// "tonight", "overnight".
    fn tonight(&self, i: usize) -> Option<Found> {
        let (modifier, at) = match self.at(i) {
            Word::Mod(modifier) => (Some(modifier.get()), i + 1),
            Word::Earlier => (Some("START"), i + 1),
            Word::Later => (Some("END"), i + 1),
            _ => (None, i),
        };
        let by = match self.at(at) {
            Word::Tonight => 0,
            Word::Overnight if self.doc.tag(at).is_adverb() || !self.doc.tag(at + 1).is_noun() || self.doc.tag(at + 1) == Tag::Nnp => -1,
            _ => return None,
        };
        let on = Some(Point::Relative { grain: Grain::Day, by, from: From::Publication });
        let (clock, end) = self.clock_in(DayPart::Night, at + 1).unwrap_or((Clock::Part(DayPart::Night), at + 1));
        Some(found(i, end, Shape::Clock { on, clock }, modifier, &TONIGHT))
    }
}

/// The day of "this (morning)", "last (night)", "the previous (evening)".
fn day_of_step(step: Step) -> Point {
    let (by, from) = match step {
        Step::This => (0, From::Publication),
        Step::Last | Step::Past => (-1, From::Publication),
        Step::Next | Step::Following => (1, From::Told),
        Step::Previous => (-1, From::Told),
        Step::Same | Step::That => (0, From::Told),
        Step::Coming => (1, From::Publication),
    };
    Point::Relative { grain: Grain::Day, by, from }
}

/// A clock time that is said inside a part of the day: an hour without its half takes it from there.
fn in_part(clock: Clock, part: DayPart) -> Clock {
    match clock {
        Clock::At { hour: hour @ ..12, minute, second } if matches!(part, DayPart::Afternoon | DayPart::Evening | DayPart::Night) => {
            Clock::At { hour: hour + 12, minute, second }
        }
        clock => clock,
    }
}

/// A clock time on the 24-hour clock.
fn at(hour: u8, minute: Option<u8>, second: Option<u8>, pm: Option<bool>) -> Option<Clock> {
    let hour = match pm {
        Some(true) if hour < 12 => hour + 12,
        Some(false) if hour == 12 => 0,
        _ => hour,
    };
    (hour <= 24 && minute.unwrap_or(0) < 60 && second.unwrap_or(0) < 60).then_some(Clock::At { hour, minute, second })
}

fn found(start: usize, end: usize, shape: Shape, modifier: Option<&'static str>, rule: &'static Rule) -> Found {
    Found { start, end, kind: TimeKind::Time, shape, modifier, rule: rule.id, outer: None, direction: None }
}
