//! Reported speech and views: what a verb of the list governs behind it, outside of quotation marks.

use std::ops::Range;

use super::bare::{self, BARE};
use super::cues::Frames;
use super::draft::{Content, Draft};
use super::extent::{content_end, infinitive_end, phrase_end, trimmed};
use super::floating::floating;
use super::hits::Hit;
use super::passive::{PASSIVE, passive};
use super::scene::Scene;
use super::sign::Sign;
use super::works;
use crate::model::Stance;
use crate::rule::Rule;
use crate::text::{Class, Tag, Upos};

/// said that …
pub(super) static THAT: Rule = Rule {
    id: "quote-that-clause",
    phenomenon: "A reporting verb with a that-clause.",
    matches: &[
        ("The mayor told reporters on Friday that the bridge was safe.", "the bridge was safe = The mayor"),
        ("Engineers have warned, again and again, that the bridge is weak.", "the bridge is weak = Engineers"),
        ("Two doctors, speaking because they were asked, said that nobody was hurt.", "nobody was hurt = Two doctors"),
    ],
    rejects: &["The bridge that he built is safe."],
};

/// asked whether …
pub(super) static WH: Rule = Rule {
    id: "quote-wh-clause",
    phenomenon: "A reporting or asking verb with a clause that begins with a question word, \"if\" or \"whether\".",
    matches: &[("Ada Brook asked whether the bridge was safe.", "whether the bridge was safe = Ada Brook")],
    rejects: &[],
};

/// vowed to …
pub(super) static INFINITIVE: Rule = Rule {
    id: "quote-infinitive",
    phenomenon: "A verb of promising, wanting, refusing or planning with a to-infinitive.",
    matches: &[("The council vowed to rebuild the bridge.", "to rebuild the bridge = The council")],
    rejects: &[],
};

/// Asked whether …, Smith said
pub(super) static ASKED: Rule = Rule {
    id: "quote-asked",
    phenomenon: "A participle of asking that opens its clause: the question is nobody's, who is asked answers behind the comma.",
    matches: &[("Asked whether the bridge was safe, Ada Brook shook her head.", "whether the bridge was safe")],
    rejects: &["Ada Brook, asked for a second time, shook her head."],
};

/// urged them to …
pub(super) static OBJECT: Rule = Rule {
    id: "quote-object-infinitive",
    phenomenon: "A verb of asking or ordering with a noun phrase and a to-infinitive.",
    matches: &[("Ada Brook urged the council to close the bridge.", "the council to close the bridge = Ada Brook")],
    rejects: &[],
};

/// called it a …
pub(super) static COMPLEMENT: Rule = Rule {
    id: "quote-complement",
    phenomenon: "A verb of calling or deeming with a noun phrase and what it is called.",
    matches: &[("Ada Brook called the plan a mistake.", "the plan a mistake = Ada Brook")],
    rejects: &[],
};

/// denied going
pub(super) static GERUND: Rule = Rule {
    id: "quote-gerund",
    phenomenon: "A verb of saying or judging with a gerund.",
    matches: &[("Tom Reed denied taking the money.", "taking the money = Tom Reed")],
    rejects: &[],
};

/// condemned the plan
pub(super) static NOUN: Rule = Rule {
    id: "quote-noun-phrase",
    phenomenon: "A verb of saying, judging or wanting with a noun phrase that names the content.",
    matches: &[("Ada Brook condemned the plan.", "the plan = Ada Brook")],
    rejects: &[],
};

/// … “fragment”
pub(super) static FRAGMENT: Rule = Rule {
    id: "quote-fragment",
    phenomenon: "A reporting verb right before words in quotation marks that go on as reported speech.",
    matches: &[
        ("The plan was what Ada Brook dubbed “a very bad joke.”", "what … “a very bad joke.” = Ada Brook"),
        ("It is a plan Ada Brook called “a very bad joke.”", "a plan … “a very bad joke.” = Ada Brook"),
        ("The sign read “No Entry”.", "“No Entry” = The sign"),
        ("A sign that read “No Entry” was lost.", "“No Entry” = that"),
        ("Ada Brook wrote “Great Job Today” in a post.", "“Great Job Today” in a post = Ada Brook"),
    ],
    rejects: &[
        "He read “The Long Road” twice.",
        "She wrote “War and Peace” in 1869.",
        "Ada Brook directed “Lost Boys” in 2010.",
        "He was reading “Dune” when police came.",
        "Critics praised “The Long Road” and panned “Night Train”.",
        "He published a memoir called “My Years”.",
    ],
};

/// Finds the content of every hit that no speech in quotation marks has used.
pub(super) fn find(scene: &Scene<'_, '_>, hits: &[Hit], used: &mut [bool], drafts: &mut Vec<Draft>) {
    for (at, hit) in hits.iter().enumerate() {
        if used.get(at).copied().unwrap_or(true) {
            continue;
        }
        let content = if let Some(content) = asked(scene, hit) {
            Some(content)
        } else if hit.group.passive {
            passive(scene, hits, at, hit)
        } else {
            forward(scene, hits, at, hit).or_else(|| floating(scene, hits, at, hit))
        };
        if let Some(content) = content {
            if let Some(slot) = used.get_mut(at) {
                *slot = true;
            }
            drafts.push(content.draft(hit));
        }
    }
}

/// "Asked whether …, Smith said", "when asked about …".
fn asked(scene: &Scene<'_, '_>, hit: &Hit) -> Option<Content> {
    let doc = scene.doc;
    let participle = hit.entry.stance == Stance::Asked && matches!(doc.tag(hit.words.start), Tag::Vbn | Tag::Vbd);
    if !participle || hit.group.passive || hit.group.tokens.start < hit.words.start {
        return None;
    }
    let first = hit.words.start;
    let opens = first == hit.bounds.start
        || scene.comma_before(first) && !hit.group.finite
        || first.checked_sub(1).is_some_and(|before| {
            doc.tag(before) == Tag::Wrb || doc.upos(before) == Upos::Sconj || before == hit.bounds.start && doc.has(before, Class::QUOTE)
        });
    let at = scene.skip_adjuncts(hit.words.end, hit.bounds.end, false);
    let question = [hit.words.end, at].into_iter().find(|&at| {
        scene.is(at, Sign::QUESTION) || is_infinitive(scene, at, hit.bounds.end) || hit.takes(Frames::NOUN) && scene.begins_phrase(at)
    })?;
    if !opens {
        return None;
    }
    let end = (question..hit.bounds.end).find(|&token| scene.comma(token) && !scene.marked(token)).unwrap_or(hit.bounds.end);
    let content = trimmed(scene, question, end);
    (content.len() > 2).then(|| Content::of(hit, content, &ASKED))
}

/// What tells where a content ends.
#[derive(Clone, Copy)]
enum Until {
    Clause,
    Phrase,
    Infinitive,
}

/// Where a content begins.
struct Start {
    from: usize,
    until: Until,
    rule: &'static Rule,
    /// A pronoun before the subject that the content means, too: "which Smith called".
    pronoun: Option<usize>,
}

/// Content behind the cue.
fn forward(scene: &Scene<'_, '_>, hits: &[Hit], index: usize, hit: &Hit) -> Option<Content> {
    let subject = hit.subject.as_ref()?;
    let from = hit.words.end;
    // "If you think so": anybody.
    if subject.len() == 1 && scene.is(subject.start, Sign::YOU) && !scene.marked(from) {
        return None;
    }
    // "Noting that …, Smith left": the main clause's subject ends the content.
    let end = if subject.start > from { subject.start } else { hit.bounds.end };
    let start = start(scene, hits, index, hit, end)?;
    let stop = match start.until {
        Until::Clause => content_end(scene, hits, index, start.from, end),
        Until::Phrase => phrase_end(scene, hits, index, start.from, end),
        Until::Infinitive => infinitive_end(scene, hits, index, start.from, end),
    };
    let part = trimmed(scene, start.from, stop);
    // "seems to": its subject is part of what seems so.
    if std::ptr::eq(start.rule, &PASSIVE) {
        return Some(Content::of(hit, subject.clone(), &PASSIVE).and(part));
    }
    if part.is_empty() {
        return None;
    }
    // "was taken in and told that": who is told stands as the subject, and who tells stays unnamed.
    let unnamed = hit.takes(Frames::ADDRESSED) && is_that(scene, from, end);
    let mut content = Content::of(hit, part, start.rule).by((!unnamed).then(|| subject.clone()));
    // "told them to": an order.
    if std::ptr::eq(start.rule, &OBJECT) && matches!(content.stance, Stance::Asserted | Stance::Asked) {
        content.stance = Stance::Ordered;
    }
    // "a plan Smith called “a joke”": before the subject what is called so.
    let names = hit.takes(Frames::COMPLEMENT) || scene.is(from, Sign::AS);
    Some(match start.pronoun {
        Some(pronoun) => content.behind(pronoun..pronoun + 1),
        None if names && std::ptr::eq(start.rule, &FRAGMENT) => match contact(scene, subject) {
            Some(object) => content.by(Some(object.end..subject.end)).behind(object),
            None => content,
        },
        None => content,
    })
}

/// Where the content behind the cue begins, by the first rule that finds one; all before `end`.
fn start(scene: &Scene<'_, '_>, hits: &[Hit], index: usize, hit: &Hit, end: usize) -> Option<Start> {
    let doc = scene.doc;
    let subject = hit.subject.as_ref()?;
    let from = hit.words.end;
    let until = |until: Until, from: usize, rule: &'static Rule| Some(Start { from, until, rule, pronoun: None });
    let clause = |from: usize, rule: &'static Rule| until(Until::Clause, from, rule);
    let phrase = |from: usize, rule: &'static Rule| until(Until::Phrase, from, rule);

    // What stands behind the cue tells at once of most rules that they find nothing.
    let ahead = scene.all_signs(from, end);
    // That-clauses: whatever adjuncts stand between, "that" tells where they begin.
    if ahead.contains(Sign::THAT) && hit.takes(Frames::THAT) {
        let at = scene.skip_adjuncts(from, end, hit.takes(Frames::HEARER));
        if is_that(scene, at, end) {
            return clause(at + 1, &THAT);
        }
        if scene.comma(at) && is_that(scene, at + 1, end) && doc.upos(at + 1) == Upos::Sconj {
            return clause(at + 2, &THAT);
        }
        if is_that(scene, from, end) {
            return clause(from + 1, &THAT);
        }
        if let Some(that) = behind_insertion(scene, from, end) {
            return clause(that + 1, &THAT);
        }
    }
    if ahead.contains(Sign::QUESTION) && hit.takes(Frames::WH) && hit.takes_place {
        let at =
            if scene.is(from, Sign::QUESTION) { from } else { scene.skip_adjuncts(from, end, hit.takes(Frames::HEARER | Frames::OBJECT)) };
        if at < end && scene.is(at, Sign::QUESTION) {
            return clause(at, &WH);
        }
    }
    if hit.takes(Frames::EVIDENTIAL) {
        if !is_infinitive(scene, from, end) {
            return None;
        }
        return until(Until::Infinitive, from, &PASSIVE);
    }
    // "may want to", "those who want to", "asked her to order them to": nobody is said to have spoken.
    let wills = || hit.takes_place && !hit.group.tokens.clone().any(|token| doc.tag(token) == Tag::Md);
    let one_of_many = || subject.len() == 1 && doc.tag(subject.start) == Tag::Wp && !scene.comma_before(subject.start);
    let to = ahead.contains(Sign::TO);
    if to && hit.takes(Frames::INFINITIVE) && wills() && !one_of_many() {
        let mut at = from;
        while doc.tag(at).is_adverb() {
            at += 1;
        }
        if is_infinitive(scene, at, end) {
            // "refused to discuss the plan": what would not be said is the plan.
            let inner = hits.get(index + 1).filter(|inner| {
                hit.entry.stance == Stance::Denied && inner.words.start == at + 1 && inner.takes(Frames::NOUN | Frames::WH)
            });
            if let Some(object) = inner.map(|inner| inner.words.end).filter(|&object| object < end) {
                if scene.is(object, Sign::QUESTION) {
                    return clause(object, &INFINITIVE);
                }
                if scene.begins_phrase(object) {
                    return phrase(object, &INFINITIVE);
                }
            }
            return until(Until::Infinitive, at, &INFINITIVE);
        }
    }
    if to && hit.takes(Frames::OBJECT) && wills() {
        let object = scene.phrase(from, end);
        if !object.is_empty()
            && (object.end..end.min(object.end + 16)).take_while(|&token| !doc.tag(token).is_finite()).any(|token| {
                is_infinitive(scene, token, end) && (scene.comma(object.end) || !(object.end..token).any(|token| scene.comma(token)))
            })
        {
            return clause(from, &OBJECT);
        }
    }
    // "which Smith called “…”": the pronoun is what is called so.
    let pronoun = subject.start.checked_sub(1).filter(|&before| {
        before >= hit.bounds.start
            && scene.is(before, Sign::RELATIVE | Sign::WHOSE | Sign::WHEN | Sign::THAT)
            && (doc.tag(before).is_wh() || doc.tag(before.saturating_sub(1)).is_noun())
    });
    let names = hit.takes(Frames::COMPLEMENT) || scene.is(from, Sign::AS);
    let with_pronoun = |start: Option<Start>| start.map(|start| Start { pronoun: pronoun.filter(|_| names), ..start });
    // Words in quotation marks right behind the cue.
    let opens = |token: usize| scene.quoted(token).is_some_and(|quoted| scene.marks.tokens(quoted).start == token);
    // "a robot named “The Long Road”" says nothing.
    let fragment = hit.takes_place && (!hit.entry.frames.is_empty() || hit.entry.stance != Stance::Asserted);
    if fragment && opens(from) {
        let named = works::only_names(scene, hit, subject, from, end) && pronoun.is_none();
        return if named { None } else { with_pronoun(clause(from, &FRAGMENT)) };
    }
    // "what Smith described as “…”", "what Smith described as a joke"
    let named = hit.takes(Frames::NOUN | Frames::COMPLEMENT) && scene.is(from, Sign::AS);
    if named && hit.takes_place && (opens(from + 1) || pronoun.is_some() && from + 1 < end) {
        return with_pronoun(phrase(from, &FRAGMENT));
    }
    // A verb that seldom loses its "that": only where a phrase with its verb follows.
    if hit.takes(Frames::THAT) && !hit.takes(Frames::BARE) && scene.begins_phrase(from) {
        let first = scene.phrase(from, end);
        if !first.is_empty() && first.end < end && scene.finite_at(first.end) {
            return clause(from, &BARE);
        }
    }
    if hit.takes(Frames::BARE)
        && (hit.takes_place || hit.takes(Frames::CLAUSE_ONLY))
        && let Some(at) = bare::start(scene, hit, from, end)
    {
        return clause(at, &BARE);
    }
    let gerund = hit.takes(Frames::GERUND) || hit.takes(Frames::NOUN) && !hit.entry.rest.is_empty();
    if gerund && hit.takes_place && doc.tag(from) == Tag::Vbg && !scene.begins_phrase(from) {
        return clause(from, &GERUND);
    }
    if hit.takes(Frames::COMPLEMENT) && wills() {
        if pronoun.is_some() && scene.begins_phrase(from) {
            return with_pronoun(phrase(from, &COMPLEMENT));
        }
        if scene.begins_phrase(from)
            && !works::names_own(scene, from, end)
            && has_complement(scene, from, content_end(scene, hits, index, from, end))
        {
            return clause(from, &COMPLEMENT);
        }
    }
    // "who he said were there"
    if hit.takes(Frames::THAT) && scene.finite_at(from) && from < end && pronoun.is_some() {
        return clause(from, &BARE).map(|start| Start { pronoun, ..start });
    }
    let noun = hit.takes(Frames::NOUN) || hit.takes(Frames::SOURCE) && is_document(scene, subject);
    // "announced on Friday the arrest"
    let mut at = from;
    while let Some(time) = scene.timed(if doc.tag(at) == Tag::In { at + 1 } else { at }) {
        at = time.end;
    }
    if noun && hit.takes_place && at < end && scene.begins_phrase(at) {
        return phrase(at, &NOUN);
    }
    None
}

/// "a plan Smith called", "the plan critics call": the object of a relative clause without pronoun that stands with its subject in one
/// noun phrase.
#[cold]
fn contact(scene: &Scene<'_, '_>, subject: &Range<usize>) -> Option<Range<usize>> {
    let doc = scene.doc;
    let own = |token: usize| doc.tag(token).is_proper() || matches!(doc.tag(token), Tag::Prp | Tag::Nns);
    let first = subject.clone().rev().take_while(|&token| own(token)).last()?;
    let object = subject.start..first;
    let noun = object.end.checked_sub(1).filter(|&last| last > object.start)?;
    (doc.tag(object.start) == Tag::Dt && doc.tag(noun) == Tag::Nn && !doc.has(noun, Class::CAPITAL)).then_some(object)
}

/// How many tokens may stand between a cue and its "that" as an insertion.
const INSERTION: usize = 12;

/// The "that" behind what two commas insert right behind the cue: "warned, again and again, that".
#[cold]
fn behind_insertion(scene: &Scene<'_, '_>, from: usize, end: usize) -> Option<usize> {
    if !scene.comma(from) {
        return None;
    }
    let close = scene.first_sign(from + 1, end.min(from + INSERTION), Sign::COMMA | Sign::FINITE | Sign::MARKED)?;
    let that = close + 1;
    (scene.comma(close) && is_that(scene, that, end) && scene.doc.upos(that) == Upos::Sconj).then_some(that)
}

/// Whether the head of a noun phrase is a document, a survey or the like.
pub(super) fn is_document(scene: &Scene<'_, '_>, subject: &Range<usize>) -> bool {
    let base = scene.base_phrase(subject.start, subject.end);
    base.end.checked_sub(1).filter(|&head| head >= base.start).is_some_and(|head| scene.is(head, Sign::DOCUMENT))
}

/// Whether the token is a "that" that opens a clause.
pub(super) fn is_that(scene: &Scene<'_, '_>, token: usize, end: usize) -> bool {
    let doc = scene.doc;
    let next = doc.tag(token + 1);
    let determiner = doc.tag(token) == Tag::Dt && (next.is_noun() || next.is_adjective());
    let pronoun = next.is_finite() && doc.upos(token) != Upos::Sconj
        || next == Tag::Rp
        || doc.has(token + 1, Class::TERMINAL)
        || scene.comma(token + 1) && doc.upos(token) != Upos::Sconj;
    if token >= end || !scene.is(token, Sign::THAT) || determiner || pronoun {
        return false;
    }
    // "learned that in the spring": no clause begins behind the adjunct.
    let adjunct = next == Tag::In && doc.upos(token + 1) == Upos::Adp && scene.is(token + 1, Sign::LEADER);
    !adjunct || {
        let at = scene.skip_adjuncts(token + 1, end, false);
        let at = at + usize::from(scene.comma(at));
        at < end && (at == token + 1 || scene.begins_phrase(at) || scene.marked(at) || scene.finite_at(at))
    }
}

pub(super) fn is_infinitive(scene: &Scene<'_, '_>, token: usize, end: usize) -> bool {
    let doc = scene.doc;
    if token >= end || !scene.is(token, Sign::TO) {
        return false;
    }
    let mut at = token + 1;
    while at < end && (doc.tag(at).is_adverb() || doc.has(at, Class::QUOTE)) {
        at += 1;
    }
    doc.tag(at) == Tag::Vb
}

/// Whether behind the object of a verb of calling stands what it is called: "the plan a mistake", "it unfair".
fn has_complement(scene: &Scene<'_, '_>, from: usize, stop: usize) -> bool {
    let doc = scene.doc;
    (from + 1..stop).any(|token| {
        let before = doc.tag(token - 1);
        let tag = doc.tag(token);
        let behind_object = before.is_noun() || before == Tag::Prp || scene.comma(token - 1) || doc.has(token - 1, Class::CLOSE);
        behind_object
            && (matches!(tag, Tag::Dt | Tag::Jj | Tag::PrpPoss)
                || scene.marked(token)
                || scene.is(token, Sign::AS)
                || doc.tag(from) == Tag::Prp && tag.is_noun())
    })
}
