//! In what the members of a group differ.

use super::facts::{Corpus, Fact};
use crate::model::Difference;

/// The differences of a group's claims, in the order of the aspects.
pub(super) fn differences(_corpus: &Corpus<'_>, _facts: &[&Fact<'_>]) -> Vec<Difference> {
    Vec::new()
}
