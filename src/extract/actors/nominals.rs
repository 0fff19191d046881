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
        ("Prime Minister Tomas Brell spoke. The prime minister looked tired.", "The prime minister = Tomas Brell"),
        ("Orlena Vask, 45, resigned. The 45-year-old gave no reason.", "The 45-year-old = Orlena Vask"),
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
    (doc.is(token, key!("the")) | doc.is(token, key!("this"))) & (lists.intersects(HEADS) | doc.has(token + 1, Class::NUMBER))
}

/// If a definite noun phrase that may refer back begins at the determiner `token`, a word that [`opens`] one: its tokens and its
/// head, a noun that actors are called by, or what tells an age: “the 45-year-old”.
pub(super) fn phrase(doc: &View<'_, '_>, token: usize, limit: usize) -> Option<(Range<usize>, usize)> {
    if doc.has(token + 1, Class::NUMBER) {
        return aged(doc, token, limit).map(|tokens| (tokens, token + AGE));
    }
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
            || doc.class(next).intersects(Class::CAPITAL | Class::HYPHEN))
    {
        return None;
    }
    Some((token..head + 1, head))
}

/// Where “old” stands behind the determiner of “the 45-year-old”.
const AGE: usize = 5;

/// “the 45-year-old”, if it begins at the determiner: its tokens; a noun for a person may stand behind it.
#[cold]
#[inline(never)]
fn aged(doc: &View<'_, '_>, token: usize, limit: usize) -> Option<Range<usize>> {
    let end = token + AGE + 1;
    let number = doc.has(token + 1, Class::NUMBER) && doc.has(token + 2, Class::HYPHEN);
    let old = doc.is(token + 3, key!("year")) && doc.has(token + 4, Class::HYPHEN) && doc.is(token + AGE, key!("old"));
    if end > limit || !number || !old {
        return None;
    }
    let noun = doc.tag(end).is_noun() && end < limit;
    let person = noun && doc.tag(end) == Tag::Nn && doc.lex(end).contains(Lex::ROLE) && !doc.tag(end + 1).is_noun();
    let other = noun || doc.has(end, Class::CAPITAL | Class::HYPHEN) || doc.tag(end).is_adjective();
    if person { Some(token..end + 1) } else { (!other).then_some(token..end) }
}

/// The person of that age: told behind the name, or else the one spoken of.
#[cold]
#[inline(never)]
fn resolve_aged(
    doc: &View<'_, '_>,
    tokens: &Range<usize>,
    sentence: usize,
    drafts: &[Draft],
    discourse: &mut Discourse<'_, '_, '_>,
) -> Option<ActorId> {
    let age = doc.hash(tokens.start + 1);
    let fits = |actor: ActorId| {
        let Some(draft) = drafts.get(actor).filter(|draft| draft.kind == ActorKind::Person) else { return 0 };
        let told = doc.is(draft.name.end, key!(",")) && doc.has(draft.name.end + 1, Class::NUMBER);
        match told {
            true if doc.hash(draft.name.end + 1) == age => 8,
            true => 0,
            false => 1,
        }
    };
    discourse.salient(sentence, fits)
}

/// The actor that a definite noun means.
#[inline]
pub(super) fn resolve(
    doc: &View<'_, '_>,
    tokens: &Range<usize>,
    head: usize,
    sentence: usize,
    drafts: &[Draft],
    discourse: &mut Discourse<'_, '_, '_>,
) -> Option<ActorId> {
    if doc.has(tokens.start + 1, Class::NUMBER) {
        return resolve_aged(doc, tokens, sentence, drafts, discourse);
    }
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
            // "the prime minister"
            ActorKind::Person => i32::from((tokens.start + 1..tokens.end).all(|token| draft.roles.contains(&doc.hash(token)))) * 6,
            _ => 0,
        }
    };
    discourse.salient(sentence, fits)
}
