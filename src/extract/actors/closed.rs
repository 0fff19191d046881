//! Closed classes of words, which most words are told apart from by length and first letter.

/// A word of at most sixteen bytes in one number, ASCII letters in lower case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Packed(u128);

impl Packed {
    /// Bytes of the longest word.
    const LONGEST: usize = 16;

    /// A word in lower case of one to sixteen bytes; any other is an error of compilation.
    pub(super) const fn new(word: &str) -> Self {
        let bytes = word.as_bytes();
        assert!(!bytes.is_empty() && bytes.len() <= Self::LONGEST, "a word has one to sixteen bytes");
        Self(Self::pack(bytes))
    }

    const fn pack(bytes: &[u8]) -> u128 {
        let mut value = 0;
        let mut at = bytes.len();
        while at > 0 {
            at -= 1;
            value = value << 8 | bytes[at] as u128;
        }
        value
    }

    /// The word at these bytes of `text`; nothing where it has none or too many.
    fn at(text: &str, start: usize, end: usize) -> Option<Self> {
        let length = end.checked_sub(start).filter(|length| (1..=Self::LONGEST).contains(length))?;
        // Sixteen bytes at once where the text goes on that far.
        let bytes = text.as_bytes();
        let packed = match bytes.get(start..).and_then(<[u8]>::first_chunk::<16>) {
            Some(bytes) => u128::from_le_bytes(*bytes) & (u128::MAX >> (128 - 8 * length)),
            None => Self::pack(bytes.get(start..end)?),
        };
        Some(Self(lower(packed)))
    }

    const fn len(self) -> usize {
        Self::LONGEST - self.0.leading_zeros() as usize / 8
    }

    const fn first(self) -> u8 {
        self.0 as u8
    }

    /// Whether the word at these bytes of `text` is this one, letters' case aside.
    #[inline]
    pub(super) fn is(self, text: &str, start: usize, end: usize) -> bool {
        end.saturating_sub(start) == self.len() && Self::at(text, start, end) == Some(self)
    }
}

/// Sixteen bytes with ASCII capitals made small, none of them looked at alone.
const fn lower(bytes: u128) -> u128 {
    const ONES: u128 = u128::MAX / 0xFF;
    let seven = bytes & (ONES * 0x7F);
    let from_a = seven + ONES * (0x80 - b'A' as u128);
    let past_z = seven + ONES * (0x7F - b'Z' as u128);
    let capital = !bytes & (from_a ^ past_z) & (ONES * 0x80);
    bytes | (capital >> 2)
}

/// A closed class of words.
#[derive(Debug)]
pub(super) struct Closed {
    words: &'static [Packed],
    /// A bit for every length of a word.
    lengths: u32,
    /// A bit for every first letter by its low five bits, which leave case aside.
    letters: u32,
}

impl Closed {
    /// Of words in lower case.
    pub(super) const fn new(words: &'static [Packed]) -> Self {
        let (mut lengths, mut letters, mut at) = (0, 0, 0);
        while at < words.len() {
            lengths |= 1 << words[at].len();
            letters |= 1 << (words[at].first() & 31);
            at += 1;
        }
        Self { words, lengths, letters }
    }

    /// Whether the word at these bytes of `text` is one of the class, letters' case aside.
    pub(super) fn has(&self, text: &str, start: usize, end: usize) -> bool {
        let length = end.saturating_sub(start);
        length <= Packed::LONGEST
            && self.lengths >> length & 1 == 1
            && text.as_bytes().get(start).is_some_and(|first| self.letters >> (first & 31) & 1 == 1)
            && Packed::at(text, start, end).is_some_and(|word| self.words.contains(&word))
    }
}

/// A word, made when the program is compiled.
macro_rules! key {
    ($word:expr) => {
        const { $crate::extract::actors::closed::Packed::new($word) }
    };
}

/// A closed class of words, made when the program is compiled.
macro_rules! closed {
    ($($word:expr),+ $(,)?) => {
        const {
            use $crate::extract::actors::closed::{Closed, Packed};
            const WORDS: &[Packed] = &[$(Packed::new($word)),+];
            &Closed::new(WORDS)
        }
    };
}

pub(super) use {closed, key};

#[cfg(test)]
mod tests {
    #[test]
    fn classes_have_their_words_and_no_others() {
        let class = closed!["the", "this", "’s"];
        let has = |word: &str| class.has(word, 0, word.len());
        assert!(has("the") && has("THIS") && has("’s"));
        assert_eq!((key!("tarrow").len(), key!("tarrow").first()), (6, b't'));
        assert!(key!("and").is("Venn And Ott", 5, 8) && !key!("and").is("Venn Any Ott", 5, 8));
        assert!(!has("tho") && !has("his") && !has("") && !has("the misunderstandings"));
    }
}
