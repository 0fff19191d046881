//! Whether it is so, and whether it has happened.

use super::{Said, accounts, difference, later, pairs, reports};
use crate::model::{Aspect, Difference, Modality, Polarity, Severity};
use crate::reconcile::align::{denies_all, likeness};
use crate::reconcile::facts::{Corpus, Fact};
use crate::reconcile::lexicon::stem;
use crate::reconcile::lists::has_stem;
use crate::reconcile::words::words;

pub(super) fn differences(corpus: &Corpus<'_>, facts: &[&Fact<'_>]) -> Vec<Difference> {
    let facts: Vec<&Fact<'_>> = facts.iter().filter(|fact| !reports(fact)).copied().collect();
    polarity(corpus, &facts).into_iter().chain(modality(corpus, &facts)).collect()
}

/// Subject, verb group and object as the article words them.
pub(super) fn clause(fact: &Fact<'_>) -> String {
    let claim = fact.claim;
    let parts = [
        claim.subject.as_ref().map(|s| s.text.as_str()),
        Some(claim.predicate.text.as_str()),
        claim.object.as_ref().map(|o| o.text.as_str()),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn said<'a>(fact: &'a Fact<'a>, normalized: &str) -> Said<'a> {
    Said { text: clause(fact), normalized: Some(normalized.to_owned()), fact }
}

/// One says that it is so, one that it is not.
fn polarity(corpus: &Corpus<'_>, facts: &[&Fact<'_>]) -> Option<Difference> {
    let told = |fact: &&&Fact<'_>| matches!(fact.claim.modality, Modality::Asserted | Modality::Planned);
    let told: Vec<&Fact<'_>> = facts.iter().filter(told).copied().collect();
    let mut severity = None;
    let mut members: Vec<&Fact<'_>> = Vec::new();
    let mut first = None;
    for (a, b) in pairs(&told) {
        if a.claim.polarity == b.claim.polarity || a.claim.modality != b.claim.modality || wished(a) != wished(b) {
            continue;
        }
        let like = likeness(corpus, a, b);
        if !denies_all(corpus, a, b) && (like.predicate < 0.85 || like.clause < 0.45 || strangers(corpus, a, b)) {
            continue;
        }
        let kind = if later(a, b) || later(b, a) { Severity::Update } else { Severity::Conflict };
        if severity.is_none_or(|known| kind < known) {
            severity = Some(kind);
            first = Some((*a, *b));
        }
        members.extend([*a, *b]);
    }
    let (severity, (a, b)) = (severity?, first?);
    let values: Vec<Said<'_>> = members.iter().map(|fact| said(fact, fact.claim.polarity.as_str())).collect();
    let (says, not) = if a.claim.polarity == Polarity::Affirmed { (a, b) } else { (b, a) };
    let accounts = accounts(&said(says, "affirmed"), &said(not, "negated"));
    let explanation = match severity {
        Severity::Conflict => format!("{accounts}: the one says that it is so, the other that it is not."),
        _ => format!("{accounts}: the one says that it is so, the other, on another day, that it is not."),
    };
    difference(Aspect::Polarity, severity, &values, explanation)
}

/// Whether the verb group wishes or tries: "wants to", "tried to".
fn wished(fact: &Fact<'_>) -> bool {
    words(&fact.claim.predicate.text).iter().any(|word| has_stem("wish", &stem(&word.norm)))
}

/// Whether the subjects of the two have nothing in common, and the objects do not make up for it.
fn strangers(corpus: &Corpus<'_>, a: &Fact<'_>, b: &Fact<'_>) -> bool {
    let (Some(x), Some(y)) = (&a.subject, &b.subject) else { return false };
    let apart = !x.pronoun && !y.pronoun && corpus.cosine(&x.bag, &y.bag) < 0.1;
    apart && !a.object.as_ref().zip(b.object.as_ref()).is_some_and(|(x, y)| corpus.cosine(&x.bag, &y.bag) > 0.8)
}

/// One says that it has happened, one that it is planned or may happen.
fn modality(corpus: &Corpus<'_>, facts: &[&Fact<'_>]) -> Option<Difference> {
    let level = |fact: &Fact<'_>| match fact.claim.modality {
        Modality::Asserted => Some("asserted"),
        Modality::Planned => Some("planned"),
        Modality::Possible => Some("possible"),
        _ => None,
    };
    let mut members: Vec<&Fact<'_>> = Vec::new();
    let mut first = None;
    let mut severity = Severity::Precision;
    for (a, b) in pairs(facts) {
        let (Some(x), Some(y)) = (level(a), level(b)) else { continue };
        if x == y || a.claim.polarity != b.claim.polarity {
            continue;
        }
        let like = likeness(corpus, a, b);
        if like.predicate < 0.85 || like.clause < 0.4 {
            continue;
        }
        if first.is_none() {
            let done_later = |plan: &Fact<'_>, done: &Fact<'_>| done.claim.modality == Modality::Asserted && later(plan, done);
            if done_later(a, b) || done_later(b, a) {
                severity = Severity::Update;
            }
            first = Some((*a, *b));
        }
        members.extend([*a, *b]);
    }
    let (a, b) = first?;
    let values: Vec<Said<'_>> = members.iter().map(|fact| said(fact, fact.claim.modality.as_str())).collect();
    let explanation = format!(
        "{}: the first is told as {}, the second as {}.",
        accounts(&said(a, ""), &said(b, "")),
        a.claim.modality.as_str(),
        b.claim.modality.as_str()
    );
    difference(Aspect::Modality, severity, &values, explanation)
}
