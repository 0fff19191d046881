//! Sentences on their way from tokens to claims: each step takes a batch of them before the next step begins.

use std::ops::Range;

use super::arguments::Site;
use super::attribution::QuoteIndex;
use super::clauses::{Clauses, Link, Place};
use super::{Claim, Claims, Layers, Room, Scene, appositives, claim, counted, parse};
use crate::extract::actors::Mention;
use crate::extract::figures::Figure;
use crate::extract::times::Time;
use crate::text::phrases::{self, Chunk, Facts, Keyed, Stretch, Words, key};
use crate::text::{Doc, Sentence};

/// How many sentences a step takes before the next one begins: enough that its code is in the processor's nearest cache for most
/// of them, and few enough that what it hands on is as well, and that a text without end takes no memory without end.
pub(super) const BATCH: usize = 32;

/// How many chunks are read as one sentence.
const LONGEST: usize = 128;

/// The times, figures and mentions that the sentences read so far have left.
pub(super) struct Left<'a> {
    pub(super) times: &'a [Time],
    pub(super) figures: &'a [Figure],
    pub(super) mentions: &'a [Mention],
}

/// Cuts off the items in front of the first one for which `ahead` is false.
fn cut<'a, T>(items: &mut &'a [T], ahead: impl Fn(&T) -> bool) -> &'a [T] {
    let count = items.iter().take_while(|item| ahead(item)).count();
    let (first, rest) = items.split_at_checked(count).unwrap_or_default();
    *items = rest;
    first
}

/// One sentence of a batch.
struct Reading {
    /// Its index.
    number: usize,
    /// Its tokens.
    words: Range<u32>,
    /// What is known of them.
    stretch: Stretch,
    /// Indices of its figures.
    figures: Range<usize>,
    /// Its pieces. A sentence without end (a table, a list) has several, so that the work stays linear.
    pieces: Range<usize>,
}

/// A run of chunks that is read as one sentence.
struct Piece {
    chunks: Range<usize>,
    clauses: Place,
}

/// Some sentences, and what the steps have made of them so far. The room that a batch took serves the next.
#[derive(Default)]
pub(super) struct Batch {
    readings: Vec<Reading>,
    facts: Facts,
    /// Room for the chunks of all sentences, one behind the other.
    chunks: Vec<Chunk>,
    pieces: Vec<Piece>,
    clauses: Clauses,
    /// The clauses that are open while a sentence is read; a buffer.
    stack: Vec<usize>,
}

impl Batch {
    /// Makes room for other sentences.
    pub(super) fn clear(&mut self) {
        self.readings.clear();
        self.pieces.clear();
        self.clauses.clear();
    }

    /// Takes sentences up, the first of which has this number: looks their words up, marks those of times and mentions, finds
    /// their figures.
    pub(super) fn look_up(&mut self, doc: &Doc<'_>, first: usize, sentences: &[Sentence], layers: &Layers<'_>, left: &mut Left<'_>) {
        let (Some(start), Some(end)) = (sentences.first(), sentences.last()) else { return };
        self.facts.look_up(doc, &counted(&(start.tokens.start..end.tokens.end)));
        for (number, sentence) in (first..).zip(sentences) {
            let words = counted(&sentence.tokens);
            let stretch = self.facts.stretch(doc, &words);
            let first = layers.figures.len() - left.figures.len();
            let figures = first..first + cut(&mut left.figures, |figure| figure.tokens.start < sentence.tokens.end).len();
            self.readings.push(Reading { number, words, stretch, figures, pieces: 0..0 });
        }
        self.facts.finish(doc);
        let end = end.tokens.end as u32;
        let mut timed = self.readings.as_mut_slice();
        for time in left.times.iter().take_while(|time| time.tokens.start < end as usize) {
            let tokens = counted(&time.tokens);
            self.facts.mark_time(&tokens);
            let past = timed.iter().take_while(|reading| reading.words.end <= tokens.start).count();
            timed = std::mem::take(&mut timed).get_mut(past..).unwrap_or_default();
            let within = timed.iter_mut().take_while(|reading| reading.words.start < tokens.end);
            within.for_each(|reading| reading.stretch.note(Words::TIMED));
        }
        // One that goes on in the next batch is left for that.
        cut(&mut left.times, |time| time.tokens.end <= end as usize);
        let mut readings = self.readings.as_slice();
        for mention in cut(&mut left.mentions, |mention| mention.tokens.start < end as usize) {
            let (tokens, actor) = (counted(&mention.tokens), u32::try_from(mention.actor).unwrap_or(u32::MAX));
            cut(&mut readings, |reading| reading.words.end <= tokens.start);
            // A mention goes no further than the sentence that it begins in.
            let Some(reading) = readings.first().filter(|reading| reading.words.start <= tokens.start) else { continue };
            self.facts.label(&(tokens.start..tokens.end.min(reading.words.end)), actor, Words::MENTION);
        }
    }

    /// Cuts the sentences into chunks, and those of a long one into pieces.
    pub(super) fn chunk(&mut self, doc: &Doc<'_>) {
        let tokens: usize = self.readings.iter().map(|reading| reading.words.len()).sum();
        // One more is for a chunk that doesn't end. What was written for other sentences may stay.
        if self.chunks.len() <= tokens {
            self.chunks.resize(tokens + 1, Chunk::default());
        }
        let mut end = 0;
        for reading in &mut self.readings {
            let (first, piece) = (end, self.pieces.len());
            let room = self.chunks.get_mut(first..).unwrap_or_default();
            end += phrases::chunk(&Keyed::new(doc, &self.facts, &reading.stretch), &reading.words, room);
            let mut start = first;
            while start < end {
                let chunks = start..end.min(start + LONGEST);
                start = chunks.end;
                self.pieces.push(Piece { chunks, clauses: Place::default() });
            }
            reading.pieces = piece..self.pieces.len();
        }
    }

    /// Reads the chunks as clauses.
    pub(super) fn parse(&mut self, doc: &Doc<'_>) {
        let mut before = Place::default();
        for reading in &self.readings {
            let doc = Keyed::new(doc, &self.facts, &reading.stretch);
            for piece in self.pieces.get_mut(reading.pieces.clone()).unwrap_or_default() {
                let chunks = self.chunks.get(piece.chunks.clone()).unwrap_or_default();
                parse::parse(&doc, chunks, &mut self.clauses, &mut self.stack);
                piece.clauses = self.clauses.end(&before);
                before = piece.clauses.clone();
            }
        }
    }

    /// Adds the claims of the clauses and appositives.
    pub(super) fn claims(&self, doc: &Doc<'_>, layers: &Layers<'_>, quotes: &QuoteIndex, room: &mut Room, claims: &mut Claims) {
        for reading in &self.readings {
            let doc = Keyed::new(doc, &self.facts, &reading.stretch);
            let scene = Scene {
                doc: &doc,
                layers,
                quotes,
                sentence: reading.number as u32,
                first_figure: reading.figures.start as u32,
                figures: layers.figures.get(reading.figures.clone()).unwrap_or_default(),
            };
            let first = claims.len();
            // A question asserts nothing.
            let question = (1..=3).fold(false, |asked, back| asked | doc.is(reading.words.end.wrapping_sub(back), key!("?")));
            for piece in self.pieces.get(reading.pieces.clone()).unwrap_or_default() {
                let appositives = claims.len();
                let chunks = self.chunks.get(piece.chunks.clone()).unwrap_or_default();
                for &comma in self.clauses.commas(&piece.clauses) {
                    appositives::appositive(&scene, chunks, comma, claims);
                }
                room.appositives = appositives..claims.len();
                let clauses = self.clauses.within(&piece.clauses);
                for (index, clause) in clauses.iter().enumerate() {
                    let asked = question & (clause.link == Link::Main);
                    if !(asked | clause.silent)
                        && let Some(verb) = &clause.verb
                    {
                        let classes = doc.classes(verb.last.head);
                        claim(&scene, &Site { clauses, index, clause, verb, classes }, room, claims);
                    }
                }
            }
            if let Some(new) = claims.all.get_mut(first..) {
                new.sort_by_key(|claim: &Claim| (claim.predicate.span.start, claim.span.start, claim.span.end));
            }
        }
    }
}
