//! One pass from left to right that resolves what refers back: pronouns and common nouns.

use std::ops::Range;

use super::discourse::{Discourse, Profile, Subject};
use super::picks::pick;
use super::titles::Piece;
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
pub(super) fn find(doc: &View<'_, '_>, names: &[Piece], profiles: &[Profile]) -> Vec<Reference> {
    let mut discourse = Discourse::new(doc);
    let mut found = Vec::with_capacity(names.len() / 2);
    let mut names = names.iter().peekable();
    let mut sentences = doc.sentences.iter().enumerate().peekable();
    // The first token that no mention has taken yet; the last mention, and its sentence.
    let mut free = 0;
    let mut last: Option<(Range<usize>, ActorId, usize)> = None;
    for token in candidates(doc.tags()).into_iter().map(|token| token as usize) {
        let tag = doc.tag(token);
        if tag == Tag::Dt && !nominals::opens(doc.hash(token)) {
            continue;
        }
        while let Some(name) = names.next_if(|name| name.tokens.start <= token) {
            let (tokens, at) = (&name.tokens, name.sentence);
            discourse.mention(name.actor, at, Subject::Tokens(tokens.clone()));
            last = Some((tokens.clone(), name.actor, at));
            free = tokens.end;
        }
        while sentences.next_if(|(_, sentence)| sentence.tokens.end <= token).is_some() {}
        let Some((at, sentence)) = sentences.peek().filter(|(_, sentence)| sentence.tokens.start <= token && free <= token) else {
            continue;
        };
        let (at, sentence) = (*at, &sentence.tokens);
        if tag != Tag::Dt {
            let before = last.as_ref().filter(|(.., sentence)| *sentence == at).map(|(tokens, actor, _)| (tokens, *actor));
            if let Some((actor, rule)) = pronouns::resolve(doc, token, at, profiles, &mut discourse, before) {
                let tokens = token..token + 1;
                if !tag.is_wh() {
                    let subject = if tag == Tag::Prp { Subject::Tokens(tokens.clone()) } else { Subject::Told(false) };
                    discourse.mention(actor, at, subject);
                }
                found.push(Reference { tokens, actor, form: MentionForm::Pronoun, rule });
            }
        } else if !doc.is_quoted(token)
            && let Some((tokens, head)) = nominals::phrase(doc, token, sentence.end)
            && names.peek().is_none_or(|name| name.tokens.start >= tokens.end)
            && let Some(actor) = nominals::resolve(doc, &tokens, head, at, profiles, &mut discourse)
        {
            discourse.mention(actor, at, Subject::Tokens(tokens.clone()));
            free = tokens.end;
            last = Some((tokens.clone(), actor, at));
            found.push(Reference { tokens, actor, form: MentionForm::Nominal, rule: &nominals::DEFINITE });
        }
    }
    found
}

/// The tags of words that may refer back or begin a phrase that does, a bit for each.
const REFERRING: u64 =
    1 << Tag::Prp as u8 | 1 << Tag::PrpPoss as u8 | 1 << Tag::Wp as u8 | 1 << Tag::WpPoss as u8 | 1 << Tag::Wdt as u8 | 1 << Tag::Dt as u8;

/// The tokens that may refer back, or begin a phrase that does.
fn candidates(tags: &[Tag]) -> Vec<u32> {
    pick(tags, |tag| REFERRING >> (tag as u8) & 1 == 1)
}
