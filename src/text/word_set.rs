//! Words that a rule asks for, and values by word: both found without a look at most words of a text.

use super::Doc;
use super::lexicon::key;
use crate::span::Span;

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

/// Values by word, letters' case and the shape of apostrophes aside; found by the hash of the lexicon, so that nothing is
/// written in lower case to be looked up. Words longer than the lexicon's longest have none.
#[derive(Debug)]
pub(crate) struct Keyed<V> {
    /// Open addressing: a power of two, at least half of them free.
    slots: Vec<Option<(u64, V)>>,
}

impl<V> Keyed<V> {
    /// From words and values; of two values for one word the last holds.
    pub(crate) fn new(rows: impl IntoIterator<Item = (&'static str, V)>) -> Self {
        Self::hashed(rows.into_iter().filter_map(|(word, value)| key::hash(word, 0, word.len()).map(|hash| (hash, value))).collect())
    }

    /// The same from the words' hashes.
    pub(crate) fn hashed(rows: Vec<(u64, V)>) -> Self {
        let mut slots = Vec::new();
        slots.resize_with((rows.len() * 2 + 1).next_power_of_two(), || None);
        let mut out = Self { slots };
        for (hash, value) in rows {
            let at = out.place(hash);
            if let Some(slot) = out.slots.get_mut(at) {
                *slot = Some((hash, value));
            }
        }
        out
    }

    /// The slot that a hash has or would get.
    #[inline]
    fn place(&self, hash: u64) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = (hash >> 32) as usize & mask;
        while self.slots.get(at).is_some_and(|slot| slot.as_ref().is_some_and(|(other, _)| *other != hash)) {
            at = (at + 1) & mask;
        }
        at
    }

    /// The value of the word at this span of a text.
    #[inline]
    pub(crate) fn at(&self, text: &str, span: Span) -> Option<&V> {
        let hash = key::hash(text, span.start as usize, span.end as usize)?;
        self.slots.get(self.place(hash))?.as_ref().map(|(_, value)| value)
    }

    /// The value of a word.
    pub(crate) fn get(&self, word: &str) -> Option<&V> {
        let hash = key::hash(word, 0, word.len())?;
        self.slots.get(self.place(hash))?.as_ref().map(|(_, value)| value)
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

    #[test]
    fn values_are_found_by_word_in_any_case() {
        let keyed = Keyed::new([("o'clock", 1), ("may", 2), ("crores", 3), ("may", 4)]);
        assert_eq!(keyed.get("O’Clock"), Some(&1));
        assert_eq!(keyed.get("MAY"), Some(&4));
        assert_eq!(keyed.at("in crores.", Span::new(3, 9)), Some(&3));
        assert_eq!(keyed.get("crore"), None);
        assert_eq!(Keyed::<u8>::new([]).get("may"), None);
    }
}
