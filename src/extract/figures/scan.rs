//! What every rule of the layer reads with: the text, the sentence, and the tokens that times have taken.

use std::cell::Cell;
use std::ops::Range;

use rust_decimal::Decimal;

use crate::extract::times::Time;
use crate::model::{Change, FigureKind, Qualifier};
use crate::span::Span;
use crate::text::numbers::Arithmetic;
use crate::text::{Class, Doc, WordSet};

use super::amount::Amount;
use super::cues::{self, Cue};
use super::hedges::Hedge;

/// One sentence under the rules.
#[derive(Debug, Clone)]
pub(super) struct Scan<'d, 'a> {
    pub(super) doc: &'d Doc<'a>,
    /// Those of the sentence, in order.
    pub(super) times: &'d [Time],
    /// The sentence's tokens.
    pub(super) start: usize,
    pub(super) end: usize,
    /// The hashes of their words.
    hashes: &'d [u64],
    /// Whether it is set as a headline, once that has been asked.
    headline: Cell<Option<bool>>,
}

impl<'d, 'a> Scan<'d, 'a> {
    /// `times` are those of the sentence.
    pub(super) fn new(doc: &'d Doc<'a>, times: &'d [Time], tokens: &Range<usize>) -> Self {
        let hashes = doc.hashes().get(tokens.clone()).unwrap_or_default();
        Self { doc, times, start: tokens.start, end: tokens.end, hashes, headline: Cell::new(None) }
    }

    /// Whether most of the sentence's words are capitalised, as in headlines: then a capital says nothing.
    pub(super) fn headline(&self) -> bool {
        if let Some(told) = self.headline.get() {
            return told;
        }
        let (mut all, mut capital) = (0usize, 0usize);
        for token in (self.start..self.end).filter(|&t| self.doc.has(t, Class::WORD) && self.doc.word(t).len() > 3) {
            all += 1;
            capital += usize::from(self.doc.has(token, Class::CAPITAL));
        }
        let told = capital * 3 > all * 2 && all > 2;
        self.headline.set(Some(told));
        told
    }

    /// The same sentence as if it held no time.
    pub(super) fn timeless(&self) -> Self {
        Self { times: &[], ..self.clone() }
    }

    /// The time that holds this token.
    pub(super) fn time_at(&self, token: usize) -> Option<&'d Time> {
        self.times.iter().find(|time| time.tokens.end > token).filter(|time| time.tokens.start <= token)
    }

    /// The end of what a number that begins at `token` may take: the sentence's end or the next time.
    pub(super) fn limit(&self, token: usize) -> usize {
        self.times.iter().find(|time| time.tokens.start > token).map_or(self.end, |time| time.tokens.start.min(self.end))
    }

    /// Whether the token lies in this sentence and in no time.
    pub(super) fn free(&self, token: usize) -> bool {
        token >= self.start && token < self.end && self.time_at(token).is_none()
    }

    /// Whether the token lies in this sentence and its word is one of these.
    #[inline]
    pub(super) fn is(&self, token: usize, words: &WordSet) -> bool {
        words.holds_hash(self.hashes.get(token.wrapping_sub(self.start)).copied().unwrap_or_default())
    }

    /// What the token's word may do beside a number; nothing outside this sentence.
    #[inline]
    pub(super) fn cue(&self, token: usize) -> Cue {
        self.hashes.get(token.wrapping_sub(self.start)).map_or(Cue::empty(), |&hash| cues::of(hash))
    }

    /// The token before, in this sentence.
    pub(super) fn before(&self, token: usize) -> Option<usize> {
        token.checked_sub(1).filter(|&before| before >= self.start)
    }

    /// The token behind a hyphen that joins at `at`, else `at`.
    pub(super) fn joint(&self, at: usize) -> usize {
        if self.is_hyphen(at) { at + 1 } else { at }
    }

    /// Whether a hyphen stands at `at` that touches the words on both sides.
    pub(super) fn is_hyphen(&self, at: usize) -> bool {
        self.doc.has(at, Class::HYPHEN.union(Class::GLUED)) && at + 1 < self.end && self.doc.glued(at + 1)
    }

    /// Whether the token is a capitalised word.
    pub(super) fn is_capital(&self, token: usize) -> bool {
        token >= self.start && token < self.end && self.doc.has(token, Class::CAPITAL)
    }
}

/// A figure under construction.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    /// The tokens of the numeral.
    pub(super) number: Range<usize>,
    /// The numeral's span where it is a part of a token ("USD115").
    pub(super) within: Option<Span>,
    /// The tokens of the phrase so far.
    pub(super) phrase: Range<usize>,
    pub(super) kind: FigureKind,
    pub(super) value: Option<Decimal>,
    pub(super) values: Vec<Decimal>,
    pub(super) low: Option<Decimal>,
    pub(super) high: Option<Decimal>,
    pub(super) qualifier: Qualifier,
    pub(super) change: Option<Change>,
    pub(super) unit: Option<&'static str>,
    /// A unit that is put together ("km/h").
    pub(super) made_unit: Option<String>,
    pub(super) of: Option<String>,
    /// A hedge that stands between the numeral and what it counts ("300-odd people").
    pub(super) hedge: Option<&'static Hedge>,
    pub(super) rules: Vec<&'static str>,
}

impl Draft {
    /// A figure of this kind from an amount; its phrase ends at `end`.
    #[inline(never)]
    pub(super) fn new(amount: &Amount, kind: FigureKind, end: usize, rule: &'static str) -> Self {
        Self {
            number: amount.tokens.clone(),
            within: amount.within,
            phrase: amount.start..end,
            kind,
            value: amount.value,
            values: Vec::new(),
            low: amount.low,
            high: amount.high,
            qualifier: amount.qualifier,
            change: None,
            unit: None,
            made_unit: None,
            of: None,
            hedge: amount.hedge,
            rules: rules(rule, amount.rule),
        }
    }

    /// Multiplies value and bounds (cents into dollars); false where the product is too great.
    pub(super) fn scale(&mut self, factor: Decimal) -> bool {
        for value in [&mut self.value, &mut self.low, &mut self.high].into_iter().flatten() {
            match value.times(factor) {
                Some(product) => *value = product.normalize(),
                None => return false,
            }
        }
        true
    }

    /// The same unit, however it is told.
    pub(super) fn unit(&self) -> Option<&str> {
        self.made_unit.as_deref().or(self.unit)
    }
}

/// The rules of a figure so far, with room for those that hedges and changes add.
fn rules(rule: &'static str, range: Option<&'static str>) -> Vec<&'static str> {
    let mut rules = Vec::with_capacity(4);
    rules.push(rule);
    rules.extend(range);
    rules
}
