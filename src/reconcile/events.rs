//! Events that are told by a noun alone: "the shooting", "his arrest", "Tuesday's earthquake".
//!
//! Such a noun asserts no clause, but says that the thing happened; where another article tells of the same, it is a claim that
//! the two have in common (Bejan & Harabagiu 2010, Cybulska & Vossen 2014 on events across documents). Such claims make groups of their
//! own: a noun says that something happened, and nothing of what a clause says of it.

use std::collections::BTreeSet;

use rustc_hash::{FxHashMap, FxHashSet};

use super::align;
use super::block::weightiest;
use super::facts::{Corpus, Fact};
use super::lexicon::is_function_word;
use super::lists::{has_stem, has_word};
use super::rules::EVENT_NOUN;
use super::words::{Word, file_end, file_start, words};
use crate::model::{
    ArgumentRecord, ArticleRecord, ClaimRecord, FileSpan, GroupRecord, MentionForm, Modality, Polarity, PredicateRecord, SentenceRecord,
};

/// Words before the noun that may belong to its phrase.
const PHRASE: usize = 3;
/// Most events of one article.
const MOST: usize = 512;
/// Telling features of the sentence, and of the article, that an event lends to its keys.
const CONTEXT: usize = 6;
const PROFILE: usize = 8;
/// Under one key an event meets at most this many that follow it.
const NEIGHBOURS: usize = 16;
/// Members of a cluster that stand for it.
const SAMPLE: usize = 8;
/// From this score on two events are one; and the mean of two clusters' scores.
const TOGETHER: f32 = 0.5;
const MEAN: f32 = 0.4;

/// Whether a claim is an event told by a noun.
pub(super) fn is_event(claim: &ClaimRecord) -> bool {
    claim.rules.iter().any(|rule| rule == EVENT_NOUN.id)
}

/// Takes away what an earlier run added, and adds the events of every article as claims behind its own.
pub(super) fn add(records: &mut [ArticleRecord]) {
    for record in records {
        record.claims.retain(|claim| !is_event(claim));
        let english = record.language.as_deref().is_none_or(|tag| tag.starts_with("en"));
        if english {
            let found = of_article(record);
            record.claims.extend(found);
        }
    }
}

/// Takes away the events that are in no group.
pub(super) fn keep(records: &mut [ArticleRecord], groups: &[GroupRecord]) {
    let told: FxHashSet<(&str, &str)> =
        groups.iter().flat_map(|group| &group.claims).map(|claim| (claim.article.as_str(), claim.claim.as_str())).collect();
    for record in records {
        let id = &record.id;
        record.claims.retain(|claim| !is_event(claim) || told.contains(&(id.as_str(), claim.id.as_str())));
    }
}

fn of_article(record: &ArticleRecord) -> Vec<ClaimRecord> {
    let mut claims: FxHashMap<&str, Vec<&ClaimRecord>> = FxHashMap::default();
    for claim in &record.claims {
        claims.entry(claim.sentence.as_str()).or_default().push(claim);
    }
    let mut names: Vec<(u64, u64)> = record
        .actors
        .iter()
        .flat_map(|actor| actor.mentions.iter().filter(|mention| matches!(mention.form, MentionForm::Name | MentionForm::Alias)))
        .map(|mention| (mention.span.start, mention.span.end))
        .chain(record.times.iter().map(|time| (time.span.start, time.span.end)))
        .collect();
    names.sort_unstable();
    let mut found: Vec<ClaimRecord> = Vec::new();
    for sentence in &record.sentences {
        let around = claims.get(sentence.id.as_str()).map_or(&[][..], Vec::as_slice);
        let cut = words(&sentence.text);
        for (at, word) in cut.iter().enumerate() {
            let Some(lemma) = noun(&word.norm) else { continue };
            let (start, end) = (file_start(sentence, word.start), file_end(sentence, word.end));
            let in_predicate = around.iter().any(|claim| claim.predicate.span.start < end && start < claim.predicate.span.end);
            let before = names.partition_point(|name| name.0 <= start);
            let named = names.get(before.saturating_sub(4)..before).unwrap_or(&[]).iter().any(|name| end <= name.1);
            if in_predicate || named || !is_noun(&cut, at) || found.len() >= MOST {
                continue;
            }
            let id = format!("c{}", record.claims.len() + found.len() + 1);
            found.push(event(sentence, around, (&cut, at), lemma, id));
        }
    }
    found
}

/// The singular of a noun that tells of an event; `None` for other words.
fn noun(norm: &str) -> Option<&str> {
    let known = |word: &&str| has_word("event", word);
    let (one, two) = (norm.strip_suffix('s'), norm.strip_suffix("es"));
    std::iter::once(norm).chain(one).chain(two).find(known)
}

/// Whether the word at this place is a noun that stands for the event itself: no verb behind "to" or its subject, and no part of the name
/// of a body or office ("fire department", "trial judge").
fn is_noun(cut: &[Word], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| cut.get(at)).map_or("", |word| word.norm.as_str());
    let after = cut.get(at + 1).map_or("", |word| word.norm.as_str());
    let stemmed = super::lexicon::stem(after);
    !has_word("verb-before", before) && !has_stem("agent", &stemmed) && !has_stem("office", &stemmed)
}

fn event(sentence: &SentenceRecord, around: &[&ClaimRecord], (cut, at): (&[Word], usize), lemma: &str, id: String) -> ClaimRecord {
    let span = |first: usize, last: usize| FileSpan {
        start: file_start(sentence, first),
        end: file_end(sentence, last),
        line: sentence.span.line,
        field: sentence.span.field.clone(),
    };
    let (from, to) = cut.get(at).map_or((0, 0), |word| (phrase(&sentence.text, cut, at).unwrap_or(word.start), word.end));
    let head = cut.get(at).map_or(from, |word| word.start);
    let whole = span(from, to);
    // Whose words and how real: as the clause says in which it stands.
    let clause = around
        .iter()
        .filter(|claim| claim.span.start <= whole.start && whole.end <= claim.span.end)
        .min_by_key(|claim| claim.span.end - claim.span.start);
    ClaimRecord {
        id,
        text: sentence.text.get(from..to).unwrap_or("").to_owned(),
        sentence: sentence.id.clone(),
        subject: None::<ArgumentRecord>,
        predicate: PredicateRecord {
            text: sentence.text.get(head..to).unwrap_or("").to_owned(),
            span: span(head, to),
            lemma: lemma.to_owned(),
            particle: None,
            implied: false,
        },
        object: None,
        arguments: Vec::new(),
        polarity: Polarity::Affirmed,
        modality: clause.map_or(Modality::Asserted, |claim| claim.modality),
        time: None,
        date: None,
        place: None,
        figures: Vec::new(),
        quote: clause.and_then(|claim| claim.quote.clone()),
        attributed_to: clause.and_then(|claim| claim.attributed_to.clone()),
        worth: 0.0,
        rules: vec![EVENT_NOUN.id.to_owned()],
        span: whole,
    }
}

/// Where the phrase of the noun begins: with its determiner, if only words of the phrase stand between.
fn phrase(text: &str, cut: &[Word], at: usize) -> Option<usize> {
    let mut next = cut.get(at)?.start;
    for word in cut.get(at.saturating_sub(PHRASE)..at)?.iter().rev() {
        if text.get(word.end..next)?.trim() != "" {
            return None;
        }
        if has_word("determiner", &word.norm) {
            return Some(word.start);
        }
        if is_function_word(&word.norm) {
            return None;
        }
        next = word.start;
    }
    None
}

/// Events put where they belong: those that clusters of claims tell of with a verb, and those told by nouns alone.
#[derive(Debug, Default)]
pub(super) struct Joined {
    /// For every cluster of claims the events that are the same: the places of their claims, ascending.
    pub with: Vec<Vec<usize>>,
    /// Events that are one, told by two articles of which neither copied the sentence.
    pub alone: Vec<Vec<usize>>,
}

/// Joins the events of a corpus with each other and with the clusters of its claims.
pub(super) fn join(corpus: &Corpus<'_>, claims: &[Vec<usize>]) -> Joined {
    let events: Vec<usize> = (0..corpus.facts.len()).filter(|&at| corpus.facts.get(at).is_some_and(|fact| fact.event)).collect();
    let told = clusters(corpus, &events);
    let mut joined = Joined { with: vec![Vec::new(); claims.len()], alone: Vec::new() };
    let homes = homes(corpus, claims, &told);
    let independent = |cluster: &Vec<usize>| {
        let facts: Vec<&Fact<'_>> = cluster.iter().filter_map(|&at| corpus.facts.get(at)).collect();
        let apart = |a: &Fact<'_>, b: &Fact<'_>| a.article != b.article && !corpus.aligned(a, b);
        facts.iter().take(SAMPLE).any(|a| facts.iter().any(|b| apart(a, b)))
    };
    for (cluster, home) in told.into_iter().zip(homes) {
        match home.and_then(|home| joined.with.get_mut(home)) {
            Some(with) => with.extend(cluster),
            None if independent(&cluster) => joined.alone.push(cluster),
            None => {}
        }
    }
    joined.with.iter_mut().for_each(|with| with.sort_unstable());
    joined
}

/// For every cluster of events the cluster of claims that tells the same with a verb: "the shooting", "was shot".
fn homes(corpus: &Corpus<'_>, claims: &[Vec<usize>], told: &[Vec<usize>]) -> Vec<Option<usize>> {
    let numbered = |lists: &[Vec<usize>]| -> FxHashMap<usize, usize> {
        lists.iter().enumerate().flat_map(|(number, list)| list.iter().map(move |&fact| (fact, number))).collect()
    };
    let (of_claims, of_events) = (numbered(claims), numbered(told));
    let mut facts: Vec<usize> = claims.iter().chain(told).flatten().copied().collect();
    facts.sort_unstable();
    let mut pairs: Vec<(usize, usize)> = meetings(corpus, &facts)
        .into_iter()
        .filter_map(|(a, b)| {
            let (event, claim) = if of_events.contains_key(&a) { (a, b) } else { (b, a) };
            let pair = (*of_events.get(&event)?, *of_claims.get(&claim)?);
            (score(corpus, corpus.facts.get(event)?, corpus.facts.get(claim)?) >= TOGETHER).then_some(pair)
        })
        .collect();
    pairs.sort_unstable();
    pairs.dedup();
    let mut best: Vec<Option<(f32, usize)>> = vec![None; told.len()];
    for (event, claim) in pairs {
        let (Some(left), Some(right), Some(best)) = (told.get(event), claims.get(claim), best.get_mut(event)) else { continue };
        let mean = mean(corpus, left, right);
        if mean >= MEAN && best.is_none_or(|(most, _)| mean > most) {
            *best = Some((mean, claim));
        }
    }
    best.into_iter().map(|best| best.map(|(_, claim)| claim)).collect()
}

/// The events in clusters; single ones are clusters of one.
fn clusters(corpus: &Corpus<'_>, events: &[usize]) -> Vec<Vec<usize>> {
    let mut edges: Vec<(f32, usize, usize)> = meetings(corpus, events)
        .into_iter()
        .filter_map(|(a, b)| {
            let score = score(corpus, corpus.facts.get(a)?, corpus.facts.get(b)?);
            (score >= TOGETHER).then_some((score, a, b))
        })
        .collect();
    edges.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    let mut of: FxHashMap<usize, usize> = events.iter().enumerate().map(|(number, &event)| (event, number)).collect();
    let mut members: Vec<Vec<usize>> = events.iter().map(|&event| vec![event]).collect();
    for (_, a, b) in edges {
        let (Some(&x), Some(&y)) = (of.get(&a), of.get(&b)) else { continue };
        let (Some(left), Some(right)) = (members.get(x), members.get(y)) else { continue };
        if x == y || mean(corpus, left, right) < MEAN {
            continue;
        }
        // The smaller one moves.
        let (into, from) = if left.len() >= right.len() { (x, y) } else { (y, x) };
        let moved = members.get_mut(from).map(std::mem::take).unwrap_or_default();
        of.extend(moved.iter().map(|&event| (event, into)));
        if let Some(list) = members.get_mut(into) {
            list.extend(moved);
        }
    }
    members.retain(|list| !list.is_empty());
    members.iter_mut().for_each(|list| list.sort_unstable());
    members.sort_unstable();
    members
}

/// Pairs of facts that share a topic (a stem or relation class) and a telling feature of sentence or article.
fn meetings(corpus: &Corpus<'_>, facts: &[usize]) -> Vec<(usize, usize)> {
    let mut keys: Vec<(u64, u32, usize)> = Vec::new();
    for &at in facts {
        let Some(fact) = corpus.facts.get(at) else { continue };
        let mut telling = weightiest(corpus, &fact.context, CONTEXT);
        telling.extend(weightiest(corpus, corpus.profile(fact.article), PROFILE));
        telling.sort_unstable();
        telling.dedup();
        // Classes and the features of the predicate lie in two ranges of numbers.
        let topics = fact.relations.iter().map(|&class| u64::from(class) | 1 << 40).chain(fact.predicate.iter().map(|&f| u64::from(f)));
        for topic in topics.collect::<BTreeSet<u64>>() {
            keys.extend(telling.iter().map(|&feature| (topic, feature, at)));
        }
    }
    keys.sort_unstable();
    let mut met: Vec<(usize, usize)> = Vec::new();
    for run in keys.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
        for (at, first) in run.iter().enumerate() {
            met.extend(run.iter().skip(at + 1).take(NEIGHBOURS).map(|second| (first.2.min(second.2), first.2.max(second.2))));
        }
    }
    met.sort_unstable();
    met.dedup();
    met
}

/// Mean score of the pairs of two clusters, by a sample of each.
fn mean(corpus: &Corpus<'_>, left: &[usize], right: &[usize]) -> f32 {
    let facts = |list: &[usize]| list.iter().take(SAMPLE).filter_map(|&at| corpus.facts.get(at)).collect::<Vec<_>>();
    let (left, right) = (facts(left), facts(right));
    let sum: f32 = left.iter().flat_map(|a| right.iter().map(|b| score(corpus, a, b))).sum();
    sum / (left.len() * right.len()).max(1) as f32
}

/// How likely an event and another fact are one: by the word for it, the story and the sentence. Weights fitted on the development part
/// of an event coreference corpus.
fn score(corpus: &Corpus<'_>, a: &Fact<'_>, b: &Fact<'_>) -> f32 {
    let same = a.verb == b.verb;
    if (!same && !a.relations.iter().any(|class| b.relations.contains(class))) || align::published_apart(a, b) {
        return 0.0;
    }
    let word = if same { 0.45 } else { 0.33 };
    word + 0.5 * corpus.kin(a.article, b.article) + 0.3 * corpus.cosine(&a.context, &b.context)
}
