//! Reports in the passive.

use super::cues::Frames;
use super::draft::Draft;
use super::extent::{content_end, infinitive_end, trimmed};
use super::hits::Hit;
use super::indirect::{is_infinitive, is_that};
use super::scene::Scene;
use super::words::Word;
use crate::rule::Rule;

/// is expected to …
pub(super) static PASSIVE: Rule = Rule {
    id: "quote-passive",
    phenomenon: "A passive that reports without saying whose view it is, or with the speaker behind \"by\".",
    matches: &[("The plan was condemned by Ada Brook.", "The plan = Ada Brook")],
    rejects: &[],
};

/// "is expected to", "was condemned by Smith", "it is believed that".
pub(super) fn passive(scene: &Scene<'_, '_>, hits: &[Hit], index: usize, hit: &Hit) -> Option<Draft> {
    let subject = hit.subject.clone()?;
    let end = hit.bounds.end;
    let at = scene.skip_adjuncts(hit.words.end, end, false);
    let from = hit.words.end;
    if hit.takes(Frames::PASSIVE) {
        if is_infinitive(scene, from, end) {
            let rest = trimmed(scene, from, infinitive_end(scene, hits, index, from, end));
            return Some(Draft::of(hit, vec![subject, rest], None, PASSIVE.id));
        }
        if is_that(scene, at, end) && scene.is(subject.start, Word::IT) {
            let rest = trimmed(scene, at + 1, content_end(scene, hits, index, at + 1, end));
            return Some(Draft::of(hit, vec![rest], None, PASSIVE.id));
        }
    }
    if scene.is(from, Word::BY) && hit.takes(Frames::NOUN | Frames::OBJECT) {
        let agent = scene.phrase(from + 1, end);
        if !agent.is_empty() {
            return Some(Draft::of(hit, vec![subject], Some(agent), PASSIVE.id));
        }
    }
    // "was told that", "were urged to": the speaker stays unnamed.
    if hit.takes(Frames::HEARER) && is_that(scene, at, end) {
        let rest = trimmed(scene, at + 1, content_end(scene, hits, index, at + 1, end));
        return Some(Draft::of(hit, vec![rest], None, PASSIVE.id));
    }
    None
}
