//! Days of a draft.

use jiff::civil::Date;

use super::Desk;
use super::disputes::Disputes;
use crate::check::Code;
use crate::model::{FileSpan, TimeKind, TimeRecord};

/// Says which days no source carries; gives the places of contradictions that are told by it.
pub(super) fn check(desk: &mut Desk<'_, '_>, disputes: &Disputes<'_>) -> Vec<FileSpan> {
    let mut told = Vec::new();
    let mut seen: Vec<(Date, Date)> = Vec::new();
    let draft = desk.draft;
    let published = draft.published.as_ref().and_then(|moment| day(Some(&moment.value)));
    for time in &draft.times {
        let Some((first, last)) = days(time) else { continue };
        // Its own day is the draft's to tell.
        let own = published.is_some_and(|day| first <= day && day <= last);
        if own || seen.contains(&(first, last)) || desk.sources.dated(first, last) {
            continue;
        }
        seen.push((first, last));
        if let Some(dispute) = disputes.at(draft, &time.span) {
            told.push(time.span.clone());
            let message = format!("“{}” ({}): {}", time.text, time.value, dispute.accounts());
            desk.say(Code::DayContradicted, message, &time.span, &time.text, dispute.spots());
        } else {
            let near = desk.nearest(&time.span);
            desk.say(Code::DayUnsupported, format!("“{}” ({}): no source names it", time.text, time.value), &time.span, &time.text, near);
        }
    }
    told
}

/// First and last day of a time that is told well enough to be held against the sources.
fn days(time: &TimeRecord) -> Option<(Date, Date)> {
    if !matches!(time.kind, TimeKind::Date | TimeKind::Time)
        || time.modifier.is_some()
        || !time.value.starts_with(|c: char| c.is_ascii_digit())
    {
        return None;
    }
    day(time.first.as_deref()).zip(day(time.last.as_deref()))
}

fn day(value: Option<&str>) -> Option<Date> {
    value.and_then(|value| value.get(..10)?.parse().ok())
}
