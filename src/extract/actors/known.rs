//! Names that the user has listed: found wherever they stand, linked under one name.

use rustc_hash::FxHashMap;

use super::style::Style;
use super::titles::Piece;
use crate::model::ActorKind;
use crate::read::{Block, BlockKind};
use crate::rule::Rule;
use crate::span::Span;
use crate::text::Doc;

/// A name of the user's own lists.
pub(super) static LISTED: Rule = Rule {
    id: "actor-listed",
    phenomenon: "A name or alias that the user's own lists hold is a name wherever it stands, and means the one listed.",
    matches: &[],
    rejects: &["brellwick closed a plant."],
};

/// Somebody or something that the user has listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The canonical name: what the actor is called in every article.
    pub name: String,
    /// What sort of thing it is; told by the rules where it is not given.
    pub kind: Option<ActorKind>,
    /// Other names for it.
    pub aliases: Vec<String>,
    /// Roles that it is known by: "the mayor".
    pub titles: Vec<String>,
}

/// The user's own names, ready to be looked up.
#[derive(Debug, Clone, Default)]
pub struct Known {
    all: Vec<Listed>,
    /// By first word in lower case: the words of a name or alias and whose it is, longest first.
    by_first: FxHashMap<String, Vec<(Vec<String>, usize)>>,
}

/// Index into the list of [`Known::new`].
pub(super) type ListedId = usize;

impl Known {
    /// Makes the lists ready. Of two with the same name or alias the first has it.
    #[must_use]
    pub fn new(all: Vec<Listed>) -> Self {
        let mut by_first: FxHashMap<String, Vec<(Vec<String>, usize)>> = FxHashMap::default();
        for (id, listed) in all.iter().enumerate() {
            for name in std::iter::once(&listed.name).chain(&listed.aliases) {
                let words = cut(name);
                let Some(first) = words.first() else { continue };
                let rows = by_first.entry(first.to_lowercase()).or_default();
                if !rows.iter().any(|(other, _)| *other == words) {
                    let at = rows.partition_point(|(other, _)| other.len() >= words.len());
                    rows.insert(at, (words, id));
                }
            }
        }
        Self { all, by_first }
    }

    /// Whether nothing is listed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    pub(super) fn get(&self, id: ListedId) -> Option<&Listed> {
        self.all.get(id)
    }

    /// The longest listed name that begins at this token and ends before `limit`: one past it, and whose it is.
    fn at(&self, doc: &Doc<'_>, token: usize, limit: usize) -> Option<(usize, ListedId)> {
        let rows = self.by_first.get(doc.lower(token).as_ref())?;
        let fits =
            |words: &[String]| token + words.len() <= limit && words.iter().enumerate().all(|(k, word)| written(doc.word(token + k), word));
        rows.iter().find(|(words, _)| fits(words)).map(|(words, id)| (token + words.len(), *id))
    }

    /// Puts the listed names among the names that the rules have found. A longer name that holds a listed one
    /// stays; every other one in its way goes. Words inside times are no names.
    #[cold]
    #[inline(never)]
    pub(super) fn find(
        &self,
        doc: &Doc<'_>,
        style: impl Fn(usize) -> Style,
        blocked: impl Fn(usize) -> bool,
        pieces: Vec<Piece>,
    ) -> Vec<Piece> {
        let mut found: Vec<Piece> = Vec::with_capacity(pieces.len());
        let mut rest = pieces.into_iter().peekable();
        for (at, sentence) in doc.sentences.iter().enumerate() {
            let mut token = sentence.tokens.start;
            while token < sentence.tokens.end {
                let Some((end, id)) = self.at(doc, token, sentence.tokens.end).filter(|_| !blocked(token)) else {
                    token += 1;
                    continue;
                };
                while let Some(piece) = rest.next_if(|piece| piece.tokens.end <= token) {
                    found.push(piece);
                }
                let inside = |piece: &Piece| piece.tokens.start <= token && end <= piece.tokens.end && piece.tokens.len() > end - token;
                if let Some(piece) = rest.next_if(|piece| inside(piece) && !self.splits(doc, piece)) {
                    token = piece.tokens.end;
                    found.push(piece);
                    continue;
                }
                let mut title = None;
                while let Some(piece) = rest.next_if(|piece| piece.tokens.start < end) {
                    title = title.or(piece.title().filter(|title| title.end <= token));
                }
                found.push(Piece::new(token..end, at, style(at), title).with_listed(id));
                token = end;
            }
        }
        found.extend(rest);
        found
    }

    /// Whether a longer name is nothing but listed names in a row.
    fn splits(&self, doc: &Doc<'_>, piece: &Piece) -> bool {
        let mut token = piece.tokens.start;
        while token < piece.tokens.end {
            match self.at(doc, token, piece.tokens.end) {
                Some((end, _)) => token = end,
                None => return false,
            }
        }
        true
    }
}

/// The words of a listed name, cut as a text is, without an article in lower case.
fn cut(name: &str) -> Vec<String> {
    let Ok(end) = u32::try_from(name.len()) else { return Vec::new() };
    let doc = Doc::cut(name, &[Block { span: Span::new(0, end), kind: BlockKind::Paragraph, paragraph: 1 }]);
    let article = doc.len() > 1 && matches!(doc.word(0), "the" | "a" | "an");
    (usize::from(article)..doc.len()).map(|token| doc.word(token).to_owned()).collect()
}

/// Whether a word is this listed one: letters' case aside, but what is listed with a capital has one.
fn written(word: &str, listed: &str) -> bool {
    let capital = |text: &str| text.starts_with(char::is_uppercase);
    (word.eq_ignore_ascii_case(listed) || (!word.is_ascii() && word.to_lowercase() == listed.to_lowercase()))
        && (capital(word) || !capital(listed))
}
