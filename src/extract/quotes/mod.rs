//! Who says what: direct, mixed and indirect speech and views.

use std::ops::Range;

use crate::extract::actors::{ActorId, Actors};
use crate::model::{QuoteKind, Stance};
use crate::rule::Rule;
use crate::span::Span;
use crate::text::Doc;

/// The rules of this layer.
pub static RULES: &[&Rule] = &[];

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
    pub lemma: String,
}

/// The quotes of a text, in order of their first part.
#[must_use]
pub fn extract(_doc: &Doc<'_>, _actors: &Actors) -> Vec<Quote> {
    Vec::new()
}
