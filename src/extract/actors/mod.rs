//! Who and what a text names, and which names mean the same.

mod aliases;
mod appositions;
mod bare;
mod discourse;
mod joins;
mod kinds;
mod nominals;
mod pronouns;
mod references;
mod spans;
mod style;
mod titles;
mod words;

use std::ops::Range;

use crate::extract::times::Time;
use crate::model::{ActorKind, MentionForm};
use crate::rule::Rule;
use crate::span::Span;
use crate::text::Doc;
use crate::text::lexicon::Lex;
use discourse::Profile;

/// The rules of this layer.
pub static RULES: &[&Rule] = &[
    &spans::CAPITALS,
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
    let finder = spans::Finder::new(doc, times);
    let mut pieces = Vec::new();
    for run in finder.runs() {
        titles::cut(doc, &run, &mut pieces);
    }
    let letters = bare::letters(doc);
    let surnames = bare::surnames(doc, &pieces);
    let heads = bare::heads(doc, &pieces);
    pieces.retain(|piece| bare::keeps(doc, piece, &letters, &surnames, &heads));
    let linked = aliases::link(doc, pieces);
    let mut builder = Builder::new(doc, &linked.kinds);
    for name in &linked.names {
        builder.name(name);
    }
    let names: Vec<(Range<usize>, ActorId)> = linked.names.iter().map(|name| (name.piece.tokens.clone(), name.actor)).collect();
    for reference in references::find(doc, &names, &builder.profiles) {
        builder.refer(&reference);
    }
    builder.finish()
}

/// Puts mentions together to actors.
struct Builder<'d, 'a> {
    doc: &'d Doc<'a>,
    all: Vec<Actor>,
    profiles: Vec<Profile>,
}

impl<'d, 'a> Builder<'d, 'a> {
    fn new(doc: &'d Doc<'a>, kinds: &[ActorKind]) -> Self {
        let actor =
            |&kind| Actor { name: String::new(), kind, titles: Vec::new(), aliases: Vec::new(), mentions: Vec::new(), rules: Vec::new() };
        let profile = |&kind| Profile { kind, female: false, male: false, name: 0..0, roles: Vec::new() };
        Self { doc, all: kinds.iter().map(actor).collect(), profiles: kinds.iter().map(profile).collect() }
    }

    /// Adds a name with the titles beside it.
    fn name(&mut self, name: &aliases::Name) {
        let doc = self.doc;
        let (Some(actor), Some(profile)) = (self.all.get_mut(name.actor), self.profiles.get_mut(name.actor)) else { return };
        let tokens = name.piece.tokens.clone();
        let text = doc.words(tokens.clone()).into_owned();
        if actor.name.is_empty() || fuller(&text, &actor.name) {
            actor.name = text;
            profile.name = tokens.clone();
        }
        if actor.kind == ActorKind::Person {
            let apposition = appositions::role(doc, &tokens);
            for (title, rule) in [(name.piece.title.clone(), &titles::TITLE_BEFORE), (apposition, &appositions::APPOSITION)] {
                let Some(title) = title else { continue };
                profile.roles.extend(title.clone().map(|token| doc.lower(token).into_owned()));
                let text = doc.words(title.clone());
                match text.to_ascii_lowercase().trim_end_matches('.') {
                    "ms" | "mrs" | "miss" | "lady" | "queen" | "princess" | "madame" | "dame" => profile.female = true,
                    "mr" | "sir" | "king" | "prince" => profile.male = true,
                    _ => {}
                }
                if !actor.titles.iter().any(|known| known.eq_ignore_ascii_case(&text)) {
                    actor.titles.push(text.into_owned());
                }
                note(&mut actor.rules, rule);
            }
            if tokens.len() > 1 {
                let lex = doc.lex(tokens.start);
                profile.female |= lex.contains(Lex::FEMALE) && !lex.contains(Lex::MALE);
                profile.male |= lex.contains(Lex::MALE) && !lex.contains(Lex::FEMALE);
            }
        }
        if !actor.rules.contains(&name.rule) {
            actor.rules.push(name.rule);
        }
        actor.mentions.push(Mention { span: doc.span_of(tokens.clone()), tokens, form: MentionForm::Name });
    }

    /// Adds a pronoun or a common noun.
    fn refer(&mut self, reference: &references::Reference) {
        if let Some(actor) = self.all.get_mut(reference.actor) {
            let tokens = reference.tokens.clone();
            actor.mentions.push(Mention { span: self.doc.span_of(tokens.clone()), tokens, form: reference.form });
            note(&mut actor.rules, reference.rule);
        }
    }

    /// Tells names from aliases and orders the mentions.
    fn finish(mut self) -> Actors {
        for actor in &mut self.all {
            actor.mentions.sort_by_key(|mention| mention.tokens.start);
            for mention in actor.mentions.iter_mut().filter(|mention| mention.form == MentionForm::Name) {
                let text = self.doc.folded(mention.span);
                if !text.eq_ignore_ascii_case(&actor.name) {
                    mention.form = MentionForm::Alias;
                    if !actor.aliases.iter().any(|alias| alias.eq_ignore_ascii_case(&text)) {
                        actor.aliases.push(text.into_owned());
                    }
                }
            }
        }
        Actors::new(self.all)
    }
}

fn note(rules: &mut Vec<&'static str>, rule: &Rule) {
    if !rules.contains(&rule.id) {
        rules.push(rule.id);
    }
}

/// Whether a name says more than the one before: more words, or no line of capitals.
fn fuller(new: &str, old: &str) -> bool {
    let words = |text: &str| text.split(' ').count();
    let shouts = |text: &str| text.len() > 5 && !text.chars().any(char::is_lowercase);
    words(new) > words(old) || (words(new) == words(old) && ((new.len() > old.len() && !shouts(new)) || (shouts(old) && !shouts(new))))
}
