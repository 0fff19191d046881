//! Where the verb of a time's clause points: back, here or ahead.

use super::grammar::Grammar;
use super::shape::Direction;
use crate::text::{Class, Lex, Tag, WordSet, any_of, word_set};

/// How far a verb may stand from the time that it governs, in tokens.
const REACH: usize = 20;

/// A past verb farther than this from a time need not be the one that dates it.
const CLOSE: usize = 5;

/// Words behind which an infinitive lies ahead of the moment of speaking ("plans to", "is due to").
static AHEAD: WordSet = word_set![
    "plan",
    "plans",
    "planned",
    "planning",
    "expect",
    "expects",
    "expected",
    "expecting",
    "schedule",
    "scheduled",
    "due",
    "set",
    "hope",
    "hopes",
    "hoping",
    "hoped",
    "intend",
    "intends",
    "intended",
    "intending",
    "likely",
    "unlikely",
    "going",
    "ready",
    "about",
    "want",
    "wants",
    "wanted",
    "seek",
    "seeks",
    "seeking",
    "agree",
    "agrees",
    "agreed",
    "vow",
    "vows",
    "vowed",
    "promise",
    "promises",
    "promised",
    "pledge",
    "pledges",
    "pledged",
    "prepare",
    "prepares",
    "preparing",
    "slated",
    "supposed",
    "aim",
    "aims",
    "aiming",
    "need",
    "needs",
    "bound",
    "poised",
    "decide",
    "decides",
    "decided",
    "ordered",
    "order",
    "propose",
    "proposed",
    "proposes",
    "invited",
];

/// Participles and adjectives that put what they belong to ahead: "scheduled for Monday", "payable Dec. 1".
static PENDING: WordSet =
    word_set!["scheduled", "slated", "due", "expected", "planned", "payable", "effective", "upcoming", "beginning", "starting", "set",];

impl Grammar<'_> {
    /// The direction of the verb that governs the time of these tokens. A date that stands before a noun as its
    /// attribute ("the Jan. 14 deadline") is not dated by a past verb.
    pub fn direction_of(&self, start: usize, end: usize) -> Direction {
        let direction = self.direction(start);
        let attribute = self.doc.tag(end).is_common_noun()
            && start > self.from()
            && (self.before(start, any_of!["a", "an", "the"]) || matches!(self.doc.tag(start - 1), Tag::PrpPoss | Tag::Pos));
        if attribute && direction == Direction::Past { Direction::Unknown } else { direction }
    }

    /// The direction of the verb that governs the time at a token.
    pub fn direction(&self, i: usize) -> Direction {
        let lowest = self.from().max(i.saturating_sub(REACH));
        let head = if self.follows_the(i) { i - 1 } else { i };
        let until = self.before(head, any_of!["until", "till", "through"]);
        // "as early as Tuesday", "ahead of Tuesday's vote"; else "Tuesday's vote" has been.
        if self.before(head, any_of!["as"])
            || (self.before(head, any_of!["of"]) && head >= self.from() + 2 && self.is(head - 2, any_of!["ahead"]))
        {
            return Direction::Future;
        }
        if self.is(i + 1, any_of!["'s", "’s"]) && self.doc.has(i + 1, Class::CLITIC) {
            return Direction::Unknown;
        }
        // Leftwards to the nearest verb of the clause.
        let mut at = i;
        while at > lowest {
            at -= 1;
            if self.doc.has(at, Class::PUNCT) {
                if self.doc.has(at, Class::DOUBLE) || self.is(at, any_of![";", ":"]) {
                    break;
                }
                continue;
            }
            match self.verb(at) {
                // "gave them until Tuesday": the end lies ahead of what was done.
                Some(_) if until => return Direction::Future,
                Some(Direction::Past) if i - at > CLOSE || self.before(head, any_of!["to"]) => return Direction::Unknown,
                Some(direction) => return direction,
                None => {}
            }
        }
        // The time stands first: rightwards.
        let highest = self.to().min(i + REACH);
        for at in i..highest {
            let tag = self.doc.tag(at);
            if self.doc.has(at, Class::DOUBLE) {
                break;
            }
            if tag.is_finite() {
                // "a June 3 hearing has been scheduled"
                if (1..=3).any(|n| self.is(at + n, &PENDING)) {
                    return Direction::Future;
                }
                return self.verb(at).unwrap_or_default();
            }
        }
        if at == self.from() && self.is_plural_plan(head) { Direction::Present } else { Direction::Unknown }
    }

    /// "The shops open on Monday": where a sentence has no other verb, the word between a plural and the time is one, which as a
    /// noun or adjective it looks like. `head` is the first token of the time.
    fn is_plural_plan(&self, head: usize) -> bool {
        let at = if self.before(head, any_of!["on", "in", "at"]) { head - 1 } else { head };
        at >= self.from() + 2
            && matches!(self.doc.tag(at - 1), Tag::Nn | Tag::Jj | Tag::Vb)
            && self.has(at - 1, Class::WORD)
            && !self.has(at - 1, Class::CAPITAL)
            && self.doc.tag(at - 2) == Tag::Nns
            && self.has(self.to() - 1, Class::TERMINAL)
    }

    /// What the verb at a token says, with the auxiliaries before it; nothing if it is no verb that tells.
    fn verb(&self, at: usize) -> Option<Direction> {
        let tag = self.doc.tag(at);
        if tag == Tag::Md {
            return Some(self.modal(at));
        }
        if !tag.is_finite() && !self.doc.lex(at).contains(Lex::FUNCTION) && self.is(at, &PENDING) {
            // "had been due to expire": the perfect puts it back again.
            let perfect = (1..=3).any(|n| at >= self.from() + n && self.is(at - n, any_of!["had"]));
            return Some(if perfect { Direction::Past } else { Direction::Future });
        }
        match tag {
            Tag::Vb => self.infinitive(at),
            Tag::Vbn | Tag::Vbg => self.participle(at, tag),
            Tag::Vbd => Some(Direction::Past),
            // "are to travel"
            Tag::Vbz | Tag::Vbp if self.is(at, any_of!["is", "are"]) && self.doc.tag(at + 1) == Tag::To => Some(Direction::Future),
            Tag::Vbz | Tag::Vbp => {
                Some(if self.is(at, any_of!["has", "have", "says", "say", "'ve", "’ve"]) { Direction::Past } else { Direction::Present })
            }
            _ => None,
        }
    }

    /// "will not likely meet", "plans to meet", "is due to meet", "did meet".
    fn infinitive(&self, at: usize) -> Option<Direction> {
        for n in 1..=4 {
            let before = at.checked_sub(n).filter(|before| *before >= self.from())?;
            let tag = self.doc.tag(before);
            if tag == Tag::Md {
                return Some(self.modal(before));
            }
            if tag == Tag::To {
                return self.infinitive_with_to(before);
            }
            if self.is(before, any_of!["did"]) {
                return Some(Direction::Past);
            }
            if !tag.is_adverb() && tag != Tag::Cc && !self.is(before, any_of!["be", "have"]) {
                return None;
            }
        }
        None
    }

    fn infinitive_with_to(&self, to: usize) -> Option<Direction> {
        let ahead = (1..=3).any(|n| to >= self.from() + n && self.is(to - n, &AHEAD));
        if !ahead {
            return None;
        }
        // "had been due to expire", "had planned to meet"
        let perfect = (2..=5).any(|n| to >= self.from() + n && self.is(to - n, any_of!["had"]));
        Some(if perfect { Direction::Past } else { Direction::Future })
    }

    fn participle(&self, at: usize, tag: Tag) -> Option<Direction> {
        for n in 1..=5 {
            let Some(before) = at.checked_sub(n).filter(|before| *before >= self.from()) else { break };
            let tag_before = self.doc.tag(before);
            match tag_before {
                Tag::Md => return Some(self.modal(before)),
                Tag::Vbd => return Some(Direction::Past),
                Tag::Vbz | Tag::Vbp if self.is(before, any_of!["is", "are", "am", "'s", "’s", "'re", "’re", "'m", "’m"]) => {
                    return Some(if tag == Tag::Vbg { Direction::Future } else { Direction::Past });
                }
                Tag::Vbz | Tag::Vbp if self.is(before, any_of!["has", "have", "'ve", "’ve"]) => return Some(Direction::Past),
                // "to be published in May"
                Tag::To if self.is(before + 1, any_of!["be"]) => return self.infinitive_with_to(before).or(Some(Direction::Future)),
                Tag::To => return self.infinitive_with_to(before),
                _ if tag_before.is_adverb() || tag_before.is_verb() => {}
                _ => break,
            }
        }
        // "the plan announced Monday"
        (tag == Tag::Vbn).then_some(Direction::Past)
    }

    fn modal(&self, at: usize) -> Direction {
        let have = (1..=2).any(|n| self.is(at + n, any_of!["have"]));
        if have || self.is(at, any_of!["could"]) { Direction::Past } else { Direction::Future }
    }
}
