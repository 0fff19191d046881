//! The table of words and phrases that the build script makes from the lists, read in place: nothing is built at start-up.
//!
//! Layout, all integers little-endian:
//! * three `u32`: slots (a power of two), sets of lists, groups of phrases;
//! * the slots, a `u64` each, of an open-addressing table: the hash's low half, the number of the set, the number of the group
//!   of phrases that begin with the word (0: none); zero is a free slot;
//! * the sets, a `u64` each: the bits of [`Lex`]; set 0 is empty;
//! * where each group ends, a `u32` each, from the start of the phrases; group 0 is empty;
//! * the phrases of the groups, longest first: number of words, a `u16` set, then each word with its length before it.
//!
//! A word is told by 32 bits of its hash beside those of its place: a word of no list is taken for one of a list once in some
//! billions. No two words of the lists are mistaken for each other: the build script checks that.

use super::Lex;

/// The file's bytes.
static FILE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"));

const HEADER: usize = 12;

const fn size(at: usize) -> usize {
    u32::from_le_bytes([FILE[at], FILE[at + 1], FILE[at + 2], FILE[at + 3]]) as usize
}

const SLOTS: usize = size(0);
const SETS: usize = size(4);
const GROUPS: usize = size(8);

/// The file's parts.
struct Parts {
    slots: &'static [[u8; 8]],
    sets: &'static [[u8; 8]],
    groups: &'static [[u8; 4]],
    phrases: &'static [u8],
}

const PARTS: Parts = {
    let (_, rest) = FILE.split_at(HEADER);
    let (slots, rest) = rest.split_at(SLOTS * 8);
    let (sets, rest) = rest.split_at(SETS * 8);
    let (groups, phrases) = rest.split_at(GROUPS * 4);
    Parts { slots: slots.as_chunks().0, sets: sets.as_chunks().0, groups: groups.as_chunks().0, phrases }
};

/// What the table says of a word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry {
    set: u16,
    group: u16,
}

/// The entry of a word by its hash.
#[inline]
pub(super) fn entry(hash: u64) -> Option<Entry> {
    let mut at = (hash >> 32) as usize;
    loop {
        let slot = u64::from_le_bytes(*PARTS.slots.get(at & (SLOTS - 1))?);
        if slot == 0 {
            return None;
        }
        if slot as u32 == hash as u32 {
            return Some(Entry { set: (slot >> 32) as u16, group: (slot >> 48) as u16 });
        }
        at += 1;
    }
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

    /// Whether a phrase begins with the word.
    #[inline]
    pub(super) fn begins_phrase(self) -> bool {
        self.group != 0
    }

    /// The phrases that begin with the word, longest first.
    pub(super) fn phrases(self) -> Phrases {
        let end = |group: usize| PARTS.groups.get(group).map_or(0, |end| u32::from_le_bytes(*end) as usize);
        let group = usize::from(self.group);
        let start = if group == 0 { 0 } else { end(group - 1) };
        Phrases { rest: PARTS.phrases.get(start..end(group)).unwrap_or_default() }
    }
}

/// Phrases of the table.
pub(super) struct Phrases {
    rest: &'static [u8],
}

/// A phrase of the table.
pub(super) struct Phrase {
    /// How many words it has.
    pub(super) len: usize,
    /// Its lists.
    pub(super) lex: Lex,
    words: &'static [u8],
}

impl Iterator for Phrases {
    type Item = Phrase;

    fn next(&mut self) -> Option<Phrase> {
        let (&[len, a, b], words) = self.rest.split_first_chunk()?;
        let mut rest = words;
        for _ in 0..len {
            let (&size, behind) = rest.split_first()?;
            rest = behind.get(usize::from(size)..)?;
        }
        self.rest = rest;
        Some(Phrase { len: usize::from(len), lex: set(u16::from_le_bytes([a, b])), words })
    }
}

impl Phrase {
    /// Its words, in lower case.
    pub(super) fn words(&self) -> impl Iterator<Item = &'static str> {
        let mut rest = self.words;
        (0..self.len).map_while(move |_| {
            let (&size, behind) = rest.split_first()?;
            let (word, behind) = behind.split_at_checked(usize::from(size))?;
            rest = behind;
            std::str::from_utf8(word).ok()
        })
    }
}
