//! Classes of words that decide how clauses hang together and what they say; the lists stand in `words.txt`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::text::{Class as TokenClass, Doc, Tag};

/// Declares the classes with the sections of `words.txt` that hold them.
macro_rules! classes {
    ($($(#[doc = $doc:literal])* $name:ident = $bit:literal, $section:literal;)+) => {
        bitflags::bitflags! {
            /// Word classes; a word may stand in several.
            #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
            pub(super) struct Words: u32 {
                $($(#[doc = $doc])* const $name = 1 << $bit;)+
            }
        }

        fn section(name: &str) -> Words {
            match name {
                $($section => Words::$name,)+
                _ => Words::empty(),
            }
        }
    };
}

classes! {
    /// Verbs that take a clause as what is said, thought or shown.
    CONTENT = 0, "content";
    /// Of those, the ones whose hearer comes first: "told staff the office would close".
    TELL = 1, "tell";
    /// Verbs that report speech and may stand before their subject.
    SAY = 2, "say";
    /// Verbs that make one predicate with an infinitive or gerund: "planned to move".
    CATENATIVE = 3, "catenative";
    /// Passives that do: "is expected to rise".
    PASSIVE_CATENATIVE = 4, "passive-catenative";
    /// Adjectives that do: "is likely to rise".
    ADJECTIVE_CATENATIVE = 5, "adjective-catenative";
    /// Verbs whose object is the subject of the infinitive behind it.
    OBJECT_CONTROL = 6, "object-control";
    /// Verbs and nouns that call on somebody to act.
    DEMAND = 7, "demand";
    /// Nouns completed by an infinitive.
    CONTENT_NOUN = 8, "content-nouns";
    /// Nouns completed by a "that" clause.
    CLAUSE_NOUN = 9, "clause-nouns";
    /// Names of days and months.
    CALENDAR = 10, "calendar";
    /// Stretches of the calendar.
    STRETCH = 11, "stretches";
    /// Verbs that mean nothing without their noun.
    LIGHT_VERB = 12, "light-verbs";
    /// Those nouns.
    LIGHT_NOUN = 13, "light-nouns";
    /// Verbs that deny the infinitive behind them.
    NEGATIVE_CATENATIVE = 14, "negative-catenatives";
    /// Verbs that deny the clause that completes them.
    DENIAL = 15, "denials";
    /// Verbs of will.
    PLAN = 16, "plans";
    /// Verbs that leave it open.
    OPEN = 17, "open";
    /// Adverbs that leave it open.
    PERHAPS = 18, "perhaps";
    /// Words of harm to people.
    HARM = 19, "harm";
    /// Words of feeling and judgement.
    OPINION = 20, "opinion";
    /// Units of the calendar and the clock.
    UNIT = 21, "units";
    /// Verbs that take an amount of time as object.
    LASTING = 22, "lasting";
    /// Verbs that report what somebody says, finds or shows.
    REPORT = 23, "report";
}

static TABLE: LazyLock<FxHashMap<&'static str, Words>> = LazyLock::new(|| {
    let mut table: FxHashMap<&'static str, Words> = FxHashMap::default();
    let mut class = Words::empty();
    for line in include_str!("words.txt").lines() {
        if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            class = section(name);
        } else if !line.starts_with('#') {
            for word in line.split_whitespace() {
                *table.entry(word).or_default() |= class;
            }
        }
    }
    table
});

/// The classes of a dictionary form.
pub(super) fn of(lemma: &str) -> Words {
    TABLE.get(lemma).copied().unwrap_or_default()
}

/// The classes of a token's dictionary form.
pub(super) fn of_token(doc: &Doc<'_>, token: usize) -> Words {
    of(&doc.lemma(token))
}

/// Whether a token's dictionary form stands in all of these classes.
pub(super) fn is(doc: &Doc<'_>, token: usize, class: Words) -> bool {
    of_token(doc, token).contains(class)
}

/// Whether a noun tells a time by itself: what the times layer has not taken still is no object.
pub(super) fn calendar(doc: &Doc<'_>, token: usize) -> bool {
    let classes = of(&doc.lower(token));
    if classes.contains(Words::CALENDAR) {
        return doc.has(token, TokenClass::CAPITAL) || doc.is_any(token, &["today", "yesterday", "tomorrow", "tonight"]);
    }
    if doc.tag(token) == Tag::Nns && of_token(doc, token).contains(Words::UNIT) && token > 0 {
        return doc.tag(token - 1) == Tag::Cd || doc.is_any(token - 1, &["several", "few", "many", "some", "recent"]);
    }
    classes.contains(Words::STRETCH) && token > 0 && doc.is_any(token - 1, &["last", "this", "next", "every", "each", "that", "one"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_section_has_words() {
        for class in Words::all().iter() {
            assert!(TABLE.values().any(|words| words.contains(class)), "{class:?} is empty");
        }
        assert!(of("say").contains(Words::CONTENT | Words::SAY));
    }
}
