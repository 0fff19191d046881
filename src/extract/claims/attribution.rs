//! Whose claim it is: the speaker of the innermost quote that holds the predicate.

use super::clauses::{Clause, Link};
use super::{Attribution, Layers, arguments};
use crate::text::Doc;
use crate::text::phrases::{Keyed, Words, key};

/// For every token the innermost quote that holds it: its length in the upper half, its index turned round in the lower one, so that
/// the shortest is the smallest number, of equal ones the last; the largest number for none.
pub(super) struct QuoteIndex(Vec<u64>);

impl QuoteIndex {
    /// Writes the quotes over the tokens.
    pub(super) fn new(doc: &Doc<'_>, layers: &Layers<'_>) -> Self {
        let mut index = vec![u64::MAX; if layers.quotes.is_empty() { 0 } else { doc.len() }];
        for (at, quote) in (0..u32::MAX).zip(layers.quotes) {
            let length: usize = quote.part_tokens.iter().map(ExactSizeIterator::len).sum();
            let rank = (length as u64) << 32 | u64::from(!at);
            for part in &quote.part_tokens {
                let end = part.end.min(index.len());
                for slot in index.get_mut(part.start..end).unwrap_or_default() {
                    *slot = rank.min(*slot);
                }
            }
        }
        Self(index)
    }

    /// The innermost quote that holds the token.
    #[inline]
    pub(super) fn at(&self, token: u32) -> Option<usize> {
        self.0.get(token as usize).filter(|&&rank| rank != u64::MAX).map(|&rank| !(rank as u32) as usize)
    }
}

/// Whose claim the predicate of clause `index` is: by the quote that holds it, else by the clause that reports it.
#[inline]
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
    let reports = doc.holds(Words::SAY | Words::REPORT | Words::DEMAND);
    if reports { reporter(doc, clauses, index) } else { None }
}

/// The subject of the clause that reports clause `index`.
#[inline(never)]
fn reporter(doc: &Keyed<'_>, clauses: &[Clause], index: usize) -> Option<Attribution> {
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
#[inline]
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
