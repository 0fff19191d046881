//! Where the words come from: the medium that the accounts name for one statement.

use super::{Said, accounts, difference, fold};
use crate::model::{Aspect, Difference, Severity};
use crate::reconcile::facts::Fact;

/// Media that differ ("a blog post", "a message to employees") for quotes in the group.
pub(super) fn differences(facts: &[&Fact<'_>]) -> Option<Difference> {
    let values: Vec<Said<'_>> = facts
        .iter()
        .filter_map(|fact| {
            let quote = fact.record.quotes.iter().find(|quote| Some(&quote.id) == fact.claim.quote.as_ref())?;
            Some(Said { text: quote.medium.clone()?, normalized: None, fact })
        })
        .collect();
    let first = values.first()?;
    let other = values.iter().find(|said| fold(&said.text) != fold(&first.text) && said.fact.article != first.fact.article)?;
    let explanation = format!("{} for where it was said.", accounts(first, other));
    difference(Aspect::Attribution, Severity::Wording, &values, explanation)
}
