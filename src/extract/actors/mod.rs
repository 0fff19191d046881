//! Who and what a text names, and which names mean the same.

use std::ops::Range;

use crate::extract::times::Time;
use crate::model::{ActorKind, MentionForm};
use crate::rule::Rule;
use crate::span::Span;
use crate::text::Doc;

/// The rules of this layer.
pub static RULES: &[&Rule] = &[];

/// Index into [`Actors::all`].
pub type ActorId = usize;

/// Somebody or something that the article names.
#[derive(Debug, Clone, PartialEq)]
pub struct Actor {
    /// The fullest name used, without titles or articles.
    pub name: String,
    /// What sort of thing it is.
    pub kind: ActorKind,
    /// Roles given to it.
    pub titles: Vec<String>,
    /// Other names used.
    pub aliases: Vec<String>,
    /// Every mention, in order of the text.
    pub mentions: Vec<Mention>,
    /// Ids of the rules that made it.
    pub rules: Vec<&'static str>,
}

/// One mention.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// The words; a name has no title, article or possessive ending.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// How it refers.
    pub form: MentionForm,
}

/// The actors of an article, in order of first mention, with an index by token.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Actors {
    /// The actors.
    pub all: Vec<Actor>,
    /// For every mention its tokens and its actor, sorted by first token; mentions are disjoint.
    index: Vec<(Range<usize>, ActorId)>,
}

impl Actors {
    /// Builds the index over finished actors.
    #[must_use]
    pub fn new(all: Vec<Actor>) -> Self {
        let mut index: Vec<(Range<usize>, ActorId)> =
            all.iter().enumerate().flat_map(|(id, actor)| actor.mentions.iter().map(move |mention| (mention.tokens.clone(), id))).collect();
        index.sort_by_key(|(tokens, id)| (tokens.start, tokens.end, *id));
        Self { all, index }
    }

    /// The actor that the token belongs to a mention of.
    #[must_use]
    pub fn at(&self, token: usize) -> Option<ActorId> {
        let next = self.index.partition_point(|(tokens, _)| tokens.start <= token);
        self.index.get(next.checked_sub(1)?).filter(|(tokens, _)| tokens.contains(&token)).map(|&(_, id)| id)
    }

    /// The mentions that begin inside `tokens`, in order, each with its tokens and actor.
    pub fn within(&self, tokens: Range<usize>) -> impl Iterator<Item = (Range<usize>, ActorId)> {
        let from = self.index.partition_point(|(at, _)| at.start < tokens.start);
        self.index.iter().skip(from).take_while(move |(at, _)| at.start < tokens.end).cloned()
    }

    /// The actor with this id.
    #[must_use]
    pub fn get(&self, id: ActorId) -> Option<&Actor> {
        self.all.get(id)
    }
}

/// The actors of a text. Words inside `times` are no names.
#[must_use]
pub fn extract(_doc: &Doc<'_>, _times: &[Time]) -> Actors {
    Actors::default()
}
