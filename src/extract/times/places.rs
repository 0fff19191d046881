//! Puts places on the calendar together: which rule reads one, and what "early", "the end of", "earlier" do to it.

use super::grammar::{Found, Grammar, Read};
use super::shape::{Direction, Grain, Point, Shape};
use super::words::Word;
use crate::model::TimeKind;
use crate::rule::Rule;
use crate::text::{Class, any_of};

pub(super) static PART: Rule = Rule {
    id: "time-early-late",
    phenomenon: "The early, middle or late part of a stretch: TIMEX3 mod START, MID, END.",
    matches: &[
        ("The mill burned in early September.", "early September = 2025-09"),
        ("The mill burned in mid-June.", "mid-June = 2025-06"),
        ("The mill burned in late 2024.", "late 2024 = 2024"),
    ],
    rejects: &["The late mayor built it."],
};

pub(super) static EDGE: Rule = Rule {
    id: "time-edge",
    phenomenon: "The beginning, middle or end of a stretch.",
    matches: &[
        ("The mill closed at the end of 1990.", "the end of 1990 = 1990"),
        ("It reopened at the beginning of March 1991.", "the beginning of March 1991 = 1991-03"),
        ("It must close by the end of the year.", "the end of the year = 2025"),
    ],
    rejects: &["They reached the end of the line."],
};

pub(super) static COMPARED: Rule = Rule {
    id: "time-earlier-later",
    phenomenon: "The part of a stretch before or after the day of speaking: “earlier this year”, “later in the week”.",
    matches: &[
        ("The mill burned earlier this year.", "earlier this year = 2025"),
        ("It will reopen later this month.", "later this month = 2025-09"),
        ("He had left earlier in the day.", "earlier in the day = 2025-09-26"),
    ],
    rejects: &["Later he left."],
};

/// A place with its modifier.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub read: Read,
    pub modifier: Option<&'static str>,
    pub rule: Option<&'static Rule>,
}

/// Takes a reading where it is longer than the one before. A call, as it is made at many places.
#[inline(never)]
fn take(best: &mut Option<Read>, read: Option<Read>) {
    if let Some(read) = read
        && best.as_ref().is_none_or(|best| read.end > best.end)
    {
        *best = Some(read);
    }
}

impl Grammar<'_> {
    /// The longest place on the calendar at a token, without modifiers.
    pub fn plain_place(&self, i: usize) -> Option<Read> {
        let mut best: Option<Read> = None;
        match self.at(i) {
            Word::Other | Word::Lead => {
                if self.is(i, any_of!["'", "’", "‘"]) {
                    take(&mut best, self.decade(i));
                } else if self.is(i, any_of!["comparable", "corresponding", "cy"]) {
                    take(&mut best, self.year_earlier(i));
                    take(&mut best, self.year_read(i));
                }
            }
            Word::Number => {
                take(&mut best, self.calendar(i));
                if self.has(i, Class::ORDINAL) {
                    take(&mut best, self.century(i));
                    take(&mut best, self.nth_of(i));
                } else if self.has(i, Class::DECADE) {
                    take(&mut best, self.decade(i));
                } else if self.year_digits(i).is_some() {
                    take(&mut best, self.quarter(i));
                    take(&mut best, self.decade(i));
                    take(&mut best, self.year_read(i));
                }
            }
            Word::Month(..) => {
                take(&mut best, self.holiday(i));
                take(&mut best, self.calendar(i));
            }
            Word::Weekday(..) => {
                take(&mut best, self.calendar(i));
                take(&mut best, self.weekday(i));
            }
            Word::Step(_) => self.place_by_step(i, &mut best),
            Word::Day(_) => take(&mut best, self.day_word(i)),
            Word::Unit(..) => {
                take(&mut best, self.day_word(i));
                take(&mut best, self.week(i));
                take(&mut best, self.running(i));
                take(&mut best, self.year_read(i));
                take(&mut best, self.year_earlier(i));
                take(&mut best, self.year_end(i));
            }
            Word::Season(_) => take(&mut best, self.season(i)),
            Word::QuarterName(_) | Word::HalfName(_) => take(&mut best, self.quarter(i)),
            Word::Ordinal(_) => {
                take(&mut best, self.calendar(i));
                take(&mut best, self.quarter(i));
                take(&mut best, self.century(i));
                take(&mut best, self.nth_of(i));
            }
            Word::Cardinal(_) => {
                take(&mut best, self.calendar(i));
                take(&mut best, self.century(i));
                take(&mut best, self.nth_of(i));
                take(&mut best, self.year_read(i));
            }
            Word::DecadeName(_) => take(&mut best, self.decade(i)),
            Word::Fiscal => {
                take(&mut best, self.fiscal(i));
                take(&mut best, self.quarter(i));
            }
            Word::Named => take(&mut best, self.holiday(i)),
            _ => {}
        }
        best
    }

    /// [`Self::plain_place`] for "last", "this", "next" and the like: the word behind tells which rules can read it.
    fn place_by_step(&self, i: usize, best: &mut Option<Read>) {
        match self.at(i + 1) {
            Word::Weekday(..) => {
                take(best, self.calendar(i));
                take(best, self.weekday(i));
                take(best, self.nth_of(i));
            }
            Word::Month(..) => {
                take(best, self.calendar(i));
                take(best, self.holiday(i));
            }
            Word::Number => take(best, self.calendar(i)),
            Word::Season(_) => take(best, self.season(i)),
            Word::Named => take(best, self.holiday(i)),
            Word::Half => take(best, self.quarter(i)),
            _ => {
                take(best, self.weekday(i));
                take(best, self.day_word(i));
                take(best, self.step_unit(i));
                take(best, self.nth_of(i));
                take(best, self.year_earlier(i));
                take(best, self.years_quarter(i));
            }
        }
    }

    /// A place with what stands before it: articles, "early", "the end of", "earlier".
    pub fn place(&self, i: usize) -> Option<Place> {
        let at = self.the(i);
        match self.at(at) {
            Word::Mod(modifier) => {
                let next = self.skip_hyphen(at + 1);
                let next = if self.is(next, any_of!["in", "on", "of"]) { next + 1 } else { next };
                let mut inner = self.plain_place(self.the(next))?;
                // "late in the day"
                if matches!(inner.point, Point::Relative { grain: Grain::Day, .. })
                    && inner.rule.id == "time-following-day"
                    && next == at + 1
                {
                    return None;
                }
                if let Point::Calendar { month: Some(_), .. } | Point::Weekday(..) = inner.point
                    && self.hyphen(inner.end)
                {
                    inner.end = inner.end.max(next);
                }
                return Some(Place { read: inner, modifier: Some(modifier.get()), rule: Some(&PART) });
            }
            Word::Edge(modifier) => {
                let modifier = modifier.get();
                if modifier == "EVE" {
                    let inner = self.is(at + 1, any_of!["of"]).then(|| self.plain_place(self.the(at + 2))).flatten()?;
                    let point = Point::Shifted { grain: Grain::Day, by: -1, base: Box::new(inner.point) };
                    return Some(Place { read: Read { point, end: inner.end, rule: &EDGE }, modifier: None, rule: None });
                }
                let of = if self.is(at + 1, any_of!["of"]) { at + 2 } else { return None };
                let inner = self.plain_place(self.the(of))?;
                return Some(Place { read: inner, modifier: Some(modifier), rule: Some(&EDGE) });
            }
            Word::Earlier | Word::Later => {
                let modifier = if matches!(self.at(at), Word::Earlier) { "START" } else { "END" };
                let next = if self.is(at + 1, any_of!["in", "on"]) { at + 2 } else { at + 1 };
                let inner_at = self.the(next);
                // "earlier in the day"
                if let Word::Unit(grain, false) = self.at(inner_at)
                    && inner_at > next
                    && next > at + 1
                    && matches!(grain, Grain::Day | Grain::Week | Grain::Month | Grain::Year | Grain::Season | Grain::Decade)
                    && !self.is(inner_at + 1, any_of!["of", "that"])
                {
                    let from = if grain == Grain::Day { super::shape::From::Told } else { super::shape::From::Publication };
                    let point = Point::Relative { grain, by: 0, from };
                    return Some(Place { read: Read { point, end: inner_at + 1, rule: &COMPARED }, modifier: Some(modifier), rule: None });
                }
                let inner = self.plain_place(inner_at)?;
                let steps = matches!(inner.point, Point::Relative { .. } | Point::Weekday(..) | Point::Season(..));
                return (steps || next > at + 1).then_some(Place { read: inner, modifier: Some(modifier), rule: Some(&COMPARED) });
            }
            _ => {}
        }
        // "the full year"
        let whole = at > i && self.is(at, &super::periods::WHOLE) && matches!(self.at(at + 1), Word::Unit(..));
        let read = self.plain_place(if whole { at + 1 } else { at })?;
        Some(Place { read, modifier: None, rule: None })
    }

    /// A place as a time of its own.
    pub fn place_found(&self, i: usize, place: Place) -> Found {
        // An article belongs to the expression where it stands before a common noun, not before a date.
        let start = if matches!(self.at(i), Word::The)
            && matches!(self.at(i + 1), Word::Month(..) | Word::Weekday(..) | Word::Number)
            && !self.has_decade(i + 1)
        {
            i + 1
        } else {
            i
        };
        Found {
            start,
            end: place.read.end,
            kind: TimeKind::Date,
            shape: Shape::Point(place.read.point),
            modifier: place.modifier,
            rule: place.read.rule.id,
            outer: place.rule.map(|rule| rule.id),
            direction: match place.rule {
                Some(rule) if rule.id == COMPARED.id && place.modifier == Some("END") => Some(Direction::Future),
                _ => None,
            },
        }
    }

    fn has_decade(&self, i: usize) -> bool {
        self.decade(i).is_some() || self.century(i).is_some() || self.nth_of(i).is_some() || self.is(i + 1, any_of!["'", "’"])
    }
}
