//! How much a claim is worth checking: a sum of terms, each with its weight and reason.

use std::ops::Range;

use super::arguments::Phrase;
use crate::model::{Modality, Polarity};
use crate::text::phrases::{Keyed, Words};
use crate::text::{Tag, tags};

/// One term of the sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// A word for it.
    pub name: &'static str,
    /// What it adds where it holds, in hundredths.
    pub weight: i8,
    /// When it holds, and why it counts.
    pub reason: &'static str,
    holds: Holds,
}

bitflags::bitflags! {
    /// What holds of a claim.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    struct Holds: u16 {
        const FIGURE = 1;
        const TIME = 1 << 1;
        const PLACE = 1 << 2;
        const NAMED_SUBJECT = 1 << 3;
        const NAMED_OBJECT = 1 << 4;
        const OBJECT = 1 << 5;
        const HARM = 1 << 6;
        const ATTRIBUTED = 1 << 7;
        const NEGATED = 1 << 8;
        const INTENDED = 1 << 9;
        const OPEN = 1 << 10;
        const OPINION = 1 << 11;
        const BARE = 1 << 12;
    }
}

const fn term(name: &'static str, weight: i8, holds: Holds, reason: &'static str) -> Term {
    Term { name, weight, reason, holds }
}

/// The terms of a claim's `worth`, after what fact checkers pick first (Hassan et al. 2017, "ClaimBuster": figures, named actors, past
/// events and disputed statements before opinions and plans). Those that hold are added up; the sum is cut to 0 and 1.
pub static TERMS: &[Term] = &[
    term("claim", 20, Holds::empty(), "every claim: somebody says that something is so"),
    term("figure", 20, Holds::FIGURE, "it states an amount, which another source can contradict"),
    term("time", 10, Holds::TIME, "it says when, so that it can be looked up"),
    term("place", 5, Holds::PLACE, "it says where"),
    term("named-subject", 10, Holds::NAMED_SUBJECT, "who acts is named"),
    term("named-object", 5, Holds::NAMED_OBJECT, "whom or what it is done to is named"),
    term("object", 5, Holds::OBJECT, "it says more than that somebody acts"),
    term("harm", 15, Holds::HARM, "it tells of death, injury, violence or crime"),
    term("attributed", 10, Holds::ATTRIBUTED, "it is one side's word, not the article's"),
    term("negated", 5, Holds::NEGATED, "it denies something that may have been claimed"),
    term("intended", -5, Holds::INTENDED, "it is planned or demanded: it has not happened yet"),
    term("open", -10, Holds::OPEN, "it is possible or conditional: it may never be so"),
    term("opinion", -20, Holds::OPINION, "it judges or feels: nothing can prove it wrong"),
    term("bare", -10, Holds::BARE, "it only says what something is, without an amount"),
];

/// How many bits of [`Holds`] a table takes, and how many values that makes.
const BITS: usize = 8;
const VALUES: usize = 1 << BITS;

/// The sums of the weights of all that can hold, by the lower bits of [`Holds`] and by the upper ones; what always holds is with the
/// lower ones.
static WEIGHTS: [[i16; VALUES]; 2] = {
    let mut sums = [[0; VALUES]; 2];
    let mut bits = 0;
    while bits < VALUES {
        let mut at = 0;
        while at < TERMS.len() {
            let term = &TERMS[at];
            let holds = term.holds.bits() as usize;
            if holds == 0 || holds & bits != 0 {
                sums[0][bits] += term.weight as i16;
            }
            if holds >> BITS & bits != 0 {
                sums[1][bits] += term.weight as i16;
            }
            at += 1;
        }
        bits += 1;
    }
    sums
};

/// What a claim's worth depends on beside its words.
pub(super) struct Grounds {
    /// Whether it states an amount.
    pub(super) figures: bool,
    pub(super) time: bool,
    pub(super) place: bool,
    pub(super) attributed: bool,
    /// Whether its verb is "be", which only links.
    pub(super) links: bool,
    pub(super) polarity: Polarity,
    pub(super) modality: Modality,
}

/// The worth of a claim with these phrases and a predicate of these tokens, in hundredths.
#[inline]
pub(super) fn of(doc: &Keyed<'_>, subject: &Phrase, predicate: &Range<u32>, object: &Phrase, grounds: &Grounds) -> u8 {
    let bits = usize::from(holds(doc, subject, predicate, object, grounds).bits());
    let sum = WEIGHTS[0][bits % VALUES] + WEIGHTS[1][(bits >> BITS) % VALUES];
    u8::try_from(sum.clamp(0, 100)).unwrap_or(0)
}

/// How many words of an object are looked at.
const OBJECT_WORDS: usize = 12;

#[inline]
fn holds(doc: &Keyed<'_>, subject: &Phrase, predicate: &Range<u32>, object: &Phrase, grounds: &Grounds) -> Holds {
    let classes = if doc.holds(Words::HARM | Words::OPINION) { classes(doc, predicate, object) } else { Words::empty() };
    let named = |phrase: &Phrase| phrase.argument.is_some_and(|argument| argument.is_known() || doc.names(&phrase.tokens, OBJECT_WORDS));
    // There is no branch for each: most of it can't be foreseen.
    let when = |holds: Holds, is: bool| Holds::from_bits_retain(holds.bits() * u16::from(is));
    when(Holds::FIGURE, grounds.figures)
        | when(Holds::TIME, grounds.time)
        | when(Holds::PLACE, grounds.place)
        | when(Holds::NAMED_SUBJECT, named(subject))
        | when(Holds::NAMED_OBJECT, named(object))
        | when(Holds::OBJECT, !object.is_empty())
        | when(Holds::HARM, classes.contains(Words::HARM))
        | when(Holds::ATTRIBUTED, grounds.attributed)
        | when(Holds::NEGATED, grounds.polarity == Polarity::Negated)
        | match grounds.modality {
            Modality::Asserted => Holds::empty(),
            Modality::Planned | Modality::Ordered => Holds::INTENDED,
            Modality::Possible | Modality::Conditional => Holds::OPEN,
        }
        | when(Holds::OPINION, classes.contains(Words::OPINION))
        | when(Holds::BARE, grounds.links & !grounds.figures)
}

/// The classes of the words of a predicate and of the first ones of its object.
#[inline(never)]
fn classes(doc: &Keyed<'_>, predicate: &Range<u32>, object: &Phrase) -> Words {
    let object = &object.tokens;
    doc.classes_of(predicate) | doc.classes_of(&(object.start..object.end.min(object.start + OBJECT_WORDS as u32)))
}

/// Whether a main verb of these classes that is read under this tag is "be", which only links.
#[inline]
pub(super) fn is_be(doc: &Keyed<'_>, head: u32, classes: Words, tag: Tag) -> bool {
    // Only for what can be a form of it the dictionary form is asked for.
    let may_be = classes.intersects(Words::LINKING | Words::BE) | (doc.tag(head) == Tag::Jj);
    may_be && is_be_indeed(doc, head, tag)
}

#[inline(never)]
fn is_be_indeed(doc: &Keyed<'_>, head: u32, tag: Tag) -> bool {
    // Each form is one of "be" under the tag of an inflected verb.
    let inflected = matches!(tag, Tag::Vbd | Tag::Vbg | Tag::Vbn | Tag::Vbz);
    (inflected && doc.is_of(head, Words::BE)) || tags::lemma(doc.word(head), tag) == "be"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_condition_is_one_terms() {
        let mut seen = Holds::empty();
        for term in TERMS {
            assert!(seen.is_empty() || !seen.intersects(term.holds), "{} stands twice", term.name);
            seen |= term.holds;
        }
        assert_eq!(seen, Holds::all());
    }
}
