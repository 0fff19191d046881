//! How the words of a sentence use capitals.

use super::scan::Capital;
use crate::read::BlockKind;
use crate::text::lexicon::Lex;
use crate::text::{Class, Doc, Sentence};

/// How the words of a sentence use capitals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// A capital marks a name or the start.
    Sentence,
    /// Nearly every word has one.
    TitleCase,
    /// Nearly every letter is one.
    AllCaps,
}

impl Style {
    /// How a sentence uses its capitals, so many of which open a word of capitals throughout; `capitals` are those of the text.
    #[inline]
    pub(super) fn of(doc: &Doc<'_>, sentence: &Sentence, capitals: &[Capital], shouted: u32) -> Self {
        if shouted > 1 && shouts(doc, sentence, shouted as usize) {
            return Self::AllCaps;
        }
        let heading = matches!(sentence.kind, BlockKind::Title | BlockKind::Heading);
        let ended = doc.class(sentence.tokens.end.saturating_sub(1)).intersects(Class::TERMINAL | Class::ABBREV);
        // Most sentences end so.
        if !heading && ended { Self::Sentence } else { Self::of_heading(doc, sentence, capitals, ended) }
    }

    /// The same of a heading or what has no full stop.
    #[cold]
    #[inline(never)]
    fn of_heading(doc: &Doc<'_>, sentence: &Sentence, capitals: &[Capital], ended: bool) -> Self {
        let heading = matches!(sentence.kind, BlockKind::Title | BlockKind::Heading);
        // The capital of the first word says nothing.
        let first = sentence.tokens.start;
        let until = |end: usize| capitals.partition_point(|capital| (capital.token as usize) < end);
        let capitals = capitals.get(until(first)..until(sentence.tokens.end)).unwrap_or_default();
        let counts = |token: usize| is_word(doc, token) && !doc.lex(token).contains(Lex::FUNCTION);
        let free = sentence.tokens.clone().skip(1).filter(|&token| counts(token)).count();
        let capitals = capitals.iter().filter(|capital| capital.token as usize != first && counts(capital.token as usize)).count();
        if (heading && free >= 2 && capitals * 10 >= free * 7) || (!ended && free >= 4 && capitals * 10 >= free * 8) {
            return Self::TitleCase;
        }
        Self::Sentence
    }
}

/// Whether a sentence is one of capitals, so many of its words having nothing else.
#[cold]
#[inline(never)]
fn shouts(doc: &Doc<'_>, sentence: &Sentence, shouted: usize) -> bool {
    let words = sentence.tokens.clone().filter(|&token| is_word(doc, token)).count();
    words >= 3 && shouted * 10 >= words * 7 || words == 2 && shouted == 2
}

/// Whether a token is a word, clitics aside.
fn is_word(doc: &Doc<'_>, token: usize) -> bool {
    doc.class(token) & (Class::WORD | Class::CLITIC) == Class::WORD
}
