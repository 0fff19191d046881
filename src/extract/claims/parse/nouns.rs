//! What a noun phrase does: subject, object, part of a list, appositive, or the beginning of a clause.

use std::ops::Range;

use super::super::clauses::{Gap, Link, Part, PartKind};
use super::{Last, Parser};
use crate::text::phrases::{Form, Kind, Words, key, keys, set};
use crate::text::{Tag, Upos};

impl Parser<'_> {
    /// A noun phrase behind a preposition.
    #[inline(never)]
    pub(super) fn governed_noun(&mut self, at: usize, prep: Range<u32>) {
        let chunk = self.chunks[at];
        let last = self.last;
        let time = self.time_chunk(&chunk);
        let top = self.top();
        let extends =
            self.doc.is_any(prep.start, set!["of", "including", "excluding"]) || self.doc.starts_with(prep.start, keys!["such", "as"]);
        let of = self.doc.is(prep.start, key!("of"));
        if extends
            && !(of && self.comma)
            && (last == Last::Noun || (last == Last::Time && of))
            && !self.aside
            && let Some(part) = self.last_part(top)
            && matches!(part.kind, PartKind::Noun | PartKind::Time)
        {
            part.tokens.end = chunk.end;
            if of && part.kind == PartKind::Time && !time {
                part.kind = PartKind::Noun;
            }
        } else if !(self.aside && extends) {
            let kind = if time { PartKind::Time } else { PartKind::Noun };
            self.push_part(Part { kind, prep, tokens: chunk.tokens(), head: chunk.head });
        }
        self.noun = Some(chunk);
        self.done(if time { Last::Time } else { Last::Noun });
    }

    pub(super) fn noun(&mut self, at: usize) {
        if let Some(prep) = self.prep.take() {
            self.governed_noun(at, prep);
            return;
        }
        let chunk = self.chunks[at];
        let (comma, and, last) = (self.comma, self.and, self.last);
        let time = self.time_chunk(&chunk);
        let kind = if time { PartKind::Time } else { PartKind::Noun };
        let part = |prep: Range<u32>| Part { kind, prep, tokens: chunk.tokens(), head: chunk.head };
        let top = self.top();
        let verbless = !self.has_verb(top);
        if time && !self.finite_next(at) {
            if !(and && last == Last::Time) {
                self.push_part(part(chunk.start..chunk.start));
            }
            self.done(Last::Time);
            return;
        }
        if and {
            self.joined_noun(at, comma);
        } else if comma {
            self.noun_behind_comma(at);
        } else if verbless {
            let beside =
                last == Last::Noun && self.clauses[top].before.last().is_some_and(|part| part.kind == PartKind::Noun) && !self.quote;
            if beside && !self.repeats_subject(at) && self.subject_ahead(at, true) {
                self.zero_relative(at);
            } else if beside && let Some(part) = self.last_part(top) {
                part.tokens.end = chunk.end;
            } else {
                self.push_part(part(chunk.start..chunk.start));
            }
        } else if self.may_begin_clause(at) && self.subject_ahead(at, true) && !self.awaited(at) {
            let tell = self.verb_is(top, Words::TELL);
            if last == Last::Noun && !tell {
                self.zero_relative(at);
            } else {
                let index = self.open(Link::Complement, Some(top), chunk.start);
                self.clause(index).before.push(part(chunk.start..chunk.start));
            }
        } else {
            self.push_part(part(chunk.start..chunk.start));
        }
        self.noun = Some(chunk);
        self.done(Last::Noun);
    }

    /// Whether the only finite verb ahead is the one that the subject of an open clause waits for: "the group named X left".
    fn awaited(&self, at: usize) -> bool {
        let top = self.top();
        if self.clauses[top].link != Link::Participle || self.verb_is(top, Words::CONTENT) {
            return false;
        }
        let waits = self.stack.iter().any(|&open| !self.has_verb(open) && self.clauses[open].before.iter().any(|part| part.bare()));
        waits && self.finite_ahead(at) < 2
    }

    /// "he himself", "locals all".
    fn repeats_subject(&self, at: usize) -> bool {
        let chunk = self.chunks[at];
        chunk.end == chunk.start + 1 && (self.reflexive(chunk.start) || self.doc.is_any(chunk.start, set!["all", "both", "each"]))
    }

    /// "himself", "themselves".
    fn reflexive(&self, token: u32) -> bool {
        let word = self.doc.word(token).as_bytes();
        let ends = |ending: &[u8]| {
            word.len().checked_sub(ending.len()).and_then(|at| word.get(at..)).is_some_and(|end| end.eq_ignore_ascii_case(ending))
        };
        ends(b"self") || ends(b"selves")
    }

    /// Whether the very next content chunk is a finite verb.
    pub(super) fn finite_next(&self, at: usize) -> bool {
        let next = self.next_content(at + 1);
        !self.has_verb(self.top())
            && !self.clauses[self.top()].before.iter().any(|part| part.bare() && part.kind == PartKind::Noun)
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
        let antecedent = self.noun.map(|noun| (noun.tokens(), noun.head));
        let index = self.open(Link::Relative, Some(parent), chunk.start);
        let clause = self.clause(index);
        clause.antecedent = antecedent;
        clause.gap = Gap::Object;
        clause.before.push(Part { kind: PartKind::Noun, prep: chunk.start..chunk.start, tokens: chunk.tokens(), head: chunk.head });
    }

    pub(super) fn joined_noun(&mut self, at: usize, comma: bool) {
        let chunk = self.chunks[at];
        let top = self.top();
        let part = Part { kind: PartKind::Noun, prep: chunk.start..chunk.start, tokens: chunk.tokens(), head: chunk.head };
        if self.has_verb(top) && self.subject_ahead(at, false) {
            // A clause beside the one it is joined to.
            let mut model = top;
            while matches!(self.clauses[model].link, Link::Relative | Link::Participle | Link::Infinitive) {
                match self.clauses[model].parent {
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
                self.stack.pop();
                let (link, parent, opener) = (self.clauses[model].link, self.clauses[model].parent, self.clauses[model].opener.clone());
                let index = self.open(link, parent, chunk.start);
                self.clause(index).opener = opener;
                self.clause(index).before.push(part);
                return;
            }
            self.pop_to(model);
        }
        if matches!(self.last, Last::Noun | Last::Time)
            && !self.aside
            && let Some(last) = self.last_part(top)
            && last.kind == PartKind::Noun
        {
            last.tokens.end = chunk.end;
            if comma {
                self.noun = Some(chunk);
            }
            return;
        }
        self.push_part(part);
    }

    pub(super) fn noun_behind_comma(&mut self, at: usize) {
        let chunk = self.chunks[at];
        let top = self.top();
        let part = Part { kind: PartKind::Noun, prep: chunk.start..chunk.start, tokens: chunk.tokens(), head: chunk.head };
        // "Ana, Bo and Cy say": more of the subject
        if self.last == Last::Noun
            && !self.has_verb(top)
            && !self.quote
            && self.clauses[top].before.last().is_some_and(|part| part.bare() && part.kind == PartKind::Noun)
            && self.list_ahead(at)
            && !self.closes(at)
            && let Some(last) = self.last_part(top)
        {
            last.tokens.end = chunk.end;
            return;
        }
        if self.subject_ahead(at, true) {
            // The clause that still waits for its verb, else a new one.
            let waiting = self.stack.iter().rev().copied().find(|&open| {
                let clause = &self.clauses[open];
                clause.verb.is_none() && !clause.before.iter().any(|part| part.bare() && part.kind == PartKind::Noun)
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
                        self.clause(index).before.push(part);
                        return;
                    }
                }
                None => self.new_root(chunk.start),
            }
            self.push_part(part);
            return;
        }
        let noun = self.last == Last::Noun;
        // "Ana Ruiz, head of the council and the board,": an appositive, no list
        let apposed = self.noun.is_some_and(|noun| self.doc.tag(noun.head).is_proper())
            && self.doc.tag(chunk.head).is_common_noun()
            && self.closes(at);
        if noun
            && !self.quote
            && !apposed
            && self.list_ahead(at)
            && let Some(last) = self.last_part(top)
            && last.kind == PartKind::Noun
        {
            last.tokens.end = chunk.end;
            return;
        }
        if noun {
            self.aside = true;
            return;
        }
        self.push_part(part);
    }
}
