//! Sequences of words by number: equal numbers are equal sequences.

use super::intern::WordId;

/// Sequences of words in one list: those of one word, as most are, by that word, others found by an open-addressing table.
#[derive(Debug, Default)]
pub(super) struct Wordings {
    words: Vec<WordId>,
    /// Where every sequence ends in `words`.
    ends: Vec<u32>,
    /// For every word the number of the sequence of that word alone, plus one; 0 is none.
    alone: Vec<u32>,
    /// Numbers of sequences plus one; 0 is a free slot. Always a power of two of them, no more than half taken.
    slots: Vec<u32>,
}

fn hash(words: &[WordId]) -> usize {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let sum = words.iter().fold(words.len() as u64, |sum, &word| (sum.rotate_left(23) ^ u64::from(word)).wrapping_mul(FACTOR));
    (sum ^ sum >> 32) as usize
}

impl Wordings {
    /// Drops all, and makes room for so many before the table grows, of words whose numbers are below `words` in the main.
    pub(super) fn clear_for(&mut self, expected: usize, words: usize) {
        self.words.clear();
        self.ends.clear();
        self.alone.clear();
        self.alone.resize(words, 0);
        self.slots.clear();
        self.slots.resize((expected * 2).next_power_of_two().max(16), 0);
    }

    /// The words of a sequence.
    pub(super) fn get(&self, number: usize) -> &[WordId] {
        let end = |at: usize| self.ends.get(at).map_or(0, |&end| end as usize);
        let start = number.checked_sub(1).map_or(0, end);
        self.words.get(start..end(number)).unwrap_or_default()
    }

    /// The slot that a sequence has or would have, and its number.
    fn slot(&self, words: &[WordId]) -> (usize, Option<usize>) {
        let mask = self.slots.len() - 1;
        let mut at = hash(words) & mask;
        while let Some(&taken) = self.slots.get(at).filter(|&&taken| taken != 0) {
            let number = taken as usize - 1;
            if self.get(number) == words {
                return (at, Some(number));
            }
            at = (at + 1) & mask;
        }
        (at, None)
    }

    /// The number of a sequence.
    pub(super) fn find(&self, words: &[WordId]) -> Option<usize> {
        match words {
            &[word] => self.find_word(word),
            _ => self.slot(words).1,
        }
    }

    /// The number of the sequence of this word alone.
    #[inline]
    pub(super) fn find_word(&self, word: WordId) -> Option<usize> {
        (self.alone.get(word as usize).copied().unwrap_or(0) as usize).checked_sub(1)
    }

    /// The number of a sequence, and whether it is a new one: the next number.
    pub(super) fn find_or_add(&mut self, words: &[WordId]) -> (usize, bool) {
        let new = self.ends.len();
        let slot = if let &[word] = words {
            let at = word as usize;
            if at >= self.alone.len() {
                self.alone.resize(at + 1, 0);
            }
            self.alone.get_mut(at)
        } else {
            if new * 2 > self.slots.len() {
                self.grow();
            }
            let (at, found) = self.slot(words);
            if let Some(number) = found {
                return (number, false);
            }
            self.slots.get_mut(at)
        };
        match slot {
            Some(taken) if *taken != 0 => return (*taken as usize - 1, false),
            Some(free) => *free = new as u32 + 1,
            None => {}
        }
        self.words.extend_from_slice(words);
        self.ends.push(self.words.len() as u32);
        (new, true)
    }

    #[cold]
    #[inline(never)]
    fn grow(&mut self) {
        let size = self.slots.len() * 2;
        self.slots = vec![0; size];
        for number in 0..self.ends.len() {
            if self.get(number).len() == 1 {
                continue;
            }
            let mut at = hash(self.get(number)) & (size - 1);
            while self.slots.get(at).is_some_and(|&taken| taken != 0) {
                at = (at + 1) & (size - 1);
            }
            if let Some(slot) = self.slots.get_mut(at) {
                *slot = number as u32 + 1;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_sequences_have_equal_numbers() {
        let mut all = Wordings::default();
        all.clear_for(0, 0);
        for number in 0..1000 {
            assert_eq!(all.find_or_add(&[number, number / 2]), (number as usize, true));
        }
        assert_eq!(all.find_or_add(&[7, 3]), (7, false));
        assert_eq!(all.find(&[3, 7]), None);
        assert_eq!(all.find(&[]), None);
        assert_eq!((all.find_or_add(&[7]), all.find_or_add(&[7])), ((1000, true), (1000, false)));
        assert_eq!((all.find_word(7), all.find(&[8]), all.find_word(8)), (Some(1000), None, None));
        assert_eq!(all.get(999), &[999, 499]);
    }
}
