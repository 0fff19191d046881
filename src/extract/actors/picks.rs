//! Tokens picked out of many in one pass.

/// Tokens that are looked at before those picked out of them are put to the others; a power of two.
const AT_ONCE: usize = 64;

/// The tokens that something holds of, in order, told for all tokens one after the other. There is no branch for each: which ones
/// they are cannot be foretold, and a branch would be mispredicted at nearly every one of them.
#[inline]
pub(super) fn pick<T: Copy>(tokens: &[T], holds: impl Fn(T) -> bool) -> Vec<u32> {
    let mut picked = Vec::with_capacity(tokens.len() / 2);
    let (mut some, mut start) = ([0; AT_ONCE], 0);
    for part in tokens.chunks(AT_ONCE) {
        let mut count = 0;
        for (token, &what) in (start..).zip(part) {
            // What is not to stay is written over by the next one.
            if let Some(slot) = some.get_mut(count % AT_ONCE) {
                *slot = token;
            }
            count += usize::from(holds(what));
        }
        picked.extend_from_slice(some.get(..count).unwrap_or_default());
        start += part.len() as u32;
    }
    picked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_holds_is_picked() {
        let numbers: Vec<u32> = (0..300).collect();
        let odd: Vec<u32> = numbers.iter().copied().filter(|number| number % 2 == 1).collect();
        assert_eq!(pick(&numbers, |number| number % 2 == 1), odd);
        assert_eq!(pick(&numbers, |_| true), numbers);
        assert!(pick(&numbers, |_| false).is_empty());
        assert!(pick(&[] as &[u8], |_| true).is_empty());
    }
}
