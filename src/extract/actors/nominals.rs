//! Common nouns that stand for somebody named before: "the company", "the ministry", "the president".

use std::ops::Range;

use super::ActorId;
use super::closed::{closed, key};
use super::discourse::Discourse;
use super::drafts::Draft;
use super::kinds;
use super::near::Near;
use super::words::View;
use crate::model::ActorKind;
use crate::rule::Rule;
use crate::text::lexicon::Lex;
use crate::text::{Class, Tag};

/// A definite common noun.
pub(super) static DEFINITE: Rule = Rule {
    id: "actor-nominal",
    phenomenon: "A definite common noun without a complement means the most salient actor before it that it can describe.",
    matches: &[
        ("Brellwick Corp. closed a plant. The company gave no reason.", "The company = Brellwick Corp."),
        ("The Ministry of Health and Brellwick Corp. met. The ministry denied it.", "The ministry = Ministry of Health"),
        ("President Tomas Brell spoke. The president looked tired.", "The president = Tomas Brell"),
    ],
    rejects: &["Brellwick Corp. closed a plant. The president of the union was angry.", "Maria Vask met the company."],
};

/// Lists of nouns that actors are called by; [`Near::BUSINESS`] and [`Near::BODY`] are in them.
pub(super) const HEADS: Lex = Lex::ORG_HEAD.union(Lex::ORG_WORD).union(Lex::PLACE_WORD).union(Lex::ROLE);

/// Tokens behind the determiner that a phrase has at most.
const REACH: usize = 3;

/// Whether the token opens a definite noun phrase, as far as its word and the lists of the words behind it tell.
#[inline]
pub(super) fn opens(doc: &View<'_, '_>, token: usize) -> bool {
    let lists = (token + 1..token + 1 + REACH).fold(Lex::empty(), |lists, token| lists | doc.lex(token));
    (doc.is(token, key!("the")) | doc.is(token, key!("this"))) & lists.intersects(HEADS)
}

/// If a definite noun phrase that may refer back begins at the determiner `token`, a word that [`opens`] one: its tokens and its
/// head, a noun that actors are called by.
pub(super) fn phrase(doc: &View<'_, '_>, token: usize, limit: usize) -> Option<(Range<usize>, usize)> {
    let mut head = None;
    let mut at = token + 1;
    while at < limit.min(token + 1 + REACH) {
        let tag = doc.tag(at);
        if !doc.has(at, Class::WORD) || doc.has(at, Class::CAPITAL) {
            break;
        }
        if tag == Tag::Nn {
            head = Some(at);
        } else if !tag.is_adjective() || head.is_some() {
            break;
        }
        at += 1;
    }
    let head = head.filter(|&head| doc.lex(head).intersects(HEADS))?;
    // A complement, a name or a second noun behind it makes it another thing.
    let next = head + 1;
    let tag = doc.tag(next);
    if next < limit
        && (doc.is_any(next, closed!["of", "for", "that", "which", "who", "in", "to", "behind", "named", "called", "responsible"])
            || tag.is_noun()
            || doc.has(next, Class::HYPHEN))
    {
        return None;
    }
    Some((token..head + 1, head))
}

/// The actor that a definite noun means.
pub(super) fn resolve(
    doc: &View<'_, '_>,
    tokens: &Range<usize>,
    head: usize,
    sentence: usize,
    drafts: &[Draft],
    discourse: &mut Discourse<'_, '_, '_>,
) -> Option<ActorId> {
    let near = doc.near(head);
    let business = near.contains(Near::BUSINESS);
    let any = near.contains(Near::BODY);
    let bare = tokens.len() == 2;
    let word = doc.hash(head);
    let fits = |actor: ActorId| {
        let Some(draft) = drafts.get(actor) else { return 0 };
        let name = &draft.name;
        let same = || doc.hash(kinds::head(doc, name)) == word;
        let lists = || name.clone().fold(Lex::empty(), |sum, token| sum | doc.lex(token));
        let public = || name.clone().any(|token| doc.near(token).contains(Near::PUBLIC));
        match draft.kind {
            ActorKind::Organization => {
                if same() && !key!("company").is(word) {
                    return 6;
                }
                if business && !public() {
                    return if doc.lex(kinds::head(doc, name)).contains(Lex::COMPANY_END) { 3 } else { 2 };
                }
                i32::from(any && bare && !public())
            }
            ActorKind::Place if bare && closed!["country", "nation", "kingdom", "republic"].has(word) => {
                i32::from(lists().contains(Lex::COUNTRY)) * 2
            }
            ActorKind::Place if bare && closed!["city", "town", "capital"].has(word) => {
                i32::from(lists() & (Lex::CITY | Lex::COUNTRY) == Lex::CITY) * 2
            }
            ActorKind::Place if bare => i32::from(same()) * 4,
            ActorKind::Person if bare => i32::from(draft.roles.contains(&word)) * 6,
            _ => 0,
        }
    };
    discourse.salient(sentence, fits)
}
