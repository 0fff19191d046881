//! The same actor under its names in several articles.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use super::forest::Forest;
use super::lists::has_word;
use super::words::words;
use crate::model::{ActorKind, ArticleRecord, MentionForm, SummaryActor};

/// Number of an actor across articles.
pub(crate) type Entity = u32;

/// The actors of all articles, the same ones joined.
pub(crate) struct Entities {
    /// By article, then by the actor's place in it.
    numbers: Vec<Vec<Entity>>,
    ids: Vec<FxHashMap<String, usize>>,
}

impl Entities {
    /// The entity of the actor with this id in the article.
    pub(crate) fn of(&self, article: usize, actor: &str) -> Option<Entity> {
        let at = *self.ids.get(article)?.get(actor)?;
        self.numbers.get(article)?.get(at).copied()
    }
}

/// A name as it is compared: words in lower case, without article and company ending.
fn key(name: &str, kind: ActorKind) -> Vec<String> {
    let mut parts: Vec<String> = words(name).into_iter().map(|word| word.norm).collect();
    if parts.len() > 1 && parts.first().is_some_and(|first| first == "the") {
        parts.remove(0);
    }
    if matches!(kind, ActorKind::Organization | ActorKind::Other) {
        while parts.len() > 1 && parts.last().is_some_and(|last| has_word("company", last)) {
            parts.pop();
        }
    }
    parts
}

/// Kinds that may be one thing seen by two articles: an army is an organisation here and a group there.
fn family(kind: ActorKind) -> u8 {
    match kind {
        ActorKind::Person => 0,
        ActorKind::Organization | ActorKind::Group => 1,
        ActorKind::Place => 2,
        ActorKind::Product | ActorKind::Work => 3,
        _ => 4,
    }
}

/// Whether `short` is written with the first letters of `long`'s words ("WHO"); small words may be left out.
fn abbreviates(short: &str, long: &str) -> bool {
    if short.len() < 2 || short.len() > 8 || !short.chars().all(|c| c.is_uppercase() || c == '.') {
        return false;
    }
    let short: String = short.chars().filter(|c| c.is_alphabetic()).collect();
    let initials = |all: bool| -> String {
        long.split_whitespace()
            .filter(|w| all || w.starts_with(char::is_uppercase))
            .filter_map(|w| w.chars().next())
            .flat_map(char::to_uppercase)
            .collect()
    };
    short.chars().count() > 1 && (initials(false) == short || initials(true) == short)
}

/// Joins the actors of all articles. Two are one where a name of the one is a name of the other, where one is the other's
/// initials, or where a person's last name fits a single full name of the corpus.
pub(crate) fn join(articles: &[&ArticleRecord]) -> Entities {
    let mut numbers: Vec<Vec<Entity>> = Vec::new();
    let mut forest = Forest::default();
    let mut names: BTreeMap<(u8, Vec<String>), usize> = BTreeMap::new();
    let mut last_names: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut short: Vec<(usize, String)> = Vec::new();
    let mut long: BTreeMap<String, usize> = BTreeMap::new();
    for article in articles {
        let mut row = Vec::with_capacity(article.actors.len());
        for actor in &article.actors {
            let node = forest.push();
            row.push(node as Entity);
            let whole = key(&actor.name, actor.kind);
            let aliases =
                actor.aliases.iter().map(|alias| key(alias, actor.kind)).filter(|alias| alias.len() > 1 || actor.kind != ActorKind::Person);
            for name in std::iter::once(whole.clone()).chain(aliases).filter(|name| !name.is_empty()) {
                match names.get(&(family(actor.kind), name.clone())) {
                    Some(&other) => forest.join(node, other),
                    None => {
                        names.insert((family(actor.kind), name), node);
                    }
                }
            }
            if actor.kind == ActorKind::Person
                && whole.len() > 1
                && let Some(last) = whole.last()
            {
                last_names.entry(last.clone()).or_default().push(node);
            }
            for name in std::iter::once(&actor.name).chain(&actor.aliases) {
                if name.contains(' ') {
                    long.entry(name.clone()).or_insert(node);
                } else if name.len() <= 8 && name.chars().filter(|c| c.is_uppercase()).count() > 1 {
                    short.push((node, name.clone()));
                }
            }
        }
        numbers.push(row);
    }
    // A person's last name alone.
    for ((family, name), &node) in &names {
        if let (0, [last]) = (family, name.as_slice())
            && let Some(full) = last_names.get(last)
        {
            let roots: FxHashSet<usize> = full.iter().map(|&other| forest.root(other)).collect();
            if let (1, Some(&other)) = (roots.len(), full.first()) {
                forest.join(node, other);
            }
        }
    }
    // Initials: one pass over the long names, by the initials that they have.
    let mut by_initial: FxHashMap<char, Vec<(&String, usize)>> = FxHashMap::default();
    for (name, &node) in &long {
        if let Some(first) = name.chars().next() {
            by_initial.entry(first).or_default().push((name, node));
        }
    }
    let mut tried = FxHashSet::default();
    for (node, name) in &short {
        if !tried.insert(name.as_str()) {
            continue;
        }
        let fits: Vec<usize> = name
            .chars()
            .next()
            .and_then(|first| by_initial.get(&first))
            .into_iter()
            .flatten()
            .filter(|(long, _)| abbreviates(name, long))
            .map(|&(_, other)| forest.root(other))
            .collect();
        if let [first, rest @ ..] = fits.as_slice()
            && rest.iter().all(|other| other == first)
        {
            forest.join(*node, *first);
        }
    }
    for row in &mut numbers {
        for number in row {
            *number = forest.root(*number as usize) as Entity;
        }
    }
    let ids = articles.iter().map(|a| a.actors.iter().enumerate().map(|(at, actor)| (actor.id.clone(), at)).collect()).collect();
    Entities { numbers, ids }
}

/// The actors across articles, most mentioned first: one entry for all that [`join`] puts together, under its
/// fullest frequent name.
pub(super) fn summary(articles: &[&ArticleRecord]) -> Vec<SummaryActor> {
    #[derive(Default)]
    struct Sum {
        names: BTreeMap<String, u64>,
        kinds: BTreeMap<ActorKind, u64>,
        articles: u64,
        last: Option<usize>,
        mentions: u64,
        quotes: u64,
    }
    let entities = join(articles);
    let mut sums: BTreeMap<Entity, Sum> = BTreeMap::new();
    for (at, article) in articles.iter().enumerate() {
        for actor in &article.actors {
            let Some(entity) = entities.of(at, &actor.id) else { continue };
            let sum = sums.entry(entity).or_default();
            let mentions = actor.mentions.len() as u64;
            *sum.names.entry(actor.name.clone()).or_default() += 1;
            for alias in &actor.aliases {
                sum.names.entry(alias.clone()).or_default();
            }
            for mention in actor.mentions.iter().filter(|m| matches!(m.form, MentionForm::Name | MentionForm::Alias)) {
                sum.names.entry(mention.text.clone()).or_default();
            }
            *sum.kinds.entry(actor.kind).or_default() += mentions.max(1);
            if sum.last != Some(at) {
                sum.articles += 1;
                sum.last = Some(at);
            }
            sum.mentions += mentions;
        }
        for quote in &article.quotes {
            let speaker = quote.speaker.as_ref().and_then(|speaker| speaker.actor.as_deref());
            if let Some(sum) = speaker.and_then(|actor| entities.of(at, actor)).and_then(|entity| sums.get_mut(&entity)) {
                sum.quotes += 1;
            }
        }
    }
    let mut actors: Vec<SummaryActor> = sums
        .into_values()
        .map(|sum| {
            let name = sum
                .names
                .iter()
                .max_by_key(|(name, count)| (**count, name.len(), std::cmp::Reverse((*name).clone())))
                .map_or_else(String::new, |(name, _)| name.clone());
            let kind = sum
                .kinds
                .iter()
                .max_by_key(|(kind, count)| (**count, std::cmp::Reverse(**kind)))
                .map_or(ActorKind::Other, |(kind, _)| *kind);
            let aliases = sum.names.into_keys().filter(|other| *other != name).collect();
            SummaryActor { name, kind, aliases, articles: sum.articles, mentions: sum.mentions, quotes: sum.quotes }
        })
        .collect();
    actors.sort_by(|a, b| b.mentions.cmp(&a.mentions).then_with(|| b.articles.cmp(&a.articles)).then_with(|| a.name.cmp(&b.name)));
    actors
}
