//! Phrases of a data file, found token by token: names of currencies, units, hedges.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use crate::text::Doc;

/// Phrases by their first word (or last, see [`Phrases::backwards`]), each with what it stands for; the longest first.
#[derive(Debug)]
pub(super) struct Phrases<P> {
    by_first: FxHashMap<&'static str, Vec<(Vec<&'static str>, P)>>,
    /// Whether letters' case counts.
    exact: bool,
    gate: Gate,
}

impl<P: Copy> Phrases<P> {
    /// From phrases as written, in lower case unless `exact`; they are cut into words the way the tokenizer cuts them.
    pub(super) fn new(rows: impl Iterator<Item = (&'static str, P)>, exact: bool) -> Self {
        Self::keyed(rows.map(|(phrase, payload)| (cut(phrase), payload)), exact)
    }

    /// A phrase book whose phrases are looked up by their last word.
    pub(super) fn backwards(rows: impl Iterator<Item = (&'static str, P)>) -> Self {
        let reversed = |(phrase, payload)| {
            let mut words = cut(phrase);
            words.reverse();
            (words, payload)
        };
        Self::keyed(rows.map(reversed), false)
    }

    fn keyed(rows: impl Iterator<Item = (Vec<&'static str>, P)>, exact: bool) -> Self {
        let mut by_first: FxHashMap<&'static str, Vec<(Vec<&'static str>, P)>> = FxHashMap::default();
        let mut gate = Gate::default();
        for (words, payload) in rows {
            if let Some(first) = words.first() {
                gate.admit(first);
                by_first.entry(first).or_default().push((words, payload));
            }
        }
        #[expect(clippy::iter_over_hash_type, reason = "every list is sorted by itself")]
        for list in by_first.values_mut() {
            list.sort_by_key(|row| std::cmp::Reverse(row.0.len()));
        }
        Self { by_first, exact, gate }
    }

    /// The phrases that begin with a word of a text.
    fn rows(&self, doc: &Doc<'_>, token: usize) -> Option<&Vec<(Vec<&'static str>, P)>> {
        let word = doc.word(token);
        if !self.gate.passes(word) {
            return None;
        }
        let key = if self.exact { Cow::Borrowed(word) } else { doc.lower(token) };
        self.by_first.get(key.as_ref())
    }

    /// The longest phrase that begins at token `at` and ends before `end`: what it stands for and the token behind it.
    pub(super) fn at(&self, doc: &Doc<'_>, at: usize, end: usize) -> Option<(P, usize)> {
        if at >= end {
            return None;
        }
        let fits =
            |words: &[&str]| at + words.len() <= end && words.iter().enumerate().skip(1).all(|(k, word)| self.same(doc, at + k, word));
        self.rows(doc, at)?.iter().find(|(words, _)| fits(words)).map(|(words, payload)| (*payload, at + words.len()))
    }

    /// The longest phrase that ends before token `end` and begins at `start` or later: what it stands for and its first token.
    /// For phrase books keyed backwards (see [`Phrases::backwards`]).
    pub(super) fn before(&self, doc: &Doc<'_>, start: usize, end: usize) -> Option<(P, usize)> {
        let last = end.checked_sub(1).filter(|&last| last >= start)?;
        let fits =
            |words: &[&str]| words.len() <= end - start && words.iter().enumerate().skip(1).all(|(k, word)| self.same(doc, last - k, word));
        self.rows(doc, last)?.iter().find(|(words, _)| fits(words)).map(|(words, payload)| (*payload, end - words.len()))
    }

    /// What a phrase of this one word stands for; the word as the book has it.
    pub(super) fn word(&self, word: &str) -> Option<P> {
        let rows = self.by_first.get(word)?;
        rows.iter().find(|(words, _)| words.len() == 1).map(|(_, payload)| *payload)
    }

    /// Whether a token's word is one of a phrase.
    fn same(&self, doc: &Doc<'_>, token: usize, word: &str) -> bool {
        if self.exact { doc.word(token) == word } else { doc.is(token, word) || (!word.is_ascii() && doc.lower(token) == word) }
    }
}

/// A quick look at a word before it is looked up: no word passes that differs from all first words in length (by fours), first
/// or last letter, case aside. Most words of a text stop here.
#[derive(Debug)]
struct Gate {
    bits: [u64; 64],
}

impl Default for Gate {
    fn default() -> Self {
        Self { bits: [0; 64] }
    }
}

impl Gate {
    /// The bit of a word in ASCII; `None` for others, whose case folds in other ways.
    fn bit(word: &str) -> Option<(usize, u64)> {
        let bytes = word.as_bytes();
        let (first, last) = (bytes.first()?, bytes.last()?);
        if !word.is_ascii() {
            return None;
        }
        // Letters differ in their lowest five bits, whatever their case.
        let row = usize::from(first & 31) << 1 | (bytes.len() & 1);
        let column = u64::from(last & 31) << 1 | (bytes.len() as u64 >> 1 & 1);
        Some((row, 1 << column))
    }

    fn admit(&mut self, word: &str) {
        if let Some((row, column)) = Self::bit(word)
            && let Some(bits) = self.bits.get_mut(row)
        {
            *bits |= column;
        }
    }

    fn passes(&self, word: &str) -> bool {
        Self::bit(word).is_none_or(|(row, column)| self.bits.get(row).is_some_and(|bits| bits & column != 0))
    }
}

/// The words of a phrase: blanks part them, hyphens, slashes and signs of currency are words of their own.
fn cut(phrase: &'static str) -> Vec<&'static str> {
    let sign = |c: char| matches!(c, '-' | '/' | '$' | '°' | 'º' | '¥');
    let mut words = Vec::new();
    for part in phrase.split(' ') {
        let mut rest = part;
        while let Some(at) = rest.find(sign) {
            let (word, behind) = rest.split_at(at);
            let len = behind.chars().next().map_or(0, char::len_utf8);
            let (mark, behind) = behind.split_at(len);
            words.extend([word, mark]);
            rest = behind;
        }
        words.push(rest);
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_cut_as_texts_are() {
        for (phrase, words) in [("acre-feet", "acre|-|feet"), ("US$", "US|$"), ("km/h", "km|/|h"), ("°C", "°|C"), ("or so", "or|so")] {
            assert_eq!(cut(phrase).join("|"), words);
        }
    }

    #[test]
    fn the_gate_lets_every_word_of_the_book_pass_in_any_case() {
        let mut gate = Gate::default();
        let words = ["euro", "pounds", "km", "°", "-", "ångström"];
        for word in words {
            gate.admit(word);
        }
        assert!(words.iter().all(|word| gate.passes(word) && gate.passes(&word.to_uppercase())));
        assert!(!gate.passes("people"));
    }
}
