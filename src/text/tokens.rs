//! The tokens of a text, as a struct of arrays.

use super::lexicon::Lex;
use crate::span::Span;

bitflags::bitflags! {
    /// What a token is by its characters alone.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
    pub struct Class: u32 {
        /// Begins with a letter.
        const WORD = 1;
        /// Its first letter is a capital.
        const CAPITAL = 1 << 1;
        /// At least two letters, all capitals.
        const ALL_CAPS = 1 << 2;
        /// Digits, with separators: `65,500`, `3.5`, `12`.
        const NUMBER = 1 << 3;
        /// Digits with an ordinal ending: `21st`.
        const ORDINAL = 1 << 4;
        /// A decade in digits: `1990s`, `'90s` without its mark.
        const DECADE = 1 << 5;
        /// Letters and digits in one, letters first: `G7`.
        const ALNUM = 1 << 6;
        /// Punctuation or a symbol.
        const PUNCT = 1 << 7;
        /// A quotation mark, single or double.
        const QUOTE = 1 << 8;
        /// A double quotation mark (or guillemet); always with `QUOTE`.
        const DOUBLE = 1 << 9;
        /// Opens: a bracket, or a quotation mark by its shape or its neighbours.
        const OPEN = 1 << 10;
        /// Closes: a bracket, or a quotation mark by its shape or its neighbours.
        const CLOSE = 1 << 11;
        /// A hyphen inside a compound.
        const HYPHEN = 1 << 12;
        /// A dash between clauses or numbers.
        const DASH = 1 << 13;
        /// A currency sign.
        const CURRENCY = 1 << 14;
        /// An abbreviation with its full stop: `Mr.`, `U.S.`, `a.m.`.
        const ABBREV = 1 << 15;
        /// One capital letter with a full stop: `J.`.
        const INITIAL = 1 << 16;
        /// An address of the Web.
        const URL = 1 << 17;
        /// An e-mail address.
        const EMAIL = 1 << 18;
        /// `@handle`.
        const HANDLE = 1 << 19;
        /// `#tag`.
        const HASHTAG = 1 << 20;
        /// `2025-09-25`.
        const ISO_DATE = 1 << 21;
        /// `10:30`.
        const CLOCK = 1 << 22;
        /// No white space before it (and not the first of its block).
        const GLUED = 1 << 23;
        /// `…` or `...`.
        const ELLIPSIS = 1 << 24;
        /// `.`, `!`, `?`.
        const TERMINAL = 1 << 25;
        /// A line break before it inside its block.
        const NEW_LINE = 1 << 26;
        /// A bracket.
        const BRACKET = 1 << 27;
        /// A clitic cut off the word before it: `n't`, `'s`, `'ll`.
        const CLITIC = 1 << 28;
        /// `3/14/1998`.
        const SLASH_DATE = 1 << 29;
        /// A telephone number with its area code: `212-555-0123`. No `NUMBER`.
        const TELEPHONE = 1 << 30;
        /// Letters of ASCII alone, all small but perhaps the first. Not every such word has it.
        const PLAIN = 1 << 31;
        /// A date in digits that is one token.
        const DIGIT_DATE = Self::ISO_DATE.bits() | Self::SLASH_DATE.bits();
    }
}

/// Tokens that [`Tokens::all_of`] looks at together: one a bit.
const PART: usize = u64::BITS as usize;

/// Bytes of text that a token has, the blank behind it included; no more than English has on average.
const BYTES_A_TOKEN: usize = 4;

/// The tokens of a text: offsets into the clean text, classes, word lists.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tokens {
    spans: Vec<Span>,
    class: Vec<Class>,
    /// Empty until the words are looked up.
    lex: Vec<Lex>,
    /// The hashes that they are looked up by; as long as `lex`.
    hashes: Vec<u64>,
}

impl Tokens {
    /// How many.
    #[must_use]
    pub fn len(&self) -> usize {
        self.spans.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// Makes room for the tokens of so many bytes of text.
    pub(super) fn reserve_for(&mut self, bytes: usize) {
        let tokens = bytes / BYTES_A_TOKEN + 8;
        self.spans.reserve(tokens);
        self.class.reserve(tokens);
    }

    /// Appends a token.
    #[inline]
    pub(super) fn push(&mut self, span: Span, class: Class) {
        self.spans.push(span);
        self.class.push(class);
    }

    /// Sets the word lists of all tokens and the hashes of their words.
    pub(super) fn set_lex(&mut self, lex: Vec<Lex>, hashes: Vec<u64>) {
        self.lex = lex;
        self.hashes = hashes;
    }

    /// The classes of the last token; none if there is no token.
    pub(super) fn last_class(&self) -> Class {
        self.class.last().copied().unwrap_or_default()
    }

    /// The spans of all tokens.
    pub(super) fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// The classes of all tokens.
    pub(super) fn classes(&self) -> &[Class] {
        &self.class
    }

    /// The word lists of all tokens; empty before the words are looked up.
    pub(super) fn lexes(&self) -> &[Lex] {
        &self.lex
    }

    /// The hashes of all tokens' words in lower case, 0 for one that is too long for any list; empty before the words are looked up.
    pub(super) fn hashes(&self) -> &[u64] {
        &self.hashes
    }

    /// The span of a token; empty at the end of the last one past the end.
    #[must_use]
    #[inline]
    pub fn span(&self, token: usize) -> Span {
        self.spans.get(token).copied().unwrap_or_else(|| {
            let end = self.spans.last().map_or(0, |span| span.end);
            Span { start: end, end }
        })
    }

    /// The classes of a token; none past the end.
    #[must_use]
    #[inline]
    pub fn class(&self, token: usize) -> Class {
        self.class.get(token).copied().unwrap_or_default()
    }

    /// The word lists of a token; none past the end.
    #[must_use]
    #[inline]
    pub fn lex(&self, token: usize) -> Lex {
        self.lex.get(token).copied().unwrap_or_default()
    }

    /// The hash of a token's word in lower case; 0 past the end, for a word too long for any list, and before the words are looked up.
    #[inline]
    pub(super) fn hash(&self, token: usize) -> u64 {
        self.hashes.get(token).copied().unwrap_or_default()
    }

    /// All tokens that have one of these classes or stand in one of these word lists, in order.
    #[inline(never)]
    pub(crate) fn all_of(&self, class: Class, lex: Lex) -> Vec<usize> {
        let mut found = Vec::with_capacity(self.lex.len() / 2);
        let parts = self.class.chunks(PART).zip(self.lex.chunks(PART));
        for (first, (classes, lists)) in (0..).step_by(PART).zip(parts) {
            // A bit a token: a jump for each of them would often be guessed wrong.
            let mut bits = classes.iter().zip(lists).rev().fold(0u64, |bits, (own, lists)| {
                let shared = u64::from(own.bits() & class.bits()) | (lists.bits() & lex.bits());
                bits << 1 | u64::from(shared != 0)
            });
            while bits != 0 {
                found.push(first + bits.trailing_zeros() as usize);
                bits &= bits - 1;
            }
        }
        found
    }

    /// Index of the first token that begins at or behind this offset.
    #[must_use]
    pub fn from_offset(&self, offset: u32) -> usize {
        self.spans.partition_point(|span| span.start < offset)
    }
}
