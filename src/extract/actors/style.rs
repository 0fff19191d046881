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
    /// Of so many words in lower case, clitics aside, so many of which are no function words.
    pub(super) fn new(words: i32, free: i32) -> Self {
        Self { words, free, ..Self::default() }
    }

    /// Counts a word with a capital.
    #[inline]
    pub(super) fn capital(&mut self, class: Class, lex: Lex) {
        let word = !class.contains(Class::CLITIC);
        let free = i32::from(word & !lex.contains(Lex::FUNCTION));
        self.words += i32::from(word);
        self.shouted += i32::from(word & class.contains(Class::ALL_CAPS));
        self.free += free;
        self.capitals += free;
    }

    /// Takes the first token of the sentence from those whose capital says something.
    pub(super) fn leave_out(&mut self, class: Class, lex: Lex) {
        let free = i32::from((class & (Class::WORD | Class::CLITIC) == Class::WORD) & !lex.contains(Lex::FUNCTION));
        self.free -= free;
        self.capitals -= free * i32::from(class.contains(Class::CAPITAL));
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
