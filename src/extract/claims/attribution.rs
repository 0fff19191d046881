//! Whose claim it is: the speaker of the innermost quote that holds the predicate.

use super::{Attribution, Layers};
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

/// The speaker of a quote.
pub(super) fn of(_doc: &Doc<'_>, layers: &Layers<'_>, quote: Option<usize>) -> Option<Attribution> {
    let speaker = layers.quotes.get(quote?)?.speaker.as_ref()?;
    let text = speaker.actor.and_then(|actor| layers.actors.get(actor)).map_or_else(|| speaker.text.clone(), |actor| actor.name.clone());
    Some(Attribution { text, actor: speaker.actor })
}
