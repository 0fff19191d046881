//! Words that a rule asks for, found without a look at most words of a text.

use super::Doc;

/// A few words in lower case. Most words of a text are refused by their length and first letter, before any is compared.
#[derive(Debug, Clone, Copy)]
pub struct WordSet {
    words: &'static [&'static str],
    /// A bit for each length, modulo 64.
    lengths: u64,
    /// A bit for each first byte, letters' case aside, modulo 64.
    firsts: u64,
}

/// The first byte of a word with the bit of letters' case set.
const fn folded(byte: u8) -> u8 {
    byte | 0x20
}

impl WordSet {
    /// From words in lower case.
    #[must_use]
    pub const fn new(words: &'static [&'static str]) -> Self {
        let (mut lengths, mut firsts) = (0, 0);
        let mut rest = words;
        while let [word, others @ ..] = rest {
            lengths |= 1 << (word.len() & 63);
            if let [first, ..] = word.as_bytes() {
                firsts |= 1 << (folded(*first) & 63);
            }
            rest = others;
        }
        Self { words, lengths, firsts }
    }

    /// Whether a word is one of them, letters' case aside.
    #[must_use]
    pub fn holds(&self, word: &str) -> bool {
        self.words.iter().any(|other| super::same(word, other))
    }

    /// Whether a word of this length that begins with this byte may be one of them.
    #[inline]
    const fn may_hold(&self, length: u32, first: u8) -> bool {
        (self.lengths >> (length & 63)) & (self.firsts >> (folded(first) & 63)) & 1 == 1
    }
}

/// A [`WordSet`] made when the program is compiled: `any_of!["to", "until"]`.
macro_rules! any_of {
    ($($word:literal),+ $(,)?) => {
        const { &$crate::text::WordSet::new(&[$($word),+]) }
    };
}
pub(crate) use any_of;

impl Doc<'_> {
    /// Whether the word is one of a set, letters' case aside.
    #[must_use]
    #[inline]
    pub fn is_in(&self, token: usize, set: &WordSet) -> bool {
        let span = self.span(token);
        self.text.as_bytes().get(span.start as usize).is_some_and(|&first| set.may_hold(span.len(), first) && set.holds(span.of(self.text)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_holds_its_words_in_any_case_and_no_others() {
        let set = any_of!["until", "–", "’s", "to"];
        assert!(["Until", "UNTIL", "–", "’s", "to"].iter().all(|word| set.holds(word)));
        assert!(!["", "unto", "tot", "ten", "-"].iter().any(|word| set.holds(word)));
        let doc = Doc::new("", &[]);
        assert!(!doc.is_in(0, set));
    }
}
