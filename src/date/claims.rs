//! The days of a claim.

use super::{Anchor, Days, Resolved};
use crate::extract::claims::{Claim, TimeRelation};
use crate::model::{ClaimDateSource, Modality};

/// The days of a claim: those of the time that dates it; else, of what is asserted, the article's own.
pub(super) fn days(claim: &Claim, times: &[Resolved], anchor: Option<Anchor>) -> Option<Days> {
    if let Some(dated) = claim.time
        && let Some(time) = times.get(dated.time as usize)
        && let (Some(first), Some(last)) = (time.first, time.last)
    {
        let (first, last) = match dated.relation {
            TimeRelation::At => (Some(first), Some(last)),
            TimeRelation::Since => (Some(first), None),
            TimeRelation::Until => (None, Some(last)),
            TimeRelation::After => (Some(last), None),
            TimeRelation::Before => (None, Some(first)),
        };
        return Some(Days { first, last, source: ClaimDateSource::Stated });
    }
    // What is planned, possible or demanded happens on no day that the article knows.
    if claim.modality != Modality::Asserted {
        return None;
    }
    let anchor = anchor?;
    let source = if anchor.inferred { ClaimDateSource::Inferred } else { ClaimDateSource::Article };
    Some(Days { first: Some(anchor.first), last: Some(anchor.last), source })
}
