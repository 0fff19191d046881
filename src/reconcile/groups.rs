//! Clusters of claims, and the records made of them.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::align::{self, TOGETHER};
use super::block;
use super::compare::{self, QuoteIndex};
use super::copies::{Copies, short_hash};
use super::facts::{Corpus, Fact};
use crate::model::{ClaimRef, Difference, GroupRecord, GroupTag, Severity, Verdict};

/// Mean score of the pairs of two clusters from which on they are joined.
const MEAN: f32 = 0.42;
/// Members of a cluster that stand for it when it is compared with another, so that big ones stay linear.
const SAMPLE: usize = 8;

/// The groups of a corpus, in the order of their first members.
pub(super) fn find(corpus: &Corpus<'_>, copies: &Copies, quotes: &QuoteIndex) -> Vec<GroupRecord> {
    let mut told = BTreeSet::new();
    clusters(corpus).into_iter().filter_map(|members| record(corpus, copies, quotes, &members, &mut told)).collect()
}

/// Joins claims from the likeliest pair down, while the members of both sides fit each other on average: one chance match
/// does not chain two events.
fn clusters(corpus: &Corpus<'_>) -> Vec<Vec<usize>> {
    let mut scores: FxHashMap<(u32, u32), f32> = FxHashMap::default();
    let mut edges: Vec<(f32, u32, u32)> = Vec::new();
    for (a, b) in block::candidates(corpus) {
        let (Some(x), Some(y)) = (corpus.facts.get(a as usize), corpus.facts.get(b as usize)) else { continue };
        if (x.article == y.article && x.claim.sentence == y.claim.sentence) || compare::reports(x) != compare::reports(y) {
            continue;
        }
        if let Some(score) = align::score(corpus, x, y) {
            scores.insert((a, b), score);
            if score >= TOGETHER {
                edges.push((score, a, b));
            }
        }
    }
    edges.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    let mut of: Vec<usize> = (0..corpus.facts.len()).collect();
    let mut members: Vec<Vec<u32>> = (0..corpus.facts.len()).map(|at| vec![at as u32]).collect();
    for (_, a, b) in edges {
        let (Some(&x), Some(&y)) = (of.get(a as usize), of.get(b as usize)) else { continue };
        if x == y {
            continue;
        }
        let (Some(left), Some(right)) = (members.get(x), members.get(y)) else { continue };
        let (mut sum, mut count) = (0.0, 0u32);
        for &i in left.iter().take(SAMPLE) {
            for &j in right.iter().take(SAMPLE) {
                sum += scores.get(&(i.min(j), i.max(j))).copied().unwrap_or(0.0);
                count += 1;
            }
        }
        if sum < MEAN * count as f32 {
            continue;
        }
        let (into, from) = (x.min(y), x.max(y));
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

fn record(
    corpus: &Corpus<'_>,
    copies: &Copies,
    quotes: &QuoteIndex,
    members: &[usize],
    told: &mut BTreeSet<String>,
) -> Option<GroupRecord> {
    let facts: Vec<&Fact<'_>> = members.iter().filter_map(|&member| corpus.facts.get(member)).collect();
    let sources: BTreeSet<usize> = facts.iter().map(|fact| fact.article).collect();
    let mut differences = compare::differences(corpus, &facts, quotes);
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
    let claims: Vec<ClaimRef> = facts.iter().map(|fact| reference(fact)).collect();
    let independent: BTreeSet<usize> = sources.iter().filter_map(|&article| copies.source.get(article).copied()).collect();
    Some(GroupRecord {
        record: GroupTag::Group,
        id: short_hash(&claims.iter().map(|claim| format!("{}/{}", claim.article, claim.claim)).collect::<Vec<_>>()),
        label: label(&facts),
        claims,
        sources: sources.len() as u64,
        independent_sources: independent.len() as u64,
        verdict,
        differences,
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
