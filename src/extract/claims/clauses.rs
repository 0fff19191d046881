//! The clauses of a sentence: what a row of chunks is read as.

use std::ops::{Deref, DerefMut, Range};

use smallvec::SmallVec;

use crate::text::phrases::{Chunk, Keyed};

/// How a clause hangs on the one above it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Link {
    /// A sentence of its own, or one of several side by side.
    Main,
    /// What is said, known, asked: "that …", "whether …", or without conjunction.
    Complement,
    /// "because …", "while …", "if …".
    Adverbial,
    /// "which …", "who …", or without pronoun ("the steps we take").
    Relative,
    /// "living in …", "triggered by …", "without asking …".
    Participle,
    /// "to store …".
    Infinitive,
}

/// What the relative word stands for in its clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// No relative clause, or the word is an adverbial ("where", "in which").
    None,
    /// "companies that left".
    Subject,
    /// "the steps that we take".
    Object,
}

/// The index of a clause among those of its sentence, in few bytes: no piece of a sentence has so many chunks that its clauses could be
/// more. One that were beyond would be none.
pub(super) type ClauseId = u16;

/// An index as an id.
pub(super) fn clause_id(index: usize) -> ClauseId {
    ClauseId::try_from(index).unwrap_or(ClauseId::MAX)
}

/// Where the subject comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Subject {
    /// Nowhere.
    None,
    /// From a phrase: its tokens and head.
    Phrase(Range<u32>, u32),
    /// From another clause: shared or controlled.
    Of(ClauseId),
    /// From a whole clause: "Using it was wrong".
    Clause(ClauseId),
}

impl Subject {
    /// That of another clause.
    pub(super) fn of(index: usize) -> Self {
        Self::Of(clause_id(index))
    }

    /// Another clause as a whole.
    pub(super) fn clause(index: usize) -> Self {
        Self::Clause(clause_id(index))
    }
}

/// What a part of a clause is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PartKind {
    /// A noun phrase.
    Noun,
    /// A noun phrase that tells a time.
    Time,
    /// A predicative adjective.
    Adjective,
    /// An adverb.
    Adverb,
    /// A clause, by index.
    Clause(ClauseId),
}

/// A part of a clause beside its verb.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    /// What it is.
    pub(super) kind: PartKind,
    /// The tokens of its preposition; empty without one.
    pub(super) prep: Range<u32>,
    /// Its tokens without the preposition.
    pub(super) tokens: Range<u32>,
    /// Its head.
    pub(super) head: u32,
}

/// The parts of a clause: seldom more than four.
pub(super) type Parts = SmallVec<[Part; 4]>;

impl Part {
    /// A phrase without a preposition.
    #[inline]
    pub(super) fn of(kind: PartKind, chunk: &Chunk) -> Self {
        Self { kind, prep: chunk.start..chunk.start, tokens: chunk.tokens(), head: chunk.head }
    }

    /// Whether it stands without a preposition.
    pub(super) fn bare(&self) -> bool {
        self.prep.is_empty()
    }

    /// First token, preposition included.
    pub(super) fn start(&self) -> u32 {
        if self.prep.is_empty() { self.tokens.start } else { self.prep.start.min(self.tokens.start) }
    }
}

/// The predicate of a clause as far as it is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Verb {
    /// The first verb group of the chain.
    pub(super) first: Chunk,
    /// The last verb group of the chain; its head is the main verb ("transfer" in "planned to transfer").
    pub(super) last: Chunk,
}

impl Verb {
    /// Its tokens.
    #[inline]
    pub(super) fn tokens(&self) -> Range<u32> {
        self.first.start..self.last.end
    }
}

/// A clause. There are many, and each is written where no other stood for long: the smaller, the fewer lines of the cache it takes.
#[derive(Debug, Clone)]
pub(super) struct Clause {
    /// How it hangs on its parent.
    pub(super) link: Link,
    /// The clause above.
    parent: Option<ClauseId>,
    /// Tokens of the word that opens it (conjunction, relative, preposition before a gerund); empty without one.
    pub(super) opener: Range<u32>,
    /// The phrase that a relative or participle hangs on, and its head.
    pub(super) antecedent: Option<(Range<u32>, u32)>,
    /// What the relative word stands for.
    pub(super) gap: Gap,
    /// Who or what.
    pub(super) subject: Subject,
    /// The predicate.
    pub(super) verb: Option<Verb>,
    /// The particle that stands apart from the verb: "put the fire out".
    pub(super) particle: Option<u32>,
    /// Those in front of the verb (the subject is taken out), then those behind it.
    parts: Parts,
    /// How many stand in front of the verb; all as long as there is none.
    front: u16,
    /// The clause whose predicate this one is joined to.
    joined: Option<ClauseId>,
    /// Whether the article asserts it at all: no for what only completes a noun ("the ability to …").
    pub(super) silent: bool,
    /// First token.
    pub(super) start: u32,
    /// One past the last token read so far; at the end the clauses below count as well.
    pub(super) end: u32,
    /// The clauses that have this one above them lie within these; known at the end.
    children: Range<ClauseId>,
}

impl Clause {
    /// An empty clause.
    fn new(link: Link, parent: Option<usize>, start: u32) -> Self {
        Self {
            link,
            parent: parent.map(clause_id),
            opener: start..start,
            antecedent: None,
            gap: Gap::None,
            subject: Subject::None,
            verb: None,
            particle: None,
            parts: Parts::new(),
            front: 0,
            joined: None,
            silent: false,
            start,
            end: start,
            children: 0..0,
        }
    }

    /// The clause above.
    #[inline]
    pub(super) fn parent(&self) -> Option<usize> {
        self.parent.map(usize::from)
    }

    /// Hangs it on another one.
    pub(super) fn put_below(&mut self, index: usize) {
        self.parent = Some(clause_id(index));
    }

    /// The clause whose predicate this one is joined to.
    #[inline]
    pub(super) fn joined(&self) -> Option<usize> {
        self.joined.map(usize::from)
    }

    /// Joins it to the predicate of another one.
    pub(super) fn join_to(&mut self, index: usize) {
        self.joined = Some(clause_id(index));
    }

    /// The clauses that have this one above them lie within these; known at the end.
    #[inline]
    pub(super) fn children(&self) -> Range<usize> {
        usize::from(self.children.start)..usize::from(self.children.end)
    }

    /// Notes one that has this one above it; the last one comes first.
    pub(super) fn add_child(&mut self, index: usize) {
        self.children.start = clause_id(index);
        if self.children.end == 0 {
            self.children.end = self.children.start.saturating_add(1);
        }
    }

    /// Its parts: those in front of the verb (the subject is taken out), then those behind it.
    #[inline]
    pub(super) fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// How many of its parts stand in front of the verb; all as long as there is none.
    #[inline]
    pub(super) fn front(&self) -> usize {
        usize::from(self.front)
    }

    /// The parts in front of the verb.
    #[inline]
    pub(super) fn before(&self) -> &[Part] {
        self.parts.get(..self.front()).unwrap_or_default()
    }

    /// The parts behind the verb.
    #[inline]
    pub(super) fn after(&self) -> &[Part] {
        self.parts.get(self.front()..).unwrap_or_default()
    }

    /// Adds a part: one in front of the verb as long as there is none.
    #[inline]
    pub(super) fn push(&mut self, part: Part) {
        self.end = self.end.max(part.tokens.end);
        self.front += u16::from(self.verb.is_none());
        self.parts.push(part);
    }

    /// Drops parts in front of the verb.
    pub(super) fn drop_before(&mut self, parts: Range<usize>) {
        self.front -= parts.len() as u16;
        // Most clauses have nothing but their subject in front of the verb, and nothing behind it yet.
        if parts.len() == self.parts.len() {
            self.parts.clear();
        } else {
            self.parts.drain(parts);
        }
    }

    /// Drops all parts behind the verb.
    pub(super) fn drop_after(&mut self) {
        self.parts.truncate(self.front());
    }

    /// Takes a part behind the verb out.
    pub(super) fn take_after(&mut self, place: usize) -> Option<Part> {
        let place = self.front() + place;
        (place < self.parts.len()).then(|| self.parts.remove(place))
    }

    /// Takes the parts behind the verb out, from one of them on.
    pub(super) fn split_after(&mut self, place: usize) -> Parts {
        let place = (self.front() + place).min(self.parts.len());
        self.parts.drain(place..).collect()
    }

    /// The part that was added last: behind the verb if there is one.
    #[inline]
    pub(super) fn last_part(&self) -> Option<&Part> {
        if self.verb.is_some() { self.after().last() } else { self.parts.last() }
    }

    /// Makes the part that was added last go on to a token; that part.
    pub(super) fn lengthen(&mut self, end: u32) -> Option<&mut Part> {
        let from = if self.verb.is_some() { self.front() } else { 0 };
        let part = self.parts.get_mut(from..)?.last_mut()?;
        part.tokens.end = end;
        self.end = self.end.max(end);
        Some(part)
    }

    /// Makes a verb group the predicate.
    #[inline]
    pub(super) fn give_verb(&mut self, chunk: &Chunk) {
        self.end = self.end.max(chunk.end);
        self.verb = Some(Verb { first: *chunk, last: *chunk });
    }

    /// Whether a noun phrase without preposition stands in front of the verb.
    #[inline]
    pub(super) fn nominal(&self) -> bool {
        self.before().iter().any(|part| part.bare() && part.kind == PartKind::Noun)
    }

    /// The clauses that may have this one above them, those behind `index` only: `(index, clause)`.
    pub(super) fn below<'a>(&self, clauses: &'a [Clause], index: usize) -> impl Iterator<Item = (usize, &'a Clause)> {
        let children = self.children();
        let from = children.start.max(index + 1).min(clauses.len());
        let to = children.end.clamp(from, clauses.len());
        (from..to).zip(clauses.get(from..to).unwrap_or_default())
    }

    /// Whether the predicate is passive; a bare participle is only where it hangs on a noun.
    pub(super) fn passive(&self, doc: &Keyed<'_>) -> bool {
        self.verb
            .as_ref()
            .is_some_and(|verb| verb.last.passive(doc) && (self.link == Link::Participle || verb.last.end > verb.last.start + 1))
    }

    /// The first bare noun phrase behind the verb.
    pub(super) fn object(&self) -> Option<&Part> {
        self.after().iter().find(|part| part.bare() && part.kind == PartKind::Noun)
    }
}

/// The clauses of sentences, one sentence after the other, of which the last is being read.
#[derive(Debug, Default)]
pub(super) struct Clauses {
    /// Those of all sentences.
    all: Vec<Clause>,
    /// The first one of the sentence that is being read.
    first: usize,
    /// The chunks of all sentences, counted within each, that are commas between two noun phrases.
    commas: Vec<usize>,
}

/// Where what a sentence is read as stands among [`Clauses`].
#[derive(Debug, Clone, Default)]
pub(super) struct Place {
    clauses: Range<usize>,
    commas: Range<usize>,
}

impl Clauses {
    /// Forgets all clauses.
    pub(super) fn clear(&mut self) {
        self.all.clear();
        self.first = 0;
        self.commas.clear();
    }

    /// Ends the sentence that was being read, which stands behind that of this place; its own.
    pub(super) fn end(&mut self, before: &Place) -> Place {
        let place = Place { clauses: self.first..self.all.len(), commas: before.commas.end..self.commas.len() };
        self.first = place.clauses.end;
        place
    }

    /// The clauses of a sentence.
    pub(super) fn within(&self, place: &Place) -> &[Clause] {
        self.all.get(place.clauses.clone()).unwrap_or_default()
    }

    /// The chunks of a sentence that are commas between two noun phrases, which may have appositives behind them.
    pub(super) fn commas(&self, place: &Place) -> &[usize] {
        self.commas.get(place.commas.clone()).unwrap_or_default()
    }

    /// Notes such a comma of the sentence that is being read.
    pub(super) fn note_comma(&mut self, chunk: usize) {
        self.commas.push(chunk);
    }

    /// Adds an empty clause to the sentence that is being read; its index there.
    pub(super) fn open(&mut self, link: Link, parent: Option<usize>, start: u32) -> usize {
        let index = self.all.len() - self.first;
        self.all.push(Clause::new(link, parent, start));
        index
    }

    /// Clause `index` of the sentence that is being read.
    #[inline]
    pub(super) fn nth(&self, index: usize) -> Option<&Clause> {
        self.all.get(self.first + index)
    }

    /// The same, to be changed.
    #[inline]
    pub(super) fn nth_mut(&mut self, index: usize) -> Option<&mut Clause> {
        self.all.get_mut(self.first + index)
    }

    /// Adds a clause that is known already.
    pub(super) fn push(&mut self, clause: Clause) {
        self.all.push(clause);
    }
}

impl Deref for Clauses {
    type Target = [Clause];

    #[inline]
    fn deref(&self) -> &[Clause] {
        self.all.get(self.first..).unwrap_or_default()
    }
}

impl DerefMut for Clauses {
    #[inline]
    fn deref_mut(&mut self) -> &mut [Clause] {
        self.all.get_mut(self.first..).unwrap_or_default()
    }
}
