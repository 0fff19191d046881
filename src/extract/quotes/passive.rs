//! Reports in the passive.

use super::cues::Frames;
use super::draft::Content;
use super::extent::{content_end, infinitive_end, phrase_end, trimmed};
use super::hits::Hit;
use super::indirect::{is_infinitive, is_that};
use super::scene::Scene;
use super::sign::Sign;
use crate::rule::Rule;

/// is expected to …
pub(super) static PASSIVE: Rule = Rule {
    id: "quote-passive",
    phenomenon: "A passive that reports without saying whose view it is, or with the speaker behind \"by\".",
    matches: &[("The plan was condemned by Ada Brook.", "The plan = Ada Brook")],
    rejects: &[],
};

/// "is expected to", "was condemned by Smith", "it is believed that".
pub(super) fn passive(scene: &Scene<'_, '_>, hits: &[Hit], index: usize, hit: &Hit) -> Option<Content> {
    let subject = hit.subject.clone()?;
    let end = hit.bounds.end;
    let at = scene.skip_adjuncts(hit.words.end, end, false);
    let from = hit.words.end;
    if hit.takes(Frames::PASSIVE) {
        if is_infinitive(scene, from, end) {
            let rest = trimmed(scene, from, infinitive_end(scene, hits, index, from, end));
            return Some(Content::of(hit, subject, &PASSIVE).and(rest));
        }
        if is_that(scene, at, end) && scene.is(subject.start, Sign::IT) {
            let rest = trimmed(scene, at + 1, content_end(scene, hits, index, at + 1, end));
            return Some(Content::of(hit, rest, &PASSIVE));
        }
    }
    let agent = if scene.is(from, Sign::BY) { scene.phrase(from + 1, end) } else { from..from };
    // "was asked by Smith whether"
    if hit.takes(Frames::WH) {
        let at = scene.skip_adjuncts(agent.end, end, false);
        if at < end && scene.is(at, Sign::QUESTION) {
            let rest = trimmed(scene, at, content_end(scene, hits, index, at, end));
            return Some(Content::of(hit, rest, &PASSIVE).by((!agent.is_empty()).then_some(agent)));
        }
    }
    // "was called a joke by Smith"
    if hit.takes(Frames::COMPLEMENT) && agent.is_empty() && scene.begins_phrase(from) {
        let stop = phrase_end(scene, hits, index, from, end);
        let by = (from..stop).find(|&token| scene.is(token, Sign::BY) && scene.begins_phrase(token + 1));
        let speaker = by.map(|by| scene.phrase(by + 1, end)).filter(|speaker| !speaker.is_empty());
        let name = trimmed(scene, from, by.unwrap_or(stop));
        return Some(Content::of(hit, subject, &PASSIVE).and(name).by(speaker));
    }
    if hit.takes(Frames::NOUN | Frames::OBJECT) && !agent.is_empty() {
        return Some(Content::of(hit, subject, &PASSIVE).by(Some(agent)));
    }
    // "was told that", "were urged to": the speaker stays unnamed.
    if hit.takes(Frames::HEARER) && is_that(scene, at, end) {
        let rest = trimmed(scene, at + 1, content_end(scene, hits, index, at + 1, end));
        return Some(Content::of(hit, rest, &PASSIVE));
    }
    None
}
