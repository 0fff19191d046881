//! Who speaks: from the words beside the quote to an actor.

use std::ops::Range;

use super::Speaker;
use super::scene::Scene;
use crate::extract::actors::{ActorId, Actors};
use crate::model::ActorKind;
use crate::text::{Class, Tag};

/// The speaker that these words name.
pub(super) fn named(scene: &Scene<'_, '_>, actors: &Actors, tokens: Range<usize>) -> Speaker {
    let tokens = core(scene, tokens);
    let span = scene.doc.span_of(tokens.clone());
    Speaker { text: scene.doc.folded(span).into_owned(), span: Some(span), actor: actor(scene, actors, &tokens), tokens }
}

/// The words without conjunctions and marks at their ends.
fn core(scene: &Scene<'_, '_>, tokens: Range<usize>) -> Range<usize> {
    let doc = scene.doc;
    let (mut from, mut to) = (tokens.start, tokens.end);
    let loose = |token: usize| {
        (doc.has(token, Class::PUNCT) && !doc.has(token, Class::BRACKET) && !doc.has(token, Class::QUOTE)) || doc.tag(token) == Tag::Cc
    };
    while from + 1 < to && loose(from) {
        from += 1;
    }
    while to > from + 1 && loose(to - 1) {
        to -= 1;
    }
    from..to
}

/// The actor that the phrase means: the one its head names. A relative pronoun means what stands before it.
pub(super) fn actor(scene: &Scene<'_, '_>, actors: &Actors, tokens: &Range<usize>) -> Option<ActorId> {
    let doc = scene.doc;
    if tokens.len() == 1 && matches!(doc.tag(tokens.start), Tag::Wp | Tag::Wdt) {
        let before = tokens.start.checked_sub(1)?;
        let before = if scene.comma(before) { before.checked_sub(1)? } else { before };
        return actors.at(before);
    }
    // The last mention before a preposition stands for the phrase: "the head of Acme" is no Acme.
    let head_end =
        tokens.clone().find(|&token| token > tokens.start && (doc.tag(token) == Tag::In || scene.comma(token))).unwrap_or(tokens.end);
    let head = head_end.checked_sub(1)?;
    actors
        .at(head)
        .or_else(|| actors.within(tokens.start..head_end).last().filter(|(mention, _)| mention.end >= head_end).map(|(_, actor)| actor))
        .or_else(|| apposed(scene, actors, head, tokens.end))
}

/// "the company's president, Ada Brook, said", "a spokesman for the group, Ada Brook, said": the person named between commas right
/// behind a phrase that ends at `end` and whose head is a common noun.
fn apposed(scene: &Scene<'_, '_>, actors: &Actors, head: usize, end: usize) -> Option<ActorId> {
    if scene.doc.tag(head).is_proper() || scene.doc.has(head, Class::CAPITAL) || !scene.comma(end) {
        return None;
    }
    let (mention, actor) = actors.within(end + 1..end + 2).next()?;
    let person = actors.get(actor).is_some_and(|actor| actor.kind == ActorKind::Person);
    (person && (scene.comma(mention.end) || scene.doc.has(mention.end, Class::TERMINAL))).then_some(actor)
}
