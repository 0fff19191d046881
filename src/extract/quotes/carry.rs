//! Speech without a cue of its own: the further parts of a quote, and speakers who carry on.

use smallvec::smallvec;

use super::direct::{Taken, same_paragraph};
use super::draft::Draft;
use super::scene::Scene;
use crate::model::Stance;
use crate::rule::Rule;
use crate::text::Class;

/// "A," he said. "B."
pub(super) static CONTINUED: Rule = Rule {
    id: "quote-continued",
    phenomenon: "Speech that goes on behind its cue after a full stop, or in paragraphs that each open with a mark while only the last one closes: one quote of several parts.",
    matches: &[("“The bridge is safe,” Ada Brook said. “We have tested it.”", "“The bridge is safe,” … “We have tested it.” = Ada Brook")],
    rejects: &[],
};

/// "B." without a cue
pub(super) static CARRIED: Rule = Rule {
    id: "quote-carried-speaker",
    phenomenon: "A quoted sentence without a cue, whose speaker is the last one who spoke.",
    matches: &[("Ada Brook spoke first. “We have tested it for years.”", "“We have tested it for years.”")],
    rejects: &[],
};

/// Joins what belongs together and makes quotes of the rest.
pub(super) fn attach(scene: &Scene<'_, '_>, taken: &mut Taken, drafts: &mut Vec<Draft>) {
    let blocks = &scene.marks.all;
    if blocks.iter().zip(taken.iter()).all(|(block, draft)| !block.speech || draft.is_some()) {
        return;
    }
    let join = |drafts: &mut Vec<Draft>, draft: usize, block: usize| {
        if let Some(draft) = drafts.get_mut(draft) {
            draft.parts.push(scene.marks.tokens(block));
            if !draft.rules.contains(&CONTINUED.id) {
                draft.rules.push(CONTINUED.id);
            }
        }
    };
    // Speech whose cue stands behind a later paragraph.
    for at in (1..blocks.len()).rev() {
        let goes_on = blocks.get(at).is_some_and(|block| block.goes_on);
        if goes_on && let (Some(None), Some(Some(draft))) = (taken.get(at - 1).copied(), taken.get(at).copied()) {
            join(drafts, draft, at - 1);
            if let Some(slot) = taken.get_mut(at - 1) {
                *slot = Some(draft);
            }
        }
    }
    for draft in drafts.iter_mut() {
        draft.parts.sort_by_key(|part| part.start);
    }
    let mut by_cue: Vec<(usize, usize)> =
        drafts.iter().enumerate().filter_map(|(at, draft)| draft.cue.as_ref().map(|cue| (cue.start, at))).collect();
    by_cue.sort_unstable();
    // The last stretch of speech that is part of a quote.
    let mut last: Option<(usize, usize)> = None;
    for at in 0..blocks.len() {
        let Some(block) = blocks.get(at).filter(|block| block.speech) else { continue };
        if let Some(draft) = taken.get(at).copied().flatten() {
            last = Some((at, draft));
            continue;
        }
        let follows = last.is_some_and(|(before, draft)| {
            block.goes_on && before + 1 == at
                || blocks.get(before).is_some_and(|before| same_paragraph(scene, before.tokens.start, block.tokens.start))
                    && drafts.get(draft).is_some_and(|draft| follows_cue(scene, draft, block.tokens.start))
        });
        if follows && let Some((_, draft)) = last {
            join(drafts, draft, at);
            if let Some(slot) = taken.get_mut(at) {
                *slot = Some(draft);
            }
            last = Some((at, draft));
            continue;
        }
        // Speech right behind a sentence that quotes its speaker in part.
        if let Some(draft) = mixed_before(scene, drafts, &by_cue, block.tokens.start) {
            join(drafts, draft, at);
            if let Some(slot) = taken.get_mut(at) {
                *slot = Some(draft);
            }
            last = Some((at, draft));
            continue;
        }
        if !stands_alone(scene, block.tokens.start, block.tokens.end) {
            continue;
        }
        if let Some(slot) = taken.get_mut(at) {
            *slot = Some(drafts.len());
        }
        last = Some((at, drafts.len()));
        drafts.push(Draft {
            parts: smallvec![block.tokens.clone()],
            speaker: None,
            cue: None,
            lemma: "".into(),
            stance: Stance::Asserted,
            bounds: None,
            rules: smallvec![CARRIED.id],
        });
    }
}

/// The draft of the sentence right before, in the same paragraph, whose content ends that sentence or stands before its
/// cue, with words in quotation marks or without.
fn mixed_before(scene: &Scene<'_, '_>, drafts: &[Draft], by_cue: &[(usize, usize)], open: usize) -> Option<usize> {
    let doc = scene.doc;
    let before = open.checked_sub(1).filter(|&before| same_paragraph(scene, before, open))?;
    let sentence = doc.sentences.get(scene.sentence_of(before))?.tokens.clone();
    if sentence.end != open {
        return None;
    }
    let from = by_cue.partition_point(|&(cue, _)| cue < sentence.start);
    // A sentence that reports without marks goes on in them, too: "Venn said it was over. “We are done.”"
    let reports = |draft: &Draft| {
        let ends = draft.parts.last().is_some_and(|part| part.end + 1 >= sentence.end);
        let before = draft.parts.last().zip(draft.cue.as_ref()).is_some_and(|(part, cue)| part.end <= cue.start);
        draft.speaker.is_some() && (ends || before)
    };
    let mixed = |draft: &Draft| draft.parts.iter().flat_map(Clone::clone).any(|token| scene.marked(token));
    let length = |draft: usize| drafts.get(draft).map_or(0, |draft| draft.parts.iter().map(ExactSizeIterator::len).sum::<usize>());
    // The outermost: the one with the longest content.
    by_cue
        .iter()
        .skip(from)
        .take_while(|&&(cue, _)| cue < sentence.end)
        .map(|&(_, draft)| draft)
        .filter(|&draft| drafts.get(draft).is_some_and(|draft| mixed(draft) || reports(draft)))
        .max_by_key(|&draft| length(draft))
}

/// Whether the speech opens the sentence right behind the one that holds the draft's cue or last part.
fn follows_cue(scene: &Scene<'_, '_>, draft: &Draft, open: usize) -> bool {
    let doc = scene.doc;
    let last_part = draft.parts.last().map_or(0, |part| part.end);
    let last = draft.cue.as_ref().map_or(last_part, |cue| cue.end.max(last_part));
    let Some(before) = open.checked_sub(1) else { return false };
    if before < last.saturating_sub(1) {
        return false;
    }
    let between_sentences = scene.sentence_of(before) == scene.sentence_of(last.saturating_sub(1));
    // "said Reed, of Velden, Ont. “It is.”": an abbreviation keeps its stop.
    let stop = doc.has(before, Class::TERMINAL | Class::PUNCT) || doc.has(before, Class::QUOTE) || doc.has(before, Class::ABBREV);
    between_sentences && (stop || scene.comma(before))
}

/// Whether the speech is a sentence of its own, with nothing of the article's before it in its sentence.
fn stands_alone(scene: &Scene<'_, '_>, open: usize, end: usize) -> bool {
    let doc = scene.doc;
    let first = doc.sentences.get(scene.sentence_of(open)).is_some_and(|sentence| sentence.tokens.start == open);
    let last =
        end.checked_sub(1).and_then(|last| doc.sentences.get(scene.sentence_of(last))).is_some_and(|sentence| sentence.tokens.end == end);
    // A short one that is all of its paragraph is a heading.
    let heading = end - open < 10
        && !same_paragraph(scene, open, end)
        && open.checked_sub(1).is_none_or(|before| !same_paragraph(scene, before, open));
    first && last && end - open > 5 && !heading
}
