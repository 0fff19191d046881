//! One pass from left to right that resolves what refers back: pronouns and common nouns.

use std::ops::Range;

use super::aliases::Name;
use super::discourse::{Discourse, Profile, is_subject};
use super::words::View;
use super::{ActorId, nominals, pronouns};
use crate::model::MentionForm;
use crate::rule::Rule;
use crate::text::Tag;

/// A mention that is no name.
pub(super) struct Reference {
    pub tokens: Range<usize>,
    pub actor: ActorId,
    pub form: MentionForm,
    pub rule: &'static Rule,
}

/// The references of a text to the actors named in it. `names` are in order, disjoint.
pub(super) fn find(doc: &View<'_, '_>, names: &[Name], profiles: &[Profile]) -> Vec<Reference> {
    let mut discourse = Discourse::new();
    let mut found = Vec::with_capacity(names.len() / 2);
    let mut names = names.iter().peekable();
    for (at, sentence) in doc.sentences.iter().enumerate() {
        let mut token = sentence.tokens.start;
        let mut last: Option<(Range<usize>, ActorId)> = None;
        while token < sentence.tokens.end {
            let next = names.peek().map_or(usize::MAX, |name| name.piece.tokens.start);
            // What stands before the next name.
            let tags = doc.tags().get(token..next.min(sentence.tokens.end)).unwrap_or_default();
            let Some(step) = tags.iter().position(|&tag| refers(tag)) else {
                token = next.max(token);
                let Some(name) = names.next_if(|_| token < sentence.tokens.end) else { break };
                let (tokens, actor) = (&name.piece.tokens, name.actor);
                discourse.mention(actor, at, token, is_subject(doc, tokens, &sentence.tokens));
                last = Some((tokens.clone(), actor));
                token = tokens.end.max(token + 1);
                continue;
            };
            token += step;
            let tag = doc.tag(token);
            if tag != Tag::Dt {
                let before = last.as_ref().map(|(tokens, actor)| (tokens, *actor));
                if let Some((actor, rule)) = pronouns::resolve(doc, token, at, profiles, &discourse, before) {
                    let tokens = token..token + 1;
                    if !tag.is_wh() {
                        discourse.mention(actor, at, token, tag == Tag::Prp && is_subject(doc, &tokens, &sentence.tokens));
                    }
                    found.push(Reference { tokens, actor, form: MentionForm::Pronoun, rule });
                }
            } else if !doc.is_quoted(token)
                && let Some((tokens, head)) = nominals::phrase(doc, token, sentence.tokens.end)
                && next >= tokens.end
                && let Some(actor) = nominals::resolve(doc, &tokens, head, at, profiles, &discourse)
            {
                discourse.mention(actor, at, token, is_subject(doc, &tokens, &sentence.tokens));
                token = tokens.end;
                last = Some((tokens.clone(), actor));
                found.push(Reference { tokens, actor, form: MentionForm::Nominal, rule: &nominals::DEFINITE });
                continue;
            }
            token += 1;
        }
    }
    found
}

/// Whether a word with this tag may refer back.
fn refers(tag: Tag) -> bool {
    matches!(tag, Tag::Prp | Tag::PrpPoss | Tag::Wp | Tag::WpPoss | Tag::Wdt | Tag::Dt)
}
