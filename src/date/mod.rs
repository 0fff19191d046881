//! Resolves times and claims against a day. A pure function of (times, claims, day): called at once for a
//! dated article, and for an undated one after the corpus has been seen.

use jiff::civil::Date;

use crate::extract::Extraction;
use crate::extract::times::{Shape, Time};
use crate::model::ClaimDateSource;

/// The day that times are seen from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Anchor {
    /// First day that the publication may mean.
    pub first: Date,
    /// Last day that it may mean; times are seen from here.
    pub last: Date,
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
    let times: Vec<Resolved> = extraction.times.iter().map(|time| one(time, anchor)).collect();
    let claims = extraction.claims.iter().map(|_| None).collect();
    Resolution { times, claims }
}

fn one(time: &Time, _anchor: Option<Anchor>) -> Resolved {
    match &time.shape {
        Shape::Absolute(value) => Resolved { value: value.clone(), first: None, last: None, anchor: AnchoredTo::Nothing },
    }
}
