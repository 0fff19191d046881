//! Roles that stand in apposition to a name: "Ilse Ott, the union's vice chair", "its director, Ilse Ott".

use std::ops::Range;

use super::closed::{closed, key};
use super::titles::Piece;
use super::words::View;
use crate::rule::Rule;
use crate::text::lexicon::Lex;
use crate::text::{Class, Tag};

/// A role in apposition.
pub(super) static APPOSITION: Rule = Rule {
    id: "actor-apposition",
    phenomenon: "A noun for an office or occupation in apposition to a name is a role of the person named.",
    matches: &[
        ("Orlena Vask, the union's vice chair and treasurer, resigned.", "Orlena Vask"),
        ("The union's treasurer, Orlena Vask, resigned.", "Orlena Vask"),
    ],
    rejects: &["Orlena Vask, however, resigned."],
};

/// The role in apposition to the name at `name` in this sentence, as tokens; `names` are those of the text, in order, disjoint.
#[inline]
pub(super) fn role(doc: &View<'_, '_>, names: &[Piece], name: &Range<usize>, sentence: usize) -> Option<Range<usize>> {
    // Without a comma beside the name there is none.
    let comma = doc.is(name.end, key!(",")) | (doc.is(name.start.saturating_sub(1), key!(",")));
    if comma { between_commas(doc, names, name, &doc.sentences.get(sentence)?.tokens) } else { None }
}

#[inline(never)]
fn between_commas(doc: &View<'_, '_>, names: &[Piece], name: &Range<usize>, sentence: &Range<usize>) -> Option<Range<usize>> {
    behind(doc, names, name, sentence).or_else(|| before(doc, names, name, sentence))
}

/// Whether the token lies in one of the names.
fn in_name(names: &[Piece], token: usize) -> bool {
    let next = names.partition_point(|name| name.tokens.start <= token);
    next.checked_sub(1).and_then(|last| names.get(last)).is_some_and(|name| name.tokens.contains(&token))
}

fn is_part(doc: &View<'_, '_>, names: &[Piece], token: usize) -> bool {
    doc.lex(token).intersects(Lex::TITLE_PART | Lex::ROLE | Lex::TITLE) && !in_name(names, token)
}

fn behind(doc: &View<'_, '_>, names: &[Piece], name: &Range<usize>, sentence: &Range<usize>) -> Option<Range<usize>> {
    if !doc.is(name.end, key!(",")) || name.end + 1 >= sentence.end {
        return None;
    }
    let limit = sentence.end.min(name.end + 12);
    // Determiners, owners and adjectives, up to the first word of the title.
    let mut at = name.end + 1;
    while at < limit && !is_part(doc, names, at) {
        let tag = doc.tag(at);
        if !(tag.is_determiner() || tag.is_noun() || tag.is_adjective() || tag == Tag::Pos || doc.has(at, Class::CLITIC | Class::HYPHEN)) {
            return None;
        }
        at += 1;
    }
    stretch(doc, names, at, limit).map(|end| at..end)
}

fn before(doc: &View<'_, '_>, names: &[Piece], name: &Range<usize>, sentence: &Range<usize>) -> Option<Range<usize>> {
    let comma = name.start.checked_sub(1).filter(|&t| t > sentence.start && doc.is(t, key!(",")))?;
    let last = comma - 1;
    if !doc.lex(last).contains(Lex::ROLE) || in_name(names, last) || !doc.tag(last).is_noun() {
        return None;
    }
    let mut start = last;
    while start > sentence.start && is_part(doc, names, start - 1) && doc.has(start - 1, Class::WORD) {
        start -= 1;
    }
    // Only a definite role names one person: "the director", "its director", "the union's director".
    let opener = start.checked_sub(1).filter(|&t| t >= sentence.start)?;
    (doc.is_any(opener, closed!["the", "its", "their", "his", "her"]) || doc.has(opener, Class::CLITIC) || doc.tag(opener) == Tag::Pos)
        .then_some(start..comma)
}

/// Title words from `at` on, the last of them a role, "and" between two: one past the last.
fn stretch(doc: &View<'_, '_>, names: &[Piece], at: usize, limit: usize) -> Option<usize> {
    let mut end = None;
    let mut token = at;
    while token < limit {
        if doc.lex(token).intersects(Lex::ROLE | Lex::TITLE) && !in_name(names, token) {
            end = Some(token + 1);
        } else if !(doc.lex(token).contains(Lex::TITLE_PART) && !in_name(names, token)
            || doc.has(token, Class::HYPHEN)
            || (doc.is(token, key!("and")) && end.is_some() && is_part(doc, names, token + 1)))
        {
            break;
        }
        token += 1;
    }
    end
}
