//! How the words of a sentence use capitals.

use crate::read::BlockKind;
use crate::text::Class;
use crate::text::lexicon::Lex;

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
    /// All words.
    words: i32,
    /// In capitals throughout.
    shouted: i32,
    /// Not the first word and no function word.
    free: i32,
    /// Of these, with a capital.
    capitals: i32,
}

impl Count {
    /// Of a sentence whose first token is this one.
    pub(super) fn new(class: Class, lex: Lex) -> Self {
        let mut first = Self::default();
        if class.contains(Class::WORD) {
            first.add(class, lex);
        }
        // It will be counted with the others, and its capital says nothing.
        Self { free: -first.free, capitals: -first.capitals, ..Self::default() }
    }

    /// Counts words in lower case that are no clitics, of which so many are no function words.
    pub(super) fn small(&mut self, words: i32, free: i32) {
        self.words += words;
        self.free += free;
    }

    /// Counts a token whose class is a word.
    #[inline]
    pub(super) fn add(&mut self, class: Class, lex: Lex) {
        if class.contains(Class::CLITIC) {
            return;
        }
        let free = !lex.contains(Lex::FUNCTION);
        self.words += 1;
        self.shouted += i32::from(class.contains(Class::ALL_CAPS));
        self.free += i32::from(free);
        self.capitals += i32::from(free && class.contains(Class::CAPITAL));
    }

    /// How the sentence uses capitals whose last token has this class.
    pub(super) fn style(&self, last: Class, kind: BlockKind) -> Style {
        if self.words >= 3 && self.shouted * 10 >= self.words * 7 || (self.words == 2 && self.shouted == 2) {
            return Style::AllCaps;
        }
        let heading = matches!(kind, BlockKind::Title | BlockKind::Heading);
        if (heading && self.free >= 2 && self.capitals * 10 >= self.free * 7)
            || (self.free >= 4 && self.capitals * 10 >= self.free * 8 && !last.intersects(Class::TERMINAL | Class::ABBREV))
        {
            return Style::TitleCase;
        }
        Style::Sentence
    }
}
