//! The first two words of every phrase that the chunker knows: one look tells where none begins.

use super::keys::{KEYS, Set, keys};
use super::{Key, LONG_ADVERBS, LONG_PREPOSITIONS, LONG_SUBORDINATORS, nouns};

/// Further phrases, and how hedged amounts begin.
const OTHERS: &[&[Key]] = &[
    keys!["as", "well"],
    keys!["as", "many"],
    keys!["as", "much"],
    keys!["as", "few"],
    keys!["as", "little"],
    keys!["at", "least"],
    keys!["at", "most"],
    keys!["up", "to"],
];

const LISTS: [&[&[Key]]; 4] = [LONG_PREPOSITIONS, LONG_ADVERBS, LONG_SUBORDINATORS, OTHERS];

/// How many words at most begin phrases.
const OPENERS: usize = 64;

/// For each key the number of its set among those behind it; the first of these is empty.
static PAIRS: ([u8; KEYS], [Set; OPENERS]) = {
    let (mut numbers, mut seconds, mut count) = ([0; KEYS], [Set::of(&[]); OPENERS], 0);
    let mut list = 0;
    while list < LISTS.len() {
        let mut phrase = 0;
        while phrase < LISTS[list].len() {
            let words = LISTS[list][phrase];
            (numbers, seconds, count) = with(numbers, seconds, count, words[0], words[1]);
            phrase += 1;
        }
        list += 1;
    }
    let mut word = 0;
    while word < nouns::COMPARATIVES.len() {
        (numbers, seconds, count) = with(numbers, seconds, count, nouns::COMPARATIVES[word], Key::new("than"));
        word += 1;
    }
    (numbers, seconds)
};

/// The same with one pair more.
const fn with(
    mut numbers: [u8; KEYS],
    mut seconds: [Set; OPENERS],
    mut count: u8,
    first: Key,
    second: Key,
) -> ([u8; KEYS], [Set; OPENERS], u8) {
    if numbers[first.place()] == 0 {
        count += 1;
        numbers[first.place()] = count;
    }
    let set = numbers[first.place()] as usize;
    seconds[set] = seconds[set].with(second);
    (numbers, seconds, count)
}

/// Whether any phrase begins with this word.
pub(super) fn opens(first: Key) -> bool {
    PAIRS.0[first.place()] != 0
}

/// Whether the word is the second of any phrase.
pub(super) fn follows(second: Key) -> bool {
    PAIRS.1.iter().any(|seconds| seconds.contains(second))
}

/// Whether a phrase may begin with these two words.
#[inline]
pub(super) fn begin(first: Key, second: Key) -> bool {
    let set = PAIRS.0[first.place()];
    set != 0 && PAIRS.1[set as usize % OPENERS].contains(second)
}
