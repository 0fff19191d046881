//! Where the tokens stand that a rule starts from, told for many tokens at once: a token's neighbours are its bits' neighbours.

use super::sign::Sign;
use crate::extract::picks::lowest_bits;

/// Tokens whose facts make one number.
pub(super) const AT_ONCE: usize = u64::BITS as usize;

/// The lowest and the highest bit of every byte of eight.
const ONES: u64 = u64::from_le_bytes([1; 8]);
const HIGH: u64 = ONES << 7;

/// The bits of a sign that are looked at stand in two bytes of it, the second and the third.
const NOTED_BYTE: u32 = 8;
const WAKING_BYTE: u32 = 16;

/// The bits of [`Sign::NOTED`] in its byte.
const NOTED: u8 = (Sign::NOTED.bits() >> NOTED_BYTE) as u8;

const _: () = {
    let waking = Sign::CUE.bits() | Sign::DOUBTFUL.bits() | Sign::FINITE.bits() | Sign::AUXILIARY.bits() | Sign::BE.bits();
    assert!((waking | Sign::AFTER_BE.bits()) & !(0xff << WAKING_BYTE) == 0 && Sign::NOTED.bits() & !(0xff << NOTED_BYTE) == 0);
};

/// What wakes rules, of every token of a text.
#[derive(Debug, Default)]
pub(super) struct Wakes {
    /// One byte a token, up to a whole number of parts: its waking signs, and those that are noted.
    waking: Vec<u8>,
    noted: Vec<u8>,
    parts: Vec<Part>,
}

/// A token's bytes in [`Wakes`].
#[derive(Debug)]
pub(super) struct Slot<'w> {
    waking: &'w mut u8,
    noted: &'w mut u8,
}

impl Slot<'_> {
    /// Takes a token's sign in.
    #[inline]
    pub(super) fn set(self, sign: Sign) {
        *self.waking = (sign.bits() >> WAKING_BYTE) as u8;
        *self.noted = (sign.bits() >> NOTED_BYTE) as u8;
    }
}

/// Tokens that rules start from, of so many at once: a bit for each.
#[derive(Debug, Clone, Copy)]
pub(super) struct Woken {
    /// Those of [`Sign::CUE`] that a cue may begin at.
    pub cues: u64,
    /// Those of [`Sign::DOUBTFUL`] whose neighbours leave it in doubt whether they have tense.
    pub doubtful: u64,
    /// Those of [`Sign::NOTED`].
    pub noted: u64,
}

/// Facts of so many tokens, a bit for each.
#[derive(Debug, Clone, Copy, Default)]
struct Part {
    cue: u64,
    doubtful: u64,
    finite: u64,
    auxiliary: u64,
    be: u64,
    after_be: u64,
    noted: u64,
}

impl Wakes {
    /// Room for the signs of so many tokens, in place of those of another text.
    pub(super) fn clear_for(&mut self, len: usize) -> impl Iterator<Item = Slot<'_>> {
        for bytes in [&mut self.waking, &mut self.noted] {
            // Those of the tokens are all written over.
            bytes.resize(len.next_multiple_of(AT_ONCE), 0);
            bytes.get_mut(len..).unwrap_or_default().fill(0);
        }
        self.waking.iter_mut().zip(&mut self.noted).map(|(waking, noted)| Slot { waking, noted })
    }

    /// Tells for each [`AT_ONCE`] tokens the first of them, and which of them wake rules.
    pub(super) fn each(&mut self, mut told: impl FnMut(usize, Woken)) {
        self.parts.clear();
        self.parts.extend(self.waking.as_chunks().0.iter().zip(self.noted.as_chunks().0).map(|(waking, noted)| Part::of(waking, noted)));
        let mut before = Part::default();
        for (at, &part) in self.parts.iter().enumerate() {
            told(at * AT_ONCE, part.woken(&before, &self.parts.get(at + 1).copied().unwrap_or_default()));
            before = part;
        }
    }
}

impl Part {
    fn of(waking: &[u8; AT_ONCE], noted: &[u8; AT_ONCE]) -> Self {
        let mut part = Self::default();
        for (at, (&waking, &noted)) in (0..).step_by(8).zip(waking.as_chunks::<8>().0.iter().zip(noted.as_chunks::<8>().0)) {
            let (waking, noted) = (u64::from_le_bytes(waking), u64::from_le_bytes(noted) & (ONES * u64::from(NOTED)));
            let gather = |bits: u64| lowest_bits(bits) << at;
            let fact = |sign: Sign| gather(waking >> (sign.bits().trailing_zeros() - WAKING_BYTE));
            part.cue |= fact(Sign::CUE);
            part.doubtful |= fact(Sign::DOUBTFUL);
            part.finite |= fact(Sign::FINITE);
            part.auxiliary |= fact(Sign::AUXILIARY);
            part.be |= fact(Sign::BE);
            part.after_be |= fact(Sign::AFTER_BE);
            // Whatever bits a byte has, its highest one tells: seven bits carry into it.
            part.noted |= gather((((noted & !HIGH) + !HIGH) | noted) >> 7);
        }
        part
    }

    /// Which of these tokens wake rules; the ones before and behind them are given.
    fn woken(&self, before: &Self, behind: &Self) -> Woken {
        // What the next token is, or the one behind that.
        let ahead = |own: u64, behind: u64, by: u32| own >> by | behind << (u64::BITS - by);
        // A form of "be" begins a cue before the second word of one alone, see `Words::verbs_at`.
        let be = self.be & !(ahead(self.after_be, behind.after_be, 1) | ahead(self.after_be, behind.after_be, 2));
        // Of those with tense only those before another one are in doubt, of the others those that stand behind no auxiliary.
        let tensed = self.finite & ahead(self.finite, behind.finite, 1);
        let bare = !self.finite & !(self.auxiliary << 1 | before.auxiliary >> (u64::BITS - 1));
        Woken { cues: self.cue & !be, doubtful: self.doubtful & (tensed | bare), noted: self.noted }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::picks::pick;

    #[test]
    fn tokens_wake_rules_by_their_neighbours() {
        let mut signs = vec![Sign::empty(); 130];
        let mut set = |at: usize, sign: Sign| signs.get_mut(at).into_iter().for_each(|slot| *slot |= sign);
        // "be" at the end of a part, with the second word of its cue behind it or not.
        set(63, Sign::CUE | Sign::BE);
        set(64, Sign::AFTER_BE);
        set(127, Sign::CUE | Sign::BE);
        set(5, Sign::CUE);
        // A tense before another one, a participle behind an auxiliary and one behind none.
        set(62, Sign::DOUBTFUL | Sign::FINITE);
        set(63, Sign::FINITE | Sign::AUXILIARY);
        set(64, Sign::DOUBTFUL);
        set(66, Sign::DOUBTFUL);
        set(0, Sign::QUOTE);
        set(129, Sign::THAT);
        set(3, Sign::DASH);
        let mut wakes = Wakes::default();
        wakes.clear_for(signs.len()).zip(&signs).for_each(|(slot, &sign)| slot.set(sign));
        let mut found = [Vec::new(), Vec::new(), Vec::new()];
        wakes.each(|first, woken| {
            for (list, bits) in found.iter_mut().zip([woken.cues, woken.doubtful, woken.noted]) {
                pick(bits, |bit| list.push(first + bit));
            }
        });
        assert_eq!(found, [vec![5, 63], vec![62, 66], vec![0, 129]]);
    }
}
