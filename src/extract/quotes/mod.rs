//! Who says what: direct, mixed and indirect speech and views.
//!
//! `marks` pairs quotation marks, `hits` finds the verbs of `cues.txt` with their subjects (`clause` reads the
//! tags). Speech in quotation marks takes the cue beside it (`direct`), the other cues govern reported
//! speech (`indirect`, `according`, `nominal`, `colon`), and what is left carries on (`carry`).

mod according;
mod adjuncts;
mod bare;
mod carry;
mod clause;
mod colon;
mod cues;
mod direct;
mod draft;
mod extent;
mod floating;
mod hits;
mod indirect;
mod marks;
mod medium;
mod nominal;
mod passive;
mod scene;
mod sign;
mod speaker;
mod subject;
mod wake;
mod words;
mod works;

use std::borrow::Cow;
use std::cell::Cell;
use std::ops::Range;

use smallvec::SmallVec;

use self::direct::Taken;
use self::draft::Draft;
use self::hits::Hit;
use self::marks::Marks;
use self::scene::Scene;
use self::sign::Sign;
use self::words::Words;
use crate::extract::actors::{ActorId, Actors};
use crate::extract::times::Time;
use crate::model::{QuoteKind, Stance};
use crate::rule::Rule;
use crate::span::Span;
use crate::text::{Class, Doc};

/// The rules of this layer.
pub static RULES: &[&Rule] = &[
    &direct::BEHIND,
    &direct::BEFORE,
    &direct::ANY_VERB,
    &direct::ANY_VERB_COLON,
    &direct::DASH,
    &carry::CONTINUED,
    &carry::CARRIED,
    &indirect::THAT,
    &bare::BARE,
    &indirect::WH,
    &indirect::ASKED,
    &indirect::INFINITIVE,
    &indirect::OBJECT,
    &indirect::COMPLEMENT,
    &indirect::GERUND,
    &indirect::NOUN,
    &indirect::FRAGMENT,
    &floating::FLOATING,
    &passive::PASSIVE,
    &according::ACCORDING,
    &according::IN_WORDS,
    &according::AS_PUT,
    &nominal::NOMINAL,
    &colon::COLON,
];

/// Words or views reported as somebody's.
#[derive(Debug, Clone, PartialEq)]
pub struct Quote {
    /// Its form.
    pub kind: QuoteKind,
    /// The content's spans, in order: outer quotation marks lie inside; cue, speaker and a leading "that" do not.
    pub parts: SmallVec<[Span; 2]>,
    /// The tokens of each part.
    pub part_tokens: SmallVec<[Range<usize>; 2]>,
    /// Who says it.
    pub speaker: Option<Speaker>,
    /// The words that report it.
    pub cue: Option<Cue>,
    /// What the speaker does with it.
    pub stance: Stance,
    /// "blog post", "message to employees".
    pub medium: Option<String>,
    /// The quote that this one stands in.
    pub parent: Option<usize>,
    /// Ids of the rules that made it.
    pub rules: SmallVec<[&'static str; 1]>,
}

impl Quote {
    /// Whether the token belongs to the content.
    #[must_use]
    pub fn holds(&self, token: usize) -> bool {
        self.part_tokens.iter().any(|part| part.contains(&token))
    }
}

/// Who speaks.
#[derive(Debug, Clone, PartialEq)]
pub struct Speaker {
    /// The words beside the quote, or the actor's name where the speaker carries on.
    pub text: String,
    /// Where; `None` where the speaker carries on from before.
    pub span: Option<Span>,
    /// The tokens of `span`; empty without one.
    pub tokens: Range<usize>,
    /// Who is meant.
    pub actor: Option<ActorId>,
}

/// The words that report.
#[derive(Debug, Clone, PartialEq)]
pub struct Cue {
    /// Where.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Lemma of its head.
    pub lemma: Cow<'static, str>,
}

/// What a worker keeps from text to text, so that most texts are read without asking for memory.
#[derive(Debug, Default)]
struct Buffers {
    words: Words,
    marks: Marks,
    paragraphs: Vec<Range<usize>>,
    hits: Vec<Hit>,
    used: Vec<bool>,
    taken: Taken,
    drafts_of_hits: Vec<Option<usize>>,
    drafts: Vec<Draft>,
    order: Vec<Place>,
}

/// Tokens of the longest text whose buffers are kept.
const KEPT: usize = 1 << 16;

thread_local! {
    static BUFFERS: Cell<Option<Box<Buffers>>> = const { Cell::new(None) };
}

/// Where a draft stands among the others: the first token of its content and that of its cue, and its index, each in 32 bits.
type Place = u128;

/// The quotes of a text, in order of their first part.
#[must_use]
pub fn extract(doc: &Doc<'_>, times: &[Time], actors: &Actors) -> Vec<Quote> {
    let mut buffers = BUFFERS.take().unwrap_or_default();
    let quotes = buffers.quotes(doc, times, actors);
    if doc.len() <= KEPT {
        BUFFERS.set(Some(buffers));
    }
    quotes
}

impl Buffers {
    fn quotes(&mut self, doc: &Doc<'_>, times: &[Time], actors: &Actors) -> Vec<Quote> {
        let Self { words, marks, paragraphs, hits, used, taken, drafts_of_hits, drafts, order } = self;
        words.look_up(doc);
        find_paragraphs(doc, paragraphs);
        marks.pair(doc, paragraphs, words.quotes.all());
        let mut scene = Scene::new(doc, std::mem::take(words), marks, times);
        hits::finite(&mut scene);
        hits::find(&scene, hits);
        used.clear();
        used.resize(hits.len(), false);
        drafts.clear();
        drafts_of_hits.clear();
        drafts_of_hits.resize(hits.len(), None);
        direct::attach(&scene, hits, used, drafts_of_hits, taken, drafts);
        according::find(&scene, hits, used, taken, drafts);
        colon::find(&scene, actors, paragraphs, taken, drafts);
        indirect::find(&scene, hits, used, drafts);
        nominal::find(&scene, hits, drafts);
        carry::attach(&scene, taken, drafts);
        put_in_order(drafts, order);
        let quotes = finish(&scene, actors, drafts, order);
        *words = scene.words;
        quotes
    }
}

/// Puts the parts of every draft in order, and finds that of the drafts without moving them: they are large.
fn put_in_order(drafts: &mut [Draft], order: &mut Vec<Place>) {
    order.clear();
    for (at, draft) in drafts.iter_mut().enumerate() {
        if draft.parts.len() > 1 {
            draft.parts.retain(|part| part.start < part.end);
            draft.parts.sort_by_key(|part| part.start);
        }
        if let Some(first) = draft.parts.first().filter(|first| !first.is_empty()) {
            let cue = draft.cue.as_ref().map_or(0, |cue| cue.start);
            order.push((first.start as Place) << 64 | (cue as Place) << 32 | at as Place);
        }
    }
    order.sort_unstable();
}

/// The tokens of every paragraph.
fn find_paragraphs(doc: &Doc<'_>, paragraphs: &mut Vec<Range<usize>>) {
    paragraphs.clear();
    let mut number = None;
    for sentence in &doc.sentences {
        match paragraphs.last_mut() {
            Some(tokens) if number == Some(sentence.paragraph) => tokens.end = sentence.tokens.end,
            _ => paragraphs.push(sentence.tokens.clone()),
        }
        number = Some(sentence.paragraph);
    }
}

/// Makes quotes of the drafts, in this order: kinds, spans, speakers, media, parents.
fn finish(scene: &Scene<'_, '_>, actors: &Actors, drafts: &mut [Draft], order: &[Place]) -> Vec<Quote> {
    let mut quotes: Vec<Quote> = Vec::with_capacity(order.len());
    let mut last_actor: Option<ActorId> = None;
    for place in order {
        let Some(draft) = drafts.get_mut(*place as u32 as usize) else { continue };
        let kind = kind(scene, &draft.parts);
        let medium = medium::of(scene, draft);
        let mut parts = SmallVec::new();
        for part in &draft.parts {
            parts.push(scene.doc.span_of(part.clone()));
        }
        let speaker = match draft.speaker.take() {
            Some(tokens) => Some(speaker::named(scene, actors, tokens)),
            None if draft.cue.is_none() => last_actor
                .and_then(|id| actors.get(id).map(|actor| Speaker { text: actor.name.clone(), span: None, tokens: 0..0, actor: Some(id) })),
            None => None,
        };
        last_actor = speaker.as_ref().and_then(|speaker| speaker.actor).or(last_actor);
        let cue =
            draft.cue.take().map(|tokens| Cue { span: scene.doc.span_of(tokens.clone()), tokens, lemma: std::mem::take(&mut draft.lemma) });
        quotes.push(Quote {
            kind,
            parts,
            part_tokens: std::mem::take(&mut draft.parts),
            speaker,
            cue,
            stance: draft.stance,
            medium,
            parent: None,
            rules: std::mem::take(&mut draft.rules),
        });
    }
    parents(&mut quotes);
    quotes
}

/// Tells every quote which one it stands in: the nearest before it that holds its cue and first word.
fn parents(quotes: &mut [Quote]) {
    let first = |quote: &Quote| quote.part_tokens.first().map_or(0, |part| part.start);
    let last = |quote: &Quote| quote.part_tokens.last().map_or(0, |part| part.end);
    let mut reach = 0;
    let nested = quotes.iter().any(|quote| {
        let inside = first(quote) < reach;
        reach = reach.max(last(quote));
        inside
    });
    if !nested {
        return;
    }
    let mut open: Vec<usize> = Vec::new();
    for at in 0..quotes.len() {
        let Some(first) = quotes.get(at).and_then(|quote| quote.part_tokens.first().map(|part| part.start)) else { continue };
        let cue = quotes.get(at).and_then(|quote| quote.cue.as_ref().map(|cue| cue.tokens.start)).unwrap_or(first);
        open.retain(|&outer| quotes.get(outer).and_then(|quote| quote.part_tokens.last()).is_some_and(|part| part.end > first));
        let parent =
            open.iter().rev().copied().find(|&outer| quotes.get(outer).is_some_and(|quote| quote.holds(first) && quote.holds(cue)));
        if let Some(quote) = quotes.get_mut(at) {
            quote.parent = parent;
        }
        open.push(at);
    }
}

/// Direct where nine words in ten stand between quotation marks, mixed where some do.
fn kind(scene: &Scene<'_, '_>, parts: &[Range<usize>]) -> QuoteKind {
    if !parts.iter().any(|part| scene.marks.overlap(part)) {
        return QuoteKind::Indirect;
    }
    let (mut words, mut quoted, mut speech) = (0, 0, false);
    for part in parts {
        let classes = scene.doc.classes().get(part.clone()).unwrap_or_default();
        for (sign, class) in scene.signs(part.clone()).iter().zip(classes) {
            let word = !class.contains(Class::PUNCT);
            words += usize::from(word);
            quoted += usize::from(word & sign.contains(Sign::MARKED));
            speech |= word & sign.contains(Sign::SPEECH);
        }
    }
    match quoted {
        0 => QuoteKind::Indirect,
        _ if speech && quoted * 10 >= words * 9 => QuoteKind::Direct,
        _ => QuoteKind::Mixed,
    }
}
