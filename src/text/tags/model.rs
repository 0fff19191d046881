//! The tagger's tables, read in place out of the bytes of `weights.bin`: nothing is parsed or copied at start-up.
//!
//! Layout, all integers little-endian:
//! * [`HEADER`] bytes of text: origin, licence, program; padded with blanks;
//! * three `u32`: slots of the lexicon, buckets of the index, rows;
//! * the lexicon, an open-addressing table of [`SLOT`]-byte slots: `u16` fingerprint, class ([`FREE`] in a free slot), and
//!   in one byte the certain label with the flags;
//! * the index, [`BUCKET`] bytes a bucket: [`WAYS`] `u16` fingerprints, then as many `u16` numbers of rows;
//! * the rows, an `i8` a label; row 0 is all zeros and stands for every feature that is not there.

use super::tag::{Label, Tag};

/// Bytes of the text that opens the file.
pub(crate) const HEADER: usize = 512;
/// Bytes of a slot of the lexicon.
pub(crate) const SLOT: usize = 4;
/// Stands for “no certain label”.
pub(crate) const UNCERTAIN: u8 = u8::MAX;
/// The class of a free slot.
pub(crate) const FREE: u8 = u8::MAX;
/// Flag: the certain label holds for a capitalised word inside a sentence too.
pub(crate) const ANY_CASE: u8 = 1 << 7;
/// Flag: frequent enough for its spelling to tell nothing more.
pub(crate) const FREQUENT: u8 = 1 << 6;
/// In a slot, the label that stands for [`UNCERTAIN`].
const NO_LABEL: u8 = Label::of(Tag::Xx).0;
/// Features that share a bucket of the index at most.
pub(crate) const WAYS: usize = 4;
/// Bytes of a bucket of the index.
pub(crate) const BUCKET: usize = WAYS * 4;
/// Weights of a row: one a label, a cache line in all.
pub(crate) const ROW: usize = 64;
/// Sums of weights, one a label.
pub(crate) type Scores = [i16; ROW];

const _: () = assert!(Label::COUNT <= ROW);

/// What the lexicon says of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Class of ambiguity: which tags the word was seen with.
    pub(crate) class: u8,
    /// The label it has in practice always, or [`UNCERTAIN`].
    pub(crate) certain: u8,
    /// [`ANY_CASE`], [`FREQUENT`].
    pub(crate) flags: u8,
}

impl Entry {
    const fn unpacked(class: u8, packed: u8) -> Self {
        let label = packed & 0x3f;
        Self { class, certain: if label == NO_LABEL { UNCERTAIN } else { label }, flags: packed & (ANY_CASE | FREQUENT) }
    }

    /// The certain label with the flags, as a slot holds them; for the training program.
    #[allow(dead_code, reason = "the training program writes what the library only reads")]
    pub(crate) const fn packed(self) -> u8 {
        self.flags | if self.certain == UNCERTAIN { NO_LABEL } else { self.certain }
    }
}

/// Views into the bytes of a weights file.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Model<'a> {
    lexicon: &'a [u8],
    index: &'a [u8],
    rows: &'a [u8],
    slots: u32,
    buckets: u32,
}

/// Spreads a hash evenly over `0..size`.
pub(crate) const fn spread(hash: u64, size: u32) -> u32 {
    (((hash >> 32) * size as u64) >> 32) as u32
}

/// The bits of a feature's hash that its row is recognised by.
pub(crate) const fn fingerprint(hash: u64) -> u16 {
    hash as u16
}

/// Four bytes at a place; 0 where there are none.
const fn u32_at(bytes: &[u8], at: usize) -> u32 {
    if at + 4 > bytes.len() {
        return 0;
    }
    u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
}

impl<'a> Model<'a> {
    /// Views of a file. A file that is too short gives an empty model, which a test would notice.
    pub(crate) const fn new(file: &'a [u8]) -> Self {
        let slots = u32_at(file, HEADER);
        let buckets = u32_at(file, HEADER + 4);
        let lexicon_bytes = slots as usize * SLOT;
        let index_bytes = buckets as usize * BUCKET;
        let row_bytes = u32_at(file, HEADER + 8) as usize * ROW;
        let start = HEADER + 12;
        if file.len() != start + lexicon_bytes + index_bytes + row_bytes {
            return Self { lexicon: &[], index: &[], rows: &[], slots: 0, buckets: 0 };
        }
        let (_, rest) = file.split_at(start);
        let (lexicon, rest) = rest.split_at(lexicon_bytes);
        let (index, rows) = rest.split_at(index_bytes);
        Self { lexicon, index, rows, slots, buckets }
    }

    /// The lexicon's entry of a word by the hash of its normalised form.
    #[inline]
    pub(crate) fn entry(&self, hash: u64) -> Option<Entry> {
        let mut slot = spread(hash, self.slots) as usize;
        for _ in 0..64 {
            let &[a, b, class, packed] = self.lexicon.get(slot * SLOT..)?.first_chunk::<SLOT>()?;
            if class == FREE {
                return None;
            }
            if u16::from_le_bytes([a, b]) == fingerprint(hash) {
                return Some(Entry::unpacked(class, packed));
            }
            slot += 1;
            if slot == self.slots as usize {
                slot = 0;
            }
        }
        None
    }

    /// The number of a feature's row.
    #[inline]
    pub(crate) fn row(&self, feature: u64) -> u16 {
        let at = spread(feature, self.buckets) as usize * BUCKET;
        let Some(bucket) = self.index.get(at..).and_then(<[u8]>::first_chunk::<BUCKET>) else {
            return 0;
        };
        let (prints, rows) = bucket.split_at(WAYS * 2);
        let word = |half: &[u8]| half.first_chunk().map_or(0, |bytes| u64::from_le_bytes(*bytes));
        // The four fingerprints are compared at once, without branches that could not be predicted: a lane that
        // becomes zero sets its highest bit, and of several such lanes the lowest is the true one.
        const ONES: u64 = 0x0001_0001_0001_0001;
        let lanes = word(prints) ^ u64::from(fingerprint(feature)).wrapping_mul(ONES);
        let zeros = lanes.wrapping_sub(ONES) & !lanes & (ONES << 15);
        let row = (word(rows) >> (zeros.trailing_zeros() & 0x30)) as u16;
        if zeros == 0 { 0 } else { row }
    }

    /// Adds up rows.
    #[inline]
    pub(crate) fn sum(&self, rows: &[u16]) -> Scores {
        let mut scores = [0; ROW];
        for &row in rows {
            let Some(weights) = self.rows.get(usize::from(row) * ROW..).and_then(<[u8]>::first_chunk::<ROW>) else {
                continue;
            };
            for (score, weight) in scores.iter_mut().zip(weights) {
                *score += i16::from(weight.cast_signed());
            }
        }
        scores
    }
}
