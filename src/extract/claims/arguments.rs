//! From a clause to its claim's phrases: subject, predicate, object, further arguments, place.

use std::ops::Range;

use super::clauses::{Clause, Gap, Link, Part, PartKind, Subject};
use super::{Argument, Layers, Predicate};
use crate::extract::actors::ActorId;
use crate::model::ActorKind;
use crate::text::phrases::{Keyed, Words, key, set};
use crate::text::{Class, Tag};

/// How deep a subject may be restored from clause to clause.
const DEPTH: usize = 12;

/// The phrases of a claim.
pub(super) struct Phrases {
    pub(super) predicate: Predicate,
    pub(super) object: Option<Argument>,
    pub(super) arguments: Vec<Argument>,
    pub(super) place: Option<Argument>,
    /// Whether a noun belongs to the predicate ("making use of").
    pub(super) light: bool,
}

/// The tokens and head of a clause's subject.
pub(super) fn subject(clauses: &[Clause], index: usize) -> Option<(Range<u32>, u32)> {
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
    let clean = !doc.holds_mark(Class::DOUBLE) && !doc.is_edge(tokens.start) && !doc.is_edge(tokens.end.saturating_sub(1));
    if clean { tokens } else { trim_marks(doc, tokens) }
}

fn trim_marks(doc: &Keyed<'_>, tokens: Range<u32>) -> Range<u32> {
    let (mut start, mut end) = (tokens.start, tokens.end);
    while start < end && doc.is_edge(start) {
        start += 1;
    }
    while end > start && doc.is_edge(end - 1) && !doc.has(end - 1, Class::ABBREV) {
        end -= 1;
    }
    // A quotation mark without its partner: the partner comes along, or it goes too.
    let quotes = doc.doubles(&(start..end));
    if quotes == 1 && start < end && !doc.has(end - 1, Class::DOUBLE) && doc.has(end, Class::DOUBLE) && doc.glued(end) {
        end += 1;
    } else if quotes == 1 && start < end {
        if doc.has(start, Class::DOUBLE) {
            start += 1;
        } else if doc.has(end - 1, Class::DOUBLE) {
            end -= 1;
        }
    }
    start..end
}

/// An argument over these tokens; its actor is that of the head.
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

/// Builds the phrases of clause `index` beside its subject; nothing for what has no verb.
/// `time` is the index of the time that dates the clause: it is said elsewhere. `parts` is a buffer.
pub(super) fn phrases(
    doc: &Keyed<'_>,
    layers: &Layers<'_>,
    clauses: &[Clause],
    index: usize,
    time: Option<usize>,
    parts: &mut Vec<Part>,
) -> Option<Phrases> {
    let clause = clauses.get(index)?;
    let verb = clause.verb.as_ref()?;
    let mut predicate = verb.tokens.clone();
    let mut light = false;
    // Parts behind the verb, which stand in the order of the text, and the clauses that complete it.
    parts.clear();
    parts.extend_from_slice(&clause.after);
    if !clause.children.is_empty() {
        parts.extend(completing(doc, clauses, index));
        parts.extend(adjuncts(doc, clauses, index));
        if parts.len() > clause.after.len() && !parts.is_sorted_by_key(Part::start) {
            parts.sort_by_key(Part::start);
        }
    }
    let mut object: Option<Argument> = None;
    let mut taken = None;
    let classes = doc.classes(verb.head);
    let (linking, lasting) = (classes.contains(Words::LINKING), classes.contains(Words::LASTING));
    let complement = |part: &Part| {
        matches!(part.kind, PartKind::Noun | PartKind::Adjective)
            || (lasting && part.kind == PartKind::Time && part.tokens.start == verb.tokens.end)
    };
    let adverb = |part: &Part| linking && part.kind == PartKind::Adverb && part.tokens.start == verb.tokens.end;
    let direct = parts.iter().position(|part| part.bare() && complement(part));
    // "was not enough": an adverb only where no noun or adjective says what the subject is.
    let direct = direct.or_else(|| parts.iter().position(|part| part.bare() && adverb(part)));
    if let Some(place) = direct {
        let part = parts.remove(place);
        let mut tokens = part.tokens.clone();
        if tokens.start == predicate.end
            && doc.tag(tokens.start) == Tag::Nn
            && tokens.start == part.head
            && doc.is_of(part.head, Words::LIGHT_NOUN)
            && doc.in_class(verb.head, Words::LIGHT_VERB)
        {
            light = true;
            predicate.end = part.head + 1;
            if doc.is(predicate.end, key!("of")) && predicate.end + 1 < tokens.end {
                predicate.end += 1;
            }
            tokens.start = predicate.end;
        }
        // Adjective and what completes it: "complicit in war crimes" stays two phrases.
        object = argument(doc, tokens, part.head);
        taken = Some(part);
    }
    if object.is_none()
        && clause.gap == Gap::Object
        && !parts.iter().any(|part| is_content(clauses, part))
        && let Some((tokens, head)) = &clause.antecedent
    {
        object = argument(doc, tokens.clone(), *head);
    }
    if object.is_none()
        && let Some(place) = parts.iter().position(|part| matches!(part.kind, PartKind::Clause(_)))
    {
        let part = parts.remove(place);
        object = argument(doc, part.tokens.clone(), part.head);
        taken = Some(part);
    }
    if object.is_none() {
        // The first phrase with a preposition, one that tells no time where there is a choice.
        let example = |part: &Part| part.prep.len() == 1 && doc.is_any(part.prep.start, set!["including", "according", "excluding"]);
        let prepositional = |part: &Part| !part.bare() && !example(part) && matches!(part.kind, PartKind::Noun | PartKind::Adjective);
        let place = parts.iter().position(|part| prepositional(part) && !dated(doc, part));
        if let Some(place) = place {
            let part = parts.remove(place);
            object = argument(doc, part.start()..part.tokens.end, part.head);
            taken = Some(part);
        }
    }
    // "awoke when it fell": an adverbial clause where nothing else says more.
    if object.is_none() && clause.before.is_empty() && parts.iter().all(|part| part.kind == PartKind::Adverb) && time.is_none() {
        object = clause
            .below(clauses, index)
            .find(|(_, child)| {
                child.parent == Some(index) && child.link == Link::Adverbial && child.start >= verb.tokens.end && child.joined.is_none()
            })
            .and_then(|(_, child)| argument(doc, child.start..child.end, child.opener.start));
    }
    let mut arguments = Vec::new();
    let mut place = taken.as_ref().and_then(|part| place_of(doc, layers, part));
    for part in clause.before.iter().chain(parts.iter()) {
        // An adverb right behind the verb counts where nothing else completes it: "recovered quickly".
        let lone = object.is_none() && part.kind == PartKind::Adverb && part.tokens.start == verb.tokens.end;
        if part.kind == PartKind::Adverb && !lone || time.is_some() && time_at(doc, layers, part.head) == time {
            continue;
        }
        if place.is_none() {
            place = place_of(doc, layers, part);
        }
        if let Some(argument) = argument(doc, part.start()..part.tokens.end, part.head) {
            // Room for all at once: most claims have one or two.
            if arguments.is_empty() {
                arguments.reserve_exact(clause.before.len() + parts.len());
            }
            arguments.push(argument);
        }
    }
    // A main verb that is tagged as an adjective is read as the participle that it is.
    let tag = if doc.tag(verb.head) == Tag::Jj { Tag::Vbn } else { doc.tag(verb.head) };
    let predicate = Predicate { span: doc.span_of(&predicate), head: doc.span(verb.head), tag, tokens: predicate, implied: false };
    Some(Phrases { predicate, object, arguments, place, light })
}

/// Whether a part is a content clause.
fn is_content(clauses: &[Clause], part: &Part) -> bool {
    matches!(part.kind, PartKind::Clause(at) if clauses.get(at as usize).is_some_and(|clause| clause.link == Link::Complement))
}

/// Whether the times layer has the head of this part.
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

fn place_of(doc: &Keyed<'_>, layers: &Layers<'_>, part: &Part) -> Option<Argument> {
    if part.bare() || !doc.is_any(part.prep.start, set!["in", "at", "on", "near", "outside", "inside", "across", "throughout", "around"]) {
        return None;
    }
    let actor = actor_at(doc, part.head)?;
    (layers.actors.get(actor)?.kind == ActorKind::Place).then(|| argument(doc, part.tokens.clone(), part.head)).flatten()
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
