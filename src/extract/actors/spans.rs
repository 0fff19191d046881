//! Where names stand: runs of capitalised words with the small words that join them.
//!
//! A capital in the middle of a sentence speaks for a name; at its start, in headlines and in lines of
//! capitals it says nothing by itself, and what the rest of the article and the word lists know decides.

use std::ops::Range;

use super::closed::{Closed, closed, key};
use super::intern::Fact;
use super::near::Near;
use super::scan::{Capital, Scan};
use super::style::Style;
use super::words::{Place, View, is_common, is_general};
use crate::rule::Rule;
use crate::text::lexicon::Lex;
use crate::text::{Class, Tag};

/// A name by its capitals.
pub(super) static CAPITALS: Rule = Rule {
    id: "actor-capitals",
    phenomenon: "Capitalised words in a row, inside a sentence or known as a name elsewhere, name somebody or something.",
    matches: &[
        ("The deal was signed by Orlena Vask on Monday.", "Orlena Vask"),
        ("He left Wexbury for Tarlo.", "Wexbury"),
        ("Critics of Lord Ansel van der Moor spoke.", "Ansel van der Moor"),
        ("Talks with the Ministry of Science and Technology failed.", "Ministry of Science and Technology"),
        ("Talks with the Department of Justice failed.", "Department of Justice"),
        ("The deal was signed by Orla “Lolly” Vask.", "Orla “Lolly” Vask"),
        ("Shares in eBay rose.", "eBay"),
        ("easyJet said on Monday it would hire.", "easyJet"),
        ("The coach was Erik ten Brell.", "Erik ten Brell"),
    ],
    rejects: &["Yesterday nobody came. However, it rained on Monday.", "I think so.", "The pH of the mRNA fell."],
};

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
pub(super) struct Finder<'v, 'd, 'a> {
    pub(super) doc: &'v View<'d, 'a>,
    pub(super) scan: &'v Scan,
}

/// Lists that make a capitalised word a name wherever it stands.
pub(super) const NAMES: Lex = Lex::COUNTRY
    .union(Lex::REGION)
    .union(Lex::CITY)
    .union(Lex::MALE)
    .union(Lex::FEMALE)
    .union(Lex::SURNAME)
    .union(Lex::ORG_NAME)
    .union(Lex::PEOPLE)
    .union(Lex::DEMONYM);

/// Particles that also begin a name: “al-Rashid”.
const LEADING: &[&str] = &["al", "el", "as", "ad", "ar", "ash", "an", "at", "ul"];

/// Words of the closed classes that open no name, capital or not.
const SMALL: &Closed = closed![
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

/// Legal forms of companies that are also written in small letters.
pub(super) const LEGAL_FORMS: &Closed = closed!["plc", "p.l.c.", "ltd", "ltd.", "inc", "inc.", "llc", "llp", "gmbh"];

/// Whether what stands behind a family name that opens a sentence lets it be the common noun as well: "Field work",
/// "Cook the rice", "Rice is cheap".
fn goes_with_noun(doc: &View<'_, '_>, token: usize) -> bool {
    let tag = doc.tag(token + 1);
    tag.is_noun() || tag.is_adjective() || tag.is_determiner() || doc.has(token + 1, Class::HYPHEN) || doc.is(token + 1, key!("of"))
}

impl Finder<'_, '_, '_> {
    /// Tells the runs of the text, in order, disjoint.
    pub(super) fn runs(&self, mut found: impl FnMut(Run)) {
        let doc = self.doc;
        let mut free = 0;
        for &Capital { token, sentence, initial, plain } in self.scan.capitals() {
            let (token, sentence) = (token as usize, sentence as usize);
            if token < free {
                continue;
            }
            let style = self.scan.style(sentence);
            if (style == Style::Sentence && plain || self.may_begin(token, initial, style))
                && let Some(Range { start, end }) = doc.sentences.get(sentence).map(|sentence| sentence.tokens.clone())
            {
                let start = self.leading(token, start);
                free = self.end(token, end, style);
                found(Run { tokens: start..free, sentence, style });
            }
        }
    }

    #[inline]
    pub(super) fn usable(&self, token: usize) -> bool {
        self.doc.place_of(token).contains(Place::USABLE)
    }

    /// Whether a name may begin with this token, whatever it is.
    #[inline(never)]
    fn may_begin(&self, token: usize, initial: bool, style: Style) -> bool {
        let doc = self.doc;
        if !self.usable(token) {
            return false;
        }
        if doc.is_inner(token) {
            return true;
        }
        let lex = doc.lex(token);
        if lex.contains(Lex::FUNCTION) && !self.is_acronym(token, style) {
            // "the group No Coal for Tarlo", "First Nations": numbers and negations open names, the smallest words don't.
            // "Per Brell" may open one, too.
            let may = || !initial || doc.tag(token).is_proper() && lex.intersects(Lex::MALE | Lex::FEMALE) && !is_common(doc, token + 1);
            return style == Style::Sentence && may() && !doc.is_any(token, SMALL) && self.goes_on(token + 1, style);
        }
        if doc.span(token).len() == 1 && (doc.word(token) == "I" || !self.goes_on(token + 1, style)) {
            return false;
        }
        if doc.place_of(token).contains(Place::PLURAL) {
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
                    let joined = headed || doc.is(token + 1, key!("of")) && lex.intersects(Lex::ORG_HEAD) && self.usable(token + 2);
                    // "Baker said", where Baker is known from "Carl Baker".
                    let known = doc.knows(token, Fact::KNOWN);
                    let acts = doc.tag(token + 1).is_finite() || doc.tag(token + 1) == Tag::Vbn || doc.has(token + 1, Class::CLITIC);
                    // "King's College"
                    let owner = doc.has(token + 1, Class::CLITIC) && self.genitive(token, token + 1, token + 8, style).is_some();
                    let family = doc.knows(token, Fact::FAMILY) && !goes_with_noun(doc, token);
                    return titled || joined || family || owner || (doc.tag(token).is_proper() && (next || known)) || (known && acts);
                }
                if lex.intersects(NAMES) || next || doc.knows(token, Fact::KNOWN) {
                    return true;
                }
                doc.tag(token).is_proper()
            }
            Style::TitleCase | Style::AllCaps => self.in_headline(token, style),
        }
    }

    /// Whether a word of a headline is part of a name.
    pub(super) fn in_headline(&self, token: usize, style: Style) -> bool {
        let doc = self.doc;
        let lex = doc.lex(token);
        if lex.contains(Lex::FUNCTION) {
            return false;
        }
        if doc.knows(token, Fact::KNOWN) || lex.intersects(Lex::COUNTRY | Lex::DEMONYM | Lex::PEOPLE) {
            return true;
        }
        if style == Style::TitleCase && doc.has(token, Class::ALL_CAPS) {
            return true;
        }
        if style == Style::TitleCase && lex.intersects(Lex::MALE | Lex::FEMALE) && self.usable(token + 1) && !is_common(doc, token + 1) {
            return true;
        }
        let tag = doc.tag(token);
        let verb = tag.is_verb() || style == Style::TitleCase && (tag.is_adverb() || tag.is_adjective());
        !is_common(doc, token) && (!verb || lex.intersects(NAMES))
    }

    fn is_acronym(&self, token: usize, style: Style) -> bool {
        style == Style::Sentence && self.doc.has(token, Class::ALL_CAPS) && self.doc.word(token).len() > 1
    }

    /// The start of a run whose first capital is `token`: takes in a particle glued to it.
    fn leading(&self, token: usize, from: usize) -> usize {
        let doc = self.doc;
        if token < from + 2 || !doc.class(token - 1).intersects(Class::HYPHEN | Class::NUMBER) {
            return token;
        }
        if doc.has(token - 1, Class::HYPHEN) && LEADING.contains(&doc.word(token - 2)) {
            return token - 2;
        }
        // +44 Journal
        if doc.has(token - 1, Class::NUMBER) && doc.glued(token - 1) && doc.is(token - 2, key!("+")) {
            return token - 2;
        }
        token
    }

    /// Whether a capitalised word goes on with a run.
    pub(super) fn goes_on(&self, token: usize, style: Style) -> bool {
        let doc = self.doc;
        let usable = doc.place_of(token) & (Place::USABLE | Place::PLURAL) == Place::USABLE;
        if !usable || (doc.has(token, Class::GLUED) && !doc.has(token - 1, Class::INITIAL)) {
            return false;
        }
        let lex = doc.lex(token);
        let given = |t: usize| doc.lex(t).intersects(Lex::MALE | Lex::FEMALE);
        if lex.contains(Lex::FUNCTION) {
            // "Dr Per O. Brell"
            let named = given(token) && doc.has(token + 1, Class::CAPITAL);
            return (named || doc.has(token, Class::ALL_CAPS)) && style == Style::Sentence;
        }
        if doc.span(token).len() == 1 && doc.word(token) == "I" {
            // Pedro I
            return given(token - 1) && !doc.tag(token + 1).is_finite() && !doc.has(token + 1, Class::CLITIC);
        }
        style == Style::Sentence
            || style == Style::TitleCase && (given(token - 1) || doc.has(token - 1, Class::INITIAL))
            || self.in_headline(token, style)
            || lex.intersects(Lex::ORG_HEAD | Lex::PLACE_HEAD | Lex::COMPANY_END | Lex::EVENT_HEAD)
    }

    /// One past the last token of the run that begins at `from`.
    #[inline]
    fn end(&self, from: usize, limit: usize, style: Style) -> usize {
        let doc = self.doc;
        let mut end = from + 1;
        if style == Style::Sentence && !doc.leads(from) {
            while end < limit && doc.place_of(end).contains(Place::GOES_ON) && !doc.leads(end) {
                end += 1;
            }
            // Most runs are nothing but such words, and nothing behind them may join others to them.
            let stops = !doc.class(end).intersects(Class::HYPHEN | Class::NUMBER | Class::CAPITAL | Class::QUOTE)
                & !doc.near(end).contains(Near::JOINT);
            if stops & !doc.lex(from).contains(Lex::ORG_NAME) & !doc.lex(end).contains(Lex::COMPANY_END) {
                return end;
            }
        } else {
            end = self.listed(from, limit).unwrap_or(end);
        }
        self.joined(from, end, limit, style)
    }

    /// The same of a run that may have signs and small words inside, or others behind it; it is known up to `end`.
    #[inline(never)]
    fn joined(&self, from: usize, mut end: usize, limit: usize, style: Style) -> usize {
        let doc = self.doc;
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
            // "Brellwick plc"
            if doc.lex(end).contains(Lex::COMPANY_END) && doc.is_any(end, LEGAL_FORMS) {
                end += 1;
                break;
            }
            if let Some(next) = self.nickname(from, end, limit, style) {
                end = next + 1;
                continue;
            }
            // Most runs end here.
            if !(doc.near(end).contains(Near::JOINT) || headed && doc.is(end, key!(","))) {
                break;
            }
            if end + 1 < limit && doc.is(end, key!("&")) && self.usable(end + 1) {
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
            let next = if doc.is(end + 1, key!("the")) { end + 2 } else { end + 1 };
            // "of", "for", "and": words that join are function words.
            if doc.lex(end).contains(Lex::FUNCTION) && next < limit && self.goes_on(next, style) {
                let heads = Lex::ORG_HEAD | Lex::PLACE_HEAD | Lex::EVENT_HEAD | Lex::WORK_HEAD;
                let role = lex.intersects(Lex::ROLE | Lex::TITLE) && !lex.intersects(Lex::ORG_HEAD);
                if role && doc.is_any(end, closed!["of", "for"]) && is_general(doc, next) {
                    // Secretary of State
                    headed = true;
                    end = next + 1;
                    continue;
                }
                if doc.is(end, key!("of")) && !role && self.takes_of(from..end, next) {
                    headed = headed || lex.intersects(heads);
                    end = next + 1;
                    continue;
                }
                let org = (from..end).any(|t| doc.lex(t).contains(Lex::ORG_HEAD))
                    || (doc.is(end, key!("for")) && doc.lex(from).contains(Lex::FUNCTION));
                if org && doc.is_any(end, closed!["for", "on", "against"]) && style == Style::Sentence && end - from <= 4 {
                    headed = true;
                    end = next + 1;
                    continue;
                }
                if doc.is(end, key!("and")) && self.takes_and(from..end, end + 1, limit, headed) {
                    end += 2;
                    continue;
                }
            }
            if doc.is(end, key!(",")) && headed && self.takes_comma(end, limit) {
                end += 2;
                continue;
            }
            break;
        }
        // UN human rights council
        if style == Style::Sentence
            && end - from <= 3
            && doc.phrase_at(from, end).map_or(doc.lex(from), |(_, lex)| lex).contains(Lex::ORG_NAME)
        {
            let noun =
                |t: usize| doc.has(t, Class::WORD) && !doc.has(t, Class::CAPITAL) && (doc.tag(t).is_noun() || doc.tag(t).is_adjective());
            let stop = (end..limit.min(end + 4)).take_while(|&t| noun(t)).find(|&t| {
                doc.is_any(
                    t,
                    closed![
                        "council",
                        "commission",
                        "committee",
                        "agency",
                        "assembly",
                        "court",
                        "tribunal",
                        "parliament",
                        "programme",
                        "secretariat"
                    ],
                )
            });
            if let Some(stop) = stop {
                return stop + 1;
            }
        }
        // Unit 731, Boeing 737: a number closes a name that a common noun ends.
        let last = end - 1;
        if end < limit
            && end - from == 1
            && style == Style::Sentence
            && doc.has(end, Class::NUMBER)
            && !doc.class(end).intersects(Class::ORDINAL | Class::DECADE | Class::CLOCK | Class::DIGIT_DATE)
            && !doc.is_blocked(end)
            && (is_common(doc, last) && !doc.lex(last).intersects(Lex::ROLE | Lex::TITLE) || doc.is_inner(last))
            && doc.word(end).bytes().all(|b| b.is_ascii_digit())
            && !(doc.glued(end + 1)
                && !doc.class(end + 1).intersects(Class::TERMINAL | Class::CLITIC | Class::CLOSE)
                && !doc.is(end + 1, key!(",")))
        {
            end += 1;
        }
        end
    }
}
