//! The one lexicon: which word lists a token's word stands in.
//!
//! A list is a text file beside this one: a header of `#` lines with its origin and licence, then one
//! entry a line, in lower case; `[section]` lines only order it. Entries of several words are phrases.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::tokens::Tokens;

bitflags::bitflags! {
    /// The word lists that a word stands in.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
    pub struct Lex: u64 {
        /// Abbreviations that keep their full stop.
        const ABBREVIATION = 1;
        /// Words that numbers are written with (see [`super::numbers`]).
        const NUMBER_WORD = 1 << 1;
    }
}

/// Every list: its text and its bit.
static LISTS: &[(&str, Lex)] = &[(include_str!("abbreviations.txt"), Lex::ABBREVIATION), (NUMBER_WORDS, Lex::NUMBER_WORD)];

/// The words of numbers, with role and value behind them.
pub(super) const NUMBER_WORDS: &str = include_str!("number-words.txt");

struct Lexicon {
    words: FxHashMap<&'static str, Lex>,
    /// By first word: the whole phrase (words parted by one space) and its lists; longest first.
    phrases: FxHashMap<&'static str, Vec<(Vec<&'static str>, Lex)>>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut words: FxHashMap<&'static str, Lex> = FxHashMap::default();
    let mut phrases: FxHashMap<&'static str, Vec<(Vec<&'static str>, Lex)>> = FxHashMap::default();
    for (list, lex) in LISTS {
        for entry in entries(list) {
            let parts: Vec<&'static str> = entry.split(' ').collect();
            match parts.as_slice() {
                [word] => *words.entry(word).or_default() |= *lex,
                [first, ..] => phrases.entry(first).or_default().push((parts, *lex)),
                [] => {}
            }
        }
    }
    #[expect(clippy::iter_over_hash_type, reason = "every list is sorted by itself")]
    for list in phrases.values_mut() {
        list.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.0.cmp(&b.0)));
    }
    Lexicon { words, phrases }
});

/// The entries of a list's text: its lines without the header, sections and blanks. A tab ends the entry;
/// what follows it is the list's own payload.
pub fn entries(list: &'static str) -> impl Iterator<Item = &'static str> {
    rows(list).map(|row| row.split('\t').next().unwrap_or(row))
}

/// The rows of a list's text, payload and all: its lines without the header, sections and blanks.
pub fn rows(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines().map(str::trim_end).filter(|line| !line.is_empty() && !line.starts_with('#') && !line.starts_with('['))
}

/// The lists that a word stands in; `lower` in lower case.
#[must_use]
pub fn of_word(lower: &str) -> Lex {
    LEXICON.words.get(lower).copied().unwrap_or_default()
}

/// The longest phrase of the lists that begins at token `at` and lies before `end`, and its lists:
/// `(number of tokens, lists)`. Phrases are matched token by token, letters' case aside.
#[must_use]
pub fn phrase_at(doc: &super::Doc<'_>, at: usize, end: usize) -> Option<(usize, Lex)> {
    let candidates = LEXICON.phrases.get(doc.lower(at).as_ref())?;
    candidates
        .iter()
        .find(|(words, _)| at + words.len() <= end && words.iter().enumerate().all(|(k, word)| doc.lower(at + k) == *word))
        .map(|(words, lex)| (words.len(), *lex))
}

/// Looks every token up once.
pub(super) fn look_up(text: &str, tokens: &mut Tokens) {
    let mut lower = String::new();
    for token in 0..tokens.len() {
        let word = tokens.span(token).of(text);
        let lex = if word.bytes().all(|b| b.is_ascii_lowercase()) {
            of_word(word)
        } else {
            lower.clear();
            lower.extend(word.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }));
            of_word(&lower)
        };
        tokens.set_lex(token, lex);
    }
}

/// Whether an abbreviation (lower case, with its full stop) always has a name or number behind it.
#[must_use]
pub fn is_before_name(abbreviation: &str) -> bool {
    static BEFORE: LazyLock<rustc_hash::FxHashSet<&'static str>> =
        LazyLock::new(|| rows(include_str!("abbreviations.txt")).filter_map(|row| row.strip_suffix("\tbefore")).collect());
    BEFORE.contains(abbreviation)
}
