//! A text whose words have been looked up once, a sentence at a time.

use std::ops::{Deref, Range};

use super::Key;
use super::words::{self, Words};
use crate::text::{Class, Doc};

/// What is known of a token's word.
#[derive(Debug, Clone, Copy, Default)]
struct Known {
    key: Key,
    /// Classes of the word as it stands.
    own: Words,
    /// Classes of its dictionary form.
    lemma: Words,
}

/// A text, and the words of one stretch of it as keys and classes. Rules that compare words ask this instead of [`Doc`].
#[derive(Debug, Clone)]
pub struct Keyed<'a> {
    doc: &'a Doc<'a>,
    from: usize,
    known: Vec<Known>,
}

impl<'a> Keyed<'a> {
    /// A text of which no word is known yet.
    #[must_use]
    pub fn new(doc: &'a Doc<'a>) -> Self {
        Self { doc, from: 0, known: Vec::new() }
    }

    /// Looks up the words of these tokens; those before are forgotten.
    pub fn load(&mut self, tokens: &Range<usize>) {
        self.known.clear();
        self.from = tokens.start;
        let doc = self.doc;
        self.known.extend(tokens.clone().map(|token| {
            let span = doc.span(token);
            let key = Key::at(doc.text, span.start as usize, span.end as usize);
            let class = doc.class(token);
            let (own, lemma) = if class.intersects(Class::WORD | Class::CLITIC) {
                words::look_up(key, doc.tag(token), class.contains(Class::CAPITAL))
            } else {
                (Words::empty(), Words::empty())
            };
            Known { key, own, lemma }
        }));
    }

    /// The text.
    #[must_use]
    pub fn doc(&self) -> &'a Doc<'a> {
        self.doc
    }

    fn known(&self, token: usize) -> Known {
        self.known.get(token.wrapping_sub(self.from)).copied().unwrap_or_default()
    }

    /// The word as a key; [`Key::NONE`] outside of what was looked up.
    #[must_use]
    pub fn key(&self, token: usize) -> Key {
        self.known(token).key
    }

    /// Whether the word is this one, letters' case aside.
    #[must_use]
    pub fn is(&self, token: usize, word: Key) -> bool {
        self.key(token) == word
    }

    /// Whether the word is one of these, letters' case aside.
    #[must_use]
    pub fn is_any(&self, token: usize, words: &[Key]) -> bool {
        words.contains(&self.key(token))
    }

    /// Whether the words from `token` on are these, letters' case aside.
    #[must_use]
    pub fn starts_with(&self, token: usize, words: &[Key]) -> bool {
        words.iter().enumerate().all(|(at, &word)| self.is(token + at, word))
    }

    /// The classes of the word as it stands, letters' case aside.
    #[must_use]
    pub fn own(&self, token: usize) -> Words {
        self.known(token).own
    }

    /// The classes of the word's dictionary form.
    #[must_use]
    pub fn classes(&self, token: usize) -> Words {
        self.known(token).lemma
    }

    /// Whether the word's dictionary form stands in one of these classes.
    #[must_use]
    pub fn in_class(&self, token: usize, class: Words) -> bool {
        self.classes(token).intersects(class)
    }

    /// Whether the word itself stands in one of these classes.
    #[must_use]
    pub fn is_of(&self, token: usize, class: Words) -> bool {
        self.own(token).intersects(class)
    }

    /// Adds a class to the words of these tokens as they stand.
    pub fn mark(&mut self, tokens: &Range<usize>, class: Words) {
        let from = self.from;
        for token in tokens.clone() {
            if let Some(known) = self.known.get_mut(token.wrapping_sub(from)) {
                known.own |= class;
            }
        }
    }
}

impl<'a> Deref for Keyed<'a> {
    type Target = Doc<'a>;

    fn deref(&self) -> &Doc<'a> {
        self.doc
    }
}
