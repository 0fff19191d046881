//! Clusters of claims, and the records made of them.

use std::collections::BTreeSet;

use super::align::{self, TOGETHER};
use super::block;
use super::compare::{self, QuoteIndex};
use super::copies::{Copies, short_hash};
use super::events;
use super::facts::{Corpus, Fact};
use super::measures::{self, Measure};
use super::rules;
use crate::model::{ClaimRecord, ClaimRef, Difference, GroupRecord, GroupTag, Severity, Verdict};
use crate::rule::Rule;

/// Mean score of the pairs of two clusters from which on they are joined.
const MEAN: f32 = 0.41;
/// The same two for measures of one thing.
const MEASURE: f32 = measures::SAME;
const MEASURE_MEAN: f32 = 0.4;
/// Members of a cluster that stand for it when it is compared with another, so that big ones stay linear.
const SAMPLE: usize = 8;

/// The groups of a corpus, in the order of their first members.
pub(super) fn find(corpus: &Corpus<'_>, copies: &Copies, quotes: &QuoteIndex) -> Vec<GroupRecord> {
    let mut told = BTreeSet::new();
    let claims = clusters(corpus.facts.len(), &scored(corpus), TOGETHER, MEAN);
    let measures = measures::all(corpus);
    let mut records: Vec<GroupRecord> = Vec::new();
    let of = |members: &[usize]| members.iter().filter_map(|&member| corpus.facts.get(member)).collect::<Vec<&Fact<'_>>>();
    let events = events::join(corpus, &claims);
    for (members, nouns) in claims.iter().zip(&events.with) {
        let facts = of(members);
        let differences = compare::differences(corpus, &facts, quotes);
        records.extend(record(copies, &facts, &of(nouns), differences, &rules::SAME_DEED, &mut told));
    }
    for (members, amounts) in measured(corpus, &measures, &claims) {
        let facts: Vec<&Fact<'_>> = members.iter().filter_map(|&member| corpus.facts.get(member)).collect();
        records.extend(record(copies, &facts, &[], compare::of_measures(corpus, &amounts), &rules::SAME_MEASURE, &mut told));
    }
    for members in &events.alone {
        records.extend(record(copies, &[], &of(members), Vec::new(), &rules::EVENT_NOUN, &mut told));
    }
    records
}

/// Scores of the pairs of claims that are compared at all, ascending.
fn scored(corpus: &Corpus<'_>) -> Vec<(u32, u32, f32)> {
    let fit = |(a, b): (u32, u32)| {
        let (x, y) = (corpus.facts.get(a as usize)?, corpus.facts.get(b as usize)?);
        if (x.article == y.article && x.claim.sentence == y.claim.sentence) || compare::reports(x) != compare::reports(y) {
            return None;
        }
        Some((a, b, align::score(corpus, x, y)?))
    };
    block::candidates(corpus).into_iter().filter_map(fit).collect()
}

/// Joins the numbers below `count` from the likeliest pair down, while the members of both sides fit each other on average: one
/// chance match does not chain two events. Pairs ascend; below `together` they join nothing, but count for the mean.
fn clusters(count: usize, pairs: &[(u32, u32, f32)], together: f32, mean: f32) -> Vec<Vec<usize>> {
    // Where the pairs of each number begin: looking one up stays among its own.
    let mut starts = vec![0usize; count + 1];
    let mut next = 0;
    for (number, start) in starts.iter_mut().enumerate() {
        while pairs.get(next).is_some_and(|pair| (pair.0 as usize) < number) {
            next += 1;
        }
        *start = next;
    }
    let score = |a: u32, b: u32| {
        let (first, second) = (a.min(b) as usize, a.max(b));
        let own = pairs.get(*starts.get(first)?..*starts.get(first + 1)?)?;
        own.binary_search_by_key(&second, |pair| pair.1).ok().and_then(|at| own.get(at)).map(|pair| pair.2)
    };
    let mut edges: Vec<&(u32, u32, f32)> = pairs.iter().filter(|pair| pair.2 >= together).collect();
    edges.sort_by(|x, y| y.2.total_cmp(&x.2).then((x.0, x.1).cmp(&(y.0, y.1))));
    let mut of: Vec<usize> = (0..count).collect();
    let mut members: Vec<Vec<u32>> = (0..count).map(|at| vec![at as u32]).collect();
    for &&(a, b, _) in &edges {
        let (Some(&x), Some(&y)) = (of.get(a as usize), of.get(b as usize)) else { continue };
        if x == y {
            continue;
        }
        let (Some(left), Some(right)) = (members.get(x), members.get(y)) else { continue };
        let (mut sum, mut count) = (0.0, 0u32);
        for &i in left.iter().take(SAMPLE) {
            for &j in right.iter().take(SAMPLE) {
                sum += score(i, j).unwrap_or(0.0);
                count += 1;
            }
        }
        if sum < mean * count as f32 {
            continue;
        }
        // The smaller one moves, so that no number moves more than a logarithm of times.
        let (into, from) = if left.len() >= right.len() { (x, y) } else { (y, x) };
        let moved = members.get_mut(from).map(std::mem::take).unwrap_or_default();
        for &fact in &moved {
            if let Some(slot) = of.get_mut(fact as usize) {
                *slot = into;
            }
        }
        if let Some(list) = members.get_mut(into) {
            list.extend(moved);
        }
    }
    let mut clusters: Vec<Vec<usize>> = members
        .into_iter()
        .filter(|list| list.len() > 1)
        .map(|list| {
            let mut list: Vec<usize> = list.into_iter().map(|fact| fact as usize).collect();
            list.sort_unstable();
            list
        })
        .collect();
    clusters.sort();
    clusters
}

/// Measures of one thing that no group of claims holds together: the claims that tell them, and the measures.
fn measured<'m, 'a>(corpus: &Corpus<'_>, measures: &'m [Measure<'a>], groups: &[Vec<usize>]) -> Vec<(Vec<usize>, Vec<&'m Measure<'a>>)> {
    let mut of: Vec<Option<usize>> = vec![None; corpus.facts.len()];
    for (number, group) in groups.iter().enumerate() {
        for &fact in group {
            if let Some(slot) = of.get_mut(fact) {
                *slot = Some(number);
            }
        }
    }
    let pairs = measures::pairs(corpus, measures);
    let mut found = Vec::new();
    for cluster in clusters(measures.len(), &pairs, MEASURE, MEASURE_MEAN) {
        let members: Vec<&Measure<'a>> = cluster.iter().filter_map(|&at| measures.get(at)).collect();
        let mut facts: Vec<usize> = members.iter().map(|measure| measure.at).collect();
        facts.sort_unstable();
        facts.dedup();
        let together = facts.first().and_then(|&first| of.get(first).copied().flatten());
        let known = together.is_some() && facts.iter().all(|&fact| of.get(fact).copied().flatten() == together);
        if !known {
            found.push((facts, members));
        }
    }
    found
}

/// The group of these claims and of the nouns that tell the same; `None` where one article alone tells it, without contradiction.
fn record(
    copies: &Copies,
    claims: &[&Fact<'_>],
    nouns: &[&Fact<'_>],
    mut differences: Vec<Difference>,
    rule: &Rule,
    told: &mut BTreeSet<String>,
) -> Option<GroupRecord> {
    let facts = [claims, nouns].concat();
    let sources: BTreeSet<usize> = facts.iter().map(|fact| fact.article).collect();
    // Clauses that lie in one another hold the same words: what they differ in is told once.
    differences.retain(|difference| told.insert(same_difference(difference)));
    if sources.len() < 2 && differences.is_empty() {
        return None;
    }
    let verdict = if differences.iter().any(|d| d.severity == Severity::Conflict) {
        Verdict::Conflict
    } else if differences.is_empty() {
        Verdict::Agree
    } else {
        Verdict::Differ
    };
    let references: Vec<ClaimRef> = facts.iter().flat_map(|fact| references(fact)).collect();
    let independent: BTreeSet<usize> = sources.iter().filter_map(|&article| copies.source.get(article).copied()).collect();
    let mut rules = vec![rule.id.to_owned()];
    if !nouns.is_empty() && !claims.is_empty() {
        rules.push(rules::EVENT_NOUN.id.to_owned());
    }
    Some(GroupRecord {
        record: GroupTag::Group,
        id: short_hash(&references.iter().map(|claim| format!("{}/{}", claim.article, claim.claim)).collect::<Vec<_>>()),
        label: label(if claims.is_empty() { nouns } else { claims }),
        claims: references,
        sources: sources.len() as u64,
        independent_sources: independent.len() as u64,
        verdict,
        differences,
        rules,
    })
}

/// What makes a difference the same in another group: its aspect and the texts by article.
fn same_difference(difference: &Difference) -> String {
    let mut key = format!("{} {}", difference.aspect.as_str(), difference.severity.as_str());
    for value in &difference.values {
        key.push('\n');
        key.push_str(&value.text);
        for claim in &value.claims {
            key.push(' ');
            key.push_str(&claim.article);
        }
    }
    key
}

/// Most claims of an article in the very same words that a group lists.
const TWINS: usize = 16;

/// The claim and those of its article in the same words.
fn references(fact: &Fact<'_>) -> impl Iterator<Item = ClaimRef> {
    let of = |claim: &ClaimRecord| ClaimRef { article: fact.record.id.clone(), claim: claim.id.clone() };
    std::iter::once(fact.claim).chain(fact.twins.iter().copied().take(TWINS)).map(of).collect::<Vec<_>>().into_iter()
}

/// The claim's ids.
pub(super) fn reference(fact: &Fact<'_>) -> ClaimRef {
    ClaimRef { article: fact.record.id.clone(), claim: fact.claim.id.clone() }
}

/// The text of the member that says most clearly who did what: named sides, the length of a line.
fn label(facts: &[&Fact<'_>]) -> String {
    let clarity = |fact: &&&Fact<'_>| {
        let side = |side: &Option<super::facts::Side<'_>>| {
            side.as_ref().map_or(0, |side| if side.pronoun { 1 } else { 3 + i64::from(side.definite) })
        };
        let length = fact.claim.text.chars().count() as i64;
        side(&fact.subject) * 2 + side(&fact.object) - (length - 80).abs() / 20 + i64::from(!fact.figures.is_empty())
    };
    let best = facts.iter().enumerate().max_by_key(|(at, fact)| (clarity(fact), std::cmp::Reverse(*at)));
    best.map_or_else(String::new, |(_, fact)| fact.claim.text.clone())
}
