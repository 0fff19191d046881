//! The tagger's tables, read in place out of the bytes of `weights.bin`: nothing is parsed or copied at start-up.
//!
//! Layout, all integers little-endian:
//! * [`HEADER`] bytes of text: origin, licence, program; padded with blanks;
//! * two `u32`: buckets of the lexicon, rows;
//! * 256 bytes, one a class of words: which quarters of a row hold labels of such words, a bit a quarter from the lowest;
//! * the lexicon, [`BUCKET`] bytes a bucket: four `u16` fingerprints, filled in order, 0 where there is room; then four times
//!   the class and, in one byte, the certain label with the flags. What finds no room in its bucket is in the next;
//! * the index, [`PLACES`] times two pairs of a `u16` fingerprint and the `u16` number of a row: two features a place, no more
//!   probes. From [`SHORTCUTS`] on, a number is no row's but a label;
//! * the first quarters of all rows, then the second ones, and so on: an `i8` a label in the order of [`PLACES_OF`], none beyond
//!   ±[`LARGEST`], so that two of them add up in an `i8`. Row 0 is all zeros and stands for every feature that is not there;
//!   the others stand in the order of how often they were seen, so that the usual ones lie close together.

use std::hint::select_unpredictable;

use super::tag::{Label, Tag, Upos};

/// Bytes of the text that opens the file.
pub(crate) const HEADER: usize = 512;
/// Bytes of a bucket of the lexicon.
pub(crate) const BUCKET: usize = 16;
/// Words of a bucket at most.
#[allow(dead_code, reason = "the training program writes what the library only reads")]
pub(crate) const WORDS: usize = 4;
/// Stands for “no certain label”.
pub(crate) const UNCERTAIN: u8 = u8::MAX;
/// Flag: the certain label holds for a capitalised word inside a sentence too.
pub(crate) const ANY_CASE: u8 = 1 << 7;
/// Flag: frequent enough for its spelling to tell nothing more.
pub(crate) const FREQUENT: u8 = 1 << 6;
/// In the lexicon, the label that stands for [`UNCERTAIN`].
const NO_LABEL: u8 = Label::of(Tag::Xx).0;
/// Places of the index.
pub(crate) const PLACES: usize = 1 << 15;
/// Bytes of a place of the index.
pub(crate) const PLACE: usize = 8;
/// Features of a place at most.
#[allow(dead_code, reason = "the training program writes what the library only reads")]
pub(crate) const WAYS: usize = 2;
/// What stands for a label where the number of a row is looked for, less the label.
pub(crate) const SHORTCUTS: u16 = 0xff00;
/// The largest weight.
#[allow(dead_code, reason = "the training program writes what the library only reads")]
pub(crate) const LARGEST: i8 = 63;
/// Weights of a row: one a label, a cache line in all.
pub(crate) const ROW: usize = 64;
/// Weights of a quarter of a row.
pub(crate) const QUARTER: usize = 16;
/// Most features that a word can have.
pub(crate) const FEATURES: usize = 32;
/// Rows that are added up together.
const GROUP: usize = 8;
/// Classes of words.
pub(crate) const CLASSES: usize = 256;
/// Quarters of a row.
const QUARTERS: usize = ROW / QUARTER;

const _: () = assert!(Label::COUNT == ROW);

/// The labels in the order of rows: those of nouns, verbs and adjectives, of other words, of auxiliaries and what is rare,
/// of marks, a quarter each.
const LABELS: [u8; ROW] = {
    use Tag::*;
    let quarters = [
        [Nn, Nns, Nnp, Nnps, Vb, Vbd, Vbg, Vbn, Vbp, Vbz, Jj, Rb, Cd, In, Uh].as_slice(),
        &[Rp, Jjr, Jjs, Rbr, Rbs, Dt, To, Wp, Prp, PrpPoss, Pos, Pdt, Cc],
        &[Md, Ex, Wrb, Sym, Fw, Gw, Add, Ls, WpPoss],
        &[Hyph, Comma, Colon, OpenQuote, CloseQuote, Stop, Nfp, OpenBracket, CloseBracket, Currency, Xx, Afx],
    ];
    // Beside them the labels of their own that some pairs have; what is left over fills up the last quarters.
    let pairs: [&[(Tag, Upos)]; 4] = [
        &[(Nnp, Upos::Adj)],
        &[(In, Upos::Sconj), (Dt, Upos::Pron), (Wdt, Upos::Pron)],
        &[(Vb, Upos::Aux), (Vbd, Upos::Aux), (Vbg, Upos::Aux), (Vbn, Upos::Aux), (Vbp, Upos::Aux), (Vbz, Upos::Aux), (Wdt, Upos::Det)],
        &[(Nn, Upos::Pron), (Nn, Upos::Sym), (Rb, Upos::Part), (Nfp, Upos::Sym)],
    ];
    let mut labels = [0; ROW];
    let mut quarter = 0;
    while quarter < 4 {
        let mut place = 0;
        while place < QUARTER {
            let tags = quarters[quarter].len();
            labels[quarter * QUARTER + place] = if place < tags {
                Label::of(quarters[quarter][place]).0
            } else {
                let (tag, upos) = pairs[quarter][place - tags];
                Label::pair(tag, upos).0
            };
            place += 1;
        }
        quarter += 1;
    }
    labels
};

/// Of each label its place in a row.
pub(crate) const PLACES_OF: [u8; ROW] = {
    let mut places = [u8::MAX; ROW];
    let mut place = 0;
    while place < ROW {
        assert!(places[LABELS[place] as usize] == u8::MAX);
        places[LABELS[place] as usize] = place as u8;
        place += 1;
    }
    places
};

/// Sums of weights, one a label, and what they decide.
pub(crate) struct Scores {
    sums: [[i16; QUARTER]; QUARTERS],
    /// Where the highest stands; of equals, the first.
    best: usize,
}

/// The sum of labels that are not weighed.
const UNWEIGHED: i16 = i16::MIN / 2;

impl Scores {
    /// The label with the highest score.
    #[inline]
    pub(crate) fn best(&self) -> Label {
        LABELS.get(self.best).map_or(Label::of(Tag::Xx), |&label| Label(label))
    }

    /// By how much a tag's usual label falls short of the best.
    pub(crate) fn behind(&self, tag: Tag) -> i16 {
        let place = PLACES_OF.get(usize::from(Label::of(tag).0)).map_or(0, |&place| usize::from(place));
        self.sum(self.best).saturating_sub(self.sum(place))
    }

    fn sum(&self, place: usize) -> i16 {
        self.sums.as_flattened().get(place).map_or(UNWEIGHED, |&sum| sum)
    }
}

/// The highest of these sums with its place, as a number that grows with the sum and falls with the place.
#[inline]
fn highest(sums: &[i16; QUARTER]) -> i16 {
    // No sum takes more than twelve bits.
    let mut keys = [0; QUARTER];
    for ((key, sum), place) in keys.iter_mut().zip(sums).zip(0..) {
        *key = sum << 4 | (QUARTER as i16 - 1 - place);
    }
    let (left, right) = keys.split_at(QUARTER / 2);
    left.iter().zip(right).map(|(a, b)| *a.max(b)).fold(i16::MIN, i16::max)
}

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
    /// What is said of a word that the lexicon lacks, before its class is guessed.
    pub(crate) const NONE: Self = Self { class: 0, certain: UNCERTAIN, flags: 0 };

    const fn unpacked(class: u8, packed: u8) -> Self {
        let label = packed & 0x3f;
        Self { class, certain: if label == NO_LABEL { UNCERTAIN } else { label }, flags: packed & (ANY_CASE | FREQUENT) }
    }

    /// The certain label with the flags, as the lexicon holds them; for the training program.
    #[allow(dead_code, reason = "the training program writes what the library only reads")]
    pub(crate) const fn packed(self) -> u8 {
        self.flags | if self.certain == UNCERTAIN { NO_LABEL } else { self.certain }
    }
}

/// An index without features.
static EMPTY: [[u8; PLACE]; PLACES] = [[0; PLACE]; PLACES];

/// Views into the bytes of a weights file.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Model<'a> {
    lexicon: &'a [[u8; BUCKET]],
    index: &'a [[u8; PLACE]; PLACES],
    /// Of each class the quarters that are weighed.
    classes: &'a [u8; CLASSES],
    /// The quarters of rows.
    quarters: &'a [[u8; QUARTER]],
    rows: usize,
    buckets: u32,
}

/// Spreads a hash evenly over `0..size`.
pub(crate) const fn spread(hash: u64, size: u32) -> u32 {
    (((hash >> 32) * size as u64) >> 32) as u32
}

/// The bits of a word's hash that its entry is recognised by.
pub(crate) const fn fingerprint(hash: u64) -> u16 {
    let print = hash as u16;
    if print == 0 { 1 } else { print }
}

/// The place of a feature in the index; the low half of its hash tells it from others there.
#[inline]
pub(crate) const fn place(feature: u32) -> usize {
    feature as usize >> 17
}

/// Four bytes at a place; 0 where there are none.
const fn u32_at(bytes: &[u8], at: usize) -> u32 {
    if at + 4 > bytes.len() {
        return 0;
    }
    u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
}

impl<'a> Model<'a> {
    const EMPTY: Self = Self { lexicon: &[], index: &EMPTY, classes: &[0; CLASSES], quarters: &[], rows: 0, buckets: 0 };

    /// Views of a file. A file that is too short gives an empty model, which a test would notice.
    pub(crate) const fn new(file: &'a [u8]) -> Self {
        let buckets = u32_at(file, HEADER);
        let lexicon_bytes = buckets as usize * BUCKET;
        let rows = u32_at(file, HEADER + 4) as usize;
        let start = HEADER + 8;
        if file.len() != start + CLASSES + lexicon_bytes + PLACES * PLACE + rows * ROW {
            return Self::EMPTY;
        }
        let (_, rest) = file.split_at(start);
        let (classes, rest) = rest.split_at(CLASSES);
        let (lexicon, rest) = rest.split_at(lexicon_bytes);
        let (index, quarters) = rest.split_at(PLACES * PLACE);
        match (classes.first_chunk(), index.as_chunks().0.first_chunk()) {
            (Some(classes), Some(index)) => {
                Self { classes, lexicon: lexicon.as_chunks().0, index, quarters: quarters.as_chunks().0, rows, buckets }
            }
            _ => Self::EMPTY,
        }
    }

    /// The lexicon's entry of a word by the hash of its normalised form.
    #[inline]
    pub(crate) fn entry(&self, hash: u64) -> Option<Entry> {
        // The four fingerprints are compared at once, without branches that could not be predicted: a lane that
        // becomes zero sets its highest bit, and of several such lanes the lowest is the true one.
        const ONES: u64 = 0x0001_0001_0001_0001;
        let mut at = spread(hash, self.buckets) as usize;
        for _ in 0..64 {
            let (words, _) = self.lexicon.get(at)?.as_chunks::<8>();
            let [prints, values] = [u64::from_le_bytes(*words.first()?), u64::from_le_bytes(*words.get(1)?)];
            let lanes = prints ^ (u64::from(fingerprint(hash)) * ONES);
            let zeros = lanes.wrapping_sub(ONES) & !lanes & (ONES << 15);
            if zeros != 0 {
                let [class, packed] = ((values >> (zeros.trailing_zeros() & 0x30)) as u16).to_le_bytes();
                return Some(Entry::unpacked(class, packed));
            }
            if prints >> 48 == 0 {
                return None;
            }
            at += 1;
            if at == self.lexicon.len() {
                at = 0;
            }
        }
        None
    }

    /// The number of a feature's row; 0 where it has none.
    #[inline]
    pub(crate) fn row(&self, feature: u32) -> u16 {
        let both = u64::from_le_bytes(self.index[place(feature)]);
        let (one, other) = (both as u32, (both >> 32) as u32);
        let found = if other as u16 == feature as u16 { other } else { one };
        if found as u16 == feature as u16 { (found >> 16) as u16 } else { 0 }
    }

    /// The label that practically every word of one of these features has; of several, the first one's.
    #[inline]
    pub(crate) fn shortcut<const N: usize>(&self, features: [u32; N]) -> Option<Label> {
        // All are looked for: which one it is could not be predicted.
        let first = |found: u16, feature: u32| select_unpredictable(found < SHORTCUTS, self.row(feature), found);
        features.into_iter().fold(0, first).checked_sub(SHORTCUTS).map(|label| Label(label as u8))
    }

    /// Adds up the first so many of the rows, behind which there are zeros alone, for a word of this class.
    #[inline]
    pub(crate) fn sum(&self, class: u8, rows: &[u16; FEATURES], count: usize) -> Scores {
        // In groups: how often a loop over single ones would be gone through could not be predicted.
        let rows = rows.as_chunks().0.get(..count.div_ceil(GROUP)).unwrap_or_default();
        let mut scores = Scores { sums: [[UNWEIGHED; QUARTER]; QUARTERS], best: 0 };
        let weighed = self.classes[usize::from(class)];
        let mut most = i32::MIN;
        for (number, sums) in scores.sums.iter_mut().enumerate() {
            if weighed >> number & 1 != 0 {
                *sums = self.sum_quarter(number, rows);
                let key = i32::from(highest(sums));
                let quarter = (QUARTERS - 1 - number) * QUARTER;
                most = most.max((key >> 4) * ROW as i32 + quarter as i32 + (key & 15));
            }
        }
        scores.best = ROW - 1 - (most & (ROW as i32 - 1)) as usize;
        scores
    }

    /// Adds up one quarter of rows.
    #[inline]
    fn sum_quarter(&self, number: usize, rows: &[[u16; GROUP]]) -> [i16; QUARTER] {
        const ZEROS: [u8; QUARTER] = [0; QUARTER];
        let quarters = self.quarters.get(self.rows * number..).unwrap_or_default();
        let weights = |row: u16| quarters.get(usize::from(row)).unwrap_or(&ZEROS);
        let mut sums = [0; QUARTER];
        for group in rows {
            for &[one, other] in group.as_chunks().0 {
                for ((sum, a), b) in sums.iter_mut().zip(weights(one)).zip(weights(other)) {
                    *sum += i16::from(a.wrapping_add(*b).cast_signed());
                }
            }
        }
        sums
    }
}
