//! Who and what a text names, and which names mean the same.

mod aliases;
mod appositions;
mod bare;
mod closed;
mod discourse;
mod intern;
mod joins;
mod kinds;
mod known;
mod near;
mod nominals;
mod parts;
mod picks;
mod pronouns;
mod references;
mod scan;
mod spans;
mod style;
mod titles;
mod wordings;
mod words;

use std::borrow::Cow;
use std::cmp::Ordering;
use std::ops::Range;

use crate::extract::times::Time;
use crate::model::{ActorKind, MentionForm};
use crate::rule::Rule;
use crate::span::Span;
use crate::text::Doc;
use crate::text::lexicon::{Lex, key};
use discourse::Profile;
use near::Near;
use scan::Scan;
use words::View;

pub use known::{Known, Listed};

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
    extract_with(doc, times, &Known::default())
}

/// The actors of a text, with the user's own names. Words inside `times` are no names.
#[must_use]
pub fn extract_with(doc: &Doc<'_>, times: &[Time], known: &Known) -> Actors {
    let mut view = View::new(doc, times);
    let scan = Scan::new(&mut view);
    bare::mark_letters(&mut view, &scan);
    let mut pieces = Vec::with_capacity(doc.sentences.len() * 2);
    (spans::Finder { doc: &view, scan: &scan }).runs(|run| titles::cut(&view, &run, &mut pieces));
    let mut pieces = known.find(doc, |sentence| scan.style(sentence), |token| view.is_blocked(token), pieces);
    bare::mark_parts(&mut view, &pieces);
    pieces.retain(|piece| piece.listed.is_some() || bare::keeps(&view, piece));
    let linked = aliases::link(&mut view, pieces, known);
    view.name(linked.names.iter().map(|name| name.tokens.clone()));
    let mut builder = Builder::new(&view, &linked, known);
    for name in &linked.names {
        builder.name(name);
    }
    let profiles = builder.profiles();
    let references = references::find(&view, &linked.names, &profiles);
    builder.finish(&linked.names, &references)
}

/// How many titles and other names of one actor are kept.
const MOST: usize = 64;

/// The last name of a wording.
#[derive(Debug, Clone, Copy)]
struct Seen {
    span: Span,
    actor: ActorId,
    form: MentionForm,
}

/// Of a wording that no name has had yet.
const UNSEEN: Seen = Seen { span: Span { start: 0, end: 0 }, actor: ActorId::MAX, form: MentionForm::Name };

/// Puts mentions together to actors.
struct Builder<'v, 'd, 'a> {
    doc: &'v View<'d, 'a>,
    all: Vec<Actor>,
    people: Vec<People>,
    /// For every wording the last name with it: names written the same need no second look.
    seen: Vec<Seen>,
    /// For every name its text, where it is written otherwise than the last one of the same wording and actor.
    texts: Vec<Option<Cow<'a, str>>>,
}

/// What the names of an actor tell beside its kind.
#[derive(Debug, Clone, Default)]
struct People {
    female: bool,
    male: bool,
    /// Tokens of the fullest name, and how many words that has.
    name: Range<usize>,
    words: usize,
    /// Role nouns given to it, by the lexicon's hash.
    roles: Vec<u64>,
    /// Whether the user's lists name it.
    listed: bool,
}

impl<'v, 'd, 'a> Builder<'v, 'd, 'a> {
    fn new(doc: &'v View<'d, 'a>, linked: &aliases::Linked, known: &Known) -> Self {
        let actor =
            |&kind| Actor { name: String::new(), kind, titles: Vec::new(), aliases: Vec::new(), mentions: Vec::new(), rules: Vec::new() };
        let mut all: Vec<Actor> = linked.kinds.iter().map(actor).collect();
        let mut people = vec![People::default(); all.len()];
        for name in &linked.names {
            let listed = name.listed.and_then(|id| known.get(id));
            if let (Some(listed), Some(actor), Some(people)) = (listed, all.get_mut(name.actor), people.get_mut(name.actor))
                && !people.listed
            {
                people.listed = true;
                people.name = name.tokens.clone();
                people.roles = listed.titles.iter().flat_map(|title| title.split_whitespace()).filter_map(hash_of).collect();
                actor.name.clone_from(&listed.name);
                actor.titles.clone_from(&listed.titles);
                actor.rules.push(known::LISTED.id);
            }
        }
        Self { doc, all, people, seen: vec![UNSEEN; linked.keys], texts: Vec::with_capacity(linked.names.len()) }
    }

    /// Takes in a name with the titles beside it.
    fn name(&mut self, name: &titles::Piece) {
        let doc = self.doc;
        let tokens = &name.tokens;
        let text = is_new(doc, &mut self.seen, name).then(|| wording(doc, tokens));
        self.texts.push(text);
        let text = self.texts.last().and_then(Option::as_deref);
        let (Some(actor), Some(people)) = (self.all.get_mut(name.actor), self.people.get_mut(name.actor)) else { return };
        if let Some(text) = text
            && !people.listed
            && (actor.name.is_empty() || fuller(text, &actor.name, people.words))
        {
            people.words = words_of(text);
            actor.name = text.to_string();
            people.name = tokens.clone();
        }
        if actor.kind == ActorKind::Person {
            let sentence = doc.sentences.get(name.sentence).map_or(0..0, |sentence| sentence.tokens.clone());
            let apposition = appositions::role(doc, tokens, &sentence);
            for (title, rule) in [(name.title.clone(), &titles::TITLE_BEFORE), (apposition, &appositions::APPOSITION)] {
                let Some(title) = title else { continue };
                people.entitle(doc, &title, actor);
                note(&mut actor.rules, rule);
            }
            if tokens.len() > 1 {
                let lex = doc.lex(tokens.start);
                people.female |= lex.contains(Lex::FEMALE) && !lex.contains(Lex::MALE);
                people.male |= lex.contains(Lex::MALE) && !lex.contains(Lex::FEMALE);
            }
        }
        if !actor.rules.contains(&name.rule) {
            actor.rules.push(name.rule);
        }
    }

    /// What agreement needs to know of the actors.
    fn profiles(&mut self) -> Vec<Profile> {
        let doc = self.doc;
        let profile = |(actor, people): (&Actor, &mut People)| {
            let lex = people.name.clone().fold(Lex::empty(), |sum, token| sum | doc.lex(token));
            Profile {
                kind: actor.kind,
                female: people.female,
                male: people.male,
                head: kinds::head(doc, &people.name),
                public: actor.kind == ActorKind::Organization && people.name.clone().any(|token| doc.near(token).contains(Near::PUBLIC)),
                lex,
                roles: std::mem::take(&mut people.roles),
            }
        };
        self.all.iter().zip(&mut self.people).map(profile).collect()
    }

    /// Adds the mentions in the order of the text, and tells names from aliases.
    fn finish(mut self, names: &[titles::Piece], references: &[references::Reference]) -> Actors {
        let doc = self.doc;
        let mut counts = vec![0; self.all.len()];
        for actor in names.iter().map(|name| name.actor).chain(references.iter().map(|reference| reference.actor)) {
            if let Some(count) = counts.get_mut(actor) {
                *count += 1;
            }
        }
        for (actor, count) in self.all.iter_mut().zip(counts) {
            actor.mentions.reserve_exact(count);
        }
        let mut index = Vec::with_capacity(names.len() + references.len());
        let mut references = references.iter().peekable();
        for (name, text) in names.iter().zip(self.texts) {
            let tokens = &name.tokens;
            while let Some(reference) = references.next_if(|reference| reference.tokens.start < tokens.start) {
                refer(doc, &mut self.all, reference, &mut index);
            }
            let Some(actor) = self.all.get_mut(name.actor) else { continue };
            let Some(form) = self.seen.get_mut(name.key).map(|seen| &mut seen.form) else { continue };
            if let Some(text) = text {
                let own = *text == actor.name || text.eq_ignore_ascii_case(&actor.name);
                *form = if own { MentionForm::Name } else { MentionForm::Alias };
                if !own && actor.aliases.len() < MOST && !actor.aliases.iter().any(|alias| alias.eq_ignore_ascii_case(&text)) {
                    actor.aliases.push(text.into_owned());
                }
            }
            actor.mentions.push(Mention { span: doc.span_of(tokens.clone()), tokens: tokens.clone(), form: *form });
            index.push((tokens.clone(), name.actor));
        }
        for reference in references {
            refer(doc, &mut self.all, reference, &mut index);
        }
        Actors { all: self.all, index }
    }
}

impl People {
    /// Takes in a title.
    fn entitle(&mut self, doc: &View<'_, '_>, title: &Range<usize>, actor: &mut Actor) {
        let text = doc.words(title.clone());
        if actor.titles.len() >= MOST || actor.titles.iter().any(|known| known.eq_ignore_ascii_case(&text)) {
            return;
        }
        self.roles.extend(title.clone().map(|token| doc.hash(token)).filter(|&hash| hash != 0));
        let plain = text.trim_end_matches('.');
        let is_any = |forms: &[&str]| forms.iter().any(|form| plain.eq_ignore_ascii_case(form));
        self.female |= is_any(&["ms", "mrs", "miss", "lady", "queen", "princess", "madame", "dame"]);
        self.male |= is_any(&["mr", "sir", "king", "prince"]);
        actor.titles.push(text.into_owned());
    }
}

/// The lexicon's hash of a word.
fn hash_of(word: &str) -> Option<u64> {
    key::hash(word, 0, word.len())
}

/// The words of a name as written, white space between them folded; a word itself has none.
fn wording<'a>(doc: &Doc<'a>, tokens: &Range<usize>) -> Cow<'a, str> {
    let space = |token: usize| Span { start: doc.span(token - 1).end, end: doc.span(token).start }.of(doc.text);
    let plain = (tokens.start + 1..tokens.end).all(|token| doc.glued(token) || space(token) == " ");
    if plain { Cow::Borrowed(doc.span_of(tokens.clone()).of(doc.text)) } else { doc.words(tokens.clone()) }
}

/// Whether the name is written otherwise than the last one of the same wording and actor; notes it.
fn is_new(doc: &Doc<'_>, seen: &mut [Seen], name: &titles::Piece) -> bool {
    let span = doc.span_of(name.tokens.clone());
    let Some(last) = seen.get_mut(name.key) else { return true };
    let same = last.actor == name.actor && last.span.of(doc.text) == span.of(doc.text);
    (last.span, last.actor) = (span, name.actor);
    !same
}

/// Adds a pronoun or a common noun.
fn refer(doc: &Doc<'_>, all: &mut [Actor], reference: &references::Reference, index: &mut Vec<(Range<usize>, ActorId)>) {
    if let Some(actor) = all.get_mut(reference.actor) {
        let tokens = reference.tokens.clone();
        actor.mentions.push(Mention { span: doc.span_of(tokens.clone()), tokens: tokens.clone(), form: reference.form });
        note(&mut actor.rules, reference.rule);
        index.push((tokens, reference.actor));
    }
}

fn note(rules: &mut Vec<&'static str>, rule: &Rule) {
    if !rules.contains(&rule.id) {
        rules.push(rule.id);
    }
}

/// How many words a name has, white space folded.
#[inline(never)]
fn words_of(name: &str) -> usize {
    name.bytes().filter(|byte| *byte == b' ').count() + 1
}

/// Whether a name says more than the one before, which has so many words: more words, or no line of capitals.
fn fuller(new: &str, old: &str, words: usize) -> bool {
    let shouts = |text: &str| text.len() > 5 && !text.chars().any(char::is_lowercase);
    match words_of(new).cmp(&words) {
        Ordering::Greater => true,
        Ordering::Less => false,
        Ordering::Equal => new.len() > old.len() && !shouts(new) || shouts(old) && !shouts(new),
    }
}
