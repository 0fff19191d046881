//! Where a content ends.

use std::ops::Range;

use super::cues::Frames;
use super::hits::Hit;
use super::scene::Scene;
use super::sign::Sign;
use crate::model::Stance;
use crate::text::{Class, Tag, Upos};

/// Where a clause that is content ends: at the end of its sentence, or where the article takes the word again.
pub(super) fn content_end(scene: &Scene<'_, '_>, hits: &[Hit], index: usize, from: usize, end: usize) -> usize {
    let doc = scene.doc;
    let own = hits.get(index);
    let mut next = hits.partition_point(|hit| hit.words.start < from);
    let mut token = from;
    // A content has a verb of its own before another report can begin; one that opens with "if" or "when" has two.
    let opens = (from..end).find(|&token| !doc.has(token, Class::PUNCT)).unwrap_or(from);
    let asks = own.is_some_and(|own| own.takes(Frames::WH)) && scene.is(opens, Sign::QUESTION);
    let adverbial = scene.is(opens, Sign::ADVERBIAL) && (doc.upos(opens) == Upos::Sconj || doc.tag(opens) == Tag::Wrb);
    let mut missing = if adverbial && !asks { 2 } else { 1 };
    let relative = own
        .and_then(|own| own.subject.as_ref())
        .is_some_and(|subject| subject.len() == 1 && matches!(doc.tag(subject.start), Tag::Wp | Tag::Wdt));
    let mut last_finite = from;
    while let Some(turn) = scene.first_sign(token, end, Sign::TURN) {
        token = turn;
        let sign = scene.sign(token);
        if sign.contains(Sign::FINITE) && !sign.contains(Sign::MARKED) {
            // "a report which found that two died was lost": the verb of what the relative clause describes
            if missing == 0 && relative && next_clause(scene, last_finite, token) {
                return token;
            }
            missing -= i32::from(missing > 0);
            last_finite = token;
        }
        if let Some(quoted) = scene.quoted(token).filter(|_| sign.contains(Sign::MARKED)) {
            // "said that it was so: “It is.”": the speech is a quote of its own.
            if token > from && sign.contains(Sign::SPEECH) && scene.is(token - 1, Sign::COLON) {
                return token - 1;
            }
            // "a sign that read “No Entry” was lost", "what she called “a joke” was none": the words are all that is reported.
            let behind = scene.marks.tokens(quoted).end;
            if token == from && scene.finite_at(behind) && (relative || own.is_some_and(|own| own.takes(Frames::COMPLEMENT))) {
                return behind;
            }
            token = scene.marks.tokens(quoted).end.max(token + 1);
            if closed_by_comma(scene, quoted) && !scene.marks.is_title(doc, quoted) && !goes_on_quoted(scene, token, end) {
                return token;
            }
            continue;
        }
        if sign.contains(Sign::OPENS)
            && let Some(close) = scene.first_sign(token, end.min(token + 60), Sign::CLOSES)
        {
            token = close + 1;
            continue;
        }
        while hits.get(next).is_some_and(|hit| hit.words.start < token) {
            next += 1;
        }
        let comma = sign.intersects(Sign::COMMA | Sign::DASH);
        if comma
            || sign.contains(Sign::CONJUNCTION)
            || scene.is(token, Sign::SEMICOLON)
            || sign.contains(Sign::SUBORDINATOR) && scene.is(token, Sign::BESIDE)
        {
            let mut at = token + 1;
            // "that …, and that …": the content goes on.
            let again = if comma && doc.tag(at) == Tag::Cc { at + 1 } else { at };
            if scene.is(again, Sign::THAT) && doc.upos(again) != Upos::Pron {
                token = again + 1;
                continue;
            }
            // "chanted “Go home”, as they left"
            if comma && scene.is(at, Sign::ASIDE) && doc.has(token - 1, Class::CLOSE) && scene.quoted(token - 1) == scene.quoted(from) {
                return token;
            }
            if comma && (doc.tag(at) == Tag::Cc || scene.is(at, Sign::BESIDE)) {
                at += 1;
            }
            if comma && doc.tag(at) == Tag::Wp && token > from + 1 && missing == 0 && ends_with(scene, token, end) {
                return token;
            }
            if comma && scene.is(token + 1, Sign::ACCORDING) && scene.is(token + 2, Sign::TO) {
                return token;
            }
            while doc.tag(at).is_adverb() {
                at += 1;
            }
            if comma && relative && missing == 0 && at < end && scene.finite_at(at) {
                return token;
            }
            if let Some(hit) = hits.get(next).filter(|hit| hit.words.start < end && hit.words.start <= at + 40)
                && (missing == 0 || hit.group.participle || !own.is_some_and(|own| own.takes(Frames::THAT)))
                && stops(scene, own, hit, token, at, comma)
            {
                return token;
            }
        }
        token += 1;
    }
    end
}

/// Whether the finite verb at `token` has nothing between it and the one before that could make it another of the same clause or
/// open a clause of its own.
pub(super) fn next_clause(scene: &Scene<'_, '_>, before: usize, token: usize) -> bool {
    let doc = scene.doc;
    let joins = |at: usize| {
        let tag = doc.tag(at);
        tag == Tag::Cc || tag == Tag::Prp || tag.is_wh() || doc.upos(at) == Upos::Sconj || scene.comma(at) || scene.is(at, Sign::THAT)
    };
    token > before && !(before + 1..token).any(joins) && !(doc.upos(before) == Upos::Aux && before + 1 == token)
}

/// Whether no other comma, conjunction or mark stands between a comma and the end: what it parts off is the last of its sentence.
fn ends_with(scene: &Scene<'_, '_>, comma: usize, end: usize) -> bool {
    let rest = comma + 1..end;
    rest.len() < 60 && scene.first_sign(rest.start, rest.end, Sign::COMMA | Sign::DASH | Sign::MARKED).is_none()
}

/// “…,”: the comma that would stand behind the words stands inside their marks.
pub(super) fn closed_by_comma(scene: &Scene<'_, '_>, quoted: usize) -> bool {
    let tokens = scene.marks.tokens(quoted);
    tokens.rev().find(|&token| !scene.doc.has(token, Class::QUOTE)).is_some_and(|last| scene.comma(last))
}

/// Whether a content goes on behind words in quotation marks that end in a comma: with further such words, or with
/// a clause that "and", "or" or "that" joins and whose subject is not left out.
fn goes_on_quoted(scene: &Scene<'_, '_>, token: usize, end: usize) -> bool {
    let doc = scene.doc;
    let joined = doc.tag(token) == Tag::Cc || scene.is(token, Sign::THAT);
    let near = token + if joined { 12 } else { 4 };
    let more = scene.first_sign(token, end.min(near), Sign::MARKED).is_some();
    more || joined && !scene.is(token, Sign::CONTRAST) && scene.begins_phrase(token + 1)
}

/// Where a to-infinitive that is content ends: like a clause, but before a dash, a participle of the speaker's, "but",
/// and a verb with tense that "and" joins to the cue.
pub(super) fn infinitive_end(scene: &Scene<'_, '_>, hits: &[Hit], index: usize, from: usize, end: usize) -> usize {
    let doc = scene.doc;
    let end = content_end(scene, hits, index, from, end);
    let mut clause = false;
    let mut token = from;
    while token < end {
        if let Some(quoted) = scene.quoted(token) {
            token = scene.marks.tokens(quoted).end.max(token + 1);
            continue;
        }
        let tag = doc.tag(token);
        clause |= tag.is_wh() || doc.upos(token) == Upos::Sconj || scene.is(token, Sign::THAT);
        if scene.dash(token) || scene.is(token, Sign::BUT | Sign::DESPITE) {
            return token;
        }
        // "vowed to rebuild it, which would take a year", "…, a first for the town"
        let aside = matches!(doc.tag(token + 1), Tag::Wp | Tag::Wdt | Tag::WpPoss | Tag::Wrb) && token > from + 1;
        if scene.comma(token) && aside {
            return token;
        }
        if scene.comma(token) && doc.tag(token + 1) == Tag::Vbg && !scene.is(token + 1, Sign::INCLUDING) && !scene.begins_phrase(token + 1)
        {
            return token;
        }
        if tag == Tag::Cc && !clause {
            let mut next = token + 1;
            while doc.tag(next).is_adverb() {
                next += 1;
            }
            if next < end && scene.finite_at(next) {
                return token;
            }
        }
        token += 1;
    }
    end
}

/// Whether a later cue begins a report of its own at `at`, behind the comma or conjunction at `token`.
fn stops(scene: &Scene<'_, '_>, own: Option<&Hit>, hit: &Hit, token: usize, at: usize, comma: bool) -> bool {
    let doc = scene.doc;
    let starts = hit.group.tokens.start;
    // ", adding that", ", noting"
    let thinks = matches!(hit.entry.stance, Stance::Believed | Stance::Intended | Stance::Predicted);
    if !hit.takes(Frames::THAT | Frames::DIRECT | Frames::NOUN | Frames::INFINITIVE | Frames::OBJECT | Frames::COMPLEMENT) {
        return false;
    }
    if comma && hit.group.participle && !thinks && starts <= at && hit.words.start >= token && starts >= token {
        return true;
    }
    let own_tense = own.map(|own| doc.tag(own.group.tokens.start));
    // ", and Jones said", ", he said"
    if let Some(subject) = hit.subject.as_ref().filter(|_| hit.group.finite)
        && subject.start > token
        && subject.start <= at + 1
        && (comma || doc.tag(token) == Tag::Cc)
    {
        let same = own_tense.is_none_or(|tag| tag == doc.tag(starts) || !tag.is_finite());
        return hit.takes(Frames::DIRECT) && (comma || same) || same && comma && doc.tag(token + 1) == Tag::Cc && !thinks;
    }
    // "said … and urged …": the same subject and tense.
    let elided = hit.group.finite
        && starts >= token
        && starts <= at
        && hit.subject.is_some()
        && hit.subject == own.and_then(|own| own.subject.clone());
    // "said it was so but found": "but" goes on with the content.
    let but = scene.is(token, Sign::BUT) || comma && scene.is(token + 1, Sign::BUT);
    elided
        && !but
        && (doc.tag(token) == Tag::Cc || comma && doc.tag(token + 1) == Tag::Cc)
        && own_tense.is_some_and(|tag| tag == doc.tag(starts))
}

/// Whether a clause with a finite verb follows the "as" at `token`: "as he left", not "as a friend".
fn opens_clause(scene: &Scene<'_, '_>, token: usize, end: usize) -> bool {
    let subject = scene.phrase(token + 1, end);
    !subject.is_empty() && scene.finite_at(subject.end)
}

/// Whether a noun phrase goes on behind the comma: an enumeration or an apposition; not a relative clause, a participle of
/// the speaker's, nor another clause.
fn goes_on(scene: &Scene<'_, '_>, comma: usize, end: usize) -> bool {
    let doc = scene.doc;
    let next = comma + 1;
    let tag = doc.tag(next);
    if scene.is(next, Sign::INCLUDING) {
        return true;
    }
    // "praised the plan, which has failed": what the article adds.
    if matches!(tag, Tag::Wp | Tag::Wdt | Tag::WpPoss) || tag == Tag::In && matches!(doc.tag(next + 1), Tag::Wp | Tag::Wdt) {
        return false;
    }
    let from = if tag == Tag::Cc { next + 1 } else { next };
    if scene.is(next, Sign::BUT) || tag.is_participle() && !scene.begins_phrase(next) || tag.is_adverb() || doc.upos(next) == Upos::Sconj {
        return false;
    }
    if !scene.begins_phrase(from) {
        return false;
    }
    let phrase = scene.phrase(from, end);
    !phrase.is_empty() && !scene.finite_at(phrase.end) && doc.tag(from) != Tag::Prp
}

/// Where a noun phrase that is content ends, its clauses and prepositional phrases included.
pub(super) fn phrase_end(scene: &Scene<'_, '_>, hits: &[Hit], index: usize, from: usize, end: usize) -> usize {
    let doc = scene.doc;
    let own = hits.get(index);
    let end = content_end(scene, hits, index, from, end);
    // "the poll showed Venn in the lead": what a document says of a name does.
    let source = own.is_some_and(|own| own.takes(Frames::SOURCE) || own.entry.lemma == "show");
    let end = name_end(scene, from, end).filter(|_| !source).unwrap_or(end);
    let mut token = from;
    let mut relative = false;
    while token < end {
        if let Some(quoted) = scene.quoted(token) {
            token = scene.marks.tokens(quoted).end.max(token + 1);
            continue;
        }
        let tag = doc.tag(token);
        relative |= matches!(tag, Tag::Wp | Tag::Wdt) || scene.is(token, Sign::THAT) || scene.is(token, Sign::HOW);
        if tag.is_finite() {
            if !relative && token > from {
                // "praised the plan and left": back to the conjunction.
                let cut = (from + 1..token).rev().take(6).find(|&token| doc.tag(token) == Tag::Cc);
                if let Some(cut) = cut {
                    return cut;
                }
            }
            relative = false;
        }
        if token > from && (scene.dash(token) || scene.is(token, Sign::SEMICOLON)) {
            return token;
        }
        if token > from && scene.comma(token) && !goes_on(scene, token, end) {
            return token;
        }
        if token > from && is_medium(scene, token, end) {
            return token;
        }
        let conjunction = scene.is(token, Sign::PHRASE_END);
        if token > from && conjunction && (!scene.is(token, Sign::AS) || opens_clause(scene, token, end)) {
            return token;
        }
        if token > from
            && let Some(time) = scene.timed(token)
            && (time.end >= end || scene.comma(time.end) || doc.tag(time.end) == Tag::In)
        {
            let before = token - 1;
            return if doc.tag(before) == Tag::In { before } else { token };
        }
        token += 1;
    }
    end
}

/// Where a content ends that is a name or pronoun alone: nothing says more of it, so what follows tells when, where and how
/// it was said: "endorsed Venn in a statement", "praised her publicly".
fn name_end(scene: &Scene<'_, '_>, from: usize, end: usize) -> Option<usize> {
    let doc = scene.doc;
    let base = scene.base_phrase(from, end);
    let name = !base.is_empty() && base.clone().all(|token| doc.tag(token).is_proper() || doc.tag(token) == Tag::Prp);
    let at = base.end;
    // "agreed with Venn on the plan", "on Twitter", "on Monday"
    let matter = scene.is(at, Sign::ON) && scene.timed(at + 1).is_none() && !doc.tag(at + 1).is_proper();
    let adverb = doc.tag(at).is_adverb() && !(doc.tag(at + 1).is_adjective() || scene.begins_phrase(at + 1) || scene.is(at + 1, Sign::AS));
    (name && at < end && (scene.is(at, Sign::CIRCUMSTANCE) && !matter || adverb)).then_some(at)
}

/// Whether a medium or occasion of speech is led in at the token: "in a statement", "at his press conference". One that is
/// known already ("in the report") may belong to what is said.
fn is_medium(scene: &Scene<'_, '_>, token: usize, end: usize) -> bool {
    let doc = scene.doc;
    let first = doc.tag(token + 1);
    let opens = scene.is(token, Sign::MEDIUM_LEADER) && (first == Tag::Dt && !doc.is(token + 1, "the") || first == Tag::PrpPoss);
    if !opens {
        return false;
    }
    let base = scene.base_phrase(token + 1, end);
    base.end.checked_sub(1).is_some_and(|head| head > token && scene.is(head, Sign::MEDIUM))
}

/// The tokens without commas, stops and dashes at their ends; a full stop inside quotation marks stays.
pub(super) fn trimmed(scene: &Scene<'_, '_>, from: usize, to: usize) -> Range<usize> {
    let doc = scene.doc;
    let plain = |token: usize| {
        doc.has(token, Class::PUNCT)
            && !doc.has(token, Class::QUOTE)
            && !doc.has(token, Class::BRACKET)
            && !doc.has(token, Class::CURRENCY)
            && !doc.is(token, "%")
            && !doc.has(token, Class::ELLIPSIS)
    };
    let (mut from, mut to) = (from, to.max(from));
    while from < to && plain(from) {
        from += 1;
    }
    while to > from && plain(to - 1) {
        to -= 1;
    }
    from..to
}
