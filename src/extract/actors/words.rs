//! Which capitalised words are words of English all the same.

use super::spans::NAMES;
use crate::text::Doc;
use crate::text::lexicon::{self, Lex};

/// Letters with a plural ending: “NGOs”, “ATMs”.
pub(super) fn plural_acronym(word: &str) -> bool {
    word.strip_suffix('s').is_some_and(|letters| letters.len() >= 2 && letters.bytes().all(|b| b.is_ascii_uppercase()))
}

/// Whether a capitalised word is a general noun, listed or by its ending: “Forestry”, “Rehabilitation”.
pub(super) fn is_general(doc: &Doc<'_>, token: usize) -> bool {
    if is_common(doc, token) {
        return true;
    }
    let lower = doc.lower(token);
    lower.len() > 5
        && !doc.lex(token).intersects(NAMES)
        && ["ry", "ing", "tion", "ment", "ture", "ies", "gy", "ics", "ity", "ance", "ence", "cy", "ism", "ship", "sion", "ness"]
            .iter()
            .any(|ending| lower.ends_with(ending))
}

/// Whether a word is one of English whatever its capital says: in the list itself, or a regular form of a word in it.
pub(super) fn is_common(doc: &Doc<'_>, token: usize) -> bool {
    if doc.lex(token).intersects(Lex::COMMON | Lex::FUNCTION) {
        return true;
    }
    let lower = doc.lower(token);
    // Names that look like a regular form: "Peter", "Walker".
    if !lower.is_ascii() || lower.len() < 4 || doc.lex(token).intersects(NAMES) {
        return false;
    }
    let listed = |stem: &str| stem.len() > 2 && lexicon::of_word(stem).contains(Lex::COMMON);
    for ending in ["s", "es", "ed", "d", "ing", "ly", "er", "ers", "ness"] {
        if let Some(stem) = lower.strip_suffix(ending) {
            if listed(stem) {
                return true;
            }
            if matches!(ending, "ing" | "er" | "ers" | "ed") {
                let doubled = stem.len() > 3 && stem.as_bytes().last() == stem.as_bytes().get(stem.len() - 2);
                if (doubled && listed(stem.get(..stem.len() - 1).unwrap_or(""))) || listed(&format!("{stem}e")) {
                    return true;
                }
            }
        }
    }
    false
}
