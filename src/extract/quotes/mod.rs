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
mod words;

use std::borrow::Cow;
use std::ops::Range;

use self::draft::Draft;
use self::scene::Scene;
use self::sign::Sign;
use self::words::Words;
use crate::extract::actors::{ActorId, Actors};
use crate::extract::times::Time;
use crate::model::{QuoteKind, Stance};
use crate::rule::Rule;
use crate::span::Span;
use crate::text::Doc;

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
    pub parts: Vec<Span>,
    /// The tokens of each part.
    pub part_tokens: Vec<Range<usize>>,
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
    pub rules: Vec<&'static str>,
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

/// The quotes of a text, in order of their first part.
#[must_use]
pub fn extract(doc: &Doc<'_>, times: &[Time], actors: &Actors) -> Vec<Quote> {
    let words = Words::of(doc);
    let paragraphs = paragraphs(doc);
    let marks = marks::pair(doc, &paragraphs, &words.quotes);
    let mut scene = Scene::new(doc, words, &marks, times);
    hits::finite(&mut scene);
    let hits = hits::find(&scene);
    let mut used = vec![false; hits.len()];
    let mut drafts = Vec::with_capacity(hits.len());
    let mut taken = direct::attach(&scene, &hits, &mut used, &mut drafts);
    according::find(&scene, &hits, &mut used, &mut taken, &mut drafts);
    colon::find(&scene, actors, &paragraphs, &mut taken, &mut drafts);
    indirect::find(&scene, &hits, &mut used, &mut drafts);
    nominal::find(&scene, &hits, &mut drafts);
    carry::attach(&scene, &mut taken, &mut drafts);
    for draft in &mut drafts {
        draft.parts.retain(|part| !part.is_empty());
        draft.parts.sort_by_key(|part| part.start);
    }
    drafts.retain(|draft| !draft.parts.is_empty());
    drafts.sort_by_key(|draft| (draft.parts.first().map_or(0, |part| part.start), draft.cue.as_ref().map_or(0, |cue| cue.start)));
    finish(&scene, actors, drafts)
}

/// The tokens of every paragraph.
fn paragraphs(doc: &Doc<'_>) -> Vec<Range<usize>> {
    let mut paragraphs: Vec<Range<usize>> = Vec::with_capacity(doc.sentences.len());
    let mut number = None;
    for sentence in &doc.sentences {
        match paragraphs.last_mut() {
            Some(tokens) if number == Some(sentence.paragraph) => tokens.end = sentence.tokens.end,
            _ => paragraphs.push(sentence.tokens.clone()),
        }
        number = Some(sentence.paragraph);
    }
    paragraphs
}

/// Makes quotes of the drafts: kinds, spans, speakers, media, parents.
fn finish(scene: &Scene<'_, '_>, actors: &Actors, drafts: Vec<Draft>) -> Vec<Quote> {
    let mut quotes: Vec<Quote> = Vec::with_capacity(drafts.len());
    let mut last_actor: Option<ActorId> = None;
    for draft in drafts {
        let kind = kind(scene, &draft.parts);
        let medium = medium::of(scene, &draft);
        let speaker = match draft.speaker.clone() {
            Some(tokens) => Some(speaker::named(scene, actors, tokens)),
            None if draft.cue.is_none() => last_actor
                .and_then(|id| actors.get(id).map(|actor| Speaker { text: actor.name.clone(), span: None, tokens: 0..0, actor: Some(id) })),
            None => None,
        };
        last_actor = speaker.as_ref().and_then(|speaker| speaker.actor).or(last_actor);
        let cue = draft.cue.map(|tokens| Cue { span: scene.doc.span_of(tokens.clone()), tokens, lemma: draft.lemma });
        quotes.push(Quote {
            kind,
            parts: draft.parts.iter().map(|part| scene.doc.span_of(part.clone())).collect(),
            part_tokens: draft.parts,
            speaker,
            cue,
            stance: draft.stance,
            medium,
            parent: None,
            rules: draft.rules,
        });
    }
    parents(&mut quotes);
    quotes
}

/// Tells every quote which one it stands in: the nearest before it that holds its cue and first word.
fn parents(quotes: &mut [Quote]) {
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
    if !parts.iter().any(|part| scene.first_sign(part.start, part.end, Sign::MARKED).is_some()) {
        return QuoteKind::Indirect;
    }
    let (mut words, mut quoted) = (0usize, 0usize);
    let mut speech = false;
    for token in parts.iter().flat_map(Clone::clone) {
        if scene.doc.has(token, crate::text::Class::PUNCT) {
            continue;
        }
        words += 1;
        quoted += usize::from(scene.marked(token));
        speech |= scene.spoken(token);
    }
    match quoted {
        0 => QuoteKind::Indirect,
        _ if speech && quoted * 10 >= words * 9 => QuoteKind::Direct,
        _ => QuoteKind::Mixed,
    }
}
