//! Classes of words that decide how clauses hang together and what they say; the lists stand in `words.txt`.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{Key, Keyed, inflect, keys, openers};
use crate::text::{Class as TokenClass, Tag, lexicon};

/// Declares the classes with the sections of `words.txt` that hold them.
macro_rules! classes {
    ($($(#[doc = $doc:literal])* $name:ident = $bit:literal, $section:literal;)+) => {
        bitflags::bitflags! {
            /// Word classes; a word may stand in several.
            #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
            pub struct Words: u64 {
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
    /// Forms of "be".
    BE = 24, "be";
    /// Forms of "have".
    HAVE = 25, "have";
    /// Forms of "do".
    DO = 26, "do";
    /// First words of the phrases that the chunker knows.
    OPENER = 27, "openers";
    /// Verbs that only link subject and predicate: "became mayor".
    LINKING = 29, "linking";
    /// Verbs that take an infinitive without "to".
    BARE_INFINITIVE = 30, "bare-infinitive";
    /// Verbs that make a duty of the infinitive behind them: "has to pay".
    DUTY = 31, "duty";
    /// Verbs whose passive does: "was ordered to pay".
    COMPELLED = 32, "compelled";
    /// Verbs whose passive says that it happened: "was forced to pay".
    FORCED = 33, "forced";
    /// Verbs whose plain present is known from a noun at sight.
    IRREGULAR_PRESENT = 34, "no-nouns";
    /// "let".
    LET = 35, "let";
    /// "rule", which denies with "out".
    RULE = 36, "rule";
    /// Verbs whose passive hands on what others say: "is said to have lost".
    HEARSAY = 37, "hearsay";
    /// Verbs whose past is like their base.
    SAME_PAST = 38, "same-past";
    /// Set by a layer on words that tell a time.
    TIMED = 28, "timed";
}

/// The classes of one written form.
#[derive(Debug, Clone, Copy, Default)]
struct Entry {
    /// As it stands.
    own: Words,
    /// Of the dictionary form, where it is not inflected, or a present ("are").
    base: Words,
    /// Where it is an inflected form of a verb.
    verb: Words,
    /// Where it is a plural.
    plural: Words,
    /// Where it is the comparative or superlative of an adjective.
    degree: Words,
    /// Where it is that of an adverb.
    adverb: Words,
}

/// Every form of every word of the lists. The dictionary forms are those of [`crate::text::tags::lemma`], found from the other end:
/// each listed word is inflected once, so that no word of a text needs to be.
static TABLE: LazyLock<FxHashMap<Key, Entry>> = LazyLock::new(|| {
    let mut lemmas: FxHashMap<&'static str, Words> = FxHashMap::default();
    let mut class = Words::empty();
    for line in include_str!("words.txt").lines() {
        if let Some(name) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            class = section(name);
        } else if !line.starts_with('#') {
            for word in line.split_whitespace() {
                *lemmas.entry(word).or_default() |= class;
            }
        }
    }
    let mut table: FxHashMap<Key, Entry> = FxHashMap::with_capacity_and_hasher(lemmas.len() * 6, Default::default());
    #[expect(clippy::iter_over_hash_type, reason = "the entries of different words are joined by or")]
    for (&word, &classes) in &lemmas {
        let entry = table.entry(Key::of(word)).or_default();
        entry.own |= classes;
        entry.base |= classes;
        entry.verb |= classes;
        entry.plural |= classes;
        entry.degree |= classes;
        entry.adverb |= classes;
        let inflected = classes & !Words::CLOSED;
        if inflected.is_empty() {
            continue;
        }
        inflect::verb(word, |form| table.entry(Key::of(form)).or_default().verb |= inflected);
        inflect::plural(word, &mut |form: &str| table.entry(Key::of(form)).or_default().plural |= inflected);
        if classes.intersects(Words::GRADED) {
            inflect::degrees(word, |form| {
                let entry = table.entry(Key::of(form)).or_default();
                entry.degree |= inflected;
                entry.adverb |= inflected;
            });
        }
    }
    for key in openers() {
        table.entry(key).or_default().own |= Words::OPENER;
    }
    // The exceptions say what a form is, whatever the rules above make of it.
    for row in lexicon::rows(include_str!("../tags/lemmas.txt")) {
        let mut columns = row.split('\t');
        let (Some(form), Some(kind), Some(lemma)) = (columns.next(), columns.next(), columns.next()) else { continue };
        let classes = lemmas.get(lemma).map_or(Words::empty(), |&classes| classes & !Words::CLOSED);
        for form in [Some(form.to_owned()), form.starts_with('\'').then(|| form.replace('\'', "’"))].into_iter().flatten() {
            let key = Key::of(&form);
            if classes.is_empty() && !table.contains_key(&key) {
                continue;
            }
            let entry = table.entry(key).or_default();
            match kind {
                "V" => entry.verb = classes,
                "N" => entry.plural = classes,
                "J" => entry.degree = classes,
                "R" => entry.adverb = classes,
                "B" => entry.base = classes,
                _ => {}
            }
        }
    }
    table
});

impl Words {
    /// Classes of words that are listed in every form that they have.
    const CLOSED: Self = Self::BE.union(Self::HAVE).union(Self::DO).union(Self::OPENER).union(Self::PERHAPS).union(Self::CALENDAR);
    /// Classes that hold adjectives.
    const GRADED: Self = Self::OPINION.union(Self::ADJECTIVE_CATENATIVE).union(Self::HARM);
}

/// The classes of a word as it stands and those of its dictionary form under this tag. `capital`: whether it is written with one; a
/// name is its own dictionary form, so it stands in no class.
pub(super) fn look_up(key: Key, tag: Tag, capital: bool) -> (Words, Words) {
    let Some(entry) = TABLE.get(&key) else { return (Words::empty(), Words::empty()) };
    let lemma = match tag {
        Tag::Vbd | Tag::Vbn | Tag::Vbg | Tag::Vbz => entry.verb,
        Tag::Nns => entry.plural,
        Tag::Jjr | Tag::Jjs => entry.degree,
        Tag::Rbr | Tag::Rbs => entry.adverb,
        Tag::Nnp | Tag::Nnps | Tag::Fw | Tag::Add | Tag::Gw | Tag::Xx if capital => Words::empty(),
        _ => entry.base,
    };
    (entry.own, lemma)
}

/// Whether a noun tells a time by itself: what the times layer has not taken still is no object.
pub fn calendar(doc: &Keyed<'_>, token: usize) -> bool {
    if doc.is_of(token, Words::CALENDAR) {
        return doc.has(token, TokenClass::CAPITAL) || doc.is_any(token, keys!["today", "yesterday", "tomorrow", "tonight"]);
    }
    if doc.tag(token) == Tag::Nns && doc.in_class(token, Words::UNIT) && token > 0 {
        return doc.tag(token - 1) == Tag::Cd || doc.is_any(token - 1, keys!["several", "few", "many", "some", "recent"]);
    }
    doc.is_of(token, Words::STRETCH) && token > 0 && doc.is_any(token - 1, keys!["last", "this", "next", "every", "each", "that", "one"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_section_has_words() {
        for class in Words::all().iter().filter(|&class| class != Words::TIMED) {
            assert!(TABLE.values().any(|entry| entry.own.contains(class)), "{class:?} is empty");
        }
        assert!(look_up(Key::of("said"), Tag::Vbd, false).1.contains(Words::CONTENT | Words::SAY));
        assert!(look_up(Key::of("Said"), Tag::Nnp, true).1.is_empty());
        assert!(look_up(Key::of("women"), Tag::Nns, false).1.is_empty());
        for (word, tag) in [("are", Tag::Vbp), ("’re", Tag::Vbp), ("was", Tag::Vbd), ("'s", Tag::Vbz)] {
            assert!(look_up(Key::of(word), tag, false).1.contains(Words::LINKING), "{word}");
        }
    }
}
