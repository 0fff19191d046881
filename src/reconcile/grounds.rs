//! Why the claims of a group were put together: what two of them have in common, in words.

use std::collections::BTreeSet;

use super::align;
use super::compare::{Relation, comparable, relate};
use super::copies;
use super::entities::{self, Entities, Entity};
use super::facts::{self, Corpus, Fact};
use super::groups::reference;
use super::lexicon::{class_name, is_function_word, stem};
use super::words::words;
use crate::model::{ArticleRecord, ClaimRef, GroupRecord};

/// With how many of the members before it a claim is compared.
const BEFORE: usize = 24;

/// What a claim of a group and the one that it is most like have in common.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Ground {
    /// The claim, and the earlier one of the group that it is most like.
    pub claims: [ClaimRef; 2],
    /// How alike the two are; `None` where only what they measure, or a noun for the event, put them together.
    pub score: Option<f32>,
    /// The verb that both have, or the class of both verbs.
    pub verb: Option<String>,
    /// Actors that both name.
    pub actors: Vec<String>,
    /// Amounts of both that measure the same kind of thing, and how they stand to each other.
    pub figures: Vec<String>,
    /// Their days.
    pub days: Option<String>,
    /// Words that both have.
    pub words: Vec<String>,
}

/// Why each claim of the group but the first is in it. `articles` are those of the run that made the group: words weigh by how many
/// articles have them.
#[must_use]
pub fn grounds(articles: &[ArticleRecord], group: &GroupRecord) -> Vec<Ground> {
    let articles = super::distinct(articles);
    let entities = entities::join(&articles);
    let corpus = facts::corpus(&articles, &entities, &copies::find(&articles));
    let wanted: BTreeSet<(&str, &str)> = group.claims.iter().map(|claim| (claim.article.as_str(), claim.claim.as_str())).collect();
    let members: Vec<&Fact<'_>> =
        corpus.facts.iter().filter(|fact| wanted.contains(&(fact.record.id.as_str(), fact.claim.id.as_str()))).collect();
    let mut found = Vec::new();
    for (at, fact) in members.iter().enumerate().skip(1) {
        let earlier = members.get(at.saturating_sub(BEFORE)..at).unwrap_or_default();
        let scored = earlier.iter().map(|other| (align::score(&corpus, other, fact), *other));
        // The first of the likeliest.
        let best = scored.reduce(|best, next| if next.0.unwrap_or(-1.0) > best.0.unwrap_or(-1.0) { next } else { best });
        found.extend(best.map(|(score, other)| ground(&corpus, &entities, other, fact, score)));
    }
    found
}

fn ground(corpus: &Corpus<'_>, entities: &Entities, a: &Fact<'_>, b: &Fact<'_>, score: Option<f32>) -> Ground {
    let class = a.relations.iter().find(|class| b.relations.contains(class)).map(|&class| class_name(class));
    let (x, y) = (a.claim.predicate.lemma.as_str(), b.claim.predicate.lemma.as_str());
    let verb = match class {
        _ if a.verb == b.verb => Some(format!("“{x}”")),
        Some(class) => Some(format!("“{x}” and “{y}”, both of the class “{class}”")),
        None if align::predicates(corpus, a, b) > 0.0 => Some(format!("“{x}” and “{y}”, by their objects")),
        None => None,
    };
    let (named_a, named_b) = (named(entities, a), named(entities, b));
    let actors = named_a.iter().filter(|(entity, _)| named_b.iter().any(|(other, _)| other == entity)).map(|(_, name)| name.clone());
    let mut figures = Vec::new();
    for x in &a.figures {
        for y in b.figures.iter().filter(|y| comparable(x, y)) {
            let how = match relate(x, y) {
                Some(Relation::Same) => "the same",
                Some(Relation::Within) => "one is within the other",
                Some(Relation::Apart) => "they can't both hold",
                Some(Relation::Incomparable) => "no exact conversion",
                None => continue,
            };
            figures.push(format!("“{}” and “{}”: {how}", x.text, y.text));
        }
    }
    let stems: BTreeSet<String> = words(&b.claim.text).iter().map(|word| stem(&word.norm)).collect();
    let mut shared: Vec<String> = Vec::new();
    for word in words(&a.claim.text) {
        if !is_function_word(&word.norm) && stems.contains(&stem(&word.norm)) && !shared.contains(&word.norm) {
            shared.push(word.norm);
        }
    }
    Ground { claims: [reference(a), reference(b)], score, verb, actors: actors.collect(), figures, days: days(a, b), words: shared }
}

/// The actors that a claim names or means, each once.
fn named(entities: &Entities, fact: &Fact<'_>) -> Vec<(Entity, String)> {
    let claim = fact.claim;
    let sides = claim.subject.iter().chain(&claim.object).chain(&claim.arguments).chain(&claim.place);
    let meant: BTreeSet<&str> = sides.filter_map(|side| side.actor.as_deref()).collect();
    let mut found: Vec<(Entity, String)> = Vec::new();
    for actor in &fact.record.actors {
        let inside = actor.mentions.iter().any(|mention| claim.span.start <= mention.span.start && mention.span.end <= claim.span.end);
        if let Some(entity) = entities.of(fact.article, &actor.id).filter(|_| inside || meant.contains(actor.id.as_str()))
            && found.iter().all(|(other, _)| *other != entity)
        {
            found.push((entity, actor.name.clone()));
        }
    }
    found
}

fn days(a: &Fact<'_>, b: &Fact<'_>) -> Option<String> {
    let told = |fact: &Fact<'_>| {
        let date = fact.claim.date.as_ref()?;
        let (first, last) = (date.first.as_deref().unwrap_or(""), date.last.as_deref().unwrap_or(""));
        Some(if first == last { first.to_owned() } else { format!("{first}…{last}") })
    };
    let (x, y) = (told(a)?, told(b)?);
    Some(if x == y { format!("both {x}") } else { format!("{x} and {y}") })
}
