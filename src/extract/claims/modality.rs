//! How real: asserted, planned, possible, ordered, conditional.

use super::clauses::{Clause, Link};
use super::words::{self, Words};
use crate::model::Modality;
use crate::text::phrases::{Form, is_be};
use crate::text::{Doc, Tag};

/// The modality of clause `index`.
pub(super) fn of(doc: &Doc<'_>, clauses: &[Clause], index: usize) -> Modality {
    let Some(clause) = clauses.get(index) else { return Modality::Asserted };
    let Some(verb) = &clause.verb else { return Modality::Asserted };
    if clause.link == Link::Adverbial && doc.is_any(clause.opener.start, &["if", "unless", "provided", "assuming", "lest"]) {
        return Modality::Conditional;
    }
    // What a demand or a plan governs.
    if let Some(above) = clause.parent.and_then(|parent| clauses.get(parent))
        && let Some(governor) = &above.verb
        && clause.start >= governor.tokens.end
    {
        let lemma = doc.lemma(governor.head);
        let form = verb.first.form(doc);
        let bare = matches!(form, Form::Infinitive)
            || matches!(form, Form::Base)
            || doc.tag(verb.first.start) == Tag::Vbp
            || subjunctive(doc, clauses, index);
        if words::of(&lemma).contains(Words::DEMAND) && bare && matches!(clause.link, Link::Complement | Link::Infinitive) {
            return Modality::Ordered;
        }
    }
    if clause.link == Link::Infinitive {
        let noun = clause.antecedent.as_ref().map(|(_, head)| doc.lemma(*head));
        if let Some(above) = clause.parent.and_then(|parent| clauses.get(parent))
            && above.after.last().is_some_and(|part| !part.bare() && doc.is(part.prep.start, "for"))
            && noun.is_some()
            && (above.after.iter().any(|part| words::is(doc, part.head, Words::DEMAND))
                || above.verb.as_ref().is_some_and(|verb| words::is(doc, verb.head, Words::DEMAND)))
        {
            return Modality::Ordered;
        }
        return Modality::Planned;
    }
    if let Some(modality) = group(doc, clause) {
        return modality;
    }
    // Shared auxiliary: "may close or move"
    if let Some(model) = clause.joined
        && verb.tokens.len() == 1
        && matches!(doc.tag(verb.head), Tag::Vb | Tag::Vbp)
        && let Some(other) = clauses.get(model)
        && let Some(modality) = group(doc, other)
    {
        return modality;
    }
    Modality::Asserted
}

fn subjunctive(doc: &Doc<'_>, clauses: &[Clause], index: usize) -> bool {
    // "demanded that the firm cut ties": no ending where the subject is of the third person, or a past form like the base
    let _ = clauses;
    clauses.get(index).and_then(|clause| clause.verb.as_ref()).is_some_and(|verb| {
        verb.tokens.len() == 1 && matches!(doc.tag(verb.head), Tag::Vbd | Tag::Vbn) && doc.lemma(verb.head) == doc.lower(verb.head)
    })
}

fn group(doc: &Doc<'_>, clause: &Clause) -> Option<Modality> {
    let verb = clause.verb.as_ref()?;
    for token in verb.tokens.clone() {
        if doc.tag(token) == Tag::Md {
            let lower = doc.lower(token);
            return Some(match lower.as_ref() {
                "will" | "'ll" | "’ll" | "shall" | "wo" | "would" | "'d" | "’d" => Modality::Planned,
                "must" | "should" | "ought" => Modality::Ordered,
                _ => Modality::Possible,
            });
        }
    }
    if verb.first != verb.last {
        let lemma = doc.lemma(verb.first.head);
        // "is to be released", "is going to", "is set to", "is likely to"
        if is_be(doc, verb.first.head) {
            let between = (verb.first.end..verb.last.start).find(|&token| doc.tag(token).is_adjective() || doc.tag(token).is_verb());
            return Some(match between {
                Some(token) if doc.is_any(token, &["likely", "unlikely", "able", "unable", "certain", "sure", "apt", "prone", "free"]) => {
                    Modality::Possible
                }
                _ => Modality::Planned,
            });
        }
        if doc.is_any(verb.first.head, &["going"]) {
            return Some(Modality::Planned);
        }
        if lemma == "have"
            || lemma == "need"
            || (verb.first.passive(doc) && matches!(lemma.as_ref(), "require" | "order" | "oblige" | "force" | "ask" | "urge" | "tell"))
        {
            return Some(if matches!(lemma.as_ref(), "force") { Modality::Asserted } else { Modality::Ordered });
        }
        if words::of(&lemma).contains(Words::PLAN) {
            return Some(Modality::Planned);
        }
        if words::of(&lemma).contains(Words::OPEN) {
            return Some(Modality::Possible);
        }
    }
    verb.tokens.clone().any(|token| words::of(&doc.lower(token)).contains(Words::PERHAPS)).then_some(Modality::Possible)
}
