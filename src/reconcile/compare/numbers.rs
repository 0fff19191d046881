//! Two amounts as intervals: the same, one within the other, or apart.

use rust_decimal::Decimal;

use super::units;
use crate::model::{FigureKind, FigureRecord, Qualifier};

/// How two amounts stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Relation {
    /// The same amount, maybe in another notation or unit.
    Same,
    /// Both can hold: one is vaguer or rounded.
    Within,
    /// They can't both hold.
    Apart,
    /// Units or currencies without an exact conversion.
    Incomparable,
}

/// Compares two amounts that are known to measure the same thing; `None` where one has no bound at all.
pub(crate) fn relate(a: &FigureRecord, b: &FigureRecord) -> Option<Relation> {
    if !a.values.is_empty() || !b.values.is_empty() {
        return (!a.values.is_empty() && !b.values.is_empty()).then(|| scores(a, b));
    }
    let (unit_a, unit_b) = (scale(a), scale(b));
    let same_numeral = a.value.is_some() && a.value == b.value;
    if a.kind == FigureKind::Money && unit_a != unit_b {
        // The same number of another currency is a slip of one of them; another number may be a conversion.
        return Some(if same_numeral { Relation::Apart } else { Relation::Incomparable });
    }
    if !units::comparable(&unit_a, &unit_b) {
        return Some(if same_numeral { Relation::Same } else { Relation::Incomparable });
    }
    let bounds = |figure: &FigureRecord, unit: &str| -> Option<(Option<Decimal>, Option<Decimal>)> {
        let to = |number: Option<crate::model::Number>| match number {
            Some(number) => units::convert(number.0, unit, &unit_a).map(Some),
            None => Some(None),
        };
        Some((to(figure.low.or(figure.value))?, to(figure.high.or(figure.value.filter(|_| figure.qualifier == Qualifier::Exact)))?))
    };
    let ((low_a, high_a), (low_b, high_b)) = (bounds(a, &unit_a)?, bounds(b, &unit_b)?);
    match (low_a.is_none() && high_a.is_none(), low_b.is_none() && high_b.is_none()) {
        (true, true) => return None,
        // "countless calls" beside "two million calls": the one does not say how many.
        (true, false) | (false, true) => return (a.of.is_some() && b.of.is_some()).then_some(Relation::Within),
        (false, false) => {}
    }
    let point_a = a.value.and_then(|value| units::convert(value.0, &unit_a, &unit_a));
    let point_b = b.value.and_then(|value| units::convert(value.0, &unit_b, &unit_a));
    let exact = |figure: &FigureRecord| figure.qualifier == Qualifier::Exact;
    if let (Some(x), Some(y)) = (point_a, point_b) {
        // A share is a share: a fraction and a percentage are not two units.
        let converted = unit_a != unit_b && unit_a != "1" && unit_b != "1";
        let alike = a.qualifier == b.qualifier || (converted && hedged(a) | hedged(b));
        if alike && (x == y || (converted && rounds(x, y, a, b, &unit_a, &unit_b))) {
            return Some(Relation::Same);
        }
        if exact(a) && exact(b) {
            // A fraction in words is round by nature.
            let fraction = a.kind != b.kind && apart_by(x, y) <= Decimal::new(3, 2);
            return Some(if x == y || rounded(x, y) || fraction { Relation::Within } else { Relation::Apart });
        }
    }
    let overlap = low_a.zip(high_b).is_none_or(|(low, high)| low <= high) && low_b.zip(high_a).is_none_or(|(low, high)| low <= high);
    // A hedge gives way at its edge: "nearly" and "about" stretch as far as rounding does.
    let near = match (point_a, point_b) {
        (Some(x), Some(y)) => {
            (hedged(a) || hedged(b)) && apart_by(x, y) <= if a.kind == b.kind { Decimal::new(5, 2) } else { Decimal::new(16, 2) }
        }
        _ => false,
    };
    Some(if overlap && low_a == low_b && high_a == high_b && point_a == point_b && a.qualifier == b.qualifier {
        Relation::Same
    } else if overlap || near {
        Relation::Within
    } else {
        Relation::Apart
    })
}

/// Scores and votes: the same numbers in either order.
fn scores(a: &FigureRecord, b: &FigureRecord) -> Relation {
    let sorted = |figure: &FigureRecord| {
        let mut values: Vec<Decimal> = figure.values.iter().map(|n| n.0).collect();
        values.sort_unstable();
        values
    };
    if sorted(a) == sorted(b) { Relation::Same } else { Relation::Apart }
}

/// The unit that the value counts in; a ratio is a share like a percentage.
fn scale(figure: &FigureRecord) -> String {
    match (figure.kind, figure.unit.as_deref()) {
        (FigureKind::Percent, _) => "%".to_owned(),
        (FigureKind::Ratio, None) => "1".to_owned(),
        (_, Some(unit)) => unit.to_owned(),
        _ => String::new(),
    }
}

fn hedged(figure: &FigureRecord) -> bool {
    matches!(figure.qualifier, Qualifier::About | Qualifier::Nearly)
}

/// Difference as a share of the larger.
fn apart_by(x: Decimal, y: Decimal) -> Decimal {
    let larger = x.abs().max(y.abs());
    if larger.is_zero() { Decimal::ZERO } else { (x - y).abs().checked_div(larger).unwrap_or(Decimal::ONE) }
}

/// Whether one amount is the other, rounded: 1.2 million and 1,183,000. Small whole numbers are counted, not rounded.
fn rounded(x: Decimal, y: Decimal) -> bool {
    if apart_by(x, y) > Decimal::new(3, 2) {
        return false;
    }
    let (rough, fine) = if digits(x) <= digits(y) { (x, y) } else { (y, x) };
    if rough.is_integer() && fine.is_integer() && rough.abs() < Decimal::from(1000) {
        return false;
    }
    fine.round_sf(digits(rough).max(1)).is_some_and(|value| value == rough) && digits(rough) < digits(fine)
}

/// Whether a converted amount is the other at the precision of either.
fn rounds(x: Decimal, y: Decimal, a: &FigureRecord, b: &FigureRecord, unit_a: &str, unit_b: &str) -> bool {
    if apart_by(x, y) > Decimal::new(4, 2) {
        return false;
    }
    let stated = |figure: &FigureRecord| figure.value.map_or(1, |value| digits(value.0)).max(1);
    let fits = |target: Decimal, value: Option<Decimal>, figure: &FigureRecord| {
        value.is_some_and(|value| {
            [stated(figure), stated(figure) + 1].iter().any(|&places| value.round_sf(places) == target.round_sf(places))
        })
    };
    let back =
        b.value.and_then(|value| a.value.and_then(|own| units::convert(own.0, unit_a, unit_b).map(|converted| (value.0, converted))));
    fits(x, Some(y), a) || back.is_some_and(|(target, converted)| fits(target, Some(converted), b)) || apart_by(x, y) <= Decimal::new(1, 2)
}

/// Significant digits of a number as it is written: none for the zeros at its end.
pub(crate) fn digits(value: Decimal) -> u32 {
    let mut mantissa = value.normalize().mantissa().unsigned_abs();
    if mantissa == 0 {
        return 1;
    }
    while mantissa.is_multiple_of(10) {
        mantissa /= 10;
    }
    mantissa.checked_ilog10().unwrap_or(0) + 1
}
