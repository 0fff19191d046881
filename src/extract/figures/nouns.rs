//! The noun phrase behind a number: where it ends and what its head is.

use std::borrow::Cow;

use crate::text::{Class, Tag, Upos, any_of};

use super::scan::Scan;

/// A noun phrase.
pub(super) struct NounPhrase {
    /// The token behind its head.
    pub(super) end: usize,
    /// The token of the head.
    pub(super) at: usize,
}

/// The longest run of modifiers that is looked through; real noun phrases are shorter.
const LONGEST: usize = 14;

/// The noun phrase that begins at `at`: modifiers, then nouns. It ends before prepositions, verbs, stops, other numbers
/// and times.
pub(super) fn phrase(scan: &Scan<'_, '_>, at: usize) -> Option<NounPhrase> {
    let doc = scan.doc;
    let mut head = None;
    let mut plural = false;
    let mut token = at;
    let end = scan.end.min(at + LONGEST);
    // No time begins before this token.
    let clear = if scan.free(at) { scan.limit(at) } else { at };
    // "first weekly loss", "second four-year term": an adjective of time is a modifier like others.
    let passes = |token: usize| {
        token < clear
            || scan.time_at(token).is_none_or(|time| {
                let compound = time.tokens.len() > 2 && time.tokens.clone().any(|t| doc.has(t, Class::HYPHEN));
                compound || time.tokens.len() == 1 && doc.tag(token).is_adjective()
            })
    };
    while token < end && passes(token) {
        let tag = doc.tag(token);
        let class = doc.class(token);
        if class.contains(Class::HYPHEN) {
            // A compound goes on: "high-tech", but not over a dash.
            if !scan.is_hyphen(token) || token == at {
                break;
            }
            token += 1;
            continue;
        }
        let hyphened = token > at && doc.has(token - 1, Class::HYPHEN);
        let opens_compound = scan.is_hyphen(token + 1);
        if class.contains(Class::PUNCT) {
            // "large, old trees"; a quotation mark may stand around a modifier.
            let adjectives = scan.is(token, any_of![","])
                && token > at
                && doc.tag(token - 1).is_adjective()
                && head.is_none()
                && doc.tag(token + 1).is_adjective();
            let quote = class.contains(Class::QUOTE) && head.is_none();
            if !(adjectives || quote) {
                break;
            }
        } else if scan.is(token, any_of!["percent", "per", "pct", "million", "billion"]) {
            break;
        } else if hyphened || opens_compound {
            if tag.is_noun() && !opens_compound && !plural {
                head = Some(token);
                plural = tag == Tag::Nns;
            } else if plural {
                break;
            }
        } else if tag.is_noun() || (doc.upos(token) == Upos::Propn) {
            // Behind a plural only a common noun goes on: "arms exporters", not "two Democrats Sunday".
            if plural
                && (class.contains(Class::CAPITAL)
                    || tag == Tag::Nn && doc.upos(token - 1) == Upos::Noun && !is_noun_compound(scan, token - 1))
            {
                break;
            }
            // "one reason Dara Quill left": a clause begins.
            let common = head == Some(token - 1) && doc.tag(token - 1).is_common_noun() && !doc.has(token - 1, Class::CAPITAL);
            if common && class.contains(Class::CAPITAL) && !scan.headline() {
                break;
            }
            head = Some(token);
            plural = tag.is_plural();
        } else if tag == Tag::Pos {
            if head.is_none() || !doc.tag(token + 1).is_noun() && !doc.tag(token + 1).is_adjective() {
                break;
            }
            plural = false;
        } else if tag.is_adjective() || matches!(tag, Tag::Vbn | Tag::Vbg) || doc.upos(token) == Upos::Adj {
            // "Middle Eastern traders": the name goes on.
            let name = class.contains(Class::CAPITAL) && head == Some(token.wrapping_sub(1)) && doc.has(token - 1, Class::CAPITAL);
            // "three GOP presidential candidates", "rallying Cuban students": the noun before was a modifier.
            let modifier = !plural
                && doc.tag(token + 1).is_common_noun()
                && head.is_some_and(|head| head + 1 == token && (doc.tag(head).is_proper() || class.contains(Class::CAPITAL)));
            if head.is_some() && !name && !modifier {
                break;
            }
        } else if tag.is_adverb() {
            if head.is_some() || !(doc.tag(token + 1).is_adjective() || doc.tag(token + 1).is_participle()) {
                break;
            }
        } else if tag == Tag::Cc && head.is_none() && token > at && scan.is(token, any_of!["and", "or"]) {
            if !doc.tag(token - 1).is_adjective() || !doc.tag(token + 1).is_adjective() {
                break;
            }
        } else {
            break;
        }
        token += 1;
    }
    head.map(|at| NounPhrase { end: at + 1, at })
}

impl NounPhrase {
    /// The head, lower case, singular.
    pub(super) fn head(&self, scan: &Scan<'_, '_>) -> String {
        singular(scan, self.at)
    }
}

/// "arms" in "arms exporters": a plural that another noun follows as its head.
fn is_noun_compound(scan: &Scan<'_, '_>, token: usize) -> bool {
    scan.doc.is_in(
        token,
        any_of![
            "arms",
            "sports",
            "sales",
            "goods",
            "savings",
            "customs",
            "communications",
            "news",
            "women",
            "men",
            "rights",
            "jobs",
            "weapons"
        ],
    )
}

/// The dictionary form of a noun, lower case.
fn singular(scan: &Scan<'_, '_>, token: usize) -> String {
    if scan.is(token, any_of!["people"]) {
        return "person".to_owned();
    }
    let lemma: Cow<'_, str> = scan.doc.lemma(token);
    let mut lemma = if lemma.bytes().all(|b| b.is_ascii_lowercase()) { lemma.into_owned() } else { lemma.to_lowercase() };
    // A name is its own lemma: "Democrats".
    if scan.doc.tag(token) == Tag::Nnps && lemma.ends_with('s') && !lemma.ends_with("ss") {
        lemma.pop();
    }
    lemma
}
