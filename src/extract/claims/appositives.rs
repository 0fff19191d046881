//! "Ana Ruiz, the mayor of Toledo," says that she is the mayor.

use std::ops::Range;

use super::{Argument, Claim, Predicate, Scene, arguments, attribution, complete, is_time, rules};
use crate::model::{Modality, Polarity};
use crate::text::Tag;
use crate::text::phrases::{Chunk, Keyed, Kind, key, set};

/// Adds the claims that the appositives of a sentence make.
pub(super) fn extract(scene: &Scene<'_>, chunks: &[Chunk], out: &mut Vec<Claim>) {
    for (at, chunk) in chunks.iter().enumerate() {
        // Few chunks are commas.
        if chunk.kind == Kind::Comma
            && let Some([left, _, right]) = at.checked_sub(1).and_then(|left| chunks.get(left..=at + 1))
            && (left.kind == Kind::Noun) & (right.kind == Kind::Noun)
        {
            out.extend(appositive(scene, chunks, at));
        }
    }
}

/// The claim that the nouns around the comma at `at` make.
#[inline(never)]
fn appositive(scene: &Scene<'_>, chunks: &[Chunk], at: usize) -> Option<Claim> {
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
        ((start..left.end, left.head), (right.start..end, right.head))
    } else if role(&left) && name(&right) && right.end == end && doc.tag(left.start) != Tag::Cd {
        ((right.start..end, right.head), (start..left.end, left.head))
    } else {
        return None;
    };
    claim(scene, chunks[at].start, subject, object)
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

/// First token of the noun phrase that ends at chunk `at`, its owners of "of" included.
fn opens(doc: &Keyed<'_>, chunks: &[Chunk], at: usize) -> u32 {
    let mut at = at;
    while at >= 2
        && (chunks[at - 1].kind == Kind::And || chunks[at - 1].kind == Kind::Prep && doc.is(chunks[at - 1].start, key!("of")))
        && chunks[at - 2].kind == Kind::Noun
        && !doc.tag(chunks[at].head).is_proper()
    {
        at -= 2;
    }
    chunks[at].start
}

fn claim(scene: &Scene<'_>, gap: u32, subject: (Range<u32>, u32), object: (Range<u32>, u32)) -> Option<Claim> {
    let argument = |(tokens, head): (Range<u32>, u32)| -> Option<Argument> { arguments::argument(scene.doc, tokens, head) };
    let (subject, object) = (argument(subject)?, argument(object)?);
    let span = subject.span.cover(object.span);
    let mut claim = Claim {
        span,
        sentence: scene.sentence,
        subject: Some(subject),
        predicate: Predicate { span: scene.doc.span(gap), tokens: gap..gap + 1, head: scene.doc.span(gap), tag: Tag::Vbz, implied: true },
        object: Some(object),
        arguments: Vec::new(),
        polarity: Polarity::Affirmed,
        modality: Modality::Asserted,
        time: None,
        place: None,
        figures: Vec::new(),
        quote: scene.quotes.at(gap),
        attributed_to: None,
        worth: 0,
        rules: &rules::OF_APPOSITIVE,
    };
    claim.attributed_to = attribution::of_quote(scene.layers, claim.quote);
    complete(scene, &mut claim, gap);
    Some(claim)
}
