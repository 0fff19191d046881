//! Time expressions, read as shape, grain and offset from an anchor; [`crate::date`] resolves them.
//!
//! A sentence's words are looked up once ([`words`]); at every word that can begin a time each family of rules
//! tries ([`calendar`], [`days`], [`periods`], [`places`], [`clock`], [`durations`], [`sets`], [`vague`]), and the longest reading stands.

mod calendar;
mod clock;
mod days;
mod durations;
mod grammar;
mod periods;
mod places;
mod sets;
mod shape;
mod tense;
mod vague;
mod words;

use std::ops::Range;

pub use shape::{Clock, DayPart, Direction, From, Grain, Holiday, Point, Reference, Season, Shape, Which};

use grammar::{Found, Grammar};
use words::Word;

use crate::model::TimeKind;
use crate::rule::Rule;
use crate::span::Span;
use crate::text::Doc;

/// The rules of this layer.
pub static RULES: &[&Rule] = &[
    &calendar::MONTH_DAY,
    &calendar::DAY_MONTH,
    &calendar::MONTH_YEAR,
    &calendar::MONTH,
    &calendar::ISO,
    &calendar::NUMERIC,
    &calendar::MONTH_OF_YEAR,
    &calendar::DAY_OF_MONTH,
    &days::WEEKDAY,
    &days::WEEKDAY_OF_WEEK,
    &days::TODAY,
    &days::NEXT_DAY,
    &days::HOLIDAY,
    &periods::STEP,
    &periods::THE_PERIOD,
    &periods::SEASON,
    &periods::QUARTER,
    &periods::NTH,
    &periods::WEEK_OF,
    &periods::WEEK_NUMBER,
    &periods::DECADE,
    &periods::CENTURY,
    &periods::FISCAL,
    &periods::YEAR,
    &periods::YEAR_EARLIER,
    &periods::YEAR_END,
    &places::PART,
    &places::EDGE,
    &places::COMPARED,
    &clock::CLOCK,
    &clock::PART_OF_DAY,
    &clock::TONIGHT,
    &durations::LENGTH,
    &durations::LENGTH_ADJECTIVE,
    &durations::SPAN_FROM_HERE,
    &durations::VAGUE_LENGTH,
    &durations::AGO,
    &durations::LATER,
    &durations::SHIFTED,
    &durations::IN_FUTURE,
    &sets::EVERY,
    &sets::RATE,
    &sets::OFTEN,
    &sets::PLURAL,
    &vague::PRESENT,
    &vague::PAST,
    &vague::FUTURE,
];

/// A time expression, not yet resolved against a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Time {
    /// The expression without its preposition.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Index of its sentence.
    pub sentence: usize,
    /// TIMEX3 type.
    pub kind: TimeKind,
    /// What it says, relative to an anchor.
    pub shape: Shape,
    /// Where the verb of its clause points.
    pub direction: Direction,
    /// Whether it is the second end of a range that the time before it begins: "from Monday to Friday".
    pub ends: bool,
    /// TIMEX3 mod.
    pub modifier: Option<&'static str>,
    /// Ids of the rules that made it.
    pub rules: Vec<&'static str>,
}

/// The times of a text, in order, disjoint.
#[must_use]
pub fn extract(doc: &Doc<'_>) -> Vec<Time> {
    let words: Vec<Word> = (0..doc.len()).map(|token| words::word(doc, token)).collect();
    let mut times = Vec::new();
    let mut found = Vec::new();
    for (index, sentence) in doc.sentences.iter().enumerate() {
        let grammar = Grammar::new(doc, &words, sentence.tokens.start, sentence.tokens.end);
        found.clear();
        let mut at = grammar.from();
        while at < grammar.to() {
            at = read(&grammar, at, &mut found);
        }
        share_years(&grammar, &mut found);
        let mut before: Option<(usize, bool)> = None;
        times.extend(found.drain(..).map(|found| Time {
            ends: before.replace((found.end, matches!(found.shape, Shape::Point(Point::Weekday(..))))).is_some_and(|(end, weekday)| {
                weekday == matches!(found.shape, Shape::Point(Point::Weekday(..))) && closes_range(&grammar, end..found.start)
            }),
            span: doc.span_of(found.start..found.end),
            tokens: found.start..found.end,
            sentence: index,
            kind: found.kind,
            direction: found.direction.unwrap_or_else(|| grammar.direction(found.start)),
            shape: found.shape,
            modifier: found.modifier,
            rules: found.rules,
        }));
    }
    times
}

/// Reads the longest time at a token into `found` and gives the token to go on at.
fn read(grammar: &Grammar<'_>, at: usize, found: &mut Vec<Found>) -> usize {
    let opens = grammar.at(at) != Word::Other || grammar.is(at, &["the", "a", "an", "per"]);
    let phrase = grammar.is(
        at,
        &[
            "more",
            "most",
            "less",
            "at",
            "up",
            "as",
            "close",
            "just",
            "right",
            "to",
            "these",
            "only",
            "well",
            "single",
            "comparable",
            "corresponding",
            "dozens",
            "hundreds",
            "quarter",
        ],
    );
    let mark = grammar.is(at, &["'", "’", "‘"]);
    if !(opens || phrase || mark) {
        return at + 1;
    }
    if let Some(ends) = grammar.clock_range(at) {
        let end = ends[1].end;
        found.extend(ends);
        return end;
    }
    // "18 and 19 June": the first day.
    if let Some((day, next)) = grammar.day_before_list(at) {
        let mut rest = Vec::new();
        let end = read(grammar, next, &mut rest);
        if let Some(first) = rest.first()
            && let Shape::Point(Point::Calendar { year, month, which, .. }) = first.shape
        {
            let mut one = first.clone();
            (one.start, one.end) = (at, at + 1);
            one.shape = Shape::Point(Point::Calendar { year, month, day: Some(day), which });
            found.push(one);
        }
        found.append(&mut rest);
        return end;
    }
    let readings = [
        grammar.place_found(at),
        grammar.clock_found(at),
        grammar.part_found(at),
        grammar.duration_found(at),
        grammar.set_found(at),
        grammar.vague_found(at),
    ];
    let mut best: Option<Found> = None;
    for reading in readings.into_iter().flatten() {
        if best.as_ref().is_none_or(|best| reading.end > best.end) {
            best = Some(reading);
        }
    }
    let Some(best) = best else { return at + 1 };
    let mut end = best.end.max(at + 1);
    let list = match best.shape {
        Shape::Point(Point::Calendar { year: None, month: Some(_), day: Some(_), which }) => Some((best.clone(), which)),
        _ => None,
    };
    let first = found.len();
    found.push(best);
    // "Aug. 6 and 7", "Nov. 18-19, 2014"
    if let Some((model, which)) = list
        && let Shape::Point(Point::Calendar { month, .. }) = model.shape
    {
        while let Some((day, token, next)) = grammar.more_days(end) {
            let mut one = model.clone();
            (one.start, one.end) = (token, next);
            one.shape = Shape::Point(Point::Calendar { year: None, month, day: Some(day), which });
            found.push(one);
            end = next;
        }
        if end > model.end
            && let Some((year, behind)) = grammar.year_behind(end)
        {
            for one in found.iter_mut().skip(first) {
                if let Shape::Point(Point::Calendar { year: slot, .. }) = &mut one.shape {
                    *slot = Some(year);
                }
            }
            if let Some(last) = found.last_mut() {
                last.end = behind;
            }
            end = behind;
        }
    }
    // "2012–13", "1998-2003"
    if let Some(Found { shape: Shape::Point(Point::Calendar { year: Some(year), month: None, day: None, which }), .. }) = found.last()
        && grammar.hyphen(end)
        && grammar.doc.word(end + 1).len() == 2
        && let Some(short) = grammar.digits(end + 1)
        && i64::from(short) > i64::from(*year % 100)
        && !grammar.hyphen(end + 2)
    {
        let shape = Shape::Point(Point::Calendar { year: Some(year - year % 100 + short as i32), month: None, day: None, which: *which });
        let rules = found.last().map(|found| found.rules.clone()).unwrap_or_default();
        found.push(Found { start: end + 1, end: end + 2, kind: TimeKind::Date, shape, modifier: None, rules, direction: None });
        end += 2;
    }
    end
}

/// Whether the tokens between two times make them the ends of a range.
fn closes_range(grammar: &Grammar<'_>, between: Range<usize>) -> bool {
    between.len() == 1 && grammar.is(between.start, &["to", "-", "–", "—", "through", "until", "till"])
}

/// A year told at the second end of a range is that of the first too: "from May to October 2020".
fn share_years(grammar: &Grammar<'_>, found: &mut [Found]) {
    for at in (1..found.len()).rev() {
        let (left, right) = found.split_at_mut(at);
        let (Some(first), Some(second)) = (left.last_mut(), right.first()) else { continue };
        let between = first.end..second.start;
        let joined = between.len() <= 2
            && between.clone().any(|token| grammar.is(token, &["to", "-", "–", "—", "through", "until", "till", "and", "or"]));
        if !joined {
            continue;
        }
        if let (
            Shape::Point(Point::Calendar { year: slot @ None, month: Some(from), day, .. }),
            Shape::Point(Point::Calendar { year: Some(year), month: Some(to), day: last, .. }),
        ) = (&mut first.shape, &second.shape)
        {
            let wraps = (*from, day.unwrap_or(0)) > (*to, last.unwrap_or(31));
            *slot = Some(if wraps { year - 1 } else { *year });
        }
    }
}
