//! A text whose words have been looked up once, a sentence at a time.

use std::ops::{Deref, Range};

use super::Key;
use super::keys::{Packed, Set, set};
use super::words::{self, Table, Words};
use crate::text::{Class, Doc, Tag, Upos};

/// What is known of a token, in one place.
#[derive(Debug, Clone, Copy)]
struct Fact {
    /// Classes of the word as it stands.
    own: Words,
    /// Classes of its dictionary form.
    lemma: Words,
    class: Class,
    /// What a layer attached to it.
    label: u32,
    /// How many double quotation marks come before it.
    doubles: u32,
    key: Key,
    tag: Tag,
    upos: Upos,
}

/// Stands for "no label".
const UNLABELLED: u32 = u32::MAX;

/// How many tokens around a stretch have their tags and lexical classes, but no words: rules look at neighbours.
const MARGIN: (usize, usize) = (1, 4);

/// A text, and the words of one stretch of it as keys and classes. Rules that compare words ask this instead of [`Doc`].
#[derive(Debug, Clone)]
pub struct Keyed<'a> {
    doc: &'a Doc<'a>,
    table: &'static Table,
    /// The stretch.
    tokens: Range<usize>,
    /// First token that has a fact.
    from: usize,
    facts: Vec<Fact>,
    /// The classes of all words of the stretch together, as they stand and by their dictionary forms.
    words: Words,
    /// The lexical classes of all its tokens together.
    marks: Class,
}

impl<'a> Keyed<'a> {
    /// A text of which no word is known yet.
    #[must_use]
    pub fn new(doc: &'a Doc<'a>) -> Self {
        Self { doc, table: words::table(), tokens: 0..0, from: 0, facts: Vec::new(), words: Words::empty(), marks: Class::empty() }
    }

    /// Looks up the words of these tokens, which have their tags; those before are forgotten.
    pub fn load(&mut self, tokens: &Range<usize>) {
        let doc = self.doc;
        let all = tokens.start.saturating_sub(MARGIN.0)..(tokens.end + MARGIN.1).min(doc.len());
        let spans = doc.tokens.spans().get(all.clone()).unwrap_or_default();
        let classes = doc.tokens.classes().get(all.clone()).unwrap_or_default();
        let tags = doc.tags.get(all.clone()).unwrap_or_default();
        let upos = doc.upos.get(all.clone()).unwrap_or_default();
        self.tokens = tokens.clone();
        self.from = all.start;
        self.facts.clear();
        self.facts.reserve(all.len());
        let (mut all_words, mut all_marks, mut doubles) = (Words::empty(), Class::empty(), 0);
        for (((token, span), &class), (&tag, &upos)) in all.zip(spans).zip(classes).zip(tags.iter().zip(upos)) {
            let (mut key, mut own, mut lemma) = (Key::NONE, Words::empty(), Words::empty());
            if tokens.contains(&token) {
                let word = Packed::at(doc.text, span.start as usize, span.end as usize);
                (key, own, lemma) = self.table.look_up(word, tag, class.contains(Class::CAPITAL));
                if !class.intersects(Class::WORD | Class::CLITIC) {
                    (own, lemma) = (Words::empty(), Words::empty());
                    if class.contains(Class::GLUED) && (class.contains(Class::HYPHEN) || set!["/", "-", "–"].contains(key)) {
                        own = Words::JOINER;
                    }
                }
                all_words |= own | lemma;
                all_marks |= class;
            }
            self.facts.push(Fact { own, lemma, class, label: UNLABELLED, doubles, key, tag, upos });
            doubles += u32::from(class.contains(Class::DOUBLE));
        }
        (self.words, self.marks) = (all_words, all_marks);
    }

    /// The text.
    #[must_use]
    pub fn doc(&self) -> &'a Doc<'a> {
        self.doc
    }

    #[inline]
    fn fact(&self, token: usize) -> Option<&Fact> {
        self.facts.get(token.wrapping_sub(self.from))
    }

    /// The Penn Treebank tag of a token; that of a superfluous mark far outside of what was looked up.
    #[inline]
    #[must_use]
    pub fn tag(&self, token: usize) -> Tag {
        self.fact(token).map_or(Tag::Nfp, |fact| fact.tag)
    }

    /// The universal tag of a token; punctuation far outside.
    #[inline]
    #[must_use]
    pub fn upos(&self, token: usize) -> Upos {
        self.fact(token).map_or(Upos::Punct, |fact| fact.upos)
    }

    /// The lexical classes of a token; none far outside.
    #[inline]
    #[must_use]
    pub fn class(&self, token: usize) -> Class {
        self.fact(token).map_or(Class::empty(), |fact| fact.class)
    }

    /// Whether the token has all of these classes.
    #[inline]
    #[must_use]
    pub fn has(&self, token: usize, class: Class) -> bool {
        self.class(token).contains(class)
    }

    /// Whether no white space lies between the token and the one before it.
    #[inline]
    #[must_use]
    pub fn glued(&self, token: usize) -> bool {
        self.has(token, Class::GLUED)
    }

    /// The word as a key; [`Key::NONE`] outside of what was looked up.
    #[inline]
    #[must_use]
    pub fn key(&self, token: usize) -> Key {
        self.fact(token).map_or(Key::NONE, |fact| fact.key)
    }

    /// Whether the word is this one, letters' case aside.
    #[inline]
    #[must_use]
    pub fn is(&self, token: usize, word: Key) -> bool {
        self.key(token) == word
    }

    /// Whether the word is one of these, letters' case aside.
    #[inline]
    #[must_use]
    pub fn is_any(&self, token: usize, words: &Set) -> bool {
        words.contains(self.key(token))
    }

    /// Whether the words from `token` on are these, letters' case aside.
    #[inline]
    #[must_use]
    pub fn starts_with(&self, token: usize, words: &[Key]) -> bool {
        words.iter().enumerate().all(|(at, &word)| self.is(token + at, word))
    }

    /// The classes of the word as it stands, letters' case aside.
    #[inline]
    #[must_use]
    pub fn own(&self, token: usize) -> Words {
        self.fact(token).map_or(Words::empty(), |fact| fact.own)
    }

    /// The classes of the word's dictionary form.
    #[inline]
    #[must_use]
    pub fn classes(&self, token: usize) -> Words {
        self.fact(token).map_or(Words::empty(), |fact| fact.lemma)
    }

    /// Whether the word's dictionary form stands in one of these classes.
    #[inline]
    #[must_use]
    pub fn in_class(&self, token: usize, class: Words) -> bool {
        self.classes(token).intersects(class)
    }

    /// Whether the word itself stands in one of these classes.
    #[inline]
    #[must_use]
    pub fn is_of(&self, token: usize, class: Words) -> bool {
        self.own(token).intersects(class)
    }

    /// Whether any word that was looked up stands in one of these classes, itself or by its dictionary form. A rule about rare
    /// words asks this first.
    #[inline]
    #[must_use]
    pub fn holds(&self, class: Words) -> bool {
        self.words.intersects(class)
    }

    /// Whether any token that was looked up has one of these lexical classes.
    #[inline]
    #[must_use]
    pub fn holds_mark(&self, class: Class) -> bool {
        self.marks.intersects(class)
    }

    /// How many of these tokens are double quotation marks.
    #[must_use]
    pub fn doubles(&self, tokens: &Range<usize>) -> usize {
        if !self.holds_mark(Class::DOUBLE) || tokens.is_empty() {
            return 0;
        }
        match (self.fact(tokens.start), self.fact(tokens.end - 1)) {
            (Some(first), Some(last)) => (last.doubles - first.doubles) as usize + usize::from(last.class.contains(Class::DOUBLE)),
            _ => 0,
        }
    }

    /// Adds a class to the words of these tokens as they stand.
    pub fn mark(&mut self, tokens: &Range<usize>, class: Words) {
        self.words |= class;
        self.each(tokens, |fact| fact.own |= class);
    }

    /// Attaches a number to these tokens.
    pub fn label(&mut self, tokens: &Range<usize>, label: u32) {
        self.each(tokens, |fact| fact.label = label);
    }

    /// The number that a layer attached to the token.
    #[inline]
    #[must_use]
    pub fn label_of(&self, token: usize) -> Option<u32> {
        self.fact(token).map(|fact| fact.label).filter(|&label| label != UNLABELLED)
    }

    fn each(&mut self, tokens: &Range<usize>, change: impl FnMut(&mut Fact)) {
        let start = tokens.start.max(self.tokens.start).saturating_sub(self.from);
        let end = tokens.end.min(self.tokens.end).saturating_sub(self.from);
        self.facts.iter_mut().take(end).skip(start).for_each(change);
    }
}

impl<'a> Deref for Keyed<'a> {
    type Target = Doc<'a>;

    fn deref(&self) -> &Doc<'a> {
        self.doc
    }
}
