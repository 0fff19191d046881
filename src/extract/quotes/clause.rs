//! Verb groups and noun phrases, read from tags.

use std::ops::Range;

use super::scene::Scene;
use super::sign::Sign;
use crate::text::{Class, Tag, Upos};

/// A verb with the words that belong to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Group {
    /// From the first auxiliary (or governing verb) to the verb.
    pub tokens: Range<usize>,
    /// Whether it has tense.
    pub finite: bool,
    /// Whether it is a passive.
    pub passive: bool,
    /// Whether it is a bare present participle.
    pub participle: bool,
}

impl Scene<'_, '_> {
    /// The verb group that ends with the verb at `head`, not reaching before `start`.
    pub(super) fn group(&self, head: usize, start: usize) -> Group {
        let doc = self.doc;
        let tag = doc.tag(head);
        let mut group = Group { tokens: head..head + 1, finite: self.finite_at(head), passive: false, participle: tag == Tag::Vbg };
        let mut at = head;
        let mut chain = 0;
        while at > start {
            at -= 1;
            let tag = doc.tag(at);
            if doc.upos(at) == Upos::Aux || tag == Tag::Md {
                if doc.tag(group.tokens.end - 1) == Tag::Vbn && group.tokens.start == head || !group.finite && !group.passive {
                    let be = self.is(at, Sign::BE);
                    group.passive |= be && doc.tag(head) == Tag::Vbn && chain == 0;
                }
                group.finite |= tag.is_finite();
                group.participle = false;
                group.tokens.start = at;
            } else if tag.is_adverb() || doc.upos(at) == Upos::Part && tag != Tag::To && tag != Tag::Pos {
                group.tokens.start = at;
            } else if tag == Tag::To && !group.finite && chain < 3 && at > start {
                // "wants to say", "was quick to point out"
                let mut before = at - 1;
                while before > start && doc.tag(before).is_adverb() {
                    before -= 1;
                }
                if doc.tag(before).is_verb() {
                    group.finite |= self.finite_at(before);
                    group.participle = doc.tag(before) == Tag::Vbg;
                    group.tokens.start = before;
                    at = before;
                    chain += 1;
                } else if doc.tag(before).is_adjective() && before > start && doc.upos(before - 1) == Upos::Aux {
                    group.tokens.start = before;
                    at = before;
                    chain += 1;
                } else {
                    group.tokens.start = at;
                    break;
                }
            } else {
                break;
            }
        }
        group
    }

    /// Whether a noun phrase may begin at the token.
    #[inline]
    pub(super) fn begins_phrase(&self, token: usize) -> bool {
        self.sign(token).contains(Sign::BEGINS) || self.begins_oddly(token)
    }

    /// Whether a noun phrase may begin at a token whose tag alone doesn't tell.
    fn begins_oddly(&self, token: usize) -> bool {
        self.is_expletive(token)
            || self.is(token, Sign::PAIRED) && self.begins_phrase(token + 1)
            || (self.doc.tag(token).is_participle() && self.doc.tag(token + 1).is_noun())
            || self.doc.has(token, Class::HANDLE)
    }

    /// "there" before a form of "be", whatever its tag.
    fn is_expletive(&self, token: usize) -> bool {
        let be = |token: usize| self.is(token, Sign::EXISTS);
        self.is(token, Sign::THERE) && (be(token + 1) || self.doc.tag(token + 1).is_adverb() && be(token + 2))
    }

    /// Whether the token can stand inside a base noun phrase.
    #[inline]
    pub(super) fn in_phrase(&self, token: usize) -> bool {
        self.sign(token).contains(Sign::PART) || self.in_phrase_oddly(token)
    }

    /// Whether a token whose tag alone doesn't tell can stand inside a base noun phrase.
    fn in_phrase_oddly(&self, token: usize) -> bool {
        let tag = self.doc.tag(token);
        (tag.is_participle()
            && (self.in_phrase_noun(token + 1) || self.doc.has(token + 1, Class::HYPHEN) || self.doc.has(token, Class::GLUED)))
            || self.doc.has(token, Class::HANDLE)
            || (tag.is_adverb() && self.doc.tag(token + 1).is_adjective())
    }

    fn in_phrase_noun(&self, token: usize) -> bool {
        let tag = self.doc.tag(token);
        tag.is_noun() || tag.is_adjective()
    }

    /// The base noun phrase that begins at `from`: no prepositions, no commas. Empty if none does.
    pub(super) fn base_phrase(&self, from: usize, end: usize) -> Range<usize> {
        let doc = self.doc;
        let mut at = from;
        if at < end && matches!(doc.tag(at), Tag::Wp | Tag::Wdt) {
            return at..at + 1;
        }
        while at < end && self.in_phrase(at) {
            // A pronoun is a phrase by itself, and so ends one.
            if doc.tag(at) == Tag::Prp {
                return if at == from { at..at + 1 } else { from..at };
            }
            // "the company its rival": a determiner begins another phrase.
            if at > from
                && doc.tag(at).is_determiner()
                && doc.tag(at - 1) != Tag::Pdt
                && !doc.tag(at - 1).is_determiner()
                && !self.is(at - 1, Sign::OF)
            {
                break;
            }
            if at > from && self.timed(at).is_some() && self.timed(from).is_none() {
                break;
            }
            at += 1;
        }
        from..at
    }

    /// The noun phrase that begins at `from`: base phrases joined by prepositions, "and", and brackets.
    pub(super) fn phrase(&self, from: usize, end: usize) -> Range<usize> {
        let doc = self.doc;
        let mut phrase = self.base_phrase(from, end);
        if phrase.is_empty() || doc.tag(from) == Tag::Prp {
            return phrase;
        }
        loop {
            let at = phrase.end;
            if at >= end {
                break;
            }
            if doc.has(at, Class::BRACKET | Class::OPEN) {
                let Some(close) = (at..end.min(at + 16)).find(|&token| doc.has(token, Class::BRACKET | Class::CLOSE)) else { break };
                phrase.end = close + 1;
                continue;
            }
            let joins = self.is(at, Sign::JOINT);
            if !joins {
                break;
            }
            let next = self.base_phrase(at + 1, end);
            if next.is_empty() || self.timed(at + 1).is_some() {
                break;
            }
            // "Smith and Jones said": two speakers; "Smith and he left": another clause.
            if self.is(at, Sign::AND) && (doc.tag(next.start) == Tag::Prp || self.finite_at(next.end)) && !self.finite_at(next.end) {
                break;
            }
            phrase.end = next.end;
        }
        phrase
    }
}
