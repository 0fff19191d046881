//! A text whose words have been looked up once, a sentence at a time.

use std::hint::select_unpredictable;
use std::ops::Range;

use super::keys::{Set, key, set};
use super::sight::{Sight, Special};
use super::words::{self, Row, Words};
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
    /// What the chunker has to heed about it.
    special: Special,
}

impl Fact {
    /// That of a word which has not been looked up.
    #[inline]
    fn unknown(class: Class, tag: Tag, upos: Upos) -> Self {
        let (own, lemma) = (Words::empty(), Words::empty());
        let (sight, special) = (Sight::Close, Special::empty());
        Self { own, lemma, class, label: UNLABELLED, key: Key::NONE, tag, upos, sight, special }
    }

    /// That of a word with what its written form says.
    #[inline]
    fn of(row: &Row, class: Class, tag: Tag, upos: Upos) -> Self {
        let lemma = row.lemma(tag, class);
        let (sight, special) = row.look.in_place(tag, upos, class);
        Self { own: row.own, lemma, class, label: UNLABELLED, key: row.key, tag, upos, sight, special }
    }

    /// Whether it is a hyphen or slash glued to the word before it.
    fn joins(&self) -> bool {
        let glued = self.class.contains(Class::GLUED) && !self.class.intersects(WORDS);
        glued && (self.class.contains(Class::HYPHEN) || set!["/", "-", "–"].contains(self.key))
    }
}

/// What words are by their characters; other tokens have keys, but no classes.
const WORDS: Class = Class::WORD.union(Class::CLITIC);

/// Stands for "no label".
pub const UNLABELLED: u32 = u32::MAX;

/// How many tokens around a stretch have their tags and lexical classes, but no words: rules look at neighbours.
const MARGIN: (u32, u32) = (1, 4);

/// The words of some stretches of a text, looked up in the order of the text: what is known of each token from the first stretch to
/// the last, and of those around them.
#[derive(Debug, Default)]
pub struct Facts {
    /// The token of the first row.
    first: u32,
    rows: Vec<Fact>,
    /// The first token that was looked up, and from that on the numbers of words; a buffer.
    looked_up: u32,
    numbers: Vec<u16>,
    /// Rows whose token may change what the one before it is at sight; a buffer.
    closer: Vec<usize>,
}

/// A stretch of a text whose words have been looked up.
#[derive(Debug, Clone, Default)]
pub struct Stretch {
    /// First token.
    start: u32,
    /// The rows of its tokens.
    rows: Range<usize>,
    /// The classes of all its words together, as they stand and by their dictionary forms.
    words: Words,
    /// The lexical classes of all its tokens together.
    marks: Class,
}

impl Stretch {
    /// Notes that a class was added to some of its words.
    pub fn note(&mut self, class: Words) {
        self.words |= class;
    }
}

impl Facts {
    /// Looks up the words of these tokens, which have their tags. Stretches of them are made next, one behind the other.
    pub fn look_up(&mut self, doc: &Doc<'_>, tokens: &Range<u32>) {
        self.first = tokens.start.saturating_sub(MARGIN.0);
        self.looked_up = tokens.start;
        self.rows.clear();
        self.rows.reserve(tokens.len() + (MARGIN.0 + MARGIN.1) as usize);
        self.numbers.clear();
        let hashes = doc.tokens.hashes().get(tokens.start as usize..tokens.end as usize);
        // By themselves, so that all that a look-up needs is in the processor's registers.
        self.numbers.extend(words::table().numbers(hashes.unwrap_or_default()));
    }

    /// Makes a stretch of these tokens, whose words were looked up.
    pub fn stretch(&mut self, doc: &Doc<'_>, tokens: &Range<u32>) -> Stretch {
        self.outside(doc, tokens.start);
        self.inside(doc, tokens)
    }

    /// Adds the tokens behind the last stretch; after that words are marked.
    pub fn finish(&mut self, doc: &Doc<'_>) {
        self.outside(doc, self.end().saturating_add(MARGIN.1));
    }

    /// One past the last token that has a row.
    fn end(&self) -> u32 {
        self.first + self.rows.len() as u32
    }

    /// Adds the tokens in front of this one without their words, as far as there are any.
    fn outside(&mut self, doc: &Doc<'_>, to: u32) {
        let tokens = self.end() as usize..doc.len().min(to as usize);
        self.rows.extend(tokens.map(|token| Fact::unknown(doc.class(token), doc.tag(token), doc.upos(token))));
    }

    /// Adds tokens with their words. What a stretch says of all its words is gathered on the way.
    fn inside(&mut self, doc: &Doc<'_>, tokens: &Range<u32>) -> Stretch {
        let first = self.rows.len();
        let of_text = tokens.start as usize..tokens.end as usize;
        let looked_up = tokens.start.wrapping_sub(self.looked_up) as usize..tokens.end.wrapping_sub(self.looked_up) as usize;
        let of_all = (self.numbers.get(looked_up), doc.tokens.classes().get(of_text.clone()));
        let ((Some(numbers), Some(classes)), Some(tags), Some(upos)) = (of_all, doc.tags.get(of_text.clone()), doc.upos.get(of_text))
        else {
            return Stretch { start: tokens.start, rows: first..first, ..Stretch::default() };
        };
        let table = words::table();
        let Self { rows, closer, .. } = self;
        let (mut words, mut marks, mut before) = (Words::empty(), Class::empty(), Special::empty());
        closer.clear();
        let mut at = first;
        rows.extend(numbers.iter().zip(classes).zip(tags.iter().zip(upos)).map(|((&number, &class), (&tag, &upos))| {
            let fact = Fact::of(table.row(number), class, tag, upos);
            words |= fact.own | fact.lemma;
            marks |= class;
            if fact.special.turns(before) {
                closer.push(at);
            }
            before = fact.special;
            at += 1;
            fact
        }));
        self.look_closer(first);
        if doc.tag(tokens.end as usize) == Tag::Pos
            && let Some(last) = self.rows.last_mut()
        {
            last.sight = Sight::Close;
        }
        Stretch { start: tokens.start, rows: first..self.rows.len(), words, marks }
    }

    /// The rows of these tokens, as far as there are any.
    fn place(&self, tokens: &Range<u32>) -> Range<usize> {
        let row = |token: u32| (token.saturating_sub(self.first) as usize).min(self.rows.len());
        row(tokens.start)..row(tokens.end).max(row(tokens.start))
    }

    /// What a word is may depend on the next one: a compound, an owner, a phrase that the chunker knows. Looks at those of the
    /// stretch whose first row is `first` for which that may be so.
    #[inline(never)]
    fn look_closer(&mut self, first: usize) {
        for &at in &self.closer {
            let Some([before, fact]) = at.checked_sub(1).and_then(|before| self.rows.get_mut(before..=at)) else { continue };
            let joins = fact.joins();
            if joins {
                fact.own |= Words::JOINER;
            }
            if at == first {
                continue;
            }
            // What a possessive ending makes of nouns is told at sight.
            let owned = fact.sight == Sight::Owner && matches!(before.sight, Sight::Noun | Sight::Name);
            if joins || (fact.tag == Tag::Pos && !owned) || fact.key == key!("'") {
                before.sight = Sight::Close;
            } else if pairs::begin(before.key, fact.key) {
                before.sight = before.sight.closer();
            }
        }
    }

    /// Marks these words as a time expression.
    pub fn mark_time(&mut self, tokens: &Range<u32>) {
        let place = self.place(tokens);
        let before = place.start.checked_sub(1).and_then(|before| self.rows.get(before)).map(|fact| fact.sight);
        let facts = self.rows.get_mut(place).unwrap_or_default();
        facts.iter_mut().for_each(|fact| fact.own |= Words::TIMED);
        // "$12 million last year": what looks like one phrase is two.
        if before == Some(Sight::Number)
            && let Some(first) = facts.first_mut()
        {
            first.sight = Sight::Close;
        }
    }

    /// Attaches a number to these tokens, and a class to the first of them.
    pub fn label(&mut self, tokens: &Range<u32>, label: u32, class: Words) {
        let place = self.place(tokens);
        let Some([first, rest @ ..]) = self.rows.get_mut(place) else { return };
        (first.label, first.own) = (label, first.own | class);
        rest.iter_mut().for_each(|fact| fact.label = label);
    }
}

/// What some words are together.
#[derive(Debug, Clone, Copy, Default)]
pub struct Group {
    /// Their classes as they stand.
    pub own: Words,
    /// Those of their dictionary forms.
    pub lemma: Words,
    /// Whether one of them is a modal verb.
    pub modal: bool,
}

impl Group {
    /// With one more word.
    #[inline]
    fn with(self, fact: Option<&Fact>) -> Self {
        let Some(fact) = fact else { return self };
        Self { own: self.own | fact.own, lemma: self.lemma | fact.lemma, modal: self.modal | (fact.tag == Tag::Md) }
    }
}

/// A text, and the words of one stretch of it as keys and classes. Rules that compare words ask this instead of [`Doc`].
#[derive(Debug, Clone, Copy)]
pub struct Keyed<'a> {
    doc: &'a Doc<'a>,
    /// First token that has a fact.
    from: u32,
    /// The facts of its tokens and of those around them.
    facts: &'a [Fact],
    /// First token whose word is known.
    start: u32,
    /// The facts of its tokens alone.
    inner: &'a [Fact],
    words: Words,
    marks: Class,
}

impl<'a> Keyed<'a> {
    /// A stretch of a text that was looked up.
    #[must_use]
    pub fn new(doc: &'a Doc<'a>, facts: &'a Facts, stretch: &Stretch) -> Self {
        let Stretch { start, rows: Range { start: first, end }, words, marks } = *stretch;
        let before = first.min(MARGIN.0 as usize);
        let to = facts.rows.len().min(end + MARGIN.1 as usize);
        let around = facts.rows.get(first - before..to).unwrap_or_default();
        let inner = facts.rows.get(first..end).unwrap_or_default();
        Self { doc, from: start - before as u32, facts: around, start, inner, words, marks }
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

    /// The fact of a token inside.
    #[inline]
    fn inner(&self, token: u32) -> Option<&Fact> {
        self.inner.get(token.wrapping_sub(self.start) as usize)
    }

    /// The facts of the tokens inside from this one on.
    #[inline]
    pub(super) fn facts_from(&self, start: u32) -> &[Fact] {
        self.inner.get(start.wrapping_sub(self.start) as usize..).unwrap_or_default()
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
        self.inner(token).map_or(Key::NONE, |fact| fact.key)
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

    /// Whether it is a comma, full stop, colon, semicolon or dash, which no phrase begins or ends with.
    #[inline]
    #[must_use]
    pub fn is_edge(&self, token: u32) -> bool {
        self.inner(token).is_some_and(|fact| fact.special.contains(Special::EDGE))
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
        self.inner(token).map_or(Words::empty(), |fact| fact.own)
    }

    /// The classes of the word's dictionary form.
    #[inline]
    #[must_use]
    pub fn classes(&self, token: u32) -> Words {
        self.inner(token).map_or(Words::empty(), |fact| fact.lemma)
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

    /// Whether any word that was looked up stands in one of these classes, itself or by its dictionary form; of classes that were
    /// added later those that are noted. A rule about rare words asks this first.
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
        let start = self.span(tokens.start).start;
        let end = self.span(tokens.end.wrapping_sub(1)).end;
        Span::new(start, if tokens.is_empty() { start } else { end })
    }

    /// The facts of these tokens, as far as they lie inside.
    #[inline]
    fn within(&self, tokens: &Range<u32>) -> &[Fact] {
        let start = (tokens.start.saturating_sub(self.start) as usize).min(self.inner.len());
        let end = (tokens.end.saturating_sub(self.start) as usize).clamp(start, self.inner.len());
        self.inner.get(start..end).unwrap_or_default()
    }

    /// The classes of the dictionary forms of these words together.
    #[inline]
    #[must_use]
    pub fn classes_of(&self, tokens: &Range<u32>) -> Words {
        self.within(tokens).iter().fold(Words::empty(), |all, fact| all | fact.lemma)
    }

    /// What these words are together, of which there is one at least.
    #[inline]
    #[must_use]
    pub fn group(&self, tokens: &Range<u32>) -> Group {
        // Most are of four at most. So many are always asked: how many there are can't be foreseen.
        let last = tokens.end.wrapping_sub(1);
        let ends = [tokens.start, (tokens.start + 1).min(last), last.saturating_sub(1).max(tokens.start), last];
        let few = ends.iter().fold(Group::default(), |group, &token| group.with(self.inner(token)));
        if tokens.len() > ends.len() { self.within(tokens).iter().map(Some).fold(few, Group::with) } else { few }
    }

    /// Whether these words name anybody or anything: a mention begins among them, or one of the first ones is written with a
    /// capital, the very first and those behind as many as `words` further ones (two at least) aside.
    #[inline(never)]
    #[must_use]
    pub fn names(&self, tokens: &Range<u32>, words: usize) -> bool {
        let facts = self.within(tokens);
        let Some(first) = facts.first() else { return false };
        // The first three are always asked: how many there are can't be foreseen. The very first stands for those that are not there.
        let (second, third) = (facts.get(1).unwrap_or(first), facts.get(2).unwrap_or(first));
        let capital = |fact: &Fact, at: usize| fact.class & select_unpredictable(at < facts.len(), Class::CAPITAL, Class::empty());
        let mentioned = (first.own | second.own | third.own).contains(Words::MENTION);
        let near = mentioned | !(capital(second, 1) | capital(third, 2)).is_empty();
        let named = |(at, fact): (usize, &Fact)| fact.own.contains(Words::MENTION) | (fact.class.contains(Class::CAPITAL) & (at <= words));
        near || facts.iter().enumerate().skip(3).any(named)
    }

    /// How many of these tokens are double quotation marks.
    #[must_use]
    pub fn doubles(&self, tokens: &Range<u32>) -> usize {
        if !self.holds_mark(Class::DOUBLE) {
            return 0;
        }
        let facts = self.facts.get(tokens.start.wrapping_sub(self.from) as usize..tokens.end.wrapping_sub(self.from) as usize);
        facts.unwrap_or_default().iter().filter(|fact| fact.class.contains(Class::DOUBLE)).count()
    }

    /// The number that a layer attached to the token; [`UNLABELLED`] without one.
    #[inline]
    #[must_use]
    pub fn label(&self, token: u32) -> u32 {
        self.inner(token).map_or(UNLABELLED, |fact| fact.label)
    }

    /// The number that a layer attached to the token, if any.
    #[inline]
    #[must_use]
    pub fn label_of(&self, token: u32) -> Option<u32> {
        Some(self.label(token)).filter(|&label| label != UNLABELLED)
    }
}
