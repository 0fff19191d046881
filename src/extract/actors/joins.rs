//! The small words and signs that join capitalised words to one name.

use std::ops::Range;

use super::closed::{Closed, closed, key};
use super::near::Near;
use super::spans::Finder;
use super::style::Style;
use super::words::{View, is_common, is_general};
use crate::text::Class;
use crate::text::lexicon::Lex;

/// What a hyphen and a place or people make an adjective with: “Leeds-based”.
const TAILS: &Closed = closed![
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

/// Words that a nickname has at most.
const NICKNAME: usize = 3;

fn is_particle(doc: &View<'_, '_>, token: usize) -> bool {
    doc.near(token).contains(Near::PARTICLE) && !doc.has(token, Class::CAPITAL)
}

impl Finder<'_, '_, '_> {
    /// One past a listed name of several words that begins at `from`: “Trinidad and Tobago”.
    pub(super) fn listed(&self, from: usize, limit: usize) -> Option<usize> {
        let (length, lex) = self.doc.phrase_at(from, limit)?;
        let end = from + length;
        (lex.intersects(Lex::COUNTRY | Lex::REGION | Lex::CITY | Lex::ORG_NAME) && self.usable(end - 1)).then_some(end)
    }

    /// Behind a hyphen: one past what belongs to the name, or nothing.
    pub(super) fn hyphened(&self, from: usize, hyphen: usize, style: Style) -> Option<usize> {
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
            if style != Style::Sentence && doc.is_any(next, TAILS) {
                return None;
            }
            return Some(next + 1);
        }
        if class.contains(Class::NUMBER) && !doc.has(next + 1, Class::GLUED | Class::HYPHEN) {
            // Covid-19
            return Some(next + 1);
        }
        let word = doc.word(next);
        if is_particle(doc, next) && doc.has(next + 1, Class::HYPHEN) && doc.has(next + 2, Class::CAPITAL | Class::GLUED) {
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
        let tail = doc.is_any(next, TAILS) && !(foreign && word.len() <= 3);
        (syllable && behind_name && !tail && !word.ends_with("ed") && (foreign || !doc.lex(next).intersects(Lex::FUNCTION)))
            .then_some(next + 1)
            .filter(|_| hyphen >= from + 2 || !is_common(doc, next))
    }

    /// “Orla “Lolly” Vask”, “Tomas ‘The Hammer’ Brell”: if a nickname between quotation marks stands at `at`, behind a given name,
    /// and a name word behind it: its index.
    pub(super) fn nickname(&self, from: usize, at: usize, limit: usize, style: Style) -> Option<usize> {
        let doc = self.doc;
        let given = || (from..at).any(|token| doc.lex(token).intersects(Lex::MALE | Lex::FEMALE) || doc.has(token, Class::INITIAL));
        if !doc.has(at, Class::QUOTE) || !given() {
            return None;
        }
        let close = (at + 2..limit.min(at + 2 + NICKNAME)).find(|&token| doc.has(token, Class::QUOTE))?;
        let words = (at + 1..close).all(|token| doc.has(token, Class::WORD) || doc.has(token, Class::HYPHEN));
        (words && doc.has(at + 1, Class::CAPITAL) && close + 1 < limit && self.goes_on(close + 1, style)).then_some(close + 1)
    }

    /// If particles stand at `at` and lead to a name word: its index.
    pub(super) fn particle(&self, at: usize, limit: usize, style: Style) -> Option<usize> {
        let doc = self.doc;
        // A name word stands behind three particles at most, a hyphen behind each.
        if !is_particle(doc, at) || !(at + 1..at + 5).any(|t| doc.has(t, Class::CAPITAL)) {
            return None;
        }
        let mut next = at;
        while next < limit && next < at + 3 && is_particle(doc, next) {
            // al-Rashid
            next += if doc.has(next + 1, Class::HYPHEN) { 2 } else { 1 };
        }
        // "Erik ten Brell"
        let given = doc.lex(at - 1).intersects(Lex::MALE | Lex::FEMALE) && doc.is_any(at, closed!["ten", "do", "den"]);
        let english = !given
            && next == at + 1
            && doc.is_any(at, closed!["as", "do", "at", "an", "ten", "ad", "e", "den"])
            && !doc.has(at + 1, Class::HYPHEN);
        (next > at && next < limit && !english && self.usable(next) && (style == Style::Sentence || self.in_headline(next, style)))
            .then_some(next)
    }

    /// “People's Party”, “Workers' Union”: one past the word behind the genitive, where the owner is a common noun
    /// and what is owned heads a name.
    pub(super) fn genitive(&self, from: usize, at: usize, limit: usize, style: Style) -> Option<usize> {
        let doc = self.doc;
        let owner = at - 1;
        let mark = doc.has(at, Class::CLITIC) && doc.is_any(at, closed!["'s"])
            || (doc.is(at, key!("'")) && doc.glued(at) && doc.word(owner).ends_with('s'));
        if !mark || at + 1 >= limit || !self.goes_on(at + 1, style) || at - from > 4 {
            return None;
        }
        let saint = at >= from + 2 && doc.is_any(from, closed!["st.", "st", "saint"]);
        let lex = doc.lex(owner);
        let plain = (is_common(doc, owner) || lex.intersects(Lex::ROLE | Lex::TITLE)) && !lex.intersects(Lex::ORG_HEAD | Lex::COUNTRY);
        let heads = Lex::ORG_HEAD | Lex::EVENT_HEAD | Lex::PLACE_HEAD | Lex::WORK_HEAD;
        let headed = (at + 1..limit.min(at + 5)).take_while(|&t| self.goes_on(t, style)).any(|t| doc.lex(t).intersects(heads));
        ((plain || saint) && headed).then_some(at + 2)
    }

    /// Whether “of” binds the run to the name behind it.
    pub(super) fn takes_of(&self, run: Range<usize>, next: usize) -> bool {
        let doc = self.doc;
        let last = run.end - 1;
        let lex = doc.lex(last);
        if lex.intersects(Lex::ORG_HEAD | Lex::PLACE_HEAD | Lex::EVENT_HEAD | Lex::WORK_HEAD) {
            return true;
        }
        // National Union of Weavers of Arlen
        if doc.lex(next).contains(Lex::COUNTRY)
            && run.clone().any(|t| doc.is(t, key!("of")))
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
    pub(super) fn takes_and(&self, run: Range<usize>, next: usize, limit: usize, headed: bool) -> bool {
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
    pub(super) fn takes_comma(&self, comma: usize, limit: usize) -> bool {
        let doc = self.doc;
        let noun = |t: usize| self.usable(t) && is_general(doc, t) && !doc.lex(t).intersects(Lex::ROLE | Lex::TITLE | Lex::COUNTRY);
        let mut at = comma;
        let mut items = 0;
        while at + 1 < limit && items < 6 && doc.is(at, key!(",")) && noun(at + 1) {
            at += 2;
            items += 1;
            while at < limit && items < 8 && noun(at) {
                at += 1;
                items += 1;
            }
        }
        items > 0 && doc.is(at, key!("and")) && noun(at + 1)
    }
}
