//! A text as the rules of this layer read it: its marks, times and words, and the sentence around a token.

use std::ops::Range;

use super::marks::Marks;
use super::sign::Sign;
use super::words::Words;
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
    /// What its tokens are to the rules.
    pub words: Words,
}

impl<'a, 'd> Scene<'a, 'd> {
    /// Adds to the words what quotation marks and times make of them.
    pub(super) fn new(doc: &'a Doc<'d>, words: Words, marks: &'a Marks, times: &'a [Time]) -> Self {
        let mut scene = Self { doc, marks, times, words };
        for quoted in &marks.all {
            scene.sign_all(&quoted.tokens, if quoted.speech { Sign::MARKED | Sign::SPEECH } else { Sign::MARKED });
        }
        for time in times {
            scene.sign_all(&time.tokens, Sign::TIMED);
        }
        scene
    }

    fn sign_all(&mut self, tokens: &Range<usize>, sign: Sign) {
        for slot in self.words.signs.get_mut(tokens.clone()).unwrap_or_default() {
            *slot |= sign;
        }
    }

    /// What the token is to a walk; nothing past the end.
    #[inline]
    pub(super) fn sign(&self, token: usize) -> Sign {
        self.words.signs(token)
    }

    /// The signs of these tokens, one after the other.
    #[inline]
    pub(super) fn signs(&self, tokens: Range<usize>) -> &[Sign] {
        self.words.signs.get(tokens.start..tokens.end.min(self.words.signs.len())).unwrap_or_default()
    }

    /// What the tokens `from..to` are taken together.
    pub(super) fn all_signs(&self, from: usize, to: usize) -> Sign {
        let (signs, sum) = (self.signs(from..to), |signs: &[Sign]| signs.iter().fold(Sign::empty(), |all, &sign| all | sign));
        // Eight at a time, the last eight once more: how many are left over can't be foreseen.
        match signs.last_chunk::<8>() {
            Some(last) => signs.as_chunks::<8>().0.iter().fold(sum(last), |all, eight| all | sum(eight)),
            None => sum(signs),
        }
    }

    /// The first of the tokens `from..to` that has one of these signs.
    #[inline]
    pub(super) fn first_sign(&self, from: usize, to: usize, signs: Sign) -> Option<usize> {
        let found = self.signs(from..to).iter().position(|sign| sign.intersects(signs));
        found.map(|at| from + at)
    }

    /// The last of the tokens `from..to` that has one of these signs.
    #[inline]
    pub(super) fn last_sign(&self, from: usize, to: usize, signs: Sign) -> Option<usize> {
        let found = self.signs(from..to).iter().rposition(|sign| sign.intersects(signs));
        found.map(|at| from + at)
    }

    /// Tells that a token is a verb with tense, or that it is none.
    pub(super) fn set_finite(&mut self, token: usize, finite: bool) {
        if let Some(sign) = self.words.signs.get_mut(token) {
            sign.set(Sign::FINITE, finite);
        }
    }

    /// Whether the token has one of these signs.
    #[inline]
    pub(super) fn is(&self, token: usize, signs: Sign) -> bool {
        self.sign(token).intersects(signs)
    }

    /// Index of the sentence that the token lies in.
    #[inline(never)]
    pub(super) fn sentence_of(&self, token: usize) -> usize {
        self.doc.sentence_of(token)
    }

    /// Index of the sentence that the token lies in, which is `from` or one soon behind it.
    pub(super) fn sentence_from(&self, from: usize, token: usize) -> usize {
        let behind = self.doc.sentences.get(from..).unwrap_or_default();
        from + behind.iter().take_while(|sentence| sentence.tokens.end <= token).count()
    }

    /// The tokens of the sentence around `token`, without the speech before it and whole as to the quotation marks behind it.
    pub(super) fn bounds(&self, token: usize) -> Range<usize> {
        self.bounds_in(self.sentence_of(token), token)
    }

    /// The same, where the sentence is known.
    pub(super) fn bounds_in(&self, sentence: usize, token: usize) -> Range<usize> {
        let doc = self.doc;
        let Some(sentence) = doc.sentences.get(sentence) else { return token..token };
        let mut start = sentence.tokens.start.max(token.saturating_sub(WINDOW));
        let mut end = sentence.tokens.end.min(token + WINDOW);
        if let Some(speech) = self.marks.speech_before(token)
            && speech.end.min(token) > start
        {
            start = speech.end;
        }
        if start < token && start == sentence.tokens.start && start > 0 {
            // The sentence begins inside a quoted fragment that a full stop has cut.
            if let Some(quoted) = self.quoted(start).filter(|&quoted| self.marks.tokens(quoted).start < start) {
                let open = self.marks.tokens(quoted).start;
                start = doc.sentences.get(self.sentence_of(open)).map_or(start, |sentence| sentence.tokens.start);
            }
        }
        if let Some(quoted) = end.checked_sub(1).and_then(|last| self.quoted(last)) {
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
        self.comma(last) || self.doc.has(last, Class::QUOTE) && last > 0 && self.comma(last - 1) && self.marked(last)
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

    #[inline(never)]
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

    /// The stretch between quotation marks that the token stands in, marks included.
    #[inline]
    pub(super) fn quoted(&self, token: usize) -> Option<usize> {
        if self.marked(token) { self.marks.at(token) } else { None }
    }

    /// The stretch of speech that the token stands in, marks included.
    #[inline]
    pub(super) fn speech_at(&self, token: usize) -> Option<usize> {
        if self.spoken(token) { self.marks.at(token) } else { None }
    }
}
