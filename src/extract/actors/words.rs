//! The words of names, each looked into once: which are words of English all the same, and what the article
//! as a whole says of them.

use std::ops::{Deref, Range};
use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::near::{Near, near};
use super::spans::NAMES;
use crate::text::lexicon::{self, Lex};
use crate::text::{Class, Doc};

bitflags::bitflags! {
    /// What is known of a word, whatever token it stands in.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
    pub(super) struct Fact: u16 {
        /// A word of English, see [`View::is_common`].
        const COMMON = 1;
        /// A general noun, see [`View::is_general`].
        const GENERAL = 1 << 1;
        /// The article writes it with a capital where only a name has one.
        const KNOWN = 1 << 3;
        /// The last word of a person's full name in the article.
        const SURNAME = 1 << 4;
        /// The head noun of a longer name in the article that is no person's.
        const HEAD = 1 << 5;
        /// Letters that the article explains by a common noun.
        const LETTERS = 1 << 6;
        /// Stands behind a given name or a form of address in the article.
        const FAMILY = 1 << 2;
        /// Begins a phrase of the lexicon.
        const PHRASE = 1 << 8;
        /// `COMMON`, `GENERAL` and `PHRASE` are set.
        const LOOKED_UP = 1 << 7;
    }
}

/// Number of a word in its [`View`]; 0 is none.
pub(super) type WordId = u32;

#[derive(Debug, Clone)]
struct Word {
    text: Rc<str>,
    lex: Lex,
    near: Near,
    facts: Fact,
    /// The same without full stops, with a straight apostrophe.
    plain: WordId,
    /// The same in American spelling, a country's adjective cut to its stem.
    variant: WordId,
}

/// A text with its capitalised words numbered: equal numbers are equal words, letters' case aside.
pub(super) struct View<'d, 'a> {
    doc: &'d Doc<'a>,
    ids: Vec<WordId>,
    words: Vec<Word>,
    /// Whether a token lies in a name; empty as long as none is told.
    named: Vec<bool>,
    index: FxHashMap<Rc<str>, WordId>,
    scratch: String,
}

impl<'a> Deref for View<'_, 'a> {
    type Target = Doc<'a>;

    fn deref(&self) -> &Doc<'a> {
        self.doc
    }
}

impl<'d, 'a> View<'d, 'a> {
    /// Numbers the capitalised words; function words only where they look like letters of a name: “WHO”.
    pub(super) fn new(doc: &'d Doc<'a>) -> Self {
        let none = Word { text: Rc::from(""), lex: Lex::empty(), near: Near::empty(), facts: Fact::empty(), plain: 0, variant: 0 };
        // About one token in twenty is a new word of a name.
        let reserve = doc.len() / 20;
        let mut view = Self {
            doc,
            ids: vec![0; doc.len()],
            words: Vec::with_capacity(reserve + 1),
            named: Vec::new(),
            index: FxHashMap::with_capacity_and_hasher(reserve, Default::default()),
            scratch: String::new(),
        };
        view.words.push(none);
        for token in 0..doc.len() {
            let class = doc.class(token);
            if class.contains(Class::WORD | Class::CAPITAL) && (class.contains(Class::ALL_CAPS) || !doc.lex(token).contains(Lex::FUNCTION))
            {
                view.number(token);
            }
        }
        view
    }

    /// Numbers the words and numbers among these tokens, capitals or not.
    pub(super) fn number_all(&mut self, tokens: Range<usize>) {
        for token in tokens {
            if self.id(token) == 0 && self.doc.class(token).intersects(Class::WORD | Class::NUMBER) {
                self.number(token);
            }
        }
    }

    fn number(&mut self, token: usize) {
        let word = self.doc.word(token);
        let mut lower = std::mem::take(&mut self.scratch);
        lower.clear();
        if word.is_ascii() {
            lower.push_str(word);
            lower.make_ascii_lowercase();
        } else {
            lower.push_str(&word.to_lowercase());
        }
        let lex = self.doc.lex(token);
        let id = self.id_of(&lower, || lex);
        if let Some(entry) = self.words.get_mut(id as usize)
            && !entry.facts.contains(Fact::LOOKED_UP)
        {
            entry.near = near(&lower);
            entry.facts |= look_up(&lower, lex);
            let plain = if lower.contains(['.', '’']) {
                let plain = lower.replace('.', "").replace('’', "'");
                self.id_of(&plain, || lexicon::of_word(&plain))
            } else {
                id
            };
            let variant = self.words.get(plain as usize).map(|word| (Rc::clone(&word.text), word.lex));
            let variant =
                variant.and_then(|(text, lex)| spelling(&text, lex)).map_or(plain, |text| self.id_of(&text, || lexicon::of_word(&text)));
            for one in [id, plain] {
                if let Some(entry) = self.words.get_mut(one as usize) {
                    (entry.plain, entry.variant) = (plain, variant);
                }
            }
        }
        if let Some(slot) = self.ids.get_mut(token) {
            *slot = id;
        }
        self.scratch = lower;
    }

    /// The number of a word in lower case; a new one where it is new.
    fn id_of(&mut self, lower: &str, lex: impl FnOnce() -> Lex) -> WordId {
        if let Some(&id) = self.index.get(lower) {
            return id;
        }
        let id = WordId::try_from(self.words.len()).unwrap_or(0);
        let text: Rc<str> = Rc::from(lower);
        self.words.push(Word { text: Rc::clone(&text), lex: lex(), near: Near::empty(), facts: Fact::empty(), plain: id, variant: id });
        self.index.insert(text, id);
        id
    }

    /// The text itself, free of the borrow.
    pub(super) fn doc(&self) -> &'d Doc<'a> {
        self.doc
    }

    /// The number of a token's word, 0 where it has none.
    pub(super) fn id(&self, token: usize) -> WordId {
        self.ids.get(token).copied().unwrap_or(0)
    }

    fn entry(&self, token: usize) -> Option<&Word> {
        self.words.get(self.id(token) as usize).filter(|word| word.facts.contains(Fact::LOOKED_UP))
    }

    /// Whether the token's word has one of these facts to it.
    pub(super) fn knows(&self, token: usize, fact: Fact) -> bool {
        self.entry(token).is_some_and(|word| word.facts.intersects(fact))
    }

    /// Notes a fact of a token's word.
    pub(super) fn note(&mut self, token: usize, fact: Fact) {
        let id = self.id(token) as usize;
        if let Some(word) = self.words.get_mut(id).filter(|_| id > 0) {
            word.facts |= fact;
        }
    }

    /// Tells which tokens lie in names.
    pub(super) fn name(&mut self, names: impl Iterator<Item = Range<usize>>) {
        self.named.resize(self.doc.len(), false);
        for tokens in names {
            if let Some(named) = self.named.get_mut(tokens) {
                named.fill(true);
            }
        }
    }

    /// Whether the token lies in a name.
    pub(super) fn in_name(&self, token: usize) -> bool {
        self.named.get(token).copied().unwrap_or(false)
    }

    /// What a word says beside a name.
    pub(super) fn near(&self, token: usize) -> Near {
        match self.entry(token) {
            Some(word) => word.near,
            None if self.doc.has(token, Class::WORD) => near(self.doc.word(token)),
            None => Near::empty(),
        }
    }

    /// The words of a name as a key: numbers of its words without full stops, punctuation dropped.
    pub(super) fn key(&self, tokens: Range<usize>, key: &mut Vec<WordId>) {
        key.clear();
        let told = tokens.filter(|&t| self.doc.class(t).intersects(Class::WORD | Class::NUMBER));
        key.extend(told.filter_map(|t| self.words.get(self.id(t) as usize)).map(|word| word.plain));
    }

    /// The text of a word, lower case.
    pub(super) fn text_of(&self, id: WordId) -> &str {
        self.words.get(id as usize).map_or("", |word| &word.text)
    }

    /// The lists of a word.
    pub(super) fn lex_of(&self, id: WordId) -> Lex {
        self.words.get(id as usize).map_or(Lex::empty(), |word| word.lex)
    }

    /// The word in its other spelling.
    pub(super) fn variant_of(&self, id: WordId) -> WordId {
        self.words.get(id as usize).map_or(id, |word| word.variant)
    }

    /// The longest phrase of the lexicon that begins at `at` and ends before `end`, see [`lexicon::phrase_at`].
    pub(super) fn phrase_at(&self, at: usize, end: usize) -> Option<(usize, Lex)> {
        if self.entry(at).is_some_and(|word| !word.facts.contains(Fact::PHRASE)) {
            return None;
        }
        lexicon::phrase_at(self.doc, at, end)
    }
}

/// Letters with a plural ending: “NGOs”, “ATMs”.
pub(super) fn plural_acronym(word: &str) -> bool {
    word.strip_suffix('s').is_some_and(|letters| letters.len() >= 2 && letters.bytes().all(|b| b.is_ascii_uppercase()))
}

/// Whether a capitalised word is a general noun, listed or by its ending: “Forestry”, “Rehabilitation”.
pub(super) fn is_general(doc: &View<'_, '_>, token: usize) -> bool {
    match doc.entry(token) {
        Some(word) => word.facts.contains(Fact::GENERAL),
        None => look_up(&doc.lower(token), doc.lex(token)).contains(Fact::GENERAL),
    }
}

/// Whether a word is one of English whatever its capital says: in the list itself, or a regular form of a word in it.
pub(super) fn is_common(doc: &View<'_, '_>, token: usize) -> bool {
    match doc.entry(token) {
        Some(word) => word.facts.contains(Fact::COMMON),
        None => common(&doc.lower(token), doc.lex(token)),
    }
}

fn look_up(lower: &str, lex: Lex) -> Fact {
    let mut facts = Fact::LOOKED_UP;
    let common = common(lower, lex);
    facts.set(Fact::COMMON, common);
    facts.set(Fact::GENERAL, common || general(lower, lex));
    facts.set(Fact::PHRASE, lexicon::begins_phrase(lower));
    facts
}

fn general(lower: &str, lex: Lex) -> bool {
    lower.len() > 5
        && !lex.intersects(NAMES)
        && ["ry", "ing", "tion", "ment", "ture", "ies", "gy", "ics", "ity", "ance", "ence", "cy", "ism", "ship", "sion", "ness"]
            .iter()
            .any(|ending| lower.ends_with(ending))
}

fn common(lower: &str, lex: Lex) -> bool {
    if lex.intersects(Lex::COMMON | Lex::FUNCTION) {
        return true;
    }
    // Names that look like a regular form: "Peter", "Walker".
    if lower.len() < 4 || lex.intersects(NAMES) || !lower.is_ascii() {
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

/// A word with British spelling made American, a country's adjective cut to its stem; nothing where it stays.
fn spelling(word: &str, lex: Lex) -> Option<String> {
    if lex.intersects(Lex::DEMONYM | Lex::COUNTRY) && word.len() > 4 {
        let stem = ["ian", "ean", "ese", "ish", "an", "i", "a", "n", "y"]
            .iter()
            .find_map(|ending| word.strip_suffix(ending).filter(|stem| stem.len() >= 4));
        return stem.map(str::to_owned);
    }
    for (british, american) in [
        ("ence", "ense"),
        ("our", "or"),
        ("tre", "ter"),
        ("isation", "ization"),
        ("ise", "ize"),
        ("programme", "program"),
        ("labour", "labor"),
    ] {
        if let Some(stem) = word.strip_suffix(british) {
            return Some(format!("{stem}{american}"));
        }
    }
    None
}
