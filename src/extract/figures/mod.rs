//! Amounts: counts, money, percentages, measures, ratios, ordinals, ages, scores.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::extract::times::Time;
use crate::model::{Change, FigureKind, Qualifier};
use crate::rule::Rule;
use crate::span::Span;
use crate::text::Doc;

/// The rules of this layer.
pub static RULES: &[&Rule] = &[];

/// An amount. Bounds are inclusive; `None` is no bound.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The whole phrase with qualifier, unit and counted noun.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The numeral or number words alone.
    pub number: Span,
    /// What it measures.
    pub kind: FigureKind,
    /// The stated point value.
    pub value: Option<Decimal>,
    /// The sides of a score.
    pub values: Vec<Decimal>,
    /// The direction of a change.
    pub change: Option<Change>,
    /// Lower bound.
    pub low: Option<Decimal>,
    /// Upper bound.
    pub high: Option<Decimal>,
    /// What the words do to the bounds.
    pub qualifier: Qualifier,
    /// ISO 4217 code, UCUM symbol or `%`.
    pub unit: Option<String>,
    /// Head noun of what is counted, lower case, singular.
    pub of: Option<String>,
    /// Ids of the rules that made it.
    pub rules: Vec<&'static str>,
}

/// The amounts of a text, in order, disjoint by their numbers. Numbers inside `times` are left alone.
#[must_use]
pub fn extract(_doc: &Doc<'_>, _times: &[Time]) -> Vec<Figure> {
    Vec::new()
}
