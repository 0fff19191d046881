//! Nouns that report: "her claim that", "a report in the paper that".

use std::ops::Range;

use smallvec::smallvec;

use super::draft::Draft;
use super::extent::{content_end, next_clause, trimmed};
use super::hits::Hit;
use super::indirect::is_document;
use super::scene::Scene;
use super::sign::Sign;
use super::words::Words;
use crate::rule::Rule;
use crate::text::Tag;

/// Smith's claim that …
pub(super) static NOMINAL: Rule = Rule {
    id: "quote-reporting-noun",
    phenomenon: "A reporting noun with a that-clause, its speaker before it as a possessor, behind it with \"by\" or \"from\", or the thing that is read itself.",
    matches: &[
        ("The paper printed Ada Brook's claim that the bridge was unsafe.", "the bridge was unsafe = Ada Brook's"),
        ("Ada Brook's claim that the bridge was unsafe was false.", "the bridge was unsafe = Ada Brook's"),
        (
            "They met after a report in the Velden Herald that the bridge was unsafe.",
            "the bridge was unsafe = a report in the Velden Herald",
        ),
    ],
    rejects: &["The plan that she drew was lost."],
};

/// Finds the nouns and their that-clauses. Starts from every "that".
pub(super) fn find(scene: &Scene<'_, '_>, hits: &[Hit], drafts: &mut Vec<Draft>) {
    // A conjunction: its clause has a subject of its own.
    let clause = |that: usize| that > 0 && scene.begins_phrase(that + 1) && !scene.marked(that);
    let mut thats = scene.words.thats.all().iter().map(|&that| that as usize).filter(|&that| clause(that)).peekable();
    if thats.peek().is_none() {
        return;
    }
    let mut taken: Vec<usize> = drafts.iter().flat_map(|draft| draft.parts.iter().map(|part| part.start)).collect();
    taken.sort_unstable();
    for that in thats.filter(|that| taken.binary_search(&(that + 1)).is_err()) {
        if let Some(draft) = before(scene, hits, that) {
            drafts.push(draft);
        }
    }
}

/// The report of the noun that stands before the "that", directly or with a prepositional phrase between.
fn before(scene: &Scene<'_, '_>, hits: &[Hit], that: usize) -> Option<Draft> {
    let doc = scene.doc;
    let bounds = scene.bounds(that);
    let from = bounds.start.max(that.saturating_sub(10));
    let noun = (from..that).rev().find(|&token| doc.tag(token).is_common_noun() && Words::nouns_at(doc, token).next().is_some())?;
    let (entry, _) = Words::nouns_at(doc, noun).next()?;
    let between = noun + 1..that;
    let by = between.is_empty() || scene.is(noun + 1, Sign::AGENT | Sign::INSIDE) && scene.phrase(noun + 2, that).end == that;
    if !by {
        return None;
    }
    let speaker = if !between.is_empty() && scene.is(noun + 1, Sign::AGENT) {
        noun + 2..that
    } else if let Some(possessor) = possessor(scene, noun, bounds.start) {
        possessor
    } else {
        let mut start = noun;
        while start > bounds.start
            && (doc.tag(start - 1).is_determiner() || doc.tag(start - 1).is_adjective() || doc.tag(start - 1).is_noun())
        {
            start -= 1;
        }
        let whole = start..that;
        is_document(scene, &(start..noun + 1)).then_some(whole)?
    };
    let index = hits.partition_point(|hit| hit.words.start < that);
    let end = content_end(scene, hits, index, that + 1, bounds.end);
    let end = main_verb(scene, bounds.start, noun, that + 1, end).unwrap_or(end);
    let content = trimmed(scene, that + 1, end);
    (!content.is_empty()).then(|| Draft {
        parts: smallvec![content],
        speaker: Some(speaker),
        cue: Some(noun..noun + 1),
        lemma: entry.lemma.as_str().into(),
        stance: entry.stance,
        bounds: None,
        rules: smallvec![NOMINAL.id],
    })
}

/// "Smith's claim that the bridge was safe was false": where the noun is the subject of the sentence, the verb of that ends the
/// content, which begins at `from`.
#[cold]
fn main_verb(scene: &Scene<'_, '_>, start: usize, noun: usize, from: usize, end: usize) -> Option<usize> {
    if scene.first_sign(start, noun, Sign::FINITE).is_some() {
        return None;
    }
    let mut last = scene.first_sign(from, end, Sign::FINITE)?;
    while let Some(verb) = scene.first_sign(last + 1, end, Sign::FINITE) {
        if next_clause(scene, last, verb) {
            return Some(verb);
        }
        last = verb;
    }
    None
}

/// Whose it is: "his", "Smith's", with adjectives between.
fn possessor(scene: &Scene<'_, '_>, noun: usize, start: usize) -> Option<Range<usize>> {
    let doc = scene.doc;
    let mut at = noun;
    while at > start && noun - at < 4 {
        at -= 1;
        match doc.tag(at) {
            Tag::PrpPoss => return Some(at..at + 1),
            Tag::Pos => {
                let mut from = at;
                while from > start && (doc.tag(from - 1).is_noun() || doc.tag(from - 1).is_adjective() || doc.tag(from - 1).is_determiner())
                {
                    from -= 1;
                }
                return (from < at).then_some(from..at + 1);
            }
            tag if tag.is_adjective() || tag.is_common_noun() => {}
            _ => return None,
        }
    }
    None
}
