//! In what the members of a group differ, aspect by aspect.

mod attribution;
mod figures;
mod numbers;
mod parts;
mod quotes;
mod sides;
mod stance;
mod times;
mod units;
mod wording;

use super::facts::{Corpus, Fact};
use super::groups::reference;
use super::lexicon::class_name;
use super::measures::Measure;
use super::rules;
use crate::model::{Aspect, Difference, DifferenceValue, Severity};

pub(crate) use figures::comparable;
pub(super) use figures::{Counted, counted};
pub(crate) use numbers::{Relation, digits, relate};
pub(super) use quotes::QuoteIndex;

/// The differences of a group's claims, in the order of the aspects.
pub(super) fn differences(corpus: &Corpus<'_>, facts: &[&Fact<'_>], quotes: &QuoteIndex) -> Vec<Difference> {
    let mut found = figures::differences(corpus, facts);
    found.extend(times::differences(corpus, facts));
    found.extend(sides::differences(corpus, facts));
    found.extend(stance::differences(corpus, facts));
    found.extend(attribution::differences(facts));
    found.extend(quotes::differences(facts, quotes));
    found.extend(wording::differences(corpus, facts));
    found.extend(parts::differences(corpus, facts));
    found
}

/// The differences of amounts that are known to measure one thing.
pub(super) fn of_measures(corpus: &Corpus<'_>, measures: &[&Measure<'_>]) -> Vec<Difference> {
    figures::of_measures(corpus, measures).into_iter().chain(times::of_measures(corpus, measures)).collect()
}

/// What one claim has for a value.
#[derive(Debug, Clone)]
struct Said<'a> {
    text: String,
    normalized: Option<String>,
    fact: &'a Fact<'a>,
}

/// A difference of values, equal texts put together; `None` where fewer than two are left.
fn difference(aspect: Aspect, severity: Severity, said: &[Said<'_>], explanation: String) -> Option<Difference> {
    let mut values: Vec<(String, DifferenceValue)> = Vec::new();
    let mut sorted: Vec<&Said<'_>> = said.iter().collect();
    sorted.sort_by_key(|said| (said.fact.article, said.fact.claim.span.start));
    for said in sorted {
        let key = fold(&said.text);
        let claim = reference(said.fact);
        match values.iter_mut().find(|(other, _)| *other == key) {
            Some((_, value)) if value.claims.contains(&claim) => {}
            Some((_, value)) => value.claims.push(claim),
            None => {
                values.push((key, DifferenceValue { text: said.text.clone(), normalized: said.normalized.clone(), claims: vec![claim] }))
            }
        }
    }
    let values: Vec<DifferenceValue> = values.into_iter().map(|(_, value)| value).collect();
    let rule = rules::of(aspect, severity).id.to_owned();
    (values.len() > 1).then_some(Difference { aspect, severity, rule, values, explanation })
}

/// Lower case and straight quotation marks, for comparing texts.
fn fold(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '’' | '‘' => '\'',
            '“' | '”' => '"',
            _ => c,
        })
        .flat_map(char::to_lowercase)
        .collect()
}

/// The file as a reader knows it: the last part of its path.
fn file<'a>(fact: &Fact<'a>) -> &'a str {
    let path = fact.record.path.as_str();
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// "a.txt says “this”, b.txt “that”", or "a.txt says “this” in line 2, “that” in line 9".
fn accounts(a: &Said<'_>, b: &Said<'_>) -> String {
    if a.fact.article == b.fact.article {
        let line = |said: &Said<'_>| said.fact.claim.span.line;
        return format!("{} says “{}” in line {}, “{}” in line {}", file(a.fact), a.text, line(a), b.text, line(b));
    }
    format!("{} says “{}”, {} “{}”", file(a.fact), a.text, file(b.fact), b.text)
}

/// Each pair of members once, the earlier first; in a crowd only those near each other.
fn pairs<T>(items: &[T]) -> impl Iterator<Item = (&T, &T)> {
    const WINDOW: usize = 24;
    items.iter().enumerate().flat_map(move |(at, first)| items.iter().skip(at + 1).take(WINDOW).map(move |second| (first, second)))
}

/// Whether a verb only reports what others say.
pub(super) fn reports(fact: &Fact<'_>) -> bool {
    fact.relations.iter().any(|&class| class_name(class) == "say")
}

/// Whether one outlet published the two on different days: the later article is its update.
fn updated(corpus: &Corpus<'_>, a: &Fact<'_>, b: &Fact<'_>) -> bool {
    a.article != b.article && corpus.same_outlet(a.article, b.article) && (later(a, b) || later(b, a))
}

/// Whether the second was published on a later day.
fn later(a: &Fact<'_>, b: &Fact<'_>) -> bool {
    a.published.zip(b.published).is_some_and(|(first, second)| first < second)
}
