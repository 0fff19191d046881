//! Classes of words that decide how clauses hang together and what they say; the lists stand in `words.txt`.

use std::hint::select_unpredictable;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::sight::{Look, TAGS, written};
use super::{Key, Keyed, inflect, set};
use crate::text::lexicon::key::hash;
use crate::text::{Class as TokenClass, Tag, WordTable, lexicon};

/// Declares the classes with the sections of `words.txt` that hold them.
macro_rules! classes {
    ($($(#[doc = $doc:literal])* $name:ident = $bit:literal, $section:literal;)+) => {
        bitflags::bitflags! {
            /// Word classes; a word may stand in several.
            #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
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
    /// Words by which a clause can be denied.
    NEGATIVE = 39, "negatives";
    /// Verbs of position and appearance, which may stand before their subject: "On the hill stood a church".
    POSITION = 27, "position";
    /// Adverbs that stand behind their verb.
    CLOSING_ADVERB = 40, "closing-adverbs";
    /// Adverbs of place and direction, which may be particles of a verb: "took over", "came back".
    PARTICLE = 43, "particles";
    /// Light verbs whose subject is to do what their noun is about: "took the decision to close".
    UNDERTAKING = 44, "undertakings";
    /// Set by a layer on words that tell a time.
    TIMED = 28, "timed";
    /// Set by a layer on the first words of mentions.
    MENTION = 41, "mentions";
    /// Set on hyphens and slashes glued to the word before them.
    JOINER = 42, "joiners";
}

/// A dictionary form that is not inflected, or a present ("are").
const BASE: usize = 0;
/// An inflected form of a verb.
const VERB: usize = 1;
/// A plural.
const PLURAL: usize = 2;
/// The comparative or superlative of an adjective.
const DEGREE: usize = 3;
/// That of an adverb.
const ADVERB: usize = 4;
/// A name, which stands in no class.
const NAME: usize = 5;
/// How many of these there are.
const FORMS: usize = 6;

/// What a tag says that the form of a word is: one that begins with a small letter, and one that begins with a capital.
/// What [`super::sight::written`] makes of tag and capital is the place.
const FORM: [u8; 2 * TAGS] = {
    let mut forms = [BASE as u8; 2 * TAGS];
    let told: &[(usize, &[Tag])] = &[
        (VERB, &[Tag::Vbd, Tag::Vbn, Tag::Vbg, Tag::Vbz]),
        (PLURAL, &[Tag::Nns]),
        (DEGREE, &[Tag::Jjr, Tag::Jjs]),
        (ADVERB, &[Tag::Rbr, Tag::Rbs]),
        (NAME, &[Tag::Nnp, Tag::Nnps, Tag::Fw, Tag::Add, Tag::Gw, Tag::Xx]),
    ];
    let mut at = 0;
    while at < told.len() {
        let (form, tags) = told[at];
        let mut tag = 0;
        while tag < tags.len() {
            forms[tags[tag] as usize] = if form == NAME { BASE } else { form } as u8;
            forms[tags[tag] as usize + TAGS] = form as u8;
            tag += 1;
        }
        at += 1;
    }
    forms
};

/// The classes of one written form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
struct Entry {
    /// Where rules compare it by name.
    key: Key,
    /// As it stands.
    own: Words,
    /// Of the dictionary form, by what the tag says that the form is.
    lemma: [Words; FORMS],
}

/// What is known of one written form; in one line of the processor's cache.
#[derive(Debug, Clone, Copy)]
#[repr(align(64))]
pub(super) struct Row {
    /// Where rules compare the word by name.
    pub(super) key: Key,
    /// What it says of the word's sight.
    pub(super) look: Look,
    /// The classes of the word as it stands.
    pub(super) own: Words,
    /// Those of its dictionary form, by what the tag says that the form is.
    lemma: [Words; FORMS],
}

impl Row {
    fn of(entry: &Entry) -> Self {
        Self { key: entry.key, look: Look::of(entry.key, entry.own), own: entry.own, lemma: entry.lemma }
    }

    /// The classes of the word's dictionary form under this tag, written as its class says; a name is its own dictionary form, so it
    /// stands in no class.
    #[inline]
    pub(super) fn lemma(&self, tag: Tag, class: TokenClass) -> Words {
        let form = FORM[written(tag, class) % FORM.len()];
        self.lemma.get(usize::from(form)).copied().unwrap_or_default()
    }
}

/// More than there are rows; a power of two, so that no number needs a check.
const ROWS: usize = 2048;

/// Finds what is known of a written form by the lexicon's hash of it.
#[derive(Debug)]
pub(super) struct Table {
    numbers: WordTable,
    /// By number, of which the first is 1.
    rows: Box<[Row; ROWS]>,
    /// The number of all forms of no list, of which nothing is known. It stands in the table, so that the compiler chooses between
    /// two numbers: for a constant it takes a jump.
    unlisted: usize,
}

impl Table {
    fn new(forms: &FxHashMap<u64, Entry>) -> Self {
        let mut forms: Vec<(u64, &Entry)> = forms.iter().map(|(&form, entry)| (form, entry)).collect();
        forms.sort_unstable_by_key(|&(form, _)| form);
        let unlisted = Row::of(&Entry::default());
        let (mut rows, mut numbers): (_, FxHashMap<Entry, u16>) = (vec![unlisted], FxHashMap::default());
        let numbered = forms.into_iter().map(|(form, entry)| {
            let number = *numbers.entry(*entry).or_insert_with(|| {
                rows.push(Row::of(entry));
                rows.len() as u16 - 1
            });
            (form, number)
        });
        let table = WordTable::new(numbered);
        debug_assert!(rows.len() <= ROWS, "the table has no room for all rows");
        let mut all = Box::new([unlisted; ROWS]);
        all.iter_mut().zip(rows).for_each(|(place, row)| *place = row);
        Self { numbers: table, rows: all, unlisted: 0 }
    }
}

/// Every form of every word of the lists. The dictionary forms are those of [`crate::text::tags::lemma`], found from the other end:
/// each listed word is inflected once, so that no word of a text needs to be.
static TABLE: LazyLock<Table> = LazyLock::new(|| Table::new(&forms()));

/// The hash of a form of a list; 0 for what is too long, which no text's word has.
fn of(form: &str) -> u64 {
    hash(form, 0, form.len()).unwrap_or(0)
}

fn forms() -> FxHashMap<u64, Entry> {
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
    let mut table: FxHashMap<u64, Entry> = FxHashMap::with_capacity_and_hasher(lemmas.len() * 6, Default::default());
    #[expect(clippy::iter_over_hash_type, reason = "the entries of different words are joined by or")]
    for (&word, &classes) in &lemmas {
        let entry = table.entry(of(word)).or_default();
        entry.own |= classes;
        entry.lemma.iter_mut().take(NAME).for_each(|form| *form |= classes);
        let inflected = classes & !Words::CLOSED;
        if inflected.is_empty() {
            continue;
        }
        inflect::verb(word, |form| table.entry(of(form)).or_default().lemma[VERB] |= inflected);
        inflect::plural(word, &mut |form: &str| table.entry(of(form)).or_default().lemma[PLURAL] |= inflected);
        if classes.intersects(Words::GRADED) {
            inflect::degrees(word, |form| {
                let entry = table.entry(of(form)).or_default();
                entry.lemma[DEGREE] |= inflected;
                entry.lemma[ADVERB] |= inflected;
            });
        }
    }
    // The exceptions say what a form is, whatever the rules above make of it.
    for row in lexicon::rows(include_str!("../tags/lemmas.txt")) {
        let mut columns = row.split('\t');
        let (Some(form), Some(kind), Some(lemma)) = (columns.next(), columns.next(), columns.next()) else { continue };
        let classes = lemmas.get(lemma).map_or(Words::empty(), |&classes| classes & !Words::CLOSED);
        let hash = of(form);
        if classes.is_empty() && !table.contains_key(&hash) {
            continue;
        }
        let entry = table.entry(hash).or_default();
        match kind {
            "V" => entry.lemma[VERB] = classes,
            "N" => entry.lemma[PLURAL] = classes,
            "J" => entry.lemma[DEGREE] = classes,
            "R" => entry.lemma[ADVERB] = classes,
            "B" => entry.lemma[BASE] = classes,
            _ => {}
        }
    }
    for (key, word) in Key::all() {
        table.entry(of(word)).or_default().key = key;
    }
    table
}

impl Words {
    /// Classes of words that are listed in every form that they have.
    const CLOSED: Self =
        Self::BE.union(Self::HAVE).union(Self::DO).union(Self::PERHAPS).union(Self::CALENDAR).union(Self::NEGATIVE).union(Self::PARTICLE);
    /// Classes that hold adjectives.
    const GRADED: Self = Self::OPINION.union(Self::ADJECTIVE_CATENATIVE).union(Self::HARM);
}

/// The table of all forms; whoever looks many words up keeps it.
pub(super) fn table() -> &'static Table {
    &TABLE
}

impl Table {
    /// The numbers of words with these hashes.
    #[inline]
    pub(super) fn numbers(&self, forms: &[u64]) -> impl ExactSizeIterator<Item = u16> {
        let (numbers, unlisted) = (self.numbers.numbers(), self.unlisted);
        forms.iter().map(move |&form| {
            let (number, found) = numbers.find(form);
            // Which words are listed can't be foreseen.
            select_unpredictable(found, number, unlisted) as u16
        })
    }

    /// What is known of the words with this number.
    #[inline]
    pub(super) fn row(&self, number: u16) -> &Row {
        &self.rows[usize::from(number) % ROWS]
    }
}

/// Whether a noun tells a time by itself: what the times layer has not taken still is no object.
#[inline]
pub fn calendar(doc: &Keyed<'_>, token: u32) -> bool {
    const SOME: Words = Words::CALENDAR.union(Words::UNIT).union(Words::STRETCH);
    (doc.own(token) | doc.classes(token)).intersects(SOME) && tells_time(doc, token)
}

#[inline(never)]
fn tells_time(doc: &Keyed<'_>, token: u32) -> bool {
    if doc.is_of(token, Words::CALENDAR) {
        return doc.has(token, TokenClass::CAPITAL) || doc.is_any(token, set!["today", "yesterday", "tomorrow", "tonight"]);
    }
    if doc.tag(token) == Tag::Nns && doc.in_class(token, Words::UNIT) && token > 0 {
        return doc.tag(token - 1) == Tag::Cd || doc.is_any(token - 1, set!["several", "few", "many", "some", "recent"]);
    }
    doc.is_of(token, Words::STRETCH) && token > 0 && doc.is_any(token - 1, set!["last", "this", "next", "every", "each", "that", "one"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_section_has_words() {
        for class in Words::all().iter().filter(|&class| !(Words::TIMED | Words::MENTION | Words::JOINER).contains(class)) {
            assert!(TABLE.rows.iter().any(|row| row.own.contains(class)), "{class:?} is empty");
        }
        let number = |word| table().numbers(&[of(word)]).next().unwrap_or(0);
        let classes = |word, tag, class| table().row(number(word)).lemma(tag, class);
        assert!(classes("said", Tag::Vbd, TokenClass::WORD).contains(Words::CONTENT | Words::SAY));
        assert!(classes("Said", Tag::Nnp, TokenClass::CAPITAL).is_empty());
        assert!(classes("women", Tag::Nns, TokenClass::WORD).is_empty());
        for (word, tag) in [("are", Tag::Vbp), ("’re", Tag::Vbp), ("was", Tag::Vbd), ("'s", Tag::Vbz)] {
            assert!(classes(word, tag, TokenClass::WORD).contains(Words::LINKING), "{word}");
        }
    }
}
