//! What the article asserts: one entry a clause.

mod appositives;
mod arguments;
mod attribution;
mod clauses;
mod dates;
mod modality;
mod parse;
mod polarity;
mod rules;
mod worth;

use std::ops::Range;

use crate::extract::actors::{ActorId, Actors};
use crate::extract::figures::Figure;
use crate::extract::quotes::Quote;
use crate::extract::times::Time;
use crate::model::{Modality, Polarity};
use crate::rule::Rule;
use crate::span::Span;
use crate::text::Doc;
use crate::text::phrases::{self, Keyed, Words, key};

use attribution::QuoteIndex;
use clauses::{Clause, Link, Subject};

pub use worth::{TERMS as WORTH, Term};

/// The rules of this layer.
pub static RULES: &[&Rule] = rules::RULES;

/// The layers that claims are built on.
#[derive(Debug, Clone, Copy)]
pub struct Layers<'a> {
    /// The times.
    pub times: &'a [Time],
    /// The amounts.
    pub figures: &'a [Figure],
    /// The actors.
    pub actors: &'a Actors,
    /// The quotes.
    pub quotes: &'a [Quote],
}

/// What the article asserts happened or is so.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// The clause.
    pub span: Span,
    /// Index of the sentence.
    pub sentence: usize,
    /// Who or what; a restored subject points at the words that it was restored from.
    pub subject: Option<Argument>,
    /// The verb group.
    pub predicate: Predicate,
    /// Whom or what.
    pub object: Option<Argument>,
    /// Further arguments, each with its preposition.
    pub arguments: Vec<Argument>,
    /// Is so or is not.
    pub polarity: Polarity,
    /// How real.
    pub modality: Modality,
    /// The time that dates it.
    pub time: Option<DatedBy>,
    /// Where it happened.
    pub place: Option<Argument>,
    /// Indices of its figures.
    pub figures: Vec<usize>,
    /// Index of the quote that it stands in.
    pub quote: Option<usize>,
    /// Whose claim it is; `None` is the article's own voice.
    pub attributed_to: Option<Attribution>,
    /// How much it is worth checking, 0 to 100: the sum of the terms of [`WORTH`] that hold.
    pub worth: u8,
    /// Ids of the rules that made it.
    pub rules: Vec<&'static str>,
}

/// A phrase of a claim.
#[derive(Debug, Clone, PartialEq)]
pub struct Argument {
    /// The words.
    pub span: Span,
    /// Their tokens.
    pub tokens: Range<usize>,
    /// Who is meant.
    pub actor: Option<ActorId>,
}

/// The verb group.
#[derive(Debug, Clone, PartialEq)]
pub struct Predicate {
    /// The whole group: auxiliaries, negation, particle, light-verb noun.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Lemma of its head.
    pub lemma: String,
    /// Not said but meant (an appositive): the text is then "is", the lemma "be".
    pub implied: bool,
}

/// How a time dates a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DatedBy {
    /// Index of the time.
    pub time: usize,
    /// Whether the claim holds at, from, or until that time.
    pub relation: TimeRelation,
}

/// How a claim's days lie to the time that dates it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum TimeRelation {
    /// "on Thursday", "in August".
    At,
    /// "since August 15": from its first day on, open.
    Since,
    /// "until Friday", "by Friday".
    Until,
    /// "after Thursday".
    After,
    /// "before Thursday".
    Before,
}

/// Whose claim it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Attribution {
    /// The words, or the actor's name.
    pub text: String,
    /// The actor.
    pub actor: Option<ActorId>,
}

/// How many chunks are read as one sentence.
const LONGEST: usize = 128;

/// The claims of a text, in order of their predicates.
///
/// Each sentence is cut into chunks ([`phrases`]), read as clauses, and every clause with a predicate and a subject gives one
/// claim; appositives give claims of their own.
#[must_use]
pub fn extract(doc: &Doc<'_>, layers: &Layers<'_>) -> Vec<Claim> {
    let mut claims = Vec::new();
    let mut chunks = Vec::new();
    let quotes = QuoteIndex::new(doc, layers);
    let mut doc = Keyed::new(doc);
    for (number, sentence) in doc.doc().sentences.iter().enumerate() {
        chunks.clear();
        doc.load(&sentence.tokens);
        let from = layers.times.partition_point(|time| time.tokens.end <= sentence.tokens.start);
        for time in layers.times.iter().skip(from).take_while(|time| time.tokens.start < sentence.tokens.end) {
            doc.mark(&time.tokens, Words::TIMED);
        }
        let doc = &doc;
        phrases::chunk(doc, sentence.tokens.clone(), &mut chunks);
        let first = claims.len();
        // A question asserts nothing.
        let question = (sentence.tokens.end.saturating_sub(3)..sentence.tokens.end).any(|token| doc.is(token, key!("?")));
        // A sentence without end (a table, a list) is read in pieces, so that the work stays linear.
        for piece in chunks.chunks(LONGEST) {
            let clauses = parse::parse(doc, piece);
            for index in 0..clauses.len() {
                if !(question && clauses[index].link == Link::Main) {
                    claims.extend(claim(doc, layers, &quotes, &clauses, index, number));
                }
            }
            appositives::extract(doc, layers, &quotes, piece, number, &mut claims);
        }
        claims[first..].sort_by_key(|claim| (claim.predicate.tokens.start, claim.span.start, claim.span.end));
    }
    claims
}

/// Whether a token belongs to a time expression.
fn is_time(doc: &Keyed<'_>, token: usize) -> bool {
    doc.is_of(token, Words::TIMED) || phrases::calendar(doc, token)
}

/// The claim of one clause.
fn claim(doc: &Keyed<'_>, layers: &Layers<'_>, quotes: &QuoteIndex, clauses: &[Clause], index: usize, sentence: usize) -> Option<Claim> {
    let clause = clauses.get(index).filter(|clause| !clause.silent)?;
    let verb = clause.verb.as_ref()?;
    let time = dates::of(doc, layers, clauses, index);
    let phrases = arguments::phrases(doc, layers, clauses, index, time.map(|dated| dated.time))?;
    // A fragment makes no claim: nobody acts, or a participle says nothing beside itself.
    phrases.subject.as_ref()?;
    let more = phrases.arguments.iter().any(|argument| !argument.tokens.clone().all(|token| doc.tag(token).is_adverb()));
    if clause.link == Link::Participle && phrases.object.is_none() && !more && time.is_none() {
        return None;
    }
    // "let you know that …" says nothing of its own.
    if let Some(above) = clause.parent.and_then(|parent| clauses.get(parent))
        && clause.link == Link::Complement
        && above.verb.as_ref().is_some_and(|verb| doc.in_class(verb.head, Words::LET))
    {
        return None;
    }
    let start = match &clause.subject {
        Subject::Phrase(tokens, _) if tokens.start >= clause.start => tokens.start.min(clause.start),
        _ => clause.start,
    };
    let tokens = arguments::trim(doc, start..clause.end.max(verb.tokens.end));
    let polarity = polarity::of(doc, clauses, index);
    let modality = modality::of(doc, clauses, index);
    let mut rules = Vec::with_capacity(4);
    rules.push(rules::of_clause(clause));
    if phrases.light {
        rules.push(rules::LIGHT_VERB.id);
    }
    rules.extend(rules::of_polarity(polarity));
    rules.extend(rules::of_modality(modality));
    let mut claim = Claim {
        span: doc.span_of(tokens),
        sentence,
        subject: phrases.subject,
        predicate: phrases.predicate,
        object: phrases.object,
        arguments: phrases.arguments,
        polarity,
        modality,
        time,
        place: phrases.place,
        figures: Vec::new(),
        quote: None,
        attributed_to: attribution::of_clause(doc, layers, clauses, index, quotes.at(verb.head)),
        worth: 0,
        rules,
    };
    complete(doc, layers, quotes, &mut claim, verb.head);
    Some(claim)
}

/// Adds what the other layers know of a claim: figures, quote, attribution, worth.
fn complete(doc: &Keyed<'_>, layers: &Layers<'_>, quotes: &QuoteIndex, claim: &mut Claim, head: usize) {
    let within = |tokens: &Range<usize>, figure: &Figure| tokens.contains(&figure.tokens.start);
    for argument in claim.subject.iter().chain(&claim.object).chain(&claim.arguments) {
        let from = layers.figures.partition_point(|figure| figure.tokens.start < argument.tokens.start);
        claim.figures.extend(
            layers.figures.iter().enumerate().skip(from).take_while(|(_, figure)| within(&argument.tokens, figure)).map(|(index, _)| index),
        );
    }
    claim.figures.sort_unstable();
    claim.figures.dedup();
    claim.quote = quotes.at(head);
    if claim.attributed_to.is_none() {
        claim.attributed_to = attribution::of_quote(layers, claim.quote);
    }
    claim.worth = worth::of(doc, layers.actors, claim);
}
