//! From a clause to its claim's phrases: subject, predicate, object, further arguments, place.

use std::hint::select_unpredictable;
use std::ops::Range;

use super::clauses::{Clause, Gap, Link, Part, PartKind, Subject, Verb, clause_id};
use super::{Argument, Layers, Scene, counted};
use crate::extract::actors::ActorId;
use crate::model::ActorKind;
use crate::text::phrases::{Keyed, Set, Words, key, set};
use crate::text::{Class, Tag};

/// How deep a subject may be restored from clause to clause.
const DEPTH: usize = 12;

/// Stands for "no part".
const NOWHERE: usize = usize::MAX;

/// A phrase of a claim, and its tokens.
#[derive(Debug, Clone)]
pub(super) struct Phrase {
    /// What the claim has of it; nothing where there is no phrase.
    pub(super) argument: Option<Argument>,
    pub(super) tokens: Range<u32>,
}

impl Phrase {
    /// Stands for "no phrase".
    pub(super) const NONE: Self = Self { argument: None, tokens: 0..0 };

    #[inline]
    pub(super) fn is_empty(&self) -> bool {
        self.argument.is_none()
    }
}

/// The phrases of a claim beside its subject and further arguments.
pub(super) struct Phrases {
    /// One past the last token of the predicate.
    pub(super) end: u32,
    pub(super) object: Phrase,
    pub(super) place: Phrase,
    /// Whether a noun belongs to the predicate ("making use of").
    pub(super) light: bool,
}

/// A clause with a verb, among those of its sentence.
#[derive(Clone, Copy)]
pub(super) struct Site<'a> {
    pub(super) clauses: &'a [Clause],
    pub(super) index: usize,
    pub(super) clause: &'a Clause,
    pub(super) verb: &'a Verb,
    /// The classes of its main verb.
    pub(super) classes: Words,
}

/// The parts of a clause that may become phrases of its claim, and what one look at them tells.
pub(super) struct Parts<'a> {
    all: &'a [Part],
    /// The first part behind the verb.
    first: usize,
    /// The first noun phrase without a preposition, the first one with a preposition that tells no time: [`NOWHERE`] for none.
    direct: usize,
    oblique: usize,
    /// The clause that completes the verb.
    content: usize,
    /// How many are no adverbs.
    others: usize,
    /// Whether one tells a time.
    pub(super) timed: bool,
    /// Whether those behind the verb stand in order.
    sorted: bool,
}

impl<'a> Parts<'a> {
    /// Looks at the parts of a clause. `room` is a buffer.
    #[inline]
    pub(super) fn of(doc: &Keyed<'_>, site: &Site<'a>, room: &'a mut Vec<Part>) -> Self {
        let clause = site.clause;
        room.clear();
        if !clause.children().is_empty() {
            room.extend(completing(doc, site));
            room.extend(adjuncts(doc, site));
        }
        // A clause is read from left to right: its own parts are nearly always in order.
        if room.is_empty() {
            let parts = Self::look(doc, site, clause.parts(), clause.front());
            if parts.sorted {
                return parts;
            }
        }
        gather(clause, room);
        Self::look(doc, site, room, clause.front())
    }

    /// Every part is asked all of it: what it is can't be foreseen. The last one comes first, so that the first that fits stays.
    #[inline(never)]
    fn look(doc: &Keyed<'_>, site: &Site<'_>, all: &'a [Part], first: usize) -> Self {
        let (lasting, end) = (site.classes.contains(Words::LASTING), site.verb.last.end);
        let mut parts = Self { all, first, direct: NOWHERE, oblique: NOWHERE, content: NOWHERE, others: 0, timed: false, sorted: true };
        let mut next = u32::MAX;
        for (at, part) in all.iter().enumerate().rev() {
            let (behind, bare, timed) = (at >= first, part.bare(), dated(doc, part));
            let noun = matches!(part.kind, PartKind::Noun | PartKind::Adjective);
            let spell = lasting & (part.kind == PartKind::Time) & (part.tokens.start == end);
            parts.direct = select_unpredictable(behind & bare & (noun | spell), at, parts.direct);
            parts.oblique = select_unpredictable(behind & !bare & noun & (!timed | toward(doc, part)), at, parts.oblique);
            parts.content = select_unpredictable(matches!(part.kind, PartKind::Clause(_)), at, parts.content);
            parts.others += usize::from(part.kind != PartKind::Adverb);
            parts.timed |= timed;
            let start = part.start();
            parts.sorted &= !behind | (start <= next);
            next = start;
        }
        parts
    }

    /// The first part behind the verb for which this holds.
    fn position(&self, holds: impl Fn(&Part) -> bool) -> usize {
        let behind = self.all.get(self.first..).unwrap_or_default();
        behind.iter().position(holds).map_or(NOWHERE, |at| self.first + at)
    }
}

/// "including the mayor" names no object.
#[inline]
fn is_example(doc: &Keyed<'_>, part: &Part) -> bool {
    (part.prep.len() == 1) & doc.is_any(part.prep.start, set!["including", "according", "excluding"])
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
            Subject::Of(other) => at = usize::from(*other),
            Subject::Clause(other) => {
                let clause = clauses.get(usize::from(*other))?;
                return Some((clause.start..clause.end, clause.verb.as_ref().map_or(clause.start, |verb| verb.last.head)));
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

/// A phrase over these tokens; its actor is that of the head.
#[inline(never)]
pub(super) fn phrase(doc: &Keyed<'_>, tokens: Range<u32>, head: u32) -> Phrase {
    let tokens = trim(doc, tokens);
    if tokens.is_empty() {
        return Phrase::NONE;
    }
    Phrase { argument: Some(Argument { span: doc.span_of(&tokens), actor: doc.label(head) }), tokens }
}

/// That of a part, its preposition included.
#[inline]
fn phrase_of(doc: &Keyed<'_>, part: &Part) -> Phrase {
    phrase(doc, part.start()..part.tokens.end, part.head)
}

/// Puts the parts of a clause in front of those in a room, and all behind its verb in order.
#[inline(never)]
fn gather(clause: &Clause, room: &mut Vec<Part>) {
    let own = clause.parts();
    room.extend_from_slice(own);
    room.rotate_right(own.len());
    room.get_mut(clause.front()..).unwrap_or_default().sort_by_key(Part::start);
}

/// Further arguments on their way into the list of all.
pub(super) struct Arguments<'a> {
    pub(super) all: &'a mut Vec<Argument>,
    /// Their tokens.
    pub(super) tokens: &'a mut Vec<Range<u32>>,
}

impl Arguments<'_> {
    fn push(&mut self, phrase: Phrase) {
        if let Some(argument) = phrase.argument {
            self.all.push(argument);
            self.tokens.push(phrase.tokens);
        }
    }
}

/// Which part is the object of a claim, at most.
struct Object {
    phrase: Phrase,
    /// The parts that say it, or that would have if there were more to them than marks.
    taken: [usize; 3],
}

impl Object {
    /// The last of these parts.
    #[inline]
    fn part<'a>(&self, parts: &Parts<'a>) -> Option<&'a Part> {
        let [first, second, third] = self.taken;
        let last = if third == NOWHERE { second } else { third };
        parts.all.get(if last == NOWHERE { first } else { last })
    }
}

/// Builds the phrases of a clause beside its subject. `time` is the index of the time that dates the clause: it is said elsewhere.
/// The further arguments go into `arguments`.
#[inline]
pub(super) fn phrases(scene: &Scene<'_>, site: &Site<'_>, parts: &Parts<'_>, time: Option<u32>, arguments: &mut Arguments<'_>) -> Phrases {
    let doc = scene.doc;
    let Site { clause, verb, classes, .. } = *site;
    let mut direct = parts.direct;
    // "was not enough": an adverb only where no noun or adjective says what the subject is.
    if (direct == NOWHERE) & (parts.others < parts.all.len()) & classes.contains(Words::LINKING) {
        direct = parts.position(|part| part.bare() && part.kind == PartKind::Adverb && part.tokens.start == verb.last.end);
    }
    let indirect = select_unpredictable(parts.content != NOWHERE, parts.content, parts.oblique);
    let chosen = select_unpredictable(direct != NOWHERE, direct, indirect);
    let (mut end, mut light) = (verb.last.end, false);
    let mut object = Object { phrase: Phrase::NONE, taken: [chosen, NOWHERE, NOWHERE] };
    let part = parts.all.get(chosen);
    if let Some(part) = part {
        let mut tokens = part.start()..part.tokens.end;
        // Few nouns are of this class, many verbs of theirs.
        if doc.is_of(part.head, Words::LIGHT_NOUN) && classes.contains(Words::LIGHT_VERB) && chosen == direct && is_light(doc, part, end) {
            light = true;
            end = part.head + 1;
            if doc.is(end, key!("of")) && end + 1 < tokens.end {
                end += 1;
            }
            tokens.start = end;
        }
        // Adjective and what completes it: "complicit in war crimes" stays two phrases.
        object.phrase = phrase(doc, tokens, part.head);
    }
    let mut spare = parts.others - usize::from(part.is_some_and(|part| part.kind != PartKind::Adverb));
    // The relative word may be the object; what was chosen may be nothing but marks, or an example.
    let gap = (clause.gap == Gap::Object) & (direct == NOWHERE);
    let poor = part.is_some_and(|part| object.phrase.is_empty() | is_example(doc, part));
    if gap | poor {
        object = other_object(doc, site, parts, direct);
        spare = parts.all.len();
    }
    if object.phrase.is_empty() {
        object.phrase = adverbial(doc, site, parts, &object, time);
    }
    let mut place = object.part(parts).filter(|part| is_place(scene, part));
    if (spare > 0) | (object.phrase.is_empty() & !parts.all.is_empty()) {
        further(scene, site, parts, &object, time, &mut place, arguments);
    }
    let place = place.map_or(Phrase::NONE, |part| phrase(doc, part.tokens.clone(), part.head));
    Phrases { end, object: object.phrase, place, light }
}

/// Whether a part is a bare noun right behind a verb that ends at `end`: "made use of".
fn is_light(doc: &Keyed<'_>, part: &Part, end: u32) -> bool {
    part.bare() && part.tokens.start == end && part.head == end && doc.tag(end) == Tag::Nn
}

/// The object of a claim where it is not simply the first part that fits.
#[inline(never)]
fn other_object(doc: &Keyed<'_>, site: &Site<'_>, parts: &Parts<'_>, direct: usize) -> Object {
    let mut object = Object { phrase: Phrase::NONE, taken: [direct, NOWHERE, NOWHERE] };
    if site.clause.gap == Gap::Object
        && !parts.all.iter().any(|part| is_content(site.clauses, part))
        && let Some((tokens, head)) = &site.clause.antecedent
        // "the day that he left"
        && !doc.is_of(*head, Words::TIMED)
    {
        object.phrase = phrase(doc, tokens.clone(), *head);
    }
    let noun = |part: &Part| matches!(part.kind, PartKind::Noun | PartKind::Adjective);
    let oblique = parts.position(|part| noun(part) && !part.bare() && !is_example(doc, part) && !dated(doc, part));
    for (taken, at) in object.taken.iter_mut().skip(1).zip([parts.content, oblique]) {
        if object.phrase.is_empty()
            && let Some(part) = parts.all.get(at)
        {
            *taken = at;
            object.phrase = phrase_of(doc, part);
        }
    }
    object
}

/// The adverbial clause behind the verb of a clause, where nothing else says more: "awoke when it fell".
#[inline(never)]
fn adverbial(doc: &Keyed<'_>, site: &Site<'_>, parts: &Parts<'_>, object: &Object, time: Option<u32>) -> Phrase {
    let told = |(at, part): (usize, &Part)| part.kind != PartKind::Adverb && !object.taken.contains(&at);
    if site.clause.children().is_empty() || !site.clause.before().is_empty() || time.is_some() || parts.all.iter().enumerate().any(told) {
        return Phrase::NONE;
    }
    let behind = |child: &Clause| child.start >= site.verb.last.end && child.joined().is_none();
    let mut below = site.clause.below(site.clauses, site.index);
    let found = below.find(|(_, child)| child.parent() == Some(site.index) && child.link == Link::Adverbial && behind(child));
    found.map_or(Phrase::NONE, |(_, child)| phrase(doc, child.start..child.end, child.opener.start))
}

/// How many parts are asked at once whether they are arguments.
const AT_ONCE: usize = u64::BITS as usize;

/// Adds the parts of a clause that are neither its object nor tell its time nor only modify it; looks among them for a place, if
/// there is none yet.
#[inline(never)]
fn further<'a>(
    scene: &Scene<'_>,
    site: &Site<'_>,
    parts: &Parts<'a>,
    object: &Object,
    time: Option<u32>,
    place: &mut Option<&'a Part>,
    arguments: &mut Arguments<'_>,
) {
    let doc = scene.doc;
    let time = time.and_then(|time| scene.layers.times.get(time as usize)).map_or(0..0, |time| counted(&time.tokens));
    // An adverb right behind the verb counts where nothing else completes it: "recovered quickly".
    let lone = if object.phrase.is_empty() { site.verb.last.end } else { u32::MAX };
    for (first, some) in (0..).step_by(AT_ONCE).zip(parts.all.chunks(AT_ONCE)) {
        // All are asked before one is added: which are arguments can't be foreseen.
        let mut wanted = 0u64;
        for (at, part) in some.iter().enumerate() {
            let idle = (part.kind == PartKind::Adverb) & (part.tokens.start != lone);
            let tells = dated(doc, part) & !toward(doc, part) & (time.start <= part.head) & (part.head < time.end);
            wanted |= u64::from(!(idle | tells)) << at;
        }
        for taken in object.taken {
            let at = taken.wrapping_sub(first);
            wanted &= !(u64::from(at < AT_ONCE) << (at % AT_ONCE));
        }
        while wanted != 0 {
            let at = wanted.trailing_zeros() as usize;
            wanted &= wanted - 1;
            let Some(part) = some.get(at) else { break };
            if place.is_none() && is_place(scene, part) {
                *place = Some(part);
            }
            arguments.push(phrase_of(doc, part));
        }
    }
}

/// Whether a part is a content clause.
fn is_content(clauses: &[Clause], part: &Part) -> bool {
    matches!(part.kind, PartKind::Clause(at) if clauses.get(usize::from(at)).is_some_and(|clause| clause.link == Link::Complement))
}

/// Whether the times layer has the head of this part.
#[inline]
fn dated(doc: &Keyed<'_>, part: &Part) -> bool {
    doc.is_of(part.head, Words::TIMED)
}

/// "sentenced to 12 years", "postponed to May": a time that something comes to is more than when it happened.
#[inline]
fn toward(doc: &Keyed<'_>, part: &Part) -> bool {
    (part.prep.len() == 1) & doc.is(part.prep.start, key!("to"))
}

/// The time that holds the token.
pub(super) fn time_at(doc: &Keyed<'_>, layers: &Layers<'_>, token: u32) -> Option<u32> {
    if !doc.is_of(token, Words::TIMED) {
        return None;
    }
    let token = token as usize;
    let next = layers.times.partition_point(|time| time.tokens.start <= token);
    let at = next.checked_sub(1)?;
    layers.times.get(at).filter(|time| time.tokens.contains(&token)).map(|_| at as u32)
}

/// Whether a part says where.
#[inline]
fn is_place(scene: &Scene<'_>, part: &Part) -> bool {
    const PREPOSITIONS: &Set = set!["in", "at", "on", "near", "outside", "inside", "across", "throughout", "around"];
    let placed = !part.bare() & scene.doc.is_any(part.prep.start, PREPOSITIONS);
    let actor = || scene.layers.actors.get(scene.doc.label_of(part.head)? as ActorId);
    placed && actor().is_some_and(|actor| actor.kind == ActorKind::Place)
}

/// Gerund clauses with a preposition: "after giving a speech", "by closing the bridge".
fn adjuncts<'a>(doc: &'a Keyed<'_>, site: &Site<'a>) -> impl Iterator<Item = Part> + 'a {
    let Site { index, verb, .. } = *site;
    let below = site.clause.below(site.clauses, index);
    below
        .filter(move |(_, child)| {
            child.parent() == Some(index)
                && child.link == Link::Participle
                && !child.opener.is_empty()
                && child.start >= verb.last.end
                // "accused of stealing", but "plans of closing"
                && (child.start == verb.last.end || !doc.is(child.opener.start, key!("of")))
        })
        .map(|(_, child)| {
            let tokens = trim(doc, child.opener.end..child.end);
            Part {
                kind: PartKind::Noun,
                prep: child.opener.clone(),
                head: child.verb.as_ref().map_or(tokens.start, |verb| verb.last.head),
                tokens,
            }
        })
}

/// The clause that completes this one's verb, as a part: "said that …", "was used to …".
fn completing(doc: &Keyed<'_>, site: &Site<'_>) -> Option<Part> {
    let Site { clauses, index, clause, verb, .. } = *site;
    let child = clause.below(clauses, index).find(|(_, child)| {
        child.parent() == Some(index)
            && child.start >= verb.last.end
            && match child.link {
                Link::Complement => true,
                Link::Infinitive | Link::Participle => child.opener.is_empty() && child.start == verb.last.end,
                _ => false,
            }
    });
    let (at, first) = child?;
    // Further clauses joined to it belong to the same content.
    let end = clauses
        .get(clause.children())
        .unwrap_or_default()
        .iter()
        .filter(|other| other.parent() == Some(index) && other.link == first.link && other.start >= first.start)
        .map(|other| other.end)
        .max();
    let tokens = trim(doc, first.start..end.unwrap_or(first.end));
    Some(Part {
        kind: PartKind::Clause(clause_id(at)),
        prep: tokens.start..tokens.start,
        head: first.verb.as_ref().map_or(tokens.start, |verb| verb.last.head),
        tokens,
    })
}
