//! Puts names together to actors.

use std::cmp::Ordering;
use std::ops::Range;

use smallvec::SmallVec;

use super::aliases::Links;
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
    pub roles: SmallVec<[u64; 4]>,
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

/// The text of a name.
#[derive(Debug)]
enum Text {
    /// That of the last name of the same wording and actor.
    Same,
    /// As written.
    Read(Span),
    /// White space folded.
    Folded(String),
}

impl Text {
    /// The text, unless it is that of the last name.
    fn told<'t>(&'t self, doc: &'t Doc<'_>) -> Option<&'t str> {
        match self {
            Self::Same => None,
            Self::Read(span) => Some(span.of(doc.text)),
            Self::Folded(text) => Some(text),
        }
    }
}

/// Actors in the making, and what is known of their names.
#[derive(Debug, Default)]
pub(super) struct Room {
    all: Vec<Draft>,
    /// For every wording the last name with it: names written the same need no second look.
    seen: Vec<Seen>,
    /// For every name its text.
    texts: Vec<Text>,
}

/// Actors in the making.
pub(super) struct Drafts<'v, 'd, 'a> {
    doc: &'v View<'d, 'a>,
    known: &'v Known,
    names: &'v [Piece],
    room: &'v mut Room,
}

impl<'v, 'd, 'a> Drafts<'v, 'd, 'a> {
    /// The actors of the names of a text, in place of those of another.
    pub(super) fn new(doc: &'v View<'d, 'a>, names: &'v [Piece], links: &Links, known: &'v Known, room: &'v mut Room) -> Self {
        let draft = |kind| Draft {
            kind,
            female: false,
            male: false,
            name: 0..0,
            words: 0,
            text: usize::MAX,
            roles: SmallVec::new(),
            titles: Vec::new(),
            aliases: Vec::new(),
            rules: Noted::default(),
            listed: None,
        };
        room.all.clear();
        room.all.extend(links.kinds().map(draft));
        room.seen.clear();
        room.seen.resize(links.keys(), UNSEEN);
        room.texts.clear();
        let mut drafts = Self { doc, known, names, room };
        if !known.is_empty() {
            drafts.list();
        }
        names.iter().for_each(|name| drafts.name(name));
        drafts
    }

    /// The actors.
    pub(super) fn all(&self) -> &[Draft] {
        &self.room.all
    }

    /// Gives those that the user has listed what the lists say of them.
    #[cold]
    fn list(&mut self) {
        for name in self.names {
            let listed = name.listed().and_then(|id| Some((id, self.known.get(id)?)));
            if let (Some((id, listed)), Some(draft)) = (listed, self.room.all.get_mut(name.actor()))
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

    /// Takes in a name, with the titles beside it.
    fn name(&mut self, name: &Piece) {
        let doc = self.doc;
        let tokens = &name.tokens;
        let Room { all, seen, texts } = &mut *self.room;
        let (text, words) = if is_new(doc, seen, name) { wording(doc, tokens) } else { (Text::Same, 0) };
        let Some(draft) = all.get_mut(name.actor()) else { return };
        if let Some(text) = text.told(doc)
            && draft.listed.is_none()
            && texts.get(draft.text).and_then(|known| known.told(doc)).is_none_or(|known| fuller(text, words, known, draft.words))
        {
            (draft.words, draft.text, draft.name) = (words, texts.len(), tokens.clone());
        }
        texts.push(text);
        if draft.kind == ActorKind::Person {
            if let Some(title) = name.title() {
                draft.entitle(doc, &title, RuleId::TitleBefore);
            }
            if let Some(title) = appositions::role(doc, self.names, tokens, name.sentence()) {
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
    pub(super) fn finish(self, references: &[Reference]) -> Actors {
        let (doc, names, known) = (self.doc, self.names, self.known);
        let Room { all, seen, texts } = self.room;
        let mut mentions = Vec::with_capacity(names.len() + references.len());
        let mut references = references.iter().peekable();
        for (at, name) in names.iter().enumerate() {
            while let Some(reference) = references.next_if(|reference| reference.tokens.start < name.tokens.start) {
                refer(doc, all, reference, &mut mentions);
            }
            let Some(seen) = seen.get_mut(name.key()) else { continue };
            let Some(draft) = all.get_mut(name.actor()) else { continue };
            if let Some(text) = texts.get(at).and_then(|text| text.told(doc)) {
                let own = draft.text == at || text.eq_ignore_ascii_case(draft.full(doc, known, texts));
                seen.form = if own { MentionForm::Name } else { MentionForm::Alias };
                if !own && draft.aliases.len() < MOST && !draft.aliases.iter().any(|alias| alias.eq_ignore_ascii_case(text)) {
                    draft.aliases.push(text.to_owned());
                }
            }
            mentions.push(mention(doc, &name.tokens, name.actor(), seen.form));
        }
        for reference in references {
            refer(doc, all, reference, &mut mentions);
        }
        let actor = |draft: Draft| {
            let name = draft.full(doc, known, texts).to_owned();
            Actor { name, kind: draft.kind, titles: draft.titles, aliases: draft.aliases, rules: draft.rules }
        };
        Actors { all: all.drain(..).map(actor).collect(), mentions }
    }
}

/// Adds a pronoun or a common noun.
fn refer(doc: &Doc<'_>, all: &mut [Draft], reference: &Reference, mentions: &mut Vec<Mention>) {
    if let Some(draft) = all.get_mut(reference.actor) {
        draft.rules.add(reference.rule);
        mentions.push(mention(doc, &reference.tokens, reference.actor, reference.form));
    }
}

impl Draft {
    /// The name: that of the user's lists, or else the fullest of these texts.
    fn full<'t>(&self, doc: &'t Doc<'_>, known: &'t Known, texts: &'t [Text]) -> &'t str {
        let listed = self.listed.and_then(|id| known.get(id)).map(|listed| listed.name.as_str());
        listed.or_else(|| texts.get(self.text)?.told(doc)).unwrap_or_default()
    }

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

/// The words of a name, white space between them folded, and how many they are; a word itself has none.
fn wording(doc: &Doc<'_>, tokens: &Range<usize>) -> (Text, usize) {
    let mut words = 1;
    for token in tokens.start + 1..tokens.end {
        if doc.glued(token) {
            continue;
        }
        let space = Span { start: doc.span(token - 1).end, end: doc.span(token).start };
        if space.len() != 1 || doc.text.as_bytes().get(space.start as usize) != Some(&b' ') {
            let text = doc.words(tokens.clone()).into_owned();
            let words = text.bytes().filter(|byte| *byte == b' ').count() + 1;
            return (Text::Folded(text), words);
        }
        words += 1;
    }
    (Text::Read(doc.span_of(tokens.clone())), words)
}

/// Whether the name is written otherwise than the last one of the same wording and actor; notes it.
fn is_new(doc: &Doc<'_>, seen: &mut [Seen], name: &Piece) -> bool {
    let span = doc.span_of(name.tokens.clone());
    let Some(last) = seen.get_mut(name.key()) else { return true };
    let bytes = |span: Span| doc.text.as_bytes().get(span.range());
    let same = last.actor == name.actor() && bytes(last.span) == bytes(span);
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
