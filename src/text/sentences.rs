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

/// Where the days of the week stand in [`AFTER_CLOCK`].
const WEEKDAYS: std::ops::RangeInclusive<usize> = 24..=30;

/// What may stand before the number of a list's item.
const BULLETS: &[&str] = &["•", "⁃", "-", "–", "*", "·", "◦", "▪", "("];

/// Nouns whose kinds are told apart by a letter: behind it, a full stop may end a sentence.
const LETTERED: &[&str] = &[
    "plan",
    "option",
    "group",
    "team",
    "type",
    "class",
    "grade",
    "block",
    "section",
    "part",
    "point",
    "vitamin",
    "hepatitis",
    "exhibit",
    "appendix",
    "annex",
    "division",
    "league",
    "scenario",
    "influenza",
    "witness",
    "gate",
    "terminal",
    "hall",
    "level",
    "phase",
];

/// The marker of a list's item.
struct Marker {
    /// Its number, or its letter's place in the alphabet.
    number: u32,
    /// Bits: bullet 1, letter 2, full stop 4, bracket 8.
    form: u8,
    /// One past its last token.
    end: usize,
}

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
    let mut item = cutter.marker(from);
    if let Some(marker) = &item {
        at = marker.end;
    }
    while at < range.end {
        let candidate = cutter.candidate(from, at);
        if let Some(last) = &item
            && let Some((start, next)) = cutter.next_item(last, at..range.end.min(candidate + 1))
        {
            push(block, tokens, from..start, out);
            (from, at) = (start, next.end);
            item = Some(next);
            continue;
        }
        at = candidate;
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
        if end < range.end && (!cutter.begins(end) || cutter.goes_on_behind_dots(at, end)) {
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
        words.iter().any(|other| word.len() == other.len() && word.eq_ignore_ascii_case(other))
    }

    /// The first token from `at` on that a sentence which begins at `from` may end with, as far as classes and colons tell;
    /// the end of the block if there is none.
    fn candidate(&self, from: usize, at: usize) -> usize {
        const ENDS: Class = Class::TERMINAL.union(Class::ELLIPSIS).union(Class::ABBREV);
        let found = self.tokens.classes().get(at..self.limit).unwrap_or_default().iter().enumerate().find_map(|(ahead, class)| {
            let token = at + ahead;
            if class.intersects(ENDS) {
                return Some(token);
            }
            let colon = ahead > 1 && class.contains(Class::PUNCT) && self.begins_with(token, b':') && self.credits(token - 2);
            colon.then(|| token - 2)
        });
        let found = found.unwrap_or(self.limit);
        let dated = from + 5;
        if at <= dated && dated < found && self.dates_the_text(from, dated) { dated } else { found }
    }

    /// The first marker in these tokens that goes on the list of which `last` is the last item, and where it stands.
    fn next_item(&self, last: &Marker, range: Range<usize>) -> Option<(usize, Marker)> {
        range.into_iter().find_map(|at| {
            let next = self.marker(at).filter(|next| next.number == last.number + 1 && next.form == last.form)?;
            Some((at, next))
        })
    }

    fn begins_with(&self, token: usize, byte: u8) -> bool {
        self.text.as_bytes().get(self.tokens.span(token).start as usize) == Some(&byte)
    }

    /// Whether the credit behind a caption follows this token: it is a line of its own, whatever stands before it.
    fn credits(&self, at: usize) -> bool {
        self.class(at + 1).contains(Class::CAPITAL) && self.word(at + 2) == ":" && self.is_any(at + 1, CREDITS)
    }

    /// The marker of a list's item that begins at this token: "1.", "(2)" without its first bracket, "b)", "• 3.".
    fn marker(&self, at: usize) -> Option<Marker> {
        let mut form = 0;
        let mut end = at;
        if self.class(end).contains(Class::PUNCT) && BULLETS.contains(&self.word(end)) {
            form |= 1;
            end += 1;
        }
        let word = self.word(end);
        let number = match word.as_bytes() {
            [letter @ (b'a'..=b'z' | b'A'..=b'Z')] | [letter @ b'A'..=b'Z', b'.'] => {
                form |= 2;
                u32::from(letter.to_ascii_lowercase() - b'a')
            }
            [b'0'..=b'9'] | [b'0'..=b'9', b'0'..=b'9'] => word.parse().ok()?,
            _ => return None,
        };
        if word.ends_with('.') {
            form |= 4;
        }
        end += 1;
        for (mark, bit) in [(".", 4), (")", 8)] {
            if self.word(end) == mark && self.class(end).contains(Class::GLUED) {
                form |= bit;
                end += 1;
            }
        }
        let marks = form & 12 != 0 && self.class(end).contains(Class::WORD) && !self.class(end).contains(Class::GLUED);
        marks.then_some(Marker { number, form, end })
    }

    /// Whether the dots from `at` to `end` only leave something out: "[...] (page 5)", ". . . I".
    fn goes_on_behind_dots(&self, at: usize, end: usize) -> bool {
        let bracketed =
            self.class(at).contains(Class::ELLIPSIS) && at.checked_sub(1).is_some_and(|before| self.class(before).contains(Class::BRACKET));
        let spaced = self.word(at) == "." && self.word(at + 1) == "." && !self.class(at).contains(Class::GLUED);
        bracketed && !self.class(end).contains(Class::CAPITAL) || spaced && self.word(end) == "I"
    }

    /// "Thursday, May 7, 2015 On Tuesday": the line of the date, run together with the text, ends with the token `at`.
    fn dates_the_text(&self, from: usize, at: usize) -> bool {
        at == from + 5
            && self.class(at).contains(Class::NUMBER)
            && self.word(at).len() == 4
            && self.is_any(from, &AFTER_CLOCK[WEEKDAYS])
            && self.word(from + 1) == ","
            && self.word(from + 4) == ","
            && self.class(at + 1).contains(Class::CAPITAL)
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
            let spaced = |token: usize| self.word(token) == "." && !self.class(token).contains(Class::GLUED);
            // "It ended. . . . Then": the full stop, then dots that stand for what is left out.
            if self.class(at).contains(Class::GLUED)
                && end == at + 4
                && (at + 1..end).all(spaced)
                && self.class(end).contains(Class::CAPITAL)
            {
                return Some(at + 1);
            }
            // ". . . The practice": a few dots that open a sentence.
            if end - from <= 6 && (from..end).all(spaced) {
                return None;
            }
            return (!self.numbers_an_item(from, at) && !self.shortens_a_word(at)).then_some(end);
        }
        let credit = self.credits(at);
        if class.contains(Class::ABBREV) && !credit {
            return (!self.only_dates(from, at) && self.abbreviation_ends(at)).then_some(at + 1);
        }
        (credit || self.dates_the_text(from, at)).then_some(at + 1)
    }

    /// "At 5 a.m. Mr. Orr": a preposition and a time of day are no sentence.
    fn only_dates(&self, from: usize, at: usize) -> bool {
        at - from <= 3 && self.is_any(from, &["at", "by", "around", "before", "after", "until", "since", "about", "from"])
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
        let numero = before == "°" && at.checked_sub(2).is_some_and(|sign| self.is_any(sign, &["n"]));
        numero && self.class(at + 1).contains(Class::NUMBER)
            || before.len() == 1 && before.starts_with(|c: char| c.is_ascii_lowercase()) && self.class(at + 1).contains(Class::NUMBER)
    }

    fn abbreviation_ends(&self, at: usize) -> bool {
        let next = at + 1;
        if self.class(next).contains(Class::CLOSE | Class::GLUED | Class::QUOTE) {
            return true;
        }
        if !self.class(next).contains(Class::CAPITAL) {
            return false;
        }
        let word = self.word(at);
        if word.chars().count() == 2 && self.class(at).contains(Class::CAPITAL) {
            // An initial; but "you and I. Did".
            return at > 0 && (word == "I." && self.is_any(at - 1, &["and", "or", "than", "as", "am"]) || self.is_any(at - 1, LETTERED));
        }
        match lexicon::abbreviation_place(word) {
            AbbreviationPlace::Before => false,
            AbbreviationPlace::After => {
                let next = self.word(next).trim_end_matches('.');
                !AFTER_CLOCK.iter().any(|other| next.eq_ignore_ascii_case(other.trim_end_matches('.')))
            }
            AbbreviationPlace::Any => self.is_any(next, STARTERS),
        }
    }

    /// Behind the end of a sentence: `[4]`. One past its last token.
    fn footnote(&self, at: usize) -> Option<usize> {
        let marks =
            self.word(at) == "[" && self.word(at + 1).len() <= 3 && self.class(at + 1).contains(Class::NUMBER) && self.word(at + 2) == "]";
        marks.then_some(at + 3)
    }

    /// Whether a sentence may begin at token `next`.
    fn begins(&self, next: usize) -> bool {
        let class = self.class(next);
        let last = next.saturating_sub(1);
        if self.word(next) == "." {
            return true;
        }
        if class.contains(Class::GLUED) && !class.contains(Class::OPEN | Class::QUOTE) {
            // "It ended.Then": a missing blank; "Yahoo!'s", "node.js" are none.
            return class.contains(Class::CAPITAL)
                && self.class(last).intersects(Class::TERMINAL | Class::CLOSE)
                && !class.contains(Class::ALL_CAPS);
        }
        // The name below a quote that stands out: "It is over." - Ana Velmar
        if class.contains(Class::DASH) && self.class(last).contains(Class::QUOTE) && self.limit - next <= 6 {
            return !self.class(next + 1).contains(Class::CAPITAL);
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
