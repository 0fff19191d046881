//! Pronouns: resolved by agreement, salience and syntax, or left alone.

use std::ops::Range;

use super::ActorId;
use super::closed::{Closed, closed, key};
use super::discourse::Discourse;
use super::drafts::Draft;
use super::near::Near;
use super::noted::RuleId;
use super::words::View;
use crate::model::ActorKind;
use crate::rule::Rule;
use crate::text::{Class, Tag};

/// He and she.
pub(super) static PERSONAL: Rule = Rule {
    id: "actor-pronoun-person",
    phenomenon: "He and she mean the most salient person before them that agrees in gender.",
    matches: &[
        ("Maria Vask resigned on Monday. She gave no reason.", "She = Maria Vask"),
        ("Thomas Brell said he would stay.", "he = Thomas Brell"),
    ],
    rejects: &["Maria Vask resigned. He stayed."],
};

/// It and they.
pub(super) static THING: Rule = Rule {
    id: "actor-pronoun-thing",
    phenomenon: "It means the organization or country that is the subject of the same sentence or opened the one before.",
    matches: &[
        ("Brellwick Corp. said it would appeal.", "it = Brellwick Corp."),
        ("Brellwick Corp. closed a plant. It has three left.", "It = Brellwick Corp."),
    ],
    rejects: &["Brellwick Corp. closed a plant. It was raining.", "It has been said."],
};

/// Who and which.
pub(super) static RELATIVE: Rule = Rule {
    id: "actor-relative",
    phenomenon: "A relative pronoun right behind a name means the one named.",
    matches: &[("Maria Vask, who resigned on Monday, gave no reason.", "who = Maria Vask")],
    rejects: &["Those who resigned gave no reason."],
};

/// Verbs whose "it" stands for nothing: "it seems", "it took".
const EMPTY: &Closed = closed![
    "is", "was", "'s", "seems", "seemed", "appears", "appeared", "takes", "took", "turns", "turned", "remains", "remained", "rained",
    "snowed", "comes", "came", "became", "becomes", "would", "could", "may", "might", "happened", "happens", "looks", "looked", "makes",
    "made", "helps", "helped", "matters", "costs", "cost", "feels", "felt",
];

/// The actor that the pronoun at `token` means, a `word` of [`Near`], and the rule. `last` is the mention right before it.
pub(super) fn resolve(
    doc: &View<'_, '_>,
    token: usize,
    word: Near,
    sentence: usize,
    drafts: &[Draft],
    discourse: &mut Discourse<'_, '_, '_>,
    last: Option<(&Range<usize>, ActorId)>,
) -> Option<(ActorId, RuleId)> {
    let kind = |actor: ActorId| drafts.get(actor).map(|draft| draft.kind);
    let tokens = doc.sentences.get(sentence)?.tokens.clone();
    if word != Near::WHO && doc.is_quoted(token) {
        return None;
    }
    match word {
        Near::HE | Near::SHE => {
            let fits = |actor: ActorId| {
                let Some(draft) = drafts.get(actor) else { return 0 };
                let (agrees, differs) = if word == Near::HE { (draft.male, draft.female) } else { (draft.female, draft.male) };
                i32::from((draft.kind == ActorKind::Person) & !differs) * (1 + i32::from(agrees))
            };
            discourse.salient(sentence, fits).map(|actor| (actor, RuleId::Personal))
        }
        Near::IT => {
            let thing = |actor: ActorId| matches!(kind(actor), Some(ActorKind::Organization | ActorKind::Place | ActorKind::Product));
            if token > tokens.start {
                // After a verb of saying, or a possessive: the subject of the sentence.
                let subject = discourse.subject_of(sentence).filter(|&actor| kind(actor) == Some(ActorKind::Organization))?;
                let plain = !doc.is(token, key!("it")) || !doc.is_any(token + 1, EMPTY) || said_before(doc, token);
                return (plain && !discourse.rivals(sentence, subject, |actor| kind(actor) == Some(ActorKind::Organization)))
                    .then_some((subject, RuleId::Thing));
            }
            if doc.is(token, key!("it")) && (doc.is_any(token + 1, EMPTY) || !doc.tag(token + 1).is_finite()) {
                return None;
            }
            let before = sentence.checked_sub(1)?;
            discourse.subject_of(before).filter(|&actor| thing(actor)).map(|actor| (actor, RuleId::Thing))
        }
        Near::THEY => {
            let subject = match discourse.subject_of(sentence) {
                Some(subject) => subject,
                None => discourse.subject_of(sentence.checked_sub(1)?)?,
            };
            (kind(subject) == Some(ActorKind::Group)).then_some((subject, RuleId::Thing))
        }
        Near::WHO => {
            let (mention, actor) = last?;
            let gap = if doc.is(mention.end, key!(",")) { mention.end + 1 } else { mention.end };
            if gap != token || doc.tag(token) == Tag::Dt || doc.has(mention.end, Class::TERMINAL) {
                return None;
            }
            let which = doc.is(token, key!("which"));
            let fits = match kind(actor)? {
                ActorKind::Person | ActorKind::Group => !which,
                _ => which || doc.is(token, key!("whose")),
            };
            fits.then_some((actor, RuleId::Relative))
        }
        _ => None,
    }
}

/// Whether a verb of speech stands right before the pronoun ("said it was", "said that it was").
fn said_before(doc: &View<'_, '_>, token: usize) -> bool {
    let at = if token > 1 && doc.is(token - 1, key!("that")) { token - 2 } else { token.saturating_sub(1) };
    doc.is_any(
        at,
        closed!["said", "says", "announced", "claimed", "added", "denied", "argued", "insisted", "believes", "believed", "confirmed"],
    )
}
