//! Who and where: actors and places that differ.

use super::{Said, accounts, difference, pairs};
use crate::model::{ActorKind, Aspect, Difference, Modality, Severity};
use crate::reconcile::align::likeness;
use crate::reconcile::facts::{Corpus, Fact, Side};
use crate::reconcile::lists::has_stem;

pub(super) fn differences(corpus: &Corpus<'_>, facts: &[&Fact<'_>]) -> Vec<Difference> {
    actors(corpus, facts).into_iter().chain(places(corpus, facts)).collect()
}

/// Whether a side names somebody who can act.
fn acts(fact: &Fact<'_>, side: &Side<'_>) -> bool {
    if side.pronoun {
        return false;
    }
    let kind = actor_kind(fact, side);
    matches!(kind, Some(ActorKind::Person | ActorKind::Organization | ActorKind::Group))
        || side.head.as_deref().is_some_and(|head| has_stem("agent", head))
        || (!side.place && is_name(side.text))
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
    let mut values: Vec<Said<'_>> = Vec::new();
    let mut severity = Severity::Precision;
    let mut first: Option<(Said<'_>, Said<'_>)> = None;
    for (a, b) in pairs(facts) {
        if a.article == b.article {
            continue;
        }
        let like = likeness(corpus, a, b);
        if like.predicate < 0.5 {
            continue;
        }
        let conflict = |x: &Side<'_>, y: &Side<'_>| {
            let named = |fact: &Fact<'_>, side: &Side<'_>| {
                side.entity.is_some() && matches!(actor_kind(fact, side), Some(ActorKind::Person | ActorKind::Organization))
            };
            let done =
                a.claim.modality == Modality::Asserted && b.claim.modality == Modality::Asserted && a.claim.polarity == b.claim.polarity;
            let rest = a.object.as_ref().zip(b.object.as_ref()).is_some_and(|(x, y)| corpus.cosine(&x.bag, &y.bag) > 0.6);
            done && rest && like.predicate >= 0.85 && named(a, x) == named(b, y) && corpus.shared(&x.bag, &y.bag).next().is_none()
        };
        let mut note = |x: &Side<'_>, y: &Side<'_>, kind: Severity| {
            let said = |side: &Side<'_>, fact| Said { text: side.text.to_owned(), normalized: None, fact };
            let (x, y) = (said(x, *a), said(y, *b));
            if first.is_none() || kind < severity {
                first = Some((x.clone(), y.clone()));
                severity = severity.min(kind);
            }
            values.extend([x, y]);
        };
        let differ = |x: &Side<'_>, y: &Side<'_>| {
            acts(a, x)
                && acts(b, y)
                && (x.entity.is_none() || x.entity != y.entity)
                && x.head != y.head
                && corpus.cosine(&x.bag, &y.bag) < 0.85
        };
        if let (Some(x), Some(y)) = (&a.subject, &b.subject)
            && differ(x, y)
        {
            note(x, y, if conflict(x, y) { Severity::Conflict } else { Severity::Precision });
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
            note(x, y, Severity::Precision);
        }
    }
    let (x, y) = first?;
    let explanation = match severity {
        Severity::Conflict => format!("{}: the same is told of another actor.", accounts(&x, &y)),
        _ => format!("{}: the actor is named more or less exactly.", accounts(&x, &y)),
    };
    difference(Aspect::Actor, severity, &values, explanation)
}

/// The same thing at different places.
fn places(corpus: &Corpus<'_>, facts: &[&Fact<'_>]) -> Option<Difference> {
    let mut values: Vec<Said<'_>> = Vec::new();
    let mut severity = Severity::Precision;
    let mut first: Option<(Said<'_>, Said<'_>)> = None;
    for (a, b) in pairs(facts) {
        if a.article == b.article {
            continue;
        }
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
        } else if like.clause > 0.5 && preposition(x.text) == preposition(y.text) {
            Severity::Conflict
        } else {
            continue;
        };
        let said = |side: &Side<'_>, fact| Said { text: side.text.to_owned(), normalized: None, fact };
        let (x, y) = (said(x, *a), said(y, *b));
        if first.is_none() || kind < severity {
            first = Some((x.clone(), y.clone()));
            severity = severity.min(kind);
        }
        values.extend([x, y]);
    }
    let (x, y) = first?;
    let explanation = match severity {
        Severity::Conflict => format!("{}: not the same place.", accounts(&x, &y)),
        _ => format!("{}: the one says more of where than the other.", accounts(&x, &y)),
    };
    difference(Aspect::Place, severity, &values, explanation)
}

/// The arguments that say where.
fn where_of<'f, 'a>(fact: &'f Fact<'a>) -> Vec<&'f Side<'a>> {
    fact.others.iter().chain(&fact.object).filter(|side| side.place).collect()
}

fn preposition(text: &str) -> Option<&str> {
    text.split_whitespace().next()
}
