//! Who is being talked about at each point of a text: what pronouns and common nouns may refer back to.

use std::ops::Range;

use super::ActorId;
use super::closed::{closed, key};
use super::words::View;
use crate::text::lexicon::Lex;
use crate::text::{Class, Tag};

/// How many actors are kept in mind.
const MEMORY: usize = 12;
/// How many sentences back something can be referred to.
const REACH: usize = 3;

/// Whether a mention is a subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Subject {
    /// It is told.
    Told(bool),
    /// The tokens of the mention tell, once somebody asks: of most mentions nobody does.
    Tokens(Range<usize>),
}

#[derive(Debug)]
struct Entry {
    actor: ActorId,
    sentence: usize,
    subject: Subject,
    count: usize,
    /// How many mentions were before its last one.
    at: usize,
}

impl Entry {
    /// Whether its mention is a subject.
    fn is_subject(&mut self, doc: &View<'_, '_>) -> bool {
        let is = match &self.subject {
            Subject::Told(is) => return *is,
            Subject::Tokens(tokens) => doc.sentences.get(self.sentence).is_some_and(|sentence| is_subject(doc, tokens, &sentence.tokens)),
        };
        self.subject = Subject::Told(is);
        is
    }
}

/// The actors in mind, in no order.
#[derive(Debug, Default)]
pub(super) struct Minds(Vec<Entry>);

/// Who is in mind where a text is read.
pub(super) struct Discourse<'v, 'd, 'a> {
    doc: &'v View<'d, 'a>,
    entries: &'v mut Vec<Entry>,
    /// Their actors and sentences once more: they are found by looking at all of them at once.
    actors: [ActorId; MEMORY],
    sentences: [u32; MEMORY],
    /// How many mentions there were.
    mentions: usize,
}

impl<'v, 'd, 'a> Discourse<'v, 'd, 'a> {
    /// Nobody is in mind yet.
    pub(super) fn new(doc: &'v View<'d, 'a>, minds: &'v mut Minds) -> Self {
        minds.0.clear();
        Self { doc, entries: &mut minds.0, actors: [ActorId::MAX; MEMORY], sentences: [u32::MAX; MEMORY], mentions: 0 }
    }

    /// An actor has been mentioned.
    pub(super) fn mention(&mut self, actor: ActorId, sentence: usize, subject: Subject) {
        let at = self.mentions;
        self.mentions += 1;
        let known = self.actors.iter().enumerate().fold(MEMORY, |known, (at, &other)| if other == actor { at } else { known });
        if let Some(entry) = self.entries.get_mut(known) {
            // Who has been a subject in a sentence stays one.
            let was = entry.sentence == sentence && entry.is_subject(self.doc);
            let subject = if was { Subject::Told(true) } else { subject };
            *entry = Entry { actor, sentence, subject, count: entry.count + 1, at };
            self.sentences.get_mut(known).into_iter().for_each(|slot| *slot = sentence as u32);
            return;
        }
        let new = Entry { actor, sentence, subject, count: 1, at };
        let mut place = self.entries.len();
        if place < MEMORY {
            self.entries.push(new);
        } else if let Some((oldest, entry)) = self.entries.iter_mut().enumerate().min_by_key(|(_, entry)| entry.at) {
            (*entry, place) = (new, oldest);
        }
        if let Some(slot) = self.actors.get_mut(place) {
            *slot = actor;
        }
        self.sentences.get_mut(place).into_iter().for_each(|slot| *slot = sentence as u32);
    }

    /// The entries last mentioned no more than so many sentences before this one, a bit for each.
    fn near(&self, sentence: usize, distance: usize) -> u64 {
        let (first, last) = (sentence.saturating_sub(distance) as u32, sentence as u32);
        // Which of them are is no matter of branches: it can't be foreseen.
        self.sentences.iter().zip(0..).fold(0, |near, (&own, at)| near | u64::from((first <= own) & (own <= last)) << at)
    }

    /// The most salient actor that fits: recent, a subject, often mentioned. Nothing where two are equally so.
    pub(super) fn salient(&mut self, sentence: usize, fits: impl Fn(ActorId) -> i32) -> Option<ActorId> {
        let mut best: Option<(i32, ActorId)> = None;
        let mut tied = false;
        let mut near = self.near(sentence, REACH);
        while let Some(entry) = self.entries.get_mut(near.trailing_zeros() as usize) {
            near &= near - 1;
            let distance = sentence.saturating_sub(entry.sentence);
            let fit = fits(entry.actor);
            if fit <= 0 {
                continue;
            }
            let recency = match distance {
                0 => 5,
                1 => 4,
                2 => 2,
                _ => 1,
            };
            let subject = entry.is_subject(self.doc);
            let score = recency + fit + if subject { 3 } else { 0 } + i32::from(entry.count > 1) + i32::from(entry.count > 3);
            if best.is_none_or(|(top, _)| score >= top) {
                tied = best.is_some_and(|(top, _)| score == top);
                best = Some((score, entry.actor));
            }
        }
        best.filter(|_| !tied).map(|(_, actor)| actor)
    }

    /// The last subject of this sentence so far.
    pub(super) fn subject_of(&mut self, sentence: usize) -> Option<ActorId> {
        let mut inside = self.near(sentence, 0);
        let mut last = None;
        while let Some(entry) = self.entries.get_mut(inside.trailing_zeros() as usize) {
            inside &= inside - 1;
            if entry.is_subject(self.doc) {
                last = last.max(Some((entry.at, entry.actor)));
            }
        }
        last.map(|(_, actor)| actor)
    }

    /// Whether another actor than this one, of a kind that fits, stands in the sentence.
    pub(super) fn rivals(&self, sentence: usize, actor: ActorId, fits: impl Fn(ActorId) -> bool) -> bool {
        self.entries.iter().any(|entry| entry.sentence == sentence && entry.actor != actor && fits(entry.actor))
    }
}

/// Whether a mention is the subject of its clause: no preposition before it, a finite verb behind it (an
/// apposition or relative clause between commas aside), or inverted behind a verb of speech.
fn is_subject(doc: &View<'_, '_>, tokens: &Range<usize>, sentence: &Range<usize>) -> bool {
    let mut before = tokens.start;
    while before > sentence.start {
        let at = before - 1;
        let skip = doc.tag(at).is_adjective() || doc.tag(at) == Tag::Dt || doc.lex(at).intersects(Lex::TITLE | Lex::ROLE | Lex::TITLE_PART);
        if !skip || tokens.start - at > 5 {
            break;
        }
        before = at;
    }
    if before > sentence.start {
        let tag = doc.tag(before - 1);
        if tag == Tag::In
            && !doc.is_any(before - 1, closed!["that", "because", "if", "while", "as", "after", "before", "when", "since", "although"])
            || tag == Tag::To
        {
            return false;
        }
        // "said Ilse Ott"
        if doc.is_any(before - 1, closed!["said", "says", "added", "wrote"]) && !doc.has(tokens.end, Class::CLITIC) {
            return true;
        }
    }
    let mut at = tokens.end;
    if doc.is(at, key!(",")) {
        let limit = sentence.end.min(at + 25);
        let Some(close) = (at + 1..limit).find(|&t| doc.is(t, key!(","))) else { return false };
        at = close + 1;
    } else if doc.is(at, key!("(")) {
        let limit = sentence.end.min(at + 8);
        let Some(close) = (at + 1..limit).find(|&t| doc.is(t, key!(")"))) else { return false };
        at = close + 1;
    }
    let mut steps = 0;
    while at < sentence.end && steps < 3 && (doc.tag(at).is_adverb() || doc.lex(at).contains(Lex::CALENDAR) || doc.is(at, key!("on"))) {
        at += 1;
        steps += 1;
    }
    at < sentence.end && doc.tag(at).is_finite()
}
