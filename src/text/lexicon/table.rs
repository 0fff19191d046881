//! The table of words and phrases that the build script makes from the lists, read in place: nothing is built at start-up.
//!
//! Layout, all integers little-endian:
//! * three `u32`: slots for words (a power of two), sets of lists, slots for phrases (a power of two);
//! * the slots for words, a `u64` each, of an open-addressing table: the hash's low half, the number of the set, the number of
//!   words of the longest phrase that begins with the word (0: none); zero is a free slot;
//! * the sets, a `u64` each: the bits of [`Lex`]; set 0 is empty;
//! * the slots for phrases, of a table of the same shape by the joined hash of all words: the hash's low half, the number of the
//!   set, the number of words.
//!
//! A word is told by 32 bits of its hash beside those of its place: a word of no list is taken for one of a list once in some
//! billions, and so is a phrase. No two entries of the lists are mistaken for each other: the build script checks that.

use super::Lex;

/// The file's bytes.
static FILE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"));

const HEADER: usize = 12;

const fn size(at: usize) -> usize {
    u32::from_le_bytes([FILE[at], FILE[at + 1], FILE[at + 2], FILE[at + 3]]) as usize
}

const SLOTS: usize = size(0);
const SETS: usize = size(4);
const PHRASES: usize = size(8);

/// A table's slots.
type Slots = &'static [[u8; 8]];

/// The file's parts.
struct Parts {
    slots: Slots,
    sets: Slots,
    phrases: Slots,
}

const PARTS: Parts = {
    let (_, rest) = FILE.split_at(HEADER);
    let (slots, rest) = rest.split_at(SLOTS * 8);
    let (sets, phrases) = rest.split_at(SETS * 8);
    Parts { slots: slots.as_chunks().0, sets: sets.as_chunks().0, phrases: phrases.as_chunks().0 }
};

/// What the table says of a word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    set: u16,
    longest: u16,
}

/// The slot of this hash in a table of so many.
#[inline]
fn slot(slots: Slots, size: usize, hash: u64) -> Option<u64> {
    let mut at = (hash >> 32) as usize;
    loop {
        let slot = u64::from_le_bytes(*slots.get(at & (size - 1))?);
        if slot == 0 {
            return None;
        }
        if slot as u32 == hash as u32 {
            return Some(slot);
        }
        at += 1;
    }
}

/// The entry of a word by its hash.
#[inline]
pub(super) fn entry(hash: u64) -> Option<Entry> {
    slot(PARTS.slots, SLOTS, hash).map(|slot| Entry { set: (slot >> 32) as u16, longest: (slot >> 48) as u16 })
}

/// The slot of the word with this hash; zero for a word of no list.
#[inline]
fn of_word(hash: u64) -> u64 {
    // Nearly all words are in the first slot or nowhere; which of both could not be predicted.
    let first = PARTS.slots.get((hash >> 32) as usize & (SLOTS - 1)).map_or(0, |slot| u64::from_le_bytes(*slot));
    let other = first as u32 ^ hash as u32;
    if (first != 0) & (other != 0) { farther(hash) } else { first }
}

/// The same where another word has the first slot.
#[inline(never)]
fn farther(hash: u64) -> u64 {
    slot(PARTS.slots, SLOTS, hash).unwrap_or(0)
}

/// The lists of the word with this hash; none for a word of no list.
#[inline]
pub(super) fn lists(hash: u64) -> Lex {
    set((of_word(hash) >> 32) as u16)
}

/// Whether a phrase of the lists begins with the word with this hash.
#[inline]
pub(super) fn leads(hash: u64) -> bool {
    of_word(hash) >> 48 != 0
}

/// The lists of the phrase of so many words whose joined hash this is.
pub(super) fn phrase(hash: u64, words: usize) -> Option<Lex> {
    slot(PARTS.phrases, PHRASES, hash).filter(|slot| (slot >> 48) as usize == words).map(|slot| set((slot >> 32) as u16))
}

fn set(number: u16) -> Lex {
    PARTS.sets.get(usize::from(number)).map_or(Lex::empty(), |bits| Lex::from_bits_retain(u64::from_le_bytes(*bits)))
}

impl Entry {
    /// The lists of the word.
    #[inline]
    pub(super) fn lex(self) -> Lex {
        set(self.set)
    }

    /// How many words the longest phrase has that begins with the word; 0 where none does.
    #[inline]
    pub(super) fn longest_phrase(self) -> usize {
        usize::from(self.longest)
    }
}
