//! Claims as reconciliation sees them: bags of numbered features with weights from the corpus, sides with their heads, figures,
//! times and days.

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::entities::{Entities, Entity};
use super::lexicon::{classes, is_function_word, is_weak, stem};
use super::lists::{has_stem, has_word};
use super::words::{Word, words};
use crate::model::{
    ArgumentRecord, ArticleRecord, ClaimDateSource, ClaimRecord, FigureRecord, FileSpan, MentionForm, SentenceRecord, TimeRecord,
};

/// Number of a feature: a stem, a relation class or an entity.
pub(super) type Feature = u32;

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
    pub figures: Vec<&'a FigureRecord>,
    pub times: Vec<&'a TimeRecord>,
    /// Days that the text states: first and last; open ends are `None`.
    pub stated: Option<(Option<Date>, Option<Date>)>,
    /// Day of publication.
    pub published: Option<Date>,
}

/// The claims of a corpus, by article and in order, and the weights of their features.
pub(super) struct Corpus<'a> {
    pub facts: Vec<Fact<'a>>,
    weights: Vec<f32>,
    /// By article: who and what it names, ascending.
    named: Vec<Vec<Entity>>,
}

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
pub(super) fn corpus<'a>(articles: &[&'a ArticleRecord], entities: &Entities) -> Corpus<'a> {
    let mut interner = Interner::default();
    let mut facts = Vec::new();
    for (at, article) in articles.iter().enumerate() {
        Reader::new(at, article, entities, &mut interner).read(&mut facts);
    }
    let total = articles.len().max(1) as f32;
    // Smoothed inverse document frequency: a feature of every article still counts a little.
    let weights = interner.seen.iter().map(|&(count, _, share)| share * (1.0 + total / count as f32).ln()).collect();
    let named = articles.iter().enumerate().map(|(at, article)| {
        let mut named: Vec<Entity> = article.actors.iter().filter_map(|actor| entities.of(at, &actor.id)).collect();
        named.sort_unstable();
        named.dedup();
        named
    });
    Corpus { facts, weights, named: named.collect() }
}

/// Names in an article, in order of the text.
struct Mention {
    start: u64,
    end: u64,
    entity: Entity,
    named: bool,
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

    fn read(mut self, facts: &mut Vec<Fact<'a>>) {
        let article = self.article;
        let published = article.published.as_ref().and_then(|moment| day(&moment.value));
        for claim in &article.claims {
            let sentence = self.sentences.get(claim.sentence.as_str()).and_then(|&at| article.sentences.get(at));
            let context = self.context(claim);
            let subject = claim.subject.as_ref().map(|side| self.side(side));
            let object = claim.object.as_ref().map(|side| self.side(side));
            let others: Vec<Side<'a>> = claim.arguments.iter().map(|side| self.side(side)).collect();
            let others =
                others.into_iter().chain(claim.place.as_ref().map(|side| Side { place: true, ..self.side(side) })).collect::<Vec<_>>();
            let mut arguments: Vec<Feature> =
                subject.iter().chain(&object).chain(&others).flat_map(|side| side.bag.iter().copied()).collect();
            tidy(&mut arguments);
            let predicate_words = words(&claim.predicate.text);
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
            });
        }
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
    words.next().is_some_and(|first| has_word("where", first))
        && words.any(|word| word.starts_with(char::is_uppercase))
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
