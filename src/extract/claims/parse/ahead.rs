//! Looking ahead: is this noun phrase the subject of a verb to come?

use super::super::is_time;
use super::{AHEAD, Last, Parser};
use crate::text::Tag;
use crate::text::phrases::{Chunk, Form, Kind, Words, key, set};

/// Kinds of chunks that say nothing about whether a noun phrase in front of them is a subject, a bit a kind.
const PASSED: u32 = 1 << Kind::Prep as u32
    | 1 << Kind::Adjective as u32
    | 1 << Kind::Adverb as u32
    | 1 << Kind::Quote as u32
    | 1 << Kind::Open as u32
    | 1 << Kind::Close as u32
    | 1 << Kind::Other as u32;

/// Those of phrases.
const PHRASES: u32 = 1 << Kind::Noun as u32 | 1 << Kind::Verb as u32;

/// Classes of the words that may tell a time.
const TIMES: Words = Words::TIMED.union(Words::CALENDAR).union(Words::UNIT).union(Words::STRETCH);

impl Parser<'_> {
    #[inline]
    pub(super) fn kind(&self, at: usize) -> Option<Kind> {
        self.chunks.get(at).map(|chunk| chunk.kind)
    }

    /// The next chunk from `at` on that is no adverb or quotation mark.
    #[inline(never)]
    pub(super) fn next_content(&self, at: usize) -> usize {
        let mut next = at;
        while matches!(self.kind(next), Some(Kind::Adverb | Kind::Quote)) {
            next += 1;
        }
        next
    }

    /// Whether the noun phrase at `at` is the subject of a finite verb ahead, its own modifiers passed by.
    /// `joined`: whether "and" plus another noun phrase may come before the verb.
    pub(super) fn subject_ahead(&self, at: usize, joined: bool) -> bool {
        self.verb_follows(at) && self.verb_ahead(at, joined)
    }

    /// Whether the noun phrase at `at` may be the subject of a verb ahead at all: others than finite ones count only right behind it.
    #[inline]
    pub(super) fn verb_follows(&self, at: usize) -> bool {
        at + 1 < self.finite_end || self.kind(at + 1) == Some(Kind::Verb)
    }

    /// Whether it is, where that may be.
    #[inline(never)]
    pub(super) fn verb_ahead(&self, at: usize, joined: bool) -> bool {
        let mut need = 1usize;
        let limit = (at + AHEAD).min(self.chunks.len());
        let mut commas = 0;
        for (index, chunk) in (at + 1..).zip(self.chunks.get(at + 1..limit).unwrap_or_default()) {
            // The frequent kinds are asked for one by one: a jump to one of many can't be foreseen.
            if PASSED >> chunk.kind as u32 & 1 == 1 {
                continue;
            }
            if PHRASES >> chunk.kind as u32 & 1 == 1 {
                let next = index == at + 1;
                if chunk.kind == Kind::Noun {
                    let before = &self.chunks[index - 1];
                    let beside = before.kind == Kind::Noun && need == 1 && commas == 0;
                    if beside && !self.tells_time(chunk) && !self.tells_time(before) {
                        // "steps we are taking": the first is no subject unless a relative clause lies between
                        if self.doc.tag(chunk.head) != Tag::Prp {
                            return false;
                        }
                        need += 1;
                    }
                } else if chunk.form == Form::Finite {
                    // "services used by": a participle under a wrong tag
                    if !(next && self.doc.tag(chunk.head) == Tag::Vbd && self.reduced(index) && !self.nominative(at)) {
                        need -= 1;
                        if need == 0 {
                            return true;
                        }
                    }
                } else if next && need == 1 && self.misread(chunk.form, index) {
                    return true;
                }
                continue;
            }
            match chunk.kind {
                Kind::Wh => need += 1,
                Kind::Subordinator => {
                    if self.doc.is(chunk.start, key!("that")) && self.kind(index + 1) == Some(Kind::Verb) {
                        need += 1;
                    } else {
                        return false;
                    }
                }
                Kind::And => {
                    // "as a judge and became": the verb is joined to one before, this noun phrase has none
                    if need == 1 && self.kind(self.next_content(index + 1)) == Some(Kind::Verb) {
                        return false;
                    }
                    if need == 1 && (!joined || commas > 0) && self.kind(index + 1) == Some(Kind::Noun) {
                        return false;
                    }
                }
                Kind::Comma | Kind::Break => {
                    if self.doc.is_any(chunk.start, set![";", ":"]) {
                        return false;
                    }
                    commas += 1;
                    if need == 1 {
                        match self.kind(index + 1) {
                            // ", which …": goes on; ", an analyst …,": an appositive must close again
                            Some(Kind::Wh) => {}
                            Some(Kind::Verb) if commas > 1 => {}
                            Some(Kind::Verb) if self.chunks[index + 1].form != Form::Finite => {}
                            Some(Kind::Noun | Kind::Adjective | Kind::Prep | Kind::Adverb) if commas == 1 && self.closes(index + 1) => {}
                            _ => return false,
                        }
                    }
                }
                Kind::Stop => return false,
                _ => {}
            }
        }
        false
    }

    /// Whether the verb group at `at`, right behind a noun phrase, is finite under the tags of another form.
    #[inline(never)]
    fn misread(&self, form: Form, at: usize) -> bool {
        match form {
            Form::Base => self.last == Last::Other || self.base_after_noun(at) || self.past_like_base(self.chunks[at]),
            // "said the company lost money": past tense under the tag of a participle
            Form::Participle => self.kind(at + 1) == Some(Kind::Noun) && !self.names(at) || self.means(at),
            Form::Finite | Form::Infinitive | Form::Gerund => false,
        }
    }

    /// "said the company planned to close": whether the participle at `at` is the past tense of a verb that takes an infinitive, which its
    /// passive doesn't.
    pub(super) fn means(&self, at: usize) -> bool {
        let Some([verb, next]) = self.chunks.get(at..at + 2) else { return false };
        let class = self.doc.classes(verb.head);
        let takes = class.contains(Words::CATENATIVE) && !class.contains(Words::PASSIVE_CATENATIVE);
        takes && verb.end == verb.start + 1 && next.kind == Kind::Verb && next.form == Form::Infinitive
    }

    /// Whether the noun phrase at `at` is a personal pronoun.
    fn nominative(&self, at: usize) -> bool {
        self.doc.tag(self.chunks[at].head) == Tag::Prp
    }

    /// Whether what begins at `at` (behind a comma) is closed by a comma with a finite verb right behind.
    #[inline(never)]
    pub(super) fn closes(&self, at: usize) -> bool {
        let limit = (at + AHEAD).min(self.chunks.len());
        for index in at..limit {
            match self.chunks[index].kind {
                Kind::Comma | Kind::Break => {
                    let next = self.next_content(index + 1);
                    return self.kind(next) == Some(Kind::Verb) && self.chunks[next].form == Form::Finite;
                }
                Kind::Verb if self.chunks[index].form == Form::Finite => return false,
                Kind::Stop | Kind::Wh | Kind::Subordinator => return false,
                _ => {}
            }
        }
        false
    }

    /// Whether the VBD group at `at` reads better as a participle: one word, with "by" or another finite verb behind.
    pub(super) fn reduced(&self, at: usize) -> bool {
        let chunk = self.chunks[at];
        if chunk.start != chunk.head || !self.doc.tag(chunk.head).is_verb() {
            return false;
        }
        let next = self.next_content(at + 1);
        self.kind(next) == Some(Kind::Prep) && self.doc.is(self.chunks[next].start, key!("by"))
    }

    /// Whether the noun phrases from `at` on are a list closed by a conjunction: "B, C and D".
    #[inline(never)]
    pub(super) fn list_ahead(&self, at: usize) -> bool {
        let limit = (at + AHEAD).min(self.chunks.len());
        let mut nouns = false;
        for index in at..limit {
            match self.chunks[index].kind {
                Kind::And => {
                    return nouns && matches!(self.kind(self.next_content(index + 1)), Some(Kind::Noun | Kind::Prep));
                }
                Kind::Noun => nouns = true,
                Kind::Comma | Kind::Prep | Kind::Quote | Kind::Open | Kind::Close => {}
                _ => return false,
            }
        }
        false
    }

    /// Whether such a list is the subject of a verb right behind it.
    pub(super) fn list_before_verb(&self, at: usize) -> bool {
        let limit = (at + AHEAD).min(self.chunks.len());
        let mut closed = false;
        for index in at..limit {
            match self.chunks[index].kind {
                Kind::And => closed = true,
                Kind::Verb => return closed && self.chunks[index].form == Form::Finite,
                Kind::Comma if !closed => {}
                Kind::Noun | Kind::Prep | Kind::Quote | Kind::Open | Kind::Close | Kind::Adverb => {}
                _ => return false,
            }
        }
        false
    }

    /// Whether a noun phrase tells a time.
    #[inline]
    pub(super) fn tells_time(&self, noun: &Chunk) -> bool {
        // Few do.
        (self.doc.own(noun.head) | self.doc.classes(noun.head)).intersects(TIMES) && is_time(self.doc, noun.head)
    }

    /// Whether the participle at `at` is one of naming, which takes a bare noun phrase: "a village called X".
    pub(super) fn names(&self, at: usize) -> bool {
        self.doc.is_any(
            self.chunks[at].head,
            set!["called", "named", "dubbed", "titled", "entitled", "nicknamed", "given", "termed", "labelled", "labeled", "made"],
        )
    }

    /// How many finite verbs come behind `at` before the sentence or a colon ends it.
    pub(super) fn finite_ahead(&self, at: usize) -> usize {
        self.chunks[at..(at + AHEAD).min(self.chunks.len())]
            .iter()
            .take_while(|chunk| !matches!(chunk.kind, Kind::Stop))
            .filter(|chunk| chunk.kind == Kind::Verb && chunk.form == Form::Finite)
            .count()
    }
}
