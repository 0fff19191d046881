//! "Ana Ruiz, the mayor of Toledo," says that she is the mayor.

use std::ops::Range;

use super::worth::{self, Grounds};
use super::{Claim, Claims, Predicate, Scene, arguments, figures, is_time, rules};
use crate::extract::actors::ActorId;
use crate::model::{ActorKind, Modality, Polarity};
use crate::span::Span;
use crate::text::Tag;
use crate::text::lexicon::Lex;
use crate::text::phrases::{Chunk, Keyed, Kind, UNLABELLED, key, set};

/// Adds the claim that the nouns around the comma at `at` make, if they make one.
#[inline(never)]
pub(super) fn appositive(scene: &Scene<'_>, chunks: &[Chunk], at: usize, out: &mut Claims) -> Option<()> {
    // The chunks of other sentences stand beside these.
    if at == 0 || at + 1 >= chunks.len() {
        return None;
    }
    let doc = scene.doc;
    let (left, right) = (chunks[at - 1], chunks[at + 1]);
    if is_time(doc, left.head) || is_time(doc, right.head) {
        return None;
    }
    let end = closes(chunks, at + 1)?;
    let start = opens(doc, chunks, at - 1);
    let name = |chunk: &Chunk| doc.tag(chunk.head).is_proper();
    let role = |chunk: &Chunk| doc.tag(chunk.head).is_common_noun();
    // One side names, the other says what it is.
    let (subject, object) = if name(&left) && role(&right) && described(doc, chunks, at + 1) {
        // "Acme and Bolt, its main lenders"
        let both = at.checked_sub(3).and_then(|first| chunks.get(first..at - 1));
        let start = match both {
            Some([first, and]) if doc.tag(right.head).is_plural() && first.kind == Kind::Noun && and.kind == Kind::And => first.start,
            _ => start,
        };
        ((start..left.end, left.head), (right.start..end, right.head))
    } else if role(&left) && name(&right) && right.end == end && doc.tag(left.start) != Tag::Cd {
        ((right.start..end, right.head), (start..left.end, left.head))
    } else if name(&left)
        && right.end == end
        && is_person(scene, right.head)
        && let Some(office) = office(doc, chunks, at - 1)
    {
        // "the president of France, Ana Ruiz,"
        ((right.start..end, right.head), (office.start..left.end, office.head))
    } else {
        return None;
    };
    claim(scene, chunks[at].start, subject, object, out)
}

/// The number of the actor that one of these appositives says to be what stands at this span: "the mayor, Ana Ruiz, left"; else
/// [`UNLABELLED`].
#[inline(never)]
pub(super) fn namesake(appositives: &[Claim], span: Span) -> u32 {
    let same = appositives.iter().find(|claim| claim.object.is_some_and(|object| object.span == span));
    same.map_or(UNLABELLED, |claim| claim.subject.actor)
}

/// Whether a person is meant.
fn is_person(scene: &Scene<'_>, token: u32) -> bool {
    let actor = scene.doc.label_of(token).and_then(|actor| scene.layers.actors.get(actor as ActorId));
    actor.is_some_and(|actor| actor.kind == ActorKind::Person)
}

/// The noun of an office in front of the preposition that the noun phrase at `at` stands behind.
fn office<'a>(doc: &Keyed<'_>, chunks: &'a [Chunk], at: usize) -> Option<&'a Chunk> {
    let [office, prep] = chunks.get(at.checked_sub(2)?..at)? else { return None };
    let held = prep.kind == Kind::Prep && doc.is_any(prep.start, set!["of", "for", "at"]);
    (held && office.kind == Kind::Noun && is_office(doc, office.head)).then_some(office)
}

/// Whether a noun tells what somebody is by office.
fn is_office(doc: &Keyed<'_>, token: u32) -> bool {
    doc.doc().lex(token as usize).intersects(Lex::ROLE | Lex::TITLE)
}

/// Whether the noun phrase at `at` says what somebody is: it has a determiner or owner, or goes on with "of", "at", "for".
fn described(doc: &Keyed<'_>, chunks: &[Chunk], at: usize) -> bool {
    let chunk = chunks[at];
    let determined = doc.is_any(chunk.start, set!["a", "an", "the", "one", "another"])
        || (chunk.start..chunk.head).any(|token| matches!(doc.tag(token), Tag::Pos | Tag::PrpPoss));
    determined || chunks.get(at + 1).is_some_and(|next| next.kind == Kind::Prep && doc.is_any(next.start, set!["of", "at", "for", "with"]))
}

/// One past the last token of the appositive that begins at `at`, if a mark closes it.
fn closes(chunks: &[Chunk], at: usize) -> Option<u32> {
    let mut end = chunks[at].end;
    for (index, chunk) in chunks.iter().enumerate().skip(at + 1).take(12) {
        match chunk.kind {
            Kind::Prep | Kind::Adjective => {}
            Kind::Noun => {
                // Two noun phrases side by side are no appositive's inside.
                if chunks[index - 1].kind == Kind::Noun {
                    return None;
                }
                end = chunk.end;
            }
            Kind::And => {
                // "A, a singer, and B" is a list unless the conjunction joins nouns of one phrase
                if chunks[index - 1].kind == Kind::Comma || chunks.get(index + 1).is_none_or(|next| next.kind != Kind::Noun) {
                    return None;
                }
            }
            Kind::Comma => {
                let next = chunks.get(index + 1)?;
                return (next.kind != Kind::And && !list_goes_on(chunks, index)).then_some(end);
            }
            Kind::Stop | Kind::Break | Kind::Wh => return Some(end),
            _ => return None,
        }
    }
    Some(end)
}

/// Whether behind the comma at `at` more of a list comes: ", B and C" or ", B, and C".
fn list_goes_on(chunks: &[Chunk], at: usize) -> bool {
    chunks[at + 1..]
        .iter()
        .take(6)
        .take_while(|chunk| matches!(chunk.kind, Kind::Noun | Kind::Prep | Kind::Comma | Kind::And))
        .any(|chunk| chunk.kind == Kind::And)
}

/// First token of the noun phrase that ends at chunk `at`: its owners of "of" included, and of an office those whom it is held for
/// ("a spokesman for the group").
fn opens(doc: &Keyed<'_>, chunks: &[Chunk], at: usize) -> u32 {
    let joins = |prep: &Chunk, noun: &Chunk| {
        let office = || is_office(doc, noun.head);
        prep.kind == Kind::And
            || prep.kind == Kind::Prep && (doc.is(prep.start, key!("of")) || doc.is_any(prep.start, set!["for", "at", "with"]) && office())
    };
    let mut at = at;
    while at >= 2 && joins(&chunks[at - 1], &chunks[at - 2]) && chunks[at - 2].kind == Kind::Noun && !doc.tag(chunks[at].head).is_proper() {
        at -= 2;
    }
    chunks[at].start
}

fn claim(scene: &Scene<'_>, gap: u32, subject: (Range<u32>, u32), object: (Range<u32>, u32), out: &mut Claims) -> Option<()> {
    let doc = scene.doc;
    let [subject, object] = [subject, object].map(|(tokens, head)| arguments::phrase(doc, tokens, head));
    let (subject_argument, object_argument) = (subject.argument?, object.argument?);
    let (polarity, modality) = (Polarity::Affirmed, Modality::Asserted);
    let quote = scene.quotes.at(gap);
    let figures = figures(scene, &subject, &object, &[], &mut out.figures);
    let attributed_to = quote.speaker();
    let attributed = attributed_to.is_some();
    let grounds = Grounds { figures: !figures.is_empty(), time: false, place: false, attributed, links: true, polarity, modality };
    let worth = worth::of(doc, &subject, &(gap..gap + 1), &object, &grounds);
    out.all.push(Claim {
        span: subject_argument.span.cover(object_argument.span),
        sentence: scene.sentence,
        subject: subject_argument,
        predicate: Predicate { span: doc.span(gap), head: doc.span(gap), particle: None, tag: Tag::Vbz, implied: true },
        object: Some(object_argument),
        place: None,
        arguments: 0..0,
        figures,
        time: None,
        quote: quote.quote(),
        attributed_to,
        polarity,
        modality,
        worth,
        rules: rules::List::APPOSITIVE,
    });
    Some(())
}
