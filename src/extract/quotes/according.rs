//! Attribution without a verb that governs: "according to", "as Smith put it", "in Smith's view".

use std::borrow::Cow;
use std::ops::Range;

use smallvec::smallvec;

use super::cues::Frames;
use super::direct::{Taken, same_paragraph};
use super::draft::{Draft, Parts};
use super::extent::{content_end, trimmed};
use super::hits::Hit;
use super::scene::Scene;
use super::sign::Sign;
use super::words::VIEW_BEHIND;
use crate::model::Stance;
use crate::rule::Rule;
use crate::text::{Class, Tag};

/// According to Smith, …
pub(super) static ACCORDING: Rule = Rule {
    id: "quote-according-to",
    phenomenon: "A clause with \"according to\" and its source before, behind or inside it.",
    matches: &[
        ("The bridge is safe, according to Ada Brook.", "The bridge is safe = Ada Brook"),
        ("According to the council, the bridge is safe.", "the bridge is safe = the council"),
    ],
    rejects: &["They were seated according to age and rank in the hall."],
};

/// In the words of Smith, …
pub(super) static IN_WORDS: Rule = Rule {
    id: "quote-in-words-of",
    phenomenon: "A clause with \"in the words of\", \"in the view of\" or \"in somebody's view\" before or behind it.",
    matches: &[
        ("In the words of Ada Brook, the bridge is a joke.", "the bridge is a joke = Ada Brook"),
        ("In Ada Brook's view, the bridge is a joke.", "the bridge is a joke = Ada Brook's"),
    ],
    rejects: &["In the words of the song she found comfort."],
};

/// As Smith put it, …
pub(super) static AS_PUT: Rule = Rule {
    id: "quote-as-put-it",
    phenomenon: "A clause with \"as\", its speaker and a reporting verb before or behind it.",
    matches: &[
        ("As Ada Brook put it, the bridge is a joke.", "the bridge is a joke = Ada Brook"),
        ("The bridge is a joke, as Ada Brook put it.", "The bridge is a joke = Ada Brook"),
    ],
    rejects: &["As Ada Brook spoke, the bridge fell."],
};

/// A phrase that tells whose words a clause is.
struct Attribution {
    /// Its tokens, from "according", "in" or "as" on.
    tokens: Range<usize>,
    /// The words that report.
    cue: Range<usize>,
    /// The speaker.
    source: Range<usize>,
    lemma: Cow<'static, str>,
    stance: Stance,
    rule: &'static str,
}

/// Finds the phrases and their contents.
pub(super) fn find(scene: &Scene<'_, '_>, hits: &[Hit], used: &mut [bool], taken: &mut Taken, drafts: &mut Vec<Draft>) {
    for &token in &scene.words.triggers {
        let token = token as usize;
        if scene.spoken(token) {
            continue;
        }
        let found = if scene.is(token, Sign::ACCORDING) {
            according(scene, token)
        } else if scene.is(token, Sign::AS) {
            as_put(scene, hits, used, token)
        } else {
            in_words(scene, token)
        };
        if let Some(found) = found {
            attribute(scene, hits, taken, drafts, &found);
        }
    }
}

/// "according to Smith"
fn according(scene: &Scene<'_, '_>, token: usize) -> Option<Attribution> {
    let doc = scene.doc;
    if !(doc.tag(token).is_verb() || doc.tag(token) == Tag::In) || !scene.is(token + 1, Sign::TO) {
        return None;
    }
    let bounds = scene.bounds(token);
    let mut source = scene.phrase(token + 2, bounds.end);
    if source.is_empty() {
        // Words that the tags take for no phrase: up to the comma.
        let end = (token + 2..bounds.end).take(8).find(|&at| doc.has(at, Class::PUNCT)).unwrap_or(token + 2);
        source = token + 2..end;
    }
    // "according to plan": a bare noun without a comma is a measure, not a source.
    let bare = scene.base_phrase(source.start, source.end).len() == 1 && doc.tag(source.start) == Tag::Nn;
    let measure = bare && !scene.is(source.start, Sign::TELLING) && token > bounds.start && !scene.comma(token - 1);
    (!source.is_empty() && !measure).then(|| Attribution {
        tokens: token..source.end,
        cue: token..token + 2,
        source,
        lemma: "according to".into(),
        stance: Stance::Asserted,
        rule: ACCORDING.id,
    })
}

/// "in the words of Smith", "in Smith's view": set off by a comma.
fn in_words(scene: &Scene<'_, '_>, token: usize) -> Option<Attribution> {
    let doc = scene.doc;
    let near = || VIEW_BEHIND.map(|behind| token + behind).find(|&at| scene.is(at, Sign::VIEW));
    let noun = if doc.is(token, "in") { near()? } else { return None };
    let bounds = scene.bounds(token);
    let (source, end) = if scene.is(noun + 1, Sign::OF) && noun == token + 2 && doc.is(token + 1, "the") {
        let source = scene.phrase(noun + 2, bounds.end);
        let end = source.end;
        (source, end)
    } else {
        let owner = doc.tag(noun - 1) == Tag::Pos || doc.tag(noun - 1) == Tag::PrpPoss && noun == token + 2;
        let whole = scene.base_phrase(token + 1, noun).end == noun;
        (if owner && whole { token + 1..noun } else { return None }, noun + 1)
    };
    let apart = scene.comma(end) || end >= bounds.end || doc.has(end, Class::TERMINAL);
    let opens = token == bounds.start || scene.comma_before(token) || token.checked_sub(1).is_some_and(|before| scene.dash(before));
    (!source.is_empty() && apart && opens).then(|| Attribution {
        tokens: token..end,
        cue: if source.start > noun { token..noun + 2 } else { noun..noun + 1 },
        source,
        lemma: format!("in {}", doc.lower(noun)).into(),
        stance: if doc.is_any(noun, &["words", "account", "telling"]) { Stance::Asserted } else { Stance::Believed },
        rule: IN_WORDS.id,
    })
}

/// "as Smith put it": set off by a comma.
fn as_put(scene: &Scene<'_, '_>, hits: &[Hit], used: &mut [bool], token: usize) -> Option<Attribution> {
    let doc = scene.doc;
    let index = hits.partition_point(|hit| hit.words.start <= token);
    let hit = hits.get(index).filter(|hit| hit.words.start < token + 20 && hit.group.finite)?;
    // "as Smith sees it"
    let it = usize::from(scene.is(hit.words.end, Sign::IT) && scene.comma(hit.words.end + 1));
    if it == 0 && !hit.takes(Frames::DIRECT) {
        return None;
    }
    let source = scene.phrase(token + 1, hit.bounds.end);
    let own = !source.is_empty() && hit.group.tokens.start == source.end && !hit.group.passive;
    // "as he spoke", "as he began": the verb says what is said, not that somebody speaks.
    let says = hit.takes(Frames::THAT) || hit.entry.lemma == "put it";
    let end = scene.skip_adjuncts(hit.words.end + it, hit.bounds.end, true);
    let apart = scene.comma(end) || end >= hit.bounds.end || doc.has(end, Class::TERMINAL);
    let opens = token == hit.bounds.start || scene.comma_before(token) || token.checked_sub(1).is_some_and(|before| scene.dash(before));
    if !own || !says || !apart || !opens || used.get(index).copied().unwrap_or(true) {
        return None;
    }
    if let Some(slot) = used.get_mut(index) {
        *slot = true;
    }
    Some(Attribution {
        tokens: token..end,
        cue: hit.words.start..hit.words.end + it,
        source,
        lemma: Cow::Borrowed(&hit.entry.lemma),
        stance: hit.entry.stance,
        rule: AS_PUT.id,
    })
}

/// Makes a quote of the clause around the phrase.
fn attribute(scene: &Scene<'_, '_>, hits: &[Hit], taken: &mut Taken, drafts: &mut Vec<Draft>, found: &Attribution) {
    let doc = scene.doc;
    let token = found.tokens.start;
    let behind = found.tokens.end;
    let bounds = scene.bounds(token);
    let make = |parts: Parts| Draft {
        parts,
        speaker: Some(found.source.clone()),
        cue: Some(found.cue.clone()),
        lemma: found.lemma.clone(),
        stance: found.stance,
        bounds: None,
        rules: smallvec![found.rule],
    };
    // Behind speech in quotation marks.
    if let Some(block) = bounds.start.checked_sub(1).and_then(|last| scene.speech_at(last))
        && token <= bounds.start + 1
        && !doc.has(token, Class::CAPITAL)
        && same_paragraph(scene, bounds.start - 1, bounds.start)
    {
        if let Some(slot) = taken.get_mut(block)
            && slot.is_none()
        {
            *slot = Some(drafts.len());
            drafts.push(make(smallvec![scene.marks.tokens(block)]));
        }
        return;
    }
    let index = hits.partition_point(|hit| hit.words.start < token);
    // "According to Smith, …": to the comma behind the source, then the content.
    let first = (bounds.start..token).all(|at| doc.has(at, Class::PUNCT) || doc.tag(at) == Tag::Cc || doc.tag(at).is_adverb());
    if first {
        let mut at = behind;
        while at < bounds.end.min(behind + 40) && !scene.comma(at) && !doc.tag(at).is_finite() {
            at += 1;
        }
        let from = if scene.comma(at) { skip_insertion(scene, at + 1, bounds.end) } else { behind };
        let content = trimmed(scene, from, content_end(scene, hits, index, from, bounds.end));
        if !content.is_empty() {
            if let Some(block) = scene.speech_at(content.start)
                && let Some(slot) = taken.get_mut(block)
                && slot.is_none()
            {
                *slot = Some(drafts.len());
            }
            drafts.push(make(smallvec![content]));
        }
        return;
    }
    let before = trimmed(scene, bounds.start, token);
    if before.is_empty() {
        return;
    }
    let verb = before.clone().any(|at| doc.tag(at).is_verb());
    let mut parts: Parts = smallvec![before];
    if scene.comma(behind) && scene.comma(token - 1) {
        let rest = trimmed(scene, behind + 1, content_end(scene, hits, index, behind + 1, bounds.end));
        let clause = rest.clone().any(|at| doc.tag(at).is_finite());
        if clause
            && !matches!(doc.tag(rest.start), Tag::Wdt | Tag::Wp)
            && !doc.tag(rest.start).is_participle()
            && doc.tag(rest.start) != Tag::Cc
            && rest.len() > 2
        {
            parts.push(rest);
        }
    }
    // "a deal is, in the words of Smith, “a joke”"
    if let Some(words) = words_behind(scene, found) {
        drafts.push(make(smallvec![words]));
        return;
    }
    if verb || parts.len() > 1 {
        drafts.push(make(parts));
    }
}

/// The words in quotation marks right behind "in the words of" somebody, between commas.
#[cold]
fn words_behind(scene: &Scene<'_, '_>, found: &Attribution) -> Option<Range<usize>> {
    let next = found.tokens.end + 1;
    let led = found.rule == IN_WORDS.id && found.source.start > found.cue.start && scene.comma(found.tokens.end);
    let words = scene.quoted(next).filter(|_| led).map(|quoted| scene.marks.tokens(quoted))?;
    (words.start == next && !scene.spoken(next)).then_some(words)
}

/// "According to Smith, who runs it, the bridge …": behind the insertion's comma.
fn skip_insertion(scene: &Scene<'_, '_>, from: usize, end: usize) -> usize {
    let doc = scene.doc;
    let relative = matches!(doc.tag(from), Tag::Wp | Tag::Wdt | Tag::WpPoss) || doc.tag(from).is_participle();
    if !relative {
        let next = scene.phrase(from, end);
        // "According to the coach, Ada Brook, in their first year the team": a name behind a noun for a person.
        let named = doc.tag(next.start).is_proper() && from > 1 && doc.tag(from - 2).is_common_noun();
        let apposition = !next.is_empty()
            && scene.comma(next.end)
            && !doc.tag(next.end + 1).is_finite()
            && (scene.begins_phrase(next.end + 1) || named && doc.tag(next.end + 1) == Tag::In);
        return if apposition { next.end + 1 } else { from };
    }
    (from..end).take(40).find(|&token| scene.comma(token)).map_or(from, |comma| comma + 1)
}
