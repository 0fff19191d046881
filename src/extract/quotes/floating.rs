//! Reported speech around its speaker and cue.

use super::cues::Frames;
use super::draft::Content;
use super::extent::{content_end, trimmed};
use super::hits::Hit;
use super::scene::Scene;
use super::sign::Sign;
use crate::rule::Rule;
use crate::text::{Class, Tag};

/// …, he said
pub(super) static FLOATING: Rule = Rule {
    id: "quote-floating-cue",
    phenomenon: "Reported speech with its speaker and cue behind it or between its parts, set off by commas.",
    matches: &[
        ("The bridge is safe, Ada Brook said.", "The bridge is safe = Ada Brook"),
        ("It was not clear, she said, who had built it.", "It was not clear … who had built it = she"),
    ],
    rejects: &[],
};

/// Content before the cue, or around it.
pub(super) fn floating(scene: &Scene<'_, '_>, hits: &[Hit], index: usize, hit: &Hit) -> Option<Content> {
    let doc = scene.doc;
    if !hit.takes(Frames::DIRECT | Frames::THAT) || !hit.group.finite {
        return None;
    }
    // "…, he began": a verb that takes no clause reports only words in quotation marks.
    if !hit.takes(Frames::BARE) && scene.marks.all.is_empty() {
        return None;
    }
    let start = hit.bounds.start;
    let end = hit.bounds.end;
    // "…, Smith said" or "…, said Smith"
    let (open, speaker, behind) = match hit.subject.as_ref().filter(|subject| {
        subject.start > start
            && scene.comma_before(subject.start)
            && hit.own_subject
            && subject.end <= hit.group.tokens.start
            // "Smith, who said that": what stands before the pronoun is no speech.
            && !matches!(doc.tag(subject.start), Tag::Wp | Tag::Wdt)
    }) {
        Some(subject) => (subject.start - 1, subject.clone(), hit.words.end),
        None => {
            let first = hit.group.tokens.start;
            let comma = first.checked_sub(1).filter(|&comma| comma > start && scene.comma_before(first))?;
            let speaker = scene.phrase(hit.words.end, end);
            if speaker.is_empty() || hit.group.tokens.len() > 2 || hit.takes(Frames::HEARER) {
                return None;
            }
            let behind = speaker.end;
            (comma, speaker, behind)
        }
    };
    // A closing quotation mark at `open` belongs to the content.
    let before = trimmed(scene, start, open + usize::from(doc.has(open, Class::QUOTE)));
    if before.is_empty() {
        return None;
    }
    let verb = before.clone().any(|token| doc.tag(token).is_verb());
    // Nothing but adjuncts may stand behind the cue up to the next comma.
    let at = scene.skip_adjuncts(behind, end, true);
    let mut second = None;
    // "said a man who was there"
    let modified = speaker.start >= hit.words.end && (matches!(doc.tag(at), Tag::Wp | Tag::Wdt | Tag::In) || doc.tag(at).is_participle());
    let over = modified || at >= end || doc.has(at, Class::TERMINAL) || scene.is(at, Sign::PAUSE);
    if !over {
        if !scene.comma(at) && !scene.dash(at) {
            return None;
        }
        // "…, said Smith, who left"; but "it was not clear, she said, who had left".
        let inverted = speaker.start >= hit.words.end;
        let relative = matches!(doc.tag(at + 1), Tag::Wdt | Tag::WpPoss) || inverted && doc.tag(at + 1) == Tag::Wp;
        let participle = doc.tag(at + 1).is_participle() || relative;
        let sentence = hits.get(index + 1).is_some_and(|next| {
            next.words.start < end
                && doc.tag(next.words.start) != Tag::Vb
                && next.subject.as_ref().is_some_and(|subject| subject.start <= at + 2 && subject.start > at)
        });
        if !participle && !sentence {
            let stop = content_end(scene, hits, index, at + 1, end);
            let rest = trimmed(scene, at + 1, stop);
            let apposition = scene.begins_phrase(rest.start) && (inverted || !rest.clone().any(|token| doc.tag(token).is_finite()));
            // "…, he said, as they left": the article goes on.
            let aside = scene.is(rest.start, Sign::ASIDE);
            if !rest.is_empty() && !apposition && !aside {
                second = Some(rest);
            }
        }
    }
    let clause = second.clone().is_some_and(|mut rest| rest.any(|token| doc.tag(token).is_finite()));
    let marked = || scene.marks.overlap(&before) || second.as_ref().is_some_and(|part| scene.marks.overlap(part));
    if !(verb || clause) || !hit.takes(Frames::BARE) && !marked() {
        return None;
    }
    let content = Content::of(hit, before, &FLOATING).by(Some(speaker));
    Some(match second {
        Some(rest) => content.and(rest),
        None => content,
    })
}
