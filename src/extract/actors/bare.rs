//! Which capitalised words alone are names and which are not: offices, general nouns, letters for common nouns.

use std::ops::Range;

use super::closed::{Closed, closed, key};
use super::intern::Fact;
use super::kinds;
use super::scan::Scan;
use super::spans;
use super::titles::{self, HEADS, Piece};
use super::words::{View, is_common};
use crate::text::lexicon::Lex;
use crate::text::{Class, Upos};

/// Houses of parliament and the like, which news names by the bare noun.
const HOUSES: &Closed = closed![
    "congress",
    "parliament",
    "senate",
    "cabinet",
    "house",
    "knesset",
    "duma",
    "bundestag",
    "labor",
    "labour",
    "treasury",
    "legislature",
    "greens",
    "conservatives",
    "liberals",
    "taliban",
    "interpol",
    "seimas",
    "riksdag",
    "folketing",
    "storting",
    "cortes",
    "diet",
    "majlis",
];

/// Whether the tokens are one general noun with a capital: "the Council", "the President".
pub(super) fn is_noun(doc: &View<'_, '_>, tokens: &Range<usize>) -> bool {
    tokens.len() == 1
        && is_common(doc, tokens.start)
        && doc.lex(tokens.start).intersects(HEADS | Lex::ROLE | Lex::TITLE | Lex::TITLE_PART)
        && !doc.has(tokens.start, Class::ALL_CAPS)
}

/// Marks letters that the text itself explains by a common noun: "automated teller machine (ATM)".
pub(super) fn mark_letters(doc: &mut View<'_, '_>, scan: &Scan) {
    for &(bracket, sentence) in &scan.brackets {
        let start = doc.sentences.get(sentence).map_or(bracket, |sentence| sentence.tokens.start);
        let word = doc.lower(bracket + 1);
        let count = word.chars().count();
        let mut at = bracket;
        let mut fits = 0;
        let mut plain = true;
        for letter in word.chars().rev() {
            // A hyphen or a small word may stand between.
            while at > start && !doc.has(at - 1, Class::WORD) && doc.has(at - 1, Class::HYPHEN) {
                at -= 1;
            }
            if at == start {
                break;
            }
            at -= 1;
            plain &= !doc.has(at, Class::CAPITAL);
            fits += usize::from(doc.lower(at).starts_with(letter));
        }
        let head = doc.lex(bracket - usize::from(bracket > 0));
        if plain && fits == count && !head.contains(Lex::ORG_HEAD) {
            doc.note(bracket + 1, Fact::LETTERS);
        }
    }
}

/// Finds the heads of longer names; marks the last words of full names of persons, and the head nouns of what are no persons.
pub(super) fn mark_parts(doc: &mut View<'_, '_>, pieces: &mut [Piece]) {
    for piece in pieces {
        if piece.tokens.len() < 2 {
            // "Mr Baker"
            if titles::is_addressed(doc, piece.tokens.start) {
                doc.note(piece.tokens.start, Fact::SURNAME);
            }
            continue;
        }
        let first = doc.lex(piece.tokens.start);
        let last = piece.tokens.end - 1;
        let given = first.intersects(Lex::MALE | Lex::FEMALE) && !first.contains(Lex::COMMON);
        // "Jordan River"
        let place = first.intersects(Lex::COUNTRY | Lex::REGION | Lex::CITY) && doc.lex(last).intersects(HEADS);
        if piece.is_titled() || given && !place {
            doc.number_all(last..last + 1);
            doc.note(last, Fact::SURNAME);
        }
        let head = kinds::head(doc, &piece.tokens);
        piece.set_head(head);
        if doc.lex(head).contains(Lex::ORG_HEAD) {
            doc.number_all(head..head + 1);
            doc.note(head, Fact::HEAD);
        }
    }
}

/// Whether a piece is a name.
#[inline]
pub(super) fn keeps(doc: &View<'_, '_>, piece: &Piece) -> bool {
    piece.tokens.len() != 1 || piece.listed().is_some() || keeps_word(doc, piece)
}

/// Whether a word alone is a name.
#[inline(never)]
fn keeps_word(doc: &View<'_, '_>, piece: &Piece) -> bool {
    let token = piece.tokens.start;
    let lex = doc.lex(token);
    if doc.knows(token, Fact::SURNAME) {
        return true;
    }
    if lex.contains(Lex::COMPANY_END) && doc.is_any(token, spans::LEGAL_FORMS) {
        return false;
    }
    if is_noun(doc, &piece.tokens) {
        let inside = doc.sentences.get(piece.sentence()).is_some_and(|sentence| sentence.tokens.start < token);
        let house = doc.is_any(token, HOUSES) && doc.upos(token) != Upos::Adj;
        let definite = token > 0 && doc.is(token - 1, key!("the")) && doc.knows(token, Fact::HEAD);
        return inside && (house || definite);
    }
    let adjective = is_common(doc, token) && doc.tag(token).is_adjective() && !lex.intersects(Lex::ORG_NAME | Lex::PEOPLE);
    let code = doc.has(token, Class::ALNUM) && doc.word(token).bytes().filter(u8::is_ascii_digit).count() >= 3;
    let common = lex.contains(Lex::LETTERS) && !lex.contains(Lex::COUNTRY) || doc.knows(token, Fact::LETTERS);
    !(common || adjective || code)
}
