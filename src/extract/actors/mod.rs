//! Who and what a text names, and which names mean the same.

mod aliases;
mod kinds;
mod spans;
mod titles;

use std::ops::Range;

use crate::extract::times::Time;
use crate::model::{ActorKind, MentionForm};
use crate::rule::Rule;
use crate::span::Span;
use crate::text::Doc;

/// The rules of this layer.
pub static RULES: &[&Rule] =
    &[&spans::CAPITALS, &titles::TITLE_BEFORE, &aliases::SURNAME, &aliases::ACRONYM, &aliases::SHORTENED, &aliases::VARIANT];

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
pub fn extract(doc: &Doc<'_>, times: &[Time]) -> Actors {
    let finder = spans::Finder::new(doc, times);
    let mut pieces = Vec::new();
    for run in finder.runs() {
        titles::cut(doc, &run, &mut pieces);
    }
    pieces.retain(|piece| !aliases::is_bare_noun(doc, piece));
    let linked = aliases::link(doc, pieces);
    let mut all: Vec<Actor> = linked
        .kinds
        .iter()
        .map(|&kind| Actor { name: String::new(), kind, titles: Vec::new(), aliases: Vec::new(), mentions: Vec::new(), rules: Vec::new() })
        .collect();
    for name in &linked.names {
        let Some(actor) = all.get_mut(name.actor) else { continue };
        let tokens = name.piece.tokens.clone();
        let text = doc.words(tokens.clone()).into_owned();
        if actor.name.is_empty() || fuller(&text, &actor.name) {
            actor.name = text;
        }
        if let Some(title) = &name.piece.title {
            let title = doc.words(title.clone()).into_owned();
            if !actor.titles.contains(&title) {
                actor.titles.push(title);
            }
            if !actor.rules.contains(&titles::TITLE_BEFORE.id) {
                actor.rules.push(titles::TITLE_BEFORE.id);
            }
        }
        if !actor.rules.contains(&name.rule) {
            actor.rules.push(name.rule);
        }
        actor.mentions.push(Mention { span: doc.span_of(tokens.clone()), tokens, form: MentionForm::Name });
    }
    for actor in &mut all {
        for mention in &mut actor.mentions {
            let text = doc.folded(mention.span);
            if !text.eq_ignore_ascii_case(&actor.name) {
                mention.form = MentionForm::Alias;
                if !actor.aliases.iter().any(|alias| alias.eq_ignore_ascii_case(&text)) {
                    actor.aliases.push(text.into_owned());
                }
            }
        }
    }
    Actors::new(all)
}

/// Whether a name says more than the one before: more words, or no line of capitals.
fn fuller(new: &str, old: &str) -> bool {
    let words = |text: &str| text.split(' ').count();
    let shouts = |text: &str| text.len() > 5 && !text.chars().any(char::is_lowercase);
    words(new) > words(old) || (words(new) == words(old) && ((new.len() > old.len() && !shouts(new)) || (shouts(old) && !shouts(new))))
}
