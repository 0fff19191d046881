//! Resolves times and claims against a day. A pure function of (times, claims, day): called at once for a
//! dated article, and for an undated one after the corpus has been seen.

mod claims;
mod holiday;
mod point;
mod stretch;

use jiff::civil::{Date, Time as Hour};

use crate::extract::Extraction;
use crate::extract::times::{Clock, From, Grain, Point, Reference, Shape, Time};
use crate::model::ClaimDateSource;
use point::{Place, Told, View};
use stretch::{Stretch, add_days};

/// The day that times are seen from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Anchor {
    /// First day that the publication may mean.
    pub first: Date,
    /// Last day that it may mean; times are seen from here.
    pub last: Date,
    /// The time of the day, where it is known.
    pub time: Option<Hour>,
    /// Whether it was inferred from other articles.
    pub inferred: bool,
}

/// What a time was resolved against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum AnchoredTo {
    /// The day of publication.
    Published,
    /// A day of publication that was inferred.
    Inferred,
    /// Nothing: it is absolute, or could not be resolved.
    Nothing,
    /// Another time of the article, by index.
    Time(usize),
}

/// A time that has been resolved as far as it can be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolved {
    /// TIMEX3 value.
    pub value: String,
    /// First day that it may mean.
    pub first: Option<Date>,
    /// Last day that it may mean.
    pub last: Option<Date>,
    /// What it was resolved against.
    pub anchor: AnchoredTo,
}

/// The days of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Days {
    /// First day, `None` = open.
    pub first: Option<Date>,
    /// Last day, `None` = open.
    pub last: Option<Date>,
    /// Where they come from.
    pub source: ClaimDateSource,
}

/// The times and claims of one article, resolved; same lengths and order as in the extraction.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Resolution {
    /// One a time.
    pub times: Vec<Resolved>,
    /// One a claim.
    pub claims: Vec<Option<Days>>,
}

/// Resolves all times and claims of an article against the day it was published, if that is known.
#[must_use]
pub fn resolve(extraction: &Extraction, anchor: Option<Anchor>) -> Resolution {
    let times = resolve_times(&extraction.times, anchor);
    let claims = extraction.claims.iter().map(|claim| claims::days(claim, &times, anchor)).collect();
    Resolution { times, claims }
}

/// Resolves times in the order of the text: what one tells, the next can be counted from.
fn resolve_times(times: &[Time], anchor: Option<Anchor>) -> Vec<Resolved> {
    let mut told = Told::default();
    let published = match anchor {
        Some(Anchor { inferred: true, .. }) => AnchoredTo::Inferred,
        Some(_) => AnchoredTo::Published,
        None => AnchoredTo::Nothing,
    };
    let history = anchor.is_some_and(|anchor| tells_history(times, anchor.last.year().into()));
    let mut out = Vec::with_capacity(times.len());
    for (index, time) in times.iter().enumerate() {
        if told.quarter.is_some() && time.sentence > told.quarter_sentence + QUARTER_REACH {
            told.quarter = None;
        }
        let counted = time.rules.iter().any(|rule| COUNTED.contains(rule));
        let view = View {
            day: anchor.map(|anchor| anchor.last),
            published,
            told: &told,
            hour: anchor.and_then(|anchor| anchor.time),
            direction: time.direction,
            counted,
            history,
        };
        let (resolved, stretch) = one(time, &view);
        out.push(resolved);
        if let Some(stretch) = stretch {
            if stretch.grain == Grain::Quarter
                && matches!(
                    time.shape,
                    Shape::Point(Point::Quarter(..) | Point::Within(..) | Point::Relative { from: From::Publication, .. })
                )
                && !counted
            {
                told.quarter = Some((index, stretch.clone()));
                told.quarter_sentence = time.sentence;
            }
            told.last = Some((index, stretch));
            told.sentence = time.sentence;
        }
    }
    out
}

/// Rules whose words count units from an anchor.
const COUNTED: &[&str] = &["time-ago", "time-later", "time-year-earlier"];

/// So many sentences on, a quarter is still what figures are compared with.
const QUARTER_REACH: usize = 6;

/// Whether a text tells history: most of the years that it names lie more than two years back.
fn tells_history(times: &[Time], year: i32) -> bool {
    let named = times.iter().filter_map(|time| match &time.shape {
        Shape::Point(Point::Calendar { year: Some(named), .. })
        | Shape::Clock { on: Some(Point::Calendar { year: Some(named), .. }), .. } => Some(*named),
        _ => None,
    });
    let (mut all, mut old) = (0usize, 0usize);
    for named in named {
        all += 1;
        old += usize::from(named < year - 2);
    }
    let relative = times.iter().filter(|time| matches!(&time.shape, Shape::Point(Point::Weekday(..)))).count();
    old >= 5 && old * 4 >= (all + relative) * 3
}

/// Resolves one time; with it the stretch that it tells.
fn one(time: &Time, view: &View<'_>) -> (Resolved, Option<Stretch>) {
    let plain = |value: String| Resolved { value, first: None, last: None, anchor: AnchoredTo::Nothing };
    match &time.shape {
        Shape::Absolute(value) | Shape::Duration(value) | Shape::Set(value) => (plain(value.clone()), None),
        Shape::Span { value, count, grain, ahead } => {
            let ends = view.day.and_then(|day| {
                if *grain == Grain::Quarter {
                    let (from, to) = if *ahead { (1, *count) } else { (count.checked_neg()?, -1) };
                    return Some((Stretch::stepped(*grain, day, from)?.first, Stretch::stepped(*grain, day, to)?.last));
                }
                let other = Stretch::moved_day(*grain, day, if *ahead { *count } else { count.saturating_neg() })?;
                Some(if *ahead { (add_days(day, 1)?, other) } else { (other, day) })
            });
            let resolved = match ends {
                Some((first, last)) => Resolved { value: value.clone(), first: Some(first), last: Some(last), anchor: view.published },
                None => plain(value.clone()),
            };
            (resolved, None)
        }
        Shape::Anchored { value, count, grain, ahead, base } => {
            let ends = match view.find(base) {
                Place::Known(base, anchor) if *ahead => {
                    Stretch::moved_day(*grain, base.first, *count).and_then(|behind| Some((base.first, add_days(behind, -1)?, anchor)))
                }
                Place::Known(base, anchor) => add_days(base.last, 1)
                    .and_then(|behind| Some((Stretch::moved_day(*grain, behind, count.saturating_neg())?, base.last, anchor))),
                Place::Open(_) => None,
            };
            let resolved = match ends {
                Some((first, last, anchor)) => Resolved { value: value.clone(), first: Some(first), last: Some(last), anchor },
                None => plain(value.clone()),
            };
            (resolved, None)
        }
        Shape::Reference(reference) => {
            let value = match reference {
                Reference::Past => "PAST_REF",
                Reference::Present => "PRESENT_REF",
                Reference::Future => "FUTURE_REF",
            };
            (plain(value.to_owned()), None)
        }
        Shape::Point(point) => match view.find(point) {
            Place::Known(stretch, anchor) => {
                let stretch = match &view.told.last {
                    Some((_, start)) if time.ends && stretch.last < start.first => point::next_time(point, &stretch).unwrap_or(stretch),
                    _ => stretch,
                };
                let (first, last) = bounds(&stretch, time, view.day);
                (Resolved { value: stretch.value.clone(), first: Some(first), last: Some(last), anchor }, Some(stretch))
            }
            Place::Open(value) => (plain(value), None),
        },
        Shape::Clock { on, clock } => {
            let place = match on {
                Some(point) => Some(view.find(point)),
                None => match &view.told.last {
                    Some((index, told)) if told.grain == Grain::Day && time.sentence <= view.told.sentence + 1 => {
                        Some(Place::Known(told.clone(), AnchoredTo::Time(*index)))
                    }
                    // "next month after 3pm": on some day of it.
                    Some((_, told)) if told.grain < Grain::Day && time.sentence == view.told.sentence => None,
                    _ => view.day.map(|day| Place::Known(Stretch::day(day), view.published)),
                },
            };
            let code = match clock {
                Clock::Part(part) => part.code().to_owned(),
                Clock::At { hour, minute, second } => {
                    let mut code = format!("{hour:02}:{:02}", minute.unwrap_or(0));
                    if let Some(second) = second {
                        code.push_str(&format!(":{second:02}"));
                    }
                    code
                }
            };
            match place {
                Some(Place::Known(day, anchor)) => {
                    let resolved =
                        Resolved { value: format!("{}T{code}", day.value), first: Some(day.first), last: Some(day.last), anchor };
                    (resolved, on.is_some().then_some(day))
                }
                Some(Place::Open(value)) => (plain(format!("{value}T{code}")), None),
                None => (plain(format!("XXXX-XX-XXT{code}")), None),
            }
        }
        Shape::Moment { seconds, from } => {
            let base = match (&view.told.last, from) {
                (Some((index, told)), From::Told) if told.grain == Grain::Day => Some((told.first, AnchoredTo::Time(*index))),
                _ => view.day.map(|day| (day, view.published)),
            };
            if let (Some(day), Some(hour), From::Publication) = (view.day, view.hour, from)
                && let Some(moment) =
                    jiff::Span::new().try_seconds(*seconds).ok().and_then(|span| day.to_datetime(hour).checked_add(span).ok())
            {
                let day = moment.date();
                let value = format!("{day}T{:02}:{:02}", moment.hour(), moment.minute());
                return (Resolved { value, first: Some(day), last: Some(day), anchor: view.published }, None);
            }
            // Only the day is known of the anchor: the moment lies a whole number of days away, or one more.
            let days = seconds.div_euclid(86_400);
            let days = i32::try_from(if *seconds < 0 { days + 1 } else { days }).ok();
            match base.zip(days).and_then(|((base, anchor), days)| Some((add_days(base, days)?, anchor))) {
                Some((day, anchor)) => {
                    let other = add_days(day, if *seconds < 0 { -1 } else { 1 }).unwrap_or(day);
                    (Resolved { value: day.to_string(), first: Some(day.min(other)), last: Some(day.max(other)), anchor }, None)
                }
                None => (plain("XXXX-XX-XX".to_owned()), None),
            }
        }
    }
}

/// First and last day of a stretch as its modifier narrows it: "early" is its first half, "mid" the two middle
/// quarters, "late" its second half; "earlier this year" ends at the day of speaking.
fn bounds(stretch: &Stretch, time: &Time, today: Option<Date>) -> (Date, Date) {
    let days = stretch.first.until(stretch.last).map_or(0, |span| span.get_days());
    let at = |part: i32| add_days(stretch.first, part).unwrap_or(stretch.first);
    let around = today.filter(|today| stretch.first <= *today && *today <= stretch.last);
    let compared = time.rules.contains(&"time-earlier-later");
    match (time.modifier, around) {
        (Some("START"), Some(today)) if compared => (stretch.first, today),
        (Some("END"), Some(today)) if compared => (today, stretch.last),
        (Some("START"), _) => (stretch.first, at(days / 2)),
        (Some("MID"), _) => (at(days / 4), at(days - days / 4)),
        (Some("END"), _) => (at(days / 2), stretch.last),
        _ => (stretch.first, stretch.last),
    }
}
