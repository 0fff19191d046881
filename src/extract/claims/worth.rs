//! How much a claim is worth checking.
//!
//! A sum of rules, 0 to 100, after what fact checkers pick first (Hassan et al. 2017, "ClaimBuster": figures, named
//! actors, past events and disputed statements before opinions and plans).

use super::Claim;
use super::words::{self, Words};
use crate::extract::actors::Actors;
use crate::model::{Modality, Polarity};
use crate::text::{Class, Doc};

/// The worth of a claim, its `worth` field aside.
pub(super) fn of(doc: &Doc<'_>, actors: &Actors, claim: &Claim) -> u8 {
    let mut sum = 20i32;
    // Something that can be counted.
    sum += 20 * i32::from(!claim.figures.is_empty());
    // Something that can be dated, and somewhere.
    sum += 10 * i32::from(claim.time.is_some());
    sum += 5 * i32::from(claim.place.is_some());
    // Who did what to whom.
    let named = |argument: &Option<super::Argument>| argument.as_ref().is_some_and(|argument| named(doc, actors, argument));
    sum += 10 * i32::from(named(&claim.subject));
    sum += 5 * i32::from(named(&claim.object));
    sum += 5 * i32::from(claim.object.is_some());
    // Harm to people.
    let words = claim.predicate.tokens.clone().chain(claim.object.iter().flat_map(|object| object.tokens.clone().take(12)));
    let (mut harm, mut opinion) = (false, false);
    for token in words {
        let classes = words::of_token(doc, token);
        harm |= classes.contains(Words::HARM);
        opinion |= classes.contains(Words::OPINION);
    }
    sum += 15 * i32::from(harm);
    // Somebody's word against somebody else's.
    sum += 10 * i32::from(claim.attributed_to.is_some());
    sum += 5 * i32::from(claim.polarity == Polarity::Negated);
    // What has not happened cannot be checked yet.
    sum -= match claim.modality {
        Modality::Asserted => 0,
        Modality::Planned | Modality::Ordered => 5,
        _ => 10,
    };
    sum -= 20 * i32::from(opinion);
    // "It is", "that was": nobody and nothing is named.
    sum -= 10 * i32::from(claim.predicate.lemma == "be" && claim.figures.is_empty());
    u8::try_from(sum.clamp(0, 100)).unwrap_or(0)
}

/// Whether an argument names somebody or something.
fn named(doc: &Doc<'_>, actors: &Actors, argument: &super::Argument) -> bool {
    argument.actor.is_some()
        || actors.within(argument.tokens.clone()).next().is_some()
        || argument.tokens.clone().skip(1).take(12).any(|token| doc.has(token, Class::CAPITAL))
}
