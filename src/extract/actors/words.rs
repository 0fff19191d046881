//! The words of names, each looked into once: which are words of English all the same, and what the article
//! as a whole says of them.

use std::ops::{Deref, Range};

use super::closed::{Closed, Key};
use super::intern::{self, Fact, WordId, Words};
use super::near::{self, Near};
use super::spans::NAMES;
use crate::extract::times::Time;
use crate::span::Span;
use crate::text::lexicon::{self, Lex, key};
use crate::text::{Class, Doc};

bitflags::bitflags! {
    /// Where a token lies.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
    struct Place: u8 {
        /// Inside a time.
        const TIME = 1;
        /// Inside double quotation marks.
        const QUOTED = 1 << 1;
        /// Inside a name.
        const NAME = 1 << 2;
    }
}

/// A text with the words of its names numbered: equal numbers are equal words, letters' case aside.
pub(super) struct View<'d, 'a> {
    doc: &'d Doc<'a>,
    hashes: &'d [u64],
    ids: Vec<WordId>,
    places: Vec<Place>,
    words: Words<'a>,
}

impl<'a> Deref for View<'_, 'a> {
    type Target = Doc<'a>;

    fn deref(&self) -> &Doc<'a> {
        self.doc
    }
}

impl<'d, 'a> View<'d, 'a> {
    /// A text and where its times stand, no word numbered yet.
    pub(super) fn new(doc: &'d Doc<'a>, times: &[Time]) -> Self {
        // About one token in twenty is a new word of a name.
        let words = Words::new(doc.text, doc.len() / 12);
        let mut view = Self { doc, hashes: doc.hashes(), ids: vec![0; doc.len()], places: vec![Place::empty(); doc.len()], words };
        for time in times {
            view.place(time.tokens.clone(), Place::TIME);
        }
        view
    }

    fn place(&mut self, tokens: Range<usize>, place: Place) {
        for slot in self.places.get_mut(tokens).unwrap_or_default() {
            *slot |= place;
        }
    }

    fn lies(&self, token: usize, place: Place) -> bool {
        self.places.get(token).is_some_and(|all| all.contains(place))
    }

    /// Whether the token lies inside a time; so it is past the end.
    pub(super) fn is_blocked(&self, token: usize) -> bool {
        self.places.get(token).is_none_or(|all| all.contains(Place::TIME))
    }

    /// Tells which tokens stand inside double quotation marks.
    pub(super) fn quote(&mut self, tokens: Range<usize>) {
        self.place(tokens, Place::QUOTED);
    }

    /// Whether the token stands inside double quotation marks.
    pub(super) fn is_quoted(&self, token: usize) -> bool {
        self.lies(token, Place::QUOTED)
    }

    /// Tells which tokens lie in names.
    pub(super) fn name(&mut self, names: impl Iterator<Item = Range<usize>>) {
        names.for_each(|tokens| self.place(tokens, Place::NAME));
    }

    /// Whether the token lies in a name.
    pub(super) fn in_name(&self, token: usize) -> bool {
        self.lies(token, Place::NAME)
    }

    /// Numbers the words and numbers among these tokens, capitals or not.
    pub(super) fn number_all(&mut self, tokens: Range<usize>) {
        for token in tokens {
            if self.id(token) == 0 && self.doc.class(token).intersects(Class::WORD | Class::NUMBER) {
                self.number(token);
            }
        }
    }

    /// Numbers a word.
    pub(super) fn number(&mut self, token: usize) {
        let span = self.doc.span(token);
        let hash = match self.hash(token) {
            0 => intern::hash(self.doc.text, span.start as usize, span.end as usize),
            hash => hash,
        };
        let lex = self.doc.lex(token);
        let id = self.words.id_at(span, hash, lex);
        if let Some(word) = self.words.get_mut(id)
            && !word.facts.contains(Fact::LOOKED_UP)
        {
            word.facts |= look_up(self.doc.text, span, lex);
            word.facts.set(Fact::PHRASE, lexicon::of_hash(hash).1);
            let text = span.of(self.doc.text);
            if text.bytes().any(|b| b == b'.' || !b.is_ascii()) && text.contains(['.', '’']) {
                let plain = self.other(&text.to_lowercase().replace('.', "").replace('’', "'"));
                if let Some(word) = self.words.get_mut(id) {
                    word.plain = plain;
                }
            }
        }
        if let Some(slot) = self.ids.get_mut(token) {
            *slot = id;
        }
    }

    /// The number of a word that the text may not hold.
    fn other(&mut self, lower: &str) -> WordId {
        self.words.id_of(lower, lexicon::of_word(lower))
    }

    /// Finds the other spellings of these words.
    pub(super) fn spell(&mut self, words: &[WordId]) {
        for &id in words {
            let Some(word) = self.words.get_mut(id).filter(|word| !word.facts.contains(Fact::SPELLED)) else { continue };
            word.facts |= Fact::SPELLED;
            let lex = word.lex;
            if let Some(text) = spelling(self.words.text(id), lex) {
                let variant = self.other(&text);
                if let Some(word) = self.words.get_mut(id) {
                    word.variant = variant;
                }
            }
        }
    }

    /// Whether the word is this one, letters' case aside.
    #[inline]
    pub(super) fn is(&self, token: usize, word: Key) -> bool {
        word.is(self.hash(token))
    }

    /// Whether the word is of this class, letters' case aside.
    #[inline]
    pub(super) fn is_any(&self, token: usize, words: &Closed) -> bool {
        words.has(self.hash(token))
    }

    /// The lexicon's hash of the token's word; 0 for a word that is too long for any list, and past the end.
    #[inline]
    pub(super) fn hash(&self, token: usize) -> u64 {
        self.hashes.get(token).copied().unwrap_or(0)
    }

    /// The text itself, free of the borrow.
    pub(super) fn doc(&self) -> &'d Doc<'a> {
        self.doc
    }

    /// The number of a token's word, 0 where it has none.
    pub(super) fn id(&self, token: usize) -> WordId {
        self.ids.get(token).copied().unwrap_or(0)
    }

    /// One more than the largest number of a word.
    pub(super) fn ids_end(&self) -> usize {
        self.words.len()
    }

    /// What is known of a token's word; nothing where it has no number.
    fn facts(&self, token: usize) -> Fact {
        self.words.get(self.id(token)).map_or(Fact::empty(), |word| word.facts)
    }

    /// Whether the token's word has one of these facts to it.
    pub(super) fn knows(&self, token: usize, fact: Fact) -> bool {
        self.facts(token).intersects(fact)
    }

    /// Notes a fact of a token's word.
    pub(super) fn note(&mut self, token: usize, fact: Fact) {
        if let Some(word) = self.words.get_mut(self.id(token)) {
            word.facts |= fact;
        }
    }

    /// What a word says beside a name.
    pub(super) fn near(&self, token: usize) -> Near {
        if self.doc.has(token, Class::WORD) { near::near(self.hash(token)) } else { Near::empty() }
    }

    /// The words of a name as a key: numbers of its words without full stops, punctuation dropped.
    pub(super) fn key(&self, tokens: Range<usize>, key: &mut Vec<WordId>) {
        key.clear();
        let told = tokens.filter(|&t| self.doc.class(t).intersects(Class::WORD | Class::NUMBER));
        key.extend(told.filter_map(|t| self.words.get(self.id(t))).map(|word| word.plain));
    }

    /// The text of a word in whatever case.
    pub(super) fn text_of(&self, id: WordId) -> &str {
        self.words.text(id)
    }

    /// The lexicon's hash of a word.
    pub(super) fn hash_of(&self, id: WordId) -> u64 {
        self.words.get(id).map_or(0, |word| word.hash)
    }

    /// The lists of a word.
    pub(super) fn lex_of(&self, id: WordId) -> Lex {
        self.words.get(id).map_or(Lex::empty(), |word| word.lex)
    }

    /// The word in its other spelling, once that is [found](Self::spell).
    pub(super) fn variant_of(&self, id: WordId) -> WordId {
        self.words.get(id).map_or(id, |word| word.variant)
    }

    /// The longest phrase of the lexicon that begins at `at` and ends before `end`, see [`lexicon::phrase_at`].
    pub(super) fn phrase_at(&self, at: usize, end: usize) -> Option<(usize, Lex)> {
        let facts = self.facts(at);
        if at + 1 >= end || facts.contains(Fact::LOOKED_UP) && !facts.contains(Fact::PHRASE) {
            return None;
        }
        lexicon::phrase_at(self.doc, at, end)
    }
}

/// Letters with a plural ending: “NGOs”, “ATMs”.
pub(super) fn plural_acronym(doc: &View<'_, '_>, token: usize) -> bool {
    match doc.text.as_bytes().get(doc.span(token).range()) {
        Some([letters @ .., b's']) => letters.len() >= 2 && letters.iter().all(u8::is_ascii_uppercase),
        _ => false,
    }
}

/// Whether a capitalised word is a general noun, listed or by its ending: “Forestry”, “Rehabilitation”.
pub(super) fn is_general(doc: &View<'_, '_>, token: usize) -> bool {
    let facts = doc.facts(token);
    if facts.contains(Fact::LOOKED_UP) {
        return facts.contains(Fact::GENERAL);
    }
    look_up(doc.text, doc.span(token), doc.lex(token)).contains(Fact::GENERAL)
}

/// Whether a word is one of English whatever its capital says: in the list itself, or a regular form of a word in it.
pub(super) fn is_common(doc: &View<'_, '_>, token: usize) -> bool {
    let facts = doc.facts(token);
    if facts.contains(Fact::LOOKED_UP) {
        return facts.contains(Fact::COMMON);
    }
    common(doc.text, doc.span(token), doc.lex(token))
}

fn look_up(text: &str, span: Span, lex: Lex) -> Fact {
    let mut facts = Fact::LOOKED_UP;
    if !may_be_spelled_otherwise(span.of(text), lex) {
        facts |= Fact::SPELLED;
    }
    if common(text, span, lex) {
        facts |= Fact::COMMON | Fact::GENERAL;
    } else if general(span.of(text), lex) {
        facts |= Fact::GENERAL;
    }
    facts
}

/// Whether a word ends so, letters' case aside; `ending` in lower case.
pub(super) fn ends(word: &str, ending: &str) -> bool {
    let (word, ending) = (word.as_bytes(), ending.as_bytes());
    word.len() >= ending.len() && word.iter().rev().zip(ending.iter().rev()).all(|(a, b)| a.eq_ignore_ascii_case(b))
}

fn general(word: &str, lex: Lex) -> bool {
    if word.len() <= 5 || lex.intersects(NAMES) {
        return false;
    }
    let endings: &[&str] = match word.bytes().last().map(|last| last.to_ascii_lowercase()) {
        Some(b'y') => &["ry", "gy", "ity", "cy"],
        Some(b'g') => &["ing"],
        Some(b'n') => &["tion", "sion"],
        Some(b't') => &["ment"],
        Some(b'e') => &["ture", "ance", "ence"],
        Some(b's') => &["ies", "ics", "ness"],
        Some(b'm') => &["ism"],
        Some(b'p') => &["ship"],
        _ => &[],
    };
    endings.iter().any(|ending| ends(word, ending))
}

fn common(text: &str, span: Span, lex: Lex) -> bool {
    if lex.intersects(Lex::COMMON | Lex::FUNCTION) {
        return true;
    }
    let word = span.of(text);
    // Names that look like a regular form: "Peter", "Walker".
    if word.len() < 4 || lex.intersects(NAMES) || !word.is_ascii() {
        return false;
    }
    let endings: &[&str] = match word.bytes().last().map(|last| last.to_ascii_lowercase()) {
        Some(b's') => &["s", "es", "ers", "ness"],
        Some(b'd') => &["ed", "d"],
        Some(b'g') => &["ing"],
        Some(b'y') => &["ly"],
        Some(b'r') => &["er"],
        _ => return false,
    };
    let start = span.start as usize;
    let in_list = |hash: Option<u64>| hash.is_some_and(|hash| lexicon::of_hash(hash).0.contains(Lex::COMMON));
    let listed = |length: usize| length > 2 && in_list(key::hash(text, start, start + length));
    for &ending in endings {
        if !ends(word, ending) {
            continue;
        }
        let length = word.len() - ending.len();
        if listed(length) {
            return true;
        }
        if matches!(ending, "ing" | "er" | "ers" | "ed") {
            let stem = word.get(..length).unwrap_or_default();
            let doubled = match *stem.as_bytes() {
                [_, .., a, b] => length > 3 && a.eq_ignore_ascii_case(&b),
                _ => false,
            };
            if doubled && listed(length - 1) || length > 1 && lexicon::of_word(&format!("{stem}e")).contains(Lex::COMMON) {
                return true;
            }
        }
    }
    false
}

/// Whether a word may have a [`spelling`] other than its own.
fn may_be_spelled_otherwise(word: &str, lex: Lex) -> bool {
    lex.intersects(Lex::DEMONYM | Lex::COUNTRY) || word.bytes().last().is_some_and(|last| matches!(last | 0x20, b'e' | b'r' | b'n'))
}

/// A word with British spelling made American, a country's adjective cut to its stem, in lower case; nothing where it stays.
fn spelling(word: &str, lex: Lex) -> Option<String> {
    let without = |ending: &str| word.get(..word.len().checked_sub(ending.len())?).filter(|_| ends(word, ending)).map(str::to_lowercase);
    if lex.intersects(Lex::DEMONYM | Lex::COUNTRY) && word.len() > 4 {
        return ["ian", "ean", "ese", "ish", "an", "i", "a", "n", "y"]
            .iter()
            .find_map(|ending| without(ending).filter(|stem| stem.len() >= 4));
    }
    let endings: &[(&str, &str)] = match word.bytes().last().map(|last| last.to_ascii_lowercase()) {
        Some(b'e') => &[("ence", "ense"), ("tre", "ter"), ("ise", "ize"), ("programme", "program")],
        Some(b'r') => &[("our", "or")],
        Some(b'n') => &[("isation", "ization")],
        _ => &[],
    };
    endings.iter().find_map(|(british, american)| without(british).map(|stem| stem + american))
}
