//! Words as numbers, so that a rule compares a word with one instruction or two.

use std::hash::{Hash, Hasher};

/// A word of at most sixteen bytes, ASCII letters in lower case; longer words are all alike and equal no key of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Key(u128);

impl Key {
    /// The key of what stands past the end.
    pub const NONE: Self = Self(0);
    /// The key of every word of more than sixteen bytes.
    const LONG: Self = Self(u128::MAX);

    /// The key of a word in lower case.
    ///
    /// # Panics
    /// For a word without a byte or of more than sixteen; in a constant that is an error of compilation.
    #[must_use]
    pub const fn new(word: &str) -> Self {
        let bytes = word.as_bytes();
        assert!(!bytes.is_empty() && bytes.len() <= 16, "a key holds one to sixteen bytes");
        Self::pack(bytes)
    }

    const fn pack(bytes: &[u8]) -> Self {
        let mut value = 0;
        let mut at = bytes.len();
        while at > 0 {
            at -= 1;
            value = value << 8 | bytes[at] as u128;
        }
        Self(value)
    }

    /// The key of a word of any length and case.
    #[must_use]
    pub fn of(word: &str) -> Self {
        if word.len() > 16 { Self::LONG } else { Self(lower(Self::pack(word.as_bytes()).0)) }
    }

    /// The key of the word at these bytes of `text`.
    pub(super) fn at(text: &str, start: usize, end: usize) -> Self {
        let length = end.saturating_sub(start);
        if length == 0 {
            return Self::NONE;
        }
        if length > 16 {
            return Self::LONG;
        }
        // Sixteen bytes at once where the text goes on that far.
        match text.as_bytes().get(start..).and_then(<[u8]>::first_chunk::<16>) {
            Some(bytes) => Self(lower(u128::from_le_bytes(*bytes) & (u128::MAX >> (128 - 8 * length)))),
            None => text.get(start..end).map_or(Self::NONE, Self::of),
        }
    }
}

impl Hash for Key {
    fn hash<H: Hasher>(&self, state: &mut H) {
        let (low, high) = (self.0 as u64, (self.0 >> 64) as u64);
        state.write_u64(low ^ high.wrapping_mul(0x9E37_79B9_7F4A_7C15));
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

/// The key of a word, made when the program is compiled.
macro_rules! key {
    ($word:expr) => {
        const { $crate::text::phrases::Key::new($word) }
    };
}

/// Keys of words, made when the program is compiled.
macro_rules! keys {
    ($($word:expr),+ $(,)?) => {
        const { &[$($crate::text::phrases::Key::new($word)),+] }
    };
}

pub(crate) use {key, keys};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_ignore_case_and_no_more() {
        assert_eq!(Key::of("According"), key!("according"));
        assert_eq!(Key::of("ZAZ@[`{"), key!("zaz@[`{"));
        assert_eq!(Key::of("N’T"), key!("n’t"));
        assert_ne!(Key::of("É"), Key::of("é"));
        assert_eq!(Key::of("misunderstandings"), Key::LONG);
        let text = "The Misunderstanding of Tarrow";
        assert_eq!(Key::at(text, 0, 3), key!("the"));
        assert_eq!(Key::at(text, 4, 20), key!("misunderstanding"));
        assert_eq!(Key::at(text, 24, 30), key!("tarrow"));
        assert_eq!(Key::at(text, 30, 30), Key::NONE);
    }
}
