//! Tokens picked out of many, 64 at a time as the bits of a number: which ones they are cannot be foretold, and a branch for each
//! token would be mispredicted at nearly every one that is picked.

/// Tokens whose bits make one number.
pub(super) const AT_ONCE: usize = u64::BITS as usize;

/// Moves the lowest bits of the bytes of a number, each 0 or 1, to its upper eight bits, the last byte's highest.
const GATHER: u64 = 0x0102_0408_1020_4080;

/// Up to eight facts of each of 64 tokens, a bit for each.
pub(super) struct Facts([u8; AT_ONCE]);

impl Facts {
    /// Of up to 64 tokens; whatever is behind them has none.
    #[inline]
    pub(super) fn new<T: Copy>(tokens: &[T], facts: impl Fn(T) -> u8) -> Self {
        // A byte for each: the processor tells those of many tokens at once.
        let mut told = [0; AT_ONCE];
        told.iter_mut().zip(tokens).for_each(|(told, &token)| *told = facts(token));
        Self(told)
    }

    /// The tokens that have the fact of this bit, a bit for each.
    #[inline]
    pub(super) fn bits(&self, fact: u32) -> u64 {
        let eights = self.0.as_chunks::<8>().0.iter().rev();
        let own = u64::from_le_bytes([1; 8]);
        eights.fold(0, |bits, &eight| bits << 8 | (u64::from_le_bytes(eight) >> fact & own).wrapping_mul(GATHER) >> (u64::BITS - 8))
    }
}

/// Tells the places of the bits that are set, in order.
#[inline]
pub(super) fn pick(mut bits: u64, mut picked: impl FnMut(u32)) {
    while bits != 0 {
        picked(bits.trailing_zeros());
        bits &= bits - 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_holds_is_picked() {
        let numbers: Vec<u32> = (0..300).collect();
        let all = |holds: fn(u32) -> bool| {
            let mut picked = Vec::new();
            for (start, part) in (0..).step_by(AT_ONCE).zip(numbers.chunks(AT_ONCE)) {
                let bits = Facts::new(part, |number| u8::from(holds(number)) << 3).bits(3);
                pick(bits, |bit| picked.push(start + bit));
            }
            picked
        };
        let some: Vec<u32> = numbers.iter().copied().filter(|number| number % 7 < 2).collect();
        assert_eq!(all(|number| number % 7 < 2), some);
        assert_eq!(all(|_| true), numbers);
        assert!(all(|_| false).is_empty());
        assert_eq!(Facts::new(&[] as &[u8], |_| 1).bits(0), 0);
    }
}
