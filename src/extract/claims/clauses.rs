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

/// Where the subject comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Subject {
    /// Nowhere.
    None,
    /// From a phrase: its tokens and head.
    Phrase(Range<u32>, u32),
    /// From another clause: shared or controlled.
    Of(usize),
    /// From a whole clause: "Using it was wrong".
    Clause(usize),
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
    Clause(usize),
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

/// The parts of a clause before its verb, or behind it: seldom more than two.
pub(super) type Parts = SmallVec<[Part; 2]>;

impl Part {
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
    /// Its tokens.
    pub(super) tokens: Range<u32>,
    /// The token of the main verb ("transfer" in "planned to transfer").
    pub(super) head: u32,
    /// The first verb group of the chain.
    pub(super) first: Chunk,
    /// The last verb group of the chain.
    pub(super) last: Chunk,
}

/// A clause.
#[derive(Debug, Clone)]
pub(super) struct Clause {
    /// How it hangs on its parent.
    pub(super) link: Link,
    /// The clause above.
    pub(super) parent: Option<usize>,
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
    /// Parts in front of the verb (the subject is taken out).
    pub(super) before: Parts,
    /// Parts behind the verb.
    pub(super) after: Parts,
    /// The clause whose predicate this one is joined to.
    pub(super) joined: Option<usize>,
    /// Whether the article asserts it at all: no for what only completes a noun ("the ability to …").
    pub(super) silent: bool,
    /// First token.
    pub(super) start: u32,
    /// One past the last token; known at the end.
    pub(super) end: u32,
    /// The clauses that have this one above them lie within these; known at the end.
    pub(super) children: Range<usize>,
}

impl Clause {
    /// An empty clause.
    fn new(link: Link, parent: Option<usize>, start: u32) -> Self {
        Self {
            link,
            parent,
            opener: start..start,
            antecedent: None,
            gap: Gap::None,
            subject: Subject::None,
            verb: None,
            before: Parts::new(),
            after: Parts::new(),
            joined: None,
            silent: false,
            start,
            end: start,
            children: 0..0,
        }
    }

    /// Makes it an empty clause that has the room of this one.
    fn renew(&mut self, link: Link, parent: Option<usize>, start: u32) {
        self.link = link;
        self.parent = parent;
        self.opener = start..start;
        self.antecedent = None;
        self.gap = Gap::None;
        self.subject = Subject::None;
        self.verb = None;
        self.before.clear();
        self.after.clear();
        self.joined = None;
        self.silent = false;
        self.start = start;
        self.end = start;
        self.children = 0..0;
    }

    /// The clauses that may have this one above them, those behind `index` only: `(index, clause)`.
    pub(super) fn below<'a>(&self, clauses: &'a [Clause], index: usize) -> impl Iterator<Item = (usize, &'a Clause)> {
        let from = self.children.start.max(index + 1).min(clauses.len());
        let to = self.children.end.clamp(from, clauses.len());
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
        self.after.iter().find(|part| part.bare() && part.kind == PartKind::Noun)
    }
}

/// The clauses of sentences, one sentence after the other, of which the last is being read. The room that clauses took serves those
/// that come when they are forgotten.
#[derive(Debug, Default)]
pub(super) struct Clauses {
    /// Those of the sentences so far, and behind them forgotten ones.
    all: Vec<Clause>,
    /// Where those of the last sentence begin.
    first: usize,
    /// How many that sentence has.
    count: usize,
}

impl Clauses {
    /// None yet, with room for so many.
    pub(super) fn with_capacity(count: usize) -> Self {
        Self { all: Vec::with_capacity(count), first: 0, count: 0 }
    }

    /// Forgets all clauses.
    pub(super) fn clear(&mut self) {
        (self.first, self.count) = (0, 0);
    }

    /// Begins another sentence.
    pub(super) fn begin(&mut self) {
        (self.first, self.count) = (self.first + self.count, 0);
    }

    /// Where the clauses of the last sentence stand, for [`Self::within`].
    pub(super) fn place(&self) -> Range<usize> {
        self.first..self.first + self.count
    }

    /// The clauses of a sentence.
    pub(super) fn within(&self, place: Range<usize>) -> &[Clause] {
        self.all.get(place).unwrap_or_default()
    }

    /// Adds an empty clause to the last sentence; its index there.
    pub(super) fn open(&mut self, link: Link, parent: Option<usize>, start: u32) -> usize {
        let index = self.count;
        match self.all.get_mut(self.first + index) {
            Some(old) => old.renew(link, parent, start),
            None => self.all.push(Clause::new(link, parent, start)),
        }
        self.count += 1;
        index
    }

    /// Adds a clause that is known already to the last sentence.
    pub(super) fn push(&mut self, clause: Clause) {
        self.all.truncate(self.first + self.count);
        self.all.push(clause);
        self.count += 1;
    }
}

impl Deref for Clauses {
    type Target = [Clause];

    #[inline]
    fn deref(&self) -> &[Clause] {
        self.all.get(self.place()).unwrap_or_default()
    }
}

impl DerefMut for Clauses {
    #[inline]
    fn deref_mut(&mut self) -> &mut [Clause] {
        let place = self.place();
        self.all.get_mut(place).unwrap_or_default()
    }
}
