//! The one lexicon: which word lists a token's word stands in.
//!
//! A list is a text file beside this one: a header of `#` lines with its origin and licence, then one
//! entry a line, in lower case; `[section]` lines only order it. Entries of several words are phrases.
//! `lists.rs` names the lists; the build script makes one table of them.

pub(crate) mod key;
#[allow(dead_code, reason = "the lists are read by the build script and by tests")]
mod lists;
mod table;

use super::tokens::{Class, Tokens};

pub(super) use lists::NUMBER_WORDS;
pub use lists::{Lex, cells, entries, rows};

/// The lists that a word stands in, letters' case aside.
#[must_use]
pub fn of_word(word: &str) -> Lex {
    key::hash(word, 0, word.len()).and_then(table::entry).map_or(Lex::empty(), table::Entry::lex)
}

/// The longest phrase of the lists that begins at token `at` and lies before `end`, and its lists:
/// `(number of tokens, lists)`. Phrases are matched token by token, letters' case aside.
#[must_use]
pub fn phrase_at(doc: &super::Doc<'_>, at: usize, end: usize) -> Option<(usize, Lex)> {
    let hash_of = |token: usize| doc.hashes().get(token).copied().filter(|&hash| hash != 0);
    let mut hash = hash_of(at)?;
    let longest = table::entry(hash)?.longest_phrase();
    let mut found = None;
    for words in 2..=longest.min(end.saturating_sub(at)) {
        let Some(last) = hash_of(at + words - 1) else { break };
        hash = key::joined(hash, last);
        found = table::phrase(hash, words).map(|lex| (words, lex)).or(found);
    }
    found
}

/// The lists that the word with this [`key::hash`] stands in.
#[must_use]
pub(crate) fn of_hash(hash: u64) -> Lex {
    table::lists(hash)
}

/// Whether a phrase of the lists begins with the word with this [`key::hash`].
#[must_use]
pub(crate) fn leads(hash: u64) -> bool {
    table::leads(hash)
}

/// Looks every token up once. Marks are hashed too, for others that look words up; no list holds them.
pub(super) fn look_up(text: &str, tokens: &mut Tokens) {
    let (mut lex, mut hashes) = (Vec::with_capacity(tokens.len()), Vec::with_capacity(tokens.len()));
    lex.extend(tokens.spans().iter().zip(tokens.classes()).map(|(span, class)| {
        let hash = key::hash(text, span.start as usize, span.end as usize).unwrap_or(0);
        hashes.push(hash);
        if hash == 0 || class.contains(Class::PUNCT) { Lex::empty() } else { table::lists(hash) }
    }));
    tokens.set_lex(lex, hashes);
}

/// Where an abbreviation may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AbbreviationPlace {
    /// A name or number always follows: it never ends a sentence.
    Before,
    /// It follows a number or a list: a capital behind it begins a sentence.
    After,
    /// Anywhere.
    Any,
}

/// Where an abbreviation (with its full stop) may stand.
#[must_use]
pub fn abbreviation_place(abbreviation: &str) -> AbbreviationPlace {
    let lex = of_word(abbreviation);
    if lex.contains(Lex::ABBREVIATION_BEFORE) {
        AbbreviationPlace::Before
    } else if lex.contains(Lex::ABBREVIATION_BEHIND) {
        AbbreviationPlace::After
    } else {
        AbbreviationPlace::Any
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_holds_the_lists() {
        let mut phrases = 0;
        for (list, lex) in lists::LISTS {
            for entry in entries(list) {
                let parts = lists::parts(entry);
                let [first, rest @ ..] = parts.as_slice() else { continue };
                if rest.is_empty() {
                    assert!(of_word(entry).contains(*lex), "{entry}");
                    assert!(entry.bytes().any(|b| b.is_ascii_alphanumeric() || !b.is_ascii()), "{entry} would never be looked up");
                    continue;
                }
                let hash = |word: &str| key::hash(word, 0, word.len());
                let found = hash(first).and_then(table::entry).expect("the first word of a phrase");
                assert!(found.longest_phrase() >= parts.len(), "{entry}");
                let whole = parts.iter().map(|part| hash(part).expect("a short word")).reduce(key::joined).expect("a word");
                assert!(table::phrase(whole, parts.len()).is_some_and(|found| found.contains(*lex)), "{entry}");
                phrases += 1;
            }
        }
        assert!(phrases > 1000);
    }

    #[test]
    fn case_and_apostrophes_are_alike() {
        assert!(of_word("MINISTER").contains(Lex::ROLE));
        assert!(of_word("TuesDay").contains(Lex::CALENDAR));
        assert_eq!(of_word("qwertzuiop"), Lex::empty());
        assert_eq!(abbreviation_place("Mr."), AbbreviationPlace::Before);
        assert_eq!(key::hash("O’Dell", 0, 8), key::hash("o'dell", 0, 6));
        for word in ["a", "o'dell", "eight888", "misunderstandings", "sixteen-letters-"] {
            assert_eq!(key::hash(word, 0, word.len()), Some(key::of_ascii(word.as_bytes(), 0, word.len())));
        }
    }
}
