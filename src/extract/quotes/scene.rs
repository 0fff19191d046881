//! A text as the rules of this layer read it: its marks, times and words, and the sentence around a token.

use std::ops::Range;

use super::marks::Marks;
use super::words::{Word, Words};
use crate::extract::times::Time;
use crate::text::{Class, Doc};

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
    places: Vec<Place>,
}

/// Where a token stands.
#[derive(Debug, Clone, Copy, Default)]
struct Place {
    /// Index of its sentence.
    sentence: u32,
    /// 1 + index of the last stretch of speech that begins before it; 0 without one.
    speech: u32,
    /// Whether a time expression holds it.
    timed: bool,
}

impl<'a, 'd> Scene<'a, 'd> {
    /// Looks up where every token stands.
    pub(super) fn new(doc: &'a Doc<'d>, marks: &'a Marks, times: &'a [Time]) -> Self {
        let mut places = vec![Place::default(); doc.len()];
        let mut sentence = 0;
        let mut blocks = marks.all.iter().enumerate().filter(|(_, quoted)| quoted.speech).peekable();
        let mut speech = 0;
        for (token, place) in places.iter_mut().enumerate() {
            while doc.sentences.get(sentence).is_some_and(|sentence| sentence.tokens.end <= token) {
                sentence += 1;
            }
            while let Some((at, _)) = blocks.next_if(|(_, quoted)| quoted.tokens.start < token) {
                speech = at as u32 + 1;
            }
            *place = Place { sentence: sentence as u32, speech, timed: false };
        }
        for time in times {
            for place in places.get_mut(time.tokens.clone()).into_iter().flatten() {
                place.timed = true;
            }
        }
        let finite = (0..doc.len()).map(|token| doc.tag(token).is_finite()).collect();
        Self { doc, marks, times, words: Words::of(doc), finite, places }
    }

    /// Whether the token's word is of one of these classes.
    pub(super) fn is(&self, token: usize, classes: Word) -> bool {
        self.words.classes(token).intersects(classes)
    }

    /// Index of the sentence that the token lies in.
    pub(super) fn sentence_of(&self, token: usize) -> usize {
        self.places.get(token).map_or(self.doc.sentences.len(), |place| place.sentence as usize)
    }

    /// The tokens of the sentence around `token`, without the speech before it and whole as to the quotation marks behind it.
    pub(super) fn bounds(&self, token: usize) -> Range<usize> {
        let doc = self.doc;
        let Some(sentence) = doc.sentences.get(self.sentence_of(token)) else { return token..token };
        let mut start = sentence.tokens.start.max(token.saturating_sub(WINDOW));
        let mut end = sentence.tokens.end.min(token + WINDOW);
        let speech = self.places.get(token).and_then(|place| place.speech.checked_sub(1));
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
        if !self.places.get(token).is_some_and(|place| place.timed) {
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
