//! What the article asserts: one entry a clause.

mod appositives;
mod arguments;
mod attribution;
mod batch;
mod clauses;
mod dates;
mod modality;
mod parse;
mod polarity;
mod rules;
mod worth;

use std::borrow::Cow;
use std::ops::Range;

use crate::extract::actors::{ActorId, Actors};
use crate::extract::figures::Figure;
use crate::extract::quotes::Quote;
use crate::extract::times::Time;
use crate::model::{Modality, Polarity};
use crate::rule::Rule;
use crate::span::Span;
use crate::text::phrases::{self, Keyed, Words};
use crate::text::{Doc, Tag, fold, tags};

use attribution::QuoteIndex;
use batch::{BATCH, Batch, Left};
use clauses::{Clause, Link, Part};

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
    pub rules: &'static [&'static str],
}

/// A phrase of a claim.
#[derive(Debug, Clone, PartialEq)]
pub struct Argument {
    /// The words.
    pub span: Span,
    /// Their tokens.
    pub tokens: Range<u32>,
    /// Who is meant.
    pub actor: Option<ActorId>,
}

/// The verb group.
#[derive(Debug, Clone, PartialEq)]
pub struct Predicate {
    /// The whole group: auxiliaries, negation, particle, light-verb noun.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<u32>,
    /// Its main verb.
    pub head: Span,
    /// The tag that the main verb has its dictionary form by.
    pub tag: Tag,
    /// Not said but meant (an appositive): the text is then "is", the lemma "be".
    pub implied: bool,
}

impl Predicate {
    /// The dictionary form of the main verb, lower case; `text` is the article's clean text.
    #[must_use]
    pub fn lemma<'a>(&self, text: &'a str) -> Cow<'a, str> {
        if self.implied { Cow::Borrowed("be") } else { tags::lemma(self.head.of(text), self.tag) }
    }
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
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Attribution {
    /// An actor's.
    Actor(ActorId),
    /// That of the speaker of the quote with this index.
    Speaker(usize),
    /// That of whoever these words mean.
    Words(Span),
}

impl Attribution {
    /// The actor, if one is meant.
    #[must_use]
    pub fn actor(&self, quotes: &[Quote]) -> Option<ActorId> {
        match *self {
            Self::Actor(actor) => Some(actor),
            Self::Speaker(quote) => quotes.get(quote)?.speaker.as_ref()?.actor,
            Self::Words(_) => None,
        }
    }

    /// The actor's name, else the words; `text` is the article's clean text.
    #[must_use]
    pub fn words<'a>(&self, actors: &'a Actors, quotes: &'a [Quote], text: &'a str) -> Cow<'a, str> {
        if let Some(actor) = self.actor(quotes).and_then(|actor| actors.get(actor)) {
            return Cow::Borrowed(&actor.name);
        }
        match *self {
            Self::Actor(_) => Cow::Borrowed(""),
            Self::Speaker(quote) => {
                Cow::Borrowed(quotes.get(quote).and_then(|quote| quote.speaker.as_ref()).map_or("", |speaker| &speaker.text))
            }
            Self::Words(span) => fold(span.of(text)),
        }
    }
}

/// How many claims a sentence makes, with some to spare.
const CLAIMS_A_SENTENCE: usize = 3;

/// How many figures a claim has, if it has any: seldom more.
const FIGURES: usize = 4;

/// One sentence, and what all layers know of it.
struct Scene<'a> {
    /// The text, the words of this sentence looked up: those of times marked, those of mentions labelled with their actors.
    doc: &'a Keyed<'a>,
    layers: &'a Layers<'a>,
    quotes: &'a QuoteIndex,
    /// Its index.
    sentence: usize,
    /// Index of its first figure.
    first_figure: usize,
    /// Its figures.
    figures: &'a [Figure],
}

/// The claims of a text, in order of their predicates.
///
/// Each sentence is cut into chunks ([`phrases`]), read as clauses, and every clause with a predicate and a subject gives one
/// claim; appositives give claims of their own.
#[must_use]
pub fn extract(doc: &Doc<'_>, layers: &Layers<'_>) -> Vec<Claim> {
    let mut claims = Vec::with_capacity(doc.sentences.len() * CLAIMS_A_SENTENCE);
    let quotes = QuoteIndex::new(doc, layers);
    let mut batch = Batch::new(doc);
    let mut left = Left { times: layers.times, figures: layers.figures, mentions: &layers.actors.mentions };
    for (first, sentences) in (0..).step_by(BATCH).zip(doc.sentences.chunks(BATCH)) {
        batch.clear();
        batch.look_up(first, sentences, layers, &mut left);
        batch.chunk();
        batch.parse();
        batch.claims(layers, &quotes, &mut claims);
    }
    claims
}

/// Tokens by 32 bits, as this layer counts them: a text has no more bytes than that.
fn counted(tokens: &Range<usize>) -> Range<u32> {
    tokens.start as u32..tokens.end as u32
}

/// Whether a token belongs to a time expression.
fn is_time(doc: &Keyed<'_>, token: u32) -> bool {
    doc.is_of(token, Words::TIMED) || phrases::calendar(doc, token)
}

/// Adds the claim of one clause, if it makes one. `room` is a buffer.
fn claim(scene: &Scene<'_>, clauses: &[Clause], index: usize, room: &mut Vec<Part>, out: &mut Vec<Claim>) -> Option<()> {
    let (doc, layers) = (scene.doc, scene.layers);
    let clause = clauses.get(index).filter(|clause| !clause.silent)?;
    let verb = clause.verb.as_ref()?;
    // A fragment makes no claim: nobody acts, or a participle says nothing beside itself.
    let (subject, subject_head) = arguments::subject(clauses, index)?;
    // "let you know that …" says nothing of its own.
    if clause.link == Link::Complement
        && doc.holds(Words::LET)
        && let Some(above) = clause.parent.and_then(|parent| clauses.get(parent))
        && above.verb.as_ref().is_some_and(|verb| doc.in_class(verb.head, Words::LET))
    {
        return None;
    }
    let subject = arguments::argument(doc, subject, subject_head)?;
    let time = dates::of(doc, layers, clauses, index);
    let phrases = arguments::phrases(scene, clauses, index, time.map(|dated| dated.time), room)?;
    let adverbs = |argument: &Argument| argument.tokens.clone().all(|token| doc.tag(token).is_adverb());
    if clause.link == Link::Participle && phrases.object.is_none() && time.is_none() && phrases.arguments.iter().all(adverbs) {
        return None;
    }
    let tokens = arguments::trim(doc, clause.start..clause.end.max(verb.tokens.end));
    let polarity = polarity::of(doc, clauses, index);
    let modality = modality::of(doc, clauses, index);
    let quote = scene.quotes.at(verb.head);
    let predicate = verb.tokens.start..phrases.end;
    // A main verb that is tagged as an adjective is read as the participle that it is.
    let tag = if doc.tag(verb.head) == Tag::Jj { Tag::Vbn } else { doc.tag(verb.head) };
    out.push(Claim {
        span: doc.span_of(&tokens),
        sentence: scene.sentence,
        subject: Some(subject),
        predicate: Predicate { span: doc.span_of(&predicate), head: doc.span(verb.head), tag, tokens: predicate, implied: false },
        object: phrases.object,
        arguments: phrases.arguments,
        polarity,
        modality,
        time,
        place: phrases.place,
        figures: Vec::new(),
        quote,
        attributed_to: attribution::of_clause(doc, layers, clauses, index, quote),
        worth: 0,
        rules: rules::of(clause, phrases.light, polarity, modality),
    });
    complete(scene, out.last_mut()?, verb.head);
    Some(())
}

/// Adds what follows from the rest of a claim: its figures and its worth.
#[inline]
fn complete(scene: &Scene<'_>, claim: &mut Claim, head: u32) {
    if !scene.figures.is_empty() {
        claim.figures = figures(scene, claim);
    }
    claim.worth = worth::of(scene.doc, claim, head);
}

/// The figures that stand in the phrases of a claim.
#[inline(never)]
fn figures(scene: &Scene<'_>, claim: &Claim) -> Vec<usize> {
    let widen = |(start, end): (u32, u32), of: &Argument| (of.tokens.start.min(start), of.tokens.end.max(end));
    let reach = claim.object.iter().fold(claim.subject.iter().fold((u32::MAX, 0), widen), widen);
    let (start, end) = claim.arguments.iter().fold(reach, widen);
    let place = |figure: &Figure| figure.tokens.start as u32;
    let first = scene.figures.partition_point(|figure| place(figure) < start);
    let within = (scene.first_figure..).zip(scene.figures).skip(first).take_while(|(_, figure)| place(figure) < end);
    let mut figures = Vec::new();
    for (at, figure) in within {
        let holds = |argument: &Argument| argument.tokens.contains(&place(figure));
        if claim.subject.iter().any(holds) || claim.object.iter().any(holds) || claim.arguments.iter().any(holds) {
            if figures.is_empty() {
                figures = Vec::with_capacity(FIGURES);
            }
            figures.push(at);
        }
    }
    figures
}
