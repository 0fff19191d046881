//! Claims as reconciliation sees them: bags of numbered features with weights from the corpus, sides with their heads, figures,
//! times and days.

use std::borrow::Cow;
use std::collections::hash_map::Entry;

use jiff::civil::Date;
use rustc_hash::{FxHashMap, FxHashSet};

use super::amounts;
use super::copies::{Copies, outlet};
use super::entities::{Entities, Entity};
use super::lexicon::{classes, is_function_word, is_weak, stem};
use super::lists::{has_stem, has_word};
use super::words::{Word, text_offset, words};
use crate::model::{
    ActorKind, ArgumentRecord, ArticleRecord, ClaimDateSource, ClaimRecord, FigureRecord, FileSpan, MentionForm, Modality, Polarity,
    SentenceRecord, TimeRecord,
};

/// Number of a feature: a stem, a relation class or an entity.
pub(super) type Feature = u32;

/// `(article, sentence)` by their places.
pub(super) type Place = (usize, usize);

/// One side of a claim: its subject or object.
#[derive(Debug, Clone)]
pub(super) struct Side<'a> {
    /// The words as the article has them.
    pub text: &'a str,
    /// Its features, ascending.
    pub bag: Vec<Feature>,
    /// Stem of its head noun.
    pub head: Option<String>,
    /// The actor that it is, or that its name is the whole of.
    pub entity: Option<Entity>,
    /// Whether it begins with a definite article, a possessive or is a name.
    pub definite: bool,
    /// Whether it is only a pronoun.
    pub pronoun: bool,
    /// Whether it says where.
    pub place: bool,
}

/// A claim with what it is compared by.
#[derive(Debug)]
pub(super) struct Fact<'a> {
    /// Place of the article among those compared.
    pub article: usize,
    pub record: &'a ArticleRecord,
    pub claim: &'a ClaimRecord,
    pub sentence: Option<&'a SentenceRecord>,
    /// The article and the sentence by their places.
    pub place: Option<Place>,
    /// Stem of the predicate's head verb.
    pub verb: String,
    /// Relation classes of the verb, with its particle.
    pub relations: Vec<u16>,
    /// Features of the whole verb group.
    pub predicate: Vec<Feature>,
    pub subject: Option<Side<'a>>,
    pub object: Option<Side<'a>>,
    /// Whether the subject is who or what it was done to: "were killed", "died".
    pub passive: bool,
    /// Further arguments and the place.
    pub others: Vec<Side<'a>>,
    /// Features of subject, object and arguments together.
    pub arguments: Vec<Feature>,
    /// Features of the clause.
    pub clause: Vec<Feature>,
    /// Features of the sentence.
    pub context: Vec<Feature>,
    pub figures: Vec<Cow<'a, FigureRecord>>,
    pub times: Vec<&'a TimeRecord>,
    /// Days that the text states: first and last; open ends are `None`.
    pub stated: Option<(Option<Date>, Option<Date>)>,
    /// Day of publication.
    pub published: Option<Date>,
    /// Whether it is told by a noun alone.
    pub event: bool,
    /// Claims of the same article in the very same words: they go where this one goes.
    pub twins: Vec<&'a ClaimRecord>,
}

/// The claims of a corpus, by article and in order, and the weights of their features.
pub(super) struct Corpus<'a> {
    pub facts: Vec<Fact<'a>>,
    weights: Vec<f32>,
    /// By article: who and what it names, ascending.
    named: Vec<Vec<Entity>>,
    /// By article: its weightiest features, ascending.
    profiles: Vec<Vec<Feature>>,
    /// By article: its outlet, where it is known.
    outlets: Vec<Option<String>>,
    /// Sentences of two articles, the earlier first, that one text was copied into.
    copied: FxHashSet<(Place, Place)>,
}

/// Features of an article's profile.
const PROFILE: usize = 48;

/// An article that names fewer is too short to tell what it is about by its names.
const TELLING: usize = 6;

impl Corpus<'_> {
    /// How much a feature tells one event from another.
    pub(super) fn weight(&self, feature: Feature) -> f32 {
        self.weights.get(feature as usize).copied().unwrap_or(0.0)
    }

    /// Whether two articles name hardly anybody or anything in common, though both name enough to tell: nothing of a few
    /// names, or one (a country, a common surname) of many.
    pub(super) fn strangers(&self, a: usize, b: usize) -> bool {
        let (Some(x), Some(y)) = (self.named.get(a), self.named.get(b)) else { return false };
        let fewer = x.len().min(y.len());
        let needed = if fewer >= 2 * TELLING { 2 } else { 1 };
        a != b && fewer >= TELLING && x.iter().filter(|entity| y.binary_search(entity).is_ok()).take(needed).count() < needed
    }

    /// How much two articles are about the same, 0 to 1: the cosine of their profiles.
    pub(super) fn kin(&self, a: usize, b: usize) -> f32 {
        if a == b { 1.0 } else { self.cosine(self.profile(a), self.profile(b)) }
    }

    /// Whether one outlet published both articles: the second is its update of the first.
    pub(super) fn same_outlet(&self, a: usize, b: usize) -> bool {
        a == b || self.outlets.get(a).is_some_and(|outlet| outlet.is_some() && Some(outlet) == self.outlets.get(b))
    }

    /// Whether the two stand in one sentence that different outlets have in common but for an edit.
    pub(super) fn copied(&self, a: &Fact<'_>, b: &Fact<'_>) -> bool {
        !self.same_outlet(a.article, b.article) && self.aligned(a, b)
    }

    /// Whether the two stand in one sentence that both articles have.
    pub(super) fn aligned(&self, a: &Fact<'_>, b: &Fact<'_>) -> bool {
        a.place.zip(b.place).is_some_and(|(x, y)| self.copied.contains(&(x.min(y), x.max(y))))
    }

    /// The weightiest features of an article, ascending.
    pub(super) fn profile(&self, article: usize) -> &[Feature] {
        self.profiles.get(article).map_or(&[], Vec::as_slice)
    }

    /// Cosine of two bags under the corpus' weights.
    pub(super) fn cosine(&self, a: &[Feature], b: &[Feature]) -> f32 {
        let norm = |bag: &[Feature]| bag.iter().map(|&f| self.weight(f).powi(2)).sum::<f32>();
        let product = norm(a) * norm(b);
        if product <= 0.0 { 0.0 } else { self.shared(a, b).map(|f| self.weight(f).powi(2)).sum::<f32>() / product.sqrt() }
    }

    /// Features in both bags, ascending.
    pub(super) fn shared<'b>(&self, a: &'b [Feature], b: &'b [Feature]) -> impl Iterator<Item = Feature> + 'b {
        let mut rest = b;
        a.iter().copied().filter(move |feature| {
            let at = rest.partition_point(|other| other < feature);
            rest = rest.get(at..).unwrap_or(&[]);
            rest.first() == Some(feature)
        })
    }
}

/// Features get numbers as they come.
#[derive(Default)]
struct Interner {
    numbers: FxHashMap<String, Feature>,
    /// How many articles have it, the last of them, and the share that its sort has of a stem's weight.
    seen: Vec<(u32, usize, f32)>,
}

impl Interner {
    fn number(&mut self, name: String, article: usize, share: f32) -> Feature {
        let next = self.seen.len() as Feature;
        let number = *self.numbers.entry(name).or_insert(next);
        match self.seen.get_mut(number as usize) {
            None => self.seen.push((1, article, share)),
            Some(seen) if seen.1 != article => *seen = (seen.0 + 1, article, seen.2.max(share)),
            Some(_) => {}
        }
        number
    }

    /// Features of the words: stems, and the classes of those that have some.
    fn of_words(&mut self, words: &[Word], article: usize, bag: &mut Vec<Feature>) {
        for (at, word) in words.iter().enumerate() {
            if is_function_word(&word.norm) || word.norm.is_empty() {
                continue;
            }
            let stem = stem(&word.norm);
            let particle = words.get(at + 1).map(|next| format!("{stem}_{}", next.norm)).filter(|joined| !classes(joined).is_empty());
            let found = classes(particle.as_deref().unwrap_or(&stem));
            let strength = if is_weak(&stem) { 0.3 } else { 1.0 };
            for class in found {
                let share = 0.8 * strength / (found.len() as f32).sqrt();
                bag.push(self.number(format!("c:{class}"), article, share));
            }
            let share = if found.is_empty() { 1.0 } else { 0.6 };
            bag.push(self.number(particle.unwrap_or(stem), article, share * strength));
        }
    }
}

fn tidy(bag: &mut Vec<Feature>) {
    bag.sort_unstable();
    bag.dedup();
}

/// Reads the claims of all articles into facts.
pub(super) fn corpus<'a>(articles: &[&'a ArticleRecord], entities: &Entities, copies: &Copies) -> Corpus<'a> {
    let mut interner = Interner::default();
    let mut facts = Vec::new();
    let mut bags = Vec::with_capacity(articles.len());
    for (at, article) in articles.iter().enumerate() {
        bags.push(Reader::new(at, article, entities, &mut interner).read(&mut facts));
    }
    let total = articles.len().max(1) as f32;
    // Smoothed inverse document frequency: a feature of every article still counts a little.
    let weights: Vec<f32> = interner.seen.iter().map(|&(count, _, share)| share * (1.0 + total / count as f32).ln()).collect();
    let profiles = bags.into_iter().map(|bag| profile(bag, &weights)).collect();
    let named = articles.iter().enumerate().map(|(at, article)| {
        let mut named: Vec<Entity> = article.actors.iter().filter_map(|actor| entities.of(at, &actor.id)).collect();
        named.sort_unstable();
        named.dedup();
        named
    });
    let named = named.collect();
    let outlets = articles.iter().map(|article| outlet(article)).collect();
    Corpus { facts, weights, named, profiles, outlets, copied: copies.aligned.iter().copied().collect() }
}

/// The features of a bag with repetitions that weigh most: frequent in the article, rare in the corpus.
fn profile(mut bag: Vec<Feature>, weights: &[f32]) -> Vec<Feature> {
    bag.sort_unstable();
    let mut counted: Vec<(f32, Feature)> = bag
        .chunk_by(|a, b| a == b)
        .filter_map(|run| {
            let &feature = run.first()?;
            Some((weights.get(feature as usize)? * (1.0 + (run.len() as f32).ln()), feature))
        })
        .collect();
    counted.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut profile: Vec<Feature> = counted.into_iter().take(PROFILE).map(|(_, feature)| feature).collect();
    profile.sort_unstable();
    profile
}

/// Names in an article, in order of the text.
struct Mention {
    start: u64,
    end: u64,
    entity: Entity,
    named: bool,
    place: bool,
}

struct Reader<'a, 'i> {
    at: usize,
    article: &'a ArticleRecord,
    entities: &'i Entities,
    interner: &'i mut Interner,
    mentions: Vec<Mention>,
    names: FxHashMap<&'a str, &'a str>,
    sentences: FxHashMap<&'a str, usize>,
    contexts: Vec<Option<Vec<Feature>>>,
}

impl<'a, 'i> Reader<'a, 'i> {
    fn new(at: usize, article: &'a ArticleRecord, entities: &'i Entities, interner: &'i mut Interner) -> Self {
        let mut mentions: Vec<Mention> = article
            .actors
            .iter()
            .filter_map(|actor| Some((actor, entities.of(at, &actor.id)?)))
            .flat_map(|(actor, entity)| {
                actor.mentions.iter().map(move |mention| Mention {
                    start: mention.span.start,
                    end: mention.span.end,
                    entity,
                    named: matches!(mention.form, MentionForm::Name | MentionForm::Alias),
                    place: actor.kind == ActorKind::Place,
                })
            })
            .collect();
        mentions.sort_by_key(|mention| (mention.start, mention.end));
        Self {
            at,
            article,
            entities,
            interner,
            mentions,
            names: article.actors.iter().map(|actor| (actor.id.as_str(), actor.name.as_str())).collect(),
            sentences: article.sentences.iter().enumerate().map(|(at, sentence)| (sentence.id.as_str(), at)).collect(),
            contexts: vec![None; article.sentences.len()],
        }
    }

    /// Adds the article's claims to `facts`; gives the features of all its sentences that have claims.
    fn read(mut self, facts: &mut Vec<Fact<'a>>) -> Vec<Feature> {
        let article = self.article;
        let published = article.published.as_ref().and_then(|moment| day(&moment.value));
        let mut told: FxHashMap<(&str, &str, Polarity, Modality, Option<&str>), usize> = FxHashMap::default();
        for claim in &article.claims {
            let speaker = claim.attributed_to.as_ref().map(|by| by.text.as_str());
            match told.entry((&claim.text, &claim.predicate.text, claim.polarity, claim.modality, speaker)) {
                Entry::Occupied(first) => {
                    facts.get_mut(*first.get()).into_iter().for_each(|fact| fact.twins.push(claim));
                    continue;
                }
                Entry::Vacant(slot) => drop(slot.insert(facts.len())),
            }
            let sentence_at = self.sentences.get(claim.sentence.as_str()).copied();
            let sentence = sentence_at.and_then(|at| article.sentences.get(at));
            let context = self.context(claim);
            let subject = claim.subject.as_ref().map(|side| self.side(side));
            let object = claim.object.as_ref().map(|side| self.side(side));
            let others: Vec<Side<'a>> = claim.arguments.iter().map(|side| self.side(side)).collect();
            let mut others =
                others.into_iter().chain(claim.place.as_ref().map(|side| Side { place: true, ..self.side(side) })).collect::<Vec<_>>();
            let sides: Vec<&FileSpan> =
                claim.subject.iter().chain(&claim.object).chain(&claim.arguments).chain(&claim.place).map(|side| &side.span).collect();
            others.extend(sentence.into_iter().flat_map(|sentence| self.named_places(claim, sentence, &sides)).collect::<Vec<_>>());
            let mut arguments: Vec<Feature> =
                subject.iter().chain(&object).chain(&others).flat_map(|side| side.bag.iter().copied()).collect();
            tidy(&mut arguments);
            let mut predicate_words = words(&claim.predicate.text);
            predicate_words.extend(claim.predicate.particle.iter().flat_map(|particle| words(&particle.text)));
            let mut predicate = Vec::new();
            self.interner.of_words(&predicate_words, self.at, &mut predicate);
            tidy(&mut predicate);
            let mut clause = arguments.clone();
            clause.extend(&predicate);
            self.interner.of_words(&words(&claim.text), self.at, &mut clause);
            tidy(&mut clause);
            let verb = stem(&claim.predicate.lemma.to_lowercase());
            let relations = relations(&verb, &predicate_words);
            let passive = is_passive(&predicate_words, &verb) || (object.is_none() && has_stem("undergo", &verb));
            let spans: Vec<&FileSpan> =
                claim.subject.iter().chain(&claim.object).chain(&claim.arguments).map(|side| &side.span).chain([&claim.span]).collect();
            let inside = |span: &FileSpan| spans.iter().any(|outer| outer.start <= span.start && span.end <= outer.end);
            let figures = article.figures.iter().filter(|figure| claim.figures.contains(&figure.id) || inside(&figure.span)).collect();
            let figures = sentence.map_or_else(Vec::new, |sentence| amounts::of_clause(figures, claim, sentence));
            let times = self.times(claim, &inside);
            let stated = claim
                .date
                .as_ref()
                .filter(|date| date.source == ClaimDateSource::Stated)
                .map(|date| (date.first.as_deref().and_then(day), date.last.as_deref().and_then(day)));
            facts.push(Fact {
                article: self.at,
                record: article,
                claim,
                sentence,
                place: sentence_at.map(|at| (self.at, at)),
                verb,
                relations,
                predicate,
                subject,
                object,
                passive,
                others,
                arguments,
                clause,
                context,
                figures,
                times,
                stated,
                published,
                event: super::events::is_event(claim),
                twins: Vec::new(),
            });
        }
        self.contexts.into_iter().flatten().flatten().collect()
    }

    /// "in Riyadh": names of places behind a preposition of place in the clause that stand in none of its parts.
    fn named_places(&mut self, claim: &ClaimRecord, sentence: &'a SentenceRecord, sides: &[&FileSpan]) -> Vec<Side<'a>> {
        let mut found = Vec::new();
        let from = self.mentions.partition_point(|mention| mention.start < claim.span.start);
        for mention in self.mentions.get(from..).unwrap_or(&[]).iter().take_while(|mention| mention.end <= claim.span.end) {
            if !mention.place || sides.iter().any(|side| side.start <= mention.start && mention.end <= side.end) {
                continue;
            }
            let (Some(start), Some(end)) = (text_offset(sentence, mention.start), text_offset(sentence, mention.end)) else { continue };
            let before = sentence.text.get(..start).unwrap_or("").trim_end();
            let word = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("");
            if !has_word("where", word) {
                continue;
            }
            let Some(text) = sentence.text.get(before.len() - word.len()..end) else { continue };
            let mut bag = Vec::new();
            self.interner.of_words(&words(text), self.at, &mut bag);
            bag.push(self.interner.number(format!("e:{}", mention.entity), self.at, 0.7));
            tidy(&mut bag);
            found.push(Side { text, bag, head: None, entity: Some(mention.entity), definite: true, pronoun: false, place: true });
        }
        found
    }

    fn context(&mut self, claim: &ClaimRecord) -> Vec<Feature> {
        let Some(&at) = self.sentences.get(claim.sentence.as_str()) else { return Vec::new() };
        if let Some(Some(known)) = self.contexts.get(at) {
            return known.clone();
        }
        let mut bag = Vec::new();
        if let Some(sentence) = self.article.sentences.get(at) {
            self.interner.of_words(&words(&sentence.text), self.at, &mut bag);
            self.names_in(&sentence.span, &mut bag);
        }
        tidy(&mut bag);
        if let Some(slot) = self.contexts.get_mut(at) {
            *slot = Some(bag.clone());
        }
        bag
    }

    /// Entities named in a span.
    fn names_in(&mut self, span: &FileSpan, bag: &mut Vec<Feature>) {
        let from = self.mentions.partition_point(|mention| mention.start < span.start);
        for mention in self.mentions.get(from..).unwrap_or(&[]).iter().take_while(|mention| mention.start < span.end) {
            if mention.end <= span.end {
                bag.push(self.interner.number(format!("e:{}", mention.entity), self.at, 0.7));
            }
        }
    }

    fn side(&mut self, side: &'a ArgumentRecord) -> Side<'a> {
        let cut = words(&side.text);
        let mut bag = Vec::new();
        self.interner.of_words(&cut, self.at, &mut bag);
        self.names_in(&side.span, &mut bag);
        let pronoun = cut.len() == 1 && cut.iter().all(|word| is_function_word(&word.norm));
        let mut entity = None;
        if let Some(actor) = side.actor.as_deref() {
            entity = self.entities.of(self.at, actor);
            if let Some(entity) = entity {
                bag.push(self.interner.number(format!("e:{entity}"), self.at, 0.7));
            }
            if let Some(name) = self.names.get(actor) {
                self.interner.of_words(&words(name), self.at, &mut bag);
            }
        }
        tidy(&mut bag);
        let named = self
            .mentions
            .iter()
            .skip(self.mentions.partition_point(|m| m.start < side.span.start))
            .take_while(|m| m.start < side.span.end)
            .any(|m| m.named);
        let first = cut.first().map(|word| word.norm.as_str());
        let definite = named
            || matches!(first, Some("the" | "this" | "that" | "these" | "those" | "its" | "his" | "her" | "their" | "our" | "my"))
            || entity.is_some();
        Side { text: &side.text, bag, head: head(&cut), entity, definite, pronoun, place: is_place(&side.text) }
    }

    /// The time that dates the claim, else those inside it, else the only one of its sentence.
    fn times(&self, claim: &ClaimRecord, inside: &dyn Fn(&FileSpan) -> bool) -> Vec<&'a TimeRecord> {
        let times = &self.article.times;
        if let Some(time) = times.iter().find(|time| Some(&time.id) == claim.time.as_ref()) {
            return vec![time];
        }
        times.iter().filter(|time| inside(&time.span)).collect()
    }
}

/// Classes of the head verb: with its particle where the two are one verb, else of the verb, else of the verb group's last word
/// (the noun of a light verb: "made use").
fn relations(verb: &str, group: &[Word]) -> Vec<u16> {
    let stems: Vec<String> = group.iter().map(|word| stem(&word.norm)).collect();
    let particle = stems.iter().position(|s| s == verb).and_then(|at| group.get(at + 1)).map(|next| format!("{verb}_{}", next.norm));
    let mut found: Vec<u16> = particle.as_deref().map_or(&[][..], classes).to_vec();
    if found.is_empty() {
        found.extend(classes(verb));
    }
    if let Some(last) = stems.last().filter(|last| *last != verb && !is_function_word(last)) {
        found.extend(classes(last));
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// Whether an argument says where: a place preposition and a name.
fn is_place(text: &str) -> bool {
    let mut words = text.split_whitespace();
    words.next().is_some_and(|first| has_word("where", first)) && words.any(|word| word.starts_with(char::is_uppercase))
}

/// A form of "be" or "get" before a participle.
fn is_passive(group: &[Word], verb: &str) -> bool {
    const BE: &[&str] = &["is", "are", "was", "were", "be", "been", "being", "get", "got", "gets"];
    let be = group.iter().position(|word| BE.contains(&word.norm.as_str()));
    let participle = group.iter().rposition(|word| stem(&word.norm) == verb && !word.norm.ends_with("ing"));
    matches!((be, participle), (Some(be), Some(participle)) if be < participle)
}

/// Stem of the head noun of a noun phrase: the last word before a preposition or relative pronoun that is not its first word.
fn head(cut: &[Word]) -> Option<String> {
    let skip = usize::from(cut.first().is_some_and(|word| has_word("phrase-end", &word.norm)));
    let phrase: Vec<&Word> = cut.iter().skip(skip).take_while(|word| !has_word("phrase-end", &word.norm)).collect();
    phrase.iter().rev().find(|word| !is_function_word(&word.norm)).map(|word| stem(&word.norm))
}

/// The day that an ISO 8601 value begins with.
pub(super) fn day(value: &str) -> Option<Date> {
    value.get(..10)?.parse().ok()
}
