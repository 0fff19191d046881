//! Reads a row of chunks as clauses: one walk from left to right over a stack of open clauses.
//!
//! Every chunk is looked at once, with a bounded look ahead, so the work is linear. What a chunk does depends on the
//! clause on top of the stack (has it its verb yet?) and on what stands right before (comma, conjunction,
//! preposition, noun, verb).

mod ahead;
mod links;
mod nonfinite;
mod nouns;
mod verbs;

use std::ops::Range;

use super::clauses::{Clause, Clauses, Link, Part, PartKind, Subject, Verb};
use crate::text::phrases::{Chunk, Form, Keyed, Kind, Words, is_be, key, set};

/// What stood right before the chunk at hand, marks and conjunctions aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Last {
    Start,
    Noun,
    Time,
    Verb,
    Adjective,
    Adverb,
    Other,
}

bitflags::bitflags! {
    /// What stands between that and the chunk at hand.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    struct Marks: u8 {
        const COMMA = 1;
        const AND = 1 << 1;
        const QUOTE = 1 << 2;
        /// Inside an appositive: what comes belongs to no clause until the next mark or verb.
        const ASIDE = 1 << 3;
        /// A full stop, which stands before no chunk of its sentence.
        const STOP = 1 << 4;
    }
}

/// What kinds of chunks are that only stand between others. A table, because what stands between two chunks can't be foreseen.
const MARKS: [Marks; 16] = {
    let mut marks = [Marks::empty(); 16];
    marks[Kind::Comma as usize] = Marks::COMMA;
    marks[Kind::And as usize] = Marks::AND;
    marks[Kind::Quote as usize] = Marks::QUOTE;
    marks[Kind::Stop as usize] = Marks::STOP;
    marks
};

/// How many chunks a look ahead may pass.
const AHEAD: usize = 16;

struct Parser<'a> {
    doc: &'a Keyed<'a>,
    chunks: &'a [Chunk],
    /// One past the last finite verb: behind it few nouns can be subjects.
    finite_end: usize,
    clauses: &'a mut Clauses,
    /// The open clauses.
    stack: &'a mut Vec<usize>,
    /// The last one of them.
    top: usize,
    last: Last,
    marks: Marks,
    prep: Option<Range<u32>>,
    /// The base noun phrase read last.
    noun: Option<usize>,
    /// Whether a verb found no subject in front of it.
    subjectless: bool,
}

/// Reads a sentence as clauses, which become the last of `clauses`. `stack` is a buffer.
pub(super) fn parse<'a>(doc: &'a Keyed<'a>, chunks: &'a [Chunk], clauses: &'a mut Clauses, stack: &'a mut Vec<usize>) {
    let start = chunks.first().map_or(0, |chunk| chunk.start);
    stack.clear();
    let first = clauses.open(Link::Main, None, start);
    stack.push(first);
    // Both at once: which of the two tells is not to be foreseen.
    let both = |kind: Kind, form: Form| u16::from_le_bytes([kind as u8, form as u8]);
    let finite = |chunk: &Chunk| both(chunk.kind, chunk.form) == both(Kind::Verb, Form::Finite);
    let mut parser = Parser {
        doc,
        chunks,
        finite_end: chunks.iter().rposition(finite).map_or(0, |last| last + 1),
        clauses,
        stack,
        top: first,
        last: Last::Start,
        marks: Marks::empty(),
        prep: None,
        noun: None,
        subjectless: false,
    };
    parser.read();
    parser.finish();
}

impl<'a> Parser<'a> {
    #[inline]
    fn top(&self) -> usize {
        self.top
    }

    #[inline(never)]
    fn clause(&mut self, index: usize) -> &mut Clause {
        // The first clause always exists.
        let index = if index < self.clauses.len() { index } else { 0 };
        &mut self.clauses[index]
    }

    #[inline]
    fn has_verb(&self, index: usize) -> bool {
        self.clauses.nth(index).is_some_and(|clause| clause.verb.is_some())
    }

    fn comma(&self) -> bool {
        self.marks.contains(Marks::COMMA)
    }

    fn and(&self) -> bool {
        self.marks.contains(Marks::AND)
    }

    fn quote(&self) -> bool {
        self.marks.contains(Marks::QUOTE)
    }

    fn aside(&self) -> bool {
        self.marks.contains(Marks::ASIDE)
    }

    /// The base noun phrase read last.
    fn noun_before(&self) -> Option<&'a Chunk> {
        self.chunks.get(self.noun?)
    }

    // Many rules open clauses: its code stands in one place.
    #[inline(never)]
    fn open(&mut self, link: Link, parent: Option<usize>, start: u32) -> usize {
        let index = self.clauses.open(link, parent, start);
        self.stack.push(index);
        self.top = index;
        index
    }

    /// Leaves the stack with `index` on top, if it is open.
    #[inline]
    fn pop_to(&mut self, index: usize) {
        if self.top != index {
            self.pop_several(index);
        }
    }

    #[inline(never)]
    fn pop_several(&mut self, index: usize) {
        if let Some(place) = self.stack.iter().position(|&open| open == index) {
            self.stack.truncate(place + 1);
            self.top = index;
        }
    }

    /// Takes the clause on top from the stack.
    fn pop(&mut self) {
        self.stack.pop();
        self.top = self.stack.last().copied().unwrap_or(0);
    }

    #[inline]
    fn done(&mut self, last: Last) {
        self.last = last;
        self.marks &= Marks::ASIDE;
        self.prep = None;
    }

    /// Handles the chunks one by one.
    fn read(&mut self) {
        let chunks = self.chunks;
        let mut at = 0;
        while let Some(mut chunk) = chunks.get(at) {
            // The noun of a preposition, which stands right behind most of them, needs no look at what it is.
            if chunk.kind == Kind::Prep
                && self.preposition(at, chunk)
                && let Some(noun) = chunks.get(at + 1)
            {
                at += 1;
                chunk = noun;
            }
            // Few kinds are asked for one by one: a jump to one of few can be foreseen more often than a jump to one of many.
            match chunk.kind {
                Kind::Noun => self.noun(at, chunk),
                Kind::Verb => self.verb(at, chunk),
                Kind::Prep => {}
                _ => {
                    let mark = MARKS[chunk.kind as usize % MARKS.len()];
                    if mark.is_empty() {
                        at = self.other(at, chunk);
                    } else if mark != Marks::STOP {
                        self.mark(mark);
                    } else if self.goes_on(at + 1) {
                        self.stop(chunk);
                    } else {
                        return;
                    }
                }
            }
            at += 1;
        }
    }

    /// A comma, conjunction or quotation mark.
    #[inline]
    fn mark(&mut self, mark: Marks) {
        // An appositive goes on behind a quotation mark.
        let ended = if mark == Marks::QUOTE { Marks::empty() } else { Marks::ASIDE };
        self.marks = self.marks.difference(ended) | mark;
    }

    /// A full stop in the midst of a sentence.
    #[inline(never)]
    fn stop(&mut self, chunk: &Chunk) {
        if self.has_verb(self.top) {
            self.new_root(chunk.end);
        }
    }

    /// Handles a chunk that is neither noun nor verb nor preposition nor mark; the last one of what belongs to it.
    #[inline(never)]
    fn other(&mut self, at: usize, chunk: &Chunk) -> usize {
        match chunk.kind {
            Kind::Subordinator => self.subordinator(at),
            Kind::Wh => self.wh(at),
            Kind::Adjective => self.adjective(at),
            Kind::Adverb => self.adverb(at),
            Kind::Break => self.pause(at),
            Kind::Open => return self.bracket(at).saturating_sub(1).max(at),
            Kind::Noun | Kind::Verb | Kind::Prep | Kind::And | Kind::Comma | Kind::Quote | Kind::Stop | Kind::Close | Kind::Other => {}
        }
        at
    }

    /// Whether more than marks comes from `at` on: behind a sentence's last full stop no clause begins.
    #[inline]
    fn goes_on(&self, at: usize) -> bool {
        let mark = |chunk: &Chunk| matches!(chunk.kind, Kind::Quote | Kind::Close | Kind::Stop | Kind::Other);
        !self.chunks.iter().skip(at).all(mark)
    }

    /// A semicolon, colon or dash.
    fn pause(&mut self, at: usize) {
        let chunk = self.chunks[at];
        self.marks.remove(Marks::ASIDE);
        let next = self.next_content(at + 1);
        if self.doc.is(chunk.start, key!(":"))
            && self.last == Last::Verb
            && !(self.kind(next) == Some(Kind::Noun) && self.subject_ahead(next, true))
        {
            // "include: A, B and C"
            self.marks.remove(Marks::COMMA);
            return;
        }
        self.marks |= Marks::COMMA;
        if self.doc.is_any(chunk.start, set![";", ":"]) {
            self.new_root(chunk.end);
        }
    }

    /// Begins a clause beside the first.
    fn new_root(&mut self, start: u32) {
        let bottom = self.stack.first().copied().unwrap_or(0);
        if self.clauses[bottom].verb.is_none() && self.clauses[bottom].before().is_empty() && self.stack.len() == 1 {
            return;
        }
        self.stack.clear();
        self.open(Link::Main, None, start);
        self.last = Last::Start;
    }

    /// Passes a short bracket by.
    fn bracket(&mut self, at: usize) -> usize {
        let limit = (at + AHEAD * 2).min(self.chunks.len());
        for index in at + 1..limit {
            if self.chunks[index].kind == Kind::Close {
                let end = self.chunks[index].end;
                // "Ministry of Defence (MoD)": the bracket belongs to the phrase
                let top = self.top();
                let start = self.chunks[at].start;
                if self.last == Last::Noun && end - start <= 4 && self.ends_at(top, start) {
                    self.clause(top).lengthen(end);
                }
                (at + 1..index).for_each(|inside| self.note_comma(inside));
                return index + 1;
            }
        }
        at + 1
    }

    /// The part that a clause was given last.
    fn last_part(&self, index: usize) -> Option<&Part> {
        self.clauses.get(index)?.last_part()
    }

    /// Whether the part that a clause was given last ends in front of this token.
    fn ends_at(&self, index: usize, token: u32) -> bool {
        self.last_part(index).is_some_and(|part| part.tokens.end == token)
    }

    /// Adds a part to the clause on top.
    #[inline(never)]
    fn push_part(&mut self, part: Part) {
        if !self.aside()
            && let Some(clause) = self.clauses.nth_mut(self.top)
        {
            clause.push(part);
        }
    }

    /// Adds a phrase without preposition to the clause on top, which has no verb yet.
    #[inline(never)]
    fn push_subject(&mut self, kind: PartKind, chunk: &Chunk) {
        if !self.aside()
            && let Some(clause) = self.clauses.nth_mut(self.top)
        {
            let mut part = Part::of(kind, chunk);
            // "the girl whose father died": the owner belongs to the phrase
            if clause.link == Link::Relative && clause.opener.end == chunk.start && self.doc.is(clause.opener.start, key!("whose")) {
                (part.prep, part.tokens.start) = (clause.opener.start..clause.opener.start, clause.opener.start);
            }
            clause.push(part);
        }
    }

    /// Adds one to the clause on top, which has its verb.
    #[inline(never)]
    fn push_object(&mut self, kind: PartKind, chunk: &Chunk) {
        if !self.aside()
            && let Some(clause) = self.clauses.nth_mut(self.top)
        {
            clause.push(Part::of(kind, chunk));
        }
    }

    /// Whether the main verb of a clause is of this class.
    #[inline(never)]
    fn verb_is(&self, clause: usize, class: Words) -> bool {
        self.clauses.get(clause).and_then(|clause| clause.verb.as_ref()).is_some_and(|verb| self.doc.in_class(verb.last.head, class))
    }

    /// Closes everything: ends of clauses, inverted subjects, clauses as objects.
    fn finish(self) {
        let clauses: &mut [Clause] = self.clauses;
        if self.subjectless {
            clauses.iter_mut().for_each(|clause| invert(self.doc, clause));
        }
        // The first clause has none above it.
        for index in (1..clauses.len()).rev() {
            let Some(clause) = clauses.get(index) else { continue };
            let end = clause.end;
            let Some(parent) = clause.parent() else { continue };
            let Some(above) = clauses.get_mut(parent) else { continue };
            if parent < index {
                above.end = above.end.max(end);
            }
            above.add_child(index);
        }
    }
}

/// "said Smith", "On the hill stood a church": the first noun behind such a verb is the subject.
#[inline(never)]
fn invert(doc: &Keyed<'_>, clause: &mut Clause) {
    if clause.link != Link::Main || clause.subject != Subject::None {
        return;
    }
    let first = clause.verb.as_ref().is_some_and(|verb| {
        let speaks = || verb.first.start == clause.start && doc.in_class(verb.last.head, Words::SAY);
        verb.first.form == Form::Finite && (speaks() || located(doc, clause, verb))
    });
    if first
        && let Some(place) = clause.after().iter().position(|part| part.bare() && part.kind == PartKind::Noun)
        && let Some(part) = clause.take_after(place)
    {
        clause.subject = Subject::Phrase(part.tokens, part.head);
    }
}

/// Whether a phrase of place stands in front, and a noun right behind a verb of being, position or appearance.
fn located(doc: &Keyed<'_>, clause: &Clause, verb: &Verb) -> bool {
    let place = !clause.before().is_empty() && clause.before().iter().all(|part| !part.bare() && part.kind != PartKind::Time);
    let noun = clause.after().first().is_some_and(|part| part.bare() && part.kind == PartKind::Noun && part.tokens.start == verb.last.end);
    place && noun && verb.tokens().len() == 1 && (is_be(doc, verb.last.head) || doc.in_class(verb.last.head, Words::POSITION))
}
