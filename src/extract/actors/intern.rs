//! The words of a text by number: equal numbers are equal words, letters' case aside.

use std::hash::Hasher;

use crate::text::lexicon::{Lex, key};

bitflags::bitflags! {
    /// What is known of a word, whatever token it stands in.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
    pub(super) struct Fact: u16 {
        /// A word of English, see [`super::words::is_common`].
        const COMMON = 1;
        /// A general noun, see [`super::words::is_general`].
        const GENERAL = 1 << 1;
        /// Stands behind a given name or a form of address in the article.
        const FAMILY = 1 << 2;
        /// The article writes it with a capital where only a name has one.
        const KNOWN = 1 << 3;
        /// The last word of a person's full name in the article.
        const SURNAME = 1 << 4;
        /// The head noun of a longer name in the article that is no person's.
        const HEAD = 1 << 5;
        /// Letters that the article explains by a common noun.
        const LETTERS = 1 << 6;
        /// `COMMON`, `GENERAL` and `PHRASE` are set.
        const LOOKED_UP = 1 << 7;
        /// Begins a phrase of the lexicon.
        const PHRASE = 1 << 8;
        /// Its other spelling is set.
        const SPELLED = 1 << 9;
    }
}

/// Number of a word in its [`Words`]; 0 is none.
pub(super) type WordId = u32;

/// What is known of a word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word {
    hash: u64,
    /// Where its text lies.
    start: usize,
    end: usize,
    /// The word lists that it stands in.
    pub lex: Lex,
    pub facts: Fact,
    /// The same without full stops, with a straight apostrophe.
    pub plain: WordId,
    /// The same in American spelling, a country's adjective cut to its stem.
    pub variant: WordId,
}

/// Words by number, found by an open-addressing table of their hashes.
#[derive(Debug)]
pub(super) struct Words {
    all: Vec<Word>,
    /// The words in lower case, one behind the other.
    texts: String,
    /// Numbers of words; 0 is a free slot. Always a power of two of them, no more than half taken.
    slots: Vec<WordId>,
}

/// The hash of a word, letters' case aside.
pub(super) fn hash(text: &str, start: usize, end: usize) -> u64 {
    key::hash(text, start, end).unwrap_or_else(|| {
        let mut hasher = rustc_hash::FxHasher::default();
        hasher.write(text.get(start..end).unwrap_or_default().to_lowercase().as_bytes());
        hasher.finish()
    })
}

impl Words {
    /// With room for so many words before the table grows.
    pub(super) fn new(expected: usize) -> Self {
        let none = Word { hash: 0, start: 0, end: 0, lex: Lex::empty(), facts: Fact::empty(), plain: 0, variant: 0 };
        let mut all = Vec::with_capacity(expected + 1);
        all.push(none);
        Self { all, texts: String::with_capacity(expected * 8), slots: vec![0; (expected * 2).next_power_of_two().max(16)] }
    }

    /// How many numbers are given, 0 among them.
    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// The number of a word, given with its [`hash`]; a new one, with the lists `lex`, where it is new.
    pub(super) fn id_of(&mut self, word: &str, hash: u64, lex: impl FnOnce() -> Lex) -> WordId {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        while let Some(&id) = self.slots.get(at).filter(|&&id| id != 0) {
            if self.get(id).is_some_and(|known| known.hash == hash) && same(word, self.text(id)) {
                return id;
            }
            at = (at + 1) & mask;
        }
        let id = WordId::try_from(self.all.len()).unwrap_or(0);
        let start = self.texts.len();
        self.push_lower(word);
        self.all.push(Word { hash, start, end: self.texts.len(), lex: lex(), facts: Fact::empty(), plain: id, variant: id });
        if let Some(slot) = self.slots.get_mut(at) {
            *slot = id;
        }
        if self.all.len() * 2 > self.slots.len() {
            self.grow();
        }
        id
    }

    fn push_lower(&mut self, word: &str) {
        if word.is_ascii() {
            let start = self.texts.len();
            self.texts.push_str(word);
            if let Some(new) = self.texts.get_mut(start..) {
                new.make_ascii_lowercase();
            }
        } else {
            self.texts.push_str(&word.to_lowercase());
        }
    }

    fn grow(&mut self) {
        let size = self.slots.len() * 2;
        self.slots.clear();
        self.slots.resize(size, 0);
        for (id, word) in (0..).zip(&self.all).skip(1) {
            let mut at = word.hash as usize & (size - 1);
            while self.slots.get(at).is_some_and(|&taken| taken != 0) {
                at = (at + 1) & (size - 1);
            }
            if let Some(slot) = self.slots.get_mut(at) {
                *slot = id;
            }
        }
    }

    /// What is known of a word.
    pub(super) fn get(&self, id: WordId) -> Option<&Word> {
        self.all.get(id as usize)
    }

    /// What is known of a word, to be added to; nothing for 0.
    pub(super) fn get_mut(&mut self, id: WordId) -> Option<&mut Word> {
        self.all.get_mut(id as usize).filter(|_| id > 0)
    }

    /// The text of a word, lower case.
    pub(super) fn text(&self, id: WordId) -> &str {
        self.get(id).and_then(|word| self.texts.get(word.start..word.end)).unwrap_or("")
    }
}

/// Whether a word is this one, letters' case aside; `lower` in lower case.
fn same(word: &str, lower: &str) -> bool {
    if word.is_ascii() { word.eq_ignore_ascii_case(lower) } else { word.to_lowercase() == lower }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_words_have_equal_numbers() {
        let mut words = Words::new(1);
        let mut number = |word: &str| words.id_of(word, hash(word, 0, word.len()), Lex::empty);
        let first = number("Tarrow");
        let many: Vec<WordId> = (0..1000).map(|n| number(&format!("word{n}"))).collect();
        assert_eq!(number("TARROW"), first);
        assert_eq!(many.get(7).copied(), Some(number("Word7")));
        assert_ne!(number("O’Dell"), number("O'Dell"));
        assert_eq!(number("ÉMILE"), number("émile"));
        let long = "x".repeat(100);
        assert_eq!(number(&long), number(&long.to_uppercase()));
        assert_eq!(words.text(first), "tarrow");
    }
}
