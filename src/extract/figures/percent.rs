//! Parts of a hundred: percentages and percentage points.

use crate::model::FigureKind;
use crate::rule::Rule;
use crate::text::numbers::Form;

use super::amount::Amount;
use super::scan::{Draft, Scan};
use crate::text::{WordSet, any_of, word_set};

/// Per cent.
pub static PERCENT: Rule = Rule {
    id: "figure-percent",
    phenomenon: "A number before %, \"percent\", \"per cent\" or \"pct\" is a percentage.",
    matches: &[
        ("Turnout fell to 5%.", "5% = 5"),
        ("Five per cent of voters stayed away.", "Five per cent = 5"),
        ("Nearly 70 percent agreed.", "Nearly 70 percent = 70"),
        ("A 5-percent rise was agreed.", "5-percent = 5"),
        ("Rents were up 6.2pc.", "6.2pc = 6.2"),
        ("It grew by 5 to 10 percent.", "5 to 10 percent = 5..10"),
        ("Output shrank by minus five percent.", "minus five percent = -5"),
    ],
    rejects: &["The percentage rose.", "She bought a new PC."],
};

/// Percentage points.
pub static POINTS: Rule = Rule {
    id: "figure-percentage-points",
    phenomenon: "A number before \"percentage points\" is a distance between percentages; basis points are counted as they are.",
    matches: &[
        ("The gap is plus or minus 2.4 percentage points.", "plus or minus 2.4 percentage points = 2.4"),
        ("Rates rose a quarter of a percentage point.", "a quarter of a percentage point = 0.25"),
        ("It gained one percentage point.", "one percentage point = 1"),
        ("A two-percentage-point lead is small.", "two-percentage-point = 2"),
    ],
    rejects: &["He made three points."],
};

/// Signs and words for per cent, or their first word.
pub(super) static SIGNS: WordSet = word_set!["%", "percent", "pct", "pct.", "percentage", "percents", "％", "per"];
/// The short form of British papers, behind digits.
pub(super) static SHORT: WordSet = word_set!["pc"];

/// A percentage.
pub(super) fn read(scan: &Scan<'_, '_>, amount: &Amount) -> Option<Draft> {
    if amount.form == Form::Ordinal {
        return None;
    }
    let mut at = scan.joint(amount.next);
    // "a quarter of a percentage point", "half a percent".
    if amount.form == Form::Fraction {
        at += usize::from(scan.is(at, any_of!["of"]));
        at += usize::from(scan.is(at, any_of!["a", "one"]));
    }
    // "4.1pc".
    let short = amount.digits && scan.is(at, &SHORT) && !scan.is_capital(at);
    let end = if short { at + 1 } else { sign(scan, at)? };
    let mut draft = Draft::new(amount, FigureKind::Percent, end, PERCENT.id);
    draft.unit = Some("%");
    let point = scan.joint(end);
    if scan.is(point, any_of!["point", "points", "pts"]) && (scan.is(end - 1, any_of!["percentage", "%", "percent"])) {
        draft.phrase.end = point + 1;
        draft.of = Some("percentage point".to_owned());
        draft.rules = vec![POINTS.id];
    } else if scan.is(end - 1, any_of!["percentage"]) && !(end >= scan.end || scan.doc.has(end, crate::text::Class::PUNCT)) {
        return None;
    }
    Some(draft)
}

/// The token behind a sign or word for per cent at `at`.
fn sign(scan: &Scan<'_, '_>, at: usize) -> Option<usize> {
    if !scan.is(at, &SIGNS) {
        return None;
    }
    if !scan.is(at, any_of!["per"]) {
        return Some(at + 1);
    }
    let cent = scan.joint(at + 1);
    scan.is(cent, any_of!["cent", "cents"]).then_some(cent + 1)
}
