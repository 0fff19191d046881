//! Phrases without nesting: the base noun phrases, verb groups and function words that a sentence is a row of.
//!
//! A finite-state chunker over part-of-speech tags, after Abney 1991 ("Parsing by chunks"): every token of a
//! sentence lies in exactly one chunk, each chunk is found without looking back further than one token, so the
//! work is linear. What attaches to what is the business of the layers.

mod nouns;
mod verbs;

use std::ops::Range;

use super::{Class, Doc, Tag, Upos};

pub use verbs::{Form, is_be, is_do, is_have};

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
    pub start: usize,
    /// One past the last token.
    pub end: usize,
    /// The head: the noun, the main verb, else the last token.
    pub head: usize,
}

impl Chunk {
    /// Its tokens.
    #[must_use]
    pub fn tokens(&self) -> Range<usize> {
        self.start..self.end
    }
}

/// Appends the chunks of a sentence (`tokens`), in order; together they cover it.
pub fn chunk(doc: &Doc<'_>, tokens: Range<usize>, out: &mut Vec<Chunk>) {
    let mut at = tokens.start;
    while at < tokens.end {
        let chunk = one(doc, at, &tokens);
        at = chunk.end.max(at + 1);
        out.push(chunk);
    }
}

/// Prepositions of several words, longest first.
const LONG_PREPOSITIONS: &[&[&str]] = &[
    &["in", "addition", "to"],
    &["as", "opposed", "to"],
    &["with", "regard", "to"],
    &["with", "respect", "to"],
    &["according", "to"],
    &["because", "of"],
    &["due", "to"],
    &["owing", "to"],
    &["thanks", "to"],
    &["prior", "to"],
    &["such", "as"],
    &["instead", "of"],
    &["out", "of"],
    &["outside", "of"],
    &["ahead", "of"],
    &["regardless", "of"],
    &["irrespective", "of"],
    &["along", "with"],
    &["together", "with"],
    &["as", "for"],
    &["as", "to"],
    &["as", "of"],
    &["apart", "from"],
    &["aside", "from"],
    &["rather", "than"],
    &["other", "than"],
    &["up", "to"],
    &["next", "to"],
    &["close", "to"],
    &["contrary", "to"],
];

/// Adverbs of several words.
const LONG_ADVERBS: &[&[&str]] = &[
    &["for", "the", "first", "time"],
    &["as", "such"],
    &["of", "course"],
    &["for", "example"],
    &["for", "instance"],
    &["in", "fact"],
    &["so", "far"],
    &["at", "all"],
    &["in", "particular"],
    &["in", "general"],
    &["at", "once"],
    &["for", "now"],
    &["in", "turn"],
    &["once", "again"],
    &["at", "last"],
    &["in", "part"],
    &["in", "vain"],
    &["by", "far"],
    &["in", "short"],
    &["no", "longer"],
];

/// Subordinating conjunctions of several words.
const LONG_SUBORDINATORS: &[&[&str]] = &[
    &["as", "soon", "as"],
    &["as", "long", "as"],
    &["in", "order", "that"],
    &["so", "that"],
    &["as", "if"],
    &["as", "though"],
    &["even", "though"],
    &["even", "if"],
    &["now", "that"],
    &["given", "that"],
    &["provided", "that"],
];

/// Participles that have become prepositions.
const VERBAL_PREPOSITIONS: &[&str] = &[
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
    "despite",
];

fn one(doc: &Doc<'_>, at: usize, limits: &Range<usize>) -> Chunk {
    let end = limits.end;
    let plain = |kind, to: usize| Chunk { kind, start: at, end: to.min(end), head: to.min(end).saturating_sub(1).max(at) };
    let class = doc.class(at);
    if class.contains(Class::QUOTE) {
        return plain(Kind::Quote, at + 1);
    }
    if class.contains(Class::BRACKET) {
        return plain(if class.contains(Class::OPEN) { Kind::Open } else { Kind::Close }, at + 1);
    }
    if doc.word(at) == "," {
        return plain(Kind::Comma, at + 1);
    }
    if class.contains(Class::DASH) || matches!(doc.word(at), ";" | ":" | "--") {
        return plain(Kind::Break, at + 1);
    }
    if class.intersects(Class::TERMINAL | Class::ELLIPSIS) {
        return plain(Kind::Stop, at + 1);
    }
    let long = opens_long(doc.word(at));
    if long && let Some(length) = longest(doc, at, end, LONG_SUBORDINATORS) {
        return plain(Kind::Subordinator, at + length);
    }
    if long
        && let Some(length) =
            longest(doc, at, end, LONG_ADVERBS).filter(|length| !doc.is_any(at + length, &["away", "apart", "behind", "ahead"]))
    {
        return plain(Kind::Adverb, at + length);
    }
    if long && doc.starts_with(at, &["as", "well", "as"]) {
        return plain(Kind::And, at + 3);
    }
    if long && let Some(chunk) = nouns::quantified(doc, at, end) {
        return chunk;
    }
    if long && let Some(length) = longest(doc, at, end, LONG_PREPOSITIONS) {
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
        Tag::In if doc.upos(at) == Upos::Sconj || doc.is(at, "that") => plain(Kind::Subordinator, at + 1),
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

/// Whether a word may open one of the phrases above or a hedged amount ("more than ten"): one look instead of a walk over the
/// lists. A test holds it to them.
fn opens_long(word: &str) -> bool {
    let mut lower = [0u8; 12];
    let bytes = word.as_bytes();
    let Some(room) = lower.get_mut(..bytes.len()) else { return false };
    room.copy_from_slice(bytes);
    room.make_ascii_lowercase();
    matches!(
        &*room,
        b"in"
            | b"as"
            | b"with"
            | b"according"
            | b"because"
            | b"due"
            | b"owing"
            | b"thanks"
            | b"prior"
            | b"such"
            | b"instead"
            | b"out"
            | b"outside"
            | b"ahead"
            | b"regardless"
            | b"irrespective"
            | b"along"
            | b"together"
            | b"apart"
            | b"aside"
            | b"rather"
            | b"other"
            | b"up"
            | b"next"
            | b"close"
            | b"contrary"
            | b"so"
            | b"even"
            | b"now"
            | b"given"
            | b"provided"
            | b"for"
            | b"of"
            | b"at"
            | b"once"
            | b"by"
            | b"no"
            | b"more"
            | b"less"
            | b"fewer"
            | b"greater"
            | b"higher"
    )
}

/// Length of the longest of these phrases that begins at `at`.
fn longest(doc: &Doc<'_>, at: usize, end: usize, phrases: &[&[&str]]) -> Option<usize> {
    phrases.iter().find(|words| at + words.len() <= end && doc.starts_with(at, words)).map(|words| words.len())
}

/// One past the last token of the hyphenated compound that begins at `at` ("two-year-old"), at most `end`.
#[must_use]
pub fn compound_end(doc: &Doc<'_>, at: usize, end: usize) -> usize {
    let mut to = at + 1;
    while to + 1 < end
        && (doc.has(to, Class::HYPHEN) || (doc.glued(to) && matches!(doc.word(to), "/" | "-" | "–")))
        && doc.glued(to)
        && doc.glued(to + 1)
        && doc.class(to + 1).intersects(Class::WORD | Class::NUMBER | Class::ALNUM)
    {
        to += 2;
    }
    to.min(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_long_phrase_is_looked_for() {
        for words in LONG_SUBORDINATORS.iter().chain(LONG_ADVERBS).chain(LONG_PREPOSITIONS) {
            assert!(opens_long(words[0]), "{words:?}");
        }
        assert!(opens_long("According"));
        assert!(!opens_long("bridge"));
    }
}
