//! What the words were said in: "in a statement", "on Twitter", "in a letter to employees".

use std::ops::Range;

use super::clause::Scene;
use super::draft::Draft;
use crate::text::Tag;

/// Nouns that name a medium or an occasion of speech.
const MEDIA: &[&str] = &[
    "statement",
    "interview",
    "post",
    "tweet",
    "letter",
    "email",
    "e-mail",
    "mail",
    "memo",
    "memorandum",
    "speech",
    "message",
    "release",
    "conference",
    "report",
    "note",
    "call",
    "briefing",
    "testimony",
    "filing",
    "video",
    "podcast",
    "column",
    "op-ed",
    "essay",
    "article",
    "book",
    "address",
    "broadcast",
    "hearing",
    "affidavit",
    "blog",
    "editorial",
    "text",
    "thread",
    "press",
    "remarks",
    "comments",
    "announcement",
    "paper",
    "study",
    "lawsuit",
    "complaint",
    "newsletter",
    "bulletin",
    "advisory",
    "communique",
    "communiqué",
    "declaration",
    "debate",
    "lecture",
    "sermon",
    "webcast",
    "livestream",
    "documentary",
    "ad",
    "advertisement",
    "advert",
    "commercial",
    "brief",
    "opinion",
    "ruling",
    "order",
    "petition",
    "response",
    "reply",
    "posting",
    "update",
];

/// The medium of a draft, if its sentence names one beside the cue.
pub(super) fn of(scene: &Scene<'_, '_>, draft: &Draft) -> Option<String> {
    let doc = scene.doc;
    let cue = draft.cue.clone()?;
    let bounds = scene.bounds(cue.start);
    for token in bounds.clone() {
        let led = doc.tag(token) == Tag::In && doc.is_any(token, &["in", "on", "via", "through", "during", "at", "from"]);
        if !led || draft.parts.iter().any(|part| part.contains(&token)) {
            continue;
        }
        let base = scene.base_phrase(token + 1, bounds.end);
        let Some(head) = base.end.checked_sub(1).filter(|_| !base.is_empty()) else { continue };
        if !MEDIA.iter().any(|noun| doc.is(head, noun) || doc.lemma(head) == *noun) {
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
    if doc.is(to, "to") {
        let hearer = scene.base_phrase(to + 1, end);
        if !hearer.is_empty() && scene.timed(hearer.start).is_none() {
            to = hearer.end;
        }
    }
    doc.words(from..to).into_owned()
}
