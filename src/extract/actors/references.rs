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
    let mut discourse = Discourse::default();
    let mut found = Vec::new();
    let mut next = 0;
    for (at, sentence) in doc.sentences.iter().enumerate() {
        let mut token = sentence.tokens.start;
        let mut last: Option<(Range<usize>, ActorId)> = None;
        while token < sentence.tokens.end {
            while names.get(next).is_some_and(|name| name.piece.tokens.start < token) {
                next += 1;
            }
            if let Some(name) = names.get(next).filter(|name| name.piece.tokens.start == token) {
                let (tokens, actor) = (&name.piece.tokens, &name.actor);
                discourse.mention(*actor, at, token, is_subject(doc, tokens, &sentence.tokens));
                last = Some((tokens.clone(), *actor));
                token = tokens.end.max(token + 1);
                continue;
            }
            let tag = doc.tag(token);
            let quoted = doc.is_quoted(token);
            if matches!(tag, Tag::Prp | Tag::PrpPoss | Tag::Wp | Tag::WpPoss | Tag::Wdt) {
                let before = last.as_ref().map(|(tokens, actor)| (tokens, *actor));
                if let Some((actor, rule)) = pronouns::resolve(doc, token, at, profiles, &discourse, quoted, before) {
                    let tokens = token..token + 1;
                    if !tag.is_wh() {
                        discourse.mention(actor, at, token, tag == Tag::Prp && is_subject(doc, &tokens, &sentence.tokens));
                    }
                    found.push(Reference { tokens, actor, form: MentionForm::Pronoun, rule });
                }
            } else if tag == Tag::Dt
                && !quoted
                && let Some((tokens, head)) = nominals::phrase(doc, token, sentence.tokens.end)
            {
                let free = names.get(next).is_none_or(|name| name.piece.tokens.start >= tokens.end);
                if free && let Some(actor) = nominals::resolve(doc, &tokens, head, at, profiles, &discourse) {
                    discourse.mention(actor, at, token, is_subject(doc, &tokens, &sentence.tokens));
                    token = tokens.end;
                    last = Some((tokens.clone(), actor));
                    found.push(Reference { tokens, actor, form: MentionForm::Nominal, rule: &nominals::DEFINITE });
                    continue;
                }
            }
            token += 1;
        }
    }
    found
}
