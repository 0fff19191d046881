//! Where cues stand in a text, each with its verb group and its subject.

use std::ops::Range;

use super::clause::{Group, Scene};
use super::cues::{self, Entry, Frames};
use crate::text::{Tag, Upos};

/// A verb of the list in its sentence.
#[derive(Debug, Clone)]
pub(super) struct Hit {
    /// Its entry.
    pub entry: &'static Entry,
    /// The words of the entry.
    pub words: Range<usize>,
    /// The verb with its auxiliaries.
    pub group: Group,
    /// The sentence around it, cut as [`Scene::bounds`] does.
    pub bounds: Range<usize>,
    /// Its subject, to the left.
    pub subject: Option<Range<usize>>,
    /// Whether the subject stands right before it, not restored from a verb before.
    pub own_subject: bool,
}

impl Hit {
    /// Whether the cue may govern this.
    pub(super) fn takes(&self, frame: Frames) -> bool {
        self.entry.frames.intersects(frame)
    }
}

/// The verbs that report, outside of quoted speech, in order.
pub(super) fn find(scene: &Scene<'_, '_>) -> Vec<Hit> {
    let doc = scene.doc;
    let mut hits = Vec::new();
    let mut after = 0;
    for token in 0..doc.len() {
        if token < after || !doc.tag(token).is_verb() && !is_headline_verb(scene, token) || scene.marks.speech_at(token).is_some() {
            continue;
        }
        let Some((entry, len)) = cues::verbs_at(doc, token).find(|(entry, len)| fits(scene, entry, token, *len)) else { continue };
        if doc.upos(token) == Upos::Aux && entry.rest.is_empty() {
            continue;
        }
        let bounds = scene.bounds(token);
        let group = scene.group(token, bounds.start);
        let subject = scene.subject_of(&group, bounds.start);
        let own_subject = subject
            .as_ref()
            .is_some_and(|subject| subject.end + 6 >= group.tokens.start || is_near(scene, subject.end, group.tokens.start));
        after = token + len;
        hits.push(Hit { entry, words: token..token + len, group, bounds, subject, own_subject });
    }
    hits
}

/// A verb in a title that its capital lets look like a name, or a noun: no rule reads those yet.
fn is_headline_verb(_scene: &Scene<'_, '_>, _token: usize) -> bool {
    false
}

/// Whether an entry of several words is meant: "agreed to cut" is no "agree to" + noun.
fn fits(scene: &Scene<'_, '_>, entry: &Entry, token: usize, len: usize) -> bool {
    if len == 1 {
        return true;
    }
    let last = token + len - 1;
    let infinitive = scene.doc.is(last, "to") && scene.doc.tag(last + 1) == Tag::Vb;
    !infinitive && !entry.frames.is_empty()
}

/// Whether no finite verb of another clause stands between a subject and its verb.
fn is_near(scene: &Scene<'_, '_>, from: usize, to: usize) -> bool {
    to < from || to - from < 60 && !(from..to).any(|token| scene.doc.tag(token) == Tag::Cc && scene.doc.tag(token + 1).is_verb())
}

impl Scene<'_, '_> {
    /// The subject of a verb group, restored from the verb before for participles and infinitives.
    pub(super) fn subject_of(&self, group: &Group, start: usize) -> Option<Range<usize>> {
        let doc = self.doc;
        let verb = group.tokens.start;
        if group.finite {
            return self.subject(verb, start);
        }
        let before = verb.checked_sub(1).filter(|&before| before >= start)?;
        let head = doc.tag(verb);
        if (head == Tag::Vbg || head.is_adverb() && group.participle) && doc.tag(before).is_noun() && self.timed(before).is_none() {
            // "a letter saying that"
            return self.phrase_before(before, start);
        }
        if matches!(doc.tag(verb), Tag::Vbd | Tag::Vbn) && doc.tag(before).is_pronoun() {
            return Some(before..verb);
        }
        if verb == start && group.participle {
            // "Noting that …, Smith said": the subject of the main clause stands behind.
            return self.subject_behind(verb);
        }
        self.subject_of_before(verb, start, 0)
    }

    /// The noun phrase that ends at `last`, prepositional phrases included.
    pub(super) fn phrase_before(&self, last: usize, start: usize) -> Option<Range<usize>> {
        let doc = self.doc;
        let mut from = last;
        while from > start {
            let before = from - 1;
            let tag = doc.tag(before);
            let part = tag.is_noun()
                || tag.is_determiner()
                || tag.is_adjective()
                || matches!(tag, Tag::Cd | Tag::Pos | Tag::Hyph)
                || doc.is(before, "of");
            if !part {
                break;
            }
            from = before;
        }
        Some(from..last + 1)
    }

    /// The subject of the main clause behind a participle that opens its sentence.
    fn subject_behind(&self, verb: usize) -> Option<Range<usize>> {
        let end = self.bounds(verb).end;
        let mut token = verb;
        while token < end {
            if let Some(quoted) = self.marks.at(token) {
                token = self.marks.tokens(quoted).end;
                continue;
            }
            if self.comma(token) && self.begins_phrase(token + 1) {
                let phrase = self.phrase(token + 1, end);
                if self.doc.tag(phrase.end).is_finite() || self.comma(phrase.end) || self.doc.tag(phrase.end).is_adverb() {
                    return Some(phrase);
                }
            }
            token += 1;
        }
        None
    }
}
