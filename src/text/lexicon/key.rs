//! The hash of a word in lower case, which the table finds it by. The build script reads this file too.

/// Bytes of the longest word that is looked up.
pub(crate) const LONGEST: usize = 64;

const SEED: u64 = 0x243f_6a88_85a3_08d3;
const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = ONES << 7;

/// Two factors mixed into one value, each bit of which depends on all bits of the first.
#[inline]
const fn fold(a: u64, b: u64) -> u64 {
    let product = a as u128 * b as u128;
    product as u64 ^ (product >> 64) as u64
}

/// Eight bytes of ASCII with capitals made small.
#[inline]
const fn small(chunk: u64) -> u64 {
    let from_a = chunk + ONES * (0x80 - b'A' as u64);
    let past_z = chunk + ONES * (0x7f - b'Z' as u64);
    chunk | (from_a & !past_z & HIGH) >> 2
}

/// Adds eight bytes, zeros behind the end, to a hash.
#[inline]
const fn add(hash: u64, chunk: u64) -> u64 {
    fold(hash ^ chunk, FACTOR)
}

/// The hash of a phrase: `before` that of the words before its last, `last` the last word's own.
pub(crate) const fn joined(before: u64, last: u64) -> u64 {
    fold(before ^ last.rotate_left(32), FACTOR)
}

/// The [`hash`] of the word at `start..end` of some bytes, which is in lower case ASCII already: for tables made when the program is
/// compiled.
#[allow(dead_code, reason = "the build script has no use for it")]
pub(crate) const fn of_ascii(bytes: &[u8], start: usize, end: usize) -> u64 {
    let mut at = start;
    while at < end {
        assert!(bytes[at].is_ascii() && !bytes[at].is_ascii_uppercase(), "not in lower case");
        at += 1;
    }
    of_bytes(bytes, start, end)
}

/// The [`hash`] of the bytes `start..end`, which are folded already.
const fn of_bytes(bytes: &[u8], start: usize, end: usize) -> u64 {
    let mut hash = SEED ^ (end - start) as u64;
    let mut at = start;
    while at < end {
        let (mut chunk, mut place) = (0, 0);
        while place < 8 && at < end {
            chunk |= (bytes[at] as u64) << (place * 8);
            (place, at) = (place + 1, at + 1);
        }
        hash = add(hash, chunk);
    }
    hash
}

/// The [`hash`] of a word in lower case: for sets made when the program is compiled.
#[allow(dead_code, reason = "the build script has no use for it")]
pub(crate) const fn of_lower_word(word: &str) -> u64 {
    let bytes = word.as_bytes();
    let (mut folded, mut size, mut at) = ([0; LONGEST], 0, 0);
    while at < bytes.len() {
        let curved = matches!(bytes.split_at(at).1, [0xe2, 0x80, 0x99, ..]);
        folded[size] = if curved { b'\'' } else { bytes[at] };
        assert!(!folded[size].is_ascii_uppercase(), "not in lower case");
        at += if curved { '’'.len_utf8() } else { 1 };
        size += 1;
    }
    of_bytes(&folded, 0, size)
}

/// The hash of the word at `start..end` of a text, letters' case and the shape of apostrophes aside; nothing for a word that is
/// longer than any of a list.
#[inline]
pub(crate) fn hash(text: &str, start: usize, end: usize) -> Option<u64> {
    // Most words are short and of ASCII: eight bytes, what lies behind the word masked off.
    if let len @ 1..=8 = end.wrapping_sub(start)
        && let Some(chunk) = text.as_bytes().get(start..).and_then(<[u8]>::first_chunk::<8>)
    {
        let chunk = u64::from_le_bytes(*chunk) & first(len);
        if chunk & HIGH == 0 {
            return Some(add(SEED ^ len as u64, small(chunk)));
        }
    }
    hash_of_any(text, start, end)
}

/// The first so many bytes of eight, all bits set.
#[inline]
const fn first(bytes: usize) -> u64 {
    if bytes < 8 { (1 << (bytes * 8)) - 1 } else { u64::MAX }
}

/// [`hash`] for words of any kind.
#[inline(never)]
fn hash_of_any(text: &str, start: usize, end: usize) -> Option<u64> {
    let len = end.checked_sub(start).filter(|&len| len <= LONGEST)?;
    let mut hash = SEED ^ len as u64;
    let mut at = start;
    while at < end {
        // Only at the end of the text there aren't as many as eight.
        let chunk = match text.as_bytes().get(at..).and_then(<[u8]>::first_chunk::<8>) {
            Some(chunk) => u64::from_le_bytes(*chunk) & first(end - at),
            None => text.as_bytes().get(at..end)?.iter().rev().fold(0, |chunk, byte| chunk << 8 | u64::from(*byte)),
        };
        if chunk & HIGH != 0 {
            return hash_slowly(text, start, end);
        }
        hash = add(hash, small(chunk));
        at += 8;
    }
    Some(hash)
}

/// [`hash`] for words that are not all ASCII.
fn hash_slowly(text: &str, start: usize, end: usize) -> Option<u64> {
    let mut lower = [0; LONGEST];
    let mut size = 0;
    for c in text.get(start..end)?.chars().flat_map(char::to_lowercase) {
        let c = if c == '’' { '\'' } else { c };
        let place = lower.get_mut(size..size + c.len_utf8())?;
        c.encode_utf8(place);
        size += c.len_utf8();
    }
    Some(of_bytes(&lower, 0, size))
}
