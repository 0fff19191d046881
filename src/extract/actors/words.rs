//! The words of names, each looked into once: which are words of English all the same, and what the article
//! as a whole says of them.

use std::ops::{Deref, Range};

use super::closed::{Closed, Key};
use super::intern::{self, Fact, Sort, WordId, Words};
use super::near::{self, Near};
use super::spans::NAMES;
use crate::extract::times::Time;
use crate::span::Span;
use crate::text::lexicon::{self, Lex, key};
use crate::text::{Class, Doc};

bitflags::bitflags! {
    /// What is known of a token beside its word.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
    pub(super) struct Place: u8 {
        /// Inside a time.
        const TIME = 1;
        /// Inside double quotation marks.
        const QUOTED = 1 << 1;
        /// A capitalised word that a name may have.
        const USABLE = 1 << 2;
        /// Letters with a plural ending: “NGOs”, “ATMs”.
        const PLURAL = 1 << 3;
        /// A word with a capital that a name goes on with wherever capitals tell names: most are.
        const GOES_ON = 1 << 4;
        /// A name with a small first letter and a capital inside: “eBay”.
        const INNER = 1 << 5;
    }
}

/// What is known of a token.
#[derive(Debug, Clone, Copy, Default)]
struct Told {
    /// Its word's number; 0 where it has none.
    word: WordId,
    /// Of that word.
    sort: Sort,
    place: Place,
}

/// A place where it holds, without a branch.
#[inline]
fn when(holds: bool, place: Place) -> Place {
    Place::from_bits_retain(place.bits() * u8::from(holds))
}

/// A text with the words of its names numbered: equal numbers are equal words, letters' case aside.
pub(super) struct View<'d, 'a> {
    doc: &'d Doc<'a>,
    hashes: &'d [u64],
    told: Vec<Told>,
    words: Words<'a>,
}

/// The memory of a [`View`], for that of another text.
#[derive(Debug, Default)]
pub(super) struct Room {
    told: Vec<Told>,
    words: intern::Room,
}

impl<'a> Deref for View<'_, 'a> {
    type Target = Doc<'a>;

    fn deref(&self) -> &Doc<'a> {
        self.doc
    }
}

impl<'d, 'a> View<'d, 'a> {
    /// A text and where its times stand, no word numbered yet.
    pub(super) fn new(doc: &'d Doc<'a>, times: &[Time], room: Room) -> Self {
        let Room { mut told, words } = room;
        told.clear();
        told.resize(doc.len(), Told::default());
        // About one token in twenty is a new word of a name.
        let words = Words::new(doc.text, doc.len() / 14, words);
        let mut view = Self { doc, hashes: doc.hashes(), told, words };
        for time in times {
            view.place(time.tokens.clone(), Place::TIME);
        }
        view
    }

    /// Its memory.
    pub(super) fn into_room(self) -> Room {
        Room { told: self.told, words: self.words.into_room() }
    }

    fn place(&mut self, tokens: Range<usize>, place: Place) {
        self.told.get_mut(tokens).unwrap_or_default().iter_mut().for_each(|told| told.place |= place);
    }

    #[inline]
    fn told(&self, token: usize) -> Told {
        self.told.get(token).copied().unwrap_or_default()
    }

    /// What is known of a token beside its word.
    #[inline]
    pub(super) fn place_of(&self, token: usize) -> Place {
        self.told(token).place
    }

    #[inline]
    fn lies(&self, token: usize, place: Place) -> bool {
        self.place_of(token).contains(place)
    }

    /// Notes what a capitalised word of this class and these lists may be, and numbers it; function words only where they look like
    /// letters of a name (“WHO”). Returns whether a name may begin with it wherever capitals
    /// tell names: with most one may.
    #[inline]
    pub(super) fn capital(&mut self, token: usize, class: Class, lex: Lex) -> bool {
        let span = self.doc.span(token);
        let plural = plural_acronym(self.doc.text.as_bytes().get(span.range()).unwrap_or_default());
        let numbered = class.contains(Class::ALL_CAPS) || !lex.contains(Lex::FUNCTION);
        let (word, sort) = if numbered { self.word_at(span, self.hash(token), lex) } else { (0, Sort::empty()) };
        let mut begins = false;
        if let Some(told) = self.told.get_mut(token) {
            let no_name = class.intersects(Class::CLITIC | Class::URL | Class::EMAIL) | lex.contains(Lex::CALENDAR);
            let usable = !no_name & !told.place.contains(Place::TIME);
            begins = usable & !plural & !lex.contains(Lex::FUNCTION) & (span.len() > 1);
            (told.word, told.sort) = (word, sort);
            told.place |=
                when(usable, Place::USABLE) | when(plural, Place::PLURAL) | when(begins & !class.contains(Class::GLUED), Place::GOES_ON);
        }
        begins
    }

    /// Whether the token's word begins a phrase of the lexicon, as far as it is looked into.
    #[inline]
    pub(super) fn leads(&self, token: usize) -> bool {
        self.told(token).sort & (Sort::LOOKED_UP | Sort::PHRASE) != Sort::LOOKED_UP
    }

    /// Whether the token lies inside a time; so it is past the end.
    pub(super) fn is_blocked(&self, token: usize) -> bool {
        self.told.get(token).is_none_or(|told| told.place.contains(Place::TIME))
    }

    /// Notes that a word is a name by a capital inside it.
    pub(super) fn mark_inner(&mut self, token: usize) {
        self.place(token..token + 1, Place::INNER);
    }

    /// Whether a word is a name by a capital inside it.
    #[inline]
    pub(super) fn is_inner(&self, token: usize) -> bool {
        self.lies(token, Place::INNER)
    }

    /// Tells which tokens stand inside double quotation marks.
    pub(super) fn quote(&mut self, tokens: Range<usize>) {
        self.place(tokens, Place::QUOTED);
    }

    /// Whether the token stands inside double quotation marks.
    pub(super) fn is_quoted(&self, token: usize) -> bool {
        self.lies(token, Place::QUOTED)
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
    fn number(&mut self, token: usize) {
        let (word, sort) = self.word_at(self.doc.span(token), self.hash(token), self.doc.lex(token));
        if let Some(told) = self.told.get_mut(token) {
            (told.word, told.sort) = (word, sort);
        }
    }

    /// The number of the word at this span with this lexicon's hash and these lists, and what sort of word it is.
    fn word_at(&mut self, span: Span, hash: u64, lex: Lex) -> (WordId, Sort) {
        let hash = if hash == 0 { intern::hash(self.doc.text, span.start as usize, span.end as usize) } else { hash };
        let id = self.words.id_at(span, hash, lex);
        match self.words.get(id).map(|word| word.sort) {
            Some(sort) if sort.contains(Sort::LOOKED_UP) => (id, sort),
            _ => (id, self.look_up(id, span, hash, lex)),
        }
    }

    /// Looks into a word that has not been looked into.
    fn look_up(&mut self, id: WordId, span: Span, hash: u64, lex: Lex) -> Sort {
        let mut sort = look_up(self.doc.text, span, lex);
        sort.set(Sort::PHRASE, lexicon::leads(hash));
        if let Some(word) = self.words.get_mut(id) {
            word.sort = sort;
        }
        if !is_plain(self.doc.text, span) {
            self.make_plain(id, span);
        }
        sort
    }

    /// Finds the plain form of a word, see [`is_plain`].
    #[cold]
    #[inline(never)]
    fn make_plain(&mut self, id: WordId, span: Span) {
        let text = span.of(self.doc.text);
        if text.contains(['.', '’']) {
            let plain = self.other(&text.to_lowercase().replace('.', "").replace('’', "'"));
            if let Some(word) = self.words.get_mut(id) {
                word.plain = plain;
            }
        }
    }

    /// The number of a word that the text may not hold.
    fn other(&mut self, lower: &str) -> WordId {
        self.words.id_of(lower, lexicon::of_word(lower))
    }

    /// Finds the other spellings of these words; returns whether one differs from its word.
    pub(super) fn spell(&mut self, words: &[WordId]) -> bool {
        let mut differs = false;
        for &id in words {
            let Some(word) = self.words.get_mut(id) else { continue };
            if word.facts.contains(Fact::SPELLED) {
                differs |= word.variant != id;
                continue;
            }
            word.facts |= Fact::SPELLED;
            let lex = word.lex;
            let text = self.words.text(id);
            if !lex.intersects(Lex::DEMONYM | Lex::COUNTRY) && !is_british(text) {
                continue;
            }
            let variant = spelling(text, lex).map_or(id, |text| self.other(&text));
            if let Some(word) = self.words.get_mut(id) {
                word.variant = variant;
            }
            differs |= variant != id;
        }
        differs
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
        self.told(token).word
    }

    /// One more than the largest number of a word.
    pub(super) fn ids_end(&self) -> usize {
        self.words.len()
    }

    /// Whether the token's word has one of these facts to it.
    pub(super) fn knows(&self, token: usize, fact: Fact) -> bool {
        self.words.get(self.id(token)).is_some_and(|word| word.facts.intersects(fact))
    }

    /// Notes that the token's word heads this longer name, by its key.
    pub(super) fn set_headed(&mut self, token: usize, key: usize) {
        if let Some(word) = self.words.get_mut(self.id(token)) {
            word.headed = key as u32 + 1;
        }
    }

    /// The last longer name that the token's word is noted to head.
    pub(super) fn headed(&self, token: usize) -> Option<usize> {
        self.words.get(self.id(token))?.headed.checked_sub(1).map(|key| key as usize)
    }

    /// Notes a fact of a token's word.
    pub(super) fn note(&mut self, token: usize, fact: Fact) {
        if let Some(word) = self.words.get_mut(self.id(token)) {
            word.facts |= fact;
        }
    }

    /// What a word says beside a name.
    #[inline]
    pub(super) fn near(&self, token: usize) -> Near {
        near::near(self.hash(token))
    }

    /// The words of a name as a [key](Self::key), numbered where they are not yet.
    pub(super) fn number_key(&mut self, tokens: Range<usize>, key: &mut Vec<WordId>) {
        key.clear();
        for token in tokens {
            if self.doc.class(token).intersects(Class::WORD | Class::NUMBER) {
                if self.id(token) == 0 {
                    self.number(token);
                }
                key.extend(self.words.get(self.id(token)).map(|word| word.plain));
            }
        }
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
        if at + 1 < end && self.leads(at) { lexicon::phrase_at(self.doc, at, end) } else { None }
    }
}

/// Whether a word of the text has neither a full stop nor a byte over ASCII: then its plain form is its own.
#[inline]
fn is_plain(text: &str, span: Span) -> bool {
    let (start, end) = (span.start as usize, span.end as usize);
    // A byte that is a full stop is zero in the difference, and only above the first such byte a borrow may show another.
    let odd = |at: usize| {
        let chunk = chunk(text, at, end);
        let stop = chunk ^ (ONES * b'.' as u64);
        chunk | stop.wrapping_sub(ONES) & !stop
    };
    let (mut sum, mut at) = (odd(start), start + 8);
    while at < end {
        sum |= odd(at);
        at += 8;
    }
    sum & HIGH == 0
}

/// The lowest and the highest bit of every byte.
const ONES: u64 = u64::from_le_bytes([1; 8]);
const HIGH: u64 = ONES << 7;

/// Up to eight bytes of a text from `at` on, zeros from `end` on; they are loaded at once but at the end of the text.
#[inline]
fn chunk(text: &str, at: usize, end: usize) -> u64 {
    let left = end.saturating_sub(at);
    match text.as_bytes().get(at..).and_then(<[u8]>::first_chunk::<8>) {
        Some(bytes) => u64::from_le_bytes(*bytes) & if left < 8 { (1 << (left * 8)) - 1 } else { u64::MAX },
        None => text.as_bytes().get(at..end).unwrap_or_default().iter().rev().fold(0, |chunk, byte| chunk << 8 | u64::from(*byte)),
    }
}

/// Letters with a plural ending: “NGOs”, “ATMs”.
#[inline]
fn plural_acronym(word: &[u8]) -> bool {
    // Nearly all words are told apart by the second letter.
    matches!(word, [_, second, ..] if second.is_ascii_uppercase()) && ends_in_plural(word)
}

#[cold]
#[inline(never)]
fn ends_in_plural(word: &[u8]) -> bool {
    matches!(word, [first, letters @ .., b's'] if first.is_ascii_uppercase() && letters.iter().all(u8::is_ascii_uppercase))
}

/// Whether a capitalised word is a general noun, listed or by its ending: “Forestry”, “Rehabilitation”.
pub(super) fn is_general(doc: &View<'_, '_>, token: usize) -> bool {
    is_common(doc, token) || general(doc, token)
}

/// Whether a word is one of English whatever its capital says: in the list itself, or a regular form of a word in it.
#[inline]
pub(super) fn is_common(doc: &View<'_, '_>, token: usize) -> bool {
    sort_of(doc, token).contains(Sort::COMMON)
}

#[inline]
fn sort_of(doc: &View<'_, '_>, token: usize) -> Sort {
    let sort = doc.told(token).sort;
    if sort.contains(Sort::LOOKED_UP) { sort } else { look_up(doc.text, doc.span(token), doc.lex(token)) }
}

/// What sort of word it is, phrases aside.
#[inline]
fn look_up(text: &str, span: Span, lex: Lex) -> Sort {
    // Names that look like a regular form: "Peter", "Walker".
    const LISTED: Lex = Lex::COMMON.union(Lex::FUNCTION);
    let regular = !lex.intersects(LISTED.union(NAMES)) && span.len() >= 4 && may_be_regular(text, span) && is_regular(text, span);
    if lex.intersects(LISTED) | regular { Sort::LOOKED_UP | Sort::COMMON } else { Sort::LOOKED_UP }
}

/// The last eight bytes of a word, capitals of ASCII made small, the last one lowest: how it ends is told at once.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ending(u64);

impl Ending {
    /// How the word at `span` of a text ends.
    #[inline]
    pub(super) fn of(text: &str, span: Span) -> Self {
        let (end, length) = (span.end as usize, span.len());
        let last = match text.as_bytes().get(..end).and_then(<[u8]>::last_chunk::<8>) {
            Some(last) => u64::from_be_bytes(*last) & if length < 8 { (1 << (length * 8)) - 1 } else { u64::MAX },
            None => chunk(text, span.start as usize, end).swap_bytes() >> (u64::BITS - length * 8).min(u64::BITS - 1),
        };
        // All capitals of ASCII are told at once: seven bits of each byte carry into its eighth from “A” on, and past “Z”.
        let low = last & !HIGH;
        let capitals = (low + ONES * (0x80 - b'A' as u64)) & !(low + ONES * (0x7f - b'Z' as u64)) & !last & HIGH;
        Self(last | capitals >> 2)
    }

    /// The last byte.
    pub(super) fn last(self) -> u8 {
        self.0 as u8
    }

    /// Whether it is this one, of eight bytes at most in lower case.
    #[inline]
    pub(super) fn is(self, ending: &str) -> bool {
        self.is_of(Suffix::new(ending))
    }

    /// Whether it is this one.
    #[inline]
    pub(super) fn is_of(self, suffix: Suffix) -> bool {
        self.0 << (u64::BITS - u32::from(suffix.length) * 8) == suffix.bytes << (u64::BITS - u32::from(suffix.length) * 8)
    }
}

/// An ending that is looked for, of one to eight bytes in lower case.
#[derive(Debug, Clone, Copy)]
pub(super) struct Suffix {
    bytes: u64,
    length: u8,
}

impl Suffix {
    /// Of this ending.
    #[inline]
    pub(super) const fn new(ending: &str) -> Self {
        let (mut bytes, mut rest) = (0, ending.as_bytes());
        assert!(!rest.is_empty() && rest.len() <= 8, "no ending");
        while let [byte, others @ ..] = rest {
            (bytes, rest) = (bytes << 8 | *byte as u64, others);
        }
        Self { bytes, length: ending.len() as u8 }
    }

    /// How many bytes it has.
    pub(super) fn len(self) -> usize {
        usize::from(self.length)
    }

    /// The last byte.
    pub(super) const fn last(self) -> u8 {
        self.bytes as u8
    }
}

/// Whether a word ends so, letters' case aside; `ending` in lower case.
fn ends(word: &str, ending: &str) -> bool {
    let (word, ending) = (word.as_bytes(), ending.as_bytes());
    word.len() >= ending.len() && word.iter().rev().zip(ending.iter().rev()).all(|(a, b)| a.eq_ignore_ascii_case(b))
}

/// Whether a word that is none of English has the ending of a general noun.
fn general(doc: &View<'_, '_>, token: usize) -> bool {
    let span = doc.span(token);
    if span.len() <= 5 || doc.lex(token).intersects(NAMES) {
        return false;
    }
    let ending = Ending::of(doc.text, span);
    match ending.last() {
        b'y' => ending.is("ry") | ending.is("gy") | ending.is("ity") | ending.is("cy"),
        b'g' => ending.is("ing"),
        b'n' => ending.is("tion") | ending.is("sion"),
        b't' => ending.is("ment"),
        b'e' => ending.is("ture") | ending.is("ance") | ending.is("ence"),
        b's' => ending.is("ies") | ending.is("ics") | ending.is("ness"),
        b'm' => ending.is("ism"),
        b'p' => ending.is("ship"),
        _ => false,
    }
}

/// Whether the last letter of a word is one that ends regular forms, or shares its last bits with one.
#[inline]
fn may_be_regular(text: &str, span: Span) -> bool {
    const LAST: u32 = 1 << (b's' & 31) | 1 << (b'd' & 31) | 1 << (b'g' & 31) | 1 << (b'y' & 31) | 1 << (b'r' & 31);
    text.as_bytes().get((span.end as usize).wrapping_sub(1)).is_some_and(|last| LAST >> (last & 31) & 1 == 1)
}

/// Whether a word that no list holds is a regular form of one of English.
#[inline(never)]
fn is_regular(text: &str, span: Span) -> bool {
    let ending = Ending::of(text, span);
    let forms: &[&str] = match ending.last() {
        b's' => &["s", "es", "ers", "ness"],
        b'd' if ending.is("ed") => &["ed", "d"],
        b'd' => &["d"],
        b'g' if ending.is("ing") => &["ing"],
        b'y' if ending.is("ly") => &["ly"],
        b'r' if ending.is("er") => &["er"],
        _ => return false,
    };
    is_form(text, span, ending, forms)
}

/// Whether a word without one of these endings is one of English, or with an “e” for it.
fn is_form(text: &str, span: Span, form: Ending, endings: &[&str]) -> bool {
    let word = span.of(text);
    if !word.is_ascii() {
        return false;
    }
    let start = span.start as usize;
    let in_list = |hash: Option<u64>| hash.is_some_and(|hash| lexicon::of_hash(hash).contains(Lex::COMMON));
    let listed = |length: usize| length > 2 && in_list(key::hash(text, start, start + length));
    for &ending in endings {
        if !form.is(ending) {
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

/// Whether a word may have a British spelling, by its last letter.
#[inline]
fn is_british(word: &str) -> bool {
    matches!(word.as_bytes(), [_, _, .., b'e' | b'E' | b'r' | b'R' | b'n' | b'N'])
}

/// A word with British spelling made American, a country's adjective cut to its stem, in lower case; nothing where it stays.
#[inline(never)]
fn spelling(word: &str, lex: Lex) -> Option<String> {
    let own = Ending::of(word, Span::new(0, word.len() as u32));
    if lex.intersects(Lex::DEMONYM | Lex::COUNTRY) && word.len() > 4 {
        return match own.last() {
            b'n' | b'e' | b'h' | b'i' | b'a' | b'y' => stem(word),
            _ => None,
        };
    }
    let endings: &[(&str, &str)] = match own.last() {
        b'e' if own.is("ence") | own.is("tre") | own.is("ise") | own.is("rogramme") => {
            &[("ence", "ense"), ("tre", "ter"), ("ise", "ize"), ("programme", "program")]
        }
        b'r' if own.is("our") => &[("our", "or")],
        b'n' if own.is("isation") => &[("isation", "ization")],
        _ => return None,
    };
    endings.iter().find_map(|(british, american)| without(word, british).map(|stem| stem + american))
}

/// The stem of a country's adjective or name.
fn stem(word: &str) -> Option<String> {
    let endings = ["ian", "ean", "ese", "ish", "an", "i", "a", "n", "y"];
    endings.iter().find_map(|ending| without(word, ending).filter(|stem| stem.len() >= 4))
}

/// A word without this ending, in lower case.
fn without(word: &str, ending: &str) -> Option<String> {
    word.get(..word.len().checked_sub(ending.len())?).filter(|_| ends(word, ending)).map(str::to_lowercase)
}
