//! Attribution without a verb that governs: "according to", "as Smith put it", "in Smith's view".

use std::ops::Range;

use super::direct::Taken;
use super::draft::Draft;
use super::extent::{content_end, trimmed};
use super::hits::Hit;
use super::scene::Scene;
use super::words::Word;
use crate::model::Stance;
use crate::rule::Rule;
use crate::text::{Class, Tag};

/// According to Smith, …
pub(super) static ACCORDING: Rule = Rule {
    id: "quote-according-to",
    phenomenon: "A clause with \"according to\" and its source before, behind or inside it.",
    matches: &[
        ("The bridge is safe, according to Ada Brook.", "The bridge is safe = Ada Brook"),
        ("According to the council, the bridge is safe.", "the bridge is safe = the council"),
    ],
    rejects: &["They were seated according to age and rank in the hall."],
};

/// Finds the phrases and their contents.
pub(super) fn find(scene: &Scene<'_, '_>, hits: &[Hit], taken: &mut Taken, drafts: &mut Vec<Draft>) {
    let doc = scene.doc;
    for token in 0..doc.len() {
        let verb_like = doc.tag(token).is_verb() || doc.tag(token) == Tag::In;
        if verb_like && scene.is(token, Word::ACCORDING) && scene.is(token + 1, Word::TO) && scene.marks.speech_at(token).is_none() {
            according(scene, hits, taken, drafts, token);
        }
    }
}

fn according(scene: &Scene<'_, '_>, hits: &[Hit], taken: &mut Taken, drafts: &mut Vec<Draft>, token: usize) {
    let doc = scene.doc;
    let bounds = scene.bounds(token);
    let mut source = scene.phrase(token + 2, bounds.end);
    if source.is_empty() {
        // Words that the tags take for no phrase: up to the comma.
        let end = (token + 2..bounds.end).take(8).find(|&at| doc.has(at, Class::PUNCT)).unwrap_or(token + 2);
        source = token + 2..end;
    }
    // "according to plan": a bare noun without a comma is a measure, not a source.
    let bare = scene.base_phrase(source.start, source.end).len() == 1 && doc.tag(source.start) == Tag::Nn;
    let measure = bare && !scene.is(source.start, Word::TELLING) && token > bounds.start && !scene.comma(token - 1);
    if source.is_empty() || measure {
        return;
    }
    let cue = token..token + 2;
    let make = |parts: Vec<Range<usize>>| Draft {
        parts,
        speaker: Some(source.clone()),
        cue: Some(cue.clone()),
        lemma: "according to".to_owned(),
        stance: Stance::Asserted,
        rules: vec![ACCORDING.id],
    };
    // Behind speech in quotation marks.
    if let Some(block) = bounds.start.checked_sub(1).and_then(|last| scene.marks.speech_at(last))
        && token <= bounds.start + 1
    {
        if let Some(slot) = taken.get_mut(block)
            && slot.is_none()
        {
            *slot = Some(drafts.len());
            drafts.push(make(vec![scene.marks.tokens(block)]));
        }
        return;
    }
    let index = hits.partition_point(|hit| hit.words.start < token);
    // "According to Smith, …": to the comma behind the source, then the content.
    let first = (bounds.start..token).all(|at| doc.has(at, Class::PUNCT) || doc.tag(at) == Tag::Cc || doc.tag(at).is_adverb());
    if first {
        let mut at = source.end;
        while at < bounds.end.min(source.end + 40) && !scene.comma(at) && !doc.tag(at).is_finite() {
            at += 1;
        }
        let from = if scene.comma(at) { skip_insertion(scene, at + 1, bounds.end) } else { source.end };
        let content = trimmed(scene, from, content_end(scene, hits, index, from, bounds.end));
        if !content.is_empty() {
            if let Some(block) = scene.marks.speech_at(content.start)
                && let Some(slot) = taken.get_mut(block)
                && slot.is_none()
            {
                *slot = Some(drafts.len());
            }
            drafts.push(make(vec![content]));
        }
        return;
    }
    let before = trimmed(scene, bounds.start, token);
    if before.is_empty() {
        return;
    }
    let verb = before.clone().any(|at| doc.tag(at).is_verb());
    let mut parts = vec![before];
    if scene.comma(source.end) && scene.comma(token - 1) {
        let rest = trimmed(scene, source.end + 1, content_end(scene, hits, index, source.end + 1, bounds.end));
        let clause = rest.clone().any(|at| doc.tag(at).is_finite());
        if clause
            && !matches!(doc.tag(rest.start), Tag::Wdt | Tag::Wp)
            && !doc.tag(rest.start).is_participle()
            && doc.tag(rest.start) != Tag::Cc
            && rest.len() > 2
        {
            parts.push(rest);
        }
    }
    if verb || parts.len() > 1 {
        drafts.push(make(parts));
    }
}

/// "According to Smith, who runs it, the bridge …": behind the insertion's comma.
fn skip_insertion(scene: &Scene<'_, '_>, from: usize, end: usize) -> usize {
    let doc = scene.doc;
    let relative = matches!(doc.tag(from), Tag::Wp | Tag::Wdt | Tag::WpPoss) || doc.tag(from).is_participle();
    if !relative {
        let next = scene.phrase(from, end);
        let apposition =
            !next.is_empty() && scene.comma(next.end) && !scene.doc.tag(next.end + 1).is_finite() && scene.begins_phrase(next.end + 1);
        return if apposition { next.end + 1 } else { from };
    }
    (from..end).take(40).find(|&token| scene.comma(token)).map_or(from, |comma| comma + 1)
}
