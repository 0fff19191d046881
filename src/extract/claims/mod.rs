//! What the article asserts: one entry a clause.

use std::ops::Range;

use crate::extract::actors::{ActorId, Actors};
use crate::extract::figures::Figure;
use crate::extract::quotes::Quote;
use crate::extract::times::Time;
use crate::model::{Modality, Polarity};
use crate::rule::Rule;
use crate::span::Span;
use crate::text::Doc;

/// The rules of this layer.
pub static RULES: &[&Rule] = &[];

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
    /// How much it is worth checking, 0 to 100.
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

/// The claims of a text, in order of their predicates.
#[must_use]
pub fn extract(_doc: &Doc<'_>, _layers: &Layers<'_>) -> Vec<Claim> {
    Vec::new()
}
