//! What a noun phrase does: subject, object, part of a list, appositive, or the beginning of a clause.

use std::ops::Range;

use super::super::clauses::{Clause, Gap, Link, Part, PartKind, Subject};
use super::{Last, Marks, Parser};
use crate::text::phrases::{Chunk, Form, Kind, Words, key, set};
use crate::text::{Tag, Upos};

impl Parser<'_> {
    /// A noun phrase.
    #[inline]
    pub(super) fn noun(&mut self, at: usize, chunk: &Chunk) {
        if self.comma() && self.apart(at, chunk) {
            return;
        }
        let time = self.tells_time(chunk);
        let kind = if time { PartKind::Time } else { PartKind::Noun };
        if let Some(prep) = self.prep.take() {
            if !self.extends(chunk, &prep, time) {
                self.push_part(Part { kind, prep, tokens: chunk.tokens(), head: chunk.head });
            }
            self.noun = Some(at);
            self.done(if time { Last::Time } else { Last::Noun });
            return;
        }
        if time && !self.finite_next(at) {
            self.adjunct(chunk);
            return;
        }
        if self.marks.intersects(Marks::COMMA.union(Marks::AND)) {
            self.marked_noun(at);
        } else if self.has_verb(self.top) {
            if !(self.verb_follows(at) && self.begins_content(at, chunk, kind)) {
                self.push_object(kind, chunk);
            }
        } else if !(self.last == Last::Noun && !self.quote() && self.beside_noun(at, chunk)) {
            self.push_subject(kind, chunk);
        }
        self.noun = Some(at);
        self.done(Last::Noun);
    }

    /// A noun phrase right behind a comma that is nothing of the kind: an age, a verb under a wrong tag. Whether it is one.
    #[inline(never)]
    fn apart(&mut self, at: usize, chunk: &Chunk) -> bool {
        self.note_comma(at);
        if self.marks == Marks::COMMA && self.age(at, chunk) {
            self.marks |= Marks::ASIDE;
            self.done(Last::Noun);
            return true;
        }
        if self.marks == Marks::COMMA | Marks::AND && self.verb_under_noun(at, chunk) {
            self.coordinate(*chunk, Form::Finite);
            self.done(Last::Verb);
            return true;
        }
        if let Some((verb, object)) = self.action_under_adjective(at, chunk) {
            match self.waiting() {
                Some(open) => self.set_verb(open, &verb),
                None => self.coordinate(verb, Form::Finite),
            }
            self.push_object(PartKind::Noun, &object);
            self.noun = Some(at);
            self.done(Last::Noun);
            return true;
        }
        false
    }

    /// "killed 12 people, injured 40 and left thousands homeless", "The bank, hit by losses, cut 300 jobs": a verb and its object, where a
    /// past tense in front of a number stands under the tag of an adjective, in a list of predicates or where a subject waits for it.
    fn action_under_adjective(&self, at: usize, chunk: &Chunk) -> Option<(Chunk, Chunk)> {
        let doc = self.doc;
        let looks_past = || ends(doc.word(chunk.start), "ed") || doc.in_class(chunk.start, Words::SAME_PAST);
        let past = doc.tag(chunk.start) == Tag::Jj && doc.tag(chunk.start + 1) == Tag::Cd && looks_past();
        if !past || !self.has_verb(self.top) || !(self.and() || self.waiting().is_some() || self.list_of_predicates(at)) {
            return None;
        }
        let verb = Chunk { kind: Kind::Verb, start: chunk.start, end: chunk.start + 1, head: chunk.start, form: Form::Finite };
        Some((verb, Chunk { start: verb.end, ..*chunk }))
    }

    /// Notes the comma between the noun phrase at `at` and one in front of it, if it stands there: one may say what the other is.
    pub(super) fn note_comma(&mut self, at: usize) {
        if let Some([left, comma, right]) = at.checked_sub(2).and_then(|left| self.chunks.get(left..=at))
            && (comma.kind == Kind::Comma) & (left.kind == Kind::Noun) & (right.kind == Kind::Noun)
        {
            self.clauses.note_comma(at - 1);
        }
    }

    /// "said Friday": neither subject nor object.
    #[inline(never)]
    fn adjunct(&mut self, chunk: &Chunk) {
        if !(self.and() && self.last == Last::Time) {
            self.push_part(Part::of(PartKind::Time, chunk));
        }
        self.done(Last::Time);
    }

    /// Makes a noun phrase behind a preposition the end of the part before it, if it belongs to that: "the mayor of Toledo".
    #[inline]
    fn extends(&mut self, chunk: &Chunk, prep: &Range<u32>, time: bool) -> bool {
        self.doc.is_any(prep.start, set!["of", "including", "excluding", "such"]) && self.extends_last(chunk, prep, time)
    }

    #[inline(never)]
    fn extends_last(&mut self, chunk: &Chunk, prep: &Range<u32>, time: bool) -> bool {
        let of = self.doc.is(prep.start, key!("of"));
        if (self.doc.is(prep.start, key!("such")) && !self.doc.is(prep.start + 1, key!("as")))
            || (of && self.comma())
            || !(self.last == Last::Noun || self.last == Last::Time && of)
            || self.aside()
        {
            return false;
        }
        let top = self.top;
        let Some(clause) = self.clauses.nth_mut(top) else { return false };
        let Some(kind) = clause.last_part().map(|part| part.kind) else { return false };
        if !matches!(kind, PartKind::Noun | PartKind::Time) {
            return false;
        }
        if let Some(part) = clause.lengthen(chunk.end)
            && of
            && !time
        {
            part.kind = PartKind::Noun;
        }
        true
    }

    /// A noun phrase behind a comma or conjunction.
    #[inline(never)]
    fn marked_noun(&mut self, at: usize) {
        if self.and() { self.joined_noun(at) } else { self.noun_behind_comma(at) }
    }

    /// A noun phrase right behind another one in front of the verb: the two are one, or a clause begins.
    #[inline(never)]
    fn beside_noun(&mut self, at: usize, chunk: &Chunk) -> bool {
        let top = self.top;
        if self.last_part(top).is_none_or(|part| part.kind != PartKind::Noun) {
            return false;
        }
        if !self.repeats_subject(at) && self.subject_ahead(at, true) {
            self.zero_relative(at);
        } else {
            self.clause(top).lengthen(chunk.end);
        }
        true
    }

    /// Begins a clause at a noun phrase behind the verb, if the noun phrase is the subject of a verb to come.
    #[inline(never)]
    fn begins_content(&mut self, at: usize, chunk: &Chunk, kind: PartKind) -> bool {
        if !(self.may_begin_clause(at) && self.verb_ahead(at, true) && !self.awaited(at)) {
            return false;
        }
        let top = self.top;
        if self.last == Last::Noun && !self.verb_is(top, Words::TELL) {
            self.zero_relative(at);
        } else {
            let index = self.open(Link::Complement, Some(top), chunk.start);
            self.clause(index).push(Part::of(kind, chunk));
        }
        true
    }

    /// "It employs 300 people, and plans to shed 20": a verb under the tag of a plural noun.
    fn verb_under_noun(&self, at: usize, chunk: &Chunk) -> bool {
        chunk.end == chunk.start + 1
            && self.doc.tag(chunk.head) == Tag::Nns
            && self.doc.in_class(chunk.head, Words::CATENATIVE)
            && self.chunks.get(at + 1).is_some_and(|next| next.kind == Kind::Verb && next.form == Form::Infinitive)
            && self.has_verb(self.top)
    }

    /// "John Smith, 45, of Leeds": a number between commas right behind a name or noun says more of it.
    fn age(&self, at: usize, chunk: &Chunk) -> bool {
        chunk.end == chunk.start + 1
            && self.doc.tag(chunk.head) == Tag::Cd
            && self.last == Last::Noun
            && self.kind(at + 1) == Some(Kind::Comma)
            && self.noun_before().is_some_and(|noun| self.doc.tag(noun.head).is_noun())
    }

    /// Whether the only finite verb ahead is the one that the subject of an open clause waits for: "the group named X left".
    fn awaited(&self, at: usize) -> bool {
        let top = self.top();
        self.clauses[top].link == Link::Participle && self.waiting().is_some() && self.finite_ahead(at) < 2
    }

    /// "he himself", "locals all".
    fn repeats_subject(&self, at: usize) -> bool {
        let chunk = self.chunks[at];
        chunk.end == chunk.start + 1 && (self.reflexive(chunk.start) || self.doc.is_any(chunk.start, set!["all", "both", "each"]))
    }

    /// "himself", "themselves".
    fn reflexive(&self, token: u32) -> bool {
        let word = self.doc.word(token);
        ends(word, "self") || ends(word, "selves")
    }

    /// Whether the very next content chunk is a finite verb.
    #[inline(never)]
    fn finite_next(&self, at: usize) -> bool {
        let next = self.next_content(at + 1);
        !self.has_verb(self.top())
            && !self.clauses[self.top()].nominal()
            && self.kind(next) == Some(Kind::Verb)
            && self.chunks[next].form == Form::Finite
    }

    /// Whether a clause may begin at the noun phrase `at` right behind a verb or noun.
    pub(super) fn may_begin_clause(&self, at: usize) -> bool {
        let chunk = self.chunks[at];
        let nominative = self.doc.is_any(chunk.head, set!["he", "she", "they", "we", "i", "it", "there", "you"]);
        if nominative {
            return true;
        }
        let top = self.top();
        if self.verb_is(top, Words::CONTENT) {
            return true;
        }
        // Otherwise only where the verb ahead is plainly finite.
        let next = self.next_content(at + 1);
        self.kind(next) == Some(Kind::Verb)
            && (matches!(self.doc.tag(self.chunks[next].start), Tag::Md | Tag::Vbz | Tag::Vbp)
                || self.doc.upos(self.chunks[next].start) == Upos::Aux)
    }

    pub(super) fn zero_relative(&mut self, at: usize) {
        let chunk = self.chunks[at];
        let parent = self.top();
        let antecedent = self.noun_before().map(|noun| (noun.tokens(), noun.head));
        let index = self.open(Link::Relative, Some(parent), chunk.start);
        let clause = self.clause(index);
        clause.antecedent = antecedent;
        clause.gap = Gap::Object;
        clause.push(Part::of(PartKind::Noun, &chunk));
    }

    /// ", and her deputy resigned": whether the chunk at `at` is the verb that a clause has been kept waiting for, under the tag of a
    /// participle.
    fn late_verb(&self, at: usize) -> bool {
        let participle = |chunk: &Chunk| chunk.kind == Kind::Verb && chunk.form == Form::Participle && chunk.end == chunk.start + 1;
        at + 1 >= self.finite_end && self.chunks.get(at).is_some_and(participle) && self.waiting().is_some()
    }

    /// "12 people were killed and 40 injured": a number and a participle behind a passive, whose auxiliary serves both.
    fn elliptic_passive(&mut self, chunk: &Chunk) -> bool {
        let doc = self.doc;
        let last = chunk.end.saturating_sub(1);
        let top = self.top;
        let passive = |clause: &Clause| clause.link != Link::Participle && clause.passive(doc);
        if chunk.end < chunk.start + 2
            || doc.tag(chunk.start) != Tag::Cd
            || !(doc.tag(last).is_adjective() && ends(doc.word(last), "ed") || doc.tag(last) == Tag::Vbn)
            || !self.clauses.get(top).is_some_and(passive)
        {
            return false;
        }
        self.pop();
        let clause = &self.clauses[top];
        let (link, parent, opener) = (clause.link, clause.parent(), clause.opener.clone());
        let index = self.open(link, parent, chunk.start);
        let clause = self.clause(index);
        clause.opener = opener;
        clause.subject = Subject::Phrase(chunk.start..last, last - 1);
        clause.give_verb(&Chunk { kind: Kind::Verb, start: last, end: chunk.end, head: last, form: Form::Participle });
        true
    }

    fn joined_noun(&mut self, at: usize) {
        let chunk = self.chunks[at];
        if self.elliptic_passive(&chunk) {
            return;
        }
        let top = self.top();
        let part = Part::of(PartKind::Noun, &chunk);
        let comma = self.comma();
        if self.has_verb(top) && (comma && self.late_verb(at + 1) || self.subject_ahead(at, false)) {
            // A clause beside the one it is joined to.
            let mut model = top;
            while matches!(self.clauses[model].link, Link::Relative | Link::Participle | Link::Infinitive) {
                match self.clauses[model].parent() {
                    Some(parent) if self.has_verb(parent) => model = parent,
                    Some(parent) => {
                        model = parent;
                        break;
                    }
                    None => break,
                }
            }
            if self.has_verb(model) {
                self.pop_to(model);
                self.pop();
                let (link, parent, opener) = (self.clauses[model].link, self.clauses[model].parent(), self.clauses[model].opener.clone());
                let index = self.open(link, parent, chunk.start);
                let clause = self.clause(index);
                clause.opener = opener;
                clause.push(part);
                return;
            }
            self.pop_to(model);
            if comma && self.last_part(model).is_some_and(|last| last.bare() && last.kind == PartKind::Noun) {
                self.clause(model).lengthen(chunk.end);
                return;
            }
        }
        if matches!(self.last, Last::Noun | Last::Time)
            && !self.aside()
            && self.last_part(top).is_some_and(|last| last.kind == PartKind::Noun)
        {
            self.clause(top).lengthen(chunk.end);
            return;
        }
        self.push_part(part);
    }

    fn noun_behind_comma(&mut self, at: usize) {
        let chunk = self.chunks[at];
        let top = self.top();
        let part = Part::of(PartKind::Noun, &chunk);
        // "Ana, Bo and Cy say": more of the subject
        if self.last == Last::Noun
            && !self.has_verb(top)
            && !self.quote()
            && self.last_part(top).is_some_and(|part| part.kind == PartKind::Noun)
            && self.nominal_subject()
            && self.list_ahead(at)
            && !self.closes(at)
        {
            self.clause(top).lengthen(chunk.end);
            return;
        }
        if self.subject_ahead(at, true) {
            // The clause that still waits for its verb, else a new one.
            let waiting = self.stack.iter().rev().copied().find(|&open| {
                let clause = &self.clauses[open];
                clause.verb.is_none() && !clause.nominal()
            });
            match waiting {
                Some(open) => self.pop_to(open),
                None if !self.has_verb(top) => {
                    // "Yesterday's loss, he said, was …"
                    let bottom = self.stack.first().copied().unwrap_or(0);
                    if self.last == Last::Noun && self.has_verb(bottom) {
                        self.new_root(chunk.start);
                    } else {
                        let index = self.open(Link::Main, None, chunk.start);
                        self.clause(index).push(part);
                        return;
                    }
                }
                None => self.new_root(chunk.start),
            }
            self.push_part(part);
            return;
        }
        // "In Oslo, Ana, Bo and Cy say": that list is no part of the phrase in front
        let noun = self.last == Last::Noun && (self.has_verb(top) || self.nominal_subject() || !self.list_before_verb(at));
        // "Ana Ruiz, head of the council and the board,": an appositive, no list
        let apposed = self.noun_before().is_some_and(|noun| self.doc.tag(noun.head).is_proper())
            && self.doc.tag(chunk.head).is_common_noun()
            && self.closes(at);
        if noun && !self.quote() && !apposed && self.list_ahead(at) && self.last_part(top).is_some_and(|last| last.kind == PartKind::Noun) {
            self.clause(top).lengthen(chunk.end);
            return;
        }
        if noun {
            self.marks |= Marks::ASIDE;
            return;
        }
        self.push_part(part);
    }
}

/// Whether a word has this ending, letters' case aside.
fn ends(word: &str, ending: &str) -> bool {
    let from = word.len().checked_sub(ending.len());
    from.and_then(|from| word.as_bytes().get(from..)).is_some_and(|end| end.eq_ignore_ascii_case(ending.as_bytes()))
}
