//! Tokens picked out of many by the bits of numbers: which ones they are cannot be foretold, and a branch for each token would be
//! mispredicted at nearly every one that is picked.

use crate::text::Sentence;

/// Tokens whose bits make one number.
const AT_ONCE: usize = u64::BITS as usize;

/// Moves the lowest bits of the bytes of a number, the others being zero, to its upper eight bits, the last byte's highest.
const GATHER: u64 = 0x0102_0408_1020_4080;

/// The lowest bits of eight bytes, as one byte.
#[inline]
pub(in crate::extract) const fn lowest_bits(eight: u64) -> u64 {
    (eight & u64::from_le_bytes([1; 8])).wrapping_mul(GATHER) >> (u64::BITS - 8)
}

/// Up to eight facts of every token, a bit for each; there are none behind the last token, up to a whole number of [`AT_ONCE`].
#[derive(Debug, Default)]
pub(in crate::extract) struct Facts(Vec<u8>);

impl Facts {
    /// Those of these tokens, in place of others.
    #[inline]
    pub(in crate::extract) fn read<T: Copy>(&mut self, tokens: &[T], facts: impl Fn(T) -> u8) {
        // A byte for each: the processor tells those of many tokens at once.
        self.0.clear();
        self.0.extend(tokens.iter().map(|&token| facts(token)));
        self.0.resize(tokens.len().next_multiple_of(AT_ONCE), 0);
    }

    /// Adds a fact of one token.
    pub(in crate::extract) fn add(&mut self, token: usize, fact: u8) {
        self.0.get_mut(token).into_iter().for_each(|facts| *facts |= fact);
    }

    /// Adds as a fact where sentences begin. Tokens of no sentence lose theirs.
    pub(in crate::extract) fn add_sentences(&mut self, sentences: &[Sentence], fact: u8) {
        let mut end = 0;
        for sentence in sentences {
            let start = sentence.tokens.start;
            if end < start {
                self.0.get_mut(end..start).unwrap_or_default().fill(0);
            }
            self.0.get_mut(start).into_iter().for_each(|facts| *facts |= fact);
            end = sentence.tokens.end;
        }
        self.0.get_mut(end..).unwrap_or_default().fill(0);
    }

    /// Tells for each 64 tokens the first of them and the bits of those that have the first fact, the second one and so on.
    #[inline]
    pub(in crate::extract) fn each<const N: usize>(&self, mut told: impl FnMut(usize, [u64; N])) {
        for (at, part) in self.0.as_chunks::<AT_ONCE>().0.iter().enumerate() {
            let mut bits = [0; N];
            for (place, &eight) in (0..).step_by(8).zip(part.as_chunks::<8>().0) {
                let eight = u64::from_le_bytes(eight);
                for (fact, bits) in bits.iter_mut().enumerate() {
                    *bits |= lowest_bits(eight >> fact) << place;
                }
            }
            told(at * AT_ONCE, bits);
        }
    }
}

/// A list of which each entry is kept or not without a branch.
#[derive(Debug, Default)]
pub(in crate::extract) struct Kept<T> {
    /// Room for all; those behind the first `count` mean nothing.
    room: Vec<T>,
    count: usize,
}

impl<T: Copy + Default> Kept<T> {
    /// Drops all, and makes room for so many.
    pub(in crate::extract) fn clear_for(&mut self, len: usize) {
        if self.room.len() < len {
            self.room.resize(len, T::default());
        }
        self.count = 0;
    }

    /// Adds an entry if it is to be kept.
    #[inline]
    pub(in crate::extract) fn add(&mut self, entry: T, keep: bool) {
        // One that is not kept is written over by the next.
        if let Some(slot) = self.room.get_mut(self.count) {
            *slot = entry;
        }
        self.count += usize::from(keep);
    }

    /// Those that are kept, in order.
    pub(in crate::extract) fn all(&self) -> &[T] {
        self.room.get(..self.count).unwrap_or_default()
    }

    /// The same, to be changed.
    pub(in crate::extract) fn all_mut(&mut self) -> &mut [T] {
        self.room.get_mut(..self.count).unwrap_or_default()
    }
}

/// Tells the places of the bits that are set, in order.
#[inline]
pub(in crate::extract) fn pick(mut bits: u64, mut picked: impl FnMut(usize)) {
    while bits != 0 {
        picked(bits.trailing_zeros() as usize);
        bits &= bits - 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_holds_is_picked() {
        for count in [0, 1, 7, 8, 63, 64, 65, 300] {
            let numbers: Vec<usize> = (0..count).collect();
            let (mut some, mut all) = (Vec::new(), Vec::new());
            let mut facts = Facts::default();
            facts.read(&numbers, |number| u8::from(number % 7 < 2) | 2);
            facts.each(|start, [first, second]| {
                pick(first, |bit| some.push(start + bit));
                pick(second, |bit| all.push(start + bit));
            });
            assert_eq!(all, numbers);
            assert!(some.iter().copied().eq(numbers.into_iter().filter(|number| number % 7 < 2)));
        }
    }
}
