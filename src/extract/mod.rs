//! The five layers, in one fixed order. A layer reads the layers before it and adds its own; nothing is
//! patched afterwards. All spans are those of the clean text.

pub mod actors;
pub mod claims;
pub mod figures;
mod picks;
pub mod quotes;
pub mod times;

use crate::rule::Rule;
use crate::text::Doc;

/// The rules of all layers, in order.
pub static RULES: &[&[&Rule]] = &[times::RULES, figures::RULES, actors::RULES, quotes::RULES, claims::RULES];

/// What was extracted from one article. Indices between layers (`usize`) point into these lists.
#[derive(Debug, Clone, Default)]
pub struct Extraction {
    /// Dates, clock times, durations, sets; not yet resolved against a day.
    pub times: Vec<times::Time>,
    /// Amounts.
    pub figures: Vec<figures::Figure>,
    /// Who and what is named.
    pub actors: actors::Actors,
    /// Who says what.
    pub quotes: Vec<quotes::Quote>,
    /// What is asserted.
    pub claims: claims::Claims,
}

/// Runs the five layers. Times come first: an amount is whatever number no time has taken.
#[must_use]
pub fn extract(doc: &Doc<'_>) -> Extraction {
    extract_with(doc, &actors::Known::default())
}

/// Runs the five layers with the user's own names.
#[must_use]
pub fn extract_with(doc: &Doc<'_>, known: &actors::Known) -> Extraction {
    let times = times::extract(doc);
    let figures = figures::extract(doc, &times);
    let actors = actors::extract_with(doc, &times, known);
    let quotes = quotes::extract(doc, &times, &actors);
    let claims = claims::extract(doc, &claims::Layers { times: &times, figures: &figures, actors: &actors, quotes: &quotes });
    Extraction { times, figures, actors, quotes, claims }
}
