//! Where sentences end.

use std::ops::Range;

use super::lexicon::AbbreviationPlace;
use super::tokens::{Class, Tokens};
use super::{Sentence, lexicon};
use crate::read::Block;
use crate::span::Span;

/// Words that often begin a sentence and are seldom names: behind an abbreviation that may end one, a
/// capital of these says that it did.
const STARTERS: &[&str] = &[
    "the",
    "a",
    "an",
    "this",
    "that",
    "these",
    "those",
    "it",
    "he",
    "she",
    "they",
    "we",
    "i",
    "you",
    "in",
    "on",
    "at",
    "but",
    "and",
    "so",
    "his",
    "her",
    "its",
    "their",
    "our",
    "my",
    "there",
    "here",
    "if",
    "when",
    "while",
    "as",
    "after",
    "before",
    "for",
    "however",
    "what",
    "who",
    "where",
    "why",
    "how",
    "no",
    "not",
    "some",
    "many",
    "most",
    "both",
    "one",
    "then",
    "now",
    "since",
    "although",
    "though",
    "because",
    "with",
    "from",
    "by",
    "to",
    "also",
    "according",
    "did",
    "does",
    "do",
    "is",
    "are",
    "was",
    "were",
    "has",
    "have",
    "had",
    "can",
    "could",
    "will",
    "would",
];

/// Zones and days that follow a clock time.
const AFTER_CLOCK: &[&str] = &[
    "est",
    "edt",
    "et",
    "cst",
    "cdt",
    "ct",
    "mst",
    "mdt",
    "mt",
    "pst",
    "pdt",
    "pt",
    "gmt",
    "utc",
    "bst",
    "cet",
    "cest",
    "ist",
    "jst",
    "eastern",
    "central",
    "mountain",
    "pacific",
    "local",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon.",
    "tue.",
    "tues.",
    "wed.",
    "thu.",
    "thurs.",
    "fri.",
    "sat.",
    "sun.",
    "jan.",
    "feb.",
    "aug.",
    "sept.",
    "oct.",
    "nov.",
    "dec.",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Words that begin the credit of a picture, a colon behind them.
const CREDITS: &[&str] = &["image", "images", "photo", "photos", "photograph", "picture", "pictures", "credit", "video", "illustration"];

/// Verbs that hang a speaker on a quote which ends with `!` or `?`.
const SPEECH: &[&str] = &[
    "said",
    "says",
    "say",
    "asked",
    "asks",
    "ask",
    "added",
    "adds",
    "cried",
    "cries",
    "shouted",
    "shouts",
    "told",
    "tells",
    "wrote",
    "writes",
    "replied",
    "replies",
    "exclaimed",
    "answered",
    "called",
    "wondered",
    "yelled",
    "whispered",
];

/// Appends the sentences of one block, whose tokens are `range`.
pub(super) fn split(text: &str, block: &Block, tokens: &Tokens, range: Range<usize>, out: &mut Vec<Sentence>) {
    let cutter = Cutter { text, tokens, limit: range.end };
    let mut from = range.start;
    let mut at = range.start;
    while at < range.end {
        let Some(mut end) = cutter.ends_at(from, at) else {
            at += 1;
            continue;
        };
        // Closing marks and footnote marks belong to the sentence that they close.
        loop {
            if end < range.end && cutter.class(end).contains(Class::CLOSE | Class::GLUED) {
                end += 1;
            } else if let Some(behind) = cutter.footnote(end) {
                end = behind;
            } else {
                break;
            }
        }
        if end < range.end && !cutter.begins(end) {
            at = end.max(at + 1);
            continue;
        }
        push(block, tokens, from..end, out);
        from = end;
        at = end;
    }
    push(block, tokens, from..range.end, out);
}

/// No sentence has more tokens. What runs on without an end (a list without full stops, a table, noise) is cut, so
/// that whatever looks at a sentence as a whole stays linear in the length of the text.
const LONGEST: usize = 400;

fn push(block: &Block, tokens: &Tokens, mut range: Range<usize>, out: &mut Vec<Sentence>) {
    while range.len() > LONGEST {
        let cut = range.start + LONGEST;
        let behind_a_mark = (range.start + LONGEST / 2..cut).rev().find(|&token| tokens.class(token).contains(Class::PUNCT));
        let end = behind_a_mark.map_or(cut, |token| token + 1);
        push(block, tokens, range.start..end, out);
        range.start = end;
    }
    if range.is_empty() {
        return;
    }
    let span = Span::new(tokens.span(range.start).start, tokens.span(range.end - 1).end);
    out.push(Sentence { span, tokens: range, paragraph: block.paragraph, kind: block.kind });
}

struct Cutter<'a> {
    text: &'a str,
    tokens: &'a Tokens,
    /// One past the block's last token.
    limit: usize,
}

impl Cutter<'_> {
    fn class(&self, token: usize) -> Class {
        if token < self.limit { self.tokens.class(token) } else { Class::empty() }
    }

    fn word(&self, token: usize) -> &str {
        if token < self.limit { self.tokens.span(token).of(self.text) } else { "" }
    }

    fn is_any(&self, token: usize, words: &[&str]) -> bool {
        let word = self.word(token);
        words.iter().any(|other| word.eq_ignore_ascii_case(other))
    }

    /// If the sentence that begins at `from` may end with the token `at` (and terminals right behind it): one
    /// past its last token.
    fn ends_at(&self, from: usize, at: usize) -> Option<usize> {
        let class = self.class(at);
        if class.intersects(Class::TERMINAL | Class::ELLIPSIS) {
            let mut end = at + 1;
            while self.class(end).intersects(Class::TERMINAL | Class::ELLIPSIS) {
                end += 1;
            }
            return (!self.numbers_an_item(from, at) && !self.shortens_a_word(at)).then_some(end);
        }
        if class.contains(Class::ABBREV) {
            return self.abbreviation_ends(at).then_some(at + 1);
        }
        // The credit behind a caption is a line of its own, whatever stands before it.
        (self.is_any(at + 1, CREDITS) && self.word(at + 2) == ":" && self.class(at + 1).contains(Class::CAPITAL)).then_some(at + 1)
    }

    /// "1. Raise taxes": the full stop behind the number of a list's item.
    fn numbers_an_item(&self, from: usize, at: usize) -> bool {
        let marker = if self.class(from).contains(Class::PUNCT) { from + 1 } else { from };
        let short = self.class(marker).contains(Class::NUMBER) && self.word(marker).len() <= 3
            || self.class(marker).contains(Class::WORD) && self.word(marker).len() == 1;
        short && at == marker + 1 && !self.class(at + 1).contains(Class::GLUED) && self.class(at + 1).contains(Class::WORD)
    }

    /// "(d. 1990)", "c. 1500": one small letter before a number.
    fn shortens_a_word(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map_or("", |before| self.word(before));
        before.len() == 1 && before.starts_with(|c: char| c.is_ascii_lowercase()) && self.class(at + 1).contains(Class::NUMBER)
    }

    fn abbreviation_ends(&self, at: usize) -> bool {
        let next = at + 1;
        if self.class(next).contains(Class::CLOSE | Class::GLUED | Class::QUOTE) {
            return true;
        }
        if !self.class(next).contains(Class::CAPITAL) {
            return false;
        }
        let word = self.word(at).to_lowercase();
        if word.chars().count() == 2 && self.class(at).contains(Class::CAPITAL) {
            // An initial; but "you and I. Did".
            return word == "i." && at > 0 && self.is_any(at - 1, &["and", "or", "than", "as", "am"]);
        }
        match lexicon::abbreviation_place(&word) {
            AbbreviationPlace::Before => false,
            AbbreviationPlace::After => !self.is_any(next, AFTER_CLOCK),
            AbbreviationPlace::Any => self.is_any(next, STARTERS),
        }
    }

    /// Behind the end of a sentence: `[4]`, glued to it. One past its last token.
    fn footnote(&self, at: usize) -> Option<usize> {
        let marks = self.class(at).contains(Class::BRACKET | Class::OPEN | Class::GLUED)
            && self.word(at) == "["
            && self.class(at + 1).contains(Class::NUMBER)
            && self.word(at + 2) == "]";
        marks.then_some(at + 3)
    }

    /// Whether a sentence may begin at token `next`.
    fn begins(&self, next: usize) -> bool {
        let class = self.class(next);
        let last = next.saturating_sub(1);
        if class.contains(Class::GLUED) {
            // "It ended.Then": a missing blank; "Yahoo!'s", "node.js" are none.
            return class.contains(Class::CAPITAL)
                && self.class(last).intersects(Class::TERMINAL | Class::CLOSE)
                && !class.contains(Class::ALL_CAPS);
        }
        if class.contains(Class::OPEN) {
            let inner = self.class(next + 1);
            return inner.intersects(Class::CAPITAL | Class::NUMBER | Class::OPEN | Class::ELLIPSIS) || !inner.contains(Class::WORD);
        }
        if class.contains(Class::WORD) {
            if self.class(last).contains(Class::QUOTE) && self.hangs_a_speaker_on(next) {
                return false;
            }
            // iPhone, eBay, al-Shabab: small letters that begin a name.
            let word = self.word(next);
            return class.contains(Class::CAPITAL)
                || word.chars().next().is_some_and(|c| !c.is_lowercase())
                || word.chars().any(char::is_uppercase)
                || (self.class(next + 1).contains(Class::HYPHEN) && self.class(next + 2).contains(Class::CAPITAL) && word.len() <= 3);
        }
        class.intersects(Class::NUMBER | Class::CURRENCY | Class::DASH | Class::HASHTAG | Class::HANDLE | Class::URL)
    }

    /// `"Go!" Smith said`, `"Really?" I ask`: the quote and its speaker are one sentence.
    fn hangs_a_speaker_on(&self, next: usize) -> bool {
        let exclaims = next.checked_sub(2).is_some_and(|before| matches!(self.word(before), "!" | "?"));
        exclaims
            && (1..=3).any(|ahead| self.is_any(next + ahead, SPEECH))
            && (0..2).all(|ahead| !self.class(next + ahead).contains(Class::PUNCT))
    }
}
