//! Tokens picked out of many by the bits of numbers: which ones they are cannot be foretold, and a branch for each token would be
//! mispredicted at nearly every one that is picked.

/// Tokens whose bits make one number.
const AT_ONCE: usize = u64::BITS as usize;

/// Moves the lowest bits of the bytes of a number, the others being zero, to its upper eight bits, the last byte's highest.
const GATHER: u64 = 0x0102_0408_1020_4080;

/// Up to eight facts of every token, a bit for each.
pub(super) struct Facts(Vec<u8>);

impl Facts {
    /// Of these tokens.
    #[inline]
    pub(super) fn new<T: Copy>(tokens: &[T], facts: impl Fn(T) -> u8) -> Self {
        // A byte for each: the processor tells those of many tokens at once.
        let mut all = Vec::with_capacity(tokens.len() + 8);
        all.extend(tokens.iter().map(|&token| facts(token)));
        // Whole eights are read.
        all.extend_from_slice(&[0; 8]);
        Self(all)
    }

    /// Tells for each 64 tokens the first of them and the bits of those that have the first fact, the second one and so on.
    #[inline]
    pub(super) fn each<const N: usize>(&self, mut told: impl FnMut(usize, [u64; N])) {
        let eights = self.0.as_chunks::<8>().0;
        let mut bits = [0; N];
        for (at, &eight) in eights.iter().enumerate() {
            let (eight, place) = (u64::from_le_bytes(eight), at * 8 % AT_ONCE);
            for (fact, bits) in bits.iter_mut().enumerate() {
                let own = eight >> fact & u64::from_le_bytes([1; 8]);
                *bits |= own.wrapping_mul(GATHER) >> (u64::BITS - 8) << place;
            }
            if place + 8 == AT_ONCE || at + 1 == eights.len() {
                told(at * 8 - place, bits);
                bits = [0; N];
            }
        }
    }
}

/// Tells the places of the bits that are set, in order.
#[inline]
pub(super) fn pick(mut bits: u64, mut picked: impl FnMut(usize)) {
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
            Facts::new(&numbers, |number| u8::from(number % 7 < 2) | 2).each(|start, [first, second]| {
                pick(first, |bit| some.push(start + bit));
                pick(second, |bit| all.push(start + bit));
            });
            assert_eq!(all, numbers);
            assert!(some.iter().copied().eq(numbers.into_iter().filter(|number| number % 7 < 2)));
        }
    }
}
