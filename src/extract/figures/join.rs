//! Ranges whose ends both carry the unit: "44 mg to 50 mg", "between 5 percent and 7 percent".

use crate::model::{FigureKind, Qualifier};
use crate::text::{Class, any_of};

use super::amount::RANGE;
use super::change;
use super::scan::{Draft, Scan};

/// Joins the amount that follows to the draft where the two bound one amount in the same unit.
pub(super) fn with_next(scan: &Scan<'_, '_>, draft: &mut Draft, next: impl Fn(usize) -> Option<Draft>) {
    if !matches!(draft.kind, FigureKind::Money | FigureKind::Percent | FigureKind::Measure) || draft.rules.contains(&RANGE.id) {
        return;
    }
    let joint = draft.phrase.end;
    let between = scan.before(draft.phrase.start).filter(|&b| scan.is(b, any_of!["between"]));
    let from = scan.before(draft.phrase.start).filter(|&b| scan.is(b, any_of!["from"]));
    let dash = matches!(scan.doc.word(joint), "-" | "–" | "‑" | "~") && scan.doc.glued(joint) && scan.doc.glued(joint + 1);
    let fits = match (between, from) {
        (Some(_), _) => scan.is(joint, any_of!["and", "to"]),
        (_, Some(from)) => (scan.is(joint, any_of!["to"]) || dash) && !change::is_change_before(scan, from),
        // "fell 3 percent to 7 percent", "gained 84 cents to $91.30": how far, and where to.
        _ => dash || (scan.is(joint, any_of!["to"]) && change::before(scan, draft).is_none()),
    };
    if !fits || !scan.free(joint + 1) {
        return;
    }
    // The second amount may begin with a sign of its own.
    let Some(at) = (joint + 1..(joint + 4).min(scan.end)).find(|&at| crate::text::numbers::begins(scan.doc, at)) else { return };
    // "A$": the letters belong to the sign.
    let sign = |token: usize| scan.doc.has(token + 1, Class::CURRENCY) && scan.doc.glued(token + 1);
    if (joint + 1..at).any(|token| scan.doc.has(token, Class::WORD) && !sign(token)) {
        return;
    }
    let Some(second) = next(at) else { return };
    // "72 percent to 8 percent" without "from" are the two sides of a vote.
    let led = between.is_some() || from.is_some();
    let rising = matches!((draft.value, second.value), (Some(low), Some(high)) if low < high || (led && low != high));
    if second.kind != draft.kind || second.unit() != draft.unit() || second.of != draft.of || !rising || second.phrase.start > joint + 2 {
        return;
    }
    let (low, high) = (draft.value.min(second.value), draft.value.max(second.value));
    draft.number.end = second.number.end;
    draft.within = None;
    draft.phrase.end = second.phrase.end;
    draft.phrase.start = between.or(from).unwrap_or(draft.phrase.start);
    (draft.value, draft.low, draft.high) = (None, low, high);
    draft.qualifier = Qualifier::Between;
    draft.rules.push(RANGE.id);
}
