//! A text as the rules of this layer read it: its marks, times and words, and the sentence around a token.

use std::ops::Range;

use super::marks::Marks;
use super::words::{Word, Words};
use crate::extract::times::Time;
use crate::text::{Class, Doc, Tag};

/// How far a sentence is read to both sides of a cue, in tokens; bounds the work on text without full stops.
const WINDOW: usize = 300;

/// A text with its quotation marks and times: what the rules of this layer read.
#[derive(Debug)]
pub(super) struct Scene<'a, 'd> {
    /// The text.
    pub doc: &'a Doc<'d>,
    /// Its quotation marks.
    pub marks: &'a Marks,
    /// Its times, in order.
    pub times: &'a [Time],
    /// What its words are to the rules.
    pub words: Words,
    /// Which tokens are verbs with tense (modals too), where the tags' mistakes that a cue shows are mended.
    pub finite: Vec<bool>,
    /// The tokens that are tagged as past tenses, past participles and base forms, in order.
    pub unsure: Vec<u32>,
    /// For every token the index of its sentence.
    sentences: Vec<u32>,
    /// For every token 1 + the index of the last stretch of speech that begins before it; empty without speech.
    speech: Vec<u32>,
    /// For every token whether a time expression holds it; empty without times.
    timed: Vec<bool>,
}

/// Sets all of a range.
fn fill<T: Copy>(all: &mut [T], range: Range<usize>, value: T) {
    if let Some(part) = all.get_mut(range) {
        part.fill(value);
    }
}

impl<'a, 'd> Scene<'a, 'd> {
    /// Looks up where every token stands.
    pub(super) fn new(doc: &'a Doc<'d>, marks: &'a Marks, times: &'a [Time]) -> Self {
        let len = doc.len();
        let mut sentences = vec![0; len];
        let mut from = 0;
        for (at, sentence) in doc.sentences.iter().enumerate() {
            let to = sentence.tokens.end.clamp(from, len);
            fill(&mut sentences, from..to, at as u32);
            from = to;
        }
        fill(&mut sentences, from..len, doc.sentences.len() as u32);
        let mut speech = Vec::new();
        let mut blocks = marks.all.iter().enumerate().filter(|(_, quoted)| quoted.speech).peekable();
        while let Some((at, quoted)) = blocks.next() {
            speech.resize(len, 0);
            let end = blocks.peek().map_or(len, |(_, next)| next.tokens.start + 1);
            fill(&mut speech, quoted.tokens.start + 1..end, at as u32 + 1);
        }
        let mut timed = Vec::new();
        for time in times {
            timed.resize(len, false);
            fill(&mut timed, time.tokens.clone(), true);
        }
        let mut finite = Vec::with_capacity(len);
        let mut unsure = Vec::new();
        for token in 0..len {
            let tag = doc.tag(token);
            finite.push(tag.is_finite());
            if matches!(tag, Tag::Vbd | Tag::Vbn | Tag::Vb) {
                unsure.push(token as u32);
            }
        }
        Self { doc, marks, times, words: Words::of(doc), finite, unsure, sentences, speech, timed }
    }

    /// Whether the token's word is of one of these classes.
    pub(super) fn is(&self, token: usize, classes: Word) -> bool {
        self.words.classes(token).intersects(classes)
    }

    /// Index of the sentence that the token lies in.
    pub(super) fn sentence_of(&self, token: usize) -> usize {
        self.sentences.get(token).map_or(self.doc.sentences.len(), |&sentence| sentence as usize)
    }

    /// The tokens of the sentence around `token`, without the speech before it and whole as to the quotation marks behind it.
    pub(super) fn bounds(&self, token: usize) -> Range<usize> {
        let doc = self.doc;
        let Some(sentence) = doc.sentences.get(self.sentence_of(token)) else { return token..token };
        let mut start = sentence.tokens.start.max(token.saturating_sub(WINDOW));
        let mut end = sentence.tokens.end.min(token + WINDOW);
        let speech = self.speech.get(token).and_then(|speech| speech.checked_sub(1));
        if let Some(speech) = speech.map(|speech| self.marks.tokens(speech as usize))
            && speech.end.min(token) > start
        {
            start = speech.end;
        }
        if start < token && start == sentence.tokens.start && start > 0 {
            // The sentence begins inside a quoted fragment that a full stop has cut.
            if let Some(quoted) = self.marks.at(start).filter(|&quoted| self.marks.tokens(quoted).start < start) {
                let open = self.marks.tokens(quoted).start;
                start = doc.sentences.get(self.sentence_of(open)).map_or(start, |sentence| sentence.tokens.start);
            }
        }
        if let Some(quoted) = end.checked_sub(1).and_then(|last| self.marks.at(last)) {
            let close = self.marks.tokens(quoted).end;
            if close > end && close < token + WINDOW {
                end = doc.sentences.get(self.sentence_of(close - 1)).map_or(close, |sentence| sentence.tokens.end);
            }
        }
        start..end.max(start)
    }

    /// Whether the token is a comma outside quotation marks' speech.
    pub(super) fn comma(&self, token: usize) -> bool {
        self.is(token, Word::COMMA)
    }

    /// Whether a comma stands right before the token, or before the quotation mark that closes there.
    pub(super) fn comma_before(&self, token: usize) -> bool {
        let Some(last) = token.checked_sub(1) else { return false };
        self.comma(last) || self.doc.has(last, Class::QUOTE) && last > 0 && self.comma(last - 1) && self.marks.at(last).is_some()
    }

    /// Whether the token is a dash between clauses.
    pub(super) fn dash(&self, token: usize) -> bool {
        self.doc.has(token, Class::DASH)
    }

    /// Whether a time expression holds the token.
    pub(super) fn timed(&self, token: usize) -> Option<Range<usize>> {
        if !self.timed.get(token).copied().unwrap_or(false) {
            return None;
        }
        let at = self.times.partition_point(|time| time.tokens.end <= token);
        self.times.get(at).filter(|time| time.tokens.contains(&token)).map(|time| time.tokens.clone())
    }

    /// Whether the token is a main verb or an auxiliary with tense.
    pub(super) fn finite_at(&self, token: usize) -> bool {
        self.finite.get(token).copied().unwrap_or(false)
    }
}
