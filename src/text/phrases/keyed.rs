//! A text whose words have been looked up once, a sentence at a time.

use std::ops::Range;

use super::keys::{Set, key, set};
use super::sight::Sight;
use super::words::{self, Words};
use super::{Key, pairs};
use crate::span::Span;
use crate::text::{Class, Doc, Tag, Upos};

/// What is known of a token, in one place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fact {
    /// Classes of the word as it stands.
    own: Words,
    /// Classes of its dictionary form.
    lemma: Words,
    class: Class,
    /// What a layer attached to it.
    label: u32,
    pub(super) key: Key,
    pub(super) tag: Tag,
    pub(super) upos: Upos,
    /// What it is for the chunker.
    pub(super) sight: Sight,
}

impl Fact {
    /// That of a word which has not been looked up.
    #[inline]
    fn unknown(class: Class, tag: Tag, upos: Upos) -> Self {
        let (own, lemma) = (Words::empty(), Words::empty());
        Self { own, lemma, class, label: UNLABELLED, key: Key::NONE, tag, upos, sight: Sight::Close }
    }
}

/// Stands for "no label".
const UNLABELLED: u32 = u32::MAX;

/// How many tokens around a stretch have their tags and lexical classes, but no words: rules look at neighbours.
const MARGIN: (u32, u32) = (1, 4);

/// The words of some stretches of a text, looked up: what is known of their tokens, each stretch's behind that of the one before.
#[derive(Debug, Default)]
pub struct Facts(Vec<Fact>);

/// A stretch of a text whose words have been looked up.
#[derive(Debug, Clone, Default)]
pub struct Stretch {
    /// Its tokens.
    tokens: Range<u32>,
    /// First token that has a fact.
    from: u32,
    /// Where its facts stand.
    rows: Range<usize>,
    /// The classes of all its words together, as they stand and by their dictionary forms.
    words: Words,
    /// The lexical classes of all its tokens together.
    marks: Class,
}

impl Facts {
    /// None yet, with room for so many tokens.
    #[must_use]
    pub fn with_capacity(tokens: usize) -> Self {
        Self(Vec::with_capacity(tokens))
    }

    /// Forgets all stretches.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// Looks up the words of these tokens, which have their tags.
    pub fn look_up(&mut self, doc: &Doc<'_>, tokens: &Range<u32>) -> Stretch {
        let count = u32::try_from(doc.len()).unwrap_or(u32::MAX);
        let from = tokens.start.saturating_sub(MARGIN.0);
        let first = self.0.len();
        self.outside(doc, from..tokens.start);
        let (words, marks) = self.inside(doc, tokens);
        if doc.tag(tokens.end as usize) == Tag::Pos {
            self.look_closer(|_| Sight::Close);
        }
        self.outside(doc, tokens.end..tokens.end.saturating_add(MARGIN.1).min(count));
        Stretch { tokens: tokens.clone(), from, rows: first..self.0.len(), words, marks }
    }

    /// Adds tokens with their words; the classes of all together.
    fn inside(&mut self, doc: &Doc<'_>, tokens: &Range<u32>) -> (Words, Class) {
        let rows = tokens.start as usize..tokens.end as usize;
        let tags = doc.tags.get(rows.clone()).unwrap_or_default();
        // As long as the tags, all of them: the loop below needs no checks.
        let hashes = doc.tokens.hashes().get(rows.clone()).filter(|hashes| hashes.len() == tags.len());
        let classes = doc.tokens.classes().get(rows.clone()).filter(|classes| classes.len() == tags.len());
        let upos = doc.upos.get(rows).filter(|upos| upos.len() == tags.len());
        let (mut words, mut marks, mut before, mut opened) = (Words::empty(), Class::empty(), Key::NONE, false);
        let (Some(hashes), Some(classes), Some(upos)) = (hashes, classes, upos) else { return (words, marks) };
        let table = words::table();
        self.0.reserve(tags.len() + MARGIN.1 as usize);
        for at in 0..tags.len() {
            let (class, tag) = (classes[at], tags[at]);
            let row = table.row(hashes[at]);
            let word = class.intersects(Class::WORD | Class::CLITIC);
            // A mark has a key, but no classes; which token is one can't be foreseen, so there is no branch.
            let kept = Words::from_bits_retain(u64::from(word).wrapping_neg());
            let mut fact = Fact {
                own: row.own() & kept,
                lemma: row.lemma(tag, class.contains(Class::CAPITAL)) & kept,
                class,
                label: UNLABELLED,
                key: row.key(),
                tag,
                upos: upos[at],
                sight: Sight::of(tag, class, row.special),
            };
            words |= fact.own | fact.lemma;
            marks |= class;
            let glued = class.contains(Class::GLUED) & !word;
            let joins = glued && (class.contains(Class::HYPHEN) || set!["/", "-", "–"].contains(fact.key));
            if joins {
                fact.own = Words::JOINER;
            }
            // What a word is may depend on the next one: a compound, an owner, a phrase that the chunker knows.
            if joins || tag == Tag::Pos || fact.key == key!("'") {
                self.look_closer(|_| Sight::Close);
            } else if opened && pairs::begin(before, fact.key) {
                self.look_closer(Sight::closer);
            }
            (before, opened) = (fact.key, row.opens);
            self.0.push(fact);
        }
        (words, marks)
    }

    /// Changes what the last word so far is at sight.
    fn look_closer(&mut self, change: impl FnOnce(Sight) -> Sight) {
        if let Some(last) = self.0.last_mut() {
            last.sight = change(last.sight);
        }
    }

    /// Adds tokens without their words.
    fn outside(&mut self, doc: &Doc<'_>, tokens: Range<u32>) {
        self.0.extend(tokens.map(|token| token as usize).map(|token| Fact::unknown(doc.class(token), doc.tag(token), doc.upos(token))));
    }

    /// Adds a class to the words of these tokens of a stretch as they stand.
    pub fn mark(&mut self, stretch: &mut Stretch, tokens: &Range<u32>, class: Words) {
        stretch.words |= class;
        self.each(stretch, tokens, |fact| fact.own |= class);
    }

    /// Attaches a number to these tokens of a stretch.
    pub fn label(&mut self, stretch: &Stretch, tokens: &Range<u32>, label: u32) {
        self.each(stretch, tokens, |fact| fact.label = label);
    }

    fn each(&mut self, stretch: &Stretch, tokens: &Range<u32>, change: impl FnMut(&mut Fact)) {
        let start = tokens.start.max(stretch.tokens.start).saturating_sub(stretch.from);
        let end = tokens.end.min(stretch.tokens.end).saturating_sub(stretch.from);
        let facts = self.0.get_mut(stretch.rows.clone()).unwrap_or_default();
        facts.iter_mut().take(end as usize).skip(start as usize).for_each(change);
    }
}

/// A text, and the words of one stretch of it as keys and classes. Rules that compare words ask this instead of [`Doc`].
#[derive(Debug, Clone, Copy)]
pub struct Keyed<'a> {
    doc: &'a Doc<'a>,
    /// First token that has a fact.
    from: u32,
    facts: &'a [Fact],
    words: Words,
    marks: Class,
}

impl<'a> Keyed<'a> {
    /// A stretch of a text that was looked up.
    #[must_use]
    pub fn new(doc: &'a Doc<'a>, facts: &'a Facts, stretch: &Stretch) -> Self {
        let rows = facts.0.get(stretch.rows.clone()).unwrap_or_default();
        Self { doc, from: stretch.from, facts: rows, words: stretch.words, marks: stretch.marks }
    }

    /// The text.
    #[must_use]
    pub fn doc(&self) -> &'a Doc<'a> {
        self.doc
    }

    #[inline]
    fn fact(&self, token: u32) -> Option<&Fact> {
        self.facts.get(token.wrapping_sub(self.from) as usize)
    }

    /// The facts of the tokens from `start` to `end`, as far as they are known.
    #[inline]
    pub(super) fn facts(&self, start: u32, end: u32) -> &[Fact] {
        self.facts.get(start.wrapping_sub(self.from) as usize..end.wrapping_sub(self.from) as usize).unwrap_or_default()
    }

    /// The Penn Treebank tag of a token; that of a superfluous mark far outside of what was looked up.
    #[inline]
    #[must_use]
    pub fn tag(&self, token: u32) -> Tag {
        self.fact(token).map_or(Tag::Nfp, |fact| fact.tag)
    }

    /// The universal tag of a token; punctuation far outside.
    #[inline]
    #[must_use]
    pub fn upos(&self, token: u32) -> Upos {
        self.fact(token).map_or(Upos::Punct, |fact| fact.upos)
    }

    /// The lexical classes of a token; none far outside.
    #[inline]
    #[must_use]
    pub fn class(&self, token: u32) -> Class {
        self.fact(token).map_or(Class::empty(), |fact| fact.class)
    }

    /// Whether the token has all of these classes.
    #[inline]
    #[must_use]
    pub fn has(&self, token: u32, class: Class) -> bool {
        self.class(token).contains(class)
    }

    /// Whether no white space lies between the token and the one before it.
    #[inline]
    #[must_use]
    pub fn glued(&self, token: u32) -> bool {
        self.has(token, Class::GLUED)
    }

    /// The word as a key; [`Key::NONE`] outside of what was looked up.
    #[inline]
    #[must_use]
    pub fn key(&self, token: u32) -> Key {
        self.fact(token).map_or(Key::NONE, |fact| fact.key)
    }

    /// Whether the word is this one, letters' case aside.
    #[inline]
    #[must_use]
    pub fn is(&self, token: u32, word: Key) -> bool {
        self.key(token) == word
    }

    /// Whether the word is one of these, letters' case aside.
    #[inline]
    #[must_use]
    pub fn is_any(&self, token: u32, words: &Set) -> bool {
        words.contains(self.key(token))
    }

    /// Whether the words from `token` on are these, letters' case aside.
    #[inline]
    #[must_use]
    pub fn starts_with(&self, token: u32, words: &[Key]) -> bool {
        (token..).zip(words).all(|(token, &word)| self.is(token, word))
    }

    /// The classes of the word as it stands, letters' case aside.
    #[inline]
    #[must_use]
    pub fn own(&self, token: u32) -> Words {
        self.fact(token).map_or(Words::empty(), |fact| fact.own)
    }

    /// The classes of the word's dictionary form.
    #[inline]
    #[must_use]
    pub fn classes(&self, token: u32) -> Words {
        self.fact(token).map_or(Words::empty(), |fact| fact.lemma)
    }

    /// Whether the word's dictionary form stands in one of these classes.
    #[inline]
    #[must_use]
    pub fn in_class(&self, token: u32, class: Words) -> bool {
        self.classes(token).intersects(class)
    }

    /// Whether the word itself stands in one of these classes.
    #[inline]
    #[must_use]
    pub fn is_of(&self, token: u32, class: Words) -> bool {
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

    /// The word as written.
    #[inline]
    #[must_use]
    pub fn word(&self, token: u32) -> &'a str {
        self.doc.word(token as usize)
    }

    /// The span of a token.
    #[inline]
    #[must_use]
    pub fn span(&self, token: u32) -> Span {
        self.doc.span(token as usize)
    }

    /// The span from the first to the last of these tokens; empty for an empty range.
    #[inline]
    #[must_use]
    pub fn span_of(&self, tokens: &Range<u32>) -> Span {
        self.doc.span_of(tokens.start as usize..tokens.end as usize)
    }

    /// How many of these tokens are double quotation marks.
    #[must_use]
    pub fn doubles(&self, tokens: &Range<u32>) -> usize {
        if !self.holds_mark(Class::DOUBLE) {
            return 0;
        }
        self.facts(tokens.start, tokens.end).iter().filter(|fact| fact.class.contains(Class::DOUBLE)).count()
    }

    /// The number that a layer attached to the token.
    #[inline]
    #[must_use]
    pub fn label_of(&self, token: u32) -> Option<u32> {
        self.fact(token).map(|fact| fact.label).filter(|&label| label != UNLABELLED)
    }
}
