//! Puts names together to actors.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::ops::Range;

use super::aliases::Linked;
use super::closed::closed;
use super::known::{Known, ListedId};
use super::noted::{Noted, RuleId};
use super::references::Reference;
use super::titles::Piece;
use super::words::View;
use super::{Actor, ActorId, Actors, Mention, appositions};
use crate::model::{ActorKind, MentionForm};
use crate::span::Span;
use crate::text::Doc;
use crate::text::lexicon::{Lex, key};

/// How many titles and other names of one actor are kept.
const MOST: usize = 64;

/// An actor in the making.
#[derive(Debug)]
pub(super) struct Draft {
    pub kind: ActorKind,
    /// By given name or title: surely a woman, surely a man.
    pub female: bool,
    pub male: bool,
    /// Tokens of the fullest name.
    pub name: Range<usize>,
    /// How many words that has, and the number of its text.
    words: usize,
    text: usize,
    /// Role nouns given to it, by the lexicon's hash.
    pub roles: Vec<u64>,
    titles: Vec<String>,
    aliases: Vec<String>,
    rules: Noted,
    /// Whose name it is by the user's own lists.
    listed: Option<ListedId>,
}

/// The last name of a wording.
#[derive(Debug, Clone, Copy)]
struct Seen {
    span: Span,
    actor: ActorId,
    form: MentionForm,
}

/// Of a wording that no name has had yet.
const UNSEEN: Seen = Seen { span: Span { start: 0, end: 0 }, actor: ActorId::MAX, form: MentionForm::Name };

/// Actors in the making.
pub(super) struct Drafts<'v, 'd, 'a> {
    doc: &'v View<'d, 'a>,
    known: &'v Known,
    pub all: Vec<Draft>,
    /// For every wording the last name with it: names written the same need no second look.
    seen: Vec<Seen>,
    /// For every name its text, where it is written otherwise than the last one of the same wording and actor.
    texts: Vec<Option<Cow<'a, str>>>,
}

impl<'v, 'd, 'a> Drafts<'v, 'd, 'a> {
    /// The actors of the names of a text.
    pub(super) fn new(doc: &'v View<'d, 'a>, linked: &Linked, known: &'v Known) -> Self {
        let draft = |&kind| Draft {
            kind,
            female: false,
            male: false,
            name: 0..0,
            words: 0,
            text: usize::MAX,
            roles: Vec::new(),
            titles: Vec::new(),
            aliases: Vec::new(),
            rules: Noted::default(),
            listed: None,
        };
        let all = linked.kinds.iter().map(draft).collect();
        let mut drafts = Self { doc, known, all, seen: vec![UNSEEN; linked.keys], texts: Vec::with_capacity(linked.names.len()) };
        if !known.is_empty() {
            drafts.list(&linked.names);
        }
        linked.names.iter().for_each(|name| drafts.name(name, &linked.names));
        drafts
    }

    /// Gives those that the user has listed what the lists say of them.
    #[cold]
    fn list(&mut self, names: &[Piece]) {
        for name in names {
            let listed = name.listed().and_then(|id| Some((id, self.known.get(id)?)));
            if let (Some((id, listed)), Some(draft)) = (listed, self.all.get_mut(name.actor()))
                && draft.listed.is_none()
            {
                draft.listed = Some(id);
                draft.name = name.tokens.clone();
                draft.roles = listed.titles.iter().flat_map(|title| title.split_whitespace()).filter_map(hash_of).collect();
                draft.titles.clone_from(&listed.titles);
                draft.rules.add(RuleId::Listed);
            }
        }
    }

    /// Takes in a name, one of all, with the titles beside it.
    fn name(&mut self, name: &Piece, all: &[Piece]) {
        let doc = self.doc;
        let tokens = &name.tokens;
        let text = is_new(doc, &mut self.seen, name).then(|| wording(doc, tokens));
        let Some(draft) = self.all.get_mut(name.actor()) else { return };
        if let Some((text, words)) = &text
            && draft.listed.is_none()
            && self.texts.get(draft.text).and_then(Option::as_deref).is_none_or(|known| fuller(text, *words, known, draft.words))
        {
            (draft.words, draft.text, draft.name) = (*words, self.texts.len(), tokens.clone());
        }
        self.texts.push(text.map(|(text, _)| text));
        if draft.kind == ActorKind::Person {
            if let Some(title) = name.title() {
                draft.entitle(doc, &title, RuleId::TitleBefore);
            }
            if let Some(title) = appositions::role(doc, all, tokens, name.sentence()) {
                draft.entitle(doc, &title, RuleId::Apposition);
            }
            if tokens.len() > 1 {
                let lex = doc.lex(tokens.start) & (Lex::FEMALE | Lex::MALE);
                draft.female |= lex == Lex::FEMALE;
                draft.male |= lex == Lex::MALE;
            }
        }
        draft.rules.add(name.rule);
    }

    /// Adds the mentions in the order of the text, and tells names from aliases.
    pub(super) fn finish(mut self, names: &[Piece], references: &[Reference]) -> Actors {
        let mut mentions = Vec::with_capacity(names.len() + references.len());
        let mut references = references.iter().peekable();
        for (at, name) in names.iter().enumerate() {
            while let Some(reference) = references.next_if(|reference| reference.tokens.start < name.tokens.start) {
                self.refer(reference, &mut mentions);
            }
            let Some(seen) = self.seen.get_mut(name.key()) else { continue };
            let Some(draft) = self.all.get_mut(name.actor()) else { continue };
            if let Some(text) = self.texts.get(at).and_then(Option::as_deref) {
                let own = draft.text == at || {
                    let known = draft.listed.and_then(|id| self.known.get(id)).map(|listed| listed.name.as_str());
                    let full = known.or_else(|| self.texts.get(draft.text)?.as_deref()).unwrap_or_default();
                    text.eq_ignore_ascii_case(full)
                };
                seen.form = if own { MentionForm::Name } else { MentionForm::Alias };
                if !own && draft.aliases.len() < MOST && !draft.aliases.iter().any(|alias| alias.eq_ignore_ascii_case(text)) {
                    draft.aliases.push(text.to_owned());
                }
            }
            mentions.push(mention(self.doc, &name.tokens, name.actor(), seen.form));
        }
        for reference in references {
            self.refer(reference, &mut mentions);
        }
        let actor = |draft: Draft| {
            let known = draft.listed.and_then(|id| self.known.get(id)).map(|listed| listed.name.as_str());
            let name = known.or_else(|| self.texts.get(draft.text)?.as_deref()).unwrap_or_default();
            Actor { name: name.to_owned(), kind: draft.kind, titles: draft.titles, aliases: draft.aliases, rules: draft.rules }
        };
        Actors { all: self.all.into_iter().map(actor).collect(), mentions }
    }

    /// Adds a pronoun or a common noun.
    fn refer(&mut self, reference: &Reference, mentions: &mut Vec<Mention>) {
        if let Some(draft) = self.all.get_mut(reference.actor) {
            draft.rules.add(reference.rule);
            mentions.push(mention(self.doc, &reference.tokens, reference.actor, reference.form));
        }
    }
}

impl Draft {
    /// Takes in a title that a rule has found.
    #[cold]
    #[inline(never)]
    fn entitle(&mut self, doc: &View<'_, '_>, title: &Range<usize>, rule: RuleId) {
        self.rules.add(rule);
        let text = doc.words(title.clone());
        if self.titles.len() >= MOST || self.titles.iter().any(|known| known.eq_ignore_ascii_case(&text)) {
            return;
        }
        self.roles.extend(title.clone().map(|token| doc.hash(token)).filter(|&hash| hash != 0));
        if let Some(word) = hash_of(text.trim_end_matches('.')) {
            self.female |= closed!["ms", "mrs", "miss", "lady", "queen", "princess", "madame", "dame"].has(word);
            self.male |= closed!["mr", "sir", "king", "prince"].has(word);
        }
        self.titles.push(text.into_owned());
    }
}

fn mention(doc: &Doc<'_>, tokens: &Range<usize>, actor: ActorId, form: MentionForm) -> Mention {
    Mention { span: doc.span_of(tokens.clone()), tokens: tokens.clone(), actor, form }
}

/// The lexicon's hash of a word.
fn hash_of(word: &str) -> Option<u64> {
    key::hash(word, 0, word.len())
}

/// The words of a name as written, white space between them folded, and how many they are; a word itself has none.
fn wording<'a>(doc: &Doc<'a>, tokens: &Range<usize>) -> (Cow<'a, str>, usize) {
    let mut words = 1;
    for token in tokens.start + 1..tokens.end {
        if doc.glued(token) {
            continue;
        }
        let space = Span { start: doc.span(token - 1).end, end: doc.span(token).start };
        if space.len() != 1 || doc.text.as_bytes().get(space.start as usize) != Some(&b' ') {
            let text = doc.words(tokens.clone());
            let words = text.bytes().filter(|byte| *byte == b' ').count() + 1;
            return (text, words);
        }
        words += 1;
    }
    (Cow::Borrowed(doc.span_of(tokens.clone()).of(doc.text)), words)
}

/// Whether the name is written otherwise than the last one of the same wording and actor; notes it.
fn is_new(doc: &Doc<'_>, seen: &mut [Seen], name: &Piece) -> bool {
    let span = doc.span_of(name.tokens.clone());
    let Some(last) = seen.get_mut(name.key()) else { return true };
    let same = last.actor == name.actor() && last.span.of(doc.text) == span.of(doc.text);
    (last.span, last.actor) = (span, name.actor());
    !same
}

/// Whether a name of so many words says more than the one before: more words, or no line of capitals.
fn fuller(new: &str, words: usize, old: &str, known: usize) -> bool {
    let shouts = |text: &str| text.len() > 5 && !text.chars().any(char::is_lowercase);
    match words.cmp(&known) {
        Ordering::Greater => true,
        Ordering::Less => false,
        Ordering::Equal => new.len() > old.len() && !shouts(new) || shouts(old) && !shouts(new),
    }
}
