//! Values by word, found by the lexicon's hash of the word at the same cost whether there is one or not.

use std::hint::select_unpredictable;

use super::lexicon::key;

/// Numbers by word. The hash's upper bits choose a bucket, whose displacement sends each of its words to a slot of its own (Pagh,
/// "Hash and displace", 1999), so that a look-up takes no branch that depends on the word: which words of a text stand in a table
/// can't be foreseen, and a wrong guess costs the processor more than the look-up.
#[derive(Debug)]
pub(crate) struct WordTable {
    /// By bucket; a power of two of them, two at least.
    displacements: Vec<u16>,
    /// By how much a hash is shifted for its bucket.
    shift: u32,
    /// The hash of a word above its number, zero where there is none. A word of no table is taken for one of it once in many billions.
    slots: Vec<u64>,
}

/// The bits of a slot that hold the number.
const NUMBER: u64 = 0xffff;

/// Words that a bucket has at most, on average.
const A_BUCKET: usize = 4;

/// Displacements that are tried before there are more slots.
const TRIES: u16 = 1 << 12;

impl WordTable {
    /// From the hashes of words and their numbers, the first being 1; of two numbers for one word the last holds.
    pub(crate) fn new(rows: impl IntoIterator<Item = (u64, u16)>) -> Self {
        let mut rows: Vec<(u64, u16)> = rows.into_iter().collect();
        rows.reverse();
        rows.sort_by_key(|&(hash, _)| hash);
        rows.dedup_by_key(|&mut (hash, _)| hash);
        // Where few slots are free it takes more displacements to find them, but the table is small: most look-ups find it at hand.
        let mut size = rows.len() + rows.len() / 8 + 2;
        loop {
            if let Some(table) = Self::of_size(&rows, size) {
                return table;
            }
            size += size / 4 + 2;
        }
    }

    /// The table with so many slots, if the displacements that are tried suffice for that; `rows` are in order.
    fn of_size(rows: &[(u64, u16)], size: usize) -> Option<Self> {
        let buckets = (rows.len() / A_BUCKET).next_power_of_two().max(2);
        let mut table = Self { displacements: vec![0; buckets], shift: u64::BITS - buckets.ilog2(), slots: vec![0; size] };
        let mut groups: Vec<&[(u64, u16)]> = rows.chunk_by(|&(a, _), &(b, _)| table.bucket(a) == table.bucket(b)).collect();
        // Large groups find their slots while most are free.
        groups.sort_by_key(|group| std::cmp::Reverse(group.len()));
        let mut places = Vec::new();
        for group in groups {
            let displacement = (0..TRIES).find(|&displacement| {
                places.clear();
                group.iter().all(|&(hash, _)| {
                    let place = place(hash, displacement, size);
                    let free = table.slots.get(place) == Some(&0) && !places.contains(&place);
                    places.push(place);
                    free
                })
            })?;
            for (&place, &(hash, number)) in places.iter().zip(group) {
                if let Some(slot) = table.slots.get_mut(place) {
                    *slot = hash & !NUMBER | u64::from(number);
                }
            }
            if let Some(first) = group.first() {
                let bucket = table.bucket(first.0);
                table.displacements.get_mut(bucket).into_iter().for_each(|place| *place = displacement);
            }
        }
        Some(table)
    }

    #[inline]
    fn bucket(&self, hash: u64) -> usize {
        // By the hash's upper bits, so that the buckets lie in the order of their words.
        (hash >> self.shift) as usize
    }

    /// The number of the word with this [`key::hash`]; 0 for a word of no number.
    #[inline]
    pub(crate) fn number(&self, hash: u64) -> usize {
        self.numbers().number(hash)
    }

    /// The table for many look-ups in a row.
    #[inline]
    pub(crate) fn numbers(&self) -> Numbers<'_> {
        Numbers { displacements: &self.displacements, slots: &self.slots, shift: self.shift }
    }
}

/// The slot of a word, where there are `size` slots.
#[inline]
fn place(hash: u64, displacement: u16, size: usize) -> usize {
    let (step, start) = ((hash >> 16) as u32 | 1, (hash >> 32) as u32);
    let place = u64::from(start.wrapping_add(u32::from(displacement).wrapping_mul(step)));
    // The part of all slots that the number is of all numbers of 32 bits (Lemire 2019, "Fast random integer generation in an
    // interval"): any number of slots will do.
    ((place * size as u64) >> u32::BITS) as usize
}

/// A [`WordTable`] whose parts are held in registers from one look-up to the next.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Numbers<'t> {
    displacements: &'t [u16],
    slots: &'t [u64],
    shift: u32,
}

impl Numbers<'_> {
    /// As [`WordTable::number`].
    #[inline]
    pub(crate) fn number(self, hash: u64) -> usize {
        let (number, found) = self.find(hash);
        select_unpredictable(found, number, 0)
    }

    /// As [`Self::number`], but nothing where the table has no slot for the word, which is never so: who looks up many in a row leaves
    /// that aside.
    #[inline]
    pub(crate) fn slot_number(self, hash: u64) -> Option<usize> {
        let displacement = *self.displacements.get((hash >> self.shift) as usize)?;
        let slot = *self.slots.get(place(hash, displacement, self.slots.len()))?;
        Some(select_unpredictable((slot ^ hash) & !NUMBER == 0, (slot & NUMBER) as usize, 0))
    }

    /// The number that the word with this [`key::hash`] has if it has any, and whether it has.
    #[inline]
    pub(crate) fn find(self, hash: u64) -> (usize, bool) {
        let displacement = self.displacements.get((hash >> self.shift) as usize).copied().unwrap_or(0);
        let slot = self.slots.get(place(hash, displacement, self.slots.len())).copied().unwrap_or(0);
        ((slot & NUMBER) as usize, (slot ^ hash) & !NUMBER == 0)
    }
}

/// Values by word, letters' case and the shape of apostrophes aside; nothing is written in lower case to be looked up. Words longer
/// than the lexicon's longest have none.
#[derive(Debug)]
pub(crate) struct Keyed<V> {
    table: WordTable,
    values: Vec<V>,
}

impl<V> Keyed<V> {
    /// From words and values, fewer than 65,536; of two values for one word the last holds.
    pub(crate) fn new(rows: impl IntoIterator<Item = (&'static str, V)>) -> Self {
        Self::hashed(rows.into_iter().filter_map(|(word, value)| key::hash(word, 0, word.len()).map(|hash| (hash, value))))
    }

    /// The same from the words' hashes.
    pub(crate) fn hashed(rows: impl IntoIterator<Item = (u64, V)>) -> Self {
        let (hashes, values): (Vec<u64>, Vec<V>) = rows.into_iter().unzip();
        Self { table: WordTable::new(hashes.into_iter().zip(1..)), values }
    }

    /// The value of the word with this [`key::hash`].
    #[inline]
    pub(crate) fn by_hash(&self, hash: u64) -> Option<&V> {
        self.values.get(self.table.number(hash).wrapping_sub(1))
    }

    /// The value of a word.
    pub(crate) fn get(&self, word: &str) -> Option<&V> {
        self.by_hash(key::hash(word, 0, word.len())?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_found_by_word_in_any_case() {
        let keyed = Keyed::new([("o'clock", 1), ("may", 2), ("crores", 3), ("may", 4)]);
        assert_eq!(keyed.get("O’Clock"), Some(&1));
        assert_eq!(keyed.get("MAY"), Some(&4));
        assert_eq!(keyed.get("crore"), None);
        assert_eq!(Keyed::<u8>::new([]).get("may"), None);
    }

    #[test]
    fn every_word_of_a_large_table_has_its_number_and_no_other_has_one() {
        let hash = |number: u32| {
            let word = format!("word{number}");
            key::hash(&word, 0, word.len()).unwrap_or(0)
        };
        let table = WordTable::new((1..=40_000u16).map(|number| (hash(u32::from(number)), number)));
        assert!((1..=40_000).all(|number| table.number(hash(number)) == number as usize));
        assert!((40_001..90_000).all(|number| table.number(hash(number)) == 0));
        assert_eq!(table.number(0), 0);
    }
}
