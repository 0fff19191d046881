//! Where sentences end.

use std::ops::Range;

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
];

/// Appends the sentences of one block, whose tokens are `range`.
pub(super) fn split(text: &str, block: &Block, tokens: &Tokens, range: Range<usize>, out: &mut Vec<Sentence>) {
    let mut from = range.start;
    let mut at = range.start;
    while at < range.end {
        let Some(mut end) = ends_at(text, tokens, at, range.end) else {
            at += 1;
            continue;
        };
        // Closing marks belong to the sentence that they close.
        while end < range.end && tokens.class(end).contains(Class::CLOSE | Class::GLUED) {
            end += 1;
        }
        if end < range.end && !begins(text, tokens, at, end) {
            at = end.max(at + 1);
            continue;
        }
        push(block, tokens, from..end, out);
        from = end;
        at = end;
    }
    push(block, tokens, from..range.end, out);
}

fn push(block: &Block, tokens: &Tokens, range: Range<usize>, out: &mut Vec<Sentence>) {
    if range.is_empty() {
        return;
    }
    let span = Span::new(tokens.span(range.start).start, tokens.span(range.end - 1).end);
    out.push(Sentence { span, tokens: range, paragraph: block.paragraph, kind: block.kind });
}

/// If a sentence may end with the token `at` (and terminals right behind it): one past its last token.
fn ends_at(text: &str, tokens: &Tokens, at: usize, limit: usize) -> Option<usize> {
    let class = tokens.class(at);
    if class.intersects(Class::TERMINAL | Class::ELLIPSIS) {
        let mut end = at + 1;
        while end < limit && tokens.class(end).intersects(Class::TERMINAL | Class::ELLIPSIS) {
            end += 1;
        }
        return Some(end);
    }
    if class.contains(Class::ABBREV) {
        let next = tokens.span(at + 1).of(text);
        let starter = tokens.class(at + 1).contains(Class::CAPITAL) && STARTERS.contains(&next.to_lowercase().as_str());
        let word = tokens.span(at).of(text).to_lowercase();
        let quoted = tokens.class(at + 1).contains(Class::CLOSE | Class::GLUED);
        let before = lexicon::is_before_name(&word) || (word.len() == 2 && word.starts_with(|c: char| c.is_alphabetic()));
        return ((starter || quoted) && !before).then_some(at + 1);
    }
    None
}

/// Whether a sentence may begin at token `next`, the one before ending with `last`.
fn begins(text: &str, tokens: &Tokens, last: usize, next: usize) -> bool {
    let class = tokens.class(next);
    if class.contains(Class::GLUED) {
        // "It ended.Then": a missing blank; "Yahoo!'s", "node.js" are none.
        return class.contains(Class::CAPITAL) && tokens.class(last).contains(Class::TERMINAL) && !class.contains(Class::ALL_CAPS);
    }
    if class.contains(Class::OPEN) {
        let inner = tokens.class(next + 1);
        return inner.intersects(Class::CAPITAL | Class::NUMBER | Class::OPEN | Class::ELLIPSIS) || !inner.contains(Class::WORD);
    }
    if class.contains(Class::WORD) {
        return class.contains(Class::CAPITAL) || tokens.span(next).of(text).chars().next().is_some_and(|c| !c.is_lowercase());
    }
    class.intersects(Class::NUMBER | Class::CURRENCY | Class::DASH | Class::HASHTAG | Class::HANDLE | Class::URL)
}
