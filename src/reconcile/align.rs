//! How likely two claims speak of the same thing.

use super::compare::{Relation, relate};
use super::facts::{Corpus, Fact, Feature, Side};
use super::lists::{has_stem, has_word};
use crate::model::{FigureKind, FigureRecord, Modality, Number, Polarity};

/// From this score on two claims may stand in one group.
pub(super) const TOGETHER: f32 = 0.5;
/// Cosine of two articles' profiles from which on they may tell one story.
const STORY: f32 = 0.2;
/// What that adds to the score of two telling verbs of one class.
const SAME_STORY: f32 = 0.1;

/// Likeness of two verbs of one class.
const OF_CLASS: f32 = 0.85;

/// What two claims have in common, each from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Likeness {
    /// The verbs.
    pub predicate: f32,
    /// Subject, object and arguments.
    pub arguments: f32,
    /// The whole clauses.
    pub clause: f32,
    /// The sentences.
    pub context: f32,
}

impl Likeness {
    /// One figure of the four.
    pub(super) fn score(self) -> f32 {
        0.34 * self.predicate + 0.26 * self.arguments + 0.2 * self.clause + 0.2 * self.context + 0.12
    }
}

/// The score of two claims; `None` where something tells that they speak of different things.
pub(super) fn score(corpus: &Corpus<'_>, a: &Fact<'_>, b: &Fact<'_>) -> Option<f32> {
    if times_apart(a, b) {
        return None;
    }
    let likeness = likeness(corpus, a, b);
    let direct = by_clauses(corpus, a, b, likeness);
    match by_story(corpus, a, b, likeness) {
        Some(story) => Some(direct.map_or(story, |direct| direct.max(story))).filter(|score| *score > LEAST),
        None => direct,
    }
}

/// The score of two claims by what their clauses say alone; `None` where something in them tells that they speak of different things.
pub(super) fn direct(corpus: &Corpus<'_>, a: &Fact<'_>, b: &Fact<'_>) -> Option<f32> {
    if times_apart(a, b) { None } else { by_clauses(corpus, a, b, likeness(corpus, a, b)) }
}

/// Whether days or stretches that the claims state tell them apart.
fn times_apart(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    days_apart(a, b) || (!a.figures.is_empty() && periods_apart(a, b))
}

/// Scores up to here tell nothing.
const LEAST: f32 = 0.3;
/// By how much the likelihood is raised to be a score: two in five are enough.
const LEAD: f32 = TOGETHER - 0.4;

/// How likely two claims with one telling verb, or verbs of one class, are the same event in two tellings of one story, whoever and
/// whatever they name beside it: "a suspected boss was found dead", "Rossi was found hanged in his cell". A logistic regression, fitted on the
/// development part of an event coreference corpus.
fn by_story(corpus: &Corpus<'_>, a: &Fact<'_>, b: &Fact<'_>, likeness: Likeness) -> Option<f32> {
    let telling = !has_stem("light", &a.verb) && !has_stem("light", &b.verb) && a.claim.polarity == b.claim.polarity;
    if !telling || likeness.predicate < OF_CLASS || demanded(a) != demanded(b) {
        return None;
    }
    if published_apart(a, b) || corpus.strangers(a.article, b.article) {
        return None;
    }
    let kin = corpus.kin(a.article, b.article);
    let verb = if a.verb == b.verb { 0.78 } else { 0.0 };
    let apart = if stands_apart(corpus, a, b) { 0.82 } else { 0.0 };
    let sum = verb - apart + 1.61 * likeness.arguments + 2.94 * likeness.context + 6.93 * kin.sqrt() - 6.3 * kin - 2.05;
    Some(1.0 / (1.0 + (-sum).exp()) + LEAD)
}

/// [`direct`] of claims that no time tells apart.
fn by_clauses(corpus: &Corpus<'_>, a: &Fact<'_>, b: &Fact<'_>, likeness: Likeness) -> Option<f32> {
    if (published_apart(a, b) || corpus.strangers(a.article, b.article)) && likeness.clause < 0.8 {
        return None;
    }
    let kin = corpus.kin(a.article, b.article);
    if denies_all(corpus, a, b) && kin >= STORY {
        return Some(TOGETHER);
    }
    // Articles of one story that use a telling verb mostly mean the same deed.
    let story = likeness.predicate >= OF_CLASS && kin >= STORY && !has_stem("light", &a.verb) && !has_stem("light", &b.verb);
    let told_alike = likeness.clause > 0.75 || (likeness.predicate >= OF_CLASS && likeness.context > 0.45);
    if (likeness.arguments < 0.12 && !told_alike) || (likeness.predicate == 0.0 && likeness.clause < 0.75) {
        return None;
    }
    if demanded(a) != demanded(b) || stands_apart(corpus, a, b) {
        return None;
    }
    Some(likeness.score() + if story { SAME_STORY } else { 0.0 })
}

/// Whether the one says that its subject did nothing of the kind, and the other that it did: "have not signed anything", "signed a deal".
pub(super) fn denies_all(corpus: &Corpus<'_>, a: &Fact<'_>, b: &Fact<'_>) -> bool {
    let nothing = |fact: &Fact<'_>| {
        let object = fact.object.as_ref().map(|side| side.text.to_lowercase());
        fact.claim.polarity == Polarity::Negated && object.is_some_and(|text| matches!(text.as_str(), "anything" | "any of it" | "nothing"))
    };
    let alike = || a.subject.as_ref().zip(b.subject.as_ref()).is_some_and(|(x, y)| corpus.shared(&x.bag, &y.bag).next().is_some());
    let done = |fact: &Fact<'_>| fact.claim.polarity == Polarity::Affirmed && fact.object.is_some();
    a.verb == b.verb && !has_stem("light", &a.verb) && (nothing(a) && done(b) || nothing(b) && done(a)) && alike()
}

/// What somebody demands is not what has happened.
pub(super) fn demanded(fact: &Fact<'_>) -> bool {
    fact.claim.modality == Modality::Ordered
}

pub(super) fn likeness(corpus: &Corpus<'_>, a: &Fact<'_>, b: &Fact<'_>) -> Likeness {
    Likeness {
        predicate: predicates(corpus, a, b),
        arguments: corpus.cosine(&a.arguments, &b.arguments),
        clause: corpus.cosine(&a.clause, &b.clause),
        context: corpus.cosine(&a.context, &b.context),
    }
}

/// The same verb, one of its class, or the noun of it among the other's arguments.
pub(super) fn predicates(corpus: &Corpus<'_>, a: &Fact<'_>, b: &Fact<'_>) -> f32 {
    let light = has_stem("light", &a.verb);
    if a.verb == b.verb && !light {
        return 1.0;
    }
    if a.relations.iter().any(|class| b.relations.contains(class)) {
        return OF_CLASS;
    }
    if a.verb == b.verb {
        // "is", "have": what counts is what follows.
        let object = |fact: &Fact<'_>| fact.object.as_ref().map(|side| side.bag.clone()).unwrap_or_default();
        return corpus.cosine(&object(a), &object(b));
    }
    let nominal = |verb: &Fact<'_>, noun: &Fact<'_>| {
        !has_stem("light", &verb.verb) && corpus.shared(&verb.predicate, &noun.arguments).any(|feature| corpus.weight(feature) > 0.4)
    };
    if nominal(a, b) || nominal(b, a) || same_amount(corpus, a, b) { 0.6 } else { 0.0 }
}

/// Whether both give an amount of the same things beside the same names: the verb then matters little ("has", "counted"), unless
/// it tells a deed and the amounts are not even near each other.
fn same_amount(corpus: &Corpus<'_>, a: &Fact<'_>, b: &Fact<'_>) -> bool {
    let stative = |fact: &Fact<'_>| has_stem("stative", &fact.verb);
    corpus.cosine(&a.arguments, &b.arguments) >= 0.6
        && a.figures.iter().flat_map(|x| b.figures.iter().map(move |y| (x, y))).any(|(x, y)| {
            x.of.is_some() && x.of == y.of && (stative(a) || stative(b) || matches!(relate(x, y), Some(Relation::Same | Relation::Within)))
        })
}

/// Whether both state days that are far from each other.
pub(super) fn days_apart(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    let (Some(x), Some(y)) = (a.stated, b.stated) else { return false };
    let gap = |end: Option<jiff::civil::Date>, start: Option<jiff::civil::Date>| match (end, start) {
        (Some(end), Some(start)) if end < start => (start - end).get_days(),
        _ => 0,
    };
    // Another month or year is another thing; days may be off by a slip.
    let long = |span: (Option<jiff::civil::Date>, Option<jiff::civil::Date>)| {
        span.0.zip(span.1).is_some_and(|(first, last)| (last - first).get_days() >= 27)
    };
    let gap = gap(x.1, y.0).max(gap(y.1, x.0));
    gap > 21 || (gap > 0 && long(x) && long(y))
}

/// Days after which an event that is told without its own day is hardly news any more.
const STALE: i32 = 60;

/// Whether the articles lie so far apart that claims without a day of their own hardly tell the same.
pub(super) fn published_apart(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    let undated = a.stated.is_none() || b.stated.is_none();
    undated && a.published.zip(b.published).is_some_and(|(x, y)| (x - y).get_days().abs() > STALE)
}

/// Whether a side of the one has nothing to do with that side of the other, and nothing else ties the two to one event: shares of one
/// company and of another, a fire here and a fire there.
pub(super) fn stands_apart(corpus: &Corpus<'_>, a: &Fact<'_>, b: &Fact<'_>) -> bool {
    let differ = |x: &Option<Side<'_>>, y: &Option<Side<'_>>| match (x, y) {
        (Some(x), Some(y)) => {
            !x.pronoun && !y.pronoun && !x.bag.is_empty() && !y.bag.is_empty() && corpus.shared(&x.bag, &y.bag).next().is_none()
        }
        _ => false,
    };
    let crossed = |x: &Option<Side<'_>>, y: &Option<Side<'_>>| match (x, y) {
        (Some(x), Some(y)) => corpus.shared(&x.bag, &y.bag).any(|f| corpus.weight(f) > 0.4),
        _ => false,
    };
    let turned = |x: &Fact<'_>, y: &Fact<'_>| {
        x.passive
            && !y.passive
            && y.object.as_ref().zip(x.subject.as_ref()).is_some_and(|(o, s)| corpus.shared(&o.bag, &s.bag).next().is_some())
    };
    let swapped = crossed(&a.subject, &b.object) || crossed(&a.object, &b.subject) || turned(a, b) || turned(b, a);
    if differ(&a.subject, &b.subject) && !swapped {
        // The object must tie them.
        if tie(corpus, &rest(a), &rest(b)) < 2 {
            return true;
        }
    }
    if elsewhere(corpus, a, b) {
        let definite = |fact: &Fact<'_>| fact.subject.iter().chain(&fact.object).any(|side| side.definite && !side.pronoun && !side.place);
        if !(definite(a) && definite(b)) {
            return true;
        }
    }
    false
}

/// How many strong features two bags share.
fn tie(corpus: &Corpus<'_>, a: &[Feature], b: &[Feature]) -> usize {
    corpus.shared(a, b).filter(|&feature| corpus.weight(feature) > 0.4).count()
}

/// Features of all but the subject.
fn rest(fact: &Fact<'_>) -> Vec<Feature> {
    let mut bag: Vec<Feature> = fact.object.iter().chain(&fact.others).flat_map(|side| side.bag.iter().copied()).collect();
    bag.sort_unstable();
    bag.dedup();
    bag
}

/// Whether both say where, and the sentence of neither has a word of the other's places.
pub(super) fn elsewhere(corpus: &Corpus<'_>, a: &Fact<'_>, b: &Fact<'_>) -> bool {
    let places = |fact: &Fact<'_>| {
        let mut bag: Vec<Feature> =
            fact.others.iter().chain(&fact.object).filter(|side| side.place).flat_map(|side| side.bag.iter().copied()).collect();
        bag.sort_unstable();
        bag.dedup();
        bag
    };
    let (x, y) = (places(a), places(b));
    let apart = |own: &[Feature], other: &Fact<'_>| corpus.shared(own, &other.context).next().is_none();
    !x.is_empty() && !y.is_empty() && apart(&x, b) && apart(&y, a)
}

/// The stretch that the sentence names by its place in a row.
fn period<'a>(fact: &Fact<'a>) -> Option<(Option<Number>, &'a str)> {
    let sentence = fact.sentence?;
    let from = fact.record.figures.partition_point(|figure| figure.span.start < sentence.span.start);
    let inside = fact.record.figures.get(from..)?.iter().take_while(|figure| figure.span.end <= sentence.span.end);
    let named = |figure: &'a FigureRecord| figure.of.as_deref().filter(|of| has_word("stretch", of)).map(|of| (figure.value, of));
    inside.filter(|figure| figure.kind == FigureKind::Ordinal).find_map(named)
}

/// Whether both name a stretch by its place in a row ("in the first week", "in the first month"), and not the same one.
pub(super) fn periods_apart(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    period(a).zip(period(b)).is_some_and(|(x, y)| x != y)
}
