//! Amounts that differ.

use super::numbers::{Relation, relate};
use super::{Said, accounts, difference, later, units, updated};
use crate::model::{Aspect, Change, Difference, FigureKind, FigureRecord, Severity};
use crate::reconcile::align::likeness;
use crate::reconcile::facts::{Corpus, Fact};
use crate::reconcile::lexicon::{classes, stem};
use crate::reconcile::lists::has_word;
use crate::reconcile::measures::{Amount, Measure};
use crate::reconcile::words::{text_offset, words};

/// A figure of a member.
struct Stated<'a> {
    fact: &'a Fact<'a>,
    figure: &'a FigureRecord,
}

/// What two figures count, seen beside each other.
#[derive(Debug, PartialEq, Eq, Clone, Copy)]
pub(in crate::reconcile) enum Counted {
    /// The same.
    Same,
    /// One counts a part of the other.
    Part,
    /// Other things.
    Other,
}

pub(super) fn differences(corpus: &Corpus<'_>, facts: &[&Fact<'_>]) -> Vec<Difference> {
    let stated: Vec<Stated<'_>> = facts
        .iter()
        .flat_map(|fact| fact.figures.iter().map(move |figure| Stated { fact, figure }))
        .filter(|stated| stated.figure.kind != FigureKind::Ordinal)
        .collect();
    let mut found: Vec<(Severity, Vec<(usize, usize)>)> = Vec::new();
    for (i, a) in stated.iter().enumerate() {
        for (j, b) in stated.iter().enumerate().skip(i + 1).take(48) {
            if std::ptr::eq(a.fact, b.fact) || a.fact.claim.id == b.fact.claim.id && a.fact.article == b.fact.article {
                continue;
            }
            let Some(severity) = severity(corpus, a, b) else { continue };
            match found.iter_mut().find(|(other, _)| *other == severity) {
                Some((_, pairs)) => pairs.push((i, j)),
                None => found.push((severity, vec![(i, j)])),
            }
        }
    }
    told(&stated, found)
}

/// The differences of figures that are known to measure one thing.
pub(super) fn of_measures(corpus: &Corpus<'_>, measures: &[&Measure<'_>]) -> Vec<Difference> {
    let stated: Vec<Stated<'_>> = measures
        .iter()
        .filter_map(|measure| match measure.amount {
            Amount::Figure(figure) => Some(Stated { fact: measure.fact, figure }),
            Amount::Length(_) => None,
        })
        .collect();
    let mut found: Vec<(Severity, Vec<(usize, usize)>)> = Vec::new();
    for (i, a) in stated.iter().enumerate() {
        for (j, b) in stated.iter().enumerate().skip(i + 1).take(48) {
            let counted = counted((a.fact, a.figure), (b.fact, b.figure));
            let Some(severity) = weigh(corpus, a, b, counted) else { continue };
            match found.iter_mut().find(|(other, _)| *other == severity) {
                Some((_, pairs)) => pairs.push((i, j)),
                None => found.push((severity, vec![(i, j)])),
            }
        }
    }
    told(&stated, found)
}

/// One difference a severity, with all values that have it.
fn told(stated: &[Stated<'_>], mut found: Vec<(Severity, Vec<(usize, usize)>)>) -> Vec<Difference> {
    found.sort_by_key(|(severity, _)| *severity);
    found
        .into_iter()
        .filter_map(|(severity, pairs)| {
            let mut members: Vec<usize> = pairs.iter().flat_map(|&(i, j)| [i, j]).collect();
            members.sort_unstable();
            members.dedup();
            let said: Vec<Said<'_>> = members.iter().filter_map(|&at| stated.get(at)).map(said).collect();
            let &(i, j) = pairs.first()?;
            difference(Aspect::Figure, severity, &said, explanation(severity, stated.get(i)?, stated.get(j)?))
        })
        .collect()
}

fn said<'a>(stated: &Stated<'a>) -> Said<'a> {
    Said { text: stated.figure.text.clone(), normalized: Some(normalized(stated.figure)), fact: stated.fact }
}

/// "34", "20000..99999", "65500.. kg".
fn normalized(figure: &FigureRecord) -> String {
    let number = |number: Option<crate::model::Number>| number.map_or_else(String::new, |number| number.0.normalize().to_string());
    let amount = if !figure.values.is_empty() {
        figure.values.iter().map(|value| value.0.normalize().to_string()).collect::<Vec<_>>().join("-")
    } else if figure.low == figure.high && figure.low.is_some() {
        number(figure.low)
    } else {
        format!("{}..{}", number(figure.low), number(figure.high))
    };
    match figure.unit.as_deref() {
        Some(unit) => format!("{amount} {unit}"),
        None => amount,
    }
}

fn explanation(severity: Severity, a: &Stated<'_>, b: &Stated<'_>) -> String {
    let accounts = accounts(&said(a), &said(b));
    match severity {
        Severity::Conflict => format!("{accounts}: both can't hold."),
        Severity::Update => format!("{accounts}, in an article of a later day."),
        Severity::Scope => format!("{accounts}: they do not count the same."),
        Severity::Incomparable => format!("{accounts}: there is no exact rate between the two units."),
        _ => format!("{accounts}: both can hold, one is less exact."),
    }
}

/// How two members' figures differ; `None` where they agree or do not measure the same thing.
fn severity(corpus: &Corpus<'_>, a: &Stated<'_>, b: &Stated<'_>) -> Option<Severity> {
    let counted = counted((a.fact, a.figure), (b.fact, b.figure));
    if counted == Counted::Other || !alike(a.figure.kind, b.figure.kind) {
        return None;
    }
    let like = likeness(corpus, a.fact, b.fact);
    // Two unions that speak of numbers need not speak of the same: something beside verb and noun must agree.
    if like.predicate < 0.5 || like.clause.max(like.context) < 0.25 || !same_place_in_claim(a, b) {
        return None;
    }
    weigh(corpus, a, b, counted)
}

/// How two figures of one thing differ; `None` where they agree.
fn weigh(corpus: &Corpus<'_>, a: &Stated<'_>, b: &Stated<'_>, counted: Counted) -> Option<Severity> {
    if counted == Counted::Other {
        return None;
    }
    // One of several figures of a claim that agrees with the other answers for all of its kind.
    let others = |stated: &Stated<'_>, other: &Stated<'_>| {
        stated
            .fact
            .figures
            .iter()
            .any(|figure| alike(figure.kind, other.figure.kind) && relate(figure, other.figure) == Some(Relation::Same))
    };
    if others(a, b) || others(b, a) || sums(a, b) || sums(b, a) {
        return None;
    }
    if strangers(a.figure, b.figure) {
        return None;
    }
    match relate(a.figure, b.figure)? {
        Relation::Same => None,
        Relation::Incomparable => Some(Severity::Incomparable),
        Relation::Within => Some(Severity::Precision),
        Relation::Apart if counted == Counted::Part && !exceeds(a, b) && !exceeds(b, a) => Some(Severity::Scope),
        // Who copies a sentence and changes its amount tells no later state, unless the sentence says so.
        Relation::Apart if updated(corpus, a.fact, b.fact) => Some(Severity::Update),
        Relation::Apart if corpus.copied(a.fact, b.fact) => Some(Severity::Conflict),
        Relation::Apart => Some(if moved_on(a, b) { Severity::Update } else { Severity::Conflict }),
    }
}

/// Whether two sums or measures are so far apart that they can't be meant for the same: a price a share and a price in all.
fn strangers(a: &FigureRecord, b: &FigureRecord) -> bool {
    let (Some(x), Some(y)) = (a.value, b.value) else { return false };
    let (less, more) = (x.0.abs().min(y.0.abs()), x.0.abs().max(y.0.abs()));
    let limit = if a.unit == b.unit { 20 } else { 2000 };
    matches!(a.kind, FigureKind::Money | FigureKind::Measure) && less.checked_mul(limit.into()).is_some_and(|scaled| scaled < more)
}

/// Whether a part is said to be more than its whole.
fn exceeds(part: &Stated<'_>, whole: &Stated<'_>) -> bool {
    let general = |stated: &Stated<'_>| stated.figure.of.as_deref().is_some_and(|of| has_word("people", of));
    !general(part) && general(whole) && part.figure.low.zip(whole.figure.high).is_some_and(|(part, whole)| part > whole)
}

/// Whether the claim with the later day tells a later state: tolls and offers grow, and where they shrink it says so.
fn moved_on(a: &Stated<'_>, b: &Stated<'_>) -> bool {
    let (early, late) = if later(a.fact, b.fact) {
        (a, b)
    } else if later(b.fact, a.fact) {
        (b, a)
    } else {
        return false;
    };
    let amount = |stated: &Stated<'_>| stated.figure.value.or(stated.figure.low).or(stated.figure.high).map(|n| n.0);
    let grown = amount(early) < amount(late);
    let told = |class: &str| late.fact.relations.iter().any(|&c| crate::reconcile::lexicon::class_name(c) == class);
    let shrinks = late.figure.change == Some(Change::Down) || ["fall", "cut", "restore"].iter().any(|class| told(class));
    grown || shrinks || early.figure.change.is_some() != late.figure.change.is_some()
}

/// Whether both are of a kind and dimension that can be set beside each other.
pub(crate) fn comparable(a: &FigureRecord, b: &FigureRecord) -> bool {
    let measures = a.kind == FigureKind::Measure || b.kind == FigureKind::Measure;
    alike(a.kind, b.kind) && (!measures || units::comparable(a.unit.as_deref().unwrap_or(""), b.unit.as_deref().unwrap_or("")))
}

/// Kinds whose values can be set beside each other.
fn alike(a: FigureKind, b: FigureKind) -> bool {
    use FigureKind::{Count, Number, Percent, Ratio};
    a == b || matches!((a, b), (Count, Number) | (Number, Count) | (Percent, Ratio) | (Ratio, Percent))
}

/// Whether both count the same, or one counts a part of the other.
pub(in crate::reconcile) fn counted(a: (&Fact<'_>, &FigureRecord), b: (&Fact<'_>, &FigureRecord)) -> Counted {
    if level_beside_step(a, b) {
        return Counted::Other;
    }
    let (Some(x), Some(y)) = (a.1.of.as_deref(), b.1.of.as_deref()) else { return Counted::Same };
    let (stem_x, stem_y) = (stem(x), stem(y));
    if pieces_of(a, &stem_y) || pieces_of(b, &stem_x) {
        return Counted::Same;
    }
    if stem_x == stem_y || classes(&stem_x).iter().any(|class| classes(&stem_y).contains(class)) {
        return Counted::Same;
    }
    let general = |word: &str| has_word("people", word);
    let human = |word: &str, figure: &FigureRecord| general(word) || has_word("sort", word) || is_name(word, &figure.text);
    // "employs 19,000 people" counts employees: the verb says which people.
    let said_by = |fact: &Fact<'_>, noun: &str| classes(noun).iter().any(|class| fact.relations.contains(class));
    if (general(x) && said_by(a.0, &stem_y)) || (general(y) && said_by(b.0, &stem_x)) {
        return Counted::Same;
    }
    match (general(x), general(y)) {
        (true, true) => Counted::Same,
        (true, false) if human(y, b.1) => Counted::Part,
        (false, true) if human(x, a.1) => Counted::Part,
        (false, false) if human(x, a.1) && human(y, b.1) => Counted::Part,
        _ => Counted::Other,
    }
}

/// "countless recordings of calls": an amount without bounds of pieces of what the other counts.
fn pieces_of((fact, figure): (&Fact<'_>, &FigureRecord), noun: &str) -> bool {
    if figure.low.is_some() || figure.high.is_some() {
        return false;
    }
    let Some(sentence) = fact.sentence else { return false };
    let behind = text_offset(sentence, figure.span.end).and_then(|end| sentence.text.get(end..)).unwrap_or("");
    let cut = words(behind);
    let whole = noun.rsplit(' ').next().unwrap_or(noun);
    cut.first().is_some_and(|word| word.norm == "of") && cut.iter().skip(1).take(4).any(|word| stem(&word.norm) == whole)
}

/// Whether the one says where it rose or fell to, the other by how much.
fn level_beside_step(a: (&Fact<'_>, &FigureRecord), b: (&Fact<'_>, &FigureRecord)) -> bool {
    let preposition = |(fact, figure): (&Fact<'_>, &FigureRecord)| {
        let sentence = fact.sentence?;
        let before = sentence.text.get(..text_offset(sentence, figure.span.start)?)?.trim_end();
        let word = before.rsplit(' ').next()?.to_lowercase();
        matches!(word.as_str(), "to" | "by").then_some(word)
    };
    preposition(a).zip(preposition(b)).is_some_and(|(x, y)| x != y)
}

/// Whether the counted noun is written as a name ("Palestinians").
fn is_name(word: &str, text: &str) -> bool {
    text.split_whitespace().any(|part| part.starts_with(char::is_uppercase) && part.to_lowercase().starts_with(word))
}

/// Figures are set beside each other on the same side of their claims, or anywhere where the claims are turned round.
fn same_place_in_claim(a: &Stated<'_>, b: &Stated<'_>) -> bool {
    let only = |stated: &Stated<'_>| stated.fact.figures.iter().filter(|f| alike(f.kind, stated.figure.kind)).count() < 2;
    if only(a) && only(b) {
        return true;
    }
    let named = |stated: &Stated<'_>| stated.figure.of.as_deref().map(stem);
    named(a).is_some() && named(a) == named(b)
}

/// Whether the one claim's parts add up to the other's whole: "175 passengers and six crew" and "181 people".
fn sums(whole: &Stated<'_>, parts: &Stated<'_>) -> bool {
    let values: Vec<_> =
        parts.fact.figures.iter().filter(|f| alike(f.kind, whole.figure.kind)).filter_map(|f| f.value).map(|n| n.0).collect();
    values.len() == 2 && whole.figure.value.is_some_and(|n| n.0 == values.iter().sum())
}
