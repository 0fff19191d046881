//! Where cues stand in a text, each with its verb group and its subject.

use std::ops::Range;

use super::clause::Group;
use super::cues::{Entry, Frames};
use super::scene::Scene;
use super::sign::Sign;
use crate::text::{Class, Tag, Upos};

/// A verb of the list in its sentence.
#[derive(Debug, Clone)]
pub(super) struct Hit {
    /// Its entry.
    pub entry: &'static Entry,
    /// The words of the entry.
    pub words: Range<usize>,
    /// The verb with its auxiliaries.
    pub group: Group,
    /// The sentence around it, cut as [`Scene::bounds`] does.
    pub bounds: Range<usize>,
    /// Its subject, to the left.
    pub subject: Option<Range<usize>>,
    /// Whether the subject stands right before it, not restored from a verb before.
    pub own_subject: bool,
    /// Whether the text tells that it is said or thought, not that somebody wants or means to.
    pub takes_place: bool,
}

impl Hit {
    /// Whether the cue may govern this.
    pub(super) fn takes(&self, frame: Frames) -> bool {
        self.entry.frames.intersects(frame)
    }
}

/// Which tokens are verbs with tense. A past tense right before another such verb is a participle ("those asked
/// said"), a participle that a cue's object follows is a past tense ("the group called for a vote").
pub(super) fn finite(scene: &mut Scene<'_, '_>) {
    let doc = scene.doc;
    for at in 0..scene.words.doubtful.len() {
        let token = scene.words.doubtful.get(at).map_or(0, |&token| token as usize);
        let tag = doc.tag(token);
        match tag {
            // "a deadline that insiders said went by": the verb behind belongs to the pronoun.
            Tag::Vbd if doc.upos(token) == Upos::Verb && !relative_before(scene, token) => scene.set_finite(token, false),
            Tag::Vbn | Tag::Vb if has_tense(scene, token, tag) => scene.set_finite(token, true),
            _ => {}
        }
    }
}

/// "the union Unite called for": a capital right behind a common noun makes what may be a verb a name.
pub(super) fn is_name(scene: &Scene<'_, '_>, token: usize) -> bool {
    let doc = scene.doc;
    let noun = |before: usize| doc.tag(before).is_common_noun() && !doc.has(before, Class::CAPITAL) && !scene.marked(before);
    doc.has(token, Class::CAPITAL) && !doc.has(token, Class::QUOTE) && token.checked_sub(1).is_some_and(noun)
}

/// Whether a verb that is tagged as a participle or a base form has tense all the same.
fn has_tense(scene: &Scene<'_, '_>, token: usize, tag: Tag) -> bool {
    let doc = scene.doc;
    let before = token.checked_sub(1);
    if scene.spoken(token) {
        return false;
    }
    let entry = scene.words.verbs_at(doc, token).find(|(entry, len)| fits(scene, entry, token, *len));
    let Some((entry, len)) = entry else {
        let object = doc.tag(token + 1).is_determiner() || doc.tag(token + 1) == Tag::Prp;
        let subject = before.is_some_and(|before| doc.tag(before).is_noun() || doc.tag(before) == Tag::Prp);
        return tag == Tag::Vbn && subject && object;
    };
    let bounds = scene.bounds(token);
    let group = scene.group(token, bounds.start);
    !group.finite && reads_as_finite(scene, entry, &group, token + len, &bounds)
}

/// Whether a relative pronoun stands right before the noun phrase right before the verb: "that several insiders said".
fn relative_before(scene: &Scene<'_, '_>, verb: usize) -> bool {
    let doc = scene.doc;
    let start = verb.saturating_sub(8);
    let phrase = (start..verb).rev().take_while(|&token| scene.in_phrase(token) && !scene.is(token, Sign::THAT)).last();
    phrase.and_then(|first| first.checked_sub(1)).is_some_and(|pronoun| {
        matches!(doc.tag(pronoun), Tag::Wp | Tag::Wdt) || scene.is(pronoun, Sign::THAT) && doc.upos(pronoun) == Upos::Pron
    })
}

/// The verbs that report, outside of quoted speech, in order.
pub(super) fn find(scene: &Scene<'_, '_>, hits: &mut Vec<Hit>) {
    let doc = scene.doc;
    hits.clear();
    let (mut after, mut sentence) = (0, 0);
    for &token in &scene.words.cues {
        let token = token as usize;
        if token < after || scene.marked(token) || !doc.tag(token).is_verb() && !is_noun_like_verb(scene, token) {
            continue;
        }
        let Some((entry, len)) = scene.words.verbs_at(doc, token).find(|(entry, len)| fits(scene, entry, token, *len)) else { continue };
        // "self-described" reports nothing.
        let compound = doc.glued(token) && token > 0 && doc.has(token - 1, Class::HYPHEN);
        if doc.upos(token) == Upos::Aux && entry.rest.is_empty() || compound || is_modifier(scene, token) {
            continue;
        }
        sentence = scene.sentence_from(sentence, token);
        let bounds = scene.bounds_in(sentence, token);
        let mut group = scene.group(token, bounds.start);
        // "said praising him was wrong", "that praising him was wrong": the subject of what is said.
        let before = token.checked_sub(1);
        let after_cue = hits.last().is_some_and(|last: &Hit| last.words.end == token && last.takes(Frames::THAT));
        if group.tokens.start == token && group.participle && (after_cue || before.is_some_and(|before| scene.is(before, Sign::THAT))) {
            continue;
        }
        // "who's called for a vote": "has", where an object follows.
        if group.passive && !entry.rest.is_empty() && doc.has(group.tokens.start, Class::CLITIC) && scene.begins_phrase(token + len) {
            group.passive = false;
        }
        // "its rules regarding travel"
        if scene.is(token, Sign::PREPOSITION) && !group.finite {
            continue;
        }
        group.finite |= doc.tag(token).is_common_noun();
        let subject = scene.subject_of(&group, bounds.start);
        let own_subject = subject
            .as_ref()
            .is_some_and(|subject| subject.end + 6 >= group.tokens.start || is_near(scene, subject.end, group.tokens.start));
        after = token + len;
        let takes_place = takes_place(scene, &group, token);
        hits.push(Hit { entry, words: token..token + len, group, bounds, subject, own_subject, takes_place });
    }
}

/// A reporting verb that is tagged as a noun: "a new poll shows that", "voters support the plan". No verb with tense may stand
/// before it in its sentence, and what follows must be fit for a verb.
fn is_noun_like_verb(scene: &Scene<'_, '_>, token: usize) -> bool {
    let doc = scene.doc;
    let tag = doc.tag(token);
    if !tag.is_common_noun() || token == 0 {
        return false;
    }
    let before = doc.tag(token - 1);
    let next = doc.tag(token + 1);
    let agrees =
        if tag == Tag::Nns { matches!(before, Tag::Nn | Tag::Nnp) } else { before.is_plural() || scene.is(token - 1, Sign::PERCENT) };
    let object = scene.is(token + 1, Sign::THAT) || next == Tag::Prp || next == Tag::Dt || next == Tag::Nnp && tag == Tag::Nn;
    // "…, a new poll shows."
    let floating = scene.is(token - 1, Sign::DOCUMENT) && doc.has(token + 1, Class::TERMINAL);
    if !agrees
        || !object && !floating
        || !scene.words.verbs_at(doc, token).any(|(entry, len)| len == 1 && entry.frames.intersects(Frames::THAT | Frames::NOUN))
    {
        return false;
    }
    let start = scene.bounds(token).start;
    floating || scene.first_sign(start, token, Sign::FINITE).is_none()
}

/// Whether an infinitive or gerund tells an act that takes place: "began to criticize", "by criticizing"; not "asked them to
/// criticize", "a chance to criticize", "the cost of criticizing".
fn takes_place(scene: &Scene<'_, '_>, group: &Group, head: usize) -> bool {
    let doc = scene.doc;
    let group_start = group.tokens.start;
    if let Some(to) = (group_start..head).rev().find(|&token| doc.tag(token) == Tag::To) {
        let governor = (group_start..to).rev().find(|&token| !doc.tag(token).is_adverb());
        return governor.is_some_and(|governor| scene.is(governor, Sign::TAKES_PLACE));
    }
    let gerund = group.participle && !group.finite;
    let before = group_start.checked_sub(1).filter(|_| gerund);
    !before.is_some_and(|before| matches!(doc.tag(before), Tag::In | Tag::To) && scene.is(before, Sign::BEFORE_ACT))
}

/// A participle before its noun: "a highly anticipated deal", "their stated aim".
fn is_modifier(scene: &Scene<'_, '_>, token: usize) -> bool {
    let doc = scene.doc;
    if !doc.tag(token).is_participle()
        || !(doc.tag(token + 1).is_noun() || doc.tag(token + 1).is_adjective() || doc.has(token + 1, Class::HYPHEN))
    {
        return false;
    }
    let Some(mut before) = token.checked_sub(1) else { return false };
    if doc.tag(before).is_adverb() && before > 0 {
        before -= 1;
    }
    let tag = doc.tag(before);
    // "a lead in pledged votes"
    let led = tag == Tag::In && doc.tag(token) == Tag::Vbn && doc.tag(token + 1).is_common_noun();
    tag.is_determiner() || tag == Tag::Pos || tag.is_adjective() && doc.tag(token + 1).is_noun() || led
}

/// Whether an entry of several words is meant: "agreed to cut" is no "agree to" + noun.
fn fits(scene: &Scene<'_, '_>, entry: &Entry, token: usize, len: usize) -> bool {
    if len == 1 {
        return true;
    }
    let last = token + len - 1;
    let infinitive = scene.is(last, Sign::TO) && scene.doc.tag(last + 1) == Tag::Vb;
    !infinitive && !entry.frames.is_empty()
}

/// Whether a verb that is tagged as a bare participle or base form is the finite verb of its clause all the same. The
/// tags mix up "the group called for a vote" and "the plan called for": what follows tells.
fn reads_as_finite(scene: &Scene<'_, '_>, entry: &Entry, group: &Group, next: usize, bounds: &Range<usize>) -> bool {
    let doc = scene.doc;
    let head = group.tokens.end - 1;
    let bare = (group.tokens.start..head).all(|token| doc.tag(token).is_adverb());
    let Some(before) = group.tokens.start.checked_sub(1).filter(|&before| bare && before >= bounds.start) else { return false };
    let tag = doc.tag(before);
    let behind_noun = tag.is_noun()
        || is_name(scene, before)
        || tag == Tag::Prp
        || scene.comma(before)
        || doc.has(before, Class::CLOSE)
        || tag == Tag::Vbn;
    match doc.tag(head) {
        Tag::Vb => {
            let reports = entry.frames.intersects(Frames::DIRECT | Frames::THAT);
            // "One analyst, Mads Dahl, put it more bluntly": the only verb so far.
            let first = || scene.first_sign(bounds.start, head, Sign::FINITE).is_none();
            tag.is_plural()
                || tag == Tag::Prp
                || tag == Tag::Vbn
                || reports && (tag.is_noun() || scene.comma(before) && (scene.begins_phrase(next) || scene.is(next, Sign::THAT) || first()))
        }
        Tag::Vbn if tag == Tag::Prp || matches!(tag, Tag::Wp | Tag::Wdt) => true,
        Tag::Vbn if behind_noun => {
            let follows = doc.tag(next);
            let object = follows.is_determiner()
                || follows.is_noun()
                || matches!(follows, Tag::Prp | Tag::Ex)
                || scene.is(next, Sign::THAT)
                || scene.marked(next);
            let gerund = follows == Tag::Vbg && entry.frames.contains(Frames::GERUND | Frames::NOUN);
            let infinitive = follows == Tag::To && entry.frames.contains(Frames::INFINITIVE);
            let named = entry.frames.contains(Frames::COMPLEMENT) && entry.rest.is_empty();
            let behind_speech = bounds.start.checked_sub(1).is_some_and(|last| scene.spoken(last));
            let only = || {
                !bounds
                    .clone()
                    .any(|token| scene.finite_at(token) && token != head && !scene.spoken(token) && !scene.in_relative(token, bounds.start))
            };
            // "They announced on Friday the arrest and said": "and" joins it to a verb with tense.
            let joined = || {
                (head + 1..bounds.end)
                    .find(|&token| scene.finite_at(token) && !scene.marked(token))
                    .is_some_and(|next| doc.tag(next - 1) == Tag::Cc && !scene.in_relative(next, head))
                    && doc.tag(before).is_noun()
                    && !(bounds.start..head).any(|token| scene.finite_at(token))
            };
            (object || gerund) && (!named || only())
                || infinitive
                || behind_speech
                || scene.is(next, Sign::COLON)
                || (only() || relative_before(scene, head) || joined()) && !scene.is(next, Sign::BY)
        }
        _ => false,
    }
}

/// Whether no finite verb of another clause stands between a subject and its verb.
fn is_near(scene: &Scene<'_, '_>, from: usize, to: usize) -> bool {
    to < from || to - from < 60 && !(from..to).any(|token| scene.doc.tag(token) == Tag::Cc && scene.doc.tag(token + 1).is_verb())
}
