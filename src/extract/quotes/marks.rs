//! Quotation marks: which belong together, and what stands between them.

use std::ops::Range;

use crate::text::{Class, Doc, Tag};

/// A stretch between quotation marks that stands in no other one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Quoted {
    /// Marks and all, as tokens. Where the closing mark is missing it ends with its paragraph.
    pub tokens: Range<usize>,
    /// Whether the closing mark was found.
    pub closed: bool,
    /// It goes on from the paragraph before, whose mark was left open.
    pub goes_on: bool,
    /// It is speech by itself (a sentence or more), not some words inside a sentence.
    pub speech: bool,
}

impl Quoted {
    /// What stands between the marks.
    pub(super) fn inner(&self) -> Range<usize> {
        self.tokens.start + 1..if self.closed { self.tokens.end - 1 } else { self.tokens.end }
    }
}

/// The quoted stretches of a text.
#[derive(Debug, Default)]
pub(super) struct Marks {
    /// In order, disjoint.
    pub all: Vec<Quoted>,
    /// The indices of those that are speech, in order.
    speech: Vec<u32>,
}

impl Marks {
    /// The stretch that the token stands in, marks included.
    #[inline(never)]
    pub(super) fn at(&self, token: usize) -> Option<usize> {
        let at = self.all.partition_point(|quoted| quoted.tokens.end <= token);
        self.all.get(at).filter(|quoted| quoted.tokens.start <= token).map(|_| at)
    }

    /// Whether one of the tokens stands between quotation marks, or is one of them.
    pub(super) fn overlap(&self, tokens: &Range<usize>) -> bool {
        let at = self.all.partition_point(|quoted| quoted.tokens.end <= tokens.start);
        self.all.get(at).is_some_and(|quoted| quoted.tokens.start < tokens.end)
    }

    /// The tokens of the last stretch of speech that begins before the token.
    pub(super) fn speech_before(&self, token: usize) -> Option<Range<usize>> {
        let next = self.speech.partition_point(|&at| self.tokens(at as usize).start < token);
        self.speech.get(next.checked_sub(1)?).map(|&at| self.tokens(at as usize))
    }

    /// Whether a stretch is written like a title.
    pub(super) fn is_title(&self, doc: &Doc<'_>, at: usize) -> bool {
        self.all.get(at).is_some_and(|quoted| is_title(doc, quoted.inner()))
    }

    /// Whether a stretch may be a title by its capitals: its first and its last word have one, and every long one between them.
    pub(super) fn may_be_title(&self, doc: &Doc<'_>, at: usize) -> bool {
        self.all.get(at).is_some_and(|quoted| may_be_title(doc, quoted.inner()))
    }

    /// The tokens of a stretch.
    pub(super) fn tokens(&self, at: usize) -> Range<usize> {
        self.all.get(at).map_or(0..0, |quoted| quoted.tokens.clone())
    }

    /// Pairs the quotation marks of every paragraph. A mark that finds no partner is never an error: an
    /// opening one reaches to the end of its paragraph, a closing one is passed over.
    pub(super) fn pair(&mut self, doc: &Doc<'_>, paragraphs: &[Range<usize>], quotes: &[u32]) {
        self.all.clear();
        self.speech.clear();
        let mut quotes = quotes;
        let mut left_open = false;
        for paragraph in paragraphs {
            let Some(&next) = quotes.first() else { break };
            // Most paragraphs have none.
            if next as usize >= paragraph.end {
                left_open = false;
                continue;
            }
            let before = quotes.iter().take_while(|&&mark| (mark as usize) < paragraph.start).count();
            let inside = quotes.iter().skip(before).take_while(|&&mark| (mark as usize) < paragraph.end).count();
            let own = quotes.get(before..before + inside).unwrap_or_default();
            quotes = quotes.get(before + inside..).unwrap_or_default();
            let from = self.all.len();
            pair_paragraph(doc, own, paragraph.end, &mut self.all);
            if let Some(first) = self.all.get_mut(from) {
                first.goes_on = left_open && first.tokens.start == paragraph.start;
            }
            left_open = self.all.get(from..).and_then(<[Quoted]>::last).is_some_and(|quoted| !quoted.closed);
        }
        for (at, quoted) in (0..).zip(&mut self.all) {
            quoted.speech = quoted.goes_on || is_speech(doc, quoted);
            if quoted.speech {
                self.speech.push(at);
            }
        }
    }
}

/// Whether the token is a double mark that always opens (curly, or two grave accents).
fn only_opens(doc: &Doc<'_>, token: usize) -> bool {
    matches!(doc.word(token).chars().next(), Some('“' | '«' | '„' | '‟' | '`'))
}

/// Whether a mark that opens elsewhere closes the one that was opened: „…“ and »…«.
fn closes_low(doc: &Doc<'_>, open: usize, token: usize) -> bool {
    let first = |token: usize| doc.word(token).chars().next();
    matches!((first(open), first(token)), (Some('„' | '‟'), Some('“')) | (Some('»'), Some('«')))
}

/// Whether the token is a double mark that always closes; not one that is stuck to the word behind it alone.
fn only_closes(doc: &Doc<'_>, token: usize) -> bool {
    let opens = !doc.glued(token) && doc.glued(token + 1) && doc.has(token + 1, Class::WORD);
    !opens && matches!(doc.word(token).chars().next(), Some('”' | '»'))
}

/// Pairs the marks of a paragraph that ends at `end`.
fn pair_paragraph(doc: &Doc<'_>, quotes: &[u32], end: usize, out: &mut Vec<Quoted>) {
    let mut open: Option<usize> = None;
    // Marks before this token are paired.
    let mut from = 0;
    for (at, &mark) in quotes.iter().enumerate() {
        let token = mark as usize;
        if token < from {
            continue;
        }
        if doc.has(token, Class::DOUBLE) {
            match open {
                None if !only_closes(doc, token) && !is_inch(doc, token) => open = Some(token),
                None => {}
                // A second opening mark: the first was never closed. Keep the first.
                Some(start) if only_opens(doc, token) && !closes_low(doc, start, token) => {}
                Some(start) => {
                    out.push(quoted(start..token + 1, true));
                    open = None;
                }
            }
        } else if open.is_none()
            && doc.has(token, Class::OPEN)
            && let Some(close) = single_close(doc, token, quotes.get(at + 1..).unwrap_or_default())
        {
            out.push(quoted(token..close + 1, true));
            from = close + 1;
        }
    }
    if let Some(start) = open
        && start + 1 < end
    {
        out.push(quoted(start..end, false));
    }
}

fn quoted(tokens: Range<usize>, closed: bool) -> Quoted {
    Quoted { tokens, closed, goes_on: false, speech: false }
}

/// `6'2"`: a double mark right behind a number that nothing has opened.
fn is_inch(doc: &Doc<'_>, token: usize) -> bool {
    doc.glued(token) && doc.has(token, Class::CLOSE) && token.checked_sub(1).is_some_and(|before| doc.has(before, Class::NUMBER))
}

/// The single mark that closes the one at `open`, of those behind it: the first that is no apostrophe. No double mark may
/// stand between, and the next single opening mark ends the search.
fn single_close(doc: &Doc<'_>, open: usize, quotes: &[u32]) -> Option<usize> {
    let mut plural = None;
    for &mark in quotes {
        let token = mark as usize;
        if doc.has(token, Class::DOUBLE) || doc.has(token, Class::OPEN) {
            break;
        }
        if token == open + 1 {
            return None;
        }
        // "the boys' house": an apostrophe behind a plural with a word behind it, unless nothing else closes.
        let possessive = doc.word(token - 1).ends_with('s') && doc.has(token + 1, Class::WORD) && !doc.glued(token + 1);
        if !possessive {
            return Some(token);
        }
        plural = plural.or(Some(token));
    }
    plural
}

/// Whether the quoted words are a sentence or more: they begin like one, and end like one or hold one's end.
fn is_speech(doc: &Doc<'_>, quoted: &Quoted) -> bool {
    let inner = quoted.inner();
    if inner.is_empty() {
        return false;
    }
    if !quoted.closed {
        return true;
    }
    // “He said, ‘Go,’” she said: a nested quote's mark may stand behind the stop.
    let last = inner.clone().rev().find(|&token| !doc.has(token, Class::QUOTE)).unwrap_or(inner.end - 1);
    // An abbreviation keeps the stop that ends its sentence: “They left the U.S.”, “No.”
    let ends = |token: usize| {
        doc.has(token, Class::TERMINAL) || doc.has(token, Class::ABBREV) || doc.has(token, Class::ELLIPSIS) || doc.has(token, Class::DASH)
    };
    let holds_end = inner.clone().any(|token| token < last && doc.has(token, Class::TERMINAL) && doc.has(token + 1, Class::CAPITAL));
    let comma = |token: usize| doc.tag(token) == Tag::Comma || doc.word(token) == ",";
    let first = inner.clone().find(|&token| !doc.has(token, Class::QUOTE)).unwrap_or(inner.start);
    let capital = doc.has(first, Class::CAPITAL) || !doc.has(first, Class::WORD);
    let before = quoted.tokens.start.checked_sub(1);
    let opens_sentence = before.is_none_or(|before| {
        ends(before) || doc.has(before, Class::QUOTE) || doc.sentence_of(before) != doc.sentence_of(quoted.tokens.start)
    });
    let led_in = before.is_some_and(|before| comma(before) || matches!(doc.word(before), ":" | ";"));
    if holds_end {
        return true;
    }
    // "Her last novel, “The Quiet Sea,” she said, was the hardest": short words have capitals, too.
    let apposed = || {
        led_in
            && before.is_some_and(|before| before > 0 && comma(before) && doc.tag(before - 1).is_common_noun())
            && may_be_title(doc, inner.clone())
    };
    if !ends(last) && (is_title(doc, inner.clone()) || apposed()) {
        return false;
    }
    let finished = comma(last) || ends(last);
    if opens_sentence {
        // “Nonsense,” he said; “Nonsense” is what he called it.
        return finished || comma(quoted.tokens.end);
    }
    if led_in {
        return capital && (finished || ends(quoted.tokens.end) || comma(quoted.tokens.end)) || (finished && inner.len() > 3);
    }
    // “We are ready,” right behind a verb or a hearer; not “The Long Road,” behind "of" or "the".
    let noun_led = before.is_some_and(|before| {
        let tag = doc.tag(before);
        tag == Tag::In || tag.is_determiner() || tag.is_adjective() || matches!(tag, Tag::Pos | Tag::Cc | Tag::Cd)
    });
    capital && finished && inner.len() > 4 && !noun_led && !may_be_title(doc, inner)
}

/// Whether the words are written like a title: every long one has a capital, and there are two or more.
fn is_title(doc: &Doc<'_>, inner: Range<usize>) -> bool {
    let mut words = 0;
    for token in inner.filter(|&token| doc.has(token, Class::WORD) && doc.span(token).len() > 3) {
        // Few stretches are titles: most end the search at their first long word or the second one.
        if !doc.has(token, Class::CAPITAL) {
            return false;
        }
        words += 1;
    }
    words > 1
}

/// Whether the words may be a title: the first and the last have a capital, and so has every long one.
fn may_be_title(doc: &Doc<'_>, inner: Range<usize>) -> bool {
    let word = |token: usize| doc.has(token, Class::WORD);
    let capital = |token: usize| doc.has(token, Class::CAPITAL) || doc.has(token, Class::CLITIC);
    let (first, last) = (inner.clone().find(|&token| word(token)), inner.clone().rev().find(|&token| word(token)));
    let ends = first.is_some_and(capital) && last.is_some_and(capital);
    ends && inner.filter(|&token| word(token) && doc.span(token).len() > 3).all(capital)
}
