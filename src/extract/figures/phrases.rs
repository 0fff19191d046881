//! Phrases of a data file, found token by token: names of currencies, units, hedges.

use rustc_hash::FxHashMap;

use crate::text::Doc;

/// Phrases by their first word, each with what it stands for; the longest first.
#[derive(Debug)]
pub(super) struct Phrases<P> {
    by_first: FxHashMap<String, Vec<(Vec<String>, P)>>,
    /// Whether letters' case counts.
    exact: bool,
}

impl<P: Copy> Phrases<P> {
    /// From phrases as written; they are cut into words the way the tokenizer cuts them.
    pub(super) fn new(rows: impl Iterator<Item = (&'static str, P)>, exact: bool) -> Self {
        let mut by_first: FxHashMap<String, Vec<(Vec<String>, P)>> = FxHashMap::default();
        for (phrase, payload) in rows {
            let words = cut(phrase);
            if let Some(first) = words.first() {
                by_first.entry(first.clone()).or_default().push((words, payload));
            }
        }
        #[expect(clippy::iter_over_hash_type, reason = "every list is sorted by itself")]
        for list in by_first.values_mut() {
            list.sort_by_key(|row| std::cmp::Reverse(row.0.len()));
        }
        Self { by_first, exact }
    }

    /// The longest phrase that begins at token `at` and ends before `end`: what it stands for and the token behind it.
    pub(super) fn at(&self, doc: &Doc<'_>, at: usize, end: usize) -> Option<(P, usize)> {
        if at >= end {
            return None;
        }
        let rows = if self.exact { self.by_first.get(doc.word(at)) } else { self.by_first.get(doc.lower(at).as_ref()) }?;
        rows.iter().find(|(words, _)| self.fits(doc, at, end, words)).map(|(words, payload)| (*payload, at + words.len()))
    }

    /// The longest phrase that ends before token `end` and begins at `start` or later: what it stands for and its first token.
    /// For phrase books keyed backwards (see [`Phrases::backwards`]).
    pub(super) fn before(&self, doc: &Doc<'_>, start: usize, end: usize) -> Option<(P, usize)> {
        let last = end.checked_sub(1).filter(|&last| last >= start)?;
        let rows = self.by_first.get(doc.lower(last).as_ref())?;
        rows.iter()
            .find(|(words, _)| words.len() <= end - start && words.iter().enumerate().all(|(k, word)| doc.is(last - k, word)))
            .map(|(words, payload)| (*payload, end - words.len()))
    }

    /// A phrase book whose phrases are looked up by their last word.
    pub(super) fn backwards(rows: impl Iterator<Item = (&'static str, P)>) -> Self {
        let mut book = Self::new(std::iter::empty(), false);
        for (phrase, payload) in rows {
            let mut words = cut(phrase);
            words.reverse();
            if let Some(first) = words.first() {
                book.by_first.entry(first.clone()).or_default().push((words, payload));
            }
        }
        #[expect(clippy::iter_over_hash_type, reason = "every list is sorted by itself")]
        for list in book.by_first.values_mut() {
            list.sort_by_key(|row| std::cmp::Reverse(row.0.len()));
        }
        book
    }

    fn fits(&self, doc: &Doc<'_>, at: usize, end: usize, words: &[String]) -> bool {
        at + words.len() <= end
            && words
                .iter()
                .enumerate()
                .all(|(k, word)| if self.exact { doc.word(at + k) == word } else { doc.lower(at + k) == word.as_str() })
    }
}

/// The words of a phrase: blanks part them, hyphens, slashes and signs of currency are words of their own.
fn cut(phrase: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for c in phrase.chars() {
        if c == ' ' {
            words.push(String::new());
        } else if matches!(c, '-' | '/' | '$' | '°' | 'º' | '¥') {
            words.push(c.to_string());
            words.push(String::new());
        } else if let Some(word) = words.last_mut() {
            word.push(c);
        }
    }
    words.retain(|word| !word.is_empty());
    words
}
