//! Words that a rule asks for, found without a look at most words of a text.

use super::Doc;
use super::lexicon::key;

/// A few words in lower case, by the hashes that the lexicon looks words up by: no letter of a text is compared.
#[derive(Debug, Clone, Copy)]
pub struct WordSet {
    hashes: &'static [u64],
    /// A bit for the lowest byte of each hash: most words of a text are refused by it.
    bits: [u64; 4],
}

/// As many words are compared one by one where they are asked for: that is less code than a call.
const FEW: usize = 4;

impl WordSet {
    /// From the hashes of words, see [`word_set!`].
    pub(crate) const fn new(hashes: &'static [u64]) -> Self {
        let mut bits = [0; 4];
        let mut rest = hashes;
        while let [hash, others @ ..] = rest {
            bits[(*hash >> 6 & 3) as usize] |= 1 << (*hash & 63);
            rest = others;
        }
        Self { hashes, bits }
    }

    /// The words' hashes.
    pub(crate) const fn hashes(&self) -> &'static [u64] {
        self.hashes
    }

    /// Whether a word is one of them, letters' case aside.
    #[must_use]
    pub fn holds(&self, word: &str) -> bool {
        key::hash(word, 0, word.len()).is_some_and(|hash| self.holds_hash(hash))
    }

    /// Whether the word with this hash, see [`Doc::hashes`], is one of them.
    #[inline]
    pub(crate) fn holds_hash(&self, hash: u64) -> bool {
        if self.hashes.len() <= FEW { self.is_listed(hash) } else { self.holds_of_many(hash) }
    }

    #[inline(never)]
    fn holds_of_many(&self, hash: u64) -> bool {
        self.bits[(hash >> 6 & 3) as usize] >> (hash & 63) & 1 == 1 && self.is_listed(hash)
    }

    /// Compares with all of them: a jump at the one that is the same would be guessed wrong.
    #[inline]
    fn is_listed(&self, hash: u64) -> bool {
        self.hashes.iter().fold(false, |held, &word| held | (word == hash))
    }
}

/// A [`WordSet`] of words in lower case, hashed when the program is compiled: `word_set!["to", "until"]`.
macro_rules! word_set {
    ($($word:literal),+ $(,)?) => {
        $crate::text::WordSet::new(const { &[$($crate::text::lexicon::key::of_lower_word($word)),+] })
    };
}

/// A reference to a [`word_set!`]: `any_of!["to", "until"]`.
macro_rules! any_of {
    ($($word:literal),+ $(,)?) => {
        const { &$crate::text::word_set![$($word),+] }
    };
}
pub(crate) use {any_of, word_set};

impl Doc<'_> {
    /// Whether the word is one of a set, letters' case and the shape of apostrophes aside.
    #[must_use]
    #[inline]
    pub fn is_in(&self, token: usize, set: &WordSet) -> bool {
        set.holds_hash(self.tokens.hash(token))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_holds_its_words_in_any_case_and_no_others() {
        for set in [any_of!["until", "–", "’s"], any_of!["until", "–", "’s", "to", "by", "in"]] {
            assert!(["Until", "UNTIL", "–", "’s", "'s"].iter().all(|word| set.holds(word)));
            assert!(!["", "unto", "tot", "ten", "-"].iter().any(|word| set.holds(word)));
        }
        let doc = Doc::new("", &[]);
        assert!(!doc.is_in(0, any_of!["until"]));
    }
}
