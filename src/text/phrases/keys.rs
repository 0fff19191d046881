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

    /// Its place among [`KEYS`] of them.
    #[inline]
    pub(super) const fn place(self) -> usize {
        self.0 as usize % KEYS
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

/// More than there are keys.
pub(super) const KEYS: usize = SIZE * 64;

const _: () = assert!(NAMED.len() < KEYS, "a set has no room for all named words");

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

    /// The set with one word more.
    pub(super) const fn with(mut self, key: Key) -> Self {
        self.0[key.0 as usize / 64] |= 1 << (key.0 % 64);
        self
    }

    /// Whether the word is one of them; [`Key::NONE`] never is.
    #[inline]
    #[must_use]
    pub const fn contains(&self, key: Key) -> bool {
        self.0[(key.0 as usize / 64) % SIZE] >> (key.0 % 64) & 1 == 1
    }
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
    fn every_named_word_has_its_key() {
        assert!(NAMED.is_sorted());
        for (key, word) in Key::all() {
            assert_eq!(Key::new(word), key);
            assert!(!Set::of(&[]).contains(key) && Set::of(&[key]).contains(key), "{word}");
        }
        assert!(!set!["not", "no"].contains(Key::NONE));
        assert!(!set!["not", "no"].contains(key!("now")));
    }
}
