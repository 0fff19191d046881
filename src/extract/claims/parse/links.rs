//! Words that open clauses and phrases: prepositions, conjunctions, relative and interrogative words; adjectives and adverbs.

use std::ops::Range;

use super::super::clauses::{Gap, Link, Part, PartKind};
use super::{Last, Marks, Parser};
use crate::text::Tag;
use crate::text::lexicon::Lex;
use crate::text::phrases::{Chunk, Form, Kind, Set, Words, is_be, is_particle, key, set};

/// Prepositions that may be conjunctions.
const OPENERS: &Set =
    set!["after", "before", "since", "until", "till", "as", "than", "like", "once", "while", "because", "for", "amid", "but"];

impl Parser<'_> {
    /// Whether a word that may be preposition or conjunction opens a clause here.
    #[inline(never)]
    fn opens_clause(&self, at: usize) -> bool {
        let top = self.top();
        if self.doc.is(self.chunks[at].start, key!("like")) && self.clauses[top].link == Link::Relative && !self.has_verb(top) {
            return false;
        }
        let next = self.next_content(at + 1);
        self.kind(next) == Some(Kind::Noun)
            && (self.subject_ahead(next, true) || self.past_ahead(next))
            && (self.has_verb(self.top()) || !self.nominal_subject() || self.comma())
            && (!self.doc.is(self.chunks[at].start, key!("for")) || (self.comma() && self.has_verb(self.top())))
    }

    /// "after markets closed,": whether a participle that ends its clause is the past tense that the noun phrase at `at` waits for.
    fn past_ahead(&self, at: usize) -> bool {
        const TEMPORAL: &Set = set!["after", "before", "until", "till", "since", "once", "while", "because"];
        let opener = at.checked_sub(1).and_then(|before| self.chunks.get(before));
        opener.is_some_and(|opener| self.doc.is_any(opener.start, TEMPORAL)) && self.ends_clause(at + 1)
    }

    /// Whether the chunk at `at` is a participle of one word right in front of a comma or full stop.
    pub(super) fn ends_clause(&self, at: usize) -> bool {
        let participle = |chunk: &Chunk| chunk.kind == Kind::Verb && chunk.form == Form::Participle && chunk.end == chunk.start + 1;
        self.chunks.get(at).is_some_and(participle) && matches!(self.kind(at + 1), Some(Kind::Comma | Kind::Stop))
    }

    pub(super) fn nominal_subject(&self) -> bool {
        self.clauses[self.top()].nominal()
    }

    /// A preposition; whether its noun stands right behind it.
    #[inline]
    pub(super) fn preposition(&mut self, at: usize, chunk: &Chunk) -> bool {
        if self.doc.is_any(chunk.start, OPENERS) && self.opens_clause(at) {
            self.adverbial(chunk);
            return false;
        }
        if self.doc.tag(chunk.start) == Tag::Rp && self.particle(chunk) {
            return false;
        }
        self.prep = Some(self.prep.as_ref().map_or(chunk.start, |prep| prep.start)..chunk.end);
        let governs = self.kind(at + 1) == Some(Kind::Noun);
        if !governs {
            self.lone_preposition(at);
        }
        governs
    }

    /// "put the fire out": a particle right behind the object of its verb. Whether it is one.
    #[inline(never)]
    fn particle(&mut self, chunk: &Chunk) -> bool {
        let apart = chunk.end == chunk.start + 1 && self.last == Last::Noun && self.marks.is_empty() && self.ends_at(self.top, chunk.start);
        let Some(clause) = self.clauses.nth_mut(self.top).filter(|clause| apart && clause.verb.is_some()) else { return false };
        if clause.particle.is_some() || !clause.last_part().is_some_and(Part::bare) {
            return false;
        }
        clause.particle = Some(chunk.start);
        clause.end = clause.end.max(chunk.end);
        true
    }

    /// A preposition whose noun, if it has one, stands further on.
    #[inline(never)]
    fn lone_preposition(&mut self, at: usize) {
        let next = self.next_content(at + 1);
        if !matches!(self.kind(next), Some(Kind::Noun | Kind::Verb | Kind::Wh | Kind::Prep | Kind::Adjective | Kind::Open)) {
            // A preposition without object: an adverb or particle
            self.prep = None;
            self.adverb(at);
        }
    }

    #[inline(never)]
    fn adverbial(&mut self, chunk: &Chunk) {
        // "The army said it had won, while rebels denied it": no part of what the army said
        if self.comma() && self.has_verb(self.top) && self.doc.is_any(chunk.start, set!["while", "whereas"]) {
            while let Some(above) = self.clauses[self.top].parent().filter(|_| self.clauses[self.top].link == Link::Complement) {
                self.pop_to(above);
            }
        }
        let parent = self.top();
        let index = self.open(Link::Adverbial, Some(parent), chunk.start);
        self.clause(index).opener = chunk.tokens();
        self.done(Last::Other);
    }

    #[inline(never)]
    pub(super) fn subordinator(&mut self, at: usize) {
        let chunk = self.chunks[at];
        self.marks.remove(Marks::ASIDE);
        if self.last == Last::Start && self.demonstrative(at) {
            return;
        }
        if self.doc.is(chunk.start, key!("that")) {
            let next = self.next_content(at + 1);
            let verb_next = self.kind(next) == Some(Kind::Verb) && self.chunks[next].form == Form::Finite;
            if self.last == Last::Noun
                && !self.and()
                && (verb_next || !(self.completes() || self.noun_before().is_some_and(|noun| self.doc.tag(noun.head).is_proper())))
            {
                self.relative(at);
                return;
            }
            self.complement(at);
            return;
        }
        // "asked if", "unclear whether", "doubts whether"
        let asks = || self.last == Last::Verb && self.verb_is(self.top(), Words::CONTENT);
        let open = || !self.comma() && matches!(self.last, Last::Verb | Last::Adjective | Last::Noun) && self.has_verb(self.top);
        if self.doc.is(chunk.start, key!("whether")) && (asks() || open()) || self.doc.is(chunk.start, key!("if")) && asks() {
            self.complement(at);
            return;
        }
        let next = self.next_content(at + 1);
        let clause_follows = match self.kind(next) {
            Some(Kind::Noun) => self.subject_ahead(next, true) || self.past_ahead(next),
            Some(Kind::Verb | Kind::Wh | Kind::Subordinator | Kind::Comma | Kind::Break) => true,
            _ => false,
        };
        // "for", "as", "with" under the tag of a conjunction but before a mere phrase
        if !clause_follows
            && self.kind(next) == Some(Kind::Noun)
            && self.doc.is_any(
                chunk.start,
                set!["as", "for", "with", "after", "before", "since", "until", "than", "like", "by", "from", "without", "in", "on", "of"],
            )
        {
            self.prep = Some(chunk.tokens());
            return;
        }
        if self.kind(next) == Some(Kind::Verb) && matches!(self.chunks[next].form, Form::Gerund | Form::Participle) {
            self.prep = Some(chunk.tokens());
            return;
        }
        self.adverbial(&chunk);
    }

    /// Whether the noun or verb read last takes a "that" clause as its content.
    pub(super) fn completes(&self) -> bool {
        let noun = self.noun_before().is_some_and(|noun| self.doc.in_class(noun.head, Words::CLAUSE_NOUN));
        let top = self.top();
        let verb = self.has_verb(top) && self.verb_is(top, Words::CONTENT);
        noun || verb
    }

    /// "That led to a review": at the head of a sentence, before its verb, "that" is its subject.
    fn demonstrative(&mut self, at: usize) -> bool {
        let chunk = self.chunks[at];
        let next = self.next_content(at + 1);
        let verb = self.kind(next) == Some(Kind::Verb) && self.chunks[next].form == Form::Finite;
        if !verb || !self.doc.is(chunk.start, key!("that")) {
            return false;
        }
        self.push_part(Part::of(PartKind::Noun, &chunk));
        self.noun = Some(at);
        self.done(Last::Noun);
        true
    }

    pub(super) fn complement(&mut self, at: usize) {
        let chunk = self.chunks[at];
        let mut parent = self.top();
        if self.and() {
            // "said that A and that B"
            if let Some(&open) = self.stack.iter().rev().find(|&&open| self.clauses[open].link == Link::Complement)
                && let Some(above) = self.clauses[open].parent()
            {
                self.pop_to(above);
                parent = above;
            }
        }
        // "denied that he lied": what is denied; but "asked whether he lied", "wonders why it failed"
        let start = if self.doc.is(chunk.start, key!("that")) { chunk.end } else { chunk.start };
        let index = self.open(Link::Complement, Some(parent), start);
        self.clause(index).opener = chunk.tokens();
        self.done(Last::Other);
    }

    pub(super) fn relative(&mut self, at: usize) {
        let chunk = self.chunks[at];
        let parent = self.top();
        let start = self.prep.as_ref().map_or(chunk.start, |prep| prep.start);
        let mut antecedent = self.noun_before().map(|noun| (noun.tokens(), noun.head));
        // Behind a comma, a name or a number the whole phrase is meant: "the Act of 1916 that …".
        if let Some(noun) = self.noun_before()
            && (self.comma() || self.doc.tag(noun.head).is_proper() || self.doc.tag(noun.head) == Tag::Cd)
            && let Some(part) = self.last_part(parent)
            && part.tokens.end == noun.end
            && part.kind == PartKind::Noun
        {
            antecedent = Some((part.tokens.clone(), part.head));
        }
        if self.doc.is_any(chunk.start, set!["who", "whom", "whose"])
            && let Some(whole) = self.person_before(parent)
        {
            antecedent = Some(whole);
        }
        let adjunct = self.prep.is_some() || self.doc.is_any(chunk.start, set!["where", "when", "why", "whereby", "wherein", "whose"]);
        let index = self.open(Link::Relative, Some(parent), start);
        let clause = self.clause(index);
        clause.opener = start..chunk.end;
        clause.antecedent = antecedent;
        clause.gap = if adjunct { Gap::None } else { Gap::Subject };
        self.done(Last::Other);
    }

    /// "a person familiar with the matter who": where the noun phrase read last is nobody, the one before it that is somebody, with all
    /// that hangs on it; and its head.
    fn person_before(&self, clause: usize) -> Option<(Range<u32>, u32)> {
        let somebody = |token: u32| self.doc.doc().lex(token as usize).intersects(Lex::ROLE | Lex::TITLE);
        let noun = self.noun_before().filter(|noun| self.doc.tag(noun.head) == Tag::Nn && !somebody(noun.head))?;
        let clause = self.clauses.get(clause)?;
        let parts: &[Part] = if clause.verb.is_some() { clause.after() } else { clause.before() };
        let (last, rest) = parts.split_last()?;
        let whole = rest.last().filter(|part| part.kind == PartKind::Noun && somebody(part.head) && part.tokens.end == last.start())?;
        (last.tokens.end == noun.end).then_some((whole.tokens.start..noun.end, whole.head))
    }

    #[inline(never)]
    pub(super) fn wh(&mut self, at: usize) {
        let chunk = self.chunks[at];
        self.marks.remove(Marks::ASIDE);
        if self.last == Last::Start && self.demonstrative(at) {
            return;
        }
        let top = self.top();
        let word = |list: &Set| self.doc.is_any(chunk.start, list);
        if word(set!["that", "which", "who", "whom", "whose"])
            && (matches!(self.last, Last::Noun | Last::Time)
                || (self.comma() && self.has_verb(top))
                // "it is not clear who fired": that asks, it describes no noun
                || (self.noun.is_some() && self.has_verb(top) && self.last != Last::Adjective && !self.verb_is(top, Words::CONTENT)))
            && !self.and()
        {
            self.relative(at);
            return;
        }
        if word(set!["where", "when"])
            && self.last == Last::Noun
            && self.has_noun(top)
            && self.kind(at + 1) != Some(Kind::Wh)
            && (word(set!["where"]) || !self.comma())
            && !self.has_verb(top) | word(set!["where"])
        {
            self.relative(at);
            return;
        }
        if self.and()
            && word(set!["that", "which", "who", "whom", "whose"])
            && let Some(&open) = self.stack.iter().rev().find(|&&open| self.clauses[open].link == Link::Relative)
        {
            // "which A and which B"
            let antecedent = self.clauses[open].antecedent.clone();
            let parent = self.clauses[open].parent();
            self.pop_to(open);
            self.pop();
            let index = self.open(Link::Relative, parent, chunk.start);
            let clause = self.clause(index);
            clause.opener = chunk.tokens();
            clause.antecedent = antecedent;
            clause.gap = Gap::Subject;
            self.done(Last::Other);
            return;
        }
        if word(set!["when", "where", "while", "whenever", "wherever", "whereas"])
            && !(self.last == Last::Verb && self.verb_is(top, Words::CONTENT))
            && self.prep.is_none()
        {
            self.adverbial(&chunk);
            return;
        }
        self.complement(at);
        let index = self.top();
        if word(set!["what", "who", "which", "whatever", "whoever"]) {
            let clause = self.clause(index);
            clause.antecedent = Some((chunk.tokens(), chunk.head));
            clause.gap = Gap::Subject;
        }
    }

    pub(super) fn has_noun(&self, index: usize) -> bool {
        self.noun.is_some() && index < self.clauses.len()
    }

    #[inline(never)]
    pub(super) fn adjective(&mut self, at: usize) {
        let chunk = self.chunks[at];
        let top = self.top();
        if let Some(prep) = self.prep.take() {
            self.push_part(Part { kind: PartKind::Adjective, prep, tokens: chunk.tokens(), head: chunk.head });
            self.done(Last::Adjective);
            return;
        }
        // "a unit responsible for …", "the valve necessary to …": the adjective belongs to the noun
        if self.last == Last::Noun
            && !self.comma()
            && !self.and()
            && matches!(self.kind(at + 1), Some(Kind::Prep | Kind::Verb))
            && !self.clauses[top].verb.as_ref().is_some_and(|verb| is_be(self.doc, verb.last.head))
            && self.ends_at(top, chunk.start)
        {
            self.clause(top).lengthen(chunk.end);
            self.done(Last::Adjective);
            return;
        }
        if (self.and() || self.comma()) && self.last == Last::Adjective {
            self.clause(top).lengthen(chunk.end);
        } else if self.has_verb(top) && !self.comma() {
            self.push_part(Part::of(PartKind::Adjective, &chunk));
        }
        self.done(Last::Adjective);
    }

    #[inline(never)]
    pub(super) fn adverb(&mut self, at: usize) {
        let chunk = self.chunks[at];
        let top = self.top();
        if is_particle(self.doc, chunk.start) && self.particle(&chunk) {
            return;
        }
        if self.last == Last::Time
            && self.doc.is_any(chunk.start, set!["later", "earlier", "ago", "before", "afterwards"])
            && self.ends_at(top, chunk.start)
        {
            self.clause(top).lengthen(chunk.end);
            return;
        }
        if self.has_verb(top) && !self.comma() && !self.and() {
            self.push_part(Part::of(PartKind::Adverb, &chunk));
        }
        if !matches!(self.last, Last::Verb | Last::Noun | Last::Time) {
            self.last = Last::Adverb;
        }
    }
}
