//! Days and lengths of time that differ.

use jiff::civil::Date;

use super::{Said, accounts, difference, later, pairs, reports, updated};
use crate::model::{Aspect, Difference, Modality, Severity, TimeKind, TimeRecord};
use crate::reconcile::align::{self, likeness};
use crate::reconcile::facts::{Corpus, Fact, day};
use crate::reconcile::measures::{Amount, Measure};

/// A time that a member gives.
struct Stated<'a> {
    fact: &'a Fact<'a>,
    time: &'a TimeRecord,
    days: Option<(Date, Date)>,
}

pub(super) fn differences(corpus: &Corpus<'_>, facts: &[&Fact<'_>]) -> Vec<Difference> {
    let stated: Vec<Stated<'_>> = facts.iter().filter_map(|fact| stated(fact)).collect();
    let mut found: Vec<(Severity, Vec<(&Stated<'_>, &Stated<'_>)>)> = Vec::new();
    for (a, b) in pairs(&stated) {
        // One article tells the steps of a story on their days: the deal on Thursday, its end in spring.
        if a.fact.article == b.fact.article {
            continue;
        }
        // What only their story joined may be told of two of its days.
        if align::direct(corpus, a.fact, b.fact).is_none() {
            continue;
        }
        if likeness(corpus, a.fact, b.fact).predicate < 0.5 || a.fact.claim.polarity != b.fact.claim.polarity {
            continue;
        }
        let Some(severity) = severity(corpus, a, b) else { continue };
        match found.iter_mut().find(|(other, _)| *other == severity) {
            Some((_, pairs)) => pairs.push((a, b)),
            None => found.push((severity, vec![(a, b)])),
        }
    }
    told(found)
}

/// The differences of lengths of time that are known to measure one thing.
pub(super) fn of_measures(corpus: &Corpus<'_>, measures: &[&Measure<'_>]) -> Vec<Difference> {
    let stated: Vec<Stated<'_>> = measures
        .iter()
        .filter_map(|measure| match measure.amount {
            Amount::Length(time) => Some(Stated { fact: measure.fact, time, days: None }),
            Amount::Figure(_) => None,
        })
        .collect();
    let mut found: Vec<(Severity, Vec<(&Stated<'_>, &Stated<'_>)>)> = Vec::new();
    for (a, b) in pairs(&stated) {
        let Some(severity) = severity(corpus, a, b) else { continue };
        match found.iter_mut().find(|(other, _)| *other == severity) {
            Some((_, pairs)) => pairs.push((a, b)),
            None => found.push((severity, vec![(a, b)])),
        }
    }
    told(found)
}

/// One difference a severity, with all values that have it.
fn told(mut found: Vec<(Severity, Vec<(&Stated<'_>, &Stated<'_>)>)>) -> Vec<Difference> {
    found.sort_by_key(|(severity, _)| *severity);
    found
        .into_iter()
        .filter_map(|(severity, pairs)| {
            let values: Vec<Said<'_>> = pairs.iter().flat_map(|(a, b)| [said(a), said(b)]).collect();
            let (a, b) = pairs.first()?;
            let accounts = accounts(&said(a), &said(b));
            let explanation = match severity {
                Severity::Conflict => format!("{accounts}: the two times can't both hold."),
                Severity::Update => format!("{accounts}, in an article of a later day."),
                _ => format!("{accounts}: one is less exact."),
            };
            difference(Aspect::Time, severity, &values, explanation)
        })
        .collect()
}

fn said<'a>(stated: &Stated<'a>) -> Said<'a> {
    Said { text: stated.time.text.clone(), normalized: Some(stated.time.value.clone()), fact: stated.fact }
}

/// The time of a claim that has just one.
fn stated<'a>(fact: &'a Fact<'a>) -> Option<Stated<'a>> {
    let time = *fact.times.first()?;
    let text = time.text.to_lowercase();
    // "That day" has its day from the text around it; a verb of saying has it from what is said.
    if text.starts_with("that ") || text.starts_with("the same ") || (reports(fact) && fact.claim.time.is_none()) {
        return None;
    }
    let days = time.first.as_deref().and_then(day).zip(time.last.as_deref().and_then(day));
    (fact.times.len() == 1 || fact.claim.time.is_some()).then_some(Stated { fact, time, days })
}

fn severity(corpus: &Corpus<'_>, a: &Stated<'_>, b: &Stated<'_>) -> Option<Severity> {
    if a.time.kind == TimeKind::Duration || b.time.kind == TimeKind::Duration {
        let (x, y) = (duration(&a.time.value)?, duration(&b.time.value)?);
        let exact = a.time.modifier.is_none() && b.time.modifier.is_none();
        return match (x == y, exact) {
            (true, _) => None,
            (false, true) => Some(Severity::Conflict),
            (false, false) => Some(Severity::Precision),
        };
    }
    if a.time.kind == TimeKind::Set || b.time.kind == TimeKind::Set {
        return None;
    }
    let (Some(x), Some(y)) = (a.days, b.days) else {
        // Without a year: "last week" beside "Thursday", "August" beside "6 August".
        if let (Some(x), Some(y)) = (grain(&a.time.value), grain(&b.time.value)) {
            return (x != y && fits(&a.time.value, &b.time.value)).then_some(Severity::Precision);
        }
        // "soon" beside "in the coming days": neither is a day.
        let vague = |stated: &Stated<'_>| stated.time.value.ends_with("_REF") || stated.days.is_some_and(|(first, last)| first < last);
        return (vague(a) && vague(b) && a.time.value != b.time.value).then_some(Severity::Precision);
    };
    if x == y {
        return hours(&a.time.value).zip(hours(&b.time.value)).and_then(|(x, y)| clock(x, y));
    }
    if x.1 < y.0 || y.1 < x.0 {
        let planned = |stated: &Stated<'_>| stated.fact.claim.modality != Modality::Asserted;
        let moved = (later(a.fact, b.fact) || later(b.fact, a.fact)) && (planned(a) || planned(b));
        return Some(if moved || updated(corpus, a.fact, b.fact) { Severity::Update } else { Severity::Conflict });
    }
    Some(Severity::Precision)
}

/// How fine a TIMEX3 date is, the finest highest: year, month, week, day.
fn grain(value: &str) -> Option<u8> {
    let date = value.split('T').next()?;
    let parts: Vec<&str> = date.split('-').collect();
    let known = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit() || b == b'X' || b == b'W');
    if !parts.iter().all(|part| known(part)) || parts.first().is_none_or(|year| year.len() != 4) {
        return None;
    }
    match parts.as_slice() {
        [_] => Some(0),
        [_, week] if week.starts_with('W') => Some(2),
        [_, _] => Some(1),
        [_, _, _] => Some(3),
        _ => None,
    }
}

/// Whether the parts that both dates name are the same: "2025-08" and "XXXX-08-06". A week and a month name no part in common.
fn fits(a: &str, b: &str) -> bool {
    let week = |value: &str| value.get(5..6) == Some("W");
    let open = |x: &str, y: &str| x == y || x.contains('X') || y.contains('X');
    a.split('-').zip(b.split('-')).enumerate().all(|(at, (x, y))| open(x, y) || (at > 0 && week(a) != week(b)))
}

/// The minutes of the day that the clock part of a TIMEX3 value may mean, first and last.
fn hours(value: &str) -> Option<(u32, u32)> {
    let (_, clock) = value.split_once('T')?;
    let whole = |first: u32, last: u32| Some((first * 60, last * 60));
    match clock {
        "MO" => whole(5, 12),
        "MI" => whole(11, 14),
        "AF" => whole(12, 18),
        "EV" => whole(17, 23),
        "NI" => whole(18, 30),
        "DT" => whole(6, 20),
        _ => {
            let mut parts = clock.split(':');
            let hour: u32 = parts.next()?.parse().ok()?;
            let minute: u32 = parts.next().map_or(Some(0), |minute| minute.parse().ok())?;
            Some((hour * 60 + minute, hour * 60 + minute))
        }
    }
}

/// Minutes by which one of two clock times may be rounded.
const ROUNDED: u32 = 5;

/// How two times of one day differ.
fn clock(x: (u32, u32), y: (u32, u32)) -> Option<Severity> {
    let exact = x.0 == x.1 && y.0 == y.1;
    let rounded = exact && x.0.abs_diff(y.0) <= ROUNDED && (x.0.is_multiple_of(ROUNDED) || y.0.is_multiple_of(ROUNDED));
    if x == y {
        None
    } else if rounded || (x.0 <= y.1 && y.0 <= x.1) {
        Some(Severity::Precision)
    } else {
        Some(Severity::Conflict)
    }
}

/// Hours of a TIMEX3 duration of one unit ("P15Y", "PT8M"), months and years at their mean length.
fn duration(value: &str) -> Option<u64> {
    let (clock, rest) = match value.strip_prefix("PT") {
        Some(rest) => (true, rest),
        None => (false, value.strip_prefix('P')?),
    };
    let split = rest.find(|c: char| !c.is_ascii_digit())?;
    let count: u64 = rest.get(..split)?.parse().ok()?;
    let minutes = match (rest.get(split..)?, clock) {
        ("M", true) => 1,
        ("H", true) => 60,
        ("D", false) => 24 * 60,
        ("W", false) => 7 * 24 * 60,
        ("M", false) => 43_830,
        ("Y", false) => 525_960,
        ("DE", false) => 5_259_600,
        _ => return None,
    };
    count.checked_mul(minutes)
}
