//! Whose claim it is: the speaker of the innermost quote that holds the predicate.

use super::clauses::{Clause, Link};
use super::words::{self, Words};
use super::{Attribution, Layers, arguments};
use crate::text::Doc;

/// The innermost quote that holds the token.
pub(super) fn quote_of(layers: &Layers<'_>, token: usize) -> Option<usize> {
    // Quotes come in order of their first part; of those that hold the token the shortest is the innermost.
    layers
        .quotes
        .iter()
        .enumerate()
        .filter(|(_, quote)| quote.holds(token))
        .min_by_key(|(_, quote)| quote.part_tokens.iter().map(ExactSizeIterator::len).sum::<usize>())
        .map(|(index, _)| index)
}

/// Whose claim the predicate of clause `index` is: by the quote that holds it, else by the clause that reports it.
pub(super) fn of_clause(doc: &Doc<'_>, layers: &Layers<'_>, clauses: &[Clause], index: usize, quote: Option<usize>) -> Option<Attribution> {
    if let Some(speaker) = of_quote(layers, quote) {
        return Some(speaker);
    }
    let mut at = index;
    for _ in 0..8 {
        let clause = clauses.get(at)?;
        let parent = clause.parent?;
        let above = clauses.get(parent)?;
        let verb = above.verb.as_ref()?;
        if clause.link == Link::Complement
            && clause.start >= verb.tokens.end
            && words::is(doc, verb.head, Words::REPORT)
            && !above.passive(doc)
        {
            let (tokens, head) = arguments::subject(clauses, parent)?;
            let actor = layers.actors.at(head);
            let text = actor
                .and_then(|actor| layers.actors.get(actor))
                .map_or_else(|| doc.words(arguments::trim(doc, tokens)).into_owned(), |actor| actor.name.clone());
            return Some(Attribution { text, actor });
        }
        at = parent;
    }
    None
}

/// The speaker of a quote.
pub(super) fn of_quote(layers: &Layers<'_>, quote: Option<usize>) -> Option<Attribution> {
    let speaker = layers.quotes.get(quote?)?.speaker.as_ref()?;
    let text = speaker.actor.and_then(|actor| layers.actors.get(actor)).map_or_else(|| speaker.text.clone(), |actor| actor.name.clone());
    Some(Attribution { text, actor: speaker.actor })
}
