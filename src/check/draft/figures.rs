//! Figures of a draft.

use rust_decimal::Decimal;

use super::disputes::Disputes;
use super::sources::{Sources, Spot};
use super::{Desk, file};
use crate::check::Code;
use crate::model::{ArticleRecord, FigureKind, FigureRecord, FileSpan, Number, Qualifier};
use crate::reconcile::{Relation, classes, comparable, digits, relate, stem};

/// Says which figures no source carries; gives the places of contradictions that are told by it.
pub(super) fn check(desk: &mut Desk<'_, '_>, disputes: &Disputes<'_>) -> Vec<FileSpan> {
    let mut told = Vec::new();
    let mut seen: Vec<(&FigureRecord, bool)> = Vec::new();
    let draft = desk.draft;
    for figure in &draft.figures {
        if trivial(figure) {
            continue;
        }
        let again = seen.iter().find(|(other, _)| counts_alike(other, figure) && relate(other, figure) == Some(Relation::Same));
        if let Some((_, contradicted)) = again {
            // Said where it stood first.
            told.extend(contradicted.then(|| figure.span.clone()));
            continue;
        }
        let (mut carried, mut close) = (false, None);
        for (article, source) in candidates(desk.sources, figure) {
            match relate(source, figure) {
                Some(Relation::Same) => carried = true,
                Some(Relation::Within) if vaguer(figure, source) => carried = true,
                Some(Relation::Within) if about(source, figure) => close = close.or(Some((article, source))),
                // What has no bounds can't be held against anything.
                None => carried = true,
                Some(_) => {}
            }
        }
        if carried {
            continue;
        }
        let dispute = disputes.at(draft, &figure.span);
        seen.push((figure, dispute.is_some()));
        if let Some(dispute) = dispute {
            told.push(figure.span.clone());
            let message = format!("“{}”: {}", figure.text, dispute.accounts());
            desk.say(Code::FigureContradicted, message, &figure.span, &figure.text, dispute.spots());
        } else if let Some((article, source)) = close {
            let message = format!("“{}”: no source says so exactly; {} says “{}”", figure.text, file(article), source.text);
            let spot = Spot { article, span: source.span.clone() };
            desk.say(Code::FigureUnsupported, message, &figure.span, &figure.text, vec![(spot, format!("“{}”", source.text))]);
        } else {
            let near = desk.nearest(&figure.span);
            let message = format!("“{}” stands in no source", figure.text);
            desk.say(Code::FigureUnsupported, message, &figure.span, &figure.text, near);
        }
    }
    told
}

/// What is hardly a figure: places in an order, "one", what has neither value nor bounds.
fn trivial(figure: &FigureRecord) -> bool {
    let one = figure.unit.is_none() && figure.value.is_some_and(|value| value == Number(1.into()));
    let bare = figure.value.is_none() && figure.values.is_empty() && figure.low.is_none() && figure.high.is_none();
    figure.kind == FigureKind::Ordinal || one || bare
}

/// Figures of the sources that count the same sort of thing.
fn candidates<'s>(sources: &'s Sources<'_>, figure: &'s FigureRecord) -> impl Iterator<Item = (&'s ArticleRecord, &'s FigureRecord)> {
    sources.figures().filter(move |(_, source)| counts_alike(source, figure))
}

/// Whether two figures can be set beside each other, and what they count may be the same: people are whoever is counted.
fn counts_alike(a: &FigureRecord, b: &FigureRecord) -> bool {
    if a.kind == FigureKind::Ordinal || far(a, b) || !comparable(a, b) {
        return false;
    }
    let (Some(x), Some(y)) = (a.of.as_deref(), b.of.as_deref()) else { return true };
    const PEOPLE: &[&str] = &["person", "people", "man", "woman", "child"];
    let (stem_x, stem_y) = (stem(x), stem(y));
    PEOPLE.contains(&x) || PEOPLE.contains(&y) || stem_x == stem_y || classes(&stem_x).iter().any(|class| classes(&stem_y).contains(class))
}

/// Whether two exact amounts are so far apart that neither has to do with the other; quickly told, since all are set beside all.
fn far(a: &FigureRecord, b: &FigureRecord) -> bool {
    a.qualifier == Qualifier::Exact
        && b.qualifier == Qualifier::Exact
        && a.unit == b.unit
        && a.value.is_some()
        && b.value.is_some()
        && !about(a, b)
}

/// Whether two amounts that can both hold are of one order: not any number beside "at least 40".
fn about(a: &FigureRecord, b: &FigureRecord) -> bool {
    let amount = |figure: &FigureRecord| figure.value.or(figure.low).or(figure.high).map(|number| number.0.abs());
    let (Some(x), Some(y)) = (amount(a), amount(b)) else { return false };
    a.unit == b.unit && x.min(y).checked_mul(Decimal::TWO).is_none_or(|twice| x.max(y) <= twice)
}

/// Whether the draft says less exactly what the source says: then the source carries it.
fn vaguer(draft: &FigureRecord, source: &FigureRecord) -> bool {
    if draft.unit != source.unit || draft.kind != source.kind {
        // Another notation or unit: both hold, as far as they are rounded.
        return true;
    }
    let exact = |figure: &FigureRecord| figure.qualifier == Qualifier::Exact;
    if let (true, true, Some(rough), Some(fine)) = (exact(draft), exact(source), draft.value, source.value) {
        return digits(rough.0) <= digits(fine.0);
    }
    let low = draft.low.is_none_or(|low| source.low.is_some_and(|other| low <= other));
    let high = draft.high.is_none_or(|high| source.high.is_some_and(|other| other <= high));
    let hedged = matches!(draft.qualifier, Qualifier::About | Qualifier::Nearly | Qualifier::Vague);
    (low && high) || (hedged && exact(source)) || (draft.value.is_some() && draft.value == source.value && hedged)
}
