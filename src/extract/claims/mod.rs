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
use std::cell::Cell;
use std::ops::{Deref, Range};

use crate::extract::actors::{ActorId, Actors};
use crate::extract::figures::Figure;
use crate::extract::quotes::Quote;
use crate::extract::times::Time;
use crate::model::{Modality, Polarity};
use crate::rule::Rule;
use crate::span::Span;
use crate::text::phrases::{self, Keyed, UNLABELLED, Words};
use crate::text::{Doc, Tag, fold, tags};

use arguments::{Arguments, Parts, Phrase, Site};
use attribution::QuoteIndex;
use batch::{BATCH, Batch, Left};
use clauses::{Link, Part};
use worth::Grounds;

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

/// What an article asserts, in order of the predicates.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Claims {
    all: Vec<Claim>,
    /// The further arguments of all claims.
    arguments: Vec<Argument>,
    /// The figures of all claims.
    figures: Vec<u32>,
}

impl Claims {
    /// The further arguments of one of these claims, each with its preposition.
    #[must_use]
    pub fn arguments(&self, claim: &Claim) -> &[Argument] {
        self.arguments.get(claim.arguments.start as usize..claim.arguments.end as usize).unwrap_or_default()
    }

    /// Indices of the figures of one of these claims.
    #[must_use]
    pub fn figures(&self, claim: &Claim) -> &[u32] {
        self.figures.get(claim.figures.start as usize..claim.figures.end as usize).unwrap_or_default()
    }

    /// Forgets all claims.
    pub fn clear(&mut self) {
        *self = Self::default();
    }
}

impl Deref for Claims {
    type Target = [Claim];

    fn deref(&self) -> &[Claim] {
        &self.all
    }
}

/// What the article asserts happened or is so. Indices are those of the lists of [`crate::extract::Extraction`] and of the article's
/// sentences.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// The clause.
    pub span: Span,
    /// Index of the sentence.
    pub sentence: u32,
    /// Who or what; a restored subject points at the words that it was restored from.
    pub subject: Argument,
    /// The verb group.
    pub predicate: Predicate,
    /// Whom or what.
    pub object: Option<Argument>,
    /// Where it happened.
    pub place: Option<Argument>,
    /// Where its further arguments stand among those of all claims.
    arguments: Range<u32>,
    /// Where its figures stand among those of all claims.
    figures: Range<u32>,
    /// The time that dates it.
    pub time: Option<DatedBy>,
    /// Index of the quote that it stands in.
    pub quote: Option<u32>,
    /// Whose claim it is; `None` is the article's own voice.
    pub attributed_to: Option<Attribution>,
    /// Is so or is not.
    pub polarity: Polarity,
    /// How real.
    pub modality: Modality,
    /// How much it is worth checking, 0 to 100: the sum of the terms of [`WORTH`] that hold.
    pub worth: u8,
    /// The rules that made it.
    rules: rules::List,
}

impl Claim {
    /// Ids of the rules that made it.
    #[must_use]
    pub fn rules(&self) -> &'static [&'static str] {
        self.rules.ids()
    }
}

/// A phrase of a claim.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Argument {
    /// The words.
    pub span: Span,
    /// The number of the actor; [`UNLABELLED`] for none.
    actor: u32,
}

impl Argument {
    /// Who is meant.
    #[must_use]
    pub fn actor(&self) -> Option<ActorId> {
        self.is_known().then_some(self.actor as ActorId)
    }

    /// Whether somebody is meant that the article names.
    #[inline]
    fn is_known(&self) -> bool {
        self.actor != UNLABELLED
    }
}

/// The verb group.
#[derive(Debug, Clone, PartialEq)]
pub struct Predicate {
    /// The whole group: auxiliaries, negation, particle, light-verb noun.
    pub span: Span,
    /// Its main verb.
    pub head: Span,
    /// The particle that stands apart from it: "put the fire out".
    pub particle: Option<Span>,
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
    pub time: u32,
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
    /// That of the actor with this id.
    Actor(u32),
    /// That of the speaker of the quote with this index.
    Speaker(u32),
    /// That of whoever these words mean.
    Words(Span),
}

impl Attribution {
    /// The actor, if one is meant.
    #[must_use]
    pub fn actor(&self, quotes: &[Quote]) -> Option<ActorId> {
        match *self {
            Self::Actor(actor) => Some(actor as ActorId),
            Self::Speaker(quote) => quotes.get(quote as usize)?.speaker.as_ref()?.actor,
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
                Cow::Borrowed(quotes.get(quote as usize).and_then(|quote| quote.speaker.as_ref()).map_or("", |speaker| &speaker.text))
            }
            Self::Words(span) => fold(span.of(text)),
        }
    }
}

/// How many claims a sentence makes, with some to spare.
const CLAIMS_A_SENTENCE: usize = 3;

/// One sentence, and what all layers know of it.
struct Scene<'a> {
    /// The text, the words of this sentence looked up: those of times marked, those of mentions labelled with their actors.
    doc: &'a Keyed<'a>,
    layers: &'a Layers<'a>,
    quotes: &'a QuoteIndex,
    /// Its index.
    sentence: u32,
    /// Index of its first figure.
    first_figure: u32,
    /// Its figures.
    figures: &'a [Figure],
}

/// The claims of a text, in order of their predicates.
///
/// Each sentence is cut into chunks ([`phrases`]), read as clauses, and every clause with a predicate and a subject gives one
/// claim; appositives give claims of their own.
#[must_use]
pub fn extract(doc: &Doc<'_>, layers: &Layers<'_>) -> Claims {
    let mut buffers = BUFFERS.take().unwrap_or_default();
    let claims = buffers.claims(doc, layers);
    if doc.len() <= KEPT {
        BUFFERS.set(Some(buffers));
    }
    claims
}

/// What a worker keeps from text to text, so that most texts are read without asking for memory.
#[derive(Default)]
struct Buffers {
    quotes: QuoteIndex,
    batch: Batch,
    room: Room,
}

/// Tokens of the longest text whose buffers are kept.
const KEPT: usize = 1 << 16;

thread_local! {
    static BUFFERS: Cell<Option<Box<Buffers>>> = const { Cell::new(None) };
}

impl Buffers {
    fn claims(&mut self, doc: &Doc<'_>, layers: &Layers<'_>) -> Claims {
        let Self { quotes, batch, room } = self;
        let sentences = doc.sentences.len();
        let mut claims = Claims {
            all: Vec::with_capacity(sentences * CLAIMS_A_SENTENCE),
            arguments: Vec::with_capacity(sentences),
            figures: Vec::with_capacity(layers.figures.len()),
        };
        quotes.read(doc, layers);
        let mut left = Left { times: layers.times, figures: layers.figures, mentions: &layers.actors.mentions };
        for (first, sentences) in (0..).step_by(BATCH).zip(doc.sentences.chunks(BATCH)) {
            batch.clear();
            batch.look_up(doc, first, sentences, layers, &mut left);
            batch.chunk(doc);
            batch.parse(doc);
            batch.claims(doc, layers, quotes, room, &mut claims);
        }
        claims
    }
}

/// Tokens by 32 bits, as this layer counts them: a text has no more bytes than that.
fn counted(tokens: &Range<usize>) -> Range<u32> {
    tokens.start as u32..tokens.end as u32
}

/// Whether a token belongs to a time expression.
fn is_time(doc: &Keyed<'_>, token: u32) -> bool {
    doc.is_of(token, Words::TIMED) || phrases::calendar(doc, token)
}

/// Buffers for the claim that is being made.
#[derive(Default)]
struct Room {
    parts: Vec<Part>,
    /// The tokens of its further arguments.
    arguments: Vec<Range<u32>>,
    /// Where the claims of the appositives beside its clause stand among all.
    appositives: Range<usize>,
}

/// Adds the claim of one clause, if it makes one.
fn claim(scene: &Scene<'_>, site: &Site<'_>, room: &mut Room, out: &mut Claims) -> Option<()> {
    let (doc, layers) = (scene.doc, scene.layers);
    let Site { clauses, index, clause, verb, classes } = *site;
    // A fragment makes no claim: nobody acts, or a participle says nothing beside itself.
    let (subject, subject_head) = arguments::subject(clauses, index)?;
    // "let you know that …" says nothing of its own.
    if doc.holds(Words::LET)
        && clause.link == Link::Complement
        && let Some(above) = clause.parent().and_then(|parent| clauses.get(parent))
        && above.verb.as_ref().is_some_and(|verb| doc.in_class(verb.last.head, Words::LET))
    {
        return None;
    }
    let mut subject = arguments::phrase(doc, subject, subject_head);
    let mut subject_argument = subject.argument?;
    if !room.appositives.is_empty() && !subject_argument.is_known() {
        subject_argument.actor = appositives::namesake(out.all.get(room.appositives.clone()).unwrap_or_default(), subject_argument.span);
        subject.argument = Some(subject_argument);
    }
    let parts = Parts::of(doc, site, &mut room.parts);
    let time = dates::of(doc, layers, clauses, clause, parts.timed);
    room.arguments.clear();
    let first = out.arguments.len();
    let mut further = Arguments { all: &mut out.arguments, tokens: &mut room.arguments };
    let phrases = arguments::phrases(scene, site, &parts, time.map(|dated| dated.time), &mut further);
    let adverbs = |tokens: &Range<u32>| tokens.clone().all(|token| doc.tag(token).is_adverb());
    if clause.link == Link::Participle && phrases.object.is_empty() && time.is_none() && room.arguments.iter().all(adverbs) {
        out.arguments.truncate(first);
        return None;
    }
    let group = doc.group(&verb.tokens());
    let polarity = polarity::of(doc, clauses, index, clause, verb, &group);
    let modality = modality::of(doc, clauses, index, clause, verb, &group);
    let quote = scene.quotes.at(verb.last.head);
    let attributed_to = attribution::of_clause(doc, clauses, index, clause, quote);
    let figures = figures(scene, &subject, &phrases.object, &room.arguments, &mut out.figures);
    let predicate = verb.first.start..phrases.end;
    // A main verb that is tagged as an adjective is read as the participle that it is.
    let tag = if doc.tag(verb.last.head) == Tag::Jj { Tag::Vbn } else { doc.tag(verb.last.head) };
    let grounds = Grounds {
        figures: !figures.is_empty(),
        time: time.is_some(),
        place: !phrases.place.is_empty(),
        attributed: attributed_to.is_some(),
        links: worth::is_be(doc, verb.last.head, classes, tag),
        polarity,
        modality,
    };
    let worth = worth::of(doc, &subject, &predicate, &phrases.object, &grounds);
    out.all.push(Claim {
        span: doc.span_of(&arguments::trim(doc, clause.start..clause.end.max(verb.last.end))),
        sentence: scene.sentence,
        subject: subject_argument,
        predicate: Predicate {
            span: doc.span_of(&predicate),
            head: doc.span(verb.last.head),
            particle: clause.particle.map(|token| doc.span(token)),
            tag,
            implied: false,
        },
        object: phrases.object.argument,
        place: phrases.place.argument,
        arguments: first as u32..out.arguments.len() as u32,
        figures,
        time,
        quote: quote.quote(),
        attributed_to,
        polarity,
        modality,
        worth,
        rules: rules::of(clause, phrases.light, polarity, modality),
    });
    Some(())
}

/// Adds the figures that stand in the phrases of a claim; where they stand.
#[inline]
fn figures(scene: &Scene<'_>, subject: &Phrase, object: &Phrase, arguments: &[Range<u32>], out: &mut Vec<u32>) -> Range<u32> {
    let first = out.len() as u32;
    if !scene.figures.is_empty() {
        add_figures(scene, [&subject.tokens, &object.tokens], arguments, out);
    }
    first..out.len() as u32
}

#[inline(never)]
fn add_figures(scene: &Scene<'_>, [subject, object]: [&Range<u32>; 2], arguments: &[Range<u32>], out: &mut Vec<u32>) {
    // Where there is no object the subject is asked twice.
    let object = if object.is_empty() { subject } else { object };
    let reach = (subject.start.min(object.start), subject.end.max(object.end));
    let (start, end) = arguments.iter().fold(reach, |(start, end), of| (of.start.min(start), of.end.max(end)));
    let place = |figure: &Figure| figure.tokens.start as u32;
    let first = scene.figures.partition_point(|figure| place(figure) < start);
    let within = (scene.first_figure..).zip(scene.figures).skip(first).take_while(|(_, figure)| place(figure) < end);
    for (at, figure) in within {
        let holds = |tokens: &Range<u32>| (tokens.start <= place(figure)) & (place(figure) < tokens.end);
        if arguments.iter().fold(holds(subject) | holds(object), |held, tokens| held | holds(tokens)) {
            out.push(at);
        }
    }
}
