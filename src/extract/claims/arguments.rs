//! From a clause to its claim's phrases: subject, predicate, object, further arguments, place.

use std::ops::Range;
use std::ptr;

use super::clauses::{Clause, Gap, Link, Part, PartKind, Subject, Verb};
use super::{Argument, Layers, Scene};
use crate::extract::actors::ActorId;
use crate::model::ActorKind;
use crate::text::phrases::{Keyed, Set, Words, key, set};
use crate::text::{Class, Tag};

/// How deep a subject may be restored from clause to clause.
const DEPTH: usize = 12;

/// The phrases of a claim beside its subject.
pub(super) struct Phrases {
    /// One past the last token of the predicate.
    pub(super) end: u32,
    pub(super) object: Option<Argument>,
    pub(super) arguments: Vec<Argument>,
    pub(super) place: Option<Argument>,
    /// Whether a noun belongs to the predicate ("making use of").
    pub(super) light: bool,
}

/// The tokens and head of a clause's subject.
#[inline]
pub(super) fn subject(clauses: &[Clause], index: usize) -> Option<(Range<u32>, u32)> {
    match &clauses.get(index)?.subject {
        Subject::Phrase(tokens, head) => Some((tokens.clone(), *head)),
        _ => restored(clauses, index),
    }
}

/// A subject that another clause has, or is.
#[inline(never)]
fn restored(clauses: &[Clause], index: usize) -> Option<(Range<u32>, u32)> {
    let mut at = index;
    for _ in 0..DEPTH {
        match &clauses.get(at)?.subject {
            Subject::Phrase(tokens, head) => return Some((tokens.clone(), *head)),
            Subject::Of(other) => at = *other,
            Subject::Clause(other) => {
                let clause = clauses.get(*other)?;
                return Some((clause.start..clause.end, clause.verb.as_ref().map_or(clause.start, |verb| verb.head)));
            }
            Subject::None => return None,
        }
    }
    None
}

/// Cuts quotation marks, commas and blanks of grammar off both ends.
#[inline]
pub(super) fn trim(doc: &Keyed<'_>, tokens: Range<u32>) -> Range<u32> {
    // Most phrases have words at both ends.
    let ends = doc.class(tokens.start) | doc.class(tokens.end.wrapping_sub(1));
    let marked = ends.intersects(MARKS) | doc.class(tokens.end).contains(Class::DOUBLE);
    if marked { trim_marks(doc, tokens) } else { tokens }
}

/// What marks are by their characters.
const MARKS: Class = Class::PUNCT.union(Class::QUOTE).union(Class::DASH).union(Class::HYPHEN).union(Class::TERMINAL);

/// Whether a double quotation mark stands at an end of the tokens, or behind them.
#[inline]
fn quoted(doc: &Keyed<'_>, tokens: &Range<u32>) -> bool {
    let ends = || doc.class(tokens.start) | doc.class(tokens.end.wrapping_sub(1)) | doc.class(tokens.end);
    doc.holds_mark(Class::DOUBLE) && ends().intersects(Class::DOUBLE)
}

#[inline(never)]
fn trim_marks(doc: &Keyed<'_>, tokens: Range<u32>) -> Range<u32> {
    let (mut start, mut end) = (tokens.start, tokens.end);
    while start < end && doc.is_edge(start) {
        start += 1;
    }
    while end > start && doc.is_edge(end - 1) && !doc.has(end - 1, Class::ABBREV) {
        end -= 1;
    }
    // A quotation mark without its partner: the partner comes along, or it goes too.
    if start < end && quoted(doc, &(start..end)) && doc.doubles(&(start..end)) == 1 {
        if !doc.has(end - 1, Class::DOUBLE) && doc.has(end, Class::DOUBLE) && doc.glued(end) {
            end += 1;
        } else if doc.has(start, Class::DOUBLE) {
            start += 1;
        } else if doc.has(end - 1, Class::DOUBLE) {
            end -= 1;
        }
    }
    start..end
}

/// An argument over these tokens; its actor is that of the head.
#[inline(never)]
pub(super) fn argument(doc: &Keyed<'_>, tokens: Range<u32>, head: u32) -> Option<Argument> {
    let tokens = trim(doc, tokens);
    if tokens.is_empty() {
        return None;
    }
    Some(Argument { span: doc.span_of(&tokens), actor: actor_at(doc, head), tokens })
}

/// The actor of whose mention the token is part.
pub(super) fn actor_at(doc: &Keyed<'_>, token: u32) -> Option<ActorId> {
    doc.label_of(token).map(|actor| actor as ActorId)
}

/// Whether a clause below clause `index` may complete its verb.
#[inline]
fn completed(clauses: &[Clause], index: usize, clause: &Clause, verb: &Verb) -> bool {
    let completes = |child: &Clause| {
        (child.parent == Some(index))
            & (child.start >= verb.tokens.end)
            & matches!(child.link, Link::Complement | Link::Infinitive | Link::Participle)
    };
    !clause.children.is_empty() && clause.below(clauses, index).any(|(_, child)| completes(child))
}

/// Puts the parts of clause `index` behind its verb and the clauses that complete it into a room, in order.
#[inline(never)]
fn gather(doc: &Keyed<'_>, clauses: &[Clause], index: usize, clause: &Clause, room: &mut Vec<Part>) {
    room.clear();
    room.extend_from_slice(&clause.after);
    room.extend(completing(doc, clauses, index));
    room.extend(adjuncts(doc, clauses, index));
    room.sort_by_key(Part::start);
}

/// Seats a part that fits, if none has been seated yet.
#[inline]
fn seat<'a>(place: &mut Option<&'a Part>, part: &'a Part, fits: bool) {
    if fits & place.is_none() {
        *place = Some(part);
    }
}

/// Builds the phrases of clause `index` beside its subject; nothing for what has no verb.
/// `time` is the index of the time that dates the clause: it is said elsewhere.
#[inline]
pub(super) fn phrases(scene: &Scene<'_>, clauses: &[Clause], index: usize, time: Option<usize>, room: &mut Vec<Part>) -> Option<Phrases> {
    let doc = scene.doc;
    let clause = clauses.get(index)?;
    let verb = clause.verb.as_ref()?;
    let completed = completed(clauses, index, clause, verb);
    // A clause is read from left to right: its own parts are nearly always in order.
    let parts: &[Part] = if completed || !clause.after.is_sorted_by_key(Part::start) {
        gather(doc, clauses, index, clause, room);
        room
    } else {
        &clause.after
    };
    let linking = doc.in_class(verb.head, Words::LINKING);
    let lasting = doc.in_class(verb.head, Words::LASTING);
    // The first part of either sort. Every part is asked all of it: what it is can't be foreseen.
    let (mut direct, mut oblique) = (None, None);
    for part in parts {
        let (bare, noun) = (part.bare(), matches!(part.kind, PartKind::Noun | PartKind::Adjective));
        let spell = lasting & (part.kind == PartKind::Time) & (part.tokens.start == verb.tokens.end);
        seat(&mut direct, part, bare & (noun | spell));
        // The first phrase with a preposition, one that tells no time where there is a choice.
        let example = (part.prep.len() == 1) & doc.is_any(part.prep.start, set!["including", "according", "excluding"]);
        seat(&mut oblique, part, noun & !bare & !example & !dated(doc, part));
    }
    // "was not enough": an adverb only where no noun or adjective says what the subject is.
    if direct.is_none() && linking {
        let adverb = |part: &&Part| part.bare() && part.kind == PartKind::Adverb && part.tokens.start == verb.tokens.end;
        direct = parts.iter().find(adverb);
    }
    let content = || parts.iter().find(|part| matches!(part.kind, PartKind::Clause(_)));
    let content = if completed { content() } else { None };
    let mut taken = [direct, None, None];
    let (mut object, mut end, mut light) = (None, verb.tokens.end, false);
    if let [Some(part), ..] = taken {
        let mut tokens = part.tokens.clone();
        if tokens.start == end
            && doc.tag(tokens.start) == Tag::Nn
            && tokens.start == part.head
            && doc.is_of(part.head, Words::LIGHT_NOUN)
            && doc.in_class(verb.head, Words::LIGHT_VERB)
        {
            light = true;
            end = part.head + 1;
            if doc.is(end, key!("of")) && end + 1 < tokens.end {
                end += 1;
            }
            tokens.start = end;
        }
        // Adjective and what completes it: "complicit in war crimes" stays two phrases.
        object = argument(doc, tokens, part.head);
    }
    if object.is_none()
        && clause.gap == Gap::Object
        && !parts.iter().any(|part| is_content(clauses, part))
        && let Some((tokens, head)) = &clause.antecedent
    {
        object = argument(doc, tokens.clone(), *head);
    }
    for (taken, part) in taken.iter_mut().skip(1).zip([content, oblique]) {
        if object.is_none()
            && let Some(part) = part
        {
            *taken = Some(part);
            object = argument(doc, part.start()..part.tokens.end, part.head);
        }
    }
    let is_taken = |part: &Part| taken.iter().flatten().any(|taken| ptr::eq(*taken, part));
    // "awoke when it fell": an adverbial clause where nothing else says more.
    if object.is_none()
        && !clause.children.is_empty()
        && clause.before.is_empty()
        && time.is_none()
        && parts.iter().all(|part| part.kind == PartKind::Adverb || is_taken(part))
    {
        object = clause
            .below(clauses, index)
            .find(|(_, child)| {
                child.parent == Some(index) && child.link == Link::Adverbial && child.start >= verb.tokens.end && child.joined.is_none()
            })
            .and_then(|(_, child)| argument(doc, child.start..child.end, child.opener.start));
    }
    let mut place = taken.iter().rev().flatten().next().copied().filter(|part| is_place(scene, part));
    let others = (clause.before.len() + parts.len()).saturating_sub(taken.iter().flatten().count());
    let mut arguments = Vec::new();
    let rows: [&[Part]; 2] = if others > 0 { [&clause.before, parts] } else { [&[], &[]] };
    for row in &rows {
        for part in *row {
            // An adverb right behind the verb counts where nothing else completes it: "recovered quickly".
            let lone = object.is_none() & (part.tokens.start == verb.tokens.end);
            let idle = (part.kind == PartKind::Adverb) & !lone;
            if idle | is_taken(part) || time.is_some_and(|time| tells(scene, part, time)) {
                continue;
            }
            if place.is_none() && is_place(scene, part) {
                place = Some(part);
            }
            if let Some(argument) = argument(doc, part.start()..part.tokens.end, part.head) {
                // Room for all at once: most claims have one or two.
                if arguments.is_empty() {
                    arguments = Vec::with_capacity(others);
                }
                arguments.push(argument);
            }
        }
    }
    let place = place.and_then(|part| argument(doc, part.tokens.clone(), part.head));
    Some(Phrases { end, object, arguments, place, light })
}

/// Whether a part is a content clause.
fn is_content(clauses: &[Clause], part: &Part) -> bool {
    matches!(part.kind, PartKind::Clause(at) if clauses.get(at as usize).is_some_and(|clause| clause.link == Link::Complement))
}

/// Whether the times layer has the head of this part.
#[inline]
fn dated(doc: &Keyed<'_>, part: &Part) -> bool {
    doc.is_of(part.head, Words::TIMED)
}

/// The time that holds the token.
pub(super) fn time_at(doc: &Keyed<'_>, layers: &Layers<'_>, token: u32) -> Option<usize> {
    if !doc.is_of(token, Words::TIMED) {
        return None;
    }
    let token = token as usize;
    let next = layers.times.partition_point(|time| time.tokens.start <= token);
    let at = next.checked_sub(1)?;
    layers.times.get(at).filter(|time| time.tokens.contains(&token)).map(|_| at)
}

/// Whether a part tells the time with this index.
fn tells(scene: &Scene<'_>, part: &Part, time: usize) -> bool {
    dated(scene.doc, part) && scene.layers.times.get(time).is_some_and(|time| time.tokens.contains(&(part.head as usize)))
}

/// Whether a part says where.
#[inline]
fn is_place(scene: &Scene<'_>, part: &Part) -> bool {
    const PREPOSITIONS: &Set = set!["in", "at", "on", "near", "outside", "inside", "across", "throughout", "around"];
    let placed = !part.bare() & scene.doc.is_any(part.prep.start, PREPOSITIONS);
    let actor = || scene.layers.actors.get(actor_at(scene.doc, part.head)?);
    placed && actor().is_some_and(|actor| actor.kind == ActorKind::Place)
}

/// Gerund clauses with a preposition: "after giving a speech", "by closing the bridge".
fn adjuncts<'a>(doc: &'a Keyed<'_>, clauses: &'a [Clause], index: usize) -> impl Iterator<Item = Part> + 'a {
    let clause = clauses.get(index);
    let behind = clause.and_then(|clause| clause.verb.as_ref()).map_or(u32::MAX, |verb| verb.tokens.end);
    let below = clause.into_iter().flat_map(move |clause| clause.below(clauses, index));
    below
        .filter(move |(_, child)| {
            child.parent == Some(index)
                && child.link == Link::Participle
                && !child.opener.is_empty()
                && child.start >= behind
                && !doc.is(child.opener.start, key!("of"))
        })
        .map(|(_, child)| {
            let tokens = trim(doc, child.opener.end..child.end);
            Part {
                kind: PartKind::Noun,
                prep: child.opener.clone(),
                head: child.verb.as_ref().map_or(tokens.start, |verb| verb.head),
                tokens,
            }
        })
}

/// The clause that completes this one's verb, as a part: "said that …", "was used to …".
fn completing(doc: &Keyed<'_>, clauses: &[Clause], index: usize) -> Option<Part> {
    let clause = clauses.get(index)?;
    let verb = clause.verb.as_ref()?;
    let child = clause.below(clauses, index).find(|(_, child)| {
        child.parent == Some(index)
            && child.start >= verb.tokens.end
            && match child.link {
                Link::Complement => true,
                Link::Infinitive | Link::Participle => child.opener.is_empty() && child.start == verb.tokens.end,
                _ => false,
            }
    });
    let (at, first) = child?;
    // Further clauses joined to it belong to the same content.
    let end = clauses
        .get(clause.children.clone())
        .unwrap_or_default()
        .iter()
        .filter(|other| other.parent == Some(index) && other.link == first.link && other.start >= first.start)
        .map(|other| other.end)
        .max();
    let tokens = trim(doc, first.start..end.unwrap_or(first.end));
    Some(Part {
        kind: PartKind::Clause(at as u32),
        prep: tokens.start..tokens.start,
        head: first.verb.as_ref().map_or(tokens.start, |verb| verb.head),
        tokens,
    })
}
