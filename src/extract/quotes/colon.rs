//! A name and a colon: transcripts, interviews, headlines.

use std::ops::Range;

use super::direct::Taken;
use super::draft::Draft;
use super::scene::Scene;
use super::words::Word;
use crate::model::Stance;
use crate::read::BlockKind;
use crate::rule::Rule;
use crate::text::Class;

/// SMITH: …
pub(super) static COLON: Rule = Rule {
    id: "quote-name-colon",
    phenomenon: "A paragraph that begins with a name and a colon: the turn of a speaker in a transcript (the name in capitals), or words in quotation marks.",
    matches: &[
        ("BROOK: We have tested the bridge. It is safe.", "We have tested the bridge. It is safe = BROOK"),
        ("Ada Brook: “The bridge is safe.”", "“The bridge is safe.” = Ada Brook"),
    ],
    rejects: &["Update: The bridge is safe."],
};

/// How many tokens a name before a colon may have.
const LONGEST: usize = 5;

/// Finds the paragraphs that begin so.
pub(super) fn find(scene: &Scene<'_, '_>, paragraphs: &[Range<usize>], taken: &mut Taken, drafts: &mut Vec<Draft>) {
    for paragraph in paragraphs {
        if let Some((name, content)) = turn(scene, paragraph) {
            let open = (content.start..content.end).find_map(|token| scene.marks.speech_at(token));
            if let Some(block) = open.or_else(|| scene.marks.speech_at(paragraph.start))
                && let Some(slot) = taken.get_mut(block)
            {
                if slot.is_some() {
                    continue;
                }
                *slot = Some(drafts.len());
            }
            drafts.push(Draft {
                parts: vec![content],
                cue: Some(name.end..name.end + 1),
                speaker: Some(name),
                lemma: ":".to_owned(),
                stance: Stance::Asserted,
                rules: vec![COLON.id],
            });
        }
    }
}

/// The name before the colon and what is said.
fn turn(scene: &Scene<'_, '_>, paragraph: &Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let doc = scene.doc;
    let from = paragraph.start + usize::from(doc.has(paragraph.start, Class::QUOTE));
    let colon = (from..paragraph.end.min(from + LONGEST + 1)).find(|&token| scene.is(token, Word::COLON))?;
    let name = from..colon;
    let names = !name.is_empty()
        && name.clone().all(|token| doc.tag(token).is_proper() || doc.has(token, Class::ABBREV) || doc.has(token, Class::ALL_CAPS));
    if !names || colon + 1 >= paragraph.end {
        return None;
    }
    let capitals =
        name.clone().all(|token| doc.has(token, Class::ALL_CAPS) || doc.has(token, Class::ABBREV)) && doc.span_of(name.clone()).len() > 3;
    let title = doc.sentences.get(scene.sentence_of(from)).is_some_and(|sentence| sentence.kind == BlockKind::Title);
    let quoted = scene.marks.at(colon + 1).filter(|&block| scene.marks.tokens(block).start == colon + 1);
    let content = match quoted {
        Some(block) => scene.marks.tokens(block),
        None if capitals && !title && doc.has(colon + 1, Class::CAPITAL) && paragraph.end - colon > 5 => {
            super::extent::trimmed(scene, colon + 1, paragraph.end)
        }
        None => return None,
    };
    Some((name, content))
}
