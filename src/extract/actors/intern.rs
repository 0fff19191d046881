//! The words of a text by number: equal numbers are equal words, letters' case aside.

use std::hash::Hasher;

use crate::span::Span;
use crate::text::lexicon::{Lex, key};

bitflags::bitflags! {
    /// What an article tells of a word, whatever token it stands in.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
    pub(super) struct Fact: u8 {
        /// A word of English that stands behind a given name or a form of address.
        const FAMILY = 1;
        /// The article writes it with a capital where only a name has one.
        const KNOWN = 1 << 1;
        /// The last word of a person's full name in the article.
        const SURNAME = 1 << 2;
        /// The head noun of a longer name in the article that is no person's.
        const HEAD = 1 << 3;
        /// Letters that the article explains by a common noun.
        const LETTERS = 1 << 4;
        /// Its other spelling is set.
        const SPELLED = 1 << 5;
    }

    /// What a word is, whatever article it stands in.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
    pub(super) struct Sort: u8 {
        /// The others are set.
        const LOOKED_UP = 1;
        /// A word of English, see [`super::words::is_common`].
        const COMMON = 1 << 1;
        /// Begins a phrase of the lexicon.
        const PHRASE = 1 << 2;
    }
}

/// Number of a word in its [`Words`]; 0 is none.
pub(super) type WordId = u32;

/// What is known of a word.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Word {
    /// The lexicon's hash of it.
    pub hash: u64,
    /// Where it stands first in the text, or in `others`.
    span: Span,
    /// Whether that is the text.
    read: bool,
    /// The word lists that it stands in.
    pub lex: Lex,
    pub facts: Fact,
    pub sort: Sort,
    /// The same without full stops, with a straight apostrophe.
    pub plain: WordId,
    /// The key of the last longer name that it heads, plus one; 0 is none.
    pub headed: u32,
    /// The same in American spelling, a country's adjective cut to its stem.
    pub variant: WordId,
}

/// Words by number, found by an open-addressing table of their hashes.
#[derive(Debug)]
pub(super) struct Words<'a> {
    text: &'a str,
    /// Words that the text may not hold, one behind the other.
    others: String,
    all: Vec<Word>,
    /// Numbers of words; 0 is a free slot. Always a power of two of them, no more than half taken.
    slots: Vec<WordId>,
}

/// The memory of [`Words`], for those of another text.
#[derive(Debug, Default)]
pub(super) struct Room {
    others: String,
    all: Vec<Word>,
    slots: Vec<WordId>,
}

/// The hash of a word, letters' case aside.
#[cold]
#[inline(never)]
pub(super) fn hash(text: &str, start: usize, end: usize) -> u64 {
    key::hash(text, start, end).unwrap_or_else(|| {
        let mut hasher = rustc_hash::FxHasher::default();
        hasher.write(text.get(start..end).unwrap_or_default().to_lowercase().as_bytes());
        hasher.finish()
    })
}

impl<'a> Words<'a> {
    /// The words of a text, with room for so many before the table grows.
    pub(super) fn new(text: &'a str, expected: usize, room: Room) -> Self {
        let Room { mut others, mut all, mut slots } = room;
        others.clear();
        all.clear();
        all.push(Word { read: true, ..Word::default() });
        slots.clear();
        slots.resize(((expected + 8) * 2).next_power_of_two(), 0);
        Self { text, others, all, slots }
    }

    /// Its memory.
    pub(super) fn into_room(self) -> Room {
        Room { others: self.others, all: self.all, slots: self.slots }
    }

    /// How many numbers are given, 0 among them.
    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// The number of the word at `span` of the text, which has this [`hash`] and these lists; a new one where it is new.
    pub(super) fn id_at(&mut self, span: Span, hash: u64, lex: Lex) -> WordId {
        self.find(span.len() as usize, || span.of(self.text), hash)
            .unwrap_or_else(|slot| self.add(slot, Word { hash, span, read: true, lex, ..Word::default() }))
    }

    /// The number of a word that the text may not hold, and its lists.
    pub(super) fn id_of(&mut self, word: &str, lex: Lex) -> WordId {
        let hash = hash(word, 0, word.len());
        self.find(word.len(), || word, hash).unwrap_or_else(|slot| {
            let start = self.others.len() as u32;
            self.others.push_str(word);
            let span = Span::new(start, self.others.len() as u32);
            self.add(slot, Word { hash, span, read: false, lex, ..Word::default() })
        })
    }

    /// The number of a word of so many bytes, or the slot that it would have.
    #[inline]
    fn find<'w>(&self, bytes: usize, word: impl Fn() -> &'w str, hash: u64) -> Result<WordId, usize> {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        while let Some(&id) = self.slots.get(at).filter(|&&id| id != 0) {
            // Of the same hash only the shape of an apostrophe differs, which shows in the length; long words' hashes are weaker.
            if let Some(known) = self.get(id).filter(|known| known.hash == hash)
                && (known.span.len() as usize == bytes && bytes <= key::LONGEST || same(word(), self.text(id)))
            {
                return Ok(id);
            }
            at = (at + 1) & mask;
        }
        Err(at)
    }

    fn add(&mut self, slot: usize, word: Word) -> WordId {
        let id = self.all.len() as WordId;
        self.all.push(Word { plain: id, variant: id, ..word });
        if let Some(slot) = self.slots.get_mut(slot) {
            *slot = id;
        }
        if self.all.len() * 2 > self.slots.len() {
            self.grow();
        }
        id
    }

    #[cold]
    #[inline(never)]
    fn grow(&mut self) {
        let size = self.slots.len() * 2;
        self.slots.clear();
        self.slots.resize(size, 0);
        for (id, word) in (0..).zip(&self.all).skip(1) {
            let mut at = word.hash as usize & (size - 1);
            while self.slots.get(at).is_some_and(|&taken| taken != 0) {
                at = (at + 1) & (size - 1);
            }
            if let Some(slot) = self.slots.get_mut(at) {
                *slot = id;
            }
        }
    }

    /// What is known of a word.
    pub(super) fn get(&self, id: WordId) -> Option<&Word> {
        self.all.get(id as usize)
    }

    /// What is known of a word, to be added to; nothing for 0.
    pub(super) fn get_mut(&mut self, id: WordId) -> Option<&mut Word> {
        self.all.get_mut(id as usize).filter(|_| id > 0)
    }

    /// The text of a word in whatever case.
    pub(super) fn text(&self, id: WordId) -> &str {
        self.get(id).map_or("", |word| word.span.of(if word.read { self.text } else { &self.others }))
    }
}

/// Whether two words are the same, letters' case aside.
#[cold]
#[inline(never)]
fn same(a: &str, b: &str) -> bool {
    a == b || if a.is_ascii() { a.eq_ignore_ascii_case(b) } else { a.to_lowercase() == b.to_lowercase() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_words_have_equal_numbers() {
        let mut words = Words::new("Tarrow TARROW", 0, Room::default());
        let first = words.id_at(Span::new(0, 6), hash("Tarrow", 0, 6), Lex::empty());
        let mut number = |word: &str| words.id_of(word, Lex::empty());
        let many: Vec<WordId> = (0..1000).map(|n| number(&format!("word{n}"))).collect();
        assert_eq!(number("tarrow"), first);
        assert_eq!(many.get(7).copied(), Some(number("Word7")));
        assert_ne!(number("O’Dell"), number("O'Dell"));
        assert_eq!(number("ÉMILE"), number("émile"));
        let long = "x".repeat(100);
        assert_eq!(number(&long), number(&long.to_uppercase()));
        assert_eq!(words.id_at(Span::new(7, 13), hash("TARROW", 0, 6), Lex::empty()), first);
        assert_eq!(words.text(first), "Tarrow");
    }
}
