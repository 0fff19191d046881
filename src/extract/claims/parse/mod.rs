//! Reads a row of chunks as clauses: one walk from left to right over a stack of open clauses.
//!
//! Every chunk is looked at once, with a bounded look ahead, so the work is linear. What a chunk does depends on the
//! clause on top of the stack (has it its verb yet?) and on what stands right before (comma, conjunction,
//! preposition, noun, verb).

mod ahead;
mod links;
mod nouns;
mod verbs;

use std::hint::select_unpredictable;
use std::ops::Range;

use super::clauses::{Clause, Clauses, Link, Part, PartKind, Subject};
use crate::text::phrases::{Chunk, Form, Keyed, Kind, Words, key, set};

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

/// How many chunks a look ahead may pass.
const AHEAD: usize = 16;

struct Parser<'a> {
    doc: &'a Keyed<'a>,
    chunks: &'a [Chunk],
    /// One past the last finite verb: behind it few nouns can be subjects.
    finite_end: usize,
    clauses: &'a mut Clauses,
    stack: &'a mut Vec<usize>,
    last: Last,
    comma: bool,
    and: bool,
    quote: bool,
    prep: Option<Range<u32>>,
    /// The base noun phrase read last.
    noun: Option<Chunk>,
    /// Inside an appositive: what comes belongs to no clause until the next mark or verb.
    aside: bool,
}

/// Reads a sentence as clauses, which become the last of `clauses`. `stack` is a buffer.
pub(super) fn parse<'a>(doc: &'a Keyed<'a>, chunks: &'a [Chunk], clauses: &'a mut Clauses, stack: &'a mut Vec<usize>) {
    let start = chunks.first().map_or(0, |chunk| chunk.start);
    stack.clear();
    stack.push(clauses.open(Link::Main, None, start));
    let mut parser = Parser {
        doc,
        chunks,
        finite_end: finite_end(chunks),
        clauses,
        stack,
        last: Last::Start,
        comma: false,
        and: false,
        quote: false,
        prep: None,
        noun: None,
        aside: false,
    };
    parser.read();
    parser.finish();
}

/// One past the last finite verb. Every chunk is looked at: where the last one stands can't be foreseen.
fn finite_end(chunks: &[Chunk]) -> usize {
    let finite = |chunk: &Chunk| (chunk.kind == Kind::Verb) & (chunk.form == Form::Finite);
    (1..).zip(chunks).fold(0, |end, (next, chunk)| select_unpredictable(finite(chunk), next, end))
}

impl Parser<'_> {
    fn top(&self) -> usize {
        self.stack.last().copied().unwrap_or(0)
    }

    fn clause(&mut self, index: usize) -> &mut Clause {
        // The first clause always exists.
        let index = if index < self.clauses.len() { index } else { 0 };
        &mut self.clauses[index]
    }

    fn has_verb(&self, index: usize) -> bool {
        self.clauses.get(index).is_some_and(|clause| clause.verb.is_some())
    }

    fn open(&mut self, link: Link, parent: Option<usize>, start: u32) -> usize {
        let index = self.clauses.open(link, parent, start);
        self.stack.push(index);
        index
    }

    /// Leaves the stack with `index` on top, if it is open.
    fn pop_to(&mut self, index: usize) {
        if self.stack.last() == Some(&index) {
            return;
        }
        if let Some(place) = self.stack.iter().position(|&open| open == index) {
            self.stack.truncate(place + 1);
        }
    }

    fn done(&mut self, last: Last) {
        self.last = last;
        self.comma = false;
        self.and = false;
        self.quote = false;
        self.prep = None;
    }

    /// Handles the chunks one by one.
    fn read(&mut self) {
        let chunks = self.chunks;
        let mut at = 0;
        while let Some(&chunk) = chunks.get(at) {
            match chunk.kind {
                Kind::Noun => self.noun(at),
                Kind::Verb => self.verb(at),
                Kind::Prep => {
                    self.preposition(at);
                    // Its noun, which stands right behind most prepositions, needs no look at what it is.
                    if self.kind(at + 1) == Some(Kind::Noun)
                        && let Some(prep) = self.prep.take()
                    {
                        at += 1;
                        self.governed_noun(at, prep);
                    }
                }
                _ => at = self.other(at),
            }
            at += 1;
        }
    }

    /// Handles a chunk that is neither noun nor verb nor preposition; the last one of what belongs to it. It stands apart because a
    /// jump to one of three can be foreseen more often than a jump to one of many.
    #[inline(never)]
    fn other(&mut self, at: usize) -> usize {
        let chunk = self.chunks[at];
        match chunk.kind {
            Kind::Comma => {
                self.comma = true;
                self.aside = false;
            }
            Kind::And => {
                self.and = true;
                self.aside = false;
            }
            Kind::Subordinator => self.subordinator(at),
            Kind::Wh => self.wh(at),
            Kind::Adjective => self.adjective(at),
            Kind::Adverb => self.adverb(at),
            Kind::Break => self.pause(at),
            Kind::Open => return self.bracket(at).saturating_sub(1).max(at),
            Kind::Quote => self.quote = true,
            Kind::Stop => {
                if self.has_verb(self.top()) && self.goes_on(at + 1) {
                    self.new_root(chunk.end);
                }
            }
            Kind::Noun | Kind::Verb | Kind::Prep | Kind::Close | Kind::Other => {}
        }
        at
    }

    /// A semicolon, colon or dash.
    fn pause(&mut self, at: usize) {
        let chunk = self.chunks[at];
        self.comma = true;
        self.aside = false;
        if self.doc.is(chunk.start, key!(":"))
            && self.last == Last::Verb
            && !(self.kind(at + 1) == Some(Kind::Noun) && self.subject_ahead(at + 1, true))
        {
            // "include: A, B and C"
            self.comma = false;
        } else if self.doc.is_any(chunk.start, set![";", ":"]) {
            self.new_root(chunk.end);
        }
    }

    /// Whether more than marks comes from `at` on: behind a sentence's last full stop no clause begins.
    fn goes_on(&self, at: usize) -> bool {
        let mark = |chunk: &Chunk| matches!(chunk.kind, Kind::Quote | Kind::Close | Kind::Stop | Kind::Other);
        !self.chunks.iter().skip(at).all(mark)
    }

    /// Begins a clause beside the first.
    fn new_root(&mut self, start: u32) {
        let bottom = self.stack.first().copied().unwrap_or(0);
        if self.clauses[bottom].verb.is_none() && self.clauses[bottom].before.is_empty() && self.stack.len() == 1 {
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
                if self.last == Last::Noun
                    && end - start <= 4
                    && let Some(part) = self.last_part(top)
                    && part.tokens.end == start
                {
                    part.tokens.end = end;
                }
                return index + 1;
            }
        }
        at + 1
    }

    fn last_part(&mut self, index: usize) -> Option<&mut Part> {
        let clause = self.clause(index);
        if clause.verb.is_some() { clause.after.last_mut() } else { clause.before.last_mut() }
    }

    fn push_part(&mut self, part: Part) {
        if self.aside {
            return;
        }
        let top = self.top();
        let clause = self.clause(top);
        if clause.verb.is_some() { clause.after.push(part) } else { clause.before.push(part) }
    }

    /// Whether the main verb of a clause is of this class.
    fn verb_is(&self, clause: usize, class: Words) -> bool {
        self.clauses.get(clause).and_then(|clause| clause.verb.as_ref()).is_some_and(|verb| self.doc.in_class(verb.head, class))
    }

    /// Closes everything: ends of clauses, inverted subjects, clauses as objects.
    fn finish(mut self) {
        let doc = self.doc;
        for index in (0..self.clauses.len()).rev() {
            let clause = &mut self.clauses[index];
            // "said Smith": the first noun behind the verb is the subject.
            let inverted = clause.subject == Subject::None
                && clause.link == Link::Main
                && clause.verb.as_ref().is_some_and(|verb| {
                    verb.tokens.start == clause.start && verb.first.form == Form::Finite && doc.in_class(verb.head, Words::SAY)
                });
            if inverted && let Some(place) = clause.after.iter().position(|part| part.bare() && part.kind == PartKind::Noun) {
                let part = clause.after.remove(place);
                clause.subject = Subject::Phrase(part.tokens, part.head);
            }
            let mut end = clause.end.max(clause.start);
            if let Some(verb) = &clause.verb {
                end = end.max(verb.tokens.end);
            }
            // The parts stand in the order of the text.
            for parts in [&clause.before, &clause.after] {
                end = end.max(parts.last().map_or(0, |part| part.tokens.end));
            }
            if let Subject::Phrase(tokens, _) = &clause.subject
                && tokens.start >= clause.start
            {
                end = end.max(tokens.end);
            }
            clause.end = end;
            let Some(parent) = clause.parent else { continue };
            let above = self.clause(parent);
            if parent < index {
                above.end = above.end.max(end);
            }
            if above.children.is_empty() {
                above.children.end = index + 1;
            }
            above.children.start = index;
        }
    }
}
