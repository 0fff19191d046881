//! How the words of a sentence use capitals, and where a capital says nothing.

use std::ops::Range;

use crate::read::BlockKind;
use crate::text::lexicon::Lex;
use crate::text::{Class, Doc};

/// How the words of a sentence use capitals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// A capital marks a name or the start.
    Sentence,
    /// Nearly every word has one.
    TitleCase,
    /// Nearly every letter is one.
    AllCaps,
}

/// How a sentence uses capitals.
pub(super) fn style(doc: &Doc<'_>, tokens: Range<usize>, kind: BlockKind) -> Style {
    let last = tokens.end.saturating_sub(1);
    let (mut words, mut capitals, mut all, mut long) = (0, 0, 0, 0);
    let first = tokens.start;
    for token in tokens {
        let class = doc.class(token);
        if !class.contains(Class::WORD) || class.contains(Class::CLITIC) {
            continue;
        }
        long += 1;
        if class.contains(Class::ALL_CAPS) {
            all += 1;
        }
        if token == first || doc.lex(token).contains(Lex::FUNCTION) {
            continue;
        }
        words += 1;
        if class.contains(Class::CAPITAL) {
            capitals += 1;
        }
    }
    if long >= 3 && all * 10 >= long * 7 || (long == 2 && all == 2) {
        return Style::AllCaps;
    }
    let heading = matches!(kind, BlockKind::Title | BlockKind::Heading);
    if (heading && words >= 2 && capitals * 10 >= words * 7)
        || (words >= 4 && capitals * 10 >= words * 8 && !doc.class(last).intersects(Class::TERMINAL | Class::ABBREV))
    {
        return Style::TitleCase;
    }
    Style::Sentence
}

/// Whether the next word opens a sentence as far as its capital goes, behind this token.
pub(super) fn opens(doc: &Doc<'_>, token: usize, initial: bool) -> bool {
    let class = doc.class(token);
    if class.intersects(Class::WORD | Class::NUMBER) {
        return false;
    }
    initial || class.contains(Class::DOUBLE | Class::OPEN) || doc.word(token) == ":" || class.contains(Class::TERMINAL)
}
