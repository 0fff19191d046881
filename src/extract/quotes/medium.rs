//! What the words were said in: "in a statement", "on Twitter", "in a letter to employees".

use std::ops::Range;

use super::draft::Draft;
use super::scene::Scene;
use super::sign::Sign;
use crate::text::Tag;

/// The medium of a draft, if its sentence names one beside the cue.
pub(super) fn of(scene: &Scene<'_, '_>, draft: &Draft) -> Option<String> {
    let doc = scene.doc;
    let media = scene.words.media.all();
    let cue = draft.cue.clone().filter(|_| !media.is_empty())?;
    let bounds = draft.bounds.clone().unwrap_or_else(|| scene.bounds(cue.start));
    let next = media.partition_point(|&noun| (noun as usize) < bounds.start);
    media.get(next).filter(|&&noun| (noun as usize) < bounds.end)?;
    let mut from = bounds.start;
    while let Some(token) = scene.first_sign(from, bounds.end, Sign::MEDIUM_LEADER) {
        from = token + 1;
        if doc.tag(token) != Tag::In || draft.parts.iter().any(|part| part.contains(&token)) {
            continue;
        }
        let base = scene.base_phrase(token + 1, bounds.end);
        let Some(head) = base.end.checked_sub(1).filter(|_| !base.is_empty()) else { continue };
        if !scene.is(head, Sign::MEDIUM) {
            continue;
        }
        return Some(words(scene, base, bounds.end));
    }
    None
}

/// The phrase without determiner, time and possessive, with its "to …".
fn words(scene: &Scene<'_, '_>, base: Range<usize>, end: usize) -> String {
    let doc = scene.doc;
    let mut from = base.start;
    while from + 1 < base.end
        && (doc.tag(from).is_determiner() || doc.tag(from) == Tag::Pos || scene.timed(from).is_some() || doc.tag(from + 1) == Tag::Pos)
    {
        from += 1;
    }
    let mut to = base.end;
    if scene.is(to, Sign::TO) {
        let hearer = scene.base_phrase(to + 1, end);
        if !hearer.is_empty() && scene.timed(hearer.start).is_none() {
            to = hearer.end;
        }
    }
    doc.words(from..to).into_owned()
}
