//! Who and where: actors and places that differ.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::{Said, accounts, difference, pairs};
use crate::model::{ActorKind, Aspect, Difference, Modality, Severity};
use crate::reconcile::align::{self, likeness};
use crate::reconcile::entities::Entity;
use crate::reconcile::facts::{Corpus, Fact, Side};
use crate::reconcile::lexicon::stem;
use crate::reconcile::lists::{has_stem, has_word};
use crate::reconcile::words::words;

pub(super) fn differences(corpus: &Corpus<'_>, facts: &[&Fact<'_>]) -> Vec<Difference> {
    actors(corpus, facts).into_iter().chain(offices(facts)).chain(places(corpus, facts)).collect()
}

/// Whether a side names somebody who can act.
fn acts(fact: &Fact<'_>, side: &Side<'_>) -> bool {
    let first = side.text.split([' ', ',']).next().unwrap_or("");
    if side.pronoun || matches!(first, "he" | "she" | "it" | "He" | "She" | "It") {
        return false;
    }
    let kind = actor_kind(fact, side);
    matches!(kind, Some(ActorKind::Person | ActorKind::Organization | ActorKind::Group))
        || side.head.as_deref().is_some_and(|head| has_stem("agent", head))
        || (!side.place && is_name(side.text))
}

/// Whether further bodies or people are named: "the paper and two other outlets".
fn joined(text: &str) -> bool {
    let further = text.split_once(" and ").map_or("", |(_, further)| further);
    words(further).iter().any(|word| {
        let stemmed = stem(&word.norm);
        has_stem("agent", &stemmed)
            || has_stem("sort", &stemmed)
            || further.get(word.start..).is_some_and(|rest| rest.starts_with(char::is_uppercase))
    })
}

/// Whether the words are a name: all begin with a capital, but for an article.
fn is_name(text: &str) -> bool {
    let mut words = text.split_whitespace().filter(|word| !matches!(*word, "the" | "The" | "of")).peekable();
    words.peek().is_some() && words.all(|word| word.starts_with(char::is_uppercase))
}

fn actor_kind(fact: &Fact<'_>, side: &Side<'_>) -> Option<ActorKind> {
    let id = fact
        .claim
        .subject
        .iter()
        .chain(&fact.claim.object)
        .chain(&fact.claim.arguments)
        .find(|argument| argument.text == side.text)?
        .actor
        .as_ref()?;
    fact.record.actors.iter().find(|actor| &actor.id == id).map(|actor| actor.kind)
}

/// The same deed of different actors, or of one that is named more or less exactly.
fn actors(corpus: &Corpus<'_>, facts: &[&Fact<'_>]) -> Option<Difference> {
    let mut found = Collected::default();
    for (a, b) in pairs(facts).filter(|(a, b)| a.article != b.article) {
        let like = likeness(corpus, a, b);
        if like.predicate < 0.5 {
            continue;
        }
        let differ = |x: &Side<'_>, y: &Side<'_>| {
            acts(a, x)
                && acts(b, y)
                && (x.entity.is_none() || x.entity != y.entity || joined(x.text) != joined(y.text))
                && !same_head(x, y)
                && !office_holder(a, x, b, y)
                && corpus.cosine(&x.bag, &y.bag) < 0.85
        };
        if let (Some(x), Some(y)) = (&a.subject, &b.subject)
            && differ(x, y)
        {
            let kind = if rivals(corpus, (a, x), (b, y), like.predicate) { Severity::Conflict } else { Severity::Precision };
            found.note((a, x), (b, y), kind);
        }
        let best = a
            .object
            .iter()
            .chain(&a.others)
            .flat_map(|x| b.object.iter().chain(&b.others).map(move |y| (x, y)))
            .filter(|(x, y)| acts(a, x) && acts(b, y))
            .max_by(|(x, y), (v, w)| corpus.cosine(&x.bag, &y.bag).total_cmp(&corpus.cosine(&v.bag, &w.bag)));
        if let Some((x, y)) = best
            && corpus.cosine(&x.bag, &y.bag) > 0.15
            && differ(x, y)
        {
            found.note((a, x), (b, y), Severity::Precision);
        }
    }
    found.difference(Aspect::Actor, "the same is told of another actor", "the actor is named more or less exactly")
}

/// One person, of whom one article names more or other offices than another: "president", "vice chair and president".
fn offices(facts: &[&Fact<'_>]) -> Option<Difference> {
    let held = |fact: &Fact<'_>| -> Option<(Vec<String>, String)> {
        let object = fact.object.as_ref().filter(|_| has_word("copula", &fact.claim.predicate.lemma))?;
        fact.subject.as_ref().filter(|side| actor_kind(fact, side) == Some(ActorKind::Person))?;
        let cut = words(object.text);
        let title = cut.iter().take_while(|word| !matches!(word.norm.as_str(), "of" | "at" | "in" | "for" | "who"));
        let mut offices: Vec<String> = title.map(|word| stem(&word.norm)).filter(|stem| has_stem("office", stem)).collect();
        offices.sort_unstable();
        offices.dedup();
        (!offices.is_empty()).then(|| (offices, object.text.to_owned()))
    };
    let told: Vec<(&Fact<'_>, Vec<String>, String)> =
        facts.iter().filter_map(|fact| held(fact).map(|(offices, text)| (*fact, offices, text))).collect();
    let mut found = Collected::default();
    for (a, b) in pairs(&told).filter(|(a, b)| a.0.article != b.0.article && a.1 != b.1) {
        let same = |x: Option<Entity>, y: Option<Entity>| x.is_some() && x == y;
        if same(a.0.subject.as_ref().and_then(|side| side.entity), b.0.subject.as_ref().and_then(|side| side.entity)) {
            let part = a.1.iter().all(|office| b.1.contains(office)) || b.1.iter().all(|office| a.1.contains(office));
            found.say((a.0, &a.2), (b.0, &b.2), if part { Severity::Omission } else { Severity::Precision });
        }
    }
    found.difference(Aspect::Actor, "not the same office", "the one names more of the person's offices")
}

/// Whether both did the same thing, which only one can have done: the same verb and object, and names or descriptions of one sort with
/// nothing in common.
fn rivals(corpus: &Corpus<'_>, (a, x): (&Fact<'_>, &Side<'_>), (b, y): (&Fact<'_>, &Side<'_>), predicate: f32) -> bool {
    let named = |fact: &Fact<'_>, side: &Side<'_>| {
        is_name(side.text) || (side.entity.is_some() && matches!(actor_kind(fact, side), Some(ActorKind::Person | ActorKind::Organization)))
    };
    let done = a.claim.modality == Modality::Asserted && b.claim.modality == Modality::Asserted && a.claim.polarity == b.claim.polarity;
    let rest = a.object.as_ref().zip(b.object.as_ref()).is_some_and(|(x, y)| corpus.cosine(&x.bag, &y.bag) > 0.6);
    let told_alike = || align::direct(corpus, a, b).is_some();
    done && rest && predicate >= 0.85 && named(a, x) == named(b, y) && corpus.shared(&x.bag, &y.bag).next().is_none() && told_alike()
}

/// Whether the heads are one noun, or the body and its members ("the Senate", "senators").
fn same_head(x: &Side<'_>, y: &Side<'_>) -> bool {
    const ROOT: usize = 5;
    match (x.head.as_deref(), y.head.as_deref()) {
        (Some(a), Some(b)) => {
            let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
            a == b || (short.len() >= ROOT && long.starts_with(short))
        }
        (a, b) => a == b,
    }
}

/// Whether the one is a person's name and the other the office ("the president"): nothing differs.
fn office_holder(a: &Fact<'_>, x: &Side<'_>, b: &Fact<'_>, y: &Side<'_>) -> bool {
    let office = |side: &Side<'_>| side.head.as_deref().is_some_and(|head| has_stem("office", head)) && !side.text.starts_with("a ");
    let person = |fact: &Fact<'_>, side: &Side<'_>| actor_kind(fact, side) == Some(ActorKind::Person);
    (office(x) && person(b, y)) || (office(y) && person(a, x))
}

/// The same thing at different places.
fn places(corpus: &Corpus<'_>, facts: &[&Fact<'_>]) -> Option<Difference> {
    let mut found = Collected::default();
    for (a, b) in pairs(facts).filter(|(a, b)| a.article != b.article) {
        let like = likeness(corpus, a, b);
        let (x, y) = (where_of(a), where_of(b));
        if x.is_empty() || y.is_empty() || like.predicate < 0.85 {
            continue;
        }
        // A place that both name settles it, or leaves only what one adds.
        let best = x
            .iter()
            .flat_map(|x| y.iter().map(move |y| (*x, *y)))
            .max_by(|(x, y), (v, w)| corpus.cosine(&x.bag, &y.bag).total_cmp(&corpus.cosine(&v.bag, &w.bag)));
        let Some((x, y)) = best else { continue };
        let same = corpus.cosine(&x.bag, &y.bag);
        let kind = if same > 0.8 {
            continue;
        } else if same > 0.0 {
            Severity::Precision
        } else if preposition(x.text) == preposition(y.text) && (like.clause > 0.5 || one_event(corpus, a, b)) {
            // A country and a town may be one place; two towns can't.
            if is_country(x) == is_country(y) { Severity::Conflict } else { Severity::Precision }
        } else {
            continue;
        };
        found.note((a, x), (b, y), kind);
    }
    found.difference(Aspect::Place, "not the same place", "the one says more of where than the other")
}

/// Whether both tell the same of the same definite subject and object, wherever it was.
fn one_event(corpus: &Corpus<'_>, a: &Fact<'_>, b: &Fact<'_>) -> bool {
    let alike = |x: &Option<Side<'_>>, y: &Option<Side<'_>>| match (x.as_ref().filter(|x| !x.place), y.as_ref().filter(|y| !y.place)) {
        (Some(x), Some(y)) => x.definite && y.definite && corpus.cosine(&x.bag, &y.bag) > 0.8,
        (None, None) => true,
        _ => false,
    };
    a.subject.is_some() && alike(&a.subject, &b.subject) && alike(&a.object, &b.object)
}

/// Names of countries and parts of the world.
static COUNTRIES: LazyLock<FxHashSet<&str>> =
    LazyLock::new(|| include_str!("../../text/lexicon/countries.txt").lines().filter(|line| !line.starts_with('#')).collect());

/// Whether the words behind the preposition name a country.
fn is_country(side: &Side<'_>) -> bool {
    let name = side.text.split_once(' ').map_or("", |(_, name)| name).to_lowercase();
    COUNTRIES.contains(name.strip_prefix("the ").unwrap_or(&name))
}

/// What the pairs of a group name, and the weightiest severity among them with its accounts.
#[derive(Default)]
struct Collected<'a> {
    values: Vec<Said<'a>>,
    worst: Option<(Severity, Said<'a>, Said<'a>)>,
}

impl<'a> Collected<'a> {
    fn note(&mut self, (a, x): (&'a Fact<'a>, &Side<'a>), (b, y): (&'a Fact<'a>, &Side<'a>), severity: Severity) {
        self.say((a, x.text), (b, y.text), severity);
    }

    fn say(&mut self, (a, x): (&'a Fact<'a>, &str), (b, y): (&'a Fact<'a>, &str), severity: Severity) {
        let (x, y) = (Said { text: x.to_owned(), normalized: None, fact: a }, Said { text: y.to_owned(), normalized: None, fact: b });
        if self.worst.as_ref().is_none_or(|(worst, ..)| severity < *worst) {
            self.worst = Some((severity, x.clone(), y.clone()));
        }
        self.values.extend([x, y]);
    }

    fn difference(self, aspect: Aspect, conflict: &str, precision: &str) -> Option<Difference> {
        let (severity, x, y) = self.worst?;
        let what = if severity == Severity::Conflict { conflict } else { precision };
        difference(aspect, severity, &self.values, format!("{}: {what}.", accounts(&x, &y)))
    }
}

/// The arguments that say where.
fn where_of<'f, 'a>(fact: &'f Fact<'a>) -> Vec<&'f Side<'a>> {
    let places = || fact.others.iter().chain(&fact.object).filter(|side| side.place);
    // The place of a claim stands once more without its preposition.
    let with: Vec<&Side<'a>> = places().filter(|side| preposition(side.text).is_some()).collect();
    if with.is_empty() { places().collect() } else { with }
}

fn preposition(text: &str) -> Option<&str> {
    text.split_whitespace().next().filter(|word| has_word("where", word))
}
