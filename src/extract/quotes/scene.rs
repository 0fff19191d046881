//! A text as the rules of this layer read it: its marks, times and words, and the sentence around a token.

use std::ops::Range;

use super::marks::Marks;
use super::sign::Sign;
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
    /// What its tokens are to the walks over a sentence.
    signs: Vec<Sign>,
    /// For every token the index of its sentence.
    sentences: Vec<u32>,
    /// For every token 1 + the index of the last stretch of speech that begins before it; empty without speech.
    speech: Vec<u32>,
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
        let mut sentences = Vec::with_capacity(len);
        for (at, sentence) in doc.sentences.iter().enumerate() {
            sentences.resize(sentence.tokens.end.clamp(sentences.len(), len), at as u32);
        }
        sentences.resize(len, doc.sentences.len() as u32);
        let words = Words::of(doc);
        let tags = doc.tags().iter().zip(doc.all_upos());
        let tokens = doc.classes().iter().zip(tags).zip(words.all_classes());
        let mut signs: Vec<Sign> = tokens.map(|((&class, (&tag, &upos)), word)| Sign::of(class, tag, upos, word)).collect();
        // Tokens behind the last sentence have no tags.
        signs.extend((signs.len()..len).map(|token| Sign::of(doc.class(token), doc.tag(token), doc.upos(token), words.classes(token))));
        let mut scene = Self { doc, marks, times, words, signs, sentences, speech: Vec::new() };
        for quoted in &marks.all {
            scene.sign_all(&quoted.tokens, if quoted.speech { Sign::MARKED | Sign::SPEECH } else { Sign::MARKED });
        }
        for time in times {
            scene.sign_all(&time.tokens, Sign::TIMED);
        }
        let mut blocks = marks.all.iter().enumerate().filter(|(_, quoted)| quoted.speech).peekable();
        while let Some((at, quoted)) = blocks.next() {
            scene.speech.resize(len, 0);
            let end = blocks.peek().map_or(len, |(_, next)| next.tokens.start + 1);
            fill(&mut scene.speech, quoted.tokens.start + 1..end, at as u32 + 1);
        }
        scene
    }

    fn sign_all(&mut self, tokens: &Range<usize>, sign: Sign) {
        for slot in self.signs.get_mut(tokens.clone()).unwrap_or_default() {
            *slot |= sign;
        }
    }

    /// What the token is to a walk; nothing past the end.
    #[inline]
    pub(super) fn sign(&self, token: usize) -> Sign {
        self.signs.get(token).copied().unwrap_or_default()
    }

    /// The first of the tokens `from..to` that has one of these signs.
    #[inline]
    pub(super) fn first_sign(&self, from: usize, to: usize, signs: Sign) -> Option<usize> {
        let found = self.signs.get(from..to.min(self.signs.len()))?.iter().position(|sign| sign.intersects(signs));
        found.map(|at| from + at)
    }

    /// The last of the tokens `from..to` that has one of these signs.
    #[inline]
    pub(super) fn last_sign(&self, from: usize, to: usize, signs: Sign) -> Option<usize> {
        let found = self.signs.get(from..to.min(self.signs.len()))?.iter().rposition(|sign| sign.intersects(signs));
        found.map(|at| from + at)
    }

    /// Tells that a token is a verb with tense, or that it is none.
    pub(super) fn set_finite(&mut self, token: usize, finite: bool) {
        if let Some(sign) = self.signs.get_mut(token) {
            sign.set(Sign::FINITE, finite);
        }
    }

    /// Whether the token's word is of one of these classes.
    #[inline]
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
    #[inline]
    pub(super) fn comma(&self, token: usize) -> bool {
        self.sign(token).contains(Sign::COMMA)
    }

    /// Whether a comma stands right before the token, or before the quotation mark that closes there.
    pub(super) fn comma_before(&self, token: usize) -> bool {
        let Some(last) = token.checked_sub(1) else { return false };
        self.comma(last) || self.doc.has(last, Class::QUOTE) && last > 0 && self.comma(last - 1) && self.marks.at(last).is_some()
    }

    /// Whether the token is a dash between clauses.
    #[inline]
    pub(super) fn dash(&self, token: usize) -> bool {
        self.sign(token).contains(Sign::DASH)
    }

    /// Whether a time expression holds the token.
    #[inline]
    pub(super) fn timed(&self, token: usize) -> Option<Range<usize>> {
        if self.sign(token).contains(Sign::TIMED) { self.time_at(token) } else { None }
    }

    fn time_at(&self, token: usize) -> Option<Range<usize>> {
        let at = self.times.partition_point(|time| time.tokens.end <= token);
        self.times.get(at).filter(|time| time.tokens.contains(&token)).map(|time| time.tokens.clone())
    }

    /// Whether the token is a main verb or an auxiliary with tense.
    #[inline]
    pub(super) fn finite_at(&self, token: usize) -> bool {
        self.sign(token).contains(Sign::FINITE)
    }

    /// Whether the token stands between quotation marks, or is one of them.
    #[inline]
    pub(super) fn marked(&self, token: usize) -> bool {
        self.sign(token).contains(Sign::MARKED)
    }

    /// Whether the token stands in speech between quotation marks, or is one of those.
    #[inline]
    pub(super) fn spoken(&self, token: usize) -> bool {
        self.sign(token).contains(Sign::SPEECH)
    }
}
