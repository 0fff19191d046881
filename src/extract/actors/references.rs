//! One pass from left to right that resolves what refers back: pronouns and common nouns.

use std::ops::Range;

use super::discourse::{Discourse, Minds, Subject};
use super::drafts::Draft;
use super::near::{Near, near};
use super::noted::RuleId;
use super::titles::Piece;
use super::words::View;
use super::{ActorId, nominals, pronouns};
use crate::extract::picks::{Facts, pick};
use crate::model::MentionForm;
use crate::text::Tag;

/// A mention that is no name.
#[derive(Debug)]
pub(super) struct Reference {
    pub tokens: Range<usize>,
    pub actor: ActorId,
    pub form: MentionForm,
    pub rule: RuleId,
}

/// The references of a text, and what they are looked for in.
#[derive(Debug, Default)]
pub(super) struct References {
    /// In order.
    pub found: Vec<Reference>,
    candidates: Vec<(u32, Near)>,
    facts: Facts,
    minds: Minds,
}

/// Finds the references of a text to the actors named in it, in place of those of another. `names` are in order, disjoint.
pub(super) fn find(doc: &View<'_, '_>, names: &[Piece], drafts: &[Draft], references: &mut References) {
    let References { found, candidates, facts, minds } = references;
    found.clear();
    // What stands before the first name has nobody to refer to.
    let Some(first) = names.first() else { return };
    let mut discourse = Discourse::new(doc, minds);
    find_candidates(doc, first.tokens.end, facts, candidates);
    // The next name, and the sentence that is read.
    let (mut next, mut at) = (0, 0);
    // The first token that no mention has taken yet; the last mention, and its sentence.
    let mut free = 0;
    let mut last: Option<(Range<usize>, ActorId, usize)> = None;
    for &(token, word) in &*candidates {
        let token = token as usize;
        while let Some(name) = names.get(next).filter(|name| name.tokens.start <= token) {
            discourse.mention(name.actor(), name.sentence(), Subject::Tokens(name.tokens.clone()));
            last = Some((name.tokens.clone(), name.actor(), name.sentence()));
            free = name.tokens.end;
            next += 1;
        }
        while doc.sentences.get(at).is_some_and(|sentence| sentence.tokens.end <= token) {
            at += 1;
        }
        let sentence = doc.sentences.get(at).map(|sentence| &sentence.tokens);
        let Some(sentence) = sentence.filter(|sentence| sentence.start <= token && free <= token) else { continue };
        if !word.is_empty() {
            let tag = doc.tag(token);
            let before = last.as_ref().filter(|(.., sentence)| *sentence == at).map(|(tokens, actor, _)| (tokens, *actor));
            if let Some((actor, rule)) = pronouns::resolve(doc, token, word, at, drafts, &mut discourse, before) {
                let tokens = token..token + 1;
                if !tag.is_wh() {
                    let subject = if tag == Tag::Prp { Subject::Tokens(tokens.clone()) } else { Subject::Told(false) };
                    discourse.mention(actor, at, subject);
                }
                found.push(Reference { tokens, actor, form: MentionForm::Pronoun, rule });
            }
            continue;
        }
        let name = names.get(next).map_or(usize::MAX, |name| name.tokens.start);
        if !doc.is_quoted(token)
            && let Some((tokens, head)) = nominals::phrase(doc, token, sentence.end)
            && name >= tokens.end
            && let Some(actor) = nominals::resolve(doc, &tokens, head, at, drafts, &mut discourse)
        {
            discourse.mention(actor, at, Subject::Tokens(tokens.clone()));
            free = tokens.end;
            last = Some((tokens.clone(), actor, at));
            found.push(Reference { tokens, actor, form: MentionForm::Nominal, rule: RuleId::Definite });
        }
    }
}

/// Pronouns that are looked into.
const PRONOUNS: Near = Near::HE.union(Near::SHE).union(Near::IT).union(Near::THEY).union(Near::WHO);

/// Finds the tokens from this one on that may refer back, each with the pronoun that it is, or with none where it may begin a phrase that
/// does.
fn find_candidates(doc: &View<'_, '_>, from: usize, facts: &mut Facts, candidates: &mut Vec<(u32, Near)>) {
    candidates.clear();
    facts.read(doc.tags().get(from..).unwrap_or_default(), |tag| {
        u8::from((tag == Tag::Prp) | (tag == Tag::PrpPoss) | (tag == Tag::Wp) | (tag == Tag::WpPoss) | (tag == Tag::Wdt) | (tag == Tag::Dt))
    });
    let mut picked = [(0, Near::empty()); u64::BITS as usize];
    facts.each(|start, [refers]| {
        let mut count = 0;
        pick(refers, |bit| {
            let token = from + start + bit;
            // What is not to stay is written over by the next one: which words these are cannot be foretold.
            let determiner = doc.tag(token) == Tag::Dt;
            let pronouns = PRONOUNS.bits() * u32::from(!determiner);
            let word = near(doc.hash(token)) & Near::from_bits_retain(pronouns);
            if let Some(slot) = picked.get_mut(count) {
                *slot = (token as u32, word);
            }
            count += usize::from(determiner & nominals::opens(doc, token) | !word.is_empty());
        });
        candidates.extend_from_slice(picked.get(..count).unwrap_or_default());
    });
}
