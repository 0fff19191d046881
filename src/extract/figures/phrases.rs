//! Phrases of a data file, found token by token: names of currencies, units, hedges.

use std::cmp::Reverse;

use crate::text::{Doc, Keyed};

/// Phrases by their first word (or last, see [`Phrases::backwards`]), each with what it stands for. Made in one pass, as it is
/// part of starting up.
#[derive(Debug)]
pub(super) struct Phrases<P> {
    book: Book,
    /// What they stand for, by the numbers that the book tells.
    payloads: Vec<P>,
}

/// Phrases by number, the same code for whatever they stand for.
#[derive(Debug)]
struct Book {
    /// Those with one key side by side, the longest first.
    rows: Vec<Row>,
    /// Where the rows of a key stand, its letters' case aside: the first and how many.
    places: Keyed<(usize, usize)>,
    /// Whether letters' case counts.
    exact: bool,
    /// Whether the key is the last word.
    backwards: bool,
}

/// A phrase.
#[derive(Debug)]
struct Row {
    /// The word that it is looked up by.
    key: &'static str,
    /// The hash of that word, letters' case aside.
    hash: u64,
    /// The rest of it, not yet cut.
    rest: &'static str,
    /// The byte of the rest that touches the key's neighbour: most phrases are told apart by it.
    near: Near,
    /// Its number.
    number: usize,
}

/// The first or last byte of a word in lower case; `None` where it says nothing, as behind no word or where it is not ASCII.
type Near = Option<u8>;

fn near(byte: Option<&u8>) -> Near {
    byte.filter(|byte| byte.is_ascii()).map(u8::to_ascii_lowercase)
}

impl<P: Copy> Phrases<P> {
    /// From phrases as written, in lower case unless `exact`; they are cut into words the way the tokenizer cuts them. Of two
    /// that are the same the first holds.
    pub(super) fn new(rows: impl Iterator<Item = (&'static str, P)>, exact: bool) -> Self {
        Self::of(rows, exact, false)
    }

    /// A phrase book whose phrases are looked up by their last word.
    pub(super) fn backwards(rows: impl Iterator<Item = (&'static str, P)>) -> Self {
        Self::of(rows, false, true)
    }

    fn of(phrases: impl Iterator<Item = (&'static str, P)>, exact: bool, backwards: bool) -> Self {
        let mut payloads = Vec::new();
        let rows = phrases.enumerate().map(|(number, (phrase, payload))| {
            payloads.push(payload);
            Row::new(phrase, number, backwards)
        });
        let rows = rows.collect();
        Self { book: Book::new(rows, exact, backwards), payloads }
    }

    /// Whether a token is the word that some phrase is looked up by, letters' case aside.
    pub(super) fn is_key(&self, doc: &Doc<'_>, token: usize) -> bool {
        self.book.places.by_hash(doc.hash(token)).is_some()
    }

    /// The hashes of the words that phrases are looked up by.
    pub(super) fn hashes(&self) -> impl Iterator<Item = u64> {
        self.book.rows.iter().map(|row| row.hash)
    }

    /// The longest phrase that begins at token `at` and ends before `end`: what it stands for and the token behind it.
    pub(super) fn at(&self, doc: &Doc<'_>, at: usize, end: usize) -> Option<(P, usize)> {
        self.book.at(doc, at, end).and_then(|(number, next)| Some((*self.payloads.get(number)?, next)))
    }

    /// The longest phrase that ends before token `end` and begins at `start` or later: what it stands for and its first token.
    /// For phrase books keyed backwards (see [`Phrases::backwards`]).
    pub(super) fn before(&self, doc: &Doc<'_>, start: usize, end: usize) -> Option<(P, usize)> {
        self.book.before(doc, start, end).and_then(|(number, first)| Some((*self.payloads.get(number)?, first)))
    }

    /// What a phrase of this one word stands for; the word as the book has it.
    pub(super) fn word(&self, word: &str) -> Option<P> {
        self.book.word(word).and_then(|number| self.payloads.get(number).copied())
    }
}

impl Row {
    fn new(phrase: &'static str, number: usize, backwards: bool) -> Self {
        if backwards {
            let (rest, key) = last_word(phrase);
            Self { key, hash: hash(key), rest, near: near(rest.as_bytes().last()), number }
        } else {
            let (key, rest) = first_word(phrase);
            Self { key, hash: hash(key), rest, near: near(rest.as_bytes().first()), number }
        }
    }
}

impl Book {
    fn new(mut rows: Vec<Row>, exact: bool, backwards: bool) -> Self {
        rows.sort_by_key(|row| (row.hash, Reverse(row.rest.len())));
        let groups = rows.chunk_by(|a, b| a.hash == b.hash).scan(0, |from, group| {
            let at = *from;
            *from += group.len();
            group.first().map(|row| (row.hash, (at, group.len())))
        });
        let places = Keyed::hashed(groups);
        Self { rows, places, exact, backwards }
    }

    /// The phrases at a place, those of another case left out where case counts.
    fn placed(&self, place: Option<&(usize, usize)>, word: &str) -> impl Iterator<Item = &Row> {
        let rows = place.and_then(|&(from, many)| self.rows.get(from..from + many)).unwrap_or_default();
        rows.iter().filter(move |row| !self.exact || row.key == word)
    }

    /// The phrases whose key is a word of a text and whose rest may be beside it.
    #[inline]
    fn rows(&self, doc: &Doc<'_>, token: usize) -> Option<impl Iterator<Item = &Row>> {
        let place = self.places.by_hash(doc.hash(token))?;
        let bytes = doc.text.as_bytes();
        let beside = if self.backwards {
            token.checked_sub(1).and_then(|before| bytes.get((doc.span(before).end as usize).checked_sub(1)?))
        } else {
            bytes.get(doc.span(token + 1).start as usize)
        };
        let beside = near(beside);
        let told = move |row: &&Row| row.near.is_none() || beside.is_none() || row.near == beside;
        Some(self.placed(Some(place), doc.word(token)).filter(told))
    }

    /// The number of the phrase that [`Phrases::at`] tells of.
    fn at(&self, doc: &Doc<'_>, at: usize, end: usize) -> Option<(usize, usize)> {
        if at >= end {
            return None;
        }
        self.rows(doc, at)?.find_map(|row| {
            let mut rest = row.rest;
            let mut next = at + 1;
            while !rest.is_empty() {
                let (word, behind) = first_word(rest);
                if next >= end || !self.same(doc, next, word) {
                    return None;
                }
                next += 1;
                rest = behind;
            }
            Some((row.number, next))
        })
    }

    /// The number of the phrase that [`Phrases::before`] tells of.
    fn before(&self, doc: &Doc<'_>, start: usize, end: usize) -> Option<(usize, usize)> {
        let last = end.checked_sub(1).filter(|&last| last >= start && self.backwards)?;
        self.rows(doc, last)?.find_map(|row| {
            let mut rest = row.rest;
            let mut first = last;
            while !rest.is_empty() {
                let (front, word) = last_word(rest);
                first = first.checked_sub(1).filter(|&first| first >= start && self.same(doc, first, word))?;
                rest = front;
            }
            Some((row.number, first))
        })
    }

    /// The number of the phrase that [`Phrases::word`] tells of.
    fn word(&self, word: &str) -> Option<usize> {
        self.placed(self.places.get(word), word).find(|row| row.rest.is_empty()).map(|row| row.number)
    }

    /// Whether a token's word is one of a phrase.
    fn same(&self, doc: &Doc<'_>, token: usize, word: &str) -> bool {
        if self.exact { doc.word(token) == word } else { doc.is(token, word) || (!word.is_ascii() && doc.lower(token) == word) }
    }
}

/// The hash of a key, letters' case aside.
fn hash(key: &str) -> u64 {
    crate::text::lexicon::key::hash(key, 0, key.len()).unwrap_or_default()
}

/// Whether a character of a phrase is a word of its own.
fn is_mark(c: char) -> bool {
    matches!(c, '-' | '/' | '$' | '°' | 'º' | '¥')
}

/// The first word of a phrase and the rest: blanks part words, hyphens, slashes and signs of currency are words of their own.
fn first_word(phrase: &'static str) -> (&'static str, &'static str) {
    let end = match phrase.char_indices().find(|&(_, c)| c == ' ' || is_mark(c)) {
        Some((0, mark)) => mark.len_utf8(),
        Some((at, _)) => at,
        None => phrase.len(),
    };
    let (word, rest) = phrase.split_at_checked(end).unwrap_or((phrase, ""));
    (word, rest.trim_start_matches(' '))
}

/// The rest of a phrase and its last word.
fn last_word(phrase: &'static str) -> (&'static str, &'static str) {
    let at = match phrase.char_indices().rev().find(|&(_, c)| c == ' ' || is_mark(c)) {
        Some((at, mark)) if at + mark.len_utf8() == phrase.len() => at,
        Some((at, mark)) => at + mark.len_utf8(),
        None => 0,
    };
    let (rest, word) = phrase.split_at_checked(at).unwrap_or(("", phrase));
    (rest.trim_end_matches(' '), word)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words of a phrase.
    fn cut(phrase: &'static str) -> Vec<&'static str> {
        let mut words = Vec::new();
        let mut rest = phrase;
        while !rest.is_empty() {
            let (word, behind) = first_word(rest);
            words.push(word);
            rest = behind;
        }
        words
    }

    #[test]
    fn phrases_are_cut_as_texts_are() {
        for (phrase, words) in [("acre-feet", "acre|-|feet"), ("US$", "US|$"), ("km/h", "km|/|h"), ("°C", "°|C"), ("or so", "or|so")] {
            assert_eq!(cut(phrase).join("|"), words);
            assert_eq!(last_word(phrase).1, words.rsplit('|').next().unwrap());
        }
    }
}
