//! Which time dates a claim, and how.

use super::arguments::time_at;
use super::clauses::{Clause, Link, Part};
use super::{DatedBy, Layers, TimeRelation};
use crate::model::TimeKind;
use crate::text::phrases::{Keyed, Set, Words, key, set};

/// The time that dates a clause. `timed`: whether one of its parts tells a time.
#[inline]
pub(super) fn of(doc: &Keyed<'_>, layers: &Layers<'_>, clauses: &[Clause], clause: &Clause, timed: bool) -> Option<DatedBy> {
    let shares = clause.joined().is_some() | (clause.link == Link::Complement);
    if timed | (shares & doc.holds(Words::TIMED)) { found(doc, layers, clauses, clause) } else { None }
}

#[inline(never)]
fn found(doc: &Keyed<'_>, layers: &Layers<'_>, clauses: &[Clause], clause: &Clause) -> Option<DatedBy> {
    let mut own: Option<(u8, DatedBy)> = None;
    for part in clause.after().iter().chain(clause.before()) {
        // Few parts tell a time.
        if doc.is_of(part.head, Words::TIMED)
            && let Some(found) = dated(doc, layers, part)
            && own.is_none_or(|(rank, _)| found.0 < rank)
        {
            own = Some(found);
        }
    }
    if let Some((_, dated)) = own {
        return Some(dated);
    }
    // Joined predicates share a time in front of the first.
    if let Some(model) = clause.joined()
        && let Some(other) = clauses.get(model)
        && let Some((_, dated)) = other.before().iter().find_map(|part| dated(doc, layers, part))
    {
        return Some(dated);
    }
    // "said on Thursday it has cut": what is announced is dated by the announcement.
    if clause.link == Link::Complement
        && let Some(parent) = clause.parent()
        && let Some(above) = clauses.get(parent)
        && above.verb.as_ref().is_some_and(|verb| doc.in_class(verb.last.head, Words::SAY))
        && above.link == Link::Main
    {
        return above.after().iter().chain(above.before()).find_map(|part| dated(doc, layers, part)).map(|(_, dated)| dated);
    }
    None
}

/// The time of a part, and how well it dates: 0 a day, 1 a duration.
fn dated(doc: &Keyed<'_>, layers: &Layers<'_>, part: &Part) -> Option<(u8, DatedBy)> {
    let time = time_at(doc, layers, part.head)?;
    let kind = layers.times.get(time as usize)?.kind;
    // "sentenced to 12 years"
    if kind == TimeKind::Duration && part.prep.len() == 1 && doc.is(part.prep.start, key!("to")) {
        return None;
    }
    let opens = |words: &Set| !part.prep.is_empty() && doc.is_any(part.prep.start, words);
    let relation = if opens(set!["since", "from"]) {
        TimeRelation::Since
    } else if opens(set!["until", "till", "by", "through"]) {
        TimeRelation::Until
    } else if opens(set!["after", "following"]) {
        TimeRelation::After
    } else if opens(set!["before"]) {
        TimeRelation::Before
    } else {
        TimeRelation::At
    };
    Some((u8::from(matches!(kind, TimeKind::Duration | TimeKind::Set)), DatedBy { time, relation }))
}
