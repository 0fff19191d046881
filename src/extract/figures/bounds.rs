//! The one table of bounds: what a qualifier does to a stated value.

use rust_decimal::Decimal;

use crate::model::{FigureKind, Qualifier};
use crate::text::numbers::Arithmetic;

use super::scan::Draft;

/// Where a bound lies, seen from the stated value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// At the value.
    Value,
    /// A tenth below it.
    TenthBelow,
    /// A tenth above it.
    TenthAbove,
    /// As the words of the numeral have it: a range's ends, a vague word's bounds.
    Words,
    /// There is none.
    Open,
}

impl Bound {
    /// The bound in words.
    #[must_use]
    pub fn about(self) -> &'static str {
        match self {
            Self::Value => "the number",
            Self::TenthBelow => "a tenth below",
            Self::TenthAbove => "a tenth above",
            Self::Words => "what is said",
            Self::Open => "none",
        }
    }
}

/// What a qualifier does to the bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BoundsRow {
    /// The qualifier.
    pub qualifier: Qualifier,
    /// The lower bound, inclusive.
    pub low: Bound,
    /// The upper bound, inclusive.
    pub high: Bound,
    /// Words that are told this way.
    pub example: &'static str,
    /// Why.
    pub reason: &'static str,
}

const fn row(qualifier: Qualifier, low: Bound, high: Bound, example: &'static str, reason: &'static str) -> BoundsRow {
    BoundsRow { qualifier, low, high, example, reason }
}

/// The bounds by qualifier. Those of vague words stand in [`crate::text::numbers::bounds::VAGUE`].
pub static BOUNDS: &[BoundsRow] = &[
    row(Qualifier::Exact, Bound::Value, Bound::Value, "40 boats", "a number stated as it is"),
    row(
        Qualifier::About,
        Bound::TenthBelow,
        Bound::TenthAbove,
        "about 40 boats",
        "news rounds to one or two digits, which is within a tenth",
    ),
    row(
        Qualifier::Nearly,
        Bound::TenthBelow,
        Bound::Value,
        "nearly 40 boats",
        "not reached, and missed by less than what news rounds away",
    ),
    row(Qualifier::Over, Bound::Value, Bound::Open, "more than 40 boats", "the value is passed; how far is not said"),
    row(Qualifier::Under, Bound::Open, Bound::Value, "fewer than 40 boats", "the value is not reached; how far is not said"),
    row(Qualifier::AtLeast, Bound::Value, Bound::Open, "at least 40 boats", "the value may be the number itself"),
    row(Qualifier::AtMost, Bound::Open, Bound::Value, "up to 40 boats", "the value may be the number itself"),
    row(Qualifier::Between, Bound::Words, Bound::Words, "30 to 40 boats", "both ends are said"),
    row(Qualifier::Vague, Bound::Words, Bound::Words, "dozens of boats", "the word has bounds of its own or none"),
];

/// Gives a figure the qualifier and the bounds that go with it. A range stays one; a vague word hedged upwards loses its
/// upper bound, hedged downwards its lower one.
pub(super) fn apply(draft: &mut Draft, qualifier: Qualifier) {
    let Some(row) = BOUNDS.iter().find(|row| row.qualifier == qualifier) else { return };
    // A tolerance has said its bounds.
    let told = draft.value.is_some() && draft.low != draft.high;
    if told || draft.qualifier == Qualifier::Between || !draft.values.is_empty() {
        return;
    }
    let own = (draft.value.or(draft.low), draft.value.or(draft.high));
    let vague = draft.value.is_none();
    draft.low = bound(row.low, own.0, vague, draft.kind, true);
    draft.high = bound(row.high, own.1, vague, draft.kind, false);
    if let (Some(low), Some(high)) = (draft.low, draft.high)
        && low > high
    {
        (draft.low, draft.high) = (Some(high), Some(low));
    }
    draft.qualifier = if vague { Qualifier::Vague } else { qualifier };
}

fn bound(bound: Bound, value: Option<Decimal>, vague: bool, kind: FigureKind, low: bool) -> Option<Decimal> {
    let value = value?;
    let whole = kind == FigureKind::Count && value.is_integer();
    let tenths = |tenths: i64| {
        let moved = value.times(Decimal::new(tenths, 1))?;
        // Things come whole: the bounds of a count are rounded inwards.
        Some(
            if !whole {
                moved
            } else if low {
                moved.ceil()
            } else {
                moved.floor()
            }
            .normalize(),
        )
    };
    match bound {
        Bound::TenthBelow | Bound::TenthAbove if vague => Some(value),
        Bound::Value | Bound::Words => Some(value),
        Bound::TenthBelow => tenths(9),
        Bound::TenthAbove => tenths(11),
        Bound::Open => None,
    }
}
