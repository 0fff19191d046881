//! Phrases without nesting: the base noun phrases, verb groups and function words that a sentence is a row of.
//!
//! A finite-state chunker over part-of-speech tags, after Abney 1991 ("Parsing by chunks"): every token of a
//! sentence lies in exactly one chunk, each chunk is found without looking back further than one token, so the
//! work is linear. What attaches to what is the business of the layers.

mod inflect;
mod keyed;
mod keys;
mod named;
mod nouns;
mod pairs;
mod sight;
mod steps;
mod verbs;
mod words;

use std::ops::Range;

use super::{Class, Tag, Upos};

pub use keyed::{Facts, Group, Keyed, Stretch, UNLABELLED};
pub use keys::{Key, Set};
pub(crate) use keys::{key, keys, set};
pub use verbs::{Form, is_auxiliary, is_be, is_have, is_particle};
pub use words::{Words, calendar};

/// What a chunk is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A base noun phrase with its possessors: "the company's new chief executive"; pronouns and amounts too.
    Noun,
    /// A verb group: auxiliaries, negation, adverbs between, head verb, particle; infinitives with their "to".
    Verb,
    /// A preposition, also of several words ("according to").
    Prep,
    /// A subordinating conjunction ("because", "so that"); "that" where no relative is meant by its tag.
    Subordinator,
    /// A relative or interrogative word: which, who, whose, where, when, what.
    Wh,
    /// and, or, but, nor; "as well as".
    And,
    /// A predicative adjective with its adverbs: "very likely".
    Adjective,
    /// An adverb outside a verb group.
    Adverb,
    /// A comma.
    Comma,
    /// A semicolon, colon or dash.
    Break,
    /// An opening bracket.
    Open,
    /// A closing bracket.
    Close,
    /// A quotation mark.
    Quote,
    /// A full stop, question or exclamation mark, ellipsis.
    Stop,
    /// Anything else.
    Other,
}

/// A run of tokens that belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chunk {
    /// What it is.
    pub kind: Kind,
    /// First token.
    pub start: u32,
    /// One past the last token.
    pub end: u32,
    /// The head: the noun, the main verb, else the last token.
    pub head: u32,
    /// What kind of clause a verb group can head; says nothing of other chunks.
    pub form: Form,
}

impl Chunk {
    /// Its tokens.
    #[must_use]
    pub fn tokens(&self) -> Range<u32> {
        self.start..self.end
    }
}

impl Default for Chunk {
    /// Nothing, for room that chunks are written into.
    fn default() -> Self {
        Self { kind: Kind::Other, start: 0, end: 0, head: 0, form: Form::Finite }
    }
}

/// Writes the chunks of a sentence (`tokens`) into `room`, in order; together they cover it. How many they are. The room has to hold
/// one chunk more than the sentence has tokens.
pub fn chunk(doc: &Keyed<'_>, tokens: &Range<u32>, room: &mut [Chunk]) -> usize {
    let mut filled = 0;
    let mut at = tokens.start;
    while at < tokens.end {
        let rest = room.get_mut(filled..).unwrap_or_default();
        let (count, next) = steps::chunks(doc, at, rest);
        debug_assert!(rest.iter().take(count).all(|seen| *seen == one(doc, seen.start, tokens)), "a closer look finds other chunks");
        filled += count;
        at = next;
        if at < tokens.end {
            let chunk = one(doc, at, tokens);
            room.get_mut(filled).into_iter().for_each(|place| *place = chunk);
            filled += 1;
            at = chunk.end.max(at + 1);
        }
    }
    filled
}

/// Prepositions of several words, longest first.
const LONG_PREPOSITIONS: &[&[Key]] = &[
    keys!["in", "addition", "to"],
    keys!["as", "opposed", "to"],
    keys!["with", "regard", "to"],
    keys!["with", "respect", "to"],
    keys!["according", "to"],
    keys!["because", "of"],
    keys!["due", "to"],
    keys!["owing", "to"],
    keys!["thanks", "to"],
    keys!["prior", "to"],
    keys!["such", "as"],
    keys!["instead", "of"],
    keys!["out", "of"],
    keys!["outside", "of"],
    keys!["ahead", "of"],
    keys!["regardless", "of"],
    keys!["irrespective", "of"],
    keys!["along", "with"],
    keys!["together", "with"],
    keys!["as", "for"],
    keys!["as", "to"],
    keys!["as", "of"],
    keys!["apart", "from"],
    keys!["aside", "from"],
    keys!["rather", "than"],
    keys!["other", "than"],
    keys!["up", "to"],
    keys!["next", "to"],
    keys!["close", "to"],
    keys!["contrary", "to"],
];

/// Adverbs of several words.
const LONG_ADVERBS: &[&[Key]] = &[
    keys!["for", "the", "first", "time"],
    keys!["as", "such"],
    keys!["of", "course"],
    keys!["for", "example"],
    keys!["for", "instance"],
    keys!["in", "fact"],
    keys!["so", "far"],
    keys!["at", "all"],
    keys!["in", "particular"],
    keys!["in", "general"],
    keys!["at", "once"],
    keys!["for", "now"],
    keys!["in", "turn"],
    keys!["once", "again"],
    keys!["at", "last"],
    keys!["in", "part"],
    keys!["in", "vain"],
    keys!["by", "far"],
    keys!["in", "short"],
    keys!["no", "longer"],
];

/// Subordinating conjunctions of several words.
const LONG_SUBORDINATORS: &[&[Key]] = &[
    keys!["as", "soon", "as"],
    keys!["as", "long", "as"],
    keys!["in", "order", "that"],
    keys!["so", "that"],
    keys!["as", "if"],
    keys!["as", "though"],
    keys!["even", "though"],
    keys!["even", "if"],
    keys!["now", "that"],
    keys!["given", "that"],
    keys!["provided", "that"],
];

/// Participles that have become prepositions.
const VERBAL_PREPOSITIONS: &Set = set![
    "including",
    "following",
    "concerning",
    "regarding",
    "excluding",
    "pending",
    "notwithstanding",
    "considering",
    "amid",
    "amidst",
    "despite"
];

/// What a mark of punctuation is.
#[inline]
fn mark(doc: &Keyed<'_>, at: u32) -> Option<Kind> {
    const MARKS: Class = Class::QUOTE.union(Class::BRACKET).union(Class::DASH).union(Class::TERMINAL).union(Class::ELLIPSIS);
    let class = doc.class(at);
    if !class.intersects(MARKS) && !doc.is_any(at, set![",", ";", ":", "--"]) {
        return None;
    }
    Some(if class.contains(Class::QUOTE) {
        Kind::Quote
    } else if class.contains(Class::BRACKET) {
        if class.contains(Class::OPEN) { Kind::Open } else { Kind::Close }
    } else if doc.is(at, key!(",")) {
        Kind::Comma
    } else if class.intersects(Class::TERMINAL | Class::ELLIPSIS) && !class.contains(Class::DASH) && !doc.is_any(at, set![";", ":", "--"]) {
        Kind::Stop
    } else {
        Kind::Break
    })
}

/// The chunk that begins at `at`, found by rules that look as closely as it takes.
#[inline(never)]
fn one(doc: &Keyed<'_>, at: u32, limits: &Range<u32>) -> Chunk {
    let end = limits.end;
    let plain =
        |kind, to: u32| Chunk { kind, start: at, end: to.min(end), head: to.min(end).saturating_sub(1).max(at), form: Form::Finite };
    if let Some(kind) = mark(doc, at) {
        return plain(kind, at + 1);
    }
    let long = pairs::begin(doc.key(at), doc.key(at + 1));
    if long && let Some(length) = longest(doc, at, end, LONG_SUBORDINATORS) {
        return plain(Kind::Subordinator, at + length);
    }
    if long
        && let Some(length) =
            longest(doc, at, end, LONG_ADVERBS).filter(|length| !doc.is_any(at + length, set!["away", "apart", "behind", "ahead"]))
    {
        return plain(Kind::Adverb, at + length);
    }
    if long && doc.starts_with(at, keys!["as", "well", "as"]) {
        return plain(Kind::And, at + 3);
    }
    if long && let Some(chunk) = nouns::quantified(doc, at, end) {
        return chunk;
    }
    // "is due to open": no preposition before a verb
    if long
        && let Some(length) = longest(doc, at, end, LONG_PREPOSITIONS)
        && !(doc.tag(at + length) == Tag::Vb && at + length < end && doc.is_any(at, set!["due", "close", "next"]))
    {
        return plain(Kind::Prep, at + length);
    }
    let tag = doc.tag(at);
    if tag == Tag::Vbg && doc.is_any(at, VERBAL_PREPOSITIONS) && !(at > limits.start && doc.upos(at - 1) == Upos::Aux) {
        return plain(Kind::Prep, at + 1);
    }
    if let Some(chunk) = verbs::group(doc, at, limits) {
        return chunk;
    }
    if let Some(chunk) = nouns::phrase(doc, at, limits) {
        return chunk;
    }
    match tag {
        Tag::Wdt | Tag::Wp | Tag::WpPoss | Tag::Wrb => plain(Kind::Wh, at + 1),
        Tag::Cc => plain(Kind::And, at + 1),
        Tag::In if doc.upos(at) == Upos::Sconj || doc.is(at, key!("that")) => plain(Kind::Subordinator, at + 1),
        Tag::In | Tag::Rp | Tag::To => plain(Kind::Prep, at + 1),
        Tag::Jj | Tag::Jjr | Tag::Jjs => plain(Kind::Adjective, at + 1),
        Tag::Rb | Tag::Rbr | Tag::Rbs => {
            let mut last = at;
            while last + 1 < end && doc.tag(last).is_adverb() && (doc.tag(last + 1).is_adverb() || doc.tag(last + 1).is_adjective()) {
                last += 1;
            }
            let kind = if doc.tag(last).is_adjective() { Kind::Adjective } else { Kind::Adverb };
            plain(kind, last + 1)
        }
        _ => plain(Kind::Other, at + 1),
    }
}

/// Length of the longest of these phrases that begins at `at`.
fn longest(doc: &Keyed<'_>, at: u32, end: u32, phrases: &[&[Key]]) -> Option<u32> {
    let opener = doc.key(at);
    let begins = |words: &[Key]| words.first() == Some(&opener) && at + words.len() as u32 <= end && doc.starts_with(at, words);
    phrases.iter().find(|words| begins(words)).map(|words| words.len() as u32)
}

/// One past the last token of the hyphenated compound that begins at `at` ("two-year-old"), at most `end`.
#[inline]
#[must_use]
pub fn compound_end(doc: &Keyed<'_>, at: u32, end: u32) -> u32 {
    if joins(doc, at + 1) { long_compound_end(doc, at, end) } else { end.min(at + 1) }
}

fn long_compound_end(doc: &Keyed<'_>, at: u32, end: u32) -> u32 {
    let mut to = at + 1;
    while to + 1 < end && joins(doc, to) && doc.glued(to + 1) && doc.class(to + 1).intersects(Class::WORD | Class::NUMBER | Class::ALNUM) {
        to += 2;
    }
    to.min(end)
}

/// Whether the token is a hyphen or slash glued to the word before it.
#[inline]
fn joins(doc: &Keyed<'_>, token: u32) -> bool {
    doc.is_of(token, Words::JOINER)
}
