//! Closed classes of words, found by the hash that the lexicon has made of every word of the text.

use crate::text::lexicon::key as hashes;

/// A word, letters' case and the shape of apostrophes aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Key(u64);

impl Key {
    /// A word of ASCII in lower case; any other is an error of compilation.
    pub(super) const fn new(word: &str) -> Self {
        assert!(!word.is_empty() && word.len() <= hashes::LONGEST, "no word of a text is looked up so");
        Self(hashes::of_ascii(word.as_bytes(), 0, word.len()))
    }

    /// Whether this is the hash of the word.
    #[inline]
    pub(super) fn is(self, hash: u64) -> bool {
        self.0 == hash
    }
}

/// A closed class of words.
#[derive(Debug)]
pub(super) struct Closed {
    words: &'static [Key],
    /// A bit for the last eight bits of every word's hash: most other words are told apart by it.
    filter: [u64; 4],
}

impl Closed {
    /// Of these words.
    pub(super) const fn new(words: &'static [Key]) -> Self {
        let (mut filter, mut at) = ([0; 4], 0);
        while at < words.len() {
            filter[(words[at].0 >> 6 & 3) as usize] |= 1 << (words[at].0 & 63);
            at += 1;
        }
        Self { words, filter }
    }

    /// Whether this is the hash of one of the words.
    #[inline]
    pub(super) fn has(&self, hash: u64) -> bool {
        let bits = self.filter.get((hash >> 6 & 3) as usize).copied().unwrap_or(0);
        bits >> (hash & 63) & 1 == 1 && self.holds(hash)
    }

    // Out of line: it is seldom asked, and would stand in the way of what is asked often.
    #[inline(never)]
    fn holds(&self, hash: u64) -> bool {
        self.words.iter().any(|word| word.0 == hash)
    }
}

/// A word, made when the program is compiled.
macro_rules! key {
    ($word:expr) => {
        const { $crate::extract::actors::closed::Key::new($word) }
    };
}

/// A closed class of words, made when the program is compiled.
macro_rules! closed {
    ($($word:expr),+ $(,)?) => {
        const {
            use $crate::extract::actors::closed::{Closed, Key};
            const WORDS: &[Key] = &[$(Key::new($word)),+];
            &Closed::new(WORDS)
        }
    };
}

pub(super) use {closed, key};

#[cfg(test)]
mod tests {
    #[test]
    fn classes_have_their_words_and_no_others() {
        let class = closed!["the", "this", "'s"];
        let hash = |word: &str| super::hashes::hash(word, 0, word.len()).unwrap_or(0);
        let has = |word: &str| class.has(hash(word));
        assert!(has("the") && has("THIS") && has("’s"));
        assert!(key!("and").is(hash("And")) && !key!("and").is(hash("Any")));
        assert!(!has("tho") && !has("his") && !has("") && !has("misunderstandings"));
    }
}
