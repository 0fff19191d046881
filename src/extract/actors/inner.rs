//! Names that begin with a small letter and have a capital inside: “eBay”, “iPhones”, “easyJet”.

use super::closed::{Closed, closed};
use super::words::View;
use crate::extract::picks::Facts;
use crate::text::Class;
use crate::text::lexicon::{self, Lex, key};

/// Letters before the capital that a name has at most: a longer word has lost the space behind it (“yesterdayThe”).
const MOST: usize = 4;

/// Nouns that an “e” for “electronic” stands before: “eBooks”.
const ELECTRONIC: &Closed = closed![
    "book",
    "books",
    "mail",
    "mails",
    "commerce",
    "sport",
    "sports",
    "bike",
    "bikes",
    "scooter",
    "scooters",
    "learning",
    "government",
    "visa",
    "visas",
    "reader",
    "readers",
    "card",
    "cards",
    "ticket",
    "tickets",
    "cigarette",
    "cigarettes",
    "signature",
    "signatures",
    "voting",
    "paper",
    "gaming",
];

/// Whether a text may hold such names: whether a capital stands right behind a small letter.
pub(super) fn may_hold(text: &str) -> bool {
    let bytes = text.as_bytes();
    // Without a branch a byte: the processor tells those of many at once. What is left of a letter is nothing.
    let rest = |byte: u8, first: u8| byte.wrapping_sub(first).saturating_sub(b'Z' - b'A');
    let differs = |(&before, &byte): (&u8, &u8)| rest(before, b'a') | rest(byte, b'A');
    bytes.iter().zip(bytes.get(1..).unwrap_or_default()).map(differs).fold(u8::MAX, u8::min) == 0
}

/// Finds the names, and adds of each this fact.
#[cold]
#[inline(never)]
pub(super) fn mark(view: &mut View<'_, '_>, facts: &mut Facts, fact: u8) {
    let doc = view.doc();
    for (token, &class) in doc.classes().iter().enumerate() {
        // What has a capital behind its first letter is not plain, and few such words are of English.
        let odd = class & (Class::WORD | Class::CAPITAL | Class::PLAIN | Class::CLITIC) == Class::WORD;
        if odd && !doc.lex(token).intersects(Lex::COMMON | Lex::FUNCTION) && is_name(doc.word(token)) {
            view.mark_inner(token);
            facts.add(token, fact);
        }
    }
}

/// Whether a word that begins with a small letter is a name by the capital inside. Small letters follow that: “mRNA”, “pH” and
/// “kWh” are none.
fn is_name(word: &str) -> bool {
    let Some(at) = word.find(char::is_uppercase) else { return false };
    let (small, rest) = word.split_at(at);
    let mut letters = rest.chars().skip(1);
    let named = letters.next().is_some_and(char::is_lowercase) && letters.next().is_some_and(char::is_lowercase);
    let plain = small.len() <= MOST && small.chars().all(char::is_lowercase) && rest.chars().all(char::is_alphanumeric);
    let electronic = || small == "e" && key::hash(rest, 0, rest.len()).is_some_and(|hash| ELECTRONIC.has(hash));
    named && plain && !lexicon::of_word(&rest.to_lowercase()).contains(Lex::FUNCTION) && !electronic()
}

/// Whether the small letters of such a name are a particle of family names: “deBrell”.
#[cold]
pub(super) fn is_family(word: &str) -> bool {
    let small = word.find(char::is_uppercase).and_then(|at| word.get(..at)).unwrap_or_default();
    key::hash(small, 0, small.len()).is_some_and(|hash| closed!["de", "del", "di", "da", "du", "van", "von", "la", "le"].has(hash))
}

#[cfg(test)]
mod tests {
    use super::{is_name, may_hold};

    #[test]
    fn capitals_inside_tell_names() {
        for name in ["eBay", "iPhone", "iPads", "easyJet", "iRobot", "eToro", "mBank", "deBrell"] {
            assert!(is_name(name), "{name}");
        }
        assert!(may_hold("Shares in eBay") && !may_hold("Shares in “Brell” (BRL)"));
        for word in ["mRNA", "pH", "kWh", "kHz", "tRNA", "iOS", "eBooks", "saidThe", "yesterdayMr", "peopleLast", "word", "é"] {
            assert!(!is_name(word), "{word}");
        }
    }
}
