//! Whose claim it is: the speaker of the innermost quote that holds the predicate.

use super::clauses::{Clause, Link};
use super::{Attribution, Layers, arguments};
use crate::text::Doc;
use crate::text::phrases::{Keyed, Words, key};

/// For every token the innermost quote that holds it; the largest number for none.
pub(super) struct QuoteIndex(Vec<u32>);

impl QuoteIndex {
    /// Writes the quotes over the tokens, the longest first, so that the innermost stays.
    pub(super) fn new(doc: &Doc<'_>, layers: &Layers<'_>) -> Self {
        let length = |index: &usize| {
            layers.quotes.get(*index).map_or(0, |quote| quote.part_tokens.iter().map(ExactSizeIterator::len).sum::<usize>())
        };
        let mut order: Vec<usize> = (0..layers.quotes.len()).collect();
        order.sort_by_key(|index| (std::cmp::Reverse(length(index)), *index));
        let mut index = vec![u32::MAX; if order.is_empty() { 0 } else { doc.len() }];
        for quote in order {
            for part in layers.quotes.get(quote).map_or(&[][..], |quote| &quote.part_tokens) {
                let tokens = part.start..part.end.min(index.len());
                index.get_mut(tokens).unwrap_or_default().fill(u32::try_from(quote).unwrap_or(u32::MAX));
            }
        }
        Self(index)
    }

    /// The innermost quote that holds the token.
    pub(super) fn at(&self, token: u32) -> Option<usize> {
        self.0.get(token as usize).filter(|&&quote| quote != u32::MAX).map(|&quote| quote as usize)
    }
}

/// Whose claim the predicate of clause `index` is: by the quote that holds it, else by the clause that reports it.
pub(super) fn of_clause(
    doc: &Keyed<'_>,
    layers: &Layers<'_>,
    clauses: &[Clause],
    index: usize,
    quote: Option<usize>,
) -> Option<Attribution> {
    if let Some(speaker) = of_quote(layers, quote) {
        return Some(speaker);
    }
    if let Some(before) = index.checked_sub(1)
        && let (Some(clause), Some(beside)) = (clauses.get(index), clauses.get(before))
        && clause.link == Link::Main
        && beside.link == Link::Main
        && let Some(verb) = &beside.verb
        && verb.tokens.len() == 1
        && beside.after.is_empty()
        && clause.start <= verb.tokens.end + 2
        && clause.start > verb.tokens.end
        && doc.is(verb.tokens.end, key!(","))
        && doc.in_class(verb.head, Words::SAY)
    {
        // "But, she said, it was late."
        return subject_of(doc, clauses, before);
    }
    let mut at = index;
    for _ in 0..8 {
        let clause = clauses.get(at)?;
        let parent = clause.parent?;
        let above = clauses.get(parent)?;
        let verb = above.verb.as_ref()?;
        let reports = clause.link == Link::Complement && doc.in_class(verb.head, Words::REPORT);
        // "called on firms to stop": whoever demands it
        let demands = clause.link == Link::Infinitive && doc.in_class(verb.head, Words::DEMAND);
        if (reports || demands) && clause.start >= verb.tokens.end && !above.passive(doc) {
            return subject_of(doc, clauses, parent);
        }
        at = parent;
    }
    None
}

/// The speaker of a quote.
pub(super) fn of_quote(layers: &Layers<'_>, quote: Option<usize>) -> Option<Attribution> {
    let quote = quote?;
    layers.quotes.get(quote)?.speaker.as_ref().map(|_| Attribution::Speaker(quote))
}

/// The subject of a clause as the one whose claim it is.
fn subject_of(doc: &Keyed<'_>, clauses: &[Clause], index: usize) -> Option<Attribution> {
    let (tokens, head) = arguments::subject(clauses, index)?;
    let words = || Attribution::Words(doc.span_of(&arguments::trim(doc, tokens)));
    Some(arguments::actor_at(doc, head).map_or_else(words, Attribution::Actor))
}
