//! Where names stand: runs of capitalised words with the small words that join them.
//!
//! A capital in the middle of a sentence speaks for a name; at its start, in headlines and in lines of
//! capitals it says nothing by itself, and what the rest of the article and the word lists know decides.

use std::ops::Range;

use rustc_hash::FxHashSet;

use crate::extract::times::Time;
use crate::read::BlockKind;
use crate::rule::Rule;
use crate::text::lexicon::{self, Lex};
use crate::text::{Class, Doc};

/// A name by its capitals.
pub(super) static CAPITALS: Rule = Rule {
    id: "actor-capitals",
    phenomenon: "Capitalised words in a row, inside a sentence or known as a name elsewhere, name somebody or something.",
    matches: &[
        ("The deal was signed by Orlena Vask on Monday.", "Orlena Vask"),
        ("He left Wexbury for Tarlo.", "Wexbury"),
        ("Critics of Lord Ansel van der Moor spoke.", "Ansel van der Moor"),
        ("Talks with the Ministry of Science and Technology failed.", "Ministry of Science and Technology"),
    ],
    rejects: &["Yesterday nobody came. However, it rained on Monday.", "I think so."],
};

/// How the words of a sentence use capitals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// A capital marks a name or the start.
    Sentence,
    /// Nearly every word has one.
    TitleCase,
    /// Nearly every letter is one.
    AllCaps,
}

/// A run of name words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Run {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The sentence it stands in.
    pub sentence: usize,
    /// Of that sentence.
    pub style: Style,
}

/// What the search knows of a text.
pub(super) struct Finder<'d, 'a> {
    doc: &'d Doc<'a>,
    /// Tokens inside times.
    blocked: Vec<bool>,
    /// Hashes of lower-cased words that stand capitalised where only a name does.
    known: FxHashSet<u64>,
    styles: Vec<Style>,
}

/// FNV-1a over the lower-cased word.
fn hash(doc: &Doc<'_>, token: usize) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in doc.lower(token).bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    hash
}

/// Lists that make a capitalised word a name wherever it stands.
const NAMES: Lex = Lex::COUNTRY
    .union(Lex::REGION)
    .union(Lex::CITY)
    .union(Lex::MALE)
    .union(Lex::FEMALE)
    .union(Lex::SURNAME)
    .union(Lex::ORG_NAME)
    .union(Lex::PEOPLE)
    .union(Lex::DEMONYM);

/// Small words inside foreign names.
const PARTICLES: &[&str] = &[
    "van", "von", "der", "den", "ter", "ten", "de", "la", "le", "del", "della", "di", "da", "dos", "das", "do", "du", "des", "bin", "ibn",
    "ben", "bint", "abu", "al", "el", "ul", "ur", "y", "e", "et", "zu", "zum", "dello", "degli", "dei", "el", "as", "ad", "ar", "ash",
    "los", "las", "och", "und", "wa", "ya", "ole", "ka",
];

/// Particles that also begin a name: “al-Rashid”.
const LEADING: &[&str] = &["al", "el", "as", "ad", "ar", "ash", "an", "at", "ul"];

/// Words of the closed classes that open no name, capital or not.
const SMALL: &[&str] = &[
    "the",
    "a",
    "an",
    "in",
    "on",
    "at",
    "of",
    "for",
    "and",
    "or",
    "but",
    "as",
    "by",
    "with",
    "from",
    "to",
    "i",
    "he",
    "she",
    "it",
    "they",
    "we",
    "you",
    "his",
    "her",
    "its",
    "their",
    "our",
    "my",
    "your",
    "this",
    "that",
    "these",
    "those",
    "is",
    "are",
    "was",
    "were",
    "be",
    "if",
    "when",
    "while",
    "so",
    "who",
    "what",
    "which",
    "where",
    "how",
    "why",
    "than",
    "also",
    "today",
    "yesterday",
    "tomorrow",
    "not",
    "there",
    "here",
    "now",
    "then",
    "according",
    "even",
    "just",
    "yes",
    "please",
    "thank",
    "thanks",
    "dear",
    "hello",
    "well",
    "oh",
];

/// What a hyphen and a place or people make an adjective with: “Leeds-based”.
const TAILS: &[&str] = &[
    "based",
    "led",
    "born",
    "backed",
    "style",
    "wide",
    "like",
    "run",
    "owned",
    "held",
    "made",
    "era",
    "trained",
    "funded",
    "controlled",
    "occupied",
    "linked",
    "area",
    "friendly",
    "free",
    "related",
    "only",
    "bound",
    "level",
    "wing",
    "centric",
    "speaking",
    "ruled",
    "old",
    "long",
    "time",
    "language",
    "type",
    "class",
    "sponsored",
    "supported",
    "brokered",
    "administered",
    "listed",
    "dominated",
    "educated",
    "aligned",
    "affiliated",
    "majority",
    "built",
    "hosted",
    "wise",
    "in",
    "and",
    "on",
    "up",
    "out",
    "off",
    "to",
    "themed",
    "inspired",
    "appointed",
    "mediated",
    "imposed",
    "designated",
    "proofed",
    "proof",
    "day",
    "year",
    "man",
    "woman",
    "turned",
    "designed",
    "loving",
    "mad",
    "based",
    "bred",
    "cum",
    "general",
    "elect",
    "designate",
    "sized",
    "specific",
    "sanctioned",
    "operated",
];

impl<'d, 'a> Finder<'d, 'a> {
    /// Reads through the text once: what lies inside times, how each sentence uses capitals, and which
    /// words are capitalised where only a name is.
    pub(super) fn new(doc: &'d Doc<'a>, times: &[Time]) -> Self {
        let mut blocked = vec![false; doc.len()];
        for time in times {
            for token in time.tokens.clone() {
                if let Some(slot) = blocked.get_mut(token) {
                    *slot = true;
                }
            }
        }
        let styles: Vec<Style> = doc.sentences.iter().map(|sentence| style(doc, sentence.tokens.clone(), sentence.kind)).collect();
        let mut finder = Self { doc, blocked, known: FxHashSet::default(), styles };
        for (at, sentence) in doc.sentences.iter().enumerate() {
            if finder.style(at) != Style::Sentence {
                continue;
            }
            let mut initial = true;
            for token in sentence.tokens.clone() {
                let class = doc.class(token);
                if class.contains(Class::WORD | Class::CAPITAL) && !initial && !doc.lex(token).intersects(Lex::FUNCTION | Lex::CALENDAR) {
                    finder.known.insert(hash(doc, token));
                }
                initial = opens(doc, token, initial);
            }
        }
        finder
    }

    /// How sentence `at` uses capitals.
    pub(super) fn style(&self, at: usize) -> Style {
        self.styles.get(at).copied().unwrap_or(Style::Sentence)
    }

    /// The runs of the text, in order, disjoint.
    pub(super) fn runs(&self) -> Vec<Run> {
        let doc = self.doc;
        let mut runs = Vec::new();
        for (at, sentence) in doc.sentences.iter().enumerate() {
            let style = self.style(at);
            let mut initial = true;
            let mut token = sentence.tokens.start;
            while token < sentence.tokens.end {
                if !self.begins(token, initial, style) {
                    initial = opens(doc, token, initial);
                    token += 1;
                    continue;
                }
                let start = self.leading(token, sentence.tokens.start);
                let end = self.end(token, sentence.tokens.end, style);
                runs.push(Run { tokens: start..end, sentence: at, style });
                initial = false;
                token = end;
            }
        }
        runs
    }

    fn usable(&self, token: usize) -> bool {
        let class = self.doc.class(token);
        class.contains(Class::WORD | Class::CAPITAL)
            && !class.intersects(Class::CLITIC | Class::URL | Class::EMAIL)
            && !self.blocked.get(token).copied().unwrap_or(true)
            && !self.doc.lex(token).contains(Lex::CALENDAR)
    }

    /// Whether a name may begin with this token.
    fn begins(&self, token: usize, initial: bool, style: Style) -> bool {
        let doc = self.doc;
        if !self.usable(token) {
            return false;
        }
        let lex = doc.lex(token);
        if lex.contains(Lex::FUNCTION) && !self.is_acronym(token, style) {
            // "the group No Coal for Tarlo", "First Nations": numbers and negations open names, the smallest words don't.
            return style == Style::Sentence && !initial && !SMALL.contains(&doc.lower(token).as_ref()) && self.goes_on(token + 1, style);
        }
        if doc.word(token) == "I" || (doc.word(token).len() == 1 && !self.goes_on(token + 1, style)) {
            return false;
        }
        if plural_acronym(doc.word(token)) {
            return false;
        }
        match style {
            Style::Sentence if !initial => true,
            Style::Sentence => {
                let common = is_common(doc, token);
                if lex.contains(Lex::COUNTRY) || doc.has(token, Class::ALL_CAPS) {
                    return true;
                }
                let next = self.usable(token + 1) && !doc.lex(token + 1).contains(Lex::FUNCTION);
                if common {
                    let titled = next && lex.intersects(Lex::TITLE | Lex::ROLE | Lex::DEMONYM | Lex::ORG_HEAD | Lex::TITLE_PART | NAMES);
                    let headed = next
                        && (token + 1..token + 5)
                            .take_while(|&t| self.goes_on(t, style))
                            .any(|t| doc.lex(t).intersects(Lex::ORG_HEAD | Lex::EVENT_HEAD) && is_common(doc, t));
                    let joined = headed || doc.is(token + 1, "of") && lex.intersects(Lex::ORG_HEAD) && self.usable(token + 2);
                    // "Baker said", where Baker is known from "Carl Baker".
                    let known = self.known.contains(&hash(doc, token));
                    let acts = doc.tag(token + 1).is_finite() || doc.has(token + 1, Class::CLITIC);
                    return titled || joined || (doc.tag(token).is_proper() && (next || known)) || (known && acts);
                }
                if lex.intersects(NAMES) || next || self.known.contains(&hash(doc, token)) {
                    return true;
                }
                doc.tag(token).is_proper()
            }
            Style::TitleCase | Style::AllCaps => self.in_headline(token, style),
        }
    }

    /// Whether a word of a headline is part of a name.
    fn in_headline(&self, token: usize, style: Style) -> bool {
        let doc = self.doc;
        let lex = doc.lex(token);
        if lex.contains(Lex::FUNCTION) {
            return false;
        }
        if self.known.contains(&hash(doc, token)) || lex.intersects(Lex::COUNTRY | Lex::DEMONYM | Lex::PEOPLE) {
            return true;
        }
        if style == Style::TitleCase && doc.has(token, Class::ALL_CAPS) {
            return true;
        }
        if style == Style::TitleCase && lex.intersects(Lex::MALE | Lex::FEMALE) && self.usable(token + 1) && !is_common(doc, token + 1) {
            return true;
        }
        let tag = doc.tag(token);
        let verb = style == Style::TitleCase && (tag.is_verb() || tag.is_adverb() || tag.is_adjective());
        !is_common(doc, token) && (!verb || lex.intersects(NAMES))
    }

    fn is_acronym(&self, token: usize, style: Style) -> bool {
        style == Style::Sentence && self.doc.has(token, Class::ALL_CAPS) && self.doc.word(token).len() > 1
    }

    /// The start of a run whose first capital is `token`: takes in a particle glued to it.
    fn leading(&self, token: usize, from: usize) -> usize {
        let doc = self.doc;
        if token >= from + 2 && doc.has(token - 1, Class::HYPHEN) && LEADING.contains(&doc.word(token - 2)) {
            return token - 2;
        }
        // +972 Journal
        if token >= from + 2 && doc.has(token - 1, Class::NUMBER) && doc.glued(token - 1) && doc.word(token - 2) == "+" {
            return token - 2;
        }
        token
    }

    /// Whether a capitalised word goes on with a run.
    fn goes_on(&self, token: usize, style: Style) -> bool {
        let doc = self.doc;
        if !self.usable(token) || (doc.has(token, Class::GLUED) && !doc.has(token - 1, Class::INITIAL)) {
            return false;
        }
        let lex = doc.lex(token);
        if plural_acronym(doc.word(token)) {
            return false;
        }
        let given = |t: usize| doc.lex(t).intersects(Lex::MALE | Lex::FEMALE);
        if lex.contains(Lex::FUNCTION) {
            return doc.has(token, Class::ALL_CAPS) && style == Style::Sentence;
        }
        if doc.word(token) == "I" {
            // Pedro I
            return given(token - 1) && !doc.tag(token + 1).is_finite() && !doc.has(token + 1, Class::CLITIC);
        }
        style == Style::Sentence
            || style == Style::TitleCase && (given(token - 1) || doc.has(token - 1, Class::INITIAL))
            || self.in_headline(token, style)
            || lex.intersects(Lex::ORG_HEAD | Lex::PLACE_HEAD | Lex::COMPANY_END | Lex::EVENT_HEAD)
    }

    /// One past the last token of the run that begins at `from`.
    fn end(&self, from: usize, limit: usize, style: Style) -> usize {
        let doc = self.doc;
        let mut end = self.listed(from, limit).unwrap_or(from + 1);
        let mut headed = false;
        while end < limit {
            let last = end - 1;
            let lex = doc.lex(last);
            if self.goes_on(end, style) {
                end = self.listed(end, limit).unwrap_or(end + 1);
                continue;
            }
            if doc.has(end, Class::HYPHEN) {
                if let Some(next) = self.hyphened(from, end, style).filter(|&next| next <= limit) {
                    end = next;
                    continue;
                }
                break;
            }
            if end + 1 < limit && doc.word(end) == "&" && self.usable(end + 1) {
                end += 2;
                continue;
            }
            if let Some(next) = self.particle(end, limit, style) {
                end = next + 1;
                continue;
            }
            if let Some(next) = self.genitive(from, end, limit, style) {
                end = next;
                continue;
            }
            let next = if doc.is(end + 1, "the") { end + 2 } else { end + 1 };
            if next < limit && self.goes_on(next, style) {
                let heads = Lex::ORG_HEAD | Lex::PLACE_HEAD | Lex::EVENT_HEAD | Lex::WORK_HEAD;
                let role = lex.intersects(Lex::ROLE | Lex::TITLE) && !lex.intersects(Lex::ORG_HEAD);
                if role && doc.is_any(end, &["of", "for"]) && is_general(doc, next) {
                    // Secretary of State
                    headed = true;
                    end = next + 1;
                    continue;
                }
                if doc.is(end, "of") && !role && self.takes_of(from..end, next) {
                    headed = headed || lex.intersects(heads);
                    end = next + 1;
                    continue;
                }
                let org = (from..end).any(|t| doc.lex(t).contains(Lex::ORG_HEAD))
                    || (doc.is(end, "for") && doc.lex(from).contains(Lex::FUNCTION));
                if org && doc.is_any(end, &["for", "on", "against"]) && style == Style::Sentence && end - from <= 4 {
                    headed = true;
                    end = next + 1;
                    continue;
                }
                if doc.is(end, "and") && self.takes_and(from..end, end + 1, limit, headed) {
                    end += 2;
                    continue;
                }
            }
            if doc.word(end) == "," && headed && self.takes_comma(end, limit) {
                end += 2;
                continue;
            }
            break;
        }
        // UN human rights council
        if style == Style::Sentence
            && end - from <= 3
            && lexicon::phrase_at(doc, from, end).map_or(doc.lex(from), |(_, lex)| lex).contains(Lex::ORG_NAME)
        {
            let noun =
                |t: usize| doc.has(t, Class::WORD) && !doc.has(t, Class::CAPITAL) && (doc.tag(t).is_noun() || doc.tag(t).is_adjective());
            let stop = (end..limit.min(end + 4)).take_while(|&t| noun(t)).find(|&t| {
                doc.is_any(
                    t,
                    &[
                        "council",
                        "commission",
                        "committee",
                        "agency",
                        "assembly",
                        "court",
                        "tribunal",
                        "parliament",
                        "programme",
                        "secretariat",
                    ],
                )
            });
            if let Some(stop) = stop {
                return stop + 1;
            }
        }
        // Unit 8200, Boeing 737: a number closes a name that a common noun ends.
        let last = end - 1;
        if end < limit
            && end - from == 1
            && style == Style::Sentence
            && doc.has(end, Class::NUMBER)
            && !doc.class(end).intersects(Class::ORDINAL | Class::DECADE | Class::CLOCK | Class::ISO_DATE)
            && !self.blocked.get(end).copied().unwrap_or(true)
            && is_common(doc, last)
            && !doc.lex(last).intersects(Lex::ROLE | Lex::TITLE)
            && doc.word(end).bytes().all(|b| b.is_ascii_digit())
            && !(doc.glued(end + 1)
                && !doc.class(end + 1).intersects(Class::TERMINAL | Class::CLITIC | Class::CLOSE)
                && doc.word(end + 1) != ",")
        {
            end += 1;
        }
        end
    }

    /// One past a listed name of several words that begins at `from`: “Trinidad and Tobago”.
    fn listed(&self, from: usize, limit: usize) -> Option<usize> {
        let (length, lex) = lexicon::phrase_at(self.doc, from, limit)?;
        let end = from + length;
        (lex.intersects(Lex::COUNTRY | Lex::REGION | Lex::CITY | Lex::ORG_NAME) && self.usable(end - 1)).then_some(end)
    }

    /// Behind a hyphen: one past what belongs to the name, or nothing.
    fn hyphened(&self, from: usize, hyphen: usize, style: Style) -> Option<usize> {
        let doc = self.doc;
        let next = hyphen + 1;
        if !doc.glued(hyphen) || !doc.glued(next) {
            return None;
        }
        let class = doc.class(next);
        if class.contains(Class::WORD | Class::CAPITAL) {
            let country = |t: usize| doc.lex(t).contains(Lex::COUNTRY);
            if hyphen == from + 1 && country(from) && country(next) {
                return None;
            }
            if style != Style::Sentence && TAILS.contains(&doc.lower(next).as_ref()) {
                return None;
            }
            return Some(next + 1);
        }
        if class.contains(Class::NUMBER) && !doc.has(next + 1, Class::GLUED | Class::HYPHEN) {
            // Covid-19
            return Some(next + 1);
        }
        let word = doc.word(next);
        if PARTICLES.contains(&word) && doc.has(next + 1, Class::HYPHEN) && doc.has(next + 2, Class::CAPITAL | Class::GLUED) {
            // Ata-ur-Rehman
            return Some(next + 3);
        }
        // Given names of East Asia behind a surname: Kim Ki-hyun.
        let syllable = class.contains(Class::WORD) && word.len() <= 6 && doc.word(hyphen - 1).len() <= 6;
        let behind_name = hyphen >= from + 2 || doc.lex(hyphen - 1).is_empty();
        // Short tails are syllables behind a word that is neither English nor a place: Yeung Kin-man.
        let foreign = hyphen >= from + 2
            && !is_common(doc, hyphen - 1)
            && !doc.lex(hyphen - 1).intersects(Lex::COUNTRY | Lex::CITY | Lex::DEMONYM)
            && !doc.has(hyphen - 1, Class::ALL_CAPS);
        let tail = TAILS.contains(&word) && !(foreign && word.len() <= 3);
        (syllable && behind_name && !tail && !word.ends_with("ed") && (foreign || !doc.lex(next).intersects(Lex::FUNCTION)))
            .then_some(next + 1)
            .filter(|_| hyphen >= from + 2 || !is_common(doc, next))
    }

    /// If particles stand at `at` and lead to a name word: its index.
    fn particle(&self, at: usize, limit: usize, style: Style) -> Option<usize> {
        let doc = self.doc;
        let mut next = at;
        while next < limit && next < at + 3 && PARTICLES.contains(&doc.word(next)) {
            // al-Rashid
            next += if doc.has(next + 1, Class::HYPHEN) { 2 } else { 1 };
        }
        let english =
            next == at + 1 && doc.is_any(at, &["as", "do", "at", "an", "ten", "ad", "e", "den"]) && !doc.has(at + 1, Class::HYPHEN);
        (next > at && next < limit && !english && self.usable(next) && (style == Style::Sentence || self.in_headline(next, style)))
            .then_some(next)
    }

    /// “People's Party”, “Workers' Union”: one past the word behind the genitive, where the owner is a common noun
    /// and what is owned heads a name.
    fn genitive(&self, from: usize, at: usize, limit: usize, style: Style) -> Option<usize> {
        let doc = self.doc;
        let owner = at - 1;
        let mark = doc.has(at, Class::CLITIC) && doc.is_any(at, &["'s", "’s"])
            || (matches!(doc.word(at), "'" | "’") && doc.glued(at) && doc.word(owner).ends_with('s'));
        if !mark || at + 1 >= limit || !self.goes_on(at + 1, style) || at - from > 4 {
            return None;
        }
        let saint = at >= from + 2 && doc.is_any(from, &["st.", "st", "saint"]);
        let lex = doc.lex(owner);
        let plain = (is_common(doc, owner) || lex.intersects(Lex::ROLE | Lex::TITLE)) && !lex.intersects(Lex::ORG_HEAD | Lex::COUNTRY);
        let heads = Lex::ORG_HEAD | Lex::EVENT_HEAD | Lex::PLACE_HEAD | Lex::WORK_HEAD;
        let headed = (at + 1..limit.min(at + 5)).take_while(|&t| self.goes_on(t, style)).any(|t| doc.lex(t).intersects(heads));
        ((plain || saint) && headed).then_some(at + 2)
    }

    /// Whether “of” binds the run to the name behind it.
    fn takes_of(&self, run: Range<usize>, next: usize) -> bool {
        let doc = self.doc;
        let last = run.end - 1;
        let lex = doc.lex(last);
        if lex.intersects(Lex::ORG_HEAD | Lex::PLACE_HEAD | Lex::EVENT_HEAD | Lex::WORK_HEAD) {
            return true;
        }
        // National Union of Weavers of Arlen
        if doc.lex(next).contains(Lex::COUNTRY)
            && run.clone().any(|t| doc.is(t, "of"))
            && run.clone().any(|t| doc.lex(t).contains(Lex::ORG_HEAD))
        {
            return true;
        }
        let own = doc.lex(next).intersects(Lex::COUNTRY | Lex::CITY | Lex::MALE | Lex::FEMALE) && !is_common(doc, next);
        if lex.intersects(Lex::COUNTRY | Lex::MALE | Lex::FEMALE | Lex::SURNAME) && !is_common(doc, last) {
            return false;
        }
        // A common noun with a capital: “Daughters of the Revolution”, “Kingdom of Arlen”.
        is_common(doc, last) && (!own || run.len() == 1)
    }

    /// Whether “and” lies inside a name: “Ministry of Science and Technology”, “Food and Drug Administration”.
    fn takes_and(&self, run: Range<usize>, next: usize, limit: usize, headed: bool) -> bool {
        let doc = self.doc;
        let last = run.end - 1;
        let noun = |t: usize| is_general(doc, t) && !doc.lex(t).intersects(Lex::COUNTRY | Lex::ROLE | Lex::TITLE);
        if headed {
            return noun(last) && noun(next) && !doc.lex(last).intersects(Lex::ORG_HEAD) && self.usable(next);
        }
        if run.len() > 6 || !noun(last) || !noun(next) || doc.lex(last).intersects(Lex::ORG_HEAD | Lex::ORG_NAME) {
            return false;
        }
        (next + 1..limit.min(next + 4)).take_while(|&t| self.goes_on(t, Style::Sentence)).any(|t| doc.lex(t).contains(Lex::ORG_HEAD))
    }

    /// Whether a comma lies inside a list of common nouns that a head governs: “Ministry of Land, Water and Housing”.
    fn takes_comma(&self, comma: usize, limit: usize) -> bool {
        let doc = self.doc;
        let noun = |t: usize| self.usable(t) && is_general(doc, t) && !doc.lex(t).intersects(Lex::ROLE | Lex::TITLE | Lex::COUNTRY);
        let mut at = comma;
        let mut items = 0;
        while at + 1 < limit && items < 6 && doc.word(at) == "," && noun(at + 1) {
            at += 2;
            items += 1;
            while at < limit && items < 8 && noun(at) {
                at += 1;
                items += 1;
            }
        }
        items > 0 && doc.is(at, "and") && noun(at + 1)
    }
}

/// Whether the next word opens a sentence as far as its capital goes, behind this token.
fn opens(doc: &Doc<'_>, token: usize, initial: bool) -> bool {
    let class = doc.class(token);
    if class.intersects(Class::WORD | Class::NUMBER) {
        return false;
    }
    initial || class.contains(Class::DOUBLE | Class::OPEN) || doc.word(token) == ":" || class.contains(Class::TERMINAL)
}

/// Letters with a plural ending: “NGOs”, “ATMs”.
fn plural_acronym(word: &str) -> bool {
    word.strip_suffix('s').is_some_and(|letters| letters.len() >= 2 && letters.bytes().all(|b| b.is_ascii_uppercase()))
}

/// Whether a capitalised word is a general noun, listed or by its ending: “Forestry”, “Rehabilitation”.
fn is_general(doc: &Doc<'_>, token: usize) -> bool {
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

/// How a sentence uses capitals.
fn style(doc: &Doc<'_>, tokens: Range<usize>, kind: BlockKind) -> Style {
    let (mut words, mut capitals, mut all, mut long) = (0, 0, 0, 0);
    let first = tokens.start;
    for token in tokens {
        let class = doc.class(token);
        if !class.contains(Class::WORD) || class.contains(Class::CLITIC) {
            continue;
        }
        long += 1;
        if class.contains(Class::ALL_CAPS) {
            all += 1;
        }
        if token == first || doc.lex(token).contains(Lex::FUNCTION) {
            continue;
        }
        words += 1;
        if class.contains(Class::CAPITAL) {
            capitals += 1;
        }
    }
    if long >= 3 && all * 10 >= long * 7 || (long == 2 && all == 2) {
        return Style::AllCaps;
    }
    let heading = matches!(kind, BlockKind::Title | BlockKind::Heading);
    if (heading && words >= 2 && capitals * 10 >= words * 7) || (words >= 4 && capitals * 10 >= words * 8 && !ends(doc, first)) {
        return Style::TitleCase;
    }
    Style::Sentence
}

/// Whether the sentence that begins at `first` closes with a full stop.
fn ends(doc: &Doc<'_>, first: usize) -> bool {
    let sentence = doc.sentences.get(doc.sentence_of(first));
    sentence.is_some_and(|sentence| {
        let last = sentence.tokens.end.saturating_sub(1);
        doc.class(last).intersects(Class::TERMINAL | Class::ABBREV)
    })
}
