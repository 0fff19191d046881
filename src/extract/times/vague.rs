//! Vague times: now, once, soon.

use super::grammar::{Found, Grammar};
use super::shape::{Direction, Reference, Shape};
use super::words::{Step, Word};
use crate::model::TimeKind;
use crate::rule::Rule;
use crate::text::{Class, any_of};

pub(super) static PRESENT: Rule = Rule {
    id: "time-present",
    phenomenon: "The moment of speaking: “now”, “currently”, “at the moment”.",
    matches: &[("The shaft is now dry.", "now = PRESENT_REF"), ("It is shut at the moment.", "the moment = PRESENT_REF")],
    rejects: &["From the moment he came it rained."],
};

pub(super) static PAST: Rule = Rule {
    id: "time-past",
    phenomenon: "An unnamed time before: “recently”, “in the past”.",
    matches: &[("The shaft was recently dry.", "recently = PAST_REF"), ("It had been so in the past.", "the past = PAST_REF")],
    rejects: &["They walked past the mill."],
};

pub(super) static FUTURE: Rule = Rule {
    id: "time-future",
    phenomenon: "An unnamed time to come: “soon”, “in the near future”.",
    matches: &[("The shaft will soon be dry.", "soon = FUTURE_REF"), ("It will open in the near future.", "the near future = FUTURE_REF")],
    rejects: &["A future king was born.", "The trickle soon became a flood."],
};

/// Set phrases, longest first.
const PHRASES: &[(&[&str], Reference, usize)] = &[
    // words, what they say, how many words at their head are a preposition
    (&["for", "the", "time", "being"], Reference::Present, 1),
    (&["in", "the", "near", "future"], Reference::Future, 1),
    (&["in", "the", "future"], Reference::Future, 1),
    (&["in", "the", "past"], Reference::Past, 1),
    (&["of", "the", "past"], Reference::Past, 1),
    (&["the", "future"], Reference::Future, 0),
    (&["at", "the", "moment"], Reference::Present, 1),
    (&["at", "the", "minute"], Reference::Present, 1),
    (&["at", "this", "time"], Reference::Present, 1),
    (&["right", "now"], Reference::Present, 0),
    (&["just", "now"], Reference::Present, 0),
    (&["these", "days"], Reference::Present, 0),
    (&["more", "recently"], Reference::Past, 0),
    (&["most", "recently"], Reference::Past, 0),
    (&["to", "date"], Reference::Present, 0),
];

impl Grammar<'_> {
    /// A vague time at a token.
    pub fn vague_found(&self, i: usize) -> Option<Found> {
        // Only these words go on such a phrase at the word that a time begins with.
        let begun = matches!(self.at(i), Word::The | Word::Lead | Word::Step(Step::This))
            && !self.has(i + 1, Class::CAPITAL)
            && matches!(
                self.at(i + 1),
                Word::Noun | Word::Lead | Word::Future | Word::Step(Step::Past) | Word::Unit(..) | Word::Units(..) | Word::Reference(_)
            );
        let phrases = if begun { PHRASES } else { &[] };
        for (words, reference, head) in phrases {
            if i >= *head && self.at_phrase(i - head, words) {
                let end = i - head + words.len();
                // "up to date", "the future of the yard", "the future king"
                let updated = words.contains(&"date") && self.before(i, any_of!["up", "year", "from"]);
                let owned = *head == 0 && words.contains(&"future") && (self.is(end, any_of!["of"]) || self.doc.tag(end).is_noun());
                if updated || owned {
                    continue;
                }
                return Some(found(i, end, *reference));
            }
        }
        let reference = match self.at(i) {
            Word::Reference(reference) => reference,
            Word::Step(Step::This)
                if self.is(i, any_of!["current"]) && self.doc.tag(i + 1).is_noun() && !matches!(self.at(i + 1), Word::Unit(..)) =>
            {
                Reference::Present
            }
            Word::Recent if !matches!(self.at(i + 1), Word::Units(..)) => Reference::Past,
            _ => return None,
        };
        // "as soon as", "soon after"
        if self.is(i, any_of!["soon"]) && (self.before(i, any_of!["as", "how", "too"]) || self.is(i + 1, any_of!["after"])) {
            return None;
        }
        // "that soon became a flood": soon after what was told, not after now.
        if self.is(i, any_of!["soon"]) && !matches!(self.direction(i), Direction::Future | Direction::Present) {
            return None;
        }
        if self.is(i, any_of!["shortly"]) && self.is(i + 1, any_of!["before", "after"]) {
            return None;
        }
        Some(found(i, i + 1, reference))
    }

    fn at_phrase(&self, i: usize, words: &[&str]) -> bool {
        i >= self.from() && i + words.len() <= self.to() && self.doc.starts_with(i, words)
    }
}

fn found(start: usize, end: usize, reference: Reference) -> Found {
    let rule = match reference {
        Reference::Past => &PAST,
        Reference::Present => &PRESENT,
        Reference::Future => &FUTURE,
    };
    Found {
        start,
        end,
        kind: TimeKind::Date,
        shape: Shape::Reference(reference),
        modifier: None,
        rule: rule.id,
        outer: None,
        direction: None,
    }
}
