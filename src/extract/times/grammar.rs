//! A sentence as the rules of this layer see it, and the small pieces that they share: numbers, years, days
//! of the month. Every piece takes the token that it begins at and gives what it read and the token behind it.

use super::shape::{Direction, Point, Shape};
use super::words::Word;
use crate::model::TimeKind;
use crate::rule::Rule;
use crate::span::Span;
use crate::text::{Class, Doc, Lex, WordSet, any_of};

/// One sentence with its words looked up.
#[derive(Debug)]
pub(super) struct Grammar<'a> {
    pub doc: &'a Doc<'a>,
    from: usize,
    to: usize,
    /// What the words of the sentence can do, their hashes and their classes: a token outside of it is told by the one look that
    /// its place takes.
    words: &'a [Word],
    hashes: &'a [u64],
    classes: &'a [Class],
}

/// A time that a rule has found.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub start: usize,
    pub end: usize,
    pub kind: TimeKind,
    pub shape: Shape,
    pub modifier: Option<&'static str>,
    /// Id of the rule that read it.
    pub rule: &'static str,
    /// Id of the rule for what stands around it ("early", "the end of").
    pub outer: Option<&'static str>,
    /// Where the words themselves say which way to look.
    pub direction: Option<Direction>,
}

/// An amount of units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Amount {
    /// In thousandths.
    Exact(u64),
    /// "several".
    Vague,
}

impl Amount {
    /// The number, where it is whole and small enough to count with.
    pub fn whole(self) -> Option<i32> {
        match self {
            Self::Exact(milli) if milli % 1000 == 0 => i32::try_from(milli / 1000).ok(),
            _ => None,
        }
    }

    /// Appends it as it stands in a TIMEX3 duration.
    pub fn push_digits(self, to: &mut String) {
        match self {
            // Most are small.
            Self::Exact(milli @ ..10_000) if milli % 1000 == 0 => to.push(char::from(b'0' + (milli / 1000) as u8)),
            Self::Exact(milli) if milli % 1000 == 0 => to.push_str(&(milli / 1000).to_string()),
            Self::Exact(milli) => to.push_str(format!("{}.{:03}", milli / 1000, milli % 1000).trim_end_matches('0')),
            Self::Vague => to.push('X'),
        }
    }
}

impl<'a> Grammar<'a> {
    /// The sentence of these tokens; `words` are those of the text.
    pub fn new(doc: &'a Doc<'a>, words: &'a [Word], from: usize, to: usize) -> Self {
        let words = words.get(from..to).unwrap_or_default();
        let hashes = doc.hashes().get(from..to).unwrap_or_default();
        let classes = doc.classes().get(from..to).unwrap_or_default();
        Self { doc, from, to, words, hashes, classes }
    }

    /// First token of the sentence.
    pub fn from(&self) -> usize {
        self.from
    }

    /// The token behind the sentence.
    pub fn to(&self) -> usize {
        self.to
    }

    /// What the word at a token can do; nothing outside the sentence.
    #[inline]
    pub fn at(&self, token: usize) -> Word {
        self.words.get(token.wrapping_sub(self.from)).copied().unwrap_or_default()
    }

    /// Whether the token's word is one of these; never outside the sentence.
    #[inline]
    pub fn is(&self, token: usize, words: &WordSet) -> bool {
        words.holds_hash(self.hashes.get(token.wrapping_sub(self.from)).copied().unwrap_or_default())
    }

    /// Whether the token's word is this one; never outside the sentence.
    pub fn is_word(&self, token: usize, word: &str) -> bool {
        token >= self.from && token < self.to && self.doc.is(token, word)
    }

    /// Whether the token before this one is one of these words.
    #[inline]
    pub fn before(&self, token: usize, words: &WordSet) -> bool {
        self.is(token.wrapping_sub(1), words)
    }

    #[inline]
    pub fn has(&self, token: usize, class: Class) -> bool {
        self.classes.get(token.wrapping_sub(self.from)).is_some_and(|classes| classes.contains(class))
    }

    /// Whether nothing that stands at a token can go on a day: the end, a full stop, a plain word that is no function word.
    pub fn is_over(&self, token: usize) -> bool {
        token >= self.to
            || matches!(self.at(token), Word::Other) && {
                let class = self.doc.class(token);
                let prose = class.contains(Class::WORD) && !self.doc.lex(token).contains(Lex::FUNCTION);
                class.contains(Class::TERMINAL) || prose && !self.is(token, any_of!["till"])
            }
    }

    /// The span of a time; the full stop of the sentence that a zone has kept is none of it ("10:30 a.m. EST.").
    pub fn span_of(&self, start: usize, end: usize) -> Span {
        let mut span = self.doc.span_of(start..end);
        if end == self.to && end > start && self.doc.has(end - 1, Class::ABBREV) && !self.doc.lex(end - 1).contains(Lex::TIME) {
            span.end -= 1;
        }
        span
    }

    /// Whether the token before this one is the definite article.
    pub fn follows_the(&self, token: usize) -> bool {
        token > self.from && matches!(self.at(token - 1), Word::The)
    }

    pub fn the(&self, token: usize) -> usize {
        if matches!(self.at(token), Word::The) { token + 1 } else { token }
    }

    pub fn comma(&self, token: usize) -> usize {
        if self.is(token, any_of![","]) { token + 1 } else { token }
    }

    /// A hyphen or dash that joins the tokens beside it without blanks.
    pub fn hyphen(&self, token: usize) -> bool {
        self.has(token, Class::PUNCT.union(Class::GLUED))
            && self.has(token + 1, Class::GLUED)
            && self.is(token, any_of!["-", "–", "‑", "‐", "—"])
    }

    pub fn skip_hyphen(&self, token: usize) -> usize {
        if self.hyphen(token) { token + 1 } else { token }
    }

    /// Plain digits, without separators.
    pub fn digits(&self, token: usize) -> Option<u32> {
        if !self.has(token, Class::NUMBER) {
            return None;
        }
        let word = self.doc.word(token);
        if word.is_empty() || word.len() > 8 {
            return None;
        }
        word.bytes().try_fold(0, |sum, b| b.is_ascii_digit().then(|| sum * 10 + u32::from(b - b'0')))
    }

    /// A four-digit number that can be a year.
    pub fn year_digits(&self, token: usize) -> Option<i32> {
        let year = self.digits(token)? as i32;
        (self.doc.word(token).len() == 4 && (1000..=2199).contains(&year)).then_some(year)
    }

    /// A year in digits or in words: "2015", "nineteen ninety-one", "two thousand and fifteen".
    pub fn year(&self, token: usize) -> Option<(i32, usize)> {
        if let Some(year) = self.year_digits(token) {
            return Some((year, token + 1));
        }
        self.year_words(token)
    }

    /// "nineteen ninety-one", "seventeen hundred thirty three", "two thousand (and) fifteen".
    pub fn year_words(&self, token: usize) -> Option<(i32, usize)> {
        let Word::Cardinal(first) = self.at(token) else { return None };
        if first == 2 && matches!(self.at(token + 1), Word::Scale(1000)) {
            let next = if self.is(token + 2, any_of!["and"]) { token + 3 } else { token + 2 };
            return match self.below_hundred(next) {
                Some((rest, end)) => Some((2000 + rest as i32, end)),
                None => Some((2000, token + 2)),
            };
        }
        if !(11..=20).contains(&first) {
            return None;
        }
        let next = self.skip_hyphen(token + 1);
        if matches!(self.at(next), Word::Scale(100)) {
            let after = if self.is(next + 1, any_of!["and"]) { next + 2 } else { next + 1 };
            return match self.below_hundred(after) {
                Some((rest, end)) => Some((i32::from(first) * 100 + rest as i32, end)),
                None => Some((i32::from(first) * 100, next + 1)),
            };
        }
        let (rest, end) = self.below_hundred(next)?;
        (rest >= 10).then(|| (i32::from(first) * 100 + rest as i32, end))
    }

    /// "seven", "twenty", "twenty-five", "twenty five".
    pub fn below_hundred(&self, token: usize) -> Option<(u32, usize)> {
        let Word::Cardinal(first) = self.at(token) else { return None };
        if first >= 20 {
            let next = self.skip_hyphen(token + 1);
            if let Word::Cardinal(unit @ 1..=9) = self.at(next) {
                return Some((u32::from(first + unit), next + 1));
            }
        }
        Some((u32::from(first), token + 1))
    }

    /// A cardinal number in words: "two hundred and ten", "thirteen".
    pub fn cardinal(&self, token: usize) -> Option<(u64, usize)> {
        let (mut total, mut current, mut at) = (0u64, None::<u64>, token);
        if matches!(self.at(at), Word::Article) && matches!(self.at(at + 1), Word::Scale(_)) && self.is(at, any_of!["a"]) {
            current = Some(1);
            at += 1;
        }
        loop {
            match self.at(at) {
                Word::Cardinal(_) if current.is_none_or(|n| n % 100 == 0) => {
                    let (small, end) = self.below_hundred(at)?;
                    current = Some(current.unwrap_or(0).saturating_add(u64::from(small)));
                    at = end;
                }
                Word::Scale(100) if current.is_some() => {
                    current = current.map(|n| n.saturating_mul(100));
                    at += 1;
                }
                Word::Scale(12) => {
                    current = Some(current.unwrap_or(1).saturating_mul(12));
                    at += 1;
                    break;
                }
                Word::Scale(scale) if current.is_some() => {
                    total = total.saturating_add(current.take().unwrap_or(0).saturating_mul(u64::from(scale)));
                    current = None;
                    at += 1;
                    if !matches!(self.at(at), Word::Cardinal(_)) && !self.is(at, any_of!["and"]) {
                        break;
                    }
                }
                _ if at > token && self.is(at, any_of!["and"]) && matches!(self.at(at + 1), Word::Cardinal(_)) => {
                    let after_scale = matches!(self.at(at - 1), Word::Scale(_));
                    let tens = current.is_some_and(|n| n % 10 == 0 && (20..100).contains(&n));
                    if !after_scale && !tens {
                        break;
                    }
                    if tens {
                        let (small, end) = self.below_hundred(at + 1)?;
                        current = current.map(|n| n.saturating_add(u64::from(small)));
                        at = end;
                        break;
                    }
                    at += 1;
                }
                _ => break,
            }
        }
        (at > token && (current.is_some() || total > 0)).then(|| (total + current.unwrap_or(0), at))
    }

    /// An ordinal: "6th", "sixth", "twenty-first".
    pub fn ordinal(&self, token: usize) -> Option<(u32, usize)> {
        if self.has(token, Class::ORDINAL) {
            let word = self.doc.word(token);
            let digits = word.get(..word.len().saturating_sub(2))?;
            return digits.parse().ok().map(|n| (n, token + 1));
        }
        match self.at(token) {
            Word::Ordinal(n @ 1..) => Some((n as u32, token + 1)),
            Word::Cardinal(tens @ 20..) => {
                let next = self.skip_hyphen(token + 1);
                match self.at(next) {
                    Word::Ordinal(n @ 1..=9) => Some((u32::from(tens) + n as u32, next + 1)),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// A day of the month in digits: "6", "6th".
    pub fn day_digits(&self, token: usize) -> Option<(u8, usize)> {
        let day = if self.has(token, Class::ORDINAL) {
            self.ordinal(token)?.0
        } else {
            (self.doc.word(token).len() <= 2).then(|| self.digits(token)).flatten()?
        };
        (1..=31).contains(&day).then_some((day as u8, token + 1))
    }

    /// A day of the month: "6", "6th", "sixth", "the sixth", "twenty five".
    pub fn month_day(&self, token: usize) -> Option<(u8, usize)> {
        if let Some(found) = self.day_digits(token) {
            return Some(found);
        }
        let at = self.the(token);
        let (day, end) = match self.ordinal(at) {
            Some(found) => found,
            None => self.below_hundred(at)?,
        };
        (1..=31).contains(&day).then_some((day as u8, end))
    }

    /// "nearly", "more than", "about": the TIMEX3 mod and the token behind.
    pub fn qualifier(&self, token: usize) -> (Option<&'static str>, usize) {
        let qualifies = matches!(self.at(token), Word::Approx | Word::Nearly | Word::Over | Word::Under | Word::Edge(_) | Word::Lead);
        if !qualifies {
            return (None, token);
        }
        let at = if self.is(token, any_of!["just", "only", "well", "slightly"]) { token + 1 } else { token };
        match self.at(at) {
            Word::Approx => return (Some("APPROX"), at + 1),
            Word::Nearly => return (Some("LESS_THAN"), at + 1),
            Word::Over => return (Some("MORE_THAN"), at + 1),
            Word::Under => return (Some("LESS_THAN"), at + 1),
            _ => {}
        }
        if self.is(at + 1, any_of!["than"]) {
            if self.is(at, any_of!["more", "longer", "greater"]) {
                return (Some("MORE_THAN"), at + 2);
            }
            if self.is(at, any_of!["less", "fewer"]) {
                return (Some("LESS_THAN"), at + 2);
            }
        }
        if self.is(at, any_of!["at"]) && self.is(at + 1, any_of!["least"]) {
            return (Some("EQUAL_OR_MORE"), at + 2);
        }
        if (self.is(at, any_of!["at"]) && self.is(at + 1, any_of!["most"]))
            || (self.is(at, any_of!["up"]) && self.is(at + 1, any_of!["to"]))
        {
            return (Some("EQUAL_OR_LESS"), at + 2);
        }
        if self.is(at, any_of!["as"]) && self.is(at + 1, any_of!["many", "long"]) && self.is(at + 2, any_of!["as"]) {
            return (Some("EQUAL_OR_LESS"), at + 3);
        }
        if self.is(at, any_of!["close"]) && self.is(at + 1, any_of!["to"]) {
            return (Some("APPROX"), at + 2);
        }
        (None, token)
    }

    /// How many units: "90", "2.5", "two and a half", "a", "several", "a few", "a couple of", "half a".
    pub fn amount(&self, token: usize) -> Option<(Amount, usize)> {
        let mut found = self.plain_amount(token)?;
        // "two and a half", "33 1/2"
        let at = found.1;
        if let Amount::Exact(milli) = found.0 {
            let half = self.is(at, any_of!["and"]) && self.is(at + 1, any_of!["a"]) && matches!(self.at(at + 2), Word::Half);
            if half || (self.digits(at) == Some(1) && self.is(at + 1, any_of!["/"]) && self.digits(at + 2) == Some(2)) {
                found = (Amount::Exact(milli + 500), at + 3);
            }
        }
        Some(found)
    }

    fn plain_amount(&self, token: usize) -> Option<(Amount, usize)> {
        if self.has(token, Class::NUMBER)
            && !self.doc.class(token).intersects(Class::ORDINAL | Class::DECADE | Class::CLOCK | Class::DIGIT_DATE)
        {
            return self.number(token).map(|milli| (Amount::Exact(milli), token + 1));
        }
        match self.at(token) {
            Word::Cardinal(_) | Word::Scale(_) => {
                return self.cardinal(token).map(|(number, end)| (Amount::Exact(number.saturating_mul(1000)), end));
            }
            Word::Half => {
                let end = if matches!(self.at(token + 1), Word::Article) { token + 2 } else { self.skip_hyphen(token + 1) };
                return Some((Amount::Exact(500), end));
            }
            Word::Many if self.is(token + 1, any_of!["of"]) => return Some((Amount::Vague, token + 2)),
            Word::Vague => return Some((Amount::Vague, token + 1)),
            Word::Couple => return Some((Amount::Exact(2000), if self.is(token + 1, any_of!["of"]) { token + 2 } else { token + 1 })),
            _ => {}
        }
        if matches!(self.at(token), Word::Article) {
            if let Some((number, end)) = self.cardinal(token) {
                return Some((Amount::Exact(number.saturating_mul(1000)), end));
            }
            return Some(match self.at(token + 1) {
                Word::Vague if self.is(token + 1, any_of!["few"]) => (Amount::Vague, token + 2),
                Word::Couple => (Amount::Exact(2000), if self.is(token + 2, any_of!["of"]) { token + 3 } else { token + 2 }),
                Word::Half => (Amount::Exact(500), token + 2),
                _ if self.is(token + 1, any_of!["number"]) && self.is(token + 2, any_of!["of"]) => (Amount::Vague, token + 3),
                _ if self.is(token + 1, any_of!["further", "full", "whole", "single", "mere", "good"]) => (Amount::Exact(1000), token + 2),
                _ => (Amount::Exact(1000), token + 1),
            });
        }
        None
    }

    /// Digits with separators, in thousandths.
    fn number(&self, token: usize) -> Option<u64> {
        let word = self.doc.word(token);
        let (whole, part) = word.split_once('.').unwrap_or((word, ""));
        if part.len() > 3 || !part.bytes().all(|b| b.is_ascii_digit()) || whole.len() > 12 {
            return None;
        }
        let digits = whole.bytes().filter(|b| *b != b',').chain(part.bytes().chain(*b"000").take(3));
        if whole.bytes().all(|b| b == b',') {
            return None;
        }
        digits.into_iter().try_fold(0_u64, |sum, b| b.is_ascii_digit().then(|| sum * 10 + u64::from(b - b'0')))
    }
}

/// A place on the calendar that a rule has read.
#[derive(Debug, Clone)]
pub(super) struct Read {
    pub point: Point,
    pub end: usize,
    pub rule: &'static Rule,
}

impl Read {
    pub fn new(point: Point, end: usize, rule: &'static Rule) -> Option<Self> {
        Some(Self { point, end, rule })
    }
}
