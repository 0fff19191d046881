//! Time expressions, read as shape, grain and offset from an anchor; [`crate::date`] resolves them.

use std::ops::Range;

use crate::model::TimeKind;
use crate::rule::Rule;
use crate::span::Span;
use crate::text::Doc;

/// The rules of this layer.
pub static RULES: &[&Rule] = &[];

/// A time expression, not yet resolved against a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Time {
    /// The expression without its preposition.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// TIMEX3 type.
    pub kind: TimeKind,
    /// What it says, relative to an anchor.
    pub shape: Shape,
    /// TIMEX3 mod.
    pub modifier: Option<&'static str>,
    /// Ids of the rules that made it.
    pub rules: Vec<&'static str>,
}

/// What a time expression says before it is resolved.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Shape {
    /// A TIMEX3 value that needs no anchor.
    Absolute(String),
}

/// The times of a text, in order, disjoint.
#[must_use]
pub fn extract(_doc: &Doc<'_>) -> Vec<Time> {
    Vec::new()
}
