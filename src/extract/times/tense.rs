//! Where the verb of a time's clause points: back, here or ahead.

use super::grammar::Grammar;
use super::shape::Direction;
use crate::text::{Class, Tag};

/// How far a verb may stand from the time that it governs, in tokens.
const REACH: usize = 20;

/// Words behind which an infinitive lies ahead of the moment of speaking ("plans to", "is due to").
const AHEAD: &[&str] = &[
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
    "deadline",
    "until",
];

impl Grammar<'_> {
    /// The direction of the verb that governs the time at a token.
    pub fn direction(&self, i: usize) -> Direction {
        // Leftwards to the nearest verb of the clause.
        let lowest = self.from().max(i.saturating_sub(REACH));
        let mut at = i;
        while at > lowest {
            at -= 1;
            if self.doc.has(at, Class::DOUBLE) || self.is(at, &[";", ":"]) {
                break;
            }
            if let Some(direction) = self.verb(at) {
                return direction;
            }
        }
        // The time stands first: rightwards.
        let highest = self.to().min(i + REACH);
        let mut at = i;
        while at < highest {
            let tag = self.doc.tag(at);
            if self.doc.has(at, Class::DOUBLE) {
                break;
            }
            if tag.is_finite() || (tag.is_verb() && self.doc.tag(at.saturating_sub(1)) == Tag::Md) {
                return self.verb(at).unwrap_or_default();
            }
            at += 1;
        }
        Direction::Past
    }

    /// What the verb at a token says, with the auxiliaries before it; nothing if it is no verb that tells.
    fn verb(&self, at: usize) -> Option<Direction> {
        let tag = self.doc.tag(at);
        if self.is(at, &["scheduled", "slated", "due", "expected", "planned"]) && !tag.is_finite() {
            return Some(Direction::Future);
        }
        if tag == Tag::Md {
            return Some(self.modal(at));
        }
        if !tag.is_verb() {
            return None;
        }
        let back = |n: usize| at.checked_sub(n).filter(|at| *at >= self.from());
        match tag {
            Tag::Vb => {
                // The auxiliary or "to" stands within a few words: "will not likely meet", "plans to meet".
                for n in 1..=4 {
                    let before = back(n)?;
                    let tag = self.doc.tag(before);
                    if tag == Tag::Md {
                        return Some(self.modal(before));
                    }
                    if tag == Tag::To {
                        let ahead = (1..=3).any(|n| before >= self.from() + n && self.is(before - n, AHEAD));
                        if ahead {
                            return Some(Direction::Future);
                        }
                        return None;
                    }
                    if self.is(before, &["did", "didn"]) {
                        return Some(Direction::Past);
                    }
                    if !tag.is_adverb() && tag != Tag::Cc && !self.is(before, &["be", "have"]) {
                        break;
                    }
                }
                None
            }
            Tag::Vbn | Tag::Vbg => {
                for n in 1..=5 {
                    let before = back(n)?;
                    let tag_before = self.doc.tag(before);
                    match tag_before {
                        Tag::Md => return Some(self.modal(before)),
                        Tag::Vbd => return Some(Direction::Past),
                        Tag::Vbz | Tag::Vbp if self.is(before, &["is", "are", "am", "'s", "’s", "'re", "’re", "'m", "’m"]) => {
                            return Some(if tag == Tag::Vbg { Direction::Future } else { Direction::Past });
                        }
                        Tag::Vbz | Tag::Vbp if self.is(before, &["has", "have", "'ve", "’ve"]) => return Some(Direction::Past),
                        Tag::To => {
                            let ahead = (1..=3).any(|n| before >= self.from() + n && self.is(before - n, AHEAD));
                            return ahead.then_some(Direction::Future);
                        }
                        _ if tag_before.is_adverb() || tag_before.is_verb() => {}
                        _ => break,
                    }
                }
                None
            }
            Tag::Vbd => Some(Direction::Past),
            Tag::Vbz | Tag::Vbp => {
                if self.is(at, &["has", "have", "says", "say"]) {
                    Some(Direction::Past)
                } else {
                    Some(Direction::Present)
                }
            }
            _ => None,
        }
    }

    fn modal(&self, at: usize) -> Direction {
        if self.is(at, &["could", "might"]) && self.is(at + 1, &["have"]) {
            return Direction::Past;
        }
        if self.is(at, &["would", "should", "must", "may"]) && self.is(at + 1, &["have"]) {
            return Direction::Past;
        }
        if self.is(at, &["could"]) { Direction::Past } else { Direction::Future }
    }
}
