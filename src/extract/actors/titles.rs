//! Takes titles, roles and adjectives off the runs, so that names are left.

use std::ops::Range;

use super::ActorId;
use super::closed::{Closed, closed, key};
use super::known::ListedId;
use super::noted::RuleId;
use super::spans::Run;
use super::style::Style;
use super::words::{View, is_common};
use crate::rule::Rule;
use crate::text::Class;
use crate::text::lexicon::Lex;

/// A title in front of a name.
pub(super) static TITLE_BEFORE: Rule = Rule {
    id: "actor-title-before",
    phenomenon: "A form of address, rank or office in front of a name tells a person and is no part of the name.",
    matches: &[
        ("They met Prime Minister Orlena Vask on Monday.", "Orlena Vask = Orlena Vask"),
        ("Aid came from Arlen President Tomas Brell.", "Tomas Brell"),
        ("It was up to Dr. Brell and Sen. Ilse Ott.", "Ilse Ott"),
    ],
    rejects: &["The president left.", "Prime Minister of the year."],
};

/// A name between brackets of titles and adjectives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    /// Tokens of the name.
    pub tokens: Range<usize>,
    /// See the functions of these names: texts have many names, and small numbers make them fast to move.
    title: Option<Range<u32>>,
    sentence: u32,
    head: u32,
    key: u32,
    actor: u32,
    listed: Option<u32>,
    /// How the sentence uses capitals.
    pub style: Style,
    /// The rule that linked it; set when the names are linked.
    pub rule: RuleId,
}

impl Piece {
    /// A name in a sentence, not linked yet.
    pub(super) fn new(tokens: Range<usize>, sentence: usize, style: Style, title: Option<Range<usize>>) -> Self {
        Self {
            title: title.map(|title| title.start as u32..title.end as u32),
            sentence: sentence as u32,
            head: tokens.start as u32,
            tokens,
            key: 0,
            actor: u32::MAX,
            listed: None,
            style,
            rule: RuleId::Capitals,
        }
    }

    /// The same as one of the user's own lists.
    pub(super) fn with_listed(self, id: ListedId) -> Self {
        Self { listed: Some(id as u32), ..self }
    }

    /// Tokens of the title right before the name, inside the run or in lower case before it.
    pub(super) fn title(&self) -> Option<Range<usize>> {
        self.title.as_ref().map(|title| title.start as usize..title.end as usize)
    }

    /// Whether there is one.
    pub(super) fn is_titled(&self) -> bool {
        self.title.is_some()
    }

    /// The sentence it stands in.
    pub(super) fn sentence(&self) -> usize {
        self.sentence as usize
    }

    /// The token that [heads](super::kinds::head) it; set when the names' parts are marked.
    pub(super) fn head(&self) -> usize {
        self.head as usize
    }

    pub(super) fn set_head(&mut self, token: usize) {
        self.head = token as u32;
    }

    /// Whose name it is by the user's own lists.
    pub(super) fn listed(&self) -> Option<ListedId> {
        self.listed.map(|id| id as ListedId)
    }

    /// Its wording, by number; set when the names are linked.
    pub(super) fn key(&self) -> usize {
        self.key as usize
    }

    pub(super) fn set_key(&mut self, key: usize) {
        self.key = key as u32;
    }

    /// The actor; set when the names are linked.
    pub(super) fn actor(&self) -> ActorId {
        self.actor as ActorId
    }

    pub(super) fn set_actor(&mut self, actor: ActorId) {
        self.actor = actor as u32;
    }
}

/// Lists whose words head a name that is no person.
pub(super) const HEADS: Lex = Lex::ORG_HEAD.union(Lex::PLACE_HEAD).union(Lex::EVENT_HEAD).union(Lex::WORK_HEAD).union(Lex::COMPANY_END);

const GIVEN: Lex = Lex::MALE.union(Lex::FEMALE);

fn is_role(doc: &View<'_, '_>, token: usize) -> bool {
    doc.lex(token).intersects(Lex::TITLE | Lex::ROLE)
}

/// A stretch of title words that ends with a title or role, with its complement ("Minister of Health and Welfare"): its end.
fn role_stretch(doc: &View<'_, '_>, from: usize, limit: usize) -> Option<usize> {
    let mut at = from;
    let mut end = None;
    while at < limit {
        let lex = doc.lex(at);
        let joint = at > from && doc.is_any(at, closed!["and", "&", "of", "for", "the"]);
        if joint {
        } else if is_role(doc, at) && !(at == from && is_given(doc, at, limit))
            || at > from + 1 && end.is_some() && doc.is_any(at - 1, closed!["of", "for", "and", "the", "&"]) && is_common(doc, at)
        {
            end = Some(at + 1);
        } else if !(lex.contains(Lex::TITLE_PART) || doc.has(at, Class::HYPHEN)) {
            break;
        }
        at += 1;
    }
    end
}

/// Whether a word for an office is a given name here: "Dean Ott", "Christian Brell".
fn is_given(doc: &View<'_, '_>, token: usize, limit: usize) -> bool {
    let lex = doc.lex(token);
    lex.intersects(GIVEN)
        && !lex.contains(Lex::TITLE)
        && token + 1 < limit
        && doc.has(token + 1, Class::CAPITAL)
        && !is_common(doc, token + 1)
}

/// Whether the words look like a person's full name.
fn is_person(doc: &View<'_, '_>, tokens: Range<usize>) -> bool {
    tokens.len() >= 2
        && (doc.lex(tokens.start).intersects(GIVEN) && !is_common(doc, tokens.start) || tokens.clone().any(|t| doc.has(t, Class::INITIAL)))
}

/// Whether the tokens hold a noun that heads something other than a person.
fn headed(doc: &View<'_, '_>, tokens: Range<usize>) -> bool {
    tokens.into_iter().any(|t| doc.lex(t).intersects(HEADS))
}

/// Cuts a run into names.
#[inline]
pub(super) fn cut(doc: &View<'_, '_>, run: &Run, out: &mut Vec<Piece>) {
    let Range { start, end } = run.tokens;
    let sentence = doc.sentences.get(run.sentence).map_or(start, |sentence| sentence.tokens.start);
    let lists = run.tokens.clone().fold(Lex::empty(), |sum, token| sum | doc.lex(token));
    // Most runs are one name: no title, adjective or letters in them, and no sentence begins with them.
    let one = !lists.intersects(Lex::DEMONYM | Lex::TITLE | Lex::ROLE)
        & (start != sentence)
        & !doc.has(start, Class::ALL_CAPS)
        & !doc.is_any(start, PREFIXES)
        & !is_loose(doc.class(start))
        & !is_loose(doc.class(end - 1));
    if one {
        out.push(Piece::new(start..end, run.sentence, run.style, lower_title(doc, start, sentence)));
    } else {
        cut_up(doc, run, sentence, lists, out);
    }
}

/// The same of any run, in a sentence that begins at this token; its words stand in these lists.
#[inline(never)]
fn cut_up(doc: &View<'_, '_>, run: &Run, sentence: usize, lists: Lex, out: &mut Vec<Piece>) {
    let Range { start, end } = run.tokens;
    let mut from = start;
    let mut at = start;
    let mut title: Option<Range<usize>> = None;
    let push = |tokens: Range<usize>, title: Option<Range<usize>>, out: &mut Vec<Piece>| {
        if let Some(tokens) = trim(doc, tokens) {
            out.push(Piece::new(tokens, run.sentence, run.style, title));
        }
    };
    // A plain adjective with the capital of the sentence: "Former Arlen captain …".
    let opening = sentence == start;
    if opening
        && end - start > 1
        && is_common(doc, start)
        && (doc.tag(start).is_adjective() || doc.is_any(start, closed!["former", "veteran", "late"]))
        && !doc.lex(start).intersects(Lex::DEMONYM | GIVEN | Lex::COUNTRY)
        && (doc.lex(start + 1).intersects(Lex::COUNTRY | GIVEN) && !is_common(doc, start + 1) || is_adjective(doc, start + 1, end))
    {
        from += 1;
        at += 1;
    }
    // Adjectives of peoples in front: "Arlenian Prime Minister", but "Arlenian Red Cross" is one name.
    if (lists.contains(Lex::DEMONYM) || doc.is_any(start, PREFIXES))
        && run.tokens.clone().all(|t| doc.has(t, Class::HYPHEN) || is_adjective(doc, t, t + 1) || doc.is_any(t, PREFIXES))
        && !alone(doc, start, end)
    {
        return;
    }
    while lists.contains(Lex::DEMONYM) && from + 1 < end && is_adjective(doc, from, end) {
        let rest = from + 1..end;
        if rest.is_empty() {
            return;
        }
        let titled = role_stretch(doc, from + 1, end).is_some_and(|stop| stop == end || !takes_over(doc, stop, end));
        let one_name = !titled && !is_role(doc, from + 1) && !is_adjective(doc, from + 1, end) && names_thing(doc, rest.clone());
        if one_name {
            break;
        }
        from += 1;
        if doc.has(from, Class::HYPHEN) {
            from += 1;
        }
        at = from;
    }
    // Without a role or title there is no stretch of them.
    if !lists.intersects(Lex::TITLE | Lex::ROLE) {
        at = end;
    }
    while at < end {
        let Some(mut stop) = role_stretch(doc, at, end) else {
            at += 1;
            continue;
        };
        if stop == end && at == start && end - start == 1 {
            // An office or a surname: what else the text says decides.
            push(at..end, None, out);
            return;
        }
        // "Department of Justice"
        if at > start && doc.is_any(at - 1, closed!["of", "for"]) && headed(doc, start..at) && stop == end {
            break;
        }
        // "Mr Baker": behind a form of address even an occupation is a surname.
        if stop == end && stop > at + 1 && is_addressed(doc, stop - 1) {
            stop -= 1;
        }
        if stop == end && stop == at + 1 && at > start && is_addressed(doc, at) {
            break;
        }
        let before = from..at;
        let behind = stop..end;
        // A surname that is also an office: "Ansel King", "Orla Bishop".
        let surname = generational(doc, &behind)
            && !before.is_empty()
            && stop == at + 1
            && doc.lex(at - 1).intersects(GIVEN)
            && !is_role(doc, at - 1);
        // What a head noun or "of" takes up is part of a longer name: "Attorney General's Office", "Premier League".
        let part = !behind.is_empty() && takes_over(doc, stop, end);
        if surname || part {
            if part {
                break;
            }
            at = stop;
            continue;
        }
        if !before.is_empty() {
            push(before, title.take(), out);
        }
        title = Some(at..stop);
        from = stop;
        at = stop;
    }
    // Letters of an organization right before a full name: "leader of ABC Ansel Brell".
    if end - from >= 3
        && doc.has(from, Class::ALL_CAPS)
        && !doc.has(from, Class::ABBREV)
        && is_person(doc, from + 1..end)
        && !headed(doc, from..end)
    {
        push(from..from + 1, None, out);
        from += 1;
    }
    if from < end {
        let title = title.or_else(|| lower_title(doc, from, sentence));
        push(from..end, title, out);
    }
}

/// Whether nothing follows a name but what tells father from son: "Ansel King III".
fn generational(doc: &View<'_, '_>, behind: &Range<usize>) -> bool {
    behind.clone().all(|token| doc.is_any(token, GENERATIONS))
}

/// What tells father from son behind a name.
pub(super) const GENERATIONS: &Closed = closed!["jr.", "jr", "sr.", "sr", "ii", "iii", "iv"];

/// An adjective of a people that is nobody's name as well.
fn is_adjective(doc: &View<'_, '_>, token: usize, limit: usize) -> bool {
    let lex = doc.lex(token);
    let listed = || {
        let lists = Lex::COUNTRY | Lex::REGION | Lex::CITY | Lex::ORG_NAME;
        doc.phrase_at(token, limit).is_some_and(|(_, lex)| lex.intersects(lists))
    };
    lex.contains(Lex::DEMONYM) && !lex.contains(Lex::COUNTRY) && !listed() && !is_given(doc, token, limit)
}

/// Forms of address that a name always follows.
const ADDRESS: &Closed = closed!["mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "dr", "dr.", "mx", "mx.", "sir", "dame", "lord", "lady"];

/// Offices whose holders are addressed by them: “Mr. Speaker”.
const OFFICES: &Closed = closed![
    "president",
    "speaker",
    "chairman",
    "chair",
    "secretary",
    "justice",
    "mayor",
    "minister",
    "ambassador",
    "senator",
    "governor",
    "commissioner",
    "judge",
    "chancellor",
    "premier",
    "moderator",
];

/// Whether a word that is an occupation or office as well is a surname behind a form of address: “Mr Baker”.
#[inline]
pub(super) fn is_addressed(doc: &View<'_, '_>, token: usize) -> bool {
    token > 0
        && doc.is_any(token - 1, ADDRESS)
        && doc.lex(token).intersects(Lex::SURNAME | GIVEN)
        && doc.has(token, Class::CAPITAL)
        && !doc.is_any(token, OFFICES)
}

/// Prefixes that a capital at the start of a sentence may stand on: "Pro-Arlenian".
const PREFIXES: &Closed = closed!["pro", "anti", "non", "ex", "post", "pre", "ultra", "anglo", "franco", "sino", "afro", "indo", "euro"];

/// Whether an adjective is used as a noun for a people: "the Dutch", and no noun behind it.
fn alone(doc: &View<'_, '_>, start: usize, end: usize) -> bool {
    let next = doc.tag(end);
    start + 1 == end
        && start > 0
        && doc.is(start - 1, key!("the"))
        && !(next.is_noun() || next.is_adjective() || doc.has(end, Class::HYPHEN) || doc.is(end, key!("and")) || doc.is(end, key!("or")))
}

/// Whether the words behind an adjective of a people make one name with it.
fn names_thing(doc: &View<'_, '_>, rest: Range<usize>) -> bool {
    if is_person(doc, rest.clone()) {
        return false;
    }
    headed(doc, rest.clone()) || rest.clone().all(|t| is_common(doc, t)) || (rest.len() == 1 && doc.has(rest.start, Class::ALL_CAPS))
}

/// Whether what stands behind a stretch of title words swallows it.
fn takes_over(doc: &View<'_, '_>, stop: usize, end: usize) -> bool {
    if doc.has(stop, Class::CLITIC) || doc.is(stop, key!("'")) {
        return true;
    }
    let last = end - 1;
    // "Model Y"
    if stop == last && doc.span(last).len() == 1 && !doc.lex(stop - 1).contains(Lex::TITLE) {
        return true;
    }
    let lex = doc.lex(last);
    let person = doc.lex(stop).intersects(GIVEN) && !is_common(doc, stop) && end - stop >= 2;
    lex.intersects(HEADS) && !person && (is_common(doc, last) || lex.contains(Lex::COMPANY_END))
}

/// A title in lower case right before a name: "prime minister Orlena Vask", "striker Ansel Brell". The
/// sentence begins at `sentence`.
#[inline]
fn lower_title(doc: &View<'_, '_>, from: usize, sentence: usize) -> Option<Range<usize>> {
    let last = from.checked_sub(1).filter(|&last| last >= sentence)?;
    if is_role(doc, last) && doc.has(last, Class::WORD) { Some(title_before(doc, from, sentence)) } else { None }
}

/// The title words before a name; the last of them is a role.
#[inline(never)]
fn title_before(doc: &View<'_, '_>, from: usize, sentence: usize) -> Range<usize> {
    let mut start = from - 1;
    while start > sentence && doc.has(start - 1, Class::WORD) && doc.lex(start - 1).intersects(Lex::TITLE_PART | Lex::ROLE) {
        start -= 1;
    }
    start..from
}

/// Whether a token at either end of a run may be no part of a name.
fn is_loose(class: Class) -> bool {
    class.intersects(Class::PUNCT | Class::CLITIC) | (class & (Class::WORD | Class::CAPITAL) == Class::WORD)
}

/// Takes joining words off both ends; nothing where no name word is left.
fn trim(doc: &View<'_, '_>, tokens: Range<usize>) -> Option<Range<usize>> {
    let Range { mut start, mut end } = tokens;
    let loose = |t: usize| is_loose(doc.class(t)) && !doc.is_inner(t);
    while start < end && loose(start) && !doc.is(start, key!("+")) && !(doc.has(start + 1, Class::HYPHEN) && doc.has(start, Class::WORD)) {
        start += 1;
    }
    while start < end
        && loose(end - 1)
        && !(doc.has(end - 1, Class::WORD | Class::GLUED) && end >= start + 2 && doc.has(end - 2, Class::HYPHEN))
    {
        end -= 1;
    }
    (start < end).then_some(start..end)
}
