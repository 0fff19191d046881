//! What vague number words allow: the one table of their bounds.

use rust_decimal::Decimal;

use super::arithmetic::Arithmetic;

/// A vague number word and the inclusive bounds that it allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VagueWord {
    /// The word, lower case.
    pub word: &'static str,
    /// The least number it may stand for.
    pub low: Option<i64>,
    /// The greatest; `None` is no bound.
    pub high: Option<i64>,
    /// Why.
    pub reason: &'static str,
}

const fn row(word: &'static str, low: i64, high: i64, reason: &'static str) -> VagueWord {
    VagueWord { word, low: Some(low), high: Some(high), reason }
}

/// The bounds of vague number words. Before a scale or a plural ("a few hundred", "tens of thousands") both are
/// multiplied: low × scale, (high + 1) × scale − 1.
pub static VAGUE: &[VagueWord] = &[
    row("couple", 2, 3, "two in the strict sense, three in the loose one"),
    row("few", 3, 9, "more than a couple; from ten on one would say a dozen"),
    row("several", 3, 9, "more than a couple; from ten on one would say a dozen"),
    row("handful", 3, 9, "as many as fit a hand, loosely; fewer than ten"),
    row("tens", 20, 99, "at least two tens; a hundred is not told in tens"),
    row("dozens", 24, 99, "at least two dozen; from a hundred on one says hundreds"),
    row("scores", 40, 199, "at least two score; from two hundred on one says hundreds"),
    row("hundreds", 200, 999, "at least two hundred; a thousand is not told in hundreds"),
    row("thousands", 2_000, 999_999, "at least two thousand; a million is not told in thousands"),
    row("millions", 2_000_000, 999_999_999, "at least two million; a billion is not told in millions"),
    row("billions", 2_000_000_000, 999_999_999_999, "at least two billion; a trillion is not told in billions"),
    VagueWord { word: "trillions", low: Some(2_000_000_000_000), high: None, reason: "at least two trillion; no greater word is in use" },
    row("lakhs", 200_000, 9_999_999, "at least two lakh; a crore is not told in lakhs"),
    row("lacs", 200_000, 9_999_999, "at least two lakh; a crore is not told in lakhs"),
    VagueWord { word: "crores", low: Some(20_000_000), high: None, reason: "at least two crore; no greater word is in use" },
];

/// The bounds of a vague number word; `None` for a word that is not in the table.
#[must_use]
pub fn of(word: &str) -> Option<(Option<Decimal>, Option<Decimal>)> {
    let row = VAGUE.iter().find(|row| row.word == word)?;
    Some((row.low.map(Decimal::from), row.high.map(Decimal::from)))
}

/// Bounds of a vague word multiplied by a scale; no bound where the product is too great to be told.
pub(super) fn scaled(bounds: (Option<Decimal>, Option<Decimal>), scale: Decimal) -> (Option<Decimal>, Option<Decimal>) {
    let low = bounds.0.and_then(|low| low.times(scale));
    let high = bounds.1.and_then(|high| (high + Decimal::ONE).times(scale)).map(|high| high - Decimal::ONE);
    (low, high)
}
