//! Which of a file's dates counts.
//!
//! Order: front matter, metadata (HTML, JSON), inline (a header line), dateline, address, file name, given. The first
//! that can be read and does not lie in the future counts; where another one contradicts it, a notice says so.

use jiff::ToSpan;
use jiff::civil::Date;

use super::Stamp;
use crate::model::DateSource;
use crate::read::{FileRange, Notice, NoticeCode, Options, Published};

/// A date that the file offers.
#[derive(Debug, Clone)]
pub(in crate::read) struct Candidate {
    pub stamp: Stamp,
    pub source: DateSource,
    /// Where it stands.
    pub at: Option<FileRange>,
    /// Whether it says when the article was updated, not published.
    pub updated: bool,
}

/// What the dates of a file come to.
#[derive(Debug, Default)]
pub(in crate::read) struct Days {
    pub published: Option<Published>,
    pub updated: Option<Published>,
    pub notices: Vec<Notice>,
}

fn rank(source: DateSource) -> u8 {
    match source {
        DateSource::FrontMatter => 0,
        DateSource::Metadata => 1,
        DateSource::Inline => 2,
        DateSource::Dateline => 3,
        DateSource::Url => 4,
        DateSource::FileName => 5,
        _ => 6,
    }
}

/// Days by which two dates of these sources may differ: a dateline is often a day older, an address may follow another
/// time zone.
fn tolerance(source: DateSource) -> i64 {
    match source {
        DateSource::Dateline => 3,
        _ => 1,
    }
}

/// Weighs the dates of a file. `day_first` says how its text and its outlet's country write dates in digits; it is asked only where
/// the dates themselves don't tell.
pub(in crate::read) fn choose(mut candidates: Vec<Candidate>, options: &Options, day_first: impl Fn() -> Option<bool>) -> Days {
    let mut days = Days::default();
    candidates.sort_by_key(|candidate| rank(candidate.source));
    settle_years(&mut candidates, options);
    settle_order(&mut candidates, day_first);
    let limit = options.today.checked_add(1.day()).unwrap_or(options.today);
    let mut usable: Vec<(&Candidate, Published)> = Vec::new();
    for candidate in &candidates {
        let stamp = &candidate.stamp;
        if stamp.ambiguous {
            days.notices.push(notice(
                NoticeCode::DateAmbiguous,
                "day and month of the date can't be told apart; only its year is used",
                candidate,
            ));
            let year = Stamp { month: None, day: None, time: None, zone: None, ambiguous: false, ..stamp.clone() };
            if let Some(published) = year.published(candidate.source) {
                usable.push((candidate, published));
            }
            continue;
        }
        let Some(published) = stamp.published(candidate.source) else { continue };
        if published.first > limit {
            let message = format!("the date {} lies in the future (today is {}); it is not used", published.value, options.today);
            days.notices.push(notice(NoticeCode::DateInFuture, &message, candidate));
            continue;
        }
        usable.push((candidate, published));
    }
    if let Some((_, chosen)) = usable.iter().find(|(candidate, _)| !candidate.updated) {
        for (candidate, other) in usable.iter().filter(|(candidate, other)| !candidate.updated && other != chosen) {
            let slack = tolerance(other.source).max(tolerance(chosen.source));
            if apart(chosen, other) > slack {
                let message = format!(
                    "the date {} ({}) contradicts {} ({}); the first one is used",
                    chosen.value,
                    told(chosen.source),
                    other.value,
                    told(other.source)
                );
                days.notices.push(notice(NoticeCode::DateConflict, &message, candidate));
                break;
            }
        }
        days.published = Some(chosen.clone());
    }
    days.updated = usable.iter().find(|(candidate, _)| candidate.updated).map(|(_, updated)| updated.clone());
    if days.published.is_none()
        && let Some(given) = options.given
    {
        days.published = Some(Published {
            value: given.to_string(),
            first: given,
            last: given,
            precision: crate::model::Precision::Day,
            source: DateSource::Given,
        });
    }
    days
}

fn notice(code: NoticeCode, message: &str, candidate: &Candidate) -> Notice {
    Notice { code, message: message.to_owned(), count: 1, at: candidate.at }
}

fn told(source: DateSource) -> &'static str {
    match source {
        DateSource::FrontMatter => "front matter",
        DateSource::Metadata => "metadata",
        DateSource::Inline => "header line",
        DateSource::Dateline => "dateline",
        DateSource::Url => "address",
        DateSource::FileName => "file name",
        _ => "given",
    }
}

/// How many days lie between two moments that overlap in none; 0 where they may be the same.
fn apart(a: &Published, b: &Published) -> i64 {
    let (earlier, later) = if a.first <= b.first { (a, b) } else { (b, a) };
    if later.first <= earlier.last {
        return 0;
    }
    later.first.duration_since(earlier.last).as_hours() / 24
}

/// A date without a year ("Sept 25" in a dateline) takes that of another date of the file: the year that brings it nearest.
fn settle_years(candidates: &mut [Candidate], options: &Options) {
    let anchor: Option<Date> = candidates
        .iter()
        .filter(|candidate| !candidate.stamp.ambiguous)
        .find_map(|candidate| candidate.stamp.days())
        .map(|(first, _)| first)
        .or(options.given);
    for candidate in candidates.iter_mut().filter(|candidate| candidate.stamp.year.is_none()) {
        let Some(anchor) = anchor else { continue };
        let nearest = [-1, 0, 1]
            .iter()
            .filter_map(|step| {
                let year = anchor.year().checked_add(*step)?;
                let stamp = Stamp { year: Some(year), ..candidate.stamp.clone() };
                let distance = stamp.days()?.0.duration_since(anchor).abs();
                Some((distance, year))
            })
            .min();
        candidate.stamp.year = nearest.map(|(_, year)| year);
    }
    // Without any other date the day is known but not the year.
}

/// A date like 03/04/2025 is read as the other dates of the file are written, as the one that fits them, as the text writes dates, or
/// as the outlet's country does.
fn settle_order(candidates: &mut [Candidate], day_first: impl Fn() -> Option<bool>) {
    if !candidates.iter().any(|candidate| candidate.stamp.ambiguous) {
        return;
    }
    let order = candidates.iter().find_map(|candidate| candidate.stamp.day_first);
    let known: Vec<Date> = candidates
        .iter()
        .filter(|candidate| !candidate.stamp.ambiguous)
        .filter_map(|candidate| candidate.stamp.days())
        .map(|(first, _)| first)
        .collect();
    for candidate in candidates.iter_mut().filter(|candidate| candidate.stamp.ambiguous) {
        let american = Stamp { ambiguous: false, ..candidate.stamp.clone() };
        let european = candidate.stamp.swapped();
        let near =
            |stamp: &Stamp| stamp.days().is_some_and(|(day, _)| known.iter().any(|other| other.duration_since(day).abs().as_hours() <= 48));
        match order {
            Some(true) => candidate.stamp = european,
            Some(false) => candidate.stamp = american,
            None => match (near(&american), near(&european)) {
                (true, false) => candidate.stamp = american,
                (false, true) => candidate.stamp = european,
                _ => match day_first() {
                    Some(true) => candidate.stamp = european,
                    Some(false) => candidate.stamp = american,
                    None => {}
                },
            },
        }
    }
}
