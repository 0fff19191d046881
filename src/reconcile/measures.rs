//! Figures as facts of their own: what is measured, of whom, when and where, whatever clause tells it. "A storm left 300,000 homes
//! without power" and "power was cut to 768,000 homes in the storm" share neither verb nor subject, but measure one thing.

use super::align;
use super::compare::{Counted, comparable, counted};
use super::facts::{Corpus, Fact, Feature};
use super::lexicon::{classes, stem};
use super::lists::has_stem;
use crate::model::{Change, FigureKind, FigureRecord, TimeKind, TimeRecord};

/// What is measured.
#[derive(Clone, Copy)]
pub(super) enum Amount<'a> {
    /// A figure of the text.
    Figure(&'a FigureRecord),
    /// A length of time.
    Length(&'a TimeRecord),
}

/// An amount and the claim that tells it.
pub(super) struct Measure<'a> {
    pub fact: &'a Fact<'a>,
    /// Place of the claim in the corpus.
    pub at: usize,
    pub amount: Amount<'a>,
    /// Relation classes that the counted noun and the verb stand for, with the features of the noun: what a key begins with.
    topics: Vec<u64>,
}

/// Telling features of the sentence that a measure lends to its keys.
const CONTEXT: usize = 6;
/// The same of the article.
const PROFILE: usize = 4;
/// Under one key a measure meets at most this many that follow it.
const NEIGHBOURS: usize = 8;
/// From this score on two measures are of one thing.
pub(super) const SAME: f32 = 0.5;
/// Pairs below this score say nothing of their measures.
const KNOWN: f32 = 0.3;

/// The measures of a corpus, each in the shortest claim that tells it, in order.
pub(super) fn all<'a>(corpus: &'a Corpus<'a>) -> Vec<Measure<'a>> {
    let mut found: Vec<((usize, u64, u64), u64, Measure<'a>)> = Vec::new();
    for (at, fact) in corpus.facts.iter().enumerate().filter(|(_, fact)| !fact.event) {
        let reported = super::compare::reports(fact);
        let length = (fact.claim.span.end - fact.claim.span.start) + if reported { 1 << 32 } else { 0 };
        let figures = fact.figures.iter().filter(|figure| figure.kind != FigureKind::Ordinal);
        for figure in figures {
            let amount = Amount::Figure(figure);
            found.push(((fact.article, figure.number.span.start, figure.number.span.end), length, measure(fact, at, amount)));
        }
        for time in fact.times.iter().filter(|time| time.kind == TimeKind::Duration) {
            found.push(((fact.article, time.span.start, time.span.end), length, measure(fact, at, Amount::Length(time))));
        }
    }
    found.sort_by_key(|(place, length, measure)| (*place, *length, measure.at));
    found.dedup_by_key(|(place, _, _)| *place);
    found.into_iter().map(|(_, _, measure)| measure).collect()
}

fn measure<'a>(fact: &'a Fact<'a>, at: usize, amount: Amount<'a>) -> Measure<'a> {
    let mut topics: Vec<u64> = fact.relations.iter().map(|&class| u64::from(class)).collect();
    match amount {
        Amount::Figure(figure) => {
            let noun = figure.of.as_deref().map(stem);
            topics.extend(noun.iter().flat_map(|noun| classes(noun)).map(|&class| u64::from(class)));
            topics.push(1 << 16 | kind(figure.kind));
        }
        Amount::Length(_) => topics.push(1 << 16 | 9),
    }
    topics.sort_unstable();
    topics.dedup();
    Measure { fact, at, amount, topics }
}

/// Kinds that are set beside each other share a number.
fn kind(kind: FigureKind) -> u64 {
    match kind {
        FigureKind::Count | FigureKind::Number => 0,
        FigureKind::Percent | FigureKind::Ratio => 1,
        FigureKind::Money => 2,
        FigureKind::Measure => 3,
        FigureKind::Score => 4,
        FigureKind::Age => 5,
        _ => 6,
    }
}

/// Pairs of measures of one thing with their scores, ascending.
pub(super) fn pairs(corpus: &Corpus<'_>, measures: &[Measure<'_>]) -> Vec<(u32, u32, f32)> {
    let mut keys: Vec<(u64, u64, u32)> = Vec::new();
    for (at, measure) in measures.iter().enumerate() {
        let mut context = super::block::weightiest(corpus, &measure.fact.context, CONTEXT);
        context.extend(super::block::weightiest(corpus, corpus.profile(measure.fact.article), PROFILE));
        context.sort_unstable();
        context.dedup();
        for &topic in &measure.topics {
            keys.extend(context.iter().map(|&feature| (topic, u64::from(feature), at as u32)));
        }
    }
    keys.sort_unstable();
    keys.dedup();
    let mut met: Vec<(u32, u32)> = Vec::new();
    for run in keys.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        for (at, first) in run.iter().enumerate() {
            met.extend(run.iter().skip(at + 1).take(NEIGHBOURS).map(|second| (first.2, second.2)));
        }
    }
    drop(keys);
    met.sort_unstable();
    met.dedup();
    met.into_iter()
        .filter_map(|(a, b)| {
            let (x, y) = (measures.get(a as usize)?, measures.get(b as usize)?);
            same(corpus, x, y).filter(|&score| score >= KNOWN).map(|score| (a, b, score))
        })
        .collect()
}

/// How likely two amounts measure one thing; `None` where something tells them apart.
fn same(corpus: &Corpus<'_>, a: &Measure<'_>, b: &Measure<'_>) -> Option<f32> {
    let (x, y) = (a.fact, b.fact);
    if x.article == y.article && x.claim.sentence == y.claim.sentence {
        return None;
    }
    let counted = match (a.amount, b.amount) {
        (Amount::Figure(f), Amount::Figure(g)) => {
            if !comparable(f, g) || opposite(f, g) {
                return None;
            }
            counted((x, f), (y, g))
        }
        (Amount::Length(_), Amount::Length(_)) => Counted::Same,
        _ => return None,
    };
    if counted == Counted::Other || align::days_apart(x, y) || align::periods_apart(x, y) || align::demanded(x) != align::demanded(y) {
        return None;
    }
    let cos = corpus.cosine(&x.context, &y.context);
    let kin = corpus.kin(x.article, y.article);
    if align::published_apart(x, y) || align::elsewhere(corpus, x, y) {
        return None;
    }
    let predicate = align::predicates(corpus, x, y);
    let plain = |fact: &Fact<'_>| has_stem("stative", &fact.verb) || has_stem("light", &fact.verb);
    let named =
        |fact: &Fact<'_>, other: &Fact<'_>| corpus.shared(&fact.predicate, &other.context).any(|feature| corpus.weight(feature) > 0.3);
    let event: f32 = if predicate >= 0.5 {
        predicate
    } else if (named(x, y) && !plain(x)) || (named(y, x) && !plain(y)) {
        0.7
    } else if plain(x) || plain(y) {
        0.5
    } else {
        0.0
    };
    if event == 0.0 && (cos < 0.4 || !arguments_tie(corpus, a, b)) {
        return None;
    }
    // Without a counted noun the clause must say what is measured.
    if measured(a).is_none() && align::stands_apart(corpus, x, y) && !remarkable(a, b) {
        return None;
    }
    if x.article == y.article && (counted != Counted::Same || cos < 0.3) {
        return None;
    }
    let score = 0.55 * cos + 0.25 * event + 0.2 * kin + if counted == Counted::Same { 0.05 } else { -0.05 };
    Some(if remarkable(a, b) && event >= 0.85 { score.max(SAME) } else { score })
}

/// Whether the clauses share more than the counted noun behind their verbs: "left 300 homes without power", "cut power to 200 homes".
fn arguments_tie(corpus: &Corpus<'_>, a: &Measure<'_>, b: &Measure<'_>) -> bool {
    let nouns: Vec<String> = [a, b].iter().filter_map(|measure| measured(measure)).map(stem).collect();
    let bag = |fact: &Fact<'_>| {
        let sides = fact
            .object
            .iter()
            .chain(&fact.others)
            .filter(|side| !side.place && !side.head.as_ref().is_some_and(|head| nouns.contains(head)));
        let mut bag: Vec<Feature> = sides.flat_map(|side| side.bag.iter().copied()).collect();
        bag.sort_unstable();
        bag.dedup();
        bag
    };
    let behind = |x: &Fact<'_>, y: &Fact<'_>| corpus.shared(&bag(x), &y.clause).any(|feature| corpus.weight(feature) > 0.4);
    behind(a.fact, b.fact) && behind(b.fact, a.fact)
}

/// The counted noun's stem.
fn measured<'a>(measure: &Measure<'a>) -> Option<&'a str> {
    match measure.amount {
        Amount::Figure(figure) => figure.of.as_deref(),
        Amount::Length(_) => None,
    }
}

/// Whether both state the same amount to three digits or more: chance hardly does that.
fn remarkable(a: &Measure<'_>, b: &Measure<'_>) -> bool {
    let (Amount::Figure(x), Amount::Figure(y)) = (a.amount, b.amount) else { return false };
    x.value.is_some() && x.value == y.value && x.unit == y.unit && x.value.is_some_and(|value| super::compare::digits(value.0) >= 3)
}

/// Whether the one rose and the other fell.
fn opposite(a: &FigureRecord, b: &FigureRecord) -> bool {
    matches!((a.change, b.change), (Some(Change::Up), Some(Change::Down)) | (Some(Change::Down), Some(Change::Up)))
}
