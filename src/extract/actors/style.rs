//! How the words of a sentence use capitals.

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

/// The words of a sentence, counted.
#[derive(Debug, Default)]
pub(super) struct Count {
    /// All words, clitics aside.
    words: usize,
    /// In capitals throughout.
    shouted: usize,
    /// With a capital and no function words.
    capitals: usize,
}

impl Count {
    /// Of a sentence with so many tokens, each a word in lower case until another is told.
    pub(super) fn new(tokens: usize) -> Self {
        Self { words: tokens, ..Self::default() }
    }

    /// One of the tokens is a word with a capital.
    #[inline]
    pub(super) fn capital(&mut self, class: Class, lex: Lex) {
        let word = !class.contains(Class::CLITIC);
        self.words -= usize::from(!word);
        self.shouted += usize::from(word & class.contains(Class::ALL_CAPS));
        self.capitals += usize::from(word & !lex.contains(Lex::FUNCTION));
    }

    /// One of the tokens is no word, or a clitic.
    #[inline]
    pub(super) fn leave_out(&mut self) {
        self.words -= 1;
    }

    /// How the sentence uses capitals.
    pub(super) fn style(&self, doc: &Doc<'_>, sentence: &Sentence) -> Style {
        if self.words >= 3 && self.shouted * 10 >= self.words * 7 || (self.words == 2 && self.shouted == 2) {
            return Style::AllCaps;
        }
        let heading = matches!(sentence.kind, BlockKind::Title | BlockKind::Heading);
        let ended = doc.class(sentence.tokens.end.saturating_sub(1)).intersects(Class::TERMINAL | Class::ABBREV);
        if !heading && ended || self.capitals == 0 {
            return Style::Sentence;
        }
        // The capital of the first word says nothing.
        let first = sentence.tokens.start;
        let counts =
            |token: usize| doc.class(token) & (Class::WORD | Class::CLITIC) == Class::WORD && !doc.lex(token).contains(Lex::FUNCTION);
        let free = sentence.tokens.clone().skip(1).filter(|&token| counts(token)).count();
        let capitals = self.capitals - usize::from(counts(first) && doc.has(first, Class::CAPITAL));
        if (heading && free >= 2 && capitals * 10 >= free * 7) || (!ended && free >= 4 && capitals * 10 >= free * 8) {
            return Style::TitleCase;
        }
        Style::Sentence
    }
}
