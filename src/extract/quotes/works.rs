//! Titles of works between quotation marks behind verbs that may also report: “She wrote “War and Peace” in 1869”, “a film
//! called “The Long Road””. They name something, and nobody says them.

use std::ops::Range;

use super::cues::{Entry, Frames};
use super::hits::Hit;
use super::scene::Scene;
use super::sign::Sign;
use crate::text::lexicon::{self, Lex};
use crate::text::{Class, Tag};

/// Which titles a verb takes as an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Works {
    /// None.
    Never,
    /// Those of works, by anybody: it makes, takes in or reviews them.
    Always,
    /// The same, but words that stand written as well: a sign reads, a post is written.
    Read,
}

/// How far behind a title the medium is looked for that makes it words on a sign or in a post.
const MEDIUM_BEHIND: usize = 12;

/// Whether the words in quotation marks at `from`, right behind the verb, only name something.
#[cold]
pub(super) fn only_names(scene: &Scene<'_, '_>, hit: &Hit, subject: &Range<usize>, from: usize, end: usize) -> bool {
    names_work(scene, hit, subject, from, end) || is_naming_participle(scene, hit)
}

/// Whether the words in quotation marks at `from` are the title of a work that the verb makes, takes in or reviews.
#[cold]
fn names_work(scene: &Scene<'_, '_>, hit: &Hit, subject: &Range<usize>, from: usize, end: usize) -> bool {
    let entry = hit.entry;
    // In a headline capitals tell nothing.
    let headline = scene.doc.has(hit.words.start, Class::CAPITAL) && hit.words.start > hit.bounds.start;
    if entry.works == Works::Never || headline {
        return false;
    }
    let Some(quoted) = scene.quoted(from).filter(|&quoted| scene.marks.may_be_title(scene.doc, quoted)) else { return false };
    let behind = scene.marks.tokens(quoted).end;
    // "hailed “The Long Road” as a masterpiece": what somebody calls it is a view.
    let judged = entry.frames.contains(Frames::COMPLEMENT) && scene.is(behind, Sign::AS);
    !judged && (entry.works == Works::Always || is_person(scene, subject) && !stands_written(scene, entry, behind, end))
}

/// "a memoir called “My Years”": a participle behind the noun that has the name.
fn is_naming_participle(scene: &Scene<'_, '_>, hit: &Hit) -> bool {
    let before = hit.group.tokens.start.checked_sub(1);
    hit.takes(Frames::COMPLEMENT)
        && !hit.group.finite
        && scene.doc.tag(hit.words.start) == Tag::Vbn
        && before.is_some_and(|before| scene.doc.tag(before).is_noun() || scene.comma(before))
}

/// "called its album “Blue Hours”": who names what is his own gives it a name. The object begins at `from`, and `end` ends the content.
pub(super) fn names_own(scene: &Scene<'_, '_>, from: usize, end: usize) -> bool {
    let object = scene.base_phrase(from, end);
    let name = scene.quoted(object.end).filter(|&quoted| object.end < end && scene.marks.tokens(quoted).start == object.end);
    scene.doc.tag(from) == Tag::PrpPoss && name.is_some_and(|name| scene.marks.may_be_title(scene.doc, name))
}

/// Whether a subject is somebody who may read or write, no sign or letter: a name, a pronoun, a noun for people, or a relative
/// pronoun behind one.
fn is_person(scene: &Scene<'_, '_>, subject: &Range<usize>) -> bool {
    let doc = scene.doc;
    let Some(last) = subject.end.checked_sub(1).filter(|&last| last >= subject.start) else { return false };
    let head = match doc.tag(last) {
        Tag::Wp => return true,
        Tag::Wdt => subject.start.checked_sub(if scene.comma_before(subject.start) { 2 } else { 1 }),
        _ if subject.len() == 1 && scene.is(last, Sign::THAT) => subject.start.checked_sub(1),
        Tag::Prp => return !scene.is(last, Sign::IT),
        _ => scene.base_phrase(subject.start, subject.end).end.checked_sub(1),
    };
    head.is_some_and(|head| doc.tag(head).is_proper() || lexicon::of_word(&doc.lemma(head)).contains(Lex::ROLE))
}

/// Whether behind words in quotation marks a place to write on or a medium follows: "on Twitter", "on the wall", "in a post"; of what
/// is written a reader, too: "to the voters".
fn stands_written(scene: &Scene<'_, '_>, entry: &Entry, behind: usize, end: usize) -> bool {
    let doc = scene.doc;
    let end = end.min(behind + MEDIUM_BEHIND);
    let mut at = behind;
    while at < end && !scene.finite_at(at) && !doc.has(at, Class::TERMINAL) {
        let next = at + 1;
        if scene.is(at, Sign::MEDIUM_LEADER | Sign::TO) && scene.begins_phrase(next) && scene.timed(next).is_none() {
            let base = scene.base_phrase(next, end);
            let head = base.end.saturating_sub(1);
            let surface = scene.is(at, Sign::ON) && !doc.lex(head).contains(Lex::PLACE_WORD);
            let reader = scene.is(at, Sign::TO) && entry.frames.contains(Frames::THAT);
            if surface || reader || scene.is(head, Sign::MEDIUM) {
                return true;
            }
        }
        at = next;
    }
    false
}
