//! Whose claim it is: the speaker of the innermost quote that holds the predicate.

use std::cmp::Reverse;
use std::hint::select_unpredictable;

use super::clauses::{Clause, Link};
use super::{Attribution, Layers, arguments};
use crate::extract::quotes::Quote;
use crate::text::Doc;
use crate::text::phrases::{Keyed, Words, key};

/// For every token the innermost quote that holds it.
#[derive(Default)]
pub(super) struct QuoteIndex {
    /// Of every token; none where the text has no quotes.
    holders: Vec<Holder>,
    /// The quotes with their lengths in tokens, the longest first; a buffer.
    ranks: Vec<(Reverse<usize>, usize)>,
}

/// The quote that holds a token: its index, and in the last bit whether it has a speaker.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Holder(u32);

impl Holder {
    /// Stands for "no quote".
    const NONE: Self = Self(u32::MAX - 1);

    /// Index of the quote.
    #[inline]
    pub(super) fn quote(self) -> Option<u32> {
        (self != Self::NONE).then_some(self.0 >> 1)
    }

    /// Whose claim what stands in the quote is, if it has a speaker.
    #[inline]
    pub(super) fn speaker(self) -> Option<Attribution> {
        (self.0 & 1 == 1).then_some(Attribution::Speaker(self.0 >> 1))
    }
}

impl QuoteIndex {
    /// Writes the quotes of a text over its tokens, in place of those of another: the longest first, of equal ones the first, so that
    /// the innermost stays.
    pub(super) fn read(&mut self, doc: &Doc<'_>, layers: &Layers<'_>) {
        let Self { holders, ranks } = self;
        holders.clear();
        holders.resize(if layers.quotes.is_empty() { 0 } else { doc.len() }, Holder::NONE);
        let length = |quote: &Quote| quote.part_tokens.iter().map(ExactSizeIterator::len).sum::<usize>();
        ranks.clear();
        ranks.extend(layers.quotes.iter().enumerate().map(|(at, quote)| (Reverse(length(quote)), at)));
        ranks.sort_unstable();
        for &(_, at) in &*ranks {
            let Some(quote) = layers.quotes.get(at) else { continue };
            let holder = Holder((at as u32) << 1 | u32::from(quote.speaker.is_some()));
            for part in &quote.part_tokens {
                let end = part.end.min(holders.len());
                holders.get_mut(part.start..end).unwrap_or_default().fill(holder);
            }
        }
    }

    /// The innermost quote that holds the token.
    #[inline]
    pub(super) fn at(&self, token: u32) -> Holder {
        self.holders.get(token as usize).copied().unwrap_or(Holder::NONE)
    }
}

/// Whose claim the predicate of clause `index` is: by the quote that holds it, else by the clause that reports it.
#[inline]
pub(super) fn of_clause(doc: &Keyed<'_>, clauses: &[Clause], index: usize, clause: &Clause, quote: Holder) -> Option<Attribution> {
    let speaker = quote.speaker();
    // The first clause of a sentence has none beside it that could report it. The question is put so that there is one branch: whether
    // a clause stands in a quote can't be foreseen.
    let reportable = speaker.is_none() & ((index > 0) | clause.parent().is_some());
    let reporting = select_unpredictable(reportable, Words::SAY | Words::REPORT | Words::DEMAND, Words::empty());
    if doc.holds(reporting) { reporter(doc, clauses, index) } else { speaker }
}

/// The subject of the clause that reports clause `index`.
#[inline(never)]
fn reporter(doc: &Keyed<'_>, clauses: &[Clause], index: usize) -> Option<Attribution> {
    if let Some(before) = index.checked_sub(1)
        && let (Some(clause), Some(beside)) = (clauses.get(index), clauses.get(before))
        && clause.link == Link::Main
        && beside.link == Link::Main
        && let Some(verb) = &beside.verb
        && verb.tokens().len() == 1
        && beside.after().is_empty()
        && clause.start <= verb.last.end + 2
        && clause.start > verb.last.end
        && doc.is(verb.last.end, key!(","))
        && doc.in_class(verb.last.head, Words::SAY)
    {
        // "But, she said, it was late."
        return subject_of(doc, clauses, before);
    }
    let mut at = index;
    for _ in 0..8 {
        let clause = clauses.get(at)?;
        let parent = clause.parent()?;
        let above = clauses.get(parent)?;
        let verb = above.verb.as_ref()?;
        let reports = clause.link == Link::Complement && doc.in_class(verb.last.head, Words::REPORT);
        // "called on firms to stop": whoever demands it
        let demands = clause.link == Link::Infinitive && doc.in_class(verb.last.head, Words::DEMAND);
        if (reports || demands) && clause.start >= verb.last.end && !above.passive(doc) {
            return subject_of(doc, clauses, parent);
        }
        at = parent;
    }
    None
}

/// The subject of a clause as the one whose claim it is.
fn subject_of(doc: &Keyed<'_>, clauses: &[Clause], index: usize) -> Option<Attribution> {
    let (tokens, head) = arguments::subject(clauses, index)?;
    let words = || Attribution::Words(doc.span_of(&arguments::trim(doc, tokens)));
    Some(doc.label_of(head).map_or_else(words, Attribution::Actor))
}
