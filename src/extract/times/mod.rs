//! Time expressions, read as shape, grain and offset from an anchor; [`crate::date`] resolves them.
//!
//! A sentence's words are looked up once ([`words`]); at every word that can begin a time each family of rules
//! tries ([`calendar`], [`days`], [`periods`], [`places`], [`clock`], [`durations`], [`sets`], [`vague`]), the longest
//! reading stands, and what the ends of a range share is handed on ([`ranges`]).

mod calendar;
mod clock;
mod days;
mod durations;
mod grammar;
mod order;
mod periods;
mod places;
mod ranges;
mod sets;
mod shape;
mod tense;
mod triggers;
mod vague;
mod words;

use std::ops::Range;

pub use shape::{Clock, DayPart, Direction, From, Grain, Holiday, Point, Reference, Season, Shape, Which};

use grammar::{Found, Grammar};
use triggers::Families;
use words::{Word, Words};

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
    &order::AMBIGUOUS,
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
    &periods::BESIDE,
    &places::PART,
    &places::EDGE,
    &places::COMPARED,
    &clock::CLOCK,
    &ranges::CLOCK_RANGE,
    &clock::PART_OF_DAY,
    &clock::TONIGHT,
    &durations::LENGTH,
    &durations::LENGTH_ADJECTIVE,
    &durations::LENGTH_ANCHORED,
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
    &sets::SOME_DAY,
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
    /// Where the verb of its clause points; unknown where it takes no part in what is meant.
    pub direction: Direction,
    /// Whether it is the second end of a range that the time before it begins: "from Monday to Friday".
    pub ends: bool,
    /// TIMEX3 mod.
    pub modifier: Option<&'static str>,
    /// Whether its day and month can't be told apart and it was read with the month first.
    pub ambiguous: bool,
    /// Ids of the rules that made it.
    pub rules: Vec<&'static str>,
}

/// Times that room is made for at first.
const FEW: usize = 64;

/// The times of a text, in order, disjoint.
#[must_use]
pub fn extract(doc: &Doc<'_>) -> Vec<Time> {
    let Words { words, hits, strong } = words::look_up(doc);
    let mut times = Vec::with_capacity(strong.len().min(FEW));
    let mut found = Vec::new();
    let (mut hits, mut strong) = (hits.as_slice(), strong.as_slice());
    let mut index = 0;
    // Most sentences have no word that a time can begin at.
    while let Some(&(first, _)) = hits.first() {
        let Some(sentence) = doc.sentences.get(index) else { break };
        if sentence.tokens.end <= first {
            index += 1;
            continue;
        }
        let grammar = Grammar::new(doc, &words, sentence.tokens.start, sentence.tokens.end);
        let mut at = grammar.from();
        while let Some((&(token, trigger), rest)) = hits.split_first()
            && token < grammar.to()
        {
            hits = rest;
            if token < at {
                continue;
            }
            while let Some((&next, rest)) = strong.split_first()
                && next < token
            {
                strong = rest;
            }
            if grammar.begins((token, trigger), rest, strong) {
                at = read(&grammar, token, &mut found);
            }
        }
        grammar.share_years(&mut found);
        let mut before: Option<(usize, bool)> = None;
        times.extend(found.drain(..).map(|found| Time {
            ends: before.replace((found.end, matches!(found.shape, Shape::Point(Point::Weekday(..))))).is_some_and(|(end, weekday)| {
                weekday == matches!(found.shape, Shape::Point(Point::Weekday(..))) && grammar.closes_range(end..found.start)
            }),
            span: grammar.span_of(found.start, found.end),
            tokens: found.start..found.end,
            sentence: index,
            kind: found.kind,
            direction: match found.direction {
                Some(direction) => direction,
                None if found.shape.looks_around() => grammar.direction_of(found.start, found.end),
                None => Direction::Unknown,
            },
            shape: found.shape,
            modifier: found.modifier,
            ambiguous: false,
            rules: match found.outer {
                Some(outer) => vec![outer, found.rule],
                None => vec![found.rule],
            },
        }));
    }
    order::settle(doc, &mut times);
    times
}

/// Reads the longest time at a token into `found` and gives the token to go on at.
fn read(grammar: &Grammar<'_>, at: usize, found: &mut Vec<Found>) -> usize {
    if grammar.begins_range(at)
        && let Some(ends) = grammar.clock_range(at, None)
    {
        let end = ends[1].end;
        found.extend(ends);
        return end;
    }
    if matches!(grammar.at(at), Word::Number | Word::Ordinal(_) | Word::Cardinal(_))
        && let Some([first, last]) = grammar.list_before(at, |next| longest(grammar, next))
    {
        let end = last.end;
        found.extend([first, last]);
        return end;
    }
    let Some(best) = longest(grammar, at) else { return at + 1 };
    if let Some(ends) = grammar.day_and_range(&best) {
        let end = ends[1].end;
        found.extend(ends);
        return end;
    }
    found.push(best);
    grammar.list_behind(found);
    if let Some(second) = found.last().and_then(|first| grammar.second_year(first)) {
        found.push(second);
    }
    found.last().map_or(at, |last| last.end).max(at + 1)
}

/// Takes a reading where it is longer than the one before. A call, as it is made at many places.
#[inline(never)]
fn take(best: &mut Option<Found>, reading: Option<Found>) {
    if let Some(reading) = reading
        && best.as_ref().is_none_or(|best| reading.end > best.end)
    {
        *best = Some(reading);
    }
}

/// The longest reading of the time at a token.
fn longest(grammar: &Grammar<'_>, at: usize) -> Option<Found> {
    let mut best: Option<Found> = None;
    let families = Families::of(grammar.at(at));
    let place = if families.place { grammar.place(at) } else { None };
    let part = if place.is_some() || families.part_of_day { grammar.part_found(at, place.as_ref(), families.part_of_day) } else { None };
    take(&mut best, place.map(|place| grammar.place_found(at, place)));
    if families.clock {
        take(&mut best, grammar.clock_found(at));
    }
    take(&mut best, part);
    if families.duration {
        take(&mut best, grammar.duration_found(at));
    }
    if families.set {
        take(&mut best, grammar.set_found(at));
    }
    if families.vague {
        take(&mut best, grammar.vague_found(at));
    }
    best
}
