//! Days and lengths of time that differ.

use jiff::civil::Date;

use super::{Said, accounts, difference, later, pairs, reports};
use crate::model::{Aspect, Difference, Modality, Severity, TimeKind, TimeRecord};
use crate::reconcile::align::likeness;
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
        if likeness(corpus, a.fact, b.fact).predicate < 0.5 || a.fact.claim.polarity != b.fact.claim.polarity {
            continue;
        }
        let Some(severity) = severity(a, b) else { continue };
        match found.iter_mut().find(|(other, _)| *other == severity) {
            Some((_, pairs)) => pairs.push((a, b)),
            None => found.push((severity, vec![(a, b)])),
        }
    }
    told(found)
}

/// The differences of lengths of time that are known to measure one thing.
pub(super) fn of_measures(measures: &[&Measure<'_>]) -> Vec<Difference> {
    let stated: Vec<Stated<'_>> = measures
        .iter()
        .filter_map(|measure| match measure.amount {
            Amount::Length(time) => Some(Stated { fact: measure.fact, time, days: None }),
            Amount::Figure(_) => None,
        })
        .collect();
    let mut found: Vec<(Severity, Vec<(&Stated<'_>, &Stated<'_>)>)> = Vec::new();
    for (a, b) in pairs(&stated) {
        let Some(severity) = severity(a, b) else { continue };
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

fn severity(a: &Stated<'_>, b: &Stated<'_>) -> Option<Severity> {
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
        // "soon" beside "in the coming days": neither is a day.
        let vague = |stated: &Stated<'_>| stated.time.value.ends_with("_REF") || stated.days.is_some_and(|(first, last)| first < last);
        return (vague(a) && vague(b) && a.time.value != b.time.value).then_some(Severity::Precision);
    };
    if x == y {
        return None;
    }
    if x.1 < y.0 || y.1 < x.0 {
        let planned = |stated: &Stated<'_>| stated.fact.claim.modality != Modality::Asserted;
        let moved = (later(a.fact, b.fact) || later(b.fact, a.fact)) && (planned(a) || planned(b));
        return Some(if moved { Severity::Update } else { Severity::Conflict });
    }
    Some(Severity::Precision)
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
