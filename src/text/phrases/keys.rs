//! Words as numbers, so that a rule compares a word with one instruction, and with a whole list in three.

use super::named::NAMED;

/// A word that rules compare by name: its place in [`NAMED`], counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Key(u16);

impl Key {
    /// The key of every other word, and of what stands past the end; equals no key of a rule.
    pub const NONE: Self = Self(0);

    /// The key of a word in lower case.
    ///
    /// # Panics
    /// For a word that is not in [`NAMED`]; in a constant that is an error of compilation.
    #[must_use]
    pub const fn new(word: &str) -> Self {
        let (mut low, mut high) = (0, NAMED.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            match compare(NAMED[middle].as_bytes(), word.as_bytes()) {
                0 => return Self(middle as u16 + 1),
                1 => high = middle,
                _ => low = middle + 1,
            }
        }
        panic!("a word that rules compare must stand in NAMED")
    }

    /// All keys, each with its word.
    pub(super) fn all() -> impl Iterator<Item = (Self, &'static str)> {
        (1..).map(Self).zip(NAMED.iter().copied())
    }
}

/// 0 where both are the same, 1 where the first comes behind the second, else 2.
const fn compare(a: &[u8], b: &[u8]) -> u8 {
    let mut at = 0;
    while at < a.len() && at < b.len() {
        if a[at] != b[at] {
            return if a[at] > b[at] { 1 } else { 2 };
        }
        at += 1;
    }
    if a.len() == b.len() {
        0
    } else if a.len() > b.len() {
        1
    } else {
        2
    }
}

/// Numbers of 64 bits in a [`Set`]; a power of two.
const SIZE: usize = 8;

const _: () = assert!(NAMED.len() < SIZE * 64, "a set has no room for all named words");

/// A set of words that rules compare by name, a bit a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Set([u64; SIZE]);

impl Set {
    /// The set of these words.
    #[must_use]
    pub const fn of(keys: &[Key]) -> Self {
        let mut bits = [0; SIZE];
        let mut at = 0;
        while at < keys.len() {
            let key = keys[at].0 as usize;
            bits[key / 64] |= 1 << (key % 64);
            at += 1;
        }
        Self(bits)
    }

    /// Whether the word is one of them; [`Key::NONE`] never is.
    #[inline]
    #[must_use]
    pub const fn contains(&self, key: Key) -> bool {
        self.0[(key.0 as usize / 64) % SIZE] >> (key.0 % 64) & 1 == 1
    }
}

/// A word of at most sixteen bytes, ASCII letters in lower case; longer words are all alike. What the table of words is keyed by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub(super) struct Packed {
    low: u64,
    high: u64,
}

impl Packed {
    /// Every word of more than sixteen bytes.
    const LONG: Self = Self { low: u64::MAX, high: u64::MAX };

    /// A word of any length and case.
    pub(super) fn of(word: &str) -> Self {
        if word.len() > 16 {
            return Self::LONG;
        }
        let mut bytes = [0; 16];
        bytes.iter_mut().zip(word.bytes()).for_each(|(place, byte)| *place = byte);
        Self::first(bytes, word.len())
    }

    /// The word at these bytes of `text`.
    #[inline]
    pub(super) fn at(text: &str, start: usize, end: usize) -> Self {
        // Sixteen bytes at once where the text goes on that far.
        match text.as_bytes().get(start..).and_then(<[u8]>::first_chunk::<16>) {
            Some(bytes) => Self::first(*bytes, end.saturating_sub(start)),
            None => text.get(start..end).map_or(Self::default(), Self::of),
        }
    }

    /// The word of the first `length` of these bytes.
    #[inline]
    fn first(bytes: [u8; 16], length: usize) -> Self {
        let [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p] = bytes;
        let (low, high) = (u64::from_le_bytes([a, b, c, d, e, f, g, h]), u64::from_le_bytes([i, j, k, l, m, n, o, p]));
        match length {
            0 => Self::default(),
            // Short words, which most are, in half the steps.
            1..=8 => Self { low: lower(low & (u64::MAX >> (64 - 8 * length))), high: 0 },
            9..=16 => Self { low: lower(low), high: lower(high & (u64::MAX >> (128 - 8 * length))) },
            _ => Self::LONG,
        }
    }

    /// A hash, its upper bits well mixed.
    #[inline]
    pub(super) fn hash(self) -> u64 {
        (self.low ^ self.high.wrapping_mul(0x9E37_79B9_7F4A_7C15)).wrapping_mul(0xD6E8_FEB8_6659_FD93)
    }
}

/// Eight bytes with ASCII capitals made small, none of them looked at alone.
#[inline]
fn lower(bytes: u64) -> u64 {
    const ONES: u64 = u64::MAX / 0xFF;
    let seven = bytes & (ONES * 0x7F);
    let from_a = seven + ONES * (0x80 - b'A' as u64);
    let past_z = seven + ONES * (0x7F - b'Z' as u64);
    let capital = !bytes & (from_a ^ past_z) & (ONES * 0x80);
    bytes | (capital >> 2)
}

/// The key of a word, made when the program is compiled.
macro_rules! key {
    ($word:expr) => {
        const { $crate::text::phrases::Key::new($word) }
    };
}

/// Keys of words in a row, made when the program is compiled.
macro_rules! keys {
    ($($word:expr),+ $(,)?) => {
        const { &[$($crate::text::phrases::Key::new($word)),+] }
    };
}

/// A set of words, made when the program is compiled.
macro_rules! set {
    ($($word:expr),+ $(,)?) => {
        const { &$crate::text::phrases::Set::of(&[$($crate::text::phrases::Key::new($word)),+]) }
    };
}

pub(crate) use {key, keys, set};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packed_words_ignore_case_and_no_more() {
        assert_eq!(Packed::of("According"), Packed::of("according"));
        assert_eq!(Packed::of("ZAZ@[`{"), Packed::of("zaz@[`{"));
        assert_eq!(Packed::of("N’T"), Packed::of("n’t"));
        assert_ne!(Packed::of("É"), Packed::of("é"));
        assert_eq!(Packed::of("misunderstandings"), Packed::LONG);
        let text = "The Misunderstanding of Tarrow";
        assert_eq!(Packed::at(text, 0, 3), Packed::of("the"));
        assert_eq!(Packed::at(text, 4, 20), Packed::of("misunderstanding"));
        assert_eq!(Packed::at(text, 24, 30), Packed::of("tarrow"));
        assert_eq!(Packed::at(text, 30, 30), Packed::default());
    }

    #[test]
    fn every_named_word_has_its_key() {
        assert!(NAMED.is_sorted());
        for (key, word) in Key::all() {
            assert_eq!(Key::new(word), key);
            assert!(word.len() <= 16 && !Set::of(&[]).contains(key) && Set::of(&[key]).contains(key), "{word}");
        }
        assert!(!set!["not", "no"].contains(Key::NONE));
        assert!(!set!["not", "no"].contains(key!("now")));
    }
}
