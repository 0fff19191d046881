//! A name and a colon: transcripts, interviews, headlines.

use std::ops::Range;

use smallvec::smallvec;

use super::direct::Taken;
use super::draft::Draft;
use super::scene::Scene;
use super::sign::Sign;
use crate::extract::actors::Actors;
use crate::model::{ActorKind, Stance};
use crate::read::BlockKind;
use crate::rule::Rule;
use crate::text::{Class, Lex};

/// SMITH: …
pub(super) static COLON: Rule = Rule {
    id: "quote-name-colon",
    phenomenon: "A paragraph or sentence that begins with a name and a colon: the turn of a speaker in a transcript (the name in capitals), words in quotation marks, or what a headline says of somebody's words.",
    matches: &[
        (
            "REED: Is the bridge safe by now?\n\nBROOK: We have tested the bridge. It is safe.",
            "We have tested the bridge. It is safe = BROOK",
        ),
        ("Ada Brook: “The bridge is safe.”", "“The bridge is safe.” = Ada Brook"),
        ("“The bridge is safe,” she said. Her friend Ada Brook: “It is old.”", "“It is old.” = Her friend Ada Brook"),
        ("Ada Brook, the mayor: “The bridge is safe.”", "“The bridge is safe.” = Ada Brook"),
    ],
    rejects: &["Update: The bridge is safe.", "Velden: A bridge too far"],
};

/// How many tokens a name before a colon may have.
const LONGEST: usize = 5;

/// Finds the paragraphs that begin so.
pub(super) fn find(scene: &Scene<'_, '_>, actors: &Actors, paragraphs: &[Range<usize>], taken: &mut Taken, drafts: &mut Vec<Draft>) {
    if !scene.words.all.contains(Sign::COLON) {
        return;
    }
    let turns: Vec<Turn> = paragraphs.iter().filter_map(|paragraph| turn(scene, actors, paragraph)).collect();
    // A transcript has two speakers; "UPDATE:" and the like are headings.
    let word = |turn: &Turn| scene.doc.lower(turn.name.start);
    let first = turns.iter().find(|turn| turn.capitals).map(word);
    let transcript = turns.iter().any(|turn| turn.capitals && Some(word(turn)) != first);
    for turn in turns {
        let Turn { name, colon, content, capitals } = turn;
        if capitals && !transcript && !speaks(scene, actors, &name) {
            continue;
        }
        let open = (content.start..content.end).find_map(|token| scene.speech_at(token));
        if let Some(block) = open.or_else(|| scene.speech_at(name.start))
            && let Some(slot) = taken.get_mut(block)
        {
            if slot.is_some() {
                continue;
            }
            *slot = Some(drafts.len());
        }
        drafts.push(Draft {
            parts: smallvec![content],
            cue: Some(colon..colon + 1),
            speaker: Some(name),
            lemma: ":".into(),
            stance: Stance::Asserted,
            bounds: None,
            rules: smallvec![COLON.id],
        });
    }
}

/// How far behind such a name the colon may stand, with an apposition between.
const APPOSITION: usize = 12;

/// What stands behind a name and a colon.
struct Turn {
    name: Range<usize>,
    colon: usize,
    content: Range<usize>,
    /// Whether only the name's capitals tell that it is a speaker's.
    capitals: bool,
}

/// The name before the colon and what is said.
fn turn(scene: &Scene<'_, '_>, actors: &Actors, paragraph: &Range<usize>) -> Option<Turn> {
    let doc = scene.doc;
    let from = paragraph.start + usize::from(doc.has(paragraph.start, Class::QUOTE));
    let mark = scene.first_sign(from, paragraph.end.min(from + LONGEST + 1), Sign::COLON | Sign::COMMA)?;
    let comma = scene.comma(mark).then_some(mark);
    let name = from..mark;
    let colon = if comma.is_some() { apposed(scene, actors, &name, paragraph.end)? } else { mark };
    let names = !name.is_empty()
        && (is_source(scene, &name)
            || is_one_actor(actors, &name)
            || name.clone().all(|token| doc.tag(token).is_proper() || doc.has(token, Class::ABBREV) || doc.has(token, Class::ALL_CAPS)));
    if !names || colon + 1 >= paragraph.end {
        return None;
    }
    let capitals =
        name.clone().all(|token| doc.has(token, Class::ALL_CAPS) || doc.has(token, Class::ABBREV)) && doc.span_of(name.clone()).len() > 3;
    let title = doc.sentences.get(scene.sentence_of(from)).is_some_and(|sentence| sentence.kind == BlockKind::Title);
    let quoted = scene.quoted(colon + 1).filter(|&block| scene.marks.tokens(block).start == colon + 1);
    let mut by_capitals = false;
    let content = match quoted {
        None if comma.is_some() => return None,
        Some(block) if !title || scene.marks.tokens(block).end >= paragraph.end => scene.marks.tokens(block),
        _ if capitals && !title && doc.has(colon + 1, Class::CAPITAL) && paragraph.end - colon > 5 => {
            by_capitals = true;
            super::extent::trimmed(scene, colon + 1, paragraph.end)
        }
        // "Venn: The bridge is safe": a clause with its verb, behind somebody's name.
        _ if title => {
            // The words of a headline in capitals may be tagged as names: a poll or report needs no verb.
            let verb = is_source(scene, &name) || (colon + 1..paragraph.end).any(|token| doc.tag(token).is_verb());
            let content = super::extent::trimmed(scene, colon + 1, paragraph.end);
            let speaks = speaks(scene, actors, &name);
            if !verb || !speaks || content.len() < 4 {
                return None;
            }
            content
        }
        _ => return None,
    };
    Some(Turn { name, colon, content, capitals: by_capitals })
}

/// "Ada Brook, the mayor: “…”": the colon behind somebody's name and an apposition without a verb.
#[cold]
fn apposed(scene: &Scene<'_, '_>, actors: &Actors, name: &Range<usize>, end: usize) -> Option<usize> {
    let stops = Sign::COLON | Sign::SEMICOLON | Sign::STOP | Sign::FINITE | Sign::MARKED;
    let colon = scene.first_sign(name.end, end.min(name.end + APPOSITION), stops).filter(|&colon| scene.is(colon, Sign::COLON))?;
    (!name.is_empty() && is_one_actor(actors, name) && speaks(scene, actors, name)).then_some(colon)
}

/// Whether one word names a source that is nobody by name: "Report", "Police", "Officials".
fn is_source(scene: &Scene<'_, '_>, name: &Range<usize>) -> bool {
    let known = scene.is(name.start, Sign::DOCUMENT | Sign::TELLING) || scene.doc.lex(name.start).contains(Lex::ROLE);
    name.len() == 1 && known
}

/// Whether the words are one mention of an actor.
fn is_one_actor(actors: &Actors, name: &Range<usize>) -> bool {
    let actor = actors.at(name.start);
    actor.is_some() && name.clone().all(|token| actors.at(token) == actor)
}

/// Whether the words name somebody who can speak: a person, an organization or a source.
fn speaks(scene: &Scene<'_, '_>, actors: &Actors, name: &Range<usize>) -> bool {
    let actor = name.end.checked_sub(1).and_then(|last| actors.at(last)).and_then(|id| actors.get(id));
    is_source(scene, name) || actor.is_some_and(|actor| matches!(actor.kind, ActorKind::Person | ActorKind::Organization))
}
