//! Who and what a text names, and which names mean the same.

mod aliases;
mod appositions;
mod bare;
mod closed;
mod discourse;
mod drafts;
mod inner;
mod intern;
mod joins;
mod kinds;
mod known;
mod near;
mod nominals;
mod noted;
mod parts;
mod pronouns;
mod references;
mod scan;
mod spans;
mod style;
mod titles;
mod wordings;
mod words;

use std::cell::Cell;
use std::ops::Range;

use crate::extract::times::Time;
use crate::model::{ActorKind, MentionForm};
use crate::rule::Rule;
use crate::span::Span;
use crate::text::Doc;
use aliases::Links;
use drafts::Drafts;
use references::References;
use scan::Scan;
use titles::Piece;
use words::View;

pub use known::{Known, Listed};
pub use noted::Noted;

/// The rules of this layer.
pub static RULES: &[&Rule] = &[
    &spans::CAPITALS,
    &known::LISTED,
    &titles::TITLE_BEFORE,
    &appositions::APPOSITION,
    &aliases::SURNAME,
    &aliases::ACRONYM,
    &aliases::SHORTENED,
    &aliases::VARIANT,
    &nominals::DEFINITE,
    &pronouns::PERSONAL,
    &pronouns::THING,
    &pronouns::RELATIVE,
];

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
    /// The rules that made it.
    pub rules: Noted,
}

/// One mention.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// The words; a name has no title, article or possessive ending.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Who or what is mentioned.
    pub actor: ActorId,
    /// How it refers.
    pub form: MentionForm,
}

/// The actors of an article, in order of first mention.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Actors {
    /// The actors.
    pub all: Vec<Actor>,
    /// Every mention, in order of the text; they are disjoint.
    pub mentions: Vec<Mention>,
}

impl Actors {
    /// The actor that the token belongs to a mention of.
    #[must_use]
    pub fn at(&self, token: usize) -> Option<ActorId> {
        let next = self.mentions.partition_point(|mention| mention.tokens.start <= token);
        self.mentions.get(next.checked_sub(1)?).filter(|mention| mention.tokens.contains(&token)).map(|mention| mention.actor)
    }

    /// The mentions that begin inside `tokens`, in order, each with its tokens and actor.
    pub fn within(&self, tokens: Range<usize>) -> impl Iterator<Item = (Range<usize>, ActorId)> {
        let from = self.mentions.partition_point(|mention| mention.tokens.start < tokens.start);
        let rest = self.mentions.iter().skip(from);
        rest.take_while(move |mention| mention.tokens.start < tokens.end).map(|mention| (mention.tokens.clone(), mention.actor))
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
    extract_with(doc, times, &Known::default())
}

/// The actors of a text, with the user's own names. Words inside `times` are no names.
#[must_use]
pub fn extract_with(doc: &Doc<'_>, times: &[Time], known: &Known) -> Actors {
    let mut buffers = BUFFERS.take().unwrap_or_default();
    let actors = buffers.actors(doc, times, known);
    if doc.len() <= KEPT {
        BUFFERS.set(Some(buffers));
    }
    actors
}

/// What a worker keeps from text to text, so that most texts are read without asking for memory.
#[derive(Debug, Default)]
struct Buffers {
    view: words::Room,
    scan: Scan,
    names: Vec<Piece>,
    links: Links,
    drafts: drafts::Room,
    references: References,
}

/// Tokens of the longest text whose buffers are kept.
const KEPT: usize = 1 << 16;

thread_local! {
    static BUFFERS: Cell<Option<Box<Buffers>>> = const { Cell::new(None) };
}

impl Buffers {
    fn actors(&mut self, doc: &Doc<'_>, times: &[Time], known: &Known) -> Actors {
        let Self { view: room, scan, names, links, drafts, references } = self;
        let mut view = View::new(doc, times, std::mem::take(room));
        scan.read(&mut view);
        bare::mark_letters(&mut view, scan);
        names.clear();
        (spans::Finder { doc: &view, scan }).runs(|run| titles::cut(&view, &run, names));
        if !known.is_empty() {
            *names = known.find(doc, |sentence| scan.style(sentence), |token| view.is_blocked(token), std::mem::take(names));
        }
        bare::mark_parts(&mut view, names);
        names.retain(|name| bare::keeps(&view, name));
        aliases::link(&mut view, names, known, links);
        let drafts = Drafts::new(&view, names, links, known, drafts);
        references::find(&view, names, drafts.all(), references);
        let actors = drafts.finish(&references.found);
        *room = view.into_room();
        actors
    }
}
