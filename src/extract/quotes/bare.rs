//! A clause that has lost its "that": where it begins.

use super::cues::Frames;
use super::hits::Hit;
use super::scene::Scene;
use super::sign::Sign;
use crate::rule::Rule;
use crate::text::{Tag, Upos};

/// said …
pub(super) static BARE: Rule = Rule {
    id: "quote-bare-clause",
    phenomenon: "A reporting verb with a clause that has lost its \"that\".",
    matches: &[("Ada Brook said the bridge was safe.", "the bridge was safe = Ada Brook")],
    rejects: &[],
};

/// Where a clause without "that" begins: its subject, and a finite verb behind it.
pub(super) fn start(scene: &Scene<'_, '_>, hit: &Hit, from: usize, end: usize) -> Option<usize> {
    let doc = scene.doc;
    // "told reporters he would", "said on Monday the plan"
    let mut at = from;
    while at < end {
        if let Some(time) = scene.timed(at).filter(|time| doc.tag(time.end) != Tag::Pos) {
            at = time.end;
        } else if doc.tag(at).is_adverb() && !scene.begins_phrase(at) {
            at += 1;
        } else {
            break;
        }
    }
    let mut starts = [from, at, from];
    if hit.takes(Frames::HEARER) {
        let hearer = scene.phrase(from, end);
        if !hearer.is_empty() && !doc.tag(hearer.end).is_finite() {
            starts = [scene.skip_adjuncts(hearer.end, end, false), hearer.end, hearer.end];
        }
    }
    let adjuncts = scene.skip_adjuncts(from, end, false);
    if adjuncts > at {
        starts[2] = adjuncts;
    }
    // "a man claiming ties to the port left": the verb behind is the main clause's.
    let before = hit.group.tokens.start.checked_sub(1);
    let reduced = hit.group.participle && !hit.group.finite && before.is_some_and(|before| doc.tag(before).is_noun());
    if reduced && !hit.takes(Frames::CLAUSE_ONLY) {
        return None;
    }
    let found = starts.iter().copied().find(|&start| start < end && begins_clause(scene, start, end));
    if found.is_some() || !hit.takes(Frames::CLAUSE_ONLY) || !hit.own_subject {
        return found;
    }
    // A verb that takes no noun phrase: what follows is a clause even where the tags show no verb.
    let [at, ..] = starts;
    let long = end.saturating_sub(at) > 5 && !(at..end.min(at + 5)).any(|token| scene.comma(token));
    let verb = (at..end).any(|token| doc.tag(token).is_verb());
    ((scene.begins_phrase(at) || doc.tag(at) == Tag::Vbg) && long && verb).then_some(at)
}

/// Whether a clause with a subject and a finite verb begins at the token.
fn begins_clause(scene: &Scene<'_, '_>, start: usize, end: usize) -> bool {
    let doc = scene.doc;
    if scene.is(start, Sign::ADVERBIAL) && !scene.comma(start) {
        // "said if elected he would": an adverbial first, then the clause.
        let comma =
            (start..end.min(start + 40)).find(|&token| scene.comma(token) || scene.begins_phrase(token) && doc.tag(token) == Tag::Prp);
        return comma.is_some_and(|comma| {
            let next = if scene.comma(comma) { comma + 1 } else { comma };
            next < end && scene.begins_phrase(next) && has_verb(scene, next, end)
        });
    }
    scene.begins_phrase(start) && has_verb(scene, start, end)
}

/// Whether a noun phrase that begins here has a finite verb behind it before anything cuts it off.
fn has_verb(scene: &Scene<'_, '_>, start: usize, end: usize) -> bool {
    let doc = scene.doc;
    let mut token = start;
    let mut commas = 0;
    while token < end.min(start + 60) {
        if let Some(quoted) = scene.quoted(token) {
            let block = scene.marks.tokens(quoted);
            if block.clone().any(|token| doc.tag(token).is_finite()) {
                return true;
            }
            token = block.end.max(token + 1);
            continue;
        }
        let tag = doc.tag(token);
        if scene.finite_at(token) && token > start {
            // "hear the case, six were": the phrase has ended at the comma.
            return commas != 1;
        }
        if tag == Tag::Cc {
            if scene.finite_at(token + 1) || doc.tag(token + 1).is_adverb() && scene.finite_at(token + 2) {
                return false;
            }
            commas = 0;
        }
        if doc.upos(token) == Upos::Sconj || scene.is(token, Sign::PAUSE) {
            return false;
        }
        if scene.comma(token) {
            commas += 1;
            if commas > 2 {
                return false;
            }
        }
        if matches!(tag, Tag::Wp | Tag::Wdt) && token > start {
            // A relative clause: its verb does not count.
            let verb = (token..end).find(|&token| doc.tag(token).is_finite());
            token = verb.unwrap_or(end);
        }
        token += 1;
    }
    false
}
