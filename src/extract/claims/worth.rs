//! How much a claim is worth checking: a sum of terms, each with its weight and reason.

use super::{Claim, Predicate};
use crate::model::{Modality, Polarity};
use crate::text::Tag;
use crate::text::phrases::{Keyed, Words};

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

/// The worth of a claim, its `worth` field aside, in hundredths; `head` is the token of its main verb.
pub(super) fn of(doc: &Keyed<'_>, claim: &Claim, head: u32) -> u8 {
    let bits = usize::from(holds(doc, claim, head).bits());
    let sum = WEIGHTS[0][bits % VALUES] + WEIGHTS[1][(bits >> BITS) % VALUES];
    u8::try_from(sum.clamp(0, 100)).unwrap_or(0)
}

/// How many words of an object are looked at.
const OBJECT_WORDS: usize = 12;

fn holds(doc: &Keyed<'_>, claim: &Claim, head: u32) -> Holds {
    let mut classes = Words::empty();
    if doc.holds(Words::HARM | Words::OPINION) {
        let object = claim
            .object
            .as_ref()
            .map_or(0..0, |object| object.tokens.start..object.tokens.end.min(object.tokens.start + OBJECT_WORDS as u32));
        classes = doc.classes_of(&claim.predicate.tokens) | doc.classes_of(&object);
    }
    let named = |argument: &Option<super::Argument>| argument.as_ref().is_some_and(|argument| named(doc, argument));
    // There is no branch for each: most of it can't be foreseen.
    let when = |holds: Holds, is: bool| Holds::from_bits_retain(holds.bits() * u16::from(is));
    when(Holds::FIGURE, !claim.figures.is_empty())
        | when(Holds::TIME, claim.time.is_some())
        | when(Holds::PLACE, claim.place.is_some())
        | when(Holds::NAMED_SUBJECT, named(&claim.subject))
        | when(Holds::NAMED_OBJECT, named(&claim.object))
        | when(Holds::OBJECT, claim.object.is_some())
        | when(Holds::HARM, classes.contains(Words::HARM))
        | when(Holds::ATTRIBUTED, claim.attributed_to.is_some())
        | when(Holds::NEGATED, claim.polarity == Polarity::Negated)
        | when(Holds::INTENDED, matches!(claim.modality, Modality::Planned | Modality::Ordered))
        | when(Holds::OPEN, !matches!(claim.modality, Modality::Asserted | Modality::Planned | Modality::Ordered))
        | when(Holds::OPINION, classes.contains(Words::OPINION))
        | when(Holds::BARE, claim.figures.is_empty() && is_be(doc, &claim.predicate, head))
}

/// Whether a predicate is "be", which only links.
fn is_be(doc: &Keyed<'_>, predicate: &Predicate, head: u32) -> bool {
    // Only for what can be a form of it the dictionary form is asked for.
    let links = doc.in_class(head, Words::LINKING | Words::BE) | (doc.tag(head) == Tag::Jj);
    predicate.implied || links && predicate.lemma(doc.doc().text) == "be"
}

/// Whether an argument names somebody or something.
fn named(doc: &Keyed<'_>, argument: &super::Argument) -> bool {
    argument.actor.is_some() || doc.names(&argument.tokens, OBJECT_WORDS)
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
