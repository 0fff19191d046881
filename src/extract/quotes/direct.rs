//! Speech in quotation marks with a cue before, between or behind.

use std::ops::Range;

use smallvec::smallvec;

use super::colon::COLON;
use super::cues::Frames;
use super::draft::{Draft, Parts};
use super::hits::Hit;
use super::scene::Scene;
use super::sign::Sign;
use crate::model::Stance;
use crate::rule::Rule;
use crate::text::lexicon::Lex;
use crate::text::{Class, Tag, Upos};

/// "…," Smith said.
pub(super) static BEHIND: Rule = Rule {
    id: "quote-cue-behind",
    phenomenon: "Speech in quotation marks with speaker and cue behind it, in either order.",
    matches: &[
        ("“The bridge is safe,” Ada Brook said on Monday.", "“The bridge is safe,” = Ada Brook"),
        ("\"Nobody was hurt,\" said Tom Reed, the mayor of Velden.", "\"Nobody was hurt,\" = Tom Reed"),
    ],
    rejects: &["He read “The Long Road” twice."],
};

/// Smith said: "…"
pub(super) static BEFORE: Rule = Rule {
    id: "quote-cue-before",
    phenomenon: "Speech in quotation marks that a cue with its speaker leads in, with a comma, a colon or nothing between.",
    matches: &[
        ("Ada Brook said: “The bridge is safe.”", "“The bridge is safe.” = Ada Brook"),
        ("In a letter to the council, she wrote, “We were never asked.”", "“We were never asked.” = she"),
        ("“The bridge is safe,” said Ada Brook, adding: “We have tested it.”", "“We have tested it.” = Ada Brook"),
    ],
    rejects: &[],
};

/// "…," he laughed.
pub(super) static ANY_VERB: Rule = Rule {
    id: "quote-any-verb",
    phenomenon: "Speech that ends in a comma with a subject and any verb behind it: position alone makes the verb a cue.",
    matches: &[("“You never know,” he shrugged.", "“You never know,” = he")],
    rejects: &[],
};

/// Smith turned to the crowd: "…"
pub(super) static ANY_VERB_COLON: Rule = Rule {
    id: "quote-any-verb-colon",
    phenomenon: "A sentence with any verb that ends in a colon with speech behind it: its subject speaks.",
    matches: &[
        ("Ada Brook turned to the crowd with a promise: “We will build it again.”", "“We will build it again.” = Ada Brook"),
        ("Her last message was: “We will build it again.”", "“We will build it again.” = Her last message"),
    ],
    rejects: &["The sign over the door was plain: “Closed.”"],
};

/// "…" — Smith
pub(super) static DASH: Rule = Rule {
    id: "quote-dash-name",
    phenomenon: "Speech with its speaker behind a dash at the end of the paragraph.",
    matches: &[
        ("“The bridge is safe.” — Ada Brook", "“The bridge is safe.” = Ada Brook"),
        ("“The bridge is safe,” – Ada Brook.", "“The bridge is safe,” = Ada Brook"),
    ],
    rejects: &[],
};

/// What is known of each quoted stretch: the draft that it is a part of.
pub(super) type Taken = Vec<Option<usize>>;

/// Gives every stretch of speech its cue and speaker, where they stand beside it. `used` tells which hits have been spent,
/// `drafts_of_hits` which draft each of them belongs to.
pub(super) fn attach(
    scene: &Scene<'_, '_>,
    hits: &[Hit],
    used: &mut [bool],
    drafts_of_hits: &mut [Option<usize>],
    taken: &mut Taken,
    drafts: &mut Vec<Draft>,
) {
    taken.clear();
    taken.resize(scene.marks.all.len(), None);
    if taken.is_empty() {
        return;
    }
    for block in 0..scene.marks.all.len() {
        let Some(quoted) = scene.marks.all.get(block).filter(|quoted| quoted.speech) else { continue };
        let tokens = quoted.tokens.clone();
        let before = cue_before(scene, hits, tokens.clone());
        // "A," Smith said, "B."
        if let Some((at, _)) = before
            && let Some(draft) = drafts_of_hits.get(at).copied().flatten()
        {
            if let Some(draft) = drafts.get_mut(draft) {
                draft.parts.push(tokens);
            }
            if let Some(slot) = taken.get_mut(block) {
                *slot = Some(draft);
            }
            continue;
        }
        let found = match cue_behind(scene, hits, used, tokens.clone()) {
            Some(found) => Some(found),
            None => before
                .map(|(at, speaker)| Found { hit: Some(at), speaker, cue: None, rule: BEFORE.id })
                .or_else(|| verb_before_colon(scene, tokens.clone()))
                .or_else(|| name_before_colon(scene, tokens.clone())),
        };
        let Some(mut found) = found else { continue };
        // "…," said Smith, adding: “…”
        if found.speaker.is_none()
            && let Some(at) = found.hit
        {
            found.speaker = speaker_before(scene, hits, drafts_of_hits, drafts, at);
        }
        let behind = found.cue.is_some() && found.rule != ANY_VERB_COLON.id && found.rule != COLON.id || found.rule == BEHIND.id;
        let tokens = if behind { with_words_before(scene, hits, tokens) } else { tokens };
        let mut parts: Parts = smallvec![tokens];
        // "A," Smith said, but "b": the sentence goes on in quotation marks.
        if behind
            && let Some(at) = found.hit
            && let Some(rest) = words_after(scene, hits, at, found.speaker.as_ref())
        {
            parts.push(rest);
        }
        let draft = match found.hit.and_then(|at| hits.get(at)) {
            Some(hit) => Draft::of(hit, parts, found.speaker, found.rule),
            None => Draft {
                parts,
                speaker: found.speaker,
                lemma: found.cue.as_ref().map(|cue| scene.doc.lemma(cue.start).into_owned().into()).unwrap_or_default(),
                cue: found.cue,
                stance: Stance::Asserted,
                bounds: None,
                rules: smallvec![found.rule],
            },
        };
        if let Some(at) = found.hit {
            if let Some(slot) = drafts_of_hits.get_mut(at) {
                *slot = Some(drafts.len());
            }
            // "said that it was so: “It is.”": the cue governs a clause of its own, too.
            let clause = found.rule == BEFORE.id
                && hits.get(at).is_some_and(|hit| {
                    let next = scene.skip_adjuncts(hit.words.end, hit.bounds.end, false);
                    scene.is(next, Sign::THAT) && next + 2 < draft.parts.first().map_or(0, |part| part.start)
                });
            if let Some(slot) = used.get_mut(at) {
                *slot = !clause;
            }
        }
        if let Some(slot) = taken.get_mut(block) {
            *slot = Some(drafts.len());
        }
        drafts.push(draft);
    }
}

/// How many cues before a participle are asked whose they are.
const CUES_BACK: usize = 4;

/// The speaker of a participle that goes on with a report in the same sentence: that of the cue before it.
fn speaker_before(
    scene: &Scene<'_, '_>,
    hits: &[Hit],
    drafts_of_hits: &[Option<usize>],
    drafts: &[Draft],
    at: usize,
) -> Option<Range<usize>> {
    let hit = hits.get(at).filter(|hit| hit.group.participle)?;
    let sentence = scene.sentence_of(hit.words.start);
    let before = (at.saturating_sub(CUES_BACK)..at).rev();
    let mut own = before.take_while(|&other| hits.get(other).is_some_and(|other| scene.sentence_of(other.words.start) == sentence));
    own.find_map(|other| drafts.get(drafts_of_hits.get(other).copied().flatten()?)?.speaker.clone())
}

/// How many tokens of its sentence may stand before speech that only goes on with them; bounds the work on text without full stops.
const LONGEST_LEAD: usize = 300;

/// The speech with the words of its sentence before it, where it only goes on with them: 'With time, “all will be well,” he said'.
fn with_words_before(scene: &Scene<'_, '_>, hits: &[Hit], block: Range<usize>) -> Range<usize> {
    let doc = scene.doc;
    let first = scene.quoted(block.start).and_then(|at| scene.marks.all.get(at)).map_or(block.start, |quoted| quoted.inner().start);
    let Some(sentence) = doc.sentences.get(scene.sentence_of(block.start)) else { return block };
    let start = sentence.tokens.start;
    if block.start.saturating_sub(start) > LONGEST_LEAD {
        return block;
    }
    let lower = doc.has(first, Class::WORD) && !doc.has(first, Class::CAPITAL);
    let speech = (start..block.start).any(|token| scene.spoken(token));
    let cue = hits.get(hit_from(hits, start)).is_some_and(|hit| hit.words.start < block.start && hit.takes(Frames::DIRECT));
    if !lower || speech || cue || start >= block.start {
        return block;
    }
    start..block.end
}

/// What goes on behind a cue in the same sentence and holds words in quotation marks that are no speech by themselves.
fn words_after(scene: &Scene<'_, '_>, hits: &[Hit], index: usize, speaker: Option<&Range<usize>>) -> Option<Range<usize>> {
    let doc = scene.doc;
    let hit = hits.get(index)?;
    let from = speaker.map_or(hit.words.end, |speaker| speaker.end.max(hit.words.end));
    let at = scene.skip_adjuncts(from, hit.bounds.end, false);
    if !scene.comma(at) {
        return None;
    }
    let mut open = at + 1;
    while doc.tag(open) == Tag::Cc || doc.tag(open).is_adverb() {
        open += 1;
    }
    if open >= hit.bounds.end || !scene.marked(open) || scene.spoken(open) {
        return None;
    }
    let rest = super::extent::trimmed(scene, at + 1, super::extent::content_end(scene, hits, index, open, hit.bounds.end));
    (!rest.is_empty()).then_some(rest)
}

/// A cue beside a stretch of speech.
struct Found {
    hit: Option<usize>,
    speaker: Option<Range<usize>>,
    cue: Option<Range<usize>>,
    rule: &'static str,
}

/// The index of the first hit that begins at or behind this token.
fn hit_from(hits: &[Hit], token: usize) -> usize {
    hits.partition_point(|hit| hit.words.start < token)
}

fn cue_behind(scene: &Scene<'_, '_>, hits: &[Hit], used: &[bool], block: Range<usize>) -> Option<Found> {
    let doc = scene.doc;
    let mut at = block.end;
    if at >= doc.len() || !same_paragraph(scene, block.end - 1, at) {
        return None;
    }
    let inner_last = block.clone().rev().find(|&token| !doc.has(token, Class::QUOTE))?;
    let mut comma = scene.comma(inner_last);
    if scene.comma(at) {
        comma = true;
        at += 1;
    }
    // “Really?” he asked: a small letter goes on with the sentence.
    comma |= doc.has(inner_last, Class::TERMINAL)
        && !scene.is(inner_last, Sign::STOP)
        && !doc.has(at, Class::CAPITAL)
        && doc.has(at, Class::WORD);
    let stop = doc.has(inner_last, Class::TERMINAL) && scene.is(inner_last, Sign::STOP);
    if scene.dash(at) && scene.begins_phrase(at + 1) {
        let end = scene.bounds(at).end;
        let name = scene.phrase(at + 1, end);
        let last = name.end + usize::from(doc.has(name.end, Class::TERMINAL)) >= end;
        if doc.tag(name.start).is_proper() && (last || scene.comma(name.end)) && !same_paragraph(scene, at, end) {
            return Some(Found { hit: None, speaker: Some(name), cue: None, rule: DASH.id });
        }
    }
    while doc.tag(at).is_adverb() {
        at += 1;
    }
    // "“The Long Road,” which won a prize"
    if matches!(doc.tag(at), Tag::Wp | Tag::Wdt) {
        return None;
    }
    let end = scene.bounds(at).end;
    let first = hit_from(hits, at);
    let hit = hits.get(first).filter(|hit| hit.words.start < end && !used.get(first).copied().unwrap_or(true));
    if let Some(hit) = hit {
        // "…," said Smith
        if hit.words.start == at && !hit.group.participle && hit.takes(Frames::DIRECT) {
            let speaker = speaker_behind(scene, hit.words.end, end);
            if !speaker.is_empty() && scene.timed(speaker.start).is_none_or(|time| time.end < speaker.end) {
                return Some(Found { hit: Some(first), speaker: Some(speaker), cue: None, rule: BEHIND.id });
            }
        }
        // "…," Smith said
        let near = hit.subject.as_ref().is_some_and(|subject| subject.start >= at && hit.own_subject && leads_up(scene, at, subject.start));
        let next = hit.words.end + usize::from(!doc.has(hit.words.end, Class::TERMINAL));
        let other_block = scene.speech_at(hit.words.end).or_else(|| scene.speech_at(next)).is_some();
        let fresh_sentence = stop || !comma;
        // "“…” Doctors have warned, again and again, that …": a report of its own.
        let reports = || hit.takes(Frames::THAT) && scene.first_sign(hit.words.end, end, Sign::THAT).is_some();
        let alone = !fresh_sentence
            || (!other_block
                && !reports()
                && rests(scene, hit.words.end, end)
                && scene.sentence_of(at) == scene.sentence_of(hit.words.start));
        if near && hit.group.finite && alone && (hit.takes(Frames::DIRECT) || comma) {
            return Some(Found { hit: Some(first), speaker: hit.subject.clone(), cue: None, rule: BEHIND.id });
        }
    }
    if comma && !stop {
        // Any verb will do.
        let head = (at..end.min(at + 40)).find(|&token| {
            doc.tag(token).is_finite()
                && doc.upos(token) == Upos::Verb
                && scene.subject(token, at).is_some_and(|subject| subject.start == at)
        })?;
        if hit.is_some_and(|hit| hit.words.start < head) {
            return None;
        }
        let speaker = scene.subject(head, at)?;
        return Some(Found { hit: None, speaker: Some(speaker), cue: Some(head..head + 1), rule: ANY_VERB.id });
    }
    None
}

/// The noun phrase behind an inverted cue; a participle may lead it: "said retired engineer Tom Reed".
fn speaker_behind(scene: &Scene<'_, '_>, from: usize, end: usize) -> Range<usize> {
    let doc = scene.doc;
    let speaker = scene.phrase(from, end);
    let led = matches!(doc.tag(from), Tag::Vbd | Tag::Vbn | Tag::Vbg) && doc.tag(from + 1).is_noun();
    if !speaker.is_empty() || !led || from + 1 >= end {
        return speaker;
    }
    from..scene.phrase(from + 1, end).end
}

/// The main verb of a sentence that ends in a colon right before speech.
fn verb_before_colon(scene: &Scene<'_, '_>, block: Range<usize>) -> Option<Found> {
    let doc = scene.doc;
    let colon = block.start.checked_sub(1).filter(|&colon| scene.is(colon, Sign::COLON))?;
    let bounds = scene.bounds(colon);
    let head = scene.main_verb(bounds.start, colon)?;
    // "Her answer was: “No.”"
    let is = || Some(head).filter(|_| head + 1 == colon && scene.is(head, Sign::BE));
    let main = (head..colon).find(|&token| doc.tag(token).is_verb() && doc.upos(token) == Upos::Verb).or_else(is)?;
    let group = scene.group(main, bounds.start);
    let speaker = scene.subject(group.tokens.start, bounds.start)?;
    // "The sign was plain:" and "here is why:" have no speaker.
    let passive = group.passive || doc.tag(main) == Tag::Vbn && (head..main).any(|token| scene.is(token, Sign::BE));
    (!passive && group.finite && main < head + 5).then(|| Found {
        hit: None,
        speaker: Some(speaker),
        cue: Some(main..main + 1),
        rule: ANY_VERB_COLON.id,
    })
}

/// "His friend Ada: “…”": the noun phrase that alone stands in its sentence before a colon right before speech, if it names somebody.
#[cold]
fn name_before_colon(scene: &Scene<'_, '_>, block: Range<usize>) -> Option<Found> {
    let doc = scene.doc;
    let colon = block.start.checked_sub(1).filter(|&colon| scene.is(colon, Sign::COLON))?;
    let start = scene.bounds(colon).start;
    // At the start of a paragraph names have rules of their own.
    if start == 0 || !same_paragraph(scene, start - 1, start) {
        return None;
    }
    let name = scene.base_phrase(start, colon);
    let last = name.end.checked_sub(1).filter(|&last| last >= name.start && name.end == colon)?;
    let person = doc.tag(last).is_proper() || doc.lex(last).contains(Lex::ROLE) && doc.tag(last) == Tag::Nn;
    person.then(|| Found { hit: None, speaker: Some(name), cue: Some(colon..colon + 1), rule: COLON.id })
}

/// Whether between the end of speech and a subject stand only adverbs, times and prepositional phrases.
fn leads_up(scene: &Scene<'_, '_>, from: usize, to: usize) -> bool {
    (from..to).all(|token| !scene.doc.tag(token).is_finite() && !scene.is(token, Sign::PAUSE | Sign::STOP | Sign::SPEECH))
}

/// Whether nothing but times, places and hearers stands between `from` and the end of the sentence.
pub(super) fn rests(scene: &Scene<'_, '_>, from: usize, end: usize) -> bool {
    let at = scene.skip_adjuncts(from, end, true);
    at >= end || scene.doc.has(at, Class::TERMINAL) || (scene.comma(at) && !scene.begins_phrase(at + 1))
}

/// Whether two tokens stand in one paragraph.
#[inline(never)]
pub(super) fn same_paragraph(scene: &Scene<'_, '_>, a: usize, b: usize) -> bool {
    let sentence = |token: usize| scene.doc.sentences.get(scene.sentence_of(token));
    let first = sentence(a);
    // Most stand in one sentence.
    let one = a <= b && first.is_some_and(|first| b < first.tokens.end);
    b < scene.doc.len() && (one || first.map(|first| first.paragraph) == sentence(b).map(|other| other.paragraph))
}

/// A cue that leads the speech in: its hit and its speaker.
fn cue_before(scene: &Scene<'_, '_>, hits: &[Hit], block: Range<usize>) -> Option<(usize, Option<Range<usize>>)> {
    let doc = scene.doc;
    // "He said:" or "He said," may end a paragraph of its own.
    let last = block.start.checked_sub(1)?;
    let breaks = !same_paragraph(scene, last, block.start);
    if breaks && !scene.is(last, Sign::COLON | Sign::COMMA) {
        return None;
    }
    let nearest = hit_from(hits, block.start).checked_sub(1)?;
    // A cue that takes no speech gives way to one before it in its sentence.
    let index = (nearest.saturating_sub(2)..=nearest)
        .rev()
        .find(|&at| hits.get(at).is_some_and(|hit| hit.takes(Frames::DIRECT) && hit.bounds.contains(&last)))
        .unwrap_or(nearest);
    let colon = scene.is(last, Sign::COLON) || breaks;
    let limit = if colon || scene.comma(last) { last } else { block.start };
    // From the nearest cue to the left; one further where the nearest only says how ("in a statement that read").
    let hit = hits.get(index)?;
    if !same_paragraph(scene, hit.words.start, last) || block.start - hit.words.end > 40 {
        return None;
    }
    // A colon may end its sentence, but leads in no more than that.
    let sentence = scene.sentence_of(hit.words.start);
    if sentence != scene.sentence_of(block.start) && !(colon && sentence == scene.sentence_of(last)) {
        return None;
    }
    if (hit.words.end..block.start).any(|token| scene.spoken(token)) {
        return None;
    }
    let inverted = inverted_speaker(scene, hit);
    let from = inverted.as_ref().map_or(hit.words.end, |speaker| speaker.end);
    let at = scene.skip_adjuncts(from, limit, true);
    let direct = hit.takes(Frames::DIRECT) || hit.entry.frames.is_empty() || colon;
    if !direct || hit.group.passive {
        return None;
    }
    if at >= limit || colon || (at + 1 == limit && scene.is(at, Sign::THAT)) {
        let speaker = inverted.or_else(|| hit.subject.clone());
        return Some((index, speaker));
    }
    // "told the guests at an inn in Velden, in the hills, that “…”", "said in a piece before the vote, “…”"
    let led = scene.is(last, Sign::THAT) && hit.takes(Frames::THAT) || scene.comma(last);
    if led && !(from..last).any(|token| scene.finite_at(token)) {
        return Some((index, inverted.or_else(|| hit.subject.clone())));
    }
    // "said Smith, who runs the place, “…”" and "Smith said, looking up, “…”"
    (scene.comma(at) && scene.comma(last) && !(at..last).any(|token| doc.tag(token).is_finite() && scene.begins_phrase(token - 1)))
        .then(|| (index, inverted.or_else(|| hit.subject.clone())))
}

/// The speaker behind a cue that stands behind speech: "…," said Smith.
fn inverted_speaker(scene: &Scene<'_, '_>, hit: &Hit) -> Option<Range<usize>> {
    let first = hit.group.tokens.start;
    if first != hit.bounds.start && !(scene.comma(first - 1) && first - 1 == hit.bounds.start) {
        return None;
    }
    if hit.group.participle || scene.doc.tag(hit.words.start) == Tag::Vb {
        return None;
    }
    let speaker = scene.phrase(hit.words.end, hit.bounds.end);
    (!speaker.is_empty()).then_some(speaker)
}
