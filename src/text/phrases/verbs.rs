//! Verb groups.

use std::ops::Range;

use super::{Chunk, Kind, compound_end, joins, pairs};
use super::{Keyed, Set, Words, key, keys, set};
use crate::text::{Class, Tag, Upos};

/// What a verb group is by its first verb: what kind of clause it can head.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Form {
    /// "has cut", "will go", "said".
    Finite,
    /// "to cut".
    Infinitive,
    /// "cut" in its base form: imperative, subjunctive, or behind "help" and "let".
    Base,
    /// "cutting", "having cut".
    Gerund,
    /// "cut" as a participle without auxiliary.
    Participle,
}

/// A form of "be".
#[must_use]
pub fn is_be(doc: &Keyed<'_>, token: u32) -> bool {
    doc.is_of(token, Words::BE) && doc.tag(token) != Tag::Pos
}

/// A form of "have".
#[must_use]
pub fn is_have(doc: &Keyed<'_>, token: u32) -> bool {
    doc.is_of(token, Words::HAVE) && doc.tag(token) != Tag::Pos
}

/// A form of "do".
#[must_use]
pub fn is_do(doc: &Keyed<'_>, token: u32) -> bool {
    doc.is_of(token, Words::DO)
}

/// A modal or a form of "be", "have" or "do".
#[must_use]
pub fn is_auxiliary(doc: &Keyed<'_>, token: u32) -> bool {
    doc.tag(token) == Tag::Md || is_be(doc, token) || is_have(doc, token) || is_do(doc, token)
}

/// Whether the word can only be a particle behind a verb or its object: "took over from her", "came back"; but not "killed over 40",
/// "went out of town".
#[must_use]
pub fn is_particle(doc: &Keyed<'_>, token: u32) -> bool {
    let amount = |token: u32| matches!(doc.tag(token), Tag::Cd | Tag::Currency);
    let governs = || amount(token + 1) || doc.tag(token + 1) == Tag::Dt || pairs::begin(doc.key(token), doc.key(token + 1));
    match doc.tag(token) {
        // "cost up to 200 jobs"
        Tag::Rp => !(amount(token + 2) && pairs::begin(doc.key(token), doc.key(token + 1))),
        tag => tag.is_adverb() && doc.is_of(token, Words::PARTICLE) && !governs(),
    }
}

/// Whether a possessive ending stands behind the word, so that it is a noun whatever its tag: "firms’".
pub(super) fn possessor(doc: &Keyed<'_>, token: u32) -> bool {
    doc.tag(token + 1) == Tag::Pos
        || (doc.is(token + 1, key!("'")) && doc.glued(token + 1) && doc.word(token).ends_with('s') && !doc.glued(token + 2))
}

/// Whether a token is a verb or modal by its tag; a possessive ending never is.
fn verbal(doc: &Keyed<'_>, token: u32) -> bool {
    let tag = doc.tag(token);
    tag == Tag::Md || tag.is_verb()
}

fn adverbial(doc: &Keyed<'_>, token: u32) -> bool {
    doc.tag(token).is_adverb()
        || (doc.is(token, key!("first")) && matches!(doc.tag(token + 1), Tag::Vbn | Tag::Vbd))
        || doc.is_any(token, set!["not", "n't", "never"])
}

/// Whether a verb behind this auxiliary belongs to its group.
fn continues(doc: &Keyed<'_>, auxiliary: u32, next: u32) -> bool {
    let tag = doc.tag(next);
    if doc.tag(auxiliary) == Tag::Md {
        return matches!(tag, Tag::Vb | Tag::Vbp);
    }
    if is_do(doc, auxiliary) && matches!(tag, Tag::Vb | Tag::Vbp) {
        return true;
    }
    if is_have(doc, auxiliary) && matches!(tag, Tag::Vbn | Tag::Vbd) {
        return true;
    }
    if is_be(doc, auxiliary) && matches!(tag, Tag::Vbn | Tag::Vbg | Tag::Vbd) {
        // "is cutting costs" against "is cutting-edge technology"
        return true;
    }
    doc.is_any(auxiliary, set!["get", "gets", "got", "getting"]) && tag == Tag::Vbn
}

/// "has disabled the device": a participle under the tag of an adjective. Behind "have" an adjective needs its noun, so where
/// a determiner, pronoun, number or preposition follows it is none.
fn perfect(doc: &Keyed<'_>, auxiliary: u32, next: u32) -> bool {
    is_have(doc, auxiliary)
        && doc.tag(next) == Tag::Jj
        && doc.word(next).ends_with("ed")
        && matches!(doc.tag(next + 1), Tag::Dt | Tag::PrpPoss | Tag::Prp | Tag::Cd | Tag::In | Tag::To)
}

/// The verb group that begins at `at`.
#[inline]
pub(super) fn group(doc: &Keyed<'_>, at: u32, limits: &Range<u32>) -> Option<Chunk> {
    if may_open(doc, at) { group_from(doc, at, limits) } else { None }
}

fn group_from(doc: &Keyed<'_>, at: u32, limits: &Range<u32>) -> Option<Chunk> {
    let end = limits.end;
    let mut to = at;
    // Adverbs in front belong to the group where a verb follows at once: "never saw", "also said".
    while to < end && adverbial(doc, to) && to - at < 3 {
        to += 1;
    }
    // "in order to", "so as to"
    if to == at && (doc.starts_with(to, keys!["in", "order", "to"]) || doc.starts_with(to, keys!["so", "as", "to"])) {
        to += 2;
    }
    let infinitive = to < end && (doc.tag(to) == Tag::To || infinitive_under_noun(doc, to, end));
    if infinitive {
        to += 1;
        while to < end && adverbial(doc, to) {
            to += 1;
        }
        // "to “cease and disable”": a quotation mark inside
        if to < end && doc.has(to, Class::QUOTE) {
            to += 1;
        }
        if !(to < end && (matches!(doc.tag(to), Tag::Vb | Tag::Vbp) || doc.tag(to) == Tag::Nn)) {
            return None;
        }
    } else if (doc.is_any(at, set!["in", "so"]) && to == at + 2) || (to + 1 < end && possessor(doc, to)) {
        return None;
    }
    // "re-designated": a compound in the past tense
    if !infinitive && to < end {
        let last = compound_end(doc, to, end) - 1;
        if last > to && matches!(doc.tag(last), Tag::Vbd | Tag::Vbz) && doc.tag(to) != Tag::Cd {
            return Some(verb_chunk(doc, at..last + 1, last));
        }
    }
    if !(to < end && (infinitive || verbal(doc, to))) {
        return None;
    }
    if !infinitive && to == at && modifier(doc, at, limits) {
        return None;
    }
    if !infinitive && to > at && matches!(doc.tag(to), Tag::Vbn | Tag::Vbg) && modifier_behind_adverb(doc, at, to, limits) {
        return None;
    }
    let mut head = to;
    to += 1;
    loop {
        let mut next = to;
        while next < end && (adverbial(doc, next) || doc.has(next, Class::QUOTE)) && next - to < 4 {
            next += 1;
        }
        if next >= end {
            break;
        }
        // "is then cross-checked": a compound whose last part is the participle
        let compound = compound_end(doc, next, end);
        let verb = compound - 1;
        if ((verbal(doc, next) || compound > next + 1) && verbal(doc, verb) && continues(doc, head, verb)) || perfect(doc, head, next) {
            head = verb;
            to = compound;
            continue;
        }
        break;
    }
    // A negation may stand last: "is not", "did n't"
    while to < end && doc.is_any(to, set!["not", "n't"]) {
        to += 1;
    }
    while to < end && is_particle(doc, to) {
        to += 1;
    }
    Some(verb_chunk(doc, at..to, head))
}

/// Whether a verb group may begin with the word: most words are told by their tags alone.
#[inline]
fn may_open(doc: &Keyed<'_>, at: u32) -> bool {
    let tag = doc.tag(at);
    tag.is_verb()
        || matches!(tag, Tag::Md | Tag::To | Tag::Rb | Tag::Rbr | Tag::Rbs)
        || doc.is_any(at, set!["first", "not", "n't", "never", "in", "so", "to"])
        || joins(doc, at + 1)
}

fn verb_chunk(doc: &Keyed<'_>, tokens: Range<u32>, head: u32) -> Chunk {
    Chunk { kind: Kind::Verb, start: tokens.start, end: tokens.end, head, form: form(doc, tokens) }
}

/// What kind of clause a verb group can head.
fn form(doc: &Keyed<'_>, tokens: Range<u32>) -> Form {
    for token in tokens {
        match doc.tag(token) {
            Tag::To => return Form::Infinitive,
            Tag::In if doc.is_any(token, set!["in", "so"]) => return Form::Infinitive,
            Tag::Md | Tag::Vbd | Tag::Vbz | Tag::Vbp => return Form::Finite,
            Tag::Vb => return Form::Base,
            Tag::Vbg => return Form::Gerund,
            Tag::Vbn => return Form::Participle,
            Tag::In if doc.is(token, key!("to")) => return Form::Infinitive,
            _ => {}
        }
    }
    Form::Finite
}

/// "to" and a bare singular under the tag of a noun, with a determiner, pronoun or amount behind: "to store the water".
/// No noun phrase goes on like that, so the word is a verb.
fn infinitive_under_noun(doc: &Keyed<'_>, at: u32, end: u32) -> bool {
    at + 2 < end
        && doc.is(at, key!("to"))
        && doc.tag(at + 1) == Tag::Nn
        && !doc.has(at + 1, Class::CAPITAL)
        && (matches!(doc.tag(at + 2), Tag::Dt | Tag::PrpPoss | Tag::Prp | Tag::Cd)
            || (doc.tag(at + 2) == Tag::Jj && !doc.is_any(at + 2, set!["last", "next"]) && doc.tag(at + 3).is_noun()))
}

/// What could be a noun phrase's next word behind a participle that only modifies.
fn nominal(doc: &Keyed<'_>, token: u32) -> bool {
    let tag = doc.tag(token);
    tag.is_noun() || tag.is_adjective() || tag == Tag::Cd
}

/// Whether the participle at `at` modifies the noun behind it ("starving people") rather than heading a group.
fn modifier(doc: &Keyed<'_>, at: u32, limits: &Range<u32>) -> bool {
    let tag = doc.tag(at);
    if !tag.is_participle() || doc.upos(at) == Upos::Aux {
        return false;
    }
    let compound = compound_end(doc, at, limits.end);
    let next = compound;
    if next >= limits.end || !nominal(doc, next) {
        return false;
    }
    if compound > at + 1 {
        return true;
    }
    let before = if at > limits.start { at - 1 } else { return tag == Tag::Vbn };
    let before_tag = doc.tag(before);
    if tag == Tag::Vbn {
        // "a company named X", "forces backed by": behind a noun it heads a clause; elsewhere it modifies.
        return !(before_tag.is_noun()
            || before_tag == Tag::Cd
            || doc.upos(before) == Upos::Pron
            || doc.has(before, Class::CLOSE)
            || doc.is(before, key!(",")))
            && doc.upos(before) != Upos::Aux;
    }
    // "of starving people", "faces mounting pressure", "and growing fears" against "by firing staff"
    // "e-mail and messaging apps": joined to a noun, with no other gerund that it could be joined to
    let joined = before_tag == Tag::Cc
        && before > limits.start
        && (doc.tag(before - 1).is_noun() || doc.is(before - 1, key!(",")))
        && doc.tag(next).is_noun()
        && !(limits.start.max(at.saturating_sub(10))..before).any(|token| doc.tag(token) == Tag::Vbg && !doc.is(token, key!("including")));
    joined || doc.is(before, key!("of")) || (before_tag.is_verb() && doc.upos(before) == Upos::Verb && !doc.is_any(before, CATENATIVE_ING))
}

/// Verbs that take a gerund: what follows them is no modifier.
const CATENATIVE_ING: &Set = set![
    "start",
    "starts",
    "started",
    "begin",
    "begins",
    "began",
    "stop",
    "stops",
    "stopped",
    "stopping",
    "keep",
    "keeps",
    "kept",
    "avoid",
    "avoids",
    "avoided",
    "continue",
    "continued",
    "continues",
    "consider",
    "considered",
    "risk",
    "risked",
    "try",
    "tried",
    "like",
    "quit",
    "finish",
    "finished",
    "suggest",
    "suggested",
    "recommend",
    "recommended",
    "deny",
    "denied",
    "denies",
    "admit",
    "admitted",
    "admits",
    "prohibit",
    "prohibits",
    "prohibited",
    "spent",
    "spend"
];

/// "recently elected leaders": the adverb belongs to the participle, both to the noun.
fn modifier_behind_adverb(doc: &Keyed<'_>, at: u32, to: u32, limits: &Range<u32>) -> bool {
    to + 1 < limits.end && nominal(doc, to + 1) && at > limits.start && {
        let before = doc.tag(at - 1);
        before.is_determiner() || before == Tag::Pos || doc.is(at - 1, key!("of"))
    }
}

impl Chunk {
    /// Whether a verb group is passive: "was cut", "being used", "cut" as a bare participle.
    #[must_use]
    pub fn passive(&self, doc: &Keyed<'_>) -> bool {
        if !matches!(doc.tag(self.head), Tag::Vbn | Tag::Vbd) {
            return false;
        }
        let before = (self.start..self.head).rev().find(|&token| verbal(doc, token));
        match before {
            Some(token) => {
                is_be(doc, token) && !(is_have(doc, token) && doc.tag(self.head) != Tag::Vbn)
                    || doc.is_any(token, set!["get", "gets", "got", "getting"])
            }
            None => doc.tag(self.head) == Tag::Vbn,
        }
    }
}
