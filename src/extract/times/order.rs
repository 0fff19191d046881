//! Settles dates in digits whose day and month can't be told apart: 03/04/2025.

use super::Time;
use super::shape::{Point, Shape};
use crate::read::order_of_text;
use crate::rule::Rule;
use crate::text::Doc;

pub(super) static AMBIGUOUS: Rule = Rule {
    id: "time-ambiguous-date",
    phenomenon: "A date in digits whose first two numbers could both be the month: read as the article's other dates in digits are written, as the day that it spells out, or as its outlet's country writes; else month first, and marked as ambiguous.",
    matches: &[
        ("The deed is dated 3/4/1998 by hand.", "3/4/1998 = 1998-03-04"),
        ("It was signed on 3/4/1998 and filed on 14/4/1998.", "3/4/1998 = 1998-04-03"),
        ("Signed on 3 April 1998, the deed says 3/4/1998.", "3/4/1998 = 1998-04-03"),
        ("They met on 5/6 in Harl.", "5/6 = 2025-05-06"),
    ],
    rejects: &["The deed is dated 3/14/1998 by hand.", "The deed is dated 4/4/1998 by hand.", "He ate 1/2 of it."],
};

/// Year, month and day as a time tells them.
fn calendar(time: &Time) -> Option<(Option<i32>, u8, u8)> {
    match &time.shape {
        Shape::Point(Point::Calendar { year, month: Some(month), day: Some(day), .. }) => Some((*year, *month, *day)),
        _ => None,
    }
}

fn is_ambiguous(time: &Time) -> bool {
    time.rules.contains(&AMBIGUOUS.id)
}

/// Reads the ambiguous dates among the times of a text in the order that it tells, and marks those that nothing tells of. They
/// were read with the month first.
pub(super) fn settle(doc: &Doc<'_>, times: &mut [Time]) {
    if !times.iter().any(is_ambiguous) {
        return;
    }
    let sure: Vec<_> = times.iter().filter(|time| !is_ambiguous(time)).filter_map(calendar).collect();
    let spelled = |(year, month, day): (Option<i32>, u8, u8)| {
        sure.iter().any(|other| (other.1, other.2) == (month, day) && (year.is_none() || other.0.is_none() || other.0 == year))
    };
    // A day that the article spells out tells the order of all its dates.
    let (mut first, mut second) = (false, false);
    for (year, a, b) in times.iter().filter(|time| is_ambiguous(time)).filter_map(calendar) {
        first |= spelled((year, a, b));
        second |= spelled((year, b, a));
    }
    let told = order_of_text(doc.text).or((first != second).then_some(second)).or(doc.day_first);
    for time in times.iter_mut().filter(|time| is_ambiguous(time)) {
        time.ambiguous = told.is_none();
        if told == Some(true)
            && let Shape::Point(Point::Calendar { month: Some(month), day: Some(day), .. }) = &mut time.shape
        {
            std::mem::swap(month, day);
        }
    }
}
